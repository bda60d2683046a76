import { answerOf, answersOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { pages } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';

/** An active ruleset of tags. */
export interface TagRuleset {
  readonly id: number;
  readonly name: string;
  /** Patterns of full refs, `refs/tags/v*`, or `~ALL`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `creation`, `update`, `deletion`, … */
  readonly rules: readonly string[];
}

/**
 * Whether there is a tag of exactly that name.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function tagExists(gh: GitHub, repository: Repository, name: string): Promise<boolean> {
  // Unlike git/ref, which answers 404 both for no tag and for no permission, this answers an empty list for no tag.
  const call = gh.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', { ...repository, ref: `tags/${name}` });
  const { data } = await explained(call, 'The tags could not be read', permissionRemedy('contents: read'));
  return answersOf(data, 'the tags').some((tag) => tag.text('ref') === `refs/tags/${name}`);
}

/**
 * The active rulesets for tags, of repository, organisation and enterprise.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function tagRulesets(gh: GitHub, repository: Repository): Promise<readonly TagRuleset[]> {
  const read = async (): Promise<TagRuleset[]> => {
    const found: TagRuleset[] = [];
    const query = { ...repository, includes_parents: true, targets: 'tag' };
    for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/rulesets', query)) {
      const active = answersOf(data, 'the rulesets').filter(
        (ruleset) => ruleset.raw('target') === 'tag' && ruleset.text('enforcement') === 'active',
      );
      for (const ruleset of active) found.push(await tagRuleset(gh, repository, ruleset.integer('id')));
    }
    return found;
  };
  return explained(read(), 'The rulesets could not be read', permissionRemedy('contents: read'));
}

async function tagRuleset(gh: GitHub, repository: Repository, id: number): Promise<TagRuleset> {
  const { data } = await gh.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', {
    ...repository,
    ruleset_id: id,
    includes_parents: true,
  });
  const answer = answerOf(data, `the ruleset ${id}`);
  const { ref_name: names } = (data.conditions ?? {}) as {
    readonly ref_name?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  };
  return {
    id,
    name: answer.text('name'),
    include: names?.include ?? [],
    exclude: names?.exclude ?? [],
    rules: answer.list('rules').map((rule) => rule.text('type')),
  };
}
