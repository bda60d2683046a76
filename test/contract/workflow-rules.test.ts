import { describe, expect, it } from '@jest/globals';
import { grantedPermissions } from '../../scripts/docs/metadata.js';
import { isReusable } from '../../scripts/release-tree/tree.js';
import { ownPath, usesOf } from '../../scripts/release-tree/uses.js';
import { CEILINGS } from './support/ceilings.js';
import { jobs, workflow, workflows, type Job } from './support/repository.js';

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

  it('verify, deploy and report in one job, never on a pull request, never cancelled by the next', () => {
    const [job, ...others] = Object.values(workflow('.github/workflows/deploy.yml').jobs);
    expect(others).toEqual([]);
    expect(usedBy(job)).toEqual(['actions/approval-gate', 'actions/ecs-deploy', 'actions/report-metric']);
    expect(job?.if).toContain("!startsWith(github.event_name, 'pull_request')");
    expect(job?.concurrency).toEqual({
      group: 'deploy-${{ inputs.service }}-${{ inputs.environment }}',
      'cancel-in-progress': false,
    });
  });
});

describe('frontend.yml', () => {
  const { jobs: all, text } = workflow('.github/workflows/frontend.yml');
  const withCredentials = Object.entries(all).filter(([, { permissions }]) => permissions?.['id-token'] === 'write');
  const publishing = Object.entries(all).filter(([, job]) => usedBy(job).includes('actions/spa-publish'));
  const part = (id: string): Job => all[id] ?? {};

  it('alone publishes a site', () => {
    const others = workflows.filter(({ text: other }) => usesOf(other).some(isPublish));
    expect(others.map(({ path }) => path)).toEqual(['.github/workflows/frontend.yml']);
    expect(publishing.map(([id]) => id)).toEqual(['publish', 'preview', 'preview-close']);
  });

  it.each(withCredentials)(
    'runs nothing of the repository in %s, which may ask for credentials',
    (_, { steps = [] }) => {
      expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
      expect(steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))).toEqual([]);
    },
  );

  it('installs and builds without credentials', () => {
    expect(part('check').permissions).toEqual({ contents: 'read' });
    expect(withCredentials.map(([id]) => id)).toEqual(publishing.map(([id]) => id));
    expect(text).not.toContain('secrets.');
  });

  it('publishes to production behind its environment, after every check, never on a pull request', () => {
    expect(part('publish').if).toContain("!startsWith(github.event_name, 'pull_request')");
    expect(part('publish').if).toContain('!failure() && !cancelled()');
    expect(part('publish').needs).toEqual(['check', 'sast']);
    expect(part('publish').environment).toMatchObject({ name: '${{ inputs.environment }}' });
    expect(usedBy(part('publish'))).toEqual(['actions/spa-publish', 'actions/report-metric']);
    for (const id of ['preview', 'preview-close']) expect(part(id).environment).toBeUndefined();
  });

  it('never cancels what is being published, and lets the end of a pull request wait for its preview', () => {
    const groups = publishing.map(([, { concurrency }]) => concurrency);
    expect(groups.map((group) => group?.['cancel-in-progress'])).toEqual([false, false, false]);
    expect(groups[0]?.group).toBe('publish-${{ inputs.bucket }}-${{ inputs.environment }}');
    expect(groups[1]).toEqual(groups[2]);
  });

  it.each(['preview', 'preview-close'])('gives %s to no fork, and to the previews` bucket alone', (id) => {
    expect(part(id).if).toContain("github.event_name == 'pull_request'");
    expect(part(id).if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
    const publish = part(id).steps?.find(({ uses = '' }) => isPublish(uses));
    expect(publish?.with).toMatchObject({
      mode: id,
      bucket: '${{ inputs.preview-bucket }}',
      'preview-id': 'pr-${{ github.event.pull_request.number }}',
      'role-to-assume': '${{ inputs.preview-role-to-assume }}',
    });
  });

  it('names what a fork goes without', () => {
    expect(part('check').steps?.at(-1)?.run).toMatch(/^echo "::notice title=No preview::.*skipped/);
  });

  it('keeps what starts with a dot: the manifest of Vite says which names follow their content', () => {
    const upload = part('check').steps?.find(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'));
    expect(upload?.with).toMatchObject({ 'include-hidden-files': true, 'if-no-files-found': 'error' });
  });
});

function usedBy(job: Job | undefined): string[] {
  return (job?.steps ?? []).flatMap(({ uses = '' }) => ownPath(uses) ?? []);
}

function isPublish(uses: string): boolean {
  return ownPath(uses) === 'actions/spa-publish';
}

function level(access: string): number {
  return LEVELS.indexOf(access);
}
