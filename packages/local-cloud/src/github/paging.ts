import type { RootCall } from './types.js';

const DEFAULT_PAGE = 30;
const MAX_PAGE = 100;

/** One page of a list by `per_page` and `page`, and the Link header that names its neighbours. */
export function pageOf<Item>(
  all: readonly Item[],
  { query, apiUrl, path }: RootCall,
): { items: readonly Item[]; headers: Readonly<Record<string, string>> } {
  const size = Math.min(positive(query.get('per_page'), DEFAULT_PAGE), MAX_PAGE);
  const page = positive(query.get('page'), 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const neighbours = {
    ...(page > 1 && { prev: page - 1 }),
    ...(page < last && { next: page + 1, last }),
    ...(page > 1 && { first: 1 }),
  };
  const links = Object.entries(neighbours).map(([rel, number]) => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(number));
    return `<${apiUrl}${path['*'] ?? ''}?${parameters.toString()}>; rel="${rel}"`;
  });
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** GitHub takes what is no positive number for the default. */
function positive(text: string | null, fallback: number): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : fallback;
}
