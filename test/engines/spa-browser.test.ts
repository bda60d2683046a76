import { beforeAll, expect, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { startLocalCloud, type LocalCloud, type SiteDistribution } from '@platform-actions/local-cloud';
import { describeEngines, engine } from './support/engines.js';
import { keeper } from './support/resources.js';
import { buildStorefront, type Releases } from './support/storefront.js';
import { follow, openTab, shown, type Tab } from './support/tabs.js';

const BUCKET = 'storefront';

describeEngines(['chromium', 'storefront'], 'a browser on a site that is published by spa-publish', () => {
  const keep = keeper();
  let cloud: LocalCloud;
  let site: SiteDistribution;
  let releases: Releases;
  let browser: Browser;
  /** A user with one cache for all tabs. */
  let user: BrowserContext;
  let openedOnRelease1: Tab;
  const ids: string[] = [];

  beforeAll(async () => {
    releases = keep(await buildStorefront(3));
    cloud = keep(await startLocalCloud());
    cloud.s3.createBucket(BUCKET);
    const invalidationTimes = { effect: [0.2, 0.5], completion: [0.5, 1] } as const;
    site = await cloud.cloudfront.createDistribution({ bucket: BUCKET, invalidationTimes });
    const { executablePath, args } = engine('chromium');
    browser = await chromium.launch({ executablePath, args: [...args] });
    keep({ stop: () => browser.close() });
    user = await browser.newContext();
  });

  async function run(runId: number, workspace: string, inputs: Record<string, string>) {
    const all = { bucket: BUCKET, 'distribution-id': site.id, 'site-url': site.siteUrl, ...inputs };
    const job = { GITHUB_RUN_ID: String(1000 + runId), GITHUB_SHA: String(runId).repeat(40) };
    const env = { ...cloud.environment(), GITHUB_WORKSPACE: workspace, ...job };
    const { exitCode, outputs, stdout } = await spawnAction('spa-publish', all, { env });
    if (exitCode !== 0) throw new Error(stdout);
    return outputs;
  }

  async function publish(release: number): Promise<void> {
    const outputs = await run(release, releases.workspace(release), {});
    expect(outputs).toMatchObject({ outcome: 'published', verified: 'true' });
    ids[release] = outputs['release-id'] ?? '';
  }

  async function rollBack(runId: number, to: string): Promise<void> {
    const outputs = await run(runId, releases.workspace(1), { mode: 'rollback', to });
    expect(outputs).toMatchObject({ outcome: 'rolled-back', verified: 'true' });
  }

  /** What somebody sees who comes to the site now: at once in a tab of the same user, and as a stranger. */
  async function seenByNewcomers(): Promise<string[]> {
    const stranger = await browser.newContext();
    const texts: string[] = [];
    for (const context of [user, stranger]) {
      for (const path of ['', 'delivery']) {
        const tab = await openTab(context, site.siteUrl + path);
        texts.push(...releasesIn(await shown(tab)));
        expect(tab.troubles).toEqual([]);
        await tab.page.close();
      }
    }
    await stranger.close();
    return [...new Set(texts)];
  }

  it('shows a release once it is published', async () => {
    await publish(1);
    openedOnRelease1 = await openTab(user, site.siteUrl);
    expect(releasesIn(await shown(openedOnRelease1))).toEqual(['Release 1']);
  });

  it('goes on in a tab opened on release 1, lazily loaded pages included, after releases 2 and 3', async () => {
    await publish(2);
    await publish(3);
    expect(await seenByNewcomers()).toEqual(['Release 3']);
    const requested = cloud.cloudfront.requests(site.id).length;
    const delivery = await follow(openedOnRelease1, 'Delivery', 'Delivery');
    expect(releasesIn(delivery)).toEqual(['Release 1', 'Release 1']);
    // The page was not in the tab yet, nor in the browser's cache: it came from the site just now.
    const chunks = cloud.cloudfront.requests(site.id).slice(requested);
    expect(chunks).toContainEqual(
      expect.objectContaining({ path: expect.stringMatching(/^\/assets\/DeliveryView-.*\.js$/), status: 200 }),
    );
    expect(openedOnRelease1.troubles).toEqual([]);
  });

  it('shows newcomers the release that was rolled back to, and goes on in tabs of every other', async () => {
    const openedOnRelease3 = await openTab(user, site.siteUrl);
    await rollBack(4, 'previous');
    expect(await seenByNewcomers()).toEqual(['Release 2']);
    await rollBack(5, ids[1] ?? '');
    expect(await seenByNewcomers()).toEqual(['Release 1']);
    expect(releasesIn(await follow(openedOnRelease3, 'Cart', 'Your cart'))).toEqual(['Release 3']);
    expect(await follow(openedOnRelease1, 'Cart', 'Your cart')).toContain('It is empty.');
    expect([...openedOnRelease1.troubles, ...openedOnRelease3.troubles]).toEqual([]);
  });

  it('would show it if an old chunk were gone', async () => {
    const tab = await openTab(user, site.siteUrl);
    for (const { key } of cloud.s3.objects(BUCKET)) {
      if (/^assets\/ProductView-/.test(key)) cloud.s3.remove(BUCKET, key);
    }
    const missing = tab.page.waitForResponse((answer) => answer.status() === 404);
    await tab.page.getByRole('main').getByRole('link').first().click();
    expect((await missing).url()).toMatch(/\/assets\/ProductView-/);
    expect(tab.troubles).toContainEqual(expect.stringMatching(/^404: .*\/assets\/ProductView-/));
  });
});

function releasesIn(text: string): string[] {
  return [...text.matchAll(/Release \d/g)].map(([release]) => release);
}
