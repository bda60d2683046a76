import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { CallRecorder } from '../core/calls.js';
import type { VirtualClock } from '../core/clock.js';
import type { FaultDraw } from '../core/faults.js';
import type { Random } from '../core/random.js';
import type { App } from '../core/server.js';
import { restApi } from './api.js';
import { githubControl, type GitHubControl } from './control.js';
import { githubState } from './state.js';

export type { GitHubControl } from './control.js';

export interface GitHubParts {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly faults: FaultDraw;
  readonly recorder: CallRecorder;
}

/** Puts GitHub's REST API on the app. What is signed for AWS never gets there, whatever its path. */
export function addGitHub(app: App, parts: GitHubParts): GitHubControl {
  const { clock, random, faults, recorder } = parts;
  const state = githubState(clock, random);
  const answer = restApi({ state, faults, recorder });
  for (const path of ['/repos/*', '/user', '/user/*', '/users/*', '/orgs/*', '/app', '/app/*']) {
    app.all(path, async (context) => {
      const { req } = context;
      const outcome = await answer({
        method: req.method,
        url: new URL(req.url),
        header: (name) => req.header(name),
        body: new Uint8Array(await req.arrayBuffer()),
      });
      if (outcome === 'dropped' || outcome === 'held') {
        if (outcome === 'dropped') context.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      return new Response(outcome.body ?? null, { status: outcome.status, headers: outcome.headers });
    });
  }
  return githubControl(state);
}
