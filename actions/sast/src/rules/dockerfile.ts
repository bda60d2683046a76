import { anyOf, type Rule } from './types.js';

const languages = ['dockerfile'];

/** A download that is handed to a shell, over the lines of a continued command. */
export const PIPE_TO_SHELL =
  '\\b(curl|wget)\\b[^\\n|;&]*(\\\\\\n[^\\n|;&]*)*\\|\\s*(\\\\\\n\\s*)?(sudo\\s+(-\\S+\\s+)*)?(ba|da|z|k)?sh\\b';

const SECRET_VARIABLE = 'password|passwd|secret|api_?key|access_?key|private_?key|auth_?token|access_?token';

/** The bundled rules for Dockerfiles. */
export const DOCKERFILE_RULES: readonly Rule[] = [
  {
    id: 'dockerfile-root',
    languages,
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
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-494: Download of Code Without Integrity Check',
    problem: 'The file is downloaded on each build and nothing says that it is still the same.',
    fix: 'Give its digest: ADD --checksum=sha256:… https://… /target.',
    match: { all: [{ 'pattern-regex': '(?im)^ADD\\s+(?!.*--checksum=)(--\\S+\\s+)*https?://\\S+' }] },
  },
  {
    id: 'dockerfile-pipe-to-shell',
    languages,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-494: Download of Code Without Integrity Check',
    problem: 'A script from the network is run as it comes; whoever can change it owns the image.',
    fix: 'Download it to a file, check it with sha256sum -c, then run it; or install a pinned package.',
    match: { all: [{ 'pattern-regex': PIPE_TO_SHELL }] },
  },
  {
    id: 'dockerfile-latest',
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-1104: Use of Unmaintained Third Party Components',
    problem: 'The base image is another one tomorrow, without a change in this file.',
    fix: 'Name a version and its digest: FROM node:24.4.1-slim@sha256:….',
    match: { all: [{ 'pattern-regex': '(?im)^FROM\\s+(--platform=\\S+\\s+)?\\S+:latest(?=\\s|$)' }] },
  },
  {
    id: 'dockerfile-secret',
    languages,
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
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-732: Incorrect Permission Assignment for Critical Resource',
    problem: 'Every user of the container may change these files.',
    fix: 'Give them to the user that needs them: COPY --chown=app:app, or chmod 750.',
    match: { all: [{ 'pattern-regex': '\\bchmod\\s+(-\\S+\\s+)*(0?777|a\\+rwx)\\b' }] },
  },
];
