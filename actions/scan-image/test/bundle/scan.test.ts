import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIGEST, REQUESTS, SBOM, SECRET, SECRET_RESULT, trivyReport } from '../fixtures.js';
import { annotations, DATABASE, onBench } from './harness.js';

describe('one scan', () => {
  it('gives outcome, counts, digest, SBOM and the files behind the paths', async () => {
    await onBench(async ({ trivy, run }) => {
      const step = await run({ 'sarif-file': 'out/scan.sarif' });
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({
        ...{ outcome: 'failed-policy', critical: '0', high: '1', medium: '0', low: '0', unknown: '0' },
        ...{ findings: '1', new: '1', waived: '0', 'highest-severity': 'high', 'image-digest': DIGEST },
        'db-updated-at': '2026-01-02T00:00:00.000Z',
      });
      expect(step.outputs['reason']).toContain('CVE-2018-18074');
      expect(step.summary).toContain('requests');
      expect(step.result).toMatchObject({ scanner: { origin: 'tool-path', version: '0.70.0' }, imageDigest: DIGEST });
      expect(step.outputs['sarif-path']).toMatch(/workspace\/out\/scan\.sarif$/);
      expect(trivy.calls().map(({ args }) => args[0])).toEqual(['image', 'convert']);
    });
  });

  it('is green below the threshold, with the same evidence', async () => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ report: trivyReport([{ ...REQUESTS, severity: 'MEDIUM' }]), sbom: {}, database: DATABASE });
      const step = await run();
      expect(step).toMatchObject({
        exitCode: 0,
        outputs: { outcome: 'passed', medium: '1', 'highest-severity': 'medium' },
      });
      expect((await run({ 'fail-on': 'medium' })).outputs['outcome']).toBe('failed-policy');
    });
  });

  it('hands the scanner an environment without a token, and an empty folder', async () => {
    await onBench(async ({ trivy, run, cloud }) => {
      const env = {
        ...cloud.environment('keyless'),
        ACTIONS_RUNTIME_TOKEN: 'runtime-token',
        GITHUB_TOKEN: 'job-token',
        TRIVY_IGNORE_UNFIXED: 'true',
        AWS_SESSION_TOKEN: 'aws-token',
        NPM_TOKEN: 'npm-token',
        HTTPS_PROXY: 'http://proxy.example:3128',
        NO_PROXY: '127.0.0.1',
      };
      await run({}, { env, workspace: { 'trivy.yaml': 'severity: LOW', '.trivyignore': 'CVE-2018-18074' } });
      for (const call of trivy.calls()) {
        const names = Object.keys(call.env).filter((name) =>
          /TOKEN|^AWS_|^ACTIONS_|^GITHUB_|^INPUT_|^TRIVY_/.test(name),
        );
        expect(names).toEqual([]);
        expect(call.env).toMatchObject({ HTTPS_PROXY: 'http://proxy.example:3128' });
        expect(JSON.stringify(call.env)).not.toContain('-token');
        expect(call.filesInCwd).toEqual([]);
        expect(call.cwd).not.toContain('workspace');
      }
      expect(trivy.calls()).toHaveLength(2);
    });
  });

  it('leaves nothing of what the scanner wrote', async () => {
    await onBench(async ({ trivy, run }) => {
      await run();
      const [scan] = trivy.calls();
      const report = scan!.args[scan!.args.indexOf('--output') + 1]!;
      expect(report).toMatch(/report\.json$/);
      expect(existsSync(report)).toBe(false);
    });
  });

  it('never shows a secret, nor the lines around it, in any output or file', async () => {
    await onBench(async ({ trivy, run, dir, cloud }) => {
      trivy.does({ report: trivyReport([], [SECRET_RESULT]), sbom: SBOM, database: DATABASE });
      const temp = join(dir, 'temp');
      mkdirSync(temp);
      const step = await run({ 'upload-sarif': 'auto' }, { env: { RUNNER_TEMP: temp } });
      expect(cloud.github.sarifs()).toHaveLength(1);
      expect(step.outputs).toMatchObject({ outcome: 'failed-policy', critical: '1' });
      const files = readdirSync(temp, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(files.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['findings.json', 'findings.sarif', 'result.json', 'sbom.cdx.json']),
      );
      const written = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
      const uploaded = JSON.stringify(cloud.github.sarifs());
      for (const text of [step.stdout, step.stderr, step.summary, JSON.stringify(step.outputs), uploaded, ...written]) {
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('neighbour-value');
      }
      expect(step.summary).toContain('github-pat');
    });
  });

  it('warns of a tag, with the digest to give', async () => {
    await onBench(async ({ trivy, run }) => {
      const step = await run({ image: 'ghcr.io/org/orders-api:v1' });
      expect(annotations(step).join('\n')).toContain(`ghcr.io/org/orders-api@${DIGEST}`);
      expect(step.outputs['image-digest']).toBe(DIGEST);
      expect(trivy.calls()[0]!.args.at(-1)).toBe('ghcr.io/org/orders-api:v1');
      expect(annotations(await run()).join('\n')).not.toContain('a tag');
    });
  });

  it('makes no SBOM where none is wanted', async () => {
    await onBench(async ({ trivy, run }) => {
      const step = await run({ 'sbom-format': 'none' });
      expect(step.outputs['sbom-path']).toBe('');
      expect(trivy.calls()).toHaveLength(1);
    });
  });

  it('reads an image from a file of the workspace, and from none outside', async () => {
    await onBench(async ({ trivy, run }) => {
      const step = await run({ input: 'images/app.tar' }, { workspace: { 'images/app.tar': 'x' } });
      expect(step.outputs['outcome']).toBe('failed-policy');
      const { args } = trivy.calls()[0]!;
      expect(args[args.indexOf('--input') + 1]).toMatch(/workspace\/images\/app\.tar$/);
      for (const input of ['../home', '/etc/passwd', 'none.tar']) {
        expect((await run({ input })).outputs).toMatchObject({ outcome: 'config-error' });
      }
    });
  });
});

describe('two scans of one job', () => {
  it('share the database and nothing else', async () => {
    await onBench(async ({ trivy, run }) => {
      await run({ 'fail-on': 'critical', scanners: 'secret' });
      const second = await run();
      expect(second.outputs['outcome']).toBe('failed-policy');
      const scans = trivy.calls().filter(({ args }) => args[0] === 'image');
      expect(scans.map(({ args }) => args[args.indexOf('--scanners') + 1])).toEqual(['secret', 'vuln,secret']);
    });
  });
});

describe('the database', () => {
  it.each([
    ['older than the limit', { ...DATABASE, UpdatedAt: '2020-01-01T00:00:00Z' }, /database/i],
    ['of unknown age', undefined, /database/i],
  ])('%s makes the result incomplete', async (_, database, reason) => {
    await onBench(async ({ trivy, run }) => {
      trivy.does({ report: trivyReport([]), sbom: {}, ...(database && { database }) });
      const step = await run({ 'max-db-age': '2d' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'incomplete' } });
      expect(step.outputs['reason']).toMatch(reason);
    });
  });

  it('young enough is green', async () => {
    await onBench(async ({ trivy, run }) => {
      const database = { ...DATABASE, UpdatedAt: new Date(Date.now() - 3_600_000).toISOString() };
      trivy.does({ report: trivyReport([]), sbom: {}, database });
      expect((await run({ 'max-db-age': '2d' })).outputs['outcome']).toBe('passed');
    });
  });
});

describe('a private registry', () => {
  const auth = (text: string): string => Buffer.from(text).toString('base64');

  it('gets the login of the inputs, in a configuration for it alone, and nowhere else', async () => {
    await onBench(async ({ trivy, run }) => {
      const step = await run({ 'registry-username': 'robot', 'registry-password': 'hunter2-very-secret' });
      const [scan, convert] = trivy.calls();
      expect(JSON.parse(scan!.dockerConfig ?? '')).toEqual({
        auths: { 'ghcr.io': { auth: auth('robot:hunter2-very-secret') } },
      });
      expect(convert!.dockerConfig).toBeUndefined();
      expect(JSON.stringify([scan!.env, scan!.args])).not.toContain('hunter2');
      expect(existsSync(scan!.env['DOCKER_CONFIG']!)).toBe(false);
      const shown = step.stdout.replace(/^::add-mask::.*$/gm, '');
      for (const text of [shown, step.summary, JSON.stringify(step.outputs), JSON.stringify(step.result)]) {
        expect(text).not.toContain('hunter2');
      }
    });
  });

  it('of ECR gets a token of its region, which stays out of every output, the scanner`s last words included', async () => {
    await onBench(async ({ trivy, run, cloud }) => {
      const image = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders-api@${DIGEST}`;
      const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...cloud.environment('keyless'), AWS_REGION: '' };
      const inputs = { image, 'role-to-assume': cloud.roleArn, 'aws-region': 'us-east-1' };
      const step = await run(inputs, { env });
      const [password = ''] = cloud.ecr.passwords;
      expect(JSON.parse(trivy.calls()[0]!.dockerConfig ?? '')).toEqual({
        auths: { '123456789012.dkr.ecr.eu-central-1.amazonaws.com': { auth: auth(`AWS:${password}`) } },
      });
      expect(step.result).toMatchObject({ calls: { 'ECR.GetAuthorizationToken': 1 } });
      expect(step.outputs['outcome']).toBe('failed-policy');

      trivy.does({ tellsLogin: true, exitCode: 1 });
      const failed = await run(inputs, { env });
      expect(failed.outputs['outcome']).toBe('scanner-error');
      expect(failed.outputs['reason']).toContain('Authorization: Basic *** is AWS:***');
      for (const secret of cloud.ecr.passwords) {
        for (const { stdout, summary, outputs, result } of [step, failed]) {
          const text = [stdout.replace(/^::add-mask::.*$/gm, ''), summary, JSON.stringify([outputs, result])].join(
            '\n',
          );
          expect(text).not.toContain(secret);
          expect(text).not.toContain(auth(`AWS:${secret}`));
        }
      }
    });
  });

  it('of ECR without permission names what to allow', async () => {
    await onBench(async ({ run, cloud, trivy }) => {
      cloud.faults.add({ operation: 'ECR.GetAuthorizationToken', kind: 'access-denied' });
      const image = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders-api@${DIGEST}`;
      const step = await run({ image, 'aws-region': 'eu-central-1' });
      expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'config-error' } });
      expect(step.outputs['reason']).toContain('ecr:GetAuthorizationToken');
      expect(trivy.calls()).toEqual([]);
    });
  });

  it('that an earlier step has logged in to is found, and only its login is handed on', async () => {
    await onBench(async ({ run, trivy, dir }) => {
      mkdirSync(`${dir}/docker`);
      const auths = { 'ghcr.io': { auth: auth('me:left-behind') }, 'other.example': { auth: auth('me:other-login') } };
      writeFileSync(`${dir}/docker/config.json`, JSON.stringify({ auths }));
      await run({}, { env: { DOCKER_CONFIG: `${dir}/docker` } });
      expect(JSON.parse(trivy.calls()[0]!.dockerConfig ?? '')).toEqual({ auths: { 'ghcr.io': auths['ghcr.io'] } });
    });
  });
});

it('keeps the report as a baseline: what it knows is not new', async () => {
  await onBench(async ({ run, dir }) => {
    // A folder that outlives the step, as RUNNER_TEMP does.
    const env = { RUNNER_TEMP: dir };
    const first = await run({}, { env });
    writeFileSync(`${dir}/baseline.json`, readFileSync(first.outputs['report-path']!));
    const second = await run({ baseline: `${dir}/baseline.json`, 'only-new': 'true' }, { env });
    expect(second).toMatchObject({ exitCode: 0, outputs: { outcome: 'passed', new: '0', findings: '1' } });
    expect(readFileSync(second.outputs['sbom-path']!, 'utf8')).toContain('CycloneDX');
  });
});
