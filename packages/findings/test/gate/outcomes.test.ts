import { describe, expect, it } from '@jest/globals';
import { CancelledError, UserError } from '@platform-actions/action-kit';
import { GATE_OUTPUTS, InfrastructureError, reportingThrows, ScannerError, type GateOutcome } from '../../src/index.js';

const of = (thrown: unknown) =>
  reportingThrows('scan-image', [...GATE_OUTPUTS, 'image-digest'], () => {
    throw thrown;
  });

describe('reportingThrows', () => {
  it.each<[unknown, GateOutcome]>([
    [new UserError('Input "x" is bad.'), 'config-error'],
    [new ScannerError('trivy exited with 1.'), 'scanner-error'],
    [new InfrastructureError('The registry did not answer.'), 'infrastructure'],
    [new CancelledError('SIGINT'), 'infrastructure'],
    [new TypeError('x is undefined'), 'infrastructure'],
    ['a string', 'infrastructure'],
  ])('%p is %s, and red', async (thrown, outcome) => {
    const report = await of(thrown);
    expect(report).toMatchObject({ outcome, ok: false });
    expect(Object.keys(report.outputs)).toContain('image-digest');
    expect(report.summary[0]!.markdown).toContain(`## ❌ scan-image: ${outcome}`);
  });

  it('shows foreign text of an error to the letter', async () => {
    const report = await of(new ScannerError('</details> @everyone', { cause: new Error('exit 2') }));
    expect(report.reason).toBe('</details> @everyone Cause: exit 2');
    expect(report.summary[0]!.markdown).not.toMatch(/<\/details>|@everyone/);
  });

  it('leaves a report as it is', async () => {
    const report = { outcome: 'passed', reason: 'r', ok: true, outputs: {}, summary: [], details: {} } as const;
    expect(await reportingThrows('scan-image', [], () => Promise.resolve(report))).toBe(report);
  });
});
