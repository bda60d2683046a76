import { commitsBetween, ownersOf, readCodeOwners } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Approver } from '../model.js';
import { Refusal } from '../outcomes.js';
import { approverOf } from '../policy/approver.js';

/** A person or a team that CODEOWNERS names. */
export type CodeOwner = Extract<Approver, { kind: 'user' | 'team' }>;

/**
 * Who owns a file that changed between two commits, by the default branch's CODEOWNERS; without a base, where everything
 * is new, whoever it names. Owners by mail are left out: GitHub tells nobody's.
 *
 * @throws Refusal `approver-unknown` where there is no such file, `commits-truncated` where GitHub does not list all files.
 */
export async function codeOwnersOf(
  { gh, repository }: Pick<Gate, 'gh' | 'repository'>,
  { sha, baseSha }: { readonly sha: string; readonly baseSha: string | null },
): Promise<readonly CodeOwner[]> {
  const file = await readCodeOwners(gh, repository);
  if (file === undefined) {
    throw new Refusal(
      'config-error',
      'approver-unknown',
      'The rule names codeowners, but there is no CODEOWNERS file.',
    );
  }
  const { codeOwners } = file;
  if (baseSha === null) return parsed(codeOwners.rules.flatMap(({ owners }) => owners));
  const { files } = await commitsBetween(gh, repository, baseSha, sha);
  if (files === undefined) {
    throw new Refusal(
      'error',
      'commits-truncated',
      `GitHub does not list all files that changed since ${baseSha.slice(0, 7)}, so their code owners are not known.`,
    );
  }
  return parsed(files.flatMap((path) => ownersOf(codeOwners, path)));
}

function parsed(owners: readonly string[]): readonly CodeOwner[] {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].flatMap((owner) => {
    if (!owner.startsWith('@')) return [];
    const approver = approverOf(`${owner.includes('/') ? 'team' : 'user'}:${owner.slice(1)}`);
    return typeof approver === 'object' && (approver.kind === 'user' || approver.kind === 'team') ? [approver] : [];
  });
}
