import leven from 'leven';

/**
 * What a person probably meant by a name that is not among the known ones, as the end of a sentence about it, or
 * nothing. Another case is told apart from a slip: CloudFormation writes the same fields with a capital.
 */
export function spellingHint(name: string, known: readonly string[]): string {
  if (name === '<<') return ': YAML 1.2 has no merge key, so write the keys out';
  const sameLetters = known.find((candidate) => lettersOf(candidate) === lettersOf(name));
  if (sameLetters !== undefined) {
    const origin = /^[A-Z]/.test(name) ? ' (a first capital is CloudFormation)' : '';
    return `: the ECS API writes it "${sameLetters}"${origin}`;
  }
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

function lettersOf(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

/** The known name with the fewest edits, where they are few enough to be a slip: a third of the letters, at least 2. */
function nearestName(name: string, known: readonly string[]): string | undefined {
  const maxDistance = Math.max(2, Math.floor(name.length / 3));
  // No use in measuring a name of many kilobytes.
  if (name.length > 100) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, distance: leven(name, candidate) }))
    .filter(({ distance }) => distance <= maxDistance)
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.candidate;
}
