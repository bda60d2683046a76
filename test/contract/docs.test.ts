import { describe, expect, it } from '@jest/globals';
import { grantedPermissions } from '../../scripts/docs/metadata.js';
import { documents } from '../../scripts/docs/pages.js';
import { staleDocuments } from '../../scripts/docs/stale.js';
import { CEILINGS } from './support/ceilings.js';
import { actionNames, read, root } from './support/repository.js';

describe('generated documents', () => {
  it('are up to date', async () => {
    expect(staleDocuments(root, await documents(root))).toEqual([]);
  });

  it.each(actionNames)('name every outcome of %s in its README', (name) => {
    const readme = read(`actions/${name}/README.md`);
    const list = /One of `([^`]+)`/.exec(read(`actions/${name}/action.yml`))?.[1]?.split('|') ?? [];
    const [intro = '', ...rest] = readme.split(/<!-- \/?outputs -->/);
    const own = intro + (rest[1] ?? '');
    expect(list.filter((outcome) => !own.includes(`\`${outcome}\``))).toEqual([]);
  });
});

describe('the root README', () => {
  const readme = read('README.md');

  it('shows a caller that grants backend.yml its ceiling', () => {
    const blocks = [...readme.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
    const callers = blocks.filter((block) => block.includes('/.github/workflows/backend.yml@'));
    expect(callers).not.toEqual([]);
    expect(grantedPermissions('backend.yml', callers)).toEqual(CEILINGS['backend.yml']);
  });

  it.each(Object.entries(CEILINGS))('lists the ceiling of %s', (_, ceiling) => {
    const list = Object.entries(ceiling).map(([scope, access]) => `${scope}: ${access}`);
    expect(readme).toContain(`\`${list.join(', ')}\``);
  });
});
