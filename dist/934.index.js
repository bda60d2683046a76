export const id = 934;
export const ids = [934];
export const modules = {

/***/ 1934:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
// EXTERNAL MODULE: ./packages/aws/src/index.ts + 21 modules
var aws_src = __webpack_require__(8467);
;// CONCATENATED MODULE: ./packages/telemetry/src/units.ts

/** The units of the CloudWatch API; a metric without one has `None`. */
const UNITS = [
    'Seconds',
    'Microseconds',
    'Milliseconds',
    'Bytes',
    'Kilobytes',
    'Megabytes',
    'Gigabytes',
    'Terabytes',
    'Bits',
    'Kilobits',
    'Megabits',
    'Gigabits',
    'Terabits',
    'Percent',
    'Count',
    'Bytes/Second',
    'Kilobytes/Second',
    'Megabytes/Second',
    'Gigabytes/Second',
    'Terabytes/Second',
    'Bits/Second',
    'Kilobits/Second',
    'Megabits/Second',
    'Gigabits/Second',
    'Terabits/Second',
    'Count/Second',
    'None',
];
/** Whether the text is one of the units, to the letter: CloudWatch refuses `seconds`. */
function isUnit(text) {
    return UNITS.includes(text);
}
const SHORT_FORMS = {
    s: 'Seconds',
    sec: 'Seconds',
    secs: 'Seconds',
    ms: 'Milliseconds',
    us: 'Microseconds',
    b: 'Bytes',
    kb: 'Kilobytes',
    mb: 'Megabytes',
    gb: 'Gigabytes',
    tb: 'Terabytes',
    '%': 'Percent',
};
const BY_LOWER_CASE = new Map(UNITS.map((unit) => [unit.toLowerCase(), unit]));
/** The unit that somebody who wrote this text most likely meant; `undefined` where none is near. */
function nearestUnit(text) {
    const wanted = text.toLowerCase().replace(/(\/s|ps)$/, '/second');
    // Units are short words: at two edits, `mins` would be `Bits`.
    const near = (0,src/* nearestName */.qb)(wanted, [...BY_LOWER_CASE.keys()], { slip: 1 }) ?? '';
    return SHORT_FORMS[wanted] ?? BY_LOWER_CASE.get(near);
}

;// CONCATENATED MODULE: ./packages/telemetry/src/metric.ts

/** Limits of CloudWatch's PutMetricData and MetricDatum, by its API reference. */
const MAX_MAGNITUDE = 2 ** 360;
const MAX_DIMENSIONS = 30;
const MAX_NAME = 255;
const MAX_DIMENSION_VALUE = 1024;
const PAST_MS = 14 * 24 * 3600 * 1000;
const FUTURE_MS = 2 * 3600 * 1000;
/** The metric of a draft, or all that CloudWatch would refuse about it, so that nothing is sent in vain. */
function readMetric(draft, nowMs) {
    const unit = draft.unit ?? 'None';
    const timestampMs = draft.timestampMs ?? nowMs;
    const storageResolution = draft.storageResolution ?? 60;
    const dimensions = draft.dimensions ?? [];
    const problems = [
        ...textProblems('name', draft.name, MAX_NAME),
        ...sampleProblems(draft.samples),
        ...dimensionProblems(dimensions),
        ...timestampProblems(timestampMs, nowMs),
    ];
    if (!isUnit(unit))
        problems.push(unitProblem(unit));
    if (!isResolution(storageResolution)) {
        problems.push(`storage resolution is ${storageResolution}: must be 60, or 1 for a high-resolution metric.`);
    }
    if (problems.length > 0 || !isUnit(unit) || !isResolution(storageResolution))
        return { problems };
    return { metric: { name: draft.name, unit, samples: draft.samples, dimensions, timestampMs, storageResolution } };
}
/** What CloudWatch would refuse about a namespace. */
function namespaceProblems(namespace) {
    const problems = [...textProblems('namespace', namespace, MAX_NAME), ...colonProblems('namespace', namespace)];
    if (/^aws\//i.test(namespace)) {
        problems.push(`namespace is ${quoted(namespace)}: names that start with AWS/ belong to AWS services.`);
    }
    return problems;
}
/** One text for all metrics with the same name and dimensions, in whatever order these stand. */
function seriesKey({ name, dimensions }) {
    return `${JSON.stringify(name)}${dimensionSetKey(dimensions)}`;
}
/** One text per set of dimensions. */
function dimensionSetKey(dimensions) {
    return JSON.stringify(dimensions.map(({ name, value }) => JSON.stringify([name, value])).sort());
}
function isResolution(seconds) {
    return seconds === 1 || seconds === 60;
}
/** ASCII is asked for by the API reference of namespaces and dimensions; of metric names it says nothing. */
function textProblems(subject, text, maxChars) {
    const is = `${subject} is ${quoted(text)}:`;
    if (text.trim() === '')
        return [`${is} must not be empty.`];
    const problems = [];
    if (text.length > maxChars)
        problems.push(`${is} has ${text.length} characters; at most ${maxChars} are allowed.`);
    if (!/^[\x20-\x7e]*$/.test(text)) {
        problems.push(`${is} must be printable ASCII; replace the other characters, for example by "-".`);
    }
    return problems;
}
function colonProblems(subject, text) {
    return text.startsWith(':') ? [`${subject} is ${quoted(text)}: must not start with a colon.`] : [];
}
function sampleProblems(samples) {
    if (samples.length === 0)
        return ['value is missing.'];
    return samples.flatMap(({ value, count }) => [
        ...(Number.isFinite(value) && Math.abs(value) <= MAX_MAGNITUDE
            ? []
            : [`value is ${value}: must be a number between -2^360 and 2^360; NaN and Infinity are refused.`]),
        ...(Number.isSafeInteger(count) && count >= 1 ? [] : [`count is ${count}: must be a whole number from 1.`]),
    ]);
}
function dimensionProblems(dimensions) {
    const problems = dimensions.flatMap(({ name, value }) => [
        ...textProblems('dimension name', name, MAX_NAME),
        ...colonProblems('dimension name', name),
        ...textProblems(`value of dimension ${quoted(name)}`, value, MAX_DIMENSION_VALUE),
    ]);
    if (dimensions.length > MAX_DIMENSIONS) {
        problems.push(`dimensions: ${dimensions.length} are given; at most ${MAX_DIMENSIONS} are allowed.`);
    }
    const names = dimensions.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        problems.push(`dimension ${quoted(twice)} stands there twice.`);
    return problems;
}
function timestampProblems(timestampMs, nowMs) {
    if (!Number.isFinite(timestampMs) || Math.abs(timestampMs) > 8.64e15)
        return ['timestamp is not a time.'];
    const is = `timestamp is ${new Date(timestampMs).toISOString()}:`;
    if (timestampMs < nowMs - PAST_MS)
        return [`${is} CloudWatch takes nothing older than two weeks.`];
    if (timestampMs > nowMs + FUTURE_MS)
        return [`${is} CloudWatch takes nothing more than two hours ahead.`];
    return [];
}
function unitProblem(unit) {
    const nearest = nearestUnit(unit);
    const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    return (`unit is ${quoted(unit)}: must be Seconds, Milliseconds, Microseconds, Percent, Count, None, Bytes or Bits (with ` +
        `Kilo, Mega, Giga or Tera before: Kilobytes), or one of Count, Bytes and Bits per second (Megabits/Second).${hint}`);
}
function quoted(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

;// CONCATENATED MODULE: ./packages/telemetry/src/cardinality.ts


/**
 * Keeps the metrics of the first `max` distinct dimension sets per metric name: each set is a metric that CloudWatch
 * bills for by itself.
 */
function capCardinality(metrics, max) {
    const setsByName = new Map();
    const beyond = new Map();
    const [kept, dropped] = [[], []];
    for (const metric of metrics) {
        const key = dimensionSetKey(metric.dimensions);
        const sets = setsByName.get(metric.name) ?? new Set();
        setsByName.set(metric.name, sets);
        if (sets.has(key) || sets.size < max) {
            sets.add(key);
            kept.push(metric);
        }
        else {
            beyond.set(metric.name, (beyond.get(metric.name) ?? new Set()).add(key));
            dropped.push(metric);
        }
    }
    const warnings = [...beyond].map(([name, sets]) => `Metric ${JSON.stringify(name)} has ${max + sets.size} distinct dimension sets; those beyond the ` +
        `${(0,src/* plural */.LS)(max, 'set')} that "max-cardinality" allows were not sent.`);
    return { kept, dropped, warnings };
}
const UNBOUNDED_NAMES = /^(git(hub)?)?(ref|refname|headref|branch|sha|commit|commitsha|revision|digest|imagedigest|tag|imagetag|runid|runnumber|runattempt|attempt|jobid|buildid|buildnumber|deploymentid|requestid|pr|prnumber|pullrequest|actor|user|timestamp|time|date|uuid|guid|id)$/;
const UNBOUNDED_VALUES = [
    [/^[0-9a-f]{40}$|^[0-9a-f]{64}$|^sha\d{3}:[0-9a-f]+$/i, 'a hash'],
    [/^refs\//, 'a Git ref'],
    [/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'a UUID'],
    [/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'a time'],
];
/**
 * One sentence per dimension that looks as if it had another value in each run (a branch, a commit, a run id): every
 * value of it becomes a metric of its own, and no alarm can watch them all.
 */
function unboundedDimensions(metrics) {
    const found = new Map();
    for (const { name, value } of metrics.flatMap((metric) => metric.dimensions)) {
        const why = whyUnbounded(name, value);
        if (why !== undefined && !found.has(name))
            found.set(name, why);
    }
    return [...found].map(([name, why]) => `Dimension ${JSON.stringify(name)} ${why}: each of its values becomes a metric of its own, billed by itself. ` +
        'Keep such details in the log, and name what stays the same here, such as a service or an environment.');
}
function whyUnbounded(name, value) {
    if (UNBOUNDED_NAMES.test(name.toLowerCase().replace(/[^a-z]/g, '')))
        return 'looks different in every run';
    const kind = UNBOUNDED_VALUES.find(([pattern]) => pattern.test(value))?.[1];
    return kind === undefined ? undefined : `holds ${kind}`;
}

;// CONCATENATED MODULE: ./packages/telemetry/src/plan.ts
/**
 * PutMetricData's limits by its API reference. Its "1 MB" is read as the smaller of the two usual meanings, and is held
 * before compression.
 */
const PUT_LIMITS = { maxData: 1000, maxValues: 150, maxBytes: 1_000_000 };
/**
 * The fewest requests that carry all metrics in their order. Equal values of a metric become one value with a count.
 * One datum fits into a request whatever it holds: 30 dimensions of the greatest length are 80 kB when escaped.
 */
function planRequests(namespace, metrics, limits = PUT_LIMITS) {
    const emptyBytes = byteLength({ Namespace: namespace, MetricData: [] });
    const requests = [];
    for (const datum of metrics.flatMap((metric) => dataOf(metric, limits.maxValues))) {
        const bytes = byteLength(wireDatum(datum));
        const open = requests.at(-1);
        // One more byte for the comma between two data.
        if (open && open.data.length < limits.maxData && open.bytes + 1 + bytes <= limits.maxBytes) {
            open.data.push(datum);
            open.bytes += 1 + bytes;
        }
        else {
            requests.push({ namespace, data: [datum], bytes: emptyBytes + bytes });
        }
    }
    return requests;
}
/** A datum as it stands in the JSON body; times are epoch seconds, as the protocol has them. */
function wireDatum({ metric, samples }) {
    const [first] = samples;
    const single = samples.length === 1 && first?.count === 1;
    const hasCounts = samples.some(({ count }) => count !== 1);
    return {
        MetricName: metric.name,
        ...(metric.dimensions.length > 0 && {
            Dimensions: metric.dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
        }),
        Timestamp: metric.timestampMs / 1000,
        ...(single ? { Value: first.value } : { Values: samples.map(({ value }) => value) }),
        ...(hasCounts && { Counts: samples.map(({ count }) => count) }),
        Unit: metric.unit,
        ...(metric.storageResolution === 1 && { StorageResolution: 1 }),
    };
}
/** Each value once, in the order in which they first stand, with the sum of their counts. */
function uniqueSamples(samples) {
    const counts = new Map();
    for (const { value, count } of samples)
        counts.set(value, (counts.get(value) ?? 0) + count);
    return [...counts].map(([value, count]) => ({ value, count }));
}
function dataOf(metric, maxValues) {
    return chunks(uniqueSamples(metric.samples), maxValues).map((samples) => ({ metric, samples }));
}
/** The list cut into pieces of at most so many entries. */
function chunks(list, size) {
    return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
function byteLength(document) {
    return Buffer.byteLength(JSON.stringify(document));
}

;// CONCATENATED MODULE: ./packages/telemetry/src/emf.ts


/** By the format's specification: metrics per directive and values per metric; and the log event limit in bytes. */
const MAX_METRICS = 100;
const MAX_VALUES = 100;
const MAX_BYTES = 256_000;
/** The format knows no counts: a value measured a million times is a million values, which no log should carry. */
const MAX_SAMPLES = 10_000;
/** The format's schema allows less here than the API does. */
const MAX_DIMENSION_NAME = 250;
/** What the format cannot say of these metrics: its values and dimensions are members of one JSON object. */
function emfProblems(metrics) {
    return metrics.flatMap(({ name, dimensions, samples }) => {
        const is = `Metric ${JSON.stringify(name)} cannot be written in the embedded metric format:`;
        const problems = [];
        if (name === '_aws' || dimensions.some((dimension) => dimension.name === '_aws')) {
            problems.push(`${is} the name _aws is taken.`);
        }
        if (dimensions.some((dimension) => dimension.name === name)) {
            problems.push(`${is} one of its dimensions has the same name.`);
        }
        if (dimensions.some((dimension) => dimension.name.length > MAX_DIMENSION_NAME)) {
            problems.push(`${is} a dimension name may have ${MAX_DIMENSION_NAME} characters.`);
        }
        const total = samples.reduce((sum, { count }) => sum + count, 0);
        if (total > MAX_SAMPLES)
            problems.push(`${is} it has ${total} values; at most ${MAX_SAMPLES} are allowed.`);
        return problems;
    });
}
/** The metrics as log events, in their order; neighbours with the same dimensions and time share one. */
function emfDocuments(namespace, metrics) {
    const groups = [];
    let bytes = 0;
    for (const part of metrics.flatMap(partsOf)) {
        const open = groups.at(-1);
        const added = memberBytes(part);
        if (open && joins(open, part) && bytes + added <= MAX_BYTES) {
            open.push(part);
            bytes += added;
        }
        else {
            groups.push([part]);
            bytes = Buffer.byteLength(emf_document(namespace, [part]));
        }
    }
    return groups.map((parts) => ({
        line: emf_document(namespace, parts),
        metrics: [...new Set(parts.map(({ metric }) => metric))],
    }));
}
function partsOf(metric) {
    const values = metric.samples.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
    return chunks(values, MAX_VALUES).map((chunk) => ({ metric, values: chunk }));
}
function joins(open, { metric }) {
    const first = open[0]?.metric;
    return (first !== undefined &&
        open.length < MAX_METRICS &&
        first.timestampMs === metric.timestampMs &&
        dimensionSetKey(first.dimensions) === dimensionSetKey(metric.dimensions) &&
        open.every((part) => part.metric.name !== metric.name));
}
function emf_document(namespace, parts) {
    const metadata = {
        Timestamp: parts[0]?.metric.timestampMs,
        CloudWatchMetrics: [
            {
                Namespace: namespace,
                Dimensions: [parts[0]?.metric.dimensions.map(({ name }) => name)],
                Metrics: parts.map(({ metric }) => definition(metric)),
            },
        ],
    };
    // Not a plain object literal: a metric may be named `__proto__`.
    const members = [
        ['_aws', metadata],
        ...(parts[0]?.metric.dimensions ?? []).map(({ name, value }) => [name, value]),
        ...parts.map(({ metric, values }) => [metric.name, values.length === 1 ? values[0] : values]),
    ];
    return inertJson(JSON.stringify(Object.fromEntries(members)));
}
function definition({ name, unit, storageResolution }) {
    return { Name: name, Unit: unit, ...(storageResolution === 1 && { StorageResolution: 1 }) };
}
/** An upper bound of what a part adds to a document. */
function memberBytes({ metric, values }) {
    return Buffer.byteLength(inertJson(JSON.stringify([definition(metric), { [metric.name]: values }])));
}
/**
 * The same JSON value in a text that the runner cannot take for a workflow command: it obeys `##[name]` anywhere in a
 * line. (`::name::` counts at the start of a line only, where JSON has its brace.)
 */
function inertJson(json) {
    return json.replaceAll('##[', '\\u0023\\u0023[');
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch/dist-cjs/index.js
var dist_cjs = __webpack_require__(4085);
;// CONCATENATED MODULE: ./packages/telemetry/src/sinks/cloudwatch.ts



/**
 * Sends metrics in as few requests as the limits allow, one after the other. A refused request does not keep the next
 * ones from being sent; an aborted signal and a hopeless error do.
 */
function cloudWatchSink({ namespace, put, isHopeless }) {
    return {
        name: 'cloudwatch',
        deliver: async (metrics, signal) => {
            const unsent = new Set();
            const errors = new Map();
            let hopeless = false;
            for (const request of planRequests(namespace, metrics)) {
                const error = hopeless ? undefined : await attempt(() => put(request, signal), signal);
                if (error !== undefined)
                    errors.set(error.message, error);
                if (error !== undefined || hopeless)
                    for (const { metric } of request.data)
                        unsent.add(metric);
                if (error !== undefined)
                    hopeless = signal.aborted || isHopeless(error);
            }
            return { sink: 'cloudwatch', ...split(metrics, unsent), errors: [...errors.values()] };
        },
    };
}
/** The real side of the sink: PutMetricData through an SDK client, which retries by its own policy. */
function putMetricData(client) {
    return async ({ namespace, data }, signal) => {
        const input = { Namespace: namespace, MetricData: data.map(sdkDatum) };
        await client.send(new dist_cjs/* PutMetricDataCommand */.zmv(input), { abortSignal: signal });
    };
}
function sdkDatum(datum) {
    return { ...wireDatum(datum), Timestamp: new Date(datum.metric.timestampMs) };
}
function split(metrics, unsent) {
    return {
        sent: metrics.filter((metric) => !unsent.has(metric)),
        unsent: metrics.filter((metric) => unsent.has(metric)),
    };
}
/** The error of the work, or of the signal as soon as that is aborted: an SDK in a back-off sleep notices it late. */
async function attempt(work, signal) {
    const release = new AbortController();
    const aborted = new Promise((_, reject) => {
        const onAbort = () => {
            reject((0,src/* toError */.iT)(signal.reason));
        };
        signal.addEventListener('abort', onAbort, { once: true, signal: release.signal });
    });
    try {
        signal.throwIfAborted();
        await Promise.race([work(), aborted]);
        return undefined;
    }
    catch (thrown) {
        return (0,src/* toError */.iT)(signal.aborted ? signal.reason : thrown);
    }
    finally {
        release.abort();
    }
}

;// CONCATENATED MODULE: ./packages/telemetry/src/sinks/log.ts

/** Writes log events in the embedded metric format, for a runner whose log goes to CloudWatch Logs. */
function emfSink(namespace, write) {
    return logSink('emf', (metrics) => emfDocuments(namespace, metrics).map(({ line }) => line), write);
}
/** Writes one line per metric, for people. */
function stdoutSink(namespace, write) {
    return logSink('stdout', (metrics) => metrics.map((metric) => describeMetric(namespace, metric)), write);
}
/** `CI/CD DeploymentStatus{Service=orders, Environment=production} = 1 Count at 2026-01-02T03:04:05.000Z`. */
function describeMetric(namespace, metric) {
    const dimensions = metric.dimensions.map(({ name, value }) => `${name}=${value}`).join(', ');
    const series = `${namespace} ${metric.name}${dimensions === '' ? '' : `{${dimensions}}`}`;
    const unit = metric.unit === 'None' ? '' : ` ${metric.unit}`;
    return `${series} = ${describeSamples(metric)}${unit} at ${new Date(metric.timestampMs).toISOString()}`;
}
/** `1`, or `1, 2 (3 times), …` for several values. */
function describeSamples({ samples }, most = 5) {
    const shown = samples
        .slice(0, most)
        .map(({ value, count }) => (count === 1 ? `${value}` : `${value} (${count} times)`));
    return [...shown, ...(samples.length > most ? [`… ${samples.length} values in all`] : [])].join(', ');
}
function logSink(name, linesOf, write) {
    return {
        name,
        deliver: (metrics) => {
            for (const line of linesOf(metrics))
                write(line);
            return Promise.resolve({ sink: name, sent: metrics, unsent: [], errors: [] });
        },
    };
}

;// CONCATENATED MODULE: ./packages/telemetry/src/sinks/sink.ts
/** Where metrics can go. */
const SINK_NAMES = ['cloudwatch', 'emf', 'stdout'];

;// CONCATENATED MODULE: ./packages/telemetry/src/index.ts









// EXTERNAL MODULE: ./packages/action-kit/src/yaml/index.ts + 3 modules
var yaml = __webpack_require__(1413);
;// CONCATENATED MODULE: ./actions/report-metric/src/metric-list.ts


const KEYS = ['name', 'value', 'values', 'counts', 'unit', 'dimensions', 'timestamp', 'storage-resolution'];
const MAX_CHARS = 1024 * 1024;
const number = src/* input.number */.hF.number({ required: true });
const count = src/* input.integer */.hF.integer({ required: true });
/** Stands for values that could not be read, which is noted by then, so that the rest of the entry is checked as well. */
const UNREADABLE = [{ value: 0, count: 1 }];
/**
 * Reads the list of the input `metrics`, YAML or JSON. Values that are not given get the defaults of the caller.
 *
 * @throws UserError where the text is not a YAML list.
 */
function parseMetricList(text) {
    const list = readYaml(text);
    if (!isList(list))
        throw new src/* UserError */.yo('Input "metrics" must be a list: every metric starts with "- name: …".');
    if (list.length === 0)
        throw new src/* UserError */.yo('Input "metrics" is an empty list: there is nothing to report.');
    const problems = [];
    const entries = list.flatMap((node, index) => {
        const at = `metrics[${index}]`;
        const draft = collect(problems, () => readEntry(node, at, problems));
        return draft === undefined ? [] : [{ at, draft }];
    });
    return { entries, problems };
}
/** Every scalar stays text: `1.10` as a dimension keeps its zero, and `.nan` is no number. */
function readYaml(text) {
    if (text.length > MAX_CHARS)
        throw new src/* UserError */.yo(`Input "metrics" has ${text.length} characters; ${MAX_CHARS} are allowed.`);
    const { document, secondAt, lines } = (0,yaml/* parseYaml */.hN)(text, 'Input "metrics"', { schema: 'failsafe', uniqueKeys: true });
    const [error] = document.errors;
    if (error !== undefined) {
        const { line, col } = lines.linePos(error.pos[0]);
        throw new src/* UserError */.yo(`Input "metrics" is not valid YAML: ${error.message} (line ${line}, column ${col})`);
    }
    if (secondAt !== undefined)
        throw new src/* UserError */.yo('Input "metrics" is not one YAML document: a second one begins.');
    try {
        return document.toJS({ mapAsMap: true });
    }
    catch (thrown) {
        // Too many aliases, or one of an anchor that is not there.
        throw new src/* UserError */.yo(`Input "metrics" is not valid YAML: ${(0,src/* toError */.iT)(thrown).message}`, { cause: thrown });
    }
}
function readEntry(node, at, problems) {
    if (!isMap(node))
        throw new src/* UserError */.yo(`Input "${at}" must be a map such as {name: Duration, value: 12, unit: Seconds}.`);
    for (const key of node.keys()) {
        if (typeof key !== 'string' || !KEYS.includes(key)) {
            problems.push(`Input "${at}": ${JSON.stringify(key)} is not known; the keys are ${KEYS.join(', ')}.`);
        }
    }
    const given = (key) => scalar(node.get(key), `${at}.${key}`);
    const timestamp = collect(problems, () => given('timestamp'));
    const resolution = collect(problems, () => given('storage-resolution'));
    return {
        name: collect(problems, () => given('name')) ?? '',
        unit: collect(problems, () => given('unit')),
        samples: collect(problems, () => readSamples(node, at)) ?? UNREADABLE,
        dimensions: collect(problems, () => readDimensions(node.get('dimensions'), `${at}.dimensions`)) ?? [],
        timestampMs: timestamp === undefined ? undefined : collect(problems, () => parseTime(timestamp, `${at}.timestamp`)),
        storageResolution: resolution === undefined
            ? undefined
            : collect(problems, () => count.parse(resolution, `${at}.storage-resolution`)),
    };
}
function readSamples(entry, at) {
    const value = scalar(entry.get('value'), `${at}.value`);
    const values = entry.get('values');
    const counts = entry.get('counts');
    if ((value === undefined) === (values === undefined))
        throw new src/* UserError */.yo(`Input "${at}" needs "value" or "values", one of them.`);
    if (value !== undefined) {
        if (counts !== undefined)
            throw new src/* UserError */.yo(`Input "${at}.counts" belongs to "values", one count for each of them.`);
        return [{ value: number.parse(value, `${at}.value`), count: 1 }];
    }
    const numbers = scalars(values, `${at}.values`).map((text, index) => number.parse(text, `${at}.values[${index}]`));
    if (numbers.length === 0)
        throw new src/* UserError */.yo(`Input "${at}.values" is empty.`);
    if (counts === undefined)
        return numbers.map((each) => ({ value: each, count: 1 }));
    const times = scalars(counts, `${at}.counts`).map((text, index) => count.parse(text, `${at}.counts[${index}]`));
    if (times.length !== numbers.length) {
        throw new src/* UserError */.yo(`Input "${at}.counts" has ${times.length} entries and "values" has ${numbers.length}: both must match.`);
    }
    return numbers.map((each, index) => ({ value: each, count: times[index] ?? 1 }));
}
function readDimensions(node, at) {
    if (node === undefined || node === '')
        return [];
    if (!isMap(node))
        throw new src/* UserError */.yo(`Input "${at}" must be a map such as {Service: orders-api}.`);
    return [...node].map(([key, value]) => {
        const name = scalar(key, at) ?? '';
        return { name, value: scalar(value, `${at}.${name}`) ?? '' };
    });
}
/** ISO 8601 with a zone, or epoch seconds or milliseconds, told apart by their size. */
function parseTime(text, at) {
    const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)
        ? Date.parse(text)
        : epochMs(text);
    if (Number.isNaN(ms)) {
        throw new src/* UserError */.yo(`Input "${at}" is ${JSON.stringify(text)}: must be a time with its zone, such as 2026-01-02T03:04:05Z, or epoch seconds.`);
    }
    return Math.round(ms);
}
function epochMs(text) {
    if (!/^\d{9,14}(\.\d+)?$/.test(text))
        return Number.NaN;
    const time = Number(text);
    return time < 1e11 ? time * 1000 : time;
}
/** The result, or `undefined` and the problem noted, so that one bad value does not hide the next. */
function collect(problems, read) {
    try {
        return read();
    }
    catch (thrown) {
        if (!(thrown instanceof src/* UserError */.yo))
            throw thrown;
        problems.push(thrown.message);
        return undefined;
    }
}
function scalar(node, at) {
    if (node === undefined || typeof node === 'string')
        return node === '' ? undefined : node;
    throw new src/* UserError */.yo(`Input "${at}" must be a single value.`);
}
function scalars(node, at) {
    if (node === undefined || !isList(node))
        throw new src/* UserError */.yo(`Input "${at}" must be a list such as [1, 2, 3].`);
    return node.map((each, index) => scalar(each, `${at}[${index}]`) ?? '');
}
function isList(node) {
    return Array.isArray(node);
}
function isMap(node) {
    return node instanceof Map;
}

;// CONCATENATED MODULE: ./actions/report-metric/src/status.ts

const STATUSES = ['success', 'failure', 'cancelled', 'skipped'];
/** Worst first: what the status of several jobs is. A job that was skipped beside others that ran says nothing. */
const RANKED = ['failure', 'cancelled', 'success', 'skipped'];
/**
 * The status of a job (`job.status`), or of several at once (`join(needs.*.result)`): failure where one has failed, else
 * cancelled where one was, else success; skipped where all were.
 *
 * @throws UserError where a word is no status of a job.
 */
function parseStatus(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    const unknown = words.find((word) => !STATUSES.some((status) => status === word));
    const worst = RANKED.find((status) => words.includes(status));
    if (unknown !== undefined || worst === undefined) {
        throw new src/* UserError */.yo(`Input "status" is ${JSON.stringify(text)}: must be ${STATUSES.join(', ')}, such as \${{ job.status }}, or ` +
            'several of them as ${{ join(needs.*.result) }} gives them.');
    }
    return worst;
}
/**
 * DeploymentStatus 1 or 0, once without dimensions for an alarm over everything and once with what is known of service
 * and environment. Nothing for a status that is no verdict on a deployment.
 */
function statusDrafts(status, service, environment) {
    if (status === 'cancelled' || status === 'skipped')
        return [];
    const total = {
        name: 'DeploymentStatus',
        unit: 'Count',
        samples: [{ value: status === 'success' ? 1 : 0, count: 1 }],
    };
    const dimensions = [
        ...(service === undefined ? [] : [{ name: 'Service', value: service }]),
        ...(environment === undefined ? [] : [{ name: 'Environment', value: environment }]),
    ];
    return dimensions.length === 0 ? [total] : [total, { ...total, dimensions }];
}

;// CONCATENATED MODULE: ./actions/report-metric/src/collect.ts




/** How many problems one message lists. */
const MAX_PROBLEMS = 20;
/**
 * All metrics that the inputs ask for, the deployment's status first. What no time is given for has the given one.
 *
 * @throws UserError that lists what CloudWatch would refuse, so that bad data is refused before anything is sent.
 */
function collectMetrics(inputs, nowMs) {
    const status = inputs.status === undefined ? undefined : parseStatus(inputs.status);
    const own = status === undefined ? [] : statusDrafts(status, inputs.service, inputs.environment);
    const list = givenEntries(inputs);
    const entries = [...own.map((draft) => ({ at: 'status', draft })), ...list.entries];
    const metrics = [];
    const problems = [];
    for (const { at, draft } of entries) {
        const reading = readMetric(draft, nowMs);
        if ('metric' in reading)
            metrics.push(reading.metric);
        else
            problems.push(...reading.problems.map((problem) => `Input "${at}": ${problem}`));
    }
    if (inputs.sinks.includes('emf'))
        problems.push(...emfProblems(metrics));
    const all = [...new Set([...list.problems, ...problems])];
    if (all.length > 0)
        throw new src/* UserError */.yo(listing(all));
    return { status, metrics };
}
function givenEntries({ metrics, metricName, value, unit, dimensions }) {
    const defaults = [...dimensions].map(([name, each]) => ({ name, value: each }));
    if (metricName !== undefined && value !== undefined) {
        const draft = { name: metricName, unit, samples: [{ value, count: 1 }], dimensions: defaults };
        return { entries: [{ at: 'metric-name', draft }], problems: [] };
    }
    if (metrics === undefined)
        return { entries: [], problems: [] };
    const { entries, problems } = parseMetricList(metrics);
    return {
        problems,
        entries: entries.map(({ at, draft }) => ({
            at,
            draft: { ...draft, dimensions: withDefaults(draft.dimensions ?? [], defaults) },
        })),
    };
}
/** A metric's own dimensions win over the defaults of the same name. */
function withDefaults(own, defaults) {
    const names = new Set(own.map(({ name }) => name));
    return [...defaults.filter(({ name }) => !names.has(name)), ...own];
}
function listing(problems) {
    const shown = problems.slice(0, MAX_PROBLEMS);
    const more = problems.length - shown.length;
    return [...shown, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n');
}

;// CONCATENATED MODULE: ./actions/report-metric/src/inputs.ts



const inputSpec = {
    namespace: src/* input.text */.hF.text({ default: 'CI/CD' }),
    metrics: src/* input.text */.hF.text(),
    'metric-name': src/* input.text */.hF.text(),
    value: src/* input.number */.hF.number(),
    unit: src/* input.text */.hF.text(),
    dimensions: src/* input.map */.hF.map(),
    status: src/* input.text */.hF.text(),
    service: src/* input.text */.hF.text(),
    environment: src/* input.text */.hF.text(),
    timeout: src/* input.duration */.hF.duration({ default: '20s', min: 1 }),
    sinks: src/* input.linesOf */.hF.linesOf(SINK_NAMES, { default: 'cloudwatch' }),
    'on-error': src/* input.oneOf */.hF.oneOf(['warn', 'fail'], { default: 'warn' }),
    'max-cardinality': src/* input.integer */.hF.integer({ default: '100', min: 1 }),
    'dry-run': src/* input.boolean */.hF.boolean({ default: 'false' }),
    ...aws_src/* awsInputs */.xN,
};
/** What to do about a failure: read by itself and first, since it decides what any other bad input does to the job. */
function readOnError(runner) {
    return runner.inputs({ 'on-error': inputSpec['on-error'] }).onError;
}
/**
 * Every input, checked as far as it can be without the network.
 *
 * @throws UserError that lists what is wrong.
 */
function readInputs(runner) {
    const inputs = runner.inputs(inputSpec);
    const problems = [
        ...namespaceProblems(inputs.namespace).map((problem) => `Input "namespace": ${problem}`),
        ...shortFormProblems(inputs),
    ];
    if (inputs.status === undefined && inputs.metrics === undefined && inputs.metricName === undefined) {
        problems.push('There is nothing to report: give "status", "metrics", or "metric-name" with "value".');
    }
    if (problems.length > 0)
        throw new src/* UserError */.yo(problems.join('\n'));
    return inputs;
}
function shortFormProblems({ metrics, metricName, value, unit }) {
    if (metricName !== undefined) {
        return [
            ...(value === undefined ? ['Input "value" is required beside "metric-name".'] : []),
            ...(metrics === undefined
                ? []
                : ['Give "metrics" or "metric-name", not both: put the one metric into the list.']),
        ];
    }
    return [
        ...(value === undefined ? [] : ['Input "value" needs "metric-name", or write it into "metrics".']),
        ...(unit === undefined ? [] : ['Input "unit" needs "metric-name", or write it into "metrics".']),
    ];
}

;// CONCATENATED MODULE: ./actions/report-metric/src/deadline.ts

/** The time for all of the sending was up. */
class DeadlineError extends Error {
    name = 'DeadlineError';
    constructor(seconds) {
        super(`The "timeout" of ${(0,src/* formatSeconds */.Xo)(seconds)} was reached before CloudWatch had answered.`);
    }
}
/** Runs work with a signal that is aborted when the time is up, or when the parent's is. */
async function withDeadline(clock, seconds, parent, work) {
    const deadline = new AbortController();
    const done = new AbortController();
    clock.sleep(seconds * 1000, done.signal).then(() => {
        deadline.abort(new DeadlineError(seconds));
    }, () => undefined);
    try {
        return await work(AbortSignal.any([deadline.signal, parent]));
    }
    finally {
        done.abort();
    }
}

;// CONCATENATED MODULE: ./actions/report-metric/src/publish.ts





const realEffects = {
    session: (runner, inputs) => (0,aws_src/* awsSession */.yb)(runner, inputs, 'report-metric'),
    put: (session) => putMetricData(session.client(dist_cjs/* CloudWatchClient */.WBn, 'change')),
};
/**
 * The sinks that the inputs name, before anything is sent to one of them.
 *
 * @throws UserError where the settings for AWS are incomplete.
 */
function openSinks(runner, inputs, effects) {
    const { namespace, sinks } = inputs;
    const session = sinks.includes('cloudwatch') ? effects.session(runner, inputs) : undefined;
    const write = (line) => {
        runner.log.info(line);
    };
    const open = {
        cloudwatch: () => (session === undefined ? [] : [openCloudWatch(namespace, session, effects)]),
        emf: () => [emfSink(namespace, write)],
        stdout: () => [stdoutSink(namespace, write)],
    };
    return { sinks: sinks.flatMap((name) => open[name]()), session };
}
/** Sends the metrics to one sink after the other, to all of them within the one timeout. */
async function publish(runner, timeoutSeconds, sinks, metrics) {
    return withDeadline(runner.clock, timeoutSeconds, runner.signal, async (signal) => {
        const deliveries = [];
        for (const sink of sinks)
            deliveries.push(await sink.deliver(metrics, signal));
        return deliveries;
    });
}
function openCloudWatch(namespace, session, effects) {
    const put = effects.put(session);
    return cloudWatchSink({
        namespace,
        put: async (request, signal) => {
            try {
                await put(request, signal);
            }
            catch (thrown) {
                throw explain(thrown, namespace, session);
            }
        },
        // What the user has to mend, a permission or a credential, is as wrong for the next request.
        isHopeless: (error) => error instanceof src/* UserError */.yo,
    });
}
function explain(thrown, namespace, session) {
    const error = (0,aws_src/* explainAwsError */.Ni)(thrown, 'sending metrics to CloudWatch', session);
    if (!(0,aws_src/* isAccessDenied */.w7)(thrown))
        return error;
    const condition = JSON.stringify({ StringEquals: { 'cloudwatch:namespace': namespace } });
    return new src/* UserError */.yo(`${error.message}; to allow this namespace only, add "Condition": ${condition}. Where a policy has such a ` +
        'condition already, it must name this namespace.', { cause: thrown });
}

;// CONCATENATED MODULE: ./actions/report-metric/src/summary.ts


/** The verdict stands above the table; more rows than this are only counted. */
const MAX_ROWS = 50;
/** The step's summary: verdict, what to look at, and each metric with what became of it. */
function renderSummary(facts) {
    const { outcome, reason, ok, warnings = [], consoleUrl, namespace } = facts;
    const good = ['published', 'planned', 'skipped'].includes(outcome);
    const icon = good ? '✅' : ok ? '⚠️' : '❌';
    const where = consoleUrl === undefined || namespace === undefined ? '' : `\n\n${(0,src/* link */.nf)(`Metrics in ${namespace}`, consoleUrl)}`;
    return [
        {
            title: 'Verdict',
            rank: 0,
            markdown: `## ${icon} report-metric: ${outcome}\n\n${(0,src/* escapeMarkdown */.FV)(reason)}${where}`,
        },
        { title: 'Warnings', rank: 1, markdown: (0,src/* bullets */.e5)(warnings) },
        { title: 'Metrics', rank: 2, markdown: metricTable(facts) },
    ];
}
function metricTable({ metrics = [], published = [], outcome, namespace = '' }) {
    if (metrics.length === 0)
        return '';
    const sent = new Set(published);
    const rows = metrics
        .slice(0, MAX_ROWS)
        .map((metric) => [
        metric.name,
        metric.dimensions.map(({ name, value }) => `${name}=${value}`).join(', '),
        describeSamples(metric),
        metric.unit,
        outcome === 'planned' ? 'planned' : sent.has(metric) ? 'published' : 'not confirmed',
    ]);
    const more = metrics.length > MAX_ROWS ? `\n\n_${metrics.length - MAX_ROWS} more are in the file of the output "result"._` : '';
    const body = `${(0,src/* table */.tp)(['Metric', 'Dimensions', 'Value', 'Unit', 'Fate'], rows)}${more}`;
    const title = `${(0,src/* plural */.LS)(metrics.length, 'metric')} in ${namespace}`;
    return metrics.length > 10 ? (0,src/* details */.zH)(title, body) : `Namespace ${(0,src/* code */.aY)(namespace)}\n\n${body}`;
}

;// CONCATENATED MODULE: ./actions/report-metric/src/verdict.ts

/**
 * What came of it, over all sinks and all metrics, those held back by the cardinality guard included. `published` only
 * where every metric is in every sink; `failed` only where none is in any.
 */
function judge(metrics, capWarnings, deliveries) {
    const sentTo = deliveries.map(({ sent }) => new Set(sent));
    const published = metrics.filter((metric) => sentTo.every((sent) => sent.has(metric)));
    const places = deliveries.map(({ sink }) => sink).join(', ');
    if (published.length === metrics.length) {
        return { outcome: 'published', reason: `${(0,src/* plural */.LS)(metrics.length, 'metric')} published to ${places}.`, published };
    }
    const failed = deliveries.filter(({ unsent }) => unsent.length > 0);
    if (sentTo.every((sent) => sent.size === 0)) {
        const causes = [...failed.map(describeErrors), ...capWarnings].join(' ');
        return { outcome: 'failed', reason: `No metric was published to ${places}. ${causes}`, published };
    }
    const share = `${published.length} of ${(0,src/* plural */.LS)(metrics.length, 'metric')} published to ${places}.`;
    const losses = failed.map((delivery) => `${delivery.sink} did not confirm ${(0,src/* plural */.LS)(delivery.unsent.length, 'metric')}: ${describeErrors(delivery)}`);
    return { outcome: 'partial', reason: [share, ...losses, ...capWarnings].join(' '), published };
}
function describeErrors({ errors }) {
    return errors.map(describeError).join(' Also: ');
}
/** A UserError says all that helps; any other error needs its causes. */
function describeError(error) {
    return error instanceof src/* UserError */.yo ? error.message : (0,src/* messageChain */.NG)(error);
}

;// CONCATENATED MODULE: ./actions/report-metric/src/main.ts








/**
 * Reports metrics. Whatever goes wrong, bad inputs and missing credentials included, turns the step red only with
 * `on-error: fail`; only a bad `on-error` itself throws.
 */
async function main(runner, effects = realEffects) {
    const onError = readOnError(runner);
    try {
        return settle(runner, onError, await run(runner, effects));
    }
    catch (thrown) {
        const error = (0,src/* toError */.iT)(thrown);
        runner.log.debug(error.stack ?? '');
        const outcome = error instanceof src/* UserError */.yo ? 'config-error' : 'failed';
        return settle(runner, onError, { outcome, reason: describeError(error) });
    }
}
async function run(runner, effects) {
    const inputs = readInputs(runner);
    const collected = collectMetrics(inputs, runner.clock.now());
    if (collected.metrics.length === 0)
        return skipped(collected);
    const capped = capCardinality(collected.metrics, inputs.maxCardinality);
    const notes = [...unboundedDimensions(capped.kept), ...unusedInputs(inputs)];
    const warnings = [...capped.warnings, ...notes];
    // What was held back is in the reason, which is an annotation itself, unless nothing was to be sent.
    for (const warning of inputs.dryRun ? warnings : notes)
        runner.log.warning(warning);
    if (inputs.dryRun)
        return planned(runner, inputs, capped, warnings);
    const open = openSinks(runner, inputs, effects);
    const deliveries = await runner.log.group(`Sending ${(0,src/* plural */.LS)(capped.kept.length, 'metric')}`, () => publish(runner, inputs.timeout, open.sinks, capped.kept));
    return concluded(inputs, collected.metrics, capped, deliveries, open, warnings);
}
function skipped({ status = 'skipped' }) {
    return { outcome: 'skipped', reason: `Nothing was sent: the status "${status}" is no verdict on a deployment.` };
}
function unusedInputs({ status, service, environment }) {
    if (status !== undefined || (service === undefined && environment === undefined))
        return [];
    return ['"service" and "environment" are dimensions of "status", which was not given: name them under "dimensions".'];
}
async function planned(runner, { namespace, sinks }, { kept }, warnings) {
    const requests = planRequests(namespace, kept);
    for (const [index, { data, bytes }] of requests.entries()) {
        await runner.log.group(`Request ${index + 1} of ${requests.length}, ${bytes} bytes`, () => {
            for (const { metric, samples } of data)
                runner.log.info(describeMetric(namespace, { ...metric, samples }));
            return Promise.resolve();
        });
    }
    const effort = sinks.includes('cloudwatch') ? `, in ${(0,src/* plural */.LS)(requests.length, 'request')}` : '';
    return {
        outcome: 'planned',
        reason: `Dry run: ${(0,src/* plural */.LS)(kept.length, 'metric')} would be sent to ${sinks.join(', ')}${effort}.`,
        namespace,
        metrics: kept,
        warnings,
        details: { namespace, requests: requests.map(({ data, bytes }) => ({ data: data.length, bytes })) },
    };
}
function concluded({ namespace }, metrics, capped, deliveries, { session }, warnings) {
    return {
        ...judge(metrics, capped.warnings, deliveries),
        namespace,
        metrics,
        warnings,
        ...(session && { consoleUrl: (0,aws_src/* consoleLinks */.tr)(session).metrics(namespace) }),
        details: {
            namespace,
            heldBack: capped.dropped.length,
            sinks: deliveries.map(({ sink, sent, unsent, errors }) => ({
                sink,
                sent: sent.length,
                unsent: unsent.length,
                errors: errors.map(describeError),
            })),
            ...(session && { region: session.region, calls: session.calls.byOperation() }),
        },
    };
}
/** Turns a result into the report: red only where it is a failure and `on-error` says so, with an annotation either way. */
function settle(runner, onError, result) {
    const { outcome, reason, metrics = [], published = [], warnings = [], details = {} } = result;
    const good = outcome === 'published' || outcome === 'skipped' || outcome === 'planned';
    const ok = good || onError === 'warn';
    if (ok && !good)
        runner.log.warning(reason, { title: `report-metric: ${outcome}` });
    const confirmed = new Set(published);
    return {
        outcome,
        reason,
        ok,
        outputs: { published: published.length },
        summary: renderSummary({ ...result, ok }),
        details: {
            ...details,
            warnings,
            metrics: metrics.map((metric) => ({
                ...metric,
                timestamp: new Date(metric.timestampMs).toISOString(),
                published: confirmed.has(metric),
            })),
        },
    };
}

;// CONCATENATED MODULE: ./actions/report-metric/src/action.ts

const action = {
    name: 'report-metric',
    outcomes: ['published', 'partial', 'skipped', 'failed', 'planned', 'config-error'],
    outputs: ['published'],
    onThrow: 'failed',
    main: main,
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
