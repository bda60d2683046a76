import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { InfrastructureError, ScannerError } from '@platform-actions/findings';
import { errorOfExit, problemOfExit } from '../src/semgrep/exit.js';

const ended = { exitCode: 2, errors: [], said: '', foreignRules: true };

describe('an exit code', () => {
  it.each([
    ['of rules is the fault of who named them', { exitCode: 7 }, UserError],
    ['of bundled rules is not', { exitCode: 7, foreignRules: false }, ScannerError],
    ['of a network is nobody’s', { said: 'ReadTimeout: semgrep.dev' }, InfrastructureError],
    ['of a network cannot concern bundled rules', { said: 'ConnectionError', foreignRules: false }, ScannerError],
    ['2 is about rules where every error is', { errors: [{ type: 'Rule parse error', message: 'x' }] }, UserError],
    ['2 is not about rules without errors', {}, ScannerError],
    [
      '2 is not about rules where another error is',
      {
        errors: [
          { type: 'Rule parse error', message: 'x' },
          { type: 'SemgrepError', message: 'y' },
        ],
      },
      ScannerError,
    ],
    ['null is a signal', { exitCode: null }, ScannerError],
  ])('%s', (_, over, kind) => {
    expect(errorOfExit({ ...ended, ...over })).toBeInstanceOf(kind);
  });

  it('is said with what it means and what was said', () => {
    const errors = [{ type: 'SemgrepError', message: 'Out of memory' }];
    expect(errorOfExit({ ...ended, exitCode: 14, errors }).message).toBe(
      'Semgrep ended with exit code 14 (the scan failed).\nOut of memory',
    );
  });

  it('0 leaves no problem, 3 does', () => {
    expect(problemOfExit(0)).toBeUndefined();
    expect(problemOfExit(3)).toContain('files could not be parsed');
  });
});
