import type { Check } from '../result.js';
import { readApproveWorkflow, type ApproveWorkflow, type Concurrency } from './approve-workflow.js';
import { broken, judged, sound, unknown, weak, type Remedy } from './check.js';
import { isKnown, type Facts } from './facts.js';

const THERE = { id: 'approve-workflow', title: 'The workflow that people vote with is there and active' };
const INPUTS = { id: 'approve-inputs', title: 'It starts by hand alone, with request, decision and comment' };
const RUN_NAME = { id: 'approve-run-name', title: 'Its run name is what votes are found by' };
const CONCURRENCY = { id: 'approve-concurrency', title: 'Votes on one request run one after the other' };
const RECORD = { id: 'approve-record', title: 'It records the vote' };

export const WANTED_RUN_NAME = 'approval/v1 ${{ inputs.decision }} ${{ inputs.request }}';

/** Whether approve.yml is what the gate takes it for. */
export function checkApproveWorkflow(facts: Facts): Check[] {
  const { text } = facts.approveWorkflow;
  if (!isKnown(text)) return [unknown(THERE, text.unreadable)];
  const workflow = text.value === undefined ? undefined : readApproveWorkflow(text.value);
  if (workflow === undefined) return [checkThere(facts, text.value)];
  return [
    checkThere(facts, text.value),
    checkInputs(facts, workflow),
    checkRunName(facts, workflow),
    checkConcurrency(facts, workflow),
    checkRecord(facts, workflow),
  ];
}

function pathOf({ approveWorkflow }: Facts): string {
  return `.github/workflows/${approveWorkflow.file}`;
}

function template(facts: Facts): Remedy {
  const { repository = 'org/platform-actions' } = facts.pipelines;
  return { fix: `Copy workflows/approve.yml of ${repository} to ${pathOf(facts)} on ${facts.defaultBranch}.` };
}

function edit(facts: Facts, text: string): Remedy {
  return { fix: `Write into ${pathOf(facts)} on ${facts.defaultBranch}:`, snippet: { language: 'yaml', text } };
}

function checkThere(facts: Facts, text: string | undefined): Check {
  const { file, state } = facts.approveWorkflow;
  const path = pathOf(facts);
  if (text === undefined) {
    return broken(THERE, `${facts.defaultBranch} has no ${path}: nobody can approve.`, template(facts));
  }
  if (readApproveWorkflow(text) === undefined) return broken(THERE, `${path} is no workflow.`, template(facts));
  return judged(THERE, state, (value) => {
    if (value === 'active') return sound(THERE, `${path} is active.`);
    const why = value === undefined ? `GitHub knows no workflow ${path}.` : `${path} is ${value}: nobody can approve.`;
    return broken(THERE, why, { fix: `gh workflow enable ${file}` });
  });
}

const INPUT_NAMES = ['request', 'decision', 'comment'];
const INPUTS_SNIPPET = `on:
  workflow_dispatch:
    inputs:
      request:
        type: string
        required: true
      decision:
        type: choice
        options: [approve, deny]
        required: true
      comment:
        type: string
        default: ''`;

function checkInputs(facts: Facts, { events, inputs }: ApproveWorkflow): Check {
  const missing = INPUT_NAMES.filter((name) => !Object.hasOwn(inputs, name));
  const remedy = edit(facts, INPUTS_SNIPPET);
  if (!events.includes('workflow_dispatch')) return broken(INPUTS, 'It does not start by hand.', remedy);
  if (missing.length > 0) return broken(INPUTS, `It has no input ${missing.join(', ')}.`, remedy);
  const others = events.filter((event) => event !== 'workflow_dispatch');
  if (others.length > 0) return weak(INPUTS, `It starts on ${others.join(', ')} too, which is no vote.`, remedy);
  const options = inputs['decision']?.options ?? [];
  const isChoice = options.length === 2 && options.includes('approve') && options.includes('deny');
  return isChoice
    ? sound(INPUTS, 'It has them.')
    : weak(INPUTS, 'Its input decision is no choice of approve and deny: what else is typed is no vote.', remedy);
}

function checkRunName(facts: Facts, { runName }: ApproveWorkflow): Check {
  if (runName === WANTED_RUN_NAME) return sound(RUN_NAME, 'It is.');
  const finding =
    runName === undefined
      ? 'It has no run-name: no vote is ever found.'
      : `Its run-name is "${runName}": no vote is found by it${/inputs\.comment|github\.event/.test(runName) ? ', and free text in it can look like one' : ''}.`;
  return broken(RUN_NAME, finding, edit(facts, `run-name: ${WANTED_RUN_NAME}`));
}

const CONCURRENCY_SNIPPET = `concurrency:
  group: approval-\${{ inputs.request }}
  cancel-in-progress: false
  queue: max`;

function checkConcurrency(facts: Facts, { concurrency }: ApproveWorkflow): Check {
  const remedy = edit(facts, CONCURRENCY_SNIPPET);
  const given = concurrency.filter((each): each is Concurrency => each !== undefined);
  if (given.some(({ cancelInProgress }) => cancelInProgress !== undefined && cancelInProgress !== false)) {
    return broken(CONCURRENCY, 'cancel-in-progress is not false: a vote cancels the deployment before it.', remedy);
  }
  if (given.length === 0 || given.length < concurrency.length) {
    return weak(CONCURRENCY, 'It has no concurrency: votes on one request race each other.', remedy);
  }
  if (!given.every(({ group }) => /\$\{\{\s*inputs\.request\s*\}\}/.test(group))) {
    return weak(CONCURRENCY, 'Its concurrency group is not of the request: one request holds up the others.', remedy);
  }
  return given.every(({ queue }) => queue === 'max')
    ? sound(CONCURRENCY, 'They do, and none is dropped.')
    : weak(CONCURRENCY, 'queue is not max: GitHub drops a third vote that comes while one runs.', remedy);
}

function checkRecord(facts: Facts, { uses, records }: ApproveWorkflow): Check {
  if (records) return sound(RECORD, 'A step runs this action in mode record.');
  const reusable = uses.filter((name) => /\/\.github\/workflows\/approve\.ya?ml@/.test(name));
  const { repository: ours } = facts.pipelines;
  const [found] = reusable;
  if (found === undefined) {
    const finding = 'It neither calls the reusable approve.yml nor has a step with mode: record.';
    return broken(RECORD, finding, template(facts));
  }
  const theirs = found.split('/').slice(0, 2).join('/');
  if (ours !== undefined && theirs.toLowerCase() !== ours.toLowerCase()) {
    return broken(RECORD, `It calls ${found}, which is not of ${ours}.`, template(facts));
  }
  return sound(RECORD, `It calls ${found}.`);
}
