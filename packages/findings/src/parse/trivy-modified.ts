import type { Shared } from './shared.js';
import { bag, mustBag, text } from './values.js';
import {
  reduceLicense,
  reduceMisconfiguration,
  reduceSecret,
  reduceVulnerability,
  type Reduced,
} from './trivy-reduce.js';

/** A finding that Trivy itself held back, by an ignore file or a VEX statement. */
export interface Modified {
  /** Absent for a kind that is not known. */
  readonly reduced?: Reduced;
  readonly status: string;
  readonly statement: string;
}

/** An element of `ExperimentalModifiedFindings`, which `--show-suppressed` adds. */
export function reduceModified(element: unknown, place: string, shared: Shared): Modified {
  const raw = mustBag(element, place);
  const reduced = reduceByType(text(raw['Type']), bag(raw['Finding']), `${place}.Finding`, shared);
  return {
    ...(reduced === undefined ? {} : { reduced }),
    status: text(raw['Status']) ?? 'ignored',
    statement: text(raw['Statement']) ?? text(raw['Source']) ?? '',
  };
}

function reduceByType(type: string | undefined, finding: unknown, place: string, shared: Shared): Reduced | undefined {
  switch (type) {
    case 'vulnerability':
      return reduceVulnerability(finding, place, shared);
    case 'misconfiguration':
      // It has the status PASS or EXCEPTION only where nothing was held back.
      return reduceMisconfiguration(finding, place);
    case 'secret':
      return reduceSecret(finding, place);
    case 'license':
      return reduceLicense(finding, place);
    default:
      return undefined;
  }
}
