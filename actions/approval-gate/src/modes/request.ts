import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDeploymentStatus, createDeployment } from '@platform-actions/github';
import { ended, type Ending } from '../ending.js';
import type { Gate } from '../gate.js';
import { requireReachable } from '../look/outlook.js';
import { readOwnChange, type OwnChange } from '../look/own-change.js';
import { applyRule, readRule, type LiveRule } from '../look/policy.js';
import type { Person, Run, Subject } from '../model.js';
import { Refusal } from '../outcomes.js';
import { ruleSha256, type EffectiveRule } from '../policy/index.js';
import { REQUESTED_DESCRIPTION } from '../request/state.js';
import { APPROVAL_TASK, payloadOf, requestCode } from '../request/subject.js';
import { runUrl } from '../urls.js';

type NewSubject = Omit<Subject, 'deploymentId'>;

/** Asks for an approval: finds out who changed what, that enough others could approve it, and puts the request up. */
export async function request(gate: Gate): Promise<Ending> {
  const { environment = '', dryRun, policy } = gate.inputs;
  const live = await readRule(gate, environment);
  if (live === undefined) {
    return ended('not-required', 'not-required', `${policy} does not list ${environment}: no approval is needed.`);
  }
  const rule = applyRule(gate, live);
  if (rule.via === 'environment') {
    const reason = `GitHub itself asks the reviewers of ${environment} when the job that deploys starts`;
    return ended('not-required', 'not-required', `No request is needed: ${reason}.`);
  }
  const change = await readOwnChange(gate, environment, live, rule);
  await requireReachable(gate, rule, change, change.excluded);
  const subject = subjectOf(gate, environment, { live, rule, change });
  if (dryRun) {
    tellRequest(gate, { ...subject, deploymentId: 0 }, { createdAt: gate.gh.serverTime() ?? 0 });
    return ended('planned', 'dry-run', 'A dry run: the approval could be requested, and was not.');
  }
  await putUp(gate, subject);
  return ended('pending', 'requested', `An approval of ${subject.sha.slice(0, 7)} for ${environment} is requested.`);
}

interface Basis {
  readonly live: LiveRule;
  readonly rule: EffectiveRule;
  readonly change: OwnChange;
}

function subjectOf({ inputs }: Gate, environment: string, { live, rule, change }: Basis): NewSubject {
  const { run, facts, sha, baseSha, excluded } = change;
  return {
    v: 1,
    repositoryId: facts.id,
    environment,
    sha,
    imageDigests: [...new Set(inputs.imageDigests)].sort(),
    workflowPath: run.path,
    runId: run.id,
    runAttempt: run.attempt,
    requester: requesterOf(run),
    ruleSha256: ruleSha256(live.rule),
    tightening: live.tightening,
    expiresIn: Math.min(rule.expiresIn, inputs.expiresIn ?? rule.expiresIn),
    baseSha,
    excluded,
  };
}

function requesterOf({ triggeringActor, actor, id }: Run): Person {
  const account = triggeringActor ?? actor;
  if (account === null) throw new Refusal('error', 'people-unknown', `GitHub does not say who started run ${id}.`);
  return { id: account.id, login: account.login };
}

/** The deployment comes first, since its id is part of what is approved. */
async function putUp(gate: Gate, newest: NewSubject): Promise<void> {
  const { gh, repository } = gate;
  const deployment = await createDeployment(gh, repository, {
    sha: newest.sha,
    environment: newest.environment,
    task: APPROVAL_TASK,
    payload: payloadOf(newest),
    description: 'Waits for an approval',
  });
  const subject = { ...newest, deploymentId: deployment.id };
  await addDeploymentStatus(gh, repository, deployment.id, {
    state: 'pending',
    description: REQUESTED_DESCRIPTION,
    logUrl: runUrl(gate, newest.runId),
  });
  const code = requestCode(subject);
  const file = join(gate.runner.tempDir, 'approval-request.json');
  writeFileSync(file, `${JSON.stringify({ code, subject }, null, 2)}\n`, { mode: 0o600 });
  tellRequest(gate, subject, { createdAt: deployment.createdAt, code, file });
}

interface PutUp {
  readonly createdAt: number;
  readonly code?: string;
  readonly file?: string;
}

function tellRequest(gate: Gate, subject: Subject, { createdAt, code, file }: PutUp): void {
  const expiresAt = createdAt + subject.expiresIn * 1000;
  gate.evidence.add({
    request: {
      ...{ code, subject, createdAt, expiresAt },
      runUrl: runUrl(gate, subject.runId),
      ...(file !== undefined && { file }),
    },
  });
}
