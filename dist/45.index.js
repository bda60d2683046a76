export const id = 45;
export const ids = [45];
export const modules = {

/***/ 5045:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
;// CONCATENATED MODULE: ./actions/approval-gate/src/outcomes.ts
/** How a step ends. Which of them are green, and in which mode, `isGreen` says. */
const OUTCOMES = [
    'approved',
    'not-required',
    'pending',
    'denied',
    'expired',
    'cancelled',
    'subject-mismatch',
    'refused',
    'checked',
    'planned',
    'config-error',
    'error',
];
const MODES = ['request', 'record', 'verify', 'wait', 'doctor'];
const GREEN = ['approved', 'not-required', 'checked', 'planned'];
/** Whether a step of that mode is green: `pending` only where a person is still to come, in `request` and `record`. */
function isGreen(mode, outcome) {
    return GREEN.includes(outcome) || (outcome === 'pending' && (mode === 'request' || mode === 'record'));
}
/**
 * Why a vote does not count. Each names one way around the gate, so that a workflow, a log or a test can tell them
 * apart.
 */
const VOTE_REASONS = (/* unused pure expression or super */ null && ([
    'vote-rerun',
    'vote-workflow',
    'vote-event',
    'vote-fork',
    'vote-branch',
    'vote-commit',
    'vote-title',
    'vote-bot',
    'vote-actor',
    'vote-unfinished',
    'vote-failed',
    'vote-early',
    'vote-late',
    'vote-repeated',
    'vote-overruled',
    'not-an-approver',
    'membership-pending',
    'excluded-requester',
    'excluded-rerunner',
    'excluded-committer',
    'excluded-co-author',
    'excluded-pr-author',
    'excluded-last-pusher',
]));
/** A step that ends before it has a decision: says how, and why in one sentence. Shown without a stack. */
class Refusal extends Error {
    name = 'Refusal';
    outcome;
    reasonCode;
    constructor(outcome, reasonCode, reason, options) {
        super(reason, options);
        this.outcome = outcome;
        this.reasonCode = reasonCode;
    }
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/vote-reasons.ts
/** Why a vote does not count. */
const VOTE_WORDS = {
    'vote-rerun': {
        happened: 'The approving run was started again, so it no longer shows who decided.',
        mend: 'Dispatch the approve workflow anew; only the approver himself may re-run the run that deploys.',
    },
    'vote-workflow': {
        happened: 'The run is of another workflow than the approve workflow.',
        mend: 'Dispatch the workflow that `approve-workflow` names.',
    },
    'vote-event': {
        happened: 'The run was not started by `workflow_dispatch`.',
        mend: 'Dispatch the approve workflow by hand.',
    },
    'vote-fork': {
        happened: 'The run comes from another repository, such as a fork.',
        mend: 'Dispatch the approve workflow in the repository that is deployed.',
    },
    'vote-branch': {
        happened: 'The run was dispatched on a branch or tag other than the default branch.',
        mend: 'Dispatch the approve workflow on the default branch.',
    },
    'vote-commit': {
        happened: 'The run is of a commit that is not on the default branch, such as that of a tag with its name.',
        mend: 'Dispatch the approve workflow on the default branch, and delete a tag that has its name.',
    },
    'vote-title': {
        happened: 'The title of the run is not exactly what the approve workflow gives it.',
        mend: 'Give the workflow the `run-name` of the template, then dispatch it with the code as it was printed.',
    },
    'vote-bot': {
        happened: 'The run was dispatched by an app or a bot.',
        mend: 'A person has to dispatch the approve workflow.',
    },
    'vote-actor': {
        happened: 'The run was started by somebody else than it is attributed to.',
        mend: 'Dispatch the approve workflow anew, as yourself.',
    },
    'vote-unfinished': {
        happened: 'The approving run has not ended yet.',
        mend: 'Wait until it is green.',
    },
    'vote-failed': {
        happened: 'The approving run did not succeed.',
        mend: 'See in that run why, then dispatch the approve workflow anew.',
    },
    'vote-early': {
        happened: 'The run was started before the request was made.',
        mend: 'Dispatch the approve workflow anew.',
    },
    'vote-late': {
        happened: 'The run was started after the request had ended.',
        mend: 'Run the pipeline again for a new request.',
    },
    'vote-repeated': {
        happened: 'The same person decided the same once more; one person counts once.',
        mend: 'Nothing to do: the other one of these votes is looked at.',
    },
    'vote-overruled': {
        happened: 'The same person denied the request, which is final.',
        mend: 'Nothing to do: the denial is looked at.',
    },
    'not-an-approver': {
        happened: 'The rule does not let this person approve.',
        mend: 'Ask one of the approvers, or have the policy changed on the default branch and make a new request.',
    },
    'membership-pending': {
        happened: 'This person was invited to the team but has not joined it yet.',
        mend: 'Accept the invitation, then dispatch the approve workflow anew.',
    },
    'excluded-requester': {
        happened: 'This person started the run that asks for the approval.',
        mend: 'Ask another approver.',
    },
    'excluded-rerunner': {
        happened: 'This person started an attempt of the run that asks for the approval.',
        mend: 'Ask another approver.',
    },
    'excluded-committer': {
        happened: 'This person wrote or committed a commit that is to be approved.',
        mend: 'Ask another approver.',
    },
    'excluded-co-author': {
        happened: 'This person is named as co-author of a commit that is to be approved.',
        mend: 'Ask another approver.',
    },
    'excluded-pr-author': {
        happened: 'This person opened a pull request that is to be approved.',
        mend: 'Ask another approver.',
    },
    'excluded-last-pusher': {
        happened: 'This person was the last to push what is to be approved.',
        mend: 'Ask another approver.',
    },
};

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/reasons.ts

const REQUEST_WORDS = {
    approved: { happened: 'The request has the approvals that the policy asks for.', mend: '' },
    'not-required': {
        happened: 'The policy of the default branch asks for no approval of this environment.',
        mend: 'Where it should, add the environment to the policy.',
    },
    requested: {
        happened: 'The request is made and waits for people.',
        mend: 'An approver dispatches the approve workflow with the code.',
    },
    'votes-missing': {
        happened: 'There are fewer approvals than the policy asks for.',
        mend: 'More approvers have to approve: by the approve workflow and the code, or with `via: environment` in GitHub’s review.',
    },
    'wait-timeout': {
        happened: 'The approvals did not come within `wait-timeout`.',
        mend: 'Run the pipeline again, or let the default mode wait: it holds no runner.',
    },
    denied: {
        happened: 'Somebody who may approve denied the request, for good.',
        mend: 'Settle it with them, then run the pipeline again for a new request.',
    },
    'request-expired': {
        happened: 'The life time of the request is over.',
        mend: 'Run the pipeline again for a new request.',
    },
    'request-cancelled': {
        happened: 'The run that asked for the approval was cancelled.',
        mend: 'Run the pipeline again for a new request.',
    },
    'job-cancelled': {
        happened: 'The job was cancelled while the gate was at work.',
        mend: 'Re-run the job while the request has not ended.',
    },
    'request-failed': {
        happened: 'The run that asked for the approval did not succeed.',
        mend: 'Mend what failed there, then run all of the pipeline again for a new request.',
    },
    'request-superseded': {
        happened: 'The run that asked for the approval was started again, which voids its request.',
        mend: 'Approve the request of its newest attempt; where that has none, re-run all jobs and not the failed ones alone.',
    },
    'request-unknown': {
        happened: 'There is no request with this code, or its deployment was deleted.',
        mend: 'Copy the code from the summary of the requesting run, or run the pipeline again.',
    },
    'request-not-attested': {
        happened: 'The requesting run has no artifact of this request, so nothing proves that it made it.',
        mend: 'Upload the file of `request-file` as `approval-request-<code>` in the step after the request, and keep it.',
    },
    'already-used': {
        happened: 'A deployment has succeeded with this approval; each is good for one.',
        mend: 'Run the pipeline again for a new request.',
    },
    'already-deploying': {
        happened: 'Another run is deploying with this approval.',
        mend: 'Wait for that run; should it fail, re-run this one.',
    },
    'environment-differs': {
        happened: 'The request is for another environment than the one to be deployed.',
        mend: 'Give `environment` the one that was approved, or make a request for this one.',
    },
    'commit-differs': {
        happened: 'The request is for another commit than the one to be deployed.',
        mend: 'Deploy the commit that was approved, or make a request for this one.',
    },
    'digests-differ': {
        happened: 'The request is for other image digests than those to be deployed.',
        mend: 'Deploy the images that were approved, or make a request for these.',
    },
    'repository-differs': {
        happened: 'The request is of another repository.',
        mend: 'Use the code in the repository whose pipeline printed it.',
    },
    'policy-changed': {
        happened: 'The rule of this environment is no longer the one that the request was made under.',
        mend: 'Run the pipeline again for a request under the new rule.',
    },
};
const SETTING_WORDS = {
    'request-missing': {
        happened: 'The environment needs an approval, and no `request` was given.',
        mend: 'Make a request with `mode: request` and deploy from the approve workflow.',
    },
    'request-malformed': {
        happened: 'What was given as `request` is no code.',
        mend: 'Copy the whole code from the summary of the requesting run.',
    },
    'input-invalid': { happened: 'An input is wrong.', mend: 'Correct the input that the reason names.' },
    'policy-invalid': {
        happened: 'The policy on the default branch cannot be understood.',
        mend: 'Correct the line that the reason names, on the default branch.',
    },
    'policy-missing': {
        happened: '`require-approval` is set, and the policy has no rule for this environment.',
        mend: 'Add the environment to the policy on the default branch.',
    },
    'policy-unreadable': {
        happened: 'The token cannot read the default branch, so nobody knows what the policy says.',
        mend: 'Grant the job `contents: read`.',
    },
    'quorum-unreachable': {
        happened: 'With those who are excluded there are too few people left who could approve.',
        mend: 'Name more approvers in the policy, or exclude fewer.',
    },
    'team-invisible': {
        happened: 'The token cannot see a team that the rule names, so nobody knows its members.',
        mend: 'Give `app-id` and `app-private-key` of an app with `members: read`, and check the name of the team.',
    },
    'approver-unknown': {
        happened: 'The rule names somebody who cannot approve here, such as a person without write access, so too few are left.',
        mend: 'Correct the name in the policy, or give that person write access.',
    },
    'commit-not-allowed': {
        happened: 'The commit is not on a branch that may be deployed into this environment.',
        mend: 'Merge it first, or add its branch to `branches` of the policy.',
    },
    'event-not-allowed': {
        happened: 'The run was started by an event that may bring code which nobody has merged.',
        mend: 'Ask and deploy in runs of `push`, `workflow_dispatch`, `schedule` or `release` on an allowed branch.',
    },
    'run-differs': {
        happened: 'What the runner says about its run is not what GitHub says.',
        mend: 'Look at who controls that runner, and make the request on one of GitHub’s own.',
    },
    'self-hosted-runner': {
        happened: 'The rule asks for one of GitHub’s own runners, and this job is on another.',
        mend: 'Let the job run on a hosted runner, or drop `github-hosted-only` from the policy.',
    },
};
const WORLD_WORDS = {
    'commits-truncated': {
        happened: 'GitHub did not list all commits or files of the request, so it is not known whose they are.',
        mend: 'Deploy in smaller steps: an earlier commit first.',
    },
    'people-unknown': {
        happened: 'GitHub does not say who started the run.',
        mend: 'Start it again as a person whom GitHub knows.',
    },
    'api-incomplete': {
        happened: 'GitHub’s answer lacks a field that the gate needs, as those of older GitHub Enterprise Servers do.',
        mend: 'Update the server.',
    },
    'github-unavailable': {
        happened: 'GitHub did not answer properly, also after retries; nothing was decided.',
        mend: 'Re-run the job.',
    },
    'github-refused': {
        happened: 'GitHub refused a request of this token; nothing was decided.',
        mend: 'Grant the permission that the reason names.',
    },
    'rate-limited': {
        happened: 'The token has used up its requests to GitHub; nothing was decided.',
        mend: 'Re-run the job after the time that the reason names.',
    },
    'dry-run': { happened: 'A dry run: nothing was written.', mend: '' },
    'settings-sound': { happened: 'No way around the gate was found.', mend: '' },
    'settings-weak': {
        happened: 'There is a way around the gate.',
        mend: 'Do what is said beside each finding.',
    },
    'internal-error': {
        happened: 'Something went wrong that nobody foresaw; nothing was decided.',
        mend: 'Re-run with debug logging and report what it says.',
    },
};
/** Every reason code in words, in the order of the README. */
const REASONS = {
    ...REQUEST_WORDS,
    ...VOTE_WORDS,
    ...SETTING_WORDS,
    ...WORLD_WORDS,
};

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/text.ts

/** Foreign text is cut to this before it is shown. */
const TEXT_CHARS = 1000;
const SHA_CHARS = 10;
const PEOPLE_SHOWN = 30;
/** `2026-11-22 20:04 UTC`. */
function formatTime(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function text_short(text) {
    return (0,src/* truncate */.QS)(text, TEXT_CHARS);
}
function shortSha(sha) {
    return sha.slice(0, SHA_CHARS);
}
function codeCell(text) {
    return (0,src/* markup */.PT)((0,src/* code */.aY)(text_short(text)));
}
function linkCell(label, url) {
    return (0,src/* markup */.PT)((0,src/* link */.nf)(text_short(label), url));
}
/** `alice, bob and 12 more`; the texts are shown as they are. */
function listed(names) {
    const rest = names.length - PEOPLE_SHOWN;
    return `${names.slice(0, PEOPLE_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
/** Text as one line of a log. */
function oneLine(text) {
    return (0,src/* truncate */.QS)(text, 2 * TEXT_CHARS).replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
}
/** Our own Markdown as a log shows it. */
function plain(markdown) {
    return markdown.replaceAll('`', '');
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/votes.ts



const VOTES_SHOWN = 50;
/** All votes in the order of their runs, those that count and those that do not. */
function shownVotes({ counted, ignored }) {
    const good = counted.map(({ run, voter, choice, group }) => ({
        ...{ runId: run.id, runUrl: run.url, login: voter.login, choice, group, reasonCode: undefined },
    }));
    const bad = ignored.map(({ runId, runUrl, voter, choice, reasonCode }) => ({
        ...{ runId, runUrl, login: voter?.login, choice, group: undefined, reasonCode },
    }));
    return [...good, ...bad].sort((a, b) => a.runId - b.runId);
}
/** How many approvals are missing; `undefined` where nobody has counted. */
function missingApprovals({ decision, outlook }) {
    const groups = decision?.missing ?? outlook?.map(({ required }) => ({ required, counted: 0 }));
    return groups?.reduce((sum, { required, counted }) => sum + required - counted, 0);
}
/** `platform: 1 of 2, security: 0 of 1`. */
function missingInWords({ missing }) {
    return listed(missing.map(({ group, required, counted }) => `${group}: ${counted} of ${required}`));
}
/** The votes as a table; where there are too many, those that do not count are left out first. */
function votesTable(decision) {
    const votes = shownVotes(decision);
    const counting = votes.filter(({ reasonCode }) => reasonCode === undefined);
    const others = votes.filter(({ reasonCode }) => reasonCode !== undefined);
    const room = Math.max(0, VOTES_SHOWN - counting.length);
    const kept = new Set([...counting.slice(0, VOTES_SHOWN), ...(room > 0 ? others.slice(-room) : [])]);
    const shown = (0,src/* table */.tp)(['', 'Who', 'Decision', 'Counts', 'Run'], votes.filter((vote) => kept.has(vote)).map(voteRow));
    const rest = votes.length - kept.size;
    return rest === 0 ? shown : `${shown}\n\nAnd ${(0,src/* plural */.LS)(rest, 'vote')} more.`;
}
function voteRow({ runId, runUrl, login, choice, group, reasonCode }) {
    return [
        reasonCode === undefined ? (choice === 'deny' ? '⛔' : '✅') : '➖',
        login === undefined ? 'unknown' : codeCell(login),
        choice ?? 'unknown',
        reasonCode === undefined ? whatFor(choice, group) : (0,src/* markup */.PT)(whyNot(reasonCode)),
        linkCell(String(runId), runUrl),
    ];
}
/** An approval without a group came when its groups were complete. */
function whatFor(choice, group) {
    if (choice === 'deny')
        return 'yes, for good';
    return group === undefined || group === null ? 'yes, but is not needed' : `for ${group}`;
}
function whyNot(reasonCode) {
    const { happened, mend } = REASONS[reasonCode];
    return `no, \`${reasonCode}\`: ${happened} ${mend}`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/outputs.ts

/** Every output but `outcome`, `reason` and `result`. */
const OUTPUTS = [
    'reason-code',
    'request-code',
    'request-file',
    'environment',
    'subject-sha',
    'image-digests',
    'approvers',
    'votes',
    'missing',
    'approval-digest',
    'wait-seconds',
];
/** The outputs of a step. What it did not come to know is empty. */
function outputsOf(result) {
    const { request, decision } = result;
    const approvals = decision?.counted.filter(({ choice }) => choice === 'approve');
    return {
        'reason-code': result.reasonCode,
        'request-code': request?.code,
        'request-file': request?.file,
        environment: request?.subject.environment ?? result.environment,
        'subject-sha': request?.subject.sha,
        'image-digests': request?.subject.imageDigests,
        approvers: approvals?.map(({ voter }) => voter.login),
        votes: approvals?.length,
        missing: missingApprovals(result),
        'approval-digest': result.outcome === 'approved' ? result.approvalDigest : undefined,
        'wait-seconds': result.waiting?.seconds,
    };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/next-steps.ts


const OPEN = ['requested', 'votes-missing'];
/** Whether people can still approve or deny the request, as far as this step knows. */
function isOpen({ reasonCode }) {
    return OPEN.includes(reasonCode) || (reasonCode in VOTE_WORDS && reasonCode !== 'vote-late');
}
/** The command that decides, ready to be pasted anywhere; `undefined` where there is no code yet. */
function voteCommand(result, choice) {
    const requestCode = result.request?.code;
    if (requestCode === undefined)
        return undefined;
    const { owner, repo } = result.repository;
    const host = result.serverUrl.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
    const repository = host === 'github.com' ? `${owner}/${repo}` : `${host}/${owner}/${repo}`;
    const words = ['gh', 'workflow', 'run', result.approveWorkflow, '--repo', repository];
    return [...words, '-f', `request=${requestCode}`, '-f', `decision=${choice}`].map(shellWord).join(' ');
}
/** The page whose button "Run workflow" takes the code. */
function dispatchUrl({ serverUrl, repository, approveWorkflow }) {
    return `${serverUrl}/${repository.owner}/${repository.repo}/actions/workflows/${approveWorkflow}`;
}
/** How to approve and deny; empty where nobody can. */
function decideSection(result) {
    const [approve, deny] = [voteCommand(result, 'approve'), voteCommand(result, 'deny')];
    if (!isOpen(result) || approve === undefined || deny === undefined)
        return '';
    const page = `${(0,src/* link */.nf)(`Run ${result.approveWorkflow}`, dispatchUrl(result))} on the default branch`;
    return [
        `${page} with the code ${(0,src/* code */.aY)(result.request?.code ?? '')}, or:`,
        (0,src/* codeBlock */.DV)(approve, 'sh'),
        'To deny it for good:',
        (0,src/* codeBlock */.DV)(deny, 'sh'),
    ].join('\n\n');
}
/** A word that a POSIX shell takes as it is. */
function shellWord(word) {
    return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/log.ts





const LINES_SHOWN = 50;
/**
 * Prints what a person needs beside the verdict, which is printed by itself; and marks an open request on the run's
 * page.
 */
function logResult(log, result) {
    for (const line of resultLines(result))
        log.info(line);
    const command = voteCommand(result, 'approve');
    if (result.mode === 'request' && result.outcome === 'pending' && command !== undefined) {
        log.notice(command, {
            title: `An approval is needed for ${result.request?.subject.environment ?? 'the deployment'}`,
        });
    }
}
/** The lines that `logResult` prints, foreign text in them on one line and cut to size. */
function resultLines(result) {
    const { request, changes, outlook = [], decision, waiting, reasonCode, ok } = result;
    const { mend } = REASONS[reasonCode];
    const command = isOpen(result) ? voteCommand(result, 'approve') : undefined;
    const lines = [
        ...(request === undefined ? [] : [requestLine(request)]),
        ...(changes === undefined ? [] : [changesLine(changes)]),
        ...outlook.slice(0, LINES_SHOWN).map(outlookLine),
        ...(decision === undefined ? [] : shownVotes(decision).slice(-LINES_SHOWN).map(voteLine)),
        ...(decision === undefined || decision.missing.length === 0
            ? []
            : [`Approvals so far: ${missingInWords(decision)}`]),
        ...(waiting === undefined ? [] : [`Waited ${(0,src/* formatSeconds */.Xo)(waiting.seconds)}, about $${waiting.cost.toFixed(2)}`]),
        ...(command === undefined ? [] : [`To approve: ${command}`]),
        ...(ok || mend === '' ? [] : [`What to do: ${plain(mend)}`]),
    ];
    return lines.map(oneLine);
}
/** A look of `wait`: `platform: 1 of 2; next look in 30 s (waited 4 min, about $0.02)`. */
function pollLine(progress) {
    const { missing, nextSeconds, waitedSeconds, cost } = progress;
    const spent = `waited ${(0,src/* formatSeconds */.Xo)(waitedSeconds)}, about $${cost.toFixed(2)}`;
    return `${missing}; next look in ${(0,src/* formatSeconds */.Xo)(nextSeconds)} (${spent})`;
}
function requestLine({ code, subject, expiresAt }) {
    const name = code === undefined ? 'The request' : `Request ${code}`;
    const images = subject.imageDigests.length === 0 ? '' : ` with ${(0,src/* plural */.LS)(subject.imageDigests.length, 'image')}`;
    return `${name}: ${shortSha(subject.sha)}${images} into ${subject.environment}, until ${formatTime(expiresAt)}`;
}
function changesLine({ commits, compareUrl }) {
    return `${(0,src/* plural */.LS)(commits.length, 'commit')}${compareUrl === undefined ? '' : `: ${compareUrl}`}`;
}
function outlookLine({ group, required, eligible, excluded }) {
    const who = listed(eligible.map(({ login }) => login));
    const not = excluded.map(({ login, because }) => `${login} (${because})`);
    return `${text_short(group)}: ${required} of ${who}${not.length === 0 ? '' : `; not ${listed(not)}`}`;
}
function voteLine({ runUrl, login = 'somebody', choice, group, reasonCode }) {
    const what = `${login}: ${choice ?? 'a vote'}`;
    if (reasonCode !== undefined) {
        return `- ${what}, does not count (${reasonCode}): ${plain(REASONS[reasonCode].happened)} ${runUrl}`;
    }
    return `✓ ${what}${group === undefined || group === null ? '' : ` for ${group}`} ${runUrl}`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/render.ts

const ICONS = {
    broken: '❌',
    weak: '⚠️',
    unknown: '❔',
    sound: '✅',
    'not-applicable': 'ℹ️',
};
const ORDER = ['broken', 'weak', 'unknown', 'sound', 'not-applicable'];
const FINDING_CHARS = 2000;
/** One finding for the log. */
function checkLine({ id, status, finding, fix }) {
    return `${ICONS[status]} ${id}: ${finding}${fix === undefined ? '' : ` → ${fix}`}`;
}
/** What `doctor` found, worst first, with what to do about each. */
function checkSections(checks) {
    const made = checks.filter(({ status }) => status === 'not-applicable');
    const found = checks.filter((check) => !made.includes(check));
    const sorted = found.toSorted((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
    const bad = sorted.filter(({ status }) => status !== 'sound');
    const advised = sorted.filter(({ status, fix }) => status === 'sound' && fix !== undefined);
    return [
        ...(sorted.length === 0
            ? []
            : [{ title: 'Checks', rank: 1, markdown: `${(0,src/* heading */.R_)('Checks')}\n\n${checksTable(sorted)}` }]),
        ...bad.filter(({ fix }) => fix !== undefined).map((check) => fixSection(check, 2)),
        ...(advised.length === 0
            ? []
            : [{ title: 'Advice', rank: 4, markdown: `${(0,src/* heading */.R_)('Advice')}\n\n${advised.map(adviceItem).join('\n')}` }]),
        ...made.map((check) => ({
            title: check.title,
            rank: 3,
            markdown: (0,src/* details */.zH)(check.title, `${(0,src/* escapeMarkdown */.FV)(check.finding)}\n\n${remedy(check)}`),
        })),
    ];
}
function checksTable(checks) {
    return (0,src/* table */.tp)(['', 'Check', 'Finding', 'Code'], checks.map(({ status, title, finding, id }) => [
        ICONS[status],
        title,
        (0,src/* truncate */.QS)(finding, FINDING_CHARS),
        (0,src/* markup */.PT)((0,src/* code */.aY)(id)),
    ]));
}
function fixSection(check, rank) {
    const head = `${(0,src/* heading */.R_)(`${ICONS[check.status]} ${check.title}`, 4)} (${(0,src/* code */.aY)(check.id)})`;
    return {
        title: `Fix of ${check.id}`,
        rank,
        markdown: `${head}\n\n${(0,src/* escapeMarkdown */.FV)(check.finding)}\n\n${remedy(check)}`,
    };
}
function adviceItem({ title, fix = '' }) {
    return `- ${(0,src/* escapeMarkdown */.FV)(title)}: ${(0,src/* escapeMarkdown */.FV)(fix)}`;
}
/** A fix that ends in a colon is followed by what it speaks of. */
function remedy({ fix = '', snippet }) {
    const text = `**Fix:** ${(0,src/* escapeMarkdown */.FV)(fix)}`;
    return snippet === undefined ? text : `${text}\n\n${(0,src/* codeBlock */.DV)(snippet.text, snippet.language)}`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/request.ts


const COMMITS_SHOWN = 50;
const request_LINES_SHOWN = 50;
/** What is to be approved: environment, commit, digests, who asks, until when. */
function requestTable(result, { code: requestCode, subject, ...request }) {
    const { serverUrl, repository, approvalDigest } = result;
    const { createdAt, expiresAt, runUrl } = request;
    const commitUrl = `${serverUrl}/${repository.owner}/${repository.repo}/commit/${subject.sha}`;
    const rows = [
        ['Environment', codeCell(subject.environment)],
        ['Commit', linkCell(shortSha(subject.sha), commitUrl)],
        ['Images', subject.imageDigests.length === 0 ? 'none named' : (0,src/* markup */.PT)(digests(subject.imageDigests))],
        ['Asked for by', (0,src/* markup */.PT)(`${(0,src/* code */.aY)(subject.requester.login)} in ${(0,src/* link */.nf)(`run ${subject.runId}`, runUrl)}`)],
        ['Ends at', `${formatTime(expiresAt)}, ${(0,src/* formatSeconds */.Xo)((expiresAt - createdAt) / 1000)} after the request`],
        ...(subject.excluded.length === 0 ? [] : [['Not counted', (0,src/* markup */.PT)(excludedPeople(subject.excluded))]]),
        ...(requestCode === undefined ? [] : [['Code', codeCell(requestCode)]]),
        ...(approvalDigest === undefined ? [] : [['Approval digest', codeCell(approvalDigest)]]),
    ];
    return (0,src/* table */.tp)(['', ''], rows);
}
/** `alice (requester), bob (committers)`. */
function excludedPeople(excluded) {
    return listed(excluded.map(({ login, because }) => `${(0,src/* code */.aY)(login)} (${because})`));
}
function digests(imageDigests) {
    const shown = imageDigests.slice(0, request_LINES_SHOWN).map((digest) => (0,src/* code */.aY)(text_short(digest)));
    const rest = imageDigests.length - shown.length;
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
const SINCE = {
    'last-approval': (count) => `${count} since the deployment that was approved last.`,
    first: (count) => `No approved deployment into this environment is known, so only the newest change is looked at: ${count}.`,
    window: (count) => `It is not known which deployment was approved last, so the newest commits are looked at: ${count}.`,
};
/** The commits that would be deployed, newest first, with their authors. */
function changesSection({ since, commits, compareUrl, unknownPeople }) {
    const rows = commits
        .toReversed()
        .slice(0, COMMITS_SHOWN)
        .map(({ sha, title, author, url }) => [linkCell(shortSha(sha), url), text_short(title), codeCell(author)]);
    const rest = commits.length - rows.length;
    const unknown = unknownPeople.length === 0
        ? ''
        : `⚠️ GitHub knows no account of these authors, so it cannot be told whether they approve their own work: ${(0,src/* escapeMarkdown */.FV)(text_short(listed(unknownPeople)))}`;
    return [
        SINCE[since]((0,src/* plural */.LS)(commits.length, 'commit')),
        compareUrl === undefined ? '' : (0,src/* link */.nf)('Compare', compareUrl),
        (0,src/* table */.tp)(['Commit', 'Title', 'Author'], rows),
        rest > 0 ? `And ${(0,src/* plural */.LS)(rest, 'older commit')}.` : '',
        unknown,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** The rule in words, and where it stands. */
function ruleSection({ source, inWords }) {
    const rest = inWords.length - request_LINES_SHOWN;
    const more = rest > 0 ? [`and ${rest} more`] : [];
    return `From ${(0,src/* code */.aY)(text_short(source))}:\n\n${(0,src/* bullets */.e5)([...inWords.slice(0, request_LINES_SHOWN).map(text_short), ...more])}`;
}
/** Per group, who may approve this request, and who may not and why. */
function outlookTable(outlook) {
    const rows = outlook
        .slice(0, request_LINES_SHOWN)
        .map(({ group, required, eligible, excluded }) => [
        text_short(group),
        required,
        (0,src/* markup */.PT)(listed(eligible.map(({ login }) => (0,src/* code */.aY)(login)))),
        (0,src/* markup */.PT)(excludedPeople(excluded)),
    ]);
    return (0,src/* table */.tp)(['Group', 'Needed', 'May approve', 'May not, being'], rows);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/state-chart.ts



const BY_REASON = {
    'already-used': 'used',
    'already-deploying': 'deploying',
};
const BY_OUTCOME = {
    pending: 'requested',
    approved: 'approved',
    denied: 'denied',
    expired: 'expired',
    cancelled: 'cancelled',
};
/** The life of a request, with where it stands; empty where that is not known. */
function stateChart(result) {
    const state = BY_REASON[result.reasonCode] ?? BY_OUTCOME[result.outcome] ?? (isOpen(result) ? 'requested' : undefined);
    if (state === undefined || result.request?.code === undefined)
        return '';
    const missing = missingApprovals(result);
    const votes = missing === undefined || missing <= 0
        ? 'approvals'
        : (0,src/* plural */.LS)(missing, result.decision === undefined ? 'approval' : 'more approval');
    return (0,src/* mermaid */.a4)([
        'stateDiagram-v2',
        '  direction LR',
        '  [*] --> requested',
        `  requested --> approved: ${votes}`,
        '  requested --> denied',
        '  requested --> expired',
        '  requested --> cancelled',
        '  approved --> deploying: verified in the deploying job',
        '  deploying --> used: deployed',
        '  deploying --> approved: failed',
        '  classDef now stroke-width:4px',
        `  class ${state} now`,
    ].join('\n'));
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/summary.ts








const REASON_CHARS = 4000;
const WARNINGS_SHOWN = 30;
/** The job summary: the verdict and what to do about it, what is asked, the rule, who may approve, the votes, how to vote. */
function renderSummary(result) {
    const { request, changes, policy, outlook, decision, waiting, warnings, checks } = result;
    return [
        { title: 'Verdict', rank: 0, markdown: verdict(result) },
        ...(checks === undefined ? [] : checkSections(checks)),
        section('Warnings', 2, (0,src/* bullets */.e5)(warnings.slice(0, WARNINGS_SHOWN).map(text_short))),
        section('What is asked', 1, request === undefined ? '' : requestTable(result, request)),
        section('What would be deployed', 4, changes === undefined ? '' : changesSection(changes)),
        section('The rule', 3, policy === undefined || policy.inWords.length === 0 ? '' : ruleSection(policy)),
        section('Who may approve', 3, outlook === undefined ? '' : outlookTable(outlook)),
        section('Votes', 2, decision === undefined ? '' : votes(decision)),
        section('Decide', 0, decideSection(result)),
        section('Where the request stands', 5, stateChart(result)),
        { title: 'Waiting', rank: 5, markdown: waiting === undefined ? '' : waitingLine(waiting) },
        { title: 'API calls', rank: 6, markdown: callsTable(result.calls) },
    ].filter(({ markdown }) => markdown !== '');
}
function verdict(result) {
    const { outcome, reason, reasonCode, ok } = result;
    const { mend } = REASONS[reasonCode];
    return [
        `## ${icon(result)} approval-gate: ${outcome}${headline(result)}`,
        (0,src/* escapeMarkdown */.FV)((0,src/* truncate */.QS)(reason, REASON_CHARS)),
        ok || mend === '' ? '' : `**What to do:** ${mend}`,
        comment(result.ownVote),
        `Reason code: \`${reasonCode}\``,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** What the voter wrote; quoted, since it decides nothing. */
function comment(vote) {
    if (vote?.comment === undefined)
        return '';
    return `> ${(0,src/* code */.aY)(vote.voter?.login ?? 'unknown')}: ${(0,src/* escapeMarkdown */.FV)(text_short(vote.comment))}`;
}
function icon({ outcome, ok }) {
    if (outcome === 'pending' && ok)
        return '⏳';
    return ok ? '✅' : '❌';
}
/** `, 2 approvals needed for production`. */
function headline(result) {
    const environment = result.environment ?? result.request?.subject.environment;
    if (environment === undefined)
        return '';
    const where = (0,src/* escapeMarkdown */.FV)(text_short(environment));
    const missing = missingApprovals(result);
    if (result.outcome !== 'pending' || missing === undefined || missing <= 0)
        return ` (${where})`;
    return `, ${(0,src/* plural */.LS)(missing, result.decision === undefined ? 'approval' : 'more approval')} needed for ${where}`;
}
function votes(decision) {
    const missing = missingInWords(decision);
    return [
        votesTable(decision) || 'None yet.',
        missing === '' ? '' : `Approvals so far: ${(0,src/* escapeMarkdown */.FV)(text_short(missing))}`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function waitingLine({ seconds, polls, cost }) {
    return `Waited ${(0,src/* formatSeconds */.Xo)(seconds)} on a runner, which costs about $${cost.toFixed(2)}, and looked ${(0,src/* plural */.LS)(polls, 'time')}. Without \`mode: wait\` waiting costs nothing.`;
}
function callsTable({ total, byOperation }) {
    const rows = Object.entries(byOperation).map(([operation, count]) => [codeCell(operation), count]);
    return rows.length === 0 ? '' : (0,src/* details */.zH)((0,src/* plural */.LS)(total, 'request') + ' to GitHub', (0,src/* table */.tp)(['Route', 'Requests'], rows));
}
function section(title, rank, body) {
    return { title, rank, markdown: body === '' ? '' : `${(0,src/* heading */.R_)(title)}\n\n${body}` };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/report/index.ts






;// CONCATENATED MODULE: ./actions/approval-gate/src/conclude.ts



/** Turns an ending and what was found out on the way into outputs, summary, log lines and `result`. */
function conclude({ log }, concluded) {
    const result = resultOf(concluded);
    logResult(log, result);
    const { outcome, reason, ok, ...details } = result;
    return {
        outcome,
        reason,
        ok,
        outputs: outputsOf(result),
        summary: renderSummary(result),
        details,
    };
}
function resultOf({ mode, gate, ending, seconds }) {
    return {
        ...(gate?.evidence.known ?? { warnings: [] }),
        ...ending,
        mode,
        dryRun: gate?.inputs.dryRun ?? false,
        ok: mode !== undefined && isGreen(mode, ending.outcome),
        repository: gate?.repository ?? { owner: '', repo: '' },
        serverUrl: gate?.serverUrl ?? 'https://github.com',
        approveWorkflow: gate?.inputs.approveWorkflow ?? 'approve.yml',
        seconds,
        calls: { total: gate?.gh.calls.total() ?? 0, byOperation: gate?.gh.calls.byOperation() ?? {} },
    };
}

// EXTERNAL MODULE: ./packages/github/src/index.ts + 44 modules
var github_src = __webpack_require__(4661);
;// CONCATENATED MODULE: ./actions/approval-gate/src/effects.ts

const realEffects = {
    github: (runner, token) => (0,github_src/* githubClient */.$f)(runner, token),
    random: Math.random,
};

;// CONCATENATED MODULE: ./actions/approval-gate/src/ending.ts



const FAULTS = {
    refused: 'github-refused',
    'rate-limited': 'rate-limited',
    unavailable: 'github-unavailable',
};
/** What a throw means. A fault of GitHub's is `error`: never a decision, one way or the other. */
function endingOfThrow(error) {
    if (error instanceof Refusal) {
        return { outcome: error.outcome, reasonCode: error.reasonCode, reason: error.message };
    }
    if (error instanceof src/* CancelledError */.cc)
        return ended('cancelled', 'job-cancelled', error.message);
    const fault = (0,github_src/* faultOf */.Kl)(error);
    if (fault !== undefined) {
        // What was refused is said with its remedy; a fault's own words are in its causes.
        return ended('error', FAULTS[fault], fault === 'refused' ? error.message : (0,src/* messageChain */.NG)(error));
    }
    if (error instanceof src/* UserError */.yo)
        return ended('config-error', 'input-invalid', error.message);
    if (error instanceof github_src/* IncompleteAnswerError */.j2)
        return ended('error', 'api-incomplete', error.message);
    if (error instanceof github_src/* TruncatedCompareError */.ww)
        return ended('error', 'commits-truncated', error.message);
    return ended('error', 'internal-error', (0,src/* messageChain */.NG)(error));
}
function ended(outcome, reasonCode, reason) {
    return { outcome, reasonCode, reason };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/evidence.ts
function evidenceLog(log) {
    let known = { warnings: [] };
    return {
        get known() {
            return known;
        },
        add: (part) => {
            known = { ...known, ...part };
        },
        warn: (message) => {
            log.warning(message);
            known = { ...known, warnings: [...known.warnings, message] };
        },
    };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/gate.ts


/** @throws UserError where the environment is not a runner's. */
function openGate(runner, inputs, effects) {
    const { repository, serverUrl } = (0,github_src/* eventContext */.Wl)(runner);
    if (inputs.appPrivateKey !== undefined)
        runner.mask(inputs.appPrivateKey);
    const gh = effects.github(runner, inputs.githubToken ?? '');
    const evidence = evidenceLog(runner.log);
    if (inputs.environment !== undefined)
        evidence.add({ environment: inputs.environment });
    return { runner, inputs, effects, gh, repository, serverUrl, evidence };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/model.ts
const EXCLUSIONS = ['requester', 'committers', 'co-authors', 'pr-author', 'last-pusher'];

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/approver.ts


const LOGIN = /^[a-z\d][a-z\d_-]{0,99}$/i;
const SLUG = /^[a-z\d][a-z\d._-]{0,99}$/i;
const ROLE = /^[a-z\d][a-z\d ._-]{0,99}$/i;
const KINDS = ['user', 'team', 'role', 'codeowners'];
/**
 * Reads `user:login`, `team:slug`, `team:organisation/slug`, `role:maintain` or `codeowners`. Case means nothing to
 * GitHub in any of them, so it is dropped.
 *
 * @throws UserError that says what is wrong with the text.
 */
function parseApprover(text) {
    const approver = approverOf(text);
    if (typeof approver === 'string')
        throw new src/* UserError */.yo(`${JSON.stringify((0,src/* truncate */.QS)(text, 80))} ${approver}`);
    return approver;
}
/** The approver that a text names, or the end of a sentence that says why it names none. */
function approverOf(text) {
    if (text.toLowerCase() === 'codeowners')
        return { kind: 'codeowners' };
    const colon = text.indexOf(':');
    const kind = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const name = text
        .slice(colon + 1)
        .trim()
        .replace(/^@/, '')
        .toLowerCase();
    if (colon < 0)
        return `names no kind of approver${bareHint(name)}`;
    if (kind === 'user')
        return LOGIN.test(name) ? { kind, login: name } : 'is no login of GitHub: write user:octocat.';
    if (kind === 'team')
        return teamOf(name);
    if (kind === 'role')
        return ROLE.test(name) ? { kind, role: name } : `is no role: write role:${github_src/* ROLES */.gg.join(', role:')}.`;
    const near = (0,src/* nearestName */.qb)(kind, KINDS);
    return `names no kind of approver: it must be user:, team:, role: or codeowners${near ? `; did you mean "${near}"?` : '.'}`;
}
function teamOf(name) {
    const [first = '', second, ...rest] = name.split('/');
    const [organisation, slug] = second === undefined ? [undefined, first] : [first, second];
    if (rest.length > 0 || !SLUG.test(slug) || (organisation !== undefined && !LOGIN.test(organisation))) {
        const likely = slug.trim().replace(/\s+/g, '-');
        const hint = SLUG.test(likely) && rest.length === 0 ? `, perhaps team:${likely}` : '';
        return `is no team: write its slug as the team's address has it${hint}, or team:organisation/slug.`;
    }
    return { kind: 'team', organisation, slug };
}
function bareHint(name) {
    if ((0,src/* nearestName */.qb)(name, ['codeowners']) !== undefined)
        return '; did you mean "codeowners"?';
    const role = github_src/* ROLES */.gg.find((known) => known === name);
    if (role !== undefined)
        return `: write role:${role}.`;
    return name.includes('/') ? `: write team:${name}.` : `: write user:${name || 'login'} or team:${name || 'slug'}.`;
}
/** The approver as the policy writes it; the same for whatever means the same. */
function approverText(approver) {
    switch (approver.kind) {
        case 'user':
            return `user:${approver.login}`;
        case 'team':
            return `team:${approver.organisation === undefined ? '' : `${approver.organisation}/`}${approver.slug}`;
        case 'role':
            return `role:${approver.role}`;
        case 'codeowners':
            return 'codeowners';
    }
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/inputs.ts




const MINUTE = 60;
const DAY = 86_400;
/** As many as a request holds: one with more could be made, and never be read. */
const MOST_LINES = 100;
const inputSpec = {
    mode: src/* input.oneOf */.hF.oneOf(MODES, { required: true }),
    environment: src/* input.pattern */.hF.pattern(/^\S(?:.{0,253}\S)?$/, 'must be the name of an environment.'),
    policy: src/* input.text */.hF.text({ default: '.github/approval-policy.yml' }),
    'subject-sha': src/* input.pattern */.hF.pattern(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a whole commit id: 40 lower-case hex digits.'),
    'image-digests': src/* input.lines */.hF.lines(),
    request: src/* input.text */.hF.text(),
    decision: src/* input.oneOf */.hF.oneOf(['approve', 'deny']),
    comment: src/* input.text */.hF.text(),
    required: src/* input.integer */.hF.integer({ min: 1, max: 100 }),
    approvers: src/* input.lines */.hF.lines(),
    exclude: src/* input.linesOf */.hF.linesOf(EXCLUSIONS),
    'expires-in': src/* input.duration */.hF.duration({ min: 5 * MINUTE, max: 30 * DAY }),
    'require-approval': src/* input.boolean */.hF.boolean({ default: 'false' }),
    'wait-timeout': src/* input.duration */.hF.duration({ default: '1h', min: 1, max: 35 * DAY }),
    'approve-workflow': src/* input.pattern */.hF.pattern(/^[\w.-]+\.ya?ml$/, 'must be a file name such as approve.yml.', {
        default: 'approve.yml',
    }),
    'trust-policy': src/* input.text */.hF.text(),
    'dry-run': src/* input.boolean */.hF.boolean({ default: 'false' }),
    'github-token': src/* input.githubToken */.hF.githubToken(),
    'app-id': src/* input.pattern */.hF.pattern(/^[\w.-]+$/, 'must be the id, or the client id, of a GitHub App.'),
    'app-private-key': src/* input.text */.hF.text(),
};
/** The mode alone, so that a report on bad inputs can name it; `undefined` where it is none. */
function readMode(runner) {
    try {
        return runner.inputs({ mode: inputSpec.mode }).mode;
    }
    catch {
        return undefined;
    }
}
/**
 * Every input, checked as far as it can be without the network.
 *
 * @throws UserError that lists what is wrong.
 */
function readInputs(runner) {
    const inputs = runner.inputs(inputSpec);
    const problems = [
        ...modeProblems(inputs),
        ...digestProblems(inputs),
        ...approverProblems(inputs),
        ...sizeProblems(inputs),
        ...appProblems(inputs),
    ];
    if (problems.length > 0)
        throw new src/* UserError */.yo(problems.join('\n'));
    return inputs;
}
function modeProblems({ mode, environment, request, decision, subjectSha }) {
    const decides = mode === 'verify' || mode === 'wait';
    return [
        ...((decides || mode === 'request') && environment === undefined
            ? [`Input "environment" is required for mode ${mode}.`]
            : []),
        ...(decides && request !== undefined && subjectSha === undefined
            ? ['Input "subject-sha" is required beside "request": give the commit that this job deploys.']
            : []),
        ...(mode === 'wait' && request === undefined ? ['Input "request" is required for mode wait.'] : []),
        ...(mode === 'record' && request === undefined ? ['Input "request" is required for mode record.'] : []),
        ...(mode === 'record' && decision === undefined
            ? ['Input "decision" is required for mode record: approve or deny.']
            : []),
        ...(mode === 'request' && request !== undefined
            ? ['Input "request" is the code that mode request makes: leave it out there.']
            : []),
    ];
}
function digestProblems({ imageDigests }) {
    return imageDigests
        .filter((digest) => !/^sha256:[0-9a-f]{64}$/.test(digest))
        .map((digest) => `Input "image-digests" has ${JSON.stringify(digest)}: must be sha256: and 64 hex digits.`);
}
function approverProblems({ approvers }) {
    return approvers.flatMap((line) => {
        const approver = approverOf(line);
        return typeof approver === 'string' ? [`Input "approvers" has ${JSON.stringify(line)}, which ${approver}`] : [];
    });
}
function sizeProblems({ imageDigests, approvers }) {
    return Object.entries({ 'image-digests': imageDigests, approvers })
        .filter(([, lines]) => lines.length > MOST_LINES)
        .map(([name, lines]) => `Input "${name}" has ${lines.length} lines: must have at most ${MOST_LINES}.`);
}
function appProblems({ appId, appPrivateKey }) {
    return (appId === undefined) === (appPrivateKey === undefined)
        ? []
        : ['Inputs "app-id" and "app-private-key" go together: give both, or neither.'];
}

// EXTERNAL MODULE: ./packages/action-kit/src/yaml/index.ts + 3 modules
var yaml = __webpack_require__(1413);
;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/approve-workflow.ts

/**
 * Reads a workflow file; parts of another shape than GitHub's count as absent.
 *
 * @returns undefined where it is no YAML mapping.
 */
function readApproveWorkflow(text) {
    const root = contentOf(text);
    if (!isObject(root))
        return undefined;
    const jobs = Object.values(object(root['jobs'])).map(object);
    const steps = jobs.flatMap(({ steps: list }) => (Array.isArray(list) ? list.map(object) : []));
    const own = concurrencyOf(root['concurrency']);
    return {
        events: eventsOf(root['on']),
        inputs: inputsOf(object(object(root['on'])['workflow_dispatch'])['inputs']),
        runName: typeof root['run-name'] === 'string' ? root['run-name'] : undefined,
        concurrency: own ? [own] : jobs.map((job) => concurrencyOf(job['concurrency'])),
        uses: [...jobs, ...steps].flatMap(({ uses }) => (typeof uses === 'string' ? [uses] : [])),
        records: steps.some(({ uses, with: inputs }) => typeof uses === 'string' && /\/approval-gate(@|$)/.test(uses) && object(inputs)['mode'] === 'record'),
    };
}
function contentOf(text) {
    try {
        const { document } = (0,yaml/* parseYaml */.hN)(text, 'the workflow', { uniqueKeys: true });
        return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
    }
    catch {
        // Nested too deeply, or with too many aliases: GitHub would not take it either.
        return undefined;
    }
}
function eventsOf(on) {
    if (typeof on === 'string')
        return [on];
    return Array.isArray(on) ? on.map(String) : Object.keys(object(on));
}
function inputsOf(inputs) {
    return Object.fromEntries(Object.entries(object(inputs)).map(([name, input]) => {
        const { options } = object(input);
        return [name, { options: Array.isArray(options) ? options.map(String) : [] }];
    }));
}
function concurrencyOf(value) {
    if (typeof value === 'string')
        return { group: value, cancelInProgress: undefined, queue: undefined };
    if (!isObject(value) || typeof value['group'] !== 'string')
        return undefined;
    return { group: value['group'], cancelInProgress: value['cancel-in-progress'], queue: value['queue'] };
}
function object(value) {
    return isObject(value) ? value : {};
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/approval-gate/src/canonical-json.ts

/** JSON without white space and with the keys of every object in order, so that equal values have equal texts. */
function canonicalJson(value) {
    if (isList(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([one], [other]) => byText(one, other));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
/** `Array.isArray` does not know of readonly arrays. */
function isList(value) {
    return Array.isArray(value);
}
/** By code units: the order of every machine, whatever its language. */
function byText(one, other) {
    if (one === other)
        return 0;
    return one < other ? -1 : 1;
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest();
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/tighten.ts




/** The name of the group that a rule's own `required` and `approvers` make. */
const OWN_GROUP = 'approvers';
/**
 * The rule with what the inputs of a request add. Nothing that it says can make the rule easier to fulfil.
 *
 * @throws UserError where `required` asks for more people than a rule of groups, or GitHub's own reviewers, can be
 *   asked for.
 */
function tighten(rule, { required, approvers, exclude }) {
    if (required > leastPeople(rule))
        checkCanRequire(rule, required);
    return {
        ...rule,
        groups: rule.groups.map((group) => (group.name === OWN_GROUP ? atLeast(group, required) : group)),
        exclude: EXCLUSIONS.filter((each) => rule.exclude.includes(each) || exclude.includes(each)),
        onlyApprovers: approvers,
    };
}
function atLeast(group, required) {
    return { ...group, required: Math.max(group.required, required) };
}
/** How many different people must approve at the very least. */
function leastPeople({ groups, distinctAcrossGroups }) {
    const each = groups.map(({ required }) => required);
    return distinctAcrossGroups ? each.reduce((sum, next) => sum + next, 0) : Math.max(0, ...each);
}
function checkCanRequire({ groups, via }, required) {
    const asked = `Input "required" is ${required}, which this environment's rule cannot be raised to:`;
    if (via === 'environment') {
        throw new src/* UserError */.yo(`${asked} GitHub starts the job at the first approval of its own reviewers (via: environment).`);
    }
    if (!groups.some(({ name }) => name === OWN_GROUP)) {
        throw new src/* UserError */.yo(`${asked} it has groups alone, each with its own number. Raise them in the policy.`);
    }
}
/** SHA-256 in hex of what a rule says, whatever the order in which its lists say it. */
function ruleSha256(rule) {
    const { distinctAcrossGroups, expiresIn, via, hostedRunnersOnly } = rule;
    const groups = rule.groups.map(({ name, required, approvers }) => ({
        name,
        required,
        approvers: sorted(approvers.map(approverText)),
    }));
    const json = canonicalJson({
        distinctAcrossGroups,
        expiresIn,
        via,
        hostedRunnersOnly,
        groups: groups.toSorted((one, other) => byText(one.name, other.name)),
        exclude: sorted(rule.exclude),
        branches: sorted(rule.branches),
    });
    return sha256(json).toString('hex');
}
function sorted(texts) {
    return [...new Set(texts)].sort(byText);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/describe.ts



const EXCLUDED = {
    requester: 'who asks for it or runs it again',
    committers: 'who wrote or committed one of its commits',
    'co-authors': 'who is co-author of one of its commits',
    'pr-author': 'who opened one of its pull requests',
    'last-pusher': 'who pushed last',
};
/** A rule in sentences, for people; plain text, which may hold names from the policy and the inputs. */
function describeRule(rule) {
    const { groups, distinctAcrossGroups, exclude, expiresIn, branches, via, hostedRunnersOnly } = rule;
    const only = 'onlyApprovers' in rule ? rule.onlyApprovers : [];
    return [
        ...groups.map(({ name, required, approvers }) => {
            const from = name === OWN_GROUP ? '' : ` for ${name}`;
            return `${(0,src/* plural */.LS)(required, 'approval')}${from} by ${anyOf(approvers)}.`;
        }),
        ...(only.length > 0 ? [`For this request, only ${anyOf(only)} may approve.`] : []),
        ...(groups.length > 1
            ? [distinctAcrossGroups ? 'A person counts in one group.' : 'A person counts in every group that names them.']
            : []),
        exclude.length > 0
            ? `May not approve: ${exclude.map((each) => EXCLUDED[each]).join('; ')}.`
            : 'Nobody is excluded, not even who asks for it.',
        `It ends ${(0,src/* formatSeconds */.Xo)(expiresIn)} after the request.`,
        ...(branches.length > 0 ? [`Only commits of ${branches.join(', ')} may be deployed.`] : []),
        ...(via === 'environment' ? ["GitHub's own reviewers of the environment give the approval."] : []),
        ...(hostedRunnersOnly ? ["The deploying run must be on GitHub's own runners."] : []),
    ];
}
function anyOf(approvers) {
    return approvers.map(describeApprover).join(', or ');
}
/** `alice`, `a member of the team release`, `anybody with the role maintain or more`, `an owner of what changes`. */
function describeApprover(approver) {
    switch (approver.kind) {
        case 'user':
            return approver.login;
        case 'team':
            return `a member of the team ${approver.organisation === undefined ? '' : `${approver.organisation}/`}${approver.slug}`;
        case 'role':
            return `anybody with the role ${approver.role}${isGitHubs(approver.role) ? ' or a stronger one' : ''}`;
        case 'codeowners':
            return 'an owner (CODEOWNERS) of what changes';
    }
}
/** Only those have an order. */
function isGitHubs(role) {
    return github_src/* ROLES */.gg.some((known) => known === role);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/globs.ts

/**
 * Whether an environment is what a policy's key means. `*` stands for any characters, `/` too: an environment that a key
 * seems to cover must not be left without approval. GitHub's environments do not differ by case.
 */
function environmentFits(key, environment) {
    const [wanted, name] = [key.toLowerCase(), environment.toLowerCase()];
    return wanted === name || (0,src/* globTest */.FX)(wanted.replace(/\*+/g, '**'))(name);
}
/** Whether a rule lets commits of a branch be deployed. Here `*` ends at a `/`, as it does in GitHub's own rules. */
function branchFits({ branches }, branch, defaultBranch) {
    if (branches.length === 0)
        return branch === defaultBranch;
    return branches.some((glob) => glob === branch || (0,src/* globTest */.FX)(glob)(branch));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/readers.ts




const MIN_SECONDS = 300;
const MAX_SECONDS = 30 * 86_400;
const MAX_ENTRIES = 100;
const GROUP_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,48}[\p{L}\p{N}])?$/u;
/** What git takes in no branch's name, and what would read as a pattern that is not ours. */
const NO_BRANCH = /^[!/-]|^refs\/|[\s~^:?[\\{}]|\.\.|\/$/;
/** How many people must approve. */
const count = (0,yaml/* integer */.nd)({ min: 1, max: 20 });
/** From five minutes to thirty days, in seconds. */
const lifetime = checked(yaml/* duration */.p0, (seconds) => seconds < MIN_SECONDS || seconds > MAX_SECONDS ? 'must be from 5m to 30d.' : undefined);
const approver = (document, node, name) => {
    const written = (0,yaml/* text */.Qq)(document, node, name);
    const read = written === undefined ? undefined : approverOf(written);
    if (typeof read !== 'string')
        return read;
    document.problem(node, `${name}: ${(0,yaml/* quote */.hD)(written ?? '')} ${read}`);
    return undefined;
};
const approvers = distinctList(approver, approverText);
const groupName = checked(yaml/* text */.Qq, (written) => {
    if (written.toLowerCase() === OWN_GROUP)
        return `is ${(0,yaml/* quote */.hD)(written)}, the name of the rule's own approvers.`;
    if (GROUP_NAME.test(written))
        return undefined;
    return `is ${(0,yaml/* quote */.hD)(written)}: a name has at most 50 letters, digits, spaces and . _ -`;
});
const branch = checked(yaml/* text */.Qq, (written) => NO_BRANCH.test(written) ? `is ${(0,yaml/* quote */.hD)(written)}: write a branch, such as main or release/*.` : undefined);
const branches = distinctList(branch, (name) => name);
/** A list of at least one entry, none of them twice. `keyOf` is the same for entries that mean the same. */
function distinctList(read, keyOf) {
    return checked((0,yaml/* listOf */.c3)(read), (entries, node) => {
        if ((0,dist/* isSeq */.oP)(node) && node.items.length === 0)
            return 'is empty: name some, or remove the key.';
        if (entries.length > MAX_ENTRIES)
            return `has more than ${MAX_ENTRIES} entries.`;
        const keys = entries.map(keyOf);
        const twice = keys.find((key, index) => keys.indexOf(key) !== index);
        return twice === undefined ? undefined : `names ${(0,yaml/* quote */.hD)(twice)} twice.`;
    });
}
/** What `read` gives, if `wrong` has no objection; that goes on after the value's name. */
function checked(read, wrong) {
    return (document, node, name) => {
        const value = read(document, node, name);
        const problem = value === undefined ? undefined : wrong(value, node);
        if (problem === undefined)
            return value;
        document.problem(node, `${name} ${problem}`);
        return undefined;
    };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/read-rule.ts






const DEFAULT_SECONDS = 86_400;
const group = (document, node, path) => {
    const { name, required = 1, approvers: named } = groupFields(document, node, path) ?? {};
    if ((0,dist/* isMap */.jh)(node)) {
        for (const key of ['name', 'approvers'].filter((each) => !node.has(each))) {
            document.problem(node, `${path} has no ${key}.`);
        }
    }
    return name === undefined || named === undefined ? undefined : { name, required, approvers: named };
};
const groupFields = (0,yaml/* mapping */.pq)({ name: groupName, required: count, approvers: approvers });
const ruleFields = {
    required: count,
    approvers: approvers,
    groups: distinctList(group, ({ name }) => name.toLowerCase()),
    'distinct-across-groups': yaml/* boolean */.zM,
    exclude: (0,yaml/* listOf */.c3)((0,yaml/* oneOf */.yL)(EXCLUSIONS)),
    'expires-in': lifetime,
    branches: branches,
    via: (0,yaml/* oneOf */.yL)(['dispatch', 'environment']),
    'github-hosted-only': yaml/* boolean */.zM,
};
const fields = (0,yaml/* mapping */.pq)(ruleFields);
/** What stands under an environment's name. */
const readRule = (document, node, name) => {
    const values = fields(document, node, name);
    if (!(0,dist/* isMap */.jh)(node) || values === undefined)
        return undefined;
    const rule = ruleOf(values);
    for (const wrong of [...missingKeys(node), impossible(rule)]) {
        if (wrong !== undefined)
            document.problem(node, `${name} ${wrong}`);
    }
    return rule;
};
function missingKeys(node) {
    if (node.has('approvers'))
        return [];
    return [
        ...(node.has('groups') ? [] : ['lets nobody approve: give approvers, or groups.']),
        ...(node.has('required') ? ['has "required" without "approvers": each of its groups has its own.'] : []),
    ];
}
function ruleOf(values) {
    const { approvers: named, groups = [] } = values;
    const own = named ? [{ name: OWN_GROUP, required: values.required ?? 1, approvers: named }] : [];
    return {
        groups: [...own, ...groups],
        distinctAcrossGroups: values['distinct-across-groups'] ?? true,
        exclude: EXCLUSIONS.filter((each) => (values.exclude ?? EXCLUSIONS).includes(each)),
        expiresIn: values['expires-in'] ?? DEFAULT_SECONDS,
        branches: values.branches ?? [],
        via: values.via ?? 'dispatch',
        hostedRunnersOnly: values['github-hosted-only'] ?? false,
    };
}
/** Why nobody could ever fulfil a rule, as far as the file alone tells. */
function impossible({ groups, distinctAcrossGroups, via }) {
    const wrong = groups.map(unreachable).find((each) => each !== undefined);
    if (wrong !== undefined)
        return wrong;
    const needsMore = groups.some(({ required }) => required > 1) || (distinctAcrossGroups && groups.length > 1);
    if (via === 'environment' && needsMore) {
        return 'asks for more than one person, but via: environment starts at the first approval: GitHub waits for no second.';
    }
    return undefined;
}
function unreachable({ name, required, approvers: named }) {
    const isClosed = named.every((approver) => approver.kind === 'user');
    if (named.length === 0 || !isClosed || named.length >= required)
        return undefined;
    const group = name === OWN_GROUP ? '' : ` for ${name}`;
    return `requires ${(0,src/* plural */.LS)(required, 'approval')}${group}, where the approvers are ${(0,src/* plural */.LS)(named.length, 'user')}.`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/parse.ts





const version = (document, node, name) => {
    if ((0,dist/* isScalar */.jn)(node) && node.value === 1)
        return node.value;
    document.problem(node, `${name} must be 1, is ${(0,yaml/* describe */.q0)(node)}.`);
    return undefined;
};
/** Each is held against all before it. */
const MAX_ENVIRONMENTS = 500;
const environments = checked((0,yaml/* entriesOf */.Mc)(readRule), (_, node) => {
    const count = (0,dist/* isMap */.jh)(node) ? node.items.length : 0;
    if (count === 0)
        return 'is empty: list at least one environment.';
    return count > MAX_ENVIRONMENTS ? `lists ${count} environments; at most ${MAX_ENVIRONMENTS} are read.` : undefined;
});
const policyFile = (0,yaml/* mapping */.pq)({ version, environments });
/**
 * Reads a policy (YAML 1.2 or JSON; the README has the schema).
 *
 * @throws UserError with a line `file:line:column: …` for each thing that is wrong, unknown keys included: a policy that
 *   was understood by half would let something through.
 */
function parsePolicy(text, file) {
    const document = (0,yaml/* openDocument */.EJ)(text, file);
    const { root } = document;
    const { environments: entries = [] } = policyFile(document, root, '') ?? {};
    for (const key of (0,dist/* isMap */.jh)(root) ? ['version', 'environments'].filter((each) => !root.has(each)) : []) {
        document.problem(root, `the file has no ${key}.`);
    }
    entries.forEach(({ key, keyNode }, index) => {
        const wrong = wrongName(key) ?? neverCounts(key, entries.slice(0, index));
        if (wrong !== undefined)
            document.problem(keyNode, `environments: ${(0,yaml/* quote */.hD)(key)} ${wrong}`);
    });
    document.check();
    return { file, entries: entries.map(({ key, value }) => ({ environment: key, rule: value })) };
}
/** A name that would fit no environment would leave one without approval, and nobody would see it. */
function wrongName(key) {
    if (key.trim() !== key || key === '')
        return 'is no name: there is white space around it, or nothing in it.';
    return /[[\]{}?]|^!/.test(key) ? 'is no glob that is read here: * is the one wildcard.' : undefined;
}
function neverCounts(key, earlier) {
    const first = earlier.find((entry) => environmentFits(entry.key, key));
    return first && `never counts, since ${(0,yaml/* quote */.hD)(first.key)} above fits it: the first that fits does.`;
}
/** The rule for an environment: that of the first entry that fits. `undefined`: it needs no approval. */
function ruleFor({ entries }, environment) {
    return entries.find((entry) => environmentFits(entry.environment, environment))?.rule;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/policy/index.ts






;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/facts.ts

function isKnown(fact) {
    return 'value' in fact;
}
function policyOf({ policy }) {
    return isKnown(policy) && policy.value.kind === 'policy' ? policy.value.policy : undefined;
}
/** The entries of the policy that are looked at: all, or the one that the environment asked about falls under. */
function entriesOf(facts) {
    const policy = policyOf(facts);
    const { environment } = facts;
    if (policy === undefined || environment === undefined)
        return policy?.entries ?? [];
    const rule = ruleFor(policy, environment);
    return rule === undefined ? [] : [{ environment, rule }];
}
/** Whether a key of the policy is the name of one environment, and no pattern. */
function isName(key) {
    return !/[*?[\]{}!()]/.test(key);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check.ts

function sound(question, finding, advice = {}) {
    return { ...question, status: 'sound', finding, ...advice };
}
function weak(question, finding, remedy) {
    return { ...question, status: 'weak', finding, ...remedy };
}
function broken(question, finding, remedy) {
    return { ...question, status: 'broken', finding, ...remedy };
}
function unknown(question, finding, remedy = {}) {
    return { ...question, status: 'unknown', finding, ...remedy };
}
/** Judges a fact where it could be read. */
function judged(question, fact, judge) {
    return isKnown(fact) ? judge(fact.value) : unknown(question, fact.unreadable);
}
/** `alice, bob and 3 more`. */
function some(names, shown = 10) {
    const rest = names.length - shown;
    return `${names.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
/** Foreign text as one word of a command that somebody copies. */
function check_shellWord(text) {
    return /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-approve-workflow.ts



const THERE = { id: 'approve-workflow', title: 'The workflow that people vote with is there and active' };
const INPUTS = { id: 'approve-inputs', title: 'It starts by hand alone, with request, decision and comment' };
const RUN_NAME = { id: 'approve-run-name', title: 'Its run name is what votes are found by' };
const CONCURRENCY = { id: 'approve-concurrency', title: 'Votes on one request run one after the other' };
const RECORD = { id: 'approve-record', title: 'It records the vote' };
const WANTED_RUN_NAME = 'approval/v1 ${{ inputs.decision }} ${{ inputs.request }}';
/** Whether approve.yml is what the gate takes it for. */
function checkApproveWorkflow(facts) {
    const { text } = facts.approveWorkflow;
    if (!isKnown(text))
        return [unknown(THERE, text.unreadable)];
    const workflow = text.value === undefined ? undefined : readApproveWorkflow(text.value);
    if (workflow === undefined)
        return [checkThere(facts, text.value)];
    return [
        checkThere(facts, text.value),
        checkInputs(facts, workflow),
        checkRunName(facts, workflow),
        checkConcurrency(facts, workflow),
        checkRecord(facts, workflow),
    ];
}
function pathOf({ approveWorkflow }) {
    return `.github/workflows/${approveWorkflow.file}`;
}
function template(facts) {
    const { repository = 'org/platform-actions' } = facts.pipelines;
    return { fix: `Copy workflows/approve.yml of ${repository} to ${pathOf(facts)} on ${facts.defaultBranch}.` };
}
function edit(facts, text) {
    return { fix: `Write into ${pathOf(facts)} on ${facts.defaultBranch}:`, snippet: { language: 'yaml', text } };
}
function checkThere(facts, text) {
    const { file, state } = facts.approveWorkflow;
    const path = pathOf(facts);
    if (text === undefined) {
        return broken(THERE, `${facts.defaultBranch} has no ${path}: nobody can approve.`, template(facts));
    }
    if (readApproveWorkflow(text) === undefined)
        return broken(THERE, `${path} is no workflow.`, template(facts));
    return judged(THERE, state, (value) => {
        if (value === 'active')
            return sound(THERE, `${path} is active.`);
        const why = value === undefined ? `GitHub knows no workflow ${path}.` : `${path} is ${value}: nobody can approve.`;
        return broken(THERE, why, { fix: `gh workflow enable ${file}` });
    });
}
const INPUT_NAMES = ['request', 'decision', 'comment'];
const INPUTS_SNIPPET = `on:
  workflow_dispatch:
    inputs:
      request:
        type: string
        required: true
      decision:
        type: choice
        options: [approve, deny]
        required: true
      comment:
        type: string
        default: ''`;
function checkInputs(facts, { events, inputs }) {
    const missing = INPUT_NAMES.filter((name) => !Object.hasOwn(inputs, name));
    const remedy = edit(facts, INPUTS_SNIPPET);
    if (!events.includes('workflow_dispatch'))
        return broken(INPUTS, 'It does not start by hand.', remedy);
    if (missing.length > 0)
        return broken(INPUTS, `It has no input ${missing.join(', ')}.`, remedy);
    const others = events.filter((event) => event !== 'workflow_dispatch');
    if (others.length > 0)
        return weak(INPUTS, `It starts on ${others.join(', ')} too, which is no vote.`, remedy);
    const options = inputs['decision']?.options ?? [];
    const isChoice = options.length === 2 && options.includes('approve') && options.includes('deny');
    return isChoice
        ? sound(INPUTS, 'It has them.')
        : weak(INPUTS, 'Its input decision is no choice of approve and deny: what else is typed is no vote.', remedy);
}
function checkRunName(facts, { runName }) {
    if (runName === WANTED_RUN_NAME)
        return sound(RUN_NAME, 'It is.');
    const finding = runName === undefined
        ? 'It has no run-name: no vote is ever found.'
        : `Its run-name is "${runName}": no vote is found by it${/inputs\.comment|github\.event/.test(runName) ? ', and free text in it can look like one' : ''}.`;
    return broken(RUN_NAME, finding, edit(facts, `run-name: ${WANTED_RUN_NAME}`));
}
const CONCURRENCY_SNIPPET = `concurrency:
  group: approval-\${{ inputs.request }}
  cancel-in-progress: false
  queue: max`;
function checkConcurrency(facts, { concurrency }) {
    const remedy = edit(facts, CONCURRENCY_SNIPPET);
    const given = concurrency.filter((each) => each !== undefined);
    if (given.some(({ cancelInProgress }) => cancelInProgress !== undefined && cancelInProgress !== false)) {
        return broken(CONCURRENCY, 'cancel-in-progress is not false: a vote cancels the deployment before it.', remedy);
    }
    if (given.length === 0 || given.length < concurrency.length) {
        return weak(CONCURRENCY, 'It has no concurrency: votes on one request race each other.', remedy);
    }
    if (!given.every(({ group }) => /\$\{\{\s*inputs\.request\s*\}\}/.test(group))) {
        return weak(CONCURRENCY, 'Its concurrency group is not of the request: one request holds up the others.', remedy);
    }
    return given.every(({ queue }) => queue === 'max')
        ? sound(CONCURRENCY, 'They do, and none is dropped.')
        : weak(CONCURRENCY, 'queue is not max: GitHub drops a third vote that comes while one runs.', remedy);
}
function checkRecord(facts, { uses, records }) {
    if (records)
        return sound(RECORD, 'A step runs this action in mode record.');
    const reusable = uses.filter((name) => /\/\.github\/workflows\/approve\.ya?ml@/.test(name));
    const { repository: ours } = facts.pipelines;
    const [found] = reusable;
    if (found === undefined) {
        const finding = 'It neither calls the reusable approve.yml nor has a step with mode: record.';
        return broken(RECORD, finding, template(facts));
    }
    const theirs = found.split('/').slice(0, 2).join('/');
    if (ours !== undefined && theirs.toLowerCase() !== ours.toLowerCase()) {
        return broken(RECORD, `It calls ${found}, which is not of ${ours}.`, template(facts));
    }
    return sound(RECORD, `It calls ${found}.`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/decide/matching.ts
/**
 * Gives as many people as can be a seat, one each, and tells which group each fills: a maximum matching by augmenting
 * paths. Taking whoever comes first would turn away a full quorum where one person could fill either of two groups.
 * Earlier people and groups are seated first.
 */
function assignGroups(people, groups) {
    const seated = new Map(groups.map(({ name }) => [name, []]));
    function seat(person, tried) {
        for (const { name, required } of groups) {
            const inGroup = seated.get(name);
            if (!inGroup || !person.groups.includes(name) || tried.has(name))
                continue;
            tried.add(name);
            const free = inGroup.length < required ? inGroup.length : inGroup.findIndex((other) => seat(other, tried));
            if (free < 0)
                continue;
            inGroup[free] = person;
            return true;
        }
        return false;
    }
    for (const person of people)
        seat(person, new Set());
    return new Map([...seated].flatMap(([name, inGroup]) => inGroup.map(({ id }) => [id, [name]])));
}
/** Which groups each person fills: one seat each, or a seat in all of their own where a person may count in several. */
function seatsOf(people, { groups, distinctAcrossGroups }) {
    return distinctAcrossGroups ? assignGroups(people, groups) : new Map(people.map(({ id, groups: own }) => [id, own]));
}
/** How many of the people fill a group. */
function seated(seats, group) {
    return [...seats.values()].filter((groups) => groups.includes(group)).length;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/decide/standing.ts
/** What a person may do under a rule, from an answer for each approver that the rule names. */
function standingOf(rule, belongs) {
    const best = (approvers) => {
        const answers = approvers.map(belongs);
        if (answers.includes('yes'))
            return 'yes';
        return answers.includes('pending') ? 'pending' : 'no';
    };
    const groups = rule.groups.map(({ name, approvers }) => ({ name, answer: best(approvers) }));
    const own = groups.filter(({ answer }) => answer === 'yes').map(({ name }) => name);
    if (own.length === 0) {
        const invited = groups.some(({ answer }) => answer === 'pending');
        return { groups: [], reasonCode: invited ? 'membership-pending' : 'not-an-approver' };
    }
    if (rule.onlyApprovers.length === 0)
        return { groups: own };
    const among = best(rule.onlyApprovers);
    if (among === 'yes')
        return { groups: own };
    return { groups: own, onlyDenies: among === 'pending' ? 'membership-pending' : 'not-an-approver' };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/code-owners.ts



/**
 * Who owns a file that changed between two commits, by the default branch's CODEOWNERS; without a base, where everything
 * is new, whoever it names. Owners by mail are left out: GitHub tells nobody's.
 *
 * @throws Refusal `approver-unknown` where there is no such file, `commits-truncated` where GitHub does not list all files.
 */
async function codeOwnersOf({ gh, repository }, { sha, baseSha }) {
    const file = await (0,github_src/* readCodeOwners */.kj)(gh, repository);
    if (file === undefined) {
        throw new Refusal('config-error', 'approver-unknown', 'The rule names codeowners, but there is no CODEOWNERS file.');
    }
    const { codeOwners } = file;
    if (baseSha === null)
        return parsed(codeOwners.rules.flatMap(({ owners }) => owners));
    const { files } = await (0,github_src/* commitsBetween */.$q)(gh, repository, baseSha, sha);
    if (files === undefined) {
        throw new Refusal('error', 'commits-truncated', `GitHub does not list all files that changed since ${baseSha.slice(0, 7)}, so their code owners are not known.`);
    }
    return parsed(files.flatMap((path) => (0,github_src/* ownersOf */.K2)(codeOwners, path)));
}
function parsed(owners) {
    return [...new Set(owners.map((owner) => owner.toLowerCase()))].flatMap((owner) => {
        if (!owner.startsWith('@'))
            return [];
        const approver = approverOf(`${owner.includes('/') ? 'team' : 'user'}:${owner.slice(1)}`);
        return typeof approver === 'object' && (approver.kind === 'user' || approver.kind === 'team') ? [approver] : [];
    });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/teams.ts


/** Asks nobody before the first look. */
function openTeams(gate) {
    const { repository } = gate;
    let access;
    const look = async (team, ask) => {
        try {
            return await ask(await (access ??= teamAccess(gate)), team.organisation ?? repository.owner);
        }
        catch (error) {
            if (!(error instanceof Error) || (0,github_src/* faultOf */.Kl)(error) !== 'refused')
                throw error;
            throw new Refusal('config-error', 'team-invisible', error.message, { cause: error });
        }
    };
    return {
        membership: (team, login) => look(team, (gh, organisation) => (0,github_src/* teamMembership */.C4)(gh, organisation, team.slug, login)),
        members: (team) => look(team, (gh, organisation) => (0,github_src/* teamMembers */.x1)(gh, organisation, team.slug)),
    };
}
async function teamAccess({ gh, repository, inputs }) {
    const { appId, appPrivateKey } = inputs;
    if (appId === undefined || appPrivateKey === undefined)
        return gh;
    return gh.as(await (0,github_src/* appToken */.D9)(gh, repository, { appId, privateKey: appPrivateKey }));
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/standings.ts





/** Whether somebody of that role may dispatch a workflow. A custom role is taken to, since GitHub does not tell. */
function canDispatch({ role }) {
    return !['none', 'read', 'triage'].includes(role);
}
/** What each voter may do under a rule now, by id: one question per voter for his role, and one per team. */
async function readStandings(gate, rule, change, voters) {
    const distinct = new Map(voters.map((voter) => [voter.id, voter]));
    const approvers = distinctApprovers(rule);
    const needsOwners = distinct.size > 0 && approvers.some(({ kind }) => kind === 'codeowners');
    const people = { teams: openTeams(gate), owners: needsOwners ? await codeOwnersOf(gate, change) : [] };
    const entries = [...distinct.values()].map(async (voter) => [voter.id, await standing(gate, rule, approvers, people, voter)]);
    return new Map(await Promise.all(entries));
}
async function standing({ gh, repository }, rule, approvers, people, voter) {
    const role = await (0,github_src/* roleOf */.kp)(gh, repository, voter.login);
    // Another id: the voter gave the login up, and somebody else took it.
    if (role?.person.id !== voter.id)
        return { groups: [] };
    if (rule.via === 'dispatch' && !canDispatch(role))
        return { groups: [] };
    const answers = new Map();
    for (const approver of approvers)
        answers.set(approverText(approver), await belongs(approver, role, people));
    return standingOf(rule, (approver) => answers.get(approverText(approver)) ?? 'no');
}
async function belongs(approver, role, people) {
    switch (approver.kind) {
        case 'user':
            return approver.login === role.person.login.toLowerCase() ? 'yes' : 'no';
        case 'role':
            return (0,github_src/* atLeast */.jZ)(role.role.toLowerCase(), approver.role) ? 'yes' : 'no';
        case 'team':
            return MEMBERSHIPS[await people.teams.membership(approver, role.person.login)];
        case 'codeowners':
            return best(await Promise.all(people.owners.map((owner) => belongs(owner, role, people))));
    }
}
const MEMBERSHIPS = { active: 'yes', pending: 'pending', none: 'no' };
function best(answers) {
    return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'pending') ?? 'no';
}
function distinctApprovers({ groups, onlyApprovers }) {
    const all = [...groups.flatMap(({ approvers }) => approvers), ...onlyApprovers];
    return [...new Map(all.map((approver) => [approverText(approver), approver])).values()];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-approvers.ts







const APPROVERS = { id: 'approvers', title: 'Every approver of the policy is somebody who can vote' };
/** Whether approvals can be had at all, and how many people must agree. */
function checkApprovers(facts) {
    const entries = entriesOf(facts);
    return entries.length === 0 ? [] : [checkEach(facts), ...entries.map((entry) => checkQuorum(facts, entry))];
}
function checkEach(facts) {
    const { approvers, policyPath } = facts;
    const fix = `Correct ${policyPath}, or give the person or team access to this repository.`;
    const problems = approvers.flatMap(({ approver, found }) => isKnown(found) && found.value.kind === 'problem' ? [`${approverText(approver)} ${found.value.problem}`] : []);
    if (problems.length > 0)
        return broken(APPROVERS, `${problems.join('; ')}.`, { fix });
    const unread = approvers.flatMap(({ found }) => (isKnown(found) ? [] : [found.unreadable]));
    if (unread.length > 0)
        return unknown(APPROVERS, [...new Set(unread)].join(' '));
    const silent = silentApprovers(facts);
    if (silent.length === 0)
        return sound(APPROVERS, approvers.map(counted).join('; '));
    return weak(APPROVERS, `Without write access, ${some(silent)} cannot start approve.yml.`, { fix });
}
function counted({ approver, found }) {
    const text = approverText(approver);
    return approver.kind === 'user' ? text : `${text} (${idsOf(found).length})`;
}
function idsOf(found) {
    return isKnown(found) && found.value.kind === 'people' ? found.value.people.map(({ id }) => id) : [];
}
/** People whom the policy names and who could not vote. */
function silentApprovers(facts) {
    const named = entriesOf(facts)
        .filter(({ rule }) => rule.via === 'dispatch')
        .flatMap(({ rule }) => rule.groups.flatMap(({ approvers }) => approvers.map(approverText)));
    return facts.approvers
        .filter(({ approver }) => approver.kind === 'user' && named.includes(approverText(approver)))
        .filter(({ found }) => idsOf(found).some((id) => !mayVote(facts, id)))
        .map(({ approver }) => approverText(approver));
}
/** Where the people of the repository are not known, everybody may: the approvers themselves were found. */
function mayVote({ people }, id) {
    return !isKnown(people) || people.value.some((each) => each.person.id === id && canDispatch(each));
}
function checkQuorum(facts, { environment, rule }) {
    const question = { id: 'quorum', title: `Enough people can approve for ${environment}` };
    const candidates = candidatesOf(facts, rule);
    const seats = seatsOf(candidates, rule);
    const short = rule.groups.find(({ name, required }) => seated(seats, name) < required);
    if (short) {
        const unread = unreadOf(facts, short);
        if (unread !== undefined)
            return unknown(question, unread);
        const members = candidates.filter(({ groups }) => groups.includes(short.name)).length;
        const finding = `"${short.name}" asks for ${(0,src/* plural */.LS)(short.required, 'approval')}, and ${people(members)} could give one.`;
        return broken(question, finding, { fix: `Name more approvers in ${facts.policyPath}, or lower "required".` });
    }
    const needed = leastPeople(rule);
    const finding = `${(0,src/* plural */.LS)(needed, 'approval')} of ${people(candidates.length)}.`;
    return sound(question, finding, adviceOf(facts, rule, needed, candidates.length));
}
function people(count) {
    return count === 1 ? 'one person' : `${count} people`;
}
function adviceOf({ policyPath }, rule, needed, candidates) {
    // A stolen token cannot be told from its owner.
    if (needed === 1)
        return { fix: `One person's token is enough to approve: set required: 2 in ${policyPath}.` };
    const excluding = rule.exclude.length > 0 && candidates === needed;
    return excluding
        ? { fix: 'Whoever of them requests or commits cannot approve, and none is to spare: name another.' }
        : {};
}
function candidatesOf(facts, rule) {
    const groups = new Map();
    for (const group of rule.groups) {
        for (const id of votersOf(facts, group, rule))
            groups.set(id, [...(groups.get(id) ?? []), group.name]);
    }
    return [...groups].map(([id, names]) => ({ id, groups: names }));
}
function votersOf(facts, group, { via }) {
    const ids = factsOf(facts, group).flatMap(({ found }) => idsOf(found));
    return new Set(via === 'dispatch' ? ids.filter((id) => mayVote(facts, id)) : ids);
}
function unreadOf(facts, group) {
    return factsOf(facts, group).flatMap(({ found }) => (isKnown(found) ? [] : [found.unreadable]))[0];
}
function factsOf({ approvers }, group) {
    const texts = group.approvers.map(approverText);
    return approvers.filter(({ approver }) => texts.includes(approverText(approver)));
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/rulesets.ts
/** How to add a ruleset: the command, and the file that it reads. */
function addRuleset({ repository }, ruleset) {
    const { owner, repo } = repository;
    return {
        fix: `gh api --method POST repos/${owner}/${repo}/rulesets --input ruleset.json, with this ruleset.json:`,
        snippet: { language: 'json', text: JSON.stringify(ruleset, null, 2) },
    };
}
/** A ruleset under which the default branch changes through reviewed pull requests alone. */
function branchRuleset(facts) {
    return addRuleset(facts, {
        name: 'Reviewed changes of the default branch',
        target: 'branch',
        enforcement: 'active',
        conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
        rules: [
            { type: 'deletion' },
            { type: 'non_fast_forward' },
            {
                type: 'pull_request',
                parameters: {
                    required_approving_review_count: 1,
                    require_code_owner_review: true,
                    require_last_push_approval: true,
                    dismiss_stale_reviews_on_push: true,
                    required_review_thread_resolution: false,
                },
            },
        ],
    });
}
/** A ruleset under which no tag can have the default branch's name. */
function tagRuleset(facts) {
    return addRuleset(facts, {
        name: 'No tag is named like the default branch',
        target: 'tag',
        enforcement: 'active',
        conditions: { ref_name: { include: [`refs/tags/${facts.defaultBranch}`], exclude: [] } },
        rules: [{ type: 'creation' }, { type: 'update' }],
    });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-branch.ts



const REVIEW = { id: 'branch-review', title: 'Changes of the default branch are reviewed by code owners' };
const HISTORY = { id: 'branch-history', title: 'The default branch can be neither rewritten nor deleted' };
/** Whether the default branch, from where policy and approve.yml are read, changes through reviewed pull requests alone. */
function checkBranch(facts) {
    return [
        check(facts, REVIEW, reviewGaps, 'They are, by pull requests with at least one approval.'),
        check(facts, HISTORY, historyGaps, 'It can be neither.'),
    ];
}
/** Rulesets and classic protection hold side by side: what either asks for is asked for. */
function check(facts, question, gapsOf, good) {
    const { rules, classic, defaultBranch } = facts;
    if (!isKnown(rules))
        return unknown(question, rules.unreadable);
    const ofRules = gapsOf(rules.value);
    const advice = { fix: `Look who may bypass the rules: ${facts.serverUrl}/${nameOf(facts)}/rules` };
    if (ofRules.length === 0)
        return sound(question, good, advice);
    if (!isKnown(classic)) {
        const finding = `By rulesets, ${check_branch_listed(ofRules)}. What classic protection adds is not known: ${classic.unreadable}`;
        return unknown(question, finding, branchRuleset(facts));
    }
    const { value } = classic;
    const gaps = value === undefined ? ofRules : gapsOf(together(rules.value, value));
    if (gaps.length > 0)
        return broken(question, `On ${defaultBranch}, ${check_branch_listed(gaps)}.`, branchRuleset(facts));
    if (value?.holdsAdmins === false) {
        return broken(question, `Administrators are not held to the protection of ${defaultBranch}.`, branchRuleset(facts));
    }
    return sound(question, good);
}
function together(one, other) {
    return {
        pullRequest: one.pullRequest || other.pullRequest,
        approvals: Math.max(one.approvals, other.approvals),
        codeOwnerReview: one.codeOwnerReview || other.codeOwnerReview,
        dismissesStale: one.dismissesStale || other.dismissesStale,
        lastPushApproval: one.lastPushApproval || other.lastPushApproval,
        forbidsForcePush: one.forbidsForcePush || other.forbidsForcePush,
        forbidsDeletion: one.forbidsDeletion || other.forbidsDeletion,
        holdsAdmins: other.holdsAdmins,
    };
}
function reviewGaps(held) {
    if (!held.pullRequest)
        return ['no pull request is asked for'];
    return [
        ...(held.codeOwnerReview ? [] : ['no review by code owners is asked for']),
        ...(held.approvals > 0 ? [] : ['no approval of a pull request is asked for']),
    ];
}
function historyGaps(held) {
    return [
        ...(held.forbidsForcePush ? [] : ['force pushes are allowed']),
        ...(held.forbidsDeletion ? [] : ['the branch may be deleted']),
    ];
}
function check_branch_listed(gaps) {
    return gaps.join(', ');
}
function nameOf({ repository: { owner, repo } }) {
    return `${owner}/${repo}`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-code-owners.ts


const COVERS = { id: 'code-owners', title: 'Workflows, policy and CODEOWNERS have owners' };
const ERRORS = { id: 'code-owners-errors', title: 'GitHub understands CODEOWNERS' };
/** Whether a change of what the gate stands on needs the review of its owners. */
function checkCodeOwners(facts) {
    return [checkCovers(facts), checkErrors(facts)];
}
function checkCovers(facts) {
    const { policyPath, defaultBranch, approveWorkflow } = facts;
    const fix = 'Add to .github/CODEOWNERS, with your own team, as its last lines:';
    const snippet = { language: 'text', text: ['/.github/', ...outside(policyPath)].map(owned).join('\n') };
    return judged(COVERS, facts.codeOwners, (found) => {
        if (found === undefined)
            return broken(COVERS, `${defaultBranch} has no CODEOWNERS.`, { fix, snippet });
        const { codeOwners, path } = found;
        // Any file name: one that is not there yet can be added, and would be a look-alike or a walk around deploy.yml.
        const anyWorkflow = '.github/workflows/any-other.yml';
        const paths = [`.github/workflows/${approveWorkflow.file}`, anyWorkflow, policyPath, path];
        const open = paths.filter((each) => (0,github_src/* ownersOf */.K2)(codeOwners, each).length === 0);
        if (open.length === 0)
            return sound(COVERS, `${path} covers them.`);
        const names = open.map((each) => (each === anyWorkflow ? 'other files in .github/workflows' : each));
        return broken(COVERS, `${path} names no owner for ${some(names)}.`, { fix, snippet });
    });
}
function outside(policyPath) {
    return policyPath.startsWith('.github/') ? [] : [`/${policyPath}`];
}
function owned(pattern) {
    return `${pattern} @org/platform-team`;
}
function checkErrors({ codeOwnersErrors }) {
    return judged(ERRORS, codeOwnersErrors, (errors) => {
        if (errors.length === 0)
            return sound(ERRORS, 'It finds no error.');
        const lines = errors.map(({ line, kind }) => `line ${line}: ${kind}`);
        return broken(ERRORS, `Lines that GitHub does not take leave files without owners: ${some(lines, 5)}.`, {
            fix: 'Mend these lines. An owner must exist, and have write access to this repository.',
        });
    });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-environments.ts




const check_environments_THERE = { id: 'policy-environments', title: 'The environments of the policy exist' };
/** Whether the environments that the policy speaks of are there, and how GitHub guards each. */
function checkEnvironments(facts) {
    const { environments } = facts;
    if (policyOf(facts) === undefined)
        return [];
    const guarded = isKnown(environments)
        ? environments.value.flatMap((environment) => {
            const rule = check_environments_ruleOf(facts, environment.name);
            return rule && isAsked(facts, environment.name) ? [checkGuards(facts, environment, rule)] : [];
        })
        : [];
    return [judged(check_environments_THERE, environments, (there) => check_environments_checkThere(facts, there)), ...guarded];
}
function check_environments_ruleOf(facts, name) {
    const policy = policyOf(facts);
    return policy && ruleFor(policy, name);
}
function isAsked({ environment }, name) {
    return environment === undefined || environment.toLowerCase() === name.toLowerCase();
}
function check_environments_checkThere(facts, there) {
    const names = there.map(({ name }) => name.toLowerCase());
    const listed = (policyOf(facts)?.entries ?? []).map(({ environment }) => environment);
    const exact = listed.filter((name) => isName(name) && isAsked(facts, name));
    const missing = exact.filter((name) => !names.includes(name.toLowerCase()));
    const { owner, repo } = facts.repository;
    if (missing.length > 0) {
        const fix = `Correct the name in the policy, or: gh api --method PUT repos/${owner}/${repo}/environments/${encodeURIComponent(missing[0] ?? '')}`;
        return broken(check_environments_THERE, `The policy lists ${some(missing)}, which GitHub does not know: a misspelt one is not gated.`, { fix });
    }
    if (facts.environment !== undefined && check_environments_ruleOf(facts, facts.environment) === undefined) {
        const fix = `List ${facts.environment} under "environments" in ${facts.policyPath}.`;
        return broken(check_environments_THERE, `The policy does not list ${facts.environment}: it needs no approval.`, { fix });
    }
    const open = there.map(({ name }) => name).filter((name) => check_environments_ruleOf(facts, name) === undefined);
    const rest = open.length === 0 ? '' : ` Without any approval: ${some(open)}.`;
    return sound(check_environments_THERE, `They do.${rest}`);
}
function checkGuards(facts, environment, rule) {
    const { owner, repo } = facts.repository;
    const question = { id: 'environment-guards', title: `GitHub guards ${environment.name} too` };
    const gaps = [
        ...(environment.branches === 'all' ? ['jobs of every branch may use it'] : []),
        ...(environment.adminsMayBypass === true ? ['administrators may bypass its rules'] : []),
    ];
    const page = `${facts.serverUrl}/${owner}/${repo}/settings/environments`;
    if (rule.via === 'environment' && environment.reviewers === 0) {
        const fix = `${page}: name required reviewers.`;
        return broken(question, 'It has no reviewers, and the policy counts on them (via: environment).', { fix });
    }
    const fix = `${page}: allow ${facts.defaultBranch} alone, and no bypass by administrators.`;
    if (gaps.length > 0)
        return weak(question, `${(0,src/* capitalised */.Iu)(gaps.join(', '))}.`, { fix });
    const bypass = environment.adminsMayBypass === undefined ? ' Whether administrators may bypass it GitHub does not say.' : '';
    return sound(question, `Its branches are limited; it has ${(0,src/* plural */.LS)(environment.reviewers, 'reviewer')}.${bypass}`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-oidc.ts

const SUBJECT = { id: 'oidc-subject', title: 'OIDC tokens have the subject that trust policies expect' };
function checkOidc({ oidc, repository: { owner, repo } }) {
    return [
        judged(SUBJECT, oidc, ({ isDefault, claims, withIds }) => {
            if (!isDefault) {
                return weak(SUBJECT, `The subject is made of ${claims.join(', ')}, which the trust policy below does not fit.`, {
                    fix: `gh api --method PUT repos/${owner}/${repo}/actions/oidc/customization/sub -F use_default=true, or write the trust policy for that subject.`,
                });
            }
            if (withIds === undefined)
                return sound(SUBJECT, 'They do; GitHub does not say whether with ids.');
            return sound(SUBJECT, withIds ? 'They do, with ids of owner and repository.' : 'They do, by names, without ids.');
        }),
    ];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-people.ts



const DISPATCHERS = { id: 'dispatchers', title: 'Who may start workflows, and so approve.yml' };
/** Nothing to be right or wrong, but something to know: a vote of anybody else than an approver does not count. */
function checkPeople({ people, serverUrl, repository: { owner, repo }, approveWorkflow }) {
    return [
        judged(DISPATCHERS, people, (everybody) => {
            const writers = everybody.filter(({ role }) => (0,github_src/* atLeast */.jZ)(role, 'write')).map(({ person }) => person.login);
            const custom = everybody.filter(({ role }) => !/^(none|read|triage|write|maintain|admin)$/.test(role));
            const others = custom.length === 0 ? '' : ` ${(0,src/* plural */.LS)(custom.length, 'person')} more with a custom role may, too.`;
            const fix = `Let GitHub itself refuse the others: a workflow execution protection for .github/workflows/${approveWorkflow.file} (${serverUrl}/${owner}/${repo}/settings/actions, Policies) with the approvers as actors and workflow_dispatch as event.`;
            const finding = writers.length === 0 ? 'Nobody has write access.' : `${writers.length} with write access: ${some(writers)}.`;
            return sound(DISPATCHERS, `${finding}${others}`, { fix });
        }),
    ];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-policy.ts

const POLICY = { id: 'policy', title: 'The policy is on the default branch and valid' };
const EXAMPLE = `version: 1
environments:
  production:
    required: 2
    approvers: [role:maintain]`;
function checkPolicy({ policy, policyPath, defaultBranch }) {
    return [
        judged(POLICY, policy, (found) => {
            if (found.kind === 'missing') {
                return broken(POLICY, `${defaultBranch} has no ${policyPath}: nothing needs an approval.`, {
                    fix: `Add ${policyPath}, such as:`,
                    snippet: { language: 'yaml', text: EXAMPLE },
                });
            }
            if (found.kind === 'invalid')
                return broken(POLICY, found.problem, { fix: `Correct ${policyPath}.` });
            const listed = found.policy.entries.map(({ environment }) => environment).join(', ');
            return sound(POLICY, `It lists ${listed}.`);
        }),
    ];
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-tags.ts



const TAG = { id: 'tag-default-branch', title: 'No tag is named like the default branch' };
const RULESET = { id: 'tag-ruleset', title: 'Nobody can make such a tag' };
/** A workflow can be dispatched on a tag, and GitHub then calls the tag its branch. */
function checkTags(facts) {
    return [checkTag(facts), checkRuleset(facts)];
}
function checkTag({ branchNamedTag, defaultBranch }) {
    return judged(TAG, branchNamedTag, (exists) => exists
        ? weak(TAG, `There is a tag ${defaultBranch}: runs on it look like runs on the branch.`, {
            fix: `git push origin ${check_shellWord(`:refs/tags/${defaultBranch}`)}`,
        })
        : sound(TAG, 'There is none.'));
}
function checkRuleset(facts) {
    const ref = `refs/tags/${facts.defaultBranch}`;
    return judged(RULESET, facts.tagRulesets, (rulesets) => {
        const found = rulesets.find((ruleset) => ruleset.rules.includes('creation') && covers(ruleset, ref));
        if (found)
            return sound(RULESET, `The ruleset "${found.name}" forbids it.`);
        return weak(RULESET, `No active ruleset forbids the creation of ${ref}.`, tagRuleset(facts));
    });
}
function covers({ include, exclude }, ref) {
    const fits = (pattern) => pattern === '~ALL' || pattern === ref || picomatch_default().isMatch(ref, pattern);
    return include.some(fits) && !exclude.some(fits);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/deployment-role.ts
/** GitHub's provider of OIDC tokens, as IAM names it. */
const ISSUER = 'token.actions.githubusercontent.com';
const DEPLOY_WORKFLOW = '.github/workflows/deploy.yml';
/**
 * The subjects of GitHub's tokens for a job with an environment: by names, and with ids, as repositories have it that
 * were made, renamed or transferred since July 2026.
 */
function subjects({ owner, repo, id, ownerId }, environment) {
    // GitHub writes the colon, which separates the parts, as %3A.
    const context = `environment:${environment.replaceAll(':', '%3A')}`;
    return [`repo:${owner}/${repo}:${context}`, `repo:${owner}@${ownerId}/${repo}@${id}:${context}`];
}
/** What `job_workflow_ref` is for jobs of `deploy.yml`. */
function workflowRefs({ pipelines, pipelineRefs }) {
    return pipelineRefs.map((ref) => `${pipelines}/${DEPLOY_WORKFLOW}@${ref}`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/generate.ts

/** What stands in a generated policy where the account is not known. IAM refuses it, so it cannot be forgotten. */
const ACCOUNT_MARK = 'ACCOUNT_ID';
/**
 * The trust policy of the role that deploys into one environment, as JSON: it can be assumed by jobs of `deploy.yml` at
 * its tag alone, in this repository, for this environment, on the branches that deployments run on.
 */
function generateTrustPolicy(role, environment, account) {
    const open = role.refs.some((ref) => /[*?]/.test(ref));
    const equals = {
        [`${ISSUER}:aud`]: audienceOf(account.partition),
        [`${ISSUER}:sub`]: subjects(role.repository, environment),
        [`${ISSUER}:repository_id`]: String(role.repository.id),
        [`${ISSUER}:job_workflow_ref`]: oneOrMore(workflowRefs(role)),
    };
    const ref = { [`${ISSUER}:ref`]: oneOrMore(role.refs) };
    const statement = {
        Effect: 'Allow',
        Principal: {
            Federated: `arn:${account.partition}:iam::${account.id ?? ACCOUNT_MARK}:oidc-provider/${ISSUER}`,
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: open ? { StringEquals: equals, StringLike: ref } : { StringEquals: { ...equals, ...ref } },
    };
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}
/** What AWS asks of a token in that partition. */
function audienceOf(partition) {
    return partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
function oneOrMore(values) {
    const [only, ...others] = values;
    return only !== undefined && others.length === 0 ? only : values;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/bounds.ts
const POSITIVE = ['stringequals', 'stringequalsignorecase', 'stringlike'];
const NEGATIVE = ['stringnotequals', 'stringnotequalsignorecase', 'stringnotlike'];
/**
 * What a statement's conditions bound a claim to: one bound per condition, each of which holds. A condition that also
 * holds where the claim is absent (`IfExists`, `ForAllValues:`) bounds nothing.
 */
function boundsOf({ conditions }, key) {
    return conditions
        .filter((condition) => condition.key === key && isStrict(condition) && POSITIVE.includes(condition.operator.name))
        .map(bound);
}
/**
 * What a `Deny` bounds a claim to: it denies whoever has another value, or none. Only one with that condition alone
 * does: a second one lets through whoever fails it.
 */
function boundsOfDeny({ conditions }, key) {
    const [condition, ...others] = conditions;
    if (condition?.key !== key || others.length > 0 || condition.operator.set !== undefined)
        return [];
    return NEGATIVE.includes(condition.operator.name) ? [bound(condition)] : [];
}
function isStrict({ operator }) {
    return !operator.ifExists && operator.set !== 'forallvalues';
}
/** A policy variable, `${…}`, may become anything. */
function bound({ operator, values }) {
    return {
        values: values.map((value) => (value.includes('${') ? '*' : value)),
        wildcards: operator.name.endsWith('like') || values.some((value) => value.includes('${')),
    };
}
/** Whether a value of a bound takes in a text. Case does not matter here: what differs in case alone is taken for the same. */
function takesIn({ wildcards }, value, text) {
    const [pattern, subject] = [value.toLowerCase(), text.toLowerCase()];
    return wildcards ? globMatches(pattern, subject) : pattern === subject;
}
/** `*` is any text and `?` one character, as in IAM. Goes back to the last `*` only, so that no pattern takes long. */
function globMatches(pattern, text) {
    let [p, t, star, resume] = [0, 0, -1, 0];
    while (t < text.length) {
        if (pattern[p] === '*')
            [star, resume, p] = [p, t, p + 1];
        else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t]))
            [p, t] = [p + 1, t + 1];
        else if (star >= 0)
            [p, resume, t] = [star + 1, resume + 1, resume + 1];
        else
            return false;
    }
    return /^\**$/.test(pattern.slice(p));
}
/** Whether a bound's value stands for more than itself. */
function bounds_isOpen({ wildcards }, value) {
    return wildcards && /[*?]/.test(value);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/claims.ts


/** How far a claim's value may differ from what it ought to be. Ascending. */
const LEEWAYS = ['none', 'version', 'branch', 'any'];
/**
 * What jobs a bound on `job_workflow_ref` lets in: `none`, those of `deploy.yml` at a tag or commit; `version`, at
 * several tags, or one of another major version; `branch`, at a branch; `any`, others too.
 */
function workflowLeeway(bound, { pipelines, pipelineRefs }) {
    return worst(bound.values.map((value) => {
        const [path = '', ref = '', ...rest] = value.split('@');
        if (rest.length > 0 || !isPath(path, pipelines))
            return 'any';
        if (/^[0-9a-f]{40}$/.test(ref))
            return 'none';
        if (ref.startsWith('refs/tags/'))
            return bounds_isOpen(bound, ref) || !isOfMajor(ref, pipelineRefs) ? 'version' : 'none';
        return ref.startsWith('refs/heads/') && !bounds_isOpen(bound, ref) ? 'branch' : 'any';
    }));
}
/** Whether a tag is of the same major version as those that are used; a commit tells none. */
function isOfMajor(tag, used) {
    const majorOf = (ref) => /^refs\/tags\/(v\d+)(?:\.|$)/.exec(ref)?.[1];
    const majors = used.map(majorOf).filter((major) => major !== undefined);
    return majors.length === 0 || majors.includes(majorOf(tag) ?? '');
}
function isPath(path, pipelines) {
    return path.toLowerCase() === `${pipelines}/${DEPLOY_WORKFLOW}`.toLowerCase();
}
/** Whether a bound on `sub` lets in this repository's tokens alone; a name with a wildcard in it is not ours. */
function subjectIsOurs({ values }, repository) {
    return values.every((value) => {
        const [, owner = '', repo = ''] = /^repo:([^/:]+)\/([^/:]+):/i.exec(value) ?? [];
        const names = `${owner}/${repo}`.toLowerCase();
        const byName = `${repository.owner}/${repository.repo}`.toLowerCase();
        const byId = `${repository.owner}@${repository.ownerId}/${repository.repo}@${repository.id}`.toLowerCase();
        return names === byName || names === byId;
    });
}
/** The environments that a bound on `sub` names; `undefined` where it lets in others, or jobs without one. */
function environmentsOfSubject(bound) {
    const named = bound.values.map((value) => {
        const environment = /^[^:]*:[^:]*:environment:([^:]+)(?::|$)/i.exec(value)?.[1];
        if (environment === undefined || bounds_isOpen(bound, environment))
            return undefined;
        // What stands before the environment may not reach into it.
        if (bounds_isOpen(bound, value.slice(0, value.toLowerCase().indexOf(':environment:'))))
            return undefined;
        return environment.replace(/%3A/gi, ':');
    });
    return named.every((environment) => environment !== undefined) ? named : undefined;
}
/** The environments that a bound on `environment` names; `undefined` where it is open. */
function environmentsOfClaim(bound) {
    return bound.values.some((value) => bounds_isOpen(bound, value)) ? undefined : [...bound.values];
}
/** Whether a bound lets in a text and nothing else. */
function isExactly(bound, text) {
    return bound.values.every((value) => !bounds_isOpen(bound, value) && takesIn(bound, value, text));
}
/** Where several bounds hold, the tightest one decides. `any` where there is none. */
function tightest(leeways) {
    return LEEWAYS.find((leeway) => leeways.includes(leeway)) ?? 'any';
}
function worst(leeways) {
    return [...LEEWAYS].reverse().find((leeway) => leeways.includes(leeway)) ?? 'any';
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/principals.ts


const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';
/** Every action that gives out the role's credentials. */
const ASSUMING = ['sts:AssumeRole', WEB_IDENTITY, 'sts:AssumeRoleWithSAML'];
const PROVIDER = /^arn:(aws[\w-]*):iam::(\d{12}):oidc-provider\/(.+)$/;
/** Whether a statement's actions take in one by which the role is assumed, or the given one. */
function appliesTo({ except, values }, action) {
    const wanted = action === undefined ? ASSUMING : [action];
    return wanted.some((name) => values.some((pattern) => globMatches(pattern.toLowerCase(), name.toLowerCase())) !== except);
}
/** Whether GitHub's provider is among a statement's principals. */
function isGitHub({ except, values }) {
    return values.some((principal) => principal.value === '*' || providerOf(principal.value) === ISSUER) !== except;
}
function providerOf(arn) {
    return PROVIDER.exec(arn)?.[3];
}
/** The account that the role is in, by the provider that it trusts. */
function accountOf({ statements }) {
    const arns = statements.flatMap(({ principals }) => principals.values.map(({ value }) => PROVIDER.exec(value)));
    const [, partition = 'aws', id] = arns.find((match) => match !== null) ?? [];
    return { id, partition };
}
/** Whom else a statement lets assume the role. */
function strangers({ name, principals }) {
    const { except, values } = principals;
    if (except || values.some(({ value }) => value.includes('*'))) {
        const text = `In ${name}, everybody${except ? ' but those named' : ''} is a principal: name GitHub's provider alone.`;
        return [{ code: 'trust-anybody', severity: 'broken', text }];
    }
    const others = values.filter(({ value }) => providerOf(value) !== ISSUER).map(({ value }) => value);
    if (others.length === 0)
        return [];
    const text = `In ${name}, ${others.join(', ')} may assume the role too, without any approval.`;
    return [{ code: 'trust-others', severity: 'weak', text }];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/inspect.ts





/** Everything by which somebody else than an approved deployment could assume the role; empty where nothing is found. */
function inspectTrustPolicy({ statements }, expected) {
    const allowing = statements.filter(({ effect, actions }) => effect === 'Allow' && appliesTo(actions));
    const denying = statements.filter(({ effect, actions, principals }) => effect === 'Deny' && appliesTo(actions, WEB_IDENTITY) && isGitHub(principals));
    const forGitHub = allowing.filter(({ principals, actions }) => isGitHub(principals) && appliesTo(actions, WEB_IDENTITY));
    return [
        ...allowing.flatMap(strangers),
        ...(forGitHub.length === 0 ? [nobody()] : []),
        ...forGitHub.flatMap((statement) => inspectStatement(statement, denying, expected)),
    ];
}
function inspectStatement(statement, denying, expected) {
    const bounds = (claim) => {
        const key = `${ISSUER}:${claim}`;
        return [...boundsOf(statement, key), ...denying.flatMap((denial) => boundsOfDeny(denial, key))];
    };
    const found = [
        ...inspectOperators(statement),
        ...inspectWorkflow(bounds, expected),
        ...inspectAudience(bounds, statement),
        ...inspectRepository(bounds, expected),
        ...inspectEnvironment(bounds, expected),
        ...inspectForm(bounds, expected),
    ];
    return found.map(({ code, severity, text }) => ({ code, severity, text: `In ${statement.name}, ${text}` }));
}
function nobody() {
    return {
        code: 'trust-nobody',
        severity: 'broken',
        text: `No statement allows ${WEB_IDENTITY} to GitHub's provider: this is not the trust policy of a role that deploys.`,
    };
}
/** The claims of GitHub's tokens that AWS has keys for. A condition on another one never sees a value. */
const CLAIMS = [
    ...['aud', 'azp', 'amr', 'sub', 'actor', 'actor_id', 'job_workflow_ref', 'repository', 'repository_id'],
    ...['workflow', 'ref', 'environment', 'enterprise_id'],
];
function inspectOperators({ conditions }) {
    const ours = conditions.filter(({ key }) => key.startsWith(`${ISSUER}:`));
    const named = (some) => [...new Set(some.map(({ key }) => claimOf(key)))].join(', ');
    const forAll = ours.filter(({ operator }) => operator.set === 'forallvalues');
    const ifExists = ours.filter(({ operator }) => operator.ifExists);
    const unknown = ours.filter(({ key }) => !CLAIMS.includes(claimOf(key)));
    return [
        ...finding('trust-for-all-values', 'broken', forAll, (list) => `ForAllValues: holds where there is no ${list}.`),
        ...finding('trust-if-exists', 'weak', ifExists, (list) => `IfExists holds where there is no ${list}.`),
        ...finding('trust-claim-unknown', 'weak', unknown, (list) => `AWS has no key for ${list}, so it sees no value.`),
    ];
    function finding(code, severity, some, text) {
        return some.length === 0 ? [] : [{ code, severity, text: text(named(some)) }];
    }
}
function claimOf(key) {
    return key.slice(ISSUER.length + 1);
}
function inspectWorkflow(bounds, expected) {
    const wanted = `${expected.pipelines}/${DEPLOY_WORKFLOW}`;
    const findings = {
        none: [],
        version: [
            {
                code: 'trust-workflow-version',
                severity: 'weak',
                text: `job_workflow_ref takes other versions of ${wanted} than ${expected.pipelineRefs.join(', ')}, which may ask for no approval.`,
            },
        ],
        branch: [
            {
                code: 'trust-workflow-branch',
                severity: 'broken',
                text: `job_workflow_ref takes ${wanted} at a branch, where every push changes what deploys.`,
            },
        ],
        any: [
            {
                code: 'trust-workflow',
                severity: 'broken',
                text: `job_workflow_ref is not held to ${wanted} at a tag: a workflow without the gate can assume the role.`,
            },
        ],
    };
    return [...findings[tightest(bounds('job_workflow_ref').map((bound) => workflowLeeway(bound, expected)))]];
}
function inspectAudience(bounds, { principals }) {
    const partitions = principals.values.map(({ value }) => value.split(':')[1] ?? 'aws');
    const audiences = partitions.map(audienceOf);
    const held = bounds('aud').some((bound) => audiences.some((audience) => isExactly(bound, audience)));
    const text = `aud is not held to ${audiences[0] ?? audienceOf('aws')}: a token made for somebody else is taken.`;
    return held ? [] : [{ code: 'trust-audience', severity: 'weak', text }];
}
function inspectRepository(bounds, { repository }) {
    const { owner, repo, id } = repository;
    const held = bounds('repository_id').some((bound) => isExactly(bound, String(id))) ||
        bounds('repository').some((bound) => isExactly(bound, `${owner}/${repo}`)) ||
        bounds('sub').some((bound) => subjectIsOurs(bound, repository));
    const text = `neither repository_id nor sub is held to ${owner}/${repo}: another repository can assume the role.`;
    return held ? [] : [{ code: 'trust-repository', severity: 'broken', text }];
}
function inspectEnvironment(bounds, { asksApproval }) {
    const named = environmentsOf(bounds);
    if (named.length === 0) {
        const text = 'no environment is asked for: a deployment into one that needs no approval can assume the role.';
        return [{ code: 'trust-environment', severity: 'broken', text }];
    }
    if (named.some((environments) => environments.every(asksApproval)))
        return [];
    const ungated = [...new Set(named.flat().filter((environment) => !asksApproval(environment)))].join(', ');
    const text = `the role is for ${ungated} too, for which the policy asks no approval.`;
    return [{ code: 'trust-environment-ungated', severity: 'broken', text }];
}
/** The environments that each bound holds a job to, where it does. */
function environmentsOf(bounds) {
    const named = [...bounds('sub').map(environmentsOfSubject), ...bounds('environment').map(environmentsOfClaim)];
    return named.filter((environments) => environments !== undefined);
}
/** A repository that is renamed, or opts in, gets subjects with ids: a policy with names alone then locks it out. */
function inspectForm(bounds, { subjectOf }) {
    const takes = (subject) => bounds('sub').every((bound) => bound.values.some((value) => takesIn(bound, value, subject)));
    const given = environmentsOf(bounds)
        .flat()
        .map(subjectOf)
        .filter((subject) => subject !== undefined);
    const [first] = given;
    if (first === undefined || given.some(takes))
        return [];
    const text = `sub does not take ${first}, which is what GitHub gives this repository: nothing can deploy.`;
    return [{ code: 'trust-subject-form', severity: 'weak', text }];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/json-keys.ts
/**
 * The first key that an object of a JSON text has twice; `JSON.parse` keeps the last one and says nothing.
 *
 * @param json A text that `JSON.parse` accepts.
 */
function duplicateKey(json) {
    const open = [];
    for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
        if (token === '{')
            open.push(new Set());
        else if (token === '[')
            open.push(undefined);
        else if (token === '}' || token === ']')
            open.pop();
        else if (token.endsWith(':')) {
            const key = JSON.parse(token.slice(0, -1));
            if (open.at(-1)?.has(key))
                return key;
            open.at(-1)?.add(key);
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/statements.ts
const PRINCIPAL_KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
/** The operators of IAM, without `IfExists`. */
const OPERATORS = [
    ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ...['StringLike', 'StringNotLike', 'Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'Null'],
    ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'NumericEquals', 'NumericNotEquals'],
    ...['NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'],
    ...['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
].map((name) => name.toLowerCase());

;// CONCATENATED MODULE: ./actions/approval-gate/src/trust-policy/parse.ts


/** What is wrong with the text of a trust policy, in one sentence. */
class TrustPolicyError extends Error {
    name = 'TrustPolicyError';
}
const VERSIONS = ['2012-10-17', '2008-10-17'];
/**
 * A role's trust policy from its JSON, as `aws iam get-role --query Role.AssumeRolePolicyDocument` gives it. Whatever IAM
 * would refuse, or read otherwise than we, is an error: what is not understood must not pass for harmless.
 *
 * @throws TrustPolicyError
 */
function parseTrustPolicy(text) {
    const document = members(parseJson(text), 'The policy', ['Version', 'Id', 'Statement']);
    if (document['Version'] !== undefined && !VERSIONS.includes(document['Version'])) {
        throw new TrustPolicyError('"Version" must be "2012-10-17".');
    }
    const given = document['Statement'];
    const statements = Array.isArray(given) ? given : [given];
    if (given === undefined || statements.length === 0)
        throw new TrustPolicyError('It has no "Statement".');
    return { statements: statements.map(parseStatement) };
}
function parseJson(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        throw new TrustPolicyError('It is no JSON.');
    }
    const twice = duplicateKey(text);
    if (twice !== undefined)
        throw new TrustPolicyError(`It has the key "${twice}" twice in one object.`);
    return parsed;
}
const STATEMENT_KEYS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];
function parseStatement(given, index) {
    const place = `Statement ${index + 1}`;
    const statement = members(given, place, STATEMENT_KEYS);
    const { Sid: sid, Effect: effect } = statement;
    if (effect !== 'Allow' && effect !== 'Deny')
        throw new TrustPolicyError(`${place}: "Effect" must be Allow or Deny.`);
    const principal = oneOf(statement, place, 'Principal', 'NotPrincipal');
    const action = oneOf(statement, place, 'Action', 'NotAction');
    const actions = { except: action.except, values: strings(action.value, `${place}, "Action"`) };
    return {
        name: typeof sid === 'string' && sid !== '' ? `statement "${sid}"` : `statement ${index + 1}`,
        effect,
        principals: parsePrincipals(principal, place),
        actions,
        conditions: parseConditions(statement['Condition'], place),
    };
}
function oneOf(statement, place, key, negated) {
    const both = [statement[key], statement[negated]].filter((value) => value !== undefined);
    if (both.length !== 1)
        throw new TrustPolicyError(`${place} needs either "${key}" or "${negated}".`);
    return { value: both[0], except: statement[key] === undefined };
}
function parsePrincipals({ value, except }, place) {
    if (value === '*')
        return { except, values: [{ kind: '*', value }] };
    const kinds = members(value, `${place}, "Principal"`, PRINCIPAL_KINDS);
    const values = PRINCIPAL_KINDS.flatMap((kind) => kinds[kind] === undefined
        ? []
        : strings(kinds[kind], `${place}, "${kind}"`).map((principal) => ({ kind, value: principal })));
    if (values.length === 0)
        throw new TrustPolicyError(`${place} names no principal.`);
    return { except, values };
}
function parseConditions(given, place) {
    if (given === undefined)
        return [];
    return Object.entries(members(given, `${place}, "Condition"`)).flatMap(([name, block]) => {
        const operator = parseOperator(name, place);
        return Object.entries(members(block, `${place}, "${name}"`)).map(([key, values]) => ({
            operator,
            key: key.toLowerCase(),
            values: strings(values, `${place}, "${key}"`),
        }));
    });
}
function parseOperator(given, place) {
    const [, set, plain = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/is.exec(given) ?? [];
    const ifExists = /IfExists$/i.test(plain);
    const name = plain.replace(/IfExists$/i, '').toLowerCase();
    if (!OPERATORS.includes(name) || (name === 'null' && ifExists)) {
        throw new TrustPolicyError(`${place}: "${given}" is no condition operator of IAM.`);
    }
    return { name, set: set?.toLowerCase(), ifExists };
}
/** An object's members; with `known`, no others. */
function members(value, place, known) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new TrustPolicyError(`${place} must be an object.`);
    }
    const stranger = known && Object.keys(value).find((key) => !known.includes(key));
    if (stranger !== undefined) {
        const hint = /^(Role|AssumeRolePolicyDocument)$/.test(stranger)
            ? ' Take the document alone: aws iam get-role --query Role.AssumeRolePolicyDocument.'
            : '';
        throw new TrustPolicyError(`${place} has "${stranger}", which a trust policy cannot have.${hint}`);
    }
    return value;
}
/** A value or a list of values; numbers and booleans count as their text, as in IAM. */
function strings(value, place) {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0)
        throw new TrustPolicyError(`${place} is an empty list.`);
    return list.map((item) => {
        if (typeof item === 'string')
            return item;
        if (typeof item === 'number' || typeof item === 'boolean')
            return String(item);
        throw new TrustPolicyError(`${place} must be text or a list of texts.`);
    });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/check-trust.ts








const TRUST = { id: 'trust-policy', title: 'Only an approved deployment can assume the AWS role' };
const TITLES = {
    'trust-anybody': 'The role names who may assume it',
    'trust-others': 'Nobody but GitHub may assume the role',
    'trust-nobody': 'GitHub may assume the role',
    'trust-workflow': 'The role is for deploy.yml alone',
    'trust-workflow-branch': 'The role is for deploy.yml at a tag',
    'trust-workflow-version': 'The role is for one version of deploy.yml',
    'trust-audience': 'The role takes tokens made for AWS alone',
    'trust-repository': 'The role is for this repository alone',
    'trust-environment': 'The role is for one environment',
    'trust-environment-ungated': 'The role is for environments that need an approval',
    'trust-for-all-values': 'No condition of the role holds without its claim',
    'trust-if-exists': 'No condition of the role holds without its claim',
    'trust-claim-unknown': 'AWS knows every claim that the role asks for',
    'trust-subject-form': 'The role takes this repository’s tokens',
};
const UNKNOWN_ACCOUNT = { id: undefined, partition: 'aws' };
const FIX = 'Replace the trust policy by the one below.';
const GET_ROLE = 'aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument > trust-policy.json';
/** Without this, a writer deletes the gate from the YAML and assumes the role anyway. */
function checkTrust(facts) {
    const { repository } = facts.pipelines;
    if (repository !== undefined)
        return checkRole(facts, repository);
    const finding = 'Whose deploy.yml it must be is not known: this action runs from a folder, not as org/repository@ref.';
    return [unknown(TRUST, finding)];
}
function checkRole(facts, pipelines) {
    const { trustPolicy } = facts;
    if (trustPolicy === undefined) {
        const finding = `Not given. Write it into a file and name that as the input trust-policy: ${GET_ROLE}`;
        return [unknown(TRUST, finding), ...generated(facts, pipelines)];
    }
    try {
        const policy = parseTrustPolicy(trustPolicy.text);
        return [...inspected(facts, roleOf(facts, pipelines), policy), ...generated(facts, pipelines, accountOf(policy))];
    }
    catch (error) {
        if (!(error instanceof TrustPolicyError))
            throw error;
        const finding = `${trustPolicy.path} is no trust policy. ${error.message}`;
        return [broken(TRUST, finding, { fix: GET_ROLE }), ...generated(facts, pipelines)];
    }
}
function inspected(facts, role, policy) {
    const findings = inspectTrustPolicy(policy, expectation(facts, role));
    if (findings.length === 0)
        return [sound(TRUST, `${facts.trustPolicy?.path ?? 'It'} says so.`)];
    return findings.map(({ code, severity, text }) => ({
        id: code,
        title: TITLES[code],
        status: severity,
        finding: text,
        fix: FIX,
    }));
}
/** Without an environment: as the role of any of them may be. */
function roleOf(facts, pipelines, environment) {
    const { repository, defaultBranch } = facts;
    const policy = policyOf(facts);
    const branches = policy && environment !== undefined ? (ruleFor(policy, environment)?.branches ?? []) : [];
    const refs = [defaultBranch, ...branches].map((branch) => `refs/heads/${branch}`);
    return { repository, pipelines, pipelineRefs: facts.pipelines.refs, refs: [...new Set(refs)] };
}
function expectation(facts, role) {
    const policy = policyOf(facts);
    const { oidc } = facts;
    const withIds = isKnown(oidc) && oidc.value.isDefault ? oidc.value.withIds : undefined;
    return {
        ...role,
        // Where the policy could not be read, that is what is said; nothing is said of what it would ask for.
        asksApproval: (environment) => policy === undefined ? !isKnown(facts.policy) : ruleFor(policy, environment) !== undefined,
        subjectOf: (environment) => {
            const [byName, byId] = subjects(role.repository, environment);
            return withIds === undefined ? undefined : withIds ? byId : byName;
        },
    };
}
function generated(facts, pipelines, account = UNKNOWN_ACCOUNT) {
    return check_trust_environmentsOf(facts).map((environment) => {
        const role = roleOf(facts, pipelines, environment);
        return {
            id: 'trust-policy-generated',
            title: `The trust policy of a role that deploys into ${environment}`,
            status: 'not-applicable',
            finding: `Made for deploy.yml of ${pipelines} at ${role.pipelineRefs.join(', ')}, with both forms of the subject.`,
            fix: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://trust-policy.json, with this trust-policy.json:',
            snippet: { language: 'json', text: generateTrustPolicy(role, environment, account) },
        };
    });
}
/** The environments that need an approval: those of GitHub that an entry fits, and those that an entry names. */
function check_trust_environmentsOf(facts) {
    const entries = entriesOf(facts).map(({ environment }) => environment);
    if (facts.environment !== undefined)
        return entries.length === 0 ? [] : [facts.environment];
    const exact = entries.filter(isName);
    const policy = policyOf(facts);
    const there = isKnown(facts.environments) ? facts.environments.value.map(({ name }) => name) : [];
    const fitting = there.filter((name) => policy && ruleFor(policy, name));
    const known = new Set(fitting.map((name) => name.toLowerCase()));
    return [...fitting, ...exact.filter((name) => !known.has(name.toLowerCase()))];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/examine.ts











const CHECKS = [
    checkPolicy,
    checkEnvironments,
    checkApprovers,
    checkApproveWorkflow,
    checkBranch,
    checkCodeOwners,
    checkTags,
    checkPeople,
    checkOidc,
    checkTrust,
];
/** Everything that is to be said about the facts, in the order in which it is shown. */
function examine(facts) {
    return CHECKS.flatMap((check) => check(facts));
}
/** How `doctor` ends. What this token could not see is not sound. */
function verdictOf(checks) {
    const of = (status) => [
        ...new Set(checks.filter((check) => check.status === status).map(({ id }) => id)),
    ];
    const [broken, weak, unknown] = [of('broken'), of('weak'), of('unknown')];
    if (broken.length + weak.length + unknown.length === 0) {
        const number = (0,src/* plural */.LS)(checks.filter(({ status }) => status === 'sound').length, 'check');
        return { outcome: 'checked', reasonCode: 'settings-sound', reason: `${number}, and nothing to mend.` };
    }
    const parts = [
        ...(broken.length === 0 ? [] : [`The gate can be walked around, or does not work: ${broken.join(', ')}.`]),
        ...(weak.length === 0 ? [] : [`Weak: ${weak.join(', ')}.`]),
        ...(unknown.length === 0 ? [] : [`Not known, and so not sound: ${unknown.join(', ')}.`]),
    ];
    return { outcome: 'config-error', reasonCode: 'settings-weak', reason: parts.join(' ') };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/fact-of.ts

/** A setting that GitHub refuses to show, or shows without what matters, is a fact too. */
async function factOf(read) {
    try {
        return { value: await read() };
    }
    catch (error) {
        if (error instanceof github_src/* IncompleteAnswerError */.j2)
            return { unreadable: error.message };
        if (error instanceof Error && (0,github_src/* faultOf */.Kl)(error) === 'refused')
            return { unreadable: error.message };
        throw error;
    }
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/pipelines.ts

/**
 * Whose `deploy.yml` belongs to this action, and at which tags it is called: the major tag that callers name, and the
 * exact version or commit where this step names that. A branch is no tag: then it is the major tag of this version.
 */
function pipelinesOf(env) {
    const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const ref = (env['GITHUB_ACTION_REF'] ?? '').replace(/^refs\/tags\//, '');
    return { repository: /^[a-z\d][a-z\d-]*\/[\w.-]+$/i.test(repository) ? repository : undefined, refs: refsOf(ref) };
}
function refsOf(ref) {
    if (/^[0-9a-f]{40}$/.test(ref))
        return [ref];
    const [, major, rest] = /^(v\d+)((?:\.\d+){0,2})$/.exec(ref) ?? [];
    if (major === undefined)
        return [`refs/tags/v${src/* VERSION */.xv.split('.')[0] ?? '1'}`];
    return [`refs/tags/${major}`, ...(rest === '' ? [] : [`refs/tags/${ref}`])];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/read-approvers.ts







/** Who the approvers of some entries are, each looked up once. */
async function readApprovers(gate, entries, people) {
    const all = entries.flatMap(({ rule }) => rule.groups.flatMap(({ approvers }) => approvers));
    const distinct = new Map(all.map((approver) => [approverText(approver), approver]));
    const reading = { gate, teams: openTeams(gate), people };
    const facts = [];
    for (const approver of distinct.values())
        facts.push({ approver, found: await read(reading, approver) });
    return facts;
}
async function read(reading, approver) {
    switch (approver.kind) {
        case 'user':
            return factOf(() => readUser(reading, approver.login));
        case 'team':
            return readTeam(reading, approver);
        case 'role':
            return readRole(reading, approver.role);
        case 'codeowners':
            return readCodeOwners(reading);
    }
}
async function readUser({ gate: { gh, repository } }, login) {
    const found = await (0,github_src/* roleOf */.kp)(gh, repository, login);
    if (found !== undefined)
        return read_approvers_people([found.person]);
    const person = await (0,github_src/* personByLogin */.yr)(gh, login);
    return problem(person === undefined ? 'is nobody: GitHub has no such login' : 'has no access to this repository');
}
async function readTeam({ gate: { inputs }, teams }, team) {
    try {
        const members = await teams.members(team);
        return { value: members.length === 0 ? problem('has no members') : read_approvers_people(members) };
    }
    catch (error) {
        if (!(error instanceof Refusal))
            throw error;
        if (inputs.appId !== undefined)
            return { value: problem(`cannot be seen: ${error.message}`) };
        const app = 'Give app-id and app-private-key of a GitHub App with the organisation permission members: read.';
        return { unreadable: `The members of ${approverText(team)} could not be read. ${app}` };
    }
}
function readRole(reading, role) {
    if (!isKnown(reading.people))
        return reading.people;
    const holders = reading.people.value.filter((each) => (0,github_src/* atLeast */.jZ)(each.role, role)).map(({ person }) => person);
    return { value: holders.length === 0 ? problem('is a role that nobody has here') : read_approvers_people(holders) };
}
/** Everybody whom the file names: which of them it is depends on what a request changes. */
async function readCodeOwners(reading) {
    const owners = await factOf(async () => {
        try {
            return await codeOwnersOf(reading.gate, { sha: '', baseSha: null });
        }
        catch (error) {
            if (error instanceof Refusal)
                return undefined;
            throw error;
        }
    });
    if (!isKnown(owners))
        return owners;
    if (owners.value === undefined)
        return { value: problem('stands for nobody: there is no CODEOWNERS') };
    const all = [];
    for (const owner of owners.value) {
        const found = await read(reading, owner);
        if (!isKnown(found))
            return found;
        if (found.value.kind === 'people')
            all.push(...found.value.people);
    }
    return {
        value: all.length === 0 ? problem('stands for nobody: CODEOWNERS names no person and no team') : read_approvers_people(all),
    };
}
function read_approvers_people(found) {
    return { kind: 'people', people: found };
}
function problem(text) {
    return { kind: 'problem', problem: text };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/doctor/read-facts.ts







/** IAM takes 4,096 characters at most. */
const MAX_TRUST_POLICY_BYTES = 64 * 1024;
/**
 * Reads what the checks look at, and changes nothing.
 *
 * @throws UserError where the repository cannot be seen, or the file of the trust policy is none; Error where GitHub does
 *   not answer.
 */
async function readFacts(gate) {
    const { gh, repository, inputs, runner } = gate;
    const trustPolicy = readTrustPolicy(gate);
    const { id, owner, defaultBranch } = await (0,github_src/* readRepository */.Nu)(gh, repository);
    const numbered = { owner, repo: repository.repo, id, ownerId: await idOf(gate, owner) };
    const policy = await readPolicy(gate);
    const people = await factOf(() => (0,github_src/* collaborators */.CJ)(gh, repository));
    const wanted = entriesOf({ policy, environment: inputs.environment });
    return {
        repository: numbered,
        serverUrl: gate.serverUrl,
        defaultBranch,
        policyPath: inputs.policy,
        policy,
        environment: inputs.environment,
        environments: await factOf(() => (0,github_src/* environments */.dT)(gh, repository)),
        people,
        approvers: await readApprovers(gate, wanted, people),
        approveWorkflow: await read_facts_readApproveWorkflow(gate),
        ...(await readProtection(gate, defaultBranch)),
        codeOwners: await factOf(() => (0,github_src/* readCodeOwners */.kj)(gh, repository)),
        codeOwnersErrors: await factOf(async () => (await (0,github_src/* codeOwnersErrors */.jw)(gh, repository)) ?? []),
        branchNamedTag: await factOf(() => (0,github_src/* tagExists */.LM)(gh, repository, defaultBranch)),
        tagRulesets: await factOf(() => (0,github_src/* tagRulesets */.O4)(gh, repository)),
        oidc: await factOf(() => (0,github_src/* oidcSubject */.SQ)(gh, repository)),
        pipelines: pipelinesOf(runner.env),
        trustPolicy,
    };
}
async function idOf({ gh }, owner) {
    const account = await (0,github_src/* personByLogin */.yr)(gh, owner);
    if (account === undefined)
        throw new src/* UserError */.yo(`GitHub knows no account ${owner}, which owns this repository.`);
    return account.id;
}
async function readPolicy({ gh, repository, inputs }) {
    const file = await factOf(async () => {
        try {
            return await (0,github_src/* readDefaultBranchFile */.sb)(gh, repository, inputs.policy);
        }
        catch (error) {
            if (!(error instanceof src/* UserError */.yo) || (0,github_src/* faultOf */.Kl)(error) !== undefined)
                throw error;
            return error;
        }
    });
    if (!isKnown(file))
        return file;
    if (file.value === undefined)
        return { value: { kind: 'missing' } };
    if (file.value instanceof src/* UserError */.yo)
        return { value: { kind: 'invalid', problem: file.value.message } };
    try {
        return { value: { kind: 'policy', policy: parsePolicy(file.value.text, inputs.policy) } };
    }
    catch (error) {
        if (!(error instanceof src/* UserError */.yo))
            throw error;
        return { value: { kind: 'invalid', problem: error.message } };
    }
}
async function read_facts_readApproveWorkflow({ gh, repository, inputs }) {
    const file = inputs.approveWorkflow;
    const path = `.github/workflows/${file}`;
    return {
        file,
        text: await factOf(async () => (await (0,github_src/* readDefaultBranchFile */.sb)(gh, repository, path))?.text),
        state: await factOf(() => (0,github_src/* workflowState */.$l)(gh, repository, file)),
    };
}
/** Classic protection takes a permission that a job never has, so it is asked for only where the rules leave a gap. */
async function readProtection({ gh, repository }, branch) {
    const rules = await factOf(() => (0,github_src/* branchRules */.q)(gh, repository, branch));
    if (isKnown(rules)) {
        const { codeOwnerReview, approvals, forbidsDeletion, forbidsForcePush } = rules.value;
        if (codeOwnerReview && approvals > 0 && forbidsDeletion && forbidsForcePush) {
            return { rules, classic: { value: undefined } };
        }
    }
    return { rules, classic: await factOf(() => (0,github_src/* classicProtection */.WY)(gh, repository, branch)) };
}
function readTrustPolicy({ inputs, runner }) {
    const path = inputs.trustPolicy;
    if (path === undefined)
        return undefined;
    const roots = [runner.workspace];
    const text = (0,src/* readInputFile */.jH)(roots, 'trust-policy', path, MAX_TRUST_POLICY_BYTES);
    if (text === undefined)
        throw new src/* UserError */.yo(`Input "trust-policy" is "${path}", and there is no such file.`);
    return { path, text };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/modes/doctor.ts




/** Looks, without changing anything, whether the gate can be walked around, and says how to mend what it finds. */
async function doctor(gate) {
    const { evidence, runner } = gate;
    const facts = await runner.log.group('Reading the settings', () => readFacts(gate));
    const checks = examine(facts);
    evidence.add({ defaultBranch: facts.defaultBranch, checks });
    await runner.log.group((0,src/* plural */.LS)(checks.length, 'finding'), () => {
        for (const check of checks)
            runner.log.info(checkLine(check));
        return Promise.resolve();
    });
    return verdictOf(checks);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/request/state.ts
const DENIED = 'approval/v1 denied';
const DEPLOYING = /^approval\/v1 deploying ([1-9]\d{0,15})\/([1-9]\d{0,8})$/;
/** Any order of statuses gives the same state. */
function stateOf(statuses) {
    const ordered = statuses.toSorted((one, other) => one.id - other.id);
    return {
        denied: ordered.find(({ state, description }) => state === 'failure' && description.startsWith(DENIED)),
        used: ordered.find(({ state }) => state === 'success'),
        deploying: ordered.flatMap((status) => useOf(status) ?? []),
    };
}
function useOf({ id, state, description }) {
    const match = state === 'in_progress' ? DEPLOYING.exec(description) : null;
    return match ? { runId: Number(match[1]), attempt: Number(match[2]), statusId: id } : undefined;
}
/** The uses that began before one's own status, without this very run and attempt: of two, only one has none. */
function earlierUses({ deploying }, own) {
    return deploying.filter(({ runId, attempt, statusId }) => statusId < own.statusId && !(runId === own.runId && attempt === own.attempt));
}
/** The description of the status `failure` that denies a request; `voteRunId` is the denial's run. */
function deniedDescription(voteRunId) {
    return `${DENIED} by run ${voteRunId}`;
}
/** The description of the status `in_progress` that begins a use. */
function deployingDescription(runId, attempt) {
    return `approval/v1 deploying ${runId}/${attempt}`;
}
/** The description of the status `success` that ends one. */
function usedDescription(runId, attempt) {
    return `approval/v1 deployed by ${runId}/${attempt}`;
}
/** The description of the status `pending` that opens a request. */
const REQUESTED_DESCRIPTION = 'approval/v1 requested';

;// CONCATENATED MODULE: ./actions/approval-gate/src/deny.ts



/** Writes a denial into the request itself: the run of a vote can be deleted, a deployment's status cannot. */
async function markDenied(gate, request, { counted }) {
    const { gh, repository, inputs, evidence } = gate;
    const denial = counted.find(({ choice }) => choice === 'deny');
    if (denial === undefined || request.state.denied !== undefined || inputs.dryRun)
        return;
    try {
        await (0,github_src/* addDeploymentStatus */.R6)(gh, repository, request.subject.deploymentId, {
            state: 'failure',
            description: deniedDescription(denial.run.id),
            logUrl: denial.run.url,
        });
    }
    catch (thrown) {
        gh.signal.throwIfAborted();
        evidence.warn(`The denial counts, but could not be written into the request: ${(0,src/* toError */.iT)(thrown).message}`);
    }
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/request/code.ts

/** 26 letters of five bits: with fewer, a requester could prepare two subjects of one code. */
const HASH_LETTERS = 26;
const CODE = String.raw `([1-9]\d{0,18})-([a-z2-7]{26})`;
const WHOLE_CODE = new RegExp(`^${CODE}$`);
const TITLE = new RegExp(`^approval/v1 (approve|deny) (${CODE})$`);
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** `<deployment id>-<26 letters>`: the letters are the first 130 bits of the SHA-256 of `text`, in base32. */
function codeOf(deploymentId, text) {
    return `${deploymentId}-${base32(sha256(text)).slice(0, HASH_LETTERS)}`;
}
/** `undefined` where the text is no code, or one whose deployment no number can hold exactly. */
function parseCode(text) {
    const [, id = '', hash = ''] = WHOLE_CODE.exec(text) ?? [];
    const deploymentId = Number(id);
    return hash !== '' && Number.isSafeInteger(deploymentId) ? { deploymentId, hash } : undefined;
}
/** The title of a vote's run, as `run-name` in approve.yml writes it. */
function approvalTitle(choice, code) {
    return `approval/v1 ${choice} ${code}`;
}
/** What a run's title votes; `undefined` for any other title, however much it looks like one. */
function parseTitle(title) {
    const [, choice, code = ''] = TITLE.exec(title) ?? [];
    return (choice === 'approve' || choice === 'deny') && parseCode(code) ? { choice, code } : undefined;
}
/** The name under which the requesting run uploads its request: that it is there is GitHub's word that the run made it. */
function artifactName(code) {
    return `approval-request-${code}`;
}
/** RFC 4648 in lower case and without padding. */
function base32(bytes) {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return bits.replace(/.{1,5}/g, (five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '');
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/request/shape.ts
/** An object with exactly these keys, each its own. */
function shape_object(shape) {
    const known = Object.keys(shape);
    return (value) => {
        if (typeof value !== 'object' || value === null)
            return false;
        const given = new Map(Object.entries(value));
        return given.size === known.length && known.every((key) => given.has(key) && shape[key]?.(given.get(key)) === true);
    };
}
function listOf(item, maxItems) {
    return (value) => Array.isArray(value) && value.length <= maxItems && value.every(item);
}
function shape_text(pattern) {
    return (value) => typeof value === 'string' && pattern.test(value);
}
function wholeNumber(min, max = Number.MAX_SAFE_INTEGER) {
    return (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}
function shape_oneOf(...values) {
    return (value) => values.includes(value);
}
function either(one, other) {
    return (value) => one(value) || other(value);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/request/subject.ts





const PAYLOAD_SCHEMA = 'platform-actions/approval/v1';
/** The `task` of every deployment that carries a request. */
const APPROVAL_TASK = 'approval';
/** A subject as it travels: approvers as the policy writes them. */
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const commit = shape_text(SHA);
const id = wholeNumber(1);
/** Those of co-authors are as a commit's message has them. */
const login = shape_text(/^[^\u0000-\u001f\u007f]{1,255}$/);
const exclusion = shape_oneOf(...EXCLUSIONS);
const subject_approver = (value) => typeof value === 'string' && typeof approverOf(value) !== 'string';
const isPayload = shape_object({
    schema: shape_oneOf(PAYLOAD_SCHEMA),
    subject: shape_object({
        v: shape_oneOf(1),
        repositoryId: id,
        environment: shape_text(/^[^\u0000-\u001f\u007f]{1,255}$/),
        sha: commit,
        imageDigests: listOf(shape_text(/^sha256:[0-9a-f]{64}$/), 100),
        workflowPath: shape_text(/^[^\u0000-\u001f\u007f]{1,500}$/),
        runId: id,
        runAttempt: id,
        requester: shape_object({ id, login }),
        ruleSha256: shape_text(/^[0-9a-f]{64}$/),
        tightening: shape_object({
            required: wholeNumber(0, 100),
            approvers: listOf(subject_approver, 100),
            exclude: listOf(exclusion, EXCLUSIONS.length),
        }),
        expiresIn: wholeNumber(1, 31 * 86_400),
        baseSha: either(shape_oneOf(null), commit),
        excluded: listOf(shape_object({ id, login, because: exclusion }), 10_000),
    }),
});
/**
 * The payload of the deployment that is to carry a subject.
 *
 * @throws Error where it could not be read again: nobody could approve such a request.
 */
function payloadOf(subject) {
    const payload = { schema: PAYLOAD_SCHEMA, subject: subject_plain(subject) };
    if (!isPayload(payload))
        throw new Error('The request has a value that no request may have.');
    return payload;
}
/**
 * The subject that a deployment carries; `undefined` where it carries none, a damaged one, or one that is about another
 * commit or environment than the deployment itself.
 */
function subjectOf({ id: deploymentId, payload, task, sha, environment }) {
    if (task !== APPROVAL_TASK || !isPayload(payload))
        return undefined;
    const { subject } = payload;
    if (subject.sha !== sha || subject.environment.toLowerCase() !== environment.toLowerCase())
        return undefined;
    const { tightening } = subject;
    return {
        ...subject,
        deploymentId,
        tightening: { ...tightening, approvers: tightening.approvers.map(parseApprover) },
    };
}
/** One text per subject, whatever the order of its digests, approvers and people. */
function canonicalSubject({ deploymentId, ...rest }) {
    return canonicalJson({ ...subject_plain(rest), deploymentId });
}
/** The code that people hand on: it binds every field of the subject. */
function requestCode(subject) {
    return codeOf(subject.deploymentId, canonicalSubject(subject));
}
function subject_plain(subject) {
    const { requester, tightening, excluded } = subject;
    return {
        v: subject.v,
        repositoryId: subject.repositoryId,
        environment: subject.environment,
        sha: subject.sha,
        imageDigests: sortedSet(subject.imageDigests),
        workflowPath: subject.workflowPath,
        runId: subject.runId,
        runAttempt: subject.runAttempt,
        requester: { id: requester.id, login: requester.login },
        ruleSha256: subject.ruleSha256,
        tightening: {
            required: tightening.required,
            approvers: sortedSet(tightening.approvers.map(approverText)),
            exclude: sortedSet(tightening.exclude),
        },
        expiresIn: subject.expiresIn,
        baseSha: subject.baseSha,
        excluded: excluded
            .map((person) => ({ id: person.id, login: person.login, because: person.because }))
            .toSorted((one, other) => byText(canonicalJson(one), canonicalJson(other))),
    };
}
function sortedSet(texts) {
    return [...new Set(texts)].sort(byText);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/decide/approval-digest.ts


/** `sha256:…` of what was approved and by which runs of which people: the same for the same approval. */
function approvalDigest(subject, { outcome, counted }) {
    const votes = counted.map(({ run, voter, choice, group }) => ({ run: run.id, person: voter.id, choice, group }));
    const json = canonicalJson({
        schema: 'platform-actions/approval/v1',
        subject: canonicalSubject(subject),
        outcome,
        votes,
    });
    return `sha256:${sha256(json).toString('hex')}`;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/decide/decide.ts

/**
 * What the votes come to. A denial by anybody whom the rule names decides, whoever is excluded and whatever was approved
 * before or after it. Otherwise each person's latest approval counts, and what fills every group is approved.
 *
 * Reasons against a vote, in this order: its voter is in no group; the approval's voter is not among those whom the
 * request restricts it to, is excluded, denied the request himself, approved again later.
 */
function decide(evidence) {
    const { rule, standings } = evidence;
    checkAsksForSomebody(rule);
    const votes = inOrder(evidence.votes);
    const deniers = new Map(votes.filter((vote) => mayDeny(vote, evidence)).map((vote) => [vote.voter.id, vote]));
    const approvals = new Map(votes.filter((vote) => mayApprove(vote, evidence)).map((vote) => [vote.voter.id, vote]));
    for (const id of deniers.keys())
        approvals.delete(id);
    const filled = fillGroups(rule, [...approvals.keys()], standings);
    const counted = [];
    const ignored = [...evidence.ignored];
    for (const vote of votes) {
        const { id } = vote.voter;
        const isLatest = (vote.choice === 'deny' ? deniers : approvals).get(id) === vote;
        if (isLatest)
            counted.push({ ...vote, group: vote.choice === 'deny' ? null : (filled.groupOf.get(id) ?? null) });
        else
            ignored.push(ignoredVote(vote, reasonAgainst(vote, evidence) ?? laterVote(vote, deniers.has(id))));
    }
    return { ...decide_verdict(deniers.size > 0, filled.missing), counted, ignored: byRunId(ignored), missing: filled.missing };
}
/** A rule that asks for nobody would be fulfilled by nobody. */
function checkAsksForSomebody({ groups }) {
    if (groups.length === 0 || groups.some(({ required }) => !(required >= 1))) {
        throw new Error('A rule must ask for at least one approval in each of its groups.');
    }
}
/** Each run once, oldest first. Ids of runs grow with time. */
function inOrder(votes) {
    const byId = new Map(votes.map((vote) => [vote.run.id, vote]));
    return [...byId.values()].sort((one, other) => one.run.id - other.run.id);
}
function mayDeny(vote, evidence) {
    return vote.choice === 'deny' && reasonAgainst(vote, evidence) === undefined;
}
function mayApprove(vote, evidence) {
    return vote.choice === 'approve' && reasonAgainst(vote, evidence) === undefined;
}
function reasonAgainst({ voter, choice }, { rule, standings, excluded }) {
    const standing = standings.get(voter.id);
    if (!standing || groupsIn(rule, standing).length === 0)
        return standing?.reasonCode ?? 'not-an-approver';
    return choice === 'deny' ? undefined : (standing.onlyDenies ?? excluded.get(voter.id));
}
function groupsIn({ groups }, standing) {
    return groups.map(({ name }) => name).filter((name) => standing?.groups.includes(name));
}
function laterVote({ choice }, denied) {
    return choice === 'approve' && denied ? 'vote-overruled' : 'vote-repeated';
}
function fillGroups(rule, approvers, standings) {
    const candidates = approvers.map((id) => ({ id, groups: groupsIn(rule, standings.get(id)) }));
    const seats = seatsOf(candidates, rule);
    const missing = rule.groups
        .map(({ name, required }) => {
        return { group: name, required, counted: Math.min(seated(seats, name), required) };
    })
        .filter(({ required, counted }) => counted < required);
    return { groupOf: new Map([...seats].map(([id, groups]) => [id, groups.join(', ')])), missing };
}
function decide_verdict(isDenied, missing) {
    if (isDenied)
        return { outcome: 'denied', reasonCode: 'denied' };
    if (missing.length > 0)
        return { outcome: 'pending', reasonCode: 'votes-missing' };
    return { outcome: 'approved', reasonCode: 'approved' };
}
function ignoredVote({ run, voter, choice }, reasonCode) {
    return { runId: run.id, runUrl: run.url, voter, choice, reasonCode };
}
function byRunId(ignored) {
    return ignored.toSorted((one, other) => one.runId - other.runId);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/decide/run-checks.ts

/** What must hold of every vote, in this order; the first that fails is the reason. */
const run_checks_CHECKS = [
    (run, { approvePath, approveWorkflowId }) => run.path === approvePath && run.workflowId === approveWorkflowId ? undefined : 'vote-workflow',
    (run) => (run.event === 'workflow_dispatch' ? undefined : 'vote-event'),
    (run, { repositoryId }) => run.repositoryId === repositoryId && run.headRepositoryId === repositoryId ? undefined : 'vote-fork',
    (run, { defaultBranch }) => (run.headBranch === defaultBranch ? undefined : 'vote-branch'),
    (run, { isOnDefaultBranch }) => (isOnDefaultBranch(run.headSha) ? undefined : 'vote-commit'),
    ({ actor }) => (actor === null ? 'vote-actor' : undefined),
    ({ actor }) => (actor?.type === 'User' ? undefined : 'vote-bot'),
    (run, { createdAt }) => (run.createdAt >= createdAt ? undefined : 'vote-early'),
    (run, { endsAt }) => (run.createdAt <= endsAt ? undefined : 'vote-late'),
];
/**
 * What must hold of an approval besides. A denial counts without: whoever may not let it pass could otherwise cancel
 * the denial's run, or run it again, and be rid of it.
 */
const APPROVAL_CHECKS = [
    (run, facts) => (isFirstAttempt(run) || isOwnRetry(run, facts) ? undefined : 'vote-rerun'),
    ({ actor, triggeringActor }) => (actor?.id === triggeringActor?.id ? undefined : 'vote-actor'),
    (run, facts) => (run.status === 'completed' || isRunning(run, facts) ? undefined : 'vote-unfinished'),
    (run, facts) => (run.conclusion === 'success' || isRunning(run, facts) ? undefined : 'vote-failed'),
];
/**
 * The vote that a run is; why it does not count; or `undefined` where it is about another request. A title that names
 * the code without being exactly a vote is told as `vote-title`.
 */
function checkVoteRun(run, facts) {
    const title = parseTitle(run.title);
    if (!title)
        return run.title.toLowerCase().includes(facts.code) ? ignored(run, null, 'vote-title') : undefined;
    if (title.code !== facts.code)
        return undefined;
    const { choice } = title;
    const checks = choice === 'approve' ? [...run_checks_CHECKS, ...APPROVAL_CHECKS] : run_checks_CHECKS;
    for (const check of checks) {
        const reasonCode = check(run, facts);
        if (reasonCode !== undefined)
            return ignored(run, choice, reasonCode);
    }
    const voter = personOf(run);
    return voter ? { run, voter, choice } : ignored(run, choice, 'vote-actor');
}
function isFirstAttempt({ attempt, hasPreviousAttempt }) {
    return attempt === 1 && !hasPreviousAttempt;
}
/** A failed deployment that the approver himself runs again: he started its first attempt and started this one. */
function isOwnRetry(run, { ownRun }) {
    const first = ownRun?.id === run.id ? ownRun.firstAttempt : undefined;
    if (first?.id !== run.id || !isFirstAttempt(first) || !run.actor)
        return false;
    return [first.triggeringActor, run.triggeringActor].every((account) => account?.id === run.actor?.id);
}
function isRunning(run, { ownRun }) {
    return run.id === ownRun?.id && run.status === 'in_progress' && run.conclusion === null;
}
function personOf({ actor }) {
    return actor && { id: actor.id, login: actor.login };
}
function ignored(run, choice, reasonCode) {
    return { runId: run.id, runUrl: run.url, voter: personOf(run), choice, reasonCode };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/branch.ts



/**
 * The first allowed branch that has a commit in its history.
 *
 * @throws Refusal `commit-not-allowed` where none has.
 */
async function requireAllowedBranch(gate, rule, sha, hints) {
    for (const branch of candidates(rule, hints)) {
        const found = await lookOn(gate, sha, branch);
        if (found?.on)
            return { ...found, branch };
    }
    const allowed = rule.branches.length === 0 ? hints.defaultBranch : rule.branches.join(', ');
    throw new Refusal('refused', 'commit-not-allowed', `Commit ${sha.slice(0, 7)} is on no branch that may be deployed into this environment (${allowed}).`);
}
/** Where a commit stands on a branch; `undefined` where GitHub knows no such commit or branch. */
async function lookOn({ gh, repository }, sha, branch) {
    try {
        return await (0,github_src/* isOnBranch */.sL)(gh, repository, sha, branch);
    }
    catch (error) {
        // The policy of the default branch was readable, so this is no want of a permission.
        if ([404, 422].includes((0,github_src/* answeredStatus */.W)(error) ?? 0))
            return undefined;
        throw error;
    }
}
/** GitHub lists no branches by pattern: of those that one means, the run's own and the default branch are tried. */
function candidates(rule, { defaultBranch, headBranch }) {
    const likely = [defaultBranch, headBranch ?? defaultBranch].filter((name) => branchFits(rule, name, defaultBranch));
    const literal = rule.branches.filter((name) => !/[*?[\]{}()!]/.test(name));
    return [...new Set([...likely, ...literal])];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/ballot.ts



/**
 * Holds the runs of the approve workflow against a request.
 *
 * @param ownRun this very run, where it may be a vote: GitHub may not list it yet.
 */
async function readBallot(gate, request, listed, ownRun) {
    const runs = [...listed.filter(({ id }) => id !== ownRun?.id), ...(ownRun ? [ownRun] : [])];
    const facts = await voteFacts(gate, request, listed, ownRun);
    const likely = runs.filter((run) => isVote(checkVoteRun(run, { ...facts, isOnDefaultBranch: () => true })));
    const onBranch = await onDefaultBranch(gate, request, new Set(likely.map(({ headSha }) => headSha)));
    const checked = runs.map((run) => checkVoteRun(run, { ...facts, isOnDefaultBranch: (sha) => onBranch.has(sha) }));
    return {
        votes: checked.filter(isVote),
        ignored: checked.filter((one) => one !== undefined && !isVote(one)),
    };
}
async function voteFacts({ gh, repository, inputs }, { code, createdAt, endsAt, facts }, listed, ownRun) {
    const approvePath = `.github/workflows/${inputs.approveWorkflow}`;
    const firstAttempt = ownRun?.path === approvePath && ownRun.attempt > 1 ? await (0,github_src/* readRun */.cI)(gh, repository, ownRun.id, 1) : undefined;
    return {
        code,
        repositoryId: facts.id,
        approvePath,
        // GitHub lists the runs of one workflow, so all of them have its id.
        approveWorkflowId: (listed[0] ?? ownRun)?.workflowId ?? 0,
        defaultBranch: facts.defaultBranch,
        createdAt,
        endsAt,
        ...(ownRun && { ownRun: { id: ownRun.id, ...(firstAttempt && { firstAttempt }) } }),
    };
}
/** Those of the commits that are in the history of the default branch. */
async function onDefaultBranch(gate, { subject, place, facts }, shas) {
    const known = place.branch === facts.defaultBranch ? new Set([subject.sha, ...place.newer]) : new Set();
    const open = [...shas].filter((sha) => !known.has(sha));
    const answers = await Promise.all(open.map((sha) => lookOn(gate, sha, facts.defaultBranch)));
    return new Set([...known, ...open.filter((_, index) => answers[index]?.on)]);
}
function isVote(checked) {
    return checked !== undefined && 'run' in checked;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/judge.ts





/** Decides a request by the runs of the approve workflow, and tells the report. */
async function judge(gate, request, runs, ownRun) {
    const { rule, subject, excluded } = request;
    const ballot = await readBallot(gate, request, runs, ownRun);
    const voters = ballot.votes.map(({ voter }) => voter);
    const standings = await readStandings(gate, rule, subject, voters);
    const decision = decide({ rule, ...ballot, standings, excluded });
    gate.evidence.add({
        decision,
        ...(decision.outcome === 'approved' && { approvalDigest: approvalDigest(subject, decision) }),
    });
    return decision;
}
/** A decision as the end of a step. */
function endingOf({ outcome, reasonCode, counted, missing }) {
    const names = counted.map(({ voter }) => voter.login).join(', ');
    if (outcome === 'approved')
        return ended(outcome, reasonCode, `Approved by ${names}.`);
    if (outcome === 'denied') {
        const deniers = counted.filter(({ choice }) => choice === 'deny').map(({ voter }) => voter.login);
        return ended(outcome, reasonCode, `Denied by ${deniers.join(', ')}.`);
    }
    const needs = missing.map(({ group, required, counted: have }) => `${have} of ${required} for ${group}`).join('; ');
    return ended(outcome, reasonCode, `Approvals are missing: ${needs}${names === '' ? '' : `; approved by ${names}`}.`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/urls.ts
/** The repository's page. */
function homeUrl({ serverUrl, repository }) {
    return `${serverUrl}/${repository.owner}/${repository.repo}`;
}
function runUrl(gate, runId) {
    return `${homeUrl(gate)}/actions/runs/${runId}`;
}
/** Where GitHub is, as the addresses that it gives to people have it: `github.com`. */
function hostOf({ serverUrl }) {
    return new URL(serverUrl).host;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/base.ts






/** Requests that are looked at, newest first: each takes two calls. */
const LOOKED_AT = 20;
/** Older approvals are not looked for. */
const DAYS = 90;
const PAGE = 100;
/**
 * The commit of the last approved deployment into an environment that succeeded. Only runs of the default branch's own
 * workflow count: who changes it on a branch, or gives a tag the branch's name, must not choose where a change begins. Nor
 * does a status alone, which whoever may write deployments can add: as many people as the rule asks for have approved.
 */
async function findBase(gate, environment, rule, defaultBranch) {
    const { gh, repository, inputs, runner } = gate;
    const since = (gh.serverTime() ?? runner.clock.now()) - DAYS * 86_400_000;
    const list = await (0,github_src/* listWorkflowRuns */.K9)(gh, repository, inputs.approveWorkflow, { createdSince: since });
    const runs = list === 'unchanged' ? [] : list.runs;
    const votes = approvalsByCode(runs.filter((run) => isGreenVote(run, defaultBranch)));
    let isComplete = runs.length < PAGE && votes.size <= LOOKED_AT;
    for (const [code, approvals] of [...votes].slice(0, LOOKED_AT)) {
        const found = await deployedSubject(gate, code, environment);
        if (found === undefined)
            continue;
        const isTrue = found !== 'gone' && (await voters(gate, approvals, defaultBranch)) >= needed(found, rule);
        if (isTrue)
            return { kind: 'last-approval', sha: found.sha };
        isComplete = false;
    }
    return { kind: isComplete && !(await wasDeployed(gate, environment)) ? 'first' : 'unknown' };
}
/** How many people have approved by code of the default branch: there, a vote that does not count is no green run. */
async function voters(gate, approvals, defaultBranch) {
    const shas = [...new Set(approvals.map(({ headSha }) => headSha))];
    const places = await Promise.all(shas.map((sha) => lookOn(gate, sha, defaultBranch)));
    const onBranch = new Set(shas.filter((_, index) => places[index]?.on));
    return new Set(approvals.flatMap(({ headSha, actor }) => (onBranch.has(headSha) && actor ? [actor.id] : []))).size;
}
/** How many had to approve a request; of one that was made under another rule that is not known any more. */
function needed({ ruleSha256: madeUnder, tightening }, rule) {
    return madeUnder === ruleSha256(rule) ? leastPeople(tighten(rule, tightening)) : 1;
}
/** Whether a request was used, whatever became of the runs of its votes: whoever may write can delete those. */
async function wasDeployed({ gh, repository }, environment) {
    const parameters = { ...repository, environment, task: APPROVAL_TASK, per_page: LOOKED_AT };
    const { data } = await (0,github_src/* explained */.to)(gh.request('GET /repos/{owner}/{repo}/deployments', parameters), `The deployments into ${environment} could not be read`, (0,github_src/* permissionRemedy */.uF)('deployments: read'));
    for (const { id } of data) {
        if (stateOf(await (0,github_src/* deploymentStatuses */.e0)(gh, repository, Number(id))).used !== undefined)
            return true;
    }
    return data.length === LOOKED_AT;
}
function isGreenVote({ conclusion, event, headBranch }, defaultBranch) {
    return conclusion === 'success' && event === 'workflow_dispatch' && headBranch === defaultBranch;
}
/** The approvals of each request, newest first, as the runs are listed. */
function approvalsByCode(runs) {
    const byCode = new Map();
    for (const run of runs) {
        const title = parseTitle(run.title);
        if (title?.choice === 'approve')
            byCode.set(title.code, [...(byCode.get(title.code) ?? []), run]);
    }
    return byCode;
}
/** What a request brought into the environment; `undefined` where it did not; `gone` where nobody can tell. */
async function deployedSubject({ gh, repository }, code, environment) {
    const id = parseCode(code)?.deploymentId;
    const deployment = id === undefined ? undefined : await (0,github_src/* readDeployment */.iJ)(gh, repository, id);
    if (deployment === undefined)
        return 'gone';
    if (deployment.environment.toLowerCase() !== environment.toLowerCase())
        return undefined;
    const subject = subjectOf(deployment);
    if (subject === undefined || requestCode(subject) !== code)
        return undefined;
    const { used } = stateOf(await (0,github_src/* deploymentStatuses */.e0)(gh, repository, deployment.id));
    return used === undefined ? undefined : subject;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/changes.ts




/** How many commits are looked at where it is not known which of them were deployed before. */
const WINDOW = 250;
/**
 * The commits since the last approved deployment. At the first one, the newest change alone; where an earlier one may
 * have been and is not to be found, the newest commits, so that nobody's change slips through.
 *
 * @throws TruncatedCompareError where GitHub does not list all commits.
 */
async function readChange(gate, { environment, live, facts, sha }) {
    const { gh, repository, evidence } = gate;
    // GitHub's own reviewers approve without a request, so there is none to begin from.
    const base = live.rule.via === 'environment'
        ? { kind: 'first' }
        : await findBase(gate, environment, live.rule, facts.defaultBranch);
    if (base.kind === 'last-approval') {
        const { commits } = await (0,github_src/* commitsBetween */.$q)(gh, repository, base.sha, sha);
        return { since: 'last-approval', baseSha: base.sha, commits };
    }
    if (base.kind === 'first') {
        return { since: 'first', baseSha: null, commits: await (0,github_src/* newestCommits */.Pq)(gh, repository, sha, 1) };
    }
    evidence.warn(`An earlier approved deployment into ${environment} was not found: whoever made one of the newest ${WINDOW} commits is excluded.`);
    const newest = await (0,github_src/* newestCommits */.Pq)(gh, repository, sha, WINDOW);
    return { since: 'window', baseSha: null, commits: newest.toReversed() };
}
/** The commits of a request, for a voter to see. What cannot be had is only not shown. */
async function showChange(gate, { baseSha, sha }) {
    if (baseSha === null)
        return;
    try {
        const { commits } = await (0,github_src/* commitsBetween */.$q)(gate.gh, gate.repository, baseSha, sha);
        tellChange(gate, { since: 'last-approval', baseSha, commits }, sha);
    }
    catch (thrown) {
        gate.gh.signal.throwIfAborted();
        gate.evidence.warn(`The commits of the request are not shown: ${(0,src/* toError */.iT)(thrown).message}`);
    }
}
/** Hands the commits to the report. */
function tellChange(gate, { since, baseSha, commits }, sha) {
    const home = homeUrl(gate);
    gate.evidence.add({
        changes: {
            since,
            baseSha,
            compareUrl: baseSha === null ? undefined : `${home}/compare/${baseSha}...${sha}`,
            commits: commits.map((commit) => ({
                sha: commit.sha,
                title: commit.message.split('\n', 1)[0] ?? '',
                author: commit.author?.login ?? commit.authorName,
                url: `${home}/commit/${commit.sha}`,
            })),
            unknownPeople: (0,github_src/* commitPeople */.t$)(commits, hostOf(gate)).unknown,
        },
    });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/list-votes.ts

/** The runs of the approve workflow since a request was made, and those older that come with them. */
async function listVotes(gate, request) {
    const list = await listVotesIfChanged(gate, request.createdAt, undefined);
    if (list === 'unchanged')
        throw new Error('GitHub answered an unconditional request for runs with "unchanged".');
    return list.runs;
}
/** The same, if it changed since the answer with that entity tag. */
async function listVotesIfChanged({ gh, repository, inputs }, createdAt, etag) {
    return (0,github_src/* listWorkflowRuns */.K9)(gh, repository, inputs.approveWorkflow, { createdSince: createdAt, etag });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/claim.ts




/** @throws Refusal `request-malformed`, `request-unknown`. */
async function findClaim({ gh, repository }, code) {
    const parsed = parseCode(code);
    if (parsed === undefined) {
        throw new Refusal('config-error', 'request-malformed', `Input "request" is ${JSON.stringify(code)}: a code is a number, a hyphen and 26 letters, as request-code gives it.`);
    }
    const deployment = await (0,github_src/* readDeployment */.iJ)(gh, repository, parsed.deploymentId);
    if (deployment === undefined) {
        throw new Refusal('config-error', 'request-unknown', `There is no request ${code}, or somebody has deleted it.`);
    }
    const subject = subjectOf(deployment);
    if (subject !== undefined && requestCode(subject) === code)
        return { code, subject, createdAt: deployment.createdAt };
    const what = `Deployment ${deployment.id} is not what the code ${code} was made for`;
    throw new Refusal('subject-mismatch', 'request-unknown', `${what}: one of the two was made up or changed.`);
}
/**
 * Holds a subject against what this step was given. `record` is given nothing to compare.
 *
 * @throws Refusal `repository-differs`, `environment-differs`, `commit-differs`, `digests-differ`.
 */
function checkSubject(inputs, subject, facts) {
    const { environment, subjectSha, imageDigests, mode } = inputs;
    if (subject.repositoryId !== facts.id) {
        throw mismatch('repository-differs', `another repository (id ${subject.repositoryId}, this one has ${facts.id})`);
    }
    // GitHub compares names of environments without case.
    if (environment !== undefined && environment.toLowerCase() !== subject.environment.toLowerCase()) {
        throw mismatch('environment-differs', `the environment ${subject.environment}, not ${environment}`);
    }
    if (subjectSha !== undefined && subjectSha !== subject.sha) {
        throw mismatch('commit-differs', `commit ${subject.sha}, not ${subjectSha}`);
    }
    if (mode === 'record' && imageDigests.length === 0)
        return;
    const [asked, given] = [claim_listed(subject.imageDigests), claim_listed(imageDigests)];
    if (asked !== given)
        throw mismatch('digests-differ', `the images ${asked || '(none)'}, not ${given || '(none)'}`);
}
function claim_listed(digests) {
    return [...new Set(digests)].sort().join(', ');
}
function mismatch(reasonCode, what) {
    return new Refusal('subject-mismatch', reasonCode, `The request is about ${what}.`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/own-run.ts



/**
 * The id of the running run, as the runner says.
 *
 * @throws UserError where it says none.
 */
function ownRunId({ runner }) {
    const given = runner.env['GITHUB_RUN_ID'] ?? '';
    if (/^[1-9]\d{0,15}$/.test(given))
        return Number(given);
    throw new src/* UserError */.yo(`GITHUB_RUN_ID is '${given}' and must be the id of a run, as a GitHub runner sets it.`);
}
/**
 * The running run, as GitHub knows it.
 *
 * @param listed the same run out of a list, which saves a call.
 * @throws Refusal `run-differs` where GitHub knows another attempt, commit, event or repository of it, or has seen its end.
 */
async function readOwnRun(gate, listed) {
    const { gh, repository, runner } = gate;
    const { env } = runner;
    // A list may lag behind a run that has just begun.
    const isFresh = listed?.status === 'in_progress' && String(listed.attempt) === env['GITHUB_RUN_ATTEMPT'];
    const run = isFresh ? listed : await (0,github_src/* readRun */.cI)(gh, repository, ownRunId(gate));
    const said = [
        ['attempt', env['GITHUB_RUN_ATTEMPT'], String(run.attempt)],
        ['commit', env['GITHUB_SHA'], run.headSha],
        ['event', env['GITHUB_EVENT_NAME'], run.event],
        ['repository', env['GITHUB_REPOSITORY_ID'] ?? String(run.repositoryId), String(run.repositoryId)],
        ['conclusion', 'none', run.conclusion ?? 'none'],
    ];
    const differing = said.filter(([, ofRunner, ofGitHub]) => ofRunner !== ofGitHub);
    if (differing.length === 0)
        return run;
    const list = differing.map(([what, ours, theirs]) => `${what} ${ours ?? 'unset'} here, ${theirs} there`).join('; ');
    throw new Refusal('error', 'run-differs', `What this runner says of run ${run.id} is not what GitHub says: ${list}.`);
}
/** @throws Refusal `self-hosted-runner` where the rule asks for GitHub's own runners and the run has others. */
async function requireRunner({ gh, repository }, rule, run) {
    if (!rule.hostedRunnersOnly)
        return;
    if (await (0,github_src/* runsOnGitHubHosted */.ST)(gh, repository, run.id, run.attempt))
        return;
    throw new Refusal('refused', 'self-hosted-runner', 'The policy asks for GitHub’s own runners for this environment, and a job of this run is on another one.');
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/policy.ts








const policy_DAY = 86_400;
/**
 * The rule for an environment as the default branch has it now; where the policy does not list the environment and the
 * input `approvers` is given, the rule that the inputs make.
 *
 * @returns undefined where neither asks for an approval.
 * @throws Refusal `policy-unreadable` where the token may not look, so that there is no saying that nothing is asked for;
 *   `policy-invalid`.
 */
async function policy_readRule(gate, environment) {
    const { inputs } = gate;
    const listed = await listedRule(gate, environment);
    const tightening = tighteningOf(gate);
    if (listed !== undefined)
        return { rule: listed, source: `${inputs.policy} of the default branch`, tightening };
    if (tightening.approvers.length === 0)
        return undefined;
    const none = { required: 1, approvers: [], exclude: [] };
    return { rule: ruleOfInputs(gate, tightening), source: 'the inputs of this step', tightening: none };
}
/**
 * The rule that a request is held to. Tells it to the report.
 *
 * @param asked what the request itself adds to the rule.
 * @throws UserError where the two name no approver in common.
 */
function applyRule({ evidence }, live, asked = live.tightening) {
    const rule = tighten(live.rule, both(asked, live.tightening));
    evidence.add({ policy: { source: live.source, rule: live.rule, inWords: describeRule(rule) } });
    return rule;
}
function both(one, other) {
    const texts = other.approvers.map(approverText);
    const common = one.approvers.filter((approver) => texts.includes(approverText(approver)));
    const isFree = one.approvers.length === 0 || other.approvers.length === 0;
    if (!isFree && common.length === 0) {
        throw new src/* UserError */.yo('Input "approvers" names nobody whom the request names: then nobody could approve.');
    }
    return {
        required: Math.max(one.required, other.required),
        approvers: isFree ? [...one.approvers, ...other.approvers] : common,
        exclude: [...one.exclude, ...other.exclude],
    };
}
async function listedRule(gate, environment) {
    const { gh, repository, inputs } = gate;
    const file = await policy_readPolicy(() => (0,github_src/* readDefaultBranchFile */.sb)(gh, repository, inputs.policy));
    if (file === undefined)
        return undefined;
    return policy_readPolicy(() => ruleFor(parsePolicy(file.text, inputs.policy), environment));
}
async function policy_readPolicy(read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof src/* UserError */.yo))
            throw error;
        if ((0,github_src/* faultOf */.Kl)(error) === 'refused')
            throw new Refusal('error', 'policy-unreadable', error.message, { cause: error });
        throw new Refusal('config-error', 'policy-invalid', error.message, { cause: error });
    }
}
function tighteningOf({ inputs }) {
    return {
        required: inputs.required ?? 1,
        approvers: inputs.approvers.map((line) => parseApprover(line)),
        exclude: inputs.exclude,
    };
}
function ruleOfInputs({ inputs }, { required, approvers, exclude }) {
    return {
        groups: [{ name: OWN_GROUP, required, approvers }],
        distinctAcrossGroups: true,
        exclude: exclude.length > 0 ? exclude : EXCLUSIONS,
        expiresIn: inputs.expiresIn ?? policy_DAY,
        branches: [],
        via: 'dispatch',
        hostedRunnersOnly: false,
    };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/requesting-run.ts


/** Events whose run is of code that is on a branch, and that somebody with write access, or GitHub itself, lets happen. */
const EVENTS = ['push', 'workflow_dispatch', 'schedule', 'release'];
/**
 * The requesting run and, where it was started again, its earlier attempts; the newest is the first.
 *
 * @throws Refusal `request-unknown` where the run is gone.
 */
async function readAttempts({ gh, repository }, runId) {
    try {
        const newest = await (0,github_src/* readRun */.cI)(gh, repository, runId);
        const earlier = Array.from({ length: newest.attempt - 1 }, (_, index) => index + 1);
        return [newest, ...(await Promise.all(earlier.map((attempt) => (0,github_src/* readRun */.cI)(gh, repository, runId, attempt))))];
    }
    catch (error) {
        if ((0,github_src/* answeredStatus */.W)(error) !== 404)
            throw error;
        throw new Refusal('cancelled', 'request-unknown', `The requesting run ${runId}, or an attempt of it, is gone.`, {
            cause: error,
        });
    }
}
/** @throws Refusal `event-not-allowed` where the run's code may be of somebody who cannot push. */
function requireEvent({ event, id }) {
    if (EVENTS.includes(event))
        return;
    throw new Refusal('refused', 'event-not-allowed', `Run ${id} was started by ${event}; to ask and to deploy, it must be ${EVENTS.join(', ')}.`);
}
/**
 * That the requesting run is the one that the subject names, and has not been given up since.
 *
 * @throws Refusal `request-not-attested`, `event-not-allowed`, `request-superseded`, `request-cancelled`,
 *   `request-failed`.
 */
function checkRequestingRun(run, subject, facts) {
    if (run.path !== subject.workflowPath || run.repositoryId !== facts.id || run.headRepositoryId !== facts.id) {
        throw new Refusal('subject-mismatch', 'request-not-attested', `Run ${run.id} is not the one of the request.`);
    }
    requireEvent(run);
    if (run.attempt !== subject.runAttempt) {
        throw new Refusal('cancelled', 'request-superseded', `The requesting run ${run.id} was started again: the request is of attempt ${subject.runAttempt}, now it is ${run.attempt}.`);
    }
    if (run.conclusion === null || run.conclusion === 'success')
        return;
    if (run.conclusion === 'cancelled') {
        throw new Refusal('cancelled', 'request-cancelled', `The requesting run ${run.id} was cancelled.`);
    }
    throw new Refusal('cancelled', 'request-failed', `The requesting run ${run.id} ended with ${run.conclusion}.`);
}
/** The reason against a vote, by why its voter is excluded. */
const EXCLUDED_AS = {
    requester: 'excluded-requester',
    committers: 'excluded-committer',
    'co-authors': 'excluded-co-author',
    'pr-author': 'excluded-pr-author',
    'last-pusher': 'excluded-last-pusher',
};
/** Whose approval does not count, by id: whoever started the requesting run, in any attempt, and those that the request names. */
function requesting_run_excludedPeople(subject, { exclude }, attempts) {
    const excluded = new Map();
    const add = (person, reason) => {
        if (person !== null && !excluded.has(person.id))
            excluded.set(person.id, reason);
    };
    if (exclude.includes('requester')) {
        for (const { actor } of attempts)
            add(actor, 'excluded-requester');
        for (const { triggeringActor } of attempts)
            add(triggeringActor, 'excluded-rerunner');
        add(subject.requester, 'excluded-requester');
    }
    for (const person of subject.excluded)
        add(person, EXCLUDED_AS[person.because]);
    return excluded;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/open-request.ts












/**
 * Reads a request and proves it, in this order: the code is of this subject; the subject is of this repository and is
 * what is to be deployed; the run that it names made it and still stands for it; the rule is as it was; nobody has denied
 * or used it; it is not over; all of it is code of an allowed branch.
 *
 * @throws Refusal for the first of these that does not hold.
 */
async function openRequest(gate, code) {
    const { gh, repository, inputs } = gate;
    const [claim, facts] = await Promise.all([findClaim(gate, code), (0,github_src/* readRepository */.Nu)(gh, repository)]);
    const { subject } = claim;
    tellRequest(gate, claim, facts);
    checkSubject(inputs, subject, facts);
    const [proof, attempts, live, statuses] = await Promise.all([
        proofOf(gate, claim),
        readAttempts(gate, subject.runId),
        policy_readRule(gate, subject.environment),
        (0,github_src/* deploymentStatuses */.e0)(gh, repository, subject.deploymentId),
    ]);
    if (!proof.some((one) => one.runId === subject.runId && one.repositoryId === facts.id))
        throw notAttested(claim);
    const [run] = attempts;
    checkRequestingRun(run, subject, facts);
    const rule = unchangedRule(gate, subject, live);
    const endsAt = endOf(gate, claim, rule);
    const state = stateOf(statuses);
    requireOpen(state);
    requireTime(gate, endsAt);
    await requireRunner(gate, rule, run);
    const place = await placeOf(gate, rule, subject, run, facts);
    return { ...claim, endsAt, state, rule, facts, place, excluded: requesting_run_excludedPeople(subject, rule, attempts) };
}
/**
 * That the run which is to deploy is code of the default branch, or of one that may be deployed: what a branch of its own
 * would do with an approval, nobody has approved.
 *
 * @throws Refusal `event-not-allowed`, `commit-not-allowed`.
 */
async function requireMergedCode(gate, request, run) {
    const { rule, subject, place, facts } = request;
    requireEvent(run);
    if (run.headSha === subject.sha || place.newer.has(run.headSha))
        return;
    if ((await lookOn(gate, run.headSha, facts.defaultBranch))?.on)
        return;
    await requireAllowedBranch(gate, rule, run.headSha, { ...facts, headBranch: run.headBranch });
}
/** @throws Refusal `denied`, `already-used`. */
function requireOpen({ denied, used }) {
    if (denied !== undefined)
        throw new Refusal('denied', 'denied', 'The request was denied, for good.');
    if (used === undefined)
        return;
    const when = new Date(used.createdAt).toISOString();
    throw new Refusal('expired', 'already-used', `The approval was used by a deployment that succeeded (${when}).`);
}
/** @throws Refusal `request-expired`, by GitHub's clock. */
function requireTime({ gh }, endsAt) {
    const now = gh.serverTime();
    if (now !== undefined && now <= endsAt)
        return;
    throw new Refusal('expired', 'request-expired', `The request ended at ${new Date(endsAt).toISOString()}.`);
}
function tellRequest(gate, { code, subject, createdAt }, { defaultBranch }) {
    const expiresAt = createdAt + subject.expiresIn * 1000;
    gate.evidence.add({
        environment: gate.inputs.environment ?? subject.environment,
        defaultBranch,
        request: { code, subject, createdAt, expiresAt, runUrl: runUrl(gate, subject.runId) },
    });
}
/** The artifacts by which the requesting run vouches for the request; none of a run that is gone. */
async function proofOf({ gh, repository }, { code, subject }) {
    try {
        return await (0,github_src/* artifactsNamed */.x8)(gh, repository, subject.runId, artifactName(code));
    }
    catch (error) {
        if ((0,github_src/* answeredStatus */.W)(error) === 404)
            return [];
        throw error;
    }
}
function notAttested({ code, subject }) {
    return new Refusal('subject-mismatch', 'request-not-attested', `Run ${subject.runId} has no artifact ${artifactName(code)}, so that run did not make this request.`);
}
function unchangedRule(gate, subject, live) {
    if (live === undefined || ruleSha256(live.rule) !== subject.ruleSha256) {
        throw new Refusal('subject-mismatch', 'policy-changed', `The rule for ${subject.environment} is not the one that the request was made under. Make a new request.`);
    }
    const { tightening } = subject;
    const known = [...live.rule.exclude, ...tightening.exclude];
    const late = live.tightening.exclude.filter((each) => !known.includes(each));
    if (late.length > 0) {
        throw new src/* UserError */.yo(`Input "exclude" has ${late.join(', ')}, which the request was made without: give it there.`);
    }
    return applyRule(gate, live, tightening);
}
function endOf({ inputs, evidence }, { subject, createdAt }, rule) {
    const seconds = Math.min(subject.expiresIn, rule.expiresIn, inputs.expiresIn ?? Infinity);
    const endsAt = createdAt + seconds * 1000;
    const { request } = evidence.known;
    if (request !== undefined)
        evidence.add({ request: { ...request, expiresAt: endsAt } });
    return endsAt;
}
async function placeOf(gate, rule, { sha }, run, { defaultBranch }) {
    const hints = { defaultBranch, headBranch: run.headBranch };
    const place = await requireAllowedBranch(gate, rule, sha, hints);
    if (run.headSha !== sha)
        await requireAllowedBranch(gate, rule, run.headSha, hints);
    return place;
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/modes/record.ts










/**
 * Tells a voter what he voted for and whether his vote counts. Nothing that it says is a vote: the run itself is, for
 * those who read GitHub's list of runs.
 */
async function record(gate) {
    const { request: code = '', dryRun } = gate.inputs;
    const request = await openRequest(gate, code);
    await showChange(gate, request.subject);
    const runs = await listVotes(gate, request);
    const run = await readOwnRun(gate, runs.find(({ id }) => id === ownRunId(gate)));
    requireTitle(gate, run, code);
    const decision = await judge(gate, request, runs, run);
    requireCounted(gate, decision, run);
    if (decision.outcome === 'denied')
        await markDenied(gate, request, decision);
    const ending = endingOf(decision);
    if (!dryRun || decision.outcome === 'denied')
        return ending;
    return ended('planned', 'dry-run', `The vote would count. ${ending.reason}`);
}
/** The inputs of the run are not GitHub's to tell, so its title is the vote; a step that shows another one misleads. */
function requireTitle({ inputs }, run, code) {
    const { decision = 'approve', approveWorkflow } = inputs;
    const title = approvalTitle(decision, code);
    if (run.title === title)
        return;
    throw new Refusal('refused', 'vote-title', `This run is named ${JSON.stringify(run.title)}, not "${title}". ${approveWorkflow} needs the run-name of its template.`);
}
function requireCounted({ evidence, inputs }, decision, run) {
    const reasonCode = decision.ignored.find(({ runId }) => runId === run.id)?.reasonCode;
    const choice = inputs.decision ?? 'approve';
    const vote = { choice, voter: run.actor, reasonCode, comment: inputs.comment };
    evidence.add({ ownVote: vote });
    if (reasonCode !== undefined)
        throw refused(run, reasonCode);
}
function refused(run, reasonCode) {
    const who = run.actor?.login ?? 'somebody';
    return new Refusal('refused', reasonCode, `The vote of ${who} does not count. ${plain(REASONS[reasonCode].happened)}`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./actions/approval-gate/src/look/outlook.ts







/**
 * Who could approve a request, so that nobody waits for an approval that cannot come. Tells the report. Where the token
 * may not list who has a role, that is a warning: nobody is let through by it.
 *
 * @throws Refusal `quorum-unreachable`, `approver-unknown`, `team-invisible`.
 */
async function requireReachable(gate, rule, change, excluded) {
    const named = outlook_candidates(gate, change);
    const only = rule.onlyApprovers.length === 0 ? undefined : ids((await named.of(rule.onlyApprovers)).people);
    const unknown = new Set();
    const outlook = [];
    for (const group of rule.groups) {
        const found = await named.of(group.approvers);
        for (const name of found.unknown)
            unknown.add(name);
        outlook.push(outlookOf(group, found.people.filter(({ id }) => only?.has(id) ?? true), excluded));
    }
    gate.evidence.add({ outlook });
    for (const name of unknown)
        gate.evidence.warn(`${name} of the rule has no write access to this repository.`);
    if (named.isPartial()) {
        gate.evidence.warn('This token may not list who has which role, so nobody checked that enough people could approve this request.');
        return;
    }
    const lacking = outlook_unreachable(rule, outlook);
    if (lacking.length === 0)
        return;
    const reasonCode = unknown.size > 0 ? 'approver-unknown' : 'quorum-unreachable';
    throw new Refusal('config-error', reasonCode, `Too few people could approve this request. ${lacking.join(' ')}`);
}
function outlookOf({ name, required }, people, excluded) {
    const reasons = new Map(excluded.map((person) => [person.id, person.because]));
    const distinct = [...new Map(people.map((person) => [person.id, person])).values()];
    return {
        group: name,
        required,
        eligible: distinct.filter(({ id }) => !reasons.has(id)).map(({ id, login }) => ({ id, login })),
        excluded: distinct.flatMap(({ id, login }) => {
            const because = reasons.get(id);
            return because === undefined ? [] : [{ id, login, because }];
        }),
    };
}
/** What keeps a quorum from being reached, a sentence per group; with people who can fill one group alone, seated. */
function outlook_unreachable(rule, outlook) {
    const people = [...new Set(outlook.flatMap(({ eligible }) => eligible.map(({ id }) => id)))].map((id) => ({
        id,
        groups: outlook.filter(({ eligible }) => eligible.some((person) => person.id === id)).map(({ group }) => group),
    }));
    const seats = seatsOf(people, rule);
    return outlook.flatMap(({ group, required, eligible, excluded }) => {
        const filled = seated(seats, group);
        if (filled >= required)
            return [];
        const not = excluded.map(({ login, because }) => `${login} (${because})`).join(', ');
        const can = eligible.map(({ login }) => login).join(', ');
        return `${group} needs ${required}; there are ${filled}${can === '' ? '' : ` of ${can}`}${not === '' ? '' : `; excluded: ${not}`}.`;
    });
}
/** Looks up the people that approvers name, each list of GitHub's once. */
function outlook_candidates(gate, change) {
    const { gh, repository } = gate;
    const teams = openTeams(gate);
    let everybody;
    let isPartial = false;
    const listed = async () => {
        try {
            return await (everybody ??= (0,github_src/* collaborators */.CJ)(gh, repository));
        }
        catch (error) {
            if ((0,github_src/* faultOf */.Kl)(error) !== 'refused')
                throw error;
            isPartial = true;
            return [];
        }
    };
    const find = async (approver) => {
        switch (approver.kind) {
            case 'user': {
                const found = await (0,github_src/* roleOf */.kp)(gh, repository, approver.login);
                const canVote = found !== undefined && canDispatch(found);
                return canVote ? { people: [found.person], unknown: [] } : { people: [], unknown: [approverText(approver)] };
            }
            case 'role': {
                const fit = (await listed()).filter(({ role }) => (0,github_src/* atLeast */.jZ)(role.toLowerCase(), approver.role));
                return { people: fit.filter(({ person }) => person.type === 'User').map(({ person }) => person), unknown: [] };
            }
            case 'team':
                return { people: await teams.members(approver), unknown: [] };
            case 'codeowners':
                return outlook_all((await codeOwnersOf(gate, change)).map((owner) => find(owner)));
        }
    };
    return { of: (approvers) => outlook_all(approvers.map((approver) => find(approver))), isPartial: () => isPartial };
}
async function outlook_all(finds) {
    const found = await Promise.all(finds);
    return { people: found.flatMap(({ people }) => people), unknown: found.flatMap(({ unknown }) => unknown) };
}
function ids(people) {
    return new Set(people.map(({ id }) => id));
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/excluded.ts



/** Commits, and co-authors of whom only a login is known, that are looked up one by one. */
const LOOKED_UP = 50;
/**
 * Everybody whose approval does not count for a change by the rule, each once, with the first reason in the order of
 * `EXCLUSIONS`.
 */
async function findExcluded(gate, { exclude }, origin) {
    const made = (0,github_src/* commitPeople */.t$)(origin.change.commits, hostOf(gate));
    const look = {
        requester: () => Promise.resolve(origin.attempts.flatMap(({ actor, triggeringActor }) => [actor, triggeringActor])),
        committers: () => Promise.resolve([...made.authors, ...made.committers]),
        'co-authors': () => coAuthors(gate, made),
        'pr-author': () => pullAuthors(gate, origin),
        'last-pusher': async () => [await pusher(gate, origin)],
    };
    const excluded = new Map();
    for (const because of EXCLUSIONS.filter((each) => exclude.includes(each))) {
        for (const person of await look[because]()) {
            if (person && !excluded.has(person.id))
                excluded.set(person.id, { id: person.id, login: person.login, because });
        }
    }
    return [...excluded.values()];
}
async function coAuthors({ gh, evidence }, { coAuthors: known, coAuthorLogins }) {
    if (coAuthorLogins.length > LOOKED_UP) {
        evidence.warn(`Of ${coAuthorLogins.length} co-authors, ${LOOKED_UP} were looked up.`);
    }
    const found = await Promise.all(coAuthorLogins.slice(0, LOOKED_UP).map((login) => (0,github_src/* personByLogin */.yr)(gh, login)));
    return [...known, ...found.filter((person) => person !== undefined)];
}
async function pullAuthors({ gh, repository, evidence }, { sha, change }) {
    const shas = [...new Set([sha, ...change.commits.map((commit) => commit.sha).reverse()])];
    if (shas.length > LOOKED_UP) {
        evidence.warn(`The pull requests of the newest ${LOOKED_UP} of ${shas.length} commits were looked up.`);
    }
    const pulls = await Promise.all(shas.slice(0, LOOKED_UP).map((one) => (0,github_src/* pullsOf */.w0)(gh, repository, one)));
    return pulls.flat().map(({ author }) => author);
}
/** The run of a push is its pusher's, also when somebody else starts it again. */
async function pusher({ gh, repository }, { attempts, sha, branch }) {
    const [run] = attempts;
    return run.event === 'push' && run.headSha === sha ? run.actor : (0,github_src/* lastPusher */.gG)(gh, repository, branch, sha);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/look/own-change.ts






/**
 * Looks at the running run and at what it would deploy. Tells the report.
 *
 * @throws Refusal where the run is not what it says, or is not code of an allowed branch.
 */
async function readOwnChange(gate, environment, live, rule) {
    const { gh, repository, inputs, evidence } = gate;
    const [attempts, facts] = await Promise.all([readAttempts(gate, ownRunId(gate)), (0,github_src/* readRepository */.Nu)(gh, repository)]);
    const run = await readOwnRun(gate, attempts[0]);
    evidence.add({ defaultBranch: facts.defaultBranch });
    requireEvent(run);
    await requireRunner(gate, rule, run);
    const sha = inputs.subjectSha ?? run.headSha;
    const hints = { defaultBranch: facts.defaultBranch, headBranch: run.headBranch };
    const { branch } = await requireAllowedBranch(gate, rule, sha, hints);
    if (run.headSha !== sha)
        await requireAllowedBranch(gate, rule, run.headSha, hints);
    const change = await readChange(gate, { environment, live, facts, sha });
    tellChange(gate, change, sha);
    const excluded = await findExcluded(gate, rule, { attempts, sha, branch, change });
    return { run, facts, sha, baseSha: change.baseSha, excluded };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/modes/request.ts












/** Asks for an approval: finds out who changed what, that enough others could approve it, and puts the request up. */
async function request(gate) {
    const { environment = '', dryRun, policy } = gate.inputs;
    const live = await policy_readRule(gate, environment);
    if (live === undefined) {
        return ended('not-required', 'not-required', `${policy} does not list ${environment}: no approval is needed.`);
    }
    const rule = applyRule(gate, live);
    if (rule.via === 'environment') {
        const reason = `GitHub itself asks the reviewers of ${environment} when the job that deploys starts`;
        return ended('not-required', 'not-required', `No request is needed: ${reason}.`);
    }
    const change = await readOwnChange(gate, environment, live, rule);
    await requireReachable(gate, rule, change, change.excluded);
    const subject = request_subjectOf(gate, environment, { live, rule, change });
    if (dryRun) {
        request_tellRequest(gate, { ...subject, deploymentId: 0 }, { createdAt: gate.gh.serverTime() ?? 0 });
        return ended('planned', 'dry-run', 'A dry run: the approval could be requested, and was not.');
    }
    await putUp(gate, subject);
    return ended('pending', 'requested', `An approval of ${subject.sha.slice(0, 7)} for ${environment} is requested.`);
}
function request_subjectOf({ inputs }, environment, { live, rule, change }) {
    const { run, facts, sha, baseSha, excluded } = change;
    return {
        v: 1,
        repositoryId: facts.id,
        environment,
        sha,
        imageDigests: [...new Set(inputs.imageDigests)].sort(),
        workflowPath: run.path,
        runId: run.id,
        runAttempt: run.attempt,
        requester: requesterOf(run),
        ruleSha256: ruleSha256(live.rule),
        tightening: live.tightening,
        expiresIn: Math.min(rule.expiresIn, inputs.expiresIn ?? rule.expiresIn),
        baseSha,
        excluded,
    };
}
function requesterOf({ triggeringActor, actor, id }) {
    const account = triggeringActor ?? actor;
    if (account === null)
        throw new Refusal('error', 'people-unknown', `GitHub does not say who started run ${id}.`);
    return { id: account.id, login: account.login };
}
/** The deployment comes first, since its id is part of what is approved. */
async function putUp(gate, newest) {
    const { gh, repository } = gate;
    const deployment = await (0,github_src/* createDeployment */.Yy)(gh, repository, {
        sha: newest.sha,
        environment: newest.environment,
        task: APPROVAL_TASK,
        payload: payloadOf(newest),
        description: 'Waits for an approval',
    });
    const subject = { ...newest, deploymentId: deployment.id };
    await (0,github_src/* addDeploymentStatus */.R6)(gh, repository, deployment.id, {
        state: 'pending',
        description: REQUESTED_DESCRIPTION,
        logUrl: runUrl(gate, newest.runId),
    });
    const code = requestCode(subject);
    const file = (0,external_node_path_.join)(gate.runner.tempDir, 'approval-request.json');
    (0,external_node_fs_.writeFileSync)(file, `${JSON.stringify({ code, subject }, null, 2)}\n`, { mode: 0o600 });
    request_tellRequest(gate, subject, { createdAt: deployment.createdAt, code, file });
}
function request_tellRequest(gate, subject, { createdAt, code, file }) {
    const expiresAt = createdAt + subject.expiresIn * 1000;
    gate.evidence.add({
        request: {
            ...{ code, subject, createdAt, expiresAt },
            runUrl: runUrl(gate, subject.runId),
            ...(file !== undefined && { file }),
        },
    });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/use.ts





const isClaimed = shape_object({
    deploymentId: wholeNumber(1),
    runId: wholeNumber(1),
    attempt: wholeNumber(1),
});
const claimedState = {
    name: 'approval-gate-claimed',
    parse: (json) => {
        if (isClaimed(json))
            return json;
        throw new Error('The saved state of approval-gate has an unknown shape.');
    },
};
/**
 * That no deployment has used the approval, and none that runs is using it.
 *
 * @throws Refusal `already-used`, `already-deploying`.
 */
async function requireUnused(gate, uses, run) {
    const attempts = new Map(uses.map((use) => [`${use.runId}/${use.attempt}`, use]));
    attempts.delete(`${run.id}/${run.attempt}`);
    for (const use of attempts.values())
        await requireFailed(gate, use);
}
/**
 * Takes the approval for this run, before anything is deployed: writes it down, then reads whether another run was
 * earlier. So of two that come at the same time exactly one goes on. The same run and attempt may take it again.
 *
 * @throws Refusal `already-used`, `already-deploying`, `denied`.
 */
async function takeApproval(gate, { subject, state }, run) {
    const { gh, repository, runner } = gate;
    const again = ownUse(state, run);
    await requireUnused(gate, again ? earlierUses(state, again) : state.deploying, run);
    const own = again ?? (await begin(gate, subject.deploymentId, run));
    const now = stateOf(await (0,github_src/* deploymentStatuses */.e0)(gh, repository, subject.deploymentId));
    requireOpen(now);
    const known = new Set(state.deploying.map(({ statusId }) => statusId));
    const unseen = earlierUses(now, own).filter(({ statusId }) => !known.has(statusId));
    await requireUnused(gate, unseen, run);
    runner.state.save(claimedState, { deploymentId: subject.deploymentId, runId: run.id, attempt: run.attempt });
}
function ownUse({ deploying }, run) {
    return deploying.find(({ runId, attempt }) => runId === run.id && attempt === run.attempt);
}
async function begin({ gh, repository }, deploymentId, run) {
    const status = await (0,github_src/* addDeploymentStatus */.R6)(gh, repository, deploymentId, {
        state: 'in_progress',
        description: deployingDescription(run.id, run.attempt),
        logUrl: run.url,
    });
    return { runId: run.id, attempt: run.attempt, statusId: status.id };
}
/** Only a deployment that ended without success lets another one try. */
async function requireFailed({ gh, repository }, { runId, attempt }) {
    const which = `run ${runId}, attempt ${attempt}`;
    const conclusion = await conclusionOf(() => (0,github_src/* readRun */.cI)(gh, repository, runId, attempt));
    if (conclusion === null) {
        throw new Refusal('cancelled', 'already-deploying', `Another deployment is using the approval: ${which}.`);
    }
    if (conclusion !== 'success' && conclusion !== 'gone')
        return;
    const what = conclusion === 'gone' ? 'began, and GitHub knows no more of it' : 'succeeded';
    throw new Refusal('expired', 'already-used', `The approval was used by a deployment that ${what}: ${which}.`);
}
async function conclusionOf(read) {
    try {
        return (await read()).conclusion;
    }
    catch (error) {
        if ((0,github_src/* answeredStatus */.W)(error) === 404)
            return 'gone';
        throw error;
    }
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/decide/index.ts





;// CONCATENATED MODULE: ./actions/approval-gate/src/modes/verify-reviews.ts










/**
 * Decides by what the environment's own reviewers said about this run. GitHub lets anybody of them do, but whoever
 * started the run; quorum, approvers and everybody else who is excluded are held against it here.
 */
async function verifyReviews(gate, environment, live) {
    const { gh, repository, inputs, evidence } = gate;
    const rule = applyRule(gate, live);
    const change = await readOwnChange(gate, environment, live, rule);
    const { run } = change;
    requireFirstAttempt(run);
    if (change.sha !== run.headSha) {
        throw new Refusal('subject-mismatch', 'commit-differs', `The reviewers saw ${run.headSha}, not ${change.sha}.`);
    }
    requireTime(gate, run.createdAt + Math.min(rule.expiresIn, inputs.expiresIn ?? rule.expiresIn) * 1000);
    const reviews = await (0,github_src/* reviewsOf */.Nv)(gh, repository, run.id);
    const votes = reviews.flatMap((review, index) => voteOf(review, index, run, environment));
    const voters = votes.map(({ voter }) => voter);
    const standings = await readStandings(gate, rule, change, voters);
    const excluded = new Map(change.excluded.map(({ id, because }) => [id, EXCLUDED_AS[because]]));
    const decision = ofRun(run, decide({ rule, votes, ignored: [], standings, excluded }));
    evidence.add({ decision });
    const ending = endingOf(decision);
    if (ending.outcome !== 'approved' || !inputs.dryRun)
        return ending;
    return ended('planned', 'dry-run', `${ending.reason} A dry run.`);
}
/** GitHub tells the reviews of all attempts together: an old one must not let a run that was started again pass. */
function requireFirstAttempt({ id, attempt }) {
    if (attempt === 1)
        return;
    throw new Refusal('refused', 'vote-rerun', `Run ${id} was started again (attempt ${attempt}), and GitHub does not tell which attempt its reviewers approved. Start a new run.`);
}
/** All reviews are of one run: while they are decided, each has the number of its place. */
function voteOf({ state, user, environments }, index, run, environment) {
    const isAbout = environments.some((name) => name.toLowerCase() === environment.toLowerCase());
    if (!isAbout || state === 'pending')
        return [];
    const voter = { id: user.id, login: user.login };
    return [{ run: { ...run, id: index + 1 }, voter, choice: state === 'approved' ? 'approve' : 'deny' }];
}
function ofRun(run, decision) {
    return {
        ...decision,
        counted: decision.counted.map((vote) => ({ ...vote, run })),
        ignored: decision.ignored.map((vote) => ({ ...vote, runId: run.id })),
    };
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/modes/verify.ts










/**
 * Decides whether this job may deploy, and takes the approval. The first step of the job that deploys: a job of its own
 * would be skipped when the deploying one is run again.
 */
async function verify(gate) {
    const { request: code, environment = '' } = gate.inputs;
    if (code === undefined)
        return verifyWithoutRequest(gate, environment);
    const request = await openRequest(gate, code);
    const runs = await listVotes(gate, request);
    const run = await readOwnRun(gate, runs.find(({ id }) => id === ownRunId(gate)));
    await requireRunner(gate, request.rule, run);
    return settle(gate, request, await judge(gate, request, runs, run), run);
}
/** Ends a decided request: an approval is taken for this run, a denial is written down for good. */
async function settle(gate, request, decision, run) {
    const ending = endingOf(decision);
    if (ending.outcome === 'denied')
        await markDenied(gate, request, decision);
    if (ending.outcome !== 'approved')
        return ending;
    await requireMergedCode(gate, request, run);
    if (gate.inputs.dryRun)
        return ended('planned', 'dry-run', `${ending.reason} A dry run: the approval is not taken.`);
    await takeApproval(gate, request, run);
    return ending;
}
async function verifyWithoutRequest(gate, environment) {
    gate.evidence.add({ environment });
    const live = await policy_readRule(gate, environment);
    if (live === undefined)
        return notRequired(gate, environment);
    if (live.rule.via === 'environment')
        return verifyReviews(gate, environment, live);
    applyRule(gate, live);
    if (gate.inputs.dryRun) {
        return ended('planned', 'dry-run', `${environment} needs an approval (${live.source}). A dry run does without.`);
    }
    throw new Refusal('config-error', 'request-missing', `${environment} needs an approval (${live.source}), and no request was given. Make one with mode request; who approves it starts ${gate.inputs.approveWorkflow}, which deploys.`);
}
function notRequired({ inputs }, environment) {
    const { policy, requireApproval } = inputs;
    const reason = `${policy} of the default branch does not list the environment ${environment}`;
    if (!requireApproval)
        return ended('not-required', 'not-required', `${reason}: no approval is needed.`);
    throw new Refusal('config-error', 'policy-missing', `${reason}, but this step requires an approval.`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/modes/wait.ts










/** Seconds from one look to the next: after news, at most, and what a pause is to the one before. */
const PAUSE = { first: 15, longest: 60, growth: 1.25 };
/** What looks of several calls may take of the calls that all jobs of a repository share. */
const CALLS_PER_HOUR = 160;
/** A runner's price per minute in US dollars: GitHub's Linux runner with two cores, since January 2026. */
const PRICE_PER_MINUTE = 0.006;
/** `verify` that holds its runner until the votes are there, the time is over or the request is closed. */
async function wait(gate) {
    const { inputs, runner } = gate;
    const startMs = runner.clock.now();
    const run = await readOwnRun(gate);
    const request = await openRequest(gate, inputs.request ?? '');
    await requireRunner(gate, request.rule, run);
    let watch = { request, looks: 0 };
    let pause = PAUSE.first;
    for (;;) {
        const callsBefore = gate.gh.calls.total();
        const look = await lookOrFault(gate, watch, run);
        watch = { ...watch, ...look.watch, looks: watch.looks + 1 };
        const seconds = tellWaiting(gate, startMs, watch.looks);
        if (look.ending !== undefined)
            return look.ending;
        const left = inputs.waitTimeout - seconds;
        if (left <= 0)
            return timedOut(gate, look.fault);
        pause = look.hasNews ? PAUSE.first : longer(pause, gate.gh.calls.total() - callsBefore);
        const next = Math.min(left, pause * (0.9 + 0.2 * gate.effects.random()));
        tellNext(gate, look, next);
        await runner.clock.sleep(next * 1000, runner.signal);
    }
}
/** The pause after a look without news. Where many runs are listed, a look takes many calls, and the pause is as long. */
function longer(pause, calls) {
    const grown = Math.min(PAUSE.longest, pause * PAUSE.growth);
    return calls > 1 ? Math.max(grown, (calls * 3600) / CALLS_PER_HOUR) : grown;
}
/** A look that GitHub does not answer is left out: the next one may tell. */
async function lookOrFault(gate, watch, run) {
    try {
        return await look(gate, watch, run);
    }
    catch (thrown) {
        const fault = (0,github_src/* faultOf */.Kl)(thrown);
        if (fault === undefined || fault === 'refused')
            throw thrown;
        return { hasNews: false, fault: (0,src/* toError */.iT)(thrown) };
    }
}
/** Reads the list of runs, and decides anew, by a request that is proved anew, where a run of the request changed. */
async function look(gate, { request, etag, seen }, run) {
    const list = await listVotesIfChanged(gate, request.createdAt, etag);
    requireTime(gate, request.endsAt);
    if (list === 'unchanged')
        return { hasNews: false };
    const now = signature(list.runs, request.code);
    if (now === seen)
        return { hasNews: false, watch: { etag: list.etag } };
    const current = seen === undefined ? request : await openRequest(gate, request.code);
    const decision = await judge(gate, current, list.runs, run);
    const watch = { request: current, etag: list.etag, seen: now };
    if (decision.outcome === 'pending')
        return { hasNews: true, watch };
    return { hasNews: true, watch, ending: await settle(gate, current, decision, run) };
}
/** Whatever may change what a run of the request counts for. */
function signature(runs, code) {
    const own = runs.filter(({ title }) => title.toLowerCase().includes(code));
    return JSON.stringify(own.map(({ id, attempt, status, conclusion }) => [id, attempt, status, conclusion]));
}
/** @returns the seconds waited. */
function tellWaiting({ evidence, runner }, startMs, polls) {
    const seconds = (runner.clock.now() - startMs) / 1000;
    evidence.add({ waiting: { seconds: Math.round(seconds), polls, cost: (seconds / 60) * PRICE_PER_MINUTE } });
    return seconds;
}
function tellNext({ evidence, runner }, { fault }, nextSeconds) {
    const { waiting, decision } = evidence.known;
    if (fault !== undefined)
        runner.log.info(`This look told nothing: ${(0,src/* messageChain */.NG)(fault)}`);
    const missing = decision === undefined ? 'Votes are not known yet' : missingInWords(decision);
    const [waitedSeconds, cost] = [waiting?.seconds ?? 0, waiting?.cost ?? 0];
    runner.log.info(pollLine({ missing, nextSeconds, waitedSeconds, cost }));
}
/** The time is over: a last look that told nothing is a fault, not a missing vote. */
function timedOut({ evidence, inputs }, fault) {
    if (fault !== undefined)
        throw fault;
    const { decision } = evidence.known;
    const missing = decision === undefined ? '' : ` ${missingInWords(decision)}.`;
    return ended('pending', 'wait-timeout', `The approvals did not come within ${inputs.waitTimeout} s.${missing}`);
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/main.ts











const RUN = { request: request, record: record, verify: verify, wait: wait, doctor: doctor };
/** Asks for an approval, records a vote, decides, waits or checks the settings, as `mode` says. Always gives a report. */
async function main(runner, effects = realEffects) {
    const startMs = runner.clock.now();
    let gate;
    let ending;
    try {
        gate = openGate(runner, readInputs(runner), effects);
        ending = await RUN[gate.inputs.mode](gate);
    }
    catch (thrown) {
        const error = (0,src/* toError */.iT)(thrown);
        runner.log.debug(error.stack ?? '');
        ending = endingOfThrow(error);
    }
    return conclude(runner, { mode: readMode(runner), gate, ending, seconds: (runner.clock.now() - startMs) / 1000 });
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/post.ts





/**
 * After a job that succeeded in all of its steps: the approval that it took is used up. The runner does not start this
 * after a failure, so that the deployment may be tried again.
 */
async function post(runner, effects = realEffects) {
    const claimed = runner.state.load(claimedState);
    if (claimed === undefined)
        return [];
    const { repository } = (0,github_src/* eventContext */.Wl)(runner);
    const gh = effects.github(runner, readInputs(runner).githubToken ?? '');
    const { deploymentId, runId, attempt } = claimed;
    await (0,github_src/* addDeploymentStatus */.R6)(gh, repository, deploymentId, {
        state: 'success',
        description: usedDescription(runId, attempt),
    });
    runner.log.info('The approval is used up: another deployment needs another one.');
    return [];
}

;// CONCATENATED MODULE: ./actions/approval-gate/src/action.ts




const action = {
    name: 'approval-gate',
    outcomes: OUTCOMES,
    outputs: OUTPUTS,
    onThrow: 'error',
    main: main,
    post: post,
};


/***/ }),

/***/ 1413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zM: () => (/* reexport */ readers_boolean),
  q0: () => (/* reexport */ describe),
  p0: () => (/* reexport */ duration),
  Mc: () => (/* reexport */ entriesOf),
  nd: () => (/* reexport */ integer),
  c3: () => (/* reexport */ listOf),
  pq: () => (/* reexport */ mapping),
  yL: () => (/* reexport */ oneOf),
  EJ: () => (/* reexport */ openDocument),
  hN: () => (/* reexport */ parseYaml),
  hD: () => (/* reexport */ quote),
  Qq: () => (/* reexport */ readers_text)
});

// UNUSED EXPORTS: nearestHint, textOf

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./packages/action-kit/src/errors.ts
var errors = __webpack_require__(8826);
// EXTERNAL MODULE: ./packages/action-kit/src/nearest-name.ts + 1 modules
var nearest_name = __webpack_require__(420);
// EXTERNAL MODULE: ./packages/action-kit/src/text.ts
var src_text = __webpack_require__(5658);
;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/parse.ts


/** No file that people write comes near. */
const MAX_LEVELS = 100;
/**
 * Parses YAML 1.2, as `parseDocument` does, but for texts that are nested more deeply than anybody writes: that calls
 * itself for each level, and some thousands of brackets end the whole process, not with an error that could be caught.
 *
 * @throws UserError for such a text.
 */
function parseYaml(text, file, { schema = 'core', uniqueKeys = false } = {}) {
    const lines = new dist/* LineCounter */.HN();
    const options = { version: '1.2', schema, uniqueKeys, prettyErrors: false, lineCounter: lines };
    const composer = new dist/* Composer */.Dk(options);
    const documents = composer.compose(shallowTokens(text, file, lines), true, text.length);
    const first = documents.next();
    const second = documents.next();
    // It is told to make one of an empty text too.
    if (first.done === true)
        throw new Error('YAML without a document.');
    return {
        document: first.value,
        secondAt: second.done === true ? undefined : second.value.range[0],
        lines,
    };
}
function* shallowTokens(text, file, lines) {
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    lines.addNewLine(0);
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        yield* parser.next(lexeme);
        if (parser.stack.length > MAX_LEVELS) {
            const { line, col } = lines.linePos(parser.offset);
            throw new errors/* UserError */.yo(`${file}:${line}:${col}: nested too deeply: at most ${MAX_LEVELS} levels are read.`);
        }
    }
    yield* parser.end();
}

;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/document.ts





/** Room for thousands of entries. */
const MAX_BYTES = 512 * 1024;
const MAX_SHOWN_PROBLEMS = 50;
/**
 * Reads YAML 1.2 (so JSON too). Throws a UserError with `file:line:column` and without a piece of the text for anything
 * malformed: syntax, tags, several documents, too much text or too deep a nesting.
 */
function openDocument(text, file) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        throw new errors/* UserError */.yo(`${file} has ${Buffer.byteLength(text)} bytes; at most ${MAX_BYTES} are read.`);
    }
    // Duplicate keys are found while reading.
    const { document: yaml, secondAt, lines } = parseYaml(text, file);
    const found = [];
    const offsetOf = (node) => ((0,dist/* isNode */.Ll)(node) && node.range ? node.range[0] : 0);
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
    };
    const document = {
        file,
        root: yaml.contents,
        placeOf: (node) => place(offsetOf(node)),
        problem: (node, message) => found.push({ offset: offsetOf(node), message }),
        check: () => {
            if (found.length === 0)
                return;
            const sorted = found.toSorted((one, other) => one.offset - other.offset);
            const shown = sorted.slice(0, MAX_SHOWN_PROBLEMS).map(({ offset, message }) => `${place(offset)}: ${message}`);
            const more = sorted.length - shown.length;
            throw new errors/* UserError */.yo([...shown, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'));
        },
    };
    for (const { pos, message } of [...yaml.errors, ...yaml.warnings]) {
        found.push({ offset: pos[0], message });
    }
    if (secondAt !== undefined)
        found.push({ offset: secondAt, message: 'a second document begins; one is read.' });
    document.check();
    return document;
}
/** A mapping with known keys: unknown ones are refused with the nearest known one, as are duplicates. */
function mapping(fields, hint = () => undefined) {
    return (document, node, name) => {
        const values = {};
        for (const { key, keyNode, value } of pairs(document, node, name)) {
            const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
            const path = name === '' ? key : `${name}.${key}`;
            if (!read) {
                const help = hint(key) ?? nearestHint(key, Object.keys(fields));
                document.problem(keyNode, `unknown key ${quote(path)}${help}`);
            }
            else if (value) {
                const result = read(document, value, path);
                if (result !== undefined)
                    values[key] = result;
            }
            else
                document.problem(keyNode, `${path} has no value: give one or remove the key.`);
        }
        return values;
    };
}
/** A mapping whose keys are anybody's to choose, in the order of the file; duplicates are refused. */
function entriesOf(read) {
    return (document, node, name) => pairs(document, node, name).flatMap(({ key, keyNode, value }) => {
        const path = `${name}.${key}`;
        if (!value)
            document.problem(keyNode, `${path} has no value: give one or remove the key.`);
        const result = value && read(document, value, path);
        return result === undefined ? [] : [{ key, keyNode, value: result }];
    });
}
function pairs(document, node, name) {
    if (!(0,dist/* isMap */.jh)(node)) {
        document.problem(node, `${name === '' ? 'the file' : name} must be a mapping (key: value), is ${describe(node)}.`);
        return [];
    }
    const seen = new Set();
    return node.items.flatMap(({ key: keyNode, value }) => {
        const key = (0,dist/* isScalar */.jn)(keyNode) ? textOf(keyNode) : undefined;
        if (key === undefined)
            document.problem(keyNode ?? node, 'a key must be plain text.');
        else if (seen.has(key))
            document.problem(keyNode, `the key ${quote(key)} stands here twice.`);
        else {
            seen.add(key);
            if ((0,dist/* isAlias */.Vj)(value))
                document.problem(value, 'anchors and aliases are not read here: write the value out.');
            else
                return [{ key, keyNode, value: (0,dist/* isNode */.Ll)(value) && !isNull(value) ? value : undefined }];
        }
        return [];
    });
}
/** A list of whatever `read` reads. */
function listOf(read) {
    return (document, node, name) => {
        if (!(0,dist/* isSeq */.oP)(node)) {
            document.problem(node, `${name} must be a list (- one entry per line), is ${describe(node)}.`);
            return undefined;
        }
        return node.items.flatMap((item, index) => {
            const at = `${name}[${index}]`;
            if (!(0,dist/* isNode */.Ll)(item) || (0,dist/* isAlias */.Vj)(item) || isNull(item)) {
                document.problem(item ?? node, `${at} must be written out: it is ${describe(item)}.`);
                return [];
            }
            const value = read(document, item, at);
            return value === undefined ? [] : [value];
        });
    };
}
function isNull(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value === null;
}
/** A scalar as it is written, so that `1.10` stays what it is. */
function textOf({ value, source }) {
    return typeof value === 'string' ? value : (source ?? '');
}
/** What a node is, in words, for `is …`; long text is cut. */
function describe(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if ((0,dist/* isAlias */.Vj)(node))
        return 'an alias';
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null)
        return 'empty';
    return quote(textOf(node));
}
/** Text of a file in quotes, cut to what a message can hold. */
function quote(text) {
    return JSON.stringify((0,src_text/* truncate */.xv)(text, 80));
}
/** The end of a sentence: `; did you mean "…"?` where a known key is few edits away, else all of them. */
function nearestHint(key, known) {
    const nearest = (0,nearest_name/* nearestName */.q)(key, known);
    return nearest === undefined ? `; known here: ${known.join(', ')}.` : `; did you mean "${nearest}"?`;
}

;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/readers.ts


/** Any text but the empty one; numbers and the like are taken as they are written. */
const readers_text = (document, node, name) => {
    const value = (0,dist/* isScalar */.jn)(node) ? textOf(node).trim() : '';
    if (value !== '')
        return value;
    document.problem(node, `${name} must be text, is ${describe(node)}.`);
    return undefined;
};
/** `true` or `false`. */
const readers_boolean = (document, node, name) => {
    if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'boolean')
        return node.value;
    document.problem(node, `${name} must be true or false, is ${describe(node)}.`);
    return undefined;
};
/** One of a closed list of words. */
function oneOf(words, hint = () => undefined) {
    return (document, node, name) => {
        const word = (0,dist/* isScalar */.jn)(node) ? String(node.value) : '';
        const found = words.find((candidate) => candidate === word);
        if (found !== undefined)
            return found;
        const near = hint(word) ?? nearestWord(word, words);
        document.problem(node, `${name} must be one of ${words.join(', ')}; it is ${describe(node)}${near}`);
        return undefined;
    };
}
function nearestWord(word, words) {
    const hint = nearestHint(word, words);
    return hint.includes('did you mean') ? hint : '.';
}
/** A whole number. */
function integer({ min, max }) {
    return (document, node, name) => {
        const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max)
            return value;
        document.problem(node, `${name} must be a whole number from ${min} to ${max}, is ${describe(node)}.`);
        return undefined;
    };
}
const UNIT_SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 };
/** A duration of at least a second, in seconds: `36h`, `2d`. A bare number is refused: days and seconds look alike. */
const duration = (document, node, name) => {
    const match = /^(\d{1,9})([smhd])$/.exec((0,dist/* isScalar */.jn)(node) ? String(node.value) : '');
    const seconds = Number(match?.[1]) * (UNIT_SECONDS[match?.[2] ?? ''] ?? Number.NaN);
    if (seconds > 0)
        return seconds;
    document.problem(node, `${name} must be a duration such as 36h or 2d, is ${describe(node)}.`);
    return undefined;
};

;// CONCATENATED MODULE: ./packages/action-kit/src/yaml/index.ts





/***/ })

};
