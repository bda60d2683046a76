import type { SiteHttp } from '../ports.js';

export interface BoundedHttp extends SiteHttp {
  /** Requests sent so far. */
  count(): number;
}

/** The same site with at most so many requests in flight; the others wait their turn. */
export function boundedHttp(http: SiteHttp, atOnce: number): BoundedHttp {
  const waiting: (() => void)[] = [];
  let [inFlight, sent] = [0, 0];
  const turn = (): Promise<void> => {
    if (inFlight < atOnce) {
      inFlight += 1;
      return Promise.resolve();
    }
    // Whoever ends hands its place on.
    return new Promise((go) => void waiting.push(go));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inFlight -= 1;
    else next();
  };
  return {
    count: () => sent,
    get: async (url, headers) => {
      await turn();
      sent += 1;
      try {
        return await http.get(url, headers);
      } finally {
        leave();
      }
    },
  };
}
