import { plural } from '@platform-actions/action-kit';
import type { JudgedFinding } from '../evaluate.js';
import type { ScanReport } from '../model.js';
import type { Policy } from '../policy/types.js';
import { DAY_MS } from './dates.js';
import { isAdvisory } from './ids.js';
import { holdsAt, type WaiverMatcher } from './match.js';
import { describeScope, imageMatches } from './scope.js';
import type { Waiver } from './types.js';
import type { VexMatcher } from './vex.js';

interface WarningContext {
  readonly reports: readonly ScanReport[];
  readonly policy: Policy;
  readonly now: Date;
}

/** What people should know of their waivers: ended ones, such that end soon, such that matched nothing or have no end. */
export function waiverWarnings(
  matcher: WaiverMatcher,
  judged: readonly JudgedFinding[],
  context: WarningContext,
): string[] {
  const { now, policy } = context;
  const counting = new Map<Waiver, number>();
  for (const { waiver, status } of judged) {
    if (waiver && status === 'expired-waiver') counting.set(waiver, (counting.get(waiver) ?? 0) + 1);
  }
  const used = matcher.used().flatMap((waiver) => {
    const count = counting.get(waiver);
    if (count !== undefined) {
      return [`The waiver for ${nameOf(waiver)} ended on ${waiver.expires ?? ''}: ${countAgain(count)}.`];
    }
    if (!holdsAt(waiver, now)) return [];
    if (waiver.endsAt === undefined)
      return [`The waiver for ${nameOf(waiver)} has no end: give it one in the policy file.`];
    const left = waiver.endsAt - now.getTime();
    if (left > policy.waiverWarningDays * DAY_MS) return [];
    return [`The waiver for ${nameOf(waiver)} ends on ${waiver.expires ?? ''}, ${timeLeft(left)}.`];
  });
  const unused = matcher
    .unused()
    .filter((waiver) => isAbout(waiver, context.reports))
    .map((waiver) => {
      const ended = holdsAt(waiver, now) ? '' : ` and ended on ${waiver.expires ?? ''}`;
      return `The waiver for ${nameOf(waiver)} matches nothing in this scan${ended}: remove it if no other scan needs it.`;
    });
  return [...used, ...unused];
}

/** VEX statements that matched nothing, in one sentence: documents of suppliers speak of much that one does not have. */
export function vexWarnings(matcher: VexMatcher, reports: readonly ScanReport[]): string[] {
  const unused = reports.some(({ can }) => can.has('vuln')) ? matcher.unused().length : 0;
  return unused === 0 ? [] : [`${plural(unused, 'VEX statement')} matched nothing in this scan.`];
}

function nameOf(waiver: Waiver): string {
  const scope = waiver.scope ? ` in ${describeScope(waiver.scope)}` : '';
  const owner = waiver.owner === undefined ? '' : `owner ${waiver.owner}, `;
  return `${waiver.id}${scope} (${owner}${waiver.source})`;
}

function countAgain(count: number): string {
  return count === 1 ? 'its finding counts again' : `its ${count} findings count again`;
}

function timeLeft(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  return days === 0 ? 'in less than a day' : `in ${plural(days, 'day')}`;
}

/** Whether these scans are ones in which the waiver could match: one policy file serves scans of many things. */
function isAbout({ id, kinds, scope }: Waiver, reports: readonly ScanReport[]): boolean {
  const looked = kinds ?? (isAdvisory(id) ? (['vuln'] as const) : undefined);
  if (looked && !reports.some(({ can }) => looked.some((kind) => can.has(kind)))) return false;
  const { images } = scope ?? {};
  return (
    images === undefined ||
    reports.some(({ target }) => target.kind === 'image' && images.some((glob) => imageMatches(glob, target.reference)))
  );
}
