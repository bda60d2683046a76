import { readRepository, type RepositoryFacts } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Excluded, Run } from '../model.js';
import type { EffectiveRule } from '../policy/index.js';
import { requireAllowedBranch } from './branch.js';
import { readChange, tellChange } from './changes.js';
import { findExcluded } from './excluded.js';
import { ownRunId, readOwnRun, requireRunner } from './own-run.js';
import type { LiveRule } from './policy.js';
import { readAttempts, requireEvent } from './requesting-run.js';

/** What the running run would deploy, and whose approval of it does not count. */
export interface OwnChange {
  readonly run: Run;
  readonly facts: RepositoryFacts;
  readonly sha: string;
  readonly baseSha: string | null;
  readonly excluded: readonly Excluded[];
}

/**
 * Looks at the running run and at what it would deploy. Tells the report.
 *
 * @throws Refusal where the run is not what it says, or is not code of an allowed branch.
 */
export async function readOwnChange(
  gate: Gate,
  environment: string,
  live: LiveRule,
  rule: EffectiveRule,
): Promise<OwnChange> {
  const { gh, repository, inputs, evidence } = gate;
  const [attempts, facts] = await Promise.all([readAttempts(gate, ownRunId(gate)), readRepository(gh, repository)]);
  const run = await readOwnRun(gate, attempts[0]);
  evidence.add({ defaultBranch: facts.defaultBranch });
  requireEvent(run);
  await requireRunner(gate, rule, run);
  const sha = inputs.subjectSha ?? run.headSha;
  const hints = { defaultBranch: facts.defaultBranch, headBranch: run.headBranch };
  const { branch } = await requireAllowedBranch(gate, rule, sha, hints);
  if (run.headSha !== sha) await requireAllowedBranch(gate, rule, run.headSha, hints);
  const change = await readChange(gate, { environment, live, facts, sha });
  tellChange(gate, change, sha);
  const excluded = await findExcluded(gate, rule, { attempts, sha, branch, change });
  return { run, facts, sha, baseSha: change.baseSha, excluded };
}
