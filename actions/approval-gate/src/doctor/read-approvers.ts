import { atLeast, personByLogin, roleOf, type Person, type PersonRole } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import { codeOwnersOf } from '../look/code-owners.js';
import { openTeams, type Teams } from '../look/teams.js';
import type { Approver } from '../model.js';
import { Refusal } from '../outcomes.js';
import { approverText } from '../policy/approver.js';
import type { PolicyEntry } from '../policy/index.js';
import { isKnown, type ApproverFact, type Fact, type Found } from './facts.js';
import { factOf } from './fact-of.js';

interface Reading {
  readonly gate: Gate;
  readonly teams: Teams;
  readonly people: Fact<readonly PersonRole[]>;
}

/** Who the approvers of some entries are, each looked up once. */
export async function readApprovers(
  gate: Gate,
  entries: readonly PolicyEntry[],
  people: Fact<readonly PersonRole[]>,
): Promise<ApproverFact[]> {
  const all = entries.flatMap(({ rule }) => rule.groups.flatMap(({ approvers }) => approvers));
  const distinct = new Map(all.map((approver) => [approverText(approver), approver]));
  const reading = { gate, teams: openTeams(gate), people };
  const facts: ApproverFact[] = [];
  for (const approver of distinct.values()) facts.push({ approver, found: await read(reading, approver) });
  return facts;
}

async function read(reading: Reading, approver: Approver): Promise<Fact<Found>> {
  switch (approver.kind) {
    case 'user':
      return factOf(() => readUser(reading, approver.login));
    case 'team':
      return readTeam(reading, approver);
    case 'role':
      return readRole(reading, approver.role);
    case 'codeowners':
      return readCodeOwners(reading);
  }
}

async function readUser({ gate: { gh, repository } }: Reading, login: string): Promise<Found> {
  const found = await roleOf(gh, repository, login);
  if (found !== undefined) return people([found.person]);
  const person = await personByLogin(gh, login);
  return problem(person === undefined ? 'is nobody: GitHub has no such login' : 'has no access to this repository');
}

async function readTeam(
  { gate: { inputs }, teams }: Reading,
  team: Extract<Approver, { kind: 'team' }>,
): Promise<Fact<Found>> {
  try {
    const members = await teams.members(team);
    return { value: members.length === 0 ? problem('has no members') : people(members) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (inputs.appId !== undefined) return { value: problem(`cannot be seen: ${error.message}`) };
    const app = 'Give app-id and app-private-key of a GitHub App with the organisation permission members: read.';
    return { unreadable: `The members of ${approverText(team)} could not be read. ${app}` };
  }
}

function readRole(reading: Reading, role: string): Fact<Found> {
  if (!isKnown(reading.people)) return reading.people;
  const holders = reading.people.value.filter((each) => atLeast(each.role, role)).map(({ person }) => person);
  return { value: holders.length === 0 ? problem('is a role that nobody has here') : people(holders) };
}

/** Everybody whom the file names: which of them it is depends on what a request changes. */
async function readCodeOwners(reading: Reading): Promise<Fact<Found>> {
  const owners = await factOf(async () => {
    try {
      return await codeOwnersOf(reading.gate, { sha: '', baseSha: null });
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  });
  if (!isKnown(owners)) return owners;
  if (owners.value === undefined) return { value: problem('stands for nobody: there is no CODEOWNERS') };
  const all: Person[] = [];
  for (const owner of owners.value) {
    const found = await read(reading, owner);
    if (!isKnown(found)) return found;
    if (found.value.kind === 'people') all.push(...found.value.people);
  }
  return {
    value: all.length === 0 ? problem('stands for nobody: CODEOWNERS names no person and no team') : people(all),
  };
}

function people(found: readonly Person[]): Found {
  return { kind: 'people', people: found };
}

function problem(text: string): Found {
  return { kind: 'problem', problem: text };
}
