export const id = 661;
export const ids = [661];
export const modules = {

/***/ 4661:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j2: () => (/* reexport */ IncompleteAnswerError),
  gg: () => (/* reexport */ ROLES),
  ww: () => (/* reexport */ TruncatedCompareError),
  R6: () => (/* reexport */ addDeploymentStatus),
  W: () => (/* reexport */ answeredStatus),
  D9: () => (/* reexport */ appToken),
  x8: () => (/* reexport */ artifactsNamed),
  jZ: () => (/* reexport */ atLeast),
  q: () => (/* reexport */ branchRules),
  WY: () => (/* reexport */ classicProtection),
  jw: () => (/* reexport */ codeOwnersErrors),
  CJ: () => (/* reexport */ collaborators),
  t$: () => (/* reexport */ commitPeople),
  $q: () => (/* reexport */ commitsBetween),
  kC: () => (/* reexport */ compareCommits),
  Yy: () => (/* reexport */ createDeployment),
  e0: () => (/* reexport */ deploymentStatuses),
  dT: () => (/* reexport */ environments),
  Wl: () => (/* reexport */ eventContext),
  to: () => (/* reexport */ explained),
  Kl: () => (/* reexport */ faultOf),
  $f: () => (/* reexport */ githubClient),
  AE: () => (/* reexport */ githubPorts),
  sL: () => (/* reexport */ isOnBranch),
  gG: () => (/* reexport */ lastPusher),
  K9: () => (/* reexport */ listWorkflowRuns),
  Pq: () => (/* reexport */ newestCommits),
  SQ: () => (/* reexport */ oidcSubject),
  K2: () => (/* reexport */ ownersOf),
  uF: () => (/* reexport */ permissionRemedy),
  yr: () => (/* reexport */ personByLogin),
  w0: () => (/* reexport */ pullsOf),
  kj: () => (/* reexport */ readCodeOwners),
  sb: () => (/* reexport */ readDefaultBranchFile),
  iJ: () => (/* reexport */ readDeployment),
  Nu: () => (/* reexport */ readRepository),
  cI: () => (/* reexport */ readRun),
  Nv: () => (/* reexport */ reviewsOf),
  kp: () => (/* reexport */ roleOf),
  ST: () => (/* reexport */ runsOnGitHubHosted),
  LM: () => (/* reexport */ tagExists),
  O4: () => (/* reexport */ tagRulesets),
  x1: () => (/* reexport */ teamMembers),
  C4: () => (/* reexport */ teamMembership),
  lB: () => (/* reexport */ upsertComment),
  $l: () => (/* reexport */ workflowState)
});

// UNUSED EXPORTS: CODE_OWNERS_PATHS, COMMENT_LIMIT, PATIENCE, explainRefusal, githubSaid, isRequestError, parseCodeOwners, readFileOfBase, teamIsVisible, uploadSarif

// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
// EXTERNAL MODULE: ./node_modules/universal-github-app-jwt/index.js + 3 modules
var universal_github_app_jwt = __webpack_require__(2438);
;// CONCATENATED MODULE: ./packages/github/src/incomplete.ts
/**
 * GitHub's answer lacks a field that a decision stands on, as one of an older GitHub Enterprise Server does. Nothing is
 * concluded from the rest.
 */
class IncompleteAnswerError extends Error {
    name = 'IncompleteAnswerError';
    fields;
    /** @param what the thing that was asked for: `workflow run 7`. */
    constructor(what, fields) {
        super(`GitHub's answer about ${what} has no usable ${fields.join(', ')}. An older GitHub Enterprise Server leaves fields out; this takes one that gives them.`);
        this.fields = fields;
    }
}

;// CONCATENATED MODULE: ./packages/github/src/answer.ts

/** @param what the thing that the answer is about, for the error: `workflow run 7`. */
function answerOf(value, what) {
    if (!isObject(value))
        throw new IncompleteAnswerError(what, ['content']);
    const unusable = (name) => new IncompleteAnswerError(what, [name]);
    const object = (name) => {
        const inner = value[name];
        if (!isObject(inner))
            throw unusable(name);
        return answerOf(inner, what);
    };
    const text = (name) => {
        const inner = value[name];
        if (typeof inner !== 'string')
            throw unusable(name);
        return inner;
    };
    return {
        text,
        textOrEmpty: (name) => (value[name] === undefined || value[name] === null ? '' : text(name)),
        integer: (name) => {
            const inner = value[name];
            if (typeof inner !== 'number' || !Number.isSafeInteger(inner))
                throw unusable(name);
            return inner;
        },
        time: (name) => {
            const time = Date.parse(text(name));
            if (Number.isNaN(time))
                throw unusable(name);
            return time;
        },
        object,
        objectOrNull: (name) => (value[name] === null ? null : object(name)),
        list: (name) => {
            const inner = value[name];
            if (!Array.isArray(inner))
                throw unusable(name);
            return inner.map((each) => answerOf(each, what));
        },
        raw: (name) => value[name],
    };
}
/** A list that is an answer of its own. */
function answersOf(value, what) {
    return answerOf({ list: value }, what).list('list');
}
/** @throws IncompleteAnswerError where it is not about an account. */
function accountOf(answer) {
    return { id: answer.integer('id'), login: answer.text('login'), type: answer.text('type') };
}
/** `null` where GitHub says that there is nobody: an account that was deleted, a mail that it does not know. */
function accountOrNull(answer, name) {
    const account = answer.objectOrNull(name);
    return account && accountOf(account);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: external "node:util/types"
var types_ = __webpack_require__(3429);
;// CONCATENATED MODULE: ./packages/github/src/errors.ts


function isRequestError(error) {
    return isErrorLike(error) && error.name === 'HttpError' && 'status' in error && typeof error.status === 'number';
}
/**
 * The HTTP status that GitHub answered, looked up through an error's causes; `undefined` where it did not answer, or had
 * no part in it.
 */
function answeredStatus(error) {
    return requestErrorBehind(error)?.response?.status;
}
/** The failed call that an error is, or was explained from. */
function requestErrorBehind(error) {
    if (isRequestError(error))
        return error;
    const cause = isErrorLike(error) ? error.cause : undefined;
    return cause === undefined || cause === error ? undefined : requestErrorBehind(cause);
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

;// CONCATENATED MODULE: ./packages/github/src/refusal.ts


/**
 * Which kind of failure an error is, looked up through its causes.
 *
 * @returns undefined where GitHub had no part in it.
 */
function faultOf(error) {
    const failed = requestErrorBehind(error);
    if (failed === undefined)
        return undefined;
    const status = answeredStatus(failed);
    if (status === 429 || (status === 403 && /rate limit/i.test(githubSaid(failed))))
        return 'rate-limited';
    return status === undefined || status >= 500 ? 'unavailable' : 'refused';
}
const EXPIRED = 'The input github-token holds a token that GitHub does not accept: leave it at its default, or renew it.';
/**
 * A failed call in words: a UserError with the remedy where GitHub refused it, an Error where it did not answer or its
 * limit was reached; both with the failure as their cause. Anything but a failed call is given back as it came.
 *
 * @param doing what was to be had: `The reviews of run 7 could not be read`.
 * @param remedy a whole sentence: "Give the job `permissions: actions: read`."
 */
function explainRefusal(error, doing, remedy) {
    if (!isRequestError(error))
        return error;
    if (faultOf(error) !== 'refused')
        return new Error(`${doing}: ${githubSaid(error)}.`, { cause: error });
    const why = answeredStatus(error) === 401 ? EXPIRED : remedy;
    return new src/* UserError */.yo(`${doing}: GitHub answered ${githubSaid(error)}. ${why}`, { cause: error });
}
/** Runs a call and throws what `explainRefusal` makes of its failure. */
async function explained(call, doing, remedy) {
    try {
        return await call;
    }
    catch (error) {
        throw explainRefusal(error, doing, remedy);
    }
}
/** The usual remedy: a permission of the job's token. */
function permissionRemedy(permission) {
    return `Give the job \`permissions: ${permission}\`.`;
}

;// CONCATENATED MODULE: ./packages/github/src/app-token.ts





const MEMBERS = 'Give the App the organisation permission `Members: Read-only`, and have an owner of the organisation accept it.';
/**
 * A token of the App's installation on the repository, which may read the members of the organisation's teams and nothing
 * else. It ends after an hour; `gh.as(token)` calls with it.
 *
 * @throws UserError where the key is none, GitHub does not know the App, it is not installed on the repository or may not
 *   read members; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function appToken(gh, repository, app) {
    const asApp = gh.as(await signedClaim(gh, app));
    const installation = await installationOf(asApp, repository, app.appId);
    const { data } = await explained(asApp.request('POST /app/installations/{installation_id}/access_tokens', {
        installation_id: installation,
        permissions: { members: 'read' },
    }), `The App ${app.appId} got no token that may read teams`, MEMBERS);
    const answer = answerOf(data, `the token of the App ${app.appId}`);
    const members = answer.object('permissions').textOrEmpty('members');
    if (members === '')
        throw new src/* UserError */.yo(`The App ${app.appId} got a token that may not read teams. ${MEMBERS}`);
    return answer.text('token');
}
/** GitHub refuses a claim whose time is not its own, so its clock counts where it is known. */
async function signedClaim(gh, { appId, privateKey }) {
    const now = Math.floor((gh.serverTime() ?? gh.clock.now()) / 1000);
    try {
        return (await (0,universal_github_app_jwt/* default */.A)({ id: appId, privateKey, now })).token;
    }
    catch {
        // What the libraries say could hold a part of the key.
        throw new src/* UserError */.yo('The input app-private-key is no RSA key in PEM form. Give the whole file that GitHub made for the App, from `-----BEGIN` to the last `-----`.');
    }
}
async function installationOf(asApp, repository, appId) {
    const name = `${repository.owner}/${repository.repo}`;
    try {
        const { data } = await asApp.request('GET /repos/{owner}/{repo}/installation', { ...repository });
        return answerOf(data, `the installation of the App ${appId}`).integer('id');
    }
    catch (error) {
        if (!isRequestError(error) || faultOf(error) !== 'refused') {
            throw explainRefusal(error, `The App ${appId} could not be looked up on ${name}`, '');
        }
        const remedy = answeredStatus(error) === 404
            ? `Install it on ${name}.`
            : 'The inputs app-id and app-private-key must be of the same App, and the key must not have been deleted.';
        throw new src/* UserError */.yo(`The App ${appId} could not be looked up on ${name}: GitHub answered ${githubSaid(error)}. ${remedy}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/github/src/file-at.ts



const MAX_BYTES = 1024 * 1024;
const REMEDY = 'Give the job `permissions: contents: read`, and check that the commit or branch still exists.';
/**
 * A file as a commit or branch has it.
 *
 * @returns undefined where that place can be read and has no such file.
 * @throws UserError where the token may not read the place, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer. Not being able to look is never taken for there being no file.
 */
async function readFileAt(gh, repository, place, path) {
    const answer = await contents(gh, repository, place, path);
    return answer === undefined ? undefined : fileOf(answer, `${path} of ${place.label}`);
}
async function contents(gh, repository, place, path) {
    const doing = `${path} of ${place.label} could not be read`;
    try {
        return await get(gh, repository, place, path);
    }
    catch (error) {
        if (answeredStatus(error) !== 404)
            throw explainRefusal(error, doing, REMEDY);
    }
    // GitHub answers 404 also for what a token may not see: only a place that can be read has no such file.
    try {
        await get(gh, repository, place, '');
        return undefined;
    }
    catch (error) {
        throw explainRefusal(error, doing, REMEDY);
    }
}
async function get(gh, repository, { ref }, path) {
    const parameters = { ...repository, path, ...(ref !== undefined && { ref }) };
    return (await gh.request('GET /repos/{owner}/{repo}/contents/{path}', parameters)).data;
}
function fileOf(answer, place) {
    if (Array.isArray(answer))
        throw notAFile(place, 'a directory');
    const { type, size, encoding, content, sha } = answer;
    if (type !== 'file')
        throw notAFile(place, type === 'symlink' ? 'a symbolic link' : `a ${String(type)}`);
    if (typeof size !== 'number' || size > MAX_BYTES)
        throw new src/* UserError */.yo(`${place} has ${String(size)} bytes; 1 MiB is the limit.`);
    if (encoding !== 'base64' || typeof content !== 'string')
        throw new Error(`${place} came without its content.`);
    const bytes = Buffer.from(content, 'base64');
    if (bytes.byteLength !== size)
        throw new Error(`${place} came with ${bytes.byteLength} of its ${size} bytes.`);
    return { text: utf8(bytes, place), sha: typeof sha === 'string' ? sha : undefined };
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

;// CONCATENATED MODULE: ./packages/github/src/base-file.ts

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
    const file = await readFileAt(gh, context.repository, base, path);
    return file && { text: file.text, ref: base.label };
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

// EXTERNAL MODULE: ./node_modules/bottleneck/light.js
var light = __webpack_require__(3251);
var light_default = /*#__PURE__*/__webpack_require__.n(light);
// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 12 modules
var dist_src = __webpack_require__(4730);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
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
    const baseUrl = apiUrl(runner.env['GITHUB_API_URL']);
    const calls = (0,src/* callCounter */.Bh)();
    const time = serverClock();
    const fetch = timing(transport(baseUrl, patience.timeoutMs, runner.signal), time);
    const connect = (as) => {
        if (as !== '')
            runner.mask(as);
        const octokit = new (dist_src/* Octokit */.E.plugin(counting(calls), dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A))({
            ...(as !== '' && { auth: as }),
            baseUrl,
            userAgent: userAgent(runner.env['ACTIONS_ORCHESTRATION_ID']),
            log: octokitLog(runner.log),
            request: { fetch },
            retry: { doNotRetry: FINAL, retries: patience.retries, retryAfterBaseValue: patience.unitMs },
            throttle: throttle(runner.log, patience),
        });
        const request = requests(octokit, runner.signal);
        return {
            request,
            requestIfChanged: conditional(request),
            serverTime: time.newest,
            as: connect,
            calls,
            clock: runner.clock,
            signal: runner.signal,
        };
    };
    return connect(token);
}
function requests(octokit, signal) {
    const headers = { 'x-github-api-version': '2022-11-28' };
    return async (route, parameters) => {
        signal.throwIfAborted();
        const options = { ...parameters, headers: { ...headers, ...parameters.headers } };
        // Typed by the route on both sides; the union of all routes is beyond what the compiler resolves.
        return (await untilCancelled(octokit.request(route, options), signal));
    };
}
/** Octokit takes 304 for an error. */
function conditional(request) {
    return async (route, parameters, etag) => {
        if (etag === undefined)
            return request(route, parameters);
        try {
            // Spread, the parameters of any route are beyond what the compiler resolves.
            const headers = { ...parameters.headers, 'if-none-match': etag };
            return await request(route, { ...parameters, headers });
        }
        catch (error) {
            if (answeredStatus(error) === 304)
                return 'unchanged';
            throw error;
        }
    };
}
/** The newest of the times that answers bear. */
function serverClock() {
    let newest;
    return {
        newest: () => newest,
        note: (date) => {
            const time = Date.parse(date ?? '');
            if (!Number.isNaN(time))
                newest = Math.max(newest ?? time, time);
        },
    };
}
function timing(fetch, time) {
    return async (url, init) => {
        const response = await fetch(url, init);
        time.note(response.headers.get('date'));
        return response;
    };
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

;// CONCATENATED MODULE: ./packages/github/src/paging.ts
/** The most that GitHub puts on a page. */
const paging_PAGE_SIZE = 100;
/** The pages of a list, each asked for when it is needed; ends with the one that GitHub links no next one from. */
async function* pages(gh, route, parameters) {
    for (let page = 1;; page += 1) {
        // Spread, the parameters of any route are beyond what the compiler resolves.
        const answer = await gh.request(route, { ...parameters, per_page: paging_PAGE_SIZE, page });
        yield answer;
        if (!hasNext(answer.headers.link))
            return;
    }
}
/** Whether the `Link` header names a next page. */
function hasNext(link) {
    return /;\s*rel="next"/.test(link ?? '');
}

;// CONCATENATED MODULE: ./packages/github/src/commits/commit.ts

/** @throws IncompleteAnswerError where the answer is not about a commit. */
function commitOf(answer) {
    const commit = answer.object('commit');
    const [author, committer] = [signature(commit, 'author'), signature(commit, 'committer')];
    return {
        sha: answer.text('sha'),
        message: commit.text('message'),
        author: account(answer, 'author'),
        committer: account(answer, 'committer'),
        authorName: author.name,
        authorEmail: author.email,
        committerName: committer.name,
        committerEmail: committer.email,
    };
}
function signature(commit, name) {
    const by = commit.objectOrNull(name);
    return { name: by?.textOrEmpty('name') ?? '', email: by?.textOrEmpty('email') ?? '' };
}
/** GitHub writes nobody as null or as an empty object. */
function account(answer, name) {
    const by = answer.objectOrNull(name);
    return by === null || by.raw('id') === undefined ? null : accountOf(by);
}

;// CONCATENATED MODULE: ./packages/github/src/commits/between.ts






/** GitHub did not give all of the commits between two. */
class TruncatedCompareError extends Error {
    name = 'TruncatedCompareError';
}
/** GitHub lists no more files of a comparison. */
const MOST_FILES = 300;
const STATUSES = ['ahead', 'behind', 'diverged', 'identical'];
const between_REMEDY = 'Give the job `permissions: contents: read`, and check that both commits still exist.';
/**
 * All commits that a head has and its base lacks, however many pages they take.
 *
 * @throws TruncatedCompareError where GitHub counts more commits than it gives; UserError where the token may not read
 *   one of the two, or one does not exist; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function commitsBetween(gh, repository, base, head) {
    const what = `the commits between ${base.slice(0, 7)} and ${head.slice(0, 7)}`;
    const commits = new Map();
    for (let page = 1, first;; page += 1) {
        const answer = answerOf(await comparison(gh, repository, { base, head, page }, what), what);
        first ??= answer;
        const before = commits.size;
        for (const commit of answer.list('commits').map(commitOf))
            commits.set(commit.sha, commit);
        const total = answer.integer('total_commits');
        if (commits.size === total)
            return { status: statusOf(first, what), commits: [...commits.values()], files: filesOf(first) };
        if (commits.size > total || commits.size === before)
            throw new TruncatedCompareError(`GitHub counts ${total} as ${what} and gives ${commits.size}.`);
    }
}
async function comparison(gh, repository, { base, head, page }, what) {
    const parameters = { ...repository, basehead: `${base}...${head}`, per_page: paging_PAGE_SIZE, page };
    const call = gh.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
    return (await explained(call, `${(0,src/* capitalised */.Iu)(what)} could not be read`, between_REMEDY)).data;
}
function statusOf(answer, what) {
    const status = STATUSES.find((known) => known === answer.text('status'));
    if (status === undefined)
        throw new IncompleteAnswerError(what, ['status']);
    return status;
}
/** GitHub lists them on the first page. */
function filesOf(answer) {
    if (answer.raw('files') === undefined)
        return undefined;
    const files = answer.list('files');
    if (files.length >= MOST_FILES)
        return undefined;
    const paths = files.flatMap((file) => [file.text('filename'), file.textOrEmpty('previous_filename')]);
    return [...new Set(paths)].filter((path) => path !== '');
}
/**
 * The newest commits of a history, newest first, without files: for a first deployment, which has no base.
 *
 * @param limit 1 or more
 * @throws UserError where the token may not read the commit, or it does not exist; IncompleteAnswerError; Error where
 *   GitHub does not answer.
 */
async function newestCommits(gh, repository, sha, limit) {
    const what = `the history of ${sha.slice(0, 7)}`;
    const commits = [];
    const list = pages(gh, 'GET /repos/{owner}/{repo}/commits', { ...repository, sha });
    while (commits.length < limit) {
        const page = await explained(list.next(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, between_REMEDY);
        if (page.done === true)
            break;
        commits.push(...answersOf(page.value.data, what).map(commitOf));
    }
    return commits.slice(0, limit);
}

;// CONCATENATED MODULE: ./packages/github/src/commits/trailers.ts
const TRAILER = /^co-authored-by[ \t]*:/i;
/**
 * The co-authors that a commit's message names, wherever the line stands: a squashed commit carries the trailers of the
 * commits that it was made of in the middle of its text.
 */
function coAuthorTrailers(message) {
    return message
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => TRAILER.test(line))
        .map((line) => credit(line.slice(line.indexOf(':') + 1).trim()))
        .filter(({ name, mail }) => name !== '' || mail !== '');
}
function credit(text) {
    const [open, close] = [text.lastIndexOf('<'), text.lastIndexOf('>')];
    if (open === -1 || close < open)
        return { name: text, mail: '' };
    return { name: text.slice(0, open).trim(), mail: text.slice(open + 1, close).trim() };
}
/**
 * Reads `1234567+login@users.noreply.github.com` and `login@users.noreply.github.com`.
 *
 * @param host `github.com`, or that of a GitHub Enterprise Server
 */
function noreplyMail(mail, host) {
    const at = mail.lastIndexOf('@');
    if (at === -1 || mail.slice(at + 1).toLowerCase() !== `users.noreply.${host.toLowerCase()}`)
        return undefined;
    const [, id, login] = /^(?:([1-9]\d{0,15})\+)?([a-z\d](?:[\w-]{0,98})(?:\[bot\])?)$/i.exec(mail.slice(0, at)) ?? [];
    if (login === undefined)
        return undefined;
    return { id: id === undefined || !Number.isSafeInteger(Number(id)) ? undefined : Number(id), login };
}

;// CONCATENATED MODULE: ./packages/github/src/commits/people.ts

/** The account that commits for whoever merges or edits on github.com. */
const WEB_FLOW = { id: 19_864_447, login: 'web-flow' };
/**
 * Who made the commits: authors, committers, and co-authors by the trailers, wherever in a message they stand. A mail that
 * GitHub knows from one of the commits counts in all trailers. It is made up of what the commits claim, so it is good for
 * excluding people, never for trusting them.
 *
 * @param host of the addresses that GitHub gives people; another one on a GitHub Enterprise Server
 */
function commitPeople(commits, host = 'github.com') {
    const byMail = new Map(commits.flatMap(knownMails));
    const find = (credit) => whoIs(credit, byMail, host);
    const people = { authors: found(), committers: found(), coAuthors: found() };
    for (const commit of commits) {
        add(people.authors, commit.author ?? find({ name: commit.authorName, mail: commit.authorEmail }));
        if (!isGitHubItself(commit, host)) {
            add(people.committers, commit.committer ?? find({ name: commit.committerName, mail: commit.committerEmail }));
        }
        for (const credit of coAuthorTrailers(commit.message))
            add(people.coAuthors, find(credit));
    }
    const lists = [people.authors, people.committers, people.coAuthors];
    const logins = people.coAuthors.logins;
    // GitHub resolves the address of an author itself, so one by login alone is nobody's any more.
    const gone = [people.authors, people.committers].flatMap(({ logins }) => [...logins.values()]);
    return {
        authors: [...people.authors.people.values()],
        committers: [...people.committers.people.values()],
        coAuthors: [...people.coAuthors.people.values()],
        coAuthorLogins: [...logins.values()],
        unknown: [...new Set([...lists.flatMap(({ unknown }) => [...unknown]), ...gone])],
    };
}
function found() {
    return { people: new Map(), logins: new Map(), unknown: new Set() };
}
function add({ people, logins, unknown }, who) {
    if (typeof who === 'string')
        unknown.add(who);
    else if ('id' in who)
        people.set(who.id, { id: who.id, login: who.login });
    else
        logins.set(who.login.toLowerCase(), who.login);
}
function knownMails({ author, authorEmail, committer, committerEmail }) {
    const known = [
        [authorEmail.toLowerCase(), author],
        [committerEmail.toLowerCase(), committer],
    ];
    return known.filter((pair) => pair[0] !== '' && pair[1] !== null);
}
function whoIs({ name, mail }, byMail, host) {
    const known = byMail.get(mail.toLowerCase());
    if (known)
        return known;
    const noreply = noreplyMail(mail, host);
    if (noreply)
        return noreply.id === undefined ? { login: noreply.login } : { id: noreply.id, login: noreply.login };
    return [name, mail === '' ? '' : `<${mail}>`].filter((part) => part !== '').join(' ') || 'somebody without a name';
}
function isGitHubItself({ committer, committerEmail }, host) {
    if (committer === null)
        return committerEmail.toLowerCase() === `noreply@${host}`;
    return host === 'github.com' ? committer.id === WEB_FLOW.id : committer.login === WEB_FLOW.login;
}

;// CONCATENATED MODULE: ./packages/github/src/commits/pulls.ts




/**
 * The pull requests that brought a commit to the default branch; of a commit that is not there, those that hold it.
 *
 * @throws UserError where the token may not read pull requests; IncompleteAnswerError; Error where GitHub does not
 *   answer.
 */
async function pullsOf(gh, repository, sha) {
    const what = `the pull requests of the commit ${sha.slice(0, 7)}`;
    const read = async () => {
        const pulls = [];
        const parameters = { ...repository, commit_sha: sha };
        for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', parameters)) {
            for (const pull of answersOf(data, what)) {
                pulls.push({
                    number: pull.integer('number'),
                    author: accountOrNull(pull, 'user'),
                    url: pull.text('html_url'),
                });
            }
        }
        return pulls;
    };
    return explained(read(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, permissionRemedy('pull-requests: read'));
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

;// CONCATENATED MODULE: ./packages/github/src/deployments/deployment.ts
/** All that GitHub knows. */
const DEPLOYMENT_STATES = [
    'error',
    'failure',
    'inactive',
    'in_progress',
    'queued',
    'pending',
    'success',
];

;// CONCATENATED MODULE: ./packages/github/src/deployments/deployments.ts







const READ = permissionRemedy('deployments: read');
const WRITE = permissionRemedy('deployments: write');
/**
 * Makes a deployment of exactly that commit: GitHub merges nothing and asks for no checks. After an answer that was lost
 * there may be two; the one that is given back is the one to use.
 *
 * @throws UserError where the token may not write deployments; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function createDeployment(gh, repository, { sha, environment, task, payload, description }) {
    const what = `the new deployment into ${environment}`;
    const { data } = await explained(gh.request('POST /repos/{owner}/{repo}/deployments', {
        ...repository,
        ref: sha,
        environment,
        task,
        payload,
        auto_merge: false,
        required_contexts: [],
        ...(description !== undefined && { description }),
    }), `No deployment into ${environment} could be made`, `${WRITE} The commit must still exist.`);
    return deploymentOf(answerOf(data, what));
}
/**
 * A deployment by its id.
 *
 * @returns undefined where the token can read deployments and there is none of that id: a 404 alone proves nothing.
 * @throws UserError where the token may not read deployments; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function readDeployment(gh, repository, id) {
    const doing = `Deployment ${id} could not be read`;
    try {
        const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}';
        const { data } = await gh.request(route, { ...repository, deployment_id: id });
        return deploymentOf(answerOf(data, `deployment ${id}`));
    }
    catch (error) {
        if (answeredStatus(error) !== 404)
            throw explainRefusal(error, doing, READ);
    }
    await explained(gh.request('GET /repos/{owner}/{repo}/deployments', { ...repository, per_page: 1 }), doing, READ);
    return undefined;
}
/**
 * All statuses of a deployment, oldest first.
 *
 * @throws UserError where there is no such deployment or the token may not read it; IncompleteAnswerError; Error where
 *   GitHub does not answer.
 */
async function deploymentStatuses(gh, repository, id) {
    const what = `the statuses of deployment ${id}`;
    const read = async () => {
        const statuses = new Map();
        const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
        for await (const { data } of pages(gh, route, { ...repository, deployment_id: id })) {
            for (const status of answersOf(data, what).map(deployments_statusOf))
                statuses.set(status.id, status);
        }
        return [...statuses.values()].sort((a, b) => a.id - b.id);
    };
    return explained(read(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, READ);
}
/**
 * Adds a status. Other deployments into the environment stay as they are.
 *
 * @throws UserError where the token may not write deployments; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function addDeploymentStatus(gh, repository, id, { state, description, logUrl }) {
    const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    const { data } = await explained(gh.request(route, {
        ...repository,
        deployment_id: id,
        state,
        description,
        auto_inactive: false,
        ...(logUrl !== undefined && { log_url: logUrl }),
    }), `Deployment ${id} got no status ${state}`, WRITE);
    return deployments_statusOf(answerOf(data, `the new status of deployment ${id}`));
}
function deploymentOf(answer) {
    return {
        id: answer.integer('id'),
        environment: answer.text('environment'),
        sha: answer.text('sha'),
        task: answer.text('task'),
        payload: payloadOf(answer.raw('payload')),
        createdAt: answer.time('created_at'),
    };
}
/** Some servers give a payload back as the text of its JSON. */
function payloadOf(payload) {
    if (typeof payload !== 'string')
        return payload;
    try {
        return JSON.parse(payload);
    }
    catch {
        return payload;
    }
}
function deployments_statusOf(answer) {
    const id = answer.integer('id');
    const state = DEPLOYMENT_STATES.find((known) => known === answer.text('state'));
    if (state === undefined)
        throw new IncompleteAnswerError(`deployment status ${id}`, ['state']);
    return {
        id,
        state,
        description: answer.textOrEmpty('description'),
        logUrl: answer.textOrEmpty('log_url'),
        createdAt: answer.time('created_at'),
    };
}

;// CONCATENATED MODULE: ./packages/github/src/repository/default-branch-file.ts

/**
 * A file as the default branch has it now.
 *
 * @returns undefined where the branch can be read and has no such file: a 404 alone proves nothing.
 * @throws UserError where the token may not read the branch, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer.
 */
async function readDefaultBranchFile(gh, repository, path) {
    // Without a ref GitHub reads the branch itself; by its name a tag that is called the same could be meant.
    const file = await readFileAt(gh, repository, { label: 'the default branch' }, path);
    return file && { text: file.text, ...(file.sha !== undefined && { sha: file.sha }) };
}

;// CONCATENATED MODULE: ./packages/github/src/people/code-owners-pattern.ts
/**
 * A pattern of CODEOWNERS as a test of paths from the repository's root. They are those of .gitignore, except: `docs/*`
 * takes only what is directly in `docs`, case counts, and `!` , `[…]` and `\#` do not exist.
 *
 * @returns why it is no pattern, where it is none.
 */
function patternOf(pattern) {
    if (pattern.startsWith('!'))
        return 'negates, which CODEOWNERS cannot';
    if (/(?<!\\)[[\]]/.test(pattern))
        return 'has a range of characters, which CODEOWNERS cannot';
    if (pattern.startsWith('\\#'))
        return 'escapes a #, which CODEOWNERS cannot';
    const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
    if (inner === '')
        return pattern === '/' ? 'matches nothing' : 'is empty';
    const segments = inner.split('/');
    if (segments.includes(''))
        return 'has an empty part between two slashes';
    const anywhere = segments.length === 1 && !pattern.startsWith('/');
    const expression = new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${body(segments)}${end(pattern, segments)}$`, 's');
    return (path) => expression.test(path);
}
function body(segments) {
    return segments
        .filter((segment, index) => segment !== '**' || segments[index - 1] !== '**')
        .map((segment, index, all) => {
        const last = index === all.length - 1;
        if (segment === '**')
            return last ? '.+' : '(?:.*/)?';
        return segmentOf(segment) + (last ? '' : '/');
    })
        .join('');
}
/** A directory takes everything in it; `docs/*` takes no directory. */
function end(pattern, segments) {
    if (pattern.endsWith('/'))
        return '/.*';
    const last = segments.at(-1);
    return last === '**' || (last === '*' && (segments.length > 1 || pattern.startsWith('/'))) ? '' : '(?:/.*)?';
}
function segmentOf(segment) {
    return segment.replace(/\\(.)|(\*+)|(\?)|([^\\*?]+|\\)/gs, (all, escaped, stars, one) => {
        if (stars !== undefined)
            return '[^/]*';
        if (one !== undefined)
            return '[^/]';
        return (escaped ?? all).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    });
}

;// CONCATENATED MODULE: ./packages/github/src/people/code-owners.ts


/** Where GitHub looks for the file; the first that is there counts. */
const CODE_OWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const OWNER = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/;
/** Reads a CODEOWNERS file by GitHub's rules, which skip a line that they do not understand. Never throws. */
function parseCodeOwners(text) {
    const rules = [];
    const skipped = [];
    for (const [index, content] of text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/)
        .entries()) {
        const rule = ruleOf(content, index + 1);
        if (rule === undefined)
            continue;
        if ('reason' in rule)
            skipped.push(rule);
        else
            rules.push(rule);
    }
    return { rules, skipped };
}
/** Who owns a file, as written; empty where nobody does. The last rule that matches counts. */
function ownersOf({ rules }, path) {
    return rules.findLast((rule) => rule.matches(path))?.owners ?? [];
}
/**
 * The CODEOWNERS file of the default branch.
 *
 * @returns undefined where the branch can be read and has none.
 * @throws UserError where the token may not read the branch, the file is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer.
 */
async function readCodeOwners(gh, repository) {
    for (const path of CODE_OWNERS_PATHS) {
        const file = await readDefaultBranchFile(gh, repository, path);
        if (file)
            return { codeOwners: parseCodeOwners(file.text), path };
    }
    return undefined;
}
function ruleOf(content, line) {
    const [pattern, ...owners] = wordsOf(content);
    if (pattern === undefined)
        return undefined;
    const matches = patternOf(pattern);
    if (typeof matches === 'string')
        return { line, reason: `the pattern ${pattern} ${matches}` };
    const stranger = owners.find((owner) => !OWNER.test(owner));
    if (stranger !== undefined)
        return { line, reason: `${stranger} is no @login, @org/team or mail` };
    return { pattern: pattern.replace(/\\([ \t])/g, '$1'), owners, line, matches };
}
/** What stands between spaces that are not escaped, up to a comment. */
function wordsOf(content) {
    const words = content.match(/(?:\\.|[^\s\\]|\\$)+/g) ?? [];
    const comment = words.findIndex((word) => word.startsWith('#'));
    return comment === -1 ? words : words.slice(0, comment);
}

;// CONCATENATED MODULE: ./packages/github/src/people/last-pusher.ts




const last_pusher_MAX_PAGES = 10;
/**
 * Who put a commit on top of a branch, last: by a push, a merge or the making of the branch.
 *
 * @returns undefined where the branch's newest 1,000 activities do not tell, or GitHub knows no account for it.
 * @throws UserError where the token may not read the repository's activity; IncompleteAnswerError; Error where GitHub
 *   does not answer.
 */
async function lastPusher(gh, repository, branch, sha) {
    const what = `the activity on the branch ${branch}`;
    const query = { ...repository, ref: `refs/heads/${branch}`, per_page: paging_PAGE_SIZE };
    let after;
    for (let page = 1; page <= last_pusher_MAX_PAGES; page += 1) {
        const { data, headers } = await explained(gh.request('GET /repos/{owner}/{repo}/activity', { ...query, ...(after !== undefined && { after }) }), `${(0,src/* capitalised */.Iu)(what)} could not be read`, permissionRemedy('contents: read'));
        const push = answersOf(data, what).find((activity) => activity.text('after') === sha);
        if (push)
            return accountOrNull(push, 'actor') ?? undefined;
        after = nextCursor(headers.link);
        if (after === undefined)
            return undefined;
    }
    return undefined;
}
/** The list has cursors in place of page numbers. */
function nextCursor(link = '') {
    const url = /<([^<>]+)>;\s*rel="next"/.exec(link)?.[1];
    return url !== undefined && URL.canParse(url) ? (new URL(url).searchParams.get('after') ?? undefined) : undefined;
}

;// CONCATENATED MODULE: ./packages/github/src/people/lookup.ts



/**
 * Who has a login now. A login can be renamed, and taken by somebody else after that.
 *
 * @returns undefined where nobody has it: accounts are public, so a 404 says that.
 * @throws UserError where GitHub refuses the question; IncompleteAnswerError; Error where it does not answer.
 */
async function personByLogin(gh, login) {
    try {
        const { data } = await gh.request('GET /users/{username}', { username: login });
        return accountOf(answerOf(data, `the account ${login}`));
    }
    catch (error) {
        if (answeredStatus(error) === 404)
            return undefined;
        throw explainRefusal(error, `The account ${login} could not be looked up`, 'Any token may ask for an account.');
    }
}

;// CONCATENATED MODULE: ./packages/github/src/people/roles.ts







const roles_REMEDY = "The job's own token may ask that in its repository; another token needs `metadata: read` and, of a person, write access.";
/**
 * The role that a login has in a repository now. It is GitHub's `role_name`: `permission` calls maintain `write` and
 * triage `read`. A login can be renamed and taken by another person, so compare the id.
 *
 * @returns undefined where nobody has that login, or the person has no access.
 * @throws UserError where the token may not ask; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function roleOf(gh, repository, login) {
    const doing = `The role of ${login} could not be read`;
    const what = `the role of ${login}`;
    try {
        const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
        const answer = answerOf((await gh.request(route, { ...repository, username: login })).data, what);
        if (answer.text('permission') === 'none')
            return undefined;
        const role = answer.text('role_name');
        const person = accountOrNull(answer, 'user');
        if (role === '' || !person)
            throw new IncompleteAnswerError(what, [person ? 'role_name' : 'user']);
        return { person, role };
    }
    catch (error) {
        // The same answer comes for a repository that the token may not ask about.
        if (answeredStatus(error) === 404 && !(await personByLogin(gh, login)))
            return undefined;
        throw explainRefusal(error, doing, roles_REMEDY);
    }
}
/**
 * Everybody with access to a repository: by invitation, team or organisation.
 *
 * @throws UserError where the token may not ask; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function collaborators(gh, repository) {
    const what = `the people with access to ${repository.owner}/${repository.repo}`;
    const read = async () => {
        const people = [];
        for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/collaborators', { ...repository })) {
            for (const each of answersOf(data, what))
                people.push({ person: accountOf(each), role: each.text('role_name') });
        }
        return people;
    };
    return explained(read(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, roles_REMEDY);
}
/** GitHub's own roles, weakest first. */
const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'];
/** Whether a role is the wanted one or a stronger one. A custom role is only ever itself. */
function atLeast(role, wanted) {
    const [has, needs] = [rank(role), rank(wanted)];
    return has === -1 || needs === -1 ? role === wanted : has >= needs;
}
function rank(role) {
    return ROLES.indexOf(role);
}

;// CONCATENATED MODULE: ./packages/github/src/people/teams.ts






const teams_REMEDY = "The job's own token sees no teams: give the inputs app-id and app-private-key of a GitHub App that is installed on the organisation with the organisation permission `Members: read`, and check that the team exists.";
/**
 * Whether the token can see a team. GitHub answers one that it cannot see and one that does not exist alike.
 *
 * @throws UserError for a token that GitHub does not accept; Error where GitHub does not answer.
 */
async function teamIsVisible(gh, organisation, slug) {
    try {
        await gh.request('GET /orgs/{org}/teams/{team_slug}', { org: organisation, team_slug: slug });
        return true;
    }
    catch (error) {
        if (isHidden(error))
            return false;
        throw explainRefusal(error, `The team ${organisation}/${slug} could not be looked up`, teams_REMEDY);
    }
}
/**
 * Whether somebody belongs to a team, or to a team below it, now.
 *
 * @throws UserError where the token cannot see the team, so that `none` always means not a member; IncompleteAnswerError;
 *   Error where GitHub does not answer.
 */
async function teamMembership(gh, organisation, slug, login) {
    const doing = `Whether ${login} belongs to the team ${organisation}/${slug} could not be told`;
    try {
        const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
        const { data } = await gh.request(route, { org: organisation, team_slug: slug, username: login });
        const state = answerOf(data, `${login} in the team ${organisation}/${slug}`).text('state');
        if (state === 'active' || state === 'pending')
            return state;
        throw new IncompleteAnswerError(`${login} in the team ${organisation}/${slug}`, ['state']);
    }
    catch (error) {
        // The same answer comes for a team that the token cannot see.
        if (answeredStatus(error) !== 404)
            throw explainRefusal(error, doing, teams_REMEDY);
        if (await teamIsVisible(gh, organisation, slug))
            return 'none';
        throw new src/* UserError */.yo(`${doing}: the token cannot see the team. ${teams_REMEDY}`, { cause: error });
    }
}
/**
 * The active members of a team and of the teams below it.
 *
 * @throws UserError where the token cannot see the team; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function teamMembers(gh, organisation, slug) {
    const what = `the members of the team ${organisation}/${slug}`;
    const read = async () => {
        const members = new Map();
        const parameters = { org: organisation, team_slug: slug };
        for await (const { data } of pages(gh, 'GET /orgs/{org}/teams/{team_slug}/members', parameters)) {
            for (const { id, login } of answersOf(data, what).map(accountOf))
                members.set(id, { id, login });
        }
        return [...members.values()];
    };
    return explained(read(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, teams_REMEDY);
}
function isHidden(error) {
    return faultOf(error) === 'refused' && [403, 404].includes(answeredStatus(error) ?? 0);
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

;// CONCATENATED MODULE: ./packages/github/src/repository/branch.ts




/**
 * Whether a commit is on a branch, in one call. A tag of the branch's name does not count.
 *
 * @throws UserError where the token may not read one of the two, or one does not exist; IncompleteAnswerError; Error
 *   where GitHub does not answer.
 */
async function isOnBranch(gh, repository, sha, branch) {
    const basehead = `${sha}...refs/heads/${branch}`;
    const what = `the commit ${sha.slice(0, 7)} and the branch ${branch}`;
    try {
        const parameters = { ...repository, basehead, per_page: paging_PAGE_SIZE };
        const { data } = await gh.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
        const answer = answerOf(data, what);
        const on = ['ahead', 'identical'].includes(answer.text('status'));
        return { on, newer: new Set(on ? answer.list('commits').map((commit) => commit.text('sha')) : []) };
    }
    catch (error) {
        if (isUnrelated(error))
            return { on: false, newer: new Set() };
        throw explainRefusal(error, `Whether the commit ${sha.slice(0, 7)} is on the branch ${branch} could not be told`, 'Give the job `permissions: contents: read`, and check that both still exist.');
    }
}
/** Of two histories without a common commit GitHub says so in a 404. */
function isUnrelated(error) {
    return isRequestError(error) && answeredStatus(error) === 404 && /no common ancestor/i.test(githubSaid(error));
}

;// CONCATENATED MODULE: ./packages/github/src/repository/repository.ts


/**
 * Id, default branch and owner of a repository.
 *
 * @throws UserError where the token may not see it; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function readRepository(gh, repository) {
    const name = `${repository.owner}/${repository.repo}`;
    const { data } = await explained(gh.request('GET /repos/{owner}/{repo}', { ...repository }), `The repository ${name} could not be read`, 'The token belongs to another repository, or may not see this one.');
    const answer = answerOf(data, `the repository ${name}`);
    return {
        id: answer.integer('id'),
        defaultBranch: answer.text('default_branch'),
        owner: answer.object('owner').text('login'),
    };
}

;// CONCATENATED MODULE: ./packages/github/src/runs/artifacts.ts




/**
 * The artifacts of a run with exactly that name.
 *
 * @throws UserError where the run is gone or the token may not read its artifacts; IncompleteAnswerError; Error where
 *   GitHub does not answer.
 */
async function artifactsNamed(gh, repository, runId, name) {
    const what = `the artifacts of run ${runId}`;
    const read = async () => {
        const artifacts = [];
        const parameters = { ...repository, run_id: runId, name };
        for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', parameters)) {
            for (const artifact of answerOf(data, what).list('artifacts')) {
                const run = artifact.object('workflow_run');
                artifacts.push({
                    id: artifact.integer('id'),
                    name: artifact.text('name'),
                    runId: run.integer('id'),
                    repositoryId: run.integer('repository_id'),
                });
            }
        }
        return artifacts.filter((artifact) => artifact.name === name);
    };
    return explained(read(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, permissionRemedy('actions: read'));
}

;// CONCATENATED MODULE: ./packages/github/src/runs/jobs.ts




/** The group of GitHub's standard runners. Nobody can make another one of that name in an organisation's settings. */
const STANDARD_RUNNERS = 'GitHub Actions';
/**
 * Whether every job of the attempt that has got a runner got one of GitHub's standard ones, and at least one has. Larger
 * runners are in groups that an organisation names, so they do not count.
 *
 * @throws UserError where the token may not read jobs; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function runsOnGitHubHosted(gh, repository, runId, attempt) {
    const what = `the jobs of run ${runId}`;
    const read = async () => {
        const jobs = [];
        const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
        const parameters = { ...repository, run_id: runId, attempt_number: attempt };
        for await (const { data } of pages(gh, route, parameters))
            jobs.push(...answerOf(data, what).list('jobs'));
        return jobs;
    };
    const jobs = await explained(read(), `${(0,src/* capitalised */.Iu)(what)} could not be read`, permissionRemedy('actions: read'));
    const started = jobs.filter((job) => job.text('status') === 'in_progress' || job.textOrEmpty('runner_name') !== '');
    return started.length > 0 && started.every((job) => job.textOrEmpty('runner_group_name') === STANDARD_RUNNERS);
}

;// CONCATENATED MODULE: ./packages/github/src/runs/reviews.ts




const STATES = ['approved', 'rejected', 'pending'];
/**
 * What the environments' reviewers decided about a run.
 *
 * @throws UserError where the token may not read it; IncompleteAnswerError; Error where GitHub does not answer.
 */
async function reviewsOf(gh, repository, runId) {
    const what = `the reviews of run ${runId}`;
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals';
    const { data } = await explained(gh.request(route, { ...repository, run_id: runId }), `${(0,src/* capitalised */.Iu)(what)} could not be read`, permissionRemedy('actions: read'));
    return answersOf(data, what).map((review) => {
        const state = STATES.find((known) => known === review.text('state'));
        if (state === undefined)
            throw new IncompleteAnswerError(what, ['state']);
        return {
            state,
            user: accountOf(review.object('user')),
            environments: review.list('environments').map((environment) => environment.text('name')),
            comment: review.textOrEmpty('comment'),
        };
    });
}

;// CONCATENATED MODULE: ./packages/github/src/runs/run-of.ts

/** @throws IncompleteAnswerError where it lacks anything that tells who made the run, when, and of what. */
function runOf(answer) {
    const attempt = answer.integer('run_attempt');
    return {
        id: answer.integer('id'),
        attempt,
        path: answer.text('path').replace(/@.*$/s, ''),
        workflowId: answer.integer('workflow_id'),
        event: answer.text('event'),
        headBranch: answer.raw('head_branch') === null ? null : answer.text('head_branch'),
        headSha: answer.text('head_sha'),
        title: answer.text('display_title'),
        status: answer.text('status'),
        conclusion: answer.raw('conclusion') === null ? null : answer.text('conclusion'),
        createdAt: answer.time('created_at'),
        actor: accountOrNull(answer, 'actor'),
        triggeringActor: accountOrNull(answer, 'triggering_actor'),
        repositoryId: answer.object('repository').integer('id'),
        // Of a fork that was deleted GitHub leaves it out, or says null.
        headRepositoryId: answer.raw('head_repository') ? answer.object('head_repository').integer('id') : null,
        hasPreviousAttempt: attempt > 1 || answer.textOrEmpty('previous_attempt_url') !== '',
        url: answer.text('html_url'),
    };
}

;// CONCATENATED MODULE: ./packages/github/src/runs/runs.ts





/**
 * A workflow run as its newest attempt left it, or as one attempt did.
 *
 * @throws UserError where GitHub does not show the run: its cause tells a run that is gone (`answeredStatus(error)`
 *   is 404) from one that the token may not read; IncompleteAnswerError where it leaves out who started it, its title or
 *   its attempt; Error where GitHub does not answer.
 */
async function readRun(gh, repository, id, attempt) {
    const what = attempt === undefined ? `workflow run ${id}` : `attempt ${attempt} of workflow run ${id}`;
    const route = '/repos/{owner}/{repo}/actions/runs/{run_id}';
    const call = attempt === undefined
        ? gh.request(`GET ${route}`, { ...repository, run_id: id })
        : gh.request(`GET ${route}/attempts/{attempt_number}`, { ...repository, run_id: id, attempt_number: attempt });
    const { data } = await explained(call, `${(0,src/* capitalised */.Iu)(what)} could not be read`, `${permissionRemedy('actions: read')} A run that was deleted is not found either.`);
    return runOf(answerOf(data, what));
}
/** How often a list that shrank while it was read is read again. */
const runs_TRIES = 3;
/**
 * The runs of a workflow, asked for without a filter: GitHub cuts a filtered list at 1,000.
 *
 * @param workflowFile its name in `.github/workflows`: `approve.yml`.
 * @returns `unchanged` where the list is as it was when `etag` was given (which takes nothing of the rate limit).
 * @throws UserError where GitHub knows no such workflow, or the token may not read runs; IncompleteAnswerError as
 *   `readRun`; Error where GitHub does not answer, or runs are deleted faster than the list is read.
 */
async function listWorkflowRuns(gh, repository, workflowFile, query) {
    const what = `the runs of ${workflowFile}`;
    const doing = `The runs of the workflow .github/workflows/${workflowFile} could not be read`;
    const remedy = `${permissionRemedy('actions: read')} The file must stand on the default branch.`;
    for (let tries = 1; tries <= runs_TRIES; tries += 1) {
        const list = await explained(readList(gh, { ...repository, workflow_id: workflowFile }, query, what), doing, remedy);
        if (list !== 'shrunk')
            return list;
    }
    throw new Error(`${doing}: runs are deleted while the list is read.`);
}
async function readList(gh, workflow, { createdSince, etag }, what) {
    const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
    const runs = new Map();
    let total = 0;
    for (let page = 1;; page += 1) {
        const parameters = { ...workflow, per_page: paging_PAGE_SIZE, page };
        const answer = await gh.requestIfChanged(route, parameters, page === 1 ? etag : undefined);
        if (answer === 'unchanged')
            return answer;
        const list = answerOf(answer.data, what);
        const count = list.integer('total_count');
        // Runs that move up into a page which was read already would never be seen.
        if (count < total)
            return 'shrunk';
        total = count;
        const found = list.list('workflow_runs').map((run) => runOf(run));
        for (const run of found)
            runs.set(run.id, run);
        const reached = found.some(({ createdAt }) => createdAt < createdSince);
        if (reached || !hasNext(answer.headers.link)) {
            return { runs: [...runs.values()], etag: page === 1 ? answer.headers.etag : undefined };
        }
    }
}

;// CONCATENATED MODULE: ./packages/github/src/settings/branch-rules.ts



/**
 * The protection of a branch by the active rulesets of repository, organisation and enterprise.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function branchRules(gh, repository, branch) {
    const rules = [];
    const read = async () => {
        const route = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';
        for await (const { data } of pages(gh, route, { ...repository, branch }))
            rules.push(...answersOf(data, `the rules of ${branch}`).map(branch_rules_ruleOf));
    };
    await explained(read(), `The rules of ${branch} could not be read`, permissionRemedy('contents: read'));
    const reviews = rules.filter(({ type }) => type === 'pull_request').map(({ parameters = {} }) => parameters);
    const is = (name) => reviews.some((parameters) => parameters[name] === true);
    return {
        pullRequest: reviews.length > 0,
        approvals: Math.max(0, ...reviews.map((parameters) => Number(parameters['required_approving_review_count'] ?? 0))),
        codeOwnerReview: is('require_code_owner_review'),
        dismissesStale: is('dismiss_stale_reviews_on_push'),
        lastPushApproval: is('require_last_push_approval'),
        forbidsForcePush: rules.some(({ type }) => type === 'non_fast_forward'),
        forbidsDeletion: rules.some(({ type }) => type === 'deletion'),
        holdsAdmins: undefined,
    };
}
function branch_rules_ruleOf(answer) {
    const parameters = answer.raw('parameters');
    return {
        type: answer.text('type'),
        ...(typeof parameters === 'object' && parameters !== null && { parameters: { ...parameters } }),
    };
}

;// CONCATENATED MODULE: ./packages/github/src/settings/classic-protection.ts


/**
 * The classic protection of a branch.
 *
 * @returns undefined where it has none.
 * @throws UserError where the token may not look: whether a branch is protected anybody with `contents: read` can tell,
 *   and how, only a token with `administration: read`, which a job's own never has; Error where GitHub does not answer.
 */
async function classicProtection(gh, repository, branch) {
    const { data } = await explained(gh.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...repository, branch }), `Branch ${branch} could not be read`, 'Give the job `permissions: contents: read`.');
    if (!data.protected)
        return undefined;
    try {
        return protectionOf((await protection(gh, repository, branch)).data);
    }
    catch (error) {
        // A branch that a ruleset protects counts as protected, and has no protection of this kind.
        if (answeredStatus(error) === 404 && /not protected/i.test(String(error)))
            return undefined;
        throw error;
    }
}
function protection(gh, repository, branch) {
    return explained(gh.request('GET /repos/{owner}/{repo}/branches/{branch}/protection', { ...repository, branch }), `The protection of ${branch} could not be read`, 'Give a token with `administration: read`, such as a GitHub App’s: a job’s own never has it.');
}
function protectionOf(answer) {
    const reviews = answer.required_pull_request_reviews;
    return {
        pullRequest: reviews !== undefined,
        approvals: reviews?.required_approving_review_count ?? 0,
        codeOwnerReview: reviews?.require_code_owner_reviews === true,
        dismissesStale: reviews?.dismiss_stale_reviews === true,
        lastPushApproval: reviews?.require_last_push_approval === true,
        forbidsForcePush: answer.allow_force_pushes?.enabled === false,
        forbidsDeletion: answer.allow_deletions?.enabled === false,
        holdsAdmins: answer.enforce_admins?.enabled === true,
    };
}

;// CONCATENATED MODULE: ./packages/github/src/settings/code-owners-errors.ts



/**
 * What GitHub finds wrong with the CODEOWNERS file of the default branch.
 *
 * @returns undefined where there is no file, or GitHub does not let the token see it.
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function codeOwnersErrors(gh, repository) {
    try {
        const { data } = await gh.request('GET /repos/{owner}/{repo}/codeowners/errors', { ...repository });
        const errors = answerOf(data, 'the errors of CODEOWNERS').list('errors');
        return errors.map((error) => ({ line: error.integer('line'), kind: error.text('kind') }));
    }
    catch (error) {
        if (answeredStatus(error) === 404)
            return undefined;
        const doing = 'The errors of CODEOWNERS could not be read';
        throw explainRefusal(error, doing, permissionRemedy('contents: read'));
    }
}

;// CONCATENATED MODULE: ./packages/github/src/settings/environments.ts



/**
 * Every environment of a repository.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function environments(gh, repository) {
    const found = [];
    const read = async () => {
        for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/environments', { ...repository })) {
            const { environments: page } = data;
            if (!Array.isArray(page))
                throw new IncompleteAnswerError('the environments', ['environments']);
            found.push(...page.map(settingsOf));
        }
    };
    await explained(read(), 'The environments could not be read', permissionRemedy('actions: read'));
    return found;
}
function settingsOf(answer) {
    const { name, deployment_branch_policy: policy, protection_rules: rules = [] } = answer;
    const reviews = rules.find(({ type }) => type === 'required_reviewers');
    // GitHub sends it, and leaves it out of its description of the API.
    const { can_admins_bypass: bypass } = answer;
    return {
        name,
        branches: policy ? (policy.protected_branches ? 'protected' : 'listed') : 'all',
        reviewers: reviews?.reviewers?.length ?? 0,
        preventsSelfReview: reviews?.prevent_self_review === true,
        adminsMayBypass: typeof bypass === 'boolean' ? bypass : undefined,
    };
}

;// CONCATENATED MODULE: ./packages/github/src/settings/oidc-subject.ts


/**
 * How the `sub` of a repository's tokens is made.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function oidcSubject(gh, repository) {
    const { data } = await explained(gh.request('GET /repos/{owner}/{repo}/actions/oidc/customization/sub', { ...repository }), 'How the subject of OIDC tokens is made could not be read', permissionRemedy('actions: read'));
    const { use_default: isDefault, include_claim_keys: claims = [], use_immutable_subject: immutable } = data;
    // Without it nothing can be said of the subject, least of all that it is the usual one.
    if (typeof isDefault !== 'boolean')
        throw new IncompleteAnswerError('the subject of OIDC tokens', ['use_default']);
    const prefix = data.sub_claim_prefix;
    return {
        isDefault,
        claims,
        withIds: typeof prefix === 'string' ? /@\d+\/.*@\d+/.test(prefix) : immutable,
    };
}

;// CONCATENATED MODULE: ./packages/github/src/settings/tags.ts



/**
 * Whether there is a tag of exactly that name.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function tagExists(gh, repository, name) {
    // Unlike git/ref, which answers 404 both for no tag and for no permission, this answers an empty list for no tag.
    const call = gh.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', { ...repository, ref: `tags/${name}` });
    const { data } = await explained(call, 'The tags could not be read', permissionRemedy('contents: read'));
    return answersOf(data, 'the tags').some((tag) => tag.text('ref') === `refs/tags/${name}`);
}
/**
 * The active rulesets for tags, of repository, organisation and enterprise.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function tagRulesets(gh, repository) {
    const read = async () => {
        const found = [];
        const query = { ...repository, includes_parents: true, targets: 'tag' };
        for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/rulesets', query)) {
            const active = answersOf(data, 'the rulesets').filter((ruleset) => ruleset.raw('target') === 'tag' && ruleset.text('enforcement') === 'active');
            for (const ruleset of active)
                found.push(await tagRuleset(gh, repository, ruleset.integer('id')));
        }
        return found;
    };
    return explained(read(), 'The rulesets could not be read', permissionRemedy('contents: read'));
}
async function tagRuleset(gh, repository, id) {
    const { data } = await gh.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', {
        ...repository,
        ruleset_id: id,
        includes_parents: true,
    });
    const answer = answerOf(data, `the ruleset ${id}`);
    const { ref_name: names } = (data.conditions ?? {});
    return {
        id,
        name: answer.text('name'),
        include: names?.include ?? [],
        exclude: names?.exclude ?? [],
        rules: answer.list('rules').map((rule) => rule.text('type')),
    };
}

;// CONCATENATED MODULE: ./packages/github/src/settings/workflow-state.ts



/**
 * Whether GitHub would run a workflow: `active`, `disabled_manually`, `disabled_inactivity`, …
 *
 * @param file its name in `.github/workflows`.
 * @returns undefined where GitHub knows none of that name, or does not let the token see it.
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
async function workflowState(gh, repository, file) {
    try {
        const call = gh.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', {
            ...repository,
            workflow_id: file,
        });
        return answerOf((await call).data, `the workflow ${file}`).text('state');
    }
    catch (error) {
        if (answeredStatus(error) === 404)
            return undefined;
        throw explainRefusal(error, `${file} could not be read`, permissionRemedy('actions: read'));
    }
}

;// CONCATENATED MODULE: ./packages/github/src/settings/index.ts
/** The settings of a repository that decide who gets around what. Only ever read. */








;// CONCATENATED MODULE: ./packages/github/src/index.ts
/**
 * GitHub for the actions: one client with retries and a call counter, what the job is about, files of the branch that a
 * change is judged by, SARIF upload, a comment that is kept up to date; and who is who: workflow runs and deployments as
 * the API tells of them, roles, teams, code owners and the people behind commits.
 */






























/***/ })

};
