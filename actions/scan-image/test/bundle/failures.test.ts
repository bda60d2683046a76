import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trivyReport } from '../fixtures.js';
import { annotations, DATABASE, onBench } from './harness.js';
import type { StubBehaviour } from './stub-scanner.js';

const whole = { report: trivyReport([]), sbom: {}, database: DATABASE };

describe('a scanner that breaks', () => {
  it.each<[string, StubBehaviour, string, RegExp]>([
    [
      'ends with 1',
      { exitCode: 1, stderr: 'panic: index out of range\n' },
      'scanner-error',
      /exit code 1 .*panic: index/s,
    ],
    ['ends with 127 in silence', { exitCode: 127 }, 'scanner-error', /exit code 127.*It said nothing/s],
    ['writes a report, but ends with 1', { ...whole, exitCode: 1 }, 'scanner-error', /exit code 1/],
    ['ends with 5 (its gate, were there one)', { ...whole, exitCode: 5 }, 'scanner-error', /exit code 5/],
    ['is killed', { signal: 'SIGKILL' }, 'scanner-error', /was killed.*memory/s],
    ['ends with 0 and writes nothing', {}, 'scanner-error', /wrote no report/],
    ['writes an empty file', { report: '' }, 'scanner-error', /wrote no report/],
    ['writes half a report', { report: '{"SchemaVersion":2,"Results":[{"Targ' }, 'scanner-error', /cannot be used/],
    ['writes another version', { report: { SchemaVersion: 3, Results: [] } }, 'scanner-error', /SchemaVersion/],
    ['writes a report of another tool', { report: { version: '2.1.0', runs: [] } }, 'scanner-error', /Trivy/],
    [
      'is limited by the registry of its database',
      { exitCode: 1, stderr: 'FATAL DB error: failed to download vulnerability DB: TOOMANYREQUESTS: 44000/minute\n' },
      'infrastructure',
      /limits the rate.*db-repository/s,
    ],
    ['finds no image', { exitCode: 1, stderr: 'remote error: MANIFEST_UNKNOWN\n' }, 'infrastructure', /no such image/],
    [
      'is not let in',
      { exitCode: 1, stderr: 'GET https://ghcr.io: UNAUTHORIZED\n' },
      'infrastructure',
      /registry-username/,
    ],
  ])('%s: red, never green', async (_, behaviour, outcome, reason) => {
    await onBench(async ({ trivy, run }) => {
      trivy.does(behaviour);
      const step = await run();
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome, findings: '', 'sbom-path': '' } });
      expect(step.outputs['reason']).toMatch(reason);
      expect(step.summary).toContain(outcome);
      expect(annotations(step)).toEqual([expect.stringMatching(/^error: /)]);
    });
  });

  it('makes no SBOM: red, although the scan was fine', async () => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ report: trivyReport([]), database: DATABASE });
      const step = await run();
      expect(step.outputs).toMatchObject({ outcome: 'scanner-error', reason: expect.stringContaining('SBOM') });
    });
  });

  it.each([
    ['scanned nothing', { ...trivyReport([]), Results: undefined, Metadata: {} }],
    ['has empty results', { ...trivyReport([]), Results: [], Metadata: {} }],
  ])('%s: incomplete', async (_, report) => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ ...whole, report });
      expect(await run()).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
    });
  });
});

describe('time', () => {
  it('that is up ends the scanner with everything that it has started', async () => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ hangs: true, stderr: 'Downloading layer 3\n' });
      const step = await run({ timeout: '2s' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'infrastructure' } });
      expect(step.outputs['reason']).toMatch(/"timeout" was reached.*Downloading layer 3/s);
      expect(alive(trivy.dir)).toEqual([]);
    });
  });

  it('that is cut short by cancelling the job ends it, too', async () => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ hangs: true });
      const started = until(() => existsSync(join(trivy.dir, 'pids')));
      const step = await run({}, { cancelWhen: started });
      expect(step.exitCode).toBe(1);
      expect(step.outputs['reason']).toContain('cancelled');
      expect(alive(trivy.dir)).toEqual([]);
    });
  });
});

describe('a setting that is wrong', () => {
  const digits = 'a'.repeat(64);

  it.each<[string, Record<string, string>, RegExp]>([
    ['nothing to scan', { image: '' }, /exactly one of "image", "input" and "report": none/],
    ['two things to scan', { image: 'alpine', report: 'r.json' }, /"image" and "report" are given/],
    ['an option for an image', { image: '--config=/etc/passwd' }, /must be the name of an image/],
    ['half a login', { 'registry-username': 'me' }, /"registry-password" is missing/],
    ['an unknown scanner', { scanners: 'vuln\nvirus' }, /must be one of vuln, misconfig, secret, license/],
    ['an option for a database', { 'db-repository': '--insecure' }, /"db-repository" has the line/],
    ['a platform that is none', { platform: 'arm' }, /os\/architecture/],
    ['ECR for another registry', { engine: 'ecr' }, /needs an image of a private ECR registry/],
    ['a database for Grype', { engine: 'grype', 'db-repository': 'ghcr.io/a/trivy-db:2' }, /for the engine trivy/],
    ['misconfigurations by Grype', { engine: 'grype', scanners: 'misconfig' }, /vulnerabilities only/],
    ['latest', { 'engine-version': 'latest' }, /exact version/],
    ['another version than asked for', { 'engine-version': '0.69.3' }, /0\.69\.3/],
    ['a checksum of another program', { checksum: digits }, /checksum/],
    ['a program that is not there', { 'tool-path': '/nonexistent/trivy' }, /tool-path/],
  ])('%s: nothing runs', async (_, inputs, reason) => {
    await onBench(async ({ trivy, run }) => {
      const step = await run(inputs);
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toMatch(reason);
      expect(trivy.calls()).toEqual([]);
    });
  });

  it('a version that is known to be malicious is refused, whatever else is said', async () => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ ...whole, version: 'Version: 0.69.4' });
      expect((await run({ 'engine-version': '0.69.4' })).outputs['reason']).toContain('is refused');
      expect((await run()).outputs).toMatchObject({ outcome: 'config-error' });
      expect(trivy.calls()).toEqual([]);
    });
  });
});

/** Which of the stub's processes still run. */
function alive(dir: string): number[] {
  const pids = readFileSync(join(dir, 'pids'), 'utf8').split(' ').map(Number);
  return pids.filter((pid) => {
    try {
      process.kill(pid, 0);
      // A zombie of a container without init answers, too.
      return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return false;
    }
  });
}

async function until(ready: () => boolean): Promise<void> {
  while (!ready()) await new Promise((resolve) => setTimeout(resolve, 20));
}
