import { messageChain, toError } from '@platform-actions/action-kit';
import type { SiteAnswer, SiteHttp } from '../ports.js';

/** What is read of one answer, decoded; the rest is not fetched, and such a body is not compared. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** An answer, or why there was none. */
export type Look = SiteAnswer | { readonly url: string; readonly error: string };

/** One request to the live site; never throws. */
export async function lookAt(http: SiteHttp, url: string): Promise<Look> {
  try {
    return await http.get(url);
  } catch (thrown) {
    return { url, error: messageChain(toError(thrown)) };
  }
}

/** Whether the answer is of the moment: none at all, too many requests, or a fault behind the CDN. */
export function isOfTheMoment(look: Look): boolean {
  return 'error' in look || look.status === 429 || look.status >= 500;
}

/** `404 (text/html, Error from cloudfront)`: what a person needs to know of an answer. */
export function describeLook(look: Look): string {
  if ('error' in look) return `no answer: ${look.error}`;
  const { status, headers } = look;
  const age = headers['age'] === undefined ? '' : `Age ${headers['age']}`;
  const target = headers['location'] === undefined ? '' : `to ${headers['location']}`;
  const facts = [headers['content-type'] ?? 'no content type', headers['x-cache'] ?? '', age, target];
  return `${status} (${facts.filter((fact) => fact !== '').join(', ')})`;
}

/** `text/html` of `text/html; charset=utf-8`, lower case. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export function isHtml(look: Look): boolean {
  return !('error' in look) && mediaType(look.headers['content-type']) === 'text/html';
}
