import { plural } from '@platform-actions/action-kit';
import { seated, seatsOf, type Candidate } from '../decide/matching.js';
import { canDispatch } from '../look/standings.js';
import type { Group, Rule } from '../model.js';
import { approverText } from '../policy/approver.js';
import type { PolicyEntry } from '../policy/index.js';
import { leastPeople } from '../policy/tighten.js';
import type { Check } from '../result.js';
import { broken, some, sound, unknown, weak } from './check.js';
import { entriesOf, isKnown, type ApproverFact, type Fact, type Facts, type Found } from './facts.js';

const APPROVERS = { id: 'approvers', title: 'Every approver of the policy is somebody who can vote' };

/** Whether approvals can be had at all, and how many people must agree. */
export function checkApprovers(facts: Facts): Check[] {
  const entries = entriesOf(facts);
  return entries.length === 0 ? [] : [checkEach(facts), ...entries.map((entry) => checkQuorum(facts, entry))];
}

function checkEach(facts: Facts): Check {
  const { approvers, policyPath } = facts;
  const fix = `Correct ${policyPath}, or give the person or team access to this repository.`;
  const problems = approvers.flatMap(({ approver, found }) =>
    isKnown(found) && found.value.kind === 'problem' ? [`${approverText(approver)} ${found.value.problem}`] : [],
  );
  if (problems.length > 0) return broken(APPROVERS, `${problems.join('; ')}.`, { fix });
  const unread = approvers.flatMap(({ found }) => (isKnown(found) ? [] : [found.unreadable]));
  if (unread.length > 0) return unknown(APPROVERS, [...new Set(unread)].join(' '));
  const silent = silentApprovers(facts);
  if (silent.length === 0) return sound(APPROVERS, approvers.map(counted).join('; '));
  return weak(APPROVERS, `Without write access, ${some(silent)} cannot start approve.yml.`, { fix });
}

function counted({ approver, found }: ApproverFact): string {
  const text = approverText(approver);
  return approver.kind === 'user' ? text : `${text} (${idsOf(found).length})`;
}

function idsOf(found: Fact<Found>): number[] {
  return isKnown(found) && found.value.kind === 'people' ? found.value.people.map(({ id }) => id) : [];
}

/** People whom the policy names and who could not vote. */
function silentApprovers(facts: Facts): string[] {
  const named = entriesOf(facts)
    .filter(({ rule }) => rule.via === 'dispatch')
    .flatMap(({ rule }) => rule.groups.flatMap(({ approvers }) => approvers.map(approverText)));
  return facts.approvers
    .filter(({ approver }) => approver.kind === 'user' && named.includes(approverText(approver)))
    .filter(({ found }) => idsOf(found).some((id) => !mayVote(facts, id)))
    .map(({ approver }) => approverText(approver));
}

/** Where the people of the repository are not known, everybody may: the approvers themselves were found. */
function mayVote({ people }: Facts, id: number): boolean {
  return !isKnown(people) || people.value.some((each) => each.person.id === id && canDispatch(each));
}

function checkQuorum(facts: Facts, { environment, rule }: PolicyEntry): Check {
  const question = { id: 'quorum', title: `Enough people can approve for ${environment}` };
  const candidates = candidatesOf(facts, rule);
  const seats = seatsOf(candidates, rule);
  const short = rule.groups.find(({ name, required }) => seated(seats, name) < required);
  if (short) {
    const unread = unreadOf(facts, short);
    if (unread !== undefined) return unknown(question, unread);
    const members = candidates.filter(({ groups }) => groups.includes(short.name)).length;
    const finding = `"${short.name}" asks for ${plural(short.required, 'approval')}, and ${people(members)} could give one.`;
    return broken(question, finding, { fix: `Name more approvers in ${facts.policyPath}, or lower "required".` });
  }
  const needed = leastPeople(rule);
  const finding = `${plural(needed, 'approval')} of ${people(candidates.length)}.`;
  return sound(question, finding, adviceOf(facts, rule, needed, candidates.length));
}

function people(count: number): string {
  return count === 1 ? 'one person' : `${count} people`;
}

function adviceOf({ policyPath }: Facts, rule: Rule, needed: number, candidates: number): { fix?: string } {
  // A stolen token cannot be told from its owner.
  if (needed === 1) return { fix: `One person's token is enough to approve: set required: 2 in ${policyPath}.` };
  const excluding = rule.exclude.length > 0 && candidates === needed;
  return excluding
    ? { fix: 'Whoever of them requests or commits cannot approve, and none is to spare: name another.' }
    : {};
}

function candidatesOf(facts: Facts, rule: Rule): Candidate[] {
  const groups = new Map<number, string[]>();
  for (const group of rule.groups) {
    for (const id of votersOf(facts, group, rule)) groups.set(id, [...(groups.get(id) ?? []), group.name]);
  }
  return [...groups].map(([id, names]) => ({ id, groups: names }));
}

function votersOf(facts: Facts, group: Group, { via }: Rule): Set<number> {
  const ids = factsOf(facts, group).flatMap(({ found }) => idsOf(found));
  return new Set(via === 'dispatch' ? ids.filter((id) => mayVote(facts, id)) : ids);
}

function unreadOf(facts: Facts, group: Group): string | undefined {
  return factsOf(facts, group).flatMap(({ found }) => (isKnown(found) ? [] : [found.unreadable]))[0];
}

function factsOf({ approvers }: Facts, group: Group): ApproverFact[] {
  const texts = group.approvers.map(approverText);
  return approvers.filter(({ approver }) => texts.includes(approverText(approver)));
}
