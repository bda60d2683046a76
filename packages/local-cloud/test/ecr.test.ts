import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;
let ecr: ECRClient;

beforeEach(async () => {
  test = await startTestCloud();
  ecr = new ECRClient(test.config);
});

afterEach(async () => {
  ecr.destroy();
  await test.stop();
});

function findings(imageTag: string, more: object = {}) {
  return ecr.send(new DescribeImageScanFindingsCommand({ repositoryName: 'orders', imageId: { imageTag }, ...more }));
}

it('gives a login of twelve hours to the registry of the region', async () => {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const [data] = authorizationData!;
  expect(data!.proxyEndpoint).toBe('https://123456789012.dkr.ecr.eu-central-1.amazonaws.com');
  expect(data!.expiresAt!.getTime() - test.clock.now()).toBe(12 * 3_600_000);
  const [user, password] = Buffer.from(data!.authorizationToken!, 'base64').toString().split(':');
  expect([user, [password]]).toEqual(['AWS', test.cloud.ecr.passwords]);
});

describe('a scan', () => {
  const basic = [1, 2, 3].map((n) => ({ name: `CVE-2026-000${n}`, severity: n === 1 ? 'CRITICAL' : 'LOW' }));

  it('is not there right after the push, then runs, then has findings in pages', async () => {
    const scan = { kind: 'BASIC', startsAfter: 5, endsAfter: 20, findings: basic } as const;
    test.cloud.ecr.push({ repository: 'orders', tag: 'v1', scan });
    await expect(findings('v1')).rejects.toMatchObject({ name: 'ScanNotFoundException' });
    test.clock.advance(5);
    const running = await findings('v1');
    expect([running.imageScanStatus!.status, running.imageScanFindings]).toEqual(['IN_PROGRESS', undefined]);
    test.clock.advance(15);
    const first = await findings('v1', { maxResults: 2 });
    expect(first.imageScanStatus!.status).toBe('COMPLETE');
    expect(first.imageScanFindings!.findingSeverityCounts).toEqual({ CRITICAL: 1, LOW: 2 });
    const second = await findings('v1', { maxResults: 2, nextToken: first.nextToken });
    const names = [first, second].flatMap((page) => page.imageScanFindings!.findings!.map(({ name }) => name));
    expect([names, second.nextToken]).toEqual([basic.map(({ name }) => name), undefined]);
  });

  it('of Inspector is pending, then active, and has enhanced findings', async () => {
    const enhanced = [{ title: 'CVE-2026-1 - zlib', severity: 'HIGH' }];
    test.cloud.ecr.push({
      repository: 'orders',
      tag: 'v1',
      scan: { kind: 'ENHANCED', endsAfter: 10, findings: enhanced },
    });
    expect((await findings('v1')).imageScanStatus!.status).toBe('PENDING');
    test.clock.advance(10);
    const { imageScanStatus, imageScanFindings } = await findings('v1');
    expect(imageScanStatus!.status).toBe('ACTIVE');
    expect(imageScanFindings!.enhancedFindings).toEqual(enhanced);
    expect(imageScanFindings).not.toHaveProperty('findings');
  });

  it('may end in another state, without findings', async () => {
    const scan = {
      kind: 'BASIC',
      status: 'UNSUPPORTED_IMAGE',
      description: 'The operating system is not supported.',
    } as const;
    test.cloud.ecr.push({ repository: 'orders', tag: 'v1', scan });
    const { imageScanStatus, imageScanFindings } = await findings('v1');
    expect([imageScanStatus!.status, imageScanFindings]).toEqual(['UNSUPPORTED_IMAGE', undefined]);
  });
});

describe('an image', () => {
  it('is described by tag and digest; a tag moves to the image pushed last', async () => {
    const old = test.cloud.ecr.push({ repository: 'orders', tag: 'v1', digest: `sha256:${'a'.repeat(64)}` });
    const young = test.cloud.ecr.push({ repository: 'orders', tag: 'v1', digest: `sha256:${'b'.repeat(64)}` });
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName: 'orders' }));
    expect(imageDetails!.map(({ imageDigest, imageTags }) => [imageDigest, imageTags])).toEqual([
      [old.digest, []],
      [young.digest, ['v1']],
    ]);
  });

  it.each([
    ['RepositoryNotFoundException', { repositoryName: 'none' }],
    ['RepositoryNotFoundException', { registryId: '999999999999' }],
    ['ImageNotFoundException', { imageId: { imageTag: 'none' } }],
    ['InvalidParameterException', { imageId: {} }],
    ['InvalidParameterException', { maxResults: 1001 }],
    ['InvalidParameterException', { nextToken: 'x' }],
  ])('that is asked for wrongly: %s for %j', async (name, input) => {
    test.cloud.ecr.push({ repository: 'orders', tag: 'v1', scan: { kind: 'BASIC' } });
    await expect(findings('v1', input)).rejects.toMatchObject({ name });
  });

  it('of another region is not there', async () => {
    test.cloud.ecr.push({ repository: 'orders', tag: 'v1' });
    const elsewhere = new ECRClient({ ...test.config, region: 'us-east-1' });
    const asking = elsewhere.send(new DescribeImagesCommand({ repositoryName: 'orders' }));
    await expect(asking).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
    elsewhere.destroy();
  });
});
