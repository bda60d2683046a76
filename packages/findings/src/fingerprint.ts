import { hash } from 'node:crypto';

/**
 * `v1:<32 hex digits>` of the parts that make a problem the same problem. The parts differ by kind:
 *
 * - vuln: kind, ecosystem, package, canonical id, path. No version, tag or digest: a rebuild keeps it.
 * - license: kind, ecosystem, package, licence, path.
 * - misconfig: kind, rule, file, resource. No line: a shift keeps it.
 * - secret: kind, rule, file.
 * - sast: kind, rule, file, hash of the code (see `codeHash`).
 *
 * What is equal in all parts is told apart by `occurrence`, counted from 1 in the order of versions or lines. A part that
 * is not there counts as empty. Parts are joined by a NUL, which none of them can hold.
 */
export function fingerprint(parts: readonly (string | undefined)[], occurrence = 1): string {
  const plain = parts.some((part) => part?.includes('\0')) ? parts.map((part) => part?.replaceAll('\0', '')) : parts;
  const key = plain.join('\0');
  return `v1:${digest(occurrence > 1 ? `${key}\0#${occurrence}` : key)}`;
}

/** Lines of a flaw beyond this count do not tell it apart any better. */
const CODE_LINES = 20;

/** A hash of code in which indentation, spacing and empty lines do not count, so that re-formatting rarely changes it. */
export function codeHash(code: string): string {
  const lines = code
    .split('\n')
    .map((line) => line.replace(/\s+/g, ''))
    .filter((line) => line !== '');
  return digest(lines.slice(0, CODE_LINES).join('\n'));
}

function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}
