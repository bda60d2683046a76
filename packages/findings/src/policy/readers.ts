import { describe, type Reader } from '@platform-actions/action-kit/yaml';
import { isScalar } from 'yaml';

/** A number from 0 to 1; a percentage is refused rather than read as certainty. */
export const probability: Reader<number> = (document, node, name) => {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  document.problem(node, `${name} must be a probability from 0 to 1, such as 0.1, is ${describe(node)}.`);
  return undefined;
};
