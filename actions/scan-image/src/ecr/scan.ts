import type { Runner } from '@platform-actions/action-kit';
import type { AwsSession } from '@platform-actions/aws';
import { readReport, type ScanReport } from '@platform-actions/findings';
import type { EcrRegistry, ImageReference } from '../image-reference.js';
import type { Scanned } from '../scanner/scan.js';
import { readEcrFindings } from './read-findings.js';

export interface EcrScan {
  readonly reference: ImageReference;
  readonly registry: EcrRegistry;
  /** On the runner's clock. */
  readonly deadlineMs: number;
  readonly session: (region: string) => AwsSession;
}

/** The findings that ECR or Inspector has of an image; no scanner runs here. @throws as `readEcrFindings` */
export async function scanByEcr(runner: Runner, scan: EcrScan): Promise<Scanned> {
  const { reference, registry, session } = scan;
  const found = await runner.log.group(`Findings of ECR for ${reference.text}`, () =>
    readEcrFindings(runner, session(registry.region), scan),
  );
  const report = 'page' in found ? await normalized(found.page) : withoutFindings(reference, found.why);
  return { report, sbomPath: undefined, notes: ['An SBOM is made by Trivy only, so there is none.'] };
}

async function normalized(page: object): Promise<ScanReport> {
  const json = new TextEncoder().encode(JSON.stringify(page));
  return readReport(json, { name: 'The answer of ECR', format: 'ecr' });
}

/** A report that makes the result incomplete: nothing was looked at, and that is said. */
function withoutFindings({ text, digest }: ImageReference, why: string): ScanReport {
  return {
    tool: { name: 'ecr', version: '' },
    target: { kind: 'image', reference: text, ...(digest === undefined ? {} : { digest }) },
    findings: [],
    scanned: 0,
    problems: [`ECR has no findings of ${text}: ${why}.`],
    can: new Set(),
  };
}
