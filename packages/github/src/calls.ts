/** Every HTTP request that a client has sent, retries included. */
export interface CallCounter {
  total(): number;
  /** Requests by route: `GET /repos/{owner}/{repo}`. */
  byOperation(): Readonly<Record<string, number>>;
}

/** A counter at zero, and what counts into it. */
export function callCounter(): CallCounter & { count(operation: string): void } {
  const counts = new Map<string, number>();
  return {
    count: (operation) => void counts.set(operation, (counts.get(operation) ?? 0) + 1),
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    byOperation: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
