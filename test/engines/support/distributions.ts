import { randomUUID } from 'node:crypto';
import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import { sdkConfig, type Cloud } from './clouds.js';

/** Puts a distribution with the root object `index.html` in front of a bucket; gives its id. */
export async function newDistribution(cloud: Cloud, bucket: string): Promise<string> {
  const client = new CloudFrontClient(sdkConfig(cloud));
  const origin = {
    Id: bucket,
    DomainName: `${bucket}.s3.${cloud.region}.amazonaws.com`,
    S3OriginConfig: { OriginAccessIdentity: '' },
  };
  const DistributionConfig = {
    CallerReference: randomUUID(),
    Comment: '',
    Enabled: true,
    DefaultRootObject: 'index.html',
    Origins: { Quantity: 1, Items: [origin] },
    DefaultCacheBehavior: {
      TargetOriginId: bucket,
      ViewerProtocolPolicy: 'redirect-to-https' as const,
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    },
  };
  const { Distribution: made } = await client.send(new CreateDistributionCommand({ DistributionConfig }));
  client.destroy();
  if (made?.Id === undefined) throw new Error('no distribution was made');
  return made.Id;
}
