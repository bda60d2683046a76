import leven from 'leven';

/** No use in measuring a name of many kilobytes. */
const MAX_CHARS = 100;

/**
 * The known name that somebody most likely meant: the same letters in another case or with other hyphens, else the one
 * with the fewest edits, where they are few enough to be a slip: a third of the letters, or `slip` in a short name.
 */
export function nearestName<Name extends string>(
  name: string,
  known: readonly Name[],
  { slip = 2 } = {},
): Name | undefined {
  if (name.length > MAX_CHARS) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, edits: sameLetters(candidate, name) ? 0 : leven(name, candidate) }))
    .filter(({ edits }) => edits <= Math.max(slip, Math.floor(name.length / 3)))
    .sort((one, other) => one.edits - other.edits);
  return ranked[0]?.candidate;
}

/** Whether two names differ in nothing but case, hyphens and underscores. */
export function sameLetters(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}
