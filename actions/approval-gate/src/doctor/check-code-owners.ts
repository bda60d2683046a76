import { ownersOf } from '@platform-actions/github';
import type { Check } from '../result.js';
import { broken, judged, sound, some } from './check.js';
import type { Facts } from './facts.js';

const COVERS = { id: 'code-owners', title: 'Workflows, policy and CODEOWNERS have owners' };
const ERRORS = { id: 'code-owners-errors', title: 'GitHub understands CODEOWNERS' };

/** Whether a change of what the gate stands on needs the review of its owners. */
export function checkCodeOwners(facts: Facts): Check[] {
  return [checkCovers(facts), checkErrors(facts)];
}

function checkCovers(facts: Facts): Check {
  const { policyPath, defaultBranch, approveWorkflow } = facts;
  const fix = 'Add to .github/CODEOWNERS, with your own team, as its last lines:';
  const snippet = { language: 'text', text: ['/.github/', ...outside(policyPath)].map(owned).join('\n') };
  return judged(COVERS, facts.codeOwners, (found) => {
    if (found === undefined) return broken(COVERS, `${defaultBranch} has no CODEOWNERS.`, { fix, snippet });
    const { codeOwners, path } = found;
    // Any file name: one that is not there yet can be added, and would be a look-alike or a walk around deploy.yml.
    const anyWorkflow = '.github/workflows/any-other.yml';
    const paths = [`.github/workflows/${approveWorkflow.file}`, anyWorkflow, policyPath, path];
    const open = paths.filter((each) => ownersOf(codeOwners, each).length === 0);
    if (open.length === 0) return sound(COVERS, `${path} covers them.`);
    const names = open.map((each) => (each === anyWorkflow ? 'other files in .github/workflows' : each));
    return broken(COVERS, `${path} names no owner for ${some(names)}.`, { fix, snippet });
  });
}

function outside(policyPath: string): string[] {
  return policyPath.startsWith('.github/') ? [] : [`/${policyPath}`];
}

function owned(pattern: string): string {
  return `${pattern} @org/platform-team`;
}

function checkErrors({ codeOwnersErrors }: Facts): Check {
  return judged(ERRORS, codeOwnersErrors, (errors) => {
    if (errors.length === 0) return sound(ERRORS, 'It finds no error.');
    const lines = errors.map(({ line, kind }) => `line ${line}: ${kind}`);
    return broken(ERRORS, `Lines that GitHub does not take leave files without owners: ${some(lines, 5)}.`, {
      fix: 'Mend these lines. An owner must exist, and have write access to this repository.',
    });
  });
}
