import { answerOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { explained } from '../refusal.js';

/** What decisions need to know of a repository. */
export interface RepositoryFacts {
  /** Stays when the repository is renamed. */
  readonly id: number;
  readonly defaultBranch: string;
  /** The login of the organisation or person that owns it. */
  readonly owner: string;
}

/**
 * Id, default branch and owner of a repository.
 *
 * @throws UserError where the token may not see it; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function readRepository(gh: GitHub, repository: Repository): Promise<RepositoryFacts> {
  const name = `${repository.owner}/${repository.repo}`;
  const { data } = await explained(
    gh.request('GET /repos/{owner}/{repo}', { ...repository }),
    `The repository ${name} could not be read`,
    'The token belongs to another repository, or may not see this one.',
  );
  const answer = answerOf(data, `the repository ${name}`);
  return {
    id: answer.integer('id'),
    defaultBranch: answer.text('default_branch'),
    owner: answer.object('owner').text('login'),
  };
}
