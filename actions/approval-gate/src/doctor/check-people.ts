import { plural } from '@platform-actions/action-kit';
import { atLeast } from '@platform-actions/github';
import type { Check } from '../result.js';
import { judged, some, sound } from './check.js';
import type { Facts } from './facts.js';

const DISPATCHERS = { id: 'dispatchers', title: 'Who may start workflows, and so approve.yml' };

/** Nothing to be right or wrong, but something to know: a vote of anybody else than an approver does not count. */
export function checkPeople({ people, serverUrl, repository: { owner, repo }, approveWorkflow }: Facts): Check[] {
  return [
    judged(DISPATCHERS, people, (everybody) => {
      const writers = everybody.filter(({ role }) => atLeast(role, 'write')).map(({ person }) => person.login);
      const custom = everybody.filter(({ role }) => !/^(none|read|triage|write|maintain|admin)$/.test(role));
      const others = custom.length === 0 ? '' : ` ${plural(custom.length, 'person')} more with a custom role may, too.`;
      const fix = `Let GitHub itself refuse the others: a workflow execution protection for .github/workflows/${approveWorkflow.file} (${serverUrl}/${owner}/${repo}/settings/actions, Policies) with the approvers as actors and workflow_dispatch as event.`;
      const finding =
        writers.length === 0 ? 'Nobody has write access.' : `${writers.length} with write access: ${some(writers)}.`;
      return sound(DISPATCHERS, `${finding}${others}`, { fix });
    }),
  ];
}
