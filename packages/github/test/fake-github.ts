import type { GitHub } from '../src/index.js';

export const REPOSITORY = { owner: 'org', repo: 'orders-api' };

interface Reply {
  readonly status?: number;
  readonly data: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Parameters = Readonly<Record<string, unknown>>;
type Answerer = (parameters: Parameters) => Reply;

/** A GitHub that answers what it is told to by route, as no server of today would: of a route that is absent, 404. */
export function fakeGitHub(answers: Readonly<Record<string, Answerer>>): GitHub & { readonly asked: string[] } {
  const asked: string[] = [];
  const request = (route: string, parameters: Parameters) => {
    asked.push(route);
    const { status = 200, data, headers = {} } = answers[route]?.(parameters) ?? refused(404, 'Not Found');
    const response = { status, data, headers, url: '' };
    if (status < 400) return Promise.resolve(response);
    return Promise.reject(Object.assign(new Error('refused'), { name: 'HttpError', status, response }));
  };
  const gh = { asked, request, requestIfChanged: request, serverTime: () => undefined };
  return gh as unknown as GitHub & { readonly asked: string[] };
}

export function refused(status: number, message: string): Reply {
  return { status, data: { message } };
}

/** One page of a list as GitHub cuts it, with the header that names the next one. */
export function pageOf<Item>(
  items: readonly Item[],
  { page, per_page: size }: Parameters,
): { items: Item[]; headers: Record<string, string> } {
  const [from, to] = [(Number(page) - 1) * Number(size), Number(page) * Number(size)];
  const link = `<https://api.github.com/x?page=${Number(page) + 1}>; rel="next", <https://api.github.com/x?page=9>; rel="last"`;
  return { items: items.slice(from, to), headers: to < items.length ? { link } : {} };
}
