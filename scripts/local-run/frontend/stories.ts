import { plural } from '@platform-actions/action-kit';
import type { Check } from '../report/model.js';
import type { Stage, Story } from '../stage.js';
import type { Edits } from '../workplace.js';
import { openTab, visit, type Tab } from './tab.js';

/** A seventh piece of stoneware; the page says so. */
const NEW_PIECE: Edits = {
  'src/catalog/products.ts': (before) =>
    before.replace(
      /^\];$/m,
      `  {
    sku: 'JUG-RUST',
    name: 'Jug, rust',
    shape: 'jug',
    glaze: '#a4562a',
    priceCents: 3600,
    text: 'One litre, fired twice.',
  },
];`,
    ),
  'src/views/HomeView.vue': (before) => before.replace('Six pieces', 'Seven pieces'),
};

const NEW_PIECE_WORDS = 'Seven pieces';

/** A script in the page itself, which the site's content policy forbids: nothing that runs in a test refuses it. */
const INLINE_SCRIPT: Edits = {
  ...NEW_PIECE,
  'index.html': (before) =>
    before.replace('  </head>', '    <script>document.documentElement.dataset.js = "on";</script>\n  </head>'),
};

const ROLLBACK = { name: 'workflow_dispatch', inputs: { 'rollback-to': 'previous' } } as const;

/** Two releases, a tab that was open before the second one, and the way back. */
export const releasesAndRollback: Story = async (stage) => {
  if (!(await stage.run({ name: 'push' }, 'Release 1'))) return;
  const tab = await openTab(siteOf(stage));
  stage.observe({ title: 'A tab is opened on release 1', checks: [waiting(tab), says(tab, false)] });

  await stage.commit('Add a jug', NEW_PIECE);
  if (!(await stage.run({ name: 'push' }, 'Release 2'))) return;
  const newTab = await openTab(siteOf(stage));
  stage.observe({ title: 'A new tab shows release 2', checks: [startsAnew(newTab, tab), says(newTab, true)] });
  stage.observe({
    title: 'The tab of release 1 goes to the cart, which it has not loaded yet',
    checks: await visit(tab, 'CartView'),
  });

  if (!(await stage.run(ROLLBACK, 'Rollback'))) return;
  const backTab = await openTab(siteOf(stage));
  stage.observe({ title: 'A new tab shows release 1 again', checks: [startsAs(backTab, tab), says(backTab, false)] });
  stage.observe({
    title: 'The tab of release 2 goes to the page on delivery',
    checks: await visit(newTab, 'DeliveryView'),
  });
};

/** A release that only the live site can prove wrong. */
export const brokenRelease: Story = async (stage) => {
  if (!(await stage.run({ name: 'push' }, 'Release 1'))) return;
  const tab = await openTab(siteOf(stage));
  await stage.commit('Add a jug and a script to the page', INLINE_SCRIPT);
  await stage.run({ name: 'push' }, 'Release 2');
  const newTab = await openTab(siteOf(stage));
  stage.observe({ title: 'Visitors get release 1', checks: [startsAs(newTab, tab), says(newTab, false)] });
};

/** A pull request from its opening to its end. */
export const previewOfPullRequest: Story = async (stage) => {
  const { cloud, repository } = stage;
  const pull = cloud.github.openPull({ repository, title: 'Add a jug' });
  const { payload } = cloud.github.pullRequestRun(pull, { repository });
  const event = (action: string) => ({ name: 'pull_request', payload: { ...payload, action } }) as const;
  const address = `${stage.given['preview-url'] ?? ''}pr-${pull.number}/`;

  await stage.commit('Add a jug', NEW_PIECE);
  if (!(await stage.run(event('opened'), 'Pull request opened'))) return;
  const tab = await openTab(address);
  const comments = cloud.github.comments(pull.number, repository);
  stage.observe({
    title: `The preview is at ${address}`,
    checks: [
      says(tab, true),
      ...(await visit(tab, 'CartView')),
      {
        what: 'A comment names it',
        ok: comments.some(({ body }) => body.includes(address)),
        detail: plural(comments.length, 'comment'),
      },
    ],
  });

  if (!(await stage.run(event('closed'), 'Pull request closed'))) return;
  const left = cloud.s3.objects(stage.settings.of('preview-bucket')).map(({ key }) => key);
  stage.observe({
    title: 'Nothing is left of the preview',
    checks: [{ what: 'The bucket is empty', ok: left.length === 0, detail: left.join(', ') || 'no object' }],
  });
};

/** Two runs of the same commit. */
export const unchanged: Story = async (stage) => {
  const writes = (): number => stage.cloud.calls('S3.PutObject').length;
  if (!(await stage.run({ name: 'push' }, 'Release 1'))) return;
  const before = writes();
  if (!(await stage.run({ name: 'push' }, 'The same again'))) return;
  const after = writes() - before;
  stage.observe({
    title: 'The second run has written nothing',
    checks: [
      { what: 'PUT', ok: before > 0 && after === 0, detail: `${before} in the first run, ${after} in the second` },
    ],
  });
};

/** A role whose policy lacks a statement. */
export const accessDenied: Story = async (stage) => {
  if (!(await stage.run({ name: 'push' }, 'Release 1'))) return;
  const tab = await openTab(siteOf(stage));
  stage.cloud.faults.add({ operation: 'S3.PutObject', kind: 'access-denied' });
  await stage.commit('Add a jug', NEW_PIECE);
  await stage.run({ name: 'push' }, 'Release 2');
  stage.observe({ title: 'Visitors still get release 1', checks: [startsAs(await openTab(siteOf(stage)), tab)] });
};

function siteOf({ given }: Stage): string {
  return given['site-url'] ?? '';
}

/** What a careless publish would break: the tab has views that it is going to load later. */
function waiting({ entry, chunks }: Tab): Check {
  const detail = `${new URL(entry).pathname}, with ${plural(chunks.size, 'view')} still to be loaded`;
  return { what: 'It starts', ok: chunks.size > 0, detail };
}

function startsAs(tab: Tab, other: Tab): Check {
  return { what: 'It starts', ok: tab.entry === other.entry, detail: new URL(tab.entry).pathname };
}

function startsAnew(tab: Tab, than: Tab): Check {
  const known = new Set([...than.chunks.values()].flat());
  const renamed = [...tab.chunks.values()].flat().filter((url) => !known.has(url));
  return {
    what: 'It starts',
    ok: tab.entry !== than.entry && renamed.length > 0,
    detail: `${new URL(tab.entry).pathname}, with ${plural(renamed.length, 'chunk')} that release 1 does not have`,
  };
}

function says(tab: Tab, wanted: boolean): Check {
  const found = tab.script.includes(NEW_PIECE_WORDS);
  return {
    what: found ? `It says "${NEW_PIECE_WORDS}"` : `It does not say "${NEW_PIECE_WORDS}"`,
    ok: found === wanted,
    detail: '',
  };
}
