import type { Endpoints, RequestParameters } from '@octokit/types';
import type { GitHub } from './client.js';

/** The most that GitHub puts on a page. */
export const PAGE_SIZE = 100;

/** The pages of a list, each asked for when it is needed; ends with the one that GitHub links no next one from. */
export async function* pages<Route extends keyof Endpoints>(
  gh: Pick<GitHub, 'request'>,
  route: Route,
  parameters: Endpoints[Route]['parameters'] & RequestParameters,
): AsyncGenerator<Endpoints[Route]['response']> {
  for (let page = 1; ; page += 1) {
    // Spread, the parameters of any route are beyond what the compiler resolves.
    const answer = await gh.request(route, { ...parameters, per_page: PAGE_SIZE, page } as typeof parameters);
    yield answer;
    if (!hasNext(answer.headers.link)) return;
  }
}

/** Whether the `Link` header names a next page. */
export function hasNext(link: string | undefined): boolean {
  return /;\s*rel="next"/.test(link ?? '');
}
