import { describe, expect, it } from '@jest/globals';
import { mergePages, stepOf, type FindingsPage } from '../src/ecr/findings.js';

function state(status: string, description = 'why'): FindingsPage {
  return { imageScanStatus: { status: status as never, description } };
}

describe('the state of a scan', () => {
  it.each(['COMPLETE', 'ACTIVE'])('%s has findings', (status) => {
    expect(stepOf(state(status))).toEqual({ kind: 'ready' });
  });

  it.each(['IN_PROGRESS', 'PENDING'])('%s is waited for', (status) => {
    expect(stepOf(state(status))).toEqual({ kind: 'wait', why: `the scan is ${status}` });
  });

  it.each([
    ['UNSUPPORTED_IMAGE', 'cannot scan images of this kind'],
    ['FAILED', 'the scan failed'],
    ['SCAN_ELIGIBILITY_EXPIRED', 'too old'],
    ['SOMETHING_NEW', 'not known'],
  ])('%s never has any, and is no success', (status, meaning) => {
    expect(stepOf(state(status))).toMatchObject({ kind: 'give-up', why: expect.stringContaining(meaning) });
    expect(stepOf(state(status))).toMatchObject({ why: expect.stringContaining(`(${status}: why)`) });
  });

  it('without a state, or without a scan, is no success either', () => {
    expect(stepOf({}).kind).toBe('give-up');
    expect(stepOf(undefined).kind).toBe('wait');
  });
});

describe('pages of findings', () => {
  const page = (imageScanFindings: FindingsPage['imageScanFindings'], nextToken?: string): FindingsPage => ({
    ...state('COMPLETE'),
    repositoryName: 'orders',
    imageScanFindings,
    nextToken,
  });

  it('become one document, without a token that would call it partial', () => {
    const merged = mergePages([
      page({ findingSeverityCounts: { HIGH: 2 }, findings: [{ name: 'CVE-1' }] }, 'more'),
      page({ findings: [{ name: 'CVE-2' }] }),
    ]);
    expect(merged.imageScanFindings).toEqual({
      findingSeverityCounts: { HIGH: 2 },
      findings: [{ name: 'CVE-1' }, { name: 'CVE-2' }],
    });
    expect(JSON.parse(JSON.stringify(merged))).not.toHaveProperty('nextToken');
  });

  it('keep enhanced findings apart from basic ones', () => {
    const merged = mergePages([
      page({ enhancedFindings: [{ title: 'a' }] }),
      page({ enhancedFindings: [{ title: 'b' }] }),
    ]);
    expect(merged.imageScanFindings?.enhancedFindings).toHaveLength(2);
    expect(merged.imageScanFindings).not.toHaveProperty('findings');
  });
});
