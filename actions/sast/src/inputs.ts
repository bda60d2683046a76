import { input, UserError, type InputSpec, type InputValues, type Runner } from '@platform-actions/action-kit';
import { gateInputs } from '@platform-actions/findings';
import { BUNDLED, configProblem } from './semgrep/config.js';

/** Every input of action.yml. */
export const inputSpec = {
  engine: input.oneOf(['semgrep', 'sarif'], { default: 'semgrep' }),
  'engine-version': input.text(),
  'tool-path': input.text(),
  config: input.lines({ default: BUNDLED }),
  paths: input.lines({ default: '.' }),
  exclude: input.lines(),
  'baseline-ref': input.pattern(
    /^(?![-/])(?!.*(?:\.\.|@\{|[\s~^:?*[\\]))[\x21-\x7e]{1,250}$/,
    'must be a branch, tag or commit, such as origin/main or ${{ github.event.pull_request.base.sha }}.',
  ),
  report: input.lines(),
  ...gateInputs,
} satisfies InputSpec;

export type Inputs = InputValues<typeof inputSpec>;

/**
 * Every input, checked as far as it can be without looking at files.
 *
 * @throws UserError that lists what is wrong.
 */
export function readInputs(runner: Pick<Runner, 'inputs'>): Inputs {
  const inputs = runner.inputs(inputSpec);
  const problems = [...reportProblems(inputs), ...configProblems(inputs)];
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return inputs;
}

function reportProblems({ engine, report, baselineRef, exclude, toolPath, engineVersion }: Inputs): string[] {
  if (engine === 'sarif' && report.length === 0) {
    return ['The engine sarif runs no scanner: give "report", the SARIF file that another tool wrote.'];
  }
  if (report.length === 0) return [];
  const idle = Object.entries({
    'baseline-ref': baselineRef !== undefined,
    exclude: exclude.length > 0,
    'tool-path': toolPath !== undefined,
    'engine-version': engineVersion !== undefined,
  }).flatMap(([name, given]) => (given ? [`"${name}"`] : []));
  return idle.length === 0
    ? []
    : [
        `With "report" nothing is scanned, so ${idle.join(', ')} would do nothing: leave ${idle.length > 1 ? 'them' : 'it'} out.`,
      ];
}

function configProblems({ config }: Inputs): string[] {
  return config.flatMap((line) => {
    const problem = configProblem(line);
    return problem === undefined ? [] : [`Input "config" has the line ${JSON.stringify(line)}: ${problem}`];
  });
}
