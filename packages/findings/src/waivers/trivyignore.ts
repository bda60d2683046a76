import { UserError } from '@platform-actions/action-kit';
import { listOf, mapping, openDocument, text, type Reader } from '@platform-actions/action-kit/yaml';
import type { FindingKind } from '../model.js';
import { dayStart, instant, isoDay } from './dates.js';
import { purlGlob } from './purl.js';
import { isPathGlob } from './scope.js';
import type { Waiver } from './types.js';

/**
 * The waivers of a `.trivyignore`: an id per line, `#` comments, `exp:YYYY-MM-DD`. As in Trivy an entry ends at 00:00 UTC
 * of that very day. The comment above an entry is its reason. Throws one UserError with a line for each that is wrong.
 */
export function importTrivyIgnore(source: string, name: string): readonly Waiver[] {
  const problems: string[] = [];
  const waivers: Waiver[] = [];
  let comments: string[] = [];
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    const [entry = '', ...trailing] = line.split('#');
    const words = entry.split(/\s+/).filter((word) => word !== '');
    const comment = trailing.join('#').trim();
    if (words.length === 0) {
      comments = comment === '' ? [] : [...comments, comment];
      continue;
    }
    const column = line.search(/\S/) + 1;
    const place = `${name}:${index + 1}:${column}`;
    const read = entryOf(words, comment === '' ? comments.join(' ') : comment, place);
    if (typeof read === 'string') problems.push(`${place}: ${read}`);
    else waivers.push(read);
  }
  if (problems.length > 0) throw new UserError(problems.slice(0, 50).join('\n'));
  return waivers;
}

function entryOf([id = '', ...options]: readonly string[], reason: string, place: string): Waiver | string {
  const expires = options.find((word) => word.startsWith('exp:'))?.slice(4);
  const other = options.find((word) => !word.startsWith('exp:'));
  if (other !== undefined) return `${JSON.stringify(other)} is not understood: a line is an id and exp:YYYY-MM-DD.`;
  if (options.length > 1) return 'exp: stands here twice.';
  const endsAt = expires === undefined ? undefined : dayStart(expires);
  if (expires !== undefined && endsAt === undefined)
    return `exp: must be a calendar day YYYY-MM-DD, is ${JSON.stringify(expires)}.`;
  return {
    id,
    reason: reason === '' ? 'listed without a reason' : reason,
    ...(expires !== undefined && { expires }),
    ...(endsAt !== undefined && { endsAt }),
    source: place,
  };
}

const expiry: Reader<{ readonly expires: string; readonly endsAt: number }> = (document, node, name) => {
  const value = text(document, node, name);
  const endsAt = instant(value);
  if (value !== undefined && endsAt === undefined) {
    document.problem(node, `${name} must be a day YYYY-MM-DD or a time with its offset, is ${JSON.stringify(value)}.`);
  }
  return endsAt === undefined ? undefined : { expires: isoDay(endsAt), endsAt };
};

const packageUrl: Reader<string> = (document, node, name) => {
  const value = text(document, node, name);
  if (value === undefined || purlGlob(value)) return value;
  document.problem(node, `${name} must be a package URL such as pkg:npm/lodash@4.17.20, is ${JSON.stringify(value)}.`);
  return undefined;
};

const pathGlob: Reader<string> = (document, node, name) => {
  const value = text(document, node, name);
  if (value === undefined || isPathGlob(value)) return value;
  document.problem(node, `${name} must be a path glob such as services/legacy/**, is ${JSON.stringify(value)}.`);
  return undefined;
};

const entryFields = mapping({
  id: text,
  paths: listOf(pathGlob),
  purls: listOf(packageUrl),
  expired_at: expiry,
  statement: text,
});

const entries = (kind: FindingKind): Reader<readonly Waiver[]> =>
  listOf((document, node, name) => {
    const entry = entryFields(document, node, name);
    if (!entry) return undefined;
    if (entry.id === undefined) document.problem(node, `${name} must have an id.`);
    const { paths = [], purls = [] } = entry;
    const scope = { ...(paths.length > 0 && { paths }), ...(purls.length > 0 && { purls }) };
    return {
      id: entry.id ?? '',
      kinds: [kind],
      ...(Object.keys(scope).length > 0 && { scope }),
      reason: entry.statement ?? 'listed without a reason',
      ...entry.expired_at,
      source: document.placeOf(node),
    };
  });

const trivyIgnoreYaml = mapping({
  vulnerabilities: entries('vuln'),
  misconfigurations: entries('misconfig'),
  secrets: entries('secret'),
  licenses: entries('license'),
});

/**
 * The waivers of a `.trivyignore.yaml`. As in Trivy an entry ends with the instant `expired_at`, which for a day is its
 * 00:00 UTC. Unlike in Trivy an entry with `purls` does not hold for findings without a package URL. Throws one
 * UserError with `file:line:column` for each thing that is wrong.
 */
export function importTrivyIgnoreYaml(source: string, name: string): readonly Waiver[] {
  const document = openDocument(source, name);
  const values = trivyIgnoreYaml(document, document.root as Parameters<typeof trivyIgnoreYaml>[1], '') ?? {};
  document.check();
  const { vulnerabilities = [], misconfigurations = [], secrets = [], licenses = [] } = values;
  return [...vulnerabilities, ...misconfigurations, ...secrets, ...licenses];
}
