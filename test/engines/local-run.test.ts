import { beforeAll, describe, expect, it } from '@jest/globals';
import { describeEngines } from './support/engines.js';
import { start, type LocalRunResult } from './support/local-run.js';
import { execute, repositoryRoot } from './support/programs.js';

describeEngines(['act'], 'npm start', () => {
  describe('backend', () => {
    let run: LocalRunResult;
    beforeAll(async () => {
      run = await start();
    });

    it('ends green and says what runs now', () => {
      expect(run.terminal).toMatch(/^ {2}✓ Deploy to ECS {2}/m);
      expect(run.terminal).toMatch(/^ {2}✓ Report the deployment {2}/m);
      expect(run.terminal).toMatch(/^ {2}succeeded +Deploy to ECS: .*orders-api:2 is deployed/m);
      expect(run.exitCode).toBe(0);
    });

    it('assumes the role over OIDC, in each of the two steps', () => {
      expect(run.terminal).toMatch(/2 STS\.AssumeRoleWithWebIdentity/);
      expect(run.terminal).toMatch(/1 CloudWatch\.PutMetricData/);
    });

    it('says what it did in place of what is not there', () => {
      expect(run.terminal).toMatch(/^Not done Image build and push: /m);
    });

    it('leaves a report with the summaries of both actions', () => {
      expect(run.report).toContain('orders-api:2');
      expect(run.report).toContain('DeploymentStatus');
      expect(run.report).toContain('class="mermaid"');
    });
  });

  describe('backend --scenario crash-loop', () => {
    let run: LocalRunResult;
    beforeAll(async () => {
      run = await start('backend', '--scenario', 'crash-loop');
    });

    it('ends red, rolled back', () => {
      expect(run.terminal).toMatch(/^ {2}✗ Deploy to ECS {2}/m);
      expect(run.terminal).toMatch(/^ {2}rolled-back +Deploy to ECS: .*orders-api:1 runs again/m);
      expect(run.exitCode).toBe(1);
    });

    it('still reports the deployment, as failed', () => {
      expect(run.terminal).toMatch(/^ {2}published +Report the deployment: /m);
    });

    it.each([
      ['the container and its exit code', 'container app exited with code 3'],
      ['the stop reason', 'Essential container in task exited'],
      ['the log tail', 'SHIPPING_RATES'],
      ['the revision rolled back to', 'orders-api:1'],
    ])('names %s in the summary', (_, text) => {
      expect(run.report).toContain(text);
    });
  });

  describe('backend --approval', () => {
    let run: LocalRunResult;
    beforeAll(async () => {
      run = await start('backend', '--approval');
    });

    it('stops, refuses the author, and deploys with the approval of a second person', () => {
      const story = /^■ backend\.yml, .*octocat$[^]*^■ approve\.yml, .*octocat too$[^]*^■ approve\.yml, .*mona$/m;
      expect(run.terminal).toMatch(story);
      expect(run.terminal).toMatch(/^ {2}pending +Request the approval: /m);
      expect(run.terminal).toMatch(/^ {2}refused +Record the decision: The vote of octocat does not count\./m);
      expect(run.terminal).toMatch(/^ {2}approved +Verify the approval: Approved by mona\.$/m);
      expect(run.terminal).toMatch(/^ {2}succeeded +Deploy to ECS: .*orders-api:2 is deployed/m);
      expect(run.exitCode).toBe(0);
    });

    it('looks at GitHub and ECS after each run', () => {
      expect(run.terminal.match(/^ {2}seen +.+$/gm)).toHaveLength(3);
      expect(run.terminal).not.toMatch(/^ {2}✗ (?!Record the decision)/m);
      expect(run.terminal).toMatch(/^ {2}✓ The deployment on GitHub {2}pending → in_progress → success$/m);
    });

    it('leaves a report with the summary of each of the three runs', () => {
      expect(run.report).toContain('gh workflow run approve.yml');
      expect(run.report.match(/approve\.yml, started by \w+/g)?.length).toBeGreaterThan(1);
    });
  });

  it('refuses a pipeline that is not there, with those that are', async () => {
    const args = ['start', '--', 'backen'];
    const { exitCode, stdout, stderr } = await execute('npm', args, { cwd: repositoryRoot });
    expect(stdout + stderr).toContain('There is no pipeline "backen". Valid: backend, frontend.');
    expect(exitCode).toBe(1);
  });
});
