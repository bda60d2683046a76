import { beforeAll, describe, expect, it } from '@jest/globals';
import { describeEngines } from './support/engines.js';
import { start, type LocalRunResult } from './support/local-run.js';

describeEngines(['act', 'storefront'], 'npm start -- frontend', () => {
  function played(scenario: string): () => LocalRunResult {
    let run: LocalRunResult | undefined;
    beforeAll(async () => {
      run = await start('frontend', '--scenario', scenario);
    });
    return () => {
      if (run === undefined) throw new Error(`${scenario} was not played`);
      return run;
    };
  }

  describe('open-tab', () => {
    const run = played('open-tab');

    it('publishes twice and goes back, through the pipeline each time', () => {
      expect(run().terminal).toMatch(/^■ Release 1$[^]*^■ Release 2$[^]*^■ Rollback$/m);
      expect(run().terminal.match(/^ {2}published +Publish to S3 and CloudFront: /gm)).toHaveLength(2);
      expect(run().terminal).toMatch(/^ {2}rolled-back +Publish to S3 and CloudFront: /m);
      expect(run().exitCode).toBe(0);
    });

    it('checks, builds and publishes in jobs of their own', () => {
      expect(run().terminal).toMatch(/^Frontend › Check$[^]*^ {2}✓ Install [^]*^Frontend › Publish$/m);
      expect(run().terminal).toMatch(/^ +Tests {2}\d+ passed/m);
    });

    it('lets the open tab notice nothing, and a new one see what is live', () => {
      const seen = run().terminal.match(/^ {2}seen +.+$/gm) ?? [];
      expect(seen).toHaveLength(5);
      expect(run().terminal).toMatch(
        /◆ The tab of release 1 goes to the cart[^]*✓ GET \/assets\/CartView-[\w-]{8}\.js {2}200, text\/javascript[^]*immutable/,
      );
    });

    it('builds nothing for the rollback', () => {
      const [, rollback = ''] = run().terminal.split('■ Rollback');
      expect(rollback).not.toContain('Frontend › Check');
    });

    it('leaves a report with the summary of every job', () => {
      for (const title of ['Release 1', 'Release 2', 'Rollback']) expect(run().report).toContain(`${title} › Frontend`);
      expect(run().report).toContain('DeploymentStatus');
      expect(run().report).toContain('A new tab shows release 1 again');
    });
  });

  describe('broken-release', () => {
    const run = played('broken-release');

    it('ends red, with release 1 live again and the reason named', () => {
      expect(run().terminal).toMatch(/^ {2}reverted +Publish to S3 and CloudFront: /m);
      expect(run().terminal).toMatch(/^ {2}seen +Visitors get release 1$/m);
      expect(run().report).toContain('Content-Security-Policy');
      expect(run().exitCode).toBe(1);
    });
  });

  describe('preview', () => {
    const run = played('preview');

    it('publishes a pull request`s site on a host of its own, comments, and clears both away', () => {
      expect(run().terminal).toMatch(/^ {2}seen +The preview is at http:\/\/127\.0\.0\.1:\d+\/pr-1\/$/m);
      expect(run().terminal).toMatch(/✓ A comment names it/);
      expect(run().terminal).toMatch(/^ {2}seen +Nothing is left of the preview$/m);
      expect(run().exitCode).toBe(0);
    });

    it('does not touch production', () => {
      expect(run().terminal).not.toContain('Frontend › Publish');
    });
  });
});
