import type { Finding } from '../model.js';

/**
 * An advisory's or rule's name in the form by which two are compared. Case does not count, and a misconfiguration
 * check is one with its older names: Trivy has called the same one `DS002`, `AVD-DS-0002` and `DS-0002`.
 */
export function idKey(id: string): string {
  const plain = id.trim().toUpperCase();
  const check = /^(?:AVD-)?([A-Z]+)-?(\d+)$/.exec(plain);
  return check ? `${check[1]}-${(check[2] ?? '').padStart(4, '0')}` : plain;
}

/** Every name of a finding's advisory or rule, for comparison. */
export function idKeysOf({ id, aliases }: Pick<Finding, 'id' | 'aliases'>): ReadonlySet<string> {
  return new Set([id, ...aliases].map(idKey));
}

/** Whether a name is that of a published advisory, so of a vulnerability. */
export function isAdvisory(id: string): boolean {
  return /^(CVE|GHSA|PYSEC|RUSTSEC|OSV|GO|DSA|DLA|USN|RHSA|ELSA|ALAS|ALSA|SNYK|TEMP|GMS|NSWG)-/i.test(id);
}
