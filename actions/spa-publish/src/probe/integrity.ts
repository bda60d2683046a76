import { createHash } from 'node:crypto';

const DIGEST = /^(sha256|sha384|sha512)-([A-Za-z0-9+/=_-]+)/;
const STRONGEST_FIRST = ['sha512', 'sha384', 'sha256'] as const;

/**
 * Which digest of the attribute `integrity` is not that of a content, so that browsers refuse it; `undefined` where it
 * holds. By Subresource Integrity, "Do bytes match metadataList?": of several the strongest kind counts, one of them must
 * fit, and none at all always holds.
 */
export function wrongIntegrity(integrity: string, content: Uint8Array): string | undefined {
  const digests = integrity.split(/\s+/).flatMap((part) => {
    const [, algorithm, digest] = DIGEST.exec(part) ?? [];
    return algorithm === undefined || digest === undefined ? [] : [{ algorithm, digest }];
  });
  const strongest = STRONGEST_FIRST.find((name) => digests.some(({ algorithm }) => algorithm === name));
  if (strongest === undefined) return undefined;
  const actual = plain(createHash(strongest).update(content).digest('base64'));
  const holds = digests.some(({ algorithm, digest }) => algorithm === strongest && plain(digest) === actual);
  return holds ? undefined : strongest;
}

function plain(base64: string): string {
  return base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
}
