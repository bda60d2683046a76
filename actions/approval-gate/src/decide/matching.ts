/** Somebody who approves, and the groups that the approval may fill. */
export interface Candidate {
  readonly id: number;
  readonly groups: readonly string[];
}

export interface Seats {
  readonly name: string;
  readonly required: number;
}

/**
 * Gives as many people as can be a seat, one each, and tells which group each fills: a maximum matching by augmenting
 * paths. Taking whoever comes first would turn away a full quorum where one person could fill either of two groups.
 * Earlier people and groups are seated first.
 */
export function assignGroups(
  people: readonly Candidate[],
  groups: readonly Seats[],
): ReadonlyMap<number, readonly string[]> {
  const seated = new Map<string, Candidate[]>(groups.map(({ name }) => [name, []]));

  function seat(person: Candidate, tried: Set<string>): boolean {
    for (const { name, required } of groups) {
      const inGroup = seated.get(name);
      if (!inGroup || !person.groups.includes(name) || tried.has(name)) continue;
      tried.add(name);
      const free = inGroup.length < required ? inGroup.length : inGroup.findIndex((other) => seat(other, tried));
      if (free < 0) continue;
      inGroup[free] = person;
      return true;
    }
    return false;
  }

  for (const person of people) seat(person, new Set());
  return new Map([...seated].flatMap(([name, inGroup]) => inGroup.map(({ id }) => [id, [name]] as const)));
}

/** What fills groups, as `Rule` has it. */
export interface Seating {
  readonly groups: readonly Seats[];
  /** Whether a person counts in one group only. */
  readonly distinctAcrossGroups: boolean;
}

/** Which groups each person fills: one seat each, or a seat in all of their own where a person may count in several. */
export function seatsOf(
  people: readonly Candidate[],
  { groups, distinctAcrossGroups }: Seating,
): ReadonlyMap<number, readonly string[]> {
  return distinctAcrossGroups ? assignGroups(people, groups) : new Map(people.map(({ id, groups: own }) => [id, own]));
}

/** How many of the people fill a group. */
export function seated(seats: ReadonlyMap<number, readonly string[]>, group: string): number {
  return [...seats.values()].filter((groups) => groups.includes(group)).length;
}
