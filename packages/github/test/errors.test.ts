import { describe, expect, it } from '@jest/globals';
import { answeredStatus, githubSaid, isRequestError, type RequestError } from '../src/index.js';

/** An error as Octokit throws it. */
function answered(status: number, data: unknown): RequestError {
  return Object.assign(new Error('<html>all of it</html>'), { name: 'HttpError', status, response: { status, data } });
}

describe("GitHub's own words", () => {
  it.each([
    [{ message: 'Not Found', documentation_url: 'https://docs' }, '404 Not Found'],
    [{ message: 'a\n  b\tc ' }, '404 a b c'],
    [
      { message: 'Invalid', errors: [{ message: 'too long' }, 'plain', { code: 'x' }, null] },
      '404 Invalid; too long; plain',
    ],
    [{ message: 7 }, '404 7'],
    ['<html>Unicorn!</html>', '404 without a reason'],
    [undefined, '404 without a reason'],
    [null, '404 without a reason'],
  ])('of %j are %j', (data, said) => {
    expect(githubSaid(answered(404, data))).toBe(said);
  });

  it('are cut', () => {
    expect(githubSaid(answered(422, { message: 'x'.repeat(9999) }))).toHaveLength(304);
  });

  it('are missing where nobody answered', () => {
    const error = Object.assign(new Error('socket hang up'), { name: 'HttpError', status: 500 });
    expect(isRequestError(error) && githubSaid(error)).toBe('no answer socket hang up');
    expect(answeredStatus(error)).toBeUndefined();
  });

  it.each([undefined, null, 'x', {}, new Error('x'), { name: 'HttpError', status: 404 }])(
    'has no status: %j',
    (thrown) => {
      expect(isRequestError(thrown)).toBe(false);
      expect(answeredStatus(thrown)).toBeUndefined();
    },
  );
});
