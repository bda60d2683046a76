import { anyOf, insideAny, named, noneOf, PASSWORD_NAME, SECRET_NAME, type Rule } from './types.js';

const languages = ['python'];

/** The bundled rules for Python that are about what a program does with its input. */
export const PYTHON_RULES: readonly Rule[] = [
  {
    id: 'python-shell-command',
    languages,
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
    languages,
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
    languages,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-502: Deserialization of Untrusted Data',
    problem: 'This YAML loader can build any Python object, so a document can run code.',
    fix: 'Use yaml.safe_load, or yaml.load(text, Loader=yaml.SafeLoader).',
    match: {
      all: [
        anyOf('yaml.load(...)', 'yaml.load_all(...)', 'yaml.unsafe_load(...)', 'yaml.unsafe_load_all(...)'),
        ...['SafeLoader', 'CSafeLoader', 'BaseLoader', 'CBaseLoader'].flatMap((loader) =>
          ['load', 'load_all'].flatMap((name) =>
            noneOf(`yaml.${name}($X, yaml.${loader})`, `yaml.${name}(..., Loader=yaml.${loader}, ...)`),
          ),
        ),
      ],
    },
  },
  {
    id: 'python-pickle-load',
    languages,
    severity: 'WARNING',
    confidence: 'MEDIUM',
    cwe: 'CWE-502: Deserialization of Untrusted Data',
    problem: 'Unpickling runs code that the data names; whoever can write the data owns the process.',
    fix: 'Exchange data as JSON, or check an HMAC over the bytes (hmac.compare_digest) before you unpickle them.',
    match: {
      all: [
        anyOf(
          ...['pickle', '_pickle', 'dill', 'cloudpickle', 'marshal'].flatMap((name) => [
            `${name}.load(...)`,
            `${name}.loads(...)`,
          ]),
          'pickle.Unpickler(...)',
          'jsonpickle.decode(...)',
        ),
        ...noneOf('pickle.loads(pickle.dumps(...))'),
      ],
    },
  },
  {
    id: 'python-sql-text',
    languages,
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
    languages,
    severity: 'ERROR',
    confidence: 'MEDIUM',
    cwe: 'CWE-916: Use of Password Hash With Insufficient Computational Effort',
    problem: 'MD5 and the SHA family are made to be fast, so a stolen list of password hashes is guessed quickly.',
    fix: 'Hash passwords with argon2-cffi, bcrypt or hashlib.scrypt, with a salt of their own.',
    match: {
      all: [
        anyOf(
          ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((name) => `hashlib.${name}($VALUE, ...)`),
          'hashlib.new("...", $VALUE, ...)',
        ),
        named('$VALUE', PASSWORD_NAME),
      ],
    },
  },
  {
    id: 'python-temporary-file-name',
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-377: Insecure Temporary File',
    problem: 'mktemp gives only a name; somebody else can create that file before you open it.',
    fix: 'Use tempfile.NamedTemporaryFile or tempfile.mkstemp, which create it.',
    match: { all: [{ pattern: 'tempfile.mktemp(...)' }] },
  },
  {
    id: 'python-guessable-secret',
    languages,
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
    languages,
    severity: 'WARNING',
    confidence: 'MEDIUM',
    cwe: 'CWE-22: Path Traversal',
    problem:
      'An archive can hold names such as ../../etc/cron.d/x, which this call writes outside of the target folder.',
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
