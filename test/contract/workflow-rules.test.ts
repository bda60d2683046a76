import { describe, expect, it } from '@jest/globals';
import { grantedPermissions } from '../../scripts/docs/metadata.js';
import { isReusable } from '../../scripts/release-tree/tree.js';
import { ownPath, usesOf } from '../../scripts/release-tree/uses.js';
import { CEILINGS } from './support/ceilings.js';
import { jobs, workflow, workflows } from './support/repository.js';

const LEVELS = ['none', 'read', 'write'];
const ownJobs = jobs.filter(([, job]) => job.uses === undefined);
const runs = jobs.flatMap(([name, job]) =>
  (job.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [[name, run]])),
);

describe('every workflow', () => {
  it.each(workflows.map(({ path, permissions }) => [path, permissions]))('%s starts without permissions', (_, top) => {
    expect(top).toEqual({});
  });

  it.each(workflows.map(({ path, text }) => [path, text]))(
    '%s pins others by SHA, with the version behind it',
    (_, text) => {
      const others = usesOf(text).filter((uses) => ownPath(uses) === undefined);
      for (const uses of others) {
        expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
        expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+$`, 'm'));
      }
    },
  );

  it('pins each other action to one commit', () => {
    const all = new Set(workflows.flatMap(({ text }) => usesOf(text)).filter((uses) => ownPath(uses) === undefined));
    const names = [...all].map((uses) => uses.split('@')[0]);
    expect(names).toHaveLength(new Set(names).size);
  });
});

describe('every job', () => {
  it.each(ownJobs)('%s has a time limit', (_, job) => {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it.each(jobs)('%s states its permissions', (_, job) => {
    expect(job.permissions).toBeDefined();
  });

  it.each(runs)('%s takes inputs and other expressions from its environment', (_, run) => {
    expect(run).not.toContain('${{');
  });
});

describe.each(Object.keys(CEILINGS))('the permissions of %s', (file) => {
  const ceiling = CEILINGS[file] ?? {};

  it('stay below its ceiling in every job', () => {
    const beyond = Object.values(workflow(`.github/workflows/${file}`).jobs).flatMap(({ permissions = {} }) =>
      Object.entries(permissions).filter(([scope, access]) => level(access) > level(ceiling[scope] ?? 'none')),
    );
    expect(beyond).toEqual([]);
  });

  it('are granted in full by every caller that we ship', () => {
    expect(
      grantedPermissions(
        file,
        workflows.map(({ text }) => text),
      ),
    ).toEqual(ceiling);
  });

  it('stand in its comment for people', () => {
    const comment = /^(# .*\n|#\n)+/.exec(workflow(`.github/workflows/${file}`).text)?.[0].replace(/\n# ?/g, ' ') ?? '';
    const list = Object.entries(ceiling).map(([scope, access]) => `${scope}: ${access}`);
    expect(comment).toContain(`grants ${list.join(', ')}.`);
  });
});

describe('reusable workflows', () => {
  const reusable = workflows.filter(({ text }) => isReusable(text));

  it('are those with a ceiling', () => {
    expect(reusable.map(({ path }) => path.split('/').pop())).toEqual(Object.keys(CEILINGS));
  });

  it('deploy through deploy.yml alone', () => {
    const deploying = workflows.filter(({ text }) =>
      usesOf(text).some((uses) => ownPath(uses) === 'actions/ecs-deploy'),
    );
    expect(deploying.map(({ path }) => path)).toEqual(['.github/workflows/deploy.yml']);
  });

  it('deploy and report in one job, never on a pull request, never cancelled by the next', () => {
    const [job, ...others] = Object.values(workflow('.github/workflows/deploy.yml').jobs);
    expect(others).toEqual([]);
    expect(job?.steps?.flatMap(({ uses = '' }) => ownPath(uses) ?? [])).toEqual([
      'actions/ecs-deploy',
      'actions/report-metric',
    ]);
    expect(job?.if).toContain("!startsWith(github.event_name, 'pull_request')");
    expect(job?.concurrency).toEqual({
      group: 'deploy-${{ inputs.service }}-${{ inputs.environment }}',
      'cancel-in-progress': false,
    });
  });
});

function level(access: string): number {
  return LEVELS.indexOf(access);
}
