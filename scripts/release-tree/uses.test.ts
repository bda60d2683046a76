import { describe, expect, it } from '@jest/globals';
import { ownPath, parsePin, pinUses, rootCopyOf, usesOf } from './uses.js';

const WORKFLOW = `# uses: $/actions/in-a-comment
on: { workflow_call: {} }
jobs:
  one:
    uses: "./.github/workflows/deploy.yml" # sibling
  two:
    steps:
      - uses: $/actions/ecs-deploy # ours
        with: { uses: $/actions/no-step, run: 'uses: $/actions/text' }
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v7.0.1
      - run: |
          echo "uses: $/actions/in-shell"
  three: { uses: org/platform-actions/.github/workflows/backend.yml@v1 }
`;

describe('pinUses', () => {
  it('writes references of jobs and steps out, and leaves everything else as it is', () => {
    expect(pinUses(WORKFLOW, { repository: 'acme/kit', ref: 'v2' })).toBe(`# uses: $/actions/in-a-comment
on: { workflow_call: {} }
jobs:
  one:
    uses: acme/kit/.github/workflows/deploy.yml@v2 # sibling
  two:
    steps:
      - uses: acme/kit/ecs-deploy@v2 # ours
        with: { uses: $/actions/no-step, run: 'uses: $/actions/text' }
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v7.0.1
      - run: |
          echo "uses: $/actions/in-shell"
  three: { uses: acme/kit/.github/workflows/backend.yml@v2 }
`);
  });

  it('finds nothing in a file without jobs', () => {
    expect(usesOf('name: x\n')).toEqual([]);
  });
});

describe('ownPath', () => {
  it.each([
    ['$/actions/x', 'actions/x'],
    ['./.github/workflows/x.yml', '.github/workflows/x.yml'],
    ['org/platform-actions/x@v1', 'x'],
    ['actions/checkout@v7', undefined],
    ['org/platform-actions-fork/x@v1', undefined],
  ])('%s → %s', (uses, path) => {
    expect(ownPath(uses)).toBe(path);
  });
});

describe('parsePin', () => {
  it.each([
    ['acme/kit@v1', { repository: 'acme/kit', ref: 'v1' }],
    ['acme/kit.js@release/1', { repository: 'acme/kit.js', ref: 'release/1' }],
  ])('reads %s', (text, pin) => {
    expect(parsePin(text)).toEqual(pin);
  });

  it.each(['acme/kit', 'kit@v1', 'acme/kit/x@v1', 'acme/kit@', 'acme/kit@v1 # x'])('refuses %s', (text) => {
    expect(() => parsePin(text)).toThrow('must be owner/repo@ref');
  });
});

describe('rootCopyOf', () => {
  it('moves the entries one folder up and keeps comments', () => {
    const text = `runs: # here\n  using: node24\n  main: ../../dist/a/index.js # ../../dist\n  post: '../../dist/a/post.js'\n`;
    expect(rootCopyOf(text)).toBe(
      `runs: # here\n  using: node24\n  main: ../dist/a/index.js # ../../dist\n  post: ../dist/a/post.js\n`,
    );
  });
});
