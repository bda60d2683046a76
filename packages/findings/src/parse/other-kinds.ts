import { truncate } from '@platform-actions/action-kit';
import { isBag, type Bag } from './values.js';

/** Files that are taken for a report by mistake, by a key of theirs. */
const KINDS: readonly (readonly [key: string, what: string])[] = [
  ['bomFormat', 'it is a CycloneDX SBOM: a list of what is inside, without findings. Scan it and give the scan report'],
  ['spdxVersion', 'it is an SPDX SBOM: a list of what is inside, without findings. Scan it and give the scan report'],
  ['artifacts', "it is Syft's list of packages, without findings. Scan it and give the scan report"],
  ['auditReportVersion', 'it is a report of npm audit'],
  ['check_type', 'it is a report of Checkov. Let it write SARIF: `--output sarif`'],
  ['vulnerabilityReports', 'it is an export of a Kubernetes operator'],
  ['statements', 'it is a VEX document. It belongs into the policy'],
  ['fingerprints', 'it is a baseline'],
];

/** Says of a document that is no report what it is instead. */
export function otherKindOf(document: unknown): string {
  if (Array.isArray(document)) return 'it is a JSON list and no report';
  if (!isBag(document)) return 'it is no JSON object';
  const known = KINDS.find(([key]) => key in document);
  return known === undefined ? unknownKind(document) : known[1];
}

function unknownKind(document: Bag): string {
  const keys = Object.keys(document);
  if (keys.length === 0) return 'it is an empty JSON object';
  return `it is a JSON object of an unknown kind, with the keys ${truncate(keys.slice(0, 8).join(', '), 200)}`;
}
