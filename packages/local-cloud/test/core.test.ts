import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DescribeServicesCommand,
  ECSClient,
  ListClustersCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import type { Fault } from '../src/index.js';
import { describe1, deploy, startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
  test.cloud.seedService({ service: 'orders' });
});

afterEach(async () => {
  await test.stop();
});

/** How so many calls in a row go: 'ok', or the name of the error. */
async function outcomes(count: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let index = 0; index < count; index += 1) {
    seen.push(
      await test.ecs.send(new ListClustersCommand({})).then(
        () => 'ok',
        (error: unknown) => (error as Error).name,
      ),
    );
  }
  return seen;
}

describe('recorded calls', () => {
  it('have operation, time, status, sizes, input and who called', async () => {
    await describe1(test.ecs, 'orders');
    test.clock.advance(5);
    await expect(test.ecs.send(new UpdateServiceCommand({ service: 'nothing' }))).rejects.toThrow();
    const [read, write] = test.cloud.calls();
    expect(read).toEqual({
      operation: 'ECS.DescribeServices',
      at: test.clock.now() - 5000,
      status: 200,
      requestBytes: 23,
      responseBytes: expect.any(Number),
      input: { services: ['orders'] },
      userAgent: expect.stringContaining('aws-sdk-js'),
      principal: 'arn:aws:iam::123456789012:user/local-cloud',
    });
    expect(read!.responseBytes).toBeGreaterThan(500);
    expect(write).toMatchObject({ operation: 'ECS.UpdateService', status: 400, error: 'ServiceNotFoundException' });
    expect(test.cloud.calls('ECS.UpdateService')).toEqual([write]);
    expect(test.cloud.calls('ECS')).toHaveLength(2);
    test.cloud.resetCalls();
    expect(test.cloud.calls()).toEqual([]);
  });

  it('count each attempt of a retrying client', async () => {
    const retrying = new ECSClient({ ...test.config, maxAttempts: 3 });
    test.cloud.faults.add({ operation: 'ECS.ListClusters', kind: 'throttle', times: 2 });
    await retrying.send(new ListClustersCommand({}));
    retrying.destroy();
    expect(test.cloud.calls().map(({ status }) => status)).toEqual([400, 400, 200]);
  });
});

describe('answers', () => {
  it('carry a request id and no Date, so that no client corrects its clock by the cloud time', async () => {
    const { $metadata } = await test.ecs.send(new ListClustersCommand({}));
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const raw = await fetch(`${test.cloud.url}/_local-cloud/faults`);
    expect(raw.headers.get('date')).toBeNull();
  });

  it('never take an unknown operation for an empty success', async () => {
    await expect(test.ecs.send(new RunTaskCommand({ taskDefinition: 'orders' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    await expect(test.sts.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' });
  });

  it.each([
    [
      'an unknown service',
      { authorization: scope('sqs'), 'x-amz-target': 'AmazonSQS.ListQueues' },
      '{}',
      'UnknownOperationException',
    ],
    [
      'an unreadable body',
      { authorization: scope('ecs'), 'x-amz-target': 'E.ListClusters' },
      '{',
      'SerializationException',
    ],
    [
      'a member of the wrong type',
      { authorization: scope('ecs'), 'x-amz-target': 'E.ListTasks' },
      '{"cluster":1}',
      'SerializationException',
    ],
    [
      'another protocol',
      { authorization: scope('ecs'), 'smithy-protocol': 'rpc-v2-cbor' },
      '',
      'UnknownOperationException',
    ],
    ['no signature', {}, 'Action=GetCallerIdentity', 'MissingAuthenticationToken'],
    ['no action', { authorization: scope('sts') }, '', 'MissingAction'],
  ])('refuse %s', async (_what, headers, body, code) => {
    const answer = await fetch(test.cloud.url, { method: 'POST', headers: headers as Record<string, string>, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).toContain(code);
  });

  it('understand a gzipped body', async () => {
    const answer = await fetch(test.cloud.url, {
      method: 'POST',
      headers: { authorization: scope('ecs'), 'x-amz-target': 'E.DescribeServices', 'content-encoding': 'gzip' },
      body: new Uint8Array(gzipSync('{"services":["orders"]}')),
    });
    expect(await answer.json()).toMatchObject({ services: [{ serviceName: 'orders' }] });
  });
});

describe('faults', () => {
  it('hit the next calls, or a repeatable share of them, until cleared', async () => {
    test.cloud.faults.add({ operation: 'ECS.ListClusters', kind: 'throttle', times: 1, skip: 1 });
    expect(await outcomes(3)).toEqual(['ok', 'ThrottlingException', 'ok']);
    test.cloud.faults.add({ operation: 'ECS.*', kind: 'throttle', rate: 0.3 });
    const first = await outcomes(100);
    const hits = first.filter((outcome) => outcome !== 'ok').length;
    expect(hits).toBeGreaterThan(15);
    expect(hits).toBeLessThan(45);
    test.cloud.faults.clear();
    expect(new Set(await outcomes(10))).toEqual(new Set(['ok']));
  });

  it('are drawn the same way for the same seed', async () => {
    const runs: (readonly string[])[] = [];
    for (let run = 0; run < 2; run += 1) {
      await test.stop();
      test = await startTestCloud({ seed: 7 });
      test.cloud.faults.add({ operation: '*', kind: 'throttle', rate: 0.5 });
      runs.push(await outcomes(20));
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(new Set(runs[0])).toEqual(new Set(['ok', 'ThrottlingException']));
  });

  const failures: [Fault, object][] = [
    [
      { operation: '*', kind: 'server-error' },
      { name: 'ServerException', $metadata: { httpStatusCode: 500 } },
    ],
    [{ operation: '*', kind: 'server-error', status: 503, code: 'ServiceUnavailable' }, { name: 'ServiceUnavailable' }],
    [{ operation: '*', kind: 'expired-token' }, { name: 'ExpiredTokenException' }],
    [{ operation: '*', kind: 'drop' }, { message: expect.stringContaining('socket hang up') }],
    [
      { operation: 'ECS.UpdateService', kind: 'access-denied' },
      {
        name: 'AccessDeniedException',
        message:
          'User: arn:aws:iam::123456789012:user/local-cloud is not authorized to perform: ecs:UpdateService on resource: ' +
          'arn:aws:ecs:eu-central-1:123456789012:service/default/orders because no identity-based policy allows the ' +
          'ecs:UpdateService action',
      },
    ],
  ];
  it.each(failures)('%j', async (fault, error) => {
    test.cloud.faults.add(fault);
    const before = test.cloud.ecs.deployments('orders')[0]!.id;
    await expect(deploy(test.ecs, 'orders')).rejects.toMatchObject(error);
    expect(test.cloud.ecs.deployments('orders')[0]!.id).toBe(before);
  });

  it('speak the query protocol where the service does', async () => {
    test.cloud.faults.add({ operation: 'STS.*', kind: 'access-denied', times: 1 });
    await expect(test.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    test.cloud.faults.add({ operation: 'STS.*', kind: 'throttle', times: 1 });
    await expect(test.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'Throttling' });
    test.cloud.faults.add({ operation: 'STS.*', kind: 'expired-token', times: 1 });
    await expect(test.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it('can lose the answer of a call that was carried out', async () => {
    const before = test.cloud.ecs.deployments('orders')[0]!.id;
    test.cloud.faults.add({ operation: 'ECS.UpdateService', kind: 'drop', when: 'after' });
    await expect(deploy(test.ecs, 'orders')).rejects.toMatchObject({
      message: expect.stringContaining('socket hang up'),
    });
    expect(test.cloud.ecs.deployments('orders')[0]!.id).not.toBe(before);
    expect(test.cloud.calls('ECS.UpdateService')[0]!.status).toBe(0);
  });

  it('can hold answers back', async () => {
    test.cloud.faults.add({ operation: '*', kind: 'latency', milliseconds: 60 });
    const start = performance.now();
    await outcomes(1);
    expect(performance.now() - start).toBeGreaterThan(55);
  });

  it('can let reads be old', async () => {
    const seed = test.cloud.seedService({ service: 'carts' });
    test.cloud.faults.add({ operation: 'ECS.DescribeServices', kind: 'stale-read', seconds: 10, times: 2 });
    test.clock.advance(60);
    const id = await deploy(test.ecs, 'carts');
    test.clock.advance(5);
    expect((await describe1(test.ecs, 'carts')).deployments!.map((one) => one.id)).toEqual([seed.deploymentId]);
    test.clock.advance(10);
    expect((await describe1(test.ecs, 'carts')).deployments!.map((one) => one.id)).toContain(id);
    const { services } = await test.ecs.send(new DescribeServicesCommand({ services: ['carts'] }));
    expect(services![0]!.deployments![0]!.runningCount).toBe(2);
  });
});

function scope(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIATEST/20260115/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}
