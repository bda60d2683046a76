import { describe, expect, it } from '@jest/globals';
import { approvalTitle } from '../../src/request/index.js';
import {
  APPROVE_FILE,
  POLICY,
  TWO_OF_MAINTAINERS,
  verdict,
  verifyInputs,
  withWorld,
  type World,
  type WorldOptions,
} from './harness.js';
import { APPROVED, HELD, ignoredIn, installApp } from './threats.js';

/**
 * What other approval gates got wrong, each by its number in the list of their defects: of trstringer/manual-approval
 * 1 to 8, akefirad/manual-approval-action 9 to 12, TigerWest/slack-approval 13 to 15, github/branch-deploy 16. Comments
 * that somebody edits (6) are threat T16.
 */
function must(name: string, options: WorldOptions, test: (world: World) => Promise<void>): void {
  it.concurrent(name, () => withWorld(options, test), 120_000);
}

const BY = (...approvers: readonly string[]): string => POLICY.replace('role:maintain', approvers.join(', '));
const LOOK = 'GitHub.ListWorkflowRuns';

describe('what others got wrong', () => {
  must('rests between any two looks, whatever it sees (trstringer 1)', {}, async (world) => {
    const { runId, ...requested } = await world.request();
    const noise = [
      () => world.vote('mallory', requested.code),
      () => world.vote('bob', 'of another request'),
      () => world.vote('bob', `${requested.code} not`),
      () => {
        world.cloud.faults.add({ operation: LOOK, kind: 'server-error', times: 4 });
      },
    ];
    let looks = 0;
    const onSleep = (): void => noise[(looks += 1) % noise.length]?.();
    world.cloud.resetCalls();
    const step = await world.stepHere(
      runId,
      { ...verifyInputs(requested, 'wait'), 'wait-timeout': '20m' },
      { onSleep },
    );
    expect(verdict(step)).toEqual([1, 'pending', 'wait-timeout']);
    const times = [...new Set(world.calls(LOOK).map(({ at }) => at))];
    const rests = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / 1000);
    expect(Math.min(...rests.slice(0, -1))).toBeGreaterThanOrEqual(15);
    expect(rests.length).toBe(looks);
  });

  must('takes no fault of GitHub`s for a decision, of whichever call (trstringer 2)', {}, async (world) => {
    const requested = await world.request();
    const run = world.vote('bob', requested.code);
    world.cloud.resetCalls();
    const dry = { ...verifyInputs(requested), 'dry-run': 'true' };
    expect(verdict(await world.stepHere(requested.runId, dry))).toEqual([0, 'planned', 'dry-run']);
    const operations = new Set(world.calls().map(({ operation }) => operation));
    expect(operations.size).toBeGreaterThan(7);
    for (const operation of [...operations, 'GitHub.CreateDeploymentStatus']) {
      world.cloud.faults.add({ operation, kind: 'server-error' });
      const step = await world.stepHere(requested.runId, verifyInputs(requested));
      expect([operation, ...verdict(step)]).toEqual([operation, 1, 'error', 'github-unavailable']);
      world.cloud.faults.clear();
    }
    world.cloud.faults.add({ operation: LOOK, kind: 'drop' });
    expect(verdict(await world.verify(requested.runId, requested))).toEqual([1, 'error', 'github-unavailable']);
    expect(verdict(await world.record(run, requested.code))[1]).toBe('error');
    world.cloud.faults.clear();
    expect(world.states(requested)).toEqual(['pending']);
    expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
  });

  must('sees the 31st run and the 31st member (trstringer 3)', { policy: BY('team:release') }, async (world) => {
    const crowd = Array.from({ length: 30 }, (_, index) => `member-${index}`);
    for (const login of [...crowd, 'last']) world.github.user(login, { role: 'write' });
    const members = Object.fromEntries([...crowd, 'last'].map((login) => [login, 'active'] as const));
    world.github.team('release', { members });
    const app = installApp(world);
    const requested = await world.request({ inputs: app });
    expect(requested.step.result).toMatchObject({ outlook: [{ eligible: { length: 31 } }] });
    world.vote('last', requested.code);
    for (const login of crowd) world.vote(login, 'of another request');
    expect(verdict(await world.verify(requested.runId, requested, { inputs: app }))).toEqual(APPROVED);
  });

  must(
    'one person with two spellings of the login counts once (trstringer 4)',
    { policy: BY('user:Bob', 'team:release').replace('approvers', 'required: 2\n    approvers') },
    async (world) => {
      world.github.team('release', { members: { bob: 'active' } });
      const app = installApp(world);
      const alone = await world.tryRequest({ inputs: app });
      expect(verdict(alone)).toEqual([1, 'config-error', 'quorum-unreachable']);
      const twice = await world.tryRequest({ inputs: { ...app, approvers: 'user:bob\nuser:BOB' } });
      expect(verdict(twice)).toEqual([1, 'config-error', 'quorum-unreachable']);
      world.github.team('release', { members: { bob: 'active', carol: 'active' } });
      const requested = await world.request({ inputs: app });
      expect(requested.step.result).toMatchObject({ outlook: [{ eligible: { length: 2 } }] });
      world.vote('Bob', requested.code);
      world.vote('BOB', requested.code);
      const once = await world.verify(requested.runId, requested, { inputs: app });
      expect([verdict(once), once.outputs['votes']]).toEqual([HELD, '1']);
      world.vote('carol', requested.code);
      expect(verdict(await world.verify(requested.runId, requested, { inputs: app }))).toEqual(APPROVED);
    },
  );

  must(
    'does not take a team that it cannot see for somebody of that name (trstringer 5)',
    { policy: BY('team:bob', 'user:carol') },
    async (world) => {
      world.github.team('bob', { members: { dave: 'active' } });
      expect(verdict(await world.tryRequest())).toEqual([1, 'config-error', 'team-invisible']);
      const requested = await world.request({ inputs: installApp(world) });
      const run = world.dispatch('bob', requested.code);
      expect(verdict(await world.record(run, requested.code))).toEqual([1, 'config-error', 'team-invisible']);
      expect(verdict(await world.verify(run, requested))).toEqual([1, 'config-error', 'team-invisible']);
    },
  );

  must(
    'fails at once, not after hours, where the only approver is excluded (trstringer 7)',
    { policy: BY('user:alice') },
    async (world) => {
      const { runId } = world.push();
      const before = world.clock.now();
      const step = await world.tryRequest({ run: runId, through: 'bundle' });
      expect(verdict(step)).toEqual([1, 'config-error', 'quorum-unreachable']);
      expect(step.outputs['reason']).toContain('alice (requester)');
      expect([world.clock.now() - before, world.github.deployments()]).toEqual([0, []]);
    },
  );

  must('takes everybody who started the requesting run for its initiator (trstringer 8)', {}, async (world) => {
    const { runId } = world.push();
    world.finish(runId, 'failure');
    world.github.rerun(runId, 'bob');
    const requested = await world.request({ run: runId });
    for (const login of ['alice', 'bob']) world.github.user(login, { role: 'maintain' });
    const runs = { alice: world.vote('alice', requested.code), bob: world.vote('bob', requested.code) };
    const step = await world.verify(requested.runId, requested);
    expect(verdict(step)).toEqual(HELD);
    expect(ignoredIn(step)).toEqual({ [runs.alice]: 'excluded-requester', [runs.bob]: 'excluded-rerunner' });
  });

  must('approves one commit, not whatever stands on the branch (trstringer 8)', {}, async (world) => {
    const requested = await world.request();
    world.vote('bob', requested.code);
    const newer = world.push('mallory');
    const step = await world.verify(newer.runId, { ...requested, sha: newer.sha });
    expect(verdict(step)).toEqual([1, 'subject-mismatch', 'commit-differs']);
    expect(verdict(await world.verify(newer.runId, requested))).toEqual(APPROVED);
  });

  must('ends at SIGTERM as at SIGINT (trstringer 8)', {}, async (world) => {
    const requested = await world.request();
    world.cloud.resetCalls();
    const kill = async (pid = 0): Promise<void> => {
      while (world.calls(LOOK).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      process.kill(pid, 'SIGTERM');
    };
    const onStart = (pid: number | undefined): void => void kill(pid);
    const step = await world.step(requested.runId, verifyInputs(requested, 'wait'), { onStart });
    expect(verdict(step)).toEqual([1, 'cancelled', 'job-cancelled']);
  });

  must('takes nothing for a vote that only contains one: "not approved!" (akefirad 9)', {}, async (world) => {
    const requested = await world.request();
    const { code } = requested;
    const vote = approvalTitle('approve', code);
    const near = [
      `${vote} not`,
      `not ${vote}`,
      `approval/v1 not approve ${code}`,
      `approval/v1 approved ${code}`,
      `approval/v1 approve! ${code}`,
      `approval/v1 approve deny ${code}`,
      `approval/v1 ${code}`,
      code,
      `approval/v1 APPROVE ${code}`,
      vote.replace('a', 'A'),
      `approval/v1 approve ${code.toUpperCase()}`,
      `approval/v1  approve ${code}`,
      `approval/v1 approve  ${code}`,
      `approval/v1\tapprove ${code}`,
      `approval/v1\u00a0approve ${code}`,
      `approval/v1 \u200bapprove ${code}`,
      ` ${vote}`,
      `${vote} `,
      `${vote}\n`,
      `x\n${vote}`,
      `${vote}a`,
      `approval/v1 approve 0${code}`,
      `approval/v10 approve ${code}`,
      `approval/v1 \uff41\uff50\uff50\uff52\uff4f\uff56\uff45 ${code}`,
      `approval/v1 \u0430pprove ${code}`,
    ];
    const of = { workflow: APPROVE_FILE, event: 'workflow_dispatch', actor: 'bob' } as const;
    const runs = near.map((title) => world.github.run({ ...of, title }));
    const fullWidth = code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    for (const other of [fullWidth, `1${code}`]) world.github.run({ ...of, title: approvalTitle('approve', other) });
    const step = await world.verify(requested.runId, requested);
    expect([verdict(step), step.outputs['votes']]).toEqual([HELD, '0']);
    expect(ignoredIn(step)).toEqual(Object.fromEntries(runs.map((run) => [run, 'vote-title'])));
    world.github.run({ ...of, title: vote });
    expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
  });

  must(
    'asks for a quorum, and never takes the initiator for a part of it (akefirad 10)',
    { policy: TWO_OF_MAINTAINERS, people: { alice: 'maintain' } },
    async (world) => {
      const requested = await world.request();
      world.vote('alice', requested.code);
      world.vote('bob', requested.code);
      const step = await world.verify(requested.runId, requested);
      expect([verdict(step), step.outputs['approvers'], step.outputs['missing']]).toEqual([HELD, 'bob', '1']);
      world.vote('carol', requested.code);
      expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
    },
  );

  must('fails closed when the time is over, and lets nobody choose otherwise (akefirad 11)', {}, async (world) => {
    const requested = await world.request();
    const inputs = { 'wait-timeout': '1s', 'fail-on-timeout': 'false', 'fail-on-denial': 'false' };
    const step = await world.step(requested.runId, { ...verifyInputs(requested, 'wait'), ...inputs });
    expect(verdict(step)).toEqual([1, 'pending', 'wait-timeout']);
    expect([world.states(requested), step.state, step.outputs['approval-digest']]).toEqual([['pending'], {}, '']);
  });

  must(
    'reads whether a membership is active, not what else it is called (akefirad 12)',
    { policy: BY('team:release') },
    async (world) => {
      world.github.team('release', { members: { bob: 'pending', carol: 'active' } });
      const app = installApp(world);
      const { code } = await world.request({ inputs: app });
      const record = async (login: string) =>
        verdict(await world.record(world.dispatch(login, code), code, { inputs: app }));
      expect(await record('bob')).toEqual([1, 'refused', 'membership-pending']);
      expect(await record('carol')).toEqual(APPROVED);
    },
  );

  must('lets nobody deny who could not approve (TigerWest 13)', {}, async (world) => {
    const requested = await world.request();
    const denial = world.dispatch('mallory', requested.code, 'deny');
    const step = await world.record(denial, requested.code, { decision: 'deny' });
    expect(verdict(step)).toEqual([1, 'refused', 'not-an-approver']);
    world.finish(denial, 'failure');
    expect(world.states(requested)).toEqual(['pending']);
    world.vote('bob', requested.code);
    expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
  });

  must('loses no vote to another run that waits, and gives it to none (TigerWest 14)', {}, async (world) => {
    const [one, two] = [await world.request(), await world.request()];
    world.vote('bob', two.code);
    const both = async () => Promise.all([one, two].map(async (each) => verdict(await world.verify(each.runId, each))));
    expect(await both()).toEqual([HELD, APPROVED]);
    world.vote('carol', one.code);
    expect(await both()).toEqual([APPROVED, APPROVED]);
  });

  must('knows a voter by the id of the GitHub account (TigerWest 15)', { policy: BY('user:bob') }, async (world) => {
    const requested = await world.request();
    const { id } = world.github.user('bob');
    const run = world.vote('bob', requested.code);
    const step = await world.verify(requested.runId, requested, { inputs: { 'dry-run': 'true' } });
    expect(step.result).toMatchObject({ decision: { counted: [{ voter: { id, login: 'bob' }, run: { id: run } }] } });
    world.github.rename('bob', 'robert');
    world.github.user('bob', { role: 'maintain' });
    const taken = await world.verify(requested.runId, requested);
    expect([verdict(taken), ignoredIn(taken)]).toEqual([HELD, { [run]: 'not-an-approver' }]);
  });

  must('knows the time by GitHub, not by the runner or a commit (branch-deploy 16)', {}, async (world) => {
    const requested = await world.request();
    world.vote('bob', requested.code);
    // By the clock of this machine the request ended long ago.
    expect(Date.now() - world.clock.now()).toBeGreaterThan(86_400_000);
    expect(verdict(await world.verify(requested.runId, requested))).toEqual(APPROVED);
    world.clock.advance(86_400);
    expect(verdict(await world.verify(requested.runId, requested))).toEqual([1, 'expired', 'request-expired']);
  });

  const ROLES = ['maintain', 'write', 'triage', 'release-manager']
    .map((role) => `  for-${role}: { approvers: ["role:${role}"] }\n`)
    .join('');
  must(
    'compares roles, not the permissions that GitHub makes of them (branch-deploy 16)',
    {
      policy: `version: 1\nenvironments:\n${ROLES}`,
      people: { ann: 'admin', wes: 'write', tom: 'triage', rita: 'release-manager', ron: 'release-manager' },
    },
    async (world) => {
      const [yes, no] = [APPROVED, [1, 'refused', 'not-an-approver']];
      for (const [role, expected] of [
        ['maintain', { bob: yes, ann: yes, wes: no, tom: no, rita: no }],
        ['write', { bob: yes, wes: yes, tom: no, rita: no }],
        ['triage', { wes: yes, tom: no }],
        ['release-manager', { rita: yes, bob: no, wes: no }],
      ] as const) {
        const { code } = await world.request({ inputs: { environment: `for-${role}` } });
        for (const [login, verdictOf] of Object.entries(expected)) {
          const run = world.dispatch(login, code);
          expect([role, login, ...verdict(await world.record(run, code))]).toEqual([role, login, ...verdictOf]);
          world.github.deleteRun(run);
        }
      }
    },
  );
});

describe('what users of approval gates suffer from', () => {
  must('a token of an hour that ends while people think it over', { policy: BY('team:release') }, async (world) => {
    world.github.team('release', { members: { bob: 'active', carol: 'active' } });
    const app = installApp(world);
    const requested = await world.request({ inputs: app });
    world.clock.advance(7200);
    world.cloud.resetCalls();
    const step = await world.record(world.dispatch('bob', requested.code), requested.code, { inputs: app });
    expect(verdict(step)).toEqual(APPROVED);
    expect(world.calls('GitHub.CreateInstallationToken')).toHaveLength(1);

    const other = await world.request({ inputs: app });
    const waits = { ...verifyInputs(other, 'wait'), ...app, 'wait-timeout': '4h' };
    const start = world.clock.now();
    const voters = new Map([
      [60, 'mallory'],
      [10_000, 'carol'],
    ]);
    const onSleep = (): void => {
      for (const [seconds, login] of voters) {
        if (world.clock.now() - start < seconds * 1000) continue;
        voters.delete(seconds);
        world.vote(login, other.code);
      }
    };
    expect(verdict(await world.stepHere(other.runId, waits, { onSleep }))).toEqual(APPROVED);
  });

  must('a timeout, an end, a denial and a cancellation that look alike', {}, async (world) => {
    const requested = await world.request();
    const ends = async (): Promise<string> => {
      const step = await world.step(requested.runId, { ...verifyInputs(requested, 'wait'), 'wait-timeout': '1s' });
      expect(step.exitCode).toBe(1);
      return `${step.outputs['outcome'] ?? ''} ${step.outputs['reason-code'] ?? ''}`;
    };
    expect(await ends()).toBe('pending wait-timeout');
    world.finish(requested.runId, 'cancelled');
    expect(await ends()).toBe('error run-differs');
    world.github.updateRun(requested.runId, { status: 'in_progress' });
    world.clock.advance(86_401);
    expect(await ends()).toBe('expired request-expired');
    world.clock.advance(-86_401);
    world.vote('bob', requested.code, 'deny');
    expect(await ends()).toBe('denied denied');
  });

  must('a vote that is passed over in silence', {}, async (world) => {
    const { code } = await world.request();
    const step = await world.record(world.dispatch('mallory', code), code);
    for (const told of [step.outputs['reason'], step.summary, step.log]) expect(told).toContain('mallory');
    expect(step.summary).toContain('not-an-approver');
    expect(step.log).toMatch(/::error.*The vote of mallory does not count/);
  });

  must('messages that are longer than GitHub takes', {}, async (world) => {
    const { code } = await world.request();
    const comment = `<b>${'so be it '.repeat(12_000)}`;
    const step = await world.record(world.dispatch('bob', code), code, { inputs: { comment } });
    expect(verdict(step)).toEqual(APPROVED);
    expect(Buffer.byteLength(step.summary)).toBeLessThan(65_000);
    expect(step.summary).not.toContain('<b>');
  });

  must('requests that nobody can ever approve', {}, async (world) => {
    const digests = Array.from({ length: 101 }, (_, index) => `sha256:${String(index).padStart(64, '0')}`).join('\n');
    const step = await world.tryRequest({ inputs: { 'image-digests': digests }, through: 'bundle' });
    expect(verdict(step)).toEqual([1, 'config-error', 'input-invalid']);
    expect(world.github.deployments()).toEqual([]);
  });
});
