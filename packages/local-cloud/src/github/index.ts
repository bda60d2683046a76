import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { CallRecorder } from '../core/calls.js';
import type { VirtualClock } from '../core/clock.js';
import type { CallFaults } from '../core/faults.js';
import type { Random } from '../core/random.js';
import type { App } from '../core/server.js';
import { restApi } from './api.js';
import { githubControl, type GitHubControl } from './control.js';
import { githubState } from './state.js';

export type { GitHubControl } from './control.js';

export interface GitHubParts {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly faults: { draw(operation: string): CallFaults };
  readonly recorder: CallRecorder;
}

/** Puts GitHub's REST API on the app. A request signed for AWS is never GitHub's, whatever its path. */
export function addGitHub(app: App, parts: GitHubParts): GitHubControl {
  const { clock, random, faults, recorder } = parts;
  const state = githubState(clock, random);
  const answer = restApi({ state, faults, recorder });
  for (const path of ['/repos/*', '/user', '/user/*']) {
    app.all(path, async (context, next) => {
      const { req } = context;
      if (req.header('authorization')?.startsWith('AWS4-')) {
        await next();
        return undefined;
      }
      const outcome = await answer({
        method: req.method,
        url: new URL(req.url),
        header: (name) => req.header(name),
        body: new Uint8Array(await req.arrayBuffer()),
      });
      if (outcome === 'dropped') {
        context.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      return new Response(outcome.body ?? null, { status: outcome.status, headers: outcome.headers });
    });
  }
  return githubControl(state);
}
