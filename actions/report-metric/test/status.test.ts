import { describe, expect, it } from '@jest/globals';
import { parseStatus, statusDrafts } from '../src/status.js';

describe('parseStatus', () => {
  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['skipped', 'skipped'],
    ['success,failure,success', 'failure'],
    ['success, cancelled', 'cancelled'],
    ['failure,cancelled', 'failure'],
    ['success,skipped', 'success'],
    ['skipped skipped', 'skipped'],
    ['success\nfailure', 'failure'],
  ])('%j is %s', (text, status) => {
    expect(parseStatus(text)).toBe(status);
  });

  it.each(['Success', 'ok', 'true', '1', 'succeeded', 'success;failure'])('refuses %j', (text) => {
    expect(() => parseStatus(text)).toThrow(`Input "status" is ${JSON.stringify(text)}: must be success, failure,`);
  });

  it('refuses a text without a word', () => {
    expect(() => parseStatus(', ')).toThrow('must be success, failure, cancelled, skipped');
  });
});

describe('statusDrafts', () => {
  const service = { name: 'Service', value: 'orders' };
  const environment = { name: 'Environment', value: 'production' };

  it.each([
    ['both', 'orders', 'production', [undefined, [service, environment]]],
    ['a service', 'orders', undefined, [undefined, [service]]],
    ['an environment', undefined, 'production', [undefined, [environment]]],
    ['neither', undefined, undefined, [undefined]],
  ])('with %s', (_, givenService, givenEnvironment, dimensions) => {
    const drafts = statusDrafts('success', givenService, givenEnvironment);
    expect(drafts.map((draft) => draft.dimensions)).toEqual(dimensions);
    expect(drafts.every(({ name, unit }) => name === 'DeploymentStatus' && unit === 'Count')).toBe(true);
  });

  it.each([
    ['success', [1, 1]],
    ['failure', [0, 0]],
    ['cancelled', []],
    ['skipped', []],
  ] as const)('%s gives %j', (status, values) => {
    const drafts = statusDrafts(status, 'orders', 'production');
    expect(drafts.flatMap(({ samples }) => samples.map(({ value }) => value))).toEqual(values);
  });
});
