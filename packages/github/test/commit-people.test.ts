import { describe, expect, it } from '@jest/globals';
import { commitPeople, type Commit } from '../src/index.js';

const ALICE = { id: 1, login: 'alice', type: 'User' };
const BOB = { id: 2, login: 'bob', type: 'User' };
const WEB_FLOW = { id: 19_864_447, login: 'web-flow', type: 'User' };
const person = ({ id, login }: { id: number; login: string }) => ({ id, login });

function commit(parts: Partial<Commit> = {}): Commit {
  return {
    sha: 'a'.repeat(40),
    message: 'Change',
    author: ALICE,
    committer: ALICE,
    authorName: 'Alice',
    authorEmail: 'alice@example.org',
    committerName: 'Alice',
    committerEmail: 'alice@example.org',
    ...parts,
  };
}

const NOBODY = { author: null, committer: null };

describe('commitPeople', () => {
  it('names authors and committers once, by their ids', () => {
    const renamed = { ...ALICE, login: 'Alice-2' };
    const people = commitPeople([commit(), commit({ author: BOB }), commit({ author: renamed })]);
    expect(people.authors.map(({ id }) => id)).toEqual([1, 2]);
    expect(people.committers).toEqual([person(ALICE)]);
    expect(people).toMatchObject({ coAuthors: [], coAuthorLogins: [], unknown: [] });
  });

  it.each([
    ['by its account', { committer: WEB_FLOW, committerEmail: 'noreply@github.com' }, undefined, []],
    ['by its mail, where it has no account', { committer: null, committerEmail: 'noreply@github.com' }, undefined, []],
    ['by its login on another server', { committer: { ...WEB_FLOW, id: 4 } }, 'ghe.example.org', []],
    ['but nobody of that login on github.com', { committer: { ...WEB_FLOW, id: 4 } }, undefined, [4]],
    [
      'but nobody of that mail who has an account',
      { committer: BOB, committerEmail: 'noreply@github.com' },
      undefined,
      [2],
    ],
  ] as const)('leaves GitHub itself out as a committer, %s', (_, parts, host, committers) => {
    const people = commitPeople([commit(parts)], host);
    expect(people.committers.map(({ id }) => id)).toEqual(committers);
    expect(people.unknown).toEqual([]);
  });

  it.each([
    ['an id', 'Co-authored-by: Bob <2+bob@users.noreply.github.com>', [2], []],
    ['an id and another case', 'CO-AUTHORED-BY: Bob <2+BOB@Users.NoReply.GitHub.com>', [2], []],
    ['small letters', 'co-authored-by: Bob <2+bob@users.noreply.github.com>', [2], []],
    ['a login alone', 'Co-authored-by: Bob <bob@users.noreply.github.com>', [], ['bob']],
    ['a bot', 'Co-authored-by: dep <49699333+dependabot[bot]@users.noreply.github.com>', [49_699_333], []],
    ['no space', 'Co-authored-by:Bob<2+bob@users.noreply.github.com>', [2], []],
    ['spaces around', '   Co-authored-by : Bob  < 2+bob@users.noreply.github.com >  ', [2], []],
    ['brackets in the name', 'Co-authored-by: Bob <the> Builder <2+bob@users.noreply.github.com>', [2], []],
    ['a mail that a commit has', 'Co-authored-by: Ally <ALICE@example.org>', [1], []],
  ])('finds a co-author by %s', (_, trailer, ids, logins) => {
    const people = commitPeople([commit({ message: `Change\n\n${trailer}` })]);
    expect(people.coAuthors.map(({ id }) => id)).toEqual(ids);
    expect(people.coAuthorLogins).toEqual(logins);
    expect(people.unknown).toEqual([]);
  });

  it.each([
    ['a foreign mail', 'Co-authored-by: Ann <ann@example.org>', 'Ann <ann@example.org>'],
    ['a mail alone', 'Co-authored-by: <ann@example.org>', '<ann@example.org>'],
    ['a name alone', 'Co-authored-by: @bob', '@bob'],
    ['an open bracket', 'Co-authored-by: Ann <ann@example.org', 'Ann <ann@example.org'],
    ['brackets the wrong way', 'Co-authored-by: Ann >a<', 'Ann >a<'],
    [
      'the address of another server',
      'Co-authored-by: Bob <2+bob@users.noreply.ghe.example.org>',
      'Bob <2+bob@users.noreply.ghe.example.org>',
    ],
    [
      'a look-alike of an address',
      'Co-authored-by: Bob <2+bob@users.noreply.github.com.example.org>',
      'Bob <2+bob@users.noreply.github.com.example.org>',
    ],
    ['an address of nobody', 'Co-authored-by: Bob <2+@users.noreply.github.com>', 'Bob <2+@users.noreply.github.com>'],
  ])('names a co-author whom GitHub does not know: %s', (_, trailer, unknown) => {
    const people = commitPeople([commit({ message: `Change\n\n${trailer}` })]);
    expect(people).toMatchObject({ coAuthors: [], coAuthorLogins: [], unknown: [unknown] });
  });

  it('finds trailers wherever they stand, with any line end, and each person once', () => {
    const message = [
      'Everything (#7)',
      '',
      '* one',
      '',
      'Co-authored-by: Bob <2+bob@users.noreply.github.com>',
      '',
      '* two',
      'Co-authored-by: Robert <2+robert@users.noreply.github.com>',
      'Co-authored-by: Cleo <3+cleo@users.noreply.github.com>',
      'Co-authored-by: Dan <Dan@users.noreply.github.com>',
      'Co-authored-by: Dan <dan@users.noreply.github.com>',
      'Signed-off-by: Eve <5+eve@users.noreply.github.com>',
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      const people = commitPeople([commit({ message: message.join(end) })]);
      expect(people.coAuthors.map(({ id }) => id)).toEqual([2, 3]);
      expect(people.coAuthorLogins.map((login) => login.toLowerCase())).toEqual(['dan']);
    }
  });

  it.each([
    'This was not Co-authored-by: Bob <2+bob@users.noreply.github.com>',
    'Co-authored-by:',
    'Co-authored-by: <>',
  ])('takes no other line for a trailer: %s', (line) => {
    expect(commitPeople([commit({ message: `Change\n\n${line}` })])).toMatchObject({ coAuthors: [], unknown: [] });
  });

  it('knows a mail from any of the commits', () => {
    const people = commitPeople([
      commit({ ...NOBODY, authorEmail: 'bob@example.org', committerEmail: 'bob@example.org' }),
      commit({ author: BOB, authorEmail: 'Bob@example.org', message: 'x\n\nCo-authored-by: B <bob@EXAMPLE.org>' }),
    ]);
    expect(people.authors).toEqual([person(BOB)]);
    expect(people.coAuthors).toEqual([person(BOB)]);
    expect(people.unknown).toEqual([]);
  });

  it('reads the id of an author whom GitHub does not link, and names all others', () => {
    const people = commitPeople([
      commit({
        ...NOBODY,
        authorEmail: '7+gone@users.noreply.github.com',
        committerEmail: 'x@example.org',
        committerName: 'X',
      }),
      commit({ ...NOBODY, authorEmail: 'old@users.noreply.github.com', committerEmail: '', committerName: '' }),
    ]);
    expect(people.authors).toEqual([{ id: 7, login: 'gone' }]);
    expect(people.committers).toEqual([]);
    expect(people.coAuthorLogins).toEqual([]);
    expect(people.unknown).toEqual(['X <x@example.org>', 'somebody without a name', 'old']);
  });

  it('takes time in proportion to a message made to be slow', () => {
    const message = `Co-authored-by: ${'<'.repeat(100_000)}\n${' '.repeat(100_000)}x\n${'a@'.repeat(50_000)}`;
    const started = performance.now();
    commitPeople([commit({ message })]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
