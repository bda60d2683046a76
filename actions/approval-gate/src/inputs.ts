import { input, UserError, type InputSpec, type InputValues, type Runner } from '@platform-actions/action-kit';
import { EXCLUSIONS } from './model.js';
import { MODES, type Mode } from './outcomes.js';
import { approverOf } from './policy/approver.js';

const MINUTE = 60;
const DAY = 86_400;
/** As many as a request holds: one with more could be made, and never be read. */
const MOST_LINES = 100;

export const inputSpec = {
  mode: input.oneOf(MODES, { required: true }),
  environment: input.pattern(/^\S(?:.{0,253}\S)?$/, 'must be the name of an environment.'),
  policy: input.text({ default: '.github/approval-policy.yml' }),
  'subject-sha': input.pattern(
    /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/,
    'must be a whole commit id: 40 lower-case hex digits.',
  ),
  'image-digests': input.lines(),
  request: input.text(),
  decision: input.oneOf(['approve', 'deny']),
  comment: input.text(),
  required: input.integer({ min: 1, max: 100 }),
  approvers: input.lines(),
  exclude: input.linesOf(EXCLUSIONS),
  'expires-in': input.duration({ min: 5 * MINUTE, max: 30 * DAY }),
  'require-approval': input.boolean({ default: 'false' }),
  'wait-timeout': input.duration({ default: '1h', min: 1, max: 35 * DAY }),
  'approve-workflow': input.pattern(/^[\w.-]+\.ya?ml$/, 'must be a file name such as approve.yml.', {
    default: 'approve.yml',
  }),
  'trust-policy': input.text(),
  'dry-run': input.boolean({ default: 'false' }),
  'github-token': input.githubToken(),
  'app-id': input.pattern(/^[\w.-]+$/, 'must be the id, or the client id, of a GitHub App.'),
  'app-private-key': input.text(),
} satisfies InputSpec;

export type Inputs = InputValues<typeof inputSpec>;

/** The mode alone, so that a report on bad inputs can name it; `undefined` where it is none. */
export function readMode(runner: Runner): Mode | undefined {
  try {
    return runner.inputs({ mode: inputSpec.mode }).mode;
  } catch {
    return undefined;
  }
}

/**
 * Every input, checked as far as it can be without the network.
 *
 * @throws UserError that lists what is wrong.
 */
export function readInputs(runner: Runner): Inputs {
  const inputs = runner.inputs(inputSpec);
  const problems = [
    ...modeProblems(inputs),
    ...digestProblems(inputs),
    ...approverProblems(inputs),
    ...sizeProblems(inputs),
    ...appProblems(inputs),
  ];
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return inputs;
}

function modeProblems({ mode, environment, request, decision, subjectSha }: Inputs): string[] {
  const decides = mode === 'verify' || mode === 'wait';
  return [
    ...((decides || mode === 'request') && environment === undefined
      ? [`Input "environment" is required for mode ${mode}.`]
      : []),
    ...(decides && request !== undefined && subjectSha === undefined
      ? ['Input "subject-sha" is required beside "request": give the commit that this job deploys.']
      : []),
    ...(mode === 'wait' && request === undefined ? ['Input "request" is required for mode wait.'] : []),
    ...(mode === 'record' && request === undefined ? ['Input "request" is required for mode record.'] : []),
    ...(mode === 'record' && decision === undefined
      ? ['Input "decision" is required for mode record: approve or deny.']
      : []),
    ...(mode === 'request' && request !== undefined
      ? ['Input "request" is the code that mode request makes: leave it out there.']
      : []),
  ];
}

function digestProblems({ imageDigests }: Inputs): string[] {
  return imageDigests
    .filter((digest) => !/^sha256:[0-9a-f]{64}$/.test(digest))
    .map((digest) => `Input "image-digests" has ${JSON.stringify(digest)}: must be sha256: and 64 hex digits.`);
}

function approverProblems({ approvers }: Inputs): string[] {
  return approvers.flatMap((line) => {
    const approver = approverOf(line);
    return typeof approver === 'string' ? [`Input "approvers" has ${JSON.stringify(line)}, which ${approver}`] : [];
  });
}

function sizeProblems({ imageDigests, approvers }: Inputs): string[] {
  return Object.entries({ 'image-digests': imageDigests, approvers })
    .filter(([, lines]) => lines.length > MOST_LINES)
    .map(([name, lines]) => `Input "${name}" has ${lines.length} lines: must have at most ${MOST_LINES}.`);
}

function appProblems({ appId, appPrivateKey }: Inputs): string[] {
  return (appId === undefined) === (appPrivateKey === undefined)
    ? []
    : ['Inputs "app-id" and "app-private-key" go together: give both, or neither.'];
}
