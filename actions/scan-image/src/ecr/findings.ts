import type { DescribeImageScanFindingsCommandOutput } from '@aws-sdk/client-ecr';

/** One page of DescribeImageScanFindings. */
export type FindingsPage = Omit<DescribeImageScanFindingsCommandOutput, '$metadata'>;

/** What the state of a scan means for who waits for it. */
export type Step =
  | { readonly kind: 'ready' }
  | { readonly kind: 'wait'; readonly why: string }
  | { readonly kind: 'give-up'; readonly why: string };

/** States that no waiting mends. */
const ENDS: Readonly<Record<string, string>> = {
  FAILED: 'the scan failed',
  UNSUPPORTED_IMAGE: 'ECR cannot scan images of this kind',
  SCAN_ELIGIBILITY_EXPIRED: 'the image is too old for continuous scanning: push it again',
  IMAGE_ARCHIVED: 'the image is archived: restore it first',
  FINDINGS_UNAVAILABLE: 'the findings are not available',
  LIMIT_EXCEEDED: 'a quota of scanning is used up',
};

/** What to do after a look; `undefined`: no scan is known. A state that is not known is no success. */
export function stepOf(page: FindingsPage | undefined): Step {
  if (page === undefined) return { kind: 'wait', why: 'no scan of this image has begun' };
  const { status, description = '' } = page.imageScanStatus ?? {};
  if (status === 'COMPLETE' || status === 'ACTIVE') return { kind: 'ready' };
  if (status === 'IN_PROGRESS' || status === 'PENDING') return { kind: 'wait', why: `the scan is ${status}` };
  const meaning = ENDS[status ?? ''] ?? 'its state is not known';
  return { kind: 'give-up', why: `${meaning} (${[status, description].filter(Boolean).join(': ')})` };
}

/** All pages as the one document that the AWS command line prints. */
export function mergePages(pages: readonly FindingsPage[]): FindingsPage {
  const [first = {}] = pages;
  const parts = pages.flatMap(({ imageScanFindings }) => imageScanFindings ?? []);
  const findings = parts.flatMap((part) => part.findings ?? []);
  const enhancedFindings = parts.flatMap((part) => part.enhancedFindings ?? []);
  const rest = { ...first, nextToken: undefined };
  if (parts.length === 0) return rest;
  return {
    ...rest,
    imageScanFindings: {
      ...parts[0],
      ...(parts.some((part) => part.findings) && { findings }),
      ...(parts.some((part) => part.enhancedFindings) && { enhancedFindings }),
    },
  };
}
