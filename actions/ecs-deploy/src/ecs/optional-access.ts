import { isAccessDenied } from '@platform-actions/aws';
import type { Log } from '@platform-actions/action-kit';

/** What the deploy can do without, and what is lost then. */
const LOSSES = {
  'ecs:ListServiceDeployments':
    'The deployment is judged by DescribeServices alone: no circuit-breaker count, and a stopped deployment is told less exactly.',
  'ecs:DescribeServiceDeployments':
    'The deployment is judged by DescribeServices alone: no circuit-breaker count, and a stopped deployment is told less exactly.',
  'ecs:DescribeServiceRevisions': 'The running image digests are not verified.',
  'ecs:ListTasks': 'Stopped tasks are not looked at: no fail-fast, and no stop reasons in the summary.',
  'ecs:DescribeTasks': 'Stopped tasks are not looked at: no fail-fast, and no stop reasons in the summary.',
  'logs:GetLogEvents': 'The summary has no log lines of the failed task.',
} as const;

export type OptionalPermission = keyof typeof LOSSES;

/** Calls that the action can do without. */
export interface OptionalAccess {
  /**
   * The call's answer; `undefined` where the permission is missing. That is said once, and the call not made again.
   * Every other error is thrown.
   */
  attempt<T>(permission: OptionalPermission, doing: string, call: () => Promise<T>): Promise<T | undefined>;
  isDenied(permission: OptionalPermission): boolean;
}

/** `explain` turns an AccessDenied into an error whose message carries the statement to add. */
export function optionalAccess(log: Log, explain: (thrown: unknown, doing: string) => Error): OptionalAccess {
  const denied = new Set<OptionalPermission>();
  return {
    isDenied: (permission) => denied.has(permission),
    attempt: async (permission, doing, call) => {
      if (denied.has(permission)) return undefined;
      try {
        return await call();
      } catch (thrown) {
        if (!isAccessDenied(thrown)) throw thrown;
        denied.add(permission);
        log.warning(`${permission} is not allowed. ${LOSSES[permission]} ${explain(thrown, doing).message}`);
        return undefined;
      }
    },
  };
}
