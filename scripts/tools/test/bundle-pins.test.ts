import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PINNED_FILE, pinnedSource } from '../bundle-pins.js';

it('the bundle carries the lock and the requirements as they stand in tools/ (npm run tools:pins)', async () => {
  expect(readFileSync(PINNED_FILE, 'utf8')).toBe(await pinnedSource());
});
