import { UserError } from '@platform-actions/action-kit';
import type { Dimension, MetricDraft } from '@platform-actions/telemetry';

const STATUSES = ['success', 'failure', 'cancelled', 'skipped'] as const;
export type Status = (typeof STATUSES)[number];

/** Worst first: what the status of several jobs is. A job that was skipped beside others that ran says nothing. */
const RANKED = ['failure', 'cancelled', 'success', 'skipped'] as const satisfies readonly Status[];

/**
 * The status of a job (`job.status`), or of several at once (`join(needs.*.result)`): failure where one has failed, else
 * cancelled where one was, else success; skipped where all were.
 *
 * @throws UserError where a word is no status of a job.
 */
export function parseStatus(text: string): Status {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const unknown = words.find((word) => !STATUSES.some((status) => status === word));
  const worst = RANKED.find((status) => words.includes(status));
  if (unknown !== undefined || worst === undefined) {
    throw new UserError(
      `Input "status" is ${JSON.stringify(text)}: must be ${STATUSES.join(', ')}, such as \${{ job.status }}, or ` +
        'several of them as ${{ join(needs.*.result) }} gives them.',
    );
  }
  return worst;
}

/**
 * DeploymentStatus 1 or 0, once without dimensions for an alarm over everything and once with what is known of service
 * and environment. Nothing for a status that is no verdict on a deployment.
 */
export function statusDrafts(
  status: Status,
  service: string | undefined,
  environment: string | undefined,
): readonly MetricDraft[] {
  if (status === 'cancelled' || status === 'skipped') return [];
  const total: MetricDraft = {
    name: 'DeploymentStatus',
    unit: 'Count',
    samples: [{ value: status === 'success' ? 1 : 0, count: 1 }],
  };
  const dimensions: Dimension[] = [
    ...(service === undefined ? [] : [{ name: 'Service', value: service }]),
    ...(environment === undefined ? [] : [{ name: 'Environment', value: environment }]),
  ];
  return dimensions.length === 0 ? [total] : [total, { ...total, dimensions }];
}
