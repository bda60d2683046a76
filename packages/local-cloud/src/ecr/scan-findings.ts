import { epochSeconds } from '../core/clock.js';
import { AwsError } from '../core/errors.js';
import { optionalNumber, optionalText } from '../core/input.js';
import type { Json, JsonObject, RegionContext } from '../core/types.js';
import type { StoredImage } from './store.js';

const PAGE = 100;

/** The scan's state at that moment. @throws AwsError ScanNotFoundException where none has begun */
export function scanStatus(image: StoredImage, now: number, account: string): { status: string; description: string } {
  const { scan } = image;
  const seconds = (now - image.pushedAt) / 1000;
  if (!scan || seconds < (scan.startsAfter ?? 0)) {
    throw new AwsError(
      'ScanNotFoundException',
      `Image scan does not exist for the image with '{imageDigest:'${image.digest}', imageTag:'${image.tags[0] ?? 'null'}'}' in the repository with name '${image.repository}' in the registry with id '${account}'`,
    );
  }
  const basic = scan.kind === 'BASIC';
  if (seconds < (scan.endsAfter ?? 0)) {
    return basic
      ? { status: 'IN_PROGRESS', description: 'The scan is in progress.' }
      : { status: 'PENDING', description: 'Pending initial scan' };
  }
  const status = scan.status ?? (basic ? 'COMPLETE' : 'ACTIVE');
  const good = basic ? 'The scan was completed successfully.' : 'Continuous scan is selected for image.';
  return { status, description: scan.description ?? good };
}

/** DescribeImageScanFindings: one page of the findings, the counts of all of them. */
export function describeScanFindings(image: StoredImage, input: JsonObject, context: RegionContext): JsonObject {
  const state = scanStatus(image, context.clock.now(), context.account);
  const answer = {
    registryId: context.account,
    repositoryName: image.repository,
    imageId: { imageDigest: image.digest, ...(image.tags[0] === undefined ? {} : { imageTag: image.tags[0] }) },
    imageScanStatus: state,
  };
  if (state.status !== 'COMPLETE' && state.status !== 'ACTIVE') return answer;
  const findings = image.scan?.findings ?? [];
  const start = pageStart(optionalText(input, 'nextToken'));
  const end = start + pageSize(input);
  const completedAt = image.pushedAt + (image.scan?.endsAfter ?? 0) * 1000;
  const list = image.scan?.kind === 'ENHANCED' ? 'enhancedFindings' : 'findings';
  return {
    ...answer,
    imageScanFindings: {
      imageScanCompletedAt: epochSeconds(completedAt),
      vulnerabilitySourceUpdatedAt: epochSeconds(completedAt),
      findingSeverityCounts: severityCounts(findings),
      [list]: findings.slice(start, end) as Json,
    },
    ...(end < findings.length ? { nextToken: Buffer.from(String(end)).toString('base64') } : {}),
  };
}

function severityCounts(findings: readonly JsonObject[]): JsonObject {
  const counts: Record<string, number> = {};
  for (const finding of findings) {
    const severity = optionalText(finding, 'severity') ?? 'UNDEFINED';
    counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return counts;
}

function pageSize(input: JsonObject): number {
  const size = optionalNumber(input, 'maxResults') ?? PAGE;
  if (size >= 1 && size <= 1000) return size;
  throw new AwsError(
    'InvalidParameterException',
    `Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have value between 1 and 1000'`,
  );
}

function pageStart(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = Buffer.from(token, 'base64').toString();
  if (/^\d+$/.test(start)) return Number(start);
  throw new AwsError('InvalidParameterException', 'Invalid parameter at nextToken');
}
