import { describe, expect, it } from '@jest/globals';
import type { DeploymentState, DeploymentStatus } from '@platform-actions/github';
import fc from 'fast-check';
import {
  deniedDescription,
  deployingDescription,
  earlierUses,
  REQUESTED_DESCRIPTION,
  stateOf,
  usedDescription,
} from '../../src/request/index.js';

function status(id: number, state: DeploymentState, description = ''): DeploymentStatus {
  return { id, state, description, logUrl: '', createdAt: id };
}

const requested = status(1, 'pending', REQUESTED_DESCRIPTION);
const states = fc.constantFrom<DeploymentState[]>(
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
);
const descriptions = fc.oneof(
  fc.constantFrom('', REQUESTED_DESCRIPTION, deniedDescription(7), usedDescription(5, 1), 'approval/v1 deploying x/1'),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 }))
    .map(([run, attempt]) => deployingDescription(run, attempt)),
);
const statuses = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 50 }),
    state: states,
    description: descriptions,
    logUrl: fc.constant(''),
    createdAt: fc.nat(),
  }),
  { selector: ({ id }) => id },
);

describe('stateOf', () => {
  it('a new request', () => {
    expect(stateOf([requested])).toEqual({ denied: undefined, used: undefined, deploying: [] });
    expect(stateOf([])).toEqual({ denied: undefined, used: undefined, deploying: [] });
  });

  it('denied, whatever comes after', () => {
    const denied = status(2, 'failure', deniedDescription(55));
    expect(stateOf([requested, denied, status(3, 'pending', REQUESTED_DESCRIPTION)]).denied).toBe(denied);
  });

  it('a deployment that failed is not denied', () => {
    expect(stateOf([requested, status(2, 'failure', 'the tasks crash')]).denied).toBeUndefined();
    expect(stateOf([requested, status(2, 'pending', deniedDescription(55))]).denied).toBeUndefined();
    expect(stateOf([requested, status(2, 'failure', `not ${deniedDescription(55)}`)]).denied).toBeUndefined();
  });

  it('used, whatever comes after and whoever says so', () => {
    expect(stateOf([status(9, 'inactive'), status(3, 'success', ''), status(4, 'pending')]).used?.id).toBe(3);
    expect(stateOf([status(3, 'success', usedDescription(1, 1))]).used?.id).toBe(3);
  });

  it('being used by several runs', () => {
    const uses = [
      status(4, 'in_progress', deployingDescription(12, 2)),
      status(2, 'in_progress', deployingDescription(11, 1)),
    ];
    expect(stateOf(uses).deploying).toEqual([
      { runId: 11, attempt: 1, statusId: 2 },
      { runId: 12, attempt: 2, statusId: 4 },
    ]);
  });

  it.each([
    'approval/v1 deploying 0/1',
    'approval/v1 deploying 1/0',
    'approval/v1 deploying 1',
    'approval/v1 deploying 1/1 ',
    'approval/v1 deploying 1/1\n',
    ' approval/v1 deploying 1/1',
    'approval/v1 deploying 99999999999999999/1',
    'deploying 1/1',
  ])('%j is no use', (description) => {
    expect(stateOf([status(2, 'in_progress', description)]).deploying).toEqual([]);
  });

  it('in_progress alone begins a use', () => {
    expect(stateOf([status(2, 'queued', deployingDescription(1, 1))]).deploying).toEqual([]);
  });

  it('does not depend on the order of the statuses', () => {
    fc.assert(
      fc.property(statuses, (all) => {
        expect(stateOf(all.toReversed())).toEqual(stateOf(all));
      }),
    );
  });

  it('one more status never makes it freer', () => {
    fc.assert(
      fc.property(statuses, states, descriptions, (all, state, description) => {
        const before = stateOf(all);
        const after = stateOf([...all, status(99, state, description)]);
        expect(before.denied === undefined || after.denied !== undefined).toBe(true);
        expect(before.used === undefined || after.used !== undefined).toBe(true);
        expect(after.deploying).toEqual(expect.arrayContaining([...before.deploying]));
      }),
    );
  });
});

describe('earlierUses', () => {
  const state = stateOf([
    status(2, 'in_progress', deployingDescription(11, 1)),
    status(3, 'in_progress', deployingDescription(12, 1)),
    status(4, 'in_progress', deployingDescription(11, 2)),
  ]);

  it('of the first there are none', () => {
    expect(earlierUses(state, { runId: 11, attempt: 1, statusId: 2 })).toEqual([]);
  });

  it('of a second run it is the first’s', () => {
    expect(earlierUses(state, { runId: 12, attempt: 1, statusId: 3 }).map(({ statusId }) => statusId)).toEqual([2]);
  });

  it('of a second attempt it is the first too', () => {
    expect(earlierUses(state, { runId: 11, attempt: 2, statusId: 4 }).map(({ statusId }) => statusId)).toEqual([2, 3]);
  });

  it('of any that race, one alone has none before it', () => {
    const racing = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(racing, (runs) => {
        const all = runs.map((run, index) => status(index + 10, 'in_progress', deployingDescription(run, 1)));
        const uses = stateOf(all).deploying;
        expect(uses.filter((own) => earlierUses(stateOf(all), own).length === 0)).toHaveLength(1);
      }),
    );
  });
});
