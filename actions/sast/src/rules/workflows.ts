import { anyOf, insideAny, named, type Clause, type Rule } from './types.js';
import { PIPE_TO_SHELL } from './dockerfile.js';

const languages = ['yaml'];
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

const ON_PULL_REQUEST_TARGET: Clause = insideAny(
  'on: pull_request_target\n...',
  'on: [..., pull_request_target, ...]\n...',
  'on:\n  ...\n  pull_request_target: $CONFIG\n  ...\n...',
);

/** The bundled rules for GitHub Actions: workflows and actions. */
export const WORKFLOW_RULES: readonly Rule[] = [
  {
    id: 'workflow-script-injection',
    languages,
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
    languages,
    files: WORKFLOWS,
    severity: 'ERROR',
    confidence: 'HIGH',
    cwe: 'CWE-94: Code Injection',
    problem:
      'pull_request_target has the secrets and write access of this repository, and the code of the pull request runs with them.',
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
    languages,
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
    languages,
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
    languages,
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
    languages,
    files: WORKFLOWS_AND_ACTIONS,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-494: Download of Code Without Integrity Check',
    problem: 'A script from the network is run as it comes; whoever can change it has the rights of this job.',
    fix: 'Download it to a file, check it with sha256sum -c, then run it; or use a pinned action.',
    match: { all: [{ 'pattern-regex': PIPE_TO_SHELL }] },
  },
];
