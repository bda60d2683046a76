import { anyOf, insideAny, named, noneOf, PASSWORD_NAME, SECRET_NAME, type Clause, type Rule } from './types.js';

const languages = ['javascript', 'typescript'];

/** A template with a hole in it, or a sum of which not all is literal. */
function builtText(metavariable: string): Clause {
  return {
    'metavariable-pattern': {
      metavariable,
      patterns: [anyOf('`...${$HOLE}...`', '$LEFT + $RIGHT'), ...noneOf('"..."')],
    },
  };
}

/** A call of `exec` of child_process, however it was imported. */
const CALLS_OF_EXEC: Clause = {
  'pattern-either': [
    {
      patterns: [
        insideAny(
          "import {..., $CALL, ...} from '$MODULE';\n...",
          "const {..., $CALL, ...} = require('$MODULE');\n...",
        ),
        { pattern: '$CALL($COMMAND, ...)' },
      ],
    },
    {
      patterns: [
        insideAny(
          "import * as $CP from '$MODULE';\n...",
          "import $CP from '$MODULE';\n...",
          "const $CP = require('$MODULE');\n...",
        ),
        { pattern: '$CP.$CALL($COMMAND, ...)' },
      ],
    },
  ],
};

const REQUEST_DATA: readonly Clause[] = [
  {
    patterns: [
      insideAny(
        'function $F($REQ, $RES, ...) { ... }',
        'async function $F($REQ, $RES, ...) { ... }',
        '($REQ, $RES, ...) => { ... }',
        'async ($REQ, $RES, ...) => { ... }',
      ),
      anyOf('$REQ.query', '$REQ.params', '$REQ.body', '$REQ.headers'),
    ],
  },
];

/** The bundled rules for JavaScript and TypeScript that are about the server. */
export const JAVASCRIPT_RULES: readonly Rule[] = [
  {
    id: 'javascript-shell-command',
    languages,
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
    languages,
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
    languages,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-295: Improper Certificate Validation',
    problem: 'The certificate of the other side is not checked, so anybody on the way can read and change the traffic.',
    fix: 'Leave verification on, and give a private authority with the option "ca" or NODE_EXTRA_CA_CERTS.',
    match: {
      all: [
        anyOf(
          '({..., rejectUnauthorized: false, ...})',
          "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
          'process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0',
          "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'",
        ),
      ],
    },
  },
  {
    id: 'javascript-jwt-none',
    languages,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-347: Improper Verification of Cryptographic Signature',
    problem: 'The algorithm "none" accepts tokens without a signature, so anybody can write one.',
    fix: "Name the one algorithm you sign with: jwt.verify(token, key, { algorithms: ['RS256'] }).",
    match: {
      all: [
        anyOf(
          "$JWT.verify($TOKEN, $KEY, {..., algorithms: [..., 'none', ...], ...}, ...)",
          "$JWT.sign($DATA, $KEY, {..., algorithm: 'none', ...}, ...)",
          "jwtVerify($TOKEN, $KEY, {..., algorithms: [..., 'none', ...], ...})",
        ),
      ],
    },
  },
  {
    id: 'javascript-sql-text',
    languages,
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
        named(
          '$SQL',
          '(?is)^[`\'"]\\s*(select|insert|update|delete|replace|merge|with|drop|alter|create|truncate)\\s.*(\\$\\{|[`\'"]\\s*\\+)',
        ),
      ],
    },
  },
  {
    id: 'javascript-guessable-secret',
    languages,
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
    languages,
    severity: 'ERROR',
    confidence: 'MEDIUM',
    cwe: 'CWE-916: Use of Password Hash With Insufficient Computational Effort',
    problem: 'MD5 and the SHA family are made to be fast, so a stolen list of password hashes is guessed quickly.',
    fix: 'Hash passwords with argon2, bcrypt or crypto.scrypt, with a salt of their own.',
    match: {
      all: [
        anyOf(
          "createHash('...').update($VALUE, ...)",
          "$CRYPTO.createHash('...').update($VALUE, ...)",
          "$CRYPTO.hash('...', $VALUE, ...)",
        ),
        named('$VALUE', PASSWORD_NAME),
      ],
    },
  },
  {
    id: 'javascript-path-of-request',
    languages,
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
    languages,
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
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-942: Permissive Cross-domain Policy',
    problem: 'Every origin may call this API with the cookies of the visitor and read the answer.',
    fix: "List the origins that may: cors({ origin: ['https://shop.example'], credentials: true }).",
    match: {
      all: [
        anyOf(
          'cors({..., origin: true, ..., credentials: true, ...})',
          'cors({..., credentials: true, ..., origin: true, ...})',
        ),
      ],
    },
  },
];
