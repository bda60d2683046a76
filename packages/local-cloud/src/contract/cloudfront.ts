import assert from 'node:assert/strict';
import {
  CloudFrontClient,
  CreateInvalidationCommand,
  GetCachePolicyCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetInvalidationCommand,
  GetResponseHeadersPolicyCommand,
  ListDistributionsCommand,
  ListInvalidationsCommand,
  type Invalidation,
} from '@aws-sdk/client-cloudfront';
import type { Check, ContractTarget } from './types.js';

type Run = (client: CloudFrontClient, distributionId: string) => Promise<void>;

const PATHS = ['/index.html', '/locales/*'];

/** What CloudFront says about distributions, and how what they hold is invalidated. */
export const cloudFrontContract: readonly Check[] = [
  check(
    'an invalidation has an id of its own and can be read by it',
    ['CreateInvalidation', 'GetInvalidation'],
    async (client, DistributionId) => {
      const made = await invalidate(client, DistributionId, 'read-by-id');
      const { Invalidation: read } = await client.send(new GetInvalidationCommand({ DistributionId, Id: idOf(made) }));
      for (const invalidation of [made, read]) {
        assert.ok(invalidation);
        assert.equal(invalidation.Id, made.Id);
        assert.equal(invalidation.InvalidationBatch?.CallerReference, 'read-by-id');
        assert.deepEqual([...(invalidation.InvalidationBatch.Paths?.Items ?? [])].sort(), [...PATHS].sort());
        assert.match(invalidation.Status ?? '', /^(InProgress|Completed)$/i);
      }
    },
  ),
  check(
    'a list of invalidations has those of the distribution',
    ['CreateInvalidation', 'ListInvalidations'],
    async (client, DistributionId) => {
      const made = [await invalidate(client, DistributionId, 'a'), await invalidate(client, DistributionId, 'b')];
      const { InvalidationList: list } = await client.send(new ListInvalidationsCommand({ DistributionId }));
      const ids = (list?.Items ?? []).map(({ Id }) => Id);
      assert.deepEqual([...ids].sort(), made.map(idOf).sort());
      assert.equal(list?.Quantity, 2);
    },
  ),
  check(
    'the same reference and paths are the same invalidation',
    ['CreateInvalidation'],
    async (client, DistributionId) => {
      const first = await invalidate(client, DistributionId, 'again');
      const second = await invalidate(client, DistributionId, 'again', [...PATHS].reverse());
      assert.equal(second.Id, first.Id);
    },
  ),
  check('a reference cannot be used again with other paths', ['CreateInvalidation'], async (client, DistributionId) => {
    await invalidate(client, DistributionId, 'other-paths');
    await assert.rejects(invalidate(client, DistributionId, 'other-paths', ['/*']), {
      name: 'InvalidationBatchAlreadyExists',
    });
  }),
  check(
    'a distribution or an invalidation that does not exist is said to be missing',
    ['CreateInvalidation', 'GetInvalidation', 'GetDistributionConfig'],
    async (client, DistributionId) => {
      const missing = { name: 'NoSuchDistribution', $metadata: { httpStatusCode: 404 } };
      await rejectsLike(invalidate(client, 'EMISSING', 'x'), missing);
      await rejectsLike(client.send(new GetDistributionConfigCommand({ Id: 'EMISSING' })), missing);
      await rejectsLike(client.send(new GetInvalidationCommand({ DistributionId, Id: 'IMISSING' })), {
        name: 'NoSuchInvalidation',
        $metadata: { httpStatusCode: 404 },
      });
    },
  ),
  check(
    'a distribution is listed, and its configuration has its origin and an ETag',
    ['ListDistributions', 'GetDistribution', 'GetDistributionConfig'],
    async (client, Id) => {
      const { DistributionList: list } = await client.send(new ListDistributionsCommand({}));
      assert.ok(list?.Items?.some((item) => item.Id === Id));
      const { Distribution: distribution } = await client.send(new GetDistributionCommand({ Id }));
      assert.ok(distribution?.ARN?.endsWith(`:distribution/${Id}`));
      const { DistributionConfig: config, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
      assert.match(config?.Origins?.Items?.[0]?.DomainName ?? '', /^contract\.s3\./);
      assert.equal(config?.DefaultRootObject, 'index.html');
      assert.ok(ETag);
    },
  ),
  check("AWS's own policies have their documented values", ['GetCachePolicy', 'GetResponseHeadersPolicy'], ownPolicies),
];

async function ownPolicies(client: CloudFrontClient): Promise<void> {
  const { CachePolicy: policy } = await client.send(
    new GetCachePolicyCommand({ Id: '658327ea-f89d-4fab-a63d-7e88639e58f6' }),
  );
  const { MinTTL, DefaultTTL, MaxTTL } = policy?.CachePolicyConfig ?? {};
  assert.deepEqual([MinTTL, DefaultTTL, MaxTTL], [1, 86_400, 31_536_000]);
  const { ResponseHeadersPolicy: headers } = await client.send(
    new GetResponseHeadersPolicyCommand({ Id: '67f7725c-6f97-4210-82d7-5512b31e9d03' }),
  );
  const security = headers?.ResponseHeadersPolicyConfig?.SecurityHeadersConfig;
  assert.equal(security?.StrictTransportSecurity?.AccessControlMaxAgeSec, 31_536_000);
  assert.ok(security.ContentTypeOptions);
}

function check(name: string, operations: readonly string[], run: Run): Check {
  return {
    name: `CloudFront: ${name}`,
    operations: operations.map((operation) => `CloudFront.${operation}`),
    run: async (target) => {
      const { client, distributionId } = await prepare(target);
      try {
        await run(client, distributionId);
      } finally {
        client.destroy();
      }
    },
  };
}

async function prepare(target: ContractTarget) {
  const { endpoint, region, credentials } = target;
  const client = new CloudFrontClient({ endpoint, region, credentials, maxAttempts: 1 });
  return { client, distributionId: await target.distribution() };
}

async function invalidate(
  client: CloudFrontClient,
  DistributionId: string,
  CallerReference: string,
  Items = PATHS,
): Promise<Invalidation> {
  const InvalidationBatch = { CallerReference, Paths: { Quantity: Items.length, Items } };
  const { Invalidation: made } = await client.send(
    new CreateInvalidationCommand({ DistributionId, InvalidationBatch }),
  );
  assert.ok(made);
  return made;
}

function idOf({ Id }: Invalidation): string {
  assert.ok(Id);
  return Id;
}

/** Like `assert.rejects` with an object, which would ask for deep equality of nested members. */
async function rejectsLike(
  promise: Promise<unknown>,
  expected: { name: string; $metadata: { httpStatusCode: number } },
): Promise<void> {
  await assert.rejects(promise, (error: typeof expected) => {
    assert.equal(error.name, expected.name);
    assert.equal(error.$metadata.httpStatusCode, expected.$metadata.httpStatusCode);
    return true;
  });
}
