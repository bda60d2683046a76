import {
  boolean,
  duration,
  integer,
  listOf,
  mapping,
  oneOf,
  openDocument,
  quote,
  text,
  type Reader,
  type Values,
} from '@platform-actions/action-kit/yaml';
import { KINDS, SEVERITIES, type FindingKind } from '../model.js';
import { importFormat } from '../waivers/import-format.js';
import { checkedWaiver, writtenWaivers } from '../waivers/read-waiver.js';
import { defaultPolicy, defaultRules, forEveryKind } from './defaults.js';
import { probability } from './readers.js';
import { LEVELS, RANKED, type KindRules, type Policy } from './types.js';

const level = oneOf(LEVELS);
const threshold = oneOf([...RANKED, 'none'], (word) =>
  word === 'unknown' ? ' (unknown-severity says what an unknown severity does).' : undefined,
);
const count = integer({ min: 0, max: 1_000_000 });
const days = integer({ min: 0, max: 3650 });

const severityFields = {
  'fail-on': threshold,
  'warn-on': threshold,
  'unknown-severity': level,
};
const kindFields = { ...severityFields, 'max-count': mapping(bySeverity(count, ['all'])) };
const vulnFields = {
  ...kindFields,
  'fixable-only': boolean,
  'grace-days': mapping(bySeverity(days, [])),
  kev: level,
  'epss-min': probability,
};

function bySeverity<const Extra extends string>(
  read: Reader<number>,
  extra: readonly Extra[],
): Readonly<Record<(typeof SEVERITIES)[number] | Extra, Reader<number>>> {
  return Object.fromEntries([...SEVERITIES, ...extra].map((key) => [key, read])) as Record<
    (typeof SEVERITIES)[number] | Extra,
    Reader<number>
  >;
}

const ofVulnOnly = (key: string): string | undefined =>
  Object.hasOwn(vulnFields, key) ? ': it is about vulnerabilities and stands under kinds.vuln.' : undefined;

const otherKind = mapping(kindFields, ofVulnOnly);
const kinds = mapping({
  vuln: mapping(vulnFields),
  misconfig: otherKind,
  secret: otherKind,
  license: otherKind,
  sast: otherKind,
} satisfies Record<FindingKind, Reader<unknown>>);

const version: Reader<number> = integer({ min: 1, max: 1 });

const importPath: Reader<string> = (document, node, name) => {
  const path = text(document, node, name);
  if (path === undefined || importFormat(path)) return path;
  document.problem(
    node,
    `${name} is ${quote(path)}: it must be a .trivyignore, a .trivyignore.yaml or an OpenVEX .json.`,
  );
  return undefined;
};

const policyFields = {
  version,
  ...severityFields,
  kinds,
  licenses: mapping({ allow: listOf(text), deny: listOf(text) }),
  'eol-os': level,
  'max-db-age': duration,
  'only-new': boolean,
  'scanner-suppressions': oneOf(['accept', 'judge']),
  'waiver-warning-days': integer({ min: 0, max: 365 }),
  'max-waiver-days': integer({ min: 1, max: 366 }),
  waivers: writtenWaivers,
  import: listOf(importPath),
};

const policyFile = mapping(policyFields, (key) => {
  const isKind = (KINDS as readonly string[]).includes(key);
  if (isKind) return `: the rules of a kind stand under kinds.${key}.`;
  if (key === 'max-count') return ': it stands under a kind, such as kinds.vuln.';
  return ofVulnOnly(key);
});

/**
 * Reads a policy file (YAML 1.2 or JSON; the README has the schema). Throws one UserError with a line
 * `file:line:column: …` for each thing that is wrong, unknown keys included. `now` is what waivers are measured by.
 */
export function parsePolicy(source: string, { file, now }: { readonly file: string; readonly now: Date }): Policy {
  const document = openDocument(source, file);
  const root = document.root;
  const values = policyFile(document, root as Parameters<typeof policyFile>[1], '') ?? {};
  const defaults = defaultPolicy('high');
  const maxWaiverDays = values['max-waiver-days'] ?? defaults.maxWaiverDays;
  const waivers = (values.waivers ?? []).flatMap(
    (written) => checkedWaiver(document, written, { now, maxDays: maxWaiverDays }) ?? [],
  );
  document.check();
  const maxDbAge = values['max-db-age'];
  return {
    source: file,
    kinds: forEveryKind((kind) => rulesOf(values, kind)),
    written: writtenRules(values),
    licenses: { allow: values.licenses?.allow ?? [], deny: values.licenses?.deny ?? [] },
    eolOs: values['eol-os'] ?? defaults.eolOs,
    ...(maxDbAge !== undefined && { maxDbAge }),
    onlyNew: values['only-new'] ?? defaults.onlyNew,
    scannerSuppressions: values['scanner-suppressions'] ?? defaults.scannerSuppressions,
    waiverWarningDays: values['waiver-warning-days'] ?? defaults.waiverWarningDays,
    maxWaiverDays,
    waivers,
    imports: values.import ?? [],
    vex: [],
  };
}

function rulesOf(file: Values<typeof policyFields>, kind: FindingKind): KindRules {
  const own: Values<typeof vulnFields> = file.kinds?.[kind] ?? {};
  const base = defaultRules(own['fail-on'] ?? file['fail-on'] ?? 'high');
  const epssMin = own['epss-min'];
  return {
    failOn: base.failOn,
    warnOn: own['warn-on'] ?? file['warn-on'] ?? base.warnOn,
    unknownSeverity: own['unknown-severity'] ?? file['unknown-severity'] ?? base.unknownSeverity,
    maxCount: own['max-count'] ?? {},
    fixableOnly: own['fixable-only'] ?? base.fixableOnly,
    graceDays: own['grace-days'] ?? {},
    kev: own.kev ?? base.kev,
    ...(epssMin !== undefined && { epssMin }),
  };
}

function writtenRules(file: Values<typeof policyFields>): Policy['written'] {
  const written = new Set<FindingKind | 'eol-os'>(KINDS.filter((kind) => file.kinds?.[kind] !== undefined));
  if (file['eol-os'] !== undefined) written.add('eol-os');
  if ((file.licenses?.allow ?? []).length + (file.licenses?.deny ?? []).length > 0) written.add('license');
  return written;
}
