import type { ReasonCode } from '../outcomes.js';
import { VOTE_WORDS } from './vote-reasons.js';
import type { Words } from './words.js';

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
} as const satisfies Partial<Record<ReasonCode, Words>>;

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
    happened:
      'The rule names somebody who cannot approve here, such as a person without write access, so too few are left.',
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
} as const satisfies Partial<Record<ReasonCode, Words>>;

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
} as const satisfies Partial<Record<ReasonCode, Words>>;

/** Every reason code in words, in the order of the README. */
export const REASONS: Readonly<Record<ReasonCode, Words>> = {
  ...REQUEST_WORDS,
  ...VOTE_WORDS,
  ...SETTING_WORDS,
  ...WORLD_WORDS,
};
