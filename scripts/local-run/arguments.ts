import { parseArgs } from 'node:util';
import { UserError } from '@platform-actions/action-kit';
import { PIPELINES, type Pipeline, type Scenario } from './pipelines.js';

export interface RunRequest {
  readonly pipelineName: string;
  readonly pipeline: Pipeline;
  readonly scenarioName: string;
  readonly scenario: Scenario;
}

const DEFAULT_PIPELINE = 'backend';
/** The scenario that has an option of its own. */
const APPROVAL = 'approval';

/**
 * What the command line asks for: a run, or `help`.
 *
 * @throws UserError on a word or an option that is not known, with those that are.
 */
export function readArguments(argv: readonly string[]): RunRequest | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help === true || positionals[0] === 'help') return 'help';
  const [pipelineName = DEFAULT_PIPELINE, ...rest] = positionals;
  if (rest.length > 0) {
    throw new UserError(`One pipeline at a time: "${rest.join(' ')}" is one word too many.\n\n${usage()}`);
  }
  const pipeline = choose('pipeline', pipelineName, PIPELINES);
  const scenarioName = scenarioOf(values) ?? Object.keys(pipeline.scenarios)[0] ?? '';
  const scenario = choose(`scenario of ${pipelineName}`, scenarioName, pipeline.scenarios);
  return { pipelineName, pipeline, scenarioName, scenario };
}

/** The help text. */
export function usage(): string {
  const lines = Object.entries(PIPELINES).flatMap(([name, { purpose, scenarios }]) => [
    `  ${name.padEnd(33)} ${purpose}`,
    ...Object.entries(scenarios).map(([scenario, { text }]) => `    --scenario ${scenario.padEnd(20)} ${text}`),
  ]);
  return [
    'npm start [-- PIPELINE] [--scenario NAME | --approval]',
    '',
    'Runs a pipeline as an application repository gets it (release tree, caller workflow, bundles) with act, against',
    'a cloud on this machine. Needs no account, no key and no Docker. Leaves an HTML report under .local/reports.',
    '',
    ...lines,
    '',
    `--approval is --scenario ${APPROVAL}. Without words: ${DEFAULT_PIPELINE}, its first scenario. The exit code is 0 only where the pipeline succeeded.`,
  ].join('\n');
}

function parse(argv: readonly string[]) {
  try {
    const options = {
      scenario: { type: 'string' },
      approval: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (thrown) {
    // parseArgs throws nothing but a TypeError about the words given.
    throw new UserError(`${(thrown as TypeError).message}\n\n${usage()}`);
  }
}

function scenarioOf({ scenario, approval = false }: ReturnType<typeof parse>['values']): string | undefined {
  if (!approval) return scenario;
  if (scenario === undefined || scenario === APPROVAL) return APPROVAL;
  throw new UserError(`One scenario at a time: --approval is one already, beside "${scenario}".\n\n${usage()}`);
}

function choose<T>(what: string, name: string, among: Readonly<Record<string, T>>): T {
  const chosen = Object.hasOwn(among, name) ? among[name] : undefined;
  if (chosen !== undefined) return chosen;
  throw new UserError(`There is no ${what} "${name}". Valid: ${Object.keys(among).join(', ')}.\n\n${usage()}`);
}
