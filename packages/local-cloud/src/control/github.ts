import type { Context } from 'hono';
import type { App } from '../core/server.js';
import type { Json } from '../core/types.js';
import type { GitHubControl } from '../github/index.js';
import {
  readCommit,
  readDispatch,
  readReview,
  readRun,
  readRunChange,
  readStatus,
  readText,
  readUser,
} from './github-requests.js';

/**
 * Lets a step of a pipeline or a person do on the cloud's GitHub what GitHub itself or its users would do beside the REST
 * API: upload an artifact, run a workflow, review. `repository` is a member of the body, or of the query.
 */
export function addGitHubRoutes(app: App, base: string, github: GitHubControl): void {
  const body = (context: Context): Promise<Json> => context.req.json<Json>();
  const id = (context: Context): number => Number(context.req.param('id'));

  app.get(`${base}/runs`, (context) => context.json(github.runs(context.req.query('repository'))));
  app.post(`${base}/runs`, async (context) => context.json({ id: github.run(readRun(await body(context))) }));
  app.post(`${base}/runs/:id`, async (context) => {
    github.updateRun(id(context), readRunChange(await body(context)));
    return context.json({});
  });
  app.post(`${base}/runs/:id/rerun`, async (context) => {
    github.rerun(id(context), readText(await body(context), 'by'));
    return context.json({});
  });
  app.get(`${base}/runs/:id/job`, (context) => context.json(github.jobRun(id(context))));
  app.get(`${base}/runs/:id/artifacts`, (context) => context.json(github.artifacts(id(context))));
  app.post(`${base}/runs/:id/artifacts`, async (context) =>
    context.json({ id: github.artifact(id(context), readText(await body(context), 'name')) }),
  );
  app.post(`${base}/runs/:id/reviews`, async (context) => {
    github.review(id(context), readReview(await body(context)));
    return context.json({});
  });
  app.post(`${base}/dispatches`, async (context) =>
    context.json({ id: github.dispatch(readDispatch(await body(context))) }),
  );
  app.get(`${base}/deployments`, (context) =>
    context.json(github.deployments(context.req.query('environment'), context.req.query('repository'))),
  );
  app.post(`${base}/deployments/:id/statuses`, async (context) => {
    github.addDeploymentStatus(id(context), readStatus(await body(context)));
    return context.json({});
  });
  app.post(`${base}/users`, async (context) => {
    const { login, seed } = readUser(await body(context));
    return context.json(github.user(login, seed));
  });
  app.post(`${base}/commits`, async (context) => context.json({ sha: github.commit(readCommit(await body(context))) }));
}
