import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { InfrastructureError } from '../../src/index.js';
import { finding } from '../render/sample.js';
import { conclude, folder, PULL, PUSH, removeFolders, report, type Scenario } from './harness.js';

afterAll(removeFolders);

const PATH = '.github/security-policy.yml';
const STRICT = 'version: 1\nfail-on: low\n';
const LAX = 'version: 1\nfail-on: critical\n';
const WAIVING = `version: 1\nwaivers:\n  - {id: ${finding().id}, reason: r, owner: o, expires: 2026-01-30}\n`;
const IMPORTING = 'version: 1\nimport: [.trivyignore]\n';
const MERGE_GROUP = { eventName: 'merge_group', mergeBaseSha: 'b'.repeat(40) };

describe('the policy', () => {
  it.each<[string, Scenario, string, string]>([
    ['a push has it in its checkout', { workspace: { [PATH]: LAX } }, 'passed', `${PATH} of the checkout`],
    [
      'the input names another',
      { inputs: { policy: 'p.yml' }, workspace: { 'p.yml': LAX } },
      'passed',
      'p.yml of the checkout',
    ],
    ['without one, fail-on decides', {}, 'failed-policy', 'input fail-on: high'],
    [
      'a pull request has it on its base branch',
      { event: PULL, base: { [PATH]: LAX } },
      'passed',
      `${PATH} of main at 1a2b3c4`,
    ],
    ['so has a merge queue', { event: MERGE_GROUP, base: { [PATH]: LAX } }, 'passed', `${PATH} of main at 1a2b3c4`],
    ['without one there, fail-on decides', { event: PULL }, 'failed-policy', 'input fail-on: high'],
  ])('%s', async (_, scenario, outcome, source) => {
    const { result, runner } = await conclude(scenario);
    expect(result.outcome).toBe(outcome);
    expect(result.details['policy']).toBe(source);
    expect(runner.lines.filter(({ message }) => message.includes('olicy'))).toHaveLength(1);
  });

  it.each<[string, Scenario]>([
    ['a weaker one', { event: PULL, base: { [PATH]: STRICT }, workspace: { [PATH]: LAX } }],
    ['a waiver', { event: PULL, base: { [PATH]: STRICT }, workspace: { [PATH]: WAIVING } }],
    ['a first one', { event: PULL, workspace: { [PATH]: LAX } }],
    ['one in a merge queue', { event: MERGE_GROUP, base: { [PATH]: STRICT }, workspace: { [PATH]: LAX } }],
    ['one with a broken event', { event: { eventName: 'pull_request_target' }, workspace: { [PATH]: LAX } }],
    [
      'an ignore file that the policy imports',
      {
        event: PULL,
        base: { [PATH]: IMPORTING, '.trivyignore': '' },
        workspace: { [PATH]: IMPORTING, '.trivyignore': finding().id },
      },
    ],
    [
      'a baseline that is part of the repository',
      {
        event: PULL,
        inputs: { baseline: 'baseline.json', 'only-new': 'true' },
        base: { 'baseline.json': '{"findings":[]}' },
        workspace: { 'baseline.json': JSON.stringify({ findings: [finding()] }) },
      },
    ],
  ])('of a change is not obeyed: %s', async (_, scenario) => {
    const { result } = await conclude(scenario);
    expect(result.outcome).toBe('failed-policy');
  });

  it('of the base branch is found where its path is written otherwise', async () => {
    const base = {
      'p.yml': WAIVING.replace('waivers', 'import: [./.trivyignore]\nwaivers'),
      '.trivyignore': 'CVE-1\n',
    };
    for (const policy of ['./p.yml', 'x/../p.yml']) {
      const { result } = await conclude({ event: PULL, base, inputs: { policy } });
      expect(result).toMatchObject({ outcome: 'passed', outputs: { waived: 1 } });
    }
    const outside = conclude({ event: PULL, base, inputs: { policy: '../p.yml' } });
    await expect(outside).rejects.toThrow('"policy" is "../p.yml": there is no such file on the base branch main.');
  });

  it('brings in the ignore files that it imports from where it stands itself', async () => {
    const base = { [PATH]: IMPORTING, '.trivyignore': `${finding().id} exp:2026-01-30` };
    const { result } = await conclude({ event: PULL, base });
    expect(result).toMatchObject({ outcome: 'passed', outputs: { waived: 1 } });
    const { result: pushed } = await conclude({ event: PUSH, workspace: base });
    expect(pushed.outcome).toBe('passed');
  });

  it.each<[string, Scenario, RegExp]>([
    ['not there', { inputs: { policy: 'p.yml' } }, /"policy" is "p.yml": there is no such file in the checkout/],
    [
      'not there on the base branch',
      { event: PULL, inputs: { policy: 'p.yml' }, workspace: { 'p.yml': LAX } },
      /no such file on the base branch main\. .*counts once it is merged/,
    ],
    ['outside', { inputs: { policy: '../../etc/passwd' } }, /outside of the workspace/],
    ['bad', { workspace: { [PATH]: 'version: 1\nfail-onn: high\n' } }, /security-policy\.yml:2:1/],
    [
      'not complete',
      { workspace: { [PATH]: IMPORTING } },
      /imports "\.trivyignore", which is not there in the checkout/,
    ],
    ['not readable', { event: PULL, base: new UserError('contents: read is missing') }, /contents: read/],
  ])('that is %s is a mistake of the configuration', async (_, scenario, message) => {
    const work = conclude(scenario);
    await expect(work).rejects.toThrow(UserError);
    await expect(work).rejects.toThrow(message);
  });

  it('that cannot be looked for is no reason to go on without one', async () => {
    const work = conclude({ event: PULL, base: new Error('502') });
    await expect(work).rejects.toThrow(InfrastructureError);
    await expect(work).rejects.toThrow('.github/security-policy.yml could not be read from the base branch: 502');
  });

  it('and the input max-db-age: the shorter one holds', async () => {
    const aged = [report({ database: { updatedAt: '2025-12-20T00:00:00Z' } }, [])];
    const outcome = async (maxDbAge: number, policy: string) =>
      (await conclude({ reports: aged, workspace: { [PATH]: policy }, run: { maxDbAge } })).result.ok;
    expect(await outcome(30 * 86_400, LAX)).toBe(true);
    expect(await outcome(86_400, LAX)).toBe(false);
    expect(await outcome(30 * 86_400, `${LAX}max-db-age: 1d\n`)).toBe(false);
  });
});

describe('the baseline', () => {
  const known = JSON.stringify({ findings: [finding()] });

  it.each<[string, Scenario]>([
    ['in the checkout', { workspace: { 'b.json': known } }],
    ['made by an earlier step of a pull request', { event: PULL, workspace: { 'b.json': known } }],
  ])('%s makes old findings old', async (_, scenario) => {
    const { result } = await conclude({ ...scenario, inputs: { baseline: 'b.json', 'only-new': 'true' } });
    expect(result).toMatchObject({ outcome: 'passed', outputs: { new: 0, findings: 1 } });
  });

  it.each<[string, (workspace: string) => string, string]>([
    ['with a dot', () => './b.json', 'b.json'],
    ['with detours', () => 'dir//../b.json', 'b.json'],
    ['absolutely', (workspace) => join(workspace, 'b.json'), 'b.json'],
    ['through a link', () => 'link/b.json', 'dir/b.json'],
  ])('of the base branch is found, and none of the change, where its path is written %s', async (_, path, inBase) => {
    const workspace = folder({ 'b.json': known, 'dir/b.json': known });
    symlinkSync('dir', join(workspace, 'link'));
    const judgedWith = async (base: Readonly<Record<string, string>>) =>
      (await conclude({ event: PULL, base, workspace, inputs: { baseline: path(workspace), 'only-new': 'true' } }))
        .result;
    expect((await judgedWith({ [inBase]: '{"findings":[]}' })).outcome).toBe('failed-policy');
    expect((await judgedWith({ [inBase]: known })).outcome).toBe('passed');
  });

  it('that the change turns into a link is still the one of the base branch', async () => {
    const workspace = folder({ 'mine.json': known });
    symlinkSync('mine.json', join(workspace, 'b.json'));
    const base = { 'b.json': '{"findings":[]}' };
    const { result } = await conclude({
      event: PULL,
      base,
      workspace,
      inputs: { baseline: 'b.json', 'only-new': 'true' },
    });
    expect(result.outcome).toBe('failed-policy');
  });

  it('that lies outside of the workspace is not looked for on the base branch', async () => {
    const elsewhere = join(folder({ 'b.json': known }), 'b.json');
    const work = conclude({ event: PULL, base: { 'b.json': '{"findings":[]}' }, inputs: { baseline: elsewhere } });
    await expect(work).rejects.toThrow(/outside of the workspace/);
  });

  it('that an earlier run wrote is one', async () => {
    const { tempDir } = await conclude({});
    const workspace = { 'b.json': (await import('node:fs')).readFileSync(join(tempDir, 'findings.json'), 'utf8') };
    const { result } = await conclude({ workspace, inputs: { baseline: 'b.json', 'only-new': 'true' } });
    expect(result.outcome).toBe('passed');
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['not there', {}, /"baseline" is "b\.json": there is no such file/],
    ['no JSON', { 'b.json': '{' }, /it is no JSON/],
    ['no report', { 'b.json': '{}' }, /no list "findings"/],
  ])('that is %s is a mistake of the configuration', async (_, workspace, message) => {
    await expect(conclude({ workspace, inputs: { baseline: 'b.json' } })).rejects.toThrow(message);
  });
});

describe('files that inputs name', () => {
  it('are written inside of the workspace only', async () => {
    const { result, workspace } = await conclude({ inputs: { 'sarif-file': 'out/deep/a.sarif' } });
    expect(result.outputs['sarif-path']).toBe(join(workspace, 'out/deep/a.sarif'));
    for (const path of ['../a.sarif', '/etc/a.sarif', '.', 'a/../..', '..']) {
      await expect(conclude({ inputs: { 'sarif-file': path } })).rejects.toThrow(/outside of the workspace/);
    }
  });
});
