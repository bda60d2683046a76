export const id = 90;
export const ids = [90];
export const modules = {

/***/ 4090:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

;// CONCATENATED MODULE: ./actions/spa-publish/src/report/rollback-step.ts
/**
 * A workflow step that puts a release back.
 *
 * @param action as `uses:` takes it: `org/platform-actions/spa-publish@v1`.
 * @param settings the inputs that say which site it is; empty ones are left out.
 */
function rollbackStep(action, to, settings) {
    const inputs = Object.entries({ mode: 'rollback', to, ...settings }).filter(([, value]) => value !== '');
    return [`- uses: ${action}`, '  with:', ...inputs.map(([name, value]) => `    ${name}: ${yamlText(value)}`)].join('\n');
}
/** Plain where YAML surely reads it as this very text; JSON strings are YAML everywhere else. */
function yamlText(value) {
    return /^[a-z][\w./@:-]*$/i.test(value) && !/:$|^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
        ? value
        : JSON.stringify(value);
}

// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
;// CONCATENATED MODULE: ./actions/spa-publish/src/report/bytes.ts
const UNITS = ['B', 'kB', 'MB', 'GB'];
/** Bytes as people write them: `911 B`, `81.2 kB`, `80 MB`. */
function formatBytes(bytes) {
    const exponent = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
    const value = bytes / 1000 ** exponent;
    const shown = exponent === 0 || value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
    return `${shown} ${UNITS[exponent] ?? 'B'}`;
}
/** `+1.2 kB`, `−340 B`, `±0`. */
function formatDifference(bytes) {
    if (bytes === 0)
        return '±0';
    return `${bytes > 0 ? '+' : '−'}${formatBytes(Math.abs(bytes))}`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/report/chart.ts

/** The phases as a Gantt chart; empty where there are none. */
function phasesChart(phases) {
    if (phases.length === 0)
        return '';
    const bars = joined(phases).map(({ name, startMs, endMs }) => {
        const [start, end] = [Math.round(startMs), Math.round(endMs)];
        return `  ${(0,src/* mermaidText */.Hg)(name)} ${duration(end - start)} :done, ${start}, ${Math.max(end, start + 1)}`;
    });
    const axis = (phases.at(-1)?.endMs ?? 0) < 60_000 ? '%S.%L' : '%M:%S';
    return (0,src/* mermaid */.a4)(['gantt', '  dateFormat x', `  axisFormat ${axis}`, '  section Phases', ...bars].join('\n'));
}
/** What is done twice in a row, such as reading the pointer and then a manifest, is one bar. */
function joined(phases) {
    return phases.reduce((bars, phase) => {
        const last = bars.at(-1);
        if (last?.name !== phase.name)
            return [...bars, phase];
        return [...bars.slice(0, -1), { ...last, endMs: phase.endMs }];
    }, []);
}
/** `340 ms`, `2.1 s`. */
function duration(ms) {
    return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/report/summary.ts



const CHANGES_SHOWN = 40;
const DELETED_SHOWN = 200;
const TEXT_CHARS = 1000;
const LEVELS = { ok: '✅', warn: '⚠️', fail: '❌' };
const KINDS = {
    new: 'new',
    content: 'changed',
    headers: 'headers only',
    dropped: 'no longer used',
};
/** The job summary: the verdict, what is wrong, what changed, how to go back, and what it took. */
function summarize(facts) {
    const { changes, phases, calls, probe, lint, warnings, rollback, deleted = [] } = facts;
    return [
        { title: 'Verdict', rank: 0, markdown: verdict(facts) },
        { title: 'Warnings', rank: 1, markdown: section('Warnings', (0,src/* bullets */.e5)(warnings.map(summary_short))) },
        { title: 'The live site', rank: 1, markdown: section('The live site', checksTable(probe)) },
        { title: 'The distribution', rank: 3, markdown: section('The distribution', checksTable(lint)) },
        { title: 'What changed', rank: 3, markdown: section('What changed', changesTable(changes)) },
        { title: 'Deleted files', rank: 4, markdown: deletedList(deleted) },
        { title: 'Rollback', rank: 2, markdown: rollback === undefined ? '' : rollbackSection(rollback) },
        { title: 'Phases', rank: 5, markdown: section('Phases', phasesChart(phases)) },
        { title: 'API calls', rank: 5, markdown: callsTable(calls) },
    ].filter(({ markdown }) => markdown !== '');
}
function verdict({ outcome, reason, ok, facts, siteUrl, seconds }) {
    const rows = facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => [label, (0,src/* markup */.PT)((0,src/* code */.aY)(summary_short(value)))]);
    const site = siteUrl === undefined ? [] : [['Site', (0,src/* markup */.PT)((0,src/* link */.nf)(siteUrl, siteUrl))]];
    return [
        `## ${ok ? '✅' : '❌'} spa-publish: ${(0,src/* escapeMarkdown */.FV)(outcome)}`,
        (0,src/* escapeMarkdown */.FV)((0,src/* truncate */.QS)(reason, TEXT_CHARS)),
        (0,src/* table */.tp)(['', ''], [...site, ...rows, ['Took', (0,src/* formatSeconds */.Xo)(seconds)]]),
    ].join('\n\n');
}
/** What is wrong comes first and open; what is fine is folded away. */
function checksTable(checks) {
    const row = ({ level, name, detail, fix }) => [LEVELS[level], name, summary_short(detail), summary_short(fix)];
    const bad = ['fail', 'warn'].flatMap((level) => checks.filter((check) => check.level === level));
    const good = checks.filter(({ level }) => level === 'ok');
    const open = (0,src/* table */.tp)(['', 'Check', 'Found', 'What to do'], bad.map(row));
    const folded = (0,src/* table */.tp)(['', 'Check', 'Found'], good.map((check) => row(check).slice(0, 3)));
    return [open, folded === '' ? '' : (0,src/* details */.zH)(`${(0,src/* plural */.LS)(good.length, 'check')} passed`, folded)]
        .filter((part) => part !== '')
        .join('\n\n');
}
function changesTable(changes) {
    if (changes.length === 0)
        return '';
    const rows = changes
        .slice(0, CHANGES_SHOWN)
        .map(({ path, kind, class: fileClass, size, before }) => [
        (0,src/* markup */.PT)((0,src/* code */.aY)(summary_short(path))),
        KINDS[kind],
        fileClass,
        formatBytes(size),
        kind === 'content' && before !== undefined ? formatDifference(size - before) : '',
    ]);
    const rest = changes.slice(CHANGES_SHOWN);
    const more = rest.length === 0 ? '' : `\n\nAnd ${(0,src/* plural */.LS)(rest.length, 'file')} more: ${totals(rest)}.`;
    return `In all ${totals(changes)}.\n\n${(0,src/* table */.tp)(['File', 'Change', 'Class', 'Size', 'Difference'], rows)}${more}`;
}
/** `3 new (1.2 MB), 1 changed (911 B)`. */
function totals(changes) {
    return ['content', 'headers', 'new', 'dropped']
        .map((kind) => ({ kind, files: changes.filter((change) => change.kind === kind) }))
        .filter(({ files }) => files.length > 0)
        .map(({ kind, files }) => `${files.length} ${KINDS[kind]} (${formatBytes(files.reduce((sum, { size }) => sum + size, 0))})`)
        .join(', ');
}
function deletedList(deleted) {
    if (deleted.length === 0)
        return '';
    const more = deleted.length > DELETED_SHOWN ? [`… and ${deleted.length - DELETED_SHOWN} more`] : [];
    const lines = [...deleted.slice(0, DELETED_SHOWN), ...more].join('\n');
    return (0,src/* details */.zH)(`${(0,src/* plural */.LS)(deleted.length, 'file')} of releases that are kept no longer`, (0,src/* codeBlock */.DV)(lines));
}
function rollbackSection(step) {
    const text = 'Back to the release before, without a build, in seconds: run this step by `workflow_dispatch`.';
    return `${(0,src/* heading */.R_)('Rollback')}\n\n${text}\n\n${(0,src/* codeBlock */.DV)(step, 'yaml')}`;
}
function callsTable(calls) {
    const rows = Object.entries(calls).map(([operation, count]) => [operation, count]);
    const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
    return rows.length === 0 ? '' : (0,src/* details */.zH)((0,src/* plural */.LS)(total, 'API call'), (0,src/* table */.tp)(['Operation', 'Calls'], rows));
}
function section(title, body) {
    return body === '' ? '' : `${(0,src/* heading */.R_)(title)}\n\n${body}`;
}
function summary_short(text) {
    return (0,src/* truncate */.QS)(text, TEXT_CHARS);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/conclude.ts


const OUTPUTS = [
    'release-id',
    'previous-release-id',
    'uploaded',
    'uploaded-bytes',
    'reused',
    'deleted',
    'invalidation-id',
    'verified',
    'url',
    'duration-seconds',
];
/** Files that `result` lists; more of them would only make it large. */
const LISTED = 5000;
/** Turns a finding into outputs, summary and `result`. */
function conclude(site, finding, seconds) {
    const { inputs } = site;
    const { outcome, reason, ok, live, previous, deleted = [], invalidations = [], verified } = finding;
    return {
        ...{ outcome, reason, ok },
        outputs: {
            'release-id': live,
            'previous-release-id': previous,
            uploaded: finding.uploaded ?? 0,
            'uploaded-bytes': finding.uploadedBytes ?? 0,
            reused: finding.reused ?? 0,
            deleted: outcome === 'planned' ? 0 : deleted.length,
            'invalidation-id': invalidations.map(({ id }) => id),
            verified,
            url: inputs.siteUrl,
            'duration-seconds': Number(seconds.toFixed(1)),
        },
        summary: summarize({
            ...{ outcome, reason, ok, seconds, deleted },
            facts: [
                ['Mode', inputs.dryRun ? `${inputs.mode}, dry run` : inputs.mode],
                ['Bucket', `${inputs.bucket}/${inputs.prefix}`],
                ['Live release', live ?? ''],
                ['Release before', previous ?? ''],
            ],
            siteUrl: inputs.siteUrl,
            changes: finding.changes ?? [],
            phases: finding.phases ?? [],
            calls: site.calls(),
            probe: finding.checks ?? [],
            lint: finding.lint ?? [],
            warnings: finding.warnings ?? [],
            rollback: rollbackOf(site, finding),
        }),
        details: details(site, finding),
    };
}
function details(site, finding) {
    const { inputs, session } = site;
    const { changes = [], phases = [], invalidations = [], checks = [], lint = [], warnings = [], deleted = [], } = finding;
    return {
        ...{
            mode: inputs.mode,
            dryRun: inputs.dryRun,
            bucket: inputs.bucket,
            prefix: inputs.prefix,
            region: session.region,
        },
        changes: { total: changes.length, files: changes.slice(0, LISTED).map(plain) },
        ...{ phases, invalidations, checks, lint, warnings },
        ...(finding.settled && { invalidationWait: finding.settled }),
        deleted: { total: deleted.length, files: deleted.slice(0, LISTED) },
        ...(finding.foreign && { foreign: finding.foreign.slice(0, LISTED) }),
        ...(finding.clean && { cleanUp: { kind: finding.clean.kind, ...cleanDetails(finding.clean) } }),
        calls: site.calls(),
    };
}
function cleanDetails(clean) {
    if (clean.kind === 'refused')
        return { reason: clean.reason, candidates: clean.candidates.length };
    return { releases: clean.releases, deletedBytes: clean.deletedBytes, kept: clean.kept.slice(0, LISTED) };
}
function plain({ path, kind, class: fileClass, size, before }) {
    return { path, kind, class: fileClass, size, ...(before !== undefined && { before }) };
}
/** How to undo what was just made live. */
function rollbackOf({ runner, inputs }, { outcome, live, previous }) {
    const wentLive = outcome === 'published' || outcome === 'rolled-back' || outcome === 'failed';
    if (!wentLive || live === undefined || previous === undefined || inputs.mode === 'preview')
        return undefined;
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = runner.env;
    const known = repository !== undefined && repository !== '' && ref !== undefined && ref !== '';
    const uses = known ? `${repository}/spa-publish@${ref}` : 'org/platform-actions/spa-publish@v1';
    return rollbackStep(uses, previous, {
        bucket: inputs.bucket,
        prefix: inputs.prefix,
        'distribution-id': inputs.distributionId.join('\n'),
        'site-url': inputs.siteUrl ?? '',
        'aws-region': inputs.awsRegion ?? '',
        'role-to-assume': inputs.roleToAssume ?? '',
    });
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/mode-result.ts
const OUTCOMES = [
    'published',
    'unchanged',
    'planned',
    'rolled-back',
    'reverted',
    'superseded',
    'failed',
    'config-error',
];
/** What a finding says of the work that a publish or rollback took. */
function factsOf({ uploaded, uploadedBytes, reused, phases, invalidations, warnings }) {
    return { uploaded: uploaded.length, uploadedBytes, reused, phases, invalidations, warnings };
}

// EXTERNAL MODULE: ./packages/aws/src/index.ts + 21 modules
var aws_src = __webpack_require__(8467);
;// CONCATENATED MODULE: ./actions/spa-publish/src/cdn/cloudfront-call.ts

const VERSION = '2020-05-31';
const CONNECTIONS = 4;
/** Calls by the session's credentials. CloudFront has one endpoint per partition, in a region of its own. */
function cloudFrontCall(session) {
    const requests = (0,aws_src/* signedRequests */.Nd)(session, { service: 'cloudfront', name: 'CloudFront', connections: CONNECTIONS });
    const isChina = session.partition.id === 'aws-cn';
    const region = isChina ? 'cn-northwest-1' : 'us-east-1';
    const host = isChina ? `cloudfront.${region}.amazonaws.com.cn` : 'cloudfront.amazonaws.com';
    const origin = (0,aws_src/* configuredEndpoint */.iw)(session, 'CloudFront') ?? `https://${host}`;
    return async ({ operation, method, path, body }) => {
        const answer = await requests.send({
            ...{ operation, method, origin, region },
            path: `/${VERSION}${path}`,
            ...(body !== undefined && { body: Buffer.from(body), headers: { 'content-type': 'application/xml' } }),
        });
        return (0,aws_src/* parseXml */.NO)(new TextDecoder().decode(answer.body));
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/cdn/documents.ts

/** The body of CreateInvalidation. */
function invalidationBatch(paths, callerReference) {
    const items = paths.map((path) => `<Path>${xmlText(path)}</Path>`).join('');
    return ('<?xml version="1.0" encoding="UTF-8"?>' +
        '<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
        `<Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths>` +
        `<CallerReference>${xmlText(callerReference)}</CallerReference></InvalidationBatch>`);
}
/** @throws Error where the answer is none of CloudFront's. */
function readInvalidation(document) {
    const invalidation = (0,aws_src/* childOf */.GG)(document, 'Invalidation');
    const id = documents_text(invalidation, 'Id');
    if (id === '')
        throw new Error('CloudFront answered no invalidation.');
    return { id, status: documents_text(invalidation, 'Status') === 'Completed' ? 'Completed' : 'InProgress' };
}
/**
 * The configuration of a distribution.
 *
 * @param minTtlOf the minimum TTL of a cache policy in seconds, where it could be read.
 */
function readDistribution(id, document, minTtlOf) {
    const config = (0,aws_src/* childOf */.GG)(document, 'DistributionConfig');
    const behaviours = [
        readBehaviour((0,aws_src/* childOf */.GG)(config, 'DefaultCacheBehavior'), minTtlOf),
        ...items(config, 'CacheBehaviors', 'CacheBehavior').map((each) => readBehaviour(each, minTtlOf)),
    ];
    return {
        id,
        defaultRootObject: documents_text(config, 'DefaultRootObject'),
        origins: items(config, 'Origins', 'Origin').map(readOrigin),
        behaviours,
        errorResponses: items(config, 'CustomErrorResponses', 'CustomErrorResponse').map(readErrorResponse),
    };
}
/** Ids of the cache policies that the behaviours use, each once. */
function cachePolicyIds(document) {
    const { behaviours } = readDistribution('', document, () => undefined);
    return [...new Set(behaviours.map(({ cachePolicyId }) => cachePolicyId).filter((each) => each !== ''))];
}
/** Seconds. */
function readMinTtl(document) {
    return number((0,aws_src/* childOf */.GG)((0,aws_src/* childOf */.GG)(document, 'CachePolicy'), 'CachePolicyConfig'), 'MinTTL');
}
function readOrigin(origin) {
    const isSigned = documents_text(origin, 'OriginAccessControlId') !== '';
    const hasIdentity = documents_text((0,aws_src/* childOf */.GG)(origin, 'S3OriginConfig'), 'OriginAccessIdentity') !== '';
    return {
        id: documents_text(origin, 'Id'),
        domain: documents_text(origin, 'DomainName'),
        path: documents_text(origin, 'OriginPath'),
        access: isSigned ? 'oac' : hasIdentity ? 'oai' : 'none',
    };
}
/** Without a cache policy the behaviour has a minimum of its own. */
function readBehaviour(behaviour, minTtlOf) {
    const cachePolicyId = documents_text(behaviour, 'CachePolicyId');
    const functions = [
        ...items(behaviour, 'FunctionAssociations', 'FunctionAssociation'),
        ...items(behaviour, 'LambdaFunctionAssociations', 'LambdaFunctionAssociation'),
    ];
    return {
        pattern: documents_text(behaviour, 'PathPattern') || '*',
        originId: documents_text(behaviour, 'TargetOriginId'),
        compress: documents_text(behaviour, 'Compress') === 'true',
        viewerProtocol: documents_text(behaviour, 'ViewerProtocolPolicy'),
        minTtl: cachePolicyId === '' ? number(behaviour, 'MinTTL') : minTtlOf(cachePolicyId),
        cachePolicyId,
        responseHeadersPolicyId: documents_text(behaviour, 'ResponseHeadersPolicyId'),
        hasViewerRequestFunction: functions.some((each) => documents_text(each, 'EventType') === 'viewer-request'),
    };
}
function readErrorResponse(response) {
    return {
        status: number(response, 'ErrorCode'),
        answeredStatus: number(response, 'ResponseCode'),
        page: documents_text(response, 'ResponsePagePath'),
        minTtl: number(response, 'ErrorCachingMinTTL'),
    };
}
/** CloudFront's lists: `<Origins><Quantity>…</Quantity><Items><Origin>…`. */
function items(parent, list, item) {
    return (0,aws_src/* childrenOf */.LU)((0,aws_src/* childOf */.GG)((0,aws_src/* childOf */.GG)(parent, list), 'Items'), item);
}
function documents_text(parent, name) {
    return (0,aws_src/* textOf */.b6)(parent, name) ?? '';
}
function number(parent, name) {
    return Number(documents_text(parent, name)) || 0;
}
function xmlText(value) {
    return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/cdn/cloudfront.ts




/** CloudFront answers up to half of the requests with an error at busy hours, so it is asked more often than usual. */
const RETRIES = 8;
const FIRST_DELAY_MS = 250;
/** With the longest delays, all retries take 20 s: less than half of what a lock lasts. */
const MAX_DELAY_MS = 4_000;
/** CloudFront's API by way of signed requests: its SDK client would add 46 kB to every download of the actions. */
function cloudFront(session, options, call = cloudFrontCall(session)) {
    const explained = async (doing, work) => {
        try {
            return await work();
        }
        catch (thrown) {
            throw (0,aws_src/* explainAwsError */.Ni)(thrown, doing, session);
        }
    };
    return {
        invalidate: (distributionId, paths, callerReference) => explained(`invalidating paths of the distribution ${distributionId}`, () => {
            const body = invalidationBatch(paths, callerReference);
            const path = `/distribution/${encodeURIComponent(distributionId)}/invalidation`;
            // The same reference makes the retries one invalidation, whichever of them CloudFront has taken.
            return patiently(options, async () => readInvalidation(await call({ operation: 'CreateInvalidation', method: 'POST', path, body })));
        }),
        invalidation: (distributionId, id) => explained(`reading the invalidation ${id}`, async () => {
            const path = `/distribution/${encodeURIComponent(distributionId)}/invalidation/${encodeURIComponent(id)}`;
            return readInvalidation(await call({ operation: 'GetInvalidation', method: 'GET', path }));
        }),
        distribution: async (id) => {
            try {
                return await explained(`reading the distribution ${id}`, () => readConfiguration(call, id));
            }
            catch (thrown) {
                return { unread: whyUnread(thrown) };
            }
        },
    };
}
async function patiently({ clock, random, signal, log }, work) {
    for (let attempt = 0;; attempt += 1) {
        try {
            return await work();
        }
        catch (thrown) {
            if (attempt >= RETRIES || !isWorthRetrying(thrown))
                throw thrown;
            const longest = Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS);
            log.info(`CloudFront: ${(0,aws_src/* errorName */.Is)(thrown)}. Retry ${attempt + 1} of ${RETRIES}.`);
            await clock.sleep(longest * (0.5 + random() / 2), signal);
        }
    }
}
function isWorthRetrying(thrown) {
    return (0,aws_src/* isThrottle */.p0)(thrown) || (0,aws_src/* isTransient */.dg)(thrown) || (0,aws_src/* errorName */.Is)(thrown) === 'TooManyInvalidationsInProgress';
}
async function readConfiguration(call, id) {
    const path = `/distribution/${encodeURIComponent(id)}/config`;
    const document = await call({ operation: 'GetDistributionConfig', method: 'GET', path });
    const minTtls = new Map();
    await Promise.all(cachePolicyIds(document).map(async (policyId) => {
        const found = await readCachePolicy(call, policyId);
        if (found !== undefined)
            minTtls.set(policyId, found);
    }));
    return readDistribution(id, document, (policyId) => minTtls.get(policyId));
}
/** Without the permission the other findings are worth having. */
async function readCachePolicy(call, id) {
    try {
        const path = `/cache-policy/${encodeURIComponent(id)}`;
        return readMinTtl(await call({ operation: 'GetCachePolicy', method: 'GET', path }));
    }
    catch {
        return undefined;
    }
}
function whyUnread(thrown) {
    if (thrown instanceof Error && (0,aws_src/* isAccessDenied */.w7)(thrown.cause)) {
        return ('The configuration of the distribution was not checked: the role may not call cloudfront:GetDistributionConfig. ' +
            'With it and cloudfront:GetCachePolicy, settings that delay releases are found.');
    }
    return `The configuration of the distribution was not checked: ${thrown instanceof Error ? (0,src/* messageChain */.NG)(thrown) : String(thrown)}`;
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/look.ts

/** What is read of one answer, decoded; the rest is not fetched, and such a body is not compared. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** One request to the live site; never throws. */
async function lookAt(http, url) {
    try {
        return await http.get(url);
    }
    catch (thrown) {
        return { url, error: (0,src/* messageChain */.NG)((0,src/* toError */.iT)(thrown)) };
    }
}
/** Whether the answer is of the moment: none at all, too many requests, or a fault behind the CDN. */
function isOfTheMoment(look) {
    return 'error' in look || look.status === 429 || look.status >= 500;
}
/** `404 (text/html, Error from cloudfront)`: what a person needs to know of an answer. */
function describeLook(look) {
    if ('error' in look)
        return `no answer: ${look.error}`;
    const { status, headers } = look;
    const age = headers['age'] === undefined ? '' : `Age ${headers['age']}`;
    const target = headers['location'] === undefined ? '' : `to ${headers['location']}`;
    const facts = [headers['content-type'] ?? 'no content type', headers['x-cache'] ?? '', age, target];
    return `${status} (${facts.filter((fact) => fact !== '').join(', ')})`;
}
/** `text/html` of `text/html; charset=utf-8`, lower case. */
function mediaType(contentType) {
    return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
function isHtml(look) {
    return !('error' in look) && mediaType(look.headers['content-type']) === 'text/html';
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/http.ts




const HEADERS = {
    'user-agent': `platform-actions/${src/* VERSION */.xv} (probe)`,
    'accept-encoding': 'br, gzip',
    accept: '*/*',
};
/**
 * The live site, by way of the proxy that HTTPS_PROXY and NO_PROXY name. Asks for Brotli and gzip as a browser does, and
 * gives the body decoded while `content-encoding` stays.
 *
 * @param timeoutMs for one answer, body included.
 */
function siteHttp(cancelled, timeoutMs = 15_000) {
    const client = new lib/* HttpClient */.Qq();
    return {
        get: async (url, headers = {}) => {
            const timeout = AbortSignal.timeout(timeoutMs);
            try {
                return await fetchOnce(client, url, headers, AbortSignal.any([cancelled, timeout]));
            }
            catch (thrown) {
                cancelled.throwIfAborted();
                if (timeout.aborted)
                    throw new Error(`not complete within ${timeoutMs / 1000} s`, { cause: thrown });
                throw thrown;
            }
        },
    };
}
async function fetchOnce(client, url, headers, signal) {
    const dispatcher = client.getAgentDispatcher(url);
    const answer = await (0,undici/* fetch */.hd)(url, {
        headers: { ...HEADERS, ...headers },
        redirect: 'manual',
        signal,
        ...(dispatcher && { dispatcher }),
    });
    const body = await readCapped(answer.body, MAX_BODY_BYTES);
    return { url, status: answer.status, headers: Object.fromEntries(answer.headers), body };
}
async function readCapped(stream, limit) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of stream ?? []) {
        chunks.push(chunk.subarray(0, limit - bytes));
        bytes += chunk.length;
        // Leaving the loop cancels the stream.
        if (bytes >= limit)
            break;
    }
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./actions/spa-publish/src/store/body.ts




/** Up to this many bytes, handing a file to Node's thread pool takes longer than reading it from the page cache. */
const READ_AT_ONCE_BYTES = 256 * 1024;
/** Bytes of a body. */
function sizeOf(body) {
    return body instanceof Uint8Array ? body.byteLength : body.size;
}
/** SHA-256 of bytes, 64 hex digits. */
function sha256Of(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
/**
 * The bytes of a body, read from its file now.
 *
 * @throws UserError where the file has changed its size since the build was read.
 */
async function bytesOf(body) {
    if (body instanceof Uint8Array)
        return body;
    const bytes = body.size > READ_AT_ONCE_BYTES ? await (0,promises_.readFile)(body.file) : (0,external_node_fs_.readFileSync)(body.file);
    if (bytes.byteLength === body.size)
        return bytes;
    throw changed(body.file);
}
/** The refusal of a file that is not what it was when the build was read. */
function changed(file) {
    return new src/* UserError */.yo(`${file} has changed since the build was read: something writes to "source" while it is published.`);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/store/delete-document.ts

/** The body of DeleteObjects: each only as long as it has its ETag. Only failures are answered one by one. */
function deleteDocument(objects) {
    const entries = objects.map(({ key, etag }) => `<Object><Key>${delete_document_escape(key)}</Key><ETag>${delete_document_escape(etag)}</ETag></Object>`);
    return Buffer.from(`<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${entries.join('')}<Quiet>true</Quiet></Delete>`);
}
/** Which of the objects are gone, and why the others are not, from the answer of DeleteObjects. */
function readDeletion(objects, body) {
    const text = new TextDecoder().decode(body);
    const result = text.trim() === '' ? undefined : (0,aws_src/* childOf */.GG)((0,aws_src/* parseXml */.NO)(text), 'DeleteResult');
    const errors = (0,aws_src/* childrenOf */.LU)(result, 'Error').map((error) => ({
        key: (0,aws_src/* textOf */.b6)(error, 'Key') ?? '',
        code: (0,aws_src/* textOf */.b6)(error, 'Code') ?? '',
        reason: REASONS[(0,aws_src/* textOf */.b6)(error, 'Code') ?? ''] ?? (0,aws_src/* textOf */.b6)(error, 'Message') ?? 'no reason given',
    }));
    // Gone already is as good as deleted.
    const kept = errors.filter(({ code }) => code !== 'NoSuchKey').map(({ key, reason }) => ({ key, reason }));
    const left = new Set(kept.map(({ key }) => key));
    return { deleted: objects.map(({ key }) => key).filter((key) => !left.has(key)), kept };
}
const REASONS = { PreconditionFailed: 'replaced in the meantime' };
const NAMED = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
/** Characters that XML would read as something else, as references. */
function delete_document_escape(text) {
    return text.replace(/[&<>"'\r\n\t]/g, (char) => NAMED[char] ?? `&#${char.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/store/object-headers.ts
const NAMES = {
    contentType: 'content-type',
    cacheControl: 'cache-control',
    contentEncoding: 'content-encoding',
    contentLanguage: 'content-language',
    contentDisposition: 'content-disposition',
};
/** What S3 is to keep with an object, as headers of the request. */
function requestHeaders(headers) {
    return translated(headers, (property) => [NAMES[property], headers[property]]);
}
/** What S3 has kept with an object, from the headers of its answer. */
function objectHeaders(headers) {
    return translated(NAMES, (property) => [property, headers[NAMES[property]]]);
}
function translated(source, entry) {
    const entries = Object.keys(source).map(entry);
    return Object.fromEntries(entries.filter((one) => one[1] !== undefined));
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/protocols/index.js
var protocols = __webpack_require__(3422);
;// CONCATENATED MODULE: ./actions/spa-publish/src/store/limiter.ts
const START = 64;
const STEP = 8;
const LEAST = 4;
/** Milliseconds between two rises: short until the first complaint, as most buckets never have one. */
const RISE_MS = 20;
const RISE_AFTER_COMPLAINT_MS = 1_000;
/** All requests that are in flight complain at once: within this time that is one complaint. */
const CUT_MS = 1_000;
/** @param most never more than these at once. */
function limiter(most, now) {
    let limit = Math.min(START, most);
    let running = 0;
    let risenAt = now();
    let cutAt = Number.NEGATIVE_INFINITY;
    let riseMs = RISE_MS;
    const waiting = [];
    const admit = () => {
        if (limit < most && now() - risenAt >= riseMs) {
            limit = Math.min(most, limit + STEP);
            risenAt = now();
        }
        while (running < limit && waiting.length > 0) {
            running++;
            waiting.shift()?.();
        }
    };
    return {
        limit: () => limit,
        slowDown: () => {
            riseMs = RISE_AFTER_COMPLAINT_MS;
            risenAt = now();
            if (now() - cutAt < CUT_MS)
                return;
            limit = Math.max(Math.min(LEAST, most), Math.floor(limit / 2));
            cutAt = now();
        },
        run: async (work) => {
            await new Promise((admitted) => {
                waiting.push(admitted);
                admit();
            });
            try {
                return await work();
            }
            finally {
                running--;
                admit();
            }
        },
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/store/retry.ts

const retry_FIRST_DELAY_MS = 100;
const retry_MAX_DELAY_MS = 5_000;
/** Two writes of one key at once, of which S3 let neither through; a slow upload that S3 gave up. */
const CONFLICT = /^(ConditionalRequestConflict|OperationAborted|RequestTimeout)$/;
/** Nothing listens there, or there is no such host: seldom a matter of the moment. */
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND)$/;
const UNREACHABLE_ATTEMPTS = 3;
const NETWORK = /^(ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ECONNABORTED)$/;
/**
 * Does something again until it passes, with full jitter, as long as the failure is of the moment and the deadline has
 * not come. What it throws then has the number of attempts in its `$metadata`.
 */
async function withRetries(policy, attempt) {
    const { clock, random, signal, deadlineMs, onThrottle, timeLeft = () => Infinity } = policy;
    const begin = clock.now();
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt();
        }
        catch (error) {
            if ((0,aws_src/* isThrottle */.p0)(error))
                onThrottle();
            const delay = random() * Math.min(retry_MAX_DELAY_MS, retry_FIRST_DELAY_MS * 2 ** attempts);
            const left = timeLeft();
            const tooLate = clock.now() - begin + delay > deadlineMs || (left > 0 && delay >= left);
            const hopeless = isUnreachable(error) && attempts >= UNREACHABLE_ATTEMPTS;
            if (!passes(error) || hopeless || tooLate)
                throw withAttempts(error, attempts);
            await clock.sleep(delay, signal);
        }
    }
}
function passes(error) {
    const { code } = error;
    return ((0,aws_src/* isThrottle */.p0)(error) ||
        (0,aws_src/* isTransient */.dg)(error) ||
        CONFLICT.test((0,aws_src/* errorName */.Is)(error)) ||
        (typeof code === 'string' && NETWORK.test(code)));
}
function isUnreachable(error) {
    const { code } = error;
    return typeof code === 'string' && UNREACHABLE.test(code);
}
function withAttempts(error, attempts) {
    const metadata = error.$metadata;
    return error instanceof Error ? Object.assign(error, { $metadata: { ...metadata, attempts } }) : error;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/store/s3-requests.ts





/** Milliseconds that a request may take, all retries included. */
const DEADLINE_MS = 120_000;
/** How long a request lasts is signed in whole seconds. */
const SIGNED_TO_MS = 1_000;
/** A body is in memory while it is sent: of large ones only a few at once. */
const LARGE_BYTES = 8 * 1024 * 1024;
const LARGE_AT_ONCE = 4;
/**
 * Requests to a bucket: as many at once as S3 bears, repeated while the failure is of the moment. The bucket's region is
 * learned from S3 where it is not the session's.
 */
function bucketRequests(session, options) {
    const { bucket, concurrency, clock } = options;
    const requests = (0,aws_src/* signedRequests */.Nd)(session, { service: 's3', name: 'S3', connections: concurrency });
    const lanes = limiter(concurrency, () => clock.now());
    const large = limiter(Math.min(LARGE_AT_ONCE, concurrency), () => clock.now());
    const place = bucketPlace(session, bucket);
    const policy = { ...options, deadlineMs: DEADLINE_MS, onThrottle: lanes.slowDown };
    return {
        now: requests.now,
        send: (request) => {
            const work = async () => {
                const body = await request.body?.();
                const { notAfter } = request;
                const timeLeft = notAfter !== undefined && { timeLeft: () => notAfter - requests.now() - SIGNED_TO_MS };
                return withRetries({ ...policy, ...timeLeft }, () => sendOnce(requests, place, request, body));
            };
            return (request.size ?? 0) > LARGE_BYTES ? large.run(() => lanes.run(work)) : lanes.run(work);
        },
    };
}
/** Once for the other region, once for a clock that was off. */
const MENDS = 2;
async function sendOnce(requests, place, request, body) {
    const { key, operation, method, query, headers, notAfter, bodySha256 } = request;
    const rest = {
        ...{ operation, method },
        ...(query && { query }),
        ...(headers && { headers }),
        ...(notAfter !== undefined && { notAfter }),
        ...(bodySha256 !== undefined && { bodySha256 }),
        ...(body && { body }),
    };
    for (let mends = 0;; mends++) {
        const [origin, path, region] = [place.origin(), place.path(key), place.region()];
        try {
            return await requests.send({ ...rest, origin, path, region });
        }
        catch (error) {
            if (mends === MENDS || !mended(place, region, error))
                throw error;
        }
    }
}
/** The client has learned the server's time from the very answer that complained. */
function mended(place, asked, error) {
    const { name = '', headers, details } = error;
    if (name === 'RequestTimeTooSkewed')
        return true;
    const redirected = /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|BadRequest)$/.test(name);
    if (!redirected)
        return false;
    return place.region() !== asked || place.moveTo(headers?.['x-amz-bucket-region'] ?? details?.['Region']);
}
/** On AWS by host, but for names with dots, which no certificate covers; elsewhere by path. */
function bucketPlace(session, bucket) {
    let region = session.region;
    let moved = false;
    const endpoint = (0,aws_src/* configuredEndpoint */.iw)(session, 'S3');
    const byPath = endpoint !== undefined || bucket.includes('.');
    const [, origin = endpoint ?? '', base = ''] = /^(https?:\/\/[^/]+)(.*)$/.exec(endpoint ?? '') ?? [];
    return {
        origin: () => {
            if (endpoint !== undefined)
                return origin;
            const host = `s3.${region}.${session.partition.dnsSuffix}`;
            return `https://${byPath ? host : `${bucket}.${host}`}`;
        },
        path: (key) => `${byPath ? `${base}/${bucket}` : ''}/${(0,protocols.escapeUriPath)(key)}`.replace(/(?<=.)\/$/, key === '' ? '' : '/'),
        region: () => region,
        moveTo: (other) => {
            if (other === undefined || other === region || moved)
                return false;
            region = other;
            moved = true;
            return true;
        },
    };
}
/** An error of S3 that says what to mend: the IAM action and the key, the bucket's name, the region. */
function explainS3Error(thrown, { operation, key }, { session, bucket }) {
    const doing = `${DOING[operation] ?? operation} s3://${bucket}/${key}`;
    const name = (0,aws_src/* errorName */.Is)(thrown);
    if (name === 'NoSuchBucket') {
        return new src/* UserError */.yo(`There is no bucket ${bucket} in this partition. Check "bucket".`, { cause: thrown });
    }
    if (name === 'PermanentRedirect') {
        const message = `The bucket ${bucket} is not in the region ${session.region}, and S3 did not say where. Set "aws-region".`;
        return new src/* UserError */.yo(message, { cause: thrown });
    }
    const vague = isVague(thrown);
    const explained = (0,aws_src/* explainAwsError */.Ni)(named(thrown, operation, bucket, key), doing, session);
    if (!vague || ACTIONS[operation] !== 's3:GetObject')
        return explained;
    const hint = `To who may not list the bucket, S3 says so of a key that does not exist, too: allow s3:ListBucket on arn:aws:s3:::${bucket} as well.`;
    return new src/* UserError */.yo(`${explained.message} ${hint}`, { cause: thrown });
}
const DOING = {
    GetObject: 'reading',
    HeadObject: 'looking at',
    PutObject: 'writing',
    DeleteObject: 'deleting',
    DeleteObjects: 'deleting objects of',
    ListObjectsV2: 'listing',
};
const ACTIONS = {
    GetObject: 's3:GetObject',
    HeadObject: 's3:GetObject',
    PutObject: 's3:PutObject',
    DeleteObject: 's3:DeleteObject',
    DeleteObjects: 's3:DeleteObject',
    ListObjectsV2: 's3:ListBucket',
};
function isVague(thrown) {
    const denied = (0,aws_src/* errorName */.Is)(thrown) === 'AccessDenied' && thrown instanceof Error;
    return denied && !/not authorized to perform/i.test(thrown.message);
}
/** S3 often says no more than "Access Denied", and nothing to a HEAD: then what was asked tells the action. */
function named(thrown, operation, bucket, key) {
    if (!isVague(thrown))
        return thrown;
    const resource = operation === 'ListObjectsV2' ? bucket : `${bucket}/${key}`;
    thrown.message = `${thrown.message}: not authorized to perform: ${ACTIONS[operation] ?? operation} on resource: arn:aws:s3:::${resource}`;
    return thrown;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/store/s3-store.ts






/** Keys of one DeleteObjects. */
const PER_DELETE = 1_000;
const ABSENT = /^(NoSuchKey|NotFound)$/;
/**
 * A bucket of S3 by signed requests.
 *
 * @throws what S3 refuses for good, as a UserError where the caller can mend it.
 */
function s3Store(session, options) {
    const { bucket, clock = src/* systemClock */.ml, random = Math.random, signal = new AbortController().signal } = options;
    const requests = bucketRequests(session, { ...options, clock, random, signal });
    const send = async (request, allowed = /^$/) => {
        try {
            return await requests.send(request);
        }
        catch (error) {
            if (allowed.test((0,aws_src/* errorName */.Is)(error)))
                return undefined;
            throw explainS3Error(error, request, { session, bucket });
        }
    };
    return {
        now: requests.now,
        get: async (key, range) => {
            const headers = range && { range: `bytes=${range.from}-${range.to}` };
            const request = { operation: 'GetObject', method: 'GET', key, ...(headers && { headers }) };
            const answer = await send(request, ABSENT);
            return answer && { ...stored(key, answer), body: answer.body };
        },
        head: async (key) => {
            const headers = { 'x-amz-checksum-mode': 'ENABLED' };
            const answer = await send({ operation: 'HeadObject', method: 'HEAD', key, headers }, ABSENT);
            if (!answer)
                return undefined;
            const sha256 = checksumOf(answer);
            return { ...stored(key, answer), headers: objectHeaders(answer.headers), ...(sha256 && { sha256 }) };
        },
        put: async (key, body, headers, condition, notAfter) => {
            const sha256 = body instanceof Uint8Array ? sha256Of(body) : body.sha256;
            const checksum = Buffer.from(sha256, 'hex').toString('base64');
            const answer = await send({
                ...{ operation: 'PutObject', method: 'PUT', key, bodySha256: sha256 },
                headers: { ...requestHeaders(headers), 'x-amz-checksum-sha256': checksum, ...conditionHeaders(condition) },
                size: sizeOf(body),
                body: () => bytesOf(body),
                ...(notAfter !== undefined && { notAfter }),
            }, unmetBy(condition, notAfter));
            return answer ? { etag: answer.headers['etag'] ?? '' } : 'unmet';
        },
        delete: async (key, ifMatch) => {
            const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
            const answer = await send({ operation: 'DeleteObject', method: 'DELETE', key, headers }, /^(PreconditionFailed|NoSuchKey|NotFound)$/);
            // Of an object that is gone S3 says 404 where an ETag was asked for, 204 where not.
            return answer ? 'deleted' : (await stillThere(send, key)) ? 'unmet' : 'deleted';
        },
        list: (prefix) => listAll(send, prefix),
        deleteMany: (objects, notAfter) => deleteAll(send, objects, notAfter),
    };
}
/** S3 answers 404 to an `If-Match` where there is no object. */
function unmetBy(condition, notAfter) {
    const names = [
        ...(condition ? ['PreconditionFailed', 'NoSuchKey'] : []),
        ...(notAfter === undefined ? [] : ['RequestExpired']),
    ];
    return new RegExp(`^(${names.join('|')})$`);
}
function conditionHeaders(condition) {
    if (condition === undefined)
        return {};
    return 'ifMatch' in condition ? { 'if-match': condition.ifMatch } : { 'if-none-match': '*' };
}
function stored(key, { headers, body }) {
    return {
        key,
        etag: headers['etag'] ?? '',
        size: Number(headers['content-length'] ?? body.byteLength),
        lastModified: Date.parse(headers['last-modified'] ?? ''),
    };
}
/** A composite checksum of a multipart upload, `…-3`, is none of the content. */
function checksumOf({ headers }) {
    const base64 = headers['x-amz-checksum-sha256'];
    if (base64 === undefined || base64.includes('-'))
        return undefined;
    return Buffer.from(base64, 'base64').toString('hex');
}
async function stillThere(send, key) {
    return (await send({ operation: 'HeadObject', method: 'HEAD', key }, ABSENT)) !== undefined;
}
async function* listAll(send, prefix) {
    let token;
    do {
        const query = {
            'list-type': '2',
            'encoding-type': 'url',
            ...(prefix !== '' && { prefix }),
            ...(token !== undefined && { 'continuation-token': token }),
        };
        const answer = await send({ operation: 'ListObjectsV2', method: 'GET', key: '', query });
        const page = (0,aws_src/* childOf */.GG)((0,aws_src/* parseXml */.NO)(new TextDecoder().decode(answer?.body)), 'ListBucketResult');
        for (const entry of (0,aws_src/* childrenOf */.LU)(page, 'Contents')) {
            yield {
                key: decodeKey((0,aws_src/* textOf */.b6)(entry, 'Key') ?? ''),
                etag: (0,aws_src/* textOf */.b6)(entry, 'ETag') ?? '',
                size: Number((0,aws_src/* textOf */.b6)(entry, 'Size')),
                lastModified: Date.parse((0,aws_src/* textOf */.b6)(entry, 'LastModified') ?? ''),
            };
        }
        token = (0,aws_src/* textOf */.b6)(page, 'IsTruncated') === 'true' ? (0,aws_src/* textOf */.b6)(page, 'NextContinuationToken') : undefined;
    } while (token !== undefined);
}
/** As forms are encoded: a blank is a plus. */
function decodeKey(encoded) {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
}
async function deleteAll(send, objects, notAfter) {
    const result = { deleted: [], kept: [] };
    for (let start = 0; start < objects.length; start += PER_DELETE) {
        const group = objects.slice(start, start + PER_DELETE);
        const document = deleteDocument(group);
        const sha256 = sha256Of(document);
        const answer = await send({
            ...{ operation: 'DeleteObjects', method: 'POST', key: '', query: { delete: '' }, bodySha256: sha256 },
            headers: {
                'content-type': 'application/xml',
                'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
            },
            body: () => Promise.resolve(document),
            ...(notAfter !== undefined && { notAfter }),
        }, /^RequestExpired$/);
        const late = group.map(({ key }) => ({ key, reason: 'the lock ran out' }));
        const { deleted, kept } = answer ? readDeletion(group, answer.body) : { deleted: [], kept: late };
        result.deleted.push(...deleted);
        result.kept.push(...kept);
    }
    return result;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/effects.ts





const GIT_SECONDS = 10;
const realEffects = {
    session: (runner, inputs) => (0,aws_src/* awsSession */.yb)(runner, inputs, 'spa-publish'),
    store: ({ clock, signal }, session, options) => s3Store(session, { ...options, clock, signal }),
    cloudFront: ({ clock, log, signal }, session) => cloudFront(session, { clock, log, signal, random: Math.random }),
    http: ({ signal }) => siteHttp(signal),
    commitTime,
};
async function commitTime({ env, workspace, signal }, commit) {
    try {
        const { exitCode, stdout } = await (0,src/* runTool */.qI)({
            command: 'git',
            // A checkout made by another user, as in a container, is refused otherwise; reading one commit runs nothing of it.
            args: ['-c', 'safe.directory=*', '-C', workspace, 'show', '-s', '--format=%ct', commit, '--'],
            env: (0,src/* scrubbedEnv */.wS)(env),
            timeoutSeconds: GIT_SECONDS,
            signal,
        });
        return exitCode === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : undefined;
    }
    catch {
        signal.throwIfAborted();
        return undefined;
    }
}

// EXTERNAL MODULE: ./packages/github/src/index.ts + 44 modules
var github_src = __webpack_require__(4661);
;// CONCATENATED MODULE: ./actions/spa-publish/src/facts.ts

/** What the running job is about; `undefined` outside of GitHub. */
function eventOf(runner) {
    return (runner.env['GITHUB_REPOSITORY'] ?? '') === '' ? undefined : (0,github_src/* eventContext */.Wl)(runner);
}
/** The commit that a build is made from: of a pull request its head, since the merge commit is nobody's. */
function commitOf(event) {
    return event?.pullRequest?.headSha ?? event?.sha ?? '';
}
/** Address of the run, or who publishes by hand. */
function runOf(env, event) {
    const [id, attempt] = [countOf(env['GITHUB_RUN_ID']), countOf(env['GITHUB_RUN_ATTEMPT'])];
    if (event === undefined || id === 0)
        return `by hand (${env['USER'] ?? env['USERNAME'] ?? 'unknown'})`;
    const { owner, repo } = event.repository;
    return `${event.serverUrl}/${owner}/${repo}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ''}`;
}
/** What a release of this run is made from. The commit's time comes from the event, else from the checkout. */
async function releaseFacts(runner, event, effects) {
    const commit = commitOf(event);
    const known = commit === event?.sha ? event.commitTime : undefined;
    const commitTime = commit === '' ? 0 : (known ?? (await effects.commitTime(runner, commit)) ?? 0);
    const { env } = runner;
    return {
        commit,
        commitTime,
        runId: countOf(env['GITHUB_RUN_ID']),
        attempt: countOf(env['GITHUB_RUN_ATTEMPT']),
        run: runOf(env, event),
    };
}
function countOf(text = '') {
    return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/files/checks.ts
/** S3's limit for a key, in bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;
/** Control characters, what a URL cannot carry as it is, and what stands for bytes that are no UTF-8. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\\\ufffd]/u;
/** What must not reach a web server, by name: keys, tokens, state and repositories. */
const SECRETS = [
    [/(^|\/)\.env(\.|$)/i, 'an environment file'],
    [/(^|\/)\.(npmrc|yarnrc(\.yml)?|netrc|pypirc|htpasswd|git-credentials|dockercfg)$/i, 'a file with credentials'],
    [/(^|\/)\.(git|svn|hg|ssh|aws|kube|docker|gnupg|terraform)\//i, 'a folder with credentials or history'],
    [/\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)$/i, 'a key or key store'],
    [/(^|\/)id_(rsa|dsa|ecdsa|ed25519)$/i, 'a private key'],
    [/\.tfstate(\.backup)?$|\.tfvars$/i, "Terraform's state or variables"],
];
/**
 * What is wrong with the keys that a build would get; each problem as `path: why`.
 *
 * @param prefix of the site in the bucket.
 */
function keyProblems(paths, prefix) {
    return [...paths.flatMap((path) => keyProblem(path, prefix)), ...duplicates(paths)];
}
/** Files that hold secrets more often than not. A rule that gives such a file a class says that this one does not. */
function secretProblems(paths) {
    return paths.flatMap((path) => {
        const kind = SECRETS.find(([pattern]) => pattern.test(path))?.[1];
        return kind === undefined
            ? []
            : [`${path}: ${kind} must not be published; remove it, or name it in a rule with class=skip or class=mutable`];
    });
}
function keyProblem(path, prefix) {
    const bytes = Buffer.byteLength(prefix + path);
    if (UNSAFE.test(path)) {
        return [`${JSON.stringify(path)}: a backslash, a control character or broken UTF-8 in the name cannot be served`];
    }
    if (prefix === '' && path.startsWith('_spa/'))
        return [`${path}: _spa/ is where the action keeps its own data`];
    return bytes > MAX_KEY_BYTES ? [`${path}: its key has ${bytes} bytes, S3 allows ${MAX_KEY_BYTES}`] : [];
}
/** Names that are one file to some machines and two to others; URLs and S3 tell them apart. */
function duplicates(paths) {
    const seen = new Map();
    return paths.flatMap((path) => {
        const folded = path.toLowerCase();
        const other = seen.get(folded);
        seen.set(folded, other ?? path);
        if (other === undefined)
            return [];
        const difference = other === path ? 'how its accents are encoded (NFC and NFD)' : 'case';
        return [`${path}: it differs from ${other} in nothing but ${difference}`];
    });
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/files/classify.ts
const FILE_CLASSES = ['immutable', 'mutable', 'entry', 'worker'];
/** How browsers and CDN may cache a file of each class, unless a rule says otherwise. */
const CACHE_CONTROL = {
    immutable: 'public,max-age=31536000,immutable',
    mutable: 'public,max-age=0,must-revalidate',
    // Not no-store: that would forbid 304 answers and the back-forward cache.
    entry: 'no-cache',
    worker: 'no-cache',
};
/** Names that make open tabs fetch the entry anew, wherever they lie. */
const WORKERS = new Set([
    'sw.js',
    'service-worker.js',
    'serviceworker.js',
    'registersw.js',
    'firebase-messaging-sw.js',
    'ngsw-worker.js',
    'ngsw.json',
    'version.json',
]);
/** Vite and Rollup: eight characters of base64url after a hyphen. */
const ROLLUP_HASH = /-([A-Za-z0-9_-]{8})\.[A-Za-z0-9.]+$/;
/** Vue CLI and webpack: hex digits between dots, or after a hyphen. */
const HEX_HASH = /[.-]([0-9a-f]{8,64})\.[A-Za-z0-9.]+$/;
const DATE = /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/;
/** The class of a file by its path alone; `undefined` for what is no part of a site: dotfiles but `.well-known`. */
function classify(path, proven) {
    const parts = path.split('/');
    const name = parts.at(-1) ?? '';
    if (parts.some((part) => part.startsWith('.') && part !== '.well-known'))
        return undefined;
    if (WORKERS.has(name.toLowerCase()))
        return 'worker';
    if (/\.html?$/i.test(name))
        return 'entry';
    return proven || hasContentHash(path) ? 'immutable' : 'mutable';
}
/**
 * Whether a name carries what looks like a hash of the content. Words and dates of eight letters do not; below `assets/`,
 * where Vite puts what it has built, one capital or digit is enough.
 */
function hasContentHash(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const hex = HEX_HASH.exec(name)?.[1];
    if (hex !== undefined && /\d/.test(hex) && !DATE.test(hex))
        return true;
    const base64 = ROLLUP_HASH.exec(name)?.[1];
    if (base64 === undefined || DATE.test(base64))
        return false;
    return /(^|\/)assets\//.test(path) ? /[A-Z0-9]/.test(base64) : /^.+[A-Z]/.test(base64) && /[a-z0-9]/.test(base64);
}
/** Whether a name has the shape that Vite gives to what it names by content. */
function hasRollupHash(path) {
    return ROLLUP_HASH.test(path);
}
/** The file as a mutable one: its name stayed while its content changed. A Cache-Control of a rule's is kept. */
function demoted(file) {
    const { headers } = file;
    const cacheControl = headers.cacheControl === CACHE_CONTROL.immutable ? CACHE_CONTROL.mutable : headers.cacheControl;
    return { ...file, class: 'mutable', headers: { ...headers, cacheControl } };
}

// EXTERNAL MODULE: ./node_modules/mime/dist/src/index_lite.js + 2 modules
var index_lite = __webpack_require__(5560);
;// CONCATENATED MODULE: ./actions/spa-publish/src/files/content-type.ts

/** What the library does not know, or knows under a name that browsers or crawlers refuse. By extension. */
const EXTENSIONS = {
    ico: 'image/x-icon',
    map: 'application/json',
    cur: 'image/x-icon',
    avif: 'image/avif',
    webp: 'image/webp',
    webmanifest: 'application/manifest+json',
};
/** Files whose name has no extension, below `.well-known/`. */
const WELL_KNOWN = {
    'apple-app-site-association': 'application/json; charset=utf-8',
    'openid-configuration': 'application/json; charset=utf-8',
};
/** Types beyond `text/*` that are text; without a charset, some clients take them for Latin-1. */
const TEXT = /^text\/|^application\/(json|javascript|manifest\+json|xml|[\w.-]+\+(json|xml))$|^image\/svg\+xml$/;
/**
 * The Content-Type of a file by its name, with `charset=utf-8` where it is text. Never by the machine's own table, which
 * differs between machines. `undefined` where the name says nothing: such a file is `application/octet-stream`.
 */
function contentTypeOf(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    return WELL_KNOWN[name] ?? (dot < 0 ? undefined : typeOfExtension(name.slice(dot + 1).toLowerCase()));
}
const known = new Map();
/** A build has thousands of files and a dozen extensions. */
function typeOfExtension(extension) {
    if (!known.has(extension))
        known.set(extension, withCharset(EXTENSIONS[extension] ?? index_lite/* default */.A.getType(extension)));
    return known.get(extension);
}
function withCharset(type) {
    if (type === null)
        return undefined;
    return TEXT.test(type) ? `${type}; charset=utf-8` : type;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/files/hash.ts


/** Bytes that are read at once, and all that is held of any file. */
const CHUNK_BYTES = 1024 * 1024;
/** Bytes after which timers and signals get their turn. */
const BYTES_PER_TURN = 32 * 1024 * 1024;
/**
 * The SHA-256 of each file, in order. Read one after another through one buffer: with the page cache warm from the build,
 * that is faster than Node's thread pool, and 10,000 files take no more memory than one.
 */
async function digests(files) {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    const found = [];
    let bytes = 0;
    for (const file of files) {
        const digest = digestOf(file, buffer);
        found.push(digest);
        bytes += digest.size;
        if (bytes < BYTES_PER_TURN)
            continue;
        bytes = 0;
        await new Promise(setImmediate);
    }
    return found;
}
function digestOf(file, buffer) {
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const first = (0,external_node_fs_.readSync)(descriptor, buffer, 0, buffer.length, null);
        // Most files of a build fit, and hashing them in one call costs half of what a hash object does.
        if (first < buffer.length)
            return { sha256: (0,external_node_crypto_.hash)('sha256', buffer.subarray(0, first)), size: first };
        return digestOfLarge(descriptor, buffer);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
/** @param buffer holds the first piece. */
function digestOfLarge(descriptor, buffer) {
    const hasher = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for (let read = buffer.length; read > 0; read = (0,external_node_fs_.readSync)(descriptor, buffer, 0, buffer.length, null)) {
        hasher.update(buffer.subarray(0, read));
        size += read;
    }
    return { sha256: hasher.digest('hex'), size };
}

// EXTERNAL MODULE: ./node_modules/htmlparser2/dist/Parser.js + 7 modules
var Parser = __webpack_require__(6963);
;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/html-tags.ts

const WITH_TEXT = new Set(['script', 'style']);
/** The start tags of a page in their order, without those in `<noscript>`, which browsers with scripts take for text. */
function scanTags(html) {
    const tags = [];
    let open;
    let noscript = false;
    const parser = new Parser/* Parser */.i({
        onopentag: (name, attributes) => {
            if (noscript)
                return;
            noscript = name === 'noscript';
            const tag = { name, attributes: new Map(Object.entries(attributes)), text: '' };
            open = WITH_TEXT.has(name) ? tag : undefined;
            tags.push(tag);
        },
        ontext: (text) => {
            if (open)
                open.text += text;
        },
        onclosetag: (name) => {
            open = undefined;
            if (name === 'noscript')
                noscript = false;
        },
    });
    parser.end(html);
    return tags;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/html.ts

/** Types of scripts that a browser runs; with any other type the element only holds data. */
const SCRIPT_TYPE = /^(|module|(text|application)\/(x-)?(java|ecma)script(1\.\d)?)$/i;
const LINK_KINDS = {
    stylesheet: 'style',
    modulepreload: 'module',
    preload: 'asset',
    prefetch: 'asset',
    icon: 'asset',
    'apple-touch-icon': 'asset',
    'mask-icon': 'asset',
    manifest: 'asset',
};
const SOURCE_ATTRIBUTES = {
    img: ['src', 'srcset'],
    source: ['src', 'srcset'],
    video: ['src', 'poster'],
    audio: ['src'],
    track: ['src'],
    embed: ['src'],
    input: ['src'],
    object: ['data'],
};
/**
 * What a page of the site loads from its own origin by itself: scripts, styles, preloads, the import map, icons, media;
 * each address once.
 *
 * @param siteUrl address of the site's root, such as `https://shop.example/app/`.
 * @param pagePath the page's path below it; its relative references and `<base>` count from there.
 */
function localReferences(html, siteUrl, pagePath = '') {
    const root = new URL(siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`);
    const tags = scanTags(html);
    const base = baseOf(tags, new URL(pagePath, root));
    const references = new Map();
    for (const { value, kind, integrity } of tags.flatMap(findReferences)) {
        const url = resolve(value, base);
        if (url === undefined || url.origin !== root.origin)
            continue;
        const path = pathBelow(root, url);
        if (path === '' || references.has(url.href))
            continue;
        references.set(url.href, { url: url.href, path, kind, integrity });
    }
    return [...references.values()];
}
/** The scripts that stand in the page itself, import maps and speculation rules included: a CSP rules over these as well. */
function inlineScripts(html) {
    return scanTags(html)
        .filter(({ name, attributes }) => name === 'script' && !attributes.has('src'))
        .filter(({ attributes }) => runsInline(attributes.get('type') ?? ''))
        .map(({ text, attributes }) => ({ text, nonce: attributes.get('nonce') ?? '' }))
        .filter(({ text }) => text.trim() !== '');
}
/** Policies that the page brings along as `<meta http-equiv="Content-Security-Policy">`. */
function metaPolicies(html) {
    return scanTags(html)
        .filter(({ name, attributes }) => name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy')
        .map(({ attributes }) => attributes.get('content') ?? '');
}
function runsInline(type) {
    return SCRIPT_TYPE.test(type.trim()) || /^(importmap|speculationrules)$/i.test(type.trim());
}
function baseOf(tags, page) {
    const href = tags.find(({ name, attributes }) => name === 'base' && attributes.has('href'))?.attributes.get('href');
    return (href === undefined ? undefined : resolve(href, page)) ?? page;
}
function findReferences(tag) {
    const { name, attributes } = tag;
    const integrity = attributes.get('integrity') ?? '';
    if (name === 'script')
        return scriptReferences(tag, integrity);
    if (name === 'link')
        return linkReferences(attributes, integrity);
    return (SOURCE_ATTRIBUTES[name] ?? []).flatMap((attribute) => {
        const value = attributes.get(attribute);
        if (value === undefined)
            return [];
        const values = attribute === 'srcset' ? candidates(value) : [value];
        return values.map((each) => ({ value: each, kind: 'asset', integrity: '' }));
    });
}
function scriptReferences({ attributes, text }, integrity) {
    const type = (attributes.get('type') ?? '').trim();
    const src = attributes.get('src');
    if (src !== undefined) {
        if (!SCRIPT_TYPE.test(type))
            return [];
        return [{ value: src, kind: type.toLowerCase() === 'module' ? 'module' : 'script', integrity }];
    }
    return type.toLowerCase() === 'importmap' ? importMapReferences(text) : [];
}
/** Targets that name a file; one that ends in `/` stands for a folder. */
function importMapReferences(text) {
    const map = parseJson(text);
    const targets = [map['imports'], ...Object.values(record(map['scopes']))].flatMap((each) => Object.values(record(each)));
    return targets
        .filter((target) => typeof target === 'string' && !target.endsWith('/'))
        .map((value) => ({ value, kind: 'module', integrity: '' }));
}
function linkReferences(attributes, integrity) {
    const kinds = (attributes.get('rel') ?? '')
        .toLowerCase()
        .split(/\s+/)
        .map((token) => LINK_KINDS[token]);
    const kind = kinds.find((each) => each !== undefined);
    if (kind === undefined)
        return [];
    const images = candidates(attributes.get('imagesrcset') ?? '').map((value) => ({
        value,
        kind,
        integrity: '',
    }));
    const href = attributes.get('href');
    return href === undefined ? images : [{ value: href, kind, integrity }, ...images];
}
/** The addresses of a `srcset`: each ends at a blank or with a comma; after a blank, its descriptor ends at a comma. */
function candidates(srcset) {
    const urls = [];
    const next = /[\s,]*(\S+)/y;
    for (let found = next.exec(srcset); found !== null; found = next.exec(srcset)) {
        const [, url = ''] = found;
        const end = lengthWithout(',', url);
        if (end > 0)
            urls.push(url.slice(0, end));
        const comma = srcset.indexOf(',', next.lastIndex);
        if (end === url.length)
            next.lastIndex = comma === -1 ? srcset.length : comma;
    }
    return urls;
}
/** Without the given character at the end. */
function lengthWithout(mark, text) {
    let end = text.length;
    while (text[end - 1] === mark)
        end -= 1;
    return end;
}
function resolve(value, base) {
    const text = value.trim();
    if (text === '' || !URL.canParse(text, base.href))
        return undefined;
    const url = new URL(text, base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url : undefined;
}
function pathBelow(root, url) {
    if (!url.pathname.startsWith(root.pathname))
        return undefined;
    try {
        return decodeURIComponent(url.pathname.slice(root.pathname.length)).normalize('NFC');
    }
    catch {
        return undefined;
    }
}
function parseJson(text) {
    try {
        return record(JSON.parse(text));
    }
    catch {
        return {};
    }
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/integrity.ts

const DIGEST = /^(sha256|sha384|sha512)-([A-Za-z0-9+/=_-]+)/;
const STRONGEST_FIRST = ['sha512', 'sha384', 'sha256'];
/**
 * Which digest of the attribute `integrity` is not that of a content, so that browsers refuse it; `undefined` where it
 * holds. By Subresource Integrity, "Do bytes match metadataList?": of several the strongest kind counts, one of them must
 * fit, and none at all always holds.
 */
function wrongIntegrity(integrity, content) {
    const digests = integrity.split(/\s+/).flatMap((part) => {
        const [, algorithm, digest] = DIGEST.exec(part) ?? [];
        return algorithm === undefined || digest === undefined ? [] : [{ algorithm, digest }];
    });
    const strongest = STRONGEST_FIRST.find((name) => digests.some(({ algorithm }) => algorithm === name));
    if (strongest === undefined)
        return undefined;
    const actual = integrity_plain((0,external_node_crypto_.createHash)(strongest).update(content).digest('base64'));
    const holds = digests.some(({ algorithm, digest }) => algorithm === strongest && integrity_plain(digest) === actual);
    return holds ? undefined : strongest;
}
function integrity_plain(base64) {
    return base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/files/preflight.ts


/** Stands for the site's host where nobody has named it; `.invalid` is nobody's. */
const SOME_HOST = 'https://site.invalid/';
const LOADED_WITH_PAGE = new Set(['script', 'style', 'module']);
/** Whether a page finds in the build what it loads from its own site, and what it says of its content is true. */
function checkPage(path, html, options) {
    const attempts = basesOf(options).map((base) => checkAt(path, html, base, options));
    const least = attempts.reduce((best, next) => (preflight_countOf(next) < preflight_countOf(best) ? next : best));
    return least.problems.length > 0 && options.siteUrl !== undefined
        ? (otherBase(path, html, options.siteUrl, options) ?? least)
        : least;
}
function preflight_countOf({ problems, warnings }) {
    return problems.length * 1000 + warnings.length;
}
/** Without an address, a build may have been made for the host's root, or for the prefix. */
function basesOf({ siteUrl, prefix }) {
    return siteUrl === undefined ? [SOME_HOST, new URL(prefix, SOME_HOST).href] : [siteUrl];
}
function checkAt(page, html, base, options) {
    const [problems, warnings] = [[], []];
    for (const reference of localReferences(html, base, page)) {
        const { path = outside(reference, base), kind, integrity } = reference;
        if (path === undefined || options.isForeign(path))
            continue;
        const content = reference.path === undefined ? undefined : options.read(path);
        const loaded = LOADED_WITH_PAGE.has(kind);
        if (content === undefined) {
            (loaded ? problems : warnings).push(`${page}: it loads ${path}, which is not in the build`);
        }
        else if (loaded && wrongIntegrity(integrity, content) !== undefined) {
            problems.push(`${page}: the integrity that it gives for ${path} is not that of the file; browsers refuse it`);
        }
    }
    return { problems, warnings };
}
/** A script or style beside the site's own path is somebody else's, unless the build has it under the same name. */
function outside({ url, kind }, base) {
    const path = new URL(url).pathname;
    return LOADED_WITH_PAGE.has(kind) && new URL(base).origin === new URL(url).origin ? path : undefined;
}
/** The one problem behind many: the build was made for another path of the host than the site's. */
function otherBase(page, html, siteUrl, options) {
    const root = new URL('/', siteUrl).href;
    if (root === siteUrl)
        return undefined;
    const { problems } = checkAt(page, html, root, options);
    if (problems.length > 0)
        return undefined;
    const wanted = new URL(siteUrl).pathname;
    return {
        problems: [
            `${page}: the build is made for the base path / and the site is at ${wanted}; build it with that base path`,
        ],
        warnings: [],
    };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./actions/spa-publish/src/files/rules.ts



const CLASSES = [...FILE_CLASSES, 'skip'];
const rules_HEADERS = {
    'content-type': 'contentType',
    'cache-control': 'cacheControl',
    'content-encoding': 'contentEncoding',
    'content-language': 'contentLanguage',
    'content-disposition': 'contentDisposition',
};
const KEYS = ['class', ...Object.keys(rules_HEADERS)];
/** Printable ASCII: what a header may hold everywhere. */
const HEADER_VALUE = /^[ -~]+$/;
/** A glob, or `key=value`; either may stand in quotes, and so may a value alone. */
const TOKEN = /\s*(?:"([^"]*)"|([\w-]+)="([^"]*)"|([^\s"]+))(?=\s|$)/y;
/**
 * The rules of the input, one per line: a glob, then what holds for the files that it matches.
 *
 *     assets/**\/*.pdf class=mutable cache-control="public, max-age=3600"
 *
 * A glob without a slash matches names in any folder. Lines that start with `#` are comments.
 *
 * @throws UserError that names the line.
 */
function parseRules(lines) {
    return lines.filter((line) => !line.startsWith('#')).map(parseRule);
}
/** What the rules say of a file. Where several match, a later line wins, each setting by itself. */
function ruleFor(rules, path) {
    const matching = rules.filter(({ matches }) => matches(path));
    const kind = matching.findLast((rule) => rule.class !== undefined)?.class;
    return {
        ...(kind !== undefined && { class: kind }),
        headers: Object.assign({}, ...matching.map(({ headers }) => headers)),
    };
}
function parseRule(line) {
    const [glob = '', ...settings] = tokens(line);
    if (settings.length === 0)
        throw ruleError(line, 'after the glob must stand what holds for its files, as key=value.');
    if (/^[\w-]+=/.test(glob))
        throw ruleError(line, 'a rule starts with a glob, such as assets/**.');
    const matches = picomatch_default()(glob.replace(/^\.?\//, ''), { dot: true, basename: !glob.includes('/') });
    const headers = {};
    let kind;
    for (const setting of settings) {
        const at = setting.indexOf('=');
        const [key, value] = [setting.slice(0, Math.max(at, 0)), setting.slice(at + 1)];
        const header = Object.hasOwn(rules_HEADERS, key) ? rules_HEADERS[key] : undefined;
        if (key === 'class')
            kind = classOf(value, line);
        else if (header === undefined)
            throw ruleError(line, `"${setting}" must be key=value with one of ${KEYS.join(', ')}.`);
        else if (!HEADER_VALUE.test(value))
            throw ruleError(line, `the value of ${key} must be printable ASCII.`);
        else
            headers[header] = value;
    }
    return { matches: (path) => matches(path), ...(kind !== undefined && { class: kind }), headers };
}
function tokens(line) {
    const found = [];
    for (TOKEN.lastIndex = 0; TOKEN.lastIndex < line.length;) {
        const match = TOKEN.exec(line);
        if (!match)
            throw ruleError(line, 'a quote is not closed, or stands inside of a word.');
        const [, quoted, key, value, plain] = match;
        found.push(quoted ?? (key === undefined ? (plain ?? '') : `${key}=${value ?? ''}`));
    }
    return found;
}
function classOf(value, line) {
    const found = CLASSES.find((name) => name === value);
    if (found === undefined)
        throw ruleError(line, `class must be one of ${CLASSES.join(', ')}.`);
    return found;
}
function ruleError(line, valid) {
    return (0,src/* inputError */.Xu)('rules', line, valid);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/files/vite.ts

/**
 * The files that Vite's manifest (`.vite/manifest.json`) proves to be named by their content; none where the build gives
 * names without a hash to any of its scripts.
 *
 * @param text of the manifest.
 * @returns undefined where it is no such manifest.
 */
function provenByVite(text) {
    const chunks = chunksOf(text);
    if (chunks === undefined)
        return undefined;
    const files = new Set(chunks.flatMap(({ file, css, assets }) => [...texts([file]), ...texts(css), ...texts(assets)]));
    const scripts = [...files].filter((file) => /\.(m?js|css)$/.test(file));
    const hashed = scripts.length > 0 && scripts.every(hasRollupHash);
    return new Set(hashed ? [...files].filter(hasRollupHash) : []);
}
function chunksOf(text) {
    try {
        const json = JSON.parse(text);
        if (!isObject(json))
            return undefined;
        const chunks = Object.values(json);
        return chunks.every(isObject) ? chunks : undefined;
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function texts(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./actions/spa-publish/src/files/walk.ts



/**
 * Every file below a folder, by path. Links are followed as long as they stay inside of it.
 *
 * @param source real path of the folder.
 */
function walk(source) {
    const [files, problems] = [[], []];
    visit({ source, files, problems }, '', source, [source]);
    return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), problems };
}
function visit(walk, folder, real, above) {
    for (const entry of (0,external_node_fs_.readdirSync)(real, { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (path === '.git')
            walk.problems.push('.git: a repository is no build; give the folder that the build writes');
        else if (entry.isDirectory())
            visit(walk, path, (0,external_node_path_.join)(real, entry.name), [...above, (0,external_node_path_.join)(real, entry.name)]);
        else if (entry.isFile())
            add(walk, path, (0,external_node_path_.join)(real, entry.name));
        else if (entry.isSymbolicLink())
            follow(walk, path, (0,external_node_path_.join)(real, entry.name), above);
        else
            walk.problems.push(`${path}: it is neither a file nor a folder`);
    }
}
function add({ files }, path, file) {
    files.push({ path: path.normalize('NFC'), file });
}
function follow(walk, path, link, above) {
    const real = realOf(link);
    if (real === undefined)
        walk.problems.push(`${path}: a link to nothing`);
    else if (!(0,src/* isInside */.FK)(walk.source, real))
        walk.problems.push(`${path}: a link that leads out of the source, to ${real}`);
    else if ((0,external_node_fs_.statSync)(real).isFile())
        add(walk, path, real);
    else if (above.includes(real))
        walk.problems.push(`${path}: a link to a folder that it lies in`);
    else
        visit(walk, path, real, [...above, real]);
}
function realOf(link) {
    try {
        return (0,external_node_fs_.realpathSync)(link);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/files/scan.ts










const MAX_SHOWN = 50;
/**
 * Reads, checks and classifies a build.
 *
 * @param source real path of the folder.
 * @throws UserError that lists everything that keeps the build from being published.
 */
async function readBuild(source, rules, options) {
    const found = walk(source);
    if (found.files.length === 0 && found.problems.length === 0) {
        throw new src/* UserError */.yo(`The build is empty: there is no file in ${source}. Did the build run, and does it write there?`);
    }
    const proven = provenFiles(found.files);
    const sorted = found.files.flatMap((file) => sort(file, proven?.has(file.path) ?? false, rules, options) ?? []);
    const site = sorted.filter(({ destination }) => destination === 'site');
    const pages = checkPages(site, rules, options);
    const paths = sorted.map(({ path }) => path);
    const unruled = found.files.filter(({ path }) => ruleFor(rules, path).class === undefined).map(({ path }) => path);
    const problems = [
        ...found.problems,
        ...keyProblems(paths, options.prefix),
        ...secretProblems(unruled),
        ...entryProblem(site, options.entry),
        ...pages.problems,
    ];
    if (problems.length > 0)
        throw refusal(source, problems);
    return {
        ...(await hashed(sorted)),
        notes: notesOf(found.files.length - sorted.length, sorted, proven),
        warnings: pages.warnings,
    };
}
function provenFiles(files) {
    const manifest = files.find(({ path }) => path === '.vite/manifest.json');
    return manifest && provenByVite((0,external_node_fs_.readFileSync)(manifest.file, 'utf8'));
}
/** What becomes of a file; `undefined` where it is not published. */
function sort(found, byVite, rules, options) {
    const { path, file } = found;
    const rule = ruleFor(rules, path);
    const isMap = path.endsWith('.map') && rule.class === undefined;
    if (rule.class === 'skip' || (isMap && options.sourceMaps === 'skip'))
        return undefined;
    const kind = rule.class ?? classify(path, byVite);
    if (kind === undefined)
        return undefined;
    const contentType = rule.headers.contentType ?? contentTypeOf(path);
    return {
        path,
        file,
        class: kind,
        proven: byVite || rule.class === 'immutable',
        destination: isMap && options.sourceMaps === 'private' ? 'private' : 'site',
        typeKnown: contentType !== undefined,
        headers: {
            cacheControl: CACHE_CONTROL[kind],
            ...rule.headers,
            contentType: contentType ?? 'application/octet-stream',
        },
    };
}
function entryProblem(files, entry) {
    if (files.some(({ path }) => path === entry))
        return [];
    const pages = files.filter(({ path }) => path.endsWith('.html')).map(({ path }) => path);
    const there = pages.length === 0 ? 'there is no HTML at all' : `there is ${pages.slice(0, 5).join(', ')}`;
    return [`${entry}: the entry is missing, ${there}; does "source" name the folder that the build writes?`];
}
function checkPages(files, rules, { siteUrl, prefix }) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const read = (path) => {
        const found = byPath.get(path);
        return found && (0,external_node_fs_.readFileSync)(found.file);
    };
    const isForeign = (path) => ruleFor(rules, path).class === 'skip';
    const pages = files
        .filter((file) => file.headers.contentType.startsWith('text/html'))
        .map(({ path, file }) => checkPage(path, (0,external_node_fs_.readFileSync)(file, 'utf8'), { siteUrl, prefix, read, isForeign }));
    return { problems: pages.flatMap(({ problems }) => problems), warnings: pages.flatMap(({ warnings }) => warnings) };
}
async function hashed(sorted) {
    const found = await digests(sorted.map(({ file }) => file));
    const bodies = new Map();
    const [files, privateMaps] = [[], []];
    for (const [index, { path, class: kind, headers, proven, file, destination }] of sorted.entries()) {
        const { sha256 = '', size = 0 } = found[index] ?? {};
        bodies.set(path, { file, size, sha256 });
        (destination === 'site' ? files : privateMaps).push({ path, class: kind, headers, proven, size, sha256 });
    }
    const bodyOf = (file) => {
        const body = bodies.get(file.path);
        if (body === undefined)
            throw new Error(`${file.path} is no file of this build.`);
        return body;
    };
    return { files, privateMaps, bodyOf };
}
function notesOf(skipped, sorted, proven) {
    const unknown = sorted.filter(({ typeKnown }) => !typeKnown).map(({ path }) => path);
    return [
        ...(skipped > 0 ? [`Left out: ${(0,src/* plural */.LS)(skipped, 'file')} (source maps, dotfiles, and what rules skip).`] : []),
        ...(proven?.size === 0
            ? ["The build's scripts carry no hash in their names: nothing of it is cached for long."]
            : []),
        ...(unknown.length > 0
            ? [
                `Unknown types, published as application/octet-stream: ${unknown.slice(0, 10).join(', ')}. Rules can name them.`,
            ]
            : []),
    ];
}
function refusal(source, problems) {
    const shown = problems.slice(0, MAX_SHOWN).map((problem) => `- ${problem}.`);
    const more = problems.length > MAX_SHOWN ? [`- and ${problems.length - MAX_SHOWN} more.`] : [];
    return new src/* UserError */.yo([`The build in ${source} cannot be published:`, ...shown, ...more].join('\n'));
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./actions/spa-publish/src/release/headers.ts
/** The headers that an object may have, in the order in which they are written. */
const HEADER_NAMES = [
    'contentType',
    'cacheControl',
    'contentEncoding',
    'contentLanguage',
    'contentDisposition',
];
/** Whether two objects are served alike: every header is the same, or absent in both. */
function headersEqual(one, other) {
    return HEADER_NAMES.every((name) => one[name] === other[name]);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/release/document.ts

/**
 * The document of schema 1 in an object of the control prefix.
 *
 * @param key of the object, for messages.
 * @throws Error where it is no such document; UserError where its schema is a newer one.
 */
function document_document(bytes, key) {
    const json = parse(bytes, key);
    const { schema } = json;
    if (typeof schema === 'number' && schema > 1) {
        throw new src/* UserError */.yo(`${key} was written by a newer version of spa-publish (schema ${schema}). Update the action in this workflow.`);
    }
    if (schema !== 1)
        throw damaged(key, 'schema', 'must be 1');
    return fieldsOf(json, key, '');
}
function parse(bytes, key) {
    try {
        const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        if (document_isObject(json))
            return json;
    }
    catch (cause) {
        throw new Error(`${key} is damaged: it is no JSON. ${REMEDY}`, { cause });
    }
    throw damaged(key, 'the document', 'must be an object');
}
function fieldsOf(json, key, place) {
    const fail = (name, valid) => damaged(key, `${place}${name}`, valid);
    const own = (name) => (Object.hasOwn(json, name) ? json[name] : undefined);
    const fields = {
        text: (name, pattern = /^/) => checkText(own(name), pattern) ?? raise(fail(name, `must be text like ${pattern.source}`)),
        optionalText: (name, pattern) => (own(name) === undefined ? undefined : fields.text(name, pattern)),
        texts: (name, pattern) => {
            const value = own(name);
            const texts = Array.isArray(value) ? value.map((item) => checkText(item, pattern)) : [undefined];
            return texts.map((text) => text ?? raise(fail(name, `must be a list of texts like ${pattern.source}`)));
        },
        optionalTexts: (name, pattern) => (own(name) === undefined ? undefined : fields.texts(name, pattern)),
        count: (name) => {
            const value = own(name);
            if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
                return value;
            throw fail(name, 'must be a whole number from 0');
        },
        time: (name) => {
            const value = fields.text(name);
            return Number.isNaN(Date.parse(value)) ? raise(fail(name, 'must be a time')) : value;
        },
        oneOf: (name, values) => values.find((value) => value === own(name)) ?? raise(fail(name, `must be one of ${values.join(', ')}`)),
        object: (name) => fields.optionalObject(name) ?? raise(fail(name, 'must be an object')),
        optionalObject: (name) => {
            const value = own(name);
            if (value === undefined)
                return undefined;
            return document_isObject(value) ? fieldsOf(value, key, `${place}${name}.`) : raise(fail(name, 'must be an object'));
        },
        allTexts: () => Object.fromEntries(Object.keys(json).map((name) => [name, fields.text(name)])),
        entries: () => Object.keys(json).map((name) => [name, fields.object(name)]),
    };
    return fields;
}
function checkText(value, pattern) {
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
function document_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const REMEDY = 'Restore its former version, or delete it, if nothing else writes below the control prefix.';
function damaged(key, name, valid) {
    return new Error(`${key} is damaged: ${name} ${valid}. ${REMEDY}`);
}
function raise(error) {
    throw error;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/release/manifest.ts






/** A manifest of 100,000 files has some 30 MB; more than this is no manifest of ours. */
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})?$/;
/** Of a release: a part of an S3 key, and safe in a log. */
const RELEASE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
/** A manifest as it is stored: gzipped JSON, the same bytes for the same manifest. */
function encodeManifest(manifest) {
    return (0,external_node_zlib_.gzipSync)(JSON.stringify(manifest), { level: 6 });
}
/**
 * @param key of the object, for messages.
 * @throws Error where the bytes are no manifest; UserError where a newer version of this action wrote it.
 */
function parseManifest(bytes, key) {
    const fields = document_document(inflated(bytes, key), key);
    const previous = fields.optionalText('previous', RELEASE_ID);
    return {
        schema: 1,
        ...head(fields),
        createdAt: fields.time('createdAt'),
        ...(previous !== undefined && { previous }),
        toolVersion: fields.text('toolVersion'),
        contentSha256: fields.text('contentSha256', SHA256),
        files: Object.fromEntries(fields
            .object('files')
            .entries()
            .map(([path, file]) => [path, manifestFile(file)])),
    };
}
/** A pointer or a lock as it is stored. */
function encodeDocument(value) {
    return Buffer.from(`${JSON.stringify(value)}\n`);
}
/** @throws Error where the bytes are no pointer; UserError where a newer version of this action wrote it. */
function parsePointer(bytes, key) {
    const fields = document_document(bytes, key);
    const confirmed = fields.optionalObject('confirmed');
    const rolledBackBy = fields.optionalText('rolledBackBy');
    return {
        schema: 1,
        ...head(fields),
        contentSha256: fields.text('contentSha256', SHA256),
        at: fields.time('at'),
        history: fields.texts('history', RELEASE_ID),
        etags: fields.object('etags').allTexts(),
        ...(confirmed && { confirmed: build(confirmed) }),
        ...(rolledBackBy !== undefined && { rolledBackBy }),
    };
}
/** @throws Error where the bytes are no lock; UserError where a newer version of this action wrote it. */
function parseLock(bytes, key) {
    const fields = document_document(bytes, key);
    const unfinished = fields.optionalTexts('unfinished', RELEASE_ID);
    const expiresAt = fields.time('expiresAt');
    return {
        schema: 1,
        owner: fields.text('owner'),
        run: fields.text('run'),
        expiresAt,
        ...(unfinished && { unfinished }),
    };
}
/** Digest of all that a release serves: paths, classes, contents and headers. Equal digests have nothing to publish. */
function contentSha256(files) {
    const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
    const lines = sorted.map(({ path, class: kind, sha256, headers }) => JSON.stringify([path, kind, sha256, ...HEADER_NAMES.map((name) => headers[name] ?? null)]));
    return (0,external_node_crypto_.hash)('sha256', `${lines.join('\n')}\n`);
}
function inflated(bytes, key) {
    // Something on the way may have undone the Content-Encoding already.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
        return bytes;
    try {
        return (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: MAX_MANIFEST_BYTES });
    }
    catch (cause) {
        throw new Error(`${key} is damaged: it cannot be decompressed.`, { cause });
    }
}
function head(fields) {
    return { id: fields.text('id', RELEASE_ID), ...build(fields) };
}
function build(fields) {
    const order = fields.object('order');
    return {
        order: { commitTime: order.count('commitTime'), run: order.count('run'), attempt: order.count('attempt') },
        commit: fields.text('commit', COMMIT),
        run: fields.text('run'),
    };
}
function manifestFile(fields) {
    const headers = fields.object('headers');
    const optional = HEADER_NAMES.slice(2).flatMap((name) => {
        const value = headers.optionalText(name);
        return value === undefined ? [] : [[name, value]];
    });
    const [etag, body] = [fields.optionalText('etag'), fields.optionalObject('body')];
    return {
        class: fields.oneOf('class', FILE_CLASSES),
        size: fields.count('size'),
        sha256: fields.text('sha256', SHA256),
        headers: {
            contentType: headers.text('contentType'),
            cacheControl: headers.text('cacheControl'),
            ...Object.fromEntries(optional),
        },
        ...(etag !== undefined && { etag }),
        ...(body && { body: { object: body.text('object', /^bodies\/[A-Za-z0-9._-]+$/), offset: body.count('offset') } }),
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/site-url.ts

const VALID = 'must be an address with https, such as https://shop.example.com/.';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/**
 * The address of a site's root, ending with `/`; `undefined` where none is given.
 *
 * @throws UserError where it is none; plain http is for the own machine only.
 */
function siteUrlOf(input, given) {
    if (given === undefined)
        return undefined;
    const url = URL.canParse(given) ? new URL(given) : undefined;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
    if (!isSafe || url.username !== '' || url.password !== '')
        throw (0,src/* inputError */.Xu)(input, given, VALID);
    if (url.search !== '' || url.hash !== '')
        throw (0,src/* inputError */.Xu)(input, given, 'must end with a path, without ? and #.');
    return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
/**
 * The address of a preview: `{id}` in it is replaced by the preview's name, else the name is appended.
 *
 * @throws UserError where it is none, or on the production site's host: a preview's scripts would run as that site's.
 */
function previewUrlOf(given, id, productionUrl) {
    if (given === undefined)
        return undefined;
    const address = given.includes('{id}') ? given.replaceAll('{id}', id) : `${given.replace(/\/+$/, '')}/${id}/`;
    const url = siteUrlOf('preview-url', address);
    if (url !== undefined && productionUrl !== undefined && new URL(url).origin === new URL(productionUrl).origin) {
        throw (0,src/* inputError */.Xu)('preview-url', given, 'it is on the host of "site-url"; give previews a host of their own, since they share cookies and storage with all of a host.');
    }
    return url;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/inputs.ts





const MODES = ['publish', 'rollback', 'preview', 'preview-close', 'gc'];
const inputSpec = {
    mode: src/* input.oneOf */.hF.oneOf(MODES, { default: 'publish' }),
    'dry-run': src/* input.boolean */.hF.boolean({ default: 'false' }),
    source: src/* input.text */.hF.text({ default: 'dist' }),
    bucket: src/* input.pattern */.hF.pattern(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of an S3 bucket, such as shop-web.', {
        required: true,
    }),
    prefix: src/* input.text */.hF.text(),
    entry: src/* input.pattern */.hF.pattern(/^(?!\/)(?!.*(^|\/)\.{1,2}\/)[^\u0000-\u001f\\]+\.html?$/, 'must be the path of an HTML file, such as index.html.', {
        default: 'index.html',
    }),
    'distribution-id': src/* input.lines */.hF.lines(),
    'site-url': src/* input.text */.hF.text(),
    rules: src/* input.lines */.hF.lines(),
    invalidate: src/* input.oneOf */.hF.oneOf(['auto', 'none', 'all'], { default: 'auto' }),
    wait: src/* input.duration */.hF.duration({ default: '60s', max: 3600 }),
    verify: src/* input.oneOf */.hF.oneOf(['strict', 'warn', 'off']),
    'auto-rollback': src/* input.boolean */.hF.boolean({ default: 'false' }),
    drift: src/* input.oneOf */.hF.oneOf(['off', 'list'], { default: 'off' }),
    'preview-id': src/* input.pattern */.hF.pattern(/^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, 'must be 1 to 63 letters, digits and hyphens, such as pr-7.'),
    'preview-url': src/* input.text */.hF.text(),
    ...aws_src/* awsInputs */.xN,
    'keep-releases': src/* input.integer */.hF.integer({ default: '5', min: 1, max: 100 }),
    'keep-days': src/* input.integer */.hF.integer({ default: '14', min: 0, max: 3650 }),
    'max-delete': src/* input.integer */.hF.integer({ default: '5000', min: 0 }),
    'lock-timeout': src/* input.duration */.hF.duration({ default: '5m', max: 21_600 }),
    'lock-ttl': src/* input.duration */.hF.duration({ default: '60s', min: 10, max: 3600 }),
    concurrency: src/* input.integer */.hF.integer({ default: '128', min: 1, max: 512 }),
    'source-maps': src/* input.oneOf */.hF.oneOf(['skip', 'upload', 'private'], { default: 'skip' }),
    'release-id': src/* input.pattern */.hF.pattern(RELEASE_ID, 'must be 1 to 128 letters, digits, dots, hyphens and underscores.'),
    to: src/* input.pattern */.hF.pattern(RELEASE_ID, 'must be "previous" or the id of a release.', { default: 'previous' }),
    'allow-shrink': src/* input.boolean */.hF.boolean({ default: 'false' }),
    'allow-older': src/* input.boolean */.hF.boolean({ default: 'false' }),
    comment: src/* input.oneOf */.hF.oneOf(['auto', 'true', 'false'], { default: 'auto' }),
    'github-token': src/* input.githubToken */.hF.githubToken(),
};
/** Folders of the control data; a prefix with such a name would lie in another site's. */
const RESERVED = new Set(['_spa', 'releases', 'bodies', 'maps']);
const DISTRIBUTION = /^E[A-Z0-9]{5,20}$/;
/**
 * Every input, checked as far as it can be without network and files.
 *
 * @param pullRequest of the event, which names a preview that the inputs do not.
 * @throws UserError that lists what is wrong.
 */
function readInputs(runner, pullRequest) {
    const given = runner.inputs(inputSpec);
    const problems = [];
    const checked = (check, otherwise) => {
        try {
            return check();
        }
        catch (error) {
            if (!(error instanceof src/* UserError */.yo))
                throw error;
            problems.push(error.message);
            return otherwise;
        }
    };
    const previewId = checked(() => previewIdOf(given, pullRequest), undefined);
    const prefix = checked(() => prefixOf(given.prefix), '') + (previewId === undefined ? '' : `${previewId}/`);
    const productionUrl = checked(() => siteUrlOf('site-url', given.siteUrl), undefined);
    const previewUrl = checked(() => previewUrlOf(given.previewUrl, previewId ?? '', productionUrl), undefined);
    const siteUrl = isPreview(given) ? previewUrl : productionUrl;
    const rules = checked(() => parseRules(given.rules), []);
    const distributionId = [...new Set(given.distributionId)];
    for (const id of distributionId)
        checked(() => {
            checkDistribution(id);
        }, undefined);
    if (problems.length === 0)
        problems.push(...verifyProblems(given, siteUrl));
    if (problems.length > 0)
        throw new src/* UserError */.yo(problems.join('\n'));
    const verify = given.verify ?? (siteUrl === undefined ? 'off' : 'strict');
    return { ...given, distributionId, previewId, prefix, rules, siteUrl, verify };
}
function isPreview({ mode }) {
    return mode === 'preview' || mode === 'preview-close';
}
function previewIdOf(given, pullRequest) {
    if (!isPreview(given))
        return undefined;
    const id = given.previewId ?? (pullRequest === undefined ? undefined : `pr-${pullRequest}`);
    if (id === undefined) {
        throw new src/* UserError */.yo(`Input "preview-id" is required for mode "${given.mode}" where no pull request started the run. Give it a name, such as pr-7.`);
    }
    if (RESERVED.has(id))
        throw (0,src/* inputError */.Xu)('preview-id', id, 'the action uses that name itself.');
    return id;
}
function prefixOf(given = '') {
    const parts = given.replace(/^\/|\/$/g, '').split('/');
    if (given === '' || given === '/')
        return '';
    const bad = parts.find((part) => !/^[A-Za-z0-9._~-]+$/.test(part) || /^\.+$/.test(part));
    if (bad !== undefined) {
        throw (0,src/* inputError */.Xu)('prefix', given, 'must be folders of letters, digits and . _ ~ - with / between them, such as shop/.');
    }
    const taken = parts.find((part) => RESERVED.has(part));
    if (taken !== undefined)
        throw (0,src/* inputError */.Xu)('prefix', given, `the action uses the name ${taken} itself.`);
    return `${parts.join('/')}/`;
}
function checkDistribution(id) {
    if (!DISTRIBUTION.test(id)) {
        throw (0,src/* inputError */.Xu)('distribution-id', id, 'must be the id of a CloudFront distribution, such as E1A2B3C4D5E6F7.');
    }
}
function verifyProblems({ mode, verify, autoRollback }, siteUrl) {
    if (mode === 'gc' || mode === 'preview-close')
        return [];
    const address = mode === 'preview' ? 'preview-url' : 'site-url';
    if (siteUrl === undefined && (verify === 'strict' || verify === 'warn')) {
        return [`Input "verify" is "${verify}" and needs the address of the site: give "${address}".`];
    }
    if (!autoRollback || (siteUrl !== undefined && (verify ?? 'strict') === 'strict'))
        return [];
    return [`Input "auto-rollback" is true and needs a probe to judge by: give "${address}" and "verify: strict".`];
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/grace.ts
/**
 * Milliseconds during which a clean-up leaves alone what was just written: a publisher at work has not said yet that it
 * needs it. One whose preparations are older than half of it makes them anew.
 */
const GRACE_MS = 60 * 60 * 1_000;

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/has-content.ts

/** Whether an object has this content. What somebody else uploaded may have no checksum; then it is read. */
async function hasContent({ store }, head, sha256, size) {
    if (head.size !== size)
        return false;
    if (head.sha256 !== undefined)
        return head.sha256 === sha256;
    const found = await store.get(head.key);
    return found !== undefined && sha256Of(found.body) === sha256;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/bodies.ts



const BODIES_HEADERS = { contentType: 'application/octet-stream', cacheControl: 'private, no-store' };
/** Bytes of one object of bodies; it is put together in memory. */
const PACK_BYTES = 64 * 1024 * 1024;
/**
 * Keeps the content of files for a rollback: all in one object, so that k changed files do not cost 2k PUTs; split only
 * where it would not fit into memory.
 */
async function keepBodies(ctx, files, bodyOf, releaseId) {
    const places = new Map();
    for (const pack of packs(files)) {
        const body = pack.length === 1 && pack[0] ? bodyOf(pack[0]) : await bodies_joined(pack, bodyOf);
        const object = await putUnderFreeNumber(ctx, `bodies/${releaseId}-`, body);
        let offset = 0;
        for (const file of pack) {
            places.set(file.path, { object, offset });
            offset += file.size;
        }
    }
    return places;
}
/**
 * Takes the first number that is free. What is there with the same content is the PUT whose answer was lost, unless it
 * is old: an object left by an earlier run that nothing refers to may be removed by a clean-up at any time.
 */
async function putUnderFreeNumber(ctx, stem, body) {
    const sha256 = body instanceof Uint8Array ? sha256Of(body) : body.sha256;
    for (let number = 0;; number++) {
        const object = `${stem}${number}`;
        const key = `${ctx.keys.control}${object}`;
        const answer = await ctx.store.put(key, body, BODIES_HEADERS, { ifNoneMatch: '*' });
        if (answer !== 'unmet')
            return object;
        const found = await ctx.store.head(key);
        const fresh = found !== undefined && ctx.store.now() - found.lastModified < GRACE_MS / 2;
        if (fresh && (await hasContent(ctx, found, sha256, sizeOf(body))))
            return object;
    }
}
/** Reads files' content out of the objects of bodies; an immutable file is its own. */
function keptBodies({ store, keys }) {
    return async (path, { class: kind, body, size, sha256 }) => {
        if (kind === 'immutable') {
            const found = await store.get(keys.site(path));
            if (found && sha256Of(found.body) === sha256)
                return found.body;
            throw new Error(`${keys.site(path)} is ${found ? 'not what the release has there' : 'gone'}.`);
        }
        if (body === undefined)
            throw new Error(`The manifest names no place where the content of ${path} is kept.`);
        if (size === 0)
            return new Uint8Array();
        const key = `${keys.control}${body.object}`;
        const found = await store.get(key, { from: body.offset, to: body.offset + size - 1 });
        if (found && sha256Of(found.body) === sha256)
            return found.body;
        throw new Error(`${key}, which keeps the content of ${path}, is ${found ? 'damaged' : 'gone'}.`);
    };
}
async function bodies_joined(files, bodyOf) {
    const parts = files.map(async (file) => {
        const bytes = await bytesOf(bodyOf(file));
        if (sha256Of(bytes) !== file.sha256)
            throw changed(file.path);
        return bytes;
    });
    return Buffer.concat(await Promise.all(parts));
}
function packs(files) {
    const all = [];
    let room = 0;
    for (const file of files) {
        if (file.size > room) {
            all.push([]);
            room = PACK_BYTES;
        }
        all.at(-1)?.push(file);
        room -= file.size;
    }
    return all;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/delete-files.ts
/** Objects of one call of DeleteObjects; between two calls the lock is looked after. */
const PER_CALL = 1_000;
/**
 * Deletes objects as long as the lock is ours: pages first, so that none names a file that is gone already.
 *
 * @throws LockLostError
 */
async function deleteInOrder({ store }, lock, objects) {
    const isPage = ({ key }) => /\.html?$/i.test(key);
    const pages = objects.filter(isPage);
    const others = objects.filter((object) => !isPage(object));
    const result = { deleted: [], kept: [] };
    for (const group of [pages, others]) {
        for (let start = 0; start < group.length; start += PER_CALL) {
            await lock.keep();
            const { deleted, kept } = await store.deleteMany(group.slice(start, start + PER_CALL), lock.notAfter());
            result.deleted.push(...deleted);
            result.kept.push(...kept);
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/state.ts

/** The pointer; `undefined` before the first publish. */
async function readPointer({ store, keys }) {
    const found = await store.get(keys.current);
    return found && { pointer: parsePointer(found.body, keys.current), etag: found.etag };
}
/** The lock; `undefined` where nobody holds it. */
async function readLock({ store, keys }) {
    const found = await store.get(keys.lock);
    return found && { lock: parseLock(found.body, keys.lock), etag: found.etag };
}
/** A release's manifest; `undefined` where there is none. */
async function readManifest({ store, keys }, releaseId) {
    const key = keys.manifest(releaseId);
    const found = await store.get(key);
    return found && parseManifest(found.body, key);
}
/** A pointer together with its release's manifest, which is not read again where `known` is of the same release. */
async function loadLive(ctx, stored, known) {
    if (stored === undefined)
        return undefined;
    const { id } = stored.pointer;
    const manifest = known?.manifest?.id === id ? known.manifest : await readManifest(ctx, id);
    if (manifest === undefined) {
        ctx.log.warning(`${ctx.keys.manifest(id)}, the manifest of the live release, is gone. Every file is written anew, and this ` +
            'release cannot be rolled back to.');
    }
    return { ...stored, manifest: manifest && withEtags(manifest, stored.pointer.etags) };
}
/** Files that were written in the switch have got their ETags after the manifest was written. */
function withEtags(manifest, etags) {
    const files = Object.entries(manifest.files).map(([path, file]) => {
        const etag = etags[path] ?? file.etag;
        return [path, { ...file, ...(etag !== undefined && { etag }) }];
    });
    return { ...manifest, files: Object.fromEntries(files) };
}
/** The paths of a release's files that are overwritten in place. */
function overwritable(manifest) {
    return Object.entries(manifest.files).flatMap(([path, file]) => (file.class === 'immutable' ? [] : [path]));
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/lock.ts



/** Control data is for no cache and no browser. */
const CONTROL_HEADERS = { contentType: 'application/json', cacheControl: 'private, no-store' };
/** Milliseconds that a lock outlives its end: S3's Date header counts whole seconds. */
const EXPIRY_MARGIN_MS = 2_000;
/** Longest wait between two looks at a held lock. */
const LOOK_MS = 2_000;
/** Another publisher has the lock: what we hold is worth nothing any more, and nothing may be written. */
class LockLostError extends Error {
    name = 'LockLostError';
}
/**
 * The lock, or who has held it for all of the lock timeout.
 *
 * @param releaseId of the release that we are going to switch to.
 */
async function acquireLock(ctx, releaseId) {
    const { store, settings, log } = ctx;
    const owner = (0,external_node_crypto_.randomUUID)();
    const deadline = store.now() + settings.lockTimeoutMs;
    let found;
    let told;
    for (;;) {
        ctx.signal.throwIfAborted();
        const free = found === undefined || isExpired(found.lock, store.now());
        if (free) {
            if (found)
                log.info(`Taking over the lock of ${found.lock.run}, which has expired: its holder died.`);
            const left = found?.lock.unfinished ?? [];
            const unfinished = [...new Set([...left, ...(releaseId === undefined ? [] : [releaseId])])];
            const condition = found ? { ifMatch: found.etag } : { ifNoneMatch: '*' };
            const taken = await write(ctx, { owner, unfinished }, condition);
            if (taken)
                return hold(ctx, taken, found && left);
        }
        else if (found) {
            if (store.now() >= deadline)
                return { holder: found.lock };
            if (told !== found.lock.owner)
                log.info(`Waiting for another publisher: ${found.lock.run}`);
            told = found.lock.owner;
            await ctx.clock.sleep(pause(ctx, found.lock, deadline), ctx.signal);
        }
        found = await readLock(ctx);
    }
}
/** Whether a lock may be taken over. @param now milliseconds since the epoch, by S3's clock */
function isExpired(lock, now) {
    return now > Date.parse(lock.expiresAt) + EXPIRY_MARGIN_MS;
}
/** Jittered, so that those who wait do not all look at once; not beyond what is waited for. */
function pause({ random, store }, lock, deadline) {
    const now = store.now();
    const untilFree = Date.parse(lock.expiresAt) + EXPIRY_MARGIN_MS + 1 - now;
    const jittered = LOOK_MS * (0.25 + 0.75 * random());
    return Math.max(50, Math.min(jittered, untilFree, deadline - now));
}
/** Writes the lock as ours. A write whose answer was lost and that was repeated is found by its owner and time. */
async function write(ctx, { owner, unfinished }, condition) {
    const { store, keys, settings, run } = ctx;
    const expiresAt = new Date(store.now() + settings.lockTtlMs).toISOString();
    const lock = { schema: 1, owner, run, expiresAt, ...(unfinished && { unfinished }) };
    const answer = await store.put(keys.lock, encodeDocument(lock), CONTROL_HEADERS, condition);
    if (answer !== 'unmet')
        return { lock, etag: answer.etag };
    const found = await readLock(ctx);
    return found?.lock.owner === owner && found.lock.expiresAt === expiresAt ? found : undefined;
}
/** @param left by the dead holder; `undefined` where the lock was free. */
function hold(ctx, taken, left) {
    let held = taken;
    let renewal;
    const notAfter = () => Date.parse(held.lock.expiresAt);
    const renew = async () => {
        const renewed = await write(ctx, taken.lock, { ifMatch: held.etag });
        if (!renewed)
            throw new LockLostError('The lock was taken over by another publisher.');
        held = renewed;
    };
    const confirm = () => {
        renewal ??= renew().finally(() => (renewal = undefined));
        return renewal;
    };
    return {
        owner: taken.lock.owner,
        dirty: left !== undefined,
        unfinished: left ?? [],
        notAfter,
        keep: async () => {
            if (notAfter() - ctx.store.now() < ctx.settings.lockTtlMs / 2)
                await confirm();
        },
        confirm,
        release: async () => {
            await ctx.store.delete(ctx.keys.lock, held.etag);
        },
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/parallel.ts
/**
 * Does something for each item, at most `limit` at once, and gives the results in the items' order. After the first
 * failure nothing new is begun; it is thrown once what is under way has ended, so that nothing goes on behind the
 * caller's back.
 */
async function inParallel(items, limit, work) {
    const results = [];
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            try {
                results[index] = await work(items[index]);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/invalidate.ts

/**
 * Tells the CDN which files have changed. A failure is a warning: the new release is live for everybody whom the CDN
 * asks for fresh files, and the probe of the site is the judge.
 *
 * @param reference of this very change; the same for every attempt.
 */
async function invalidate({ cdn: target, log }, changed, reference, work) {
    const paths = target === undefined || changed.length === 0 ? [] : await target.pathsOf(changed);
    if (target === undefined || paths.length === 0)
        return;
    await work.phase('invalidate', async () => {
        const started = [];
        for (const distributionId of target.distributionIds) {
            try {
                const { id } = await target.cdn.invalidate(distributionId, paths, reference);
                log.info(`Invalidation ${id} of ${distributionId}: ${paths.join(' ')}`);
                started.push({ distributionId, id, paths });
            }
            catch (error) {
                const message = (0,src/* messageChain */.NG)((0,src/* toError */.iT)(error));
                work.warn(`The distribution ${distributionId} was not told of the change, so it may serve old files: ${message}`);
                work.invalidated([], message);
            }
        }
        work.invalidated(started);
    });
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/pointer.ts



const MAX_HISTORY = 100;
/**
 * The pointer to a release that goes live after `live`.
 *
 * @param etags of the files in place, by path.
 */
function nextPointer(release, live, etags, now) {
    const { id, order, commit, run, contentSha256 } = release;
    const history = live?.history ?? [];
    return {
        schema: 1,
        ...{ id, order, commit, run, contentSha256 },
        at: new Date(now).toISOString(),
        history: history[0] === id ? history : [id, ...history].slice(0, MAX_HISTORY),
        etags: writtenLater(release, etags),
    };
}
/** The ETags that the manifest could not tell: it was written before the files in place were. */
function writtenLater({ files }, etags) {
    const later = Object.entries(files).flatMap(([path, { class: kind, etag }]) => {
        const now = etags.get(path);
        return now === undefined || (kind === 'immutable' && now === etag) ? [] : [[path, now]];
    });
    return Object.fromEntries(later);
}
/** The newest commit that the live content stands for: the release's own, or a later one that was built to the same. */
function liveHead(pointer) {
    const { id, order, commit, run, confirmed } = pointer;
    return { id, order, commit, run, ...confirmed };
}
/**
 * Replaces the pointer.
 *
 * @param expected the ETag of the one that is replaced; `undefined` on the first publish.
 * @param lock `undefined` where no lock is needed, for nothing but the pointer changes.
 * @returns `moved` where it is another by now. A replacement whose answer was lost is known by its content.
 * @throws LockLostError
 */
async function replacePointer(ctx, pointer, expected, lock) {
    const { store, keys } = ctx;
    const bytes = encodeDocument(pointer);
    const condition = expected === undefined ? { ifNoneMatch: '*' } : { ifMatch: expected };
    for (;;) {
        await lock?.keep();
        const answer = await store.put(keys.current, bytes, CONTROL_HEADERS, condition, lock?.notAfter());
        if (answer !== 'unmet')
            return { pointer, etag: answer.etag };
        const found = await readPointer(ctx);
        if (found && isSame(found.pointer, pointer))
            return found;
        if (found?.etag !== expected)
            return 'moved';
        // As it was: the write came too late for its lock.
        await lock?.confirm();
    }
}
/** Whether two pointers are the same in every field. */
function isSame(one, other) {
    return Buffer.compare(encodeDocument(one), encodeDocument(other)) === 0;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/switch.ts



/** How often a file may be found changed by somebody who does not ask for the lock. */
const MAX_LOOKS = 5;
/** What the live release says of the ETags; `listed` where there is none yet. */
function inPlaceNow(live, listed) {
    const etags = new Map(listed);
    for (const [path, { etag }] of Object.entries(live?.manifest?.files ?? {}))
        if (etag)
            etags.set(path, etag);
    return { etags, attempted: new Set() };
}
/**
 * The paths of a release that have to be written when it takes the place of another: what is overwritten in place, and
 * immutable files whose headers change. Those, too, only under the lock, so that a publisher that dies leaves no headers
 * behind of which no manifest knows.
 */
function pathsToSwitch(target, live) {
    return Object.entries(target.files).flatMap(([path, wanted]) => {
        const there = live?.files[path];
        if (there === undefined)
            return wanted.class === 'immutable' ? [] : [path];
        const same = wanted.sha256 === there.sha256 && headersEqual(wanted.headers, there.headers);
        return same ? [] : [path];
    });
}
/**
 * The paths to write after somebody died, or was overtaken by us: everything that is overwritten in place, and immutable
 * files to which a dead publisher may have given other headers.
 */
async function pathsToRewrite(ctx, lock, inPlace, target) {
    const left = lock.dirty ? await inParallel(lock.unfinished, 8, (id) => readManifest(ctx, id)) : [];
    const touched = (path) => inPlace.attempted.has(path) ||
        left.some((dead) => {
            const [there, wanted] = [dead?.files[path], target.files[path]];
            return there && wanted && !headersEqual(there.headers, wanted.headers);
        });
    return Object.keys(target.files).filter((path) => target.files[path]?.class !== 'immutable' || touched(path));
}
/** The paths to write so that the target is in place; `live` is `undefined` where nothing is known of what is there. */
async function pathsToWrite(ctx, lock, inPlace, target, live) {
    const changed = pathsToSwitch(target, live);
    if (live && !lock.dirty && inPlace.attempted.size === 0)
        return changed;
    return [...new Set([...changed, ...(await pathsToRewrite(ctx, lock, inPlace, target))])];
}
/**
 * Writes files in the order in which visitors may see them change: what pages name, then pages, the site's entry as the
 * last of them, then workers, which make open tabs fetch the entry again.
 *
 * @throws LockLostError; anything else is a failure of the store.
 */
async function writeInPlace(task, paths, live) {
    const { ctx, target, work } = task;
    let done = 0;
    for (const group of inSwitchOrder(target, paths, ctx.settings.entry)) {
        await inParallel(group, ctx.settings.concurrency, async (path) => {
            const file = target.files[path];
            if (file === undefined)
                return;
            await writeFile(task, path, file);
            work.wrote(path, file.size, live?.files[path]?.sha256 === file.sha256);
            ctx.progress?.({ phase: 'switch', done: ++done, total: paths.length });
        });
    }
}
const RANK = { immutable: 0, mutable: 1, entry: 2, worker: 4 };
function inSwitchOrder(target, paths, entry) {
    const groups = [];
    for (const path of [...paths].sort()) {
        const rank = path === entry ? 3 : RANK[target.files[path]?.class ?? 'mutable'];
        (groups[rank] ??= []).push(path);
    }
    // Holes of the array are no groups.
    return Object.values(groups);
}
async function writeFile(task, path, file) {
    const { ctx, lock, inPlace } = task;
    const key = ctx.keys.site(path);
    const body = await task.bodyOf(path, file);
    let expected = inPlace.etags.get(path);
    for (let look = 0; look < MAX_LOOKS; look++) {
        await lock.keep();
        inPlace.attempted.add(path);
        const condition = expected === undefined ? { ifNoneMatch: '*' } : { ifMatch: expected };
        const answer = await ctx.store.put(key, body, file.headers, condition, lock.notAfter());
        if (answer !== 'unmet') {
            inPlace.etags.set(path, answer.etag);
            return;
        }
        // Ours already, but its answer was lost; or somebody's who does not ask for the lock; or too late for our lock.
        await lock.confirm();
        expected = (await ctx.store.head(key))?.etag;
    }
    throw new Error(`${key} could not be written: ${MAX_LOOKS} times it was changed meanwhile, or the lock's time was over before S3 had ` +
        'it. Does something else write to the bucket, or is "lock-ttl" too short?');
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/put-right.ts



/**
 * Makes the files in place those of the live release again: all of them where a publisher died half-way, else those that
 * we have begun to write. Files that the live release does not have stay: nothing of it names them, and a clean-up
 * removes them with the release that brought them.
 *
 * @returns the pointer as it is then, or `moved` where it has changed in the meantime: look again at what is live.
 * @throws LockLostError; Error where a body is gone or the store fails.
 */
async function putRight(repair) {
    const { ctx, lock, inPlace, live, bodyOf, work } = repair;
    const { manifest, etag } = live;
    const needed = lock.dirty || inPlace.attempted.size > 0;
    if (needed && manifest === undefined) {
        throw new Error(`The files of the live release ${live.pointer.id} are not known: its manifest is gone.`);
    }
    const all = needed && manifest ? await pathsToRewrite(ctx, lock, inPlace, manifest) : [];
    const paths = all.filter((path) => lock.dirty || inPlace.attempted.has(path));
    const pointer = await work.phase('switch', async () => {
        if (manifest)
            await writeInPlace({ ctx, lock, inPlace, target: manifest, bodyOf, work }, paths, manifest);
        // Under KMS the same content has another ETag now.
        const wanted = {
            ...(repair.pointer ?? live.pointer),
            etags: { ...live.pointer.etags, ...etagsOf(paths, inPlace, manifest) },
        };
        if (isSame(wanted, live.pointer))
            return live.pointer;
        const replaced = await replacePointer(ctx, wanted, etag, lock);
        return replaced === 'moved' ? replaced : replaced.pointer;
    });
    await invalidate(ctx, paths, `${live.pointer.id}-${lock.owner}`, work);
    return pointer;
}
/** The ETags that are no longer what the release says. */
function etagsOf(paths, { etags }, manifest) {
    const changed = paths.filter((path) => etags.get(path) !== manifest?.files[path]?.etag);
    return Object.fromEntries(changed.map((path) => [path, etags.get(path) ?? '']));
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/retention.ts

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The manifests in the bucket, by release. */
async function listReleases({ store, keys }) {
    const found = [];
    for await (const object of store.list(keys.releases)) {
        const [, id] = /^([^/]+)\.json$/.exec(object.key.slice(keys.releases.length)) ?? [];
        if (id !== undefined)
            found.push({ ...object, id });
    }
    return found;
}
/** The releases whose files must stay: the live one, those that were live last, and young ones, live or not. */
function releasesToKeep(releases, pointer, { keepReleases, keepDays }, now) {
    const last = [...new Set(pointer.history)].slice(0, keepReleases);
    const minAge = Math.max(keepDays * DAY_MS, GRACE_MS);
    const young = releases.filter(({ lastModified }) => now - lastModified < minAge).map(({ id }) => id);
    return new Set([pointer.id, ...last, ...young]);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/work.ts
/** An empty log whose time begins now. */
function workLog({ clock, log }) {
    const begin = clock.now();
    const phases = [];
    const written = new Map();
    const headersOnly = [];
    const invalidations = [];
    const warnings = [];
    let invalidationError;
    return {
        phase: async (name, run) => {
            const startMs = clock.now() - begin;
            try {
                return await run();
            }
            finally {
                phases.push({ name, startMs, endMs: clock.now() - begin });
            }
        },
        wrote: (path, size, onlyHeaders) => {
            written.set(path, size);
            if (onlyHeaders)
                headersOnly.push(path);
        },
        warn: (message) => {
            warnings.push(message);
            log.warning(message);
        },
        invalidated: (started, error) => {
            invalidations.push(...started);
            invalidationError ??= error;
        },
        done: (files) => ({
            uploaded: [...written.keys()],
            uploadedBytes: [...written.values()].reduce((sum, size) => sum + size, 0),
            reused: files === undefined ? 0 : Math.max(0, files - written.size),
            headersOnly,
            phases,
            invalidations,
            ...(invalidationError !== undefined && { invalidationError }),
            warnings,
        }),
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/collect-garbage.ts











/** Below this many files the share of all files says nothing. */
const SMALL_CLEANUP = 100;
/**
 * Removes the files of releases that need not be kept: only what our own manifests list, never what a kept release needs
 * or what was written within the last hour, and nothing at all where the guards say that it would be too much.
 *
 * A manifest goes only after all of its files: a clean-up that dies is finished by the next one.
 *
 * @throws Error where the store fails; what was deleted until then needed no one.
 */
async function collectGarbage(ctx, rules) {
    const [stored, heldBy, before] = await Promise.all([readPointer(ctx), readLock(ctx), listReleases(ctx)]);
    const pointer = stored?.pointer;
    const nothing = { kind: 'nothing-to-do', deleted: [], deletedBytes: 0, releases: [], kept: [] };
    if (pointer === undefined)
        return nothing;
    const kept = releasesToKeep(before, pointer, rules, ctx.store.now());
    // The lock of one that died is worth the work by itself: it is taken over, and what is half-way put right.
    const leftOver = heldBy !== undefined && isExpired(heldBy.lock, ctx.store.now());
    if (!leftOver && before.every(({ id }) => kept.has(id)))
        return nothing;
    const lock = await acquireLock(ctx);
    if ('holder' in lock)
        return refused(`Another publisher is at work: ${lock.holder.run}`);
    try {
        const result = await clean(ctx, rules, lock);
        await lock.release();
        return result;
    }
    catch (error) {
        if (error instanceof LockLostError)
            return refused('The lock ran out and another publisher took it over.');
        // A lock that was clean says so to the next publisher only when it is gone.
        if (!lock.dirty)
            await lock.release().catch(() => undefined);
        throw error;
    }
}
function refused(reason, candidates = []) {
    return { kind: 'refused', reason, candidates };
}
async function clean(ctx, rules, lock) {
    const live = await loadLive(ctx, await readPointer(ctx));
    if (lock.dirty && live) {
        const inPlace = inPlaceNow(live, new Map());
        await putRight({ ctx, lock, inPlace, live, bodyOf: keptBodies(ctx), work: workLog(ctx) });
    }
    if (!live?.manifest)
        return refused('The manifest of the live release is gone, so nothing is known of what is needed.');
    const releases = await listReleases(ctx);
    const keep = releasesToKeep(releases, live.pointer, rules, ctx.store.now());
    const loaded = await inParallel(releases, ctx.settings.concurrency, ({ id }) => readManifest(ctx, id));
    const manifests = loaded.filter((manifest) => manifest !== undefined);
    const kept = manifests.filter(({ id }) => keep.has(id));
    const dropped = manifests.filter(({ id }) => !keep.has(id));
    await lock.keep();
    const garbage = await findGarbage(ctx, kept, dropped);
    const candidates = garbage.files.map(({ key }) => key);
    const objection = tooMuch(garbage, rules);
    if (objection !== undefined)
        return refused(objection, candidates);
    const releaseIds = dropped.map(({ id }) => id);
    const deletedBytes = garbage.files.reduce((sum, { size }) => sum + size, 0);
    if (rules.dryRun)
        return { kind: 'planned', deleted: candidates, deletedBytes, releases: releaseIds, kept: garbage.spared };
    const { deleted, kept: undeleted } = await deleteInOrder(ctx, lock, garbage.files);
    const remaining = [...garbage.spared, ...undeleted];
    const gone = await dropManifests(ctx, lock, dropped, kept, releases, remaining);
    return { kind: 'cleaned', deleted, deletedBytes, releases: gone, kept: remaining };
}
async function findGarbage(ctx, kept, dropped) {
    const { store, keys } = ctx;
    const needed = new Set(kept.flatMap(({ files }) => Object.keys(files)));
    const listed = new Map();
    for (const { files } of dropped) {
        for (const [path, file] of Object.entries(files)) {
            const key = keys.site(path);
            if (!needed.has(path))
                listed.set(key, [...(listed.get(key) ?? []), file]);
        }
    }
    const files = [];
    const spared = [];
    for await (const object of listed.size > 0 ? store.list(keys.prefix) : []) {
        const ours = listed.get(object.key);
        if (ours === undefined)
            continue;
        if (store.now() - object.lastModified < GRACE_MS)
            spared.push({ key: object.key, reason: 'younger than an hour' });
        else if (await isOurs(ctx, object, ours))
            files.push(object);
        else
            spared.push({ key: object.key, reason: REPLACED });
    }
    return { files, spared, owned: needed.size + listed.size };
}
const REPLACED = 'replaced by somebody else';
/** Under KMS an immutable file has got another ETag with other headers; its content is what tells. */
async function isOurs(ctx, object, listed) {
    if (listed.some(({ class: kind, etag }) => kind !== 'immutable' || etag === undefined || etag === object.etag))
        return true;
    const head = await ctx.store.head(object.key);
    for (const { sha256, size } of listed)
        if (head && (await hasContent(ctx, head, sha256, size)))
            return true;
    return false;
}
/** Why so much is not deleted at once. */
function tooMuch({ files, owned }, { maxDelete }) {
    if (files.length > maxDelete) {
        return `${files.length} files would be deleted, more than "max-delete" (${maxDelete}) allows. Look at the list, and raise it if that is right.`;
    }
    if (files.length > SMALL_CLEANUP && files.length > owned / 2) {
        return `${files.length} of ${owned} files would be deleted, more than half. Raise "keep-releases" or "keep-days" and come down in steps.`;
    }
    return undefined;
}
/** Removes manifests whose files are all gone, then the bodies that no manifest refers to any more. */
async function dropManifests(ctx, lock, dropped, kept, releases, remaining) {
    const left = new Set(remaining.filter(({ reason }) => reason !== REPLACED).map(({ key }) => key));
    const finished = dropped.filter(({ files }) => !Object.keys(files).some((path) => left.has(ctx.keys.site(path))));
    const ids = new Set(finished.map(({ id }) => id));
    await deleteInOrder(ctx, lock, releases.filter(({ id }) => ids.has(id)));
    const survivors = [...kept, ...dropped.filter(({ id }) => !ids.has(id))];
    const referenced = new Set(survivors.flatMap(({ files }) => Object.values(files).map(({ body }) => body && `${ctx.keys.control}${body.object}`)));
    const orphans = [];
    for await (const object of ctx.store.list(ctx.keys.bodies)) {
        const young = ctx.store.now() - object.lastModified < GRACE_MS;
        if (!young && !referenced.has(object.key))
            orphans.push(object);
    }
    await deleteInOrder(ctx, lock, orphans);
    return [...ids];
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/keys.ts
/** The keys of the site at a prefix: `''`, `app/`, `app/pr-7/`. */
function keysOf(prefix) {
    const control = `_spa/${prefix}`;
    return {
        prefix,
        control,
        current: `${control}current.json`,
        lock: `${control}lock.json`,
        releases: `${control}releases/`,
        bodies: `${control}bodies/`,
        site: (path) => `${prefix}${path}`,
        manifest: (releaseId) => `${control}releases/${releaseId}.json`,
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/preview.ts








/**
 * Deletes a preview: every file that its manifests list, then its control data, the lock last. What nobody published
 * there is not touched; closing what does not exist, or no longer, is no error.
 *
 * @param ctx with the keys of the preview's own prefix.
 * @throws UserError where a publisher of the preview does not end in time; Error where the store fails. Either way the
 *   next close goes on.
 */
async function closePreview(ctx) {
    const work = workLog(ctx);
    const control = await listControl(ctx);
    if (control.length === 0)
        return { kind: 'nothing-to-do', deleted: [], invalidations: [] };
    const lock = await acquireLock(ctx);
    if ('holder' in lock) {
        throw new src/* UserError */.yo(`The preview is being published by ${lock.holder.run}. Close it after that run has ended.`);
    }
    const deleted = await preview_deleteAll(ctx, lock, work);
    await lock.release();
    return { kind: 'closed', deleted, invalidations: work.done().invalidations };
}
async function preview_deleteAll(ctx, lock, work) {
    const { keys, store } = ctx;
    const releases = await listReleases(ctx);
    const manifests = await inParallel(releases, ctx.settings.concurrency, ({ id }) => readManifest(ctx, id));
    const ours = new Set(manifests.flatMap((manifest) => Object.keys(manifest?.files ?? {}).map((path) => keys.site(path))));
    // First, for a publish that follows a close which died must not take files for there that are gone.
    await deleteInOrder(ctx, lock, (await listControl(ctx)).filter(({ key }) => key === keys.current));
    const files = [];
    for await (const object of store.list(keys.prefix))
        if (ours.has(object.key))
            files.push(object);
    const { deleted } = await deleteInOrder(ctx, lock, files);
    await invalidate(ctx, deleted.map((key) => key.slice(keys.prefix.length)), `close-${lock.owner}`, work);
    await deleteInOrder(ctx, lock, (await listControl(ctx)).filter(({ key }) => key !== keys.lock));
    return deleted;
}
/** The control data of this very site: below a preview's may be another's. */
async function listControl({ store, keys }) {
    const found = [];
    for await (const object of store.list(keys.control)) {
        const own = [keys.current, keys.lock].includes(object.key);
        if (own || object.key.startsWith(keys.releases) || object.key.startsWith(keys.bodies))
            found.push(object);
    }
    return found;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/confirm.ts

/**
 * The pointer with our commit as the newest that was built to the live content; `undefined` where ours is not the newer
 * one, or is the live one itself. Without it, a commit between the two that is published late would pass for the newest
 * and undo what ours undid.
 */
async function confirmedBy(head, pointer, fence) {
    const live = liveHead(pointer);
    const comparable = head.commit !== '' && live.commit !== '' && head.commit !== live.commit;
    if (!comparable || !(await fence.isAhead(pointer)))
        return undefined;
    const { order, commit, run } = head;
    return { ...pointer, confirmed: { order, commit, run } };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/drift.ts
/** What a LIST finds of the site: ETags by path. The control data of a site at the bucket's root is no part of it. */
async function listSite({ store, keys }) {
    const found = new Map();
    for await (const { key, etag } of store.list(keys.prefix)) {
        if (!key.startsWith('_spa/'))
            found.set(key.slice(keys.prefix.length), etag);
    }
    return found;
}
/** Paths of the live release whose object is gone or was replaced by somebody else. */
function driftOf({ manifest }, found) {
    return new Set(Object.entries(manifest?.files ?? {}).flatMap(([path, { etag }]) => {
        const there = found.get(path);
        return there === undefined || (etag !== undefined && there !== etag) ? [path] : [];
    }));
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/release/order.ts
/**
 * Whether the live release is newer than ours, so that ours must not replace it. Git decides where it can; else the
 * commit times, then the runs, each where both are known. Two releases of one commit go by run and attempt. What cannot
 * be told apart counts as not newer: who publishes last, wins.
 */
function isNewer(live, ours, relation) {
    const sameCommit = live.commit !== '' && live.commit === ours.commit;
    if (!sameCommit && relation === 'behind')
        return true;
    if (!sameCommit && relation === 'ahead')
        return false;
    const [theirs, own] = [live.order, ours.order];
    const byTime = sameCommit ? 0 : compareKnown(theirs.commitTime, own.commitTime);
    const byRun = byTime || compareKnown(theirs.run, own.run);
    return (byRun || (theirs.run === own.run ? compareKnown(theirs.attempt, own.attempt) : 0)) > 0;
}
/** Zero is unknown, and equal to everything. */
function compareKnown(one, other) {
    return one === 0 || other === 0 ? 0 : one - other;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/fence.ts


const INVERSE = {
    ahead: 'behind',
    behind: 'ahead',
    diverged: 'diverged',
    identical: 'identical',
    unknown: 'unknown',
};
/** Asks Git once per live commit, and only where the commits differ. */
function fenceOf(ctx, ours) {
    const known = new Map();
    const relationTo = ({ commit }) => {
        if (commit === '' || ours.commit === '')
            return Promise.resolve('unknown');
        if (commit === ours.commit)
            return Promise.resolve('identical');
        const asked = known.get(commit) ?? ctx.compareCommits(commit, ours.commit);
        known.set(commit, asked);
        return asked;
    };
    return {
        isSuperseded: async (pointer) => {
            if (ctx.settings.allowOlder)
                return false;
            const live = liveHead(pointer);
            return isNewer(live, ours, await relationTo(live));
        },
        isAhead: async (pointer) => {
            const live = liveHead(pointer);
            return isNewer(ours, live, INVERSE[await relationTo(live)]);
        },
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/release/plan.ts



const PHASES = { immutable: 0, mutable: 1, entry: 2, worker: 3 };
/**
 * Compares a build with the live release, by content and headers.
 *
 * @throws UserError where a file whose name follows its content by proof has other content than before.
 */
function planRelease(files, live, options) {
    const known = new Map(Object.entries(live?.files ?? {}));
    const clashing = files.filter((file) => clashes(file, known.get(file.path)));
    const conflicts = clashing.filter(({ proven }) => proven).map(({ path }) => path);
    if (conflicts.length > 0)
        throw contentConflict(conflicts);
    const settled = files.map((file) => (mayStayImmutable(file, known.get(file.path)) ? file : demoted(file)));
    const judged = settled.map((file) => judge(file, known.get(file.path), options.drifted));
    const planned = judged.filter((one) => 'reason' in one);
    const paths = new Set(files.map(({ path }) => path));
    return {
        uploads: planned.filter(({ file }) => file.class === 'immutable').sort(byPath),
        writes: planned.filter(({ file }) => file.class !== 'immutable').sort(inWriteOrder(options.entry)),
        carried: judged.filter((one) => !('reason' in one)),
        removed: [...known.keys()].filter((path) => !paths.has(path)).sort(),
        demoted: clashing.map(({ path }) => path).sort(),
        bytes: planned.reduce((sum, { file }) => sum + file.size, 0),
    };
}
/** The refusal of files whose names say that they cannot change, and that have. */
function contentConflict(paths) {
    const shown = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '');
    return new src/* UserError */.yo(`The build has other content under a name that is already published and cached for a year: ${shown}. ` +
        'Vite names these files by their content, so the build gives different bytes for the same sources: make it ' +
        'reproducible, or publish them with a rule such as "assets/** class=mutable".');
}
/** The order in which visitors may see files change: what pages name first, the entry after other pages, then workers. */
function inWriteOrder(entry) {
    const rank = ({ file }) => PHASES[file.class] + (file.path === entry ? 0.5 : 0);
    return (one, other) => rank(one) - rank(other) || byPath(one, other);
}
/** Browsers hold the former content of such a name for a year. */
function clashes(file, live) {
    return file.class === 'immutable' && live?.class === 'immutable' && live.sha256 !== file.sha256;
}
/** A name that was overwritten before is no proof of its content; nor may one be overwritten outside of the switch. */
function mayStayImmutable(file, live) {
    if (file.class !== 'immutable' || live === undefined)
        return true;
    return live.sha256 === file.sha256 && (live.class === 'immutable' || file.proven);
}
function judge(file, live, drifted) {
    if (live === undefined)
        return { file, reason: 'new' };
    if (live.sha256 !== file.sha256)
        return { file, reason: 'content', live };
    if (!headersEqual(file.headers, live.headers))
        return { file, reason: 'headers', live };
    if (drifted?.has(file.path))
        return { file, reason: 'drift', live };
    return file.class !== 'immutable' && live.body === undefined ? { file, reason: 'body', live } : { file, live };
}
function byPath(one, other) {
    return one.file.path < other.file.path ? -1 : 1;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/immutables.ts


/** An object may change between two looks, but hardly this often. */
const immutables_MAX_LOOKS = 5;
/**
 * Sees to it that the bucket holds an immutable file as the build has it. Needs no lock: nobody overwrites the content
 * of such a key, and what is there with the same content is as good as ours.
 */
async function ensureImmutable(ctx, planned, body) {
    const { file } = planned;
    const key = ctx.keys.site(file.path);
    let condition = { ifNoneMatch: '*' };
    for (let look = 0; look < immutables_MAX_LOOKS; look++) {
        const answer = await ctx.store.put(key, body, file.headers, condition);
        if (answer !== 'unmet')
            return { file, how: 'written', etag: answer.etag };
        const found = await ctx.store.head(key);
        if (found === undefined) {
            condition = { ifNoneMatch: '*' };
            continue;
        }
        const same = await hasContent(ctx, found, file.sha256, file.size);
        // What drifted is put back to what it was, whatever somebody else has made of it.
        if (!same && planned.reason !== 'drift')
            return { file, how: 'clash', etag: '' };
        if (same && headersEqual(found.headers, file.headers))
            return { file, how: 'reused', etag: found.etag };
        condition = { ifMatch: found.etag };
    }
    throw new Error(`${key} was changed ${immutables_MAX_LOOKS} times while it was written. Does something else write to the bucket?`);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/stage.ts







const MANIFEST_HEADERS = {
    contentType: 'application/json',
    cacheControl: 'private, no-store',
    contentEncoding: 'gzip',
};
/**
 * Uploads the immutable files, keeps the bodies of the others and writes the manifest. May be repeated for the same
 * release when its base is no longer the live one: a manifest is nobody's to read before its release is live.
 *
 * @param lock where the staging happens under the lock.
 * @throws UserError where a file that Vite named by its content has other content in the bucket.
 */
async function stage(job, base, drifted, lock) {
    const { ctx, build, head } = job;
    const startedAt = ctx.store.now();
    const plan = planRelease(build.files, base?.manifest, { entry: ctx.settings.entry, drifted });
    for (const path of plan.demoted)
        warnOfDemotion(job, path);
    const overwritten = plan.writes.map(({ file }) => file);
    const deferred = plan.uploads.filter(isHeadersOnly);
    const [ensured, places] = await Promise.all([
        upload(job, plan.uploads.filter((planned) => !isHeadersOnly(planned)), lock),
        keepBodies(ctx, overwritten, build.bodyOf, head.id),
    ]);
    const changed = demoteAll(job, ensured.filter(({ how }) => how === 'clash').map(({ file }) => file));
    const morePlaces = await keepBodies(ctx, changed, build.bodyOf, head.id);
    await lock?.keep();
    const manifest = makeManifest(job, base, [...plan.carried, ...deferred], plan, ensured, changed, new Map([...places, ...morePlaces]));
    await writeManifest(ctx, manifest, base);
    const reused = ensured.filter(({ how }) => how === 'reused').map(({ file }) => file);
    return { manifest, base, reused, startedAt };
}
/** A file that visitors have already: its headers change with the switch. */
function isHeadersOnly({ file, reason, live }) {
    return reason === 'headers' && live?.sha256 === file.sha256;
}
async function upload({ ctx, build, work }, uploads, lock) {
    let done = 0;
    return inParallel(uploads, ctx.settings.concurrency, async (planned) => {
        ctx.signal.throwIfAborted();
        await lock?.keep();
        const ensured = await ensureImmutable(ctx, planned, build.bodyOf(planned.file));
        const { path, size } = planned.file;
        if (ensured.how === 'written')
            work.wrote(path, size, false);
        ctx.progress?.({ phase: 'upload', done: ++done, total: uploads.length });
        return ensured;
    });
}
function demoteAll(job, clashing) {
    const proven = clashing.filter((file) => file.proven).map(({ path }) => path);
    if (proven.length > 0)
        throw contentConflict(proven);
    for (const { path } of clashing)
        warnOfDemotion(job, path);
    return clashing.map(demoted);
}
function warnOfDemotion({ work }, path) {
    work.warn(`${path} looks like a file named by its content, but its content changed under the same name. It is published as ` +
        'a mutable file; browsers that have the former one may keep it for a year.');
}
function makeManifest({ ctx, build, head, toolVersion }, base, carried, plan, ensured, changed, places) {
    const files = [
        ...carried.map(({ file, live }) => entry(file, live ?? {})),
        ...ensured.filter(({ how }) => how !== 'clash').map(({ file, etag }) => entry(file, { etag })),
        ...[...plan.writes.map(({ file }) => file), ...changed].map((file) => entry(file, { body: places.get(file.path) })),
    ];
    return {
        schema: 1,
        ...head,
        createdAt: new Date(ctx.store.now()).toISOString(),
        ...(base && { previous: base.pointer.id }),
        toolVersion,
        contentSha256: build.contentSha256,
        files: Object.fromEntries(files.sort(([one], [other]) => (one < other ? -1 : 1))),
    };
}
function entry({ path, class: kind, size, sha256, headers }, { etag, body }) {
    const kept = kind === 'immutable' ? etag !== undefined && { etag } : body && { body };
    return [path, { class: kind, size, sha256, headers, ...kept }];
}
/**
 * A manifest that is there already is of an earlier staging or run of this release, and is replaced; unless it was live
 * with another content, for then a rollback to that release would find this one.
 *
 * @throws UserError where that is so.
 */
async function writeManifest(ctx, manifest, base) {
    const { store, keys } = ctx;
    const key = keys.manifest(manifest.id);
    const bytes = encodeManifest(manifest);
    let condition = { ifNoneMatch: '*' };
    while ((await store.put(key, bytes, MANIFEST_HEADERS, condition)) === 'unmet') {
        const found = await store.get(key);
        if (found && Buffer.compare(found.body, bytes) === 0)
            return;
        const wasLive = base?.pointer.history.includes(manifest.id) === true;
        if (found && wasLive && parseManifest(found.body, key).contentSha256 !== manifest.contentSha256) {
            throw new src/* UserError */.yo(`A release ${manifest.id} with another content was live already. Leave "release-id" empty, or give one that ` +
                'is new with each build.');
        }
        condition = found ? { ifMatch: found.etag } : { ifNoneMatch: '*' };
    }
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/unlock.ts

/** Gives the lock back after all is done. A failure is a warning: the lock ends by itself. */
async function unlock({ keys }, lock, work) {
    await work.phase('unlock', async () => {
        try {
            await lock.release();
        }
        catch (error) {
            work.warn(`${keys.lock} could not be removed; it ends by itself at ${new Date(lock.notAfter()).toISOString()}. ` +
                (0,src/* messageChain */.NG)((0,src/* toError */.iT)(error)));
        }
    });
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/undo.ts



/**
 * After a failure of the store: the release before is put back, unless the pointer tells that ours is live after all, for
 * then what failed was only to hear so.
 *
 * @throws the failure itself where we have changed nothing that visitors see.
 */
async function undo(broken) {
    const { ctx, lock, inPlace, bodyOf, work, failure } = broken;
    const touched = inPlace.attempted.size > 0;
    let { live } = broken;
    const failed = (reason) => ({
        kind: 'failed',
        reason: `${(0,src/* sentence */.em)((0,src/* messageChain */.NG)(failure))} ${reason}`,
        live: live?.pointer,
        cause: failure,
        work: work.done(),
    });
    try {
        live = await broken.reload();
        const done = live && broken.landed(live);
        if (done)
            return await done;
        if (live && (touched || lock.dirty))
            await putRight({ ctx, lock, inPlace, live, bodyOf, work });
        await unlock(ctx, lock, work);
    }
    catch (error) {
        if (!touched && !lock.dirty)
            throw failure;
        return failed(`Putting back the release before failed as well (${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(error))}), so the site may have files of ` +
            'both. The lock is left as it is: the next publish or rollback puts the site right once it has expired.');
    }
    if (!touched)
        throw failure;
    return failed(live ? 'The release before is live again.' : 'There was no release before that could be put back.');
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/under-lock.ts















/**
 * The part of a publish that visitors can see. Whatever ends it, the lock is given back only when all files in place are
 * of the release that the pointer names; else it stays, and tells the next publisher to put the site right.
 */
async function publishUnderLock(start) {
    const course = { ...start, live: undefined, inPlace: inPlaceNow(undefined, new Map()) };
    try {
        return await settle(course);
    }
    catch (error) {
        if (!(error instanceof LockLostError))
            return await undoPublish(course, (0,src/* toError */.iT)(error));
        // Who took the lock over has put the site right, or will: S3 has refused our writes since it ran out.
        course.job.ctx.log.info('Our lock ran out and was taken over. Looking again at what is live.');
        return 'again';
    }
}
async function settle(course) {
    const { job, seen } = course;
    await reload(course, seen.live);
    course.inPlace = inPlaceNow(course.live, seen.listed);
    for (;;) {
        const { live } = course;
        const moved = live?.etag !== seen.live?.etag;
        const kept = live && (await under_lock_verdict(course, live, moved));
        if (live && kept) {
            const result = await keepLive(course, live, kept);
            if (result !== 'moved')
                return result;
            await reload(course, live);
            continue;
        }
        course.staged = await readyToSwitch(course, moved ? new Set() : seen.drifted);
        const { manifest } = course.staged;
        const pointer = await job.work.phase('switch', () => switchTo(course, manifest));
        if (pointer !== 'moved')
            return await finish(course, manifest, pointer, live?.manifest);
        await reload(course, live);
    }
}
/** Why the live release is to stay; `undefined` where ours is to take its place. */
async function under_lock_verdict({ job, fence, seen }, { pointer }, moved) {
    const same = pointer.contentSha256 === job.build.contentSha256;
    if (same && (moved || seen.drifted.size === 0))
        return 'unchanged';
    return (await fence.isSuperseded(pointer)) ? 'superseded' : undefined;
}
async function reload(course, known) {
    const { ctx, work } = course.job;
    course.live = await work.phase('lock', async () => loadLive(ctx, await readPointer(ctx), known));
}
/** The live release stays; what we or a dead publisher wrote is undone. */
async function keepLive(course, live, kind) {
    const { job, fence, lock, inPlace } = course;
    const { ctx, head, work } = job;
    const repaired = lock.dirty || inPlace.attempted.size > 0;
    const confirmed = kind === 'unchanged' ? await confirmedBy(head, live.pointer, fence) : undefined;
    const wanted = confirmed && { pointer: confirmed };
    const pointer = await putRight({ ctx, lock, inPlace, live, bodyOf: contentOf(job), work, ...wanted });
    if (pointer === 'moved')
        return pointer;
    await unlock(ctx, lock, work);
    if (kind === 'superseded')
        return { kind, by: pointer, work: work.done() };
    return { kind, pointer, repaired, work: work.done() };
}
/** What was staged, where it still holds: nothing of it can go once we have the lock, but until then it could. */
async function readyToSwitch({ job, lock, staged, live }, drifted) {
    const { ctx, work } = job;
    const sameBase = staged !== undefined && staged.base?.etag === live?.etag;
    const fresh = staged !== undefined && ctx.store.now() - staged.startedAt < GRACE_MS / 2;
    if (sameBase && fresh && (await allThere(job, staged)))
        return staged;
    return work.phase('upload', () => stage(job, live, drifted, lock));
}
/** A clean-up may have removed an old file just before or after we found that it could be reused. */
async function allThere({ ctx }, { manifest, reused }) {
    const there = await inParallel(reused, ctx.settings.concurrency, async ({ path }) => {
        const head = await ctx.store.head(ctx.keys.site(path));
        const listed = manifest.files[path];
        return (head !== undefined &&
            listed !== undefined &&
            head.etag === listed.etag &&
            headersEqual(head.headers, listed.headers));
    });
    return there.every(Boolean);
}
async function switchTo(course, target) {
    const { job, lock, inPlace, live, seen } = course;
    const { ctx, work } = job;
    const drifted = overwritable(target).filter((path) => seen.drifted.has(path));
    const wanted = await pathsToWrite(ctx, lock, inPlace, target, live?.manifest);
    const paths = [...new Set([...wanted, ...drifted])];
    await writeInPlace({ ctx, lock, inPlace, target, bodyOf: contentOf(job), work }, paths, live?.manifest);
    const pointer = nextPointer(target, live?.pointer, inPlace.etags, ctx.store.now());
    course.committing = pointer;
    const replaced = await replacePointer(ctx, pointer, live?.etag, lock);
    return replaced === 'moved' ? replaced : replaced.pointer;
}
async function finish({ job, lock, inPlace }, release, pointer, previous) {
    const { ctx, work } = job;
    await invalidate(ctx, [...inPlace.attempted], `${release.id}-${lock.owner}`, work);
    await unlock(ctx, lock, work);
    return { kind: 'published', release, pointer, previous, work: work.done(Object.keys(release.files).length) };
}
/** The build's own file where it has the content, else what was kept of the release. */
function contentOf({ ctx, build }) {
    const byPath = new Map(build.files.map((file) => [file.path, file]));
    const kept = keptBodies(ctx);
    return (path, file) => {
        const own = byPath.get(path);
        return own?.sha256 === file.sha256 ? Promise.resolve(build.bodyOf(own)) : kept(path, file);
    };
}
/** @throws the failure itself where we have changed nothing that visitors see. */
function undoPublish(course, failure) {
    const { job, lock, inPlace } = course;
    const { ctx, work } = job;
    return undo({
        ...{ ctx, work, lock, inPlace, failure, live: course.live, bodyOf: contentOf(job) },
        reload: async () => {
            await reload(course, course.live);
            return course.live;
        },
        landed: ({ pointer }) => {
            const { committing, staged } = course;
            const isOurs = committing !== undefined && isSame(pointer, committing);
            return isOurs && staged ? finish(course, staged.manifest, pointer, staged.base?.manifest) : undefined;
        },
    });
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/publish.ts









/** Each round but the last was undone by somebody else's release or by a pause longer than the lock lasts. */
const MAX_ROUNDS = 5;
/**
 * Publishes a build so that visitors never see a mix: immutable files first, then everything that is overwritten in
 * place under the lock, the pointer last. Dying at any moment leaves a site that loads, and a lock that makes the next
 * run put right what may be half-way.
 *
 * @returns what happened; `failed` only where the lock could not be had or something visible may have been changed.
 * @throws Error where nothing visible was changed: the store's failure, or a UserError.
 */
async function publishRelease(ctx, build, head, options) {
    const job = { ctx, build, head, toolVersion: options.toolVersion, work: workLog(ctx) };
    const fence = fenceOf(ctx, head);
    for (let round = 1; round <= MAX_ROUNDS; round++) {
        const result = await publishOnce(job, fence, options);
        if (result !== 'again')
            return result;
    }
    return failed(job, `Other publishers came first ${MAX_ROUNDS} times. Is "lock-ttl" long enough?`, undefined);
}
async function publishOnce(job, fence, options) {
    const { ctx, build, work } = job;
    const [stored, heldBy] = await work.phase('read state', () => Promise.all([readPointer(ctx), readLock(ctx)]));
    const same = stored?.pointer.contentSha256 === build.contentSha256;
    if (stored && !heldBy) {
        if (same && options.drift !== true)
            return leaveUnchanged(job, fence, stored);
        if (!same && (await fence.isSuperseded(stored.pointer))) {
            return { kind: 'superseded', by: stored.pointer, work: work.done() };
        }
    }
    const seen = await work.phase('read state', () => look(job, stored, options));
    if (stored && same && !heldBy && seen.drifted.size === 0)
        return leaveUnchanged(job, fence, stored);
    if (seen.live)
        options.guard?.(seen.live);
    // The same content under a lock: most often all is done when the lock is ours.
    const staged = same && seen.drifted.size === 0 ? undefined : await work.phase('upload', () => stage(job, seen.live, seen.drifted));
    const lock = await work.phase('lock', () => acquireLock(ctx, job.head.id));
    if ('holder' in lock)
        return failed(job, `Another publisher is at work and did not end in time: ${lock.holder.run}`, stored?.pointer);
    return publishUnderLock({ job, fence, lock, seen, staged });
}
async function look({ ctx }, stored, { drift, onListed }) {
    const [live, listed] = await Promise.all([
        loadLive(ctx, stored),
        stored === undefined || drift ? listSite(ctx) : new Map(),
    ]);
    if (listed.size > 0)
        onListed?.(listed);
    if (stored === undefined && listed.size > 0) {
        ctx.log.info(`${listed.size} files are there that no release of this action lists. Those of the build are adopted.`);
    }
    return { live, listed, drifted: live && drift ? driftOf(live, listed) : new Set() };
}
/** Nothing to publish; a PUT only where the pointer has to learn of a newer commit. */
async function leaveUnchanged({ ctx, head, work }, fence, { pointer, etag }) {
    const confirmed = await confirmedBy(head, pointer, fence);
    const replaced = confirmed && (await replacePointer(ctx, confirmed, etag));
    if (replaced === 'moved')
        return 'again';
    return { kind: 'unchanged', pointer: replaced?.pointer ?? pointer, repaired: false, work: work.done() };
}
function failed({ work }, reason, live) {
    return { kind: 'failed', reason, live, work: work.done() };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/rollback.ts













/**
 * Makes an earlier release live again, from what the bucket keeps of it: its immutable files are still there, the others
 * are written from the kept bodies, in the same order as a publish writes them.
 *
 * @returns `unchanged` where the release is live already; `failed` where another release came between, or something
 *   visible may have been changed.
 * @throws UserError where there is no such release, or files of it are gone; Error where the store fails before anything
 *   was changed.
 */
async function rollBack(ctx, asked) {
    const work = workLog(ctx);
    const [stored, heldBy] = await work.phase('read state', () => Promise.all([readPointer(ctx), readLock(ctx)]));
    if (!stored)
        throw new src/* UserError */.yo(`Nothing was published yet: there is no ${ctx.keys.current}. Check "bucket" and "prefix".`);
    const { pointer } = stored;
    if (asked.onlyIfLive !== undefined && pointer.id !== asked.onlyIfLive)
        return overtaken(work, pointer);
    const id = targetId(pointer, asked.to, ctx.run);
    if (id === pointer.id && !heldBy)
        return { kind: 'unchanged', pointer, repaired: false, work: work.done() };
    const target = await work.phase('read state', () => readManifest(ctx, id));
    if (!target)
        throw new src/* UserError */.yo(`There is no release ${id} to go back to. ${choices(pointer)}`);
    const lock = await work.phase('lock', () => acquireLock(ctx, id));
    if ('holder' in lock) {
        const reason = `Another publisher is at work and did not end in time: ${lock.holder.run}`;
        return { kind: 'failed', reason, live: pointer, work: work.done() };
    }
    const inPlace = inPlaceNow(undefined, new Map());
    return underLock({ ctx, work, lock, target, chosenFrom: pointer, asked, live: undefined, inPlace });
}
/**
 * The id of the release to go back to. `previous` is the one that was live before the live one was for the first time: a
 * second rollback goes back further, not forward again. A run that has rolled back already stays where it is.
 *
 * @throws UserError where there is none before it.
 */
function targetId({ id, history, rolledBackBy }, to, run) {
    if (to !== 'previous')
        return to;
    if (rolledBackBy !== undefined && rolledBackBy === runAddress(run))
        return id;
    const previous = history[history.lastIndexOf(id) + 1];
    if (previous === undefined)
        throw new src/* UserError */.yo(`There is no release before ${id}: it is the first one.`);
    return previous;
}
/** Of all attempts of a run; who rolls back by hand has none. */
function runAddress(run) {
    return /^https?:/.test(run) ? run.replace(/\/attempts\/\d+$/, '') : undefined;
}
function choices({ history }) {
    return `Releases that were live, newest first: ${[...new Set(history)].slice(0, 10).join(', ')}. Set "to" to one of them.`;
}
function overtaken(work, live) {
    const reason = `Another release went live in the meantime: ${live.id} (${live.run}). It was left as it is.`;
    return { kind: 'failed', reason, live, work: work.done() };
}
async function underLock(course) {
    const { work } = course;
    try {
        return await rollback_settle(course);
    }
    catch (error) {
        if (error instanceof LockLostError) {
            const reason = 'The lock ran out and another publisher took it over; it puts the site right. Run the rollback again if it is still needed.';
            return { kind: 'failed', reason, live: course.live?.pointer, work: work.done() };
        }
        return undoRollback(course, (0,src/* toError */.iT)(error));
    }
}
async function rollback_settle(course) {
    const { ctx, work, lock, target, chosenFrom, asked } = course;
    for (;;) {
        const known = course.live;
        const live = await work.phase('lock', async () => loadLive(ctx, await readPointer(ctx), known));
        if (known === undefined)
            course.inPlace = inPlaceNow(live, new Map());
        course.live = live;
        const bound = asked.to === 'previous' || asked.onlyIfLive !== undefined;
        if (live && bound && live.pointer.id !== chosenFrom.id)
            return leave(course, live, overtaken(work, live.pointer));
        if (live?.pointer.id === target.id) {
            return leave(course, live, { kind: 'unchanged', pointer: live.pointer, repaired: lock.dirty, work: work.done() });
        }
        await refuseIncomplete(course);
        const pointer = await work.phase('switch', () => switchBack(course));
        if (pointer === 'moved')
            continue;
        return rollback_finish(course, pointer, live?.manifest);
    }
}
/** Gives the lock back with the live release in place. */
async function leave(course, live, result) {
    const { ctx, lock, inPlace, work } = course;
    if (lock.dirty || inPlace.attempted.size > 0) {
        await putRight({ ctx, lock, inPlace, live, bodyOf: keptBodies(ctx), work });
    }
    await unlock(ctx, lock, work);
    return { ...result, work: work.done() };
}
async function switchBack({ ctx, work, lock, target, inPlace, live }) {
    const paths = await pathsToWrite(ctx, lock, inPlace, target, live?.manifest);
    await writeInPlace({ ctx, lock, inPlace, target, bodyOf: keptBodies(ctx), work }, paths, live?.manifest);
    const rolledBackBy = runAddress(ctx.run);
    const next = nextPointer(target, live?.pointer, inPlace.etags, ctx.store.now());
    const pointer = { ...next, ...(rolledBackBy !== undefined && { rolledBackBy }) };
    const replaced = await replacePointer(ctx, pointer, live?.etag, lock);
    return replaced === 'moved' ? replaced : replaced.pointer;
}
/**
 * Asked under the lock, since a clean-up needs it as well.
 *
 * @throws UserError where immutable files of the target are gone or were replaced.
 */
async function refuseIncomplete({ ctx, lock, target, live }) {
    const listed = new Map();
    for await (const { key, etag } of ctx.store.list(ctx.keys.prefix))
        listed.set(key, etag);
    await lock.keep();
    const immutable = Object.entries(target.files).filter(([, file]) => file.class === 'immutable');
    const doubtful = immutable.filter(([path, { etag, sha256 }]) => {
        const there = listed.get(ctx.keys.site(path));
        const now = live?.manifest?.files[path];
        // Written anew since with other headers, it has another ETag under KMS.
        return there === undefined || (there !== etag && !(now?.sha256 === sha256 && now.etag === there));
    });
    const checked = await inParallel(doubtful, ctx.settings.concurrency, async ([path, { sha256, size }]) => {
        const head = listed.has(ctx.keys.site(path)) ? await ctx.store.head(ctx.keys.site(path)) : undefined;
        return head !== undefined && (await hasContent(ctx, head, sha256, size)) ? [] : [path];
    });
    const missing = checked.flat();
    if (missing.length === 0)
        return;
    const shown = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ` and ${missing.length - 5} more` : '');
    throw new src/* UserError */.yo(`The release ${target.id} is not complete any more: ${shown}. A clean-up or somebody else has removed or replaced ` +
        'them. Publish that commit again, or choose a later release.');
}
/** @throws the failure itself where we have changed nothing that visitors see. */
function undoRollback(course, failure) {
    const { ctx, work, lock, target, inPlace } = course;
    return undo({
        ...{ ctx, work, lock, inPlace, failure, live: course.live, bodyOf: keptBodies(ctx) },
        reload: async () => (course.live = await loadLive(ctx, await readPointer(ctx), course.live)),
        landed: ({ pointer }) => inPlace.attempted.size > 0 && pointer.id === target.id ? rollback_finish(course, pointer, undefined) : undefined,
    });
}
async function rollback_finish({ ctx, work, lock, target, inPlace }, pointer, previous) {
    await invalidate(ctx, [...inPlace.attempted], `${target.id}-${lock.owner}`, work);
    await unlock(ctx, lock, work);
    const done = work.done(Object.keys(target.files).length);
    return { kind: 'rolled-back', release: target, pointer, previous, work: done };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/protocol/index.ts








;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/private-maps.ts


/**
 * Stores the source maps of a release where only those with access to the bucket see them. The release is live already,
 * so a failure is a warning.
 *
 * @returns warnings.
 */
async function storePrivateMaps(site, build, releaseId) {
    const { runner, publishing, inputs } = site;
    const { privateMaps } = build;
    if (privateMaps.length === 0)
        return [];
    const folder = `${publishing.keys.control}maps/${releaseId}/`;
    try {
        await inParallel(privateMaps, inputs.concurrency, async (file) => {
            const headers = { ...file.headers, cacheControl: 'private, no-store' };
            await publishing.store.put(`${folder}${file.path}`, build.bodyOf(file), headers);
        });
        runner.log.info(`${(0,src/* plural */.LS)(privateMaps.length, 'source map')} stored below ${folder}`);
        return [];
    }
    catch (thrown) {
        runner.signal.throwIfAborted();
        const warning = `The source maps could not be stored below ${folder}: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(thrown))}`;
        runner.log.warning(warning);
        return [warning];
    }
}
/** Deletes the source maps of releases that are gone; all of them where none is named. */
async function dropPrivateMaps({ publishing }, releases) {
    const { store, keys } = publishing;
    const folder = `${keys.control}maps/`;
    const gone = releases && new Set(releases);
    const found = [];
    for await (const { key, etag } of store.list(folder)) {
        const release = key.slice(folder.length).split('/')[0] ?? '';
        if (gone === undefined || gone.has(release))
            found.push({ key, etag });
    }
    if (found.length > 0)
        await store.deleteMany(found);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/clean-up.ts



/** Deletes the files of releases that are kept no longer. After a publish, whatever goes wrong with it is a warning. */
async function cleanUp(site, published) {
    const { runner, publishing } = site;
    try {
        const clean = await runner.log.group('Cleaning up behind older releases', () => collect(site, false));
        const deleted = clean.kind === 'cleaned' ? clean.deleted : [];
        const warnings = [...(published.warnings ?? []), ...warningsOf(runner, clean)];
        return { ...published, clean, deleted: deleted.map((key) => key.slice(publishing.keys.prefix.length)), warnings };
    }
    catch (thrown) {
        runner.signal.throwIfAborted();
        const warning = `The clean-up behind older releases failed: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(thrown))}`;
        runner.log.warning(warning);
        return { ...published, warnings: [...(published.warnings ?? []), warning] };
    }
}
/** `mode: gc`: the clean-up by itself. A guard that stops it turns the step red. */
async function collectOnly(site) {
    const { dryRun } = site.inputs;
    const clean = await site.runner.log.group('Cleaning up behind older releases', () => collect(site, dryRun));
    if (clean.kind === 'refused') {
        return { outcome: 'failed', ok: false, reason: clean.reason, clean, ...(dryRun && { deleted: clean.candidates }) };
    }
    const warnings = warningsOf(site.runner, clean);
    const { deleted, releases } = clean;
    const what = `${(0,src/* plural */.LS)(deleted.length, 'file')} of ${(0,src/* plural */.LS)(releases.length, 'release')}`;
    if (dryRun)
        return { outcome: 'planned', ok: true, reason: `Dry run: ${what} would be deleted.`, clean, deleted, warnings };
    if (clean.kind === 'nothing-to-do') {
        return {
            outcome: 'unchanged',
            ok: true,
            reason: 'Every release is to be kept: nothing was deleted.',
            clean,
            warnings,
        };
    }
    return { outcome: 'published', ok: true, reason: `${what} were deleted.`, clean, deleted, warnings };
}
async function collect(site, dryRun) {
    const { keepReleases, keepDays, maxDelete } = site.inputs;
    const clean = await collectGarbage(site.publishing, { keepReleases, keepDays, maxDelete, dryRun });
    if (clean.kind === 'cleaned')
        await dropPrivateMaps(site, clean.releases);
    return clean;
}
function warningsOf({ log }, clean) {
    const warnings = clean.kind === 'refused'
        ? [`Nothing was deleted: ${clean.reason}`]
        : clean.kept.slice(0, 10).map(({ key, reason }) => `${key} was not deleted: ${reason}`);
    for (const warning of warnings)
        log.warning(warning);
    return warnings;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/release/guards.ts

/** The share of the live release below which a build is taken for a broken one. */
const LEAST_SHARE = 0.1;
/**
 * Refuses a build that has lost nine tenths of the live release's files or bytes: more often a failed build than a wish.
 *
 * @throws UserError with both sizes.
 */
function refuseShrink(files, live, allowShrink) {
    if (allowShrink)
        return;
    const before = guards_sizeOf(Object.values(live.files));
    const after = guards_sizeOf(files);
    if (after.files > before.files * LEAST_SHARE && after.bytes > before.bytes * LEAST_SHARE)
        return;
    throw new src/* UserError */.yo(`The build has ${after.files} files with ${after.bytes} bytes; the live release ${live.id} has ${before.files} ` +
        `with ${before.bytes}. A build that lost 90 % is taken for a broken one. If that is what you want, set ` +
        '"allow-shrink: true".');
}
function guards_sizeOf(files) {
    return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/report/changes.ts

/** What a release changes: pages and other replaced files first, then new files by size, then what it drops. */
function changesBetween(files, previous = {}) {
    const written = Object.entries(files).flatMap(([path, file]) => {
        const before = previous[path];
        const kind = kindOf(file, before);
        return kind === undefined ? [] : [{ path, kind, class: file.class, size: file.size, before: before?.size }];
    });
    const dropped = Object.entries(previous)
        .filter(([path]) => files[path] === undefined)
        .map(([path, { class: each, size }]) => ({ path, kind: 'dropped', class: each, size, before: size }));
    return [...written, ...dropped].sort(byInterest);
}
function kindOf(file, before) {
    if (before === undefined)
        return 'new';
    if (before.sha256 !== file.sha256)
        return 'content';
    return headersEqual(before.headers, file.headers) ? undefined : 'headers';
}
const KIND_RANK = { content: 0, headers: 1, new: 2, dropped: 3 };
const CLASS_RANK = { entry: 0, worker: 1, mutable: 2, immutable: 3 };
function byInterest(one, other) {
    return (Number(one.kind === 'dropped') - Number(other.kind === 'dropped') ||
        CLASS_RANK[one.class] - CLASS_RANK[other.class] ||
        KIND_RANK[one.kind] - KIND_RANK[other.kind] ||
        other.size - one.size ||
        (one.path < other.path ? -1 : 1));
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/report/log.ts


/** A line per check that is not fine, and one for those that are. */
function logChecks(log, checks) {
    const good = checks.filter(({ level }) => level === 'ok').length;
    if (good > 0)
        log.info(`✓ ${good} of ${checks.length} checks passed`);
    for (const { level, name, detail, fix } of checks) {
        if (level !== 'ok')
            log.info(`${level === 'fail' ? '✗' : '!'} ${name}: ${detail} ${fix}`.trimEnd());
    }
}
const SIGNS = { new: '+', content: '~', headers: '≈', dropped: '-' };
const LINES_SHOWN = 200;
/** What a dry run prints: a line per file that would be written or is no longer used. */
function plannedLines(changes) {
    const lines = changes
        .slice(0, LINES_SHOWN)
        .map(({ path, kind, class: fileClass, size }) => `${SIGNS[kind]} ${path} (${fileClass}, ${formatBytes(size)})`);
    return changes.length > LINES_SHOWN ? [...lines, `… and ${changes.length - LINES_SHOWN} more`] : lines;
}
/** What is waited for: `the invalidation is in progress; next look in 3 s`. */
function settlingLine(failing, pending, nextSeconds) {
    const parts = [
        ...(pending > 0 ? ['the invalidation is in progress'] : []),
        ...(failing > 0 ? [`${failing} of the checks ${failing === 1 ? 'does' : 'do'} not pass yet`] : []),
    ];
    return `${parts.join(', ')}; next look in ${(0,src/* formatSeconds */.Xo)(nextSeconds)}`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/plan-publish.ts









/** A publish with `dry-run`: what would be written, against the live release. */
async function planPublish(site, build) {
    const { runner, publishing, inputs } = site;
    const stored = await readPointer(publishing);
    const live = stored?.pointer.id;
    const checksDrift = inputs.drift === 'list';
    if (stored?.pointer.contentSha256 === contentSha256(build.files) && !checksDrift) {
        return {
            outcome: 'planned',
            ok: true,
            live,
            reason: `Dry run: nothing to publish, release ${stored.pointer.id} has the same files.`,
        };
    }
    const loaded = await loadLive(publishing, stored);
    if (loaded?.manifest)
        refuseShrink(build.files, loaded.manifest, inputs.allowShrink);
    const drifted = loaded && checksDrift ? driftOf(loaded, await listSite(publishing)) : new Set();
    const plan = planRelease(build.files, loaded?.manifest, { entry: inputs.entry, drifted });
    const files = Object.fromEntries(build.files.map((file) => [file.path, file]));
    const changes = changesBetween(files, loaded?.manifest?.files);
    for (const line of plannedLines(changes))
        runner.log.info(line);
    const count = plan.uploads.length + plan.writes.length;
    return {
        outcome: 'planned',
        ok: true,
        live,
        changes,
        reused: plan.carried.length,
        warnings: drifted.size === 0 ? [] : [`The bucket differs from the live release: ${shown([...drifted])}.`],
        reason: `Dry run: ${(0,src/* plural */.LS)(count, 'file')} (${formatBytes(plan.bytes)}) would be written, ${plan.carried.length} reused.`,
    };
}
function shown(paths) {
    const rest = paths.length - 10;
    return paths.slice(0, 10).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/preview-close.ts




/** `mode: preview-close`: deletes what was published for a preview. One that is gone already is fine. */
async function closeOnly(site) {
    const { runner, publishing, inputs } = site;
    if (inputs.dryRun)
        return planClose(site);
    const { kind, deleted, invalidations } = await runner.log.group(`Deleting the preview ${inputs.prefix}`, async () => {
        const closed = await closePreview(publishing);
        if (closed.kind === 'closed')
            await dropPrivateMaps(site);
        return closed;
    });
    if (kind === 'nothing-to-do') {
        return { outcome: 'unchanged', ok: true, reason: `There is no preview at ${inputs.prefix}.` };
    }
    const reason = `The preview at ${inputs.prefix} was deleted: ${(0,src/* plural */.LS)(deleted.length, 'object')}.`;
    return { outcome: 'published', ok: true, reason, deleted, invalidations };
}
async function planClose({ publishing, inputs }) {
    const files = new Set();
    const { keys, store } = publishing;
    for await (const { key } of store.list(keys.releases)) {
        const manifest = await readManifest(publishing, key.slice(keys.releases.length, -'.json'.length));
        for (const path of Object.keys(manifest?.files ?? {}))
            files.add(path);
    }
    const reason = `Dry run: the preview at ${inputs.prefix} with ${(0,src/* plural */.LS)(files.size, 'file')} would be deleted.`;
    return { outcome: 'planned', ok: true, reason, deleted: [...files].sort() };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/check.ts
function ok(name, detail) {
    return { name, level: 'ok', detail, fix: '', passing: false };
}
function warn(name, detail, fix) {
    return { name, level: 'warn', detail, fix, passing: false };
}
function fail(name, detail, fix, { passing = false } = {}) {
    return { name, level: 'fail', detail, fix, passing };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/cdn/lint.ts

/** The managed policy CachingOptimized has 1 s, which delays nothing that a person would see. */
const HARMLESS_MIN_TTL = 1;
/** Hosts of S3 itself, which answer by key and know origin access control. */
const S3_ENDPOINT = /\.s3[.-]([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$/;
const WEBSITE_ENDPOINT = /\.s3-website[.-]/;
/**
 * What in the configuration of a distribution makes releases late, or errors look like pages. Only what is wrong is
 * given; one good mark where nothing is.
 */
function lintDistribution(distribution) {
    const found = [
        ...distribution.origins.flatMap(lintOrigin),
        ...lintErrorResponses(distribution),
        ...distribution.behaviours.filter(isOfTheSite(distribution)).flatMap(lintBehaviour),
        ...lintRoot(distribution),
    ];
    return found.length > 0 ? found : [ok('distribution', `Nothing to mend in the distribution ${distribution.id}.`)];
}
/**
 * Whether routes are cached below their own addresses, so that only a wildcard invalidates them all: the fallback is a
 * custom error response rather than a function, and its answers are kept.
 */
function needsWildcard({ errorResponses }) {
    return errorResponses.some(({ answeredStatus, minTtl }) => answeredStatus === 200 && minTtl > 0);
}
function lintOrigin({ domain, access, id }) {
    if (WEBSITE_ENDPOINT.test(domain)) {
        const fix = 'Use the bucket itself as the origin, with origin access control (OAC), and block public access.';
        return [
            warn('website-endpoint', `The origin ${id} is an S3 website, which must be public and speaks HTTP only.`, fix),
        ];
    }
    if (access === 'oai') {
        return [warn('legacy-oai', `The origin ${id} uses an origin access identity.`, 'Use origin access control (OAC).')];
    }
    if (access === 'none' && S3_ENDPOINT.test(domain)) {
        return [
            warn('public-origin', `The origin ${id} is read without a signature, so the bucket must be public.`, 'Use origin access control (OAC).'),
        ];
    }
    return [];
}
function lintErrorResponses({ errorResponses, behaviours, origins }) {
    const mapped = errorResponses.filter(({ status, answeredStatus }) => answeredStatus === 200 && [403, 404].includes(status));
    const fix = 'Use the viewer-request function of the README in place of the custom error response.';
    const fallback = mapped.map(({ status, page }) => {
        const others = origins.filter(({ domain }) => !S3_ENDPOINT.test(domain));
        const api = behaviours.length > 1 && others.length > 0 ? ', errors of the other origins included' : '';
        return warn('error-fallback', `Every ${status} becomes 200 with ${page}${api}: a missing chunk looks like a page.`, fix);
    });
    const cached = errorResponses
        .filter(({ status, minTtl }) => [403, 404].includes(status) && minTtl > 0)
        .map(({ status, minTtl }) => warn('error-caching', `A ${status} is kept for ${minTtl} s.`, 'Set ErrorCachingMinTTL to 0 for 403 and 404.'));
    return [...fallback, ...cached];
}
function lintBehaviour({ pattern, ...behaviour }) {
    const { minTtl = 0, compress, viewerProtocol, responseHeadersPolicyId } = behaviour;
    const at = `The behaviour "${pattern}"`;
    const isStale = minTtl > HARMLESS_MIN_TTL;
    return [
        ...(isStale
            ? [
                warn('min-ttl', `${at} keeps the entry for at least ${minTtl} s, whatever its no-cache says.`, 'Use a minimum TTL of 0.'),
            ]
            : []),
        ...(compress ? [] : [warn('compress', `${at} does not compress.`, 'Switch "Compress objects automatically" on.')]),
        ...(viewerProtocol === 'allow-all'
            ? [warn('viewer-protocol', `${at} answers plain HTTP.`, 'Redirect HTTP to HTTPS.')]
            : []),
        ...(responseHeadersPolicyId === ''
            ? [warn('response-headers', `${at} has no response headers policy.`, 'Attach the one in the README.')]
            : []),
    ];
}
function lintRoot({ defaultRootObject, behaviours }) {
    if (defaultRootObject !== '' || behaviours[0]?.hasViewerRequestFunction === true)
        return [];
    return [warn('root-object', 'The distribution has no default root object.', 'Set it to the entry: index.html.')];
}
/** The default behaviour, and others of the same origin. */
function isOfTheSite({ behaviours }) {
    const origin = behaviours[0]?.originId;
    return ({ originId }) => originId === origin;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/cdn/wait.ts

/** An invalidation takes effect within 5 s and is reported within 25 s, in 95 of 100 cases. */
const DELAYS_SECONDS = [1, 2, 3, 5];
/**
 * Waits until every invalidation is completed and the site answers the release, or until the time is up. Never throws for
 * what CloudFront says: what is live is live, and the last look at the site is the judge of it.
 *
 * @throws the signal's reason when the job is cancelled.
 */
async function wait_settle(settling) {
    const { clock, signal, waitSeconds, onWait } = settling;
    const startMs = clock.now();
    const elapsed = () => (clock.now() - startMs) / 1000;
    let watch = { pending: waitSeconds > 0 ? settling.invalidations : [], problem: '' };
    let probe;
    for (let turn = 0;; turn += 1) {
        if (turn > 0)
            watch = await poll(settling.cdn, watch);
        if (probe === undefined || mayStillPass(probe))
            probe = await settling.probe?.();
        const left = waitSeconds - elapsed();
        const failing = probe?.checks.filter(({ level }) => level === 'fail').length ?? 0;
        const isDone = watch.pending.length === 0 && !mayStillPass(probe);
        if (isDone || left <= 0)
            return { probe, ...wait_conclude(settling, watch), seconds: elapsed() };
        const nextSeconds = Math.min(DELAYS_SECONDS[turn] ?? 5, left);
        onWait?.({ failing, pending: watch.pending.length, nextSeconds });
        await clock.sleep(nextSeconds * 1000, signal);
    }
}
/** A failed poll is a skipped one, but for what waiting does not mend: a missing permission. */
async function poll(cdn, { pending }) {
    const answers = await Promise.allSettled(pending.map(({ distributionId, id }) => cdn.invalidation(distributionId, id)));
    const denied = answers.flatMap((answer) => {
        return answer.status === 'rejected' && answer.reason instanceof src/* UserError */.yo ? [answer.reason] : [];
    });
    if (denied[0] !== undefined)
        return { pending: [], problem: (0,src/* messageChain */.NG)((0,src/* toError */.iT)(denied[0])) };
    const isOpen = (_, index) => {
        const answer = answers[index];
        return answer?.status !== 'fulfilled' || answer.value.status !== 'Completed';
    };
    return { pending: pending.filter(isOpen), problem: '' };
}
function mayStillPass(probe) {
    return probe?.checks.some(({ level, passing }) => level === 'fail' && passing) ?? false;
}
function wait_conclude({ invalidations, waitSeconds }, { pending, problem }) {
    if (invalidations.length === 0 || waitSeconds <= 0 || problem !== '')
        return { invalidation: 'unwatched', problem };
    return { invalidation: pending.length === 0 ? 'completed' : 'unfinished', problem };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/entry.ts



/** The site's root answers the release's entry, byte for byte. */
function checkEntry(facts) {
    const { look, file } = facts;
    if (isOfTheMoment(look)) {
        return fail('entry', `The site's root gives ${describeLook(look)}.`, 'See the CDN and its origin.', {
            passing: true,
        });
    }
    if ('error' in look || look.status !== 200)
        return wrongStatus(look);
    if (!isHtml(look)) {
        return fail('entry', `The site's root is not HTML: ${describeLook(look)}.`, 'Is "site-url" the root of this site?');
    }
    return isContentOf(look, file) ? ok('entry', 'The root answers the entry of this release.') : otherContent(facts);
}
/** Visitors must ask for the entry each time: kept longer, it names files of an old release. */
function checkEntryCaching(look) {
    const name = 'entry-caching';
    if ('error' in look)
        return ok(name, 'Not looked at.');
    const control = look.headers['cache-control'] ?? '';
    const age = Number(look.headers['age'] ?? 0);
    const fix = 'Let the cache policy have a minimum TTL of 0, and no response headers policy replace Cache-Control.';
    if (!/\bno-cache\b|\bno-store\b|\bmax-age=0\b/i.test(control)) {
        return warn(name, `Browsers may keep the entry: Cache-Control is "${control}".`, fix);
    }
    if (age > 1)
        return warn(name, `The CDN answered an entry that it had kept for ${age} s, although it must ask each time.`, fix);
    return ok(name, `Cache-Control is "${control}".`);
}
/** Whether an answer's body is a file of the release. What is beyond the limit of a look is taken for it. */
function isContentOf(look, file) {
    if ('error' in look)
        return false;
    if (file.size >= MAX_BODY_BYTES)
        return true;
    return (0,external_node_crypto_.createHash)('sha256').update(look.body).digest('hex') === file.sha256;
}
function wrongStatus(look) {
    const status = 'error' in look ? 0 : look.status;
    const detail = `The site's root gives ${describeLook(look)}.`;
    if (status >= 300 && status < 400)
        return fail('entry', detail, 'Give the address that it leads to as "site-url".');
    if (status === 403 || status === 404) {
        return fail('entry', detail, 'Does the distribution have a default root object (or a viewer-request function), do its OriginPath and "prefix" ' +
            'belong together, and may it read the bucket (origin access control)?');
    }
    return fail('entry', detail, 'See the CDN and its origin.');
}
function otherContent({ look, fresh, file, previous }) {
    const trait = { passing: true };
    if (previous !== undefined && isContentOf(look, previous)) {
        const where = fresh !== undefined && isContentOf(fresh, file)
            ? 'Only the cache holds it'
            : 'A request with another query gives the same';
        return fail('entry', `The root still answers the entry of the release before: ${describeLook(look)}. ${where}.`, 'Was the invalidation accepted, does "prefix" belong to the OriginPath, and is the minimum TTL of the cache policy 0?', trait);
    }
    return fail('entry', `The root answers other HTML than this release's entry: ${describeLook(look)}.`, 'Is "site-url" this site, does another function or CDN rewrite HTML on the way, or has somebody else published since?', trait);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/assets.ts





const SCRIPT_TYPES = ['text/javascript', 'application/javascript', 'application/x-javascript'];
const COMPRESSIBLE = /^(text\/|application\/(javascript|json|manifest\+json|wasm|xml|ld\+json)|image\/svg\+xml|font\/(ttf|otf))/;
/** CloudFront compresses what has 1,000 to 10,000,000 bytes. */
const [MIN_COMPRESSED, MAX_COMPRESSED] = [1_000, 10_000_000];
const SHOWN = 5;
/** Judges the answer to one reference; `file` is what the release says of it, if it is one of its files. */
function examineAsset(reference, file, look) {
    const isVital = reference.kind !== 'asset';
    const base = { label: reference.path ?? reference.url, isVital };
    const fine = { status: '', type: '', content: '', integrity: '', caching: '', compression: '' };
    if ('error' in look || look.status !== 200)
        return { ...base, ...fine, status: describeLook(look) };
    return {
        ...base,
        status: '',
        type: typeProblem(reference, file, look),
        content: file === undefined || isContentOf(look, file) ? '' : 'other bytes than the release has',
        integrity: integrityProblem(reference, look.body),
        caching: file === undefined ? '' : cachingProblem(file, look.headers['cache-control'] ?? ''),
        compression: file === undefined ? '' : compressionProblem(file, look.headers['content-encoding']),
    };
}
/**
 * What all assets together say: one check per aspect, with the names of those that are wrong.
 *
 * @param skipped how many more the entry names.
 */
function checkAssets(findings, skipped = 0) {
    if (findings.length === 0)
        return [];
    const headers = 'Does a response headers policy or function replace it?';
    const status = tally('assets', 'status', findings, true, 'Was the build complete, and does the base path of the build fit "site-url"?');
    const rest = skipped === 0 ? '' : ` The entry names ${skipped} more, which were not looked at.`;
    return [
        { ...status, detail: `${status.detail}${rest}` },
        tally('asset-types', 'type', findings, true, 'See the fallback to the entry, and the content types of "rules".'),
        tally('asset-content', 'content', findings, true, 'Something on the way changes files, or an old one is cached.'),
        tally('integrity', 'integrity', findings, true, 'The build must hash the very bytes that are published.'),
        tally('asset-caching', 'caching', findings, false, headers),
        tally('asset-compression', 'compression', findings, false, 'Switch on "Compress" in the behaviour and its cache policy.'),
    ];
}
/** An aspect that is vital fails the probe where a script or style has it wrong, and warns for an icon. */
function tally(name, aspect, findings, vital, fix) {
    const bad = findings.filter((finding) => finding[aspect] !== '');
    if (bad.length === 0)
        return ok(name, `As it should be for ${(0,src/* plural */.LS)(findings.length, 'file')} of the entry.`);
    const listed = bad.slice(0, SHOWN).map((finding) => `${finding.label}: ${finding[aspect]}`);
    const more = bad.length > SHOWN ? `; and ${bad.length - SHOWN} more` : '';
    const detail = `${bad.length} of ${findings.length}: ${listed.join('; ')}${more}.`;
    if (!vital || !bad.some(({ isVital }) => isVital))
        return warn(name, detail, fix);
    // The edge may hold an error that it got before the file was there.
    return fail(name, detail, fix, { passing: aspect !== 'integrity' });
}
function typeProblem({ kind }, file, look) {
    if ('error' in look)
        return '';
    const type = mediaType(look.headers['content-type']);
    const wanted = kind === 'style' ? ['text/css'] : kind === 'asset' ? [mediaType(file?.headers.contentType)] : SCRIPT_TYPES;
    if (wanted.includes(type) || wanted[0] === '')
        return '';
    return isHtml(look)
        ? 'HTML in the place of the file'
        : `${type === '' ? 'no content type' : type} in place of ${wanted[0] ?? ''}`;
}
function integrityProblem({ integrity }, body) {
    const wrong = wrongIntegrity(integrity, body);
    return wrong === undefined ? '' : `its ${wrong} is not that of the attribute "integrity", so browsers refuse it`;
}
function cachingProblem({ class: fileClass, headers }, answered) {
    if (fileClass !== 'immutable' || answered === headers.cacheControl)
        return '';
    return /\bmax-age=31536000\b/.test(answered) ? '' : `Cache-Control is "${answered}"`;
}
function compressionProblem({ size, headers }, encoding) {
    const isExpected = size >= MIN_COMPRESSED && size <= MAX_COMPRESSED && COMPRESSIBLE.test(headers.contentType);
    if (!isExpected || headers.contentEncoding !== undefined)
        return '';
    return encoding === undefined ? 'sent without compression' : '';
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/bounded-http.ts
/** The same site with at most so many requests in flight; the others wait their turn. */
function boundedHttp(http, atOnce) {
    const waiting = [];
    let [inFlight, sent] = [0, 0];
    const turn = () => {
        if (inFlight < atOnce) {
            inFlight += 1;
            return Promise.resolve();
        }
        // Whoever ends hands its place on.
        return new Promise((go) => void waiting.push(go));
    };
    const leave = () => {
        const next = waiting.shift();
        if (next === undefined)
            inFlight -= 1;
        else
            next();
    };
    return {
        count: () => sent,
        get: async (url, headers) => {
            await turn();
            sent += 1;
            try {
                return await http.get(url, headers);
            }
            finally {
                leave();
            }
        },
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/csp.ts




/** The enforced policies of an answer. A header that is there twice arrives as a list, and each of them rules. */
function policiesOf(headers) {
    return (headers['content-security-policy'] ?? '')
        .split(',')
        .map(parsePolicy)
        .filter(({ size }) => size > 0);
}
/** Of two directives with one name the first counts. */
function parsePolicy(text) {
    const policy = new Map();
    for (const part of text.split(';')) {
        const [name = '', ...sources] = part.trim().split(/\s+/);
        if (name !== '' && !policy.has(name.toLowerCase()))
            policy.set(name.toLowerCase(), sources);
    }
    return policy;
}
/**
 * The page's own inline scripts run under the policy that the site sends. Their hashes change with every edit, and a
 * policy that lives in the distribution does not follow by itself.
 */
function checkInlineScripts(root) {
    if ('error' in root || root.status !== 200)
        return [];
    const html = new TextDecoder().decode(root.body);
    const scripts = inlineScripts(html);
    const policies = [...policiesOf(root.headers), ...metaPolicies(html).map(parsePolicy)];
    if (scripts.length === 0 || policies.length === 0)
        return [];
    const blocked = scripts.filter((script) => policies.some((policy) => !allows(policy, script)));
    if (blocked.length === 0)
        return [ok('inline-scripts', `The policy allows ${(0,src/* plural */.LS)(scripts.length, 'inline script')}.`)];
    const hashes = blocked.map(({ text }) => `'sha256-${digest('sha256', text)}'`).join(' ');
    return [
        fail('inline-scripts', `The Content-Security-Policy blocks ${(0,src/* plural */.LS)(blocked.length, 'inline script')} of the entry.`, `Add to script-src: ${hashes}. Or move the scripts into files.`),
    ];
}
/** By CSP Level 3, "Does element match source list for type and source?", for scripts without src. */
function allows(policy, { text, nonce }) {
    const sources = ['script-src-elem', 'script-src', 'default-src'].map((name) => policy.get(name)).find((each) => each);
    if (sources === undefined)
        return true;
    const strict = sources.some((source) => /^'(nonce-|sha(256|384|512)-|strict-dynamic')/i.test(source));
    if (!strict && sources.some((source) => source.toLowerCase() === "'unsafe-inline'"))
        return true;
    if (nonce !== '' && sources.includes(`'nonce-${nonce}'`))
        return true;
    return sources.some((source) => matchesHash(source, text));
}
function matchesHash(source, text) {
    const [, algorithm, value = ''] = /^'(sha256|sha384|sha512)-([\w+/=-]+)'$/i.exec(source) ?? [];
    if (algorithm === undefined)
        return false;
    return digest(algorithm.toLowerCase(), text) === value.replaceAll('-', '+').replaceAll('_', '/');
}
function digest(algorithm, text) {
    return (0,external_node_crypto_.createHash)(algorithm).update(text, 'utf8').digest('base64');
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/routing.ts



const VIEWER_FUNCTION = 'Attach the viewer-request function of the README to the default behaviour: it maps what has no extension to the ' +
    'entry, and missing files keep their 404.';
/** A route that only the router in the browser knows gives the entry. */
function checkDeepRoute(look, entry) {
    const name = 'deep-route';
    if (isOfTheMoment(look))
        return fail(name, `A deep link gives ${describeLook(look)}.`, VIEWER_FUNCTION, { passing: true });
    if ('error' in look || look.status !== 200 || !isHtml(look)) {
        return fail(name, `A deep link gives ${describeLook(look)}, not the entry.`, VIEWER_FUNCTION);
    }
    if (isContentOf(look, entry))
        return ok(name, 'A deep link gives the entry of this release.');
    const fix = 'Deep links are cached apart from the entry: use the viewer-request function of the README, or "invalidate: all".';
    return fail(name, `A deep link gives other HTML than this release's entry: ${describeLook(look)}.`, fix, {
        passing: true,
    });
}
/** A chunk that does not exist must fail: HTML in its place ends in "Unexpected token '<'" and stays in caches. */
function checkMissingChunk(look) {
    const name = 'missing-chunk';
    if (isOfTheMoment(look))
        return fail(name, `A missing chunk gives ${describeLook(look)}.`, VIEWER_FUNCTION, { passing: true });
    if ('error' in look || look.status < 400) {
        return fail(name, `A chunk that does not exist gives ${describeLook(look)}: open tabs take it for the script they ask for.`, `Remove the custom error response that maps 403 or 404 to 200. ${VIEWER_FUNCTION}`);
    }
    if (look.status === 403) {
        return warn(name, 'A chunk that does not exist gives 403 in place of 404.', 'Allow the distribution s3:ListBucket in the bucket policy: without it S3 does not say that a key is missing.');
    }
    return ok(name, `A chunk that does not exist gives ${look.status}.`);
}
/** Tabs that were opened on the release before go on loading its files. */
function checkPreviousChunk(path, look) {
    const name = 'previous-chunk';
    const detail = `${path} of the release before gives ${describeLook(look)}`;
    const fix = 'Does a lifecycle rule or another tool delete files of the bucket? Raise "keep-releases" or "keep-days".';
    if (isOfTheMoment(look))
        return fail(name, `${detail}.`, fix, { passing: true });
    if ('error' in look || look.status !== 200)
        return fail(name, `${detail}: open tabs break.`, fix);
    if (isHtml(look) && !path.endsWith('.html')) {
        return fail(name, `${detail}: HTML in the place of a file.`, `Remove the custom error response. ${VIEWER_FUNCTION}`);
    }
    return ok(name, `${path} of the release before is still there.`);
}
/** Manifests and locks are nobody's business. */
function checkControlData(look) {
    const name = 'control-data';
    if ('error' in look || look.status !== 200 || isHtml(look))
        return ok(name, 'The control data is not public.');
    const fix = 'Deny the distribution s3:GetObject on _spa/* in the bucket policy, as the README shows.';
    return warn(name, `Anybody can read the control data of the releases at ${look.url}.`, fix);
}
/** The bucket answers the distribution alone. */
function checkBucketIsPrivate(look) {
    const name = 'bucket-private';
    if ('error' in look || look.status !== 200)
        return ok(name, 'The bucket does not answer the public.');
    const fix = 'Block public access to the bucket and let the distribution read it by origin access control (OAC).';
    return warn(name, 'Anybody can read the bucket past the CDN, without its headers and its HTTPS policy.', fix);
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/security.ts



const YEAR_SECONDS = 31_536_000;
const POLICY = 'Attach a response headers policy to the behaviour, such as the one in the README.';
const RULES = [
    { name: 'hsts', problem: (headers) => hstsProblem(headers['strict-transport-security']), httpsOnly: true },
    {
        name: 'nosniff',
        problem: (headers) => headers['x-content-type-options']?.trim().toLowerCase() === 'nosniff'
            ? undefined
            : 'no X-Content-Type-Options: nosniff',
    },
    { name: 'csp', problem: (headers) => (policiesOf(headers).length > 0 ? undefined : 'no Content-Security-Policy') },
    { name: 'framing', problem: framingProblem },
    { name: 'referrer-policy', problem: (headers) => (headers['referrer-policy'] ? undefined : 'no Referrer-Policy') },
];
/** The headers that S3 cannot store and a response headers policy adds, on the entry and on a deep link. */
function checkSecurityHeaders(root, deepRoute) {
    const answered = [
        { place: 'the root', look: root },
        { place: 'a deep link', look: deepRoute },
    ].flatMap(({ place, look }) => ('error' in look || look.status !== 200 ? [] : [{ place, look }]));
    const rules = RULES.filter(({ httpsOnly }) => httpsOnly !== true || root.url.startsWith('https:'));
    if (answered.length === 0)
        return [];
    return rules.map(({ name, problem }) => {
        const found = answered.flatMap(({ place, look }) => {
            const text = problem(look.headers);
            return text === undefined ? [] : [{ place, text }];
        });
        const [first] = found;
        if (first === undefined)
            return ok(name, `As it should be on ${(0,src/* plural */.LS)(answered.length, 'page')}.`);
        const places = found.length === answered.length ? '' : ` on ${first.place}`;
        return warn(name, `There is ${first.text}${places}.`, POLICY);
    });
}
function hstsProblem(value) {
    if (value === undefined)
        return 'no Strict-Transport-Security';
    const age = Number(/max-age\s*=\s*"?(\d+)/i.exec(value)?.[1] ?? 0);
    return age >= YEAR_SECONDS ? undefined : `a Strict-Transport-Security of less than a year (max-age ${age})`;
}
/** X-Frame-Options is what browsers fall back to where the policy has no frame-ancestors. */
function framingProblem(headers) {
    const isLimited = policiesOf(headers).some((policy) => policy.has('frame-ancestors'));
    return isLimited || headers['x-frame-options'] ? undefined : 'no frame-ancestors in the Content-Security-Policy';
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/probe/site.ts








const AT_ONCE = 8;
/** Of an entry that names more, so many are looked at: scripts and styles before icons. */
const MAX_ASSETS = 60;
/**
 * Looks at the live site as a browser would, once, in about 15 requests: the entry and what it names, a deep link, a
 * missing chunk, a chunk of the release before, security headers. Never throws for what the site does.
 */
async function probeSite(http, target) {
    const site = boundedHttp(http, AT_ONCE);
    const entry = target.release.files[target.entry];
    if (entry === undefined)
        throw new Error(`The release ${target.release.id} has no ${target.entry}.`);
    const root = await lookAt(site, rootUrl(target));
    const deepRoute = lookAt(site, `${rootUrl(target)}__probe/${target.release.id}`);
    const groups = await Promise.all([
        probeEntry(site, target, root, entry),
        probeAssets(site, target, root),
        deepRoute.then((look) => [checkDeepRoute(look, entry)]),
        probeFiles(site, target),
        deepRoute.then((look) => checkSecurityHeaders(root, look)),
        Promise.resolve(checkInlineScripts(root)),
        probePrivacy(site, target),
    ]);
    const checks = groups.flat();
    return { ok: checks.every(({ level }) => level !== 'fail'), checks, requests: site.count() };
}
/** A request that no cache knows tells a stale cache from a wrong origin. */
async function probeEntry(site, target, root, file) {
    const query = `?probe=${encodeURIComponent(target.release.id)}`;
    const fresh = isContentOf(root, file) ? undefined : await lookAt(site, `${rootUrl(target)}${query}`);
    const previous = target.previous?.files[target.entry];
    return [checkEntry({ look: root, fresh, file, previous }), checkEntryCaching(root)];
}
async function probeAssets(site, target, root) {
    if ('error' in root || !isHtml(root))
        return [];
    const references = localReferences(new TextDecoder().decode(root.body), rootUrl(target));
    const chosen = [...references].sort((one, other) => rank(one) - rank(other)).slice(0, MAX_ASSETS);
    const findings = await Promise.all(chosen.map(async (reference) => {
        const file = reference.path === undefined ? undefined : target.release.files[reference.path];
        return examineAsset(reference, file, await lookAt(site, reference.url));
    }));
    return checkAssets(findings, references.length - chosen.length);
}
async function probeFiles(site, { release, previous, ...target }) {
    const missing = lookAt(site, `${rootUrl(target)}${folderOfChunks(release.files)}__missing__-${release.id}.js`);
    const path = chunkOfPrevious(release.files, previous?.files ?? {});
    const chunk = path === undefined ? undefined : lookAt(site, `${rootUrl(target)}${encodePath(path)}`);
    return [
        checkMissingChunk(await missing),
        ...(path === undefined || chunk === undefined ? [] : [checkPreviousChunk(path, await chunk)]),
    ];
}
async function probePrivacy(site, { controlUrl, bucketUrl }) {
    const [control, bucket] = [controlUrl, bucketUrl].map((url) => (url === undefined ? undefined : lookAt(site, url)));
    return [
        ...(control === undefined ? [] : [checkControlData(await control)]),
        ...(bucket === undefined ? [] : [checkBucketIsPrivate(await bucket)]),
    ];
}
/** A script that only the release before has; where it dropped none, one that both have. */
function chunkOfPrevious(files, previous) {
    const chunks = Object.keys(previous).filter((path) => previous[path]?.class === 'immutable');
    const scripts = chunks.filter((path) => /\.m?js$/.test(path));
    const isGone = (path) => files[path] === undefined;
    return scripts.find(isGone) ?? chunks.find(isGone) ?? scripts[0] ?? chunks[0];
}
/** The folder of the release's own scripts: `assets/` of Vite, `js/` of Vue CLI. */
function folderOfChunks(files) {
    const chunk = Object.keys(files).find((path) => files[path]?.class === 'immutable' && path.endsWith('.js'));
    return encodePath(chunk === undefined ? 'assets/' : chunk.slice(0, chunk.lastIndexOf('/') + 1));
}
function rank({ kind }) {
    return kind === 'asset' ? 1 : 0;
}
function encodePath(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
function rootUrl({ siteUrl }) {
    return siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/verify.ts





/** Where the live site is not what it should be: the names and texts of the failing checks, in one sentence. */
function failingChecks(checks) {
    const failing = checks.filter(({ level }) => level === 'fail');
    const [first] = failing;
    if (first === undefined)
        return '';
    const more = failing.length > 1 ? ` (and ${(0,src/* plural */.LS)(failing.length - 1, 'more check')} failed)` : '';
    return `${first.name}: ${first.detail}${more}`;
}
/** Waits for the invalidations, looks at the live site meanwhile, and at the distributions' configuration. */
async function verifySite(site, release, previous, invalidations) {
    const { inputs } = site;
    const probes = inputs.verify !== 'off' && inputs.siteUrl !== undefined;
    const waits = inputs.wait > 0 && invalidations.length > 0;
    if (!probes && !waits)
        return { verified: undefined, checks: [], lint: [], settled: undefined, warnings: [] };
    return site.runner.log.group(probes ? 'Probing the live site' : 'Waiting for the CDN', async () => {
        const [{ probe, ...settled }, distributions] = await Promise.all([
            wait(site, release, previous, invalidations),
            probes ? site.distributions() : [],
        ]);
        const checks = probe?.checks ?? [];
        const lint = distributions.flatMap(lintDistribution);
        logChecks(site.runner.log, [...checks, ...lint]);
        return { verified: probe?.ok, checks, lint, settled, warnings: verify_warningsOf(settled) };
    });
}
/** A finding with what the look at the live site adds to it. */
function withProof(finding, verified) {
    const { phases = [], warnings = [] } = finding;
    const startMs = phases.at(-1)?.endMs ?? 0;
    const { settled } = verified;
    const look = settled && { name: 'wait and probe', startMs, endMs: startMs + settled.seconds * 1000 };
    return {
        ...finding,
        ...verified,
        phases: look ? [...phases, look] : phases,
        warnings: [...warnings, ...verified.warnings],
    };
}
function wait({ runner, inputs, http, cdn, session }, release, previous, invalidations) {
    const { siteUrl, verify, entry, bucket, prefix } = inputs;
    const probe = verify === 'off' || siteUrl === undefined
        ? undefined
        : () => {
            const bucketUrl = publicBucketUrl(bucket, `${prefix}${entry}`, session, runner.env);
            const controlUrl = controlUrlOf(siteUrl, prefix);
            return probeSite(http, { siteUrl, entry, release, previous, bucketUrl, controlUrl });
        };
    return wait_settle({
        cdn: cdn ?? { invalidation: () => Promise.reject(new Error('There is no CDN.')) },
        invalidations,
        probe,
        clock: runner.clock,
        signal: runner.signal,
        waitSeconds: inputs.wait,
        onWait: ({ failing, pending, nextSeconds }) => {
            runner.log.info(settlingLine(failing, pending, nextSeconds));
        },
    });
}
/** Where the control data would be if the CDN gave it away; `undefined` where the CDN serves the prefix alone. */
function controlUrlOf(siteUrl, prefix) {
    const { pathname } = new URL(siteUrl);
    if (!pathname.endsWith(`/${prefix}`))
        return undefined;
    return new URL(`${pathname.slice(0, pathname.length - prefix.length)}_spa/${prefix}current.json`, siteUrl).href;
}
/** The entry at S3 itself; `undefined` where another endpoint stands for AWS. */
function publicBucketUrl(bucket, key, { region, partition }, env) {
    if ([env['AWS_ENDPOINT_URL'], env['AWS_ENDPOINT_URL_S3']].some((url) => url !== undefined && url !== ''))
        return undefined;
    const path = key.split('/').map(encodeURIComponent).join('/');
    const host = `s3.${region}.${partition.dnsSuffix}`;
    return bucket.includes('.') ? `https://${host}/${bucket}/${path}` : `https://${bucket}.${host}/${path}`;
}
function verify_warningsOf({ invalidation, problem, seconds }) {
    const unfinished = `CloudFront had not reported the invalidation as completed after ${(0,src/* formatSeconds */.Xo)(seconds)}. It goes on.`;
    return [...(invalidation === 'unfinished' ? [unfinished] : []), ...(problem === '' ? [] : [problem])];
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/auto-rollback.ts



/**
 * Puts the previous release back after a probe has failed, and looks whether that mends the site. Red in any case: the new
 * release is not live.
 */
async function revert(site, failed, { release, previous }) {
    const { runner, publishing } = site;
    if (previous === undefined)
        return because(failed, 'There is no release before it to go back to.');
    try {
        return await runner.log.group(`Rolling back to ${previous.id}`, async () => {
            const back = await rollBack(publishing, { to: previous.id, onlyIfLive: release.id });
            if (back.kind === 'failed')
                return because(failed, `The rollback failed: ${back.reason}`);
            if (back.kind === 'unchanged')
                return because(failed, `It was not rolled back: ${back.pointer.id} is live by now.`);
            const { work } = back;
            const after = await verifySite(site, back.release, undefined, work.invalidations);
            const works = after.verified
                ? 'The live site passes the probe again.'
                : `With it the live site does not pass the probe either, so the CDN or its origin is at fault: ${failingChecks(after.checks)}`;
            return {
                ...because(failed, `Release ${previous.id} was put back. ${works}`),
                outcome: 'reverted',
                live: previous.id,
                previous: release.id,
                phases: [...(failed.phases ?? []), ...shifted(work.phases, failed.phases?.at(-1)?.endMs ?? 0)],
                invalidations: [...(failed.invalidations ?? []), ...work.invalidations],
                warnings: [...(failed.warnings ?? []), ...work.warnings, ...after.warnings],
            };
        });
    }
    catch (thrown) {
        runner.signal.throwIfAborted();
        return because(failed, `The rollback failed: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(thrown))}`);
    }
}
function because(finding, sentence) {
    return { ...finding, reason: `${finding.reason} ${sentence}` };
}
function shifted(phases, by) {
    return phases.map(({ name, startMs, endMs }) => ({ name, startMs: startMs + by, endMs: endMs + by }));
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/foreign.ts




/** Names in the warning; `result` has all of them. */
const foreign_SHOWN = 10;
/** Of the site's objects those that no release lists, for `drift: list`: nothing of this action deletes them. */
async function foreignFiles({ publishing }, listed) {
    const releases = await listReleases(publishing);
    const manifests = await inParallel(releases, publishing.settings.concurrency, ({ id }) => readManifest(publishing, id));
    const ours = new Set(manifests.flatMap((manifest) => Object.keys(manifest?.files ?? {})));
    return [...listed.keys()].filter((path) => !ours.has(path)).sort();
}
/** One sentence for the summary. */
function foreignWarning(paths) {
    const more = paths.length > foreign_SHOWN ? ` and ${paths.length - foreign_SHOWN} more` : '';
    return `${(0,src/* plural */.LS)(paths.length, 'file')} of the bucket belong to no release, so nothing keeps or deletes them: ${paths.slice(0, foreign_SHOWN).join(', ')}${more}.`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/publish.ts












/** Publishes a build, proves the live site, and cleans up behind older releases. */
async function publish(site, build, head) {
    const { runner, inputs, publishing } = site;
    const whole = { files: build.files, contentSha256: contentSha256(build.files), bodyOf: build.bodyOf };
    let listed;
    const result = await runner.log.group(`Publishing ${head.id}`, () => publishRelease(publishing, whole, head, {
        toolVersion: src/* VERSION */.xv,
        drift: inputs.drift === 'list',
        onListed: (found) => {
            listed = found;
        },
        guard: ({ manifest }) => {
            // Read while files are uploaded, so that nobody waits for it under the lock.
            if (inputs.invalidate === 'auto')
                void site.distributions();
            if (manifest)
                refuseShrink(build.files, manifest, inputs.allowShrink);
        },
    }));
    const found = findingOf(result);
    if (result.kind === 'superseded' || result.kind === 'failed')
        return found;
    try {
        const finding = listed && inputs.drift === 'list' ? await withForeign(site, found, listed) : found;
        return await afterwards(site, build, result, finding);
    }
    catch (thrown) {
        // The release is live, whatever became of its proof.
        const reason = `${found.reason} It could not be proven: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(thrown))}`;
        return { ...found, outcome: 'failed', ok: false, reason };
    }
}
async function withForeign(site, finding, listed) {
    const foreign = await foreignFiles(site, listed);
    if (foreign.length === 0)
        return finding;
    const warning = foreignWarning(foreign);
    site.runner.log.info(warning);
    return { ...finding, foreign, warnings: [...(finding.warnings ?? []), warning] };
}
async function afterwards(site, build, result, finding) {
    const isNew = result.kind === 'published';
    const unstored = isNew ? await storePrivateMaps(site, build, result.release.id) : [];
    const stored = { ...finding, warnings: [...(finding.warnings ?? []), ...unstored] };
    const release = isNew ? result.release : { id: result.pointer.id, files: filesOf(build) };
    const previous = isNew ? result.previous : undefined;
    const verified = await verifySite(site, release, previous, result.work.invalidations);
    const judged = publish_judge(site, withProof(stored, verified), verified);
    if (judged.ok || !isNew || !site.inputs.autoRollback)
        return judged.ok && isNew ? cleanUp(site, judged) : judged;
    return revert(site, judged, result);
}
/** What a failing probe makes of a release, per `verify`. */
function publish_judge({ runner, inputs }, finding, { verified, checks }) {
    if (verified !== false)
        return finding;
    const failing = `The live site does not pass the probe: ${failingChecks(checks)}`;
    if (inputs.verify === 'strict')
        return { ...finding, outcome: 'failed', ok: false, reason: `${finding.reason} ${failing}` };
    runner.log.warning(failing);
    return { ...finding, warnings: [...(finding.warnings ?? []), failing] };
}
function findingOf(result) {
    const { work } = result;
    const common = factsOf(work);
    switch (result.kind) {
        case 'published': {
            const { release, previous } = result;
            const changes = changesBetween(release.files, previous?.files);
            return {
                ...common,
                ...{ outcome: 'published', ok: true, live: release.id, previous: previous?.id, changes },
                reason: `Release ${release.id} is live: ${(0,src/* plural */.LS)(work.uploaded.length, 'file')} (${formatBytes(work.uploadedBytes)}) written, ${work.reused} reused.`,
            };
        }
        case 'unchanged': {
            const { pointer, repaired } = result;
            const mended = repaired ? ' What another publisher had left half done was put right.' : '';
            return {
                ...common,
                ...{ outcome: 'unchanged', ok: true, live: pointer.id, previous: pointer.history[1] },
                reason: `Nothing to publish: release ${pointer.id} has the same files.${mended}`,
            };
        }
        case 'superseded': {
            const { by } = result;
            const built = by.commit === '' ? '' : `, built from commit ${by.commit.slice(0, 7)}`;
            return {
                ...common,
                ...{ outcome: 'superseded', ok: true, live: by.id, previous: by.history[1] },
                reason: `A newer release is live: ${by.id}${built}. Nothing was changed. To go back, use "mode: rollback", or "allow-older: true".`,
            };
        }
        case 'failed':
            return { ...common, outcome: 'failed', ok: false, live: result.live?.id, reason: result.reason };
    }
}
function filesOf({ files }) {
    return Object.fromEntries(files.map((file) => [file.path, file]));
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/modes/rollback.ts








/** `mode: rollback`: makes a release live again that was live before, from what the bucket holds. */
async function rollbackOnly(site) {
    const { runner, publishing, inputs } = site;
    const result = await runner.log.group(`Rolling back to ${inputs.to}`, () => rollBack(publishing, { to: inputs.to }));
    const { work } = result;
    const common = factsOf(work);
    if (result.kind === 'failed') {
        return { ...common, outcome: 'failed', ok: false, live: result.live?.id, reason: result.reason };
    }
    if (result.kind === 'unchanged') {
        const { id } = result.pointer;
        const mended = result.repaired ? ' What another publisher had left half done was put right.' : '';
        return { ...common, outcome: 'unchanged', ok: true, live: id, reason: `Release ${id} is live already.${mended}` };
    }
    const { release, previous } = result;
    const finding = {
        ...common,
        ...{ outcome: 'rolled-back', ok: true, live: release.id, previous: previous?.id },
        changes: changesBetween(release.files, previous?.files),
        reason: `Release ${release.id} is live again: ${(0,src/* plural */.LS)(work.uploaded.length, 'file')} rewritten, ${work.reused} as they are.`,
    };
    const verified = await verifySite(site, release, previous, work.invalidations);
    return publish_judge(site, withProof(finding, verified), verified);
}
/** A rollback with `dry-run`: what would be live, and which files that would change. */
async function planRollback({ runner, publishing, inputs }) {
    const stored = await readPointer(publishing);
    if (stored === undefined)
        throw new src/* UserError */.yo('Nothing was published here yet, so there is nothing to roll back.');
    const { pointer } = stored;
    const id = targetId(pointer, inputs.to, publishing.run);
    const [target, live] = await Promise.all([readManifest(publishing, id), readManifest(publishing, pointer.id)]);
    if (target === undefined) {
        const known = pointer.history.slice(0, 10).join(', ');
        throw new src/* UserError */.yo(`Release ${id} is not there (any more). Releases that were live, newest first: ${known}.`);
    }
    const changes = changesBetween(target.files, live?.files).filter((change) => change.kind !== 'dropped' && change.class !== 'immutable');
    for (const line of plannedLines(changes))
        runner.log.info(line);
    return {
        outcome: 'planned',
        ok: true,
        live: pointer.id,
        changes,
        reason: `Dry run: release ${id} would be made live in place of ${pointer.id}, which changes ${(0,src/* plural */.LS)(changes.length, 'file')}.`,
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/preview-comment.ts


/**
 * Tells the pull request where its preview is, in one comment that every run brings up to date, and at its end that it
 * is gone. The preview does not depend on it.
 *
 * @returns why there is no comment, where there should be one. @throws CancelledError
 */
async function commentOnPreview(inputs, finding, event, write) {
    if (!isWanted(inputs, event))
        return undefined;
    const why = event?.pullRequest === undefined ? 'this run belongs to no pull request' : undefined;
    if (why !== undefined || write === undefined)
        return preview_comment_refusal(why ?? 'the input github-token is empty');
    const isClosing = inputs.mode === 'preview-close';
    try {
        const body = isClosing ? closedText(finding) : openText(inputs, finding, commitOf(event));
        const { status, reason } = await write({ marker: markerOf(inputs), body, onlyUpdate: isClosing });
        return status === 'skipped' && !isClosing ? preview_comment_refusal(reason ?? 'GitHub refused it') : undefined;
    }
    catch (thrown) {
        const error = (0,src/* toError */.iT)(thrown);
        if (error instanceof src/* CancelledError */.cc)
            throw error;
        return preview_comment_refusal((0,src/* messageChain */.NG)(error));
    }
}
/** With `auto` where the token may: GitHub gives the pull request of a fork one that only reads. */
function isWanted({ mode, comment, dryRun }, event) {
    if (dryRun || comment === 'false' || (mode !== 'preview' && mode !== 'preview-close'))
        return false;
    return comment === 'true' || event?.pullRequest?.fromFork === false;
}
/** One comment per site: a repository may have several. */
function markerOf({ bucket, prefix }) {
    return `<!-- platform-actions spa-publish ${bucket}/${prefix} -->`;
}
function openText({ siteUrl }, { ok, reason, live }, commit) {
    const of = commit === '' ? 'this pull request' : (0,src/* code */.aY)(commit.slice(0, 7));
    const release = live === undefined ? '' : `\n\nRelease ${(0,src/* code */.aY)(live)}`;
    if (!ok)
        return `### Preview\n\nThe preview of ${of} is not as it should be. ${(0,src/* escapeMarkdown */.FV)(reason)}${release}`;
    const place = siteUrl === undefined ? (0,src/* escapeMarkdown */.FV)(reason) : `<${siteUrl}>`;
    return `### Preview\n\n${place} shows ${of}.${release}`;
}
function closedText({ ok, reason }) {
    return ok ? '### Preview\n\nThe preview is gone.' : `### Preview\n\nThe preview stays. ${(0,src/* escapeMarkdown */.FV)(reason)}`;
}
function preview_comment_refusal(why) {
    return `No comment was written: ${why.replace(/\.$/, '')}.`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/release/release-id.ts

/**
 * The head of a new release. Its id says when, by which run and from which commit: `20261121T101500Z-123-1-ab12cd3`.
 * Outside of Git, random digits stand for the commit's.
 *
 * @param now milliseconds since the epoch.
 * @param id in place of a made one.
 */
function releaseHead(facts, now, id) {
    const { commit, commitTime, runId, attempt, run } = facts;
    const time = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    const suffix = commit === '' ? (0,external_node_crypto_.randomBytes)(4).toString('hex').slice(0, 7) : commit.slice(0, 7);
    return {
        id: id ?? [time, runId, attempt, suffix].join('-'),
        order: { commitTime, run: runId, attempt },
        commit,
        run,
    };
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/cdn/paths.ts
/** CloudFront allows 15 wildcard paths but 3,000 plain ones in progress; beyond this many, one wildcard is cheaper. */
const MAX_PATHS = 15;
/** What RFC 1738 calls unsafe, control characters, and what is not ASCII; the rest must stay as it is. */
const paths_UNSAFE = /[\u0000-\u0020"<>#%{}|\\^[\]`?\u007f]|[^\u0000-\u007f]+/gu;
/**
 * Where the site's files are in the URL space of the distribution, each with `/` at both ends. The path of `site-url`
 * says so. Where it does not end with `prefix`, either the origin adds the prefix (OriginPath) or a viewer-request
 * function does, and CloudFront keeps files by what the function made of an address: both places are given then, and
 * also without a `site-url`, since nobody knows.
 */
function siteBases(siteUrl, prefix) {
    const path = siteUrl === undefined ? '/' : withSlashes(decodeURIComponent(new URL(siteUrl).pathname));
    const folder = withSlashes(prefix);
    return path.endsWith(folder) ? [path] : [path, folder];
}
/**
 * The paths to invalidate after these files, relative to the site, have been replaced; none where nothing was.
 *
 * The site's own entry is one path: CloudFront maps `/` to the default root object, and a viewer-request function maps
 * the routes, before it looks into its cache. The index files of folders may also be cached below the folders' names.
 *
 * @param entry the file that is the answer to the site's root: `index.html`.
 */
function invalidationPaths(changed, mode, entry, bases) {
    if (mode === 'none' || changed.length === 0)
        return [];
    const everything = bases.includes('/') ? ['/*'] : bases.map((base) => paths_encodePath(`${base}*`));
    if (mode === 'all')
        return everything;
    const paths = new Set(bases.flatMap((base) => changed.flatMap((path) => pathsOf(path, entry, base))));
    return paths.size > MAX_PATHS ? everything : [...paths].sort();
}
function pathsOf(path, entry, base) {
    const isRoot = path === entry && base === '/';
    const folders = isRoot ? [] : folderAliases(`${base}${path}`, path === entry ? entry : 'index.html');
    return [`${base}${path}`, ...folders].map(paths_encodePath);
}
/** `/about/index.html` is cached as `/about/` and `/about`, too, where the origin or a function of one's own maps these. */
function folderAliases(path, index) {
    if (!path.endsWith(`/${index}`))
        return [];
    const folder = path.slice(0, -index.length);
    return folder === '/' ? ['/'] : [folder, folder.slice(0, -1)];
}
/**
 * A path as CloudFront takes it. It refuses `~` and matches nothing with `%7E`, and a `*` is its wildcard: the path is cut
 * there and becomes a wildcard itself.
 */
function paths_encodePath(path) {
    return path.replace(/[~*].*$/s, '*').replace(paths_UNSAFE, encodeURIComponent);
}
function withSlashes(path) {
    const inner = path.replace(/^\/+|\/+$/g, '');
    return inner === '' ? '/' : `/${inner}/`;
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/site.ts






/** One line of progress per so many milliseconds. */
const PROGRESS_EVERY_MS = 5_000;
/** Opens a site; calls nobody. */
function openSite(runner, inputs, event, effects) {
    const session = effects.session(runner, inputs);
    const cdn = inputs.distributionId.length === 0 ? undefined : effects.cloudFront(runner, session);
    const distributions = once(() => readDistributions(runner, inputs, cdn));
    const github = event && inputs.githubToken !== undefined ? (0,github_src/* githubClient */.$f)(runner, inputs.githubToken) : undefined;
    const { clock, log, signal } = runner;
    const publishing = {
        store: effects.store(runner, session, inputs),
        ...(cdn && { cdn: cdnTarget(inputs, cdn, distributions) }),
        ...{ clock, log, signal, random: Math.random },
        progress: progressLog(runner),
        keys: keysOf(inputs.prefix),
        settings: {
            entry: inputs.entry,
            lockTimeoutMs: inputs.lockTimeout * 1000,
            lockTtlMs: inputs.lockTtl * 1000,
            concurrency: inputs.concurrency,
            allowOlder: inputs.allowOlder,
        },
        run: runOf(runner.env, event),
        compareCommits: (live, ours) => event && github ? (0,github_src/* compareCommits */.kC)(github, event, log, live, ours) : Promise.resolve('unknown'),
    };
    const calls = () => ({ ...session.calls.byOperation(), ...github?.calls.byOperation() });
    const writeComment = event && github && ((comment) => (0,github_src/* upsertComment */.lB)(github, event, comment));
    return { runner, inputs, publishing, session, http: effects.http(runner), writeComment, cdn, distributions, calls };
}
function cdnTarget(inputs, cdn, distributions) {
    const bases = siteBases(inputs.siteUrl, inputs.prefix);
    return {
        cdn,
        distributionIds: inputs.distributionId,
        pathsOf: async (changed) => {
            const wildcard = inputs.invalidate === 'auto' && (await distributions()).some(needsWildcard);
            return invalidationPaths(changed, wildcard ? 'all' : inputs.invalidate, inputs.entry, bases);
        },
    };
}
async function readDistributions({ log }, { distributionId }, cdn) {
    if (cdn === undefined)
        return [];
    const read = await Promise.all(distributionId.map((id) => cdn.distribution(id)));
    return read.flatMap((found) => {
        if (!('unread' in found))
            return [found];
        log.info(found.unread);
        return [];
    });
}
function progressLog({ clock, log }) {
    const startMs = clock.now();
    const isTime = (0,src/* atMostEvery */.oq)(PROGRESS_EVERY_MS, () => clock.now());
    isTime();
    return ({ done, total }) => {
        if (!isTime())
            return;
        log.info((0,src/* progressLine */.oz)({ done, total, unit: 'files', elapsedSeconds: (clock.now() - startMs) / 1000 }));
    };
}
function once(run) {
    let started;
    return () => (started ??= run());
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/main.ts















/** Publishes a build, rolls a site back, closes a preview or cleans up, as `mode` says. */
async function main(runner, effects = realEffects) {
    const startMs = runner.clock.now();
    const event = eventOf(runner);
    const inputs = readInputs(runner, event?.pullRequest?.number);
    // Before the first call, so that a mistake in the build costs none.
    const build = needsBuild(inputs) ? await scan(runner, inputs) : undefined;
    const site = openSite(runner, inputs, event, effects);
    const finding = await told(site, await run(site, build, event, effects), event);
    return conclude(site, finding, (runner.clock.now() - startMs) / 1000);
}
function needsBuild({ mode }) {
    return mode === 'publish' || mode === 'preview';
}
async function run(site, build, event, effects) {
    const { runner, inputs } = site;
    if (build !== undefined) {
        if (inputs.dryRun)
            return warned(await planPublish(site, build), build);
        const facts = await releaseFacts(runner, event, effects);
        return warned(await publish(site, build, releaseHead(facts, runner.clock.now(), inputs.releaseId)), build);
    }
    if (inputs.mode === 'rollback')
        return inputs.dryRun ? planRollback(site) : rollbackOnly(site);
    return inputs.mode === 'gc' ? collectOnly(site) : closeOnly(site);
}
async function told(site, finding, event) {
    const warning = await commentOnPreview(site.inputs, finding, event, site.writeComment);
    if (warning === undefined)
        return finding;
    site.runner.log.warning(warning);
    return { ...finding, warnings: [...(finding.warnings ?? []), warning] };
}
function warned(finding, { warnings }) {
    return { ...finding, warnings: [...warnings, ...(finding.warnings ?? [])] };
}
async function scan(runner, inputs) {
    const { log } = runner;
    return log.group('Reading the build', async () => {
        const source = (0,src/* pathOfInput */.t6)(runner, 'source', inputs.source, { temp: true });
        const build = await readBuild(source, inputs.rules, inputs);
        const bytes = build.files.reduce((sum, { size }) => sum + size, 0);
        const immutable = build.files.filter((file) => file.class === 'immutable').length;
        log.info(`${(0,src/* plural */.LS)(build.files.length, 'file')}, ${formatBytes(bytes)}; ${immutable} are named by their content.`);
        for (const note of build.notes)
            log.info(note);
        for (const warning of build.warnings)
            log.warning(warning);
        return build;
    });
}

;// CONCATENATED MODULE: ./actions/spa-publish/src/action.ts



const action = {
    name: 'spa-publish',
    outcomes: OUTCOMES,
    outputs: OUTPUTS,
    onThrow: 'failed',
    main: main,
};


/***/ })

};
