import { nearestName, truncate, UserError } from '@platform-actions/action-kit';
import { ROLES } from '@platform-actions/github';
import type { Approver } from '../model.js';

const LOGIN = /^[a-z\d][a-z\d_-]{0,99}$/i;
const SLUG = /^[a-z\d][a-z\d._-]{0,99}$/i;
const ROLE = /^[a-z\d][a-z\d ._-]{0,99}$/i;
const KINDS = ['user', 'team', 'role', 'codeowners'] as const;

/**
 * Reads `user:login`, `team:slug`, `team:organisation/slug`, `role:maintain` or `codeowners`. Case means nothing to
 * GitHub in any of them, so it is dropped.
 *
 * @throws UserError that says what is wrong with the text.
 */
export function parseApprover(text: string): Approver {
  const approver = approverOf(text);
  if (typeof approver === 'string') throw new UserError(`${JSON.stringify(truncate(text, 80))} ${approver}`);
  return approver;
}

/** The approver that a text names, or the end of a sentence that says why it names none. */
export function approverOf(text: string): Approver | string {
  if (text.toLowerCase() === 'codeowners') return { kind: 'codeowners' };
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  const name = text
    .slice(colon + 1)
    .trim()
    .replace(/^@/, '')
    .toLowerCase();
  if (colon < 0) return `names no kind of approver${bareHint(name)}`;
  if (kind === 'user') return LOGIN.test(name) ? { kind, login: name } : 'is no login of GitHub: write user:octocat.';
  if (kind === 'team') return teamOf(name);
  if (kind === 'role')
    return ROLE.test(name) ? { kind, role: name } : `is no role: write role:${ROLES.join(', role:')}.`;
  const near = nearestName(kind, KINDS);
  return `names no kind of approver: it must be user:, team:, role: or codeowners${near ? `; did you mean "${near}"?` : '.'}`;
}

function teamOf(name: string): Approver | string {
  const [first = '', second, ...rest] = name.split('/');
  const [organisation, slug] = second === undefined ? [undefined, first] : [first, second];
  if (rest.length > 0 || !SLUG.test(slug) || (organisation !== undefined && !LOGIN.test(organisation))) {
    const likely = slug.trim().replace(/\s+/g, '-');
    const hint = SLUG.test(likely) && rest.length === 0 ? `, perhaps team:${likely}` : '';
    return `is no team: write its slug as the team's address has it${hint}, or team:organisation/slug.`;
  }
  return { kind: 'team', organisation, slug };
}

function bareHint(name: string): string {
  if (nearestName(name, ['codeowners']) !== undefined) return '; did you mean "codeowners"?';
  const role = ROLES.find((known) => known === name);
  if (role !== undefined) return `: write role:${role}.`;
  return name.includes('/') ? `: write team:${name}.` : `: write user:${name || 'login'} or team:${name || 'slug'}.`;
}

/** The approver as the policy writes it; the same for whatever means the same. */
export function approverText(approver: Approver): string {
  switch (approver.kind) {
    case 'user':
      return `user:${approver.login}`;
    case 'team':
      return `team:${approver.organisation === undefined ? '' : `${approver.organisation}/`}${approver.slug}`;
    case 'role':
      return `role:${approver.role}`;
    case 'codeowners':
      return 'codeowners';
  }
}
