import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { result, runWith, semgrepReport, type Run } from './harness.js';

const CODE = { 'app/main.py': 'def run(text):\n    return eval(text)\n' };
const STRICT = 'version: 1\nfail-on: high\n';
const WEAK = 'version: 1\nfail-on: none\n';
const POLICY = '.github/security-policy.yml';
const report = semgrepReport({ results: [result()] });

let cloud: LocalCloud;
let folder = '';

beforeEach(async () => {
  cloud = await startLocalCloud({ speed: 60 });
  folder = mkdtempSync(join(tmpdir(), 'sast-event-'));
});
afterEach(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A run on a pull request whose checkout holds these files. */
async function onPull(files: Record<string, string>, inputs: Record<string, string> = {}, fork?: string): Promise<Run> {
  const pull = cloud.github.openPull({ files, ...(fork === undefined ? {} : { fork }) });
  const { env, payload } = cloud.github.pullRequestRun(pull);
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify(payload));
  const automatic = { 'upload-sarif': 'auto', comment: 'auto', 'github-token': cloud.github.token };
  return runWith(
    { report },
    { ...automatic, ...inputs },
    { workspace: files, env: { ...cloud.environment(), ...env, GITHUB_EVENT_PATH: event } },
  );
}

describe('on a pull request, sast', () => {
  it('uploads, comments and is red', async () => {
    cloud.github.seedRepository({ files: { ...CODE, [POLICY]: STRICT } });
    const step = await onPull({ ...CODE, [POLICY]: STRICT });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy', high: '1' } });
    expect(cloud.github.sarifs()).toHaveLength(1);
    const [comment, ...more] = cloud.github.comments(1);
    expect(more).toEqual([]);
    expect(comment?.body).toContain('python-eval');
    expect(step.call?.env).not.toHaveProperty('GITHUB_API_URL');
  });

  it('does not obey a policy that the change weakens', async () => {
    cloud.github.seedRepository({ files: { ...CODE, [POLICY]: STRICT } });
    const step = await onPull({ ...CODE, [POLICY]: WEAK });
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy' } });
  });

  it('from a fork, whose token may write nothing: the verdict stands, with warnings', async () => {
    cloud.github.seedRepository({ files: { ...CODE, [POLICY]: STRICT } });
    cloud.github.permissions({ contents: 'read' });
    const step = await onPull(CODE, {}, 'somebody/orders-api');
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed-policy' } });
    expect(cloud.github.sarifs()).toEqual([]);
    expect(cloud.github.comments(1)).toEqual([]);
  });
});
