import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { readArguments } from '../../../scripts/local-run/arguments.js';
import { readCaller } from '../../../scripts/local-run/prepare.js';
import { raiseStage } from '../../../scripts/local-run/run.js';
import type { Ending, Outputs, Stage, WorkflowEvent } from '../../../scripts/local-run/stage.js';
import { terminal } from '../../../scripts/local-run/terminal.js';
import { createWorkplace } from '../../../scripts/local-run/workplace.js';

/** The stage of `npm start -- backend --approval`, without its story. */
export interface ApprovalStage {
  readonly stage: Stage;
  readonly cloud: LocalCloud;
  /** The event that starts backend.yml. */
  readonly pipeline: WorkflowEvent;
  /** Lets time pass on GitHub and on AWS. */
  advance(hours: number): void;
  /** Runs a workflow. @throws Error with what act printed where it ends otherwise */
  run(event: WorkflowEvent, expected: Ending): Promise<void>;
  /** Runs backend.yml and gives the request's code. @throws Error as `run` */
  request(): Promise<string>;
  /** Somebody runs approve.yml. @throws Error as `run` */
  vote(actor: string, request: string, decision: 'approve' | 'deny', expected: Ending): Promise<void>;
  /** What the gate's last step in the last run gave. */
  gate(): Outputs;
  /** The states of the request's deployment on GitHub. */
  states(): readonly string[];
  /** All calls to AWS so far, but none of GitHub's API. */
  awsCalls(): readonly string[];
  /** What ECS runs, by digest. */
  running(): readonly string[];
  stop(): Promise<void>;
}

const SPEED = 30;

/** @param files further files of the calling repository. */
export async function openApprovalStage(files: Readonly<Record<string, string>> = {}): Promise<ApprovalStage> {
  const request = readArguments(['backend', '--approval']);
  if (request === 'help') throw new Error('The command line was not understood.');
  const { region, of } = readCaller(request.pipeline);
  let hours = 0;
  const start = Date.now();
  const clock = { now: () => start + (Date.now() - start) * SPEED + hours * 3_600_000 };
  const [cloud, place] = [await startLocalCloud({ clock, region }), createWorkplace()];
  const shown: string[] = [];
  const silent = terminal({ write: (text: string | Uint8Array) => shown.push(String(text)) > 0 });
  const stops = { cancel: new AbortController().signal, kill: new AbortController().signal };
  const scenario = { ...request.scenario, files: () => files };
  const stop = async (): Promise<void> => {
    place.remove();
    await cloud.stop();
  };
  const raised = raiseStage({ ...request, scenario }, place, cloud, silent, stops);
  const { stage } = await raised.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const gate = (): Outputs => stage.outputs().findLast((outputs) => 'reason-code' in outputs) ?? {};
  const pipeline = request.pipeline.event;
  const run = async (event: WorkflowEvent, expected: Ending): Promise<void> => {
    if (!(await stage.run(event, '', expected))) throw new Error(`No ${expected}:\n${shown.join('')}`);
  };
  return {
    stage,
    cloud,
    pipeline,
    gate,
    run,
    advance: (more) => {
      hours += more;
    },
    request: async () => {
      await run(pipeline, 'success');
      return gate()['request-code'] ?? '';
    },
    vote: (actor, code, decision, expected) => {
      const inputs = { request: code, decision, comment: 'Seen "it" & checked; $(exit 1)' };
      return run({ name: 'workflow_dispatch', workflow: 'approve.yml', actor, inputs }, expected);
    },
    states: () => cloud.github.deployments('production').flatMap(({ statuses }) => statuses.map(({ state }) => state)),
    awsCalls: () => cloud.calls().flatMap(({ operation }) => (operation.startsWith('GitHub.') ? [] : [operation])),
    running: () => {
      const tasks = cloud.ecs.tasks(of('service'), of('cluster')).filter(({ lastStatus }) => lastStatus === 'RUNNING');
      return [...new Set(tasks.flatMap(({ containers }) => containers.map(({ imageDigest }) => imageDigest)))];
    },
    stop,
  };
}
