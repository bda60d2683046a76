import { describe, expect, it } from '@jest/globals';
import { fillMarkers, inputsTable, outputsTable, table } from './markdown.js';
import { actionMetadata, grantedPermissions, workflowMetadata } from './metadata.js';

describe('metadata', () => {
  it('reads an action.yml, defaults as text', () => {
    const text = `name: x
description: >
  Two
  lines.
inputs:
  a: { description: The a., required: true }
  b: { description: The b., default: 0 }
  c: { description: The c., default: false }
outputs:
  outcome: { description: 'One of \`x|y\`.' }
`;
    expect(actionMetadata(text)).toEqual({
      description: 'Two lines.',
      inputs: {
        a: { description: 'The a.', required: true, default: undefined, type: undefined },
        b: { description: 'The b.', required: false, default: '0', type: undefined },
        c: { description: 'The c.', required: false, default: 'false', type: undefined },
      },
      outputs: { outcome: 'One of `x|y`.' },
    });
  });

  it('takes the first paragraph of a workflow`s comment as its description', () => {
    const text =
      '# Deploys.\n# Twice.\n#\n# Permissions: none.\non:\n  workflow_call:\n    inputs:\n      a: { type: string }\n';
    const metadata = workflowMetadata(text);
    expect(metadata.description).toBe('Deploys. Twice.');
    expect(metadata.inputs['a']?.type).toBe('string');
  });
});

describe('grantedPermissions', () => {
  const caller = (permissions: string, uses = './.github/workflows/x.yml') =>
    `jobs:\n  a:\n    permissions: ${permissions}\n    uses: ${uses}\n`;

  it('reads what the callers grant', () => {
    const texts = [caller('{ contents: read }'), caller('{}', './.github/workflows/y.yml'), 'on: push\n'];
    expect(grantedPermissions('x.yml', texts)).toEqual({ contents: 'read' });
  });

  it('refuses callers that differ, and none at all', () => {
    expect(() => grantedPermissions('x.yml', [caller('{}'), caller('{ contents: read }')])).toThrow('differ');
    expect(() => grantedPermissions('x.yml', [])).toThrow('No shipped workflow calls x.yml');
  });
});

describe('tables', () => {
  const metadata = actionMetadata(
    'inputs:\n  a: { description: The a., required: true }\n  b: { description: One of `x|y`., default: "x\\ny" }\noutputs:\n  o: { description: The o. }\n',
  );

  it('show whether an input is required, and its default line by line', () => {
    expect(inputsTable(metadata)).toBe(
      [
        '| Input | Default | Description |',
        '| --- | --- | --- |',
        '| `a` | **required** | The a. |',
        '| `b` | `x`<br>`y` | One of `x\\|y`. |',
      ].join('\n'),
    );
  });

  it('show outputs, and say where there are none', () => {
    expect(outputsTable(metadata)).toContain('| `o` | The o. |');
    expect(outputsTable(actionMetadata('name: x\n'))).toBe('None.');
  });

  it('escape a bar in any cell', () => {
    expect(table(['A'], [['x|y']])).toContain('| x\\|y |');
  });
});

describe('fillMarkers', () => {
  it('replaces what stands between the markers and nothing else', () => {
    const text = 'a\n<!-- x -->\nold\n<!-- /x -->\nb\n';
    const once = fillMarkers(text, 'x', 'new\n', 'README.md');
    expect(once).toBe('a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n');
    expect(fillMarkers(once, 'x', 'new\n', 'README.md')).toBe(once);
  });

  it.each(['nothing', '<!-- x -->', '<!-- /x --> <!-- x -->'])('refuses a text with %s', (text) => {
    expect(() => fillMarkers(text, 'x', '', 'actions/a/README.md')).toThrow('actions/a/README.md lacks the markers');
  });
});
