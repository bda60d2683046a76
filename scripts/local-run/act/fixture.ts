/** Lines as act 0.2.89 writes them with `--json`, written by hand: a job that deploys, fails and cleans up. */

const DEPLOY = { job: 'pipeline/Backend/Deploy  ', jobID: 'deploy', level: 'info', matrix: {}, dryrun: false };
const ECS = { ...DEPLOY, step: 'Deploy to ECS', stepID: ['deploy'], stage: 'Main' };

export const SECRET = 'aws-secret-Value/1+2';

/** Each object is one line of the log. */
export const LINES: readonly Readonly<Record<string, unknown>>[] = [
  { ...DEPLOY, step: 'Set up job', stepid: ['--setup-job'], msg: '⭐ Run Set up job' },
  { ...DEPLOY, step: 'Set up job', stepid: ['--setup-job'], stepResult: 'success', msg: '  ✅  Success - Set up job' },
  { ...ECS, stage: 'Pre', msg: "LocalRepositoryCache read cachedir org/platform-actions with ref v1 and subpath ''" },
  { ...DEPLOY, step: 'Check out', stepID: ['0'], stage: 'Main', msg: '⭐ Run Main Check out' },
  checkedOut(),
  { ...ECS, msg: '⭐ Run Main Deploy to ECS' },
  { ...ECS, command: 'add-mask', arg: SECRET, raw: `::add-mask::${SECRET}\n`, kvPairs: {}, msg: '  ⚙  ***' },
  {
    ...ECS,
    command: 'group',
    arg: 'Roll out',
    raw: '::group::Roll out\n',
    kvPairs: {},
    msg: '  ❓  ::group::Roll out\n',
  },
  { ...ECS, raw_output: true, msg: `1 of 2 tasks healthy, key ${SECRET}\n` },
  { ...ECS, command: 'endgroup', arg: '', raw: '::endgroup::\n', kvPairs: {}, msg: '  ❓  ::endgroup::\n' },
  {
    ...ECS,
    command: 'error',
    // act takes all up to the last :: for properties.
    arg: 'eu-west-1 exited',
    kvPairs: { title: `ecs-deploy: rolled-back,file=task.json,line=7::Container app ${SECRET} arn:` },
    raw: `::error title=ecs-deploy%3A rolled-back,file=task.json,line=7::Container app ${SECRET} arn::eu-west-1 exited\n`,
    level: 'error',
    msg: '  ❗  …',
  },
  { ...ECS, stepResult: 'failure', executionTime: 12_345_678_901, msg: '  ❌  Failure - Main Deploy to ECS [12.3s]' },
  {
    ...ECS,
    command: 'set-output',
    name: 'outcome',
    arg: 'rolled-back',
    msg: '  ⚙  ::set-output:: outcome=rolled-back',
  },
  { ...ECS, command: 'set-output', name: 'reason', arg: `Key ${SECRET} is wrong.`, msg: '  ⚙  …' },
  { ...ECS, command: 'summary', content: `## Rolled back\n\n${SECRET}\n`, msg: '  ⚙  Summary - …' },
  { ...ECS, level: 'error', msg: 'exit status 1' },
  { ...ECS, stage: 'Post', msg: '⭐ Run Post Deploy to ECS' },
  { ...ECS, stage: 'Post', raw_output: true, msg: 'Nothing to undo.\n' },
  { ...ECS, stage: 'Post', stepResult: 'success', executionTime: 30_000_000, msg: '  ✅  Success - Post …' },
  { ...DEPLOY, step: 'Complete job', stepid: ['--complete-job'], stepResult: 'success', msg: '  ✅  Success' },
  { ...DEPLOY, jobResult: 'failure', msg: '🏁  Job failed' },
];

function checkedOut(): Readonly<Record<string, unknown>> {
  const result = { stepResult: 'success', executionTime: 2_000_000, msg: '  ✅  Success - Main Check out [2ms]' };
  return { ...DEPLOY, step: 'Check out', stepID: ['0'], stage: 'Main', ...result };
}
