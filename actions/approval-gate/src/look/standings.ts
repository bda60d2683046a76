import { atLeast, roleOf, type PersonRole } from '@platform-actions/github';
import { standingOf, type Belonging } from '../decide/standing.js';
import type { Standing } from '../decide/types.js';
import type { Gate } from '../gate.js';
import type { Approver, Person } from '../model.js';
import { approverText } from '../policy/approver.js';
import type { EffectiveRule } from '../policy/tighten.js';
import { codeOwnersOf, type CodeOwner } from './code-owners.js';
import { openTeams, type Teams } from './teams.js';

/** What is voted on, as much as code owners depend on it. */
export interface Change {
  readonly sha: string;
  readonly baseSha: string | null;
}

/** Whether somebody of that role may dispatch a workflow. A custom role is taken to, since GitHub does not tell. */
export function canDispatch({ role }: PersonRole): boolean {
  return !['none', 'read', 'triage'].includes(role);
}

/** What each voter may do under a rule now, by id: one question per voter for his role, and one per team. */
export async function readStandings(
  gate: Gate,
  rule: EffectiveRule,
  change: Change,
  voters: readonly Person[],
): Promise<ReadonlyMap<number, Standing>> {
  const distinct = new Map(voters.map((voter) => [voter.id, voter]));
  const approvers = distinctApprovers(rule);
  const needsOwners = distinct.size > 0 && approvers.some(({ kind }) => kind === 'codeowners');
  const people: People = { teams: openTeams(gate), owners: needsOwners ? await codeOwnersOf(gate, change) : [] };
  const entries = [...distinct.values()].map(
    async (voter) => [voter.id, await standing(gate, rule, approvers, people, voter)] as const,
  );
  return new Map(await Promise.all(entries));
}

interface People {
  readonly teams: Teams;
  readonly owners: readonly CodeOwner[];
}

async function standing(
  { gh, repository }: Gate,
  rule: EffectiveRule,
  approvers: readonly Approver[],
  people: People,
  voter: Person,
): Promise<Standing> {
  const role = await roleOf(gh, repository, voter.login);
  // Another id: the voter gave the login up, and somebody else took it.
  if (role?.person.id !== voter.id) return { groups: [] };
  if (rule.via === 'dispatch' && !canDispatch(role)) return { groups: [] };
  const answers = new Map<string, Belonging>();
  for (const approver of approvers) answers.set(approverText(approver), await belongs(approver, role, people));
  return standingOf(rule, (approver) => answers.get(approverText(approver)) ?? 'no');
}

async function belongs(approver: Approver, role: PersonRole, people: People): Promise<Belonging> {
  switch (approver.kind) {
    case 'user':
      return approver.login === role.person.login.toLowerCase() ? 'yes' : 'no';
    case 'role':
      return atLeast(role.role.toLowerCase(), approver.role) ? 'yes' : 'no';
    case 'team':
      return MEMBERSHIPS[await people.teams.membership(approver, role.person.login)];
    case 'codeowners':
      return best(await Promise.all(people.owners.map((owner) => belongs(owner, role, people))));
  }
}

const MEMBERSHIPS = { active: 'yes', pending: 'pending', none: 'no' } as const satisfies Record<string, Belonging>;

function best(answers: readonly Belonging[]): Belonging {
  return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'pending') ?? 'no';
}

function distinctApprovers({ groups, onlyApprovers }: EffectiveRule): readonly Approver[] {
  const all = [...groups.flatMap(({ approvers }) => approvers), ...onlyApprovers];
  return [...new Map(all.map((approver) => [approverText(approver), approver])).values()];
}
