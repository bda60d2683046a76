import { codeHash } from '../fingerprint.js';
import type { FindingLocation, FindingPackage, Fix, Severity, ToolVersion } from '../model.js';
import { normalizeSeverity, severityOfScore } from '../severity.js';
import type { Draft } from './finish.js';
import { bag, capped, FormatError, list, MAX_DESCRIPTION, MAX_TITLE, present, text, type Bag } from './values.js';
import { kindOf, type Result, type Rule } from './sarif-reduce.js';
import { pathOf } from './sarif-uri.js';

type LinesOf = (path: string, startLine: number, endLine: number) => string | undefined;

const NO_RULE: Rule = { id: '', tags: [], references: [], cwe: [] };

/** Gives the findings of the results of one run, with what the run says of rules and places. */
export function drafter(run: Bag, tool: ToolVersion, linesOf: LinesOf): (result: Result) => Draft {
  const findRule = ruleFinder(run);
  const artifacts = list(run['artifacts'], 'artifacts') as readonly { uri?: string }[];
  const bases = bag(run['originalUriBaseIds']);
  return (result) => {
    const rule = findRule(result) ?? NO_RULE;
    const id = result.ruleId ?? rule.id;
    if (id === '') throw new FormatError('a result has neither ruleId nor a rule');
    const kind = kindOf(id, [...rule.tags, ...result.tags], tool.name);
    const uri = result.uri ?? artifacts[result.artifactIndex ?? -1]?.uri;
    const path = uri === undefined ? undefined : pathOf(uri, bases);
    const location = locationOf(result, path);
    const message = kind === 'secret' ? undefined : messageOf(result);
    const facts = kind === 'vuln' ? packageFacts(message ?? '', path) : undefined;
    const mark = kind === 'secret' ? undefined : markOf(result, path, linesOf);
    return {
      id: facts === undefined ? id : (/^CVE-\d{4}-\d+/.exec(id)?.[0] ?? id),
      aliases: [],
      kind,
      title: capped(rule.title ?? message?.split('\n', 1)[0], MAX_TITLE) ?? id,
      ...severityOf(result, rule, tool),
      cwe: [...new Set([...rule.cwe, ...result.cwe])],
      location,
      references: rule.references,
      ...(facts ?? {}),
      ...present({ description: capped(message ?? rule.description, MAX_DESCRIPTION), column: result.column, mark }),
    };
  };
}

/** By index into the driver or an extension, else by id; `rule/part` falls back to `rule`, as the standard has it. */
function ruleFinder(run: Bag): (result: Result) => Rule | undefined {
  const toolParts = bag(run['tool']);
  const driver = list(bag(toolParts['driver'])['rules'], 'rules') as readonly Rule[];
  const extensions = list(toolParts['extensions'], 'extensions').map(
    (extension) => list(bag(extension)['rules'], 'rules') as readonly Rule[],
  );
  const byId = new Map([...extensions.flat(), ...driver].map((rule) => [rule.id, rule]));
  return ({ ruleId, ruleIndex, extension }) => {
    const rules = extension === undefined ? driver : (extensions[extension] ?? []);
    const indexed = ruleIndex === undefined ? undefined : rules[ruleIndex];
    // An index that points at another rule than the id is a mistake of the tool's; the id is what people see.
    if (
      indexed !== undefined &&
      (ruleId === undefined || ruleId === indexed.id || ruleId.startsWith(`${indexed.id}/`))
    ) {
      return indexed;
    }
    return ruleId === undefined ? undefined : (byId.get(ruleId) ?? byId.get(ruleId.split('/', 1)[0] ?? ''));
  };
}

/** `security-severity` of the result or the rule; else the level of the result, the rule, or `warning`, the default. */
function severityOf(
  result: Result,
  rule: Rule,
  tool: ToolVersion,
): { severity: Severity; originalSeverity: string; cvss?: number } {
  const score = result.score ?? rule.score;
  if (score !== undefined && severityOfScore(score) !== 'unknown') {
    return { severity: severityOfScore(score), originalSeverity: String(score), ...present({ cvss: cvssOf(score) }) };
  }
  const level = result.level ?? rule.level ?? 'warning';
  return { severity: normalizeSeverity(`SARIF of ${tool.name}`, level), originalSeverity: level };
}

function cvssOf(score: number): number | undefined {
  return score > 0 ? score : undefined;
}

function locationOf(result: Result, path: string | undefined): FindingLocation {
  const { startLine, endLine } = result;
  return { kind: 'file', path: path ?? '.', ...present({ startLine, endLine: endLine ?? startLine }) };
}

/** The code, from the checkout or the report; else the hash that the tool made; else nothing, and occurrences count. */
function markOf(result: Result, path: string | undefined, linesOf: LinesOf): string | undefined {
  const { startLine, endLine, snippet, lineHash } = result;
  const code =
    path === undefined || startLine === undefined ? undefined : linesOf(path, startLine, endLine ?? startLine);
  if (code !== undefined) return codeHash(code);
  return lineHash ?? (snippet === undefined ? undefined : codeHash(snippet));
}

/** `{0}` in a message stands for its arguments. */
function messageOf(result: Result): string | undefined {
  const { message } = result;
  return message.text?.replace(/\{(\d+)\}/g, (whole, index: string) => message.arguments[Number(index)] ?? whole);
}

/** The package, as Trivy writes it into the message of a result: SARIF has no place for it. */
function packageFacts(message: string, path: string | undefined): { package: FindingPackage; fix: Fix } | undefined {
  const name = fact(message, 'Package');
  if (name === undefined) return undefined;
  const fixed = fact(message, 'Fixed Version');
  const versions = (fixed ?? '').split(',').map((version) => version.trim());
  const known = versions.filter((version) => version !== '');
  return {
    package: { name, version: fact(message, 'Installed Version') ?? '', ecosystem: 'generic', ...present({ path }) },
    fix: { state: known.length > 0 ? 'fixed' : 'unknown', versions: known },
  };
}

function fact(message: string, label: string): string | undefined {
  return text(new RegExp(`^${label}: (.+)$`, 'm').exec(message)?.[1]?.trim());
}
