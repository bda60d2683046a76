import { HttpClient } from '@actions/http-client';
import { VERSION } from '@platform-actions/action-kit';
import { fetch } from 'undici';
import type { SiteAnswer, SiteHttp } from '../ports.js';
import { MAX_BODY_BYTES } from './look.js';

const HEADERS = {
  'user-agent': `platform-actions/${VERSION} (probe)`,
  'accept-encoding': 'br, gzip',
  accept: '*/*',
};

/**
 * The live site, by way of the proxy that HTTPS_PROXY and NO_PROXY name. Asks for Brotli and gzip as a browser does, and
 * gives the body decoded while `content-encoding` stays.
 *
 * @param timeoutMs for one answer, body included.
 */
export function siteHttp(cancelled: AbortSignal, timeoutMs = 15_000): SiteHttp {
  const client = new HttpClient();
  return {
    get: async (url, headers = {}) => {
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        return await fetchOnce(client, url, headers, AbortSignal.any([cancelled, timeout]));
      } catch (thrown) {
        cancelled.throwIfAborted();
        if (timeout.aborted) throw new Error(`not complete within ${timeoutMs / 1000} s`, { cause: thrown });
        throw thrown;
      }
    },
  };
}

async function fetchOnce(
  client: HttpClient,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<SiteAnswer> {
  const dispatcher = client.getAgentDispatcher(url);
  const answer = await fetch(url, {
    headers: { ...HEADERS, ...headers },
    redirect: 'manual',
    signal,
    ...(dispatcher && { dispatcher }),
  });
  const body = await readCapped(answer.body, MAX_BODY_BYTES);
  return { url, status: answer.status, headers: Object.fromEntries(answer.headers), body };
}

async function readCapped(stream: AsyncIterable<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    chunks.push(chunk.subarray(0, limit - bytes));
    bytes += chunk.length;
    // Leaving the loop cancels the stream.
    if (bytes >= limit) break;
  }
  return Buffer.concat(chunks);
}
