import { truncate } from '@platform-actions/action-kit';
import type { Capability, Finding, ScanReport, ToolVersion } from '../model.js';
import { finishFindings, type Draft } from './finish.js';
import type { Format, ReadSource } from './report-format.js';
import { sourceLines } from './source-lines.js';
import { bag, FormatError, list, mustBag, mustText, text, type Bag } from './values.js';
import { drafter } from './sarif-draft.js';
import { reduceArtifact, reduceResult, reduceRule, type Result } from './sarif-reduce.js';

const MAX_PROBLEMS = 20;

/**
 * SARIF 2.1.0 of any tool. A run with an empty list of results ran and found nothing; one without the list did not run.
 * What kind of scanner it was shows only in what it found, so `can` has every kind that results have, and `sast`.
 */
export const sarif: Format = {
  label: 'SARIF 2.1.0',
  is: (document) => 'runs' in document && ('version' in document || '$schema' in document),
  reducers: {
    'runs.*.results.*': reduceResult,
    'runs.*.artifacts.*': reduceArtifact,
    'runs.*.tool.driver.rules.*': reduceRule,
    'runs.*.tool.extensions.*.rules.*': reduceRule,
  },
  report: reportOf,
};

interface Run {
  readonly tool: ToolVersion;
  readonly drafts: readonly Draft[];
  readonly suppressed: NonNullable<ScanReport['suppressed']>;
  readonly scanned: number;
  readonly problems: readonly string[];
}

function reportOf(document: Bag, readSource: ReadSource): ScanReport {
  if (document['version'] !== '2.1.0') {
    const version = JSON.stringify(document['version']) as string | undefined;
    throw new FormatError(`its SARIF version is ${version ?? 'missing'}; only 2.1.0 is understood`);
  }
  const raw = list(document['runs'], 'runs');
  const runs = raw.map((run, index) => readRun(mustBag(run, `runs[${index}]`), index, readSource));
  const findings = findingsOf(runs);
  const suppressed = runs.flatMap((run) => run.suppressed);
  return {
    tool: toolOf(runs),
    target: { kind: 'source', name: '.' },
    findings,
    scanned: runs.reduce((sum, run) => sum + run.scanned, 0),
    problems: runs.length === 0 ? ['The report holds no run of a tool.'] : runs.flatMap((run) => run.problems),
    can: new Set<Capability>(['sast', ...findings.map(({ kind }) => kind)]),
    ...(suppressed.length === 0 ? {} : { suppressed }),
  };
}

/** Runs of one tool are numbered as one, so that no two of its findings get the same fingerprint. */
function findingsOf(runs: readonly Run[]): readonly Finding[] {
  const byTool = new Map<string, Run[]>();
  for (const run of runs) byTool.set(run.tool.name, [...(byTool.get(run.tool.name) ?? []), run]);
  return [...byTool.values()].flatMap((same) =>
    finishFindings(
      same.flatMap((run) => run.drafts),
      toolOf(same),
    ),
  );
}

/** The tool of all runs; the names of several are joined. */
function toolOf(runs: readonly Run[]): ToolVersion {
  const names = [...new Set(runs.map(({ tool }) => tool.name))];
  const [first] = runs;
  if (names.length === 1 && first !== undefined) return first.tool;
  return { name: names.length === 0 ? 'unknown' : truncate(names.join(' and '), 100), version: '' };
}

function readRun(run: Bag, index: number, readSource: ReadSource): Run {
  const driver = mustBag(bag(run['tool'])['driver'], `runs[${index}].tool.driver`);
  const tool = {
    name: mustText(driver['name'], `runs[${index}].tool.driver.name`),
    version: text(driver['semanticVersion']) ?? text(driver['version']) ?? '',
  };
  const results = list(run['results'], `runs[${index}].results`) as readonly Result[];
  const draftOf = drafter(run, tool, sourceLines(readSource));
  const [drafts, held]: [Draft[], (Draft & { statement: string })[]] = [[], []];
  const files = new Set<string>();
  for (const result of results) {
    // Passed, not applicable, informational: the tool's remarks, not its findings.
    if (!['fail', 'open', 'review'].includes(result.kind) || result.baselineState === 'absent') continue;
    const draft = draftOf(result);
    if (draft.location.path !== undefined) files.add(draft.location.path);
    if (result.suppression === undefined) drafts.push(draft);
    else held.push({ ...draft, statement: result.suppression });
  }
  const ran = Array.isArray(run['results']);
  return {
    tool,
    drafts,
    suppressed: held.flatMap(({ statement, ...draft }) =>
      finishFindings([draft], tool).map((finding) => ({ finding, status: 'suppressed', statement })),
    ),
    scanned: ran ? Math.max(1, list(run['artifacts'], 'artifacts').length, files.size) : 0,
    problems: [...(ran ? [] : [`${tool.name} did not scan: its run has no results.`]), ...problemsOf(run, tool.name)],
  };
}

function problemsOf(run: Bag, tool: string): readonly string[] {
  const problems = new Set<string>();
  for (const invocation of list(run['invocations'], 'invocations').map(bag)) {
    if (invocation['executionSuccessful'] === false) {
      const why = text(invocation['exitCodeDescription']) ?? text(invocation['exitSignalName']);
      const code = JSON.stringify(invocation['exitCode']) as string | undefined;
      const said = [...(code === undefined ? [] : [`exit code ${code}`]), ...(why === undefined ? [] : [why])].join(
        ', ',
      );
      problems.add(`${tool} says that it did not end well${said === '' ? '' : ` (${said})`}.`);
    }
    for (const key of ['toolExecutionNotifications', 'toolConfigurationNotifications']) {
      for (const notification of list(invocation[key], key).map(bag)) {
        if (notification['level'] !== 'error') continue;
        const message =
          text(bag(notification['message'])['text'])?.trim().split('\n', 1)[0] ?? 'an error without a message';
        problems.add(`${tool}: ${truncate(message, 200)}`);
      }
    }
  }
  return [...problems].slice(0, MAX_PROBLEMS);
}
