import { nearestName, sameLetters } from '@platform-actions/action-kit';

/**
 * What a person probably meant by a name that is not among the known ones, as the end of a sentence about it, or
 * nothing. Another case is told apart from a slip: CloudFormation writes the same fields with a capital.
 */
export function spellingHint(name: string, known: readonly string[]): string {
  if (name === '<<') return ': YAML 1.2 has no merge key, so write the keys out';
  const nearest = nearestName(name, known);
  if (nearest === undefined) return '';
  if (!sameLetters(nearest, name)) return `; did you mean "${nearest}"?`;
  const origin = /^[A-Z]/.test(name) ? ' (a first capital is CloudFormation)' : '';
  return `: the ECS API writes it "${nearest}"${origin}`;
}
