import { HttpClient } from '@actions/http-client';
import { fetch as undiciFetch, type RequestInit } from 'undici';

export type Fetch = (url: string, init?: RequestInit) => ReturnType<typeof undiciFetch>;

/**
 * `fetch` by way of the proxy that HTTPS_PROXY and NO_PROXY name for the API. Each request ends after `timeoutMs`,
 * body included, and when the job is cancelled.
 */
export function transport(apiUrl: string, timeoutMs: number, cancelled: AbortSignal): Fetch {
  const dispatcher = new HttpClient().getAgentDispatcher(apiUrl);
  return async (url, init = {}) => {
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeoutMs)]);
    try {
      return await undiciFetch(url, { ...init, signal, ...(dispatcher && { dispatcher }) });
    } catch (error) {
      // Octokit takes any other error for one of the network and tries again.
      if (cancelled.aborted) throw Object.assign(new Error('cancelled'), { name: 'AbortError' });
      throw error;
    }
  };
}
