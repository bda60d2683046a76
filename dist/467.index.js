export const id = 467;
export const ids = [467];
export const modules = {

/***/ 8467:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xN: () => (/* reexport */ awsInputs),
  yb: () => (/* reexport */ awsSession),
  GG: () => (/* reexport */ childOf),
  LU: () => (/* reexport */ childrenOf),
  iw: () => (/* reexport */ configuredEndpoint),
  tr: () => (/* reexport */ consoleLinks),
  Is: () => (/* reexport */ errorName),
  Ni: () => (/* reexport */ explainAwsError),
  w7: () => (/* reexport */ isAccessDenied),
  p0: () => (/* reexport */ isThrottle),
  dg: () => (/* reexport */ isTransient),
  NO: () => (/* reexport */ parseXml),
  iQ: () => (/* reexport */ partitionOf),
  Nd: () => (/* reexport */ signedRequests),
  b6: () => (/* reexport */ textOf)
});

// UNUSED EXPORTS: missingPermission

;// CONCATENATED MODULE: ./packages/aws/src/console-links.ts
/** The console's pages for what a session works on. */
function consoleLinks({ region, partition }) {
    const { consoleHost } = partition;
    const page = (path, fragment = '') => consoleHost === undefined ? '' : `https://${region}.${consoleHost}${path}?region=${region}${fragment}`;
    const clusterPath = (cluster) => `/ecs/v2/clusters/${encode(lastPart(cluster))}`;
    const servicePath = (cluster, service) => `${clusterPath(cluster)}/services/${encode(lastPart(service))}`;
    return {
        ecsService: (cluster, service) => page(`${servicePath(cluster, service)}/health`),
        ecsServiceDeployment: (arn) => {
            const [, cluster = '', service = ''] = arn.split('/');
            return page(`${servicePath(cluster, service)}/deployments`);
        },
        ecsTask: (cluster, task) => page(`${clusterPath(cluster)}/tasks/${encode(lastPart(task))}`),
        logStream: (group, stream) => page('/cloudwatch/home', `#logsV2:log-groups/log-group/${encodeTwice(group)}/log-events/${encodeTwice(stream)}`),
        metrics: (namespace) => page('/cloudwatch/home', `#metricsV2:graph=~();namespace=~%27${encodeStarred(namespace)}`),
    };
}
function lastPart(nameOrArn) {
    return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
/** RFC 3986, where `encodeURIComponent` leaves characters that end a Markdown link or an HTML attribute. */
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${hex(char)}`);
}
/** The fragment of the logs console is encoded twice, with `$` for the outer `%`: `/` is `$252F`. */
function encodeTwice(text) {
    return encodeURIComponent(encode(text)).replaceAll('%', '$');
}
/** The fragment of the metrics console writes `*2f` where a URL has `%2F`. */
function encodeStarred(text) {
    return text.replace(/[^\w.-]/g, (char) => `*${hex(char).toLowerCase()}`);
}
function hex(char) {
    return char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/retry/index.js
var retry = __webpack_require__(3609);
// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
;// CONCATENATED MODULE: ./packages/aws/src/errors/classify.ts


/** The parts of an error, of whatever kind the thrown value is. */
function classify_errorParts(thrown) {
    const error = bag(thrown);
    const metadata = bag(error['$metadata']);
    return {
        name: classify_text(error['name']) ?? '',
        message: classify_text(error['message']) ?? classify_text(error['Message']) ?? '',
        code: classify_text(error['code']),
        status: number(metadata['httpStatusCode']) ?? number(bag(error['$response'])['statusCode']),
        requestId: classify_text(metadata['requestId']),
        attempts: number(metadata['attempts']),
        endpoint: endpointOf(error),
    };
}
/** The name by which AWS or the SDK calls an error: `AccessDeniedException`; empty where it has none. */
function errorName(thrown) {
    return classify_errorParts(thrown).name;
}
/**
 * Whether AWS asked to go slower. ECS says so for RegisterTaskDefinition with a plain ClientException; its
 * LimitExceededException, which the SDK counts in, is a quota that waiting does not mend. Looks into the causes, so that
 * an explained error is still of its kind.
 */
function isThrottle(thrown) {
    return causesOf(thrown).some((error) => {
        const { name, message } = classify_errorParts(error);
        if (name === 'LimitExceededException')
            return false;
        return (0,retry.isThrottlingError)(sdkError(error)) || /\brate exceeded\b|too many concurrent attempts/i.test(message);
    });
}
/**
 * Whether the failure is of the moment (a 5xx, the network, a time-out) and the same call may pass later. Looks into
 * the causes, too.
 */
function isTransient(thrown) {
    if (isThrottle(thrown))
        return false;
    return causesOf(thrown).some((error) => (0,retry.isTransientError)(sdkError(error)) || (0,retry.isServerError)(sdkError(error)));
}
/** An error with its causes, outermost first; none where one of them is the user's to mend, which waiting never does. */
function causesOf(thrown) {
    const chain = [];
    for (let error = thrown; error !== undefined && !chain.includes(error); error = bag(error)['cause']) {
        if (error instanceof src/* UserError */.yo)
            return [];
        chain.push(error);
    }
    return chain;
}
function sdkError(thrown) {
    return bag(thrown);
}
/** A refused connection to a name with two addresses comes as an AggregateError of both. */
function endpointOf(error) {
    const errors = error['errors'];
    const source = Array.isArray(errors) && errors.length > 0 ? bag(errors[0]) : error;
    const host = classify_text(source['hostname']) ?? classify_text(source['address']);
    const port = number(source['port']);
    return host === undefined || port === undefined ? host : `${host}:${port}`;
}
function bag(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function classify_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function number(value) {
    return typeof value === 'number' ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/aws/src/errors/access-denied.ts

const NAMES = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/;
/** The sentence of IAM's troubleshooting guide, in all of its variants: without principal, colon, resource or reason; S3 quotes. */
const SENTENCE = /(?:User: (?<principal>\S+) is )?not authorized to perform:? (?<action>[a-z0-9-]+:[A-Za-z0-9*]+)(?: on (?:the )?resource: "?(?<resource>[^\s"]+))?/i;
const EXPLICIT = /with an explicit deny in (?:an? |the )?(?<kind>[^:]+?)(?:: (?<arn>arn:\S+))?\s*$/i;
const IMPLICIT = /because no (?<kind>.+?) allows /i;
/** Whether AWS refused a call for want of a permission. */
function isAccessDenied(thrown) {
    const { name, message } = classify_errorParts(thrown);
    return NAMES.test(name) || SENTENCE.test(message);
}
/** The permission that a refused call lacked; `undefined` for other errors and where AWS does not say which. */
function missingPermission(thrown) {
    const denial = parseDenial(errorParts(thrown).message);
    return denial && { action: denial.action, resource: denial.resource };
}
/** What is missing or forbidden, where, and what to add: for a person who may change policies. */
function describeDenial(message) {
    const denial = parseDenial(message);
    if (denial === undefined)
        return `access was denied and AWS did not say for which action. ${message}${encodedHint(message)}`;
    const { principal, action, resource } = denial;
    const who = principal === undefined ? 'the credentials' : principal;
    const where = resource === '*' ? '' : ` on ${resource}`;
    return `access was denied: ${who} may not call ${action}${where}. ${remedy(denial)}`;
}
/** The statement that allows an action, as IAM takes it; of S3 for all objects, since one key is of no use in a policy. */
function statement({ action, resource }) {
    const passRole = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } };
    return JSON.stringify({
        Effect: 'Allow',
        Action: action,
        Resource: resource.replace(/^(arn:[\w-]+:s3:::[^/]+)\/.+$/, '$1/*'),
        ...(action === 'iam:PassRole' ? passRole : {}),
    });
}
function remedy(denial) {
    const { explicit, policyKind, policyArn, principal } = denial;
    const caller = callerName(principal);
    const allow = `${caller} is allowed it by this statement: ${statement(denial)}`;
    const keeper = /^(service|resource) control policy$/i.test(policyKind ?? '')
        ? ' (kept by the administrators of the AWS organization)'
        : '';
    if (explicit) {
        const where = `${policyKind ?? 'policy'}${policyArn === undefined ? '' : ` ${policyArn}`}${keeper}`;
        return `An explicit Deny in the ${where} forbids it, and no Allow overrides a Deny: remove or narrow it. Apart from that, ${allow}`;
    }
    if (policyKind === undefined || /^identity-based/i.test(policyKind)) {
        return `Add this statement to a policy of ${caller}: ${statement(denial)}`;
    }
    return `The ${policyKind}${keeper} does not allow it and has to, in addition to the caller's own policy. There, ${allow}`;
}
/** `the role deploy` for an assumed role's session; the session's own name is of no use in a policy. */
function callerName(principal) {
    const [, role] = /:assumed-role\/([^/]+)\//.exec(principal ?? '') ?? [];
    if (role !== undefined)
        return `the role ${role}`;
    const [, user] = /:user\/(\S+)$/.exec(principal ?? '') ?? [];
    return user === undefined ? 'the caller' : `the user ${user}`;
}
/** EC2 and some others hide the details in a message that only the account itself can decode. */
function encodedHint(message) {
    return /Encoded authorization failure message/i.test(message)
        ? ' To read it: aws sts decode-authorization-message --encoded-message <the text above>.'
        : '';
}
function parseDenial(message) {
    const found = SENTENCE.exec(message)?.groups;
    const action = found?.['action'];
    if (found === undefined || action === undefined)
        return undefined;
    const explicit = EXPLICIT.exec(message)?.groups;
    const implicit = IMPLICIT.exec(message)?.groups;
    return {
        principal: found['principal'],
        action,
        resource: found['resource']?.replace(/[.,;:]+$/, '') ?? '*',
        explicit: explicit !== undefined,
        policyKind: explicit?.['kind'] ?? implicit?.['kind'],
        policyArn: explicit?.['arn'],
    };
}

;// CONCATENATED MODULE: ./packages/aws/src/errors/explain.ts



const EXPIRED = /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired)$/;
const UNKNOWN_KEY = /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|InvalidToken|AuthFailure|IncompleteSignature|IncompleteSignatureException|MissingAuthenticationToken|MissingAuthenticationTokenException)$/;
const BAD_SIGNATURE = /^(SignatureDoesNotMatch|InvalidSignatureException|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)$/;
const NOT_FOUND = /NotFound(Exception)?$/;
const CERTIFICATE = /^(CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;
/**
 * What an AWS call threw, as an error that says what to mend. The original stays as its `cause`.
 *
 * @param doing what was under way, as it goes after "While": `updating the service orders-api`.
 * @returns a UserError where the caller's permissions, credentials, names or region are at fault; else an Error whose
 *   cause chain tells the rest. A UserError or CancelledError is given back as it is.
 */
function explainAwsError(thrown, doing, session) {
    if (thrown instanceof src/* UserError */.yo || thrown instanceof src/* CancelledError */.cc)
        return thrown;
    const cause = (0,src/* toError */.iT)(thrown);
    const parts = classify_errorParts(thrown);
    const mistake = describeMistake(thrown, parts, session.region);
    if (mistake !== undefined)
        return new src/* UserError */.yo(`While ${doing}: ${mistake}`, { cause });
    return new Error(`While ${doing}: ${describeFailure(thrown, parts, session.region)}`, { cause });
}
/** What the user can mend; `undefined` where the fault lies elsewhere. */
function describeMistake(thrown, { name, message }, region) {
    if (isAccessDenied(thrown))
        return describeDenial(message);
    if (EXPIRED.test(name)) {
        return (`the AWS credentials have expired (${name}). Credentials that an earlier step has put into the environment are ` +
            'not renewed: give "role-to-assume", with which this action renews its own, or let them last longer.');
    }
    if (UNKNOWN_KEY.test(name)) {
        return (`AWS does not know these credentials (${name}: ${message}). The key may have been deleted, AWS_SESSION_TOKEN may be ` +
            `missing beside a temporary key, they may be of another partition, or the region ${region} may not be enabled in ` +
            'the account.');
    }
    if (BAD_SIGNATURE.test(name)) {
        return (`AWS did not accept the request's signature (${name}: ${message}). Either AWS_SECRET_ACCESS_KEY is not the one ` +
            "of this key (blanks at its end count), or the runner's clock is off by more than 5 minutes.");
    }
    if (NOT_FOUND.test(name)) {
        return `not found in the region ${region} (${name}: ${message}). Check the name and "aws-region".`;
    }
    return undefined;
}
/** What failed without the user's doing; details are in the cause. */
function describeFailure(thrown, parts, region) {
    const { name, code = '', status, requestId, attempts = 1, endpoint = 'the endpoint' } = parts;
    const tried = attempts > 1 ? `, ${attempts} attempts` : '';
    if (isThrottle(thrown))
        return `AWS throttled the call (${name}${tried}). Others use the account's rate, too: try again later.`;
    if (status !== undefined) {
        return `AWS answered ${name} (HTTP ${status}${tried}${requestId === undefined ? '' : `, request ${requestId}`}).`;
    }
    if (code === 'ENOTFOUND') {
        return `there is no host ${endpoint}. Is "aws-region" (${region}) a region where this service exists, and has the runner DNS?`;
    }
    if (code === 'ECONNREFUSED') {
        return `nothing listens at ${endpoint}. Is AWS_ENDPOINT_URL set, and does it point to a running server?`;
    }
    if (CERTIFICATE.test(code)) {
        return `the TLS certificate of ${endpoint} was not accepted (${code}). Behind a proxy, NODE_EXTRA_CA_CERTS names its CA.`;
    }
    if (name === 'TimeoutError' || code !== '')
        return `the connection to AWS failed (${code === '' ? name : code}${tried}).`;
    return 'the call failed.';
}

;// CONCATENATED MODULE: ./packages/aws/src/errors/index.ts




;// CONCATENATED MODULE: ./packages/aws/src/region.ts

const COMMERCIAL = { id: 'aws', consoleHost: 'console.aws.amazon.com', dnsSuffix: 'amazonaws.com' };
/** By region prefix, as in the endpoint rules of the SDKs. */
const BY_PREFIX = [
    ['cn-', { id: 'aws-cn', consoleHost: 'console.amazonaws.cn', dnsSuffix: 'amazonaws.com.cn' }],
    ['us-gov-', { id: 'aws-us-gov', consoleHost: 'console.amazonaws-us-gov.com', dnsSuffix: 'amazonaws.com' }],
    ['eusc-', { id: 'aws-eusc', consoleHost: 'console.amazonaws-eusc.eu', dnsSuffix: 'amazonaws.eu' }],
    ['us-iso-', { id: 'aws-iso', consoleHost: undefined, dnsSuffix: 'c2s.ic.gov' }],
    ['us-isob-', { id: 'aws-iso-b', consoleHost: undefined, dnsSuffix: 'sc2s.sgov.gov' }],
    ['eu-isoe-', { id: 'aws-iso-e', consoleHost: undefined, dnsSuffix: 'cloud.adc-e.uk' }],
    ['us-isof-', { id: 'aws-iso-f', consoleHost: undefined, dnsSuffix: 'csp.hci.ic.gov' }],
];
/** A region's shape; whether it exists only AWS knows, and new ones must work without a release of ours. */
const REGION_PATTERN = /^[a-z]{2,5}(-[a-z]{2,12}){1,3}-\d{1,2}$/;
/** The partition of a region. */
function partitionOf(region) {
    return BY_PREFIX.find(([prefix]) => region.startsWith(prefix))?.[1] ?? COMMERCIAL;
}
/**
 * The region to work in: the input, else `AWS_REGION`, else `AWS_DEFAULT_REGION`.
 *
 * @throws UserError where there is none, or where the environment's is no region.
 */
function resolveRegion(input, env) {
    if (input !== undefined)
        return input;
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
        const region = env[name];
        if (region === undefined || region === '')
            continue;
        if (REGION_PATTERN.test(region))
            return region;
        throw new src/* UserError */.yo(`${name} is ${JSON.stringify(region)}: must be the code of an AWS region, such as eu-west-1.`);
    }
    throw new src/* UserError */.yo('No AWS region: give the input "aws-region", such as eu-west-1, or set AWS_REGION in the environment of the job.');
}

;// CONCATENATED MODULE: ./packages/aws/src/credentials/role.ts

/** Partition, account and name with path, as IAM allows them. */
const ROLE_PATTERN = /^arn:(aws[a-z-]*):iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/;
/**
 * Checks that a role can exist where the region is: an ARN of one partition is unknown in every other.
 *
 * @throws UserError where the two differ.
 */
function checkRolePartition(roleArn, region, partition) {
    const [, rolePartition = ''] = ROLE_PATTERN.exec(roleArn) ?? [];
    if (rolePartition === partition.id)
        return;
    throw new src/* UserError */.yo(`Input "role-to-assume" is ${JSON.stringify(roleArn)}: a role of the partition ${rolePartition || '(none)'}, but ` +
        `the region ${region} belongs to ${partition.id}. Give a role of ${partition.id}, or another "aws-region".`);
}
const MAX_SESSION_NAME = 64;
/**
 * The name under which CloudTrail shows what a run did, from its repository, run and attempt: `org-orders-api-1000-1`.
 * It has the characters and the length that STS accepts; a long repository name is cut, the run never.
 */
function defaultSessionName(env) {
    const run = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT']].filter((part) => part).join('-');
    const suffix = run === '' ? '' : sanitise(`-${run}`).slice(-MAX_SESSION_NAME + 1);
    const given = sanitise(env['GITHUB_REPOSITORY'] ?? '');
    // STS asks for two characters at least.
    const repository = given.length < 2 ? 'platform-actions' : given;
    return `${repository.slice(0, MAX_SESSION_NAME - suffix.length)}${suffix}`;
}
function sanitise(text) {
    return text.replace(/[^\w+=,.@-]+/g, '-');
}

;// CONCATENATED MODULE: ./packages/aws/src/inputs.ts



/** The inputs of every action that calls AWS; spread them into its input spec. */
const awsInputs = {
    'aws-region': src/* input.pattern */.hF.pattern(REGION_PATTERN, 'must be the code of an AWS region, such as eu-west-1.'),
    'role-to-assume': src/* input.pattern */.hF.pattern(ROLE_PATTERN, 'must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/deploy.'),
    'role-session-name': src/* input.pattern */.hF.pattern(/^[\w+=,.@-]{2,64}$/, 'must be 2 to 64 letters, digits or any of _ + = , . @ -'),
    'role-duration-seconds': src/* input.integer */.hF.integer({ default: '3600', min: 900, max: 43_200 }),
};

;// CONCATENATED MODULE: ./packages/aws/src/calls.ts

/** A new counter at zero. */
function countingPlugin() {
    const calls = (0,src/* callCounter */.Bh)();
    const plugin = {
        applyToStack: (stack) => {
            stack.add((next, context) => (args) => {
                calls.count(operationName(context.clientName, context.commandName));
                return next(args);
            }, 
            // The innermost place of the stack: below the retry, so that each attempt passes it.
            { name: 'countCalls', step: 'deserialize', priority: 'low', override: true });
        },
    };
    const count = (operation) => {
        calls.count(operation);
    };
    return { calls, count, plugin };
}
function operationName(clientName = 'Unknown', commandName = 'Unknown') {
    return `${clientName.replace(/Client$/, '')}.${commandName.replace(/Command$/, '')}`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/credential-provider-node/dist-cjs/index.js
var dist_cjs = __webpack_require__(5861);
;// CONCATENATED MODULE: ./packages/aws/src/credentials/default-chain.ts



/** The SDK's own chain (environment, profile, web identity file, container, instance), which renews by itself. */
function defaultChain({ clientConfig, clientPlugins }) {
    const chain = (0,dist_cjs.defaultProvider)({ clientConfig, clientPlugins });
    return async () => {
        try {
            return await chain();
        }
        catch (thrown) {
            throw errorName(thrown) === 'CredentialsProviderError' ? noCredentials((0,src/* toError */.iT)(thrown)) : thrown;
        }
    };
}
function noCredentials(cause) {
    return new src/* UserError */.yo(`No AWS credentials were found (${cause.message}). Give the input "role-to-assume" the ARN of an IAM role that ` +
        'trusts GitHub, with "permissions: id-token: write" on the job; or run on a machine that has a role of its own; or ' +
        'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment of the job.', { cause });
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/credential-provider-web-identity/dist-cjs/index.js
var credential_provider_web_identity_dist_cjs = __webpack_require__(9956);
;// CONCATENATED MODULE: ./packages/aws/src/credentials/assume-role-error.ts


/** Why STS refused to give credentials for a role, with what to check; what it says of the token comes from its claims. */
function explainAssumeRole(thrown, attempt) {
    const cause = (0,src/* toError */.iT)(thrown);
    const { roleArn, durationSeconds, region, token } = attempt;
    if (isAccessDenied(thrown))
        return new src/* UserError */.yo(denied(roleArn, claimsOf(token)), { cause });
    if (/^InvalidIdentityToken/.test(errorName(thrown)))
        return new src/* UserError */.yo(untrusted(cause, claimsOf(token)), { cause });
    if (/DurationSeconds exceeds/i.test(cause.message)) {
        return new src/* UserError */.yo(`Input "role-duration-seconds" is ${durationSeconds}: more than the maximum session duration of ${roleArn}. Give ` +
            'less, or raise the maximum of the role.', { cause });
    }
    return explainAwsError(thrown, `assuming the role ${roleArn}`, { region });
}
function denied(roleArn, claims) {
    return (`AWS refused to let this job assume ${roleArn}. Either the role does not exist, or its trust policy does not fit the ` +
        `job's token, which has ${describeClaims(claims)}. Check in the trust policy: the action is ` +
        'sts:AssumeRoleWithWebIdentity, the principal is the OIDC provider of the same account, and every condition on ' +
        'aud, sub and job_workflow_ref matches these values (StringLike where a pattern has a *; "sub" names the environment ' +
        'instead of the branch as soon as the job has one).');
}
function untrusted(cause, claims) {
    return (`AWS did not accept this job's OIDC token: ${cause.message} The token has ${describeClaims(claims)}. The account of ` +
        'the role needs an IAM identity provider with that issuer as its URL and that audience in its list.');
}
const TOLD = ['iss', 'aud', 'sub', 'job_workflow_ref'];
function describeClaims(claims) {
    const known = TOLD.flatMap((name) => (claims[name] === undefined ? [] : [`${name} ${JSON.stringify(claims[name])}`]));
    return known.length === 0 ? 'claims that could not be read' : known.join(', ');
}
/** The claims that trust policies speak of, from a token's payload (RFC 7519); none where it cannot be read. */
function claimsOf(token) {
    try {
        const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
        if (typeof payload !== 'object' || payload === null)
            return {};
        const entries = Object.entries(payload);
        return Object.fromEntries(entries.filter(([name, value]) => TOLD.some((told) => told === name) && typeof value === 'string'));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./packages/aws/src/credentials/renewed.ts

/** How long before its end a value is renewed; the same as in the SDK. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** How often renewing is tried while the value at hand is still good. */
const TRY_EVERY_MS = 30_000;
/**
 * A fetch done once for all callers, also for concurrent ones, and done anew before the value ends, in the background,
 * so that a slow renewal holds nobody up. Age is measured, not read from an expiry date: a runner's clock may be wrong by
 * hours. A failed first fetch is not remembered.
 */
function renewed(fetch, { lifetimeMs, clock, onKept }) {
    let held;
    let pending;
    const mayTry = (0,src/* atMostEvery */.oq)(TRY_EVERY_MS, () => clock.now());
    const fetchAndHold = async () => {
        const askedAt = clock.now();
        const value = await fetch();
        held = { value, askedAt };
        return value;
    };
    const renew = () => (pending ??= fetchAndHold().finally(() => {
        pending = undefined;
    }));
    return async () => {
        if (held === undefined)
            return renew();
        const age = clock.now() - held.askedAt;
        if (age >= lifetimeMs)
            return renew();
        if (age >= lifetimeMs - RENEW_BEFORE_MS && mayTry())
            void renew().catch(onKept);
        return held.value;
    };
}

;// CONCATENATED MODULE: ./packages/aws/src/credentials/web-identity.ts





/**
 * The credentials of a role, had for an OIDC token of this job. Fetched with the first call and renewed before they
 * end; where renewing fails while the old ones are still good, a warning says so and they are used on.
 *
 * @throws UserError at once where the role's partition is not the region's or the job may not ask for a token.
 */
function roleOverOidc(runner, roleArn, inputs, context) {
    checkRolePartition(roleArn, context.region, context.partition);
    checkTokenPermission(runner);
    const request = {
        roleArn,
        roleSessionName: inputs.roleSessionName ?? defaultSessionName(runner.env),
        durationSeconds: inputs.roleDurationSeconds,
        clientConfig: context.clientConfig,
        clientPlugins: context.clientPlugins,
    };
    const assume = async () => {
        const webIdentityToken = await oidcToken(runner, audienceOf(context.partition));
        try {
            return await (0,credential_provider_web_identity_dist_cjs.fromWebToken)({ ...request, webIdentityToken })();
        }
        catch (thrown) {
            throw explainAssumeRole(thrown, { ...request, region: context.region, token: webIdentityToken });
        }
    };
    return renewed(assume, {
        lifetimeMs: inputs.roleDurationSeconds * 1000,
        clock: runner.clock,
        onKept: (failure) => {
            runner.log.warning(`The AWS credentials could not be renewed yet; the present ones are still good. ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(failure))}`);
        },
    });
}
/** The audience that IAM's identity provider for GitHub is set up with; AWS's own names differ in China. */
function audienceOf(partition) {
    return partition.id === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
function checkTokenPermission({ env }) {
    if (env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'])
        return;
    throw new src/* UserError */.yo('Input "role-to-assume" is given, but this job may not ask GitHub for an OIDC token. Add "permissions: id-token: ' +
        'write" to the job. In a reusable workflow the calling job must grant it too; a pull request from a fork never gets ' +
        'it. To use credentials that the job has already, leave "role-to-assume" empty.');
}
async function oidcToken(runner, audience) {
    try {
        return await runner.idToken(audience);
    }
    catch (cause) {
        throw new Error(`GitHub gave no OIDC token for the audience ${audience}.`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/aws/src/credentials/index.ts


/**
 * The credentials of a session, fetched once for all its clients and renewed before they end: the role's where
 * `role-to-assume` is given, else those of the SDK's default chain. They are masked before anybody gets them and stay
 * in this process.
 *
 * @throws UserError where the role cannot exist in the region, or the job may not ask for an OIDC token.
 */
function sharedCredentials(runner, inputs, context) {
    const { roleToAssume } = inputs;
    const fetch = roleToAssume === undefined ? defaultChain(context) : roleOverOidc(runner, roleToAssume, inputs, context);
    const masked = new Set();
    const provide = async () => {
        const credentials = await fetch();
        for (const secret of secretsOf(credentials)) {
            if (masked.has(secret))
                continue;
            runner.mask(secret);
            masked.add(secret);
        }
        return credentials;
    };
    return Object.assign(provide, { memoized: true });
}
/**
 * The parts worth hiding. Stand-ins such as `test`, which emulators take, are shorter than any real key and would only
 * blank out ordinary words of the log.
 */
function secretsOf({ accessKeyId, secretAccessKey, sessionToken }) {
    return [accessKeyId, secretAccessKey, sessionToken ?? ''].filter((part) => part.length >= 16);
}

;// CONCATENATED MODULE: ./packages/aws/src/session.ts




const POLICIES = {
    change: { maxAttempts: 8, retryMode: 'adaptive', connectMs: 5_000, answerMs: 60_000 },
    poll: { maxAttempts: 1, retryMode: 'standard', connectMs: 2_000, answerMs: 5_000 },
};
/**
 * Opens the session of one action: reads the region, checks the role, calls nobody. Credentials are fetched with the
 * first call of any client, once for all of them.
 *
 * @throws UserError where there is no region, the role is of another partition, or the job may not ask for an OIDC token.
 */
function awsSession(runner, inputs, actionName, policies = POLICIES) {
    const region = resolveRegion(inputs.awsRegion, runner.env);
    const partition = partitionOf(region);
    const { calls, count, plugin } = countingPlugin();
    const customUserAgent = [['platform-actions', src/* VERSION */.xv], [actionName]];
    const common = (purpose) => ({ region, customUserAgent, ...transport(policies[purpose]) });
    const credentials = sharedCredentials(runner, inputs, {
        region,
        partition,
        clientConfig: common('change'),
        clientPlugins: [plugin],
    });
    return {
        region,
        partition,
        calls,
        signing: { credentials, count, env: runner.env, userAgent: `platform-actions/${src/* VERSION */.xv} ${actionName}` },
        client: (Client, purpose) => {
            const client = new Client({ ...common(purpose), credentials });
            client.middlewareStack.use(plugin);
            return client;
        },
    };
}
function transport({ maxAttempts, retryMode, connectMs, answerMs }) {
    const requestHandler = {
        connectionTimeout: connectMs,
        requestTimeout: answerMs,
        socketTimeout: answerMs,
        // Without it the SDK only warns when the time is up, and waits on.
        throwOnRequestTimeout: true,
    };
    return { maxAttempts, retryMode, requestHandler };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/aws/src/signed/clock.ts
/** A clock that was set since, rather than one that ran a second late. */
const STEP_MS = 2_500;
/**
 * The header is cut to whole seconds and old by the way back, so each answer tells a lower bound; the highest of them is
 * the closest.
 */
function serverClock(machineNow = Date.now) {
    let offset;
    return {
        now: () => machineNow() + (offset ?? 0),
        learn: (dateHeader) => {
            const told = Date.parse(dateHeader ?? '') - machineNow();
            if (Number.isNaN(told))
                return;
            if (offset === undefined || told > offset || told < offset - STEP_MS)
                offset = told;
        },
    };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/xml-builder/dist-cjs/index.js
var xml_builder_dist_cjs = __webpack_require__(4274);
;// CONCATENATED MODULE: ./packages/aws/src/signed/xml.ts

/** The document as an element whose one child is the root. @throws Error where it is no XML. */
function parseXml(text) {
    return (0,xml_builder_dist_cjs.parseXML)(text);
}
/** The child of a name that is an element itself. */
function childOf(element, name) {
    const child = own(element, name);
    return typeof child === 'object' && child !== null && !Array.isArray(child) ? child : undefined;
}
/** All children of a name that are elements themselves. */
function childrenOf(element, name) {
    const found = own(element, name);
    const list = Array.isArray(found) ? found : [found];
    return list.filter((child) => typeof child === 'object' && child !== null);
}
/** The text of the child of a name. */
function textOf(element, name) {
    const child = own(element, name);
    return typeof child === 'string' ? child : undefined;
}
function own(element, name) {
    return element && Object.hasOwn(element, name) ? element[name] : undefined;
}

;// CONCATENATED MODULE: ./packages/aws/src/signed/error.ts

/** Names for answers without a body, as to a HEAD. */
const BY_STATUS = {
    301: 'PermanentRedirect',
    307: 'TemporaryRedirect',
    400: 'BadRequest',
    403: 'AccessDenied',
    404: 'NotFound',
    409: 'Conflict',
    412: 'PreconditionFailed',
    429: 'TooManyRequests',
    500: 'InternalError',
    503: 'ServiceUnavailable',
};
/** An error of the name and message that the answer's document gives, whatever else a proxy may have answered. */
function serviceError({ status, headers, body }) {
    const document = readDocument(body);
    const requestId = headers['x-amz-request-id'] ?? headers['x-amzn-requestid'];
    const error = new Error(document['Message'] ?? `HTTP ${status}`);
    error.name = document['Code'] ?? BY_STATUS[status] ?? `Http${status}`;
    const $metadata = { httpStatusCode: status, ...(requestId !== undefined && { requestId }) };
    return Object.assign(error, { $metadata, headers, details: document });
}
function readDocument(body) {
    const text = new TextDecoder().decode(body.subarray(0, 64 * 1024));
    if (!text.trimStart().startsWith('<'))
        return {};
    try {
        const document = parseXml(text);
        const wrapped = childOf(document, 'ErrorResponse') ?? document;
        const error = childOf(wrapped, 'Error');
        return Object.fromEntries(Object.keys(error ?? {}).flatMap((name) => {
            const value = textOf(error, name);
            return value === undefined ? [] : [[name, value]];
        }));
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/protocols/index.js
var protocols = __webpack_require__(3422);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/serde/index.js
var serde = __webpack_require__(2430);
// EXTERNAL MODULE: ./node_modules/@smithy/signature-v4/dist-cjs/index.js
var signature_v4_dist_cjs = __webpack_require__(5118);
;// CONCATENATED MODULE: ./packages/aws/src/signed/signature.ts



/** @param service as in the credential scope: `s3`. */
function signer(service, credentials) {
    const signature = new signature_v4_dist_cjs.SignatureV4({
        ...{ service, credentials, region: '', applyChecksum: false },
        sha256: serde.Hash.bind(null, 'sha256'),
        // S3 takes the path as it is sent; all others want each segment encoded once more.
        uriEscapePath: service !== 's3',
    });
    return {
        sign: async (request, now) => {
            const options = { signingDate: new Date(now), signingRegion: request.region };
            const { headers } = await signature.sign(plain(request), options);
            return { headers, target: targetOf(request.path, request.query) };
        },
        presign: async (request, now, seconds) => {
            const names = Object.keys(request.headers);
            const { headers, query = {} } = await signature.presign(plain(request), {
                ...{ signingDate: new Date(now), signingRegion: request.region, expiresIn: seconds },
                // The library leaves some out, cache-control among them; these are as much part of what is asked for.
                ...{ unhoistableHeaders: new Set(names), signableHeaders: new Set(names) },
            });
            return { headers, target: targetOf(request.path, query) };
        },
    };
}
function plain({ method, host, path, query, headers }) {
    return { protocol: 'https:', hostname: host, method, path, query: { ...query }, headers: { ...headers, host } };
}
function targetOf(path, query) {
    const text = (0,protocols.buildQueryString)(query);
    return text === '' ? path : `${path}?${text}`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./packages/aws/src/signed/transport.ts


/** Milliseconds without a byte in either direction. */
const IDLE_MS = 30_000;
/**
 * Requests over connections that are kept and reused: as many as there are requests in flight at once, at most.
 *
 * @param connections upper limit.
 */
function keepAliveTransport(connections) {
    const options = {
        keepAlive: true,
        maxSockets: connections,
        maxFreeSockets: connections,
        scheduling: 'lifo',
    };
    const agents = { http: new external_node_http_.Agent(options), https: new external_node_https_.Agent(options) };
    const hosts = new Map();
    const hostOf = (origin) => {
        const known = hosts.get(origin) ?? parseOrigin(origin);
        hosts.set(origin, known);
        return known;
    };
    return {
        send: ({ method, origin, target, headers, body }) => new Promise((resolve, reject) => {
            const host = hostOf(origin);
            const secure = host.protocol === 'https:';
            const request = (secure ? external_node_https_ : external_node_http_).request({
                ...host,
                agent: secure ? agents.https : agents.http,
                method,
                path: target,
                headers: { ...headers, 'content-length': String(body?.byteLength ?? 0) },
                timeout: IDLE_MS,
            });
            request.once('error', reject);
            request.once('timeout', () => request.destroy(timeout(origin)));
            request.once('response', (response) => {
                readAnswer(response, resolve, reject);
            });
            request.end(body);
        }),
    };
}
function parseOrigin(origin) {
    const { protocol, hostname, port } = new URL(origin);
    // An IPv6 address stands in brackets in a URL and without them here.
    return { protocol, host: hostname.replace(/^\[|\]$/g, ''), ...(port !== '' && { port }) };
}
/** By events: as an async iterator, a stream costs more than all the rest of a small answer. */
function readAnswer(response, resolve, reject) {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.once('error', reject);
    response.once('end', () => {
        const headers = {};
        for (const name in response.headers)
            headers[name] = String(response.headers[name]);
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
    });
}
function timeout(origin) {
    const error = new Error(`${origin} did not answer for ${IDLE_MS / 1_000} s.`);
    error.name = 'TimeoutError';
    return error;
}

;// CONCATENATED MODULE: ./packages/aws/src/signed-requests.ts





/** Where a service is asked, unless `AWS_ENDPOINT_URL` or `AWS_ENDPOINT_URL_<SERVICE>` say otherwise. */
function configuredEndpoint(session, name) {
    const { env } = session.signing;
    if (/^true$/i.test(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? ''))
        return undefined;
    const url = env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] ?? env['AWS_ENDPOINT_URL'];
    return url === undefined || url === '' ? undefined : url.replace(/\/+$/, '');
}
/**
 * Signed requests over kept connections, for where an SDK client costs too much: S3's is bound by its own CPU work at
 * some 1,000 PUTs a second, CloudFront's would add to every download of the actions.
 */
function signedRequests(session, options) {
    const { service, name, connections, transport = keepAliveTransport(connections) } = options;
    const clock = serverClock();
    const { credentials, count, userAgent } = session.signing;
    const signature = signer(service, credentials);
    return {
        now: clock.now,
        send: async (request) => {
            const { operation, method, origin, path, query = {}, body, notAfter } = request;
            const now = clock.now();
            const payload = notAfter === undefined ? (request.bodySha256 ?? sha256(body)) : 'UNSIGNED-PAYLOAD';
            const signable = {
                ...{ method, path, query, host: new URL(origin).host, region: request.region ?? session.region },
                headers: { ...request.headers, 'x-amz-content-sha256': payload },
            };
            const { headers, target } = notAfter === undefined
                ? await signature.sign(signable, now)
                : await signature.presign(signable, now, secondsLeft(now, notAfter));
            count(`${name}.${operation}`);
            const answer = await transport.send({
                method,
                origin,
                target,
                headers: { ...headers, 'user-agent': userAgent },
                body,
            });
            clock.learn(answer.headers['date']);
            if (answer.status < 300 || answer.status === 304)
                return answer;
            throw named(serviceError(answer), notAfter);
        },
    };
}
/** The name of the error for a request whose `notAfter` has passed, be it before it was sent or when it arrived. */
const REQUEST_EXPIRED = 'RequestExpired';
/** Whole seconds from now on, as a signature counts them. @throws Error where none is left */
function secondsLeft(now, notAfter) {
    const seconds = Math.floor(notAfter / 1_000) - Math.floor(now / 1_000);
    if (seconds < 1)
        throw requestExpired();
    return seconds;
}
function requestExpired() {
    return Object.assign(new Error('The time for this request was over before it was sent.'), { name: REQUEST_EXPIRED });
}
/** S3 calls a request that came too late AccessDenied, as if a permission were missing. */
function named(error, notAfter) {
    if (notAfter !== undefined && /^Request has expired/i.test(error.message))
        error.name = REQUEST_EXPIRED;
    return error;
}
const EMPTY_SHA256 = (0,external_node_crypto_.createHash)('sha256').digest('hex');
function sha256(body) {
    return body === undefined ? EMPTY_SHA256 : (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex');
}

;// CONCATENATED MODULE: ./packages/aws/src/index.ts
/**
 * AWS for the actions: clients that share one credential provider, one retry policy and one call counter; errors that
 * say what to mend; links into the console.
 *
 * An action spreads `awsInputs` into its input spec, opens one `awsSession` per run, takes SDK clients from it and lets
 * `explainAwsError` translate what they throw. Custom endpoints need nothing here: the SDK reads `AWS_ENDPOINT_URL` and
 * `AWS_ENDPOINT_URL_<SERVICE>` itself.
 */









/***/ })

};
