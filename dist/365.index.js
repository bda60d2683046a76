export const id = 365;
export const ids = [365];
export const modules = {

/***/ 6365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kC: () => (/* reexport */ compareCommits),
  Wl: () => (/* reexport */ eventContext),
  $f: () => (/* reexport */ githubClient),
  AE: () => (/* reexport */ githubPorts),
  lB: () => (/* reexport */ upsertComment)
});

// UNUSED EXPORTS: COMMENT_LIMIT, PATIENCE, answeredStatus, githubSaid, isRequestError, readFileOfBase, uploadSarif

// EXTERNAL MODULE: ./node_modules/bottleneck/light.js
var light = __webpack_require__(3251);
var light_default = /*#__PURE__*/__webpack_require__.n(light);
// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 12 modules
var dist_src = __webpack_require__(4730);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 41 modules
var src = __webpack_require__(8861);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./packages/github/src/transport.ts


/**
 * `fetch` by way of the proxy that HTTPS_PROXY and NO_PROXY name for the API. Each request ends after `timeoutMs`,
 * body included, and when the job is cancelled.
 */
function transport(apiUrl, timeoutMs, cancelled) {
    const dispatcher = new lib/* HttpClient */.Qq().getAgentDispatcher(apiUrl);
    return async (url, init = {}) => {
        const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeoutMs)]);
        try {
            return await (0,undici/* fetch */.hd)(url, { ...init, signal, ...(dispatcher && { dispatcher }) });
        }
        catch (error) {
            // Octokit takes any other error for one of the network and tries again.
            if (cancelled.aborted)
                throw Object.assign(new Error('cancelled'), { name: 'AbortError' });
            throw error;
        }
    };
}

;// CONCATENATED MODULE: ./packages/github/src/client.ts
// @ts-expect-error: the build that the plugins use has no types of its own






const PATIENCE = { retries: 3, unitMs: 1000, longestWait: 90, timeoutMs: 60_000 };
const DEFAULT_API = 'https://api.github.com';
/** Answers that another try does not change; 403 and 429 are the throttling plugin's. */
const FINAL = [400, 401, 403, 404, 409, 410, 413, 422, 429, 451];
/**
 * Opens access to the GitHub of the running job (`GITHUB_API_URL`); calls nobody. Without a token it may only read what
 * is public.
 *
 * @throws UserError where GITHUB_API_URL is no http(s) address.
 */
function githubClient(runner, token, patience = PATIENCE) {
    if (token !== '')
        runner.mask(token);
    const { signal, clock } = runner;
    const baseUrl = apiUrl(runner.env['GITHUB_API_URL']);
    const calls = (0,src/* callCounter */.Bh)();
    const octokit = new (dist_src/* Octokit */.E.plugin(counting(calls), dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A))({
        ...(token !== '' && { auth: token }),
        baseUrl,
        userAgent: userAgent(runner.env['ACTIONS_ORCHESTRATION_ID']),
        log: octokitLog(runner.log),
        request: { fetch: transport(baseUrl, patience.timeoutMs, signal) },
        retry: { doNotRetry: FINAL, retries: patience.retries, retryAfterBaseValue: patience.unitMs },
        throttle: throttle(runner.log, patience),
    });
    const headers = { 'x-github-api-version': '2022-11-28' };
    const request = async (route, parameters) => {
        signal.throwIfAborted();
        const options = { ...parameters, headers: { ...headers, ...parameters.headers } };
        // Typed by the route on both sides; the union of all routes is beyond what the compiler resolves.
        return (await untilCancelled(octokit.request(route, options), signal));
    };
    return { request, calls, clock, signal };
}
function apiUrl(given) {
    const text = given === undefined || given === '' ? DEFAULT_API : given;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === 'https:' || url?.protocol === 'http:')
        return text.replace(/\/+$/, '');
    throw new src/* UserError */.yo(`GITHUB_API_URL is '${text}', which is no address of an API such as ${DEFAULT_API}.`);
}
/** GitHub asks integrations to pass the orchestration id on, reduced to these characters. */
function userAgent(orchestrationId = '') {
    const id = orchestrationId.trim().replace(/[^a-z0-9_.-]/gi, '_');
    return `platform-actions/${src/* VERSION */.xv}${id === '' ? '' : ` actions_orchestration_id/${id}`}`;
}
/** The first plugin is the innermost one, so each attempt passes it. */
function counting(calls) {
    return (octokit) => {
        octokit.hook.before('request', ({ method, url }) => {
            calls.count(`${method} ${url}`);
        });
        return {};
    };
}
const { Group } = (light_default());
function throttle(log, { unitMs, longestWait, retries }) {
    const decide = (kind) => (seconds, _options, _octokit, tries) => {
        const waits = seconds <= longestWait && tries < retries;
        log.info(`GitHub's ${kind} limit is reached; it lifts in ${(0,src/* formatSeconds */.Xo)(seconds)}${waits ? ', which is waited for' : ''}.`);
        return waits;
    };
    return {
        // GitHub asks for a second between changes, and for more between those that notify people.
        write: new Group({ maxConcurrent: 1, minTime: unitMs }),
        notifications: new Group({ maxConcurrent: 1, minTime: 3 * unitMs }),
        retryAfterBaseValue: unitMs,
        onRateLimit: decide('hourly'),
        onSecondaryRateLimit: decide('secondary'),
    };
}
function octokitLog(log) {
    const debug = (message) => {
        log.debug(message);
    };
    return { debug, info: debug, warn: debug, error: debug };
}
/** The plugins wait on timers that know no signal. */
function untilCancelled(work, signal) {
    return new Promise((resolve, reject) => {
        const cancel = () => {
            reject(signal.reason);
        };
        signal.addEventListener('abort', cancel, { once: true });
        work.then(resolve, reject).finally(() => {
            signal.removeEventListener('abort', cancel);
        });
    });
}

// EXTERNAL MODULE: external "node:util/types"
var types_ = __webpack_require__(3429);
;// CONCATENATED MODULE: ./packages/github/src/errors.ts


function isRequestError(error) {
    return isErrorLike(error) && error.name === 'HttpError' && 'status' in error && typeof error.status === 'number';
}
/** The HTTP status that GitHub answered; `undefined` where it did not answer, or the error is another one. */
function answeredStatus(error) {
    return isRequestError(error) ? error.response?.status : undefined;
}
/** GitHub's own words for a refusal, in one line, foreign text: `403 Resource not accessible by integration`. */
function githubSaid(error) {
    const { response } = error;
    // What stands before GitHub, or fails in front of it, answers with a page.
    const message = response ? (messageOf(response.data) ?? 'without a reason') : error.message;
    return `${response?.status ?? 'no answer'} ${(0,src/* truncate */.QS)(message.replace(/\s+/g, ' ').trim(), 300)}`;
}
function messageOf(data) {
    if (typeof data !== 'object' || data === null || !('message' in data))
        return undefined;
    const errors = 'errors' in data && Array.isArray(data.errors) ? data.errors.map(detail) : [];
    return [String(data.message), ...errors.filter((text) => text !== '')].join('; ');
}
function detail(error) {
    if (typeof error === 'string')
        return error;
    return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
/** Errors of another realm are no `instanceof Error`. */
function isErrorLike(value) {
    return value instanceof Error || (0,types_.isNativeError)(value);
}

;// CONCATENATED MODULE: ./packages/github/src/comment.ts

/** What GitHub takes as a comment, in characters. */
const COMMENT_LIMIT = 65_536;
const PAGE_SIZE = 100;
/** 20,000 comments; GitHub locks an issue at 2,500. */
const MAX_PAGES = 200;
const TRIES = 3;
/**
 * Keeps one comment on the pull request up to date. It is found by its marker at the very start, among the comments of
 * bots and of the token's own user: one that quotes the marker, or whose author copied it, is never touched. Of several
 * (two runs at once) the oldest is kept and the others are removed. A missing permission is a reason and no throw.
 *
 * @throws Error where the marker is no HTML comment; the signal's reason when the job is cancelled.
 */
async function upsertComment(gh, context, request) {
    const { marker, onlyUpdate } = request;
    if (!/^<!--[^<>]*-->$/.test(marker))
        throw new Error(`The marker ${JSON.stringify(marker)} is no HTML comment.`);
    const body = request.body.startsWith(marker) ? request.body : `${marker}\n${request.body}`;
    const { pullRequest, repository } = context;
    if (!pullRequest)
        return { status: 'skipped', reason: 'This run belongs to no pull request.' };
    if (body.length > COMMENT_LIMIT) {
        return {
            status: 'skipped',
            reason: `The comment has ${body.length} characters and GitHub takes ${COMMENT_LIMIT}.`,
        };
    }
    const thread = { ...repository, issue_number: pullRequest.number };
    try {
        return await write(gh, thread, { marker, body, onlyUpdate });
    }
    catch (error) {
        if (!isRequestError(error))
            throw error;
        return { status: 'skipped', reason: refusal(error, pullRequest.fromFork) };
    }
}
/** A POST without an answer may have been carried out, so it is not repeated before another look at the thread. */
async function write(gh, thread, request) {
    for (let tries = 1;; tries += 1) {
        const [first, ...others] = await ownComments(gh, thread, request.marker);
        if (first)
            return update(gh, thread, request.body, first, others);
        if (request.onlyUpdate)
            return { status: 'skipped', reason: 'There is no comment yet, and nothing that needs one.' };
        try {
            return await create(gh, thread, request.body);
        }
        catch (error) {
            if (tries === TRIES || !isUnclear(error))
                throw error;
            await gh.clock.sleep(tries * 1000, gh.signal);
        }
    }
}
async function create(gh, thread, body) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const { data } = await gh.request(route, { ...thread, body, request: { retries: 0 } });
    return { status: 'created', url: data.html_url };
}
async function update(gh, { owner, repo }, body, { id, body: before = '', html_url: url }, duplicates) {
    const unchanged = sameText(before, body);
    const route = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
    if (!unchanged)
        await gh.request(`PATCH ${route}`, { owner, repo, comment_id: id, body });
    for (const { id: comment_id } of duplicates) {
        // Whoever was quicker has removed it; a duplicate that stays is mended by the next run.
        await gh.request(`DELETE ${route}`, { owner, repo, comment_id }).catch(unlessCancelled);
    }
    return { status: unchanged ? 'unchanged' : 'updated', url };
}
function unlessCancelled(error) {
    if (!isRequestError(error))
        throw error;
}
/** GitHub gives line ends back as it likes, and without the last one. */
function sameText(one, other) {
    const plain = (text) => text.replace(/\r\n/g, '\n').trimEnd();
    return plain(one) === plain(other);
}
/** Oldest first. */
async function ownComments(gh, thread, marker) {
    const marked = [];
    for await (const comment of comments(gh, thread))
        if (comment.body?.startsWith(marker))
            marked.push(comment);
    const byPeople = marked.filter(({ user }) => user?.type !== 'Bot');
    const me = byPeople.length === 0 ? undefined : await ownLogin(gh);
    return marked
        .filter(({ user }) => user?.type === 'Bot' || (me !== undefined && user?.login === me))
        .sort((a, b) => a.id - b.id);
}
async function* comments(gh, thread) {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { data, headers } = await gh.request(route, { ...thread, per_page: PAGE_SIZE, page });
        yield* data;
        if (!headers.link?.includes('rel="next"'))
            return;
    }
}
/** Who a personal token belongs to; the job's own token belongs to nobody, which GitHub answers with 403. */
async function ownLogin(gh) {
    try {
        return (await gh.request('GET /user', {})).data.login;
    }
    catch (error) {
        unlessCancelled(error);
        return undefined;
    }
}
function isUnclear(error) {
    if (!isRequestError(error))
        return false;
    const status = answeredStatus(error);
    return status === undefined || status >= 500;
}
function refusal(error, fromFork) {
    const said = `GitHub answered ${githubSaid(error)}.`;
    switch (answeredStatus(error)) {
        case 401:
            return `${said} The input github-token is empty or its token has expired.`;
        case 403:
        case 404:
            return fromFork
                ? `${said} A pull request from a fork gets a token that may only read.`
                : `${said} Give the job \`permissions: pull-requests: write\`; a run that Dependabot started has a token that may only read.`;
        default:
            return `The comment could not be written: ${githubSaid(error)}.`;
    }
}

;// CONCATENATED MODULE: ./packages/github/src/compare.ts

/**
 * Asks GitHub how a commit stands to a base, in one call. An answer that is not to be had, for want of a permission or of
 * one of the commits, is `unknown` and a line in the log.
 *
 * @throws the signal's reason when the job is cancelled.
 */
async function compareCommits(gh, { repository }, log, base, head) {
    try {
        const basehead = `${base}...${head}`;
        // Of the commits between the two, which GitHub lists, one is enough.
        const parameters = { ...repository, basehead, per_page: 1 };
        const { data } = await gh.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
        return data.status;
    }
    catch (error) {
        if (!isRequestError(error))
            throw error;
        const commits = `${head.slice(0, 7)} and ${base.slice(0, 7)}`;
        const hint = [401, 403, 404].includes(answeredStatus(error) ?? 0) ? ' It takes `permissions: contents: read`.' : '';
        log.info(`GitHub does not compare the commits ${commits}: ${githubSaid(error)}.${hint}`);
        return 'unknown';
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/github/src/context.ts


/** GitHub sends 25 MiB at most. */
const MAX_PAYLOAD_BYTES = 32 * 1024 * 1024;
const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const BRANCH = /^[^\u0000-\u0020~^:?*[\\\u007f]{1,1000}$/;
/**
 * Repository, commit and pull request of the job, from the environment and the event's payload. A payload that is
 * absent, unreadable or of another shape counts for what of it is well-formed; nothing in it is trusted to be.
 *
 * @throws UserError where GITHUB_REPOSITORY is not `owner/name`.
 */
function eventContext(runner) {
    const { env } = runner;
    const payload = readPayload(env['GITHUB_EVENT_PATH']);
    const pullRequest = pullRequestOf(payload);
    const mergeBaseSha = context_text(object(payload['merge_group'])['base_sha'], SHA);
    const defaultBranch = context_text(object(payload['repository'])['default_branch'], BRANCH);
    const sha = context_text(env['GITHUB_SHA'], SHA) ?? '';
    const commitTime = commitTimeOf(payload, sha);
    return {
        repository: repositoryOf(env),
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        sha,
        ref: context_text(env['GITHUB_REF'], BRANCH) ?? '',
        ...(pullRequest && { pullRequest }),
        ...(mergeBaseSha !== undefined && { mergeBaseSha }),
        ...(defaultBranch !== undefined && { defaultBranch }),
        ...(commitTime !== undefined && { commitTime }),
        serverUrl: serverUrlOf(env['GITHUB_SERVER_URL']),
    };
}
function repositoryOf(env) {
    const given = env['GITHUB_REPOSITORY'] ?? '';
    const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(given) ?? [];
    if (owner !== undefined && repo !== undefined && !isDots(owner) && !isDots(repo))
        return { owner, repo };
    throw new src/* UserError */.yo(`GITHUB_REPOSITORY is '${given}' and must be owner/name, as a GitHub runner sets it.`);
}
/** `.` and `..` would leave the API's path for repositories. */
function isDots(name) {
    return name === '.' || name === '..';
}
function serverUrlOf(given = '') {
    return /^https?:\/\/[\w.:-]+$/.test(given) ? given : 'https://github.com';
}
function readPayload(path = '') {
    try {
        if (path === '' || (0,external_node_fs_.statSync)(path).size > MAX_PAYLOAD_BYTES)
            return {};
        return object(JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')));
    }
    catch {
        return {};
    }
}
function pullRequestOf(payload) {
    const pull = object(payload['pull_request']);
    const [head, base] = [object(pull['head']), object(pull['base'])];
    const { number } = pull;
    const headSha = context_text(head['sha'], SHA);
    const baseSha = context_text(base['sha'], SHA);
    const baseRef = context_text(base['ref'], BRANCH);
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1)
        return undefined;
    if (headSha === undefined || baseSha === undefined || baseRef === undefined)
        return undefined;
    const [from, into] = [object(head['repo'])['full_name'], object(base['repo'])['full_name']];
    return { number, headSha, baseRef, baseSha, fromFork: typeof from !== 'string' || from !== into };
}
function commitTimeOf(payload, sha) {
    const { id, timestamp } = object(payload['head_commit']);
    const time = id === sha && typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
    return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
function object(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function context_text(value, pattern) {
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/github/src/base-file.ts


const MAX_BYTES = 1024 * 1024;
/**
 * A file as the branch has it that a change is judged by, never as the change itself has it: on a pull request the base
 * commit, in a merge queue the commit that it merges into, on the default branch the running commit, anywhere else the
 * default branch.
 *
 * @returns undefined where the branch can be read and has no such file.
 * @throws UserError where the token may not read the branch, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer. Not being able to look is never taken for there being no file.
 */
async function readFileOfBase(gh, context, path) {
    const base = baseOf(context);
    const answer = await contents(gh, context, base, path);
    if (answer === undefined)
        return undefined;
    return { text: fileText(answer, path, base), ref: base.label };
}
function baseOf({ pullRequest, mergeBaseSha, ref, sha, defaultBranch }) {
    if (pullRequest)
        return { ref: pullRequest.baseSha, label: labelOf(pullRequest.baseRef, pullRequest.baseSha) };
    if (mergeBaseSha !== undefined)
        return { ref: mergeBaseSha, label: `the merge queue's base ${mergeBaseSha.slice(0, 7)}` };
    if (defaultBranch === undefined)
        return { label: 'the default branch' };
    if (ref === `refs/heads/${defaultBranch}` && sha !== '')
        return { ref: sha, label: labelOf(defaultBranch, sha) };
    return { label: `the default branch ${defaultBranch}` };
}
function labelOf(branch, sha) {
    return `${branch} at ${sha.slice(0, 7)}`;
}
async function contents(gh, context, base, path) {
    try {
        return await get(gh, context, base, path);
    }
    catch (error) {
        if (answeredStatus(error) !== 404)
            throw explain(error, path, base);
    }
    // GitHub answers 404 also for what a token may not see: only a branch that can be read has no such file.
    try {
        await get(gh, context, base, '');
        return undefined;
    }
    catch (error) {
        throw explain(error, path, base);
    }
}
async function get(gh, { repository }, { ref }, path) {
    const parameters = { ...repository, path, ...(ref !== undefined && { ref }) };
    return (await gh.request('GET /repos/{owner}/{repo}/contents/{path}', parameters)).data;
}
function explain(error, path, { label }) {
    const status = answeredStatus(error);
    if (!isRequestError(error) || status === undefined || status >= 500 || status === 429) {
        return isRequestError(error)
            ? new Error(`${path} of ${label} could not be read: ${githubSaid(error)}.`, { cause: error })
            : error;
    }
    const remedy = status === 401
        ? 'The input github-token holds a token that GitHub does not accept: leave it at its default, or renew it.'
        : 'Give the job `permissions: contents: read`, and check that the commit or branch still exists.';
    return new src/* UserError */.yo(`${path} of ${label} could not be read: GitHub answered ${githubSaid(error)}. ${remedy}`);
}
function fileText(answer, path, { label }) {
    const place = `${path} of ${label}`;
    if (Array.isArray(answer))
        throw notAFile(place, 'a directory');
    const { type, size, encoding, content } = answer;
    if (type !== 'file')
        throw notAFile(place, type === 'symlink' ? 'a symbolic link' : `a ${String(type)}`);
    if (typeof size !== 'number' || size > MAX_BYTES)
        throw new src/* UserError */.yo(`${place} has ${String(size)} bytes; 1 MiB is the limit.`);
    if (encoding !== 'base64' || typeof content !== 'string')
        throw new Error(`${place} came without its content.`);
    const bytes = Buffer.from(content, 'base64');
    if (bytes.byteLength !== size)
        throw new Error(`${place} came with ${bytes.byteLength} of its ${size} bytes.`);
    return utf8(bytes, place);
}
function notAFile(place, what) {
    return new src/* UserError */.yo(`${place} is ${what}; it must be a plain file.`);
}
function utf8(bytes, place) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new src/* UserError */.yo(`${place} is not UTF-8 text.`);
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/github/src/sarif.ts



/** GitHub's limit for the compressed file, as its documentation writes it (10 MB). */
const MAX_GZIP_BYTES = 10_000_000;
/** Between two looks at the processing; codeql-action waits longer still for big files. */
const LONGEST_PAUSE_SECONDS = 15;
/**
 * Uploads a SARIF file to code scanning and waits for GitHub to process it. What keeps it from being shown there, from
 * a missing permission to a file that GitHub rejects, is a reason and no throw: the verdict stands without it.
 *
 * @throws the signal's reason when the job is cancelled.
 */
async function uploadSarif(gh, context, upload) {
    const target = targetOf(context);
    if (target === undefined)
        return skipped('The commit of this run is not known (GITHUB_SHA, GITHUB_REF).');
    const packed = await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(upload.sarif);
    if (packed.byteLength > MAX_GZIP_BYTES) {
        const size = (packed.byteLength / 1e6).toFixed(1);
        return skipped(`The SARIF file has ${size} MB compressed and GitHub takes 10 MB: let a policy or a severity limit cut it.`);
    }
    try {
        const body = { ...context.repository, ...target, sarif: packed.toString('base64') };
        const { data } = await gh.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', body);
        return await processed(gh, context, upload, data.id);
    }
    catch (error) {
        if (!isRequestError(error))
            throw error;
        return skipped(sarif_refusal(error, context));
    }
}
/**
 * On `pull_request` the merge commit under `refs/pull/N/merge`. `pull_request_target` runs on the base branch, whose
 * alerts a pull request must not change: its results go to the head.
 */
function targetOf({ pullRequest, eventName, sha, ref }) {
    if (pullRequest && eventName === 'pull_request_target') {
        return { commit_sha: pullRequest.headSha, ref: `refs/pull/${pullRequest.number}/head` };
    }
    return sha === '' || !/^refs\/(heads|tags|pull)\//.test(ref) ? undefined : { commit_sha: sha, ref };
}
async function processed(gh, context, upload, id = '') {
    const url = alertsUrl(context);
    const name = `the analysis ${upload.category}`;
    if (id === '' || upload.waitSeconds <= 0)
        return { status: 'uploaded', url, reason: `GitHub took ${name}.` };
    const deadline = gh.clock.now() + upload.waitSeconds * 1000;
    for (let pause = 1; gh.clock.now() < deadline; pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS)) {
        await gh.clock.sleep(Math.min(pause * 1000, deadline - gh.clock.now()), gh.signal);
        const { state, errors } = await look(gh, context, id);
        if (state === 'complete')
            return { status: 'uploaded', url, reason: `GitHub processed ${name}.` };
        if (state === 'failed')
            return skipped(`GitHub rejected ${name}: ${errors.join('; ') || 'it does not say why'}.`);
    }
    return {
        status: 'uploaded',
        url,
        reason: `GitHub took ${name} and is still processing it after ${upload.waitSeconds} s.`,
    };
}
/** A look that fails says nothing about the upload; the next one may succeed. */
async function look(gh, { repository }, id) {
    try {
        const route = 'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}';
        const { data } = await gh.request(route, { ...repository, sarif_id: id });
        return { state: data.processing_status, errors: data.errors ?? [] };
    }
    catch (error) {
        if (!isRequestError(error))
            throw error;
        return { errors: [] };
    }
}
function alertsUrl({ serverUrl, repository: { owner, repo }, pullRequest, ref }) {
    const query = pullRequest ? `pr:${pullRequest.number}` : `ref:${ref}`;
    return `${serverUrl}/${owner}/${repo}/security/code-scanning?query=${encodeURIComponent(`is:open ${query}`)}`;
}
function sarif_refusal(error, context) {
    const status = answeredStatus(error);
    const said = `GitHub answered ${githubSaid(error)}.`;
    switch (status) {
        case 401:
            return `${said} The input github-token is empty or its token has expired.`;
        case 403:
            return `${said} ${forbidden(error, context)}`;
        case 404:
            return `${said} Code scanning is not available here, or the token may not see the repository: give the job \`permissions: security-events: write\`, and \`contents: read\` in a private repository.`;
        case 400:
        case 413:
        case 422:
            return `${said} It does not accept the file.`;
        default:
            return `The SARIF file could not be uploaded: ${githubSaid(error)}.`;
    }
}
function forbidden(error, { pullRequest }) {
    const said = githubSaid(error);
    if (/advanced security|code security/i.test(said))
        return 'Enable GitHub Code Security in the settings of the repository.';
    if (/code scanning is not enabled/i.test(said))
        return 'Enable code scanning in the settings of the repository.';
    if (pullRequest?.fromFork)
        return 'A pull request from a fork gets a token that may only read.';
    return 'Give the job `permissions: security-events: write`; a run that Dependabot started has a token that may only read.';
}
function skipped(reason) {
    return { status: 'skipped', reason };
}

;// CONCATENATED MODULE: ./packages/github/src/ports.ts



/** `readFileOfBase`, `uploadSarif` and `upsertComment` with client and event filled in; they throw what those throw. */
function githubPorts(gh, context) {
    return {
        readBaseFile: (path) => readFileOfBase(gh, context, path),
        uploadSarif: (upload) => uploadSarif(gh, context, upload),
        upsertComment: (comment) => upsertComment(gh, context, comment),
    };
}

;// CONCATENATED MODULE: ./packages/github/src/index.ts
/**
 * GitHub for the actions: one client with retries and a call counter, what the job is about, files of the branch that a
 * change is judged by, SARIF upload, a comment that is kept up to date.
 */










/***/ })

};
