import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isGreen, OUTCOMES, type Mode, type Outcome, type ReasonCode } from '../../src/outcomes.js';
import { parsePolicy } from '../../src/policy/index.js';
import { REASONS } from '../../src/report/reasons.js';
import { approvalTitle } from '../../src/request/code.js';
import { CODES } from '../bundle/threats.js';
import { diagramsOf, parseMermaid } from './mermaid.js';
import { CODE } from './sample.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../..');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

interface Interface {
  inputs: Record<string, { required?: boolean }>;
  outputs: Record<string, unknown>;
}
const ACTION = parse(readFileSync(join(FOLDER, 'action.yml'), 'utf8')) as Interface;

/** The YAML blocks, from their first lines on. */
const YAML = [...README.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text);

function rows(section: string): string[][] {
  const body = README.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = body.split('\n').filter((line) => line.startsWith('| ') && !/^\| -+/.test(line));
  return lines.slice(1).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

/** Every step of this action, wherever it stands in a block. */
function* gateSteps(node: unknown): Generator<{ with: Record<string, unknown>; id?: string }> {
  if (typeof node !== 'object' || node === null) return;
  const { uses, with: given, id } = node as { uses?: unknown; with?: Record<string, unknown>; id?: string };
  if (typeof uses === 'string' && uses.includes('/approval-gate@') && given) {
    yield { with: given, ...(id !== undefined && { id }) };
  }
  for (const child of Object.values(node)) yield* gateSteps(child);
}

describe('the blocks to paste', () => {
  const steps = YAML.flatMap((text) => [...gateSteps(parse(text))]);

  it('show every mode', () => {
    expect(new Set(steps.map((step) => step.with['mode']))).toEqual(
      new Set(['request', 'record', 'verify', 'wait', 'doctor']),
    );
  });

  it('use inputs and outputs that there are', () => {
    const inputs = steps.flatMap((step) => Object.keys(step.with));
    expect(inputs.filter((name) => !(name in ACTION.inputs))).toEqual([]);
    const used = [...README.matchAll(/steps\.(?:request|record|verify)\.outputs\.([a-z-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((name) => !(name in ACTION.outputs))).toEqual([]);
  });

  it('name each run as the gate looks for it', () => {
    const [approve] = YAML.filter((text) => text.includes('\nrun-name:')).map(
      (text) => parse(text) as { 'run-name': string },
    );
    const title = approve?.['run-name']
      .replace('${{ inputs.decision }}', 'approve')
      .replace('${{ inputs.request }}', CODE);
    expect(title).toBe(approvalTitle('approve', CODE));
  });

  it('verify first, in the job that deploys', () => {
    const workflows = YAML.map((text) => parse(text) as { jobs?: Record<string, { steps: { uses?: string }[] }> });
    const deploying = workflows.flatMap(({ jobs }) => (jobs?.['deploy'] ? [jobs['deploy']] : []));
    expect(deploying).toHaveLength(3);
    for (const {
      steps: [first],
    } of deploying)
      expect(first?.uses).toContain('/approval-gate@');
  });

  it('keep the request under the name that is looked for', () => {
    const names = YAML.join('').match(/name: approval-request-.*/g);
    expect(new Set(names)).toEqual(new Set(['name: approval-request-${{ steps.request.outputs.request-code }}']));
  });

  it('have policies that are read without a complaint', () => {
    const policies = YAML.filter((text) => text.startsWith('version: 1'));
    expect(
      policies.map((text) => parsePolicy(text, 'policy.yml').entries.map(({ environment }) => environment)),
    ).toEqual([['production'], ['production', 'staging-*']]);
  });
});

it.each(diagramsOf(README).map((diagram, index) => [index + 1, diagram]))(
  'diagram %d is well-formed',
  async (_, diagram) => {
    await parseMermaid(String(diagram));
  },
);

describe('the tables', () => {
  it('have every reason code, in the words of the action', () => {
    const shown = rows('Reason codes').map(([code = '', happened, mend]) => [code.replaceAll('`', ''), happened, mend]);
    expect(shown).toEqual(Object.entries(REASONS).map(([code, { happened, mend }]) => [code, happened, mend]));
  });

  it('have every outcome, green and red as the code has it', () => {
    const shown = rows('Outcomes').map(([outcome = '', , ...cells]) => ({
      outcome: outcome.replaceAll('`', ''),
      cells,
    }));
    expect(shown.map(({ outcome }) => outcome).sort()).toEqual([...OUTCOMES].sort());
    const columns: readonly (readonly Mode[])[] = [['request'], ['record'], ['verify', 'wait'], ['doctor']];
    for (const { outcome, cells } of shown) {
      cells.forEach((cell, column) => {
        const greens = columns[column]?.map((mode) => isGreen(mode, outcome as Outcome));
        if (cell !== '') expect([outcome, greens]).toEqual([outcome, columns[column]?.map(() => cell === 'green')]);
      });
    }
  });

  it('have every threat, with the codes that its test ends with', () => {
    const shown = rows('What stops what').map(([threat = '', , , codes = '']) => [
      threat,
      (codes.match(/`[A-Za-z-]+`/g) ?? []).map((code) => code.replaceAll('`', '')),
    ]);
    expect(Object.fromEntries(shown)).toEqual(CODES);
  });

  it('have every key of the policy', () => {
    const keys = rows('The policy').map(([key = '']) => key.replaceAll('`', ''));
    const rule = { required: 1, approvers: ['user:a'], exclude: ['requester'], 'expires-in': '4h', branches: ['main'] };
    const whole = { ...rule, groups: [{ name: 'g', approvers: ['user:b'] }], 'distinct-across-groups': true };
    const document = { version: 1, environments: { p: { ...whole, via: 'dispatch', 'github-hosted-only': false } } };
    expect(() => parsePolicy(JSON.stringify(document), 'policy.yml')).not.toThrow();
    expect(keys.sort()).toEqual(['environments', ...Object.keys(document.environments.p)].sort());
  });
});

it('names the checks of doctor by their ids', () => {
  const folder = join(FOLDER, 'src/doctor');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
  const ids = new Set([...text.matchAll(/id: '([a-z-]+)', title/g)].map(([, id = '']) => id));
  const section = README.split('## Make it real')[1]?.split('\n## ')[0] ?? '';
  const named = [...section.matchAll(/\(([^()]*)\)/g)].flatMap(([, list = '']) => list.match(/`[a-z-]+`/g) ?? []);
  const missing = [...ids].filter((id) => !named.includes(`\`${id}\``));
  expect(ids.size).toBeGreaterThan(12);
  expect(missing).toEqual([]);
});

it('names reason codes by their names', () => {
  const known = new Set<string>([...Object.keys(REASONS), ...OUTCOMES, ...Object.keys(ACTION.inputs)]);
  const text = README.replace(/\n## Make it real\n[^]*?(?=\n## )/, '');
  const prefixed = [...text.matchAll(/`((?:vote|excluded|request|already|policy|settings)-[a-z-]+)`/g)];
  const names = prefixed.map(([, name = '']) => name as ReasonCode).filter((name) => !(name in ACTION.outputs));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
