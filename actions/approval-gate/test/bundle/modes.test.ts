import { describe, expect, it } from '@jest/globals';
import { DIGEST, verdict, withWorld } from './harness.js';

describe('the way of an approval', () => {
  it('is asked for, given by another, recorded, verified, used up, and good for nothing more', async () => {
    await withWorld({}, async (world) => {
      const requested = await world.request({ through: 'bundle' });
      expect(verdict(requested.step)).toEqual([0, 'pending', 'requested']);
      expect(requested.code).toMatch(/^[1-9]\d{0,18}-[a-z2-7]{26}$/);
      expect(world.states(requested)).toEqual(['pending']);

      const run = world.dispatch('bob', requested.code);
      const recorded = await world.record(run, requested.code);
      expect(verdict(recorded)).toEqual([0, 'approved', 'approved']);
      expect(recorded.outputs).toMatchObject({
        environment: 'production',
        'subject-sha': requested.sha,
        'image-digests': DIGEST,
        approvers: 'bob',
        votes: '1',
        missing: '0',
      });

      const verified = await world.verify(run, requested);
      expect(verdict(verified)).toEqual([0, 'approved', 'approved']);
      expect(verified.outputs['approval-digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(world.states(requested)).toEqual(['pending', 'in_progress']);

      const after = await world.post(run, verified);
      expect(after.exitCode).toBe(0);
      expect(world.states(requested)).toEqual(['pending', 'in_progress', 'success']);
      world.finish(run);

      const again = await world.verify(world.dispatch('carol', requested.code), requested);
      expect(verdict(again)).toEqual([1, 'expired', 'already-used']);
      expect(world.states(requested)).toEqual(['pending', 'in_progress', 'success']);
    });
  });
});
