export const id = 777;
export const ids = [777];
export const modules = {

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





/***/ }),

/***/ 5650:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sA: () => (/* reexport */ GATE_OUTCOMES),
  vc: () => (/* reexport */ GATE_OUTPUTS),
  EN: () => (/* reexport */ InfrastructureError),
  VM: () => (/* reexport */ ScannerError),
  vn: () => (/* reexport */ concludeScan),
  ll: () => (/* reexport */ gateInputs),
  A7: () => (/* reexport */ loadRules),
  tL: () => (/* reexport */ readReport),
  $h: () => (/* reexport */ readReportFile),
  gD: () => (/* reexport */ reportingThrows)
});

// UNUSED EXPORTS: COMMENT_MAX_CHARS, DEFAULT_POLICY_PATH, KINDS, LEVELS, RANKED, REPORT_FORMAT, REPORT_FORMATS, REPORT_VERSION, SARIF_MAX_GZIP_BYTES, SARIF_MAX_RESULTS, SEVERITIES, VEX_STATUSES, codeHash, commentMarker, compareSeverity, defaultPolicy, describePolicy, describeTarget, describeTool, evaluate, fingerprint, imageRepository, importFile, importOpenVex, importTrivyIgnore, importTrivyIgnoreYaml, inventoryKey, judgesAChange, mergeReports, normalizeSeverity, normalizedJson, outcomeOfThrow, parsePolicy, readBaseline, renderComment, renderLogTable, renderSarif, renderSummary, sarifCategory, severityOfScore, verdictOf, withImports, writeBaseline

// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
;// CONCATENATED MODULE: ./packages/findings/src/parse/package-url.ts
/** Systems whose namespace in a package URL is the distribution and no part of the name. */
const OS_TYPES = new Set(['deb', 'rpm', 'apk', 'alpm', 'bitnami']);
/**
 * Ecosystem and name of a package URL; undefined where it is none. Written out rather than taken from a library, which
 * would check every part at ten times the cost: a report holds one for each finding.
 */
function packageKeyOfUrl(purl) {
    if (purl?.startsWith('pkg:') !== true)
        return undefined;
    const slash = purl.indexOf('/');
    const end = purl.search(/[?#]/);
    if (slash < 5 || (end >= 0 && end < slash))
        return undefined;
    const ecosystem = purl.slice(4, slash).toLowerCase();
    const rest = purl.slice(slash + 1, end < 0 ? undefined : end);
    // A leading @ is that of a scope that was not encoded.
    const version = rest.lastIndexOf('@');
    const full = decoded(version > 0 ? rest.slice(0, version) : rest);
    const name = OS_TYPES.has(ecosystem) ? full.slice(full.lastIndexOf('/') + 1) : full;
    return name === '' ? undefined : { ecosystem, name: canonicalName(ecosystem, name) };
}
/** The key of a package: from its URL, else from what the tool calls it. */
function packageKey(found) {
    const { ecosystem, name } = found;
    return packageKeyOfUrl(found.purl) ?? { ecosystem, name: canonicalName(ecosystem, name) };
}
/** PyPI holds `Foo_Bar` and `foo-bar` for one; Maven's `group:artifact` is `group/artifact` in a package URL. */
function canonicalName(ecosystem, name) {
    if (ecosystem === 'pypi')
        return name.toLowerCase().replace(/[-_.]+/g, '-');
    if (ecosystem === 'maven')
        return name.replace(':', '/');
    return name;
}
function decoded(text) {
    if (!text.includes('%'))
        return text;
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** What scanners call their package types, as types of a package URL. Others stay as they are, in lower case. */
const ECOSYSTEMS = {
    // Distributions, as Trivy and ECR name them.
    alpine: 'apk',
    wolfi: 'apk',
    chainguard: 'apk',
    debian: 'deb',
    ubuntu: 'deb',
    dpkg: 'deb',
    redhat: 'rpm',
    centos: 'rpm',
    rocky: 'rpm',
    alma: 'rpm',
    amazon: 'rpm',
    oracle: 'rpm',
    fedora: 'rpm',
    photon: 'rpm',
    azurelinux: 'rpm',
    'cbl-mariner': 'rpm',
    os: 'generic',
    // Languages.
    'node-pkg': 'npm',
    yarn: 'npm',
    pnpm: 'npm',
    bun: 'npm',
    node: 'npm',
    'python-pkg': 'pypi',
    python: 'pypi',
    pythonpkg: 'pypi',
    pip: 'pypi',
    pipenv: 'pypi',
    poetry: 'pypi',
    uv: 'pypi',
    jar: 'maven',
    java: 'maven',
    'java-archive': 'maven',
    pom: 'maven',
    gradle: 'maven',
    sbt: 'maven',
    bundler: 'gem',
    gemspec: 'gem',
    gobinary: 'golang',
    gomod: 'golang',
    'go-module': 'golang',
    go: 'golang',
    rustbinary: 'cargo',
    'rust-crate': 'cargo',
    'dotnet-core': 'nuget',
    'dotnet-deps': 'nuget',
    dotnet: 'nuget',
    composer: 'composer',
    'composer-vendor': 'composer',
    'php-composer': 'composer',
};
/** The type of a package URL for what a scanner calls the type of its packages. */
function ecosystemOf(type) {
    const word = (type ?? '').toLowerCase();
    return (Object.hasOwn(ECOSYSTEMS, word) ? ECOSYSTEMS[word] : undefined) ?? (word === '' ? 'generic' : word);
}
/** A path as every tool may write it, relative: no leading `/` or `./`, no backslash. */
function plainPath(path) {
    const plain = path?.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
    return plain === '' ? undefined : plain;
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/ids.ts
/**
 * An advisory's or rule's name in the form by which two are compared. Case does not count, and a misconfiguration
 * check is one with its older names: Trivy has called the same one `DS002`, `AVD-DS-0002` and `DS-0002`.
 */
function idKey(id) {
    const plain = id.trim().toUpperCase();
    const check = /^(?:AVD-)?([A-Z]+)-?(\d+)$/.exec(plain);
    return check ? `${check[1]}-${(check[2] ?? '').padStart(4, '0')}` : plain;
}
/** Every name of a finding's advisory or rule, for comparison. */
function idKeysOf({ id, aliases }) {
    return new Set([id, ...aliases].map(idKey));
}
/** Whether a name is that of a published advisory, so of a vulnerability. */
function isAdvisory(id) {
    return /^(CVE|GHSA|PYSEC|RUSTSEC|OSV|GO|DSA|DLA|USN|RHSA|ELSA|ALAS|ALSA|SNYK|TEMP|GMS|NSWG)-/i.test(id);
}

;// CONCATENATED MODULE: ./packages/findings/src/baseline/baseline.ts



/**
 * Whether a finding was there already and, if not, how it came. A new vulnerability or licence of a package that was
 * there in the same version is newly disclosed: whoever changed the code has no part in it. All else is introduced, also
 * where the baseline cannot tell: a new flaw in an old file is somebody's new line.
 */
function compareWithBaseline(finding, { known, packages }) {
    if (known.has(finding.fingerprint) || advisoryKeys(finding).some((key) => known.has(key)))
        return 'existing';
    if (finding.kind !== 'vuln' && finding.kind !== 'license')
        return 'introduced';
    return finding.package && packages.has(inventoryKey(finding.package)) ? 'newly-disclosed' : 'introduced';
}
/** A package in an inventory, by the name that all tools agree on: `ecosystem/name@version`. */
function inventoryKey(found) {
    const { ecosystem, name } = packageKey(found);
    return `${ecosystem}/${name}@${found.version}`;
}
function advisoryKeys(finding) {
    if (finding.kind !== 'vuln' || !finding.package)
        return [];
    const { ecosystem, name } = packageKey(finding.package);
    const { path = '' } = finding.package;
    return [...idKeysOf(finding)].map((id) => [id, ecosystem, name, path].join('\0'));
}
/**
 * A baseline as JSON: `findings` with what tells each one apart, and `packages` with all that was looked at. Any JSON with
 * these two keys is one, such as the normalized report of a scan.
 */
function writeBaseline(findings, packages = []) {
    return {
        packages: [
            ...new Set([
                ...packages,
                ...findings.flatMap((finding) => (finding.package ? [inventoryKey(finding.package)] : [])),
            ]),
        ].sort(),
        findings: findings.map(({ id, aliases, kind, fingerprint, package: found }) => ({
            id,
            aliases,
            kind,
            fingerprint,
            ...(found && { package: found }),
        })),
    };
}
/**
 * Reads a baseline: what `writeBaseline` gives or a normalized report, whose findings may be wrapped as
 * `{ finding: … }`. Throws a UserError where it is something else: a baseline that is not one would let nothing, or
 * everything, pass as known.
 */
function readBaseline(json) {
    const findings = isObject(json) ? json['findings'] : undefined;
    if (!isObject(json) || !Array.isArray(findings)) {
        throw new src/* UserError */.yo('The baseline has no list "findings": give the JSON report of an earlier scan by this action.');
    }
    const read = findings.map((entry, index) => readFinding(entry, index));
    const listed = json['packages'] ?? [];
    if (!isTexts(listed))
        throw new src/* UserError */.yo('The baseline\'s "packages" must be a list of texts ecosystem/name@version.');
    return {
        known: new Set(read.flatMap((finding) => [finding.fingerprint, ...advisoryKeys(finding)])),
        packages: new Set([
            ...listed,
            ...read.flatMap((finding) => (finding.package ? [inventoryKey(finding.package)] : [])),
        ]),
    };
}
function readFinding(entry, index) {
    const inner = isObject(entry) && isObject(entry['finding']) ? entry['finding'] : entry;
    const { fingerprint, id, aliases, kind, package: found } = isObject(inner) ? inner : {};
    if (typeof fingerprint !== 'string' || !/^v\d+:./.test(fingerprint)) {
        throw new src/* UserError */.yo(`The baseline's findings[${index}] has no fingerprint (v1:…): was it made by this action?`);
    }
    return {
        fingerprint,
        id: typeof id === 'string' ? idKey(id) : '',
        aliases: isTexts(aliases) ? aliases : [],
        kind: kind === 'vuln' || kind === 'license' || kind === 'secret' || kind === 'misconfig' ? kind : 'sast',
        ...(isPackage(found) && { package: found }),
    };
}
function isPackage(value) {
    if (!isObject(value))
        return false;
    const isText = (key) => typeof value[key] === 'string';
    return (['name', 'version', 'ecosystem'].every(isText) &&
        ['purl', 'path'].every((key) => value[key] === undefined || isText(key)));
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./packages/findings/src/baseline/index.ts


;// CONCATENATED MODULE: ./packages/findings/src/model.ts
/** From worst to best; `unknown` is a fact of its own and never silently low. */
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info', 'unknown'];
const KINDS = ['vuln', 'misconfig', 'secret', 'license', 'sast'];

;// CONCATENATED MODULE: ./packages/findings/src/severity.ts

/**
 * Every word that a scanner uses for a severity, in lower case. The words do not clash between tools but for
 * `info` and `error`/`warning`, which only Semgrep and SARIF use for findings.
 */
const WORDS = {
    critical: 'critical',
    high: 'high',
    important: 'high',
    medium: 'medium',
    moderate: 'medium',
    low: 'low',
    minor: 'low',
    negligible: 'info',
    informational: 'info',
    info: 'info',
    none: 'info',
    error: 'high',
    warning: 'medium',
    note: 'low',
};
/** Semgrep's own three levels: its INFO is the lowest level of a real finding, not a remark. */
const SEMGREP = {
    error: 'high',
    warning: 'medium',
    info: 'low',
    experiment: 'info',
    inventory: 'info',
};
/**
 * A scanner's word on our scale. What is absent, `UNDEFINED`, `UNKNOWN`, `UNTRIAGED` or not known to us is `unknown`, so
 * that the policy decides and nothing passes as low by accident.
 */
function normalizeSeverity(tool, text) {
    const word = text?.trim().toLowerCase() ?? '';
    const own = /^(semgrep|opengrep)/i.test(tool) ? lookUp(SEMGREP, word) : undefined;
    return own ?? lookUp(WORDS, word) ?? 'unknown';
}
function lookUp(words, word) {
    return Object.hasOwn(words, word) ? words[word] : undefined;
}
/**
 * A CVSS score or a SARIF `security-severity` on our scale, with GitHub's bounds: 9.0 critical, 7.0 high, 4.0 medium,
 * above 0 low. 0 is `info`; what is outside of 0 to 10 is `unknown`.
 */
function severityOfScore(score) {
    if (!(score >= 0 && score <= 10))
        return 'unknown';
    if (score >= 9)
        return 'critical';
    if (score >= 7)
        return 'high';
    if (score >= 4)
        return 'medium';
    return score > 0 ? 'low' : 'info';
}
const RANK = Object.fromEntries(SEVERITIES.map((severity, rank) => [severity, rank]));
/** Sorts worst first; `unknown` is last, so that the worst of several known ones wins over it. */
function compareSeverity(a, b) {
    return RANK[a] - RANK[b];
}

;// CONCATENATED MODULE: ./packages/findings/src/judged-order.ts

const judged_order_RANK = { fail: 0, warn: 1, pass: 2 };
/** What decides over the verdict first, then worst first; ties by name and place, so that the order is always the same. */
function compareJudged(one, other) {
    return judged_order_RANK[one.decision] - judged_order_RANK[other.decision] || compareFindings(one.finding, other.finding);
}
/** Worst first, then by advisory, package and place. Code units, not a locale: the same on every machine. */
function compareFindings(one, other) {
    return (compareSeverity(one.severity, other.severity) ||
        (other.cvss ?? 0) - (one.cvss ?? 0) ||
        compareText(one.id, other.id) ||
        compareText(one.package?.name ?? '', other.package?.name ?? '') ||
        compareText(one.package?.version ?? '', other.package?.version ?? '') ||
        compareText(one.location.path ?? one.package?.path ?? '', other.location.path ?? other.package?.path ?? '') ||
        (one.location.startLine ?? 0) - (other.location.startLine ?? 0) ||
        compareText(one.fingerprint, other.fingerprint));
}
/** By code units. */
function compareText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/advisory.ts
/** CVE before GHSA before anything else: the id by which an advisory is known everywhere. */
function canonicalId(ids) {
    return ids.find((id) => isCve(id)) ?? ids.find((id) => /^GHSA-/i.test(id)) ?? ids[0];
}
function isCve(id) {
    return /^CVE-\d{4}-\d+$/i.test(id);
}
/** The canonical id of an advisory and its other names, in a fixed order and without repetition. */
function namesOf(ids) {
    const id = canonicalId(ids);
    if (id === undefined)
        return undefined;
    if (ids.length === 1)
        return { id, aliases: [] };
    return { id, aliases: [...new Set(ids)].filter((other) => other !== id).sort() };
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/values.ts
/** What is wrong in a report, without its name, which whoever read it adds. */
class FormatError extends Error {
    name = 'FormatError';
}
const NOTHING = {};
const NONE = [];
/** The object, or an empty one: for what may be absent. */
function bag(value) {
    return isBag(value) ? value : NOTHING;
}
function isBag(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object that must be there. @throws FormatError naming the place */
function mustBag(value, place) {
    if (isBag(value))
        return value;
    throw new FormatError(`${place} is ${nameOf(value)} where an object belongs`);
}
/** The list, or an empty one where it is absent or null. @throws FormatError where something else stands in its place */
function list(value, place) {
    if (Array.isArray(value))
        return value;
    if (value === undefined || value === null)
        return NONE;
    throw new FormatError(`${place} is ${nameOf(value)} where a list belongs`);
}
/** A text that is not empty. */
function values_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** A text without which a finding is none. @throws FormatError naming the place */
function mustText(value, place) {
    const found = values_text(value);
    if (found !== undefined)
        return found;
    throw new FormatError(`${place} is missing`);
}
/** The texts of a list, at most so many; a single text counts as a list of one. */
function texts(value, max = 100) {
    const items = Array.isArray(value) ? value : [value];
    const found = [];
    for (const item of items) {
        if (typeof item !== 'string' || item === '' || found.includes(item))
            continue;
        found.push(item);
        if (found.length === max)
            break;
    }
    return found.length === 0 ? NONE : found;
}
/** A finite number; scanners also write numbers as text. */
function number(value) {
    if (typeof value === 'number')
        return Number.isFinite(value) ? value : undefined;
    if (typeof value !== 'string' || value.trim() === '')
        return undefined;
    const parsed = Number(value);
    return Number.isFinite(parsed) ? parsed : undefined;
}
/** A line number: a whole number from 1. */
function line(value) {
    const found = number(value);
    return found !== undefined && Number.isInteger(found) && found > 0 ? found : undefined;
}
/** An ISO 8601 date and time, from one or from seconds since 1970; absent for what is no date, and for Go's zero time. */
function date(value) {
    if (typeof value === 'number')
        return isoOf(value * 1000);
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value))
        return undefined;
    return isoOf(Date.parse(value));
}
function isoOf(milliseconds) {
    const found = new Date(milliseconds);
    return found.getTime() > 0 ? found.toISOString() : undefined;
}
/** The text cut to so many characters, with an ellipsis, in memory of its own: a slice would keep the long one alive. */
function capped(value, max) {
    if (value === undefined || value.length <= max)
        return value;
    return Buffer.from(`${value.slice(0, max - 1)}…`).toString();
}
const MAX_TITLE = 300;
const MAX_DESCRIPTION = 1000;
const MAX_REFERENCES = 10;
/** The properties that are there: an optional property is absent rather than `undefined`. */
function present(properties) {
    const found = {};
    for (const key of Object.keys(properties)) {
        const value = properties[key];
        if (value !== undefined)
            found[key] = value;
    }
    return found;
}
function nameOf(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'an object';
    return value === undefined ? 'missing' : `a ${typeof value}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/merge.ts





/**
 * The findings of several reports, the same advisory in the same package once: by any of its names (CVE, GHSA, …) and the
 * package's ecosystem and name. Where a tool sees the package in several versions or places, these stay apart. Other
 * kinds are the same if their fingerprints are.
 *
 * Severity is the worst that a tool gives, since no tool is right by rank and the gate must not depend on their order;
 * `originalSeverity` then names each. Worst findings come first, and the order of the reports changes nothing.
 */
function mergeReports(reports) {
    const findings = reports.flatMap((report) => report.findings);
    const advisoryOf = advisories(findings);
    const groups = new Map();
    for (const finding of findings) {
        const key = groupKey(finding, advisoryOf);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [finding]);
        else
            group.push(finding);
    }
    const merged = [];
    for (const group of groups.values()) {
        const [only, another] = group;
        if (only !== undefined && another === undefined)
            merged.push(only);
        else
            for (const same of split(group))
                merged.push(mergeSame(same, advisoryOf));
    }
    return merged.sort(compareFindings);
}
function groupKey(finding, advisoryOf) {
    if (finding.kind !== 'vuln' || finding.package === undefined)
        return finding.fingerprint;
    const { ecosystem, name } = packageKey(finding.package);
    return `${advisoryOf(finding.id)}\0${ecosystem}\0${name}`;
}
/**
 * For each id one name of its advisory, from who calls what an alias of what (union-find). An id that would join two CVEs
 * is an advisory about several vulnerabilities and joins nothing, lest one of them vanish.
 */
function advisories(findings) {
    const aliases = new Map();
    for (const finding of findings) {
        if (finding.kind !== 'vuln')
            continue;
        for (const alias of finding.aliases) {
            neighbours(aliases, finding.id).add(alias);
            neighbours(aliases, alias).add(finding.id);
        }
    }
    const parents = new Map();
    for (const [id, others] of aliases) {
        if (!isCve(id) && [...others].filter(isCve).length > 1)
            continue;
        for (const other of others) {
            if (isCve(other) || [...neighbours(aliases, other)].filter(isCve).length <= 1)
                unite(parents, id, other);
        }
    }
    const cves = new Map();
    for (const id of aliases.keys()) {
        if (isCve(id))
            cves.set(rootOf(parents, id), (cves.get(rootOf(parents, id)) ?? 0) + 1);
    }
    return (id) => {
        const root = rootOf(parents, id);
        return (cves.get(root) ?? 0) > 1 ? id : root;
    };
}
function neighbours(graph, id) {
    const known = graph.get(id);
    if (known !== undefined)
        return known;
    const added = new Set();
    graph.set(id, added);
    return added;
}
function rootOf(parents, id) {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root))
        root = parent;
    if (root !== id)
        parents.set(id, root);
    return root;
}
function unite(parents, a, b) {
    const [first, second] = [rootOf(parents, a), rootOf(parents, b)];
    if (first !== second)
        parents.set(first < second ? second : first, first < second ? first : second);
}
/** Parts of a group that are one finding each. */
function split(group) {
    const places = new Map();
    for (const finding of group) {
        const place = placeOf(finding);
        const known = places.get(place);
        if (known === undefined)
            places.set(place, [finding]);
        else
            known.push(finding);
    }
    // Tools name places and versions differently: with one place each, it is the same one.
    return oncePerTool([...places.values()]) ? [group] : [...places.values()];
}
function oncePerTool(places) {
    const seen = new Set();
    for (const findings of places) {
        const tools = new Set(findings.flatMap((finding) => finding.tools.map(({ name }) => name)));
        if ([...tools].some((tool) => seen.has(tool)))
            return false;
        for (const tool of tools)
            seen.add(tool);
    }
    return true;
}
function placeOf({ package: found, location, kind }) {
    const path = kind === 'vuln' ? (found?.path ?? location.path) : location.path;
    return `${plainPath(path) ?? ''}\0${found?.version ?? ''}`;
}
/** One finding of what several tools say of one thing; the first by name of the tool gives what only one can give. */
function mergeSame(same, advisoryOf) {
    const [first, ...others] = [...same].sort(byTool);
    if (first === undefined)
        throw new Error('Nothing to merge');
    if (others.length === 0)
        return first;
    const all = [first, ...others];
    const names = [...new Set(all.flatMap(({ id, aliases }) => [id, ...aliases]))].sort();
    // A name that joins nothing, since it may mean another CVE, stays an alias and gives no id.
    const advisory = advisoryOf(first.id);
    const id = canonicalId(names.filter((name) => advisoryOf(name) === advisory)) ?? first.id;
    return {
        ...first,
        id,
        aliases: names.filter((name) => name !== id),
        tools: toolsOf(all),
        severity: worst(all.map(({ severity }) => severity)),
        originalSeverity: severitiesOf(all),
        cwe: [...new Set(all.flatMap(({ cwe }) => cwe))].sort(),
        references: [...new Set(all.flatMap(({ references }) => references))].slice(0, MAX_REFERENCES),
        ...optional(all),
    };
}
function byTool(a, b) {
    return (compareText(a.tools[0]?.name ?? '', b.tools[0]?.name ?? '') ||
        compareText(a.fingerprint, b.fingerprint) ||
        compareText(a.id, b.id) ||
        compareText(JSON.stringify(a), JSON.stringify(b)));
}
function toolsOf(all) {
    const tools = new Map(all.flatMap(({ tools: some }) => some).map((tool) => [`${tool.name}\0${tool.version}`, tool]));
    return [...tools.entries()].sort(([a], [b]) => compareText(a, b)).map(([, tool]) => tool);
}
function worst(severities) {
    return [...severities].sort(compareSeverity)[0] ?? 'unknown';
}
/** The word itself where all agree, else `Grype: High, Trivy: MEDIUM`. */
function severitiesOf(all) {
    const words = new Set(all.map(({ originalSeverity }) => originalSeverity));
    if (words.size === 1)
        return [...words].join('');
    const named = all.map((finding) => finding.tools.length === 1
        ? `${finding.tools[0]?.name ?? ''}: ${finding.originalSeverity}`
        : finding.originalSeverity);
    return [...new Set(named)].join(', ');
}
function optional(all) {
    const there = (pick) => all.map(pick).filter((value) => value !== undefined && value !== null);
    const found = {};
    const description = there((finding) => finding.description)[0];
    if (description !== undefined)
        found.description = description;
    const [cvss, epss] = [there(({ cvss: score }) => score), there(({ epss: score }) => score)];
    if (cvss.length > 0)
        found.cvss = Math.max(...cvss);
    if (epss.length > 0)
        found.epss = Math.max(...epss);
    const kev = there((finding) => finding.kev);
    if (kev.length > 0)
        found.kev = kev.includes(true);
    const fixes = there((finding) => finding.fix);
    if (fixes.length > 0)
        found.fix = mergeFixes(fixes);
    const publishedAt = there((finding) => finding.publishedAt).sort()[0];
    if (publishedAt !== undefined)
        found.publishedAt = publishedAt;
    const [named, ...further] = there((finding) => finding.package);
    if (named !== undefined) {
        const path = [named, ...further].find((one) => one.path !== undefined)?.path;
        const purl = [named, ...further].find((one) => one.purl !== undefined)?.purl;
        found.package = { ...named, ...(path === undefined ? {} : { path }), ...(purl === undefined ? {} : { purl }) };
    }
    return found;
}
/** What can be done counts: one tool that knows a fix is enough. */
const FIX_ORDER = ['fixed', 'wont-fix', 'not-fixed', 'unknown'];
function mergeFixes(fixes) {
    const state = FIX_ORDER.find((one) => fixes.some((fix) => fix.state === one)) ?? 'unknown';
    const since = fixes.flatMap((fix) => (fix.since === undefined ? [] : [fix.since])).sort()[0];
    return {
        state,
        versions: [...new Set(fixes.flatMap((fix) => fix.versions))].sort(),
        ...(since === undefined ? {} : { since }),
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/types.ts
const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'];

;// CONCATENATED MODULE: ./packages/findings/src/findings-of.ts



/** The findings of all reports, merged; where the policy says so, with what the scanners held back themselves. */
function findingsOf(reports, { scannerSuppressions }) {
    const judged = scannerSuppressions === 'accept'
        ? reports
        : reports.map((report) => ({
            ...report,
            findings: [...report.findings, ...(report.suppressed ?? []).map(({ finding }) => finding)],
        }));
    return mergeReports(judged);
}
/** What the scanners held back and nobody else reported. */
function heldBackByScanners(reports, findings, { scannerSuppressions }) {
    if (scannerSuppressions === 'judge' || reports.every(({ suppressed = [] }) => suppressed.length === 0))
        return [];
    const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
    return inOrder(reports).flatMap(({ tool, suppressed = [] }) => suppressed.flatMap(({ finding, status, statement }) => {
        if (seen.has(finding.fingerprint))
            return [];
        seen.add(finding.fingerprint);
        const isVex = VEX_STATUSES.includes(status);
        const said = statement === '' ? '' : `: ${statement}`;
        const why = `held back by ${tool.name} itself, ${status}${said}`;
        return [{ finding, status: isVex ? 'vex' : 'waived', decision: 'pass', why }];
    }));
}
/** Reports in an order of their own, so that it does not matter in which they came. */
function inOrder(reports) {
    const keyOf = ({ tool, target, createdAt = '' }) => [tool.name, tool.version, target.kind === 'image' ? target.reference : target.name, createdAt].join('\0');
    return reports.toSorted((one, other) => compareText(keyOf(one), keyOf(other)));
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/capabilities.ts
/** Answers whether a tool that reported a finding can tell something; a tool with several reports only what all can. */
function capabilityLookup(reports) {
    const byTool = new Map();
    for (const { tool, can } of reports) {
        const before = byTool.get(toolKey(tool));
        byTool.set(toolKey(tool), before ? new Set([...before].filter((capability) => can.has(capability))) : can);
    }
    return ({ tools }, capability) => tools.some((tool) => byTool.get(toolKey(tool))?.has(capability) ?? false);
}
function toolKey({ name, version }) {
    return `${name}\0${version}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/dates.ts
const DAY_MS = 86_400_000;
/** The start (00:00 UTC, ms since the epoch) of a calendar day `YYYY-MM-DD`; undefined for anything else. */
function dayStart(text) {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    // Date.parse takes 2026-02-30 for the second of March.
    return Number.isNaN(at) || isoDay(at) !== text ? undefined : at;
}
/** The UTC day of an instant as `YYYY-MM-DD`. */
function isoDay(at) {
    return new Date(at).toISOString().slice(0, 10);
}
/**
 * An ISO 8601 date or time in ms since the epoch; undefined where it is neither, or a time without an offset: that one
 * would be read in the time zone of whoever runs it.
 */
function instant(text) {
    if (text === undefined)
        return undefined;
    const day = dayStart(text);
    if (day !== undefined)
        return day;
    if (!/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?([Zz]|[+-]\d{2}:?\d{2})$/.test(text))
        return undefined;
    if (dayStart(text.slice(0, 10)) === undefined)
        return undefined;
    const at = Date.parse(text.replace(' ', 'T').replace(/\s/, ''));
    return Number.isNaN(at) ? undefined : at;
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/nouns.ts
/** What a kind is called in sentences. */
const KIND_NOUNS = {
    vuln: { one: 'vulnerability', many: 'vulnerabilities' },
    misconfig: { one: 'misconfiguration', many: 'misconfigurations' },
    secret: { one: 'secret', many: 'secrets' },
    license: { one: 'licence', many: 'licences' },
    sast: { one: 'flaw in the code', many: 'flaws in the code' },
};
/** `1 vulnerability`, `2 vulnerabilities`. */
function countOf(count, kind) {
    return `${count} ${count === 1 ? KIND_NOUNS[kind].one : KIND_NOUNS[kind].many}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/completeness.ts



/** Judges the scans themselves: were they whole, fresh, of something that still gets fixes, and for what was asked. */
function rulingOnScans(reports, policy, now) {
    if (reports.length === 0) {
        return { reasons: [], incomplete: ['There is no report: nothing was scanned.'], warnings: [] };
    }
    const eol = endOfLife(reports, policy);
    return {
        reasons: eol.reasons,
        warnings: eol.warnings,
        incomplete: [
            ...reports.flatMap(wholeness),
            ...reports.flatMap((report) => databaseAge(report, policy, now)),
            ...eol.incomplete,
            ...unanswered(reports, policy),
        ],
    };
}
function completeness_nameOf({ tool, target }) {
    return `${tool.name} ${tool.version}`.trim() + ` on ${target.kind === 'image' ? target.reference : target.name}`;
}
function wholeness(report) {
    const problems = report.problems.map((problem) => `${completeness_nameOf(report)}: ${problem}`);
    if (report.scanned > 0)
        return problems;
    return [`${completeness_nameOf(report)} scanned nothing: what it did not look at cannot pass.`, ...problems];
}
/** Only a scan for vulnerabilities has a database that grows old. */
function databaseAge(report, { maxDbAge }, now) {
    if (maxDbAge === undefined || !report.can.has('vuln'))
        return [];
    const updatedAt = instant(report.database?.updatedAt);
    // A day of clock skew is forgiven; a date beyond it says nothing about the age.
    if (updatedAt === undefined || updatedAt > now.getTime() + DAY_MS) {
        return [`max-db-age cannot be answered: ${completeness_nameOf(report)} does not say how old its vulnerability database is.`];
    }
    const age = (now.getTime() - updatedAt) / 1000;
    if (age <= maxDbAge)
        return [];
    return [`The vulnerability database of ${completeness_nameOf(report)} is ${hours(age)} old; max-db-age is ${hours(maxDbAge)}.`];
}
function hours(seconds) {
    const whole = Math.floor(seconds / 3600);
    if (whole < 1)
        return (0,src/* plural */.LS)(Math.floor(seconds / 60), 'minute');
    return whole < 72 ? (0,src/* plural */.LS)(whole, 'hour') : (0,src/* plural */.LS)(Math.floor(whole / 24), 'day');
}
function endOfLife(reports, { eolOs, written }) {
    const ruling = { reasons: [], incomplete: [], warnings: [] };
    if (eolOs === 'ignore')
        return ruling;
    for (const report of reports) {
        const { target } = report;
        if (target.kind !== 'image')
            continue;
        if (target.os?.endOfLife === true) {
            const sentence = `${target.os.family} ${target.os.name} gets no security fixes any more (eol-os: ${eolOs}).`;
            (eolOs === 'fail' ? ruling.reasons : ruling.warnings).push(sentence);
        }
        else if (written.has('eol-os') && !report.can.has('eol') && !othersTell(reports, target.reference)) {
            const missing = 'recognized no operating system, or does not say whether it still gets fixes';
            (eolOs === 'fail' ? ruling.incomplete : ruling.warnings).push(`eol-os cannot be answered: ${completeness_nameOf(report)} ${missing}.`);
        }
    }
    return ruling;
}
function othersTell(reports, reference) {
    return reports.some(({ target, can }) => target.kind === 'image' && target.reference === reference && can.has('eol'));
}
const IMAGE_KINDS = ['vuln', 'misconfig', 'secret', 'license'];
/**
 * The kinds for which the file has rules of its own and nobody looked. One file serves every action, so a scan of an
 * image answers for what images have, and an analysis of sources for `sast`.
 */
function unanswered(reports, { written }) {
    const kindsOf = (target) => reports.some((report) => report.target.kind === target) ? (target === 'image' ? IMAGE_KINDS : ['sast']) : [];
    const tools = [...new Set(reports.map(({ tool }) => tool.name))].sort().join(', ');
    return [...kindsOf('image'), ...kindsOf('source')]
        .filter((kind) => written.has(kind) && !reports.some(({ can }) => can.has(kind)))
        .map((kind) => `The rules for ${KIND_NOUNS[kind].many} (kinds.${kind}${kind === 'license' ? ', licenses' : ''}) cannot be answered: ${tools} did not look for any.`);
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/excuses.ts

/** `fixable-only` and `grace-days`: one that excuses is enough, else one that cannot tell makes it undecided. */
function excuseOf(finding, rules, facts) {
    if (finding.kind !== 'vuln')
        return {};
    const excuses = [unfixableExcuse(finding, rules, facts), graceExcuse(finding, rules, facts.now)];
    const excused = excuses.find(({ why }) => why !== undefined);
    if (excused)
        return excused;
    const undecided = excuses.flatMap((excuse) => excuse.undecided ?? []);
    return undecided.length > 0 ? { undecided } : {};
}
function unfixableExcuse(finding, { fixableOnly }, facts) {
    const state = (finding.fix?.versions.length ?? 0) > 0 ? 'fixed' : (finding.fix?.state ?? 'unknown');
    if (!fixableOnly || state === 'fixed')
        return {};
    if (state !== 'unknown') {
        return { why: `${state === 'wont-fix' ? 'it will not be fixed' : 'there is no fix yet'} (fixable-only)` };
    }
    // An engine that tells of fixes but not of this one: then it counts, as a finding with a fix does.
    if (facts.can(finding, 'fix-state'))
        return {};
    return { undecided: [{ rule: 'kinds.vuln.fixable-only', question: 'whether a fix is available' }] };
}
function graceExcuse(finding, { graceDays }, now) {
    const days = graceDays[finding.severity] ?? 0;
    if (days === 0)
        return {};
    const fixedAt = believable(finding.fix?.since, now);
    const from = fixedAt ?? believable(finding.publishedAt, now);
    if (from === undefined) {
        const rule = `kinds.vuln.grace-days.${finding.severity}`;
        return { undecided: [{ rule, question: 'since when it has been fixed or published' }] };
    }
    const end = from + days * DAY_MS;
    if (now.getTime() >= end)
        return {};
    const since = `${fixedAt === undefined ? 'published' : 'fixed'} on ${isoDay(from)}`;
    return { why: `in its ${days} days of grace until ${isoDay(end)} ${timeOf(end)} UTC (${since})` };
}
function timeOf(at) {
    return new Date(at).toISOString().slice(11, 16);
}
/** A date that has come; one in the future would give a grace without end, so it counts as not known. */
function believable(date, now) {
    const at = instant(date);
    return at !== undefined && at <= now.getTime() + DAY_MS ? at : undefined;
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/licenses.ts
/**
 * What `licenses` says of a finding; undefined where it says nothing and the severity decides. SPDX expressions are
 * understood: of `A OR B` one allowed licence is enough, of `A AND B` one denied licence fails. Case does not count.
 */
function licenseRuling(finding, { licenses }) {
    const { allow, deny } = licenses;
    if (finding.kind !== 'license' || allow.length + deny.length === 0)
        return undefined;
    const allowed = new Set(allow.map(normal));
    const denied = new Set(deny.map(normal));
    const acceptable = (license) => !denied.has(license) && (allowed.size === 0 || allowed.has(license));
    if (evaluateExpression(finding.id, acceptable)) {
        return allowed.size > 0 ? { decision: 'pass', why: 'licenses.allow has it' } : undefined;
    }
    const isDenied = !evaluateExpression(finding.id, (license) => !denied.has(license));
    return { decision: 'fail', why: isDenied ? 'licenses.deny has it' : 'licenses.allow does not have it' };
}
function normal(license) {
    return license.trim().toLowerCase();
}
/** More of them stand in no licence that anybody can read; each costs room on the stack. */
const MAX_PARENTHESES = 100;
/**
 * An expression of AND, OR and parentheses (AND binds tighter); what is no expression is one licence by its whole text.
 * One with more than a hundred parentheses is not acceptable, whatever it holds.
 */
function evaluateExpression(text, acceptable) {
    const whole = normal(text);
    const tokens = whole
        .split(/(\(|\)|(?<=[\s)])(?:and|or)(?=[\s(]))/)
        .map((token) => token.trim())
        .filter((token) => token !== '');
    if (tokens.filter((token) => token === '(').length > MAX_PARENTHESES)
        return false;
    const read = alternatives(tokens, 0, acceptable);
    return read?.next === tokens.length ? read.value : acceptable(whole);
}
const OPERATORS = new Set(['(', ')', 'and', 'or']);
const operand = (tokens, at, acceptable) => {
    const token = tokens[at];
    if (token === '(') {
        const inner = alternatives(tokens, at + 1, acceptable);
        return inner && tokens[inner.next] === ')' ? { value: inner.value, next: inner.next + 1 } : undefined;
    }
    return token === undefined || OPERATORS.has(token) ? undefined : { value: acceptable(token), next: at + 1 };
};
const licenses_all = chain('and', operand, (one, other) => one && other);
const anyOf = chain('or', licenses_all, (one, other) => one || other);
function alternatives(...args) {
    return anyOf(...args);
}
/** Operands of one kind with an operator between them. */
function chain(operator, part, join) {
    return (tokens, at, acceptable) => {
        let read = part(tokens, at, acceptable);
        while (read && tokens[read.next] === operator) {
            const right = part(tokens, read.next + 1, acceptable);
            read = right && { value: join(read.value, right.value), next: right.next };
        }
        return read;
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/limits.ts




/**
 * `max-count`: how many findings of a severity, or of a kind in all, may stand. What `fixable-only`, `grace-days` or
 * `licenses.allow` lets pass is not counted; where that cannot be told, a count that may be too high is incomplete.
 */
function limitsOn(findings, policy, facts) {
    const exceeded = new Map();
    const reasons = [];
    const incomplete = [];
    for (const { kind, severity, max } of limitsOf(policy)) {
        const { counted, possible } = countedBy(findings, kind, severity, policy, facts);
        const rule = `kinds.${kind}.max-count.${severity}`;
        const what = `${countOf(counted.length, kind)}${severity === 'all' ? '' : ` of severity ${severity}`}`;
        if (counted.length > max) {
            reasons.push(`${what}: at most ${max} may stand (${rule}).`);
            for (const finding of counted)
                exceeded.set(finding, `one of ${what}, of which ${max} may stand (max-count)`);
        }
        else if (counted.length + possible > max) {
            incomplete.push(`${rule} cannot be answered: of ${counted.length + possible} findings it is not known for ${possible} whether they count.`);
        }
    }
    return { exceeded, reasons, incomplete };
}
function limitsOf({ kinds }) {
    return KINDS.flatMap((kind) => Object.entries(kinds[kind].maxCount)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([severity, max]) => ({ kind, severity, max })));
}
function countedBy(findings, kind, severity, policy, facts) {
    const counted = [];
    let possible = 0;
    for (const finding of findings) {
        if (finding.kind !== kind || (severity !== 'all' && finding.severity !== severity))
            continue;
        const excuse = excuseOf(finding, policy.kinds[kind], facts);
        if (excuse.undecided)
            possible += 1;
        else if (excuse.why === undefined && licenseRuling(finding, policy)?.decision !== 'pass')
            counted.push(finding);
    }
    return { counted, possible };
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/defaults.ts

const DEFAULT_WARN_ON = 'medium';
const DEFAULT_WAIVER_WARNING_DAYS = 14;
const DEFAULT_MAX_WAIVER_DAYS = 90;
/** The rules of a kind where nothing but a threshold is said. Where every severity fails, an unknown one does too. */
function defaultRules(failOn) {
    return {
        failOn,
        warnOn: DEFAULT_WARN_ON,
        unknownSeverity: failOn === 'info' ? 'fail' : 'warn',
        maxCount: {},
        fixableOnly: false,
        graceDays: {},
        kev: 'ignore',
    };
}
/** One value for every kind. */
function forEveryKind(value) {
    return Object.fromEntries(KINDS.map((kind) => [kind, value(kind)]));
}
/**
 * The policy where no file gives one: findings of that severity and worse fail, `medium` and worse warn, an unknown
 * severity warns (and fails where `info` does). `unknown` as the threshold means that every finding fails.
 */
function defaultPolicy(failOn) {
    const rules = defaultRules(failOn === 'unknown' ? 'info' : failOn);
    return {
        source: 'the input fail-on',
        kinds: forEveryKind(() => rules),
        written: new Set(),
        licenses: { allow: [], deny: [] },
        eolOs: 'warn',
        onlyNew: false,
        scannerSuppressions: 'accept',
        waiverWarningDays: DEFAULT_WAIVER_WARNING_DAYS,
        maxWaiverDays: DEFAULT_MAX_WAIVER_DAYS,
        waivers: [],
        imports: [],
        vex: [],
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/types.ts
/** What a rule does where it applies. */
const LEVELS = ['fail', 'warn', 'ignore'];
/** The severities that have a rank; `unknown` has a rule of its own. */
const RANKED = ['critical', 'high', 'medium', 'low', 'info'];

;// CONCATENATED MODULE: ./packages/findings/src/policy/rulings.ts





/** Judges findings one by one, each by the rules of its kind. */
function rulingBy(policy, facts) {
    const bySeverity = forEveryKind((kind) => severityRulings(policy.kinds[kind]));
    return (finding) => rulingOn(finding, bySeverity[finding.kind][finding.severity], policy, facts);
}
function rulingOn(finding, bySeverity, policy, facts) {
    const rules = policy.kinds[finding.kind];
    const license = licenseRuling(finding, policy);
    if (license)
        return { ...license, rule: 'licenses', undecided: [], unanswered: [] };
    const exploited = exploitedRuling(finding, rules, facts);
    if (exploited.decision === 'fail')
        return exploited;
    const ruling = bySeverity.decision === 'fail' ? excused(finding, bySeverity, rules, facts) : bySeverity;
    if (ruling.decision === 'fail')
        return ruling;
    const undecided = [...ruling.undecided, ...exploited.undecided];
    const worse = exploited.decision === 'warn' && ruling.decision === 'pass' ? exploited : ruling;
    if (undecided.length + exploited.unanswered.length === 0)
        return worse;
    return {
        ...worse,
        ...(undecided.length > 0 && {
            decision: 'warn',
            why: `undecided: it is not known ${undecided.map(({ question }) => question).join(', nor ')}`,
        }),
        undecided,
        unanswered: exploited.unanswered,
    };
}
const rulings_NOTHING = { undecided: [], unanswered: [] };
const PASS = { decision: 'pass', why: '', rule: '', ...rulings_NOTHING };
/** `kev` and `epss-min`: they go before severity, fix and grace. */
function exploitedRuling(finding, { kev, epssMin }, facts) {
    if (finding.kind !== 'vuln' || (kev === 'ignore' && epssMin === undefined))
        return PASS;
    const why = 'it is known to be exploited (kev)';
    if (finding.kev === true && kev === 'fail')
        return { decision: 'fail', why, rule: 'kinds.vuln.kev', ...rulings_NOTHING };
    if (epssMin !== undefined && finding.epss !== undefined && finding.epss >= epssMin) {
        const probability = `its EPSS probability ${finding.epss} is at least ${epssMin} (epss-min)`;
        return { decision: 'fail', why: probability, rule: 'kinds.vuln.epss-min', ...rulings_NOTHING };
    }
    const kevQuestion = finding.kev === undefined && !facts.can(finding, 'kev')
        ? [{ rule: 'kinds.vuln.kev', question: 'whether it is known to be exploited' }]
        : [];
    const epssQuestion = epssMin !== undefined && finding.epss === undefined
        ? [{ rule: 'kinds.vuln.epss-min', question: 'how likely its exploitation is' }]
        : [];
    const hasEpss = facts.can(finding, 'epss');
    return {
        ...PASS,
        ...(finding.kev === true && kev === 'warn' && { decision: 'warn', why, rule: 'kinds.vuln.kev' }),
        undecided: [...(kev === 'fail' ? kevQuestion : []), ...(hasEpss ? [] : epssQuestion)],
        // An engine that has scores but none for this one: there is none yet, which is said and does not fail.
        unanswered: [...(kev === 'warn' ? kevQuestion : []), ...(hasEpss ? epssQuestion : [])],
    };
}
function severityRulings(rules) {
    return Object.fromEntries(SEVERITIES.map((severity) => [severity, severityRuling(severity, rules)]));
}
function severityRuling(severity, rules) {
    if (severity === 'unknown') {
        const decision = decisionOf(rules.unknownSeverity);
        return {
            decision,
            why: 'its severity is unknown (unknown-severity)',
            rule: `unknown-severity ${rules.unknownSeverity}`,
            ...rulings_NOTHING,
        };
    }
    if (reaches(severity, rules.failOn)) {
        return {
            decision: 'fail',
            why: `${severity} fails (fail-on: ${rules.failOn})`,
            rule: `fail-on ${rules.failOn}`,
            ...rulings_NOTHING,
        };
    }
    if (reaches(severity, rules.warnOn)) {
        return {
            decision: 'warn',
            why: `${severity} warns (warn-on: ${rules.warnOn})`,
            rule: `warn-on ${rules.warnOn}`,
            ...rulings_NOTHING,
        };
    }
    return {
        decision: 'pass',
        why: `${severity} passes (fail-on: ${rules.failOn})`,
        rule: `fail-on ${rules.failOn}`,
        ...rulings_NOTHING,
    };
}
function excused(finding, ruling, rules, facts) {
    const { why, undecided } = excuseOf(finding, rules, facts);
    if (why !== undefined)
        return { ...ruling, decision: 'warn', why };
    return undecided ? { ...ruling, decision: 'warn', undecided } : ruling;
}
function decisionOf(level) {
    return level === 'ignore' ? 'pass' : level;
}
function reaches(severity, threshold) {
    return threshold !== 'none' && RANKED.indexOf(severity) <= RANKED.indexOf(threshold);
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/sentences.ts



/** A sentence for each kind and rule by which findings fail: how many of which severity, and the first names. */
function failureReasons(ruled) {
    const failing = ruled.filter(({ ruling }) => ruling.decision === 'fail');
    return KINDS.flatMap((kind) => [
        ...groupBy(failing.filter(({ finding }) => finding.kind === kind), ({ ruling }) => ruling.rule),
    ].map(([rule, group]) => {
        const findings = group.map(({ finding }) => finding);
        const verb = findings.length === 1 ? 'fails' : 'fail';
        return `${countOf(findings.length, kind)} (${severities(findings)}) ${verb} by ${rule}: ${names(findings)}.`;
    }));
}
/** A sentence for each rule whose questions stand open: such that could fail make the result incomplete, others warn. */
function openQuestions(ruled) {
    return {
        incomplete: sentences(ruled, ({ ruling }) => ruling.undecided),
        warnings: sentences(ruled, ({ ruling }) => ruling.unanswered),
    };
}
function sentences(ruled, questionsOf) {
    const asked = ruled.flatMap((one) => questionsOf(one).map((question) => ({ finding: one.finding, ...question })));
    return [...groupBy(asked, ({ rule }) => rule)].map(([rule, group]) => {
        const findings = group.map(({ finding }) => finding);
        const kind = findings[0]?.kind ?? 'vuln';
        const tools = [...new Set(findings.flatMap((finding) => finding.tools.map(({ name }) => name)))].sort().join(', ');
        return `${rule} cannot be answered for ${countOf(findings.length, kind)}: ${tools} does not say ${group[0]?.question ?? ''} (${names(findings)}).`;
    });
}
function severities(findings) {
    return SEVERITIES.map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => `${count} ${severity}`)
        .join(', ');
}
const MAX_NAMES = 3;
function names(findings) {
    const all = [...new Set(findings.map(({ id }) => (0,src/* truncate */.QS)(id, 80)))];
    const more = all.length - MAX_NAMES;
    return all.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
/** Groups in the order of their keys, which does not depend on that of the items. */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(keyOf(item));
        if (group)
            group.push(item);
        else
            groups.set(keyOf(item), [item]);
    }
    return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
// EXTERNAL MODULE: ./node_modules/packageurl-js/index.js
var packageurl_js = __webpack_require__(7091);
;// CONCATENATED MODULE: ./packages/findings/src/waivers/purl.ts


/** A package URL in parts; undefined where the text is none. Names are lower-cased where their type says so. */
function parsePurl(text) {
    try {
        const { type, namespace, name, version, qualifiers } = packageurl_js.PackageURL.fromString(text);
        if (!type || !name)
            return undefined;
        return {
            type,
            path: namespace ? `${namespace}/${name}` : name,
            version: version ?? undefined,
            qualifiers: new Map(Object.entries(qualifiers ?? {}).filter((entry) => !!entry[1])),
        };
    }
    catch {
        return undefined;
    }
}
/**
 * Whether a package is the one that is meant: same type and name; the version and every qualifier that `wanted` gives
 * must be the same too. What it leaves out is free.
 */
function purlMatches(wanted, actual) {
    return (wanted.type === actual.type &&
        wanted.path === actual.path &&
        (wanted.version === undefined || wanted.version === actual.version) &&
        qualifiersMatch(wanted.qualifiers, actual.qualifiers));
}
/** Whether every wanted qualifier is there with the same value. */
function qualifiersMatch(wanted, actual) {
    return [...wanted].every(([key, value]) => actual.get(key) === value);
}
/**
 * A test for package URLs by a glob such as `pkg:npm/@scope/*` or `pkg:deb/debian/openssl@1.1.*`; undefined where it is
 * none. `*` stands for any characters within a segment, `**` for any at all; without a version every version is meant.
 */
function purlGlob(glob) {
    const [base, query] = splitOnce(glob, '?');
    const match = /^pkg:\/*([A-Za-z0-9.+*-]+)\/(.+)$/.exec(base);
    if (!match)
        return undefined;
    const [, type = '', rest = ''] = match;
    const at = rest.lastIndexOf('@');
    // The @ of an npm scope starts a segment.
    const hasVersion = at > 0 && rest[at - 1] !== '/';
    const path = (0,src/* globTest */.FX)(decode(hasVersion ? rest.slice(0, at) : rest).toLowerCase());
    const version = hasVersion ? (0,src/* globTest */.FX)(decode(rest.slice(at + 1))) : () => true;
    const types = (0,src/* globTest */.FX)(type.toLowerCase());
    const wanted = new Map([...new URLSearchParams(query)]);
    return (purl) => {
        const actual = parsePurl(purl);
        return (actual !== undefined &&
            types(actual.type.toLowerCase()) &&
            path(actual.path.toLowerCase()) &&
            version(actual.version ?? '') &&
            qualifiersMatch(wanted, actual.qualifiers));
    };
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/scope.ts



/** The scope that a text means: `pkg:…` a package, `image:…` an image, else a path. Undefined where it is none. */
function scopeOf(text) {
    if (text.startsWith('pkg:'))
        return purlGlob(text) ? { purls: [text] } : undefined;
    if (text.startsWith('image:'))
        return /^image:[^!]/.test(text) ? { images: [text.slice(6)] } : undefined;
    const path = text.startsWith('path:') ? text.slice(5) : text;
    return /^[a-z]+:\/\//.test(path) || !isPathGlob(path) ? undefined : { paths: [path] };
}
/** Whether a glob names anything below the root: `/` and `./` do not, and `!src/**` would waive all the rest. */
function isPathGlob(text) {
    return /^[^!]/.test(scope_plainPath(text));
}
/** As people write it: `pkg:npm/lodash`, `image:orders-api`, `services/**`. */
function describeScope({ purls = [], images = [], paths = [] }) {
    return [...purls, ...images.map((image) => `image:${image}`), ...paths].join(', ');
}
/**
 * A test whether findings lie in a scope. What a finding does not say never matches: a waiver for a package must not
 * hold for a finding without a package URL (Trivy's own ignore file lets those pass).
 */
function scopeTest({ purls, paths, images }) {
    const tests = [];
    if (purls)
        tests.push(purlTest(purls));
    if (paths)
        tests.push(pathTest(paths));
    if (images)
        tests.push(({ location }) => location.kind === 'image' && images.some((glob) => imageMatches(glob, location.image)));
    return (finding) => tests.every((test) => test(finding));
}
function purlTest(globs) {
    const tests = globs.map((glob) => purlGlob(glob) ?? (() => false));
    return ({ package: { purl } = {} }) => purl !== undefined && tests.some((test) => test(purl));
}
function pathTest(globs) {
    const tests = globs.map((glob) => picomatch_default()(scope_plainPath(glob), { dot: true }));
    return ({ location, package: found }) => [location.path, found?.path].some((path) => path !== undefined && path !== '' && tests.some((test) => test(scope_plainPath(path))));
}
function scope_plainPath(path) {
    return path.replace(/^(\.?\/)+/, '');
}
/** Whether an image is meant: the glob is for the reference as a whole or for what is before its tag or digest. */
function imageMatches(glob, reference) {
    const fits = (0,src/* globTest */.FX)(glob);
    const repository = reference.replace(/@sha256:[0-9a-f]+$/, '').replace(/:[^:/]+$/, '');
    return [reference, reference.replace(/@sha256:[0-9a-f]+$/, ''), repository].some((text) => fits(text));
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/match.ts


/** Whether a waiver holds at an instant: through the end of its last day in UTC. */
function holdsAt({ endsAt }, now) {
    return endsAt === undefined || now.getTime() < endsAt;
}
/** Prepares waivers for many findings; they are looked up by name, so thousands of either are no matter. */
function waiverMatcher(waivers, now) {
    const byId = new Map();
    for (const waiver of waivers) {
        const entry = { waiver, fits: fitTest(waiver) };
        byId.set(idKey(waiver.id), [...(byId.get(idKey(waiver.id)) ?? []), entry]);
    }
    const used = new Set();
    const match = (finding) => {
        if (waivers.length === 0)
            return undefined;
        const fitting = [...idKeysOf(finding)]
            .flatMap((key) => byId.get(key) ?? [])
            .filter(({ fits }) => fits(finding))
            .map(({ waiver }) => waiver);
        for (const waiver of fitting)
            used.add(waiver);
        const [best] = fitting.sort(longestFirst);
        return best && { waiver: best, holds: holdsAt(best, now) };
    };
    return {
        match,
        unused: () => waivers.filter((waiver) => !used.has(waiver)),
        used: () => waivers.filter((waiver) => used.has(waiver)),
    };
}
function fitTest({ kinds, scope }) {
    const inScope = scope ? scopeTest(scope) : () => true;
    return (finding) => (kinds === undefined || kinds.includes(finding.kind)) && inScope(finding);
}
/** The end alone tells which of two holds longer; of two with one end the first in the file goes before. */
function longestFirst(one, other) {
    const [end, otherEnd] = [one.endsAt ?? Infinity, other.endsAt ?? Infinity];
    return end === otherEnd ? 0 : otherEnd - end;
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/vex.ts


/** Whether a statement takes a finding out of the count. */
function holdsBack({ status }) {
    return status === 'not_affected' || status === 'fixed';
}
/** Prepares statements for many findings of these reports. They are about vulnerabilities only. */
function vexMatcher(statements, reports) {
    const byId = new Map();
    for (const statement of statements) {
        for (const key of new Set(statement.ids.map(idKey)))
            byId.set(key, [...(byId.get(key) ?? []), statement]);
    }
    const images = imagesOf(reports);
    const used = new Set();
    const match = (finding) => {
        if (statements.length === 0 || finding.kind !== 'vuln')
            return undefined;
        const fitting = [...new Set([...idKeysOf(finding)].flatMap((key) => byId.get(key) ?? []))].filter(({ products }) => products.some((product) => productFits(product, finding, images)));
        for (const statement of fitting)
            used.add(statement);
        return fitting.sort(latestFirst)[0];
    };
    return { match, unused: () => statements.filter((statement) => !used.has(statement)) };
}
function latestFirst(one, other) {
    return other.timestamp - one.timestamp || Number(holdsBack(one)) - Number(holdsBack(other));
}
function imagesOf(reports) {
    return reports.flatMap(({ target }) => target.kind === 'image' ? [{ reference: target.reference, digest: target.digest }] : []);
}
/** A product is the package itself or the image with it; subcomponents narrow either to the packages that are meant. */
function productFits({ purls, subcomponents }, finding, images) {
    const actual = finding.package?.purl === undefined ? undefined : parsePurl(finding.package.purl);
    const isPackage = (text) => {
        const wanted = parsePurl(text);
        return wanted !== undefined && actual !== undefined && purlMatches(wanted, actual);
    };
    if (purls.some(isPackage))
        return subcomponents.length === 0 || subcomponents.some(isPackage);
    const isImage = finding.location.kind === 'image' && purls.some((purl) => imagesMatch(purl, images));
    return isImage && (subcomponents.length === 0 || subcomponents.some(isPackage));
}
/** All images must be the one that is meant: a finding may come from any of them. */
function imagesMatch(purl, images) {
    const wanted = parsePurl(purl);
    return wanted?.type === 'oci' && images.length > 0 && images.every((image) => vex_imageMatches(wanted, image));
}
/** `pkg:oci/orders-api@sha256:…?repository_url=ghcr.io/org/orders-api`: digest and repository count where given. */
function vex_imageMatches({ path, version, qualifiers }, { reference, digest }) {
    const [beforeDigest = '', inReference] = reference.split('@');
    const repository = beforeDigest.replace(/:[^:/]+$/, '').toLowerCase();
    const wantedRepository = qualifiers.get('repository_url')?.toLowerCase();
    const tag = /:([^:/]+)$/.exec(beforeDigest)?.[1];
    const wantedTag = qualifiers.get('tag');
    return (repository.split('/').at(-1) === path.toLowerCase() &&
        (version === undefined || version === (digest ?? inReference)) &&
        (wantedRepository === undefined ||
            wantedRepository === repository ||
            `${wantedRepository}/${path}` === repository) &&
        (wantedTag === undefined || wantedTag === tag));
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/warnings.ts





/** What people should know of their waivers: ended ones, such that end soon, such that matched nothing or have no end. */
function waiverWarnings(matcher, judged, context) {
    const { now, policy } = context;
    const counting = new Map();
    for (const { waiver, status } of judged) {
        if (waiver && status === 'expired-waiver')
            counting.set(waiver, (counting.get(waiver) ?? 0) + 1);
    }
    const used = matcher.used().flatMap((waiver) => {
        const count = counting.get(waiver);
        if (count !== undefined) {
            return [`The waiver for ${warnings_nameOf(waiver)} ended on ${waiver.expires ?? ''}: ${countAgain(count)}.`];
        }
        if (!holdsAt(waiver, now))
            return [];
        if (waiver.endsAt === undefined)
            return [`The waiver for ${warnings_nameOf(waiver)} has no end: give it one in the policy file.`];
        const left = waiver.endsAt - now.getTime();
        if (left > policy.waiverWarningDays * DAY_MS)
            return [];
        return [`The waiver for ${warnings_nameOf(waiver)} ends on ${waiver.expires ?? ''}, ${timeLeft(left)}.`];
    });
    const unused = matcher
        .unused()
        .filter((waiver) => isAbout(waiver, context.reports))
        .map((waiver) => {
        const ended = holdsAt(waiver, now) ? '' : ` and ended on ${waiver.expires ?? ''}`;
        return `The waiver for ${warnings_nameOf(waiver)} matches nothing in this scan${ended}: remove it if no other scan needs it.`;
    });
    return [...used, ...unused];
}
/** VEX statements that matched nothing, in one sentence: documents of suppliers speak of much that one does not have. */
function vexWarnings(matcher, reports) {
    const unused = reports.some(({ can }) => can.has('vuln')) ? matcher.unused().length : 0;
    return unused === 0 ? [] : [`${(0,src/* plural */.LS)(unused, 'VEX statement')} matched nothing in this scan.`];
}
function warnings_nameOf(waiver) {
    const scope = waiver.scope ? ` in ${describeScope(waiver.scope)}` : '';
    const owner = waiver.owner === undefined ? '' : `owner ${waiver.owner}, `;
    return `${waiver.id}${scope} (${owner}${waiver.source})`;
}
function countAgain(count) {
    return count === 1 ? 'its finding counts again' : `its ${count} findings count again`;
}
function timeLeft(ms) {
    const days = Math.floor(ms / DAY_MS);
    return days === 0 ? 'in less than a day' : `in ${(0,src/* plural */.LS)(days, 'day')}`;
}
/** Whether these scans are ones in which the waiver could match: one policy file serves scans of many things. */
function isAbout({ id, kinds, scope }, reports) {
    const looked = kinds ?? (isAdvisory(id) ? ['vuln'] : undefined);
    if (looked && !reports.some(({ can }) => looked.some((kind) => can.has(kind))))
        return false;
    const { images } = scope ?? {};
    return (images === undefined ||
        reports.some(({ target }) => target.kind === 'image' && images.some((glob) => imageMatches(glob, target.reference))));
}

;// CONCATENATED MODULE: ./packages/findings/src/evaluate.ts












/**
 * Judges reports by a policy. Pure: the same reports in any order give the same evaluation, and nothing but `now` tells
 * the time. Another finding never turns red to green, neither does a waiver less, but for one that has ended: without it
 * a finding of the baseline is like any other.
 */
function evaluate(reports, policy, context) {
    const { now, baseline } = context;
    const onlyNew = policy.onlyNew || context.onlyNew === true;
    const waivers = waiverMatcher(policy.waivers, now);
    const vex = vexMatcher(policy.vex, reports);
    const facts = { now, can: capabilityLookup(reports) };
    const findings = findingsOf(reports, policy);
    const scannerSuppressed = heldBackByScanners(reports, findings, policy);
    const heldBack = findings.flatMap((finding) => heldBackBy(finding, waivers, vex) ?? []);
    const heldBackFindings = new Set(heldBack.map(({ finding }) => finding));
    const by = { waivers, rulingOn: rulingBy(policy, facts), onlyNew, ...(baseline && { baseline }) };
    const candidates = findings
        .filter((finding) => !heldBackFindings.has(finding))
        .map((finding) => candidateOf(finding, by));
    const gated = candidates.filter(({ gate }) => gate === 'full');
    const limits = limitsOn(gated.map(({ finding }) => finding), policy, facts);
    const scans = rulingOnScans(reports, policy, now);
    const questions = openQuestions(gated);
    const reasons = [...failureReasons(gated), ...limits.reasons, ...scans.reasons];
    const incomplete = [...scans.incomplete, ...questions.incomplete, ...limits.incomplete];
    const active = candidates.map((candidate) => judge(candidate, limits.exceeded.get(candidate.finding)));
    return {
        verdict: reasons.length > 0 ? 'failed-policy' : incomplete.length > 0 ? 'incomplete' : 'passed',
        judged: [...active, ...heldBack, ...scannerSuppressed].sort(compareJudged),
        reasons,
        incomplete,
        warnings: [
            ...(onlyNew && !baseline ? ['only-new has no baseline to compare with: every finding is gated.'] : []),
            ...scans.warnings,
            ...questions.warnings,
            ...waiverWarnings(waivers, [...active, ...heldBack], { reports, policy, now }),
            ...vexWarnings(vex, reports),
            ...suppressionWarning(scannerSuppressed),
        ],
        ...tally(active, baseline),
        waivedCount: heldBack.length + scannerSuppressed.length,
    };
}
function heldBackBy(finding, waivers, vex) {
    // Both are asked, so that a waiver beside a VEX statement is not taken for unused.
    const match = waivers.match(finding);
    const statement = vex.match(finding);
    if (statement && holdsBack(statement)) {
        const detail = statement.justification === undefined ? '' : `: ${statement.justification}`;
        return { finding, status: 'vex', decision: 'pass', why: `VEX ${statement.status}${detail} (${statement.source})` };
    }
    if (!match?.holds)
        return undefined;
    const { waiver } = match;
    const until = waiver.expires === undefined ? 'without an end' : `until ${waiver.expires}`;
    return { finding, status: 'waived', decision: 'pass', why: `waived ${until}: ${waiver.reason}`, waiver };
}
function candidateOf(finding, context) {
    const { baseline, onlyNew } = context;
    const waiver = context.waivers.match(finding)?.waiver;
    const answer = baseline && compareWithBaseline(finding, baseline);
    const status = waiver ? 'expired-waiver' : answer === 'existing' ? 'existing' : 'new';
    const gates = { existing: 'none', 'newly-disclosed': 'warn', introduced: 'full' };
    return {
        finding,
        judged: {
            finding,
            status,
            ...(answer !== undefined && answer !== 'existing' && { newness: answer }),
            ...(waiver && { waiver }),
        },
        // The risk was accepted until a day: a baseline from before that day must not accept it for longer.
        gate: onlyNew && answer !== undefined && !waiver ? gates[answer] : 'full',
        ended: waiver ? sayEnded(waiver, onlyNew ? answer : undefined) : '',
        ruling: context.rulingOn(finding),
    };
}
function sayEnded({ expires = 'a day unknown' }, answer) {
    const overruled = {
        existing: ', so it counts although the baseline has it',
        'newly-disclosed': ', so it counts although it is newly disclosed',
        introduced: '',
    };
    return `its waiver ended on ${expires}${answer === undefined ? '' : overruled[answer]}; `;
}
function judge({ judged, gate, ended, ruling }, overLimit) {
    if (gate === 'none')
        return { ...judged, decision: 'pass', why: 'it is in the baseline (only-new)' };
    if (gate === 'warn' && ruling.decision === 'fail') {
        return { ...judged, decision: 'warn', why: `newly disclosed, not introduced (only-new): ${ruling.why}` };
    }
    if (overLimit !== undefined && ruling.decision !== 'fail') {
        return { ...judged, decision: 'fail', why: `${ended}${overLimit}` };
    }
    return { ...judged, decision: ruling.decision, why: `${ended}${ruling.why}` };
}
function tally(active, baseline) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
    for (const { finding } of active)
        counts[finding.severity] += 1;
    const highest = SEVERITIES.find((severity) => counts[severity] > 0);
    return {
        counts,
        newCount: active.filter(({ newness }) => !baseline || newness !== undefined).length,
        ...(highest && { highest }),
    };
}
function suppressionWarning(suppressed) {
    if (suppressed.length === 0)
        return [];
    const them = suppressed.length === 1 ? '1 finding was' : `${suppressed.length} findings were`;
    return [`${them} held back by the scanner itself (scanner-suppressions: judge lets the policy decide).`];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/findings/src/fingerprint.ts

/**
 * `v1:<32 hex digits>` of the parts that make a problem the same problem. The parts differ by kind:
 *
 * - vuln: kind, ecosystem, package, canonical id, path. No version, tag or digest: a rebuild keeps it.
 * - license: kind, ecosystem, package, licence, path.
 * - misconfig: kind, rule, file, resource. No line: a shift keeps it.
 * - secret: kind, rule, file.
 * - sast: kind, rule, file, hash of the code (see `codeHash`).
 *
 * What is equal in all parts is told apart by `occurrence`, counted from 1 in the order of versions or lines. A part that
 * is not there counts as empty. Parts are joined by a NUL, which none of them can hold.
 */
function fingerprint(parts, occurrence = 1) {
    const plain = parts.some((part) => part?.includes('\0')) ? parts.map((part) => part?.replaceAll('\0', '')) : parts;
    const key = plain.join('\0');
    return `v1:${digest(occurrence > 1 ? `${key}\0#${occurrence}` : key)}`;
}
/** Lines of a flaw beyond this count do not tell it apart any better. */
const CODE_LINES = 20;
/** A hash of code in which indentation, spacing and empty lines do not count, so that re-formatting rarely changes it. */
function codeHash(code) {
    const lines = code
        .split('\n')
        .map((line) => line.replace(/\s+/g, ''))
        .filter((line) => line !== '');
    return digest(lines.slice(0, CODE_LINES).join('\n'));
}
function digest(text) {
    return (0,external_node_crypto_.hash)('sha256', text, 'hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/describe.ts


/**
 * A policy in one paragraph of plain text for people who see its verdict: where it comes from, what fails, what is let
 * pass, and how many waivers it has. It holds text of the policy file, so escape it.
 */
function describePolicy(policy) {
    const scan = [
        `An operating system without fixes: ${policy.eolOs}.`,
        ...(policy.maxDbAge === undefined ? [] : [`The vulnerability database may be ${span(policy.maxDbAge)} old.`]),
        ...(policy.onlyNew ? ['Only what is new against the baseline fails; newly disclosed findings warn.'] : []),
        ...(policy.scannerSuppressions === 'judge' ? ['What scanners hold back themselves is judged like the rest.'] : []),
    ];
    return [
        `Policy of ${policy.source}.`,
        ...kindSentences(policy),
        ...licenseSentence(policy),
        ...scan,
        waiverSentence(policy),
    ].join(' ');
}
/** Kinds with the same rules share a sentence. */
function kindSentences({ kinds }) {
    const byText = new Map();
    for (const kind of KINDS) {
        const text = rulesText(kinds[kind]);
        byText.set(text, [...(byText.get(text) ?? []), kind]);
    }
    return [...byText].map(([text, names]) => `${(0,src/* capitalised */.Iu)(names.join(', '))}: ${text}.`);
}
function rulesText(rules) {
    const days = bySeverity(rules.graceDays, (value) => (0,src/* plural */.LS)(value, 'day'));
    const most = bySeverity(rules.maxCount, (value) => `${value}`);
    return [
        rules.failOn === 'none' ? 'no severity fails' : `${atLeast(rules.failOn)} fails`,
        rules.warnOn === 'none' ? 'none warns' : `${atLeast(rules.warnOn)} warns`,
        `an unknown severity: ${rules.unknownSeverity}`,
        ...(most === '' ? [] : [`at most ${most}`]),
        ...(rules.fixableOnly ? ['only what has a fix fails'] : []),
        ...(days === '' ? [] : [`grace ${days}`]),
        ...(rules.kev === 'ignore' ? [] : [`known exploited: ${rules.kev}`]),
        ...(rules.epssMin === undefined ? [] : [`an EPSS probability of ${rules.epssMin} or more fails`]),
    ].join('; ');
}
function atLeast(threshold) {
    return threshold === 'critical' ? threshold : `${threshold} or worse`;
}
function bySeverity(values, show) {
    return [...SEVERITIES, 'all']
        .flatMap((key) => (values[key] === undefined ? [] : [`${key} ${show(values[key])}`]))
        .join(', ');
}
function licenseSentence({ licenses: { allow, deny } }) {
    if (allow.length + deny.length === 0)
        return [];
    const parts = [
        ...(allow.length > 0 ? [`only ${listed(allow)} may be used`] : []),
        ...(deny.length > 0 ? [`${listed(deny)} may not`] : []),
    ];
    return [`Licences: ${parts.join('; ')}.`];
}
function listed(names) {
    return names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`;
}
function waiverSentence({ waivers, vex, maxWaiverDays }) {
    const statements = vex.length === 0 ? '' : ` and ${(0,src/* plural */.LS)(vex.length, 'VEX statement')}`;
    return `${(0,src/* plural */.LS)(waivers.length, 'waiver')}${statements}; a waiver may last ${(0,src/* plural */.LS)(maxWaiverDays, 'day')}.`;
}
function span(seconds) {
    if (seconds % 86_400 === 0)
        return (0,src/* plural */.LS)(seconds / 86_400, 'day');
    return seconds % 3600 === 0 ? (0,src/* plural */.LS)(seconds / 3600, 'hour') : (0,src/* plural */.LS)(seconds, 'second');
}

// EXTERNAL MODULE: ./packages/action-kit/src/yaml/index.ts + 3 modules
var yaml = __webpack_require__(1413);
;// CONCATENATED MODULE: ./packages/findings/src/waivers/import-format.ts
/** The format that a file's name stands for; undefined where it is none that can be imported. */
function importFormat(path) {
    const name = path.split('/').at(-1)?.toLowerCase() ?? '';
    if (/\.ya?ml$/.test(name))
        return 'trivyignore-yaml';
    if (name.endsWith('.json'))
        return 'openvex';
    return name.endsWith('trivyignore') ? 'trivyignore' : undefined;
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/read-waiver.ts



/** Text together with where it stands, for checks that come later. */
const written = (document, node, name) => {
    const value = (0,yaml/* text */.Qq)(document, node, name);
    return value === undefined ? undefined : { node, text: value };
};
/** Keys that people bring along from ignore files. */
const FOREIGN_KEYS = {
    expired_at: 'expires',
    expiry: 'expires',
    until: 'expires',
    statement: 'reason',
    justification: 'reason',
    paths: 'scope',
    purls: 'scope',
    path: 'scope',
    purl: 'scope',
};
const waiverFields = (0,yaml/* mapping */.pq)({
    id: yaml/* text */.Qq,
    rule: yaml/* text */.Qq,
    scope: written,
    reason: yaml/* text */.Qq,
    owner: yaml/* text */.Qq,
    ticket: yaml/* text */.Qq,
    created: written,
    expires: written,
}, (key) => (Object.hasOwn(FOREIGN_KEYS, key) ? `: here it is ${(0,yaml/* quote */.hD)(FOREIGN_KEYS[key] ?? '')}.` : undefined));
/** The list `waivers` of a policy file. */
const writtenWaivers = (0,yaml/* listOf */.c3)((document, node, name) => {
    const fields = waiverFields(document, node, name);
    return fields && { node, name, fields };
});
/** The waiver, or undefined with a problem noted: a name, a reason, an owner and an end within the cap are required. */
function checkedWaiver(document, { node, name, fields }, limits) {
    const id = fields.id ?? fields.rule;
    if (id === undefined)
        document.problem(node, `${name} must name an advisory (id) or a rule (rule).`);
    if (fields.id !== undefined && fields.rule !== undefined) {
        document.problem(node, `${name} has both id and rule: write one waiver for each.`);
    }
    const { reason, owner, ticket } = fields;
    if (reason === undefined)
        document.problem(node, `${name} must have a reason.`);
    if (owner === undefined)
        document.problem(node, `${name} must have an owner: who answers for it.`);
    const dates = checkedDates(document, { node, name, fields }, limits);
    const scope = fields.scope && checkedScope(document, fields.scope, `${name}.scope`);
    if (id === undefined || reason === undefined || owner === undefined || !dates)
        return undefined;
    if (fields.scope && !scope)
        return undefined;
    return {
        id,
        reason,
        owner,
        ...dates,
        ...(scope && { scope }),
        ...(ticket !== undefined && { ticket }),
        source: document.placeOf(node),
    };
}
function checkedScope(document, scope, name) {
    const read = scopeOf(scope.text);
    if (!read) {
        document.problem(scope.node, `${name} is ${(0,yaml/* quote */.hD)(scope.text)}: it must be a package URL (pkg:npm/lodash@4.*), image:<glob> or a path glob inside the repository or image (services/legacy/**).`);
    }
    return read;
}
function checkedDates(document, { node, name, fields }, { now, maxDays }) {
    if (!fields.expires) {
        document.problem(node, `${name} must have a day on which it ends: expires: YYYY-MM-DD.`);
        return undefined;
    }
    const expires = readDay(document, fields.expires, `${name}.expires`);
    const created = fields.created && readDay(document, fields.created, `${name}.created`);
    if (expires === undefined || (fields.created && created === undefined))
        return undefined;
    const today = dayStart(isoDay(now.getTime())) ?? 0;
    // East of Greenwich tomorrow has begun before UTC knows of it.
    if (created !== undefined && fields.created && created > today + DAY_MS) {
        document.problem(fields.created.node, `${name}.created is ${fields.created.text}, which is yet to come.`);
        return undefined;
    }
    const from = created ?? today;
    const latest = from + maxDays * DAY_MS;
    if (expires > latest) {
        const start = created === undefined ? 'today' : fields.created?.text;
        document.problem(fields.expires.node, `${name}.expires is ${fields.expires.text}: a waiver may last ${maxDays} days (max-waiver-days), from ${start} to ${isoDay(latest)} at most.`);
        return undefined;
    }
    if (created !== undefined && expires < created) {
        document.problem(fields.expires.node, `${name}.expires is ${fields.expires.text}, before it was created.`);
        return undefined;
    }
    return {
        ...(fields.created && { created: fields.created.text }),
        expires: fields.expires.text,
        endsAt: expires + DAY_MS,
    };
}
function readDay(document, { node, text: value }, name) {
    const day = dayStart(value);
    if (day === undefined)
        document.problem(node, `${name} must be a calendar day YYYY-MM-DD, is ${(0,yaml/* quote */.hD)(value)}.`);
    return day;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/findings/src/policy/readers.ts


/** A number from 0 to 1; a percentage is refused rather than read as certainty. */
const probability = (document, node, name) => {
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    if (typeof value === 'number' && value >= 0 && value <= 1)
        return value;
    document.problem(node, `${name} must be a probability from 0 to 1, such as 0.1, is ${(0,yaml/* describe */.q0)(node)}.`);
    return undefined;
};

;// CONCATENATED MODULE: ./packages/findings/src/policy/parse-policy.ts







const level = (0,yaml/* oneOf */.yL)(LEVELS);
const threshold = (0,yaml/* oneOf */.yL)([...RANKED, 'none'], (word) => word === 'unknown' ? ' (unknown-severity says what an unknown severity does).' : undefined);
const count = (0,yaml/* integer */.nd)({ min: 0, max: 1_000_000 });
const days = (0,yaml/* integer */.nd)({ min: 0, max: 3650 });
const severityFields = {
    'fail-on': threshold,
    'warn-on': threshold,
    'unknown-severity': level,
};
const kindFields = { ...severityFields, 'max-count': (0,yaml/* mapping */.pq)(parse_policy_bySeverity(count, ['all'])) };
const vulnFields = {
    ...kindFields,
    'fixable-only': yaml/* boolean */.zM,
    'grace-days': (0,yaml/* mapping */.pq)(parse_policy_bySeverity(days, [])),
    kev: level,
    'epss-min': probability,
};
function parse_policy_bySeverity(read, extra) {
    return Object.fromEntries([...SEVERITIES, ...extra].map((key) => [key, read]));
}
const ofVulnOnly = (key) => Object.hasOwn(vulnFields, key) ? ': it is about vulnerabilities and stands under kinds.vuln.' : undefined;
const otherKind = (0,yaml/* mapping */.pq)(kindFields, ofVulnOnly);
const kinds = (0,yaml/* mapping */.pq)({
    vuln: (0,yaml/* mapping */.pq)(vulnFields),
    misconfig: otherKind,
    secret: otherKind,
    license: otherKind,
    sast: otherKind,
});
const version = (0,yaml/* integer */.nd)({ min: 1, max: 1 });
const importPath = (document, node, name) => {
    const path = (0,yaml/* text */.Qq)(document, node, name);
    if (path === undefined || importFormat(path))
        return path;
    document.problem(node, `${name} is ${(0,yaml/* quote */.hD)(path)}: it must be a .trivyignore, a .trivyignore.yaml or an OpenVEX .json.`);
    return undefined;
};
const policyFields = {
    version,
    ...severityFields,
    kinds,
    licenses: (0,yaml/* mapping */.pq)({ allow: (0,yaml/* listOf */.c3)(yaml/* text */.Qq), deny: (0,yaml/* listOf */.c3)(yaml/* text */.Qq) }),
    'eol-os': level,
    'max-db-age': yaml/* duration */.p0,
    'only-new': yaml/* boolean */.zM,
    'scanner-suppressions': (0,yaml/* oneOf */.yL)(['accept', 'judge']),
    'waiver-warning-days': (0,yaml/* integer */.nd)({ min: 0, max: 365 }),
    'max-waiver-days': (0,yaml/* integer */.nd)({ min: 1, max: 366 }),
    waivers: writtenWaivers,
    import: (0,yaml/* listOf */.c3)(importPath),
};
const policyFile = (0,yaml/* mapping */.pq)(policyFields, (key) => {
    const isKind = KINDS.includes(key);
    if (isKind)
        return `: the rules of a kind stand under kinds.${key}.`;
    if (key === 'max-count')
        return ': it stands under a kind, such as kinds.vuln.';
    return ofVulnOnly(key);
});
/**
 * Reads a policy file (YAML 1.2 or JSON; the README has the schema). Throws one UserError with a line
 * `file:line:column: …` for each thing that is wrong, unknown keys included. `now` is what waivers are measured by.
 */
function parsePolicy(source, { file, now }) {
    const document = (0,yaml/* openDocument */.EJ)(source, file);
    const root = document.root;
    const values = policyFile(document, root, '') ?? {};
    const defaults = defaultPolicy('high');
    const maxWaiverDays = values['max-waiver-days'] ?? defaults.maxWaiverDays;
    const waivers = (values.waivers ?? []).flatMap((written) => checkedWaiver(document, written, { now, maxDays: maxWaiverDays }) ?? []);
    document.check();
    const maxDbAge = values['max-db-age'];
    return {
        source: file,
        kinds: forEveryKind((kind) => rulesOf(values, kind)),
        written: writtenRules(values),
        licenses: { allow: values.licenses?.allow ?? [], deny: values.licenses?.deny ?? [] },
        eolOs: values['eol-os'] ?? defaults.eolOs,
        ...(maxDbAge !== undefined && { maxDbAge }),
        onlyNew: values['only-new'] ?? defaults.onlyNew,
        scannerSuppressions: values['scanner-suppressions'] ?? defaults.scannerSuppressions,
        waiverWarningDays: values['waiver-warning-days'] ?? defaults.waiverWarningDays,
        maxWaiverDays,
        waivers,
        imports: values.import ?? [],
        vex: [],
    };
}
function rulesOf(file, kind) {
    const own = file.kinds?.[kind] ?? {};
    const base = defaultRules(own['fail-on'] ?? file['fail-on'] ?? 'high');
    const epssMin = own['epss-min'];
    return {
        failOn: base.failOn,
        warnOn: own['warn-on'] ?? file['warn-on'] ?? base.warnOn,
        unknownSeverity: own['unknown-severity'] ?? file['unknown-severity'] ?? base.unknownSeverity,
        maxCount: own['max-count'] ?? {},
        fixableOnly: own['fixable-only'] ?? base.fixableOnly,
        graceDays: own['grace-days'] ?? {},
        kev: own.kev ?? base.kev,
        ...(epssMin !== undefined && { epssMin }),
    };
}
function writtenRules(file) {
    const written = new Set(KINDS.filter((kind) => file.kinds?.[kind] !== undefined));
    if (file['eol-os'] !== undefined)
        written.add('eol-os');
    if ((file.licenses?.allow ?? []).length + (file.licenses?.deny ?? []).length > 0)
        written.add('license');
    return written;
}

;// CONCATENATED MODULE: ./packages/findings/src/policy/index.ts





;// CONCATENATED MODULE: ./packages/findings/src/render/words.ts


/** The longest text of one table cell, in characters; scanners put whole paragraphs into titles. */
const MAX_CELL = 160;
/** Longer fields are cut before anything is done with them, so that the work is bounded whatever a report holds. */
const MAX_FIELD = 10_000;
const ICONS = {
    critical: '🟣',
    high: '🔴',
    medium: '🟠',
    low: '🟡',
    info: '⚪',
    unknown: '❔',
};
/** `🔴 high`: the colour helps the eye, the word carries the meaning. */
function severityLabel(severity) {
    return `${ICONS[severity]} ${severity}`;
}
/** Foreign text as one line of at most that many characters, every control character made visible. */
function oneLine(text, maxChars = MAX_CELL) {
    const line = (0,src/* visible */.RK)(text.slice(0, MAX_FIELD)).replace(/\s+/g, ' ').trim();
    return (0,src/* truncate */.QS)(line, maxChars).replace(/\p{Cs}/gu, '\ufffd');
}
/** `openssl 1.1.1`, the empty string for a finding that is about no package. */
function packageName({ package: found }) {
    return found === undefined ? '' : oneLine(found.name);
}
/** The versions that mend it, or why there is none. */
function fixText({ fix, package: found }) {
    if (found === undefined || fix === undefined)
        return '';
    if (fix.versions.length > 0)
        return oneLine(fix.versions.join(', '), 80);
    return { fixed: 'fixed', 'not-fixed': 'no fix yet', 'wont-fix': 'will not be fixed', unknown: '' }[fix.state];
}
/** `src/app.py:12`, the path in the image, or nothing where the scanner gave none. */
function whereText(finding) {
    const { location, package: found } = finding;
    const path = location.path ?? found?.path;
    const line = startLine(location);
    return path === undefined ? '' : oneLine(line === undefined ? path : `${path}:${line}`);
}
/** The first line, where it is one. */
function startLine(location) {
    const { startLine: line } = location;
    return line !== undefined && Number.isSafeInteger(line) && line > 0 ? line : undefined;
}
/** The last line, where it is one and comes after the first. */
function endLine(location) {
    const { endLine: line } = location;
    const first = startLine(location) ?? 1;
    return line !== undefined && Number.isSafeInteger(line) && line > first ? line : undefined;
}
/** Text that a person may read of a finding. A secret's is its rule alone: whatever else a scanner says may hold it. */
function titleOf({ kind, title, id }) {
    return kind === 'secret' && title === '' ? id : title;
}
/** An absolute `https` address of plain characters, so that it is one to every reader. */
const PAGE = /^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?(\/([\w.~:/@!$&()*+,;=-]|%[\dA-Fa-f]{2})*)?(\?([\w.~:/?@!$&()*+,;=-]|%[\dA-Fa-f]{2})*)?(#([\w.~:/?@!$&()*+,;=-]|%[\dA-Fa-f]{2})*)?$/;
/** The page about a finding: its first reference that is a web address; none for a secret. */
function pageOf({ references, kind }) {
    if (kind === 'secret')
        return undefined;
    return references.find((url) => url.length < 2000 && PAGE.test(url) && URL.canParse(url));
}
/** `2 critical, 5 high`, worst first, what is not there left out. */
function countsText(counts) {
    return SEVERITIES.filter((severity) => counts[severity] > 0)
        .map((severity) => `${counts[severity]} ${severity}`)
        .join(', ');
}
/** How many findings there are of each severity. */
function countSeverities(judged) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
    for (const { finding } of judged)
        counts[finding.severity] += 1;
    return counts;
}

;// CONCATENATED MODULE: ./packages/findings/src/render/findings-table.ts


const DECISIONS = { fail: '❌', warn: '⚠️', pass: '' };
const STATUSES = {
    new: 'new',
    existing: 'existing',
    waived: 'waived',
    vex: 'not affected (VEX)',
    'expired-waiver': 'waiver expired',
};
/**
 * The first findings as a table, and below it what is not in it. Each column has something in at least one row; the
 * others are left out.
 */
function findingsTable(judged, maxRows) {
    const shown = judged.slice(0, maxRows);
    const columns = COLUMNS.filter(({ cell }) => shown.some((each) => cell(each) !== ''));
    const body = (0,src/* table */.tp)(columns.map(({ title }) => title), shown.map((each) => columns.map(({ cell }) => cell(each))));
    const rest = restOf(judged, shown.length);
    return [body, rest === '' ? '' : `_${rest}_`].filter((part) => part !== '').join('\n\n');
}
/** `Not shown: 12 more findings (2 high, 10 low).` The empty string where all are shown. */
function restOf(judged, shown) {
    const left = judged.slice(shown);
    if (left.length === 0)
        return '';
    const noun = left.length === 1 ? 'finding' : 'findings';
    return `Not shown: ${left.length} more ${noun} (${countsText(countSeverities(left))}).`;
}
/** The status of a finding in words; what a baseline tells of a new one is said with it. */
function statusText({ status, newness }) {
    if (status === 'new' && newness !== undefined)
        return newness === 'introduced' ? 'introduced' : 'newly disclosed';
    return STATUSES[status];
}
/** The id, linked to the page about it where there is one. */
function idCell(finding) {
    const page = pageOf(finding);
    const id = oneLine(finding.id, 100);
    return page === undefined ? id : (0,src/* markup */.PT)((0,src/* link */.nf)(id, page));
}
const COLUMNS = [
    { title: '', cell: ({ decision }) => DECISIONS[decision] },
    { title: 'Severity', cell: ({ finding }) => severityLabel(finding.severity) },
    { title: 'Id', cell: ({ finding }) => idCell(finding) },
    { title: 'Package', cell: ({ finding }) => packageName(finding) },
    { title: 'Installed', cell: ({ finding }) => oneLine(finding.package?.version ?? '', 60) },
    { title: 'Fixed in', cell: ({ finding }) => fixText(finding) },
    { title: 'What', cell: ({ finding }) => oneLine(titleOf(finding), 120) },
    { title: 'Where', cell: ({ finding }) => whereText(finding) },
    { title: 'Seen by', cell: ({ finding }) => seenBy(finding) },
    { title: 'Status', cell: statusText },
    { title: 'Why', cell: ({ why }) => oneLine(why, 120) },
];
/** Only what several scanners agree on is worth a word. */
function seenBy({ tools }) {
    return tools.length < 2 ? '' : oneLine(tools.map(({ name }) => name).join(', '), 60);
}

;// CONCATENATED MODULE: ./packages/findings/src/render/next-steps.ts


const MAX_STEPS = 10;
/** What mends the findings that fail the gate, the most effective step first: at most ten steps. */
function nextSteps({ judged, verdict, incomplete }) {
    const failing = judged.filter(({ decision }) => decision === 'fail').map(({ finding }) => finding);
    const steps = [...upgrades(failing), ...secrets(failing), ...places(failing), ...unfixable(failing)];
    const more = steps.length - MAX_STEPS;
    return [
        ...steps.slice(0, MAX_STEPS).map((step) => step()),
        ...(more > 0 ? [(0,src/* markup */.PT)(`… and ${more} more; the table has them.`)] : []),
        ...(incomplete.length > 0 ? [(0,src/* markup */.PT)('Mend what made the scan incomplete, then run it again.')] : []),
        ...(verdict === 'failed-policy' ? [(0,src/* markup */.PT)(WAIVING)] : []),
    ];
}
const WAIVING = 'What cannot be mended now may be waived in the security policy, with a reason, an owner and a date of expiry; the policy of the base branch is the one that counts.';
/** One step per package, those first that mend the most. */
function upgrades(failing) {
    const groups = new Map();
    for (const finding of failing) {
        if (!hasUpgrade(finding))
            continue;
        const { ecosystem = '', name = '', version = '' } = finding.package ?? {};
        const key = `${ecosystem}\0${name}\0${version}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [finding]);
        else
            group.push(finding);
    }
    return [...groups.values()].toSorted((a, b) => b.length - a.length).map((group) => () => upgrade(group));
}
function hasUpgrade({ kind, fix }) {
    return kind === 'vuln' && (fix?.versions.length ?? 0) > 0;
}
function upgrade(group) {
    const [first] = group;
    if (first === undefined)
        return (0,src/* markup */.PT)('');
    const versions = [...new Set(group.map(fixText))];
    // Which of several versions is the highest is the ecosystem's business, so all of them are named.
    const shown = `${versions.slice(0, 3).join(' / ')}${versions.length > 3 ? ' / …' : ''}`;
    const place = whereText(first);
    const where = place === '' ? '' : ` in ${(0,src/* code */.aY)(place)}`;
    return (0,src/* markup */.PT)(`Upgrade ${(0,src/* code */.aY)(packageName(first))} ${(0,src/* escapeMarkdown */.FV)(oneLine(first.package?.version ?? '', 60))} to ` +
        `${(0,src/* escapeMarkdown */.FV)(shown)}${where}: mends ${(0,src/* plural */.LS)(group.length, 'finding')}.`);
}
function secrets(failing) {
    return failing
        .filter(({ kind }) => kind === 'secret')
        .map((finding) => () => {
        const place = whereText(finding);
        const where = place === '' ? '' : ` in ${(0,src/* code */.aY)(place)}`;
        return (0,src/* markup */.PT)(`Revoke the secret that ${(0,src/* code */.aY)(oneLine(finding.id, 100))} found${where}, then take it out: it has been seen.`);
    });
}
function places(failing) {
    return failing
        .filter(({ kind }) => kind === 'misconfig' || kind === 'sast' || kind === 'license')
        .map((finding) => () => {
        const place = whereText(finding) || packageName(finding);
        const where = place === '' ? '' : ` in ${(0,src/* code */.aY)(place)}`;
        return (0,src/* markup */.PT)(`Mend ${(0,src/* code */.aY)(oneLine(finding.id, 100))}${where}.`);
    });
}
function unfixable(failing) {
    const count = failing.filter((finding) => finding.kind === 'vuln' && !hasUpgrade(finding)).length;
    if (count === 0)
        return [];
    return [
        () => (0,src/* markup */.PT)(`${(0,src/* plural */.LS)(count, 'finding')} without a fixed version: replace the package or the base image, or set ${(0,src/* code */.aY)('fixable-only')} in the policy.`),
    ];
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/findings/src/render/sarif-location.ts


const MAX_URI_CHARS = 1000;
/**
 * Where a result is shown. A file of the checkout is named by its relative path. What lies in an image has no file there,
 * but GitHub takes no result without one, so it gets a path that no rebuild and no tag changes:
 * `image/<repository>/<path in the image>`, and for a package of the system `image/<repository>/<ecosystem>/<package>`.
 */
function sarifLocation(finding) {
    const first = startLine(finding.location) ?? 1;
    const last = endLine(finding.location);
    return {
        physicalLocation: {
            artifactLocation: { uri: relativeUri(pathOf(finding)) },
            region: { startLine: first, ...(last === undefined ? {} : { endLine: last }) },
        },
    };
}
/** The name of an image without registry, tag and digest: what stays the same from build to build. */
function imageRepository(reference) {
    const name = reference.replace(/@.*$/s, '').replace(/:[^/:]*$/, '');
    const segments = name.split('/').filter((segment) => segment !== '');
    const isRegistry = /[.:]|^localhost$/.test(segments[0] ?? '');
    return (segments.length > 1 && isRegistry ? segments.slice(1) : segments).join('/');
}
function pathOf({ location, package: found }) {
    if (location.kind === 'file')
        return location.path;
    const inside = location.path ?? found?.path ?? (found && `${found.ecosystem}/${found.name}`) ?? '';
    return `image/${imageRepository(location.image)}/${inside}`;
}
/** A relative URI without scheme, host, `.` and `..`: GitHub refuses any other. */
function relativeUri(path) {
    const kept = [];
    for (const segment of path.slice(0, MAX_URI_CHARS).replaceAll('\\', '/').split('/')) {
        if (segment === '..')
            kept.pop();
        else if (segment !== '' && segment !== '.')
            kept.push(encodeSegment(segment));
    }
    return kept.length === 0 ? 'unknown' : kept.join('/');
}
function encodeSegment(segment) {
    return encodeURIComponent((0,src/* visible */.RK)(segment).replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./packages/findings/src/render/sarif-rules.ts


const MAX_ID_CHARS = 200;
const MAX_DESCRIPTION_CHARS = 1000;
/** GitHub reads 20 tags of a rule. */
const MAX_TAGS = 20;
/** GitHub's bands of `security-severity`, and what stands in where a score of the scanner's is outside of ours. */
const BANDS = {
    critical: { from: 9, to: 10, usual: 9.5 },
    high: { from: 7, to: 8.9, usual: 8 },
    medium: { from: 4, to: 6.9, usual: 5.5 },
    low: { from: 0.1, to: 3.9, usual: 2 },
};
/** The level that GitHub shows where a rule has no score. */
function sarifLevel(severity) {
    if (severity === 'critical' || severity === 'high')
        return 'error';
    return severity === 'medium' || severity === 'unknown' ? 'warning' : 'note';
}
/**
 * The rules of one run. GitHub rates by rule, so one rule stands for one advisory, one package and one severity; its id
 * is `CVE-2026-1-openssl`, and only the less severe twin of the same pair has its severity added.
 */
function ruleTable() {
    const rules = [];
    const indexes = new Map();
    const taken = new Set();
    const add = (finding) => {
        rules.push(rule(freeId(finding, taken), finding));
        return rules.length - 1;
    };
    return {
        rules,
        indexOf: (finding) => {
            const key = JSON.stringify([finding.id, finding.package?.name ?? '', finding.severity]);
            const index = indexes.get(key) ?? add(finding);
            indexes.set(key, index);
            return index;
        },
    };
}
function freeId(finding, taken) {
    const name = packageName(finding);
    const plain = oneLine(name === '' ? finding.id : `${finding.id}-${name}`, MAX_ID_CHARS) || 'unnamed';
    let id = plain;
    for (let n = 1; taken.has(id); n += 1)
        id = n === 1 ? `${plain}-${finding.severity}` : `${plain}-${n}`;
    taken.add(id);
    return id;
}
function rule(id, finding) {
    const title = oneLine(titleOf(finding), MAX_DESCRIPTION_CHARS) || id;
    const description = finding.kind === 'secret' ? title : oneLine(finding.description ?? title, MAX_DESCRIPTION_CHARS);
    const page = pageOf(finding);
    const score = securitySeverity(finding);
    return {
        id,
        shortDescription: { text: title },
        fullDescription: { text: description || title },
        help: { text: helpText(finding, description), markdown: helpMarkdown(finding, description, page) },
        ...(page === undefined ? {} : { helpUri: page }),
        defaultConfiguration: { level: sarifLevel(finding.severity) },
        properties: { tags: tags(finding), ...(score === undefined ? {} : { 'security-severity': score }) },
    };
}
/** The scanner's score where it says the same as our severity, else a score that does; none for info and unknown. */
function securitySeverity({ severity, cvss }) {
    const band = BANDS[severity];
    if (band === undefined)
        return undefined;
    const rounded = cvss === undefined ? Number.NaN : Math.round(cvss * 10) / 10;
    return (rounded >= band.from && rounded <= band.to ? rounded : band.usual).toFixed(1);
}
function tags({ kind, cwe }) {
    const numbers = cwe.map((each) => /^(?:CWE-)?(\d{1,5})\b/i.exec(each)?.[1]).filter((number) => number !== undefined);
    return [
        ...new Set(['security', kind, ...numbers.map((number) => `external/cwe/cwe-${number.padStart(3, '0')}`)]),
    ].slice(0, MAX_TAGS);
}
function helpText(finding, description) {
    return [description, fixLine(finding)].filter((line) => line !== '').join('\n\n');
}
function helpMarkdown(finding, description, page) {
    const more = page === undefined ? '' : (0,src/* link */.nf)(finding.id, page);
    return [(0,src/* escapeMarkdown */.FV)(description), (0,src/* escapeMarkdown */.FV)(fixLine(finding)), more]
        .filter((line) => line !== '')
        .join('\n\n');
}
function fixLine(finding) {
    const fix = fixText(finding);
    return fix === '' ? '' : `Package ${packageName(finding)}, fixed in: ${fix}.`;
}

;// CONCATENATED MODULE: ./packages/findings/src/render/sarif.ts






/** Beyond 25,000 results GitHub refuses a run, and of fewer it shows 5,000 by an order of its own. */
const SARIF_MAX_RESULTS = 5000;
/** GitHub takes 10 MB of gzip. */
const SARIF_MAX_GZIP_BYTES = 10_000_000;
/**
 * The findings as SARIF 2.1.0, minified, within what GitHub takes: unique rules with a score that agrees with our
 * severity, relative URIs, a fingerprint of our own per result. What is too much is cut from the least severe end, and a
 * notification in the file says so.
 */
function renderSarif(evaluation, options) {
    const all = evaluation.judged.filter(({ status }) => options.includeSuppressed || !isSuppressed(status));
    const worstFirst = all.toSorted((a, b) => compareSeverity(a.finding.severity, b.finding.severity));
    let count = Math.min(worstFirst.length, options.maxResults ?? SARIF_MAX_RESULTS);
    const limit = options.maxGzipBytes ?? SARIF_MAX_GZIP_BYTES;
    for (;;) {
        const cut = worstFirst.length - count;
        const json = sarifLog(evaluation, worstFirst.slice(0, count), cut, options);
        if (count === 0 || fits(json, limit))
            return { json, cut };
        count = Math.floor(count / 2);
    }
}
/** Waived or stated to be no problem: not to be shown as an alert. */
function isSuppressed(status) {
    return status === 'waived' || status === 'vex';
}
function fits(json, maxGzipBytes) {
    // gzip makes no text notably longer, so most files need not be compressed to know.
    const bytes = Buffer.byteLength(json, 'utf8');
    return bytes < maxGzipBytes * 0.99 - 100 || (0,external_node_zlib_.gzipSync)(json, { level: 9 }).length <= maxGzipBytes;
}
function sarifLog(evaluation, judged, cut, { tool, category }) {
    const { rules, indexOf } = ruleTable();
    const hash = uniqueHashes();
    const results = judged.map((each) => result(each, indexOf(each.finding), rules, hash));
    return JSON.stringify({
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: oneLine(tool.name) || 'unknown', ...versionOf(tool), rules } },
                automationDetails: { id: sarifCategory(category) },
                invocations: [
                    {
                        executionSuccessful: evaluation.verdict !== 'incomplete',
                        toolExecutionNotifications: notifications(evaluation, cut),
                    },
                ],
                columnKind: 'utf16CodeUnits',
                results,
            },
        ],
    });
}
/** A category as GitHub wants it: of plain characters (one `-` for all others in a row), with the `/` at its end that makes the whole of it the category. */
function sarifCategory(category) {
    const plain = category
        .replace(/[^A-Za-z0-9._/]+/g, '-')
        .replace(/\/{2,}/g, '/')
        .slice(0, 200)
        .replace(/^\/|\/$/g, '');
    return `${plain === '' ? 'scan' : plain}/`;
}
function versionOf({ version }) {
    const shown = oneLine(version);
    return shown === '' ? {} : { version: shown };
}
function notifications({ incomplete }, cut) {
    const problems = incomplete
        .slice(0, 100)
        .map((text) => ({ level: 'error', message: { text: oneLine(text, 1000) } }));
    if (cut === 0)
        return problems;
    const text = `${(0,src/* plural */.LS)(cut, 'result')} of the least severity left out, to stay within what GitHub takes.`;
    return [...problems, { level: 'warning', message: { text } }];
}
function result({ finding, status, decision, why, waiver }, ruleIndex, rules, hash) {
    const justification = oneLine(waiver?.reason ?? why, 1000);
    return {
        ruleId: rules[ruleIndex]?.id ?? '',
        ruleIndex,
        level: sarifLevel(finding.severity),
        message: { text: messageText(finding) },
        locations: [sarifLocation(finding)],
        partialFingerprints: { primaryLocationLineHash: hash(finding.fingerprint) },
        ...(isSuppressed(status) ? { suppressions: [{ kind: 'external', status: 'accepted', justification }] } : {}),
        properties: { status, decision, why: oneLine(why, 300) },
    };
}
/** Brackets would make a link of foreign text; in a SARIF message a backslash takes their meaning from them. */
function messageText(finding) {
    const name = packageName(finding);
    const installed = name === '' ? '' : `${name} ${oneLine(finding.package?.version ?? '', 80)}: `;
    const fix = fixText(finding);
    const text = `${installed}${oneLine(titleOf(finding), 500) || oneLine(finding.id)}`;
    const whole = `${text}${fix === '' ? '' : ` (fixed in: ${fix})`} [${finding.severity}]`;
    return whole.replace(/[\\[\]]/g, '\\$&');
}
/** GitHub's form of a line hash, `<hash>:<n>`, where n tells apart results with the same hash. */
function uniqueHashes() {
    const seen = new Map();
    return (fingerprint) => {
        const key = oneLine(fingerprint).replace(/^v1:/, '');
        const n = (seen.get(key) ?? 0) + 1;
        seen.set(key, n);
        return `${key}:${n}`;
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/render/facts.ts
/** `orders-api@sha256:… (linux/arm64)` or the name of what was analysed. */
function describeTarget(target) {
    if (target.kind === 'source')
        return target.name;
    const digest = target.digest !== undefined && !target.reference.includes(target.digest) ? `@${target.digest}` : '';
    const platform = target.platform === undefined ? '' : ` (${target.platform})`;
    return `${target.reference}${digest}${platform}`;
}
/** `trivy 0.70.0`. */
function describeTool({ name, version }) {
    return version === '' ? name : `${name} ${version}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/render/severity-chart.ts


/** The findings that count, by severity, as a Mermaid bar chart; the empty string where there are none. */
function severityChart(counts) {
    const values = SEVERITIES.map((severity) => counts[severity]);
    const most = Math.max(...values);
    if (most === 0)
        return '';
    return (0,src/* mermaid */.a4)([
        'xychart-beta',
        '  title "Findings that count, by severity"',
        `  x-axis [${SEVERITIES.join(', ')}]`,
        `  y-axis "findings" 0 --> ${most}`,
        `  bar [${values.join(', ')}]`,
    ].join('\n'));
}

;// CONCATENATED MODULE: ./packages/findings/src/render/summary.ts








const MAX_ROWS = 200;
/** Longer tables are folded, so that what comes after them is seen. */
const MAX_OPEN_ROWS = 25;
const MAX_TARGETS = 10;
const MAX_WAIVERS = 50;
const MAX_SENTENCES = 30;
/** The step's summary: verdict first, then what fails it, counts, findings worst first, waivers, what to do next. */
function renderSummary(evaluation, facts) {
    const counting = evaluation.judged.filter(({ status }) => !isSuppressed(status));
    const sections = [
        ['What makes it incomplete', 0, summary_sentences(evaluation.incomplete)],
        ['What fails the policy', 0, summary_sentences(evaluation.reasons)],
        ['Counts', 1, countTable(evaluation)],
        ['Chart', 4, severityChart(evaluation.counts)],
        ['Findings', 2, findings(counting)],
        ['Waivers', 3, waivers(evaluation.judged)],
        ['To look at', 1, summary_sentences([...evaluation.warnings, ...(facts.notes ?? [])])],
        ['What to do next', 1, (0,src/* bullets */.e5)(nextSteps(evaluation))],
    ];
    const { policyText = '' } = facts;
    return [
        { title: 'Verdict', rank: 0, markdown: verdict(evaluation, facts) },
        ...sections.map(([title, rank, body]) => ({
            title,
            rank,
            markdown: body === '' ? '' : title === 'Chart' ? body : `${(0,src/* heading */.R_)(title)}\n\n${body}`,
        })),
        { title: 'Policy', rank: 3, markdown: policyText === '' ? '' : (0,src/* details */.zH)('The policy', (0,src/* escapeMarkdown */.FV)(policyText)) },
    ];
}
/** The heading, the one sentence, and what was scanned by what and judged by which rules. */
function verdict(evaluation, facts) {
    const icon = facts.outcome === 'passed' ? (evaluation.warnings.length > 0 ? '⚠️' : '✅') : '❌';
    const rows = [
        ...facts.targets.slice(0, MAX_TARGETS).map((target) => ['Scanned', oneLine(describeTarget(target), 300)]),
        ['Scanner', oneLine(facts.tools.map(describeTool).join(', '), 200)],
        ...(facts.databaseUpdatedAt === undefined ? [] : [['Vulnerability database of', oneLine(facts.databaseUpdatedAt)]]),
        ['Policy', oneLine(facts.policySource, 200)],
    ].filter(([, value]) => value !== '');
    return [
        `## ${icon} ${(0,src/* escapeMarkdown */.FV)(facts.action)}: ${(0,src/* escapeMarkdown */.FV)(facts.outcome)}`,
        (0,src/* escapeMarkdown */.FV)(oneLine(facts.reason, 2000)),
        (0,src/* table */.tp)(['', ''], rows),
    ].join('\n\n');
}
/** One row per severity that occurs, with what the policy makes of them. */
function countTable({ judged }) {
    const counts = new Map(SEVERITIES.map((severity) => [severity, { all: 0, new: 0, fail: 0, warn: 0, pass: 0 }]));
    for (const each of judged) {
        const count = counts.get(each.finding.severity);
        if (count === undefined)
            continue;
        count.all += 1;
        if (isSuppressed(each.status))
            continue;
        count[each.decision] += 1;
        if (isNew(each))
            count.new += 1;
    }
    const rows = [...counts]
        .filter(([, { all }]) => all > 0)
        .map(([severity, { all, new: added, fail, warn, pass }]) => {
        const counting = fail + warn + pass;
        return [severityLabel(severity), counting, added, fail, warn, all - counting];
    });
    return (0,src/* table */.tp)(['Severity', 'Findings', 'New', 'Fail', 'Warn', 'Waived'], rows);
}
function findings(counting) {
    const body = findingsTable(counting, MAX_ROWS);
    return counting.length > MAX_OPEN_ROWS ? (0,src/* details */.zH)(`${(0,src/* plural */.LS)(counting.length, 'finding')}, worst first`, body) : body;
}
/** Not in the baseline; a waiver that has ended does not hide it. */
function isNew({ status, newness }) {
    return status === 'new' || (status === 'expired-waiver' && newness !== undefined);
}
function waivers(judged) {
    const held = judged.filter(({ status }) => isSuppressed(status) || status === 'expired-waiver');
    if (held.length === 0)
        return '';
    const rows = held
        .slice(0, MAX_WAIVERS)
        .map(({ finding, status, waiver, why }) => [
        idCell(finding),
        packageName(finding),
        status === 'expired-waiver' ? '⚠️ expired, counts again' : status === 'vex' ? 'VEX' : 'waived',
        oneLine(waiver?.expires ?? ''),
        oneLine(waiver?.owner ?? ''),
        oneLine(waiver?.reason ?? why),
    ]);
    const rest = held.length - rows.length;
    const body = (0,src/* table */.tp)(['Id', 'Package', 'State', 'Expires', 'Owner', 'Reason'], rows);
    const more = rest > 0 ? `\n\n_Not shown: ${rest} more._` : '';
    return (0,src/* details */.zH)(`${(0,src/* plural */.LS)(held.length, 'finding')} with a waiver or VEX statement`, `${body}${more}`);
}
/** A bullet list of bounded length that says what is not in it. */
function summary_sentences(texts, max = MAX_SENTENCES) {
    const shown = texts.slice(0, max).map((text) => oneLine(text, 500));
    const more = texts.length - shown.length;
    return (0,src/* bullets */.e5)(more > 0 ? [...shown, `… and ${more} more.`] : shown);
}

;// CONCATENATED MODULE: ./packages/findings/src/render/comment.ts





/** What GitHub takes as one comment. Held to in bytes, which are never fewer than the characters it counts. */
const COMMENT_MAX_CHARS = 65_536;
const comment_MAX_ROWS = 50;
/** The hidden line by which the comment of the same action and scan is found again. */
function commentMarker({ action, category }) {
    return `<!-- platform-actions:${sarifCategory(`${action}/${category}`)} -->`;
}
/** The comment of a pull request, marker included: as many of the findings as fit, worst first, and how many do not. */
function renderComment(evaluation, facts) {
    for (let rows = comment_MAX_ROWS; rows > 0; rows = Math.floor(rows / 2)) {
        const comment = compose(evaluation, facts, rows);
        if (Buffer.byteLength(comment, 'utf8') <= COMMENT_MAX_CHARS)
            return comment;
    }
    return compose(evaluation, facts, 0);
}
function compose(evaluation, facts, rows) {
    const counting = evaluation.judged.filter(({ status }) => !isSuppressed(status));
    const reported = counting.filter(({ decision }) => decision !== 'pass');
    const title = reported.length > 0 ? '#### Findings that fail or warn\n\n' : '';
    // Every sentence and step is of bounded length, so what is left with no rows always fits.
    const most = Math.min(rows, 10);
    const parts = [
        commentMarker(facts),
        verdict(evaluation, facts),
        section('Incomplete', summary_sentences(evaluation.incomplete, most)),
        section('What fails the policy', summary_sentences(evaluation.reasons, most)),
        countTable(evaluation),
        reported.length > 0 ? title + findingsTable(reported, rows) : '',
        section('What to do next', rows === 0 ? '' : (0,src/* bullets */.e5)(nextSteps(evaluation))),
        section('To look at', summary_sentences([...evaluation.warnings, ...(facts.notes ?? [])], most)),
        facts.runUrl === undefined ? '' : (0,src/* link */.nf)('All findings, in the summary of the run', facts.runUrl),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function section(title, body) {
    return body === '' ? '' : `#### ${title}\n\n${body}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/render/log-table.ts




const log_table_MAX_ROWS = 100;
const MAX_WIDTH = 48;
/** The findings that count as an aligned table for the log, worst first; what is not shown is said in the last line. */
function renderLogTable({ judged }, maxRows = log_table_MAX_ROWS) {
    const counting = judged.filter(({ status }) => !isSuppressed(status));
    if (counting.length === 0)
        return [];
    const rows = [HEADERS, ...counting.slice(0, maxRows).map(cells)];
    const used = HEADERS.map((_, column) => rows.slice(1).some((row) => (row[column] ?? '') !== ''));
    const widths = HEADERS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const lines = rows.map((row) => row
        .map((cell, column) => (used[column] ? cell.padEnd(widths[column] ?? 0) : ''))
        .filter((_, column) => used[column])
        .join('  ')
        .trimEnd());
    const rest = restOf(counting, maxRows);
    return [...lines, ...(rest === '' ? [] : [rest])].map(src/* inertForLog */.Ko);
}
const HEADERS = [
    'SEVERITY',
    'GATE',
    'ID',
    'PACKAGE',
    'INSTALLED',
    'FIXED',
    'WHERE',
    'STATUS',
    'WHAT',
];
function cells(judged) {
    const { finding, decision } = judged;
    const short = (text) => oneLine(text, MAX_WIDTH);
    return [
        finding.severity,
        decision === 'pass' ? '' : decision,
        short(finding.id),
        short(packageName(finding)),
        short(finding.package?.version ?? ''),
        short(fixText(finding)),
        short(whereText(finding)),
        statusText(judged),
        oneLine(titleOf(finding), 80),
    ];
}

;// CONCATENATED MODULE: ./packages/findings/src/render/normalized-json.ts
/** The format that a baseline is read from, too: what its readers check first. */
const REPORT_FORMAT = 'platform-actions/findings';
const REPORT_VERSION = 1;
/**
 * The normalized report as pieces of JSON, so that a report of any size is written without being held as one text: the
 * facts of the scan, the verdict and every finding with what the policy says of it. A later run takes it as baseline.
 */
function* normalizedJson(evaluation, facts) {
    const { verdict, reasons, incomplete, warnings, counts, newCount, waivedCount, highest, judged } = evaluation;
    const { action, outcome, reason, tools, targets, databaseUpdatedAt, policySource, createdAt, packages } = facts;
    const head = JSON.stringify({
        format: REPORT_FORMAT,
        version: REPORT_VERSION,
        ...{ action, createdAt, outcome, reason, tools, targets, databaseUpdatedAt, policy: policySource },
        ...{ verdict, reasons, incomplete, warnings, counts, new: newCount, waived: waivedCount, highest, packages },
    });
    yield `${head.slice(0, -1)},"findings":[`;
    const advisory = repeated(['title', 'description', 'references']);
    const judgement = repeated(['status', 'newness', 'decision', 'why', 'waiver']);
    let between = '\n';
    for (const each of judged) {
        const own = JSON.stringify({ ...each.finding, title: undefined, description: undefined, references: undefined });
        // One flat object: joining the texts of its parts takes less time than joining the parts.
        yield `${between}${own.slice(0, -1)},${advisory(withoutQuotes(each.finding))},${judgement(each)}}`;
        between = ',\n';
    }
    yield judged.length === 0 ? ']}\n' : '\n]}\n';
}
/**
 * Gives these properties of an object as JSON without the braces. In the order of an evaluation they mostly are those of
 * the object before, and they are most of a record.
 */
function repeated(keys) {
    let [last, json] = [undefined, ''];
    return (object) => {
        if (last === undefined || keys.some((key) => last?.[key] !== object[key])) {
            json = JSON.stringify(Object.fromEntries(keys.map((key) => [key, object[key]]))).slice(1, -1);
        }
        last = object;
        return json;
    };
}
/** What a scanner says at length about a secret may quote it; the rule, the place and the fingerprint are enough. */
function withoutQuotes(finding) {
    return finding.kind === 'secret' ? { title: finding.title, references: [] } : finding;
}

;// CONCATENATED MODULE: ./packages/findings/src/render/index.ts








;// CONCATENATED MODULE: ./packages/findings/src/gate/annotate.ts


/** GitHub keeps ten annotations of a kind per step; the step's own error is one of them. */
const MAX_ERRORS = 9;
const MAX_WARNINGS = 9;
/**
 * Puts the findings that fail or warn on their lines in the checkout, worst first, as many as GitHub keeps, and logs how
 * many have no annotation.
 */
function annotate(log, { judged }) {
    const failing = judged.filter(({ decision }) => decision === 'fail');
    const warned = judged.filter(({ decision }) => decision === 'warn');
    const errors = failing.filter(isInFile).slice(0, MAX_ERRORS);
    const warnings = warned.filter(isInFile).slice(0, MAX_WARNINGS);
    for (const each of errors)
        log.error(message(each), place(each));
    for (const each of warnings)
        log.warning(message(each), place(each));
    const left = [
        { count: failing.length - errors.length, verb: 'fail' },
        { count: warned.length - warnings.length, verb: 'warn' },
    ].filter(({ count }) => count > 0);
    if (left.length === 0)
        return;
    const more = left.map(({ count, verb }) => `${(0,src/* plural */.LS)(count, 'more finding')} that ${verb}${count === 1 ? 's' : ''}`);
    log.info(`Without an annotation: ${more.join(', ')}. The table above and the summary go on.`);
}
function isInFile({ finding }) {
    return finding.location.kind === 'file';
}
function message({ finding, why }) {
    return `${oneLine(titleOf(finding), 500)} (${oneLine(why)})`;
}
function place({ finding }) {
    const { location } = finding;
    const last = endLine(location);
    return {
        file: oneLine(location.path ?? '', 1000),
        startLine: startLine(location) ?? 1,
        ...(last === undefined ? {} : { endLine: last }),
        title: `${finding.severity}: ${oneLine(finding.id, 100)}`,
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/publish.ts


/** How long GitHub may take to process an upload before the step goes on without its answer. */
const WAIT_SECONDS = 60;
/** Uploads what counts to code scanning, as far as the input and the token allow. Never throws but on cancelling. */
async function upload(run, ports, renderSarifForGitHub) {
    const { uploadSarif: wanted, githubToken } = run.inputs;
    if (wanted === 'false')
        return { status: 'off' };
    if (githubToken === undefined)
        return skipped('The SARIF was not uploaded: the input github-token is empty.');
    if (wanted === 'auto' && run.event.pullRequest?.fromFork) {
        return skipped('The SARIF was not uploaded: the token of a pull request from a fork may only read.');
    }
    return attempt('The SARIF was not uploaded', async () => {
        const category = sarifCategory(run.category);
        const result = await ports.uploadSarif({ sarif: renderSarifForGitHub(), category, waitSeconds: WAIT_SECONDS });
        if (result.status === 'skipped')
            return skipped(`The SARIF was not uploaded: ${result.reason}`);
        return { status: 'done', reason: result.reason, ...(result.url === undefined ? {} : { url: result.url }) };
    });
}
/**
 * Writes the comment of a pull request. With `auto` there is a new one only where something fails or warns; an old one
 * is brought up to date whatever there is to say.
 */
async function comment(run, ports, evaluation, facts) {
    const { comment: wanted, githubToken } = run.inputs;
    const { pullRequest } = run.event;
    if (wanted === 'false' || (wanted === 'auto' && pullRequest === undefined))
        return { status: 'off' };
    if (pullRequest === undefined)
        return skipped('No comment was written: this run belongs to no pull request.');
    if (githubToken === undefined)
        return skipped('No comment was written: the input github-token is empty.');
    if (wanted === 'auto' && pullRequest.fromFork) {
        return skipped('No comment was written: the token of a pull request from a fork may only read.');
    }
    const onlyUpdate = wanted === 'auto' && !hasNews(evaluation);
    return attempt('No comment was written', async () => {
        const body = renderComment(evaluation, facts);
        const result = await ports.upsertComment({ marker: commentMarker(facts), body, onlyUpdate });
        if (result.status === 'skipped' && onlyUpdate)
            return { status: 'off' };
        if (result.status === 'skipped')
            return skipped(`No comment was written: ${result.reason ?? 'GitHub refused it.'}`);
        return { status: 'done', ...(result.url === undefined ? {} : { url: result.url }) };
    });
}
function hasNews({ verdict, judged }) {
    return verdict !== 'passed' || judged.some(({ decision }) => decision !== 'pass');
}
async function attempt(failure, work) {
    try {
        return await work();
    }
    catch (thrown) {
        const error = (0,src/* toError */.iT)(thrown);
        if (error instanceof src/* CancelledError */.cc)
            throw error;
        return skipped(`${failure}: ${(0,src/* messageChain */.NG)(error)}`);
    }
}
function skipped(reason) {
    return { status: 'skipped', reason };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/findings/src/gate/write-files.ts




const BATCH_CHARS = 1024 * 1024;
/** Where the SARIF goes: the input's file, checked before anything is judged, else a temporary one. */
function sarifPath({ runner, inputs }) {
    if (inputs.sarifFile === undefined)
        return (0,external_node_path_.join)(runner.tempDir, 'findings.sarif');
    return (0,src/* pathToWrite */.ok)(runner.workspace, 'sarif-file', inputs.sarifFile);
}
/** Writes the SARIF with the waived findings in it, marked as such. */
async function writeSarif(path, evaluation, { category }, tool) {
    const render = (includeSuppressed) => renderSarif(evaluation, { tool, category, includeSuppressed });
    const { json, cut } = render(true);
    await (0,promises_.writeFile)(path, json, { mode: 0o600 });
    return { cut, forGitHub: () => (evaluation.waivedCount === 0 ? json : render(false).json) };
}
/** Writes the normalized report in pieces; gives its path. */
async function writeReport({ runner }, evaluation, facts) {
    const path = (0,external_node_path_.join)(runner.tempDir, 'findings.json');
    const file = await (0,promises_.open)(path, 'w', 0o600);
    try {
        let batch = '';
        for (const piece of normalizedJson(evaluation, facts)) {
            batch += piece;
            if (batch.length < BATCH_CHARS)
                continue;
            await file.write(batch);
            batch = '';
        }
        await file.write(batch);
    }
    finally {
        await file.close();
    }
    return path;
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/conclude.ts









const conclude_MAX_WARNINGS = 5;
const MAX_REASONS = 3;
/**
 * The shared end of every scanning action: judges the reports by the rules that `loadRules` gave, writes the report and
 * the SARIF, logs, uploads, comments, and only then says whether the step is green. Wrap the action in `reportingThrows`.
 *
 * @throws UserError where the SARIF file may not be written; the signal's reason when the job is cancelled.
 */
async function concludeScan(run, ports) {
    const { runner, inputs, reports } = run;
    const path = sarifPath(run);
    const { policy, source, baseline } = run.rules;
    const evaluation = evaluate(reports, policy, {
        now: new Date(runner.clock.now()),
        onlyNew: inputs.onlyNew,
        ...(baseline === undefined ? {} : { baseline }),
    });
    const tool = run.tool ?? reports[0]?.tool ?? { name: run.action, version: '' };
    const judged = verdictOf(evaluation, reports);
    const facts = { ...factsOf(run, source, judged), policyText: describePolicy(policy) };
    const report = await writeReport(run, evaluation, facts);
    const { cut, forGitHub } = await writeSarif(path, evaluation, run, tool);
    await logFindings(run, evaluation);
    const uploaded = await upload(run, ports, forGitHub);
    const final = afterUpload(judged, uploaded, run);
    const notes = [...cutNotes(cut), ...notesOf(uploaded)];
    const commented = await comment(run, ports, evaluation, { ...facts, ...final, notes });
    const all = [...notes, ...notesOf(commented)];
    for (const note of all)
        runner.log.warning(note);
    return {
        ...final,
        ok: final.outcome === 'passed',
        outputs: outputsOf(evaluation, path, report, facts.databaseUpdatedAt),
        summary: renderSummary(evaluation, { ...facts, ...final, notes: all }),
        details: detailsOf(evaluation, facts, all, { tool, cut, uploaded, commented }),
    };
}
/** The verdict in one sentence. Why a scan is incomplete is said beside what fails the policy, where both are so. */
function verdictOf(evaluation, reports) {
    const { verdict, reasons, incomplete, counts, waivedCount } = evaluation;
    if (verdict === 'failed-policy') {
        const also = incomplete.length === 0 ? '' : ` The scan is incomplete, too: ${first(incomplete)}`;
        return { outcome: 'failed-policy', reason: `${first(reasons)}${also}` };
    }
    if (verdict === 'incomplete') {
        return { outcome: 'incomplete', reason: `The scan is incomplete, so it cannot pass: ${first(incomplete)}` };
    }
    const scanned = reports.reduce((sum, report) => sum + report.scanned, 0);
    const found = countsText(counts);
    const waived = waivedCount === 0 ? '' : ` ${(0,src/* plural */.LS)(waivedCount, 'finding')} waived.`;
    const what = found === ''
        ? `${waivedCount === 0 ? 'Nothing was found' : 'No finding counts'} in ${(0,src/* plural */.LS)(scanned, 'item')} scanned.`
        : `No finding fails the policy (${found}).`;
    return { outcome: 'passed', reason: `${what}${waived}` };
}
function first(texts) {
    const shown = texts.slice(0, MAX_REASONS).map((text) => oneLine(text, 500));
    const more = texts.length - shown.length;
    return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
/** An upload that was asked for in so many words must not be missed for want of a look at the log. */
function afterUpload(judged, uploaded, { inputs }) {
    if (inputs.uploadSarif !== 'true' || uploaded.status !== 'skipped')
        return judged;
    const reason = `${uploaded.reason ?? 'The SARIF was not uploaded.'} The input upload-sarif is true, so it must be.`;
    return judged.outcome === 'passed' ? { outcome: 'infrastructure', reason } : judged;
}
function factsOf({ action, runner, reports, category }, policySource, verdict) {
    const built = reports.flatMap(({ database }) => (database === undefined ? [] : [database.updatedAt])).sort();
    const runUrl = runUrlOf(runner.env);
    const packages = reports.flatMap((report) => report.packages ?? []);
    return {
        ...{ action, category, policySource, ...verdict },
        tools: reports.map(({ tool }) => tool),
        targets: distinct(reports.map(({ target }) => target)),
        createdAt: new Date(runner.clock.now()).toISOString(),
        // The oldest of several is what a reader must know of.
        ...(built[0] === undefined ? {} : { databaseUpdatedAt: built[0] }),
        ...(runUrl === undefined ? {} : { runUrl }),
        ...(packages.length === 0 ? {} : { packages: [...new Set(packages)].sort() }),
    };
}
function distinct(values) {
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
function runUrlOf(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
    if (server === undefined || repository === undefined || id === undefined)
        return undefined;
    return `${server}/${repository}/actions/runs/${id}`;
}
async function logFindings({ runner: { log }, annotate: onLines = false }, evaluation) {
    const lines = renderLogTable(evaluation);
    if (lines.length > 0) {
        await log.group('Findings', () => {
            for (const line of lines)
                log.info(line);
            return Promise.resolve();
        });
    }
    for (const [index, warning] of evaluation.warnings.entries()) {
        const text = oneLine(warning, 1000);
        if (index < conclude_MAX_WARNINGS)
            log.warning(text);
        else
            log.info(text);
    }
    if (onLines)
        annotate(log, evaluation);
}
function cutNotes(cut) {
    return cut === 0
        ? []
        : [`${(0,src/* plural */.LS)(cut, 'finding')} of the least severity not in the SARIF, to stay within what GitHub takes.`];
}
function notesOf({ status, reason }) {
    return status === 'skipped' && reason !== undefined ? [oneLine(reason, 1000)] : [];
}
function outputsOf({ counts, newCount, waivedCount, highest }, sarif, report, databaseUpdatedAt) {
    return {
        critical: counts.critical,
        high: counts.high,
        medium: counts.medium,
        low: counts.low,
        unknown: counts.unknown,
        findings: SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0),
        new: newCount,
        waived: waivedCount,
        'highest-severity': highest,
        'sarif-path': sarif,
        'report-path': report,
        'db-updated-at': databaseUpdatedAt,
    };
}
function detailsOf({ reasons, incomplete, warnings, counts }, { tools, targets, policySource }, notes, { tool, cut, uploaded, commented }) {
    return {
        ...{ policy: policySource, tools, targets, counts, reasons, incomplete, warnings, notes },
        sarif: { tool: tool.name, cut, upload: uploaded },
        comment: commented,
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/inputs.ts

const SWITCH = ['auto', 'true', 'false'];
/** The inputs that every scanning action has, to be spread into its own. */
const gateInputs = {
    policy: src/* input.text */.hF.text(),
    'fail-on': src/* input.oneOf */.hF.oneOf(['critical', 'high', 'medium', 'low', 'info'], { default: 'high' }),
    baseline: src/* input.text */.hF.text(),
    'only-new': src/* input.boolean */.hF.boolean({ default: 'false' }),
    'sarif-file': src/* input.text */.hF.text(),
    'upload-sarif': src/* input.oneOf */.hF.oneOf(SWITCH, { default: 'auto' }),
    comment: src/* input.oneOf */.hF.oneOf(SWITCH, { default: 'auto' }),
    'github-token': src/* input.githubToken */.hF.githubToken(),
    timeout: src/* input.duration */.hF.duration({ default: '15m', min: 1 }),
};

;// CONCATENATED MODULE: ./packages/findings/src/gate/outcomes.ts

/**
 * The outcomes of every scanning action; only `passed` is green. There is no `planned`: a scan changes nothing but the
 * upload and the comment, which have inputs of their own, and a policy that fails on nothing makes it a dry run.
 */
const GATE_OUTCOMES = [
    'passed',
    'failed-policy',
    'scanner-error',
    'incomplete',
    'infrastructure',
    'config-error',
];
/** The outputs that every scanning action has beside `outcome`, `reason` and `result`. */
const GATE_OUTPUTS = [
    'critical',
    'high',
    'medium',
    'low',
    'unknown',
    'findings',
    'new',
    'waived',
    'highest-severity',
    'sarif-path',
    'report-path',
    'db-updated-at',
];
/** The scanner itself failed: it did not start, crashed, or wrote no report that can be read. */
class ScannerError extends Error {
    name = 'ScannerError';
}
/** What the scan needs was out of reach: a registry, a database, GitHub's API. Running again may help. */
class InfrastructureError extends Error {
    name = 'InfrastructureError';
}
/** What a throw is: a UserError the configuration's fault, a ScannerError the scanner's, all else the world's. */
function outcomeOfThrow(error) {
    if (error instanceof src/* UserError */.yo)
        return 'config-error';
    return error instanceof ScannerError ? 'scanner-error' : 'infrastructure';
}
const HINTS = {
    'scanner-error': 'The scanner failed, which says nothing about what it was to scan. Its output is in the log.',
    infrastructure: 'What the scan needs was out of reach. Run the job again; if it stays so, look at the cause named above.',
};
/**
 * Runs a scanning action and turns what it throws into its report, red and with the right outcome: "the scanner broke" is
 * never taken for "it found something", and neither for "it found nothing".
 */
async function reportingThrows(action, outputs, work) {
    try {
        return await work();
    }
    catch (thrown) {
        const error = (0,src/* toError */.iT)(thrown);
        const outcome = outcomeOfThrow(error);
        const reason = error instanceof src/* UserError */.yo ? error.message : (0,src/* messageChain */.NG)(error);
        const hint = error instanceof src/* CancelledError */.cc ? '' : (HINTS[outcome] ?? '');
        const parts = [`## ❌ ${(0,src/* escapeMarkdown */.FV)(action)}: ${outcome}`, (0,src/* escapeMarkdown */.FV)(reason), hint];
        return {
            outcome,
            reason,
            ok: false,
            outputs: Object.fromEntries(outputs.map((name) => [name, undefined])),
            summary: [{ title: 'Verdict', rank: 0, markdown: parts.filter((part) => part !== '').join('\n\n') }],
            details: {},
        };
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/openvex.ts



/**
 * The statements of an OpenVEX document (0.0.1 to 0.2.0). Throws a UserError, naming file and statement, where it is
 * something else, a statement has no vulnerability or no status of OpenVEX, or `not_affected` stands without a
 * justification or an impact statement, which the specification requires.
 */
function importOpenVex(source, name) {
    const root = parseJson(source, name);
    if (!openvex_isObject(root) || !isOpenVex(root)) {
        throw new src/* UserError */.yo(`${name} is no OpenVEX document: its "@context" must begin with https://openvex.dev/ns.`);
    }
    const { statements } = root;
    if (!Array.isArray(statements) || statements.length === 0) {
        throw new src/* UserError */.yo(`${name} has no statements: an OpenVEX document has at least one.`);
    }
    const documentTime = openvex_timeOf(root, name) ?? 0;
    return statements.map((statement, index) => readStatement(statement, `${name}, statement ${index + 1}`, documentTime));
}
function readStatement(statement, place, documentTime) {
    if (!openvex_isObject(statement))
        throw new src/* UserError */.yo(`${place}: must be an object.`);
    const ids = vulnerabilityIds(statement);
    if (ids.length === 0)
        throw new src/* UserError */.yo(`${place}: names no vulnerability.`);
    const status = VEX_STATUSES.find((candidate) => candidate === statement['status']);
    if (!status) {
        throw new src/* UserError */.yo(`${place}: status is ${shown(statement['status'])}; it must be one of ${VEX_STATUSES.join(', ')}.`);
    }
    const justification = justificationOf(statement, status);
    if (status === 'not_affected' && justification === undefined) {
        throw new src/* UserError */.yo(`${place}: not_affected needs a justification or an impact_statement.`);
    }
    return {
        ids,
        products: arrayOf(statement['products']).map(readProduct),
        status,
        ...(justification !== undefined && { justification }),
        timestamp: openvex_timeOf(statement, place) ?? documentTime,
        source: place,
    };
}
function parseJson(source, name) {
    try {
        return JSON.parse(source);
    }
    catch (thrown) {
        throw new src/* UserError */.yo(`${name} is no valid JSON: ${thrown instanceof Error ? thrown.message : 'it cannot be read'}.`);
    }
}
function isOpenVex(root) {
    return typeof root['@context'] === 'string' && root['@context'].startsWith('https://openvex.dev/ns');
}
/** Version 0.0.x has a plain id; later ones have an object whose `@id` is often a page about the vulnerability. */
function vulnerabilityIds({ vulnerability }) {
    if (typeof vulnerability === 'string')
        return vulnerability.trim() === '' ? [] : [vulnerability.trim()];
    if (!openvex_isObject(vulnerability))
        return [];
    const { name, '@id': id, aliases } = vulnerability;
    const lastOfId = typeof id === 'string' ? id.split('/').at(-1) : undefined;
    return [name, lastOfId, ...arrayOf(aliases)].filter((text) => typeof text === 'string' && text !== '');
}
function readProduct(product) {
    if (typeof product === 'string')
        return { purls: purlsOf({ '@id': product }), subcomponents: [] };
    if (!openvex_isObject(product))
        return { purls: [], subcomponents: [] };
    const components = arrayOf(product['subcomponents']);
    const purls = components.flatMap((component) => typeof component === 'string' ? [component] : openvex_isObject(component) ? purlsOf(component) : []);
    // A subcomponent that is no package URL must not widen the statement to the whole product.
    return { purls: purlsOf(product), subcomponents: components.length > 0 && purls.length === 0 ? [''] : purls };
}
function purlsOf(component) {
    const identifiers = openvex_isObject(component['identifiers']) ? component['identifiers'] : {};
    return [component['@id'], identifiers['purl']].filter((text) => typeof text === 'string' && text.startsWith('pkg:'));
}
function justificationOf(statement, status) {
    const keys = status === 'not_affected' ? ['justification', 'impact_statement'] : ['justification', 'status_notes'];
    const texts = keys
        .map((key) => statement[key])
        .filter((text) => typeof text === 'string' && text !== '');
    return texts.length > 0 ? texts.join(': ') : undefined;
}
function openvex_timeOf(object, place) {
    const written = object['last_updated'] ?? object['timestamp'];
    if (written === undefined)
        return undefined;
    const at = typeof written === 'string' ? instant(written) : undefined;
    if (at === undefined)
        throw new src/* UserError */.yo(`${place}: the time ${shown(written)} must be ISO 8601 with its offset.`);
    return at;
}
function shown(value) {
    return value === undefined ? 'absent' : JSON.stringify(value).slice(0, 80);
}
function arrayOf(value) {
    return Array.isArray(value) ? value : [];
}
function openvex_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/trivyignore.ts





/**
 * The waivers of a `.trivyignore`: an id per line, `#` comments, `exp:YYYY-MM-DD`. As in Trivy an entry ends at 00:00 UTC
 * of that very day. The comment above an entry is its reason. Throws one UserError with a line for each that is wrong.
 */
function importTrivyIgnore(source, name) {
    const problems = [];
    const waivers = [];
    let comments = [];
    for (const [index, line] of source.split(/\r?\n/).entries()) {
        const [entry = '', ...trailing] = line.split('#');
        const words = entry.split(/\s+/).filter((word) => word !== '');
        const comment = trailing.join('#').trim();
        if (words.length === 0) {
            comments = comment === '' ? [] : [...comments, comment];
            continue;
        }
        const column = line.search(/\S/) + 1;
        const place = `${name}:${index + 1}:${column}`;
        const read = entryOf(words, comment === '' ? comments.join(' ') : comment, place);
        if (typeof read === 'string')
            problems.push(`${place}: ${read}`);
        else
            waivers.push(read);
    }
    if (problems.length > 0)
        throw new src/* UserError */.yo(problems.slice(0, 50).join('\n'));
    return waivers;
}
function entryOf([id = '', ...options], reason, place) {
    const expires = options.find((word) => word.startsWith('exp:'))?.slice(4);
    const other = options.find((word) => !word.startsWith('exp:'));
    if (other !== undefined)
        return `${JSON.stringify(other)} is not understood: a line is an id and exp:YYYY-MM-DD.`;
    if (options.length > 1)
        return 'exp: stands here twice.';
    const endsAt = expires === undefined ? undefined : dayStart(expires);
    if (expires !== undefined && endsAt === undefined)
        return `exp: must be a calendar day YYYY-MM-DD, is ${JSON.stringify(expires)}.`;
    return {
        id,
        reason: reason === '' ? 'listed without a reason' : reason,
        ...(expires !== undefined && { expires }),
        ...(endsAt !== undefined && { endsAt }),
        source: place,
    };
}
const expiry = (document, node, name) => {
    const value = (0,yaml/* text */.Qq)(document, node, name);
    const endsAt = instant(value);
    if (value !== undefined && endsAt === undefined) {
        document.problem(node, `${name} must be a day YYYY-MM-DD or a time with its offset, is ${JSON.stringify(value)}.`);
    }
    return endsAt === undefined ? undefined : { expires: isoDay(endsAt), endsAt };
};
const packageUrl = (document, node, name) => {
    const value = (0,yaml/* text */.Qq)(document, node, name);
    if (value === undefined || purlGlob(value))
        return value;
    document.problem(node, `${name} must be a package URL such as pkg:npm/lodash@4.17.20, is ${JSON.stringify(value)}.`);
    return undefined;
};
const pathGlob = (document, node, name) => {
    const value = (0,yaml/* text */.Qq)(document, node, name);
    if (value === undefined || isPathGlob(value))
        return value;
    document.problem(node, `${name} must be a path glob such as services/legacy/**, is ${JSON.stringify(value)}.`);
    return undefined;
};
const entryFields = (0,yaml/* mapping */.pq)({
    id: yaml/* text */.Qq,
    paths: (0,yaml/* listOf */.c3)(pathGlob),
    purls: (0,yaml/* listOf */.c3)(packageUrl),
    expired_at: expiry,
    statement: yaml/* text */.Qq,
});
const entries = (kind) => (0,yaml/* listOf */.c3)((document, node, name) => {
    const entry = entryFields(document, node, name);
    if (!entry)
        return undefined;
    if (entry.id === undefined)
        document.problem(node, `${name} must have an id.`);
    const { paths = [], purls = [] } = entry;
    const scope = { ...(paths.length > 0 && { paths }), ...(purls.length > 0 && { purls }) };
    return {
        id: entry.id ?? '',
        kinds: [kind],
        ...(Object.keys(scope).length > 0 && { scope }),
        reason: entry.statement ?? 'listed without a reason',
        ...entry.expired_at,
        source: document.placeOf(node),
    };
});
const trivyIgnoreYaml = (0,yaml/* mapping */.pq)({
    vulnerabilities: entries('vuln'),
    misconfigurations: entries('misconfig'),
    secrets: entries('secret'),
    licenses: entries('license'),
});
/**
 * The waivers of a `.trivyignore.yaml`. As in Trivy an entry ends with the instant `expired_at`, which for a day is its
 * 00:00 UTC. Unlike in Trivy an entry with `purls` does not hold for findings without a package URL. Throws one
 * UserError with `file:line:column` for each thing that is wrong.
 */
function importTrivyIgnoreYaml(source, name) {
    const document = (0,yaml/* openDocument */.EJ)(source, name);
    const values = trivyIgnoreYaml(document, document.root, '') ?? {};
    document.check();
    const { vulnerabilities = [], misconfigurations = [], secrets = [], licenses = [] } = values;
    return [...vulnerabilities, ...misconfigurations, ...secrets, ...licenses];
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/imports.ts





/** Reads a `.trivyignore`, a `.trivyignore.yaml` or an OpenVEX document, told apart by name. Throws a UserError. */
function importFile(source, name) {
    switch (importFormat(name)) {
        case 'trivyignore':
            return { waivers: importTrivyIgnore(source, name), vex: [] };
        case 'trivyignore-yaml':
            return { waivers: importTrivyIgnoreYaml(source, name), vex: [] };
        case 'openvex':
            return { waivers: [], vex: importOpenVex(source, name) };
        case undefined:
            throw new src/* UserError */.yo(`${name} cannot be imported: give a .trivyignore, a .trivyignore.yaml or an OpenVEX .json.`);
    }
}
/** The policy with what its `imports` say. Read them from where the policy was read, never from the change it judges. */
function withImports(policy, files) {
    return {
        ...policy,
        waivers: [...policy.waivers, ...files.flatMap(({ waivers }) => waivers)],
        vex: [...policy.vex, ...files.flatMap(({ vex }) => vex)],
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/waivers/index.ts



;// CONCATENATED MODULE: ./packages/findings/src/gate/ports.ts
/** Whether the checkout is a change that is to be judged, which must not bring its own rules. */
function judgesAChange({ eventName, pullRequest, mergeBaseSha }) {
    return pullRequest !== undefined || mergeBaseSha !== undefined || /^(pull_request|merge_group)/.test(eventName);
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/repository-path.ts


/**
 * The paths under which the repository may have the file that an input names: as it is written, then with links followed.
 * Git has one way to write each path, people have several: `./a.yml`, `b/../a.yml`, an absolute one. Empty where the file
 * lies outside of the workspace.
 */
function pathsInRepository(workspace, given) {
    const written = (0,external_node_path_.resolve)(workspace, given);
    const real = (0,src/* realPath */.Ye)(written);
    const paths = [
        pathBelow((0,external_node_path_.resolve)(workspace), written),
        real === undefined ? undefined : pathBelow((0,src/* realPath */.Ye)(workspace), real),
    ];
    return [...new Set(paths)].filter((path) => path !== undefined);
}
function pathBelow(root, path) {
    if (root === undefined || path === root || !(0,src/* isInside */.FK)(root, path))
        return undefined;
    return (0,external_node_path_.relative)(root, path).replaceAll(external_node_path_.sep, '/');
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/policy.ts






const DEFAULT_POLICY_PATH = '.github/security-policy.yml';
const MAX_POLICY_BYTES = 1024 * 1024;
/**
 * The policy that the scan is judged by. Of a change (a pull request, a merge queue) it is the one of the branch that the
 * change goes to, never the change's own; else the one of the checkout. Without a file, `fail-on` alone decides.
 *
 * @throws UserError where the file that the input names is not there or is not valid; InfrastructureError where it could
 *   not be looked for.
 */
async function loadPolicy(run, ports) {
    const { inputs, runner } = run;
    const path = inputs.policy ?? DEFAULT_POLICY_PATH;
    const read = rulesReader(run, ports);
    const found = await read(path, 'policy');
    if (found === undefined) {
        if (inputs.policy !== undefined)
            throw missing(inputs.policy, run);
        const source = `input fail-on: ${inputs.failOn}`;
        runner.log.info(`There is no ${DEFAULT_POLICY_PATH}${whereOf(run)}: ${source} decides alone.`);
        return { policy: withDbAge(defaultPolicy(inputs.failOn), run), source };
    }
    const source = `${path} of ${found.ref}`;
    runner.log.info(`Policy: ${source}.`);
    const now = new Date(runner.clock.now());
    const policy = parsePolicy(found.text, { file: path, now });
    return { policy: withDbAge(await imported(policy, read, run), run), source };
}
/** Reads what rules come from: policy, the ignore files that it imports, a baseline that is part of the repository. */
function rulesReader({ runner, event }, ports) {
    if (!judgesAChange(event)) {
        return (path, input) => {
            const text = (0,src/* readInputFile */.jH)([runner.workspace], input, path, MAX_POLICY_BYTES);
            return Promise.resolve(text === undefined ? undefined : { text, ref: 'the checkout' });
        };
    }
    return async (given) => {
        const [path] = pathsInRepository(runner.workspace, given);
        if (path === undefined)
            return undefined;
        try {
            return await ports.readBaseFile(path);
        }
        catch (thrown) {
            const error = (0,src/* toError */.iT)(thrown);
            if (error instanceof src/* UserError */.yo)
                throw error;
            throw new InfrastructureError(`${path} could not be read from the base branch: ${(0,src/* messageChain */.NG)(error)}`, {
                cause: error,
            });
        }
    };
}
async function imported(policy, read, run) {
    const files = await Promise.all(policy.imports.map(async (path) => {
        const found = await read(path, 'policy');
        if (found === undefined) {
            throw new src/* UserError */.yo(`${policy.source} imports ${JSON.stringify(path)}, which is not there${whereOf(run)}.`);
        }
        return importFile(found.text, path);
    }));
    return withImports(policy, files);
}
function withDbAge(policy, { maxDbAge }) {
    if (maxDbAge === undefined)
        return policy;
    return { ...policy, maxDbAge: Math.min(maxDbAge, policy.maxDbAge ?? maxDbAge) };
}
function missing(path, run) {
    const mend = judgesAChange(run.event)
        ? 'A change is judged by the policy of the branch it goes to, so a new policy counts once it is merged: until then, leave the input empty.'
        : 'Check the path, and that the repository is checked out.';
    return new src/* UserError */.yo(`Input "policy" is ${JSON.stringify(path)}: there is no such file${whereOf(run)}. ${mend}`);
}
function whereOf({ event }) {
    if (!judgesAChange(event))
        return ' in the checkout';
    return event.pullRequest === undefined ? ' on the base branch' : ` on the base branch ${event.pullRequest.baseRef}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/baseline.ts





const MAX_BASELINE_BYTES = 256 * 1024 * 1024;
/**
 * The baseline that the input names, a normalized report of an earlier run. A file that is part of the repository is
 * read from the base branch where a change is judged, which must not call its own findings old; however its path is
 * written. Else, the file may lie in the workspace or in RUNNER_TEMP, where an earlier step has put it.
 *
 * @throws UserError where it is not there or is no baseline.
 */
async function loadBaseline(run, ports) {
    const { baseline: path } = run.inputs;
    if (path === undefined)
        return undefined;
    const text = (await committed(run, ports, path)) ?? onDisk(run, path);
    if (text === undefined) {
        throw new src/* UserError */.yo(`Input "baseline" is ${JSON.stringify(path)}: there is no such file. Was it downloaded?`);
    }
    return readBaseline(parse(text, path));
}
async function committed(run, ports, path) {
    if (!judgesAChange(run.event))
        return undefined;
    const read = rulesReader(run, ports);
    for (const way of pathsInRepository(run.runner.workspace, path)) {
        const found = await read(way, 'baseline');
        if (found !== undefined)
            return found.text;
    }
    return undefined;
}
function onDisk({ runner }, path) {
    const temp = runner.env['RUNNER_TEMP'];
    const roots = [runner.workspace, ...(temp === undefined || temp === '' ? [] : [temp])];
    return (0,src/* readInputFile */.jH)(roots, 'baseline', path, MAX_BASELINE_BYTES);
}
function parse(text, path) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new src/* UserError */.yo(`Input "baseline" is ${JSON.stringify(path)}: it is no JSON. Give the file of the output "report-path" of an earlier run.`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/rules.ts



/**
 * Policy and baseline of a scan. Read before the scan, a mistake in them costs no scan.
 *
 * @throws UserError for a bad policy, baseline or path; InfrastructureError where the policy is out of reach.
 */
async function loadRules(request, ports) {
    const { runner, inputs } = request;
    if (inputs.sarifFile !== undefined)
        (0,src/* pathToWrite */.ok)(runner.workspace, 'sarif-file', inputs.sarifFile);
    const policy = await loadPolicy(request, ports);
    const baseline = await loadBaseline(request, ports);
    return { ...policy, ...(baseline === undefined ? {} : { baseline }) };
}

;// CONCATENATED MODULE: ./packages/findings/src/gate/index.ts







// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/findings/src/parse/finish.ts



/**
 * Drafts as findings: each gets the tool and its fingerprint. What one scanner reported twice (the same problem at the
 * same place and version) becomes one; what is alike but lies at several lines, or in several versions, is numbered in
 * that order and never in the order of the report.
 *
 * The drafts themselves become the findings, since there may be a hundred thousand: they are of no more use afterwards.
 */
function finishFindings(drafts, tool) {
    const tools = [tool];
    const alike = new Map();
    for (const draft of drafts) {
        const key = fingerprint(identity(draft));
        const group = alike.get(key);
        if (group === undefined)
            alike.set(key, [draft]);
        else
            group.push(draft);
    }
    const findings = [];
    for (const [first, group] of alike) {
        finish_distinct(group).forEach((draft, index) => {
            const print = index === 0 ? first : fingerprint(identity(draft), index + 1);
            findings.push(finished(draft, tools, print));
        });
    }
    return findings;
}
function finished(draft, tools, print) {
    draft.tools = tools;
    draft.fingerprint = print;
    // A vulnerability, of which there may be a hundred thousand, has neither.
    if (draft.mark !== undefined)
        delete draft.mark;
    if (draft.column !== undefined)
        delete draft.column;
    return draft;
}
/** The parts of a fingerprint; see `fingerprint`. */
function identity(draft) {
    if (draft.package !== undefined) {
        const { ecosystem, name } = packageKey(draft.package);
        return [draft.kind, ecosystem, name, draft.id, plainPath(draft.package.path)];
    }
    return [draft.kind, draft.id, draft.location.path, draft.mark];
}
/** One draft for each place and version, sorted by these. */
function finish_distinct(group) {
    if (group.length === 1)
        return group;
    const places = new Map();
    for (const draft of group) {
        const place = finish_placeOf(draft);
        const known = places.get(place);
        if (known === undefined || worstFirst(draft, known) < 0)
            places.set(place, draft);
    }
    return [...places.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft);
}
function finish_placeOf({ location, package: found, column }) {
    const numbers = [location.startLine, column, location.endLine].map((value) => String(value ?? 0).padStart(9, '0'));
    return [found?.version ?? '', ...numbers].join('\0');
}
function worstFirst(a, b) {
    return compareSeverity(a.severity, b.severity) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/trivy-cvss.ts

/** After the source that the severity is from: whose scores are there for most advisories. */
const SOURCES = ['nvd', 'ghsa', 'redhat'];
/** The base score: of the source that the severity is from if it has one, in CVSS 4 or 3 rather than 2. */
function scoreOf(cvss, severitySource) {
    for (const source of new Set([severitySource ?? '', ...SOURCES, ...Object.keys(cvss)])) {
        if (!Object.hasOwn(cvss, source))
            continue;
        const scores = bag(cvss[source]);
        const score = number(scores['V40Score']) ?? number(scores['V3Score']) ?? number(scores['V2Score']);
        if (score !== undefined && score > 0 && score <= 10)
            return score;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/trivy-fix.ts
/** `Status` of Red Hat and Debian says more than whether there is a fixed version; others know `fixed` and `affected`. */
const STATES = {
    fixed: 'fixed',
    affected: 'not-fixed',
    under_investigation: 'not-fixed',
    will_not_fix: 'wont-fix',
    fix_deferred: 'wont-fix',
    end_of_life: 'wont-fix',
    not_affected: 'unknown',
    unknown: 'unknown',
};
function fixOf(status, versions) {
    const known = status !== undefined && Object.hasOwn(STATES, status) ? STATES[status] : undefined;
    // Versions before 0.41 have no status.
    return { state: known ?? (versions.length > 0 ? 'fixed' : 'unknown'), versions };
}
/** @param versions as Trivy has them: `3.1.0, 2.6.9` */
function versionsOf(versions) {
    return versions
        .split(',')
        .map((version) => version.trim())
        .filter((version) => version !== '');
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/trivy-reduce.ts






const NOWHERE = { kind: 'file', path: '' };
/** There may be a hundred thousand: no object is made here only to be copied. */
function reduceVulnerability(element, place, shared) {
    const raw = mustBag(element, place);
    const { id, title, description, references, cwe } = shared.texts(textsOf(raw, place));
    const draft = {
        id,
        aliases: NONE,
        kind: 'vuln',
        severity: severityOf(raw),
        originalSeverity: values_text(raw['Severity']) ?? '',
        title,
        references,
        cwe,
        package: packageOf(raw, place),
        fix: fixOf(values_text(raw['Status']), shared.once(versionsOf, values_text(raw['FixedVersion']) ?? '')),
        // Known later; standing here, they need no more memory then.
        location: NOWHERE,
        tools: NONE,
        fingerprint: '',
    };
    const score = scoreOf(bag(raw['CVSS']), values_text(raw['SeveritySource']));
    const published = values_text(raw['PublishedDate']);
    const publishedAt = published === undefined ? undefined : shared.once(date, published);
    if (description !== undefined)
        draft.description = description;
    if (score !== undefined)
        draft.cvss = score;
    if (publishedAt !== undefined)
        draft.publishedAt = publishedAt;
    return {
        draft,
        path: draft.package?.path,
        layer: layerOf(raw),
        packageId: values_text(raw['PkgID']),
    };
}
function textsOf(raw, place) {
    const id = mustText(raw['VulnerabilityID'], `${place}.VulnerabilityID`);
    return {
        id,
        title: capped(values_text(raw['Title']), MAX_TITLE) ?? id,
        description: capped(values_text(raw['Description']), MAX_DESCRIPTION),
        references: referencesOf(raw),
        cwe: texts(raw['CweIDs']),
    };
}
/** Its ecosystem, and the path where it has none of its own, are known to the result that it stands in. */
function packageOf(raw, place) {
    const found = {
        name: mustText(raw['PkgName'], `${place}.PkgName`),
        version: values_text(raw['InstalledVersion']) ?? '',
        ecosystem: '',
    };
    const [purl, path] = [values_text(bag(raw['PkgIdentifier'])['PURL']), plainPath(values_text(raw['PkgPath']))];
    if (purl !== undefined)
        found.purl = purl;
    if (path !== undefined)
        found.path = path;
    return found;
}
/** Undefined for a check that passed or is excepted: only `FAIL` is a finding. */
function reduceMisconfiguration(element, place) {
    const raw = mustBag(element, place);
    const status = values_text(raw['Status']);
    if (status === 'PASS' || status === 'EXCEPTION')
        return undefined;
    // Old versions name a check DS002, with AVD-DS-0002 beside it; new ones DS-0002.
    const avd = values_text(raw['AVDID']);
    const own = values_text(raw['ID']) ?? mustText(avd, `${place}.ID`);
    const id = (avd ?? own).replace(/^AVD-/, '');
    const names = namesOf([id, own, `AVD-${id}`]);
    const cause = bag(raw['CauseMetadata']);
    return {
        draft: {
            id,
            aliases: names?.aliases ?? [],
            kind: 'misconfig',
            ...said(raw, values_text(raw['Title']) ?? id),
            cwe: [],
            ...present({
                description: capped(values_text(raw['Message']) ?? values_text(raw['Description']), MAX_DESCRIPTION),
                mark: values_text(cause['Resource']),
            }),
        },
        ...present({ layer: layerOf(raw), startLine: line(cause['StartLine']), endLine: line(cause['EndLine']) }),
    };
}
/** Neither `Match` nor `Code` is looked at: the lines around a secret are not masked and may hold another. */
function reduceSecret(element, place) {
    const raw = mustBag(element, place);
    const id = mustText(raw['RuleID'], `${place}.RuleID`);
    return {
        draft: {
            id,
            aliases: [],
            kind: 'secret',
            ...said(raw, values_text(raw['Title']) ?? values_text(raw['Category']) ?? id),
            cwe: [],
            ...present({ column: line(raw['Offset']) }),
        },
        ...present({ layer: layerOf(raw), startLine: line(raw['StartLine']), endLine: line(raw['EndLine']) }),
    };
}
function reduceLicense(element, place) {
    const raw = mustBag(element, place);
    const id = mustText(raw['Name'], `${place}.Name`);
    const [name, path] = [values_text(raw['PkgName']), plainPath(values_text(raw['FilePath']))];
    const category = values_text(raw['Category']);
    return {
        draft: {
            id,
            aliases: [],
            kind: 'license',
            ...said({ ...raw, PrimaryURL: raw['Link'] }, category === undefined ? id : `${id} (${category})`),
            cwe: [],
            ...(name === undefined ? {} : { package: { name, version: '', ecosystem: '', ...present({ path }) } }),
        },
        ...present({ path }),
    };
}
function reducePackage(element, place) {
    const raw = mustBag(element, place);
    const relationship = values_text(raw['Relationship']);
    const [first] = list(raw['Locations'], `${place}.Locations`);
    return {
        version: trivy_reduce_versionOf(raw),
        ...present({
            name: values_text(raw['Name']),
            purl: values_text(bag(raw['Identifier'])['PURL']),
            id: values_text(raw['ID']),
            direct: relationship === undefined || relationship === 'unknown' ? undefined : relationship !== 'indirect',
            startLine: line(bag(first)['StartLine']),
        }),
    };
}
function trivy_reduce_versionOf(raw) {
    const [version, release, epoch] = [values_text(raw['Version']) ?? '', values_text(raw['Release']), number(raw['Epoch']) ?? 0];
    return `${epoch > 0 ? `${epoch}:` : ''}${version}${release === undefined ? '' : `-${release}`}`;
}
function said(raw, title) {
    return {
        title: capped(title, MAX_TITLE) ?? title,
        severity: severityOf(raw),
        originalSeverity: values_text(raw['Severity']) ?? '',
        references: referencesOf(raw),
    };
}
function severityOf(raw) {
    return normalizeSeverity('Trivy', values_text(raw['Severity']));
}
function referencesOf(raw) {
    const references = Array.isArray(raw['References']) ? raw['References'] : [];
    return texts([raw['PrimaryURL'], ...references.slice(0, MAX_REFERENCES * 2)], MAX_REFERENCES);
}
function layerOf(raw) {
    const layer = bag(raw['Layer']);
    return values_text(layer['Digest']) ?? values_text(layer['DiffID']);
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/trivy-modified.ts


/** An element of `ExperimentalModifiedFindings`, which `--show-suppressed` adds. */
function reduceModified(element, place, shared) {
    const raw = mustBag(element, place);
    const reduced = reduceByType(values_text(raw['Type']), bag(raw['Finding']), `${place}.Finding`, shared);
    return {
        ...(reduced === undefined ? {} : { reduced }),
        status: values_text(raw['Status']) ?? 'ignored',
        statement: values_text(raw['Statement']) ?? values_text(raw['Source']) ?? '',
    };
}
function reduceByType(type, finding, place, shared) {
    switch (type) {
        case 'vulnerability':
            return reduceVulnerability(finding, place, shared);
        case 'misconfiguration':
            // It has the status PASS or EXCEPTION only where nothing was held back.
            return reduceMisconfiguration(finding, place);
        case 'secret':
            return reduceSecret(finding, place);
        case 'license':
            return reduceLicense(finding, place);
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/trivy-target.ts

/** What Trivy scanned: an image, also by way of its SBOM, or a folder or repository. */
function targetOf(document) {
    const name = values_text(document['ArtifactName']) ?? 'unknown';
    const type = values_text(document['ArtifactType']);
    if (type === 'filesystem' || type === 'repository' || type === 'vm')
        return { kind: 'source', name };
    const metadata = bag(document['Metadata']);
    const config = bag(metadata['ImageConfig']);
    const layers = list(metadata['DiffIDs'], 'Metadata.DiffIDs').length;
    return {
        kind: 'image',
        reference: name,
        ...present({
            digest: digestOf([...texts(metadata['RepoDigests']), name]),
            platform: platformOf(config),
            os: osOf(bag(metadata['OS'])),
            layers: layers > 0 ? layers : undefined,
        }),
    };
}
/** The digest in the first reference that has one: `repo@sha256:…`. */
function digestOf(references) {
    for (const reference of references) {
        const found = /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(reference);
        if (found !== null)
            return found[1];
    }
    return undefined;
}
/** `linux/arm64`, with a variant `linux/arm/v7`. */
function platformOf(config) {
    const [os, architecture, variant] = [values_text(config['os']), values_text(config['architecture']), values_text(config['variant'])];
    if (os === undefined || architecture === undefined)
        return undefined;
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
function osOf(os) {
    const family = values_text(os['Family']);
    if (family === undefined)
        return undefined;
    return { family, name: values_text(os['Name']) ?? '', endOfLife: os['EOSL'] === true };
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/trivy.ts






const CAN = ['vuln', 'misconfig', 'secret', 'license', 'fix-state', 'published-date'];
/** The lists of a result that hold findings. */
const LISTS = ['Vulnerabilities', 'Misconfigurations', 'Secrets', 'Licenses'];
/** Types whose `Target` is a heading (`Node.js`, `Java`) and not a file. */
const GATHERED = new Set(['node-pkg', 'python-pkg', 'gemspec', 'jar', 'conda-pkg']);
/**
 * Trivy's JSON, schema version 2. Every key of it may be absent; a clean scan may have no `Results`. It does not say
 * which scanners ran, so `can` names every kind that Trivy knows, and who started it takes away what was not asked for.
 */
const trivy = {
    label: 'Trivy JSON',
    is: (document) => 'SchemaVersion' in document && ['ArtifactName', 'ArtifactType', 'Results', 'Trivy'].some((key) => key in document),
    reducers: {
        'Results.*.Packages.*': reducePackage,
        'Results.*.Vulnerabilities.*': reduceVulnerability,
        'Results.*.Misconfigurations.*': reduceMisconfiguration,
        'Results.*.Secrets.*': reduceSecret,
        'Results.*.Licenses.*': reduceLicense,
        'Results.*.ExperimentalModifiedFindings.*': reduceModified,
    },
    report: reportOf,
};
function reportOf(document) {
    if (document['SchemaVersion'] !== 2) {
        const version = JSON.stringify(document['SchemaVersion']);
        throw new FormatError(`its SchemaVersion is ${version ?? 'missing'}; only Trivy's schema version 2 is understood`);
    }
    const tool = { name: 'Trivy', version: values_text(bag(document['Trivy'])['Version']) ?? '' };
    const target = targetOf(document);
    const drafts = [];
    const suppressed = [];
    const inventory = [];
    let scanned = 0;
    for (const [index, element] of list(document['Results'], 'Results').entries()) {
        const result = mustBag(element, `Results[${index}]`);
        const place = placer(result, target);
        const packages = list(result['Packages'], `Results[${index}].Packages`);
        inventory.push(...inventoryOf(packages, values_text(result['Type'])));
        scanned += Math.max(1, packages.length, checksOf(result));
        for (const key of LISTS) {
            for (const reduced of list(result[key], `Results[${index}].${key}`)) {
                if (reduced !== undefined)
                    drafts.push(place(reduced));
            }
        }
        suppressed.push(...suppressedOf(result, place, tool));
    }
    return {
        tool,
        target,
        findings: finishFindings(drafts, tool),
        scanned,
        problems: [],
        can: new Set(target.kind === 'image' && target.os !== undefined ? [...CAN, 'eol'] : CAN),
        ...present({ createdAt: date(document['CreatedAt']) }),
        ...(inventory.length > 0 ? { packages: [...new Set(inventory)].sort() } : {}),
        ...(suppressed.length > 0 ? { suppressed } : {}),
    };
}
/** Every package as `ecosystem/name@version`, by the names that all tools agree on. */
function inventoryOf(packages, type) {
    return packages.flatMap(({ name, version, purl }) => {
        if (name === undefined)
            return [];
        const key = packageKey({ ecosystem: ecosystemOf(type), name, purl });
        return [`${key.ecosystem}/${key.name}@${version}`];
    });
}
/** How many checks of a file's configuration ran. */
function checksOf(result) {
    const summary = bag(result['MisconfSummary']);
    return (number(summary['Successes']) ?? 0) + (number(summary['Failures']) ?? 0);
}
function suppressedOf(result, place, tool) {
    const modified = list(result['ExperimentalModifiedFindings'], 'ExperimentalModifiedFindings');
    return modified.flatMap(({ reduced, status, statement }) => {
        const [finding] = reduced === undefined ? [] : finishFindings([place(reduced)], tool);
        return finding === undefined ? [] : [{ finding, status, statement }];
    });
}
/** Adds to a reduced finding its place and the ecosystem, which only the result around it knows. */
function placer(result, target) {
    const [type, owner] = [values_text(result['Type']), values_text(result['Class'])];
    const file = fileOf(result, owner, type);
    const packages = new Map();
    for (const found of list(result['Packages'], 'Packages')) {
        if (found.id !== undefined)
            packages.set(found.id, found);
    }
    return (reduced) => {
        const known = packages.get(reduced.packageId ?? '');
        const path = reduced.path ?? file;
        const location = locationOf(target, path, {
            layer: reduced.layer,
            startLine: reduced.startLine ?? known?.startLine,
            endLine: reduced.endLine,
        });
        const draft = Object.assign(reduced.draft, { location });
        if (draft.package !== undefined)
            complete(draft.package, type, path, known);
        return draft;
    };
}
function complete(found, type, path, known) {
    found.ecosystem = packageKeyOfUrl(found.purl)?.ecosystem ?? ecosystemOf(type);
    if (path !== undefined)
        found.path = path;
    if (known?.direct !== undefined)
        found.direct = known.direct;
}
/** The target of OS packages is the image with its distribution, that of packages found by themselves a heading. */
function fileOf(result, owner, type) {
    if (owner === 'os-pkgs' || owner === 'license' || (type !== undefined && GATHERED.has(type)))
        return undefined;
    return plainPath(values_text(result['Target']));
}
function locationOf(target, path, { layer, startLine, endLine, }) {
    const lines = startLine === undefined && endLine === undefined ? {} : present({ startLine, endLine });
    if (target.kind !== 'image')
        return { kind: 'file', path: path ?? target.name, ...lines };
    return { kind: 'image', image: target.reference, ...present({ path, layer }), ...lines };
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/ecr.ts





/** States in which the findings are whole. */
const DONE = new Set(['COMPLETE', 'ACTIVE']);
const STATUS_HELP = {
    IN_PROGRESS: 'the scan is still running',
    PENDING: 'the scan has not begun',
    FAILED: 'the scan failed',
    UNSUPPORTED_IMAGE: 'the image is of a kind that is not scanned',
    SCAN_ELIGIBILITY_EXPIRED: 'the image is too old to be scanned again',
    FINDINGS_UNAVAILABLE: 'there are no findings for this image',
    LIMIT_EXCEEDED: 'a limit of the registry was reached',
    SCAN_ELIGIBILITY_LIMIT_EXCEEDED: 'a limit of the registry was reached',
    IMAGE_ARCHIVED: 'the image is archived',
};
/**
 * The answer of ECR's DescribeImageScanFindings, basic or enhanced (Inspector), with its pages joined into one. It has
 * no list of packages: a finished scan counts as one image scanned.
 */
const ecr = {
    label: 'ECR scan findings',
    is: (document) => 'imageScanStatus' in document || 'imageScanFindings' in document,
    reducers: {
        'imageScanFindings.findings.*': reduceBasic,
        'imageScanFindings.enhancedFindings.*': reduceEnhanced,
    },
    report: ecr_reportOf,
};
function ecr_reportOf(document) {
    const status = mustText(bag(document['imageScanStatus'])['status'], 'imageScanStatus.status');
    const found = bag(document['imageScanFindings']);
    const enhanced = Array.isArray(found['enhancedFindings']);
    const tool = { name: enhanced ? 'Amazon Inspector' : 'Amazon ECR', version: '' };
    const target = ecr_targetOf(document);
    const listed = list(found['enhancedFindings'], 'imageScanFindings.enhancedFindings');
    const drafts = [
        ...list(found['findings'], 'imageScanFindings.findings'),
        ...listed.flatMap((one) => (one.suppressed ? [] : one.drafts)),
    ];
    const suppressed = listed.flatMap((one) => (one.suppressed ? one.drafts : []));
    const located = (some) => some.map((draft) => ({
        ...draft,
        location: { kind: 'image', image: target.reference, ...present({ path: draft.package?.path }) },
    }));
    const done = DONE.has(status);
    const updatedAt = date(found['vulnerabilitySourceUpdatedAt']);
    return {
        tool,
        target,
        findings: finishFindings(located(drafts), tool),
        scanned: done ? 1 : 0,
        problems: problemsOf(document, status, done, enhanced ? undefined : bag(found['findingSeverityCounts']), drafts),
        can: new Set([
            'vuln',
            ...(enhanced ? ['fix-state', 'published-date'] : []),
            ...(updatedAt === undefined ? [] : ['database-age']),
        ]),
        ...(updatedAt === undefined ? {} : { database: { updatedAt } }),
        ...present({ createdAt: date(found['imageScanCompletedAt']) }),
        ...(suppressed.length === 0 ? {} : { suppressed: heldBack(finishFindings(located(suppressed), tool)) }),
    };
}
function heldBack(findings) {
    const statement = 'A suppression rule of Amazon Inspector';
    return findings.map((finding) => ({ finding, status: 'suppressed', statement }));
}
function problemsOf(document, status, done, counts, drafts) {
    const problems = [];
    if (!done) {
        const said = values_text(bag(document['imageScanStatus'])['description']);
        const help = (Object.hasOwn(STATUS_HELP, status) ? STATUS_HELP[status] : undefined) ?? 'the scan did not finish';
        problems.push(`ECR's scan has the status ${status}: ${help}${said === undefined ? '' : ` (${said})`}.`);
    }
    else if (!('imageScanFindings' in document)) {
        throw new FormatError('it has a status but no imageScanFindings');
    }
    if (values_text(document['nextToken']) !== undefined) {
        problems.push('The report is only one page of several: it has a nextToken.');
    }
    // The counts are of the whole scan; a page that was lost shows here.
    const counted = Object.values(counts ?? {}).reduce((sum, count) => sum + (number(count) ?? 0), 0);
    if (done && counted > drafts.length) {
        problems.push(`ECR counts ${counted} findings, but the report holds ${drafts.length}.`);
    }
    return problems;
}
function ecr_targetOf(document) {
    const id = bag(document['imageId']);
    const [digest, tag] = [values_text(id['imageDigest']), values_text(id['imageTag'])];
    const name = values_text(document['repositoryName']) ?? 'unknown';
    const suffix = tag === undefined ? (digest === undefined ? '' : `@${digest}`) : `:${tag}`;
    return { kind: 'image', reference: `${name}${suffix}`, ...present({ digest }) };
}
/** `attributes: [{key, value}]`: `package_name`, `package_version`, `CVSS2_SCORE`, `CVSS3_SCORE`. */
function reduceBasic(element, place) {
    const raw = mustBag(element, place);
    const attributes = new Map();
    for (const attribute of list(raw['attributes'], `${place}.attributes`).map(bag)) {
        const [key, value] = [values_text(attribute['key']), values_text(attribute['value'])];
        if (key !== undefined && value !== undefined)
            attributes.set(key, value);
    }
    const id = mustText(raw['name'], `${place}.name`);
    const severity = values_text(raw['severity']);
    const uri = values_text(raw['uri']);
    return {
        id,
        aliases: [],
        kind: 'vuln',
        title: id,
        severity: normalizeSeverity('ECR', severity),
        originalSeverity: severity ?? '',
        cwe: [],
        package: {
            name: mustText(attributes.get('package_name'), `${place}.attributes package_name`),
            version: attributes.get('package_version') ?? '',
            ecosystem: ecosystemOfTracker(uri ?? ''),
        },
        references: texts(uri),
        ...present({
            description: capped(values_text(raw['description']), MAX_DESCRIPTION),
            cvss: score(attributes.get('CVSS4_SCORE') ?? attributes.get('CVSS3_SCORE') ?? attributes.get('CVSS2_SCORE')),
        }),
    };
}
/** A basic scan knows OS packages only, and names the distribution only in the address of its tracker. */
function ecosystemOfTracker(uri) {
    if (/debian\.org|ubuntu\.com|canonical\.com/.test(uri))
        return 'deb';
    if (/redhat\.com|amazon\.com|amazonlinux|centos|oracle\.com/.test(uri))
        return 'rpm';
    return /alpinelinux/.test(uri) ? 'apk' : 'generic';
}
/** One finding for each vulnerable package; none for what Inspector has closed. */
function reduceEnhanced(element, place) {
    const raw = mustBag(element, place);
    const suppressed = raw['status'] === 'SUPPRESSED';
    if (raw['status'] === 'CLOSED')
        return { drafts: [], suppressed };
    const details = bag(raw['packageVulnerabilityDetails']);
    const id = values_text(details['vulnerabilityId']) ?? mustText(raw['title'], `${place}.packageVulnerabilityDetails`);
    const packages = list(details['vulnerablePackages'], `${place}.vulnerablePackages`).map(bag);
    const about = enhancedFacts(raw, details, id);
    if (packages.length === 0)
        return { drafts: [{ ...about, fix: { state: fixState(raw), versions: [] } }], suppressed };
    const drafts = packages.map((found) => ({
        ...about,
        package: {
            name: mustText(found['name'], `${place}.vulnerablePackages[].name`),
            version: ecr_versionOf(found),
            ecosystem: ecosystemOf(values_text(found['packageManager'])),
            ...present({ path: plainPath(values_text(found['filePath'])) }),
        },
        fix: ecr_fixOf(raw, found),
    }));
    return { drafts, suppressed };
}
function enhancedFacts(raw, details, own) {
    const severity = values_text(raw['severity']);
    const { id, aliases } = namesOf([own]) ?? { id: own, aliases: [] };
    return {
        id,
        aliases,
        kind: 'vuln',
        title: capped(values_text(raw['title']), MAX_TITLE) ?? id,
        severity: normalizeSeverity('ECR', severity),
        originalSeverity: severity ?? '',
        cwe: [],
        references: texts([details['sourceUrl'], ...texts(details['referenceUrls'])], MAX_REFERENCES),
        ...present({
            description: capped(values_text(raw['description']), MAX_DESCRIPTION),
            cvss: score(raw['score']),
            publishedAt: date(details['vendorCreatedAt']),
        }),
    };
}
/** As package managers write it: `epoch:version-release`. */
function ecr_versionOf(found) {
    const [version, release, epoch] = [values_text(found['version']) ?? '', values_text(found['release']), number(found['epoch']) ?? 0];
    return `${epoch > 0 ? `${epoch}:` : ''}${version}${release === undefined ? '' : `-${release}`}`;
}
function ecr_fixOf(raw, found) {
    const version = values_text(found['fixedInVersion']);
    const versions = version === undefined || version === 'NotAvailable' ? [] : [version];
    return { state: versions.length > 0 ? 'fixed' : fixState(raw), versions };
}
function fixState(raw) {
    if (raw['fixAvailable'] === 'NO')
        return 'not-fixed';
    return raw['fixAvailable'] === 'YES' ? 'fixed' : 'unknown';
}
function score(value) {
    const found = number(value);
    return found !== undefined && found > 0 && found <= 10 ? found : undefined;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/grype.ts






/** Types whose location is the package database of the distribution and not a place of their own. */
const grype_OS_TYPES = new Set(['deb', 'rpm', 'apk', 'alpm', 'portage']);
const FIX_STATES = {
    fixed: 'fixed',
    'not-fixed': 'not-fixed',
    'wont-fix': 'wont-fix',
};
/**
 * Grype's JSON. It lists what matched and not what was looked at, so `scanned` is the number of packages with a match,
 * else of layers of an image whose distribution was recognized: an image of which nothing is known counts as not scanned.
 */
const grype = {
    label: 'Grype JSON',
    is: (document) => 'matches' in document && ('descriptor' in document || 'source' in document),
    reducers: { 'matches.*': reduceMatch, 'ignoredMatches.*': reduceMatch },
    report: grype_reportOf,
};
function grype_reportOf(document) {
    if (!Array.isArray(document['matches']))
        throw new FormatError('its `matches` is no list');
    const descriptor = bag(document['descriptor']);
    const tool = { name: 'Grype', version: values_text(descriptor['version']) ?? '' };
    const target = grype_targetOf(document);
    const matches = document['matches'];
    const ignored = list(document['ignoredMatches'], 'ignoredMatches');
    const findings = finishFindings(matches.map((match) => placed(match, target)), tool);
    const database = databaseOf(bag(descriptor['db']));
    return {
        tool,
        target,
        findings,
        scanned: scannedOf(document, [...matches, ...ignored]),
        problems: [],
        can: capabilities(matches, database),
        ...present({ database, createdAt: date(descriptor['timestamp']) }),
        ...(ignored.length === 0
            ? {}
            : {
                suppressed: ignored.flatMap((match) => finishFindings([placed(match, target)], tool).map((finding) => ({
                    finding,
                    status: 'ignored',
                    statement: match.rules,
                }))),
            }),
    };
}
function reduceMatch(element, place) {
    const raw = mustBag(element, place);
    const vulnerability = mustBag(raw['vulnerability'], `${place}.vulnerability`);
    const artifact = mustBag(raw['artifact'], `${place}.artifact`);
    const own = mustText(vulnerability['id'], `${place}.vulnerability.id`);
    const related = list(raw['relatedVulnerabilities'], `${place}.relatedVulnerabilities`).map(bag);
    const { id, aliases } = grype_names(own, related);
    const [first] = list(artifact['locations'], `${place}.artifact.locations`).map(bag);
    const type = values_text(artifact['type']);
    const path = grype_OS_TYPES.has(type ?? '') ? undefined : plainPath(values_text(first?.['path']));
    const purl = values_text(artifact['purl']);
    const severity = values_text(vulnerability['severity']);
    const description = values_text(vulnerability['description']) ?? values_text(related[0]?.['description']);
    return {
        draft: {
            id,
            aliases,
            kind: 'vuln',
            title: capped(description?.split('\n', 1)[0], MAX_TITLE) ?? id,
            severity: normalizeSeverity('Grype', severity),
            originalSeverity: severity ?? '',
            cwe: texts(list(vulnerability['cwes'], `${place}.vulnerability.cwes`).map((cwe) => values_text(cwe) ?? bag(cwe)['cwe'])),
            package: {
                name: mustText(artifact['name'], `${place}.artifact.name`),
                version: values_text(artifact['version']) ?? '',
                ecosystem: packageKeyOfUrl(purl)?.ecosystem ?? ecosystemOf(type),
                ...present({ purl, path }),
            },
            fix: grype_fixOf(bag(vulnerability['fix'])),
            references: texts([vulnerability['dataSource'], ...texts(vulnerability['urls'])], MAX_REFERENCES),
            ...present({ description: capped(description, MAX_DESCRIPTION), ...ratings(vulnerability, related) }),
        },
        rules: ignoreRules(raw),
        ...present({ path, layer: values_text(first?.['layerID']) }),
    };
}
/** A related vulnerability is the same one under another name, unless there are several CVEs: an advisory of many. */
function grype_names(own, related) {
    const others = texts(related.map((other) => other['id']));
    const cves = others.filter((other) => other.startsWith('CVE-') && other !== own);
    const same = cves.length > 1 || (cves.length === 1 && own.startsWith('CVE-')) ? [] : others;
    return namesOf([own, ...same]) ?? { id: own, aliases: [] };
}
function ratings(vulnerability, related) {
    const all = [vulnerability, ...related];
    const scores = all.map((one) => highest(bagsOf(one['cvss']).map((cvss) => number(bag(cvss['metrics'])['baseScore']))));
    const known = all.flatMap((one) => (Array.isArray(one['knownExploited']) ? [one['knownExploited'].length > 0] : []));
    return present({
        cvss: scores.find((score) => score !== undefined && score > 0 && score <= 10),
        epss: highest(all.flatMap((one) => bagsOf(one['epss']).map((epss) => number(epss['epss'])))),
        kev: known.length === 0 ? undefined : known.includes(true),
    });
}
function bagsOf(value) {
    return Array.isArray(value) ? value.map(bag) : [];
}
function highest(values) {
    const there = values.filter((value) => value !== undefined);
    return there.length === 0 ? undefined : Math.max(...there);
}
function grype_fixOf(raw) {
    const state = values_text(raw['state']) ?? '';
    const dates = bagsOf(raw['available'])
        .map((available) => date(available['date']))
        .filter((found) => found !== undefined)
        .sort();
    return {
        state: (Object.hasOwn(FIX_STATES, state) ? FIX_STATES[state] : undefined) ?? 'unknown',
        versions: texts(raw['versions']),
        ...present({ since: dates[0] }),
    };
}
function ignoreRules(raw) {
    const rules = bagsOf(raw['appliedIgnoreRules']);
    return rules
        .map((rule) => values_text(rule['reason']) ?? values_text(rule['vulnerability']) ?? values_text(rule['fix-state']) ?? 'a rule of Grype')
        .join(', ');
}
function placed(match, target) {
    const { path, layer } = match;
    return {
        ...match.draft,
        location: target.kind === 'image'
            ? { kind: 'image', image: target.reference, ...present({ path, layer }) }
            : { kind: 'file', path: path ?? target.name },
    };
}
function grype_targetOf(document) {
    const source = bag(document['source']);
    const [type, raw] = [values_text(source['type']), source['target']];
    if (type === 'directory' || type === 'file')
        return { kind: 'source', name: values_text(raw) ?? 'unknown' };
    const target = bag(raw);
    const distro = bag(document['distro']);
    const family = values_text(distro['name']);
    return {
        kind: 'image',
        reference: values_text(target['userInput']) ?? values_text(raw) ?? 'unknown',
        ...present({
            digest: digestOf([...texts(target['repoDigests']), values_text(target['userInput']) ?? '']),
            platform: platformOf(target),
            // Grype does not say whether the distribution is still maintained: `can` has no `eol`.
            os: family === undefined ? undefined : { family, name: values_text(distro['version']) ?? '', endOfLife: false },
            layers: bagsOf(target['layers']).length || undefined,
        }),
    };
}
function scannedOf(document, matches) {
    const packages = new Set(matches.map(({ draft }) => `${draft.package?.name ?? ''}@${draft.package?.version ?? ''}`));
    if (packages.size > 0)
        return packages.size;
    const target = grype_targetOf(document);
    if (target.kind === 'source')
        return 1;
    return target.os === undefined ? 0 : (target.layers ?? 1);
}
/** `descriptor.db` of schema 6 has a `status` inside; that of schema 5 is flat. */
function databaseOf(db) {
    const status = { ...db, ...bag(db['status']) };
    const updatedAt = date(status['built']);
    if (updatedAt === undefined)
        return undefined;
    const version = values_text(status['schemaVersion']) ?? number(status['schemaVersion'])?.toString();
    return { updatedAt, ...present({ version }) };
}
/** EPSS, KEV and dates of fixes came with database schema 6; where it is not named, the matches tell. */
function capabilities(matches, database) {
    const drafts = matches.map(({ draft }) => draft);
    const modern = /^v?(?:[6-9]|\d{2,})(?:\.|$)/.test(database?.version ?? '');
    const can = new Set(['vuln', 'fix-state']);
    if (modern || drafts.some(({ kev }) => kev !== undefined))
        can.add('kev');
    if (modern || drafts.some(({ epss }) => epss !== undefined))
        can.add('epss');
    const fixed = drafts.filter(({ fix }) => fix?.state === 'fixed');
    if (fixed.length === 0 || fixed.some(({ fix }) => fix?.since !== undefined))
        can.add('fix-date');
    if (database !== undefined)
        can.add('database-age');
    return can;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/byte-sink.ts
/** Bytes gathered piece by piece in one buffer that grows and is used again. */
class ByteSink {
    #bytes = Buffer.allocUnsafe(64 * 1024);
    #length = 0;
    get length() {
        return this.#length;
    }
    append(chunk, from, to) {
        this.#makeRoom(to - from);
        this.#bytes.set(chunk.subarray(from, to), this.#length);
        this.#length += to - from;
    }
    appendText(text) {
        // No UTF-16 unit is more than three bytes of UTF-8.
        this.#makeRoom(text.length * 3);
        this.#length += this.#bytes.write(text, this.#length);
    }
    #makeRoom(added) {
        const length = this.#length + added;
        if (length <= this.#bytes.length)
            return;
        const grown = Buffer.allocUnsafe(Math.max(length, this.#bytes.length * 2));
        this.#bytes.copy(grown, 0, 0, this.#length);
        this.#bytes = grown;
    }
    text(from = 0) {
        return this.#bytes.toString('utf8', from, this.#length);
    }
    /** The text of what was gathered and of these bytes after it, and empties the sink. Mostly these bytes are all there is. */
    take(chunk, from, to) {
        if (this.#length === 0)
            return chunk.toString('utf8', from, to);
        this.append(chunk, from, to);
        const text = this.text();
        this.#length = 0;
        return text;
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/path-tree.ts
function pathTree(reducers) {
    const root = { children: new Map(), path: '' };
    for (const [path, reduce] of Object.entries(reducers)) {
        let node = root;
        for (const part of path.split('.')) {
            let child = node.children.get(part);
            if (child === undefined) {
                child = { children: new Map(), path: '' };
                node.children.set(part, child);
            }
            node = child;
        }
        node.path = path.replaceAll('.*', '[]');
        node.reduce = reduce;
    }
    return root;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/shared.ts
/** What was read of a report so far, so that what its elements have in common is worked out once and held once in memory. */
class Shared {
    #advisories = new Map();
    #answers = new Map();
    /** The same texts, as far as possible those that are held already. */
    texts(found) {
        const known = this.#advisories.get(found.id);
        if (known === undefined) {
            this.#advisories.set(found.id, found);
            return found;
        }
        return {
            id: known.id,
            title: known.title === found.title ? known.title : found.title,
            description: known.description === found.description ? known.description : found.description,
            references: sameTexts(known.references, found.references) ? known.references : found.references,
            cwe: sameTexts(known.cwe, found.cwe) ? known.cwe : found.cwe,
        };
    }
    /** What a pure function gives for a text: the same object for the same text. */
    once(compute, text) {
        let answers = this.#answers.get(compute);
        if (answers === undefined)
            this.#answers.set(compute, (answers = new Map()));
        const known = answers.get(text);
        if (known !== undefined)
            return known;
        const answer = compute(text);
        answers.set(text, answer);
        return answer;
    }
}
function sameTexts(a, b) {
    return a.length === b.length && a.every((text, index) => text === b[index]);
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/json-reader.ts




const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
/** Without this bit, braces are brackets. */
const BRACKET = 0xdf;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/**
 * JSON.parse in pieces: elements at the given paths are cut out of the bytes, parsed one by one and reduced at once; only
 * what stands around them is kept and parsed at the end. So memory follows what is kept and not the size of the file,
 * whatever the order of the keys.
 *
 * The scanner only balances brackets and skips strings; whether a piece is JSON is left to JSON.parse, so that nothing
 * passes here that would not pass there.
 */
class JsonReader {
    #rest = new ByteSink();
    #element = new ByteSink();
    #values = [];
    #frames = [];
    #root;
    #shared = new Shared();
    /** Bytes of the chunks before this one. */
    #offset = 0;
    /** Depth inside of a value that is of no interest or is cut out. */
    #opaque = 0;
    #cutting;
    #inString = false;
    #escaped = false;
    #flaw;
    /** Where in the rest the key begins that is being read. */
    #keyStart = -1;
    constructor(reducers) {
        this.#root = pathTree(reducers);
    }
    /** The first element that a reducer refused. It counts only if the document is of that reducer's format. */
    get flaw() {
        return this.#flaw;
    }
    /** The chunk is of no use afterwards. @throws FormatError for an element that is no JSON */
    push(piece) {
        const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
        let from = 0;
        for (let at = 0; at < chunk.length; at++) {
            if (this.#opaque > 0) {
                at = this.#endOfOpaque(chunk, at);
                if (this.#opaque === 0)
                    from = this.#closeOpaque(chunk, from, at);
                continue;
            }
            if (this.#inString) {
                at = this.#endOfString(chunk, at);
                if (at < chunk.length && this.#keyStart >= 0)
                    from = this.#endKey(chunk, from, at + 1);
                continue;
            }
            const byte = chunk[at];
            if (byte === QUOTE) {
                this.#inString = true;
                if (this.#frames.at(-1)?.key === true)
                    from = this.#startKey(chunk, from, at);
            }
            else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
                from = this.#open(chunk, from, at, byte === OPEN_LIST);
            }
            else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
                this.#close(at);
            }
            else if (byte === COMMA || byte === COLON) {
                const frame = this.#frames.at(-1);
                if (frame !== undefined)
                    frame.key = byte === COMMA && !frame.array;
            }
        }
        this.#flush(chunk, from, chunk.length);
        this.#offset += chunk.length;
    }
    /**
     * The document, with every element at a reducer's path replaced by what the reducer gave.
     * @throws FormatError when it ends too early or is no JSON
     */
    end() {
        if (this.#inString || this.#opaque > 0 || this.#frames.length > 0) {
            throw new FormatError(`it is cut off: the JSON is still open where the file ends, at byte ${this.#offset}`);
        }
        return this.#restore(json_reader_parseJson(() => this.#rest.text(), 0), this.#root);
    }
    /**
     * The position of the bracket that closes the value, or the end of the chunk. Nearly every byte of a report passes here
     * or in the string below: one comparison does for both kinds of brackets, which differ in a single bit.
     */
    #endOfOpaque(chunk, start) {
        let depth = this.#opaque;
        let at = this.#inString ? this.#endOfString(chunk, start) + 1 : start;
        for (; at < chunk.length; at++) {
            const byte = chunk[at] ?? 0;
            if (byte === QUOTE) {
                this.#inString = true;
                at = this.#endOfString(chunk, at + 1);
            }
            else if ((byte & BRACKET) === OPEN_LIST) {
                depth++;
            }
            else if ((byte & BRACKET) === CLOSE_LIST && --depth === 0) {
                break;
            }
        }
        this.#opaque = depth;
        return Math.min(at, chunk.length);
    }
    /** The position of the closing quote, or the end of the chunk. */
    #endOfString(chunk, start) {
        let at = this.#escaped ? start + 1 : start;
        this.#escaped = false;
        while (at < chunk.length) {
            const byte = chunk[at];
            if (byte === QUOTE) {
                this.#inString = false;
                return at;
            }
            at += byte === BACKSLASH ? 2 : 1;
        }
        this.#escaped = at > chunk.length;
        return chunk.length;
    }
    #flush(chunk, from, to) {
        const sink = this.#cutting === undefined ? this.#rest : this.#element;
        sink.append(chunk, from, to);
        return to;
    }
    #startKey(chunk, from, at) {
        this.#flush(chunk, from, at);
        this.#keyStart = this.#rest.length;
        return at;
    }
    #endKey(chunk, from, to) {
        this.#flush(chunk, from, to);
        const frame = this.#frames.at(-1);
        const key = parseText(this.#rest.text(this.#keyStart), this.#offset + to);
        // A key may be called *, which stands for the elements of a list here.
        const known = typeof key === 'string' && key !== '*';
        if (frame !== undefined)
            frame.next = known ? frame.node.children.get(key) : undefined;
        this.#keyStart = -1;
        return to;
    }
    #open(chunk, from, at, array) {
        const frame = this.#frames.at(-1);
        const node = frame === undefined ? this.#root : frame.array ? frame.node.children.get('*') : frame.next;
        if (node === undefined) {
            this.#opaque = 1;
        }
        else if (node.reduce === undefined) {
            this.#frames.push({ node, array, next: undefined, key: !array });
        }
        else {
            this.#flush(chunk, from, at);
            this.#cutting = { node, start: this.#offset + at };
            this.#opaque = 1;
            return at;
        }
        return from;
    }
    #close(at) {
        if (this.#frames.pop() !== undefined)
            return;
        throw new FormatError(`it is no JSON: nothing is open that byte ${this.#offset + at} could close`);
    }
    #closeOpaque(chunk, from, at) {
        if (this.#cutting === undefined)
            return from;
        const { node, start } = this.#cutting;
        const element = json_reader_parseJson(() => this.#element.take(chunk, from, at + 1), start);
        this.#cutting = undefined;
        // A list holds the number of the value; no other list can stand at this place, since it would have been cut out.
        this.#rest.appendText(`[${this.#values.length}]`);
        this.#values.push(this.#reduce(node, element));
        return at + 1;
    }
    #reduce(node, element) {
        try {
            return node.reduce?.(element, node.path, this.#shared);
        }
        catch (error) {
            if (!(error instanceof FormatError))
                throw error;
            this.#flaw ??= error;
            return undefined;
        }
    }
    #restore(value, node) {
        if (node.reduce !== undefined) {
            return Array.isArray(value) ? this.#values[Number(value[0])] : this.#reduce(node, value);
        }
        if (Array.isArray(value)) {
            const each = node.children.get('*');
            return each === undefined ? value : value.map((element) => this.#restore(element, each));
        }
        if (typeof value !== 'object' || value === null)
            return value;
        const entries = value;
        for (const [key, child] of node.children) {
            if (key !== '*' && Object.hasOwn(entries, key))
                entries[key] = this.#restore(entries[key], child);
        }
        return entries;
    }
}
function json_reader_parseJson(read, start) {
    let json;
    try {
        json = read();
    }
    catch (error) {
        throw new FormatError('a single part of it is larger than can be read', { cause: error });
    }
    return parseText(json, start);
}
/** The engine's own message is left out: it quotes the text around the mistake, which may be a secret. */
function parseText(json, start) {
    try {
        return JSON.parse(json);
    }
    catch {
        throw new FormatError(start > 0 ? `it is no valid JSON at or after byte ${start}` : 'it is no valid JSON');
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/source-lines.ts
/** Gives lines of source files, each file being read and split once; undefined where a file or a line is not there. */
function sourceLines(readSource) {
    const files = new Map();
    return (path, startLine, endLine) => {
        if (!files.has(path))
            files.set(path, readSource(path)?.split('\n'));
        const lines = files.get(path)?.slice(startLine - 1, endLine) ?? [];
        return lines.length === 0 ? undefined : lines.join('\n');
    };
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/sarif-reduce.ts

/** Long enough for the facts that vulnerability scanners put into a message. */
const MAX_MESSAGE = 2000;
function reduceRule(element, place) {
    const raw = mustBag(element, place);
    const properties = bag(raw['properties']);
    const short = values_text(bag(raw['shortDescription'])['text']);
    const full = values_text(bag(raw['fullDescription'])['text']);
    const tags = texts(properties['tags']);
    return {
        id: values_text(raw['id']) ?? '',
        tags,
        references: texts([raw['helpUri'], ...texts(properties['references'])], MAX_REFERENCES),
        cwe: [...cweOf(tags), ...texts(properties['cwe']).flatMap((cwe) => cweOf([cwe]))],
        ...present({
            title: capped(short ?? values_text(raw['name']) ?? full, MAX_TITLE),
            description: capped(full ?? short, MAX_DESCRIPTION),
            level: values_text(bag(raw['defaultConfiguration'])['level']),
            score: number(properties['security-severity']),
        }),
    };
}
function reduceResult(element, place) {
    const raw = mustBag(element, place);
    const rule = bag(raw['rule']);
    const properties = bag(raw['properties']);
    const [first] = list(raw['locations'], `${place}.locations`);
    const physical = bag(bag(first)['physicalLocation']);
    const artifact = bag(physical['artifactLocation']);
    const region = bag(physical['region']);
    const message = bag(raw['message']);
    const tags = texts(properties['tags']);
    return {
        message: {
            arguments: texts(message['arguments']),
            ...present({ text: capped(values_text(message['text']), MAX_MESSAGE) }),
        },
        kind: values_text(raw['kind']) ?? 'fail',
        tags,
        cwe: [...cweOf(tags), ...taxaCwe(raw)],
        ...present({
            ruleId: values_text(raw['ruleId']) ?? values_text(rule['id']),
            ruleIndex: index(raw['ruleIndex']) ?? index(rule['index']),
            extension: index(bag(rule['toolComponent'])['index']),
            level: values_text(raw['level']),
            score: number(properties['security-severity']),
            baselineState: values_text(raw['baselineState']),
            suppression: suppressionOf(raw),
            uri: values_text(artifact['uri']),
            uriBaseId: values_text(artifact['uriBaseId']),
            artifactIndex: index(artifact['index']),
            startLine: line(region['startLine']),
            endLine: line(region['endLine']),
            column: line(region['startColumn']),
            snippet: capped(values_text(bag(region['snippet'])['text']), MAX_MESSAGE),
            lineHash: values_text(bag(raw['partialFingerprints'])['primaryLocationLineHash']),
        }),
    };
}
/** The address of an artifact that results may name by its index. */
function reduceArtifact(element, place) {
    const location = bag(mustBag(element, place)['location']);
    return present({ uri: values_text(location['uri']), uriBaseId: values_text(location['uriBaseId']) });
}
/** The justification of a suppression that stands; one that is rejected or under review suppresses nothing. */
function suppressionOf(raw) {
    const suppressions = Array.isArray(raw['suppressions']) ? raw['suppressions'] : [];
    if (suppressions.length === 0)
        return undefined;
    const all = suppressions.map(bag);
    if (all.some((one) => one['status'] === 'rejected' || one['status'] === 'underReview'))
        return undefined;
    const said = all.map((one) => values_text(one['justification']) ?? (one['kind'] === 'inSource' ? 'A comment in the code' : ''));
    return said.filter((one) => one !== '').join('; ') || 'Suppressed by the scanner';
}
/** `CWE-79`, `external/cwe/cwe-079`, `CWE-79: …` as `CWE-79`. */
function cweOf(tags) {
    const found = tags.flatMap((tag) => {
        const match = /(?:^|\/)cwe[-:]0*(\d+)\b/i.exec(tag);
        return match === null ? [] : [`CWE-${match[1] ?? ''}`];
    });
    return [...new Set(found)];
}
/** `taxa` of a result that point into the CWE taxonomy. */
function taxaCwe(raw) {
    const taxa = Array.isArray(raw['taxa']) ? raw['taxa'] : [];
    return taxa.map(bag).flatMap((taxon) => {
        const id = values_text(taxon['id']) ?? '';
        if (/^cwe-\d+$/i.test(id))
            return [id.toUpperCase()];
        return bag(taxon['toolComponent'])['name'] === 'CWE' && /^\d+$/.test(id) ? [`CWE-${id}`] : [];
    });
}
function index(value) {
    const found = number(value);
    return found !== undefined && Number.isInteger(found) && found >= 0 ? found : undefined;
}
const SECRET_SCANNERS = /gitleaks|secretlint|trufflehog|detect-secrets|noseyparker|ggshield/i;
/**
 * Told by tags, which vulnerability scanners set, else by the name of the tool or the form of the id; what is none of
 * these is a flaw in code.
 */
function kindOf(ruleId, tags, tool) {
    if (SECRET_SCANNERS.test(tool))
        return 'secret';
    const words = new Set(tags.map((tag) => tag.toLowerCase()));
    if (words.has('vulnerability') && /^[A-Z]+-\d/.test(ruleId))
        return 'vuln';
    if (words.has('misconfiguration'))
        return 'misconfig';
    if (words.has('secret') || words.has('secrets'))
        return 'secret';
    if (words.has('license'))
        return 'license';
    return /^(?:CVE-\d{4}-\d+|GHSA(?:-\w{4}){3})/.test(ruleId) ? 'vuln' : 'sast';
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/sarif-uri.ts


/**
 * The path of a result, relative to the checkout. Relative URIs stay; an absolute one loses the base that the run names
 * (`originalUriBaseIds`), else its scheme.
 */
function sarif_uri_pathOf(uri, bases) {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(uri))
        return normalized(sarif_uri_decoded(uri));
    for (const base of Object.values(bases)) {
        const root = values_text(bag(base)['uri']);
        if (root !== undefined && root.length > 'file:///'.length && uri.startsWith(root)) {
            return normalized(sarif_uri_decoded(uri.slice(root.length)));
        }
    }
    return normalized(sarif_uri_decoded(uri.replace(/^file:\/\/[^/]*/i, '')));
}
/** Without `.` and without steps up that lead out of the root. */
function normalized(path) {
    const kept = [];
    for (const part of (plainPath(path) ?? '').split('/')) {
        if (part === '..')
            kept.pop();
        else if (part !== '' && part !== '.')
            kept.push(part);
    }
    return plainPath(kept.join('/'));
}
function sarif_uri_decoded(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        return uri;
    }
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/sarif-draft.ts





const NO_RULE = { id: '', tags: [], references: [], cwe: [] };
/** Gives the findings of the results of one run, with what the run says of rules and places. */
function drafter(run, tool, linesOf) {
    const findRule = ruleFinder(run);
    const artifacts = list(run['artifacts'], 'artifacts');
    const bases = bag(run['originalUriBaseIds']);
    return (result) => {
        const rule = findRule(result) ?? NO_RULE;
        const id = result.ruleId ?? rule.id;
        if (id === '')
            throw new FormatError('a result has neither ruleId nor a rule');
        const kind = kindOf(id, [...rule.tags, ...result.tags], tool.name);
        const uri = result.uri ?? artifacts[result.artifactIndex ?? -1]?.uri;
        const path = uri === undefined ? undefined : sarif_uri_pathOf(uri, bases);
        const location = sarif_draft_locationOf(result, path);
        const message = kind === 'secret' ? undefined : messageOf(result);
        const facts = kind === 'vuln' ? packageFacts(message ?? '', path) : undefined;
        const mark = kind === 'secret' ? undefined : markOf(result, path, linesOf);
        return {
            id: facts === undefined ? id : (/^CVE-\d{4}-\d+/.exec(id)?.[0] ?? id),
            aliases: [],
            kind,
            title: capped(rule.title ?? message?.split('\n', 1)[0], MAX_TITLE) ?? id,
            ...sarif_draft_severityOf(result, rule, tool),
            cwe: [...new Set([...rule.cwe, ...result.cwe])],
            location,
            references: rule.references,
            ...(facts ?? {}),
            ...present({ description: capped(message ?? rule.description, MAX_DESCRIPTION), column: result.column, mark }),
        };
    };
}
/** By index into the driver or an extension, else by id; `rule/part` falls back to `rule`, as the standard has it. */
function ruleFinder(run) {
    const toolParts = bag(run['tool']);
    const driver = list(bag(toolParts['driver'])['rules'], 'rules');
    const extensions = list(toolParts['extensions'], 'extensions').map((extension) => list(bag(extension)['rules'], 'rules'));
    const byId = new Map([...extensions.flat(), ...driver].map((rule) => [rule.id, rule]));
    return ({ ruleId, ruleIndex, extension }) => {
        const rules = extension === undefined ? driver : (extensions[extension] ?? []);
        const indexed = ruleIndex === undefined ? undefined : rules[ruleIndex];
        // An index that points at another rule than the id is a mistake of the tool's; the id is what people see.
        if (indexed !== undefined &&
            (ruleId === undefined || ruleId === indexed.id || ruleId.startsWith(`${indexed.id}/`))) {
            return indexed;
        }
        return ruleId === undefined ? undefined : (byId.get(ruleId) ?? byId.get(ruleId.split('/', 1)[0] ?? ''));
    };
}
/** `security-severity` of the result or the rule; else the level of the result, the rule, or `warning`, the default. */
function sarif_draft_severityOf(result, rule, tool) {
    const score = result.score ?? rule.score;
    if (score !== undefined && severityOfScore(score) !== 'unknown') {
        return { severity: severityOfScore(score), originalSeverity: String(score), ...present({ cvss: cvssOf(score) }) };
    }
    const level = result.level ?? rule.level ?? 'warning';
    return { severity: normalizeSeverity(`SARIF of ${tool.name}`, level), originalSeverity: level };
}
function cvssOf(score) {
    return score > 0 ? score : undefined;
}
function sarif_draft_locationOf(result, path) {
    const { startLine, endLine } = result;
    return { kind: 'file', path: path ?? '.', ...present({ startLine, endLine: endLine ?? startLine }) };
}
/** The code, from the checkout or the report; else the hash that the tool made; else nothing, and occurrences count. */
function markOf(result, path, linesOf) {
    const { startLine, endLine, snippet, lineHash } = result;
    const code = path === undefined || startLine === undefined ? undefined : linesOf(path, startLine, endLine ?? startLine);
    if (code !== undefined)
        return codeHash(code);
    return lineHash ?? (snippet === undefined ? undefined : codeHash(snippet));
}
/** `{0}` in a message stands for its arguments. */
function messageOf(result) {
    const { message } = result;
    return message.text?.replace(/\{(\d+)\}/g, (whole, index) => message.arguments[Number(index)] ?? whole);
}
/** The package, as Trivy writes it into the message of a result: SARIF has no place for it. */
function packageFacts(message, path) {
    const name = fact(message, 'Package');
    if (name === undefined)
        return undefined;
    const fixed = fact(message, 'Fixed Version');
    const versions = (fixed ?? '').split(',').map((version) => version.trim());
    const known = versions.filter((version) => version !== '');
    return {
        package: { name, version: fact(message, 'Installed Version') ?? '', ecosystem: 'generic', ...present({ path }) },
        fix: { state: known.length > 0 ? 'fixed' : 'unknown', versions: known },
    };
}
function fact(message, label) {
    return values_text(new RegExp(`^${label}: (.+)$`, 'm').exec(message)?.[1]?.trim());
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/sarif.ts






const MAX_PROBLEMS = 20;
/**
 * SARIF 2.1.0 of any tool. A run with an empty list of results ran and found nothing; one without the list did not run.
 * What kind of scanner it was shows only in what it found, so `can` has every kind that results have, and `sast`.
 */
const sarif = {
    label: 'SARIF 2.1.0',
    is: (document) => 'runs' in document && ('version' in document || '$schema' in document),
    reducers: {
        'runs.*.results.*': reduceResult,
        'runs.*.artifacts.*': reduceArtifact,
        'runs.*.tool.driver.rules.*': reduceRule,
        'runs.*.tool.extensions.*.rules.*': reduceRule,
    },
    report: sarif_reportOf,
};
function sarif_reportOf(document, readSource) {
    if (document['version'] !== '2.1.0') {
        const version = JSON.stringify(document['version']);
        throw new FormatError(`its SARIF version is ${version ?? 'missing'}; only 2.1.0 is understood`);
    }
    const raw = list(document['runs'], 'runs');
    const runs = raw.map((run, index) => readRun(mustBag(run, `runs[${index}]`), index, readSource));
    const findings = sarif_findingsOf(runs);
    const suppressed = runs.flatMap((run) => run.suppressed);
    return {
        tool: toolOf(runs),
        target: { kind: 'source', name: '.' },
        findings,
        scanned: runs.reduce((sum, run) => sum + run.scanned, 0),
        problems: runs.length === 0 ? ['The report holds no run of a tool.'] : runs.flatMap((run) => run.problems),
        can: new Set(['sast', ...findings.map(({ kind }) => kind)]),
        ...(suppressed.length === 0 ? {} : { suppressed }),
    };
}
/** Runs of one tool are numbered as one, so that no two of its findings get the same fingerprint. */
function sarif_findingsOf(runs) {
    const byTool = new Map();
    for (const run of runs)
        byTool.set(run.tool.name, [...(byTool.get(run.tool.name) ?? []), run]);
    return [...byTool.values()].flatMap((same) => finishFindings(same.flatMap((run) => run.drafts), toolOf(same)));
}
/** The tool of all runs; the names of several are joined. */
function toolOf(runs) {
    const names = [...new Set(runs.map(({ tool }) => tool.name))];
    const [first] = runs;
    if (names.length === 1 && first !== undefined)
        return first.tool;
    return { name: names.length === 0 ? 'unknown' : (0,src/* truncate */.QS)(names.join(' and '), 100), version: '' };
}
function readRun(run, index, readSource) {
    const driver = mustBag(bag(run['tool'])['driver'], `runs[${index}].tool.driver`);
    const tool = {
        name: mustText(driver['name'], `runs[${index}].tool.driver.name`),
        version: values_text(driver['semanticVersion']) ?? values_text(driver['version']) ?? '',
    };
    const results = list(run['results'], `runs[${index}].results`);
    const draftOf = drafter(run, tool, sourceLines(readSource));
    const [drafts, held] = [[], []];
    const files = new Set();
    for (const result of results) {
        // Passed, not applicable, informational: the tool's remarks, not its findings.
        if (!['fail', 'open', 'review'].includes(result.kind) || result.baselineState === 'absent')
            continue;
        const draft = draftOf(result);
        if (draft.location.path !== undefined)
            files.add(draft.location.path);
        if (result.suppression === undefined)
            drafts.push(draft);
        else
            held.push({ ...draft, statement: result.suppression });
    }
    const ran = Array.isArray(run['results']);
    return {
        tool,
        drafts,
        suppressed: held.flatMap(({ statement, ...draft }) => finishFindings([draft], tool).map((finding) => ({ finding, status: 'suppressed', statement }))),
        scanned: ran ? Math.max(1, list(run['artifacts'], 'artifacts').length, files.size) : 0,
        problems: [...(ran ? [] : [`${tool.name} did not scan: its run has no results.`]), ...sarif_problemsOf(run, tool.name)],
    };
}
function sarif_problemsOf(run, tool) {
    const problems = new Set();
    for (const invocation of list(run['invocations'], 'invocations').map(bag)) {
        if (invocation['executionSuccessful'] === false) {
            const why = values_text(invocation['exitCodeDescription']) ?? values_text(invocation['exitSignalName']);
            const code = JSON.stringify(invocation['exitCode']);
            const said = [...(code === undefined ? [] : [`exit code ${code}`]), ...(why === undefined ? [] : [why])].join(', ');
            problems.add(`${tool} says that it did not end well${said === '' ? '' : ` (${said})`}.`);
        }
        for (const key of ['toolExecutionNotifications', 'toolConfigurationNotifications']) {
            for (const notification of list(invocation[key], key).map(bag)) {
                if (notification['level'] !== 'error')
                    continue;
                const message = values_text(bag(notification['message'])['text'])?.trim().split('\n', 1)[0] ?? 'an error without a message';
                problems.add(`${tool}: ${(0,src/* truncate */.QS)(message, 200)}`);
            }
        }
    }
    return [...problems].slice(0, MAX_PROBLEMS);
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/semgrep.ts







/** Reasons for which a file was skipped though it should have been scanned. */
const FAILED_SKIPS = /analysis_failed|internal_error|parse_error|timeout/i;
const semgrep_MAX_PROBLEMS = 20;
/** Semgrep's and Opengrep's JSON. Every error in it makes the scan less than whole, whatever its exit code. */
const semgrep = {
    label: 'Semgrep JSON',
    is: (document) => 'results' in document && 'errors' in document && ('paths' in document || 'skipped_rules' in document),
    reducers: { 'results.*': semgrep_reduceResult },
    report: semgrep_reportOf,
};
function semgrep_reportOf(document, readSource) {
    if (!Array.isArray(document['results']))
        throw new FormatError('its `results` is no list');
    const results = document['results'];
    const tool = { name: 'Semgrep', version: values_text(document['version']) ?? '' };
    const linesOf = sourceLines(readSource);
    const draftOf = (result) => {
        const { path, startLine, endLine } = result;
        const code = linesOf(path, startLine, endLine) ?? result.lines;
        const location = { kind: 'file', path, startLine, endLine };
        return { ...result.draft, location, ...(code === undefined ? {} : { mark: codeHash(code) }) };
    };
    const ignored = results.filter((result) => result.ignored);
    const suppressed = finishFindings(ignored.map(draftOf), tool);
    return {
        tool,
        target: { kind: 'source', name: '.' },
        findings: finishFindings(results.filter((result) => !result.ignored).map(draftOf), tool),
        scanned: list(bag(document['paths'])['scanned'], 'paths.scanned').length,
        problems: semgrep_problemsOf(document),
        can: new Set(['sast']),
        ...(suppressed.length === 0 ? {} : { suppressed: suppressed.map(semgrep_heldBack) }),
    };
}
function semgrep_heldBack(finding) {
    return { finding, status: 'ignored', statement: 'A `nosemgrep` comment in the code' };
}
function semgrep_reduceResult(element, place) {
    const raw = mustBag(element, place);
    const extra = bag(raw['extra']);
    const metadata = bag(extra['metadata']);
    const checkId = mustText(raw['check_id'], `${place}.check_id`);
    const severity = values_text(extra['severity']);
    const message = values_text(extra['message']);
    const id = ruleId(checkId, metadata);
    const startLine = line(bag(raw['start'])['line']);
    if (startLine === undefined)
        throw new FormatError(`${place}.start.line is missing`);
    const lines = values_text(extra['lines']);
    return {
        draft: {
            id,
            aliases: id === checkId ? [] : [checkId],
            kind: metadata['category'] === 'secrets' ? 'secret' : 'sast',
            title: capped(message?.trim().split('\n', 1)[0], MAX_TITLE) ?? id,
            severity: normalizeSeverity('Semgrep', severity),
            originalSeverity: severity ?? '',
            cwe: texts(metadata['cwe']).map(shortCwe),
            references: texts([metadata['source'], ...texts(metadata['references'])], MAX_REFERENCES),
            ...present({ description: capped(message, MAX_DESCRIPTION), column: line(bag(raw['start'])['col']) }),
        },
        path: plainPath(mustText(raw['path'], `${place}.path`)) ?? '',
        startLine,
        endLine: Math.max(startLine, line(bag(raw['end'])['line']) ?? startLine),
        ...(lines === undefined || lines === 'requires login' ? {} : { lines }),
        ignored: extra['is_ignored'] === true,
    };
}
/**
 * Semgrep puts the path of the configuration before a rule's id (`tools.rules.no-eval`), so that the same rule has another
 * name when its file moves. A rule of the registry names its page, which ends in the whole id; of others the last part is
 * the rule's own id.
 */
function ruleId(checkId, metadata) {
    if (values_text(metadata['source'])?.endsWith(`/${checkId}`) === true)
        return checkId;
    return checkId.slice(checkId.lastIndexOf('.') + 1) || checkId;
}
/** `CWE-95: Improper Neutralization …` as `CWE-95`. */
function shortCwe(cwe) {
    return /^CWE-\d+/i.exec(cwe)?.[0].toUpperCase() ?? cwe;
}
function semgrep_problemsOf(document) {
    const problems = new Set();
    for (const error of list(document['errors'], 'errors').map(bag)) {
        if (error['level'] !== 'info')
            problems.add(describeError(error));
    }
    const paths = bag(document['paths']);
    for (const skipped of list(paths['skipped'], 'paths.skipped').map(bag)) {
        const reason = values_text(skipped['reason']) ?? '';
        if (FAILED_SKIPS.test(reason))
            problems.add(`Semgrep skipped ${values_text(skipped['path']) ?? 'a file'}: ${reason}.`);
    }
    const rules = list(document['skipped_rules'], 'skipped_rules').length;
    if (rules > 0)
        problems.add(`Semgrep skipped ${(0,src/* plural */.LS)(rules, 'rule')}.`);
    if (!Array.isArray(paths['scanned']))
        problems.add('The report does not say which files were scanned.');
    const all = [...problems];
    return all.length <= semgrep_MAX_PROBLEMS
        ? all
        : [...all.slice(0, semgrep_MAX_PROBLEMS), `${(0,src/* plural */.LS)(all.length - semgrep_MAX_PROBLEMS, 'more problem')}.`];
}
/** One sentence; the message, which may quote code, is cut to its first line. */
function describeError(error) {
    const [path, rule] = [values_text(error['path']), values_text(error['rule_id'])];
    const type = values_text(error['type']) ?? values_text(list(error['type'], 'errors[].type')[0]) ?? 'Error';
    const code = number(error['code']);
    const about = [
        ...(path === undefined ? [] : [`in ${path}`]),
        ...(rule === undefined ? [] : [`with rule ${rule}`]),
        ...(code === undefined ? [] : [`(code ${code})`]),
    ].join(' ');
    const message = capped((values_text(error['message']) ?? '').trim().split('\n', 1)[0], 200) ?? '';
    return `Semgrep: ${type}${about === '' ? '' : ` ${about}`}${message === '' ? '' : `: ${message}`}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/other-kinds.ts


/** Files that are taken for a report by mistake, by a key of theirs. */
const other_kinds_KINDS = [
    ['bomFormat', 'it is a CycloneDX SBOM: a list of what is inside, without findings. Scan it and give the scan report'],
    ['spdxVersion', 'it is an SPDX SBOM: a list of what is inside, without findings. Scan it and give the scan report'],
    ['artifacts', "it is Syft's list of packages, without findings. Scan it and give the scan report"],
    ['auditReportVersion', 'it is a report of npm audit'],
    ['check_type', 'it is a report of Checkov. Let it write SARIF: `--output sarif`'],
    ['vulnerabilityReports', 'it is an export of a Kubernetes operator'],
    ['statements', 'it is a VEX document. It belongs into the policy'],
    ['fingerprints', 'it is a baseline'],
];
/** Says of a document that is no report what it is instead. */
function otherKindOf(document) {
    if (Array.isArray(document))
        return 'it is a JSON list and no report';
    if (!isBag(document))
        return 'it is no JSON object';
    const known = other_kinds_KINDS.find(([key]) => key in document);
    return known === undefined ? unknownKind(document) : known[1];
}
function unknownKind(document) {
    const keys = Object.keys(document);
    if (keys.length === 0)
        return 'it is an empty JSON object';
    return `it is a JSON object of an unknown kind, with the keys ${(0,src/* truncate */.QS)(keys.slice(0, 8).join(', '), 200)}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/parse/report-format.ts
const REPORT_FORMATS = ['trivy', 'grype', 'ecr', 'semgrep', 'sarif'];

;// CONCATENATED MODULE: ./packages/findings/src/parse/index.ts












const FORMATS = { trivy: trivy, grype: grype, ecr: ecr, semgrep: semgrep, sarif: sarif };
/** Paths of different formats do not meet, so that one pass reads a document of any of them. */
const REDUCERS = Object.assign({}, ...REPORT_FORMATS.map((name) => FORMATS[name].reducers));
/** More than any scanner writes of one target; a wrong file is rather a core dump than a report of this size. */
const MAX_BYTES = 1024 ** 3;
/** Each piece of a file costs the same, whatever its size. */
const PIECE_BYTES = 1024 * 1024;
/**
 * The report of a scanner, from its bytes. Memory follows the number of findings and not the size of the file: source
 * code, packages and long texts are dropped as they are read.
 * @throws UserError which file and what is wrong with it: empty, cut off, of another version, no report
 */
async function readReport(source, options) {
    try {
        const reader = new JsonReader(REDUCERS);
        await feed(reader, source, options.maxBytes ?? MAX_BYTES);
        const document = reader.end();
        const format = formatOf(document, options.format);
        if (reader.flaw !== undefined)
            throw reader.flaw;
        return format.report(bag(document), options.readSource ?? (() => undefined));
    }
    catch (error) {
        if (!(error instanceof FormatError))
            throw error;
        throw new src/* UserError */.yo(`${options.name} cannot be used as a report: ${error.message}.`, { cause: error });
    }
}
/** As `readReport`, of a file. */
function readReportFile(path, options) {
    return readReport((0,external_node_fs_.createReadStream)(path, { highWaterMark: PIECE_BYTES }), options);
}
async function feed(reader, source, maxBytes) {
    let [bytes, begun] = [0, false];
    for await (const piece of source instanceof Uint8Array ? [source] : source) {
        bytes += piece.length;
        if (bytes > maxBytes)
            throw new FormatError(`it is larger than ${maxBytes} bytes, the most that is read`);
        const chunk = begun ? piece : beginning(piece);
        begun ||= chunk.length > 0;
        reader.push(chunk);
    }
    if (!begun)
        throw new FormatError('it is empty: the scanner wrote nothing. See its own log for why');
}
/** What is left of the first piece without byte order mark and space. @throws FormatError if no JSON document begins there */
function beginning(piece) {
    const [first, second] = piece;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
        throw new FormatError("it is UTF-16 and not UTF-8: let the scanner write the file itself (`--output`) instead of a shell's redirection");
    }
    if (first === 0x1f && second === 0x8b)
        throw new FormatError('it is compressed with gzip: unpack it first');
    const mark = first === 0xef && second === 0xbb && piece[2] === 0xbf ? 3 : 0;
    let start = mark;
    while (start < piece.length && isSpace(piece[start]))
        start++;
    const byte = piece[start];
    if (byte === 0x3c) {
        throw new FormatError('it is HTML or XML and no JSON: an error or login page, or a report in another format');
    }
    if (byte !== undefined && byte !== 0x7b && byte !== 0x5b) {
        throw new FormatError("it is no JSON: a log or a table, perhaps. Set the scanner's output format to JSON or SARIF");
    }
    return piece.subarray(start);
}
function isSpace(byte) {
    return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
function formatOf(document, wanted) {
    const found = isBag(document) ? REPORT_FORMATS.find((name) => FORMATS[name].is(document)) : undefined;
    if (found === undefined)
        throw new FormatError(notUnderstood(document, wanted));
    if (wanted !== undefined && wanted !== found) {
        throw new FormatError(`it is ${FORMATS[found].label} where ${FORMATS[wanted].label} belongs`);
    }
    return FORMATS[found];
}
function notUnderstood(document, wanted) {
    const expected = wanted === undefined
        ? `one of ${REPORT_FORMATS.map((name) => FORMATS[name].label).join(', ')}`
        : FORMATS[wanted].label;
    return `${otherKindOf(document)}; expected is ${expected}`;
}

;// CONCATENATED MODULE: ./packages/findings/src/index.ts
/**
 * One model of findings for every security action: parsers, policy with waivers and baselines, renderers, and the gate
 * that ends a scan.
 */













/***/ }),

/***/ 9742:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VM: () => (/* reexport */ ScannerError),
  Iq: () => (/* reexport */ acquireSemgrep),
  Ni: () => (/* reexport */ acquireTool),
  Sw: () => (/* reexport */ runScanner),
  KS: () => (/* reexport */ scannerEnv)
});

// UNUSED EXPORTS: DENYLIST, DownloadError, pinnedSemgrep

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var src = __webpack_require__(3933);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/tools/src/archive.ts


const BLOCK = 512;
const NAME = { start: 0, end: 100 };
const SIZE = { start: 124, end: 136 };
const CHECKSUM = { start: 148, end: 156 };
const TYPE = 156;
const PREFIX = { start: 345, end: 500 };
const REGULAR = ['0', '\0'];
/**
 * The content of one file in a `.tar.gz`. Nothing else is unpacked and nothing is written, so no entry can land outside
 * its place: a path that climbs up is just another name, and a link is refused.
 *
 * @param maxBytes the unpacked size that is refused.
 * @throws Error where the archive is damaged, too large, or holds no such file.
 */
function extractFile(archive, name, maxBytes) {
    const names = [];
    for (const entry of entries(gunzip(archive, maxBytes))) {
        if (entry.name.replace(/^\.\//, '') !== name) {
            names.push(entry.name);
            continue;
        }
        if (!REGULAR.includes(entry.type))
            throw new Error(`"${name}" in the archive is no file but of type ${entry.type}`);
        return entry.content;
    }
    throw new Error(`the archive holds no "${name}", only ${names.slice(0, 10).join(', ') || 'nothing'}`);
}
function gunzip(archive, maxBytes) {
    try {
        return (0,external_node_zlib_.gunzipSync)(archive, { maxOutputLength: maxBytes });
    }
    catch (thrown) {
        const error = (0,src/* toError */.iT)(thrown);
        const what = error.code === 'ERR_BUFFER_TOO_LARGE'
            ? `larger than ${maxBytes} bytes when unpacked`
            : `damaged: ${(0,src/* messageChain */.NG)(error)}`;
        throw new Error(`the archive is ${what}`, { cause: thrown });
    }
}
function* entries(tar) {
    let at = 0;
    while (at + BLOCK <= tar.length) {
        const header = tar.subarray(at, at + BLOCK);
        // A block of zeros ends an archive.
        if (header.every((byte) => byte === 0))
            return;
        checkHeader(header, at);
        const size = octal(header, SIZE);
        const start = at + BLOCK;
        if (start + size > tar.length)
            throw new Error(`the archive is damaged: it ends in the middle of an entry`);
        const [prefix, name] = [archive_text(header, PREFIX), archive_text(header, NAME)];
        yield {
            name: prefix === '' ? name : `${prefix}/${name}`,
            type: String.fromCharCode(header[TYPE] ?? 0),
            content: tar.subarray(start, start + size),
        };
        at = start + Math.ceil(size / BLOCK) * BLOCK;
    }
}
function checkHeader(header, at) {
    let sum = 0;
    for (const [index, byte] of header.entries()) {
        // The field itself counts as blanks.
        sum += index >= CHECKSUM.start && index < CHECKSUM.end ? 0x20 : byte;
    }
    if (sum !== octal(header, CHECKSUM))
        throw new Error(`the archive is damaged: no tar header at byte ${at}`);
}
function octal(header, field) {
    const digits = archive_text(header, field).trim();
    if (!/^[0-7]+$/.test(digits))
        throw new Error('the archive is damaged: a number in a tar header is none');
    return Number.parseInt(digits, 8);
}
function archive_text(header, { start, end }) {
    const bytes = header.subarray(start, end);
    const zero = bytes.indexOf(0);
    return bytes.subarray(0, zero === -1 ? bytes.length : zero).toString('utf8');
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
;// CONCATENATED MODULE: ./packages/tools/src/download.ts


/** The network, or the server at its other end, did not deliver: nothing that the caller's inputs can mend for sure. */
class DownloadError extends Error {
    name = 'DownloadError';
}
/** Pauses before the second and later tries, in seconds. */
const PAUSES = [1, 4, 15];
const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 5;
const SOCKET_TIMEOUT_MS = 30_000;
const WHOLE_TIMEOUT_MS = 10 * 60_000;
const PROGRESS_EVERY_MS = 5_000;
/**
 * The bytes behind an address, through the proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`). Server errors,
 * throttling and broken connections are tried again, three times. `@actions/tool-cache` does not do here: it offers no
 * limit of size or time, and its pauses cannot be passed in.
 *
 * @throws UserError where the server refuses (401, 403, 404, …) or sends too much; DownloadError where every try failed.
 */
async function download(request, runner) {
    const where = publicAddress(request.url);
    for (let attempt = 0;; attempt += 1) {
        try {
            return await attemptDownload(request, where, runner);
        }
        catch (thrown) {
            const cause = (0,src/* toError */.iT)(thrown);
            runner.signal.throwIfAborted();
            if (cause instanceof src/* UserError */.yo)
                throw cause;
            const pause = PAUSES[attempt];
            if (pause === undefined) {
                const tries = PAUSES.length + 1;
                throw new DownloadError(`${where} could not be downloaded in ${tries} tries: ${(0,src/* messageChain */.NG)(cause)}`, {
                    cause,
                });
            }
            runner.log.info(`${where}: ${(0,src/* messageChain */.NG)(cause)}. Trying again in ${(0,src/* formatSeconds */.Xo)(pause)}.`);
            await runner.clock.sleep(pause * 1000, runner.signal);
        }
    }
}
/** An address as a log may show it: without a query, which may be a signature, and without a user. */
function publicAddress(url) {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
}
async function attemptDownload(request, where, runner) {
    const options = { allowRetries: false, allowRedirects: false, socketTimeout: SOCKET_TIMEOUT_MS };
    const client = new lib/* HttpClient */.Qq('platform-actions', [], options);
    const signal = AbortSignal.any([runner.signal, AbortSignal.timeout(WHOLE_TIMEOUT_MS)]);
    try {
        const response = await follow(client, request, signal);
        try {
            refuseStatus(response.message.statusCode ?? 0, where);
            return await readBody(response, request.maxBytes, where, runner, signal);
        }
        finally {
            response.message.destroy();
        }
    }
    finally {
        client.dispose();
    }
}
/**
 * Asks, and asks again where the answer names another address. The client's own way does not do: it takes no relative
 * address, and hands the secret to another port of the same host.
 */
async function follow(client, request, signal) {
    const start = new URL(request.url);
    let url = start;
    for (let redirects = 0;; redirects += 1) {
        const own = url.origin === start.origin && request.authorization !== undefined;
        const headers = own ? { authorization: request.authorization } : {};
        const response = await abortable(client.get(url.href, headers), signal);
        const { statusCode = 0, headers: answer } = response.message;
        if (!REDIRECTS.includes(statusCode) || answer.location === undefined)
            return response;
        response.message.destroy();
        url = new URL(answer.location, url);
        if (start.protocol === 'https:' && url.protocol !== 'https:') {
            throw new src/* UserError */.yo(`${publicAddress(request.url)} redirects to ${publicAddress(url.href)}, which is not https.`);
        }
        if (redirects >= MAX_REDIRECTS) {
            throw new src/* UserError */.yo(`${publicAddress(request.url)} redirects more than ${MAX_REDIRECTS} times.`);
        }
    }
}
/** Throws where the server's answer is no file: for good (UserError) or perhaps only now (Error). */
function refuseStatus(status, where) {
    if (status === 200)
        return;
    if (status >= 500 || status === 408 || status === 429)
        throw new Error(`the server answered ${status}`);
    const advice = status === 401 || status === 403
        ? 'Does the mirror want an authorization ("mirror-auth"), or does a proxy forbid the address?'
        : 'Does that version exist there?';
    throw new src/* UserError */.yo(`${where}: the server answered ${status}. ${advice}`);
}
async function readBody({ message }, maxBytes, where, { log, clock }, signal) {
    const [started, total] = [clock.now(), Number(message.headers['content-length'] ?? Number.NaN)];
    const isTime = (0,src/* atMostEvery */.oq)(PROGRESS_EVERY_MS, () => clock.now());
    const chunks = [];
    let bytes = 0;
    const stop = () => {
        message.destroy((0,src/* toError */.iT)(signal.reason));
    };
    signal.addEventListener('abort', stop, { once: true });
    isTime();
    try {
        for await (const chunk of message) {
            bytes += chunk.length;
            if (bytes > maxBytes)
                throw new src/* UserError */.yo(`${where} is larger than ${megabytes(maxBytes)} MB, the limit.`);
            chunks.push(chunk);
            if (!isTime() || Number.isNaN(total))
                continue;
            const elapsedSeconds = (clock.now() - started) / 1000;
            log.info((0,src/* progressLine */.oz)({ done: megabytes(bytes), total: megabytes(total), unit: 'MB', elapsedSeconds }));
        }
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
    return Buffer.concat(chunks);
}
function megabytes(bytes) {
    return Math.round(bytes / 1_000_000);
}
/** Gives up waiting where the signal is aborted; the client itself knows no signal. */
async function abortable(work, signal) {
    signal.throwIfAborted();
    let stop = () => undefined;
    const aborted = new Promise((_, reject) => {
        stop = () => {
            reject((0,src/* toError */.iT)(signal.reason));
        };
        signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}

;// CONCATENATED MODULE: ./packages/tools/src/denylist.ts
const COMPROMISE = "it was published by the attackers of Trivy's release automation in March 2026 (CVE-2026-33634), validly signed.";
/** Versions that are refused whatever the caller says, by tool, each with the reason. */
const DENYLIST = {
    trivy: { '0.69.4': COMPROMISE, '0.69.5': COMPROMISE, '0.69.6': COMPROMISE },
};

;// CONCATENATED MODULE: ./packages/tools/src/lock.ts


/**
 * Which archive to take, decided without network.
 *
 * @throws UserError for `latest` or another version that is none, a refused version, a version outside the lock without
 * a checksum, a checksum that contradicts the lock, a platform without an archive, or a mirror's address that is none.
 */
function chooseArchive(tool, lock, choice, platform) {
    const version = choice.version === undefined ? lock.default : exactVersion(tool, choice.version);
    refuseKnownBad(tool, version);
    const template = lock.assets[platform];
    if (template === undefined) {
        throw new src/* UserError */.yo(`There is no archive of ${tool} for ${platform}, only for ${Object.keys(lock.assets).join(', ')}. ` +
            `Install ${tool} yourself and name it in "tool-path".`);
    }
    const asset = fill(template, { version });
    const sha256 = expectedHash(tool, version, lock, choice.checksum, platform);
    const url = fill(choice.mirrorUrl === undefined ? lock.url : mirrorTemplate(choice.mirrorUrl), { version, asset });
    return { version, asset, url, sha256 };
}
/** `0.70.0` out of `0.70.0` or `v0.70.0`. @throws UserError for anything else, `latest` and ranges among it. */
function exactVersion(tool, text) {
    const version = /^v?(\d+\.\d+\.\d+)$/.exec(text)?.[1];
    if (version !== undefined)
        return version;
    throw new src/* UserError */.yo(`"engine-version" is "${text}". Name one exact version of ${tool}, like 1.2.3: what "latest" or a range means ` +
        'changes without a review.');
}
/** @throws UserError where that version of the tool is known to be malicious. There is no way around it. */
function refuseKnownBad(tool, version) {
    const base = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
    const reason = DENYLIST[tool]?.[base];
    if (reason === undefined)
        return;
    throw new src/* UserError */.yo(`${tool} ${version} is refused: ${reason} Use another version.`);
}
/** A SHA-256 as 64 lower-case hex digits; `sha256:` in front is allowed. @throws UserError otherwise. */
function parseChecksum(text) {
    const digits = text.toLowerCase().replace(/^sha256:/, '');
    if (/^[0-9a-f]{64}$/.test(digits))
        return digits;
    throw new src/* UserError */.yo(`"checksum" is "${text}". A SHA-256 has 64 hex digits.`);
}
function expectedHash(tool, version, lock, checksum, platform) {
    const given = checksum === undefined ? undefined : parseChecksum(checksum);
    const locked = lock.sha256[version]?.[platform];
    if (locked === undefined) {
        if (given !== undefined)
            return given;
        throw new src/* UserError */.yo(`${tool} ${version} is not in tools.lock.json, so nothing says what its archive must be. Known: ` +
            `${Object.keys(lock.sha256).join(', ')}. Give the archive's SHA-256 in "checksum", or leave "engine-version" out.`);
    }
    if (given === undefined || given === locked)
        return locked;
    throw new src/* UserError */.yo(`"checksum" is ${given}, but the reviewed SHA-256 of ${tool} ${version} for ${platform} is ${locked}. ` +
        'Leave "checksum" out for a version of the lock.');
}
function mirrorTemplate(text) {
    const unknown = text.match(/\{[^}]*\}/g)?.find((name) => name !== '{version}' && name !== '{asset}');
    if (unknown !== undefined) {
        throw new src/* UserError */.yo(`"mirror-url" holds ${unknown}; only {version} and {asset} are filled in.`);
    }
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
        throw new src/* UserError */.yo(`"mirror-url" is no https address: ${url === undefined ? 'it has no host' : url.protocol}`);
    }
    if (url.username !== '' || url.password !== '') {
        throw new src/* UserError */.yo('"mirror-url" holds a user or password, which a log would show. Use "mirror-auth".');
    }
    return text;
}
function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

;// CONCATENATED MODULE: ./packages/tools/src/pinned.ts
const TOOL_LOCKS = {
    trivy: {
        default: '0.70.0',
        executable: 'trivy',
        url: 'https://github.com/aquasecurity/trivy/releases/download/v{version}/{asset}',
        assets: {
            'linux-x64': 'trivy_{version}_Linux-64bit.tar.gz',
            'linux-arm64': 'trivy_{version}_Linux-ARM64.tar.gz',
            'darwin-x64': 'trivy_{version}_macOS-64bit.tar.gz',
            'darwin-arm64': 'trivy_{version}_macOS-ARM64.tar.gz',
        },
        sha256: {
            '0.70.0': {
                'linux-x64': '8b4376d5d6befe5c24d503f10ff136d9e0c49f9127a4279fd110b727929a5aa9',
                'linux-arm64': '2f6bb988b553a1bbac6bdd1ce890f5e412439564e17522b88a4541b4f364fc8d',
                'darwin-x64': '52d531452b19e7593da29366007d02a810e1e0080d02f9cf6a1afb46c35aaa93',
                'darwin-arm64': '68e543c51dcc96e1c344053a4fde9660cf602c25565d9f09dc17dd41e13b838a',
            },
        },
    },
    grype: {
        default: '0.119.0',
        executable: 'grype',
        url: 'https://github.com/anchore/grype/releases/download/v{version}/{asset}',
        assets: {
            'linux-x64': 'grype_{version}_linux_amd64.tar.gz',
            'linux-arm64': 'grype_{version}_linux_arm64.tar.gz',
            'darwin-x64': 'grype_{version}_darwin_amd64.tar.gz',
            'darwin-arm64': 'grype_{version}_darwin_arm64.tar.gz',
        },
        sha256: {
            '0.119.0': {
                'linux-x64': '3fa2dc4b924621ab65404cf08d0b8438d896d80ab949c9d5a4ca283c36004c9b',
                'linux-arm64': '29f0ec7c549ddb0e2b6a0ca714851f7399438afc399b80c12808e065edc9a8f8',
                'darwin-x64': 'ea106d3ab9573d654871ad9e3e89be2237506ff3f8c170e5aeacb59da4def2b8',
                'darwin-arm64': '500c9b2b6c089d21481815f57a553fabbd441ec7d1e79d95e3aaf40c3bfc7e36',
            },
        },
    },
};
/** A requirements file for pip with the hash of every package. */
const SEMGREP_REQUIREMENTS = `# Made from semgrep-requirements.in; see ../README.md.
annotated-types==0.8.0 \\
    --hash=sha256:13b2beaad985e05e2d6407ee4c4f35590b11f8d693a258a561055cac8f64cab7 \\
    --hash=sha256:f072f4d804ea359e4eaf198b1af7a8b0943881a87f31bb764f8bf219bb9419e0
anyio==4.16.0 \\
    --hash=sha256:59bb03251907983d1603d27c3087ddb1e93299ea2163adcdba37899a4fb12ffb \\
    --hash=sha256:c66ae634e0b8228396b801741beb3294326d4b6102f7bba4041c0dfb58c29026
attrs==26.1.0 \\
    --hash=sha256:c647aa4a12dfbad9333ca4e71fe62ddc36f4e63b2d260a37a8b83d2f043ac309 \\
    --hash=sha256:d03ceb89cb322a8fd706d4fb91940737b6642aa36998fe130a9bc96c985eff32
boltons==21.0.0 \\
    --hash=sha256:65e70a79a731a7fe6e98592ecfb5ccf2115873d01dbc576079874629e5c90f13 \\
    --hash=sha256:b9bb7b58b2b420bbe11a6025fdef6d3e5edc9f76a42fb467afe7ca212ef9948b
bracex==3.1 ; python_full_version < '3.11' \\
    --hash=sha256:35c69fc105f08d77c02722e8ae707c656ff298dd4d26c89bcb3c98fca8bc3614 \\
    --hash=sha256:52002b8455658c21f3b6e5eb0f662b57ec9085f42709e58bc86eeab5bc4c37d7
bracex==3.2.2 ; python_full_version >= '3.11' \\
    --hash=sha256:284d59c4656e5a0421ff691402074bd5847049d50410535764a2c522a47095bc \\
    --hash=sha256:d18976160b3ba01a57d5c53a5c8c3aa2506efa9e0a3a62467251f82b8f563fde
certifi==2026.10.18 \\
    --hash=sha256:73191c47aaa79da394e8fee2dbc2ec827432cab56311122c9e47abf79e390f62 \\
    --hash=sha256:b9995d97b64d0431a5af837d8ca8cd6238104d1f319f04bd93ea43124d6c861e
cffi==2.1.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:046bfc24911b37851ee1b51aab8bffe713d89c68c6a057b09484ce9fd5f69b4e \\
    --hash=sha256:06c72bb76605a4b0cd0aad6930b69d4baf7dd5d806cfc409b824191099700e66 \\
    --hash=sha256:0beceaabe56af686895136a2de78db54ecd8e4046b236b8fd6d6cb61389e9bf2 \\
    --hash=sha256:154852545011f779917b11c78db2358d095da62a9a172b78ad0a583ee5adc0d0 \\
    --hash=sha256:194cffa889098ced9976c3fc6340305e43f6303657d298da55366907c05c22d6 \\
    --hash=sha256:19ee6127ee34de7d83ce3d371ebc5ed91addbdcc39f9ab15ce4eb35a4e534971 \\
    --hash=sha256:1a18a57b58cfb21fc28d72e876acf10eaed67a1ed96226f92af4df681d571c4c \\
    --hash=sha256:1aa5645c30469b09530c4ebca77ebf8f17618293c58f8549cb1a543a50236e7d \\
    --hash=sha256:1dea0e4d7d4f11f619fe8c1d76caf49e24405b4b5743c0e3be16a500ecd930c9 \\
    --hash=sha256:208f941bb9d18e768138677f0a6d2ce01f590df56043dda1df1535ac57c88517 \\
    --hash=sha256:210019b6c7cf07f081b4c54635c8cf744377001350e29cc0f81c4377b4797735 \\
    --hash=sha256:246fa40ce8645a614ff682e0b70f37134e460eaf93a775e0cbe3cca585a67a80 \\
    --hash=sha256:25792eac27877609e7bb06d42ff88278a6624fff2ba9bbb523c09616b117e80f \\
    --hash=sha256:27350daa11d4f10c540e6e89dada4c54feb7256ad03e9a4dc075ebad7ba360d1 \\
    --hash=sha256:28907ab9bfb6aa13184cfc17c6b8e1023c5ab6fd7076d8c20a35e59fe04f8f29 \\
    --hash=sha256:2ae64be792b8966f2c69538199728b290e34726562896df1e5dc8ffd8d8188e8 \\
    --hash=sha256:31348097ff5bbe827ccc41795d4dd099d9f0625e7def00ee653c137a490c2a6c \\
    --hash=sha256:3143d81e29e1e20a9ce10901ec369012947876596f75a222235965f2b7ae832e \\
    --hash=sha256:3222ba5d678f80a030e6afbcc33dc1ae5cb45facabb61cee2c7016b8432fde48 \\
    --hash=sha256:3311ed60d36f83378794e1009ac6258bafbf81f7888b4caa7b35a521e3f95813 \\
    --hash=sha256:334644fbac4eff73d985a17a91226df55d0f394160c4cfb880e084c8f7161cac \\
    --hash=sha256:34e261f78cb6ceaaa36f42f2613f4380d94d9c759a9c73c769ee6e0247364632 \\
    --hash=sha256:363e05fa78e15116c3c32c210ee36884fd6b9afa6d440e47112c3bd511d64cb6 \\
    --hash=sha256:398aff33cee2767e3e781d2554c54bd0dff386bb437581e0d8011fde1a942ec1 \\
    --hash=sha256:3d22a20b1fb1632cc72c22f95f7b0d2961c3e1c235f245ba4c606c4771035659 \\
    --hash=sha256:42a494cee34437f05546455144f2b5d9ac09b1face62bcfce597d2e521066688 \\
    --hash=sha256:42e2f76b9455f5a9a844f770bf3e200ed3da0e15f5df3db9c31fe80b04b3d004 \\
    --hash=sha256:42f6930c31dc7f50732c9ae793c2786c7b6b044195967bbdde40bb9be81c4cc0 \\
    --hash=sha256:456a61fa52d579ebf9df2e9552ead5129855dbaff6c1e5a9b1bc408809bdc062 \\
    --hash=sha256:471cee653ae88de62096552e6d24ccb4a5adb8c8c9f10b5054d0122c15bf2779 \\
    --hash=sha256:49cbc70e6542d4ccccb936558d1064a8012541e78f821f955cff24e357776c94 \\
    --hash=sha256:4a7c934f7360e8cd64fe9efadcbd10c7c6364f531e432b9a4bf5ccbc9e0e8b50 \\
    --hash=sha256:4be96343e422f2dfcd12ab5c9f5aebe03f82f737c6bffeca6830b3875cb44aab \\
    --hash=sha256:4f42141fc14250de6dde5ee7ea4432be017252d91f19c5ad043c084cea629cac \\
    --hash=sha256:507a24c282e0f42f8ed737cf048572cbf580468da5555764a8331735e9c736b6 \\
    --hash=sha256:51b31d1c98274844cfd7838ce00bfc27c7423a4dc00fc0772fc3331c2cc90676 \\
    --hash=sha256:58acb8ab8e295e6c5ea12f888cbb13cf21511ef2a3303a23f4325c29d17fe5c1 \\
    --hash=sha256:5a59cc1c4442bc3d5c703bf720b51138d0bfc173618807c9ee2490a7541dd3d9 \\
    --hash=sha256:5bb4e7ea95dcd6a014a6fef62e62467d67d8e582326443f3d68e71d6320a9fcf \\
    --hash=sha256:5c58fe613dc5e5336357eff555824a314d8e43282600435c8d1cb6a7a2fedd13 \\
    --hash=sha256:5e7cecbaadb83884793e05828cee59b210b24583b9c7425d0ba6a754fe22eb4e \\
    --hash=sha256:616f097f2fe415bc92a247f02e11f634e1f9e9a83d327e3c915c15089c87869e \\
    --hash=sha256:63bbfd5ded17c4840ac07cd8f1c21ba9d9708141f840b324f422f41b207e3973 \\
    --hash=sha256:64faea20f4e2613363a1a9b9c7dd73058f3ecd00133a511e72ad7c511658f527 \\
    --hash=sha256:661c298b4821edebead0c91edd2b00374d67ad7c5a1f7a91d4442633b79d6a72 \\
    --hash=sha256:68e62fe11f30d5ca8289242866f0a5291402d8529ca2178ab8afc5c9694ae890 \\
    --hash=sha256:6a8dddef476fab96d066d578fc88526767b836ab5ab21754e1d5bf3879c31c7c \\
    --hash=sha256:6e192623c49c94421616a5778fba35cf0d5a8d000650c1967ef4448ee5cdd990 \\
    --hash=sha256:7225e4514edb64eb6740324353e0da0711954fd8d7da4576755b1c6e09b697cd \\
    --hash=sha256:75f80557d1389eddbd0de2681f6a390a0c5338c31ddaa821381c203fc3fd50d9 \\
    --hash=sha256:770de9db11e84213beec501cfcaa013b019820ca881e03344dea5844f7876d94 \\
    --hash=sha256:7750c6449dff7864bb9bb27ddfb0267756189201a3afc911d82b3caacd70dfc3 \\
    --hash=sha256:7bde5e4cc5c10140859842b9d383af292b22639a4dffb725314baf45968cef80 \\
    --hash=sha256:7ce713ace7c0e4520535b42b77eaa742c16dab813978064913e5a3cf82973b41 \\
    --hash=sha256:7da0c5eff80f0197f3b3d1232ec5a682a9325f4ae9016a78f5f5ca35f9ced1f5 \\
    --hash=sha256:7dbb61fe3a7699468030f71bbe5f8a0e326a151daa91beb11a6fc1f980c55e1c \\
    --hash=sha256:811bd1e21d32de12efca32393a0ab3f5133b54fce9bd44b8bd77ab07da14bf6a \\
    --hash=sha256:8ef53b2de9bcb9197d31854256575d59dbac0cba72ac627bb291ef5eceb74be4 \\
    --hash=sha256:937c0052c05a31ca1daf18de3158eed4dbfcb9cc107adbea227728d647be701e \\
    --hash=sha256:9d2055050ea716bd38b7f7f1579c275386646b4894c155a3e2f3cd62ed41b7c6 \\
    --hash=sha256:9f8d177621de5cb38ee3e731eda45d421db093ec0739f46a5594babda7987a98 \\
    --hash=sha256:a2d7755bef5a12ed488f4ef1f1b69ee9191d7396083b755a5d2295f6edb4768b \\
    --hash=sha256:a48d62ab9d6f4f98c983223a547af44be6ca3691074c31cecced6facd3ba2dc1 \\
    --hash=sha256:a4f00aa42f75d6e4595e8866e748cc1705adc0cddfeb2ca86d0d03993d63ba03 \\
    --hash=sha256:a6e721d4b0e45d5b65e87534470e67b18dcd092c83f68fba09f152b9cbc061af \\
    --hash=sha256:a730a083190634c65cca36ba5f489531576ebd79bcd5c8e172130f6453127231 \\
    --hash=sha256:a931079504ecc49efed7744c476a5c343a92fabf66dec2db95edb1b2fdc770e2 \\
    --hash=sha256:aa9511c62d14da7aacc9b4bf51f3f697a621e83b2d6919008243c3aad168eea3 \\
    --hash=sha256:ab36d55f9ed2d067327667c2fea18dda018eb628dd6347aa01dda6cf1f5d3836 \\
    --hash=sha256:ad2c86c495b899d862ea0f4b42891b8713a3bd45dd4105c7fd51c2a72f39f3a5 \\
    --hash=sha256:aeae0e330c9f6acd681f647d46cefd30c29f93e3392882e792e82080c9691399 \\
    --hash=sha256:b0431303acaea1089ad4b3e9ce4e6518193def1118d4073ca848635ee4ea2e96 \\
    --hash=sha256:b5bdfd1c873d4e093aabc0ca84c4ca6dbc4f752afb5c86f146d9742580c9da2e \\
    --hash=sha256:baed1e86cc735622097354b9d1281406caf42ff42a886d29faa8e8d1630333be \\
    --hash=sha256:c1453022f490d2459a11819d83ad1d586e9ff65a12ac3e705ffebd46d3685dcf \\
    --hash=sha256:c26608d2222fb1e94487e4a387d85f13eb55d5ed725cb25a0c589ac4ee60e7bc \\
    --hash=sha256:c7659f22557c5a0bc4855cd635f55edec690cc008a40768527762cb9fb263455 \\
    --hash=sha256:c8c69575568085ba0b1b10c0249d779a214aea6f6522e949a0fc9fb0fcb449d0 \\
    --hash=sha256:c8d2c9fd1f2d16f780d15127abb050d13d1a76c03a4bd87d7e4980e45e511e12 \\
    --hash=sha256:ca82be1a1d406ecfe1d25dc16cb33488e5a16bf4438c9fb590484ea29d92478b \\
    --hash=sha256:cc572dace3f60ef98d7b12ff411d20f5362feb31a0439eab0085bbfd349982d7 \\
    --hash=sha256:d18e5ac0f2f03f4f518d3e23db0f0cad7faa1da8620e9c09461d443bbf6e6692 \\
    --hash=sha256:d28630f5854ab07ab1fd4aba756de52326c82e6be15d414b12793f1975048b54 \\
    --hash=sha256:d9c275eaacd24aa73f94ffd6de08fc3f932424d8b6c376f4bed7cde376fe7bc3 \\
    --hash=sha256:da0e573f9f97159390c89d9f1a9e41908b66d408cc5b58d08cf3847d844c531b \\
    --hash=sha256:dd31f52ea1086513bb9df30f8fcee9b8918323ae067a3d5b78bc826a000712be \\
    --hash=sha256:dddad92b554513a31f272570678ba307fb9f618f05e3d4a5eacafff9eae03e1d \\
    --hash=sha256:df423d40ee8654634421812bc3b196da3f9bd7d32929da813f8394c4348a5358 \\
    --hash=sha256:df913725b79db7bcf03448f36b7bf8815363417d5b58deecf9305e3e30f0f21a \\
    --hash=sha256:e0bcb7e0f677f543555d2adff3bf19c05f66cdb4796e5ff602442ab2fe3c4ef7 \\
    --hash=sha256:e2d65b31f36619cda3999b78b2aa9632e76b78448e7a56fc4240824200e7c4fc \\
    --hash=sha256:e6e8cff14d6fb0be70a09c0bdc58096f501952d04624ebf867e0e56da2df8960 \\
    --hash=sha256:f16c709686a78c727bbbf059f92b0bf41c6fc60deec706d2dc19f529175a6125 \\
    --hash=sha256:f24fb43132a4c6b4cb4eb029492919b2db645be6808d738f244fd146c03c32cb \\
    --hash=sha256:f53e442b08449d42821fa4a4fba000095af9f62742a500f978a9f557ec44339a \\
    --hash=sha256:f5cfbc5fe74540d335175b656c725d74d90e3730c626d92575eea35029d9afaa \\
    --hash=sha256:f81b3b8f3d4e343550fa4baa0e479bba9f2d29ce9c2e9b51d1ce1718d7442fcf \\
    --hash=sha256:f8ec5e643a9a937f64e1999eb9f75d072263751912dc5cd06d3c85f8f44be7c3 \\
    --hash=sha256:fb92203a88b3d3053034db775110081c49d28be6551923805e039924093761e4 \\
    --hash=sha256:fcd22650c908d7b7da162bbfaab594a1227a15d1643a98c68b122ac642fa2264
charset-normalizer==3.5.2 \\
    --hash=sha256:01077390b03f7988f11d700a2194e69b119741a86b1a638b1db88891e3eced8e \\
    --hash=sha256:01b0c0d2262a9e28e8484a278c7e1b5d650e3ac8cf2683d2967e25899f208bdf \\
    --hash=sha256:04851f73ae72b8413dddadb16a49dfee95263553741fd42d546f7d66907e6be5 \\
    --hash=sha256:0521c5665880b33d603717defa76c094048900010897909952397feb3039da56 \\
    --hash=sha256:0774bf9bf620249fee3e0b8b9fd3065de213be30f3aa94ce2494b3b638949e26 \\
    --hash=sha256:0891b9d3903c5571c03771ca669a4b0ec5618ca722a5c957d3d29cd4e5062848 \\
    --hash=sha256:0c951d5e6dd9c2ff60609476752bee49da4206adde960ebc247766937f72e718 \\
    --hash=sha256:0fed1d06615f022ee3b13caf5e8b180cfea32bb2c5aded8a9d44277afc040f93 \\
    --hash=sha256:114e4d0c92d618409ed82a99e22b5c5e768fe995f2973f78265f4524f49d4640 \\
    --hash=sha256:11912e4bb14baae7c5d8791aa55ba0a3a03ec6729073307b0f57270abaa713d3 \\
    --hash=sha256:11a4d68a6ecda3292cb1e50239e111543ba5d709bb62a6b4ea1afcfa729d8875 \\
    --hash=sha256:124fbf1a8ff966d87ae05bb8bd45a71f966055ed8bba320d0c7cf450bc5f4d0e \\
    --hash=sha256:1461ac396c4fdb983a675f20aa555624f0ee18ac83d832b9244ffff3d8055275 \\
    --hash=sha256:1503bccbeb36d5527790c3930327704c39af22de3112f1b1666a9f3ce15ee204 \\
    --hash=sha256:15bb4005af6320d259dc7593ca84a38d7fe06a421dbcf7b910ae23979101e787 \\
    --hash=sha256:15c44f7edfd477b06f517a5cc317fc1707edb9de2c865f43d4b6513907473234 \\
    --hash=sha256:16fa0eccf81304b79c5cd87f9271c3b85dd9dd99245e4422ae9c0dd45e0f99d3 \\
    --hash=sha256:183b88127acdb4fabe59d951ab424faf1af7b63cdbb5f776186c1ea2ffcaed98 \\
    --hash=sha256:195c26fb65950f8fce54e26349852b7bdd7c5f120aeefbcc440b8a20faaed4a3 \\
    --hash=sha256:1afb975bd5d68d5ce9f6b6d44fdf2f7e34b895a35e95708a7a91b20a3b51d187 \\
    --hash=sha256:1b4cbc7c3491ccb4aa17fcd8165649d01cf39f76de1696da8631b5f71b85401d \\
    --hash=sha256:1bc0baf5ef96b6ede57d47f4b8fe4d9d84019c3bfcbeb20a41edc6a6ee341f1f \\
    --hash=sha256:1c50fe28bbc2ced33386f298650d91218076c05420e6cbd790b913adc41659e7 \\
    --hash=sha256:1db38f4c5496827c1a501846d64d14c3b80c7e6714e406cd7dc36a9899fa1011 \\
    --hash=sha256:211d5a3eb6af8f513b8d4ca19a8c1b7accab1b5f0d3175f9826b03c1a920dc1f \\
    --hash=sha256:23851fb4e1b85ed3f6c2a27b777cdfe2e19fb5b38429a8faf38c7542b7665869 \\
    --hash=sha256:254eb48b9fa5ee9898a3c445825a1f340fe53712a098904b39b0bddba8ea3cb1 \\
    --hash=sha256:2625388c6c754520c37abaf3b41eb34d1cc4a373f457898f08606c8e362b891d \\
    --hash=sha256:281cb91036248400f4cc957495cccd44c275c2e0c5854f7e45ac5cf7dc193847 \\
    --hash=sha256:28a15fdad492a99b6eccfaaed66ef3f74050680545ea61ec8b2f4c538f1f1320 \\
    --hash=sha256:28b4f0d66fb834ff90f28209ac7bce77868c45d8c93e26f906709d9b7c2e1af9 \\
    --hash=sha256:2a925889534b3748302dae5dead07cc13480de1dac3aea80a941b729b471ef93 \\
    --hash=sha256:2b7b3bbfb4fe8ef40600792d762fbaa9057559f9d3fad209525b7a22b99e91fd \\
    --hash=sha256:2c9ad19a6cfcd5ea5c0d41161d22f9df1dcc277e9bef2751391334546a314c00 \\
    --hash=sha256:2cc961b171b3f3440f410489ab3573e86aea8736134ebbb40ea1338b7f0831bc \\
    --hash=sha256:2ce45c6627b22c47e390bc91a41c3d13032192e699fa0bea96e9671b373d69b0 \\
    --hash=sha256:2e06a3a98f916dd41d27f3105e02e7a40181c98c94b9158733d03a6f80506c09 \\
    --hash=sha256:304d5463e65a35d7bb0850550e0780395395f6fcf452f04db7d5ca7cecc425ac \\
    --hash=sha256:304d8e4d493af723536393eee0c689eb7813f4a474c8b479dee63f1fdd98f621 \\
    --hash=sha256:30fcd120b732aa79317f08dee04d7de0847822e4cf7ee0e9f445bb958832252c \\
    --hash=sha256:31f3930700408d211f13378ccbe1c40845d8da54bd0681fac3a9b5aae81c7aa8 \\
    --hash=sha256:34276fd796040bf0993ab33a369aa572e6979c7aab225a88893667ad8eac8f7a \\
    --hash=sha256:355ad8011081dec5412240c087a9a0c9d4d5039f3ed11a3f13e18c2b29b56c51 \\
    --hash=sha256:38a873987f3be698494da8b2e3085e29da02da7b633dce73e79c699a113d7bf0 \\
    --hash=sha256:39de2a259fc954455c57274dc94c79d5842774e1247a016aff30bc0efed0f4ef \\
    --hash=sha256:3d14b50de6bf4d0edf857a9386836846f982b8f524e188e2e68b96d702bcf4aa \\
    --hash=sha256:3d21b8b13c7592db2ac5e544a6d83187b995257472b0c9e8351b6d507ae37ed6 \\
    --hash=sha256:3d31298449090ab8d47b7b1b2a555ff73cac7ed438a08b7ac160980c7ebed649 \\
    --hash=sha256:3ddacd27458c45bdacd6bd6db644bfb730efbf9e830310186e3045c9c5be8fb2 \\
    --hash=sha256:3df041de8887954562c9b261cba85ca0e9ded74048daf125f45edcfaa4832229 \\
    --hash=sha256:40ab6bffa02ae10a0581e6c198be7d2d8ca5c2a0c64e4ed3465d766df457573e \\
    --hash=sha256:4275811936e2f06feff5e598fb42a1b7ae852da8e39605211892b56b81a34efd \\
    --hash=sha256:443eae2bf318abeaf6f15d785138f71fd6de770e99a92158b8b814265e079115 \\
    --hash=sha256:447441e76ec720b15e64418d32e092297340387053047c7c694f579efb0ee1d9 \\
    --hash=sha256:4495c5002a7b28557e7e222e77e0b661183e432b7d6d2e788101e3f240e05b8c \\
    --hash=sha256:44bd4fbb29dfbeba60e7d2bd000c59e4b21ddb3cc53912b14048d37092706d7c \\
    --hash=sha256:4685902cf26edf013ed7a3da0f426ebba7a00ebb9541386d835afbf002c11cab \\
    --hash=sha256:498dc3188ca05a68231ac3fdbfc7f57eb67e1343c30e0fea17f8218c1599b253 \\
    --hash=sha256:4c2b5031f63e331e3839b40aed2dd6f191e9c07edbde303e7876846ea1946995 \\
    --hash=sha256:4d48f2d08b9de5864e2c8744d4461b862fb149a18274abc8b698c45975573438 \\
    --hash=sha256:4f87960d57feabfb618e4e0af6e7371645fa26a277860739d6e5d6e0012c92f0 \\
    --hash=sha256:50e3adfb96fc189eb27b1cf62d3b598b89b4bb0420d93a3d3e42e137409011be \\
    --hash=sha256:51cf45226a9b588d0d2b4880c62d686934b63ab0bd79ca23ab0e9762eb27441b \\
    --hash=sha256:52aa6992700996af31f375de0c6bacd402b0097fe40b53c426b9f51a90ebabc7 \\
    --hash=sha256:55ea99acb17b9325618de155a0cd6a2e8f5d10be008113e1d433bbb58db543b2 \\
    --hash=sha256:56bc200a365efb37383b7852e4cc5898d3b2da5987289b543956cf8cad71018a \\
    --hash=sha256:588461c2e8384d309bd63e5826019b6977bc66d629b99ac8737bb795d7b2cb5a \\
    --hash=sha256:58ca3755ee7ff7f59b57789ec9833c9de9ea275405cdd240eda1f193112e398a \\
    --hash=sha256:58f361dcbab699cf8f42db3f47c8e7fd1036f138c23a5d08de9fde5f425a730c \\
    --hash=sha256:598a11a2c7ebaa5334bf698bf29568c9c390abac6a154d8170fedecd1cea38c5 \\
    --hash=sha256:59f63901b0031c3136cf64704dcb21de0bbae62ce2c9529bc39d27665463de37 \\
    --hash=sha256:5cde776b7cc66e4f6c99612cea4aa7269aa65863f7a15841b2c264f103822f4e \\
    --hash=sha256:5e2b6b57e9733d39f0c9fd3185efa6b8e29652c4cd8fe94180272cf6ed9a78c4 \\
    --hash=sha256:5fb29fb8cd1a46c27a1bf9613ad5ec2599310d46b4025d9556404a6b6a292800 \\
    --hash=sha256:6045373d5a89a5ec71afde535db987ca28e76dfa276c2d4c818265b375d4b055 \\
    --hash=sha256:619799369eeef6366ed3e8755a5670f4f2f0fb6b30a0fd7264dc0fdc2357058e \\
    --hash=sha256:62588a277bfb59def052abd940703fa35107152bf479781a878617d60faf8fb5 \\
    --hash=sha256:62603db9a7caa0802eaa28c1c46fecd7b3a263a774069c24c3c28c302448721c \\
    --hash=sha256:65cd72beeeca9d3aaea1201e5923859f308f952f9c71de93f06063c79f0f7a3b \\
    --hash=sha256:68eb192d85ab8e5f6ec69c2bc6ac0179fbf04a5ac1569d12fbef74883fe102d0 \\
    --hash=sha256:6bd128f206a7752ae1f2ab6c61bf8a24ba28913a10df8b14c2637b973ff97a80 \\
    --hash=sha256:6be488a102b8cf28d0391d8c4ba7748938ae28b78ad901f8585520fca33ead1a \\
    --hash=sha256:7218e8f32b0956cfcd048fd42d9d5779809745ca1d86113ca56f66e7ae1549c4 \\
    --hash=sha256:7441d755b7ab94f8d4eb3e43ec05482d760842fd263d003a99102d742cd835e2 \\
    --hash=sha256:749e97e1b32313717a565abbe321bc2190bc8b35f1a67e4cdbc7c56c8d8ffe58 \\
    --hash=sha256:75a3ceed0724d625d64b86ca20aba182e4df462e04c2414fc941c0f523f06aac \\
    --hash=sha256:780fbe7cab297b81dad9fb8dc5eb003c0468ffb0d9e5f65068c53a34661a96bc \\
    --hash=sha256:78456a747de8dc58360ffa581f30a002baf5aa28cb262536545e91f113ed7639 \\
    --hash=sha256:7967d08cf06dee78443b874f98c98036f624f3a4e73e11f9f64f5be4d25393cf \\
    --hash=sha256:7a881931aa470808df94a8c380eed2bbbc76cd9dc622310f99665658c821eb6d \\
    --hash=sha256:7dcd882da75ef9adf94903b1e3b9419e8aa8fb4c7396822b834b9ef7fb96954f \\
    --hash=sha256:7e841fb9010836c992c9f12fcbd43a831de93a5f726fc1ccd8ca1d0268c5014c \\
    --hash=sha256:7fdde2c9fd9e3eca40631e024664cf2584272cc8f96308cbe5fdfc930f51d8bc \\
    --hash=sha256:8024d00c3faf3fc0c16e07a69f4405e8eac7cc0ab15f65fe6cf43827c4cf72b4 \\
    --hash=sha256:80d02b6f04e92601a081dd97b23d3128033098bff5d35d392ddcc0476ea11253 \\
    --hash=sha256:838dcc90063569a0448120554591a1d6c4a4ffe11babf048908793154ab86ade \\
    --hash=sha256:849df64e889b2e17230d58410a03dba311a65b163508fd33679b2b737d4b7858 \\
    --hash=sha256:87475fabc8d9996fd9c27debb395e642e8c838d78a00b6e932227a0e06b81e26 \\
    --hash=sha256:87e50a3e7cb90af586b6c5faf23e302a970415ac73bd7bd90a515a04b427ef96 \\
    --hash=sha256:89b53f3cda69831909888e0494f4fa0bcd3537e3e138dabeb620bd6ad946bae8 \\
    --hash=sha256:8a893cc101149f80a653f82062ebc95b34525a2614382e1da5458fe7c6997249 \\
    --hash=sha256:8b2bfab86aa71ae13aa41a6a26aab338e0db2b8bc75434b05aea89e011ff35a4 \\
    --hash=sha256:8d86d6fc60743dc916eb79e2eb1ec4818e21e427731543af40a3021851174a13 \\
    --hash=sha256:915563965d418f986e7e145accc592eae9e1a1be3566ff98a05d7a9ec42a76e1 \\
    --hash=sha256:92888bb3187c5ba50500b00b3b310c9f2c651709d28036077680cb5255450a03 \\
    --hash=sha256:93223adc95033dd47133a46ccfc316a0139176fd79085762e27202ec56018f03 \\
    --hash=sha256:9373ad13ef0d2c0fb761e04e55bfdee5a08b52cef2c882c8fbe9935b1517152e \\
    --hash=sha256:9409a8bf35cf78353942504b24a57de3d75b708997a1e4bd8db71ac8633ce364 \\
    --hash=sha256:9b7f416ff0978e2f2249330527f0ad6fa02f4932e6199692d3b52da2048c19e4 \\
    --hash=sha256:9bde855991b7e362c146535e3136a50bfaffc0487d38b33ca7e5edefc6e23849 \\
    --hash=sha256:9cae88599c7219005d879f98e5ed53341e9a122af585e1091200358a3003d2a0 \\
    --hash=sha256:9cf9b1a857e25c4baceeb3624e92a56df3668f398c4acba74e174d81fb4d1d3a \\
    --hash=sha256:9f56f72050826f63dcee7a7f55b0a77168cb3bfc553fd405e7f8f9ece75a4036 \\
    --hash=sha256:a090bb2c68df85450502e3e20d665e3a5af9c65a84d6508ed477badd49166fd3 \\
    --hash=sha256:a192e2c40070d92c3ccf777e3a5c4ff515573cd2bb7ed0c537fdadbbec5bbf21 \\
    --hash=sha256:a19a731138fc27d5682277d3b9df22855cea1239bce7fcec5f78f42ef2d1f3c3 \\
    --hash=sha256:a66c3bc5ab1f0ff2164fc9965ddd611ff0802173f4b9d24554c563f6ab7e1d6e \\
    --hash=sha256:a815775b6c38d4e0ff7bcffbeba67feded90202bb6a226b8dd35f1c855217413 \\
    --hash=sha256:a89012d6d5476ee112d20d998570ed58df2260a852afb1758809cd6900411d21 \\
    --hash=sha256:ae4f5fea5b8b8ccff88238cc8569303e5ee95efae67fa62922a311397a71f346 \\
    --hash=sha256:b6856554c4f44d79fc2307d5768854310a8f0096e501c75637542c82292b0429 \\
    --hash=sha256:b6b751274acb69d77b3323d6b7dbaa3c7fdfc1eb829b7eb61d262f32e1af9685 \\
    --hash=sha256:b736353c0a625bbd5fcec108576e2385db3496f4f771f785ff32e108d3c3bc45 \\
    --hash=sha256:b7fd005a73d9e657273b7a10dc71a9e03c8fb9ee6999798d6918ce095b81ac7f \\
    --hash=sha256:b91363207bd9dc966a691e959bb47f64b30f7ac4b072be9968b366982f7db77c \\
    --hash=sha256:ba0b1d2620edf869789c3879223f52bf2afc5d31b3cb47cc57b3a12c05e2aa9d \\
    --hash=sha256:bbbfc8e28816f19d7c0f1816664980c0a9875d01b27cdf8eedddb639d9e108ad \\
    --hash=sha256:bd16aabe4a02a297c23417aa17ac6299dbd8c49f673bcd645b4929b11f5a4400 \\
    --hash=sha256:c0afc6800ba57ccc350374c5bd6150419915d95ce93cdbab2d783d75eaf30ecb \\
    --hash=sha256:c6708715abcf3c73b99508253e961a9967f02fe536532834149574eda6de0d1c \\
    --hash=sha256:c7c9ab723cde841fefb34efbad91e87f00a674b1fe1cd0784fde742bf2c154dc \\
    --hash=sha256:c8f3d67aeaf55f017982b73683f0e7342ba2f6635a78f69ce89ebb26aa411e5c \\
    --hash=sha256:c9790464842f85f437dbbb54417eda1e0e6bfc52dd8d22d6fd1c994b73b2dc74 \\
    --hash=sha256:ca403d7e4798f525fdfc78e258820419cbbd0f0ecbab9de7840e3c017cf6b8cf \\
    --hash=sha256:d008d90a7f2471519aef0c90dfbe73b3e6e4d5e66ac48e19154c17e89e98b604 \\
    --hash=sha256:d19fbd981a488e22cd04883659ca6b08f50b5974f9fd7c95655ef6a043e5893f \\
    --hash=sha256:d1befeed746d247c81127bb14de9dc3d30edb6e5976d34f83f86ed262b1d9105 \\
    --hash=sha256:d2374b62878abb00cd8309b32af6c0b715cd02dec0ca74ef12e5069bdc64144a \\
    --hash=sha256:d376bbd28b3a8999db1a103b3b388aee6f1ddeb3e51bc2172993efdcd86e064d \\
    --hash=sha256:d4a7319f304a774bed22115bc891618e45f85065ab44ea6acd07d274e750519a \\
    --hash=sha256:d6734d2ef8a50fbf8445c139477da401f50d62a0606bf00e20ec6d87773fefb1 \\
    --hash=sha256:d760fe2a4d7c3b226cb9026d6a842868d52a7901bd98420e1baf14e80da85cf5 \\
    --hash=sha256:d913de495d90407cd859d263bee2e5d1a4ed3eb6573c04e70d9ec619a7cbed7f \\
    --hash=sha256:db19d07e2e0129e974a0e65d0064fc222a446cd5122c2fd4184d2af9fc734a9e \\
    --hash=sha256:dca9ab98072a5a54ebacebdc45f53e645336b320c667410b061be1ca588ae709 \\
    --hash=sha256:ddc7dacc8ece3a182e7f15cb862d1fd616b46d076cb1ae9dd232b2c38b655874 \\
    --hash=sha256:ddf19c062bea7a0cc80f519243d2c01dd091be0cf952a0750d4ad576709559f5 \\
    --hash=sha256:def79fa35ef0cef8d2accec024f4fdc7ead3012ff02f5215c783f39f03ef8cfc \\
    --hash=sha256:df29a0a7107f7011e77f4eebdddec4c7331e24d787a0b21a46d63bdf7445da95 \\
    --hash=sha256:e09a3942ecbdee5cce73ea9d42da82b81b72ac1bf031ce069b93b5adf4eac8cd \\
    --hash=sha256:e242bb1c5e76e97dfa9e7f209a71e93a01d7f19ffdd5cfbb2e2d55b4f08f8ab0 \\
    --hash=sha256:e243bd13217235fc7290c621941c3f5cc8b66e4872495be821d7436ba2fb838d \\
    --hash=sha256:e2af3aad578aa6bd1384bcf4750fc285e5a9de53f40b7d41e5a0bf748edeb2b3 \\
    --hash=sha256:e4e81e09c1578b8df602e3db08b0b3ea0a6947ad612f52bf8dc5ea8d47691f0c \\
    --hash=sha256:e54da4baf05720032d527874d40b65fa4d7e5c6c6a43d0c3adbeffcaf275a2b3 \\
    --hash=sha256:e80e6c2f55656b4824d72065abb4ddd6a525c74bd78a0aab5d9fc2cf4fb5af50 \\
    --hash=sha256:ed2a239c0ea213acc1908150a3037257083c7c083128f1a4cec2ec4b97dca491 \\
    --hash=sha256:ed905975ab14056a2e5eb1c376cb2e1ebc5396baf84163939c518556fccde9f5 \\
    --hash=sha256:ee21e28f0430bd6dc9086c6e525d5e818a44a5ad19720c8a0ef766792f3eb5e5 \\
    --hash=sha256:ee43c17b173d46a3212baa6ead3ae258eeabdae48c263a01ccf0218c366dd655 \\
    --hash=sha256:ef4fcbf3327382cd4c9f540babd61248208af7b93eec4de397b4d5f58a09e288 \\
    --hash=sha256:eff0ac9dbe711a4aee69bf04a83896aa9b85f19641264053a9f6d48573abb7dd \\
    --hash=sha256:f0aa869112ef88429ae17820d99c3dd9504c9e9c671d3c246f3d7442cb051084 \\
    --hash=sha256:f3c96f633825733f735c5a9cf21d21a257d8e1edf0b1cee0a064b9c424ca0f7d \\
    --hash=sha256:f5833ad231be5eb6553de524a70f48d71b2c8563101750531e0b80184e175cd4 \\
    --hash=sha256:f5ec61164adcec446f8969a3358ec3f9b26bbda3b9213e5586d219afa8df2915 \\
    --hash=sha256:f7d486c83842422badd511868fd8a9a20e9407ace71564b6af47ce7e60a336c1 \\
    --hash=sha256:fb9e68df06293761f9fe66ade60a9bc6d0f5e42b8acf2939a9158af86ab0e5bd \\
    --hash=sha256:fc14a032f813bf5fe624d991960ea83e9715adc27e4c1830a2361eb1d02ac341 \\
    --hash=sha256:fcff63213e8e6e47770541a4607175404f47cbb3ebea7b6058cc82d524a0e424 \\
    --hash=sha256:fd1fbe0f116b6e55da77aca2c6ddcddcfac2186cbf78bdebf40fc156efca389d \\
    --hash=sha256:fe9753dfee015c570d73df76f899f18444d41388bffcde097deba51c4fadbb9f
click==8.4.2 \\
    --hash=sha256:9a6cea6e60b17ebe0a44c5cc636d94f09bd66142c1cd7d8b4cd731c4917a15f6 \\
    --hash=sha256:e6f9f66136c816745b9d65817da91d61d957fb16e02e4dcd0552553c5a197b76
click-option-group==0.5.9 \\
    --hash=sha256:ad2599248bd373e2e19bec5407967c3eec1d0d4fc4a5e77b08a0481e75991080 \\
    --hash=sha256:f94ed2bc4cf69052e0f29592bd1e771a1789bd7bfc482dd0bc482134aff95823
colorama==0.4.6 \\
    --hash=sha256:08695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44 \\
    --hash=sha256:4f1d9991f5acc0ca119f9d443620b77f9d6b33703e51011c16baf57afb285fc6
cryptography==50.0.2 \\
    --hash=sha256:0ddc924c04591c2811ca024d62ecad4f7f6f08af8939c211438f48a16bd23602 \\
    --hash=sha256:0ec5f09541743261e66e291b4a0cbf0fb2997aeaab6d9e9c740b9dba1b58d1c2 \\
    --hash=sha256:0ecbc5652bdb6fc9eaf89a7d196e20941adfe812f43bc4ca05d9150496821047 \\
    --hash=sha256:1981f1db4630889b9ef7803fadef12b056f428cb6b85c27ba57b774793b6093c \\
    --hash=sha256:1ba34f04897fcdaa73f74145c25f3ec146fbd56593853e88adc2e811303c5f42 \\
    --hash=sha256:241449bf940a5d27309bd317e6f9a2af6932113818bb2b8f5c59ddc7ef16da18 \\
    --hash=sha256:25784ce8b9621c90c643efb9e1e2162ab3b0224cae446ad5e70e7fcb1ce18b51 \\
    --hash=sha256:3dc4fd8058cea1644971207d530e1a03a184a805ffc8ebdddf0599d78a331b81 \\
    --hash=sha256:4061c0079120205fb760c58acab6443e217307dcf05e3702cf970e0689972856 \\
    --hash=sha256:4a20ce1e5cb4284a86692fdcba7cb8754185c6b2e5c56fcef3751cf451d3cdc2 \\
    --hash=sha256:4e81d95e5bafc2d6e34e4bed780e53e4d5b9a2f928573428aa4d35fbec1eb0de \\
    --hash=sha256:58a0c478eeca76fe5e07993c5a0703def34a6dc6a0cda4f5564639b33112ffe7 \\
    --hash=sha256:58ddb5a8e3179d12f19e4ea34d2d32e9d63a4baa142c875c1eb59f41b7243acd \\
    --hash=sha256:630ebfea3bf689d075f82316324ff7433dc447fe6bc1bfc76524b74b4a9567d2 \\
    --hash=sha256:6f8700550aa1474a91e5dc07049c46f98b423b5b1ddd0483e0b51362eeeaf5be \\
    --hash=sha256:78198641e5be9521beea5aa782bb551a58068d10e6eb04c9c680c1b69f2e7d45 \\
    --hash=sha256:79def8d059362e7831389ed3be0ecdf58a89386e1271e35dd9f5af84e81bffd0 \\
    --hash=sha256:7a8701d6b584d76e909e3d305b7d126b41439876a5aaf76cddc67fc230eafa2e \\
    --hash=sha256:7afa5a6602a9f29af1f3a2965f831bae7c9d5d597b7cbb716d41ab3b7d89879c \\
    --hash=sha256:7b46165bb56eb4704e2eaaf86f3c940d19154535d9b0ca7d6d590b04060e00d5 \\
    --hash=sha256:7b75de3c8b3be1cdb1052747c929440c3eea46c1bc2cb8a6e3a48388e9b7b452 \\
    --hash=sha256:7c6d0330c472d96f6a6afe24d80dfdf15176c33096f0a4397ae4c60f3dd3be48 \\
    --hash=sha256:828d49b0ff5a0e3975865571c5d91dbbdd0d38d8289b249a163e9425413a5e05 \\
    --hash=sha256:84f964e537f916e2cc85199e5a88742e964939b575ac8598b3f9d6cc416cdaf1 \\
    --hash=sha256:85d0d9a31b9098e98534226d5686b47264b95e62ce459dc2e62fdfc809f9fe93 \\
    --hash=sha256:87e9ce85beb6b328ba370cc6e6aea483c92617b4c95b1d33a49297eb662bfb04 \\
    --hash=sha256:8c71ba2cd31fc93748c38e1b613200ff1c2665cbfd5341fe3a61cfde35a1430e \\
    --hash=sha256:92e665960f25fcdc73725b9cec7a3824f279ba97a98653afe9ffac2e43668f67 \\
    --hash=sha256:94e5e9f108ee10471288214d3d233fbfbb492840a8457eb85178d643ddeb32c7 \\
    --hash=sha256:9c8402a82ea0dc4ceeab793db05f0fafa8ca139ca34fcde5df0f596103c74107 \\
    --hash=sha256:9dab55f57c74c3cad24c323bacbbd04be4705ba6eb0d92e920b1fc4837ed5079 \\
    --hash=sha256:a582ab2ae1d34f67112cadc86702774c9ea4374df6bca6afe672817203c99134 \\
    --hash=sha256:a6557e5f38e065ca9fbdaf7cfc7435ecb1d113aa81a022d1b51921ee7432e227 \\
    --hash=sha256:a9f7355e6fab51f6c369b86fb7571cffa05edee2c2121e0380a37fb9ac1cd5c1 \\
    --hash=sha256:ab50ee449bf968271e820086f10a33d101dd060370abc10bcd22279be2656539 \\
    --hash=sha256:ac9ed99d81760c62fe89d5f0815cdfa1ba9a35141cf30f1c2d044f04b4803d2e \\
    --hash=sha256:b13478603dcd0a2479ff8e87e2c19a7d525734686fe3c49542472293a204212d \\
    --hash=sha256:c423ab384a46c4dff7217b2ea5ba2e11cffdeab6441acd04cf65a369caf0366c \\
    --hash=sha256:c5e67125c7dca78d199ec4e116aa93dbb83494808ecbb8211a2cb09b1bf41dbd \\
    --hash=sha256:c71be1cbfa5cd9a41ee452acf1eccd82b2c05950358b106ec8ceb83411d1a020 \\
    --hash=sha256:cbc8738fd8526d80f35cb3a40d41f41a2e7030bb3b18b09a6778ef63d291c2fd \\
    --hash=sha256:ce47f66801c20ec6c6632453bb5960fe38939e9306970b48b3a5a26de7745d94 \\
    --hash=sha256:d370b8d1dfcdf7130178137f6fbee6140774a1acc6cacefc4b42643ec11d0a3a \\
    --hash=sha256:d38cdff612d06fa6a32840d5e1b1f7a27cee4a349aa9085d94a67789d6bfd408 \\
    --hash=sha256:d8947001be83df1394050758ce0e745dd74fb134eef0a4b5124208dfc3a68c37 \\
    --hash=sha256:deb9fde5c60e437ee4821bc9bc39ff31b42135c27e1dc61ef0a629389c1de62e \\
    --hash=sha256:dfe9763530994147d9af1def057a5b9658b00e8f8fe8743d144d1e0911c2e454 \\
    --hash=sha256:e105ab60406787da31fccc883fc0f733af1efd78f0136a4599692c4083a73d0c \\
    --hash=sha256:e275096ea1e60cc595cda2836fd4a6c725d1125108b868be17f53684d164e2cc \\
    --hash=sha256:edc3342adf8f697fc5f59c887a304356f147b397809440ed64e2fa6af2f50f37 \\
    --hash=sha256:ee247f5c245c9a2fe7c8e2214e295918838e44e00a45a6718451e4004219e767 \\
    --hash=sha256:eef4c2f3423810b3070ab391f85436d2f8bbfcb286ac15cbc73190b3563b1f1a \\
    --hash=sha256:f21e8a22c8605750c7af886bab299a363721264061b4ac0a30efb73cfd58efc5 \\
    --hash=sha256:f265528741e048bce55c3463ed721fb0aa45a5888d8add8cfeccb3035451bbdc \\
    --hash=sha256:f2f9bd7f90c64fe89253f0a2c05e3c4856072660429ce8831b4235bf29403a67 \\
    --hash=sha256:f785f6161f202ab04d8ca194158968798e480ca058943907972da5f12e2881e8 \\
    --hash=sha256:f9f6143a8c75945eb960d9eb98905a441394abfa24afaae239d514ffb2586480 \\
    --hash=sha256:fa8f5efb344d6908a1ce62f4a24e2e5780f825d6f53f5f50ec5ffacac72936cb \\
    --hash=sha256:fdd28f912fccfec1846a94e2e1e8f9b0012f557f0c46fe4f3eb0d7a87afcf90b
exceptiongroup==1.2.2 \\
    --hash=sha256:3111b9d131c238bec2f8f516e123e14ba243563fb135d3fe885990585aa7795b \\
    --hash=sha256:47c2edf7c6738fafb49fd34290706d1a1a2f4d1c6df275526b62cbb4aa5393cc
face==26.0.1 \\
    --hash=sha256:8183d94bc248baaea855a9f8445f97a22a9988908e60abddccc6e251da77c4c6 \\
    --hash=sha256:ab0a83c37c9789dce658a67a9a80eafaa113c9ec37c5a9d950ff5480542a062d
glom==25.12.0 \\
    --hash=sha256:1ae7da88be3693df40ad27bdf57a765a55c075c86c971bcddd67927403eb0069 \\
    --hash=sha256:b9f21e77f71a6576a43864e85066b8cc3f0f778d0d50961563f8981377a6dcb1
googleapis-common-protos==1.76.0 \\
    --hash=sha256:59e13344a9f3651aa201a03e2bee815a3bf43a4baf1f9ff8a9b62a840ce25fac \\
    --hash=sha256:71db0e44a1d4c2dd024ebad44ca67129cc1e2892e4861df466764749d5ef8642
h11==0.16.0 \\
    --hash=sha256:4e35b956cf45792e4caa5885e69fba00bdbc6ffafbfa020300e549b208ee5ff1 \\
    --hash=sha256:63cf8bbe7522de3bf65932fda1d9c2772064ffb3dae62d55932da54b31cb6c86
httpcore==1.0.9 \\
    --hash=sha256:2d400746a40668fc9dec9810239072b40b4484b640a8c38fd654a024c7a1bf55 \\
    --hash=sha256:6e34463af53fd2ab5d807f399a9b45ea31c3dfa2276f15a2c3f00afff6e176e8
httpx==0.28.1 \\
    --hash=sha256:75e98c5f16b0f35b567856f597f06ff2270a374470a5c2392242528e3e3e42fc \\
    --hash=sha256:d909fcccc110f8c7faf814ca82a9a4d816bc5a6dbfea25d6591d6985b8ba59ad
httpx-sse==0.4.3 \\
    --hash=sha256:0ac1c9fe3c0afad2e0ebb25a934a59f4c7823b60792691f779fad2c5568830fc \\
    --hash=sha256:9b1ed0127459a66014aec3c56bebd93da3c1bc8bb6618c8082039a44889a755d
idna==3.20 \\
    --hash=sha256:a7db850025b95ded1eae8a46181a1a6c56c92c96f0e2b005d9ff8dc0210cab44 \\
    --hash=sha256:ab7ae7122974553370f0bdb919e1a960b2cd1bc1ef0276416d896db81c14582c
importlib-metadata==8.7.1 \\
    --hash=sha256:49fef1ae6440c182052f407c8d34a68f72efc36db9ca90dc0113398f2fdde8bb \\
    --hash=sha256:5a1f80bf1daa489495071efbb095d75a634cf28a8bc299581244063b53176151
jsonschema==4.25.1 \\
    --hash=sha256:3fba0169e345c7175110351d456342c364814cfcf3b964ba4587f22915230a63 \\
    --hash=sha256:e4a9655ce0da0c0b67a085847e00a3a51449e1157f4f75e9fb5aa545e122eb85
jsonschema-specifications==2025.9.1 \\
    --hash=sha256:98802fee3a11ee76ecaca44429fda8a41bff98b00a0f2838151b113f210cc6fe \\
    --hash=sha256:b540987f239e745613c7a9176f3edb72b832a4ac465cf02712288397832b5e8d
markdown-it-py==4.3.0 \\
    --hash=sha256:7aa1511a46c39138de78d9eba92ce47e63124d8003fc98b3a351909e04239efa \\
    --hash=sha256:91a58fa5b72c71a40cf7177250fd767480d7a2bb3ac426ccfb76fb90305fdaaa
mcp==1.29.0 \\
    --hash=sha256:52d01f334de1868cc3bb2d6604931126a67631f99a6c5d3b82ba47290315ec36 \\
    --hash=sha256:f5a075bb611f23d6f4d080c6a1699fa62772eebc562ba9e66b306ddde1c755f7
mdurl==0.1.2 \\
    --hash=sha256:84008a41e51615a49fc9966191ff91509e3c40b939176e643fd50a5c2196b8f8 \\
    --hash=sha256:bb413d29f5eea38f31dd4754dd7377d4465116fb207585f97bf925588687c1ba
opentelemetry-api==1.37.0 \\
    --hash=sha256:540735b120355bd5112738ea53621f8d5edb35ebcd6fe21ada3ab1c61d1cd9a7 \\
    --hash=sha256:accf2024d3e89faec14302213bc39550ec0f4095d1cf5ca688e1bfb1c8612f47
opentelemetry-exporter-otlp-proto-common==1.37.0 \\
    --hash=sha256:53038428449c559b0c564b8d718df3314da387109c4d36bd1b94c9a641b0292e \\
    --hash=sha256:c87a1bdd9f41fdc408d9cc9367bb53f8d2602829659f2b90be9f9d79d0bfe62c
opentelemetry-exporter-otlp-proto-http==1.37.0 \\
    --hash=sha256:54c42b39945a6cc9d9a2a33decb876eabb9547e0dcb49df090122773447f1aef \\
    --hash=sha256:e52e8600f1720d6de298419a802108a8f5afa63c96809ff83becb03f874e44ac
opentelemetry-instrumentation==0.58b0 \\
    --hash=sha256:50f97ac03100676c9f7fc28197f8240c7290ca1baa12da8bfbb9a1de4f34cc45 \\
    --hash=sha256:df640f3ac715a3e05af145c18f527f4422c6ab6c467e40bd24d2ad75a00cb705
opentelemetry-instrumentation-requests==0.58b0 \\
    --hash=sha256:672a0be0bb5b52bea0c11820b35e27edcf4cd22d34abe4afc59a92a80519f8a8 \\
    --hash=sha256:ae9495e6ff64e27bdb839fce91dbb4be56e325139828e8005f875baf41951a2e
opentelemetry-instrumentation-threading==0.58b0 \\
    --hash=sha256:eacc072881006aceb5b9b6831bcdce718c67ef6f31ac0b32bd6a23a94d979b4a \\
    --hash=sha256:f68c61f77841f9ff6270176f4d496c10addbceacd782af434d705f83e4504862
opentelemetry-proto==1.37.0 \\
    --hash=sha256:30f5c494faf66f77faeaefa35ed4443c5edb3b0aa46dad073ed7210e1a789538 \\
    --hash=sha256:8ed8c066ae8828bbf0c39229979bdf583a126981142378a9cbe9d6fd5701c6e2
opentelemetry-sdk==1.37.0 \\
    --hash=sha256:8f3c3c22063e52475c5dbced7209495c2c16723d016d39287dfc215d1771257c \\
    --hash=sha256:cc8e089c10953ded765b5ab5669b198bbe0af1b3f89f1007d19acd32dc46dda5
opentelemetry-semantic-conventions==0.58b0 \\
    --hash=sha256:5564905ab1458b96684db1340232729fce3b5375a06e140e8904c78e4f815b28 \\
    --hash=sha256:6bd46f51264279c433755767bb44ad00f1c9e2367e1b42af563372c5a6fa0c25
opentelemetry-util-http==0.58b0 \\
    --hash=sha256:6c6b86762ed43025fbd593dc5f700ba0aa3e09711aedc36fd48a13b23d8cb1e7 \\
    --hash=sha256:de0154896c3472c6599311c83e0ecee856c4da1b17808d39fdc5cce5312e4d89
packaging==26.3 \\
    --hash=sha256:94edc256424af38762eb31306eed28beb9f0efc50a8837492c9d6fd6004aed79 \\
    --hash=sha256:d7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c
peewee==3.19.0 \\
    --hash=sha256:de220b94766e6008c466e00ce4ba5299b9a832117d9eb36d45d0062f3cfd7417 \\
    --hash=sha256:f88292a6f0d7b906cb26bca9c8599b8f4d8920ebd36124400d0cbaaaf915511f
protobuf==6.33.6 \\
    --hash=sha256:0cd27b587afca21b7cfa59a74dcbd48a50f0a6400cfb59391340ad729d91d326 \\
    --hash=sha256:77179e006c476e69bf8e8ce866640091ec42e1beb80b213c3900006ecfba6901 \\
    --hash=sha256:7d29d9b65f8afef196f8334e80d6bc1d5d4adedb449971fefd3723824e6e77d3 \\
    --hash=sha256:9720e6961b251bde64edfdab7d500725a2af5280f3f4c87e57c0208376aa8c3a \\
    --hash=sha256:a6768d25248312c297558af96a9f9c929e8c4cee0659cb07e780731095f38135 \\
    --hash=sha256:bd56799fb262994b2c2faa1799693c95cc2e22c62f56fb43af311cae45d26f0e \\
    --hash=sha256:c96c37eec15086b79762ed265d59ab204dabc53056e3443e702d2681f4b39ce3 \\
    --hash=sha256:e2afbae9b8e1825e3529f88d514754e094278bb95eadc0e199751cdd9a2e82a2 \\
    --hash=sha256:e9db7e292e0ab79dd108d7f1a94fe31601ce1ee3f7b79e0692043423020b0593 \\
    --hash=sha256:f443a394af5ed23672bc6c486be138628fbe5c651ccbc536873d7da23d1868cf
pycparser==3.11 ; python_full_version < '3.11' and implementation_name != 'PyPy' and platform_python_implementation != 'PyPy' \\
    --hash=sha256:51d5a8ba2be0bbe440b99d2112604c95bbbc3c2748a64260186c541e1729cd80 \\
    --hash=sha256:d875f09c3507d00e1aba0eecc6dcadc1352f30fff09dc6bff2f1c2935e97c2bc
pycparser==3.12 ; python_full_version >= '3.11' and implementation_name != 'PyPy' and platform_python_implementation != 'PyPy' \\
    --hash=sha256:a076f3f489b39b43ed13563a1dafe42447445bec2e294154ec5c57fcdda4c85e \\
    --hash=sha256:f03387877eab82ce01bbdfd0ba7252ee55a90b1c708d5129e2ce915475cf1db6
pydantic==2.14.3 \\
    --hash=sha256:1054f237f4d4733e5a30e1e2333bd33a2004ab9ab1510bd053a9a31bb48e232d \\
    --hash=sha256:3f7b347782ab7e4cf4c798496ae3a82787d9f21ec12676a9c564355eeef8daa8
pydantic-core==2.50.4 \\
    --hash=sha256:0001d6920e3a5d92758cda460d6dc9f918a78ad6d5d092f1c8b5395e6b775356 \\
    --hash=sha256:0574866e05f6adeecc520d87e87dd06210c0a51706341f6ef8421572f5a64444 \\
    --hash=sha256:09450778e3ab58d3f565899fcfbf6c82926e31af29e28e799d1d50941316e0cb \\
    --hash=sha256:0af56dbf8822ba9f4efcbbfdc15478f8b6fb08f1609860cb50aa2cc8476b3c34 \\
    --hash=sha256:0b059a7968b1911be5a2d9a8234827ab0bef9d1e465d4b42da525894143550e8 \\
    --hash=sha256:0ec20aca2b067369913716847f7dfe5f4dddf16a46965b7a70bbad5defaaba86 \\
    --hash=sha256:0f87ae9db5ba8d8de40dcb93982cf8dd544e6552a80d3345af51941cc2146b80 \\
    --hash=sha256:1239daaf063e62213ca1f34d96663900bd7510c42a786e843fd328af70e46445 \\
    --hash=sha256:13b6dd62b5279f5b9d72f3bf918a35443ee8bd549241d9dc52d79a2c3b6d7016 \\
    --hash=sha256:15bece43a02ad543c621c8305e67dedb5f27d378c5ba741e5a2c36523f8ef37f \\
    --hash=sha256:16902a147b3da4840612164a5e67947104d63e978f7a57c395877a5e26690b9c \\
    --hash=sha256:1afefe44ec042fbabfb4483ea258c04cf75ff4ff328d754f09b321fdaa232aca \\
    --hash=sha256:1de7be9a66fc8536770481ab64a05aae5067c725f2b29a09543af00e6a417b97 \\
    --hash=sha256:1e20cbde2b6deb33a51d08cd168454dd9044ec7d4474056f4d98d63f51578783 \\
    --hash=sha256:2039e323acee9abfec1fb5f661776e8965fe5928f3b7f8431900a774cba5c317 \\
    --hash=sha256:219114f8dcdcbe4720d82ef016b1287ce5a0a67d7c69ca61524eb72e82aac344 \\
    --hash=sha256:22e874666bdbd96d6bf629d32cd8ab376fedf1fd62585b52a42b9fa9fa6c20b6 \\
    --hash=sha256:23a9ba564b2db709ff16eca990992ba95a19069972b34bff87c81d4b473cd755 \\
    --hash=sha256:25e7e1080f9f7ce7cd9d114b31470ce912771bd02f38c824721d3c35d312abff \\
    --hash=sha256:26cb012c4b8ca9f847bd0ac15978bd3d0f55b050bfbe6c47355edfc7e945029b \\
    --hash=sha256:29358a8ca74e7d81158d14e2b10c904bd18773293ae3788716c0626fe0342347 \\
    --hash=sha256:2980a701be88f9128a7470189fa3bcda5387f76c298a6f8e000fc29eb2a6f4e7 \\
    --hash=sha256:2a60ec2a57ac3ef3767e526e9bf706ec75aa3d79c4ea134d9d4fcf7c62a297a7 \\
    --hash=sha256:2f42584e5785385f681163a42506cab0d51295e17599a648396c52a7046c1372 \\
    --hash=sha256:2f5cc5bcb94063fbbdfd285a2b302da34af07491337c10bb35de1d5220fa1583 \\
    --hash=sha256:2f6767122b37c780bb756a720a4eef2bc6a050a0a1143428834b3cbc89448bd2 \\
    --hash=sha256:300753f71c73302e218124baf995f00058e085cd01869bd9610bcbd0bd4500c1 \\
    --hash=sha256:30d4dc35bc0eea52202a90b3820445ee0072c820241bfa710a623a078c9b267b \\
    --hash=sha256:32a991aebd165f227b7c7c60bb9d66c2c7de9c24308552da264c9938fde0f8d6 \\
    --hash=sha256:32d6dda86383645ec428ea64dfc277036f5cbc60a72238eab28b91a3fdb9a113 \\
    --hash=sha256:33b21f69540a12c2053cd1d95766d8bd9667a3897f7c712a642de8aa37eb0865 \\
    --hash=sha256:39f489ce31272073e6e146f6781690f9c1ee8c126836e6403361ef91154d89fe \\
    --hash=sha256:3a48a5254d15a0ad050318bfc7a9566d4ec740118187e8f303e47a6840287eb7 \\
    --hash=sha256:3b8ee2589a082739c522c1fe4be227412fcf108b903abb6672ae2f5570558882 \\
    --hash=sha256:3de6c2a4df2af0ac9ab4dc1488746fe8b1a90e27955d870d9edda3187d20092b \\
    --hash=sha256:3e0b395648c6cb871bceb2906907f255dc876ec425f2d5b024e129985cea8519 \\
    --hash=sha256:3e547ceec1da7382f01f9e13963023e53367a71802c88778b21b9645a077cbdf \\
    --hash=sha256:41b2cd8b29dbb5a4c9828a70f50d1abfc92011115c813213d3a91205c6f731b3 \\
    --hash=sha256:41f4f8ae714e4fea1d635880f8a1af715ecf080eed4d13c5b04a0f3210f9c61a \\
    --hash=sha256:474f7e598c7902165662a5d5160d3fce31037890a2975a9871ebf7c05862300b \\
    --hash=sha256:477af785d1846e4e96bf56983b92ea7553aaeccdeb8acdaa55c7cee9eda0ae32 \\
    --hash=sha256:49eb1241a969a5994db6880c18c012b6cbe2340343d8f529721571806583e500 \\
    --hash=sha256:4c29b8f2d6417069bb1f257e6b9113f5d64dc2f554cc200ea90b4fe2c5cdb733 \\
    --hash=sha256:4eb15be588407148ef5937dc8d9256a71f6b115e6cddadb7aa20b6ee384680dc \\
    --hash=sha256:4eda7e3fdef382b7d4492745988a5baaf6953923a337f8b9dde5f76fa8afde20 \\
    --hash=sha256:523466eba8ee10f7480f3c2057563145978011c583130d2cc01fb1e7af808e25 \\
    --hash=sha256:57fa0a9490785139f1a4e4f43891830d55dfe4408845c0c9cb5eff4aeaf75f69 \\
    --hash=sha256:5b26e5f1793b96cdc60242bf38da86ff24a27a708aa396214cac9b534bf571c7 \\
    --hash=sha256:5bc1811ef2b4d4ba63e8e452f6e332b6374bd1d2cbbfdf66826c8cb1f71dd10d \\
    --hash=sha256:5c074454dc6d4f6f4ba6561a56bf33a14db7651d882a5a5321ba3ae8868e082d \\
    --hash=sha256:5c1013647be741647895c102831dcf79c34209662dbb683df9efb864417ed7d5 \\
    --hash=sha256:601fce6cea9ddeaa85329e12e7f351def38d233075f42a3012b9c48071b02941 \\
    --hash=sha256:6118e5a5550e36582e19bac1a403711a748f9f18251b054c326d3db02aaa7a18 \\
    --hash=sha256:629eae995185540406e3635df5d5cf1d44f19ea240840b835d3f44541ff694d8 \\
    --hash=sha256:6348ad12fa741bcc9c2f173e99fbf27cbc038826d8c31a4a7d836eca27878ba2 \\
    --hash=sha256:65376dbe1ab4dbc768ca2b72b7c13993562c035f5925fd3bc7ff9c8c585c515d \\
    --hash=sha256:6619d49a89a15cd04334f76fec530c155923bfc60da74ff5d815a52629e1aa6c \\
    --hash=sha256:664e74848c2f5fc27db8505fe24e1ecd3ac669412913bf73d176916f86cc08e2 \\
    --hash=sha256:67f7cc397e1d5556a801d1cba74de0d27d827eb242e6c036c0ca273c745414f1 \\
    --hash=sha256:696613a0c0e7b2b35356e389ba4195ce20cfe7a2fc2e992c87d974d973eabec7 \\
    --hash=sha256:6c5687b59b6ba0f663c4f2f15470f68507d6b45ccd3a19ee6d224f95cbee70d8 \\
    --hash=sha256:6c7d7b0b596319e9ce79ef96ce57a14054a2eac629c0588a0539187a218be799 \\
    --hash=sha256:70dbc9f83c41f37a4faa62dae5203853847223a891da446f48ef2efcfd5df806 \\
    --hash=sha256:71395a43da5584bb70556f380387e15f845c0dcf76373c1afbfa0025737576ac \\
    --hash=sha256:71ade6d2e445839350d589ff99bbddfde16f3f32db28da5c894a09f99c8b2a03 \\
    --hash=sha256:71e03d2ea1a221d020cfc5b6cc8bbbedef23a06704c70fcf4d0afb42965b22d1 \\
    --hash=sha256:7210398a1607ad607dc73196e575b3148b00a333cbb602ddbe1b60ba54554f43 \\
    --hash=sha256:7472c39480ccc11dda69a196d1b7c7a6b48eb6594b77f05d945599d3e47f731c \\
    --hash=sha256:7646353a5a7c553c04167aca628e2550b538f492765b03ccf34321a560acc43c \\
    --hash=sha256:76e0065998159244ff4c097a6c05ff08019c6fbb6e597a85846e73044f0215b3 \\
    --hash=sha256:789a6453e5ffd18a7ab6b8c3a0dd8403053829197ec258ecb90c604c21ffcc99 \\
    --hash=sha256:789f88dea57841cdebef392b5d6e90444d767117e9ff2e0d9172df5c9de6690c \\
    --hash=sha256:7ac2769a7ddd661e07e26c12220adc31b17014c48234b2a5a88993b8d4109e09 \\
    --hash=sha256:817953730e4a73a09008b010c4a42396cefe799616a22df2ac21d3927b3080cf \\
    --hash=sha256:83d2beac85b757bfc404c5c0612df51c4ef33bbb7be65cf4a96b4da7cbc4ff4f \\
    --hash=sha256:86c7c4615634b5c57a79770f5b738354e45ae219a89949aeae84f19169a05283 \\
    --hash=sha256:8923fcd49f875e8a0448d7223d1fdf1a9973ae2d1f20d4158753ceb8909facd2 \\
    --hash=sha256:8cceae48ae7f94990c2f4e36291e9ec9868735e8b0f19e4489a17b0422338466 \\
    --hash=sha256:92f8f63df729061bb14558ed740e7a222f6e2aa6c2e6a5bcfb4e706676562049 \\
    --hash=sha256:930ad463d3fb7a340d323bcc496ec32dae469ec9974c29ff569f19806b6b03b4 \\
    --hash=sha256:94733cb447c37b0ce6f71b39ca1288d5f966a084023a5617b4cc35a852586859 \\
    --hash=sha256:9be1cfe715ecaa060ffd5d599ef410b94ef2697a0eed4cee562f788a2aa2175b \\
    --hash=sha256:a0c5210d038418a115e7cf8706bfa611bd14add2f5787274dba45aadca3155e0 \\
    --hash=sha256:a2f8716344bbbd10443391be0b1f2003b34949e3c4e6883005c2bc498ab6b64b \\
    --hash=sha256:a4bb174bd65f795c39ad6642d9d5bdc43351b306b7d0a654ab0d0abb38be245f \\
    --hash=sha256:a70d5effebd81ebd8e15a8aabdc7980832367b2b00c36543bac378977004cc80 \\
    --hash=sha256:a9ee990bf2cfbd81574c5d4f9f6c9d480a14b5b43d2c4f2ca13f4c6f48089394 \\
    --hash=sha256:ab2822bcdcefb54d1e8ca29f5e3ec3afe160fb794bb3a3a73b09d11ed2671104 \\
    --hash=sha256:ad92d255a165cde5f9882ff69699eaf5495e0a1f32e97566bbbb80f11e46781f \\
    --hash=sha256:aead3b74b68396bf0feab5d57e050b730ded7df55853c1e048a87e00aaf033c6 \\
    --hash=sha256:aeb2e123cbf978a905e9f55155c1b8316fbbfa7cf64d04521fe174bab302d100 \\
    --hash=sha256:aec3c2d741a8e3ee993de7f95f37afb51e31b169c95dbd29da4cf6688f340914 \\
    --hash=sha256:b0cdb655fbd1562c2dfc9986f9103a106f7058cd0915afc6e656d4b1d73f3387 \\
    --hash=sha256:b26f39a5be3cd91a2035818be3d0ffdf5282c3e1f5f53d3b80b7024021acee52 \\
    --hash=sha256:b2f2d13239487cecaae98c9f4d5904ad0737643cdf8873c88ec6a78b12214f20 \\
    --hash=sha256:b300a30304c4c6aeab03ed06809819d9eceacdd58441d3c7dffe41edfd006091 \\
    --hash=sha256:b42f64825f5d750228f08318a9bf4d723b7ecb4c472aedcb3013c3ec2dc1f949 \\
    --hash=sha256:b67d38e8bb0ade7e6e84575e4bb153fab35b122458077273aeb08fdf12be9d2c \\
    --hash=sha256:b867f9fd183d76977f810c626d539265183c25b2284762893a31e8d6cacc81c0 \\
    --hash=sha256:b99bed995ed7c41515c11fe2beb86f8a6cc298e5537cae2f736de2f982f74ef0 \\
    --hash=sha256:bd46bcc28ed85d3cf71581b42d90b4ebd1f2062f81879519fed209f8a4d1cfc6 \\
    --hash=sha256:bee28aab5a580eec673f7b68dfa8dece3dd37bd207ef8d22fafe23a8e9837296 \\
    --hash=sha256:c04e9d920e2674f54651fd260a15c5d2843526c73d5242ee4311325ddc9573b3 \\
    --hash=sha256:c4c5a1770ecfe8bdb6c6f09f8d81ea4de04f7efb012fac1efa4ad315dccc1fd1 \\
    --hash=sha256:c733087ecf7dde06b1d071679bfd5f3ba03266ba77814c1c7253bc48c9adedd9 \\
    --hash=sha256:c813ada7a651193acda85b6bc1cf12abd4b37cd25c7c6a75d7183512cc374969 \\
    --hash=sha256:c81d98e27d9d9261909dcccab1ba5d6ea1c98b0bb9470e368604614fd1d36ddd \\
    --hash=sha256:c81e35862aced259177a537ce1a6264c3a97bae1ced184ca9dc10ea754563688 \\
    --hash=sha256:c856e439a9d54d514e81a7131229ba151cdf81df7c408e0f6c89340e5003dfe2 \\
    --hash=sha256:c9e70012926e97069cdd09221861aff412aa94e4cac2e019055cdb79485b150c \\
    --hash=sha256:ca83a32b2b41653d89f09a3d22b770bca96da72273bef8f7a68136bdd1e8b823 \\
    --hash=sha256:cbf0777d54672990b10cb8ca9b0523499e182d7e2ea39f86b138519a902aa601 \\
    --hash=sha256:d49127f137f871cde3c5650af33bbbdcee02679dae76e020902fa106f522b8ae \\
    --hash=sha256:d690121e80ab16e623415351ab24713534d4e500b3cadff216409cb6826063d4 \\
    --hash=sha256:d6a166978f22f10cb91413f70519861605219346decf65bc79008f9257c94afe \\
    --hash=sha256:d6e3485a5e5c01fb5339c1ee3d4b9e21e2135a2a9d44caafb71acd994487ee7c \\
    --hash=sha256:d7d406709ae924cf0b08b8282ca2f0e1c90526911d93bc040557cbc83b74c55f \\
    --hash=sha256:d8201c9f9035520cdcc7dcad383b039ec8123969b87e01cf27c3dd883c02313b \\
    --hash=sha256:da779ae50b46f3f7d1e1b5f362fdc0ad376a49fd55f6f3122dc2b6149936cdf7 \\
    --hash=sha256:dcf2c7eaaa4cafe8e49b017e5bb49e76e084ab6f0cd712ee4019c812b5cf68b8 \\
    --hash=sha256:dd8bed00731a21e3106e5dd6bbffb6c775a2c0bbc7c0c9face534d830057bdc9 \\
    --hash=sha256:df1c174796cd63eb6b139f7daf783affe1f3ed659605850e843b24764c21bfc5 \\
    --hash=sha256:dfcf6e51000b34f7026322cd9ea9bc340d745637e27e0bbc22f504b4f6b967ee \\
    --hash=sha256:e498900bfbf7ddddd862f810440c09e9b81674739e8a11d619b40906dccd4a9a \\
    --hash=sha256:e512c75ec5cf4475c1aa50ad975ecdf253f4963b06e152e1a11edd6de4010753 \\
    --hash=sha256:e5bd109d095aaae989a0463d5ef0fcc43e9ddd5de125e656d3c119a79e466380 \\
    --hash=sha256:e6b4b08d09054310a4dc389fa61ee22a7a5a292cb23ab8a985136ca8828bf924 \\
    --hash=sha256:e6da138a1ecc1341c8b788a5ee822670b03788e1f5decf7af9d461de6e508b8e \\
    --hash=sha256:ea2f61b0bc12f3592288503961b764579dea0658852d96a0b3d823614d808821 \\
    --hash=sha256:ed9c0b6f236648dbf30d57e9f57e1f74878caafa04833a19f529b5ba5164b7a8 \\
    --hash=sha256:edbca8789fd10f0de534b660a6b4c71f1fd18039679c918dad392ab044bb37e4 \\
    --hash=sha256:edc17549ab592e33cfcaf285f047bb75fcd98f608aa9309af1187fd736ce9641 \\
    --hash=sha256:ef8a9ddb2e2a4eae4abb72dc0710eca6c2726779b0664bd10c3ce9fcfaed8c4e \\
    --hash=sha256:f08ee8248aad2d054e5bc4c73554d4505464698f6d754f16198dbc5764e9821d \\
    --hash=sha256:f1d62fb172db35c6478c9323da34ff37d1f3d37d7d44337a9d94ba8c583e5730 \\
    --hash=sha256:f8fd23653a252cefabea11cd041efd7b80bdf403e43a36dea53f9cb0aaa21f0f \\
    --hash=sha256:faa4e96385c820ce9d7f7a623486e23d4134ae3c9ba2071e44e0ab5a5a5002c4 \\
    --hash=sha256:fb2bb5b557080da398b866408117d98fe9731a12334afd0cdff221b458cdc5dc \\
    --hash=sha256:fc04affef30be98c1f36f0c422a4061ef618fdc1dde79f5ad5458dd496fecffa \\
    --hash=sha256:ffb616d8d55965839670301dc3bae3abacff560a7e137a89056058a8a9da4d96
pydantic-settings==2.15.0 ; python_full_version < '3.11' \\
    --hash=sha256:0ba092c291c94baceb5eff768aa0d56400a457585bc0175925a5a5510303da42 \\
    --hash=sha256:694b793e84f766ba76a90ebdefc01d0a9a045dab0382bee70393da93712ad117
pydantic-settings==2.16.3 ; python_full_version >= '3.11' \\
    --hash=sha256:10e36f616623ebb586c05ca3d3cd22927146869db413d4f14c20c514442a1337 \\
    --hash=sha256:d1db16a2d34006323a1b42c0640898da58adfbad7ec30baaa9e2b18aafc08999
pygments==2.21.0 \\
    --hash=sha256:2363c69b61c4a97c838da3b130dcd6468f4848992b21a82f2a63ec34377137d9 \\
    --hash=sha256:610ca751c9bc2492b38eb9a38a7fbc93edbbb2d7182edaf34e66ae493dee5c8c
pyjwt==2.15.1 \\
    --hash=sha256:42d59d631f7768a1028a64c7ff581a9bf7519804daf91fc5b6c56e30eec5e193 \\
    --hash=sha256:4f259e80cdfb6b3fc18a7de51fd1ef9ec79652f25019bae68975ca2468a34df8
python-dotenv==1.2.4 \\
    --hash=sha256:42269a8a5b3fd54ffa6f3d84b18abed50064717576b4ecf03dc4a55d8aa04fdc \\
    --hash=sha256:f0d53e69935a851c0dcc78f3ab7aaccd8cabef0b92382b576b824212902873c0
python-multipart==0.0.32 ; python_full_version < '3.11' \\
    --hash=sha256:be54b7f3fa167bb83e4fcd936b887b708f4e57fe75911c02aebf53efaf8d938e \\
    --hash=sha256:ff6d3f776f16878c894e52e107296ffc890e913c611b1a4ec6c44e2821fe2e23
python-multipart==0.0.34 ; python_full_version >= '3.11' \\
    --hash=sha256:b998ae90ca6e1e363261ce2e0e230281b8af53867b757970abd69ee9edcd843a \\
    --hash=sha256:ebacd224bd686eee2f9aa1066a657affe07435a185834e05e5235e2e59173e91
pywin32==311 ; sys_platform == 'win32' \\
    --hash=sha256:0502d1facf1fed4839a9a51ccbcc63d952cf318f78ffc00a7e78528ac27d7a2b \\
    --hash=sha256:184eb5e436dea364dcd3d2316d577d625c0351bf237c4e9a5fabbcfa5a58b151 \\
    --hash=sha256:3aca44c046bd2ed8c90de9cb8427f581c479e594e99b5c0bb19b29c10fd6cb87 \\
    --hash=sha256:3ce80b34b22b17ccbd937a6e78e7225d80c52f5ab9940fe0506a1a16f3dab503 \\
    --hash=sha256:62ea666235135fee79bb154e695f3ff67370afefd71bd7fea7512fc70ef31e3d \\
    --hash=sha256:6c6f2969607b5023b0d9ce2541f8d2cbb01c4f46bc87456017cf63b73f1e2d8c \\
    --hash=sha256:718a38f7e5b058e76aee1c56ddd06908116d35147e133427e59a3983f703a20d \\
    --hash=sha256:750ec6e621af2b948540032557b10a2d43b0cee2ae9758c54154d711cc852d31 \\
    --hash=sha256:797c2772017851984b97180b0bebe4b620bb86328e8a884bb626156295a63b3b \\
    --hash=sha256:7b4075d959648406202d92a2310cb990fea19b535c7f4a78d3f5e10b926eeb8a \\
    --hash=sha256:a508e2d9025764a8270f93111a970e1d0fbfc33f4153b388bb649b7eec4f9b42 \\
    --hash=sha256:a733f1388e1a842abb67ffa8e7aad0e70ac519e09b0f6a784e65a136ec7cefd2 \\
    --hash=sha256:aba8f82d551a942cb20d4a83413ccbac30790b50efb89a75e4f586ac0bb8056b \\
    --hash=sha256:b7a2c10b93f8986666d0c803ee19b5990885872a7de910fc460f9b0c2fbf92ee \\
    --hash=sha256:b8c095edad5c211ff31c05223658e71bf7116daa0ecf3ad85f3201ea3190d067 \\
    --hash=sha256:c8015b09fb9a5e188f83b7b04de91ddca4658cee2ae6f3bc483f0b21a77ef6cd \\
    --hash=sha256:d03ff496d2a0cd4a5893504789d4a15399133fe82517455e78bad62efbb7f0a3 \\
    --hash=sha256:e0c4cfb0621281fe40387df582097fd796e80430597cb9944f0ae70447bacd91 \\
    --hash=sha256:e286f46a9a39c4a18b319c28f59b61de793654af2f395c102b4f819e584b5852 \\
    --hash=sha256:f95ba5a847cba10dd8c4d8fefa9f2a6cf283b8b88ed6178fa8a6c1ab16054d0d
referencing==0.37.0 \\
    --hash=sha256:381329a9f99628c9069361716891d34ad94af76e461dcb0335825aecc7692231 \\
    --hash=sha256:44aefc3142c5b842538163acb373e24cce6632bd54bdb01b21ad5863489f50d8
requests==2.34.2 \\
    --hash=sha256:2a0d60c172f83ac6ab31e4554906c0f3b3588d37b5cb939b1c061f4907e278e0 \\
    --hash=sha256:f288924cae4e29463698d6d60bc6a4da69c89185ad1e0bcc4104f584e960b9ed
rich==15.0.0 \\
    --hash=sha256:33bd4ef74232fb73fe9279a257718407f169c09b78a87ad3d296f548e27de0bb \\
    --hash=sha256:edd07a4824c6b40189fb7ac9bc4c52536e9780fbbfbddf6f1e2502c31b068c36
rpds-py==0.30.0 ; python_full_version < '3.11' \\
    --hash=sha256:07ae8a593e1c3c6b82ca3292efbe73c30b61332fd612e05abee07c79359f292f \\
    --hash=sha256:0a59119fc6e3f460315fe9d08149f8102aa322299deaa5cab5b40092345c2136 \\
    --hash=sha256:0c0e95f6819a19965ff420f65578bacb0b00f251fefe2c8b23347c37174271f3 \\
    --hash=sha256:0d08f00679177226c4cb8c5265012eea897c8ca3b93f429e546600c971bcbae7 \\
    --hash=sha256:0ed177ed9bded28f8deb6ab40c183cd1192aa0de40c12f38be4d59cd33cb5c65 \\
    --hash=sha256:12f90dd7557b6bd57f40abe7747e81e0c0b119bef015ea7726e69fe550e394a4 \\
    --hash=sha256:1726859cd0de969f88dc8673bdd954185b9104e05806be64bcd87badbe313169 \\
    --hash=sha256:1ab5b83dbcf55acc8b08fc62b796ef672c457b17dbd7820a11d6c52c06839bdf \\
    --hash=sha256:1b151685b23929ab7beec71080a8889d4d6d9fa9a983d213f07121205d48e2c4 \\
    --hash=sha256:1f3587eb9b17f3789ad50824084fa6f81921bbf9a795826570bda82cb3ed91f2 \\
    --hash=sha256:250fa00e9543ac9b97ac258bd37367ff5256666122c2d0f2bc97577c60a1818c \\
    --hash=sha256:2771c6c15973347f50fece41fc447c054b7ac2ae0502388ce3b6738cd366e3d4 \\
    --hash=sha256:27f4b0e92de5bfbc6f86e43959e6edd1425c33b5e69aab0984a72047f2bcf1e3 \\
    --hash=sha256:2e6ecb5a5bcacf59c3f912155044479af1d0b6681280048b338b28e364aca1f6 \\
    --hash=sha256:32c8528634e1bf7121f3de08fa85b138f4e0dc47657866630611b03967f041d7 \\
    --hash=sha256:33f559f3104504506a44bb666b93a33f5d33133765b0c216a5bf2f1e1503af89 \\
    --hash=sha256:3896fa1be39912cf0757753826bc8bdc8ca331a28a7c4ae46b7a21280b06bb85 \\
    --hash=sha256:389a2d49eded1896c3d48b0136ead37c48e221b391c052fba3f4055c367f60a6 \\
    --hash=sha256:39c02563fc592411c2c61d26b6c5fe1e51eaa44a75aa2c8735ca88b0d9599daa \\
    --hash=sha256:3adbb8179ce342d235c31ab8ec511e66c73faa27a47e076ccc92421add53e2bb \\
    --hash=sha256:3d4a69de7a3e50ffc214ae16d79d8fbb0922972da0356dcf4d0fdca2878559c6 \\
    --hash=sha256:3e62880792319dbeb7eb866547f2e35973289e7d5696c6e295476448f5b63c87 \\
    --hash=sha256:3e8eeb0544f2eb0d2581774be4c3410356eba189529a6b3e36bbbf9696175856 \\
    --hash=sha256:422c3cb9856d80b09d30d2eb255d0754b23e090034e1deb4083f8004bd0761e4 \\
    --hash=sha256:4559c972db3a360808309e06a74628b95eaccbf961c335c8fe0d590cf587456f \\
    --hash=sha256:46e83c697b1f1c72b50e5ee5adb4353eef7406fb3f2043d64c33f20ad1c2fc53 \\
    --hash=sha256:47b0ef6231c58f506ef0b74d44e330405caa8428e770fec25329ed2cb971a229 \\
    --hash=sha256:47e77dc9822d3ad616c3d5759ea5631a75e5809d5a28707744ef79d7a1bcfcad \\
    --hash=sha256:47f236970bccb2233267d89173d3ad2703cd36a0e2a6e92d0560d333871a3d23 \\
    --hash=sha256:47f9a91efc418b54fb8190a6b4aa7813a23fb79c51f4bb84e418f5476c38b8db \\
    --hash=sha256:495aeca4b93d465efde585977365187149e75383ad2684f81519f504f5c13038 \\
    --hash=sha256:4c5f36a861bc4b7da6516dbdf302c55313afa09b81931e8280361a4f6c9a2d27 \\
    --hash=sha256:4cc2206b76b4f576934f0ed374b10d7ca5f457858b157ca52064bdfc26b9fc00 \\
    --hash=sha256:4e7fc54e0900ab35d041b0601431b0a0eb495f0851a0639b6ef90f7741b39a18 \\
    --hash=sha256:51a1234d8febafdfd33a42d97da7a43f5dcb120c1060e352a3fbc0c6d36e2083 \\
    --hash=sha256:55f66022632205940f1827effeff17c4fa7ae1953d2b74a8581baaefb7d16f8c \\
    --hash=sha256:58edca431fb9b29950807e301826586e5bbf24163677732429770a697ffe6738 \\
    --hash=sha256:5965af57d5848192c13534f90f9dd16464f3c37aaf166cc1da1cae1fd5a34898 \\
    --hash=sha256:5ba103fb455be00f3b1c2076c9d4264bfcb037c976167a6047ed82f23153f02e \\
    --hash=sha256:5d4c2aa7c50ad4728a094ebd5eb46c452e9cb7edbfdb18f9e1221f597a73e1e7 \\
    --hash=sha256:61046904275472a76c8c90c9ccee9013d70a6d0f73eecefd38c1ae7c39045a08 \\
    --hash=sha256:613aa4771c99f03346e54c3f038e4cc574ac09a3ddfb0e8878487335e96dead6 \\
    --hash=sha256:626a7433c34566535b6e56a1b39a7b17ba961e97ce3b80ec62e6f1312c025551 \\
    --hash=sha256:669b1805bd639dd2989b281be2cfd951c6121b65e729d9b843e9639ef1fd555e \\
    --hash=sha256:679ae98e00c0e8d68a7fda324e16b90fd5260945b45d3b824c892cec9eea3288 \\
    --hash=sha256:67b02ec25ba7a9e8fa74c63b6ca44cf5707f2fbfadae3ee8e7494297d56aa9df \\
    --hash=sha256:68f19c879420aa08f61203801423f6cd5ac5f0ac4ac82a2368a9fcd6a9a075e0 \\
    --hash=sha256:692bef75a5525db97318e8cd061542b5a79812d711ea03dbc1f6f8dbb0c5f0d2 \\
    --hash=sha256:6abc8880d9d036ecaafe709079969f56e876fcf107f7a8e9920ba6d5a3878d05 \\
    --hash=sha256:6bdfdb946967d816e6adf9a3d8201bfad269c67efe6cefd7093ef959683c8de0 \\
    --hash=sha256:6de2a32a1665b93233cde140ff8b3467bdb9e2af2b91079f0333a0974d12d464 \\
    --hash=sha256:73c67f2db7bc334e518d097c6d1e6fed021bbc9b7d678d6cc433478365d1d5f5 \\
    --hash=sha256:74a3243a411126362712ee1524dfc90c650a503502f135d54d1b352bd01f2404 \\
    --hash=sha256:76fec018282b4ead0364022e3c54b60bf368b9d926877957a8624b58419169b7 \\
    --hash=sha256:7c64d38fb49b6cdeda16ab49e35fe0da2e1e9b34bc38bd78386530f218b37139 \\
    --hash=sha256:7cee9c752c0364588353e627da8a7e808a66873672bcb5f52890c33fd965b394 \\
    --hash=sha256:7e6ecfcb62edfd632e56983964e6884851786443739dbfe3582947e87274f7cb \\
    --hash=sha256:806f36b1b605e2d6a72716f321f20036b9489d29c51c91f4dd29a3e3afb73b15 \\
    --hash=sha256:858738e9c32147f78b3ac24dc0edb6610000e56dc0f700fd5f651d0a0f0eb9ff \\
    --hash=sha256:8d6d1cc13664ec13c1b84241204ff3b12f9bb82464b8ad6e7a5d3486975c2eed \\
    --hash=sha256:9027da1ce107104c50c81383cae773ef5c24d296dd11c99e2629dbd7967a20c6 \\
    --hash=sha256:922e10f31f303c7c920da8981051ff6d8c1a56207dbdf330d9047f6d30b70e5e \\
    --hash=sha256:945dccface01af02675628334f7cf49c2af4c1c904748efc5cf7bbdf0b579f95 \\
    --hash=sha256:946fe926af6e44f3697abbc305ea168c2c31d3e3ef1058cf68f379bf0335a78d \\
    --hash=sha256:95f0802447ac2d10bcc69f6dc28fe95fdf17940367b21d34e34c737870758950 \\
    --hash=sha256:9854cf4f488b3d57b9aaeb105f06d78e5529d3145b1e4a41750167e8c213c6d3 \\
    --hash=sha256:993914b8e560023bc0a8bf742c5f303551992dcb85e247b1e5c7f4a7d145bda5 \\
    --hash=sha256:99b47d6ad9a6da00bec6aabe5a6279ecd3c06a329d4aa4771034a21e335c3a97 \\
    --hash=sha256:9a4e86e34e9ab6b667c27f3211ca48f73dba7cd3d90f8d5b11be56e5dbc3fb4e \\
    --hash=sha256:9cf69cdda1f5968a30a359aba2f7f9aa648a9ce4b580d6826437f2b291cfc86e \\
    --hash=sha256:a090322ca841abd453d43456ac34db46e8b05fd9b3b4ac0c78bcde8b089f959b \\
    --hash=sha256:a1010ed9524c73b94d15919ca4d41d8780980e1765babf85f9a2f90d247153dd \\
    --hash=sha256:a161f20d9a43006833cd7068375a94d035714d73a172b681d8881820600abfad \\
    --hash=sha256:a1d0bc22a7cdc173fedebb73ef81e07faef93692b8c1ad3733b67e31e1b6e1b8 \\
    --hash=sha256:a2bffea6a4ca9f01b3f8e548302470306689684e61602aa3d141e34da06cf425 \\
    --hash=sha256:a452763cc5198f2f98898eb98f7569649fe5da666c2dc6b5ddb10fde5a574221 \\
    --hash=sha256:a4796a717bf12b9da9d3ad002519a86063dcac8988b030e405704ef7d74d2d9d \\
    --hash=sha256:a51033ff701fca756439d641c0ad09a41d9242fa69121c7d8769604a0a629825 \\
    --hash=sha256:a8fa71a2e078c527c3e9dc9fc5a98c9db40bcc8a92b4e8858e36d329f8684b51 \\
    --hash=sha256:ac37f9f516c51e5753f27dfdef11a88330f04de2d564be3991384b2f3535d02e \\
    --hash=sha256:ac98b175585ecf4c0348fd7b29c3864bda53b805c773cbf7bfdaffc8070c976f \\
    --hash=sha256:acd7eb3f4471577b9b5a41baf02a978e8bdeb08b4b355273994f8b87032000a8 \\
    --hash=sha256:ad1fa8db769b76ea911cb4e10f049d80bf518c104f15b3edb2371cc65375c46f \\
    --hash=sha256:b40fb160a2db369a194cb27943582b38f79fc4887291417685f3ad693c5a1d5d \\
    --hash=sha256:b4dc1a6ff022ff85ecafef7979a2c6eb423430e05f1165d6688234e62ba99a07 \\
    --hash=sha256:ba3af48635eb83d03f6c9735dfb21785303e73d22ad03d489e88adae6eab8877 \\
    --hash=sha256:ba81a9203d07805435eb06f536d95a266c21e5b2dfbf6517748ca40c98d19e31 \\
    --hash=sha256:c2262bdba0ad4fc6fb5545660673925c2d2a5d9e2e0fb603aad545427be0fc58 \\
    --hash=sha256:c77afbd5f5250bf27bf516c7c4a016813eb2d3e116139aed0096940c5982da94 \\
    --hash=sha256:ca28829ae5f5d569bb62a79512c842a03a12576375d5ece7d2cadf8abe96ec28 \\
    --hash=sha256:cdc62c8286ba9bf7f47befdcea13ea0e26bf294bda99758fd90535cbaf408000 \\
    --hash=sha256:d948b135c4693daff7bc2dcfc4ec57237a29bd37e60c2fabf5aff2bbacf3e2f1 \\
    --hash=sha256:d96c2086587c7c30d44f31f42eae4eac89b60dabbac18c7669be3700f13c3ce1 \\
    --hash=sha256:d9a0ca5da0386dee0655b4ccdf46119df60e0f10da268d04fe7cc87886872ba7 \\
    --hash=sha256:da279aa314f00acbb803da1e76fa18666778e8a8f83484fba94526da5de2cba7 \\
    --hash=sha256:dbd936cde57abfee19ab3213cf9c26be06d60750e60a8e4dd85d1ab12c8b1f40 \\
    --hash=sha256:dc4f992dfe1e2bc3ebc7444f6c7051b4bc13cd8e33e43511e8ffd13bf407010d \\
    --hash=sha256:dc824125c72246d924f7f796b4f63c1e9dc810c7d9e2355864b3c3a73d59ade0 \\
    --hash=sha256:dd8ff7cf90014af0c0f787eea34794ebf6415242ee1d6fa91eaba725cc441e84 \\
    --hash=sha256:dea5b552272a944763b34394d04577cf0f9bd013207bc32323b5a89a53cf9c2f \\
    --hash=sha256:dff13836529b921e22f15cb099751209a60009731a68519630a24d61f0b1b30a \\
    --hash=sha256:e0b65193a413ccc930671c55153a03ee57cecb49e6227204b04fae512eb657a7 \\
    --hash=sha256:e5d3e6b26f2c785d65cc25ef1e5267ccbe1b069c5c21b8cc724efee290554419 \\
    --hash=sha256:e7536cd91353c5273434b4e003cbda89034d67e7710eab8761fd918ec6c69cf8 \\
    --hash=sha256:eb0b93f2e5c2189ee831ee43f156ed34e2a89a78a66b98cadad955972548be5a \\
    --hash=sha256:eb2c4071ab598733724c08221091e8d80e89064cd472819285a9ab0f24bcedb9 \\
    --hash=sha256:ec7c4490c672c1a0389d319b3a9cfcd098dcdc4783991553c332a15acf7249be \\
    --hash=sha256:ee454b2a007d57363c2dfd5b6ca4a5d7e2c518938f8ed3b706e37e5d470801ed \\
    --hash=sha256:ee6af14263f25eedc3bb918a3c04245106a42dfd4f5c2285ea6f997b1fc3f89a \\
    --hash=sha256:f14fc5df50a716f7ece6a80b6c78bb35ea2ca47c499e422aa4463455dd96d56d \\
    --hash=sha256:f207f69853edd6f6700b86efb84999651baf3789e78a466431df1331608e5324 \\
    --hash=sha256:f251c812357a3fed308d684a5079ddfb9d933860fc6de89f2b7ab00da481e65f \\
    --hash=sha256:f83424d738204d9770830d35290ff3273fbb02b41f919870479fab14b9d303b2 \\
    --hash=sha256:f8d1736cfb49381ba528cd5baa46f82fdc65c06e843dab24dd70b63d09121b3f \\
    --hash=sha256:fe5fa731a1fa8a0a56b0977413f8cacac1768dad38d16b3a296712709476fbd5
rpds-py==2026.9.1 ; python_full_version >= '3.11' \\
    --hash=sha256:00ba2d8c7dd4ee537978ddf4b3fbd712bef2d8751603f7f3146b3f4287768e25 \\
    --hash=sha256:01445c8d194aa032a08e944f16567672da1c62dbdbefd8b6d0693032e290cf68 \\
    --hash=sha256:028ad274ea951dac64491b5d1e65712a4aeabfdbdb9fccf797b57bd899b0c495 \\
    --hash=sha256:0483515261947e4e8b8e1375bf7463e7eb6ccfb3d86e7b554d90cd5285f20f32 \\
    --hash=sha256:068c37bba854ec2fe42f7365c640af11dd9895890ccbf2df5070d0c059bd7f96 \\
    --hash=sha256:074a4d198bc34d9a8ea425114fc3ded6d11ec01f6a314a8db67454a5152d8834 \\
    --hash=sha256:07deecbfce94c78473018bc7d10b337cc651d12df87a1eb2cb3e4024bc9c33d0 \\
    --hash=sha256:08dae4a4095150a7c4545a1fb40b98e1ab1744fbc2770d92c977b9dadaa49ab6 \\
    --hash=sha256:0da298fb372dc192610a4b9ecbc68a0cd8b675bbbd1fc519d01b41cfd658333e \\
    --hash=sha256:0f045bb053c9057720d72c56dffe30dffdc05997b2897a827b9325f0ab6623fa \\
    --hash=sha256:10e208f2425d973938afcd56e28a7c4be32e27b6a60b5d381f49fb9d8acf9759 \\
    --hash=sha256:136a1c3fe4402b7008bc81cb62ee538481795b61a7e83df88dff3b3f02b726ff \\
    --hash=sha256:159a7aab5c5e8b112c8830f54717ce56da1252ebdbb526f5be2df2309280b9e7 \\
    --hash=sha256:172e47169583f46ce118cbec68e6795d0da0f4606b488b6434f8276bca0a058c \\
    --hash=sha256:1c2d1f6da5128eabf34e963d7163a818846075a52568250d006c4c953b40f903 \\
    --hash=sha256:1d55198263bb51f557550c6ed2e6d1cb6a6fed6eb5c9120b741c5926bef8a45d \\
    --hash=sha256:1d77b649e6f7cdf12ca5c2a98dad0ad37f9ea9b6f960408a92f0cb12bb3d04d9 \\
    --hash=sha256:1e8d4d79d828299bf44a55db22a9388ab967b49d17132c88eab0f4360b48da8e \\
    --hash=sha256:22ffd29a63d71fb1b81552c21f2c2b734949b7ac751a9be70675a939a900839b \\
    --hash=sha256:2693b2728bbcc48d09a981a356954b0c47c53ff25b545856f28a889ea619f69a \\
    --hash=sha256:270bdcdaac5d5b6f73c5e22e7e135c7f2a50e789f71d9e241d5be8d90026e19a \\
    --hash=sha256:2711d29b653b3bce48a63d18b9c6b53274669e6d6c4094dddeb4d9a0e45128b2 \\
    --hash=sha256:2c16ab111bc27c646ba8aa005d0527754edc538ebb636f0b1bf8e244b48d1945 \\
    --hash=sha256:306ee1850d8105b5baf977e78d45fcadd12c1a54678d614c9baf217708446e91 \\
    --hash=sha256:3231c4c0e521dafa5be0c9f114ee2c2ad46650836f2d72caa86801950c3e7044 \\
    --hash=sha256:3890a6aa36e6baa53d5258a2a25d3ef8b37ad165a6ab27a892d7c3e3a432cd69 \\
    --hash=sha256:3a72c11530d71abfb66c8d7696a2f86c43e63fca8b948f1a784ac490f4ec688e \\
    --hash=sha256:3b5a6f40f0a1486b4b36c888123afc67acdbd9f33235927acf5ff295429a0ba3 \\
    --hash=sha256:3c91c210ae7645626c608400e3519b4a642f837cce09ca830db3beb2e9f274d4 \\
    --hash=sha256:3cd182d7291d29b92c521a0069d9c01ba6193628a9a105531d11b40a6d731a33 \\
    --hash=sha256:3e524c7874ac72884d28e16dd5b8d839fd09e0fe76b020d3fbca23212a7b8c52 \\
    --hash=sha256:3e93b2cd69a9830be33e03945cd7cda940a0a8bfcfbff41d6144f0cb0d3d8bd9 \\
    --hash=sha256:3edae8c5ddfdb6985d49ae9d150516e5076888879022f91a26c2de9276ce0bdb \\
    --hash=sha256:3f0e9ac28fc067d4d34b88ae43c48e9489455c97fee9633d851f7eeed5a05d35 \\
    --hash=sha256:42e75466f83cd43f6026c81eab74246efb2bdadafb307b85700632d06c68f299 \\
    --hash=sha256:44b32a7c4f0da3d28af31c259e38ddcff096f855e205ed0671d02fcf44f1ea1c \\
    --hash=sha256:457866b85daf5034296666168b84a69e0b2e89dc4f1af102b46f6448a60b9063 \\
    --hash=sha256:45bc6bccf78b20fd834237d18db64965d7ee68ba7f60440a26c7ab71e7b8d51a \\
    --hash=sha256:46d80bc76b51a6c24f9944368c28d38b8bcbcea1da4f2f8d3ebc31a67e8c6ec6 \\
    --hash=sha256:4793ef7f78268b124b73fa933440f01d258bbae01de9fa53e9080c9ab0425a12 \\
    --hash=sha256:492e5e428cbe126221611f47e068f01660352feec4ad18bc0f5ea9b2ae88fb14 \\
    --hash=sha256:4b26b03d9d2658ee2fa234f8f4f19f38a09773fe5261028025032e26d4d35af0 \\
    --hash=sha256:4c0d2cb595a420b34d5086db0add011e26e2c09d6a024afbac4228bf8f863a30 \\
    --hash=sha256:4cfaf02209061880210819934de2f4f6aa83dc04dafe6770276acc240a56da31 \\
    --hash=sha256:501909f2e4a1e2dee528ef766fe3c469060ebc17e54a8383d404ba07a81a6f02 \\
    --hash=sha256:50906f5aea24b5a865cbd0a589698288631d9f3a54c3a937c83aefa95a0d14af \\
    --hash=sha256:54ac2158a6f96cfbabff0b2eedaf94b90c5ec7ca8317fcadc61e1c2b2e0ff6ef \\
    --hash=sha256:56c6952a9b15047466d0c2347c446a761d4527f89976156341e68f0ce5cc08b0 \\
    --hash=sha256:56cd8b3f77d7b6812f533b662186a1f28316931166ddc00fb893b1b0db7e9888 \\
    --hash=sha256:57492a550a1d88d29d003247e5f78dd8cf04a701fac0e4c8db8745a6d2504e0a \\
    --hash=sha256:5943980471829f6de242a20b109de3111ba6b77e3af0ffc587028ac854b05e6c \\
    --hash=sha256:5c6ee90dee3e85e055ddfd502d611643d9b0fd94c818220bda84ec3dacd9b27b \\
    --hash=sha256:5c90e7fa02e8f5de0d10c17595c568ada48c5302e749462c0ea1a4c362111a86 \\
    --hash=sha256:5ce8943f79c2210f7abcc28e86367b03b28d95027fd01c46d2472373ae70c86f \\
    --hash=sha256:617f59cde379b4f648a09797b7f683d04b90a46344cddab85639da5aff0f5531 \\
    --hash=sha256:6307a0da524939decb8ca4a3933b8ab62525794411d6984fca6726e732804af6 \\
    --hash=sha256:684fd492fff4fead00587544e059be2bbcb6f93454f21fa2a91b66fc7508be82 \\
    --hash=sha256:6b5b393eda5ea42cca1c1a6665f2a4882b4fd5d1777e41ce0545a107fb008c9d \\
    --hash=sha256:6b723eb406dec5bc9ec516c73ab9c3239a3284e017f7eb89ee2b3258bd504fb7 \\
    --hash=sha256:6b9bf3135b4ad5981df9a73d71a35272d650a2985ae9c2746357b24d59de2448 \\
    --hash=sha256:6beb738155fe8ab8091afdfa5a3226b21c2b1593f1e50ebb90eb25b44dbc0391 \\
    --hash=sha256:6c0dbbcc19735fe5f8b0a54c07659d154a9e69f47e15d0a6ab7299215daf62cb \\
    --hash=sha256:6cdc537c8633d7fd92a82e2e0d2ab74320a3f63d5e59fb9cf08711e08fe151c4 \\
    --hash=sha256:6eae33003518fd4cb4f83a218d5371469dd3001aa3b87128c005b07762f7fe5e \\
    --hash=sha256:740d0a99cf9de0b17a3943388e9294a59becf75e7c43421f387bd3c7a9901f7c \\
    --hash=sha256:75c38c50ab9aca840225d9a9a3810bf11d04bd5c1f186cabbb8aee56db3e9b15 \\
    --hash=sha256:761fdae6728ceb99ab182fad2f0cc1e262f610834dc891aea1d1a2a2e634776f \\
    --hash=sha256:7664419f27db41d4f1c43a78dccda7dd6e8ef2428df3ee01d0c2a07a6b071297 \\
    --hash=sha256:76d3af9732d2dab69f28179b40ba2d87e2f1d5824b4a694780aa787d685e8f36 \\
    --hash=sha256:78326f4cb4427a56ba4996c0762b63be45f06b85f086526420d2b3a66e40f84d \\
    --hash=sha256:7868b85224291c6cb6759f9b5adb9745f486d226f62b16a614dd5a2a5ab2b35b \\
    --hash=sha256:815d26356930846a40c7bc1366e7b1b0320ab8a063e66c11298a208bed0fd237 \\
    --hash=sha256:8171b44a054e5c67fd748ada04187f1250bf35b95f85e52ab64bcf3331a923bb \\
    --hash=sha256:821b2755db9194409254012f429c56643416fb96ef9be090be82ec8826b7f477 \\
    --hash=sha256:837c6b305e26fe0f75b15c92cf3b2ba29e0ae19dc40b1c557b026cb426347d0c \\
    --hash=sha256:839dde845559254f34885267c6878f60d61d5205180226d976fe488d45fa128e \\
    --hash=sha256:84a6ecc0c940169190d2c23bd969debd48c94dbc855acd60188a68d71d421608 \\
    --hash=sha256:8601470267d938bcb7f3ab1a336100af51a4fd5b6ed030ef52461bb3ef5e7e07 \\
    --hash=sha256:88b5268892fde430d5531f95bc560b6efbbd67c929662c586afd729a96e7461c \\
    --hash=sha256:8aa5dda18d39b6143eb24809d158f9252c88f402749b6f1b62a506cc7d96cc35 \\
    --hash=sha256:926bdd3e3b5998ddf70cc64bc8cf57209571f9044542913afb673799fec77dd0 \\
    --hash=sha256:96beca19ec79de272e8668585380ff9092c47077c1d7a1e098e00bbd921f4785 \\
    --hash=sha256:9a0460d43603d1fd9ef59c30278531e15d78581721ddb538fa560aa7817ea4ad \\
    --hash=sha256:a03d57b86d2a51d0a66c92177e2be154ad015f357791d306e714569999cdb4cc \\
    --hash=sha256:a36b70596407634ca82d4b989a3729074a008537a0522e4c8046a67c729103e9 \\
    --hash=sha256:a3a52a3ba86436ab3aef510fbe21512abc2ddd1993005dfe50514bd2284ef025 \\
    --hash=sha256:a3dbc5ed9514908d5046107d7b1346bde71eea61de6e0e4919c19354f97e769f \\
    --hash=sha256:a431156bb41865fc14cd5d79bb9d7bbed83110b0159e34e62ae30951f96c0009 \\
    --hash=sha256:a575404ebc9cf2e91edd32eaf570ec1430eb900d4f56724ba7dd4bc1fc9c176d \\
    --hash=sha256:a5cf77eb04f20b720be95265a3e00eb2a14814074255cc27069c551b2db53118 \\
    --hash=sha256:a8763f20692da7df39b0afdd1ba3042b004c50a45994f76c2d9a25641f7673db \\
    --hash=sha256:ab4b2fda7c2b542f7f9d886cc6a838c5079d2b76f72e6081411faba11adde2c9 \\
    --hash=sha256:addeda51556dac7c1a2f14cda62db8b621cd12afba3091d03a96c72932387eab \\
    --hash=sha256:b242c27c8f836305a4a72df9cdd564386ac57b807bd252a063223331c9316b37 \\
    --hash=sha256:b4f062343e7ad3fa94f2c66e5ae667dee47ee74dd41a9057c4fbe163236a123d \\
    --hash=sha256:b5b8b0753718d258fd454283fbd57e14545d3b40583fa672e27cb4f987626bcc \\
    --hash=sha256:be3e47e2d91aa3942ff9bf4077a505226005abfc39b6f7554a91c1b9393986b9 \\
    --hash=sha256:befc2d6a953e563f8a7bfd87a42c22ebf8a3e980dcb7b6a4d17b70b0e914e8a3 \\
    --hash=sha256:bf35d0568abda97233239ce32896d3ad53fccc537832c104e30c94aa5fb93569 \\
    --hash=sha256:c933c6678c6f116ff8af47a4c6db0868b8ace74af0343016c0ef00f00272ea69 \\
    --hash=sha256:c9d1aca01f49170fdcf5c92761b1fafe97f554b721ca4570c5949fff778f0d4b \\
    --hash=sha256:cdeaa99ce822dca76cfb1b993e9120c5ea212f2eb66d48950ad63c349668a018 \\
    --hash=sha256:ce4d4f52e2a4324396caddbd45a97d8d7be5f42edd25d2355282a9c34f9b2f7f \\
    --hash=sha256:d1028417bb44037eb3069c1009bd7b7277212876cda22fbe565b0bca9fab6d2c \\
    --hash=sha256:d151e148117294133bf8af7eeace085e7e87432db15ab6adf640330298a47f6f \\
    --hash=sha256:d7841166b7fa64c9c56404617ae4341448847482d45933b13135d26c130519e5 \\
    --hash=sha256:d7fca4eb6df565e2a928f1c7dad92d27db8f9df0f449e76423ed5d7e713ed445 \\
    --hash=sha256:d95a354e02393eada6d7351184671aced9d4cce109dabf927cb7aa99624352a1 \\
    --hash=sha256:d9edf30457d74eebfd76b045535e36f1cd89062566a128a0db2145ca042d787e \\
    --hash=sha256:dbc2673f9223d420c91145599b3ba45a8a50c207d1976908e5fb5ddb0c9b9429 \\
    --hash=sha256:e01b3c878c8641913e688edd1b3f08658c6783d29cf6b826bd3c0d1ae7a1ffaa \\
    --hash=sha256:e21c1429e205828ea886a2293a4a2c8e01f4c25d9893ca330e97a6cf73f52e7b \\
    --hash=sha256:e43d4a1f673e8a1cbd8533e809e02b4bf9d4f2280269bb640436556312121250 \\
    --hash=sha256:e6d198bad4e49dd6732fbd636e2fc5c082f45c8cad0b4acb756b00c82c76072e \\
    --hash=sha256:e6ea1cda8d8c688278430e4268a42f5e5da3bdd74578dfadc0820c3f1766ce83 \\
    --hash=sha256:ea394a937f17a54c51239348bdbe2e3518124c8d4a8951ba04a311d3095bd18f \\
    --hash=sha256:eac2f5dbafd585dfe31f86a23ebf0d3ba480a9d49ebc87947267b5608d4ea0cd \\
    --hash=sha256:eb61be926bb81567c1f48bdc8aa22b9855048dc2efd53871f9f7e6e9a5632346 \\
    --hash=sha256:eba5d173f7d5708b22a93815017a4611873ed54db9f268077c0dd1ed99cfc858 \\
    --hash=sha256:ec450527cbf485e13c8d3602a54f428ab0432fdade0ede75efd74b735421c871 \\
    --hash=sha256:eef6a03b0b6d08d0835ccfa8ec8d1bc70525e3801387567137b50c557695e6da \\
    --hash=sha256:ef0d8c843e2827d6c120ab4687e9423fb1d893db1df27b7c1506615bcb9734a0 \\
    --hash=sha256:ef6b65b03247c54692ad4fd9ee97cb772781927db72e3cb05e70b3db6d1ff14f \\
    --hash=sha256:f3d6ed6a98cfd19155996605474982cc470d7601746a6439078f1a5a3fa8b050 \\
    --hash=sha256:fce4b85234a0cbad67bf8e6e1201ee815d172c9aebad75f25645bc4d834f8e31 \\
    --hash=sha256:fda1d96e542c37b6c804547dbf489c129fe7c97183a76a5ec275909ba1a063df \\
    --hash=sha256:fdcd198979b4ecffcc1beba366a7fbcf4eb41243691a82fe52ceb0b902f09c12 \\
    --hash=sha256:fe5ad0664ec772b02c45859041aa17655709cced7a31005817fbbbd988c25567
ruamel-yaml==0.19.1 \\
    --hash=sha256:27592957fedf6e0b62f281e96effd28043345e0e66001f97683aa9a40c667c93 \\
    --hash=sha256:53eb66cd27849eff968ebf8f0bf61f46cdac2da1d1f3576dd4ccee9b25c31993
ruamel-yaml-clib==0.2.15 \\
    --hash=sha256:014181cdec565c8745b7cbc4de3bf2cc8ced05183d986e6d1200168e5bb59490 \\
    --hash=sha256:04d21dc9c57d9608225da28285900762befbb0165ae48482c15d8d4989d4af14 \\
    --hash=sha256:05c70f7f86be6f7bee53794d80050a28ae7e13e4a0087c1839dcdefd68eb36b6 \\
    --hash=sha256:0ba6604bbc3dfcef844631932d06a1a4dcac3fee904efccf582261948431628a \\
    --hash=sha256:11e5499db1ccbc7f4b41f0565e4f799d863ea720e01d3e99fa0b7b5fcd7802c9 \\
    --hash=sha256:1b45498cc81a4724a2d42273d6cfc243c0547ad7c6b87b4f774cb7bcc131c98d \\
    --hash=sha256:1bb7b728fd9f405aa00b4a0b17ba3f3b810d0ccc5f77f7373162e9b5f0ff75d5 \\
    --hash=sha256:1f66f600833af58bea694d5892453f2270695b92200280ee8c625ec5a477eed3 \\
    --hash=sha256:27dc656e84396e6d687f97c6e65fb284d100483628f02d95464fd731743a4afe \\
    --hash=sha256:2812ff359ec1f30129b62372e5f22a52936fac13d5d21e70373dbca5d64bb97c \\
    --hash=sha256:2b216904750889133d9222b7b873c199d48ecbb12912aca78970f84a5aa1a4bc \\
    --hash=sha256:331fb180858dd8534f0e61aa243b944f25e73a4dae9962bd44c46d1761126bbf \\
    --hash=sha256:3cb75a3c14f1d6c3c2a94631e362802f70e83e20d1f2b2ef3026c05b415c4900 \\
    --hash=sha256:3eb199178b08956e5be6288ee0b05b2fb0b5c1f309725ad25d9c6ea7e27f962a \\
    --hash=sha256:424ead8cef3939d690c4b5c85ef5b52155a231ff8b252961b6516ed7cf05f6aa \\
    --hash=sha256:45702dfbea1420ba3450bb3dd9a80b33f0badd57539c6aac09f42584303e0db6 \\
    --hash=sha256:468858e5cbde0198337e6a2a78eda8c3fb148bdf4c6498eaf4bc9ba3f8e780bd \\
    --hash=sha256:46895c17ead5e22bea5e576f1db7e41cb273e8d062c04a6a49013d9f60996c25 \\
    --hash=sha256:46e4cc8c43ef6a94885f72512094e482114a8a706d3c555a34ed4b0d20200600 \\
    --hash=sha256:480894aee0b29752560a9de46c0e5f84a82602f2bc5c6cde8db9a345319acfdf \\
    --hash=sha256:4b293a37dc97e2b1e8a1aec62792d1e52027087c8eea4fc7b5abd2bdafdd6642 \\
    --hash=sha256:4be366220090d7c3424ac2b71c90d1044ea34fca8c0b88f250064fd06087e614 \\
    --hash=sha256:4d1032919280ebc04a80e4fb1e93f7a738129857eaec9448310e638c8bccefcf \\
    --hash=sha256:4d3b58ab2454b4747442ac76fab66739c72b1e2bb9bd173d7694b9f9dbc9c000 \\
    --hash=sha256:4dcec721fddbb62e60c2801ba08c87010bd6b700054a09998c4d09c08147b8fb \\
    --hash=sha256:512571ad41bba04eac7268fe33f7f4742210ca26a81fe0c75357fa682636c690 \\
    --hash=sha256:542d77b72786a35563f97069b9379ce762944e67055bea293480f7734b2c7e5e \\
    --hash=sha256:56ea19c157ed8c74b6be51b5fa1c3aff6e289a041575f0556f66e5fb848bb137 \\
    --hash=sha256:5d3c9210219cbc0f22706f19b154c9a798ff65a6beeafbf77fc9c057ec806f7d \\
    --hash=sha256:5fea0932358e18293407feb921d4f4457db837b67ec1837f87074667449f9401 \\
    --hash=sha256:617d35dc765715fa86f8c3ccdae1e4229055832c452d4ec20856136acc75053f \\
    --hash=sha256:64da03cbe93c1e91af133f5bec37fd24d0d4ba2418eaf970d7166b0a26a148a2 \\
    --hash=sha256:65f48245279f9bb301d1276f9679b82e4c080a1ae25e679f682ac62446fac471 \\
    --hash=sha256:6f1d38cbe622039d111b69e9ca945e7e3efebb30ba998867908773183357f3ed \\
    --hash=sha256:713cd68af9dfbe0bb588e144a61aad8dcc00ef92a82d2e87183ca662d242f524 \\
    --hash=sha256:71845d377c7a47afc6592aacfea738cc8a7e876d586dfba814501d8c53c1ba60 \\
    --hash=sha256:753faf20b3a5906faf1fc50e4ddb8c074cb9b251e00b14c18b28492f933ac8ef \\
    --hash=sha256:7e74ea87307303ba91073b63e67f2c667e93f05a8c63079ee5b7a5c8d0d7b043 \\
    --hash=sha256:88eea8baf72f0ccf232c22124d122a7f26e8a24110a0273d9bcddcb0f7e1fa03 \\
    --hash=sha256:923816815974425fbb1f1bf57e85eca6e14d8adc313c66db21c094927ad01815 \\
    --hash=sha256:9b6f7d74d094d1f3a4e157278da97752f16ee230080ae331fcc219056ca54f77 \\
    --hash=sha256:a8220fd4c6f98485e97aea65e1df76d4fed1678ede1fe1d0eed2957230d287c4 \\
    --hash=sha256:ab0df0648d86a7ecbd9c632e8f8d6b21bb21b5fc9d9e095c796cacf32a728d2d \\
    --hash=sha256:ac9b8d5fa4bb7fd2917ab5027f60d4234345fd366fe39aa711d5dca090aa1467 \\
    --hash=sha256:badd1d7283f3e5894779a6ea8944cc765138b96804496c91812b2829f70e18a7 \\
    --hash=sha256:bdc06ad71173b915167702f55d0f3f027fc61abd975bd308a0968c02db4a4c3e \\
    --hash=sha256:bf0846d629e160223805db9fe8cc7aec16aaa11a07310c50c8c7164efa440aec \\
    --hash=sha256:bfd309b316228acecfa30670c3887dcedf9b7a44ea39e2101e75d2654522acd4 \\
    --hash=sha256:c583229f336682b7212a43d2fa32c30e643d3076178fb9f7a6a14dde85a2d8bd \\
    --hash=sha256:cb15a2e2a90c8475df45c0949793af1ff413acfb0a716b8b94e488ea95ce7cff \\
    --hash=sha256:d290eda8f6ada19e1771b54e5706b8f9807e6bb08e873900d5ba114ced13e02c \\
    --hash=sha256:da3d6adadcf55a93c214d23941aef4abfd45652110aed6580e814152f385b862 \\
    --hash=sha256:dcc7f3162d3711fd5d52e2267e44636e3e566d1e5675a5f0b30e98f2c4af7974 \\
    --hash=sha256:def5663361f6771b18646620fca12968aae730132e104688766cf8a3b1d65922 \\
    --hash=sha256:e5e9f630c73a490b758bf14d859a39f375e6999aea5ddd2e2e9da89b9953486a \\
    --hash=sha256:e9fde97ecb7bb9c41261c2ce0da10323e9227555c674989f8d9eb7572fc2098d \\
    --hash=sha256:ef71831bd61fbdb7aa0399d5c4da06bea37107ab5c79ff884cc07f2450910262 \\
    --hash=sha256:f4421ab780c37210a07d138e56dd4b51f8642187cdfb433eb687fe8c11de0144 \\
    --hash=sha256:f6d3655e95a80325b84c4e14c080b2470fe4f33b6846f288379ce36154993fb1 \\
    --hash=sha256:fd4c928ddf6bce586285daa6d90680b9c291cfd045fc40aad34e445d57b1bf51 \\
    --hash=sha256:fe239bdfdae2302e93bd6e8264bd9b71290218fff7084a9db250b55caaccf43f
semantic-version==2.10.0 \\
    --hash=sha256:bdabb6d336998cbb378d4b9db3a4b56a1e3235701dc05ea2690d9a997ed5041c \\
    --hash=sha256:de78a3b8e0feda74cabc54aab2da702113e33ac9d9eb9d2389bcf1f58b7d9177
semgrep==1.182.0 \\
    --hash=sha256:02cbad24b4409b5b85df11aea123f6cf74232858db570b1d28dce0e6109004a0 \\
    --hash=sha256:19a82868830389c039bb71bfc0aeebb28385e5b65740120710eff050324ad14f \\
    --hash=sha256:56f609a26dfba5e16428485f120f671e216ae3d3329697e8cf0075fb8a17c10a \\
    --hash=sha256:6263233c3f2e7b05c2d89b1de7408e91c0238014ab67bb68746c0c452d33b828 \\
    --hash=sha256:675e69cbc71827a36eb490745d3d56c846c356b70072933c5513587a684767b0 \\
    --hash=sha256:9e18507d94cea45ceeabec8c9ce51be155e32ed7ea8323ccbbb396ea2518394f \\
    --hash=sha256:d1cc11b4662175d62c0296c6e4944483104a9ede26ae1a3c1723abab234815ce \\
    --hash=sha256:e20485948f87a7a8e5ef099bb0ef80beae8c5f53a19d55de94e89c516eb9f731
sse-starlette==3.5.1 ; python_full_version < '3.11' \\
    --hash=sha256:a6cdcfec47b952911b1d99a7b8056429b5984039b875bf6575174220364b551f \\
    --hash=sha256:dbb1461cd53c1e284537c3ddcf92f54f24178519a3f1e335e49e5283993db0f7
sse-starlette==3.7.0 ; python_full_version >= '3.11' \\
    --hash=sha256:326416da2ab52e9a41b3f409d3ff897eda45aa68c9f3b7b17d0913aab8d219c3 \\
    --hash=sha256:f1d3136caa12d129284fca3d2ded79bc9af943320b6472712955fea52a6d3eea
starlette==1.7.0 ; python_full_version < '3.11' \\
    --hash=sha256:67f8e99895493dd2911a03f11314af6ceebeae4e704bb9f43dfc6a9db151c93e \\
    --hash=sha256:c79f74ea63cff761804fbbfb182f1e0b440c2d07b164d24700c5a1bab5d6ff5d
starlette==1.10.0 ; python_full_version >= '3.11' \\
    --hash=sha256:478c0ab3b4ced6e82719849c118fa406f0278a3499c1a898cd15cd31bdc38ce4 \\
    --hash=sha256:b8399098d4c1e3522734f7235dc79b1fc967f96cf139c81e0fa30479e0685f9b
tomli==2.4.1 \\
    --hash=sha256:01f520d4f53ef97964a240a035ec2a869fe1a37dde002b57ebc4417a27ccd853 \\
    --hash=sha256:0d85819802132122da43cb86656f8d1f8c6587d54ae7dcaf30e90533028b49fe \\
    --hash=sha256:136443dbd7e1dee43c68ac2694fde36b2849865fa258d39bf822c10e8068eac5 \\
    --hash=sha256:1d8591993e228b0c930c4bb0db464bdad97b3289fb981255d6c9a41aedc84b2d \\
    --hash=sha256:2190f2e9dd7508d2a90ded5ed369255980a1bcdd58e52f7fe24b8162bf9fedbd \\
    --hash=sha256:2c1c351919aca02858f740c6d33adea0c5deea37f9ecca1cc1ef9e884a619d26 \\
    --hash=sha256:36d2bd2ad5fb9eaddba5226aa02c8ec3fa4f192631e347b3ed28186d43be6b54 \\
    --hash=sha256:3d48a93ee1c9b79c04bb38772ee1b64dcf18ff43085896ea460ca8dec96f35f6 \\
    --hash=sha256:47149d5bd38761ac8be13a84864bf0b7b70bc051806bc3669ab1cbc56216b23c \\
    --hash=sha256:4ab97e64ccda8756376892c53a72bd1f964e519c77236368527f758fbc36a53a \\
    --hash=sha256:4b605484e43cdc43f0954ddae319fb75f04cc10dd80d830540060ee7cd0243cd \\
    --hash=sha256:504aa796fe0569bb43171066009ead363de03675276d2d121ac1a4572397870f \\
    --hash=sha256:51529d40e3ca50046d7606fa99ce3956a617f9b36380da3b7f0dd3dd28e68cb5 \\
    --hash=sha256:52c8ef851d9a240f11a88c003eacb03c31fc1c9c4ec64a99a0f922b93874fda9 \\
    --hash=sha256:559db847dc486944896521f68d8190be1c9e719fced785720d2216fe7022b662 \\
    --hash=sha256:5a881ab208c0baf688221f8cecc5401bd291d67e38a1ac884d6736cbcd8247e9 \\
    --hash=sha256:5cb41aa38891e073ee49d55fbc7839cfdb2bc0e600add13874d048c94aadddd1 \\
    --hash=sha256:5e262d41726bc187e69af7825504c933b6794dc3fbd5945e41a79bb14c31f585 \\
    --hash=sha256:5ee18d9ebdb417e384b58fe414e8d6af9f4e7a0ae761519fb50f721de398dd4e \\
    --hash=sha256:7008df2e7655c495dd12d2a4ad038ff878d4ca4b81fccaf82b714e07eae4402c \\
    --hash=sha256:734e20b57ba95624ecf1841e72b53f6e186355e216e5412de414e3c51e5e3c41 \\
    --hash=sha256:7c7e1a961a0b2f2472c1ac5b69affa0ae1132c39adcb67aba98568702b9cc23f \\
    --hash=sha256:7f86fd587c4ed9dd76f318225e7d9b29cfc5a9d43de44e5754db8d1128487085 \\
    --hash=sha256:7f94b27a62cfad8496c8d2513e1a222dd446f095fca8987fceef261225538a15 \\
    --hash=sha256:88dceee75c2c63af144e456745e10101eb67361050196b0b6af5d717254dddf7 \\
    --hash=sha256:8a650c2dbafa08d42e51ba0b62740dae4ecb9338eefa093aa5c78ceb546fcd5c \\
    --hash=sha256:8d65a2fbf9d2f8352685bc1364177ee3923d6baf5e7f43ea4959d7d8bc326a36 \\
    --hash=sha256:96481a5786729fd470164b47cdb3e0e58062a496f455ee41b4403be77cb5a076 \\
    --hash=sha256:a120733b01c45e9a0c34aeef92bf0cf1d56cfe81ed9d47d562f9ed591a9828ac \\
    --hash=sha256:b1d22e6e9387bf4739fbe23bfa80e93f6b0373a7f1b96c6227c32bef95a4d7a8 \\
    --hash=sha256:b8c198f8c1805dc42708689ed6864951fd2494f924149d3e4bce7710f8eb5232 \\
    --hash=sha256:c2541745709bad0264b7d4705ad453b76ccd191e64aa6f0fc66b69a293a45ece \\
    --hash=sha256:c742f741d58a28940ce01d58f0ab2ea3ced8b12402f162f4d534dfe18ba1cd6a \\
    --hash=sha256:c7f2c7f2b9ca6bdeef8f0fa897f8e05085923eb091721675170254cbc5b02897 \\
    --hash=sha256:d312ef37c91508b0ab2cee7da26ec0b3ed2f03ce12bd87a588d771ae15dcf82d \\
    --hash=sha256:d4d8fe59808a54658fcc0160ecfb1b30f9089906c50b23bcb4c69eddc19ec2b4 \\
    --hash=sha256:da25dc3563bff5965356133435b757a795a17b17d01dbc0f42fb32447ddfd917 \\
    --hash=sha256:eab21f45c7f66c13f2a9e0e1535309cee140182a9cdae1e041d02e47291e8396 \\
    --hash=sha256:eb0dc4e38e6a1fd579e5d50369aa2e10acfc9cace504579b2faabb478e76941a \\
    --hash=sha256:ec9bfaf3ad2df51ace80688143a6a4ebc09a248f6ff781a9945e51937008fcbc \\
    --hash=sha256:ede3e6487c5ef5d28634ba3f31f989030ad6af71edfb0055cbbd14189ff240ba \\
    --hash=sha256:f3c6818a1a86dd6dca7ddcaaf76947d5ba31aecc28cb1b67009a5877c9a64f3f \\
    --hash=sha256:f758f1b9299d059cc3f6546ae2af89670cb1c4d48ea29c3cacc4fe7de3058257 \\
    --hash=sha256:f8f0fc26ec2cc2b965b7a3b87cd19c5c6b8c5e5f436b984e85f486d652285c30 \\
    --hash=sha256:fd0409a3653af6c147209d267a0e4243f0ae46b011aa978b1080359fddc9b6cf \\
    --hash=sha256:ff18e6a727ee0ab0388507b89d1bc6a22b138d1e2fa56d1ad494586d61d2eae9 \\
    --hash=sha256:ff2983983d34813c1aeb0fa89091e76c3a22889ee83ab27c5eeb45100560c049
typing-extensions==4.16.0 \\
    --hash=sha256:481caa481374e813c1b176ada14e97f1f67a4539ce9cfeb3f350d78d6370c2e8 \\
    --hash=sha256:dc983d19a509c94dba722ee6abd33940f7c05a89e243c47e907eb4db6f1a43e5
typing-inspection==0.4.5 \\
    --hash=sha256:7f16c411e7930dc79596d42ab44672a3fe5f60eb34b781a1647e7872363120c7 \\
    --hash=sha256:bc210535442b39e1bf2805e0c7a17dfd6a4ace760c84c7f7d16245d23a6b1c39
urllib3==2.8.0 \\
    --hash=sha256:0cf3cae568d36aa9576b28dfb35f11328f1cb974ca7647d9475ebb86c75ac6e3 \\
    --hash=sha256:63bf2ead4c879426ebf22ef2a781eeb4aa3b4ae798a0435506f8687fd5bb9b63
uvicorn==0.54.0 ; sys_platform != 'emscripten' \\
    --hash=sha256:505bdb0f318731d45f1f712071fc781a8981f6847a31c902c9f5e652d4f67faf \\
    --hash=sha256:a2e33cbfaa0306f8e6b0c13e0cb89d7d7a2da3e62b90c66e18c33d9807b28620
wcmatch==8.5.2 \\
    --hash=sha256:17d3ad3758f9d0b5b4dedc770b65420d4dac62e680229c287bf24c9db856a478 \\
    --hash=sha256:a70222b86dea82fb382dd87b73278c10756c138bd6f8f714e2183128887b9eb2
wrapt==1.17.3 \\
    --hash=sha256:02b551d101f31694fc785e58e0720ef7d9a10c4e62c1c9358ce6f63f23e30a56 \\
    --hash=sha256:042ec3bb8f319c147b1301f2393bc19dba6e176b7da446853406d041c36c7828 \\
    --hash=sha256:0610b46293c59a3adbae3dee552b648b984176f8562ee0dba099a56cfbe4df1f \\
    --hash=sha256:0b02e424deef65c9f7326d8c19220a2c9040c51dc165cddb732f16198c168396 \\
    --hash=sha256:0b1831115c97f0663cb77aa27d381237e73ad4f721391a9bfb2fe8bc25fa6e77 \\
    --hash=sha256:0ed61b7c2d49cee3c027372df5809a59d60cf1b6c2f81ee980a091f3afed6a2d \\
    --hash=sha256:0f5f51a6466667a5a356e6381d362d259125b57f059103dd9fdc8c0cf1d14139 \\
    --hash=sha256:16ecf15d6af39246fe33e507105d67e4b81d8f8d2c6598ff7e3ca1b8a37213f7 \\
    --hash=sha256:1f0b2f40cf341ee8cc1a97d51ff50dddb9fcc73241b9143ec74b30fc4f44f6cb \\
    --hash=sha256:1f23fa283f51c890eda8e34e4937079114c74b4c81d2b2f1f1d94948f5cc3d7f \\
    --hash=sha256:223db574bb38637e8230eb14b185565023ab624474df94d2af18f1cdb625216f \\
    --hash=sha256:249f88ed15503f6492a71f01442abddd73856a0032ae860de6d75ca62eed8067 \\
    --hash=sha256:24c2ed34dc222ed754247a2702b1e1e89fdbaa4016f324b4b8f1a802d4ffe87f \\
    --hash=sha256:273a736c4645e63ac582c60a56b0acb529ef07f78e08dc6bfadf6a46b19c0da7 \\
    --hash=sha256:281262213373b6d5e4bb4353bc36d1ba4084e6d6b5d242863721ef2bf2c2930b \\
    --hash=sha256:30ce38e66630599e1193798285706903110d4f057aab3168a34b7fdc85569afc \\
    --hash=sha256:33486899acd2d7d3066156b03465b949da3fd41a5da6e394ec49d271baefcf05 \\
    --hash=sha256:343e44b2a8e60e06a7e0d29c1671a0d9951f59174f3709962b5143f60a2a98bd \\
    --hash=sha256:373342dd05b1d07d752cecbec0c41817231f29f3a89aa8b8843f7b95992ed0c7 \\
    --hash=sha256:3af60380ba0b7b5aeb329bc4e402acd25bd877e98b3727b0135cb5c2efdaefe9 \\
    --hash=sha256:3e62d15d3cfa26e3d0788094de7b64efa75f3a53875cdbccdf78547aed547a81 \\
    --hash=sha256:41b1d2bc74c2cac6f9074df52b2efbef2b30bdfe5f40cb78f8ca22963bc62977 \\
    --hash=sha256:423ed5420ad5f5529db9ce89eac09c8a2f97da18eb1c870237e84c5a5c2d60aa \\
    --hash=sha256:46acc57b331e0b3bcb3e1ca3b421d65637915cfcd65eb783cb2f78a511193f9b \\
    --hash=sha256:4da9f45279fff3543c371d5ababc57a0384f70be244de7759c85a7f989cb4ebe \\
    --hash=sha256:507553480670cab08a800b9463bdb881b2edeed77dc677b0a5915e6106e91a58 \\
    --hash=sha256:53e5e39ff71b3fc484df8a522c933ea2b7cdd0d5d15ae82e5b23fde87d44cbd8 \\
    --hash=sha256:54a30837587c6ee3cd1a4d1c2ec5d24e77984d44e2f34547e2323ddb4e22eb77 \\
    --hash=sha256:5531d911795e3f935a9c23eb1c8c03c211661a5060aab167065896bbf62a5f85 \\
    --hash=sha256:55cbbc356c2842f39bcc553cf695932e8b30e30e797f961860afb308e6b1bb7c \\
    --hash=sha256:59923aa12d0157f6b82d686c3fd8e1166fa8cdfb3e17b42ce3b6147ff81528df \\
    --hash=sha256:5a03a38adec8066d5a37bea22f2ba6bbf39fcdefbe2d91419ab864c3fb515454 \\
    --hash=sha256:5a7b3c1ee8265eb4c8f1b7d29943f195c00673f5ab60c192eba2d4a7eae5f46a \\
    --hash=sha256:5d4478d72eb61c36e5b446e375bbc49ed002430d17cdec3cecb36993398e1a9e \\
    --hash=sha256:5ea5eb3c0c071862997d6f3e02af1d055f381b1d25b286b9d6644b79db77657c \\
    --hash=sha256:604d076c55e2fdd4c1c03d06dc1a31b95130010517b5019db15365ec4a405fc6 \\
    --hash=sha256:656873859b3b50eeebe6db8b1455e99d90c26ab058db8e427046dbc35c3140a5 \\
    --hash=sha256:65d1d00fbfb3ea5f20add88bbc0f815150dbbde3b026e6c24759466c8b5a9ef9 \\
    --hash=sha256:6b538e31eca1a7ea4605e44f81a48aa24c4632a277431a6ed3f328835901f4fd \\
    --hash=sha256:6fd1ad24dc235e4ab88cda009e19bf347aabb975e44fd5c2fb22a3f6e4141277 \\
    --hash=sha256:70d86fa5197b8947a2fa70260b48e400bf2ccacdcab97bb7de47e3d1e6312225 \\
    --hash=sha256:7171ae35d2c33d326ac19dd8facb1e82e5fd04ef8c6c0e394d7af55a55051c22 \\
    --hash=sha256:73d496de46cd2cdbdbcce4ae4bcdb4afb6a11234a1df9c085249d55166b95116 \\
    --hash=sha256:7425ac3c54430f5fc5e7b6f41d41e704db073309acfc09305816bc6a0b26bb16 \\
    --hash=sha256:74afa28374a3c3a11b3b5e5fca0ae03bef8450d6aa3ab3a1e2c30e3a75d023dc \\
    --hash=sha256:758895b01d546812d1f42204bd443b8c433c44d090248bf22689df673ccafe00 \\
    --hash=sha256:79573c24a46ce11aab457b472efd8d125e5a51da2d1d24387666cd85f54c05b2 \\
    --hash=sha256:7e18f01b0c3e4a07fe6dfdb00e29049ba17eadbc5e7609a2a3a4af83ab7d710a \\
    --hash=sha256:88547535b787a6c9ce4086917b6e1d291aa8ed914fdd3a838b3539dc95c12804 \\
    --hash=sha256:88bbae4d40d5a46142e70d58bf664a89b6b4befaea7b2ecc14e03cedb8e06c04 \\
    --hash=sha256:8cccf4f81371f257440c88faed6b74f1053eef90807b77e31ca057b2db74edb1 \\
    --hash=sha256:9baa544e6acc91130e926e8c802a17f3b16fbea0fd441b5a60f5cf2cc5c3deba \\
    --hash=sha256:a36692b8491d30a8c75f1dfee65bef119d6f39ea84ee04d9f9311f83c5ad9390 \\
    --hash=sha256:a47681378a0439215912ef542c45a783484d4dd82bac412b71e59cf9c0e1cea0 \\
    --hash=sha256:a7c06742645f914f26c7f1fa47b8bc4c91d222f76ee20116c43d5ef0912bba2d \\
    --hash=sha256:a9a2203361a6e6404f80b99234fe7fb37d1fc73487b5a78dc1aa5b97201e0f22 \\
    --hash=sha256:ab232e7fdb44cdfbf55fc3afa31bcdb0d8980b9b95c38b6405df2acb672af0e0 \\
    --hash=sha256:ad85e269fe54d506b240d2d7b9f5f2057c2aa9a2ea5b32c66f8902f768117ed2 \\
    --hash=sha256:af338aa93554be859173c39c85243970dc6a289fa907402289eeae7543e1ae18 \\
    --hash=sha256:afd964fd43b10c12213574db492cb8f73b2f0826c8df07a68288f8f19af2ebe6 \\
    --hash=sha256:b32888aad8b6e68f83a8fdccbf3165f5469702a7544472bdf41f582970ed3311 \\
    --hash=sha256:c31eebe420a9a5d2887b13000b043ff6ca27c452a9a22fa71f35f118e8d4bf89 \\
    --hash=sha256:caea3e9c79d5f0d2c6d9ab96111601797ea5da8e6d0723f77eabb0d4068d2b2f \\
    --hash=sha256:cf30f6e3c077c8e6a9a7809c94551203c8843e74ba0c960f4a98cd80d4665d39 \\
    --hash=sha256:d40770d7c0fd5cbed9d84b2c3f2e156431a12c9a37dc6284060fb4bec0b7ffd4 \\
    --hash=sha256:d8a210b158a34164de8bb68b0e7780041a903d7b00c87e906fb69928bf7890d5 \\
    --hash=sha256:dc4a8d2b25efb6681ecacad42fca8859f88092d8732b170de6a5dddd80a1c8fa \\
    --hash=sha256:df7d30371a2accfe4013e90445f6388c570f103d61019b6b7c57e0265250072a \\
    --hash=sha256:e01375f275f010fcbf7f643b4279896d04e571889b8a5b3f848423d91bf07050 \\
    --hash=sha256:e1a4120ae5705f673727d3253de3ed0e016f7cd78dc463db1b31e2463e1f3cf6 \\
    --hash=sha256:e228514a06843cae89621384cfe3a80418f3c04aadf8a3b14e46a7be704e4235 \\
    --hash=sha256:e405adefb53a435f01efa7ccdec012c016b5a1d3f35459990afc39b6be4d5056 \\
    --hash=sha256:e6b13af258d6a9ad602d57d889f83b9d5543acd471eee12eb51f5b01f8eb1bc2 \\
    --hash=sha256:e6f40a8aa5a92f150bdb3e1c44b7e98fb7113955b2e5394122fa5532fec4b418 \\
    --hash=sha256:e71d5c6ebac14875668a1e90baf2ea0ef5b7ac7918355850c0908ae82bcb297c \\
    --hash=sha256:ed7c635ae45cfbc1a7371f708727bf74690daedc49b4dba310590ca0bd28aa8a \\
    --hash=sha256:f38e60678850c42461d4202739f9bf1e3a737c7ad283638251e79cc49effb6b6 \\
    --hash=sha256:f66eb08feaa410fe4eebd17f2a2c8e2e46d3476e9f8c783daa8e09e0faa666d0 \\
    --hash=sha256:f9b2601381be482f70e5d1051a5965c25fb3625455a2bf520b5a077b22afb775 \\
    --hash=sha256:fbd3c8319de8e1dc79d346929cd71d523622da527cca14e0c1d257e31c2b8b10 \\
    --hash=sha256:fd341868a4b6714a5962c1af0bd44f7c404ef78720c7de4892901e540417111c
zipp==4.1.2 \\
    --hash=sha256:b30cb6cd253122169c47de245ca24a86bac2a5d3802ba15bf7ba6414eb9e144d \\
    --hash=sha256:cf474b90b07ea932637e17c6b9479de2b2882900b0d311bdaf4f5c000a15a97f
`;

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./packages/tools/src/scanner.ts




/** A scanner that broke: a fact of its own, neither a finding nor a mistake in the inputs. */
class ScannerError extends Error {
    failure;
    exitCode;
    said;
    name = 'ScannerError';
    constructor(message, failure, exitCode, 
    /** The end of what it said, safe to log; escape it for Markdown. */
    said) {
        super(message);
        this.failure = failure;
        this.exitCode = exitCode;
        this.said = said;
    }
}
/** Where packages and databases come from, and whom to trust. No token, no `ACTIONS_*`, no `AWS_*`, no `GITHUB_*`. */
const KEPT = [
    ...['PATH', 'LANG', 'LC_ALL', 'TZ'],
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'],
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'],
];
const SAID_LINES = 15;
const SAID_CHARS = 4_000;
/**
 * The whole environment of a scanner, built from nothing: PATH, proxies, certificate authorities, and a HOME and TMPDIR
 * below the step's own folder, which are made here. What it needs beyond that is named in `extra`.
 */
function scannerEnv(runner, extra = {}) {
    const [home, temp] = [(0,external_node_path_.join)(runner.tempDir, 'home'), (0,external_node_path_.join)(runner.tempDir, 'tmp')];
    for (const folder of [home, temp])
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    return (0,src/* scrubbedEnv */.wS)(runner.env, KEPT, { HOME: home, TMPDIR: temp, ...extra });
}
/**
 * Runs a scanner to its end, saying now and then that it still runs and what it said last; every line of its standard
 * error goes to the debug log.
 *
 * @throws ScannerError where it ends with another exit code, by a signal or out of time, or says more than may be kept;
 * UserError where it cannot be started; the runner's signal's reason where the job is cancelled.
 */
async function runScanner(run, runner) {
    const started = runner.clock.now();
    let last = '';
    const progress = setInterval(() => {
        const elapsed = (0,src/* formatSeconds */.Xo)((runner.clock.now() - started) / 1000);
        runner.log.info(`${run.title} has been running for ${elapsed}${last === '' ? '' : `: ${(0,src/* truncate */.QS)(last, 200)}`}`);
    }, 1000 * (run.progressSeconds ?? 15));
    try {
        const result = await (0,src/* runTool */.qI)({
            command: run.path,
            args: run.args,
            env: run.env,
            timeoutSeconds: run.timeoutSeconds,
            signal: runner.signal,
            onLine: (line, stream) => {
                if (stream === 'stdout' || line.trim() === '')
                    return;
                last = (0,external_node_util_.stripVTControlCharacters)(line).trim();
                runner.log.debug(line);
            },
            ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
            ...(run.maxOutputBytes === undefined ? {} : { maxOutputBytes: run.maxOutputBytes }),
        });
        throwFailure(run, result);
        return result;
    }
    finally {
        clearInterval(progress);
    }
}
function throwFailure(run, result) {
    const failure = failureOf(run, result);
    if (failure === undefined)
        return;
    const said = tail(result.stderr.trim() === '' ? result.stdout : result.stderr);
    const how = {
        timeout: `took longer than ${(0,src/* formatSeconds */.Xo)(run.timeoutSeconds)} and was stopped`,
        killed: 'was killed by a signal; is there too little memory?',
        output: 'said more than is kept, so its report would be cut off',
        exit: `ended with exit code ${String(result.exitCode)}`,
    }[failure];
    const message = `${run.title} ${how}.${said === '' ? ' It said nothing.' : ` It said:\n${said}`}`;
    throw new ScannerError(message, failure, result.exitCode, said);
}
function failureOf(run, result) {
    if (result.timedOut)
        return 'timeout';
    if (result.exitCode === null)
        return 'killed';
    if (!(run.goodExitCodes ?? [0]).includes(result.exitCode))
        return 'exit';
    return result.truncated ? 'output' : undefined;
}
function tail(text) {
    const lines = (0,external_node_util_.stripVTControlCharacters)(text).trim().split('\n').slice(-SAID_LINES).join('\n');
    return (0,src/* inertForLog */.Ko)(lines.slice(-SAID_CHARS));
}

;// CONCATENATED MODULE: ./packages/tools/src/probe.ts




const PROBE_SECONDS = 60;
/** What each tool answers to `--version`; a program that answers otherwise is another one. */
const ANSWERS = {
    trivy: /^Version:\s*v?(\d+\.\d+\.\d+\S*)/m,
    grype: /^grype\s+v?(\d+\.\d+\.\d+\S*)/m,
    semgrep: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
};
/** What a tool needs to answer at once. Semgrep else asks semgrep.dev for the newest version, minutes where it cannot. */
const QUIET = {
    semgrep: { SEMGREP_ENABLE_VERSION_CHECK: '0', SEMGREP_SEND_METRICS: 'off' },
};
/** The version that a program says it is. @throws UserError where it cannot be run, or is not that tool. */
async function probeVersion(tool, path, runner) {
    const { exitCode, stdout, timedOut } = await (0,src/* runTool */.qI)({
        command: path,
        args: ['--version'],
        env: scannerEnv(runner, QUIET[tool]),
        timeoutSeconds: PROBE_SECONDS,
        signal: runner.signal,
        maxOutputBytes: 1024 * 1024,
    });
    const version = ANSWERS[tool]?.exec(stdout)?.[1];
    if (exitCode === 0 && version !== undefined)
        return version;
    const did = timedOut ? `took longer than ${PROBE_SECONDS} s` : `ended with ${String(exitCode)}`;
    throw new src/* UserError */.yo(`${path} is not ${tool}, or a broken one: "--version" ${did} and named no version of ${tool}.`);
}
/** @throws UserError where the path is no file that this user may run. */
function requireExecutable(path, input) {
    try {
        if (!(0,external_node_fs_.statSync)(path).isFile())
            throw new Error('it is no file');
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
    }
    catch (cause) {
        throw new src/* UserError */.yo(`"${input}" is ${path}, which cannot be run: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(cause))}.`, { cause });
    }
}
/** SHA-256 as 64 lower-case hex digits. */
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
/** SHA-256 of a file's content. */
function fileSha256(path) {
    return sha256((0,external_node_fs_.readFileSync)(path));
}

;// CONCATENATED MODULE: ./packages/tools/src/acquire.ts









const realToolEffects = {
    platform: `${process.platform}-${process.arch}`,
    locks: TOOL_LOCKS,
    download: download,
};
const MAX_ARCHIVE_BYTES = 300_000_000;
const MAX_UNPACKED_BYTES = 1_000_000_000;
/**
 * A scanner that may be run: the one that `toolPath` names, or the one of the lock, out of the runner's tool cache or
 * downloaded. Its archive is checked against the reviewed hash before it is unpacked, and what the cache keeps is that
 * archive: other jobs may write there, so it is checked again and unpacked anew into the step's own folder every time.
 *
 * @throws UserError where an input is wrong or a hash does not match; DownloadError where the network does not deliver.
 */
async function acquireTool(name, options, runner, effects = realToolEffects) {
    if (options.mirrorAuth !== undefined)
        runner.mask(options.mirrorAuth);
    if (options.toolPath !== undefined)
        return existingTool(name, options.toolPath, options, runner);
    const lock = effects.locks[name];
    const archive = chooseArchive(name, lock, options, effects.platform);
    const { bytes, origin } = await fetchArchive(name, archive, options, runner, effects);
    const path = (0,external_node_path_.join)(runner.tempDir, 'tools', `${name}-${archive.version}-${(0,external_node_crypto_.randomUUID)()}`, lock.executable);
    const program = unpack(name, archive, bytes, lock.executable);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    (0,external_node_fs_.writeFileSync)(path, program, { mode: 0o700 });
    const version = await probeVersion(name, path, runner);
    if (version !== archive.version) {
        throw new src/* UserError */.yo(`The archive of ${name} ${archive.version} holds ${name} ${version}: is "checksum" another's?`);
    }
    return report({ path, version, sha256: sha256(program), origin }, name, runner);
}
/** The program that `tool-path` names, after it said its version. @throws UserError where it is not what was asked for. */
async function existingTool(name, toolPath, options, runner) {
    const wanted = options.version === undefined ? undefined : exactVersion(name, options.version);
    const path = (0,external_node_path_.resolve)(runner.workspace, toolPath);
    requireExecutable(path, 'tool-path');
    const hash = fileSha256(path);
    // Before it is run for the first time.
    if (options.checksum !== undefined && parseChecksum(options.checksum) !== hash) {
        throw new src/* UserError */.yo(`"tool-path" is ${path} with SHA-256 ${hash}, but "checksum" is ${options.checksum}.`);
    }
    const version = await probeVersion(name, path, runner);
    refuseKnownBad(name, version);
    if (wanted !== undefined && version !== wanted) {
        throw new src/* UserError */.yo(`"tool-path" is ${name} ${version}, but "engine-version" asks for ${wanted}.`);
    }
    return report({ path, version, sha256: hash, origin: 'tool-path' }, name, runner);
}
function report(tool, name, { log }) {
    const from = {
        'tool-path': 'tool-path',
        cache: 'the tool cache',
        download: 'its release',
        path: 'PATH',
        venv: 'pip',
    };
    log.info(`${name} ${tool.version} from ${from[tool.origin]}, SHA-256 ${tool.sha256 ?? 'unknown'}`);
    return tool;
}
async function fetchArchive(name, archive, options, runner, effects) {
    const place = cachePlace(archive, runner);
    const kept = place === undefined ? undefined : readKept(place, archive, runner);
    if (kept !== undefined)
        return { bytes: kept, origin: 'cache' };
    runner.log.info(`Downloading ${name} ${archive.version} from ${publicAddress(archive.url)}`);
    const request = { url: archive.url, authorization: mirrorAuthorization(options), maxBytes: MAX_ARCHIVE_BYTES };
    const bytes = await effects.download(request, runner);
    refuseOtherBytes(name, archive, bytes);
    if (place !== undefined)
        keep(place, bytes, runner);
    return { bytes, origin: 'download' };
}
/** The secret goes to the mirror that it is for, never to the default address, and never in clear over a network. */
function mirrorAuthorization({ mirrorUrl, mirrorAuth }) {
    if (mirrorAuth === undefined)
        return undefined;
    if (mirrorUrl === undefined)
        throw new src/* UserError */.yo('"mirror-auth" is given without "mirror-url", which it is for.');
    const { protocol, hostname } = new URL(mirrorUrl);
    if (protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
        return mirrorAuth;
    throw new src/* UserError */.yo(`"mirror-url" is ${publicAddress(mirrorUrl)}: "mirror-auth" is sent over https only.`);
}
function cachePlace({ sha256: hash, asset }, { env }) {
    const root = env['RUNNER_TOOL_CACHE'];
    return root ? (0,external_node_path_.join)(root, 'platform-actions', `${hash.slice(0, 16)}-${asset}`) : undefined;
}
function readKept(place, archive, { log }) {
    let bytes;
    try {
        bytes = (0,external_node_fs_.readFileSync)(place);
    }
    catch {
        return undefined;
    }
    const found = sha256(bytes);
    if (found === archive.sha256)
        return bytes;
    log.warning(`${place} in the tool cache was changed: its SHA-256 is ${found}, not ${archive.sha256}. It is not used but ` +
        'downloaded anew. Another job on this runner may have written to it: find out which.');
    return undefined;
}
/** Appears complete or not at all: of two steps at once the later one replaces the same bytes by the same. */
function keep(place, bytes, { log }) {
    const unfinished = `${place}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        (0,external_node_fs_.writeFileSync)(unfinished, bytes);
        (0,external_node_fs_.renameSync)(unfinished, place);
    }
    catch (error) {
        if ((0,external_node_fs_.existsSync)(unfinished))
            (0,external_node_fs_.rmSync)(unfinished);
        log.info(`The tool cache cannot be written to, so the next step downloads again: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(error))}`);
    }
}
function refuseOtherBytes(name, archive, bytes) {
    const found = sha256(bytes);
    if (found === archive.sha256)
        return;
    throw new src/* UserError */.yo(`${publicAddress(archive.url)} is not the ${name} ${archive.version} that was reviewed and was not unpacked.\n` +
        `Expected SHA-256: ${archive.sha256}\nFound SHA-256:    ${found} (${bytes.length} bytes)\n` +
        'Either a mirror or proxy answered with something else, such as a login page, or the release was replaced after ' +
        'the review. Do not paste the found hash into "checksum" before you know which.');
}
function unpack(name, archive, bytes, executable) {
    try {
        return extractFile(bytes, executable, MAX_UNPACKED_BYTES);
    }
    catch (cause) {
        const why = (0,src/* messageChain */.NG)((0,src/* toError */.iT)(cause));
        throw new src/* UserError */.yo(`${archive.asset} has the expected SHA-256 but is no archive of ${name}: ${why}.`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/tools/src/semgrep-venv.ts






const OLDEST_PYTHON = [3, 10];
const INSTALL_SECONDS = 600;
const STRICT = ['--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--only-binary', ':all:'];
/** pip finds its index and its proxies as the machine is set up; packages come as wheels, so none of their code runs. */
const PIP_KEEPS = [
    ...['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'XDG_CONFIG_HOME', 'PYENV_ROOT'],
    ...['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_NO_INDEX', 'PIP_CONFIG_FILE'],
    ...['PIP_CERT', 'PIP_TRUSTED_HOST', 'PIP_DEFAULT_TIMEOUT', 'PIP_PROXY'],
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
];
/**
 * Installs the pinned Semgrep into a virtual environment of this step and gives its path. The tool cache keeps the
 * wheels, not the environment: other jobs may write there, so pip checks each wheel against its pinned hash every time.
 *
 * @param python the path of python3, where there is one.
 * @throws UserError where Python is missing or a package is not the pinned one; DownloadError where pip could not get
 * the packages.
 */
async function installSemgrep(version, python, runner, effects) {
    const release = await requirePython(python, runner, effects);
    const installer = await openEnvironment(release.path, runner, effects);
    const place = wheelPlace(version, release.version, effects.requirements, runner);
    if (!(await installKept(installer, place, version, runner))) {
        await downloadWheels(installer, version, runner);
        await installWheels(installer);
        if (place !== undefined)
            semgrep_venv_keep(installer.wheels, place, runner);
    }
    const path = (0,external_node_path_.join)(installer.venv, 'bin', 'semgrep');
    requireExecutable(path, 'semgrep');
    const found = await probeVersion('semgrep', path, runner);
    if (found !== version)
        throw new Error(`pip was told to install semgrep ${version} and installed ${found}`);
    return path;
}
async function openEnvironment(python, runner, effects) {
    const venv = (0,external_node_path_.join)(runner.tempDir, 'semgrep-venv');
    const list = (0,external_node_path_.join)(runner.tempDir, 'semgrep-requirements.txt');
    (0,external_node_fs_.mkdirSync)(runner.tempDir, { recursive: true, mode: 0o700 });
    (0,external_node_fs_.writeFileSync)(list, effects.requirements, { mode: 0o600 });
    await runPython([python, '-m', 'venv', venv], runner, effects, (said) => {
        throw new src/* UserError */.yo(`${python} -m venv failed. On Debian and Ubuntu: apt-get install python3-venv.\n${said}`);
    });
    const own = (0,external_node_path_.join)(venv, 'bin', 'python');
    return {
        ...{ venv, list, wheels: (0,external_node_path_.join)(runner.tempDir, 'semgrep-wheels') },
        pip: (args, refuse) => runPython([own, '-m', 'pip', ...args], runner, effects, refuse),
    };
}
/** Whether the kept wheels were all there, were the pinned ones, and are installed. */
async function installKept(installer, place, version, { log }) {
    if (place === undefined || !(0,external_node_fs_.existsSync)(place))
        return false;
    log.info(`Installing semgrep ${version} from the tool cache, every package checked by its hash.`);
    try {
        // pip checks a file and then opens it anew: what it checks must be out of other jobs' reach.
        (0,external_node_fs_.cpSync)(place, installer.wheels, { recursive: true });
        await installWheels(installer);
        return true;
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(installer.wheels, { recursive: true, force: true });
        log.warning(`${place} in the tool cache was changed or is damaged. It is not used; the packages are downloaded anew. Another ` +
            `job on this runner may have written to it: find out which.\n${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(error))}`);
        return false;
    }
}
async function downloadWheels({ pip, wheels, list }, version, { log }) {
    log.info(`Downloading semgrep ${version} with pip (some 85 MB), every package checked by its hash.`);
    await pip(['download', ...STRICT, '--dest', wheels, '--requirement', list], refuseInstall);
}
/** Byte code is left to the first use: writing it for every module takes longer than one scan reads of it. */
async function installWheels({ pip, wheels, list }) {
    const source = ['--no-index', '--find-links', wheels, '--requirement', list];
    await pip(['install', ...STRICT, '--no-compile', ...source], refuseInstall);
}
/** Wheels differ by Python and machine, and a tool cache may be shared by several of them. */
function wheelPlace(version, python, requirements, { env }) {
    const root = env['RUNNER_TOOL_CACHE'];
    if (!root)
        return undefined;
    const list = sha256(Buffer.from(requirements)).slice(0, 16);
    const machine = `${process.platform}-${process.arch}-python${python}`;
    return (0,external_node_path_.join)(root, 'platform-actions', `semgrep-${version}-${list}-${machine}`);
}
/** Appears complete or not at all; replaces what was found to be changed. */
function semgrep_venv_keep(wheels, place, { log }) {
    const unfinished = `${place}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        (0,external_node_fs_.cpSync)(wheels, unfinished, { recursive: true });
        (0,external_node_fs_.rmSync)(place, { recursive: true, force: true });
        (0,external_node_fs_.renameSync)(unfinished, place);
    }
    catch (error) {
        if ((0,external_node_fs_.existsSync)(unfinished))
            (0,external_node_fs_.rmSync)(unfinished, { recursive: true });
        log.info(`The tool cache cannot be written to, so the next step downloads again: ${(0,src/* messageChain */.NG)((0,src/* toError */.iT)(error))}`);
    }
}
function refuseInstall(said) {
    if (/DO NOT MATCH THE HASHES/i.test(said)) {
        throw new src/* UserError */.yo(`A Python package that semgrep needs is not the one that was pinned, and was not installed. Either an index or ` +
            `mirror serves another file, or it was replaced after the review.\n${said}`);
    }
    if (/No matching distribution found/i.test(said)) {
        throw new src/* UserError */.yo(`pip finds no wheel of a package that semgrep needs for this Python and machine. Install semgrep yourself and name ` +
            `it in "tool-path".\n${said}`);
    }
    throw new DownloadError(`pip could not install semgrep:\n${said}`);
}
async function requirePython(path, runner, effects) {
    const way = `Install Python ${OLDEST_PYTHON.join('.')} or later, or name a semgrep of your own in "tool-path".`;
    if (path === undefined)
        throw new src/* UserError */.yo(`Semgrep needs Python, and python3 is not on PATH. ${way}`);
    const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
    const { stdout } = await runPython([path, '-c', program], runner, effects, (said) => {
        throw new src/* UserError */.yo(`${path} does not work. ${way}\n${said}`);
    });
    const version = stdout.trim();
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]))
        return { path, version };
    throw new src/* UserError */.yo(`python3 on PATH is ${version}, which semgrep no longer supports. ${way}`);
}
async function runPython([command = '', ...args], runner, effects, refuse) {
    const result = await effects.run({
        command,
        args,
        env: (0,src/* scrubbedEnv */.wS)(runner.env, PIP_KEEPS),
        timeoutSeconds: INSTALL_SECONDS,
        signal: runner.signal,
    });
    if (result.exitCode === 0)
        return result;
    const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-15).join('\n');
    return refuse((0,src/* inertForLog */.Ko)(result.timedOut ? `It took longer than ${INSTALL_SECONDS} s.\n${said}` : said));
}

;// CONCATENATED MODULE: ./packages/tools/src/semgrep.ts







const realSemgrepEffects = { run: src/* runTool */.qI, requirements: SEMGREP_REQUIREMENTS };
/** The version of Semgrep that the bundle carries the hashes of. */
function pinnedSemgrep(requirements = SEMGREP_REQUIREMENTS) {
    const version = /^semgrep==(\d+\.\d+\.\d+)\s/m.exec(requirements)?.[1];
    if (version === undefined)
        throw new Error('the requirements pin no semgrep');
    return version;
}
/**
 * Semgrep: the program that `toolPath` names, or exactly the wanted version from PATH, or the pinned one, installed with
 * `pip --require-hashes` into a virtual environment of this step.
 *
 * @throws UserError where an input is wrong, Python is missing, or a package is not the pinned one; DownloadError where
 * pip could not get the packages.
 */
async function acquireSemgrep(options, runner, effects = realSemgrepEffects) {
    if (options.toolPath !== undefined)
        return existingTool('semgrep', options.toolPath, options, runner);
    const pinned = pinnedSemgrep(effects.requirements);
    const wanted = options.version === undefined ? pinned : exactVersion('semgrep', options.version);
    refuseKnownBad('semgrep', wanted);
    const onPath = await semgrepOnPath(wanted, runner);
    if (onPath !== undefined)
        return onPath;
    if (wanted !== pinned) {
        throw new src/* UserError */.yo(`Semgrep ${wanted} ("engine-version") is not on PATH, and only ${pinned} can be installed: its packages are ` +
            'pinned by hash. Leave "engine-version" out, or install it yourself and name it in "tool-path".');
    }
    const python = which('python3', runner);
    const path = await installSemgrep(pinned, python, runner, effects);
    return { path, version: pinned, origin: 'venv' };
}
async function semgrepOnPath(wanted, runner) {
    const path = which('semgrep', runner);
    if (path === undefined)
        return undefined;
    const found = await probeVersion('semgrep', path, runner).catch((error) => (0,src/* messageChain */.NG)((0,src/* toError */.iT)(error)));
    runner.signal.throwIfAborted();
    if (found === wanted) {
        runner.log.info(`semgrep ${found} from PATH: ${path}`);
        return { path, version: found, origin: 'path' };
    }
    runner.log.info(`${path} is ignored: it is ${found}, not ${wanted}.`);
    return undefined;
}
function which(command, { env }) {
    const folders = (env['PATH'] ?? '').split(external_node_path_.delimiter).filter((folder) => folder !== '');
    return folders
        .map((folder) => (0,external_node_path_.join)(folder, command))
        .find((path) => {
        try {
            requireExecutable(path, command);
            return true;
        }
        catch {
            return false;
        }
    });
}

;// CONCATENATED MODULE: ./packages/tools/src/index.ts








/***/ })

};
