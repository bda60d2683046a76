import { capitalised } from '@platform-actions/action-kit';
import { answerOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { pages } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';

/** An artifact of a run. Only a run itself can give itself one. */
export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  readonly runId: number;
  readonly repositoryId: number;
}

/**
 * The artifacts of a run with exactly that name.
 *
 * @throws UserError where the run is gone or the token may not read its artifacts; IncompleteAnswerError; Error where
 *   GitHub does not answer.
 */
export async function artifactsNamed(
  gh: GitHub,
  repository: Repository,
  runId: number,
  name: string,
): Promise<readonly RunArtifact[]> {
  const what = `the artifacts of run ${runId}`;
  const read = async (): Promise<readonly RunArtifact[]> => {
    const artifacts: RunArtifact[] = [];
    const parameters = { ...repository, run_id: runId, name };
    for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', parameters)) {
      for (const artifact of answerOf(data, what).list('artifacts')) {
        const run = artifact.object('workflow_run');
        artifacts.push({
          id: artifact.integer('id'),
          name: artifact.text('name'),
          runId: run.integer('id'),
          repositoryId: run.integer('repository_id'),
        });
      }
    }
    return artifacts.filter((artifact) => artifact.name === name);
  };
  return explained(read(), `${capitalised(what)} could not be read`, permissionRemedy('actions: read'));
}
