import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localRun } from './fixture.js';
import { writeReport } from './write.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writeReport', () => {
  it('replaces the last report by a page and what it loads', () => {
    const report = join(folder, 'deep', 'report');
    mkdirSync(report, { recursive: true });
    writeFileSync(join(report, 'old'), '');
    expect(writeReport(localRun(), report)).toBe(join(report, 'index.html'));
    expect(readdirSync(report).sort()).toEqual(['index.html', 'mermaid.min.js']);
    expect(readFileSync(join(report, 'index.html'), 'utf8')).toMatch(/^<!doctype html>\s*<html lang="en">/);
  });

  it('gives every page a nonce of its own', () => {
    const nonces = ['a', 'b'].map((name) => {
      const page = readFileSync(writeReport(localRun(), join(folder, name)), 'utf8');
      return /script-src &#39;nonce-([\w-]{22})&#39;/.exec(page)?.[1];
    });
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain(undefined);
  });
});
