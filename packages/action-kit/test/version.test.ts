import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { VERSION } from '../src/index.js';

it.each(['packages/action-kit/package.json', 'package.json'])('VERSION is the version of %s', (path) => {
  expect((JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version).toBe(VERSION);
});
