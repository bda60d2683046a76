/** Every HTTP request that an action's clients have sent, retries and the calls for credentials included. */
export interface CallCounter {
  total(): number;
  /** Requests by operation (`ECS.DescribeServices`) or route (`GET /repos/{owner}/{repo}`), in the order of the names. */
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
