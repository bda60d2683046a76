import { code, escapeMarkdown, markup, plural, type Markup } from '@platform-actions/action-kit';
import type { Evaluation } from '../evaluate.js';
import type { Finding } from '../model.js';
import { fixText, oneLine, packageName, whereText } from './words.js';

const MAX_STEPS = 10;

/** Written out only where it is among the first. */
type Step = () => Markup;

/** What mends the findings that fail the gate, the most effective step first: at most ten steps. */
export function nextSteps({ judged, verdict, incomplete }: Evaluation): readonly Markup[] {
  const failing = judged.filter(({ decision }) => decision === 'fail').map(({ finding }) => finding);
  const steps = [...upgrades(failing), ...secrets(failing), ...places(failing), ...unfixable(failing)];
  const more = steps.length - MAX_STEPS;
  return [
    ...steps.slice(0, MAX_STEPS).map((step) => step()),
    ...(more > 0 ? [markup(`… and ${more} more; the table has them.`)] : []),
    ...(incomplete.length > 0 ? [markup('Mend what made the scan incomplete, then run it again.')] : []),
    ...(verdict === 'failed-policy' ? [markup(WAIVING)] : []),
  ];
}

const WAIVING =
  'What cannot be mended now may be waived in the security policy, with a reason, an owner and a date of expiry; the policy of the base branch is the one that counts.';

/** One step per package, those first that mend the most. */
function upgrades(failing: readonly Finding[]): Step[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of failing) {
    if (!hasUpgrade(finding)) continue;
    const { ecosystem = '', name = '', version = '' } = finding.package ?? {};
    const key = `${ecosystem}\0${name}\0${version}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length).map((group) => () => upgrade(group));
}

function hasUpgrade({ kind, fix }: Finding): boolean {
  return kind === 'vuln' && (fix?.versions.length ?? 0) > 0;
}

function upgrade(group: readonly Finding[]): Markup {
  const [first] = group;
  if (first === undefined) return markup('');
  const versions = [...new Set(group.map(fixText))];
  // Which of several versions is the highest is the ecosystem's business, so all of them are named.
  const shown = `${versions.slice(0, 3).join(' / ')}${versions.length > 3 ? ' / …' : ''}`;
  const place = whereText(first);
  const where = place === '' ? '' : ` in ${code(place)}`;
  return markup(
    `Upgrade ${code(packageName(first))} ${escapeMarkdown(oneLine(first.package?.version ?? '', 60))} to ` +
      `${escapeMarkdown(shown)}${where}: mends ${plural(group.length, 'finding')}.`,
  );
}

function secrets(failing: readonly Finding[]): Step[] {
  return failing
    .filter(({ kind }) => kind === 'secret')
    .map((finding) => () => {
      const place = whereText(finding);
      const where = place === '' ? '' : ` in ${code(place)}`;
      return markup(
        `Revoke the secret that ${code(oneLine(finding.id, 100))} found${where}, then take it out: it has been seen.`,
      );
    });
}

function places(failing: readonly Finding[]): Step[] {
  return failing
    .filter(({ kind }) => kind === 'misconfig' || kind === 'sast' || kind === 'license')
    .map((finding) => () => {
      const place = whereText(finding) || packageName(finding);
      const where = place === '' ? '' : ` in ${code(place)}`;
      return markup(`Mend ${code(oneLine(finding.id, 100))}${where}.`);
    });
}

function unfixable(failing: readonly Finding[]): Step[] {
  const count = failing.filter((finding) => finding.kind === 'vuln' && !hasUpgrade(finding)).length;
  if (count === 0) return [];
  return [
    () =>
      markup(
        `${plural(count, 'finding')} without a fixed version: replace the package or the base image, or set ${code('fixable-only')} in the policy.`,
      ),
  ];
}
