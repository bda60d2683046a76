import { readDeployment, type RepositoryFacts } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Inputs } from '../inputs.js';
import type { Subject } from '../model.js';
import { Refusal } from '../outcomes.js';
import { parseCode } from '../request/code.js';
import { requestCode, subjectOf } from '../request/subject.js';

/** What a code leads to: a subject, of which nothing is proved but that the code is its. */
export interface Claim {
  readonly code: string;
  readonly subject: Subject;
  /** Milliseconds since the epoch, GitHub's time. */
  readonly createdAt: number;
}

/** @throws Refusal `request-malformed`, `request-unknown`. */
export async function findClaim({ gh, repository }: Gate, code: string): Promise<Claim> {
  const parsed = parseCode(code);
  if (parsed === undefined) {
    throw new Refusal(
      'config-error',
      'request-malformed',
      `Input "request" is ${JSON.stringify(code)}: a code is a number, a hyphen and 26 letters, as request-code gives it.`,
    );
  }
  const deployment = await readDeployment(gh, repository, parsed.deploymentId);
  if (deployment === undefined) {
    throw new Refusal('config-error', 'request-unknown', `There is no request ${code}, or somebody has deleted it.`);
  }
  const subject = subjectOf(deployment);
  if (subject !== undefined && requestCode(subject) === code) return { code, subject, createdAt: deployment.createdAt };
  const what = `Deployment ${deployment.id} is not what the code ${code} was made for`;
  throw new Refusal('subject-mismatch', 'request-unknown', `${what}: one of the two was made up or changed.`);
}

/**
 * Holds a subject against what this step was given. `record` is given nothing to compare.
 *
 * @throws Refusal `repository-differs`, `environment-differs`, `commit-differs`, `digests-differ`.
 */
export function checkSubject(inputs: Inputs, subject: Subject, facts: RepositoryFacts): void {
  const { environment, subjectSha, imageDigests, mode } = inputs;
  if (subject.repositoryId !== facts.id) {
    throw mismatch('repository-differs', `another repository (id ${subject.repositoryId}, this one has ${facts.id})`);
  }
  // GitHub compares names of environments without case.
  if (environment !== undefined && environment.toLowerCase() !== subject.environment.toLowerCase()) {
    throw mismatch('environment-differs', `the environment ${subject.environment}, not ${environment}`);
  }
  if (subjectSha !== undefined && subjectSha !== subject.sha) {
    throw mismatch('commit-differs', `commit ${subject.sha}, not ${subjectSha}`);
  }
  if (mode === 'record' && imageDigests.length === 0) return;
  const [asked, given] = [listed(subject.imageDigests), listed(imageDigests)];
  if (asked !== given) throw mismatch('digests-differ', `the images ${asked || '(none)'}, not ${given || '(none)'}`);
}

function listed(digests: readonly string[]): string {
  return [...new Set(digests)].sort().join(', ');
}

function mismatch(reasonCode: Refusal['reasonCode'], what: string): Refusal {
  return new Refusal('subject-mismatch', reasonCode, `The request is about ${what}.`);
}
