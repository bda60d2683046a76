import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { approverText, describeApprover, parseApprover } from '../../src/policy/index.js';

describe('parseApprover', () => {
  it.each([
    ['user:alice', { kind: 'user', login: 'alice' }],
    ['user:@Alice', { kind: 'user', login: 'alice' }],
    [' User : Alice-B_corp ', { kind: 'user', login: 'alice-b_corp' }],
    ['team:Release', { kind: 'team', organisation: undefined, slug: 'release' }],
    ['team:@Org/Release', { kind: 'team', organisation: 'org', slug: 'release' }],
    ['role:Maintain', { kind: 'role', role: 'maintain' }],
    ['role:Release Manager', { kind: 'role', role: 'release manager' }],
    ['CodeOwners', { kind: 'codeowners' }],
  ])('%j', (text, approver) => {
    expect(parseApprover(text.trim())).toEqual(approver);
  });

  it.each([
    ['alice', 'write user:alice or team:alice'],
    ['@alice', 'write user:alice'],
    ['@org/team', 'write team:org/team'],
    ['maintain', 'write role:maintain'],
    ['code-owner', 'did you mean "codeowners"?'],
    ['usr:alice', 'did you mean "user"?'],
    ['group:x', 'it must be user:, team:, role: or codeowners'],
    ['user:', 'is no login'],
    ['user:a b', 'is no login'],
    ['user:alice\nuser:bob', 'is no login'],
    ['user:-alice', 'is no login'],
    ['user:org/alice', 'is no login'],
    ['team:Release Managers', 'perhaps team:release-managers'],
    ['team:a/b/c', 'is no team'],
    ['team:/x', 'is no team'],
    ['team:', 'is no team'],
    ['role:', 'is no role'],
    ['role:a\u0000', 'is no role'],
    ['', 'names no kind of approver'],
    [':', 'names no kind of approver'],
    ['codeowners:x', 'names no kind of approver'],
    ['__proto__:x', 'names no kind of approver'],
  ])('refuses %j', (text, message) => {
    expect(() => parseApprover(text)).toThrow(UserError);
    expect(() => parseApprover(text)).toThrow(message);
  });

  it('shows no more of a long text than a message can hold', () => {
    expect(() => parseApprover(`user:${'x y'.repeat(100_000)}`)).toThrow(/^.{1,200}$/);
  });
});

describe('approverText', () => {
  it.each(['user:alice', 'team:release', 'team:org/release', 'role:admin', 'codeowners'])('%s', (text) => {
    expect(approverText(parseApprover(text))).toBe(text);
  });
});

describe('describeApprover', () => {
  it.each([
    ['user:alice', 'alice'],
    ['team:org/release', 'a member of the team org/release'],
    ['role:write', 'anybody with the role write or a stronger one'],
    ['role:release manager', 'anybody with the role release manager'],
    ['codeowners', 'an owner (CODEOWNERS) of what changes'],
  ])('%s is %s', (text, words) => {
    expect(describeApprover(parseApprover(text))).toBe(words);
  });
});
