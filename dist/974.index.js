export const id = 974;
export const ids = [974];
export const modules = {

/***/ 6974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/findings/src/index.ts + 87 modules
var src = __webpack_require__(5650);
// EXTERNAL MODULE: ./packages/action-kit/src/index.ts + 38 modules
var action_kit_src = __webpack_require__(3933);
// EXTERNAL MODULE: ./packages/github/src/index.ts + 44 modules
var github_src = __webpack_require__(4661);
;// CONCATENATED MODULE: ./actions/sast/src/category.ts
/**
 * What tells one scan from others of the same commit in code scanning: the tool, and which rules and paths where the
 * defaults were changed. Alike for the same step in every run.
 */
function categoryOf({ engine, report, config, paths }, tool) {
    const name = slug(tool) || engine;
    if (report.length > 0)
        return name;
    const parts = [name, ...[config, paths].map((lines) => lines.map(slug).filter(Boolean).join('+'))];
    return parts
        .filter((part) => part !== '' && part !== 'default')
        .join('/')
        .slice(0, 200);
}
function slug(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
}

;// CONCATENATED MODULE: ./actions/sast/src/semgrep/config.ts
/** The name of the bundled rules in the input `config`. */
const BUNDLED = 'default';
/** What a line of `config` names: our rules, rules of the network, or a file or folder of the checkout. */
function configKind(line) {
    if (line === BUNDLED)
        return 'bundled';
    return /^([prs]\/|https:\/\/)/.test(line) ? 'registry' : 'path';
}
/** Why a line of `config` cannot be used whatever the checkout holds; `undefined` where it can. */
function configProblem(line) {
    if (line === 'auto') {
        return 'this sends the address of the repository to semgrep.dev to choose rules. Name packs, such as p/python, or default.';
    }
    if (line === 'policy' || line === 'supply-chain')
        return 'these rules need an account; name packs or files.';
    if (/^http:\/\//i.test(line))
        return 'rules decide what is found, so they come over https:// only.';
    if (line.startsWith('-'))
        return 'a pack, such as p/python, or a path in the checkout is meant; options are not taken.';
    return undefined;
}

;// CONCATENATED MODULE: ./actions/sast/src/inputs.ts



/** Every input of action.yml. */
const inputSpec = {
    engine: action_kit_src/* input.oneOf */.hF.oneOf(['semgrep', 'sarif'], { default: 'semgrep' }),
    'engine-version': action_kit_src/* input.text */.hF.text(),
    'tool-path': action_kit_src/* input.text */.hF.text(),
    config: action_kit_src/* input.lines */.hF.lines({ default: BUNDLED }),
    paths: action_kit_src/* input.lines */.hF.lines({ default: '.' }),
    exclude: action_kit_src/* input.lines */.hF.lines(),
    'baseline-ref': action_kit_src/* input.pattern */.hF.pattern(/^(?![-/])(?!.*(?:\.\.|@\{|[\s~^:?*[\\]))[\x21-\x7e]{1,250}$/, 'must be a branch, tag or commit, such as origin/main or ${{ github.event.pull_request.base.sha }}.'),
    report: action_kit_src/* input.lines */.hF.lines(),
    ...src/* gateInputs */.ll,
};
/**
 * Every input, checked as far as it can be without looking at files.
 *
 * @throws UserError that lists what is wrong.
 */
function readInputs(runner) {
    const inputs = runner.inputs(inputSpec);
    const problems = [...reportProblems(inputs), ...configProblems(inputs)];
    if (problems.length > 0)
        throw new action_kit_src/* UserError */.yo(problems.join('\n'));
    return inputs;
}
function reportProblems({ engine, report, baselineRef, exclude, toolPath, engineVersion }) {
    if (engine === 'sarif' && report.length === 0) {
        return ['The engine sarif runs no scanner: give "report", the SARIF file that another tool wrote.'];
    }
    if (report.length === 0)
        return [];
    const idle = Object.entries({
        'baseline-ref': baselineRef !== undefined,
        exclude: exclude.length > 0,
        'tool-path': toolPath !== undefined,
        'engine-version': engineVersion !== undefined,
    }).flatMap(([name, given]) => (given ? [`"${name}"`] : []));
    return idle.length === 0
        ? []
        : [
            `With "report" nothing is scanned, so ${idle.join(', ')} would do nothing: leave ${idle.length > 1 ? 'them' : 'it'} out.`,
        ];
}
function configProblems({ config }) {
    return config.flatMap((line) => {
        const problem = configProblem(line);
        return problem === undefined ? [] : [`Input "config" has the line ${JSON.stringify(line)}: ${problem}`];
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/tools/src/index.ts + 10 modules
var tools_src = __webpack_require__(9742);
;// CONCATENATED MODULE: ./actions/sast/src/rules/types.ts
/** Any of the patterns. */
function anyOf(...patterns) {
    return { 'pattern-either': patterns.map((pattern) => ({ pattern })) };
}
/** Inside any of the patterns. */
function insideAny(...patterns) {
    return { 'pattern-either': patterns.map((pattern) => ({ 'pattern-inside': pattern })) };
}
/** None of the patterns. */
function noneOf(...patterns) {
    return patterns.map((pattern) => ({ 'pattern-not': pattern }));
}
/** A metavariable whose text matches from its start. */
function named(metavariable, regex) {
    return { 'metavariable-regex': { metavariable, regex } };
}
/** Names that a secret value goes by in code. */
const SECRET_NAME = '(?i).*(token|secret|passw(or)?d|passphrase|nonce|otp|api_?key|session_?id|csrf|salt).*';
/** Names that a password goes by in code. */
const PASSWORD_NAME = '(?i).*(passw(or)?d|passphrase|pwd).*';

;// CONCATENATED MODULE: ./actions/sast/src/rules/browser.ts

const languages = ['javascript', 'typescript'];
/** The bundled rules for JavaScript and TypeScript that are about the page. */
const BROWSER_RULES = [
    {
        id: 'javascript-inner-html',
        languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-79: Cross-site Scripting',
        problem: 'Text becomes HTML of the page, scripts in it included.',
        fix: 'Set textContent, or clean the text first: element.innerHTML = DOMPurify.sanitize(text).',
        match: {
            all: [
                anyOf('$EL.innerHTML = $TEXT', '$EL.innerHTML += $TEXT', '$EL.outerHTML = $TEXT', '$EL.insertAdjacentHTML($AT, $TEXT)'),
                ...noneOf('$EL.innerHTML = "..."', '$EL.innerHTML += "..."', '$EL.outerHTML = "..."', '$EL.insertAdjacentHTML($AT, "...")', '$EL.innerHTML = $CLEANER.sanitize(...)', '$EL.innerHTML += $CLEANER.sanitize(...)', '$EL.outerHTML = $CLEANER.sanitize(...)', '$EL.insertAdjacentHTML($AT, $CLEANER.sanitize(...))'),
            ],
        },
    },
    {
        id: 'javascript-react-html',
        languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-79: Cross-site Scripting',
        problem: 'Text becomes HTML of the page, scripts in it included.',
        fix: 'Render it as a child ({text}), or clean it first: {{ __html: DOMPurify.sanitize(text) }}.',
        match: {
            all: [
                anyOf('<$TAG ... dangerouslySetInnerHTML={{__html: $TEXT}} />'),
                ...noneOf('<$TAG ... dangerouslySetInnerHTML={{__html: "..."}} />', '<$TAG ... dangerouslySetInnerHTML={{__html: $CLEANER.sanitize(...)}} />'),
            ],
        },
    },
    {
        id: 'javascript-vue-html',
        languages: ['regex'],
        files: ['**/*.vue'],
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-79: Cross-site Scripting',
        problem: 'v-html makes HTML of the page of a value, scripts in it included.',
        fix: 'Show it with {{ value }}, or bind a value that DOMPurify.sanitize has cleaned.',
        match: { all: [{ 'pattern-regex': '(?<=\\s)v-html\\s*=\\s*"(?![^"]*sanitize\\()[^"]*"' }] },
    },
    {
        id: 'javascript-document-write',
        languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-79: Cross-site Scripting',
        problem: 'document.write puts text into the page as HTML, scripts in it included.',
        fix: 'Create elements and set their textContent.',
        match: {
            all: [
                anyOf('document.write(..., $TEXT, ...)', 'document.writeln(..., $TEXT, ...)'),
                ...noneOf('document.write("...")', 'document.writeln("...")'),
            ],
        },
    },
    {
        id: 'javascript-message-to-any-origin',
        languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-346: Origin Validation Error',
        problem: 'The message reaches whatever page is in that window, whoever it belongs to.',
        fix: "Name the origin that is meant: target.postMessage(data, 'https://shop.example').",
        match: { all: [anyOf("$WINDOW.postMessage($DATA, '*', ...)")] },
    },
];

;// CONCATENATED MODULE: ./actions/sast/src/rules/dockerfile.ts

const dockerfile_languages = ['dockerfile'];
/** A download that is handed to a shell, over the lines of a continued command. */
const PIPE_TO_SHELL = '\\b(curl|wget)\\b[^\\n|;&]*(\\\\\\n[^\\n|;&]*)*\\|\\s*(\\\\\\n\\s*)?(sudo\\s+(-\\S+\\s+)*)?(ba|da|z|k)?sh\\b';
const SECRET_VARIABLE = 'password|passwd|secret|api_?key|access_?key|private_?key|auth_?token|access_?token';
/** The bundled rules for Dockerfiles. */
const DOCKERFILE_RULES = [
    {
        id: 'dockerfile-root',
        languages: dockerfile_languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-250: Execution with Unnecessary Privileges',
        problem: 'The container runs as root, so a flaw in the program is a flaw of the whole container.',
        fix: 'Create a user and end with it: RUN adduser --system app, then USER app before CMD.',
        match: {
            all: [
                {
                    'pattern-either': [
                        { patterns: [{ pattern: 'USER root' }, { 'pattern-not-inside': 'USER root\n...\nUSER $OTHER' }] },
                        {
                            patterns: [anyOf('CMD ...', 'ENTRYPOINT ...'), { 'pattern-not-inside': 'USER $ANY\n...' }],
                        },
                    ],
                },
            ],
        },
    },
    {
        id: 'dockerfile-add-url',
        languages: dockerfile_languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-494: Download of Code Without Integrity Check',
        problem: 'The file is downloaded on each build and nothing says that it is still the same.',
        fix: 'Give its digest: ADD --checksum=sha256:… https://… /target.',
        match: { all: [{ 'pattern-regex': '(?im)^ADD\\s+(?!.*--checksum=)(--\\S+\\s+)*https?://\\S+' }] },
    },
    {
        id: 'dockerfile-pipe-to-shell',
        languages: dockerfile_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-494: Download of Code Without Integrity Check',
        problem: 'A script from the network is run as it comes; whoever can change it owns the image.',
        fix: 'Download it to a file, check it with sha256sum -c, then run it; or install a pinned package.',
        match: { all: [{ 'pattern-regex': PIPE_TO_SHELL }] },
    },
    {
        id: 'dockerfile-latest',
        languages: dockerfile_languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-1104: Use of Unmaintained Third Party Components',
        problem: 'The base image is another one tomorrow, without a change in this file.',
        fix: 'Name a version and its digest: FROM node:24.4.1-slim@sha256:….',
        match: { all: [{ 'pattern-regex': '(?im)^FROM\\s+(--platform=\\S+\\s+)?\\S+:latest(?=\\s|$)' }] },
    },
    {
        id: 'dockerfile-secret',
        languages: dockerfile_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-798: Use of Hard-coded Credentials',
        problem: 'The value stays in the image, where everybody who can pull it can read it.',
        fix: 'Mount it while building (RUN --mount=type=secret,id=…) or give it to the container when it starts.',
        match: {
            all: [
                {
                    'pattern-regex': `(?im)^\\s*(ENV|ARG)\\s+\\w*(${SECRET_VARIABLE})(?!_FILE|_PATH|_ARN|_ID)\\w*[= ]["']?[^\\s"'$/=][^\\s"']{2,}`,
                },
            ],
        },
    },
    {
        id: 'dockerfile-world-writable',
        languages: dockerfile_languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-732: Incorrect Permission Assignment for Critical Resource',
        problem: 'Every user of the container may change these files.',
        fix: 'Give them to the user that needs them: COPY --chown=app:app, or chmod 750.',
        match: { all: [{ 'pattern-regex': '\\bchmod\\s+(-\\S+\\s+)*(0?777|a\\+rwx)\\b' }] },
    },
];

;// CONCATENATED MODULE: ./actions/sast/src/rules/javascript.ts

const javascript_languages = ['javascript', 'typescript'];
/** A template with a hole in it, or a sum of which not all is literal. */
function builtText(metavariable) {
    return {
        'metavariable-pattern': {
            metavariable,
            patterns: [anyOf('`...${$HOLE}...`', '$LEFT + $RIGHT'), ...noneOf('"..."')],
        },
    };
}
/** A call of `exec` of child_process, however it was imported. */
const CALLS_OF_EXEC = {
    'pattern-either': [
        {
            patterns: [
                insideAny("import {..., $CALL, ...} from '$MODULE';\n...", "const {..., $CALL, ...} = require('$MODULE');\n..."),
                { pattern: '$CALL($COMMAND, ...)' },
            ],
        },
        {
            patterns: [
                insideAny("import * as $CP from '$MODULE';\n...", "import $CP from '$MODULE';\n...", "const $CP = require('$MODULE');\n..."),
                { pattern: '$CP.$CALL($COMMAND, ...)' },
            ],
        },
    ],
};
const REQUEST_DATA = [
    {
        patterns: [
            insideAny('function $F($REQ, $RES, ...) { ... }', 'async function $F($REQ, $RES, ...) { ... }', '($REQ, $RES, ...) => { ... }', 'async ($REQ, $RES, ...) => { ... }'),
            anyOf('$REQ.query', '$REQ.params', '$REQ.body', '$REQ.headers'),
        ],
    },
];
/** The bundled rules for JavaScript and TypeScript that are about the server. */
const JAVASCRIPT_RULES = [
    {
        id: 'javascript-shell-command',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-78: OS Command Injection',
        problem: 'A command that is put together at run time goes through a shell, so its parts can start other programs.',
        fix: "Use execFile or spawn with a list of arguments: execFile('git', ['log', name]).",
        match: {
            all: [
                CALLS_OF_EXEC,
                named('$MODULE', '^(node:)?child_process$'),
                named('$CALL', '^exec(Sync)?$'),
                builtText('$COMMAND'),
            ],
        },
    },
    {
        id: 'javascript-eval',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-95: Eval Injection',
        problem: 'eval and new Function run whatever text reaches them as code of this program.',
        fix: 'Parse data with JSON.parse, and choose functions from an object of allowed ones.',
        match: {
            all: [
                anyOf('eval($TEXT)', 'new Function(..., $TEXT)', 'vm.runInThisContext($TEXT, ...)'),
                ...noneOf('eval("...")', 'new Function(..., "...")', 'vm.runInThisContext("...", ...)'),
            ],
        },
    },
    {
        id: 'javascript-tls-unverified',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-295: Improper Certificate Validation',
        problem: 'The certificate of the other side is not checked, so anybody on the way can read and change the traffic.',
        fix: 'Leave verification on, and give a private authority with the option "ca" or NODE_EXTRA_CA_CERTS.',
        match: {
            all: [
                anyOf('({..., rejectUnauthorized: false, ...})', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0', "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'"),
            ],
        },
    },
    {
        id: 'javascript-jwt-none',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-347: Improper Verification of Cryptographic Signature',
        problem: 'The algorithm "none" accepts tokens without a signature, so anybody can write one.',
        fix: "Name the one algorithm you sign with: jwt.verify(token, key, { algorithms: ['RS256'] }).",
        match: {
            all: [
                anyOf("$JWT.verify($TOKEN, $KEY, {..., algorithms: [..., 'none', ...], ...}, ...)", "$JWT.sign($DATA, $KEY, {..., algorithm: 'none', ...}, ...)", "jwtVerify($TOKEN, $KEY, {..., algorithms: [..., 'none', ...], ...})"),
            ],
        },
    },
    {
        id: 'javascript-sql-text',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-89: SQL Injection',
        problem: 'A value is written into the text of an SQL statement, so it can change the statement.',
        fix: "Pass it as a parameter: db.query('SELECT * FROM orders WHERE id = ?', [id]).",
        match: {
            all: [
                { pattern: '$DB.$METHOD($SQL, ...)' },
                { 'pattern-not': '$DB.$METHOD("...", ...)' },
                named('$METHOD', '^(query|execute|exec|raw|run|all|get|each|prepare|\\$(query|execute)RawUnsafe)$'),
                named('$SQL', '(?is)^[`\'"]\\s*(select|insert|update|delete|replace|merge|with|drop|alter|create|truncate)\\s.*(\\$\\{|[`\'"]\\s*\\+)'),
            ],
        },
    },
    {
        id: 'javascript-guessable-secret',
        languages: javascript_languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-338: Use of Cryptographically Weak PRNG',
        problem: 'The numbers of Math.random can be foretold from earlier ones, so this secret can be guessed.',
        fix: "Use crypto.randomUUID(), or randomBytes(32).toString('base64url') of node:crypto.",
        match: {
            all: [
                anyOf('$NAME = <... Math.random() ...>', '({..., $NAME: <... Math.random() ...>, ...})'),
                named('$NAME', SECRET_NAME),
            ],
        },
    },
    {
        id: 'javascript-password-hash',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-916: Use of Password Hash With Insufficient Computational Effort',
        problem: 'MD5 and the SHA family are made to be fast, so a stolen list of password hashes is guessed quickly.',
        fix: 'Hash passwords with argon2, bcrypt or crypto.scrypt, with a salt of their own.',
        match: {
            all: [
                anyOf("createHash('...').update($VALUE, ...)", "$CRYPTO.createHash('...').update($VALUE, ...)", "$CRYPTO.hash('...', $VALUE, ...)"),
                named('$VALUE', PASSWORD_NAME),
            ],
        },
    },
    {
        id: 'javascript-path-of-request',
        languages: javascript_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-22: Path Traversal',
        problem: 'A path comes from the request, so ../../ in it reaches files that were never meant to be served.',
        fix: "Take path.basename() of it, or give sendFile a root: response.sendFile(name, { root: '/srv/files' }).",
        match: {
            sources: REQUEST_DATA,
            sinks: [
                {
                    patterns: [
                        { pattern: '$FS.$READ($PATH, ...)' },
                        named('$FS', '^(fs|fsp|fsPromises|promises)$'),
                        { 'focus-metavariable': '$PATH' },
                    ],
                },
                { patterns: [{ pattern: '$R.sendFile($PATH)' }, { 'focus-metavariable': '$PATH' }] },
            ],
            sanitizers: [{ pattern: 'path.basename(...)' }, { pattern: 'basename(...)' }],
        },
    },
    {
        id: 'javascript-redirect-of-request',
        languages: javascript_languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-601: Open Redirect',
        problem: 'The target of a redirect comes from the request, so a link to your site can lead to another one.',
        fix: 'Choose the target from a list of allowed paths.',
        match: {
            sources: REQUEST_DATA,
            sinks: [
                {
                    patterns: [
                        { 'pattern-either': [{ pattern: '$R.redirect($URL)' }, { pattern: '$R.redirect($STATUS, $URL)' }] },
                        { 'focus-metavariable': '$URL' },
                    ],
                },
            ],
            sanitizers: [{ pattern: 'encodeURIComponent(...)' }],
        },
    },
    {
        id: 'javascript-cors-any-origin',
        languages: javascript_languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-942: Permissive Cross-domain Policy',
        problem: 'Every origin may call this API with the cookies of the visitor and read the answer.',
        fix: "List the origins that may: cors({ origin: ['https://shop.example'], credentials: true }).",
        match: {
            all: [
                anyOf('cors({..., origin: true, ..., credentials: true, ...})', 'cors({..., credentials: true, ..., origin: true, ...})'),
            ],
        },
    },
];

;// CONCATENATED MODULE: ./actions/sast/src/rules/python.ts

const python_languages = ['python'];
/** The bundled rules for Python that are about what a program does with its input. */
const PYTHON_RULES = [
    {
        id: 'python-shell-command',
        languages: python_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-78: OS Command Injection',
        problem: 'A command that is put together at run time goes through a shell, so its parts can start other programs.',
        fix: 'Pass a list of arguments and leave out shell=True: subprocess.run(["git", "log", name], check=True).',
        match: {
            all: [
                {
                    'pattern-either': [
                        {
                            patterns: [
                                { pattern: 'subprocess.$RUN($COMMAND, ..., shell=True, ...)' },
                                { 'pattern-not': 'subprocess.$RUN("...", ..., shell=True, ...)' },
                            ],
                        },
                        { patterns: [{ pattern: 'os.system($COMMAND)' }, { 'pattern-not': 'os.system("...")' }] },
                        { patterns: [{ pattern: 'os.popen($COMMAND, ...)' }, { 'pattern-not': 'os.popen("...", ...)' }] },
                        {
                            patterns: [
                                { pattern: 'asyncio.create_subprocess_shell($COMMAND, ...)' },
                                { 'pattern-not': 'asyncio.create_subprocess_shell("...", ...)' },
                            ],
                        },
                    ],
                },
            ],
        },
    },
    {
        id: 'python-eval',
        languages: python_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-95: Eval Injection',
        problem: 'eval and exec run whatever text reaches them as code of this process.',
        fix: 'Parse the value instead: ast.literal_eval for literals, json.loads for data, a dict of functions for names.',
        match: {
            all: [anyOf('eval($TEXT, ...)', 'exec($TEXT, ...)'), ...noneOf('eval("...", ...)', 'exec("...", ...)')],
        },
    },
    {
        id: 'python-yaml-load',
        languages: python_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-502: Deserialization of Untrusted Data',
        problem: 'This YAML loader can build any Python object, so a document can run code.',
        fix: 'Use yaml.safe_load, or yaml.load(text, Loader=yaml.SafeLoader).',
        match: {
            all: [
                anyOf('yaml.load(...)', 'yaml.load_all(...)', 'yaml.unsafe_load(...)', 'yaml.unsafe_load_all(...)'),
                ...['SafeLoader', 'CSafeLoader', 'BaseLoader', 'CBaseLoader'].flatMap((loader) => ['load', 'load_all'].flatMap((name) => noneOf(`yaml.${name}($X, yaml.${loader})`, `yaml.${name}(..., Loader=yaml.${loader}, ...)`))),
            ],
        },
    },
    {
        id: 'python-pickle-load',
        languages: python_languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-502: Deserialization of Untrusted Data',
        problem: 'Unpickling runs code that the data names; whoever can write the data owns the process.',
        fix: 'Exchange data as JSON, or check an HMAC over the bytes (hmac.compare_digest) before you unpickle them.',
        match: {
            all: [
                anyOf(...['pickle', '_pickle', 'dill', 'cloudpickle', 'marshal'].flatMap((name) => [
                    `${name}.load(...)`,
                    `${name}.loads(...)`,
                ]), 'pickle.Unpickler(...)', 'jsonpickle.decode(...)'),
                ...noneOf('pickle.loads(pickle.dumps(...))'),
            ],
        },
    },
    {
        id: 'python-sql-text',
        languages: python_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-89: SQL Injection',
        problem: 'A value is written into the text of an SQL statement, so it can change the statement.',
        fix: 'Pass it as a parameter: cursor.execute("SELECT * FROM orders WHERE id = %s", (order_id,)).',
        match: {
            all: [
                { pattern: '$DB.$EXECUTE($SQL, ...)' },
                named('$EXECUTE', '^(execute|executemany|executescript|read_sql|read_sql_query|raw)$'),
                {
                    'metavariable-pattern': {
                        metavariable: '$SQL',
                        patterns: [
                            {
                                'pattern-either': [
                                    { pattern: 'f"...{$VALUE}..."' },
                                    { pattern: '"..." % $VALUE' },
                                    { pattern: '"...".format(...)' },
                                    { pattern: '"..." + $VALUE' },
                                    { pattern: '$LEFT + "..."' },
                                    { pattern: 'sqlalchemy.text(f"...{$VALUE}...")' },
                                    { pattern: 'sqlalchemy.text("..." % $VALUE)' },
                                    { pattern: 'sqlalchemy.text("...".format(...))' },
                                ],
                            },
                            ...noneOf('"..." + "..."'),
                        ],
                    },
                },
            ],
        },
    },
    {
        id: 'python-password-hash',
        languages: python_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-916: Use of Password Hash With Insufficient Computational Effort',
        problem: 'MD5 and the SHA family are made to be fast, so a stolen list of password hashes is guessed quickly.',
        fix: 'Hash passwords with argon2-cffi, bcrypt or hashlib.scrypt, with a salt of their own.',
        match: {
            all: [
                anyOf(...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((name) => `hashlib.${name}($VALUE, ...)`), 'hashlib.new("...", $VALUE, ...)'),
                named('$VALUE', PASSWORD_NAME),
            ],
        },
    },
    {
        id: 'python-temporary-file-name',
        languages: python_languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-377: Insecure Temporary File',
        problem: 'mktemp gives only a name; somebody else can create that file before you open it.',
        fix: 'Use tempfile.NamedTemporaryFile or tempfile.mkstemp, which create it.',
        match: { all: [{ pattern: 'tempfile.mktemp(...)' }] },
    },
    {
        id: 'python-guessable-secret',
        languages: python_languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-338: Use of Cryptographically Weak PRNG',
        problem: 'The numbers of the module random can be foretold from earlier ones, so this secret can be guessed.',
        fix: 'Use secrets.token_urlsafe(), secrets.token_hex() or secrets.choice().',
        match: {
            all: [{ pattern: '$NAME = <... random.$DRAW(...) ...>' }, named('$NAME', SECRET_NAME)],
        },
    },
    {
        id: 'python-archive-extraction',
        languages: python_languages,
        severity: 'WARNING',
        confidence: 'MEDIUM',
        cwe: 'CWE-22: Path Traversal',
        problem: 'An archive can hold names such as ../../etc/cron.d/x, which this call writes outside of the target folder.',
        fix: 'Add filter="data": archive.extractall(target, filter="data").',
        match: {
            all: [
                insideAny('$ARCHIVE = tarfile.open(...)\n...', 'with tarfile.open(...) as $ARCHIVE:\n  ...'),
                anyOf('$ARCHIVE.extractall(...)', '$ARCHIVE.extract(...)'),
                ...noneOf('$ARCHIVE.extractall(..., filter="data", ...)', '$ARCHIVE.extract(..., filter="data", ...)'),
            ],
        },
    },
];

;// CONCATENATED MODULE: ./actions/sast/src/rules/python-web.ts

const python_web_languages = ['python'];
/** The bundled rules for Python that are about the network and the web. */
const PYTHON_WEB_RULES = [
    {
        id: 'python-tls-unverified',
        languages: python_web_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-295: Improper Certificate Validation',
        problem: 'The certificate of the other side is not checked, so anybody on the way can read and change the traffic.',
        fix: 'Leave verification on, and give a private authority with verify="/path/ca.pem" or ssl.create_default_context(cafile=…).',
        match: {
            all: [
                anyOf('requests.$CALL(..., verify=False, ...)', 'httpx.$CALL(..., verify=False, ...)', 'aiohttp.TCPConnector(..., ssl=False, ...)', 'aiohttp.TCPConnector(..., verify_ssl=False, ...)', 'ssl._create_unverified_context(...)', 'ssl._create_default_https_context = ssl._create_unverified_context', '$SESSION = requests.Session(...)\n...\n$SESSION.verify = False', '$SESSION = requests.Session(...)\n...\n$SESSION.$CALL(..., verify=False, ...)'),
            ],
        },
    },
    {
        id: 'python-flask-debug',
        languages: python_web_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-489: Active Debug Code',
        problem: 'The debugger of Flask lets visitors run code from an error page.',
        fix: 'Leave debug out and turn it on for your own machine only: flask --app orders run --debug.',
        match: {
            all: [
                insideAny('import flask\n...', 'from flask import Flask\n...'),
                anyOf('$APP.run(..., debug=True, ...)', '$APP.debug = True', '$APP.config["DEBUG"] = True'),
            ],
        },
    },
    {
        id: 'python-jwt-unverified',
        languages: python_web_languages,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-347: Improper Verification of Cryptographic Signature',
        problem: 'The token is read without its signature being checked, so anybody can write one.',
        fix: 'Name the key and the algorithm: jwt.decode(token, key, algorithms=["RS256"]).',
        match: {
            all: [
                anyOf('jwt.decode(..., options={..., "verify_signature": False, ...}, ...)', 'jwt.decode(..., verify=False, ...)', 'jwt.decode(..., algorithms=[..., "none", ...], ...)'),
            ],
        },
    },
    {
        id: 'python-template-text',
        languages: python_web_languages,
        severity: 'ERROR',
        confidence: 'MEDIUM',
        cwe: 'CWE-1336: Template Injection',
        problem: 'Text that is put together at run time is compiled as a template, so its author can run code on the server.',
        fix: 'Keep the template constant and pass the values: render_template("page.html", name=name).',
        match: {
            all: [anyOf('flask.render_template_string($TEXT, ...)'), ...noneOf('flask.render_template_string("...", ...)')],
        },
    },
    {
        id: 'python-ssh-host-key',
        languages: python_web_languages,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-322: Key Exchange without Entity Authentication',
        problem: 'Any host key is accepted, so another machine can pose as the server.',
        fix: 'Load the known keys (client.load_system_host_keys()) and keep paramiko.RejectPolicy, the default.',
        match: {
            all: [
                anyOf('$CLIENT.set_missing_host_key_policy(paramiko.AutoAddPolicy)', '$CLIENT.set_missing_host_key_policy(paramiko.AutoAddPolicy())', '$CLIENT.set_missing_host_key_policy(paramiko.WarningPolicy)', '$CLIENT.set_missing_host_key_policy(paramiko.WarningPolicy())'),
            ],
        },
    },
];

;// CONCATENATED MODULE: ./actions/sast/src/rules/workflows.ts


const workflows_languages = ['yaml'];
const WORKFLOWS = ['**/.github/workflows/*.yml', '**/.github/workflows/*.yaml'];
const WORKFLOWS_AND_ACTIONS = [...WORKFLOWS, '**/action.yml', '**/action.yaml'];
/** Fields of an event whose text comes from whoever opened the issue, wrote the commit or named the branch. */
const FOREIGN_TEXT = [
    'github\\.head_ref',
    'github\\.event\\.(issue|pull_request|discussion|milestone|release)\\.(title|body|name|description)',
    'github\\.event\\.(comment|review|review_comment)\\.body',
    'github\\.event\\.pull_request\\.head\\.(ref|label|repo\\.default_branch)',
    'github\\.event\\.workflow_run\\.(head_branch|display_title|head_commit\\.message)',
    'github\\.event\\.(head_commit|commits[^}]*?)\\.(message|author\\.(name|email))',
    'github\\.event\\.pages[^}]*?\\.page_name',
    'github\\.event\\.(client_payload|inputs)\\.[\\w-]+',
].join('|');
const ON_PULL_REQUEST_TARGET = insideAny('on: pull_request_target\n...', 'on: [..., pull_request_target, ...]\n...', 'on:\n  ...\n  pull_request_target: $CONFIG\n  ...\n...');
/** The bundled rules for GitHub Actions: workflows and actions. */
const WORKFLOW_RULES = [
    {
        id: 'workflow-script-injection',
        languages: workflows_languages,
        files: WORKFLOWS_AND_ACTIONS,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-78: OS Command Injection',
        problem: 'Text that others write (a title, a branch, a message) is pasted into a script before it runs.',
        fix: 'Hand it over as an environment variable: env: TITLE: <expression>, and use that variable, in double quotes, in the script.',
        match: {
            all: [
                anyOf('run: $SCRIPT', 'script: $SCRIPT'),
                insideAny('steps: [...]'),
                named('$SCRIPT', `(?s).*\\$\\{\\{[^}]*(${FOREIGN_TEXT})`),
            ],
        },
    },
    {
        id: 'workflow-untrusted-checkout',
        languages: workflows_languages,
        files: WORKFLOWS,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-94: Code Injection',
        problem: 'pull_request_target has the secrets and write access of this repository, and the code of the pull request runs with them.',
        fix: 'Use the trigger pull_request, or leave out "ref" and never run what the pull request brings.',
        match: {
            all: [
                ON_PULL_REQUEST_TARGET,
                { pattern: 'ref: $REF' },
                named('$REF', '.*(github\\.event\\.pull_request\\.head\\.|github\\.head_ref|refs/pull/|merge_commit_sha)'),
            ],
        },
    },
    {
        id: 'workflow-unpinned-action',
        languages: workflows_languages,
        files: WORKFLOWS_AND_ACTIONS,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-829: Inclusion of Functionality from Untrusted Control Sphere',
        problem: 'A tag of another repository can be moved to other code, which then runs with the rights of this job.',
        fix: 'Name the commit, and the version as a comment: uses: owner/action@<40 hex digits> # v1.2.3.',
        match: {
            all: [
                { pattern: 'uses: $ACTION' },
                named('$ACTION', '^["\']?(?!actions/|github/|\\.|\\$|docker:)[^@\\s]+@(?![0-9a-f]{40}\\b)'),
            ],
        },
    },
    {
        id: 'workflow-write-all',
        languages: workflows_languages,
        files: WORKFLOWS,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-250: Execution with Unnecessary Privileges',
        problem: 'Every step of the job, and every package it installs, may write to everything in this repository.',
        fix: 'Write permissions: {} at the top, and in each job the scopes that it needs.',
        match: { all: [{ pattern: 'permissions: write-all' }] },
    },
    {
        id: 'workflow-unsecure-commands',
        languages: workflows_languages,
        files: WORKFLOWS_AND_ACTIONS,
        severity: 'ERROR',
        confidence: 'HIGH',
        cwe: 'CWE-77: Command Injection',
        problem: 'Whatever a step prints can set environment variables and the path of the steps after it.',
        fix: 'Remove the variable, and write to the files of GITHUB_ENV and GITHUB_PATH.',
        match: {
            all: [{ pattern: 'ACTIONS_ALLOW_UNSECURE_COMMANDS: $VALUE' }, named('$VALUE', '(?i)^["\']?true')],
        },
    },
    {
        id: 'workflow-pipe-to-shell',
        languages: workflows_languages,
        files: WORKFLOWS_AND_ACTIONS,
        severity: 'WARNING',
        confidence: 'HIGH',
        cwe: 'CWE-494: Download of Code Without Integrity Check',
        problem: 'A script from the network is run as it comes; whoever can change it has the rights of this job.',
        fix: 'Download it to a file, check it with sha256sum -c, then run it; or use a pinned action.',
        match: { all: [{ 'pattern-regex': PIPE_TO_SHELL }] },
    },
];

;// CONCATENATED MODULE: ./actions/sast/src/rules/index.ts






/** Every rule of the bundled pack. */
const RULES = [
    ...PYTHON_RULES,
    ...PYTHON_WEB_RULES,
    ...JAVASCRIPT_RULES,
    ...BROWSER_RULES,
    ...DOCKERFILE_RULES,
    ...WORKFLOW_RULES,
];
/** The pack as a file that Semgrep reads: JSON, which is YAML too. */
function rulePack(rules = RULES) {
    return `${JSON.stringify({ rules: rules.map(asSemgrep) }, null, 1)}\n`;
}
function asSemgrep({ id, languages, severity, confidence, cwe, problem, fix, files, match }) {
    return {
        id,
        languages,
        severity,
        message: `${problem} ${fix}`,
        metadata: { category: 'security', confidence, cwe: [cwe] },
        ...(files && { paths: { include: files } }),
        ...matcher(match),
    };
}
function matcher(match) {
    if ('all' in match)
        return { patterns: match.all };
    return {
        mode: 'taint',
        'pattern-sources': match.sources,
        'pattern-sinks': match.sinks,
        'pattern-sanitizers': match.sanitizers,
    };
}

;// CONCATENATED MODULE: ./actions/sast/src/workspace.ts



/** Larger files are generated; Semgrep itself leaves out what has more than 1 MB. */
const MAX_SOURCE_BYTES = 8 * 1024 * 1024;
/** A path of the workspace as the scanner gets it: relative to it. */
function relativeToWorkspace({ workspace }, path) {
    return (0,external_node_path_.relative)((0,action_kit_src/* realPath */.Ye)(workspace) ?? workspace, path) || '.';
}
/** Reads source files of the workspace for fingerprints; a file outside of it, or none at all, is `undefined`. */
function sourceReader({ workspace }) {
    const root = (0,action_kit_src/* realPath */.Ye)(workspace);
    return (path) => {
        const real = (0,action_kit_src/* realPath */.Ye)((0,external_node_path_.resolve)(workspace, path));
        if (real === undefined || !(0,action_kit_src/* isInside */.FK)(root, real))
            return undefined;
        const stat = (0,external_node_fs_.statSync)(real);
        return stat.isFile() && stat.size <= MAX_SOURCE_BYTES ? (0,external_node_fs_.readFileSync)(real, 'utf8') : undefined;
    };
}

;// CONCATENATED MODULE: ./actions/sast/src/semgrep/arguments.ts
/** Seconds for one rule on one file; Semgrep's own 5 are short for a busy runner, and a timeout leaves the scan incomplete. */
const RULE_TIMEOUT = 30;
/**
 * Semgrep's command line. It is `scan` and never `ci`, which hides internal errors behind exit code 0; and without
 * `--error`, so that an exit code of 1 can only be a crash.
 */
function semgrepArguments({ configs, paths, exclude, baseline, reportFile }) {
    return [
        'scan',
        '--json',
        `--output=${reportFile}`,
        '--metrics=off',
        '--disable-version-check',
        // A rule's id would else begin with the folder of its file, which here is another one each time.
        '--no-rewrite-rule-ids',
        `--timeout=${RULE_TIMEOUT}`,
        ...configs.map((config) => `--config=${config}`),
        ...exclude.map((pattern) => `--exclude=${pattern}`),
        ...(baseline === undefined ? [] : [`--baseline-commit=${baseline}`]),
        '--',
        ...paths,
    ];
}

;// CONCATENATED MODULE: ./actions/sast/src/semgrep/exit.ts


/** Exit codes that mean a report to be judged; its own errors and skipped files are judged with it. */
const REPORT_CODES = [0, 3];
/** From Semgrep's documentation of its exit codes. */
const CODES = {
    1: 'it crashed',
    2: 'it could not scan',
    3: 'files could not be parsed',
    4: 'a rule is invalid',
    5: 'a file of rules is no valid YAML',
    7: 'rules are missing or invalid',
    8: 'a rule names a language that this version does not know',
    13: 'an API key is missing or invalid',
    14: 'the scan failed',
};
const CODES_OF_RULES = [4, 5, 7, 8, 13];
const OUT_OF_REACH = /ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Max retries exceeded|NameResolutionError|Failed to download config/i;
/** The error that an exit code without a report to judge stands for. */
function errorOfExit(ended) {
    const { exitCode, errors, said, foreignRules } = ended;
    const meaning = CODES[exitCode ?? -1] ?? 'unknown to this action';
    const messages = errors.map(({ message }) => message).filter((message) => message !== '');
    const details = messages.length > 0 ? messages.slice(0, 5).join('\n') : said;
    const text = `Semgrep ended with exit code ${String(exitCode)} (${meaning}).${details === '' ? '' : `\n${details}`}`;
    if (foreignRules && OUT_OF_REACH.test(`${said}\n${details}`)) {
        return new src/* InfrastructureError */.EN(`Rules named in "config" could not be downloaded. Run again, or keep them in the repository. ${text}`);
    }
    if (foreignRules && isAboutRules(ended))
        return new action_kit_src/* UserError */.yo(`The rules named in "config" cannot be used. ${text}`);
    return new src/* ScannerError */.VM(text);
}
function isAboutRules({ exitCode, errors }) {
    if (CODES_OF_RULES.includes(exitCode))
        return true;
    return exitCode === 2 && errors.length > 0 && errors.every(({ type }) => /rule/i.test(type));
}
/** Why a scan with that exit code is not whole, beyond what its report says. */
function problemOfExit(exitCode) {
    return exitCode === 0
        ? undefined
        : `Semgrep ended with exit code ${String(exitCode)}: ${CODES[exitCode ?? -1] ?? ''}.`;
}

;// CONCATENATED MODULE: ./actions/sast/src/semgrep/git.ts



const GIT_SECONDS = 120;
const MAX_NAMED = 5;
/** What git needs in a HOME that is empty: the checkout may belong to another user, as it does in containers. */
function gitEnv({ workspace }) {
    return {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'safe.directory',
        GIT_CONFIG_VALUE_0: workspace,
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
    };
}
/**
 * The commit that findings must be newer than: where this one and the reference parted. `undefined` where that is this
 * commit itself, which has nothing that is new.
 *
 * @throws UserError where the reference or the history is not in the checkout, or tracked files were changed.
 */
async function baselineCommit(runner, ref) {
    const git = (...args) => (0,action_kit_src/* runTool */.qI)({
        command: 'git',
        args,
        env: (0,tools_src/* scannerEnv */.KS)(runner, gitEnv(runner)),
        cwd: runner.workspace,
        timeoutSeconds: GIT_SECONDS,
        signal: runner.signal,
    });
    const head = await resolve(git, 'HEAD');
    if (head === undefined)
        throw complaint(ref, 'the workspace is no git checkout. Run actions/checkout before this step.');
    const commit = (await resolve(git, ref)) ?? (await resolve(git, `origin/${ref}`));
    if (commit === undefined) {
        throw complaint(ref, 'this checkout does not hold it. Give actions/checkout "fetch-depth: 0", and check the name.');
    }
    const parted = await git('merge-base', commit, head);
    const base = parted.stdout.trim();
    if (parted.exitCode !== 0 || base === '') {
        throw complaint(ref, 'it has no common history with HEAD here. Give actions/checkout "fetch-depth: 0".');
    }
    await refuseChanges(git, ref);
    return base === head ? undefined : base;
}
async function resolve(git, ref) {
    const { exitCode, stdout } = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
    const sha = stdout.trim();
    return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined;
}
/** Semgrep scans the files of both commits in turn and would lose changes that are in neither. */
async function refuseChanges(git, ref) {
    const { exitCode, stdout, stderr } = await git('status', '--porcelain', '--untracked-files=no');
    if (exitCode !== 0)
        throw new Error(`git status failed: ${stderr.trim()}`);
    const changed = stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    if (changed.length === 0)
        return;
    const named = changed.slice(0, MAX_NAMED).join(', ');
    throw complaint(ref, `tracked files were changed by earlier steps, and a comparison needs the commit as it is: ${named}` +
        `${changed.length > MAX_NAMED ? ` and ${changed.length - MAX_NAMED} more` : ''}. Scan before them.`);
}
function complaint(ref, problem) {
    return new action_kit_src/* UserError */.yo(`Input "baseline-ref" is ${JSON.stringify(ref)}: ${problem}`);
}
/** PATH with a program's own folder first, since Semgrep starts parts of itself by name. */
function pathWith(folder, path) {
    return [folder, ...(path === undefined || path === '' ? [] : [path])].join(external_node_path_.delimiter);
}

;// CONCATENATED MODULE: ./actions/sast/src/semgrep/scan.ts











const realEffects = { acquireSemgrep: tools_src/* acquireSemgrep */.Iq };
const ALL_CODES = Array.from({ length: 126 }, (_, code) => code);
const MAX_FAILED_REPORT_BYTES = 16 * 1024 * 1024;
/**
 * Scans the workspace with Semgrep.
 *
 * @throws UserError for a bad path, baseline or rule; ScannerError where Semgrep broke; InfrastructureError where rules
 *   or Semgrep itself could not be downloaded.
 */
async function scanWithSemgrep(runner, inputs, effects) {
    const deadlineMs = runner.clock.now() + inputs.timeout * 1000;
    const privateDir = (0,external_node_path_.join)(runner.tempDir, 'semgrep');
    (0,external_node_fs_.mkdirSync)(privateDir, { recursive: true, mode: 0o700 });
    try {
        const scan = await planScan(runner, inputs, privateDir);
        const tool = await runner.log.group('Getting Semgrep', () => effects.acquireSemgrep({ toolPath: inputs.toolPath, version: inputs.engineVersion }, runner));
        const seconds = Math.max(1, (deadlineMs - runner.clock.now()) / 1000);
        const result = await runner.log.group(`Scanning ${scan.paths.join(', ')} with Semgrep ${tool.version}`, () => run(runner, scan, tool.path, privateDir, seconds));
        const report = await judgeEnd(runner, scan, result, inputs);
        return { report: withUnchanged(runner, report, scan.baseline), tool: { ...tool }, baseline: scan.baseline };
    }
    finally {
        (0,external_node_fs_.rmSync)(privateDir, { recursive: true, force: true });
    }
}
async function planScan(runner, inputs, privateDir) {
    const relativePath = (name, path) => relativeToWorkspace(runner, (0,action_kit_src/* pathOfInput */.t6)(runner, name, path));
    const paths = inputs.paths.map((path) => relativePath('paths', path));
    const configs = inputs.config.map((line) => {
        const kind = configKind(line);
        if (kind === 'registry')
            return line;
        return kind === 'path' ? (0,external_node_path_.join)('.', relativePath('config', line)) : writePack(privateDir);
    });
    const baseline = inputs.baselineRef === undefined ? undefined : await baselineCommit(runner, inputs.baselineRef);
    if (inputs.baselineRef !== undefined && baseline === undefined) {
        runner.log.info(`"baseline-ref" ${inputs.baselineRef} is no older than this commit: every finding counts.`);
    }
    return { configs, paths, exclude: inputs.exclude, baseline, reportFile: (0,external_node_path_.join)(privateDir, 'report.json') };
}
function writePack(privateDir) {
    const file = (0,external_node_path_.join)(privateDir, 'rules.json');
    (0,external_node_fs_.writeFileSync)(file, rulePack(), { mode: 0o600 });
    return file;
}
async function run(runner, scan, path, privateDir, timeoutSeconds) {
    const env = (0,tools_src/* scannerEnv */.KS)(runner, {
        PATH: pathWith((0,external_node_path_.dirname)(path), runner.env['PATH']),
        NO_COLOR: '1',
        SEMGREP_SEND_METRICS: 'off',
        SEMGREP_ENABLE_VERSION_CHECK: '0',
        SEMGREP_SETTINGS_FILE: (0,external_node_path_.join)(privateDir, 'settings.yml'),
        SEMGREP_LOG_FILE: (0,external_node_path_.join)(privateDir, 'semgrep.log'),
        SEMGREP_VERSION_CACHE_PATH: (0,external_node_path_.join)(privateDir, 'version'),
        ...gitEnv(runner),
    });
    const call = { title: 'Semgrep', path, args: semgrepArguments(scan), env, cwd: runner.workspace, timeoutSeconds };
    try {
        return await (0,tools_src/* runScanner */.Sw)({ ...call, goodExitCodes: ALL_CODES }, runner);
    }
    catch (thrown) {
        if (thrown instanceof tools_src/* ScannerError */.VM)
            throw new src/* ScannerError */.VM(thrown.message, { cause: thrown });
        throw thrown;
    }
}
async function judgeEnd(runner, { reportFile }, { exitCode, stderr, stdout }, { config }) {
    const written = ((0,external_node_fs_.statSync)(reportFile, { throwIfNoEntry: false })?.size ?? 0) > 0;
    const said = (stderr.trim() === '' ? stdout : stderr).trim().split('\n').slice(-15).join('\n').slice(-4000);
    const foreignRules = config.some((line) => configKind(line) !== 'bundled');
    if (!REPORT_CODES.includes(exitCode)) {
        throw errorOfExit({ exitCode, errors: written ? errorsOf(reportFile) : [], said, foreignRules });
    }
    if (!written)
        throw new src/* ScannerError */.VM(`Semgrep ended with exit code ${String(exitCode)} and wrote no report. ${said}`);
    const report = await readOwn(reportFile, runner);
    const problem = problemOfExit(exitCode);
    return problem === undefined ? report : { ...report, problems: [...report.problems, problem] };
}
async function readOwn(reportFile, runner) {
    const readSource = sourceReader(runner);
    try {
        return await (0,src/* readReportFile */.$h)(reportFile, { name: "Semgrep's report", format: 'semgrep', readSource });
    }
    catch (thrown) {
        // The user did not write this report, so what is wrong with it is no mistake of theirs.
        if (thrown instanceof action_kit_src/* UserError */.yo)
            throw new src/* ScannerError */.VM(thrown.message, { cause: thrown });
        throw thrown;
    }
}
/** The errors of a report that is not judged, as far as they can be read. */
function errorsOf(reportFile) {
    try {
        if ((0,external_node_fs_.statSync)(reportFile).size > MAX_FAILED_REPORT_BYTES)
            return [];
        const { errors } = JSON.parse((0,external_node_fs_.readFileSync)(reportFile, 'utf8'));
        const text = (value) => (typeof value === 'string' ? value.slice(0, 1000) : '');
        return (errors ?? []).map(({ type, message, long_msg: long }) => ({
            type: text(Array.isArray(type) ? type[0] : type),
            message: text(message) || text(long),
        }));
    }
    catch (thrown) {
        return [{ type: 'unreadable', message: `Its report cannot be read: ${(0,action_kit_src/* messageChain */.NG)((0,action_kit_src/* toError */.iT)(thrown))}` }];
    }
}
/** With a baseline, a change that touches no file of the rules' languages leaves nothing to scan, and that is all right. */
function withUnchanged({ log }, report, baseline) {
    if (baseline === undefined || report.scanned > 0)
        return report;
    log.info(`No file that the rules look at has changed since ${baseline.slice(0, 12)}.`);
    return { ...report, scanned: 1 };
}

;// CONCATENATED MODULE: ./actions/sast/src/main.ts







/** Scans once, or reads reports, and judges them by the policy. */
function main(runner, effects = realEffects) {
    return (0,src/* reportingThrows */.gD)('sast', src/* GATE_OUTPUTS */.vc, () => scanAndJudge(runner, effects));
}
async function scanAndJudge(runner, effects) {
    const inputs = readInputs(runner);
    const event = (0,github_src/* eventContext */.Wl)(runner);
    const gh = (0,github_src/* githubClient */.$f)(runner, inputs.githubToken ?? '');
    const ports = (0,github_src/* githubPorts */.AE)(gh, event);
    // Before the scan, so that a mistake in the policy costs no scan.
    const rules = await (0,src/* loadRules */.A7)({ runner, inputs, event }, ports);
    const scanned = inputs.report.length > 0 ? undefined : await scanWithSemgrep(runner, inputs, effects);
    const reports = scanned === undefined ? await readReports(runner, inputs) : [scanned.report];
    const category = categoryOf(inputs, reports[0]?.tool.name ?? '');
    const concluded = await (0,src/* concludeScan */.vn)({ action: 'sast', runner, inputs, event, rules, reports, category, annotate: true }, ports);
    return { ...concluded, details: { ...concluded.details, ...factsOf(scanned), calls: gh.calls.byOperation() } };
}
function factsOf(scanned) {
    return scanned === undefined ? {} : { scanner: scanned.tool, baseline: scanned.baseline };
}
function readReports(runner, { engine, report }) {
    const readSource = sourceReader(runner);
    // A file that is missing is told before any is read.
    const files = report.map((name) => ({ name, path: (0,action_kit_src/* pathOfInput */.t6)(runner, 'report', name, { temp: true }) }));
    return Promise.all(files.map(({ name, path }) => (0,src/* readReportFile */.$h)(path, { name, format: engine, readSource })));
}

;// CONCATENATED MODULE: ./actions/sast/src/action.ts


const action = {
    name: 'sast',
    outcomes: src/* GATE_OUTCOMES */.sA,
    outputs: src/* GATE_OUTPUTS */.vc,
    onThrow: 'infrastructure',
    main: main,
};


/***/ })

};
