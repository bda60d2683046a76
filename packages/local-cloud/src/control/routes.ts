import type { App } from '../core/server.js';
import type { Json } from '../core/types.js';
import type { LocalCloud } from '../local-cloud.js';
import { SCENARIOS } from '../ecs/scenario.js';
import type { CloudFrontControl } from '../cloudfront/index.js';
import type { S3Control } from '../s3/control.js';
import { addGitHubRoutes } from './github.js';
import { readBucket, readDistribution, readFault, readS3Settings, readScenario, readSeed } from './requests.js';
import { objectSummary, serviceSummary } from './summary.js';

/** What the control plane needs of the cloud. */
export type Steered = Pick<
  LocalCloud,
  | 'cloudfront'
  | 'ecs'
  | 'github'
  | 'seedService'
  | 'scenario'
  | 'faults'
  | 'calls'
  | 'resetCalls'
  | 'oidc'
  | 's3'
  | 'trust'
>;

/**
 * Lets another process steer a cloud that was started by hand: the same strings as the typed client, as JSON over HTTP.
 * The server listens on the loopback interface only; a page in a browser cannot post here, since a JSON content type is
 * asked for and never allowed to other origins.
 */
export function addControlRoutes(app: App, cloud: Steered): void {
  const base = '/_local-cloud';
  app.use(`${base}/*`, async (context, next) => {
    const writes = context.req.method === 'POST';
    if (writes && !context.req.header('content-type')?.startsWith('application/json')) {
      return context.json({ error: 'Send content-type: application/json.' }, 415);
    }
    await next();
    return undefined;
  });
  app.onError((error, context) => context.json({ error: error.message }, 400));

  app.get(`${base}/calls`, (context) => context.json(cloud.calls(context.req.query('operation'))));
  app.delete(`${base}/calls`, (context) => {
    cloud.resetCalls();
    return context.json({});
  });
  app.get(`${base}/faults`, (context) => context.json(cloud.faults.list()));
  app.post(`${base}/faults`, async (context) => {
    cloud.faults.add(readFault(await context.req.json<Json>()));
    return context.json({});
  });
  app.delete(`${base}/faults`, (context) => {
    cloud.faults.clear();
    return context.json({});
  });
  // Answered once a `hold` has left a client waiting.
  app.get(`${base}/held`, async (context) => context.json({ operation: await cloud.faults.whenHeld() }));
  app.get(`${base}/scenarios`, (context) => context.json(SCENARIOS));
  app.post(`${base}/scenario`, async (context) => {
    const { service, scenario } = readScenario(await context.req.json<Json>());
    cloud.scenario(service, scenario);
    return context.json({});
  });
  app.get(`${base}/services`, (context) => context.json(cloud.ecs.services().map(serviceSummary)));
  app.post(`${base}/services`, async (context) =>
    context.json(cloud.seedService(readSeed(await context.req.json<Json>()))),
  );
  addS3Routes(app, base, cloud.s3);
  addCloudFrontRoutes(app, base, cloud.cloudfront);
  addGitHubRoutes(app, `${base}/github`, cloud.github);
}

function addS3Routes(app: App, base: string, s3: S3Control): void {
  app.get(`${base}/buckets`, (context) =>
    context.json(s3.buckets().map((name) => ({ name, objects: s3.objects(name).map(objectSummary) }))),
  );
  app.post(`${base}/buckets`, async (context) => {
    const { name, options } = readBucket(await context.req.json<Json>());
    s3.createBucket(name, options);
    return context.json({});
  });
  app.post(`${base}/s3`, async (context) => {
    s3.configure(readS3Settings(await context.req.json<Json>()));
    return context.json({});
  });
}

function addCloudFrontRoutes(app: App, base: string, cloudfront: CloudFrontControl): void {
  app.get(`${base}/distributions`, (context) =>
    context.json(
      cloudfront.distributions().map((distribution) => ({
        ...distribution,
        invalidations: cloudfront.invalidations(distribution.id),
        requests: cloudfront.requests(distribution.id),
      })),
    ),
  );
  app.post(`${base}/distributions`, async (context) =>
    context.json(await cloudfront.createDistribution(readDistribution(await context.req.json<Json>()))),
  );
}
