import { expect, it } from '@jest/globals';
import { RELEASE_ID } from '../../src/release/manifest.js';
import { releaseHead } from '../../src/release/release-id.js';

const NOW = Date.UTC(2026, 10, 21, 10, 15, 0, 999);
const FACTS = { commit: 'ab12cd3'.padEnd(40, '0'), commitTime: 1000, runId: 123, attempt: 1, run: 'run' };

it('says when, by which run and from which commit', () => {
  expect(releaseHead(FACTS, NOW)).toEqual({
    id: '20261121T101500Z-123-1-ab12cd3',
    order: { commitTime: 1000, run: 123, attempt: 1 },
    commit: FACTS.commit,
    run: 'run',
  });
});

it('is another one each time where nothing is known', () => {
  const nothing = { commit: '', commitTime: 0, runId: 0, attempt: 0, run: 'by hand' };
  const ids = Array.from({ length: 20 }, () => releaseHead(nothing, NOW).id);
  expect(new Set(ids).size).toBe(20);
  for (const id of ids) expect(id).toMatch(/^20261121T101500Z-0-0-[0-9a-f]{7}$/);
  for (const id of ids) expect(id).toMatch(RELEASE_ID);
});

it('is the given one', () => {
  expect(releaseHead(FACTS, NOW, 'v1.2.3').id).toBe('v1.2.3');
});
