import { accountOrNull, type Answer } from '../answer.js';
import type { WorkflowRun } from './workflow-run.js';

/** @throws IncompleteAnswerError where it lacks anything that tells who made the run, when, and of what. */
export function runOf(answer: Answer): WorkflowRun {
  const attempt = answer.integer('run_attempt');
  return {
    id: answer.integer('id'),
    attempt,
    path: answer.text('path').replace(/@.*$/s, ''),
    workflowId: answer.integer('workflow_id'),
    event: answer.text('event'),
    headBranch: answer.raw('head_branch') === null ? null : answer.text('head_branch'),
    headSha: answer.text('head_sha'),
    title: answer.text('display_title'),
    status: answer.text('status'),
    conclusion: answer.raw('conclusion') === null ? null : answer.text('conclusion'),
    createdAt: answer.time('created_at'),
    actor: accountOrNull(answer, 'actor'),
    triggeringActor: accountOrNull(answer, 'triggering_actor'),
    repositoryId: answer.object('repository').integer('id'),
    // Of a fork that was deleted GitHub leaves it out, or says null.
    headRepositoryId: answer.raw('head_repository') ? answer.object('head_repository').integer('id') : null,
    hasPreviousAttempt: attempt > 1 || answer.textOrEmpty('previous_attempt_url') !== '',
    url: answer.text('html_url'),
  };
}
