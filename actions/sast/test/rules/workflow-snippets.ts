import type { Snippets } from './snippets.js';

const job = (steps: string, on = 'push'): string =>
  `on: ${on}\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;

const SHA = '8f4b7f84864484a7bf31766abe9204da3cbe65b3';

export const WORKFLOW_SNIPPETS: Readonly<Record<string, Snippets>> = {
  'workflow-script-injection': {
    bad: [
      job('      - run: echo "${{ github.event.issue.title }}"'),
      job('      - name: Log\n        run: |\n          echo start\n          git switch "${{ github.head_ref }}"'),
      job(
        `      - uses: actions/github-script@${SHA}\n        with:\n          script: console.log("\${{ github.event.comment.body }}")`,
      ),
    ],
    good: [
      job('      - env:\n          TITLE: ${{ github.event.issue.title }}\n        run: echo "$TITLE"'),
      job('      - run: echo "${{ github.sha }} ${{ github.event.pull_request.number }}"'),
    ],
  },
  'workflow-untrusted-checkout': {
    bad: [
      job(
        `      - uses: actions/checkout@${SHA}\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}`,
        'pull_request_target',
      ),
      job(
        `      - uses: actions/checkout@${SHA}\n        with:\n          ref: refs/pull/\${{ github.event.number }}/merge`,
        '\n  pull_request_target:\n    types: [opened]',
      ),
      job(
        `      - uses: actions/checkout@${SHA}\n        with:\n          ref: \${{ github.head_ref }}`,
        '[push, pull_request_target]',
      ),
    ],
    good: [
      job(
        `      - uses: actions/checkout@${SHA}\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}`,
        'pull_request',
      ),
      job(`      - uses: actions/checkout@${SHA}`, 'pull_request_target'),
    ],
  },
  'workflow-unpinned-action': {
    bad: [job('      - uses: someone/setup-thing@v1'), job('      - uses: "someone/setup/sub@main"')],
    good: [
      job(`      - uses: someone/setup-thing@${SHA} # v1.2.3`),
      job('      - uses: actions/checkout@v6'),
      job('      - uses: ./actions/build'),
    ],
  },
  'workflow-write-all': {
    bad: [job('      - run: make').replace('permissions: {}', 'permissions: write-all')],
    good: [job('      - run: make')],
  },
  'workflow-unsecure-commands': {
    bad: [job('      - env:\n          ACTIONS_ALLOW_UNSECURE_COMMANDS: true\n        run: make')],
    good: [job('      - env:\n          ACTIONS_ALLOW_UNSECURE_COMMANDS: false\n        run: make')],
  },
  'workflow-pipe-to-shell': {
    bad: [job('      - run: curl -fsSL https://example.com/install.sh | sudo bash')],
    good: [job('      - run: curl -fsSLO https://example.com/install.sh')],
  },
};
