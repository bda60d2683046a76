import { describe, expect, it } from '@jest/globals';
import { TWO_OF_MAINTAINERS, verdict, withWorld } from './harness.js';

describe('mode record', () => {
  it('is green while others have yet to approve', async () => {
    await withWorld({ policy: TWO_OF_MAINTAINERS }, async (world) => {
      const { code } = await world.request();
      const first = world.dispatch('bob', code);
      const one = await world.record(first, code);
      expect(verdict(one)).toEqual([0, 'pending', 'votes-missing']);
      expect(one.outputs).toMatchObject({ approvers: 'bob', votes: '1', missing: '1', 'approval-digest': '' });
      world.finish(first);
      const two = await world.record(world.dispatch('carol', code), code);
      expect(verdict(two)).toEqual([0, 'approved', 'approved']);
      expect(two.outputs).toMatchObject({ approvers: 'bob\ncarol', votes: '2', missing: '0' });
    });
  });

  it('shows the commits that are voted on', async () => {
    await withWorld({}, async (world) => {
      const first = await world.request();
      const run = world.dispatch('bob', first.code);
      await world.post(run, await world.verify(run, first));
      world.finish(run);
      const { code, sha } = await world.request();
      const step = await world.record(world.dispatch('bob', code), code);
      expect(step.result).toMatchObject({ changes: { baseSha: first.sha, commits: [{ sha, author: 'alice' }] } });
      expect(step.summary).toContain(`/compare/${first.sha}...${sha}`);
      expect(step.result?.['calls']).toMatchObject({ total: 10 });
    });
  });

  it('writes a denial into the request, so that it outlives its run', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const run = world.dispatch('bob', requested.code, 'deny');
      expect(verdict(await world.record(run, requested.code, { decision: 'deny' }))).toEqual([1, 'denied', 'denied']);
      expect(world.states(requested)).toEqual(['pending', 'failure']);
      world.github.deleteRun(run);
      const next = world.dispatch('carol', requested.code);
      expect(verdict(await world.record(next, requested.code))).toEqual([1, 'denied', 'denied']);
    });
  });

  it('tells a voter at once why his vote does not count', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request();
      for (const [login, reason] of [
        ['mallory', 'not-an-approver'],
        ['alice', 'not-an-approver'],
      ] as const) {
        const step = await world.record(world.dispatch(login, code), code);
        expect(verdict(step)).toEqual([1, 'refused', reason]);
        expect(step.outputs['reason']).toContain(`The vote of ${login} does not count.`);
      }
    });
  });

  it('tells an approver that his own change is not his to approve', async () => {
    await withWorld({ people: { alice: 'maintain' } }, async (world) => {
      const { code } = await world.request();
      const step = await world.record(world.dispatch('alice', code), code);
      expect(verdict(step)).toEqual([1, 'refused', 'excluded-requester']);
      expect(step.result).toMatchObject({ ownVote: { choice: 'approve', reasonCode: 'excluded-requester' } });
    });
  });

  it('takes a vote that somebody else starts again for nobody`s', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request();
      const run = world.dispatch('bob', code);
      world.finish(run, 'failure');
      world.github.rerun(run, 'mallory');
      expect(verdict(await world.record(run, code))).toEqual([1, 'refused', 'vote-rerun']);
    });
  });

  it('does not show one decision and count another', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request();
      const run = world.dispatch('bob', code, 'approve');
      expect(verdict(await world.record(run, code, { decision: 'deny' }))).toEqual([1, 'refused', 'vote-title']);
    });
  });

  it.each([
    ['nonsense', 'config-error', 'request-malformed'],
    [`999-${'a'.repeat(26)}`, 'config-error', 'request-unknown'],
  ])('refuses the code %s', async (code, outcome, reason) => {
    await withWorld({}, async (world) => {
      const run = world.dispatch('bob', code);
      expect(verdict(await world.record(run, code))).toEqual([1, outcome, reason]);
    });
  });

  it('is over when the request is', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request({ inputs: { 'expires-in': '1h' } });
      world.clock.advance(3601);
      expect(verdict(await world.record(world.dispatch('bob', code), code))).toEqual([1, 'expired', 'request-expired']);
    });
  });

  it('writes nothing in a dry run', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request();
      const [yes, no] = [world.dispatch('bob', requested.code), world.dispatch('carol', requested.code, 'deny')];
      const dry = { inputs: { 'dry-run': 'true' } };
      const denied = await world.record(no, requested.code, { decision: 'deny', ...dry });
      expect(verdict(denied)).toEqual([1, 'denied', 'denied']);
      world.github.deleteRun(no);
      expect(verdict(await world.record(yes, requested.code, dry))).toEqual([0, 'planned', 'dry-run']);
      expect(world.states(requested)).toEqual(['pending']);
    });
  });

  it('does not take GitHub`s silence for a decision', async () => {
    await withWorld({}, async (world) => {
      const { code } = await world.request();
      const run = world.dispatch('bob', code);
      world.github.permissions({ contents: 'read', deployments: 'write' });
      const step = await world.record(run, code);
      expect(verdict(step)).toEqual([1, 'error', 'github-refused']);
      expect(step.outputs['reason']).toContain('actions: read');
    });
  });

  it('lists what is missing of its inputs', async () => {
    await withWorld({}, async (world) => {
      const run = world.dispatch('bob', 'x');
      const step = await world.step(run, { mode: 'record' });
      expect(verdict(step)).toEqual([1, 'config-error', 'input-invalid']);
      expect(step.outputs['reason']).toContain('Input "decision" is required for mode record');
      expect(step.summary).toContain('input-invalid');
      const none = await world.step(run, { mode: 'approve' });
      expect(verdict(none)).toEqual([1, 'config-error', 'input-invalid']);
    });
  });
});
