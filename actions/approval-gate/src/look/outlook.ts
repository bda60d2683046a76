import { atLeast, collaborators, faultOf, roleOf, type PersonRole } from '@platform-actions/github';
import { seated, seatsOf } from '../decide/matching.js';
import type { Gate } from '../gate.js';
import type { Approver, Excluded, Group, Person } from '../model.js';
import { Refusal } from '../outcomes.js';
import { approverText, type EffectiveRule } from '../policy/index.js';
import type { GroupOutlook } from '../result.js';
import { codeOwnersOf } from './code-owners.js';
import { canDispatch, type Change } from './standings.js';
import { openTeams } from './teams.js';

/**
 * Who could approve a request, so that nobody waits for an approval that cannot come. Tells the report. Where the token
 * may not list who has a role, that is a warning: nobody is let through by it.
 *
 * @throws Refusal `quorum-unreachable`, `approver-unknown`, `team-invisible`.
 */
export async function requireReachable(
  gate: Gate,
  rule: EffectiveRule,
  change: Change,
  excluded: readonly Excluded[],
): Promise<void> {
  const named = candidates(gate, change);
  const only = rule.onlyApprovers.length === 0 ? undefined : ids((await named.of(rule.onlyApprovers)).people);
  const unknown = new Set<string>();
  const outlook: GroupOutlook[] = [];
  for (const group of rule.groups) {
    const found = await named.of(group.approvers);
    for (const name of found.unknown) unknown.add(name);
    outlook.push(
      outlookOf(
        group,
        found.people.filter(({ id }) => only?.has(id) ?? true),
        excluded,
      ),
    );
  }
  gate.evidence.add({ outlook });
  for (const name of unknown) gate.evidence.warn(`${name} of the rule has no write access to this repository.`);
  if (named.isPartial()) {
    gate.evidence.warn(
      'This token may not list who has which role, so nobody checked that enough people could approve this request.',
    );
    return;
  }
  const lacking = unreachable(rule, outlook);
  if (lacking.length === 0) return;
  const reasonCode = unknown.size > 0 ? 'approver-unknown' : 'quorum-unreachable';
  throw new Refusal('config-error', reasonCode, `Too few people could approve this request. ${lacking.join(' ')}`);
}

function outlookOf({ name, required }: Group, people: readonly Person[], excluded: readonly Excluded[]): GroupOutlook {
  const reasons = new Map(excluded.map((person) => [person.id, person.because]));
  const distinct = [...new Map(people.map((person) => [person.id, person])).values()];
  return {
    group: name,
    required,
    eligible: distinct.filter(({ id }) => !reasons.has(id)).map(({ id, login }) => ({ id, login })),
    excluded: distinct.flatMap(({ id, login }) => {
      const because = reasons.get(id);
      return because === undefined ? [] : [{ id, login, because }];
    }),
  };
}

/** What keeps a quorum from being reached, a sentence per group; with people who can fill one group alone, seated. */
function unreachable(rule: EffectiveRule, outlook: readonly GroupOutlook[]): string[] {
  const people = [...new Set(outlook.flatMap(({ eligible }) => eligible.map(({ id }) => id)))].map((id) => ({
    id,
    groups: outlook.filter(({ eligible }) => eligible.some((person) => person.id === id)).map(({ group }) => group),
  }));
  const seats = seatsOf(people, rule);
  return outlook.flatMap(({ group, required, eligible, excluded }) => {
    const filled = seated(seats, group);
    if (filled >= required) return [];
    const not = excluded.map(({ login, because }) => `${login} (${because})`).join(', ');
    const can = eligible.map(({ login }) => login).join(', ');
    return `${group} needs ${required}; there are ${filled}${can === '' ? '' : ` of ${can}`}${not === '' ? '' : `; excluded: ${not}`}.`;
  });
}

interface Found {
  readonly people: readonly Person[];
  /** Approvers whom GitHub does not know here, as the policy writes them. */
  readonly unknown: readonly string[];
}

interface Candidates {
  of(approvers: readonly Approver[]): Promise<Found>;
  /** Whether some of them could not be listed. */
  isPartial(): boolean;
}

/** Looks up the people that approvers name, each list of GitHub's once. */
function candidates(gate: Gate, change: Change): Candidates {
  const { gh, repository } = gate;
  const teams = openTeams(gate);
  let everybody: Promise<readonly PersonRole[]> | undefined;
  let isPartial = false;
  const listed = async (): Promise<readonly PersonRole[]> => {
    try {
      return await (everybody ??= collaborators(gh, repository));
    } catch (error) {
      if (faultOf(error) !== 'refused') throw error;
      isPartial = true;
      return [];
    }
  };
  const find = async (approver: Approver): Promise<Found> => {
    switch (approver.kind) {
      case 'user': {
        const found = await roleOf(gh, repository, approver.login);
        const canVote = found !== undefined && canDispatch(found);
        return canVote ? { people: [found.person], unknown: [] } : { people: [], unknown: [approverText(approver)] };
      }
      case 'role': {
        const fit = (await listed()).filter(({ role }) => atLeast(role.toLowerCase(), approver.role));
        return { people: fit.filter(({ person }) => person.type === 'User').map(({ person }) => person), unknown: [] };
      }
      case 'team':
        return { people: await teams.members(approver), unknown: [] };
      case 'codeowners':
        return all((await codeOwnersOf(gate, change)).map((owner) => find(owner)));
    }
  };
  return { of: (approvers) => all(approvers.map((approver) => find(approver))), isPartial: () => isPartial };
}

async function all(finds: readonly Promise<Found>[]): Promise<Found> {
  const found = await Promise.all(finds);
  return { people: found.flatMap(({ people }) => people), unknown: found.flatMap(({ unknown }) => unknown) };
}

function ids(people: readonly Person[]): ReadonlySet<number> {
  return new Set(people.map(({ id }) => id));
}
