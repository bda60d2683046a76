import { anyOf, insideAny, noneOf, type Rule } from './types.js';

const languages = ['python'];

/** The bundled rules for Python that are about the network and the web. */
export const PYTHON_WEB_RULES: readonly Rule[] = [
  {
    id: 'python-tls-unverified',
    languages,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-295: Improper Certificate Validation',
    problem: 'The certificate of the other side is not checked, so anybody on the way can read and change the traffic.',
    fix: 'Leave verification on, and give a private authority with verify="/path/ca.pem" or ssl.create_default_context(cafile=…).',
    match: {
      all: [
        anyOf(
          'requests.$CALL(..., verify=False, ...)',
          'httpx.$CALL(..., verify=False, ...)',
          'aiohttp.TCPConnector(..., ssl=False, ...)',
          'aiohttp.TCPConnector(..., verify_ssl=False, ...)',
          'ssl._create_unverified_context(...)',
          'ssl._create_default_https_context = ssl._create_unverified_context',
          '$SESSION = requests.Session(...)\n...\n$SESSION.verify = False',
          '$SESSION = requests.Session(...)\n...\n$SESSION.$CALL(..., verify=False, ...)',
        ),
      ],
    },
  },
  {
    id: 'python-flask-debug',
    languages,
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
    languages,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-347: Improper Verification of Cryptographic Signature',
    problem: 'The token is read without its signature being checked, so anybody can write one.',
    fix: 'Name the key and the algorithm: jwt.decode(token, key, algorithms=["RS256"]).',
    match: {
      all: [
        anyOf(
          'jwt.decode(..., options={..., "verify_signature": False, ...}, ...)',
          'jwt.decode(..., verify=False, ...)',
          'jwt.decode(..., algorithms=[..., "none", ...], ...)',
        ),
      ],
    },
  },
  {
    id: 'python-template-text',
    languages,
    severity: 'ERROR',
    confidence: 'MEDIUM',
    cwe: 'CWE-1336: Template Injection',
    problem:
      'Text that is put together at run time is compiled as a template, so its author can run code on the server.',
    fix: 'Keep the template constant and pass the values: render_template("page.html", name=name).',
    match: {
      all: [anyOf('flask.render_template_string($TEXT, ...)'), ...noneOf('flask.render_template_string("...", ...)')],
    },
  },
  {
    id: 'python-ssh-host-key',
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-322: Key Exchange without Entity Authentication',
    problem: 'Any host key is accepted, so another machine can pose as the server.',
    fix: 'Load the known keys (client.load_system_host_keys()) and keep paramiko.RejectPolicy, the default.',
    match: {
      all: [
        anyOf(
          '$CLIENT.set_missing_host_key_policy(paramiko.AutoAddPolicy)',
          '$CLIENT.set_missing_host_key_policy(paramiko.AutoAddPolicy())',
          '$CLIENT.set_missing_host_key_policy(paramiko.WarningPolicy)',
          '$CLIENT.set_missing_host_key_policy(paramiko.WarningPolicy())',
        ),
      ],
    },
  },
];
