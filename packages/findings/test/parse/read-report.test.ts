import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@platform-actions/action-kit';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReport, readReportFile, REPORT_FORMATS } from '../../src/parse/index.js';
import { bytes, MAXIMAL, pieces, read } from './fixtures.js';

const REPORTS = Object.entries(MAXIMAL);

describe('readReport', () => {
  it.each(REPORTS)('tells the format of a report of %s by itself', async (name, document) => {
    const format = REPORT_FORMATS.find((one) => name.startsWith(one))!;
    const told = await read(document, { format });
    expect(await read(document)).toEqual(told);
    expect(told.findings.length).toBeGreaterThan(0);
  });

  it.each(REPORTS)('reads a report of %s alike in pieces of any size, indented or not', async (_name, document) => {
    const whole = await read(document);
    for (const content of [
      bytes(document),
      bytes(JSON.stringify(document, null, 2)),
      bytes(`\ufeff \n${JSON.stringify(document)}\n`),
    ]) {
      for (const size of [3, 7, 64, 1000]) {
        expect(await readReport(pieces(content, size), { name: 'report.json' })).toEqual(whole);
      }
    }
  });

  it('reads a file that is larger than a piece of it alike', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'report-'));
    try {
      const file = join(dir, 'report.json');
      const json = JSON.stringify({ ...MAXIMAL['trivy'], padding: 'é'.repeat(1_000_000) });
      writeFileSync(file, json);
      expect(await readReportFile(file, { name: 'report.json' })).toEqual(await read(json));
      writeFileSync(file, json.slice(0, -1));
      await expect(readReportFile(file, { name: 'report.json' })).rejects.toThrow('report.json cannot be used');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it.each(REPORTS)('reads a report of %s alike with its keys in any order', async (_name, document) => {
    expect(await read(reversed(document))).toEqual(await read(document));
  });

  it.each(REPORTS)('refuses a report of %s that is cut, at whatever byte', async (_name, document) => {
    const content = bytes(document);
    for (let length = 1; length < content.length; length++) {
      const error = await failure(readReport(content.subarray(0, length), { name: 'cut.json' }));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(`cut.json cannot be used as a report: it is cut off`);
      expect(error.message).toContain(`at byte ${length}`);
    }
  });

  it.each([
    ['nothing', '', 'it is empty: the scanner wrote nothing'],
    ['space', ' \n\t\n', 'it is empty'],
    ['a login page', '<!DOCTYPE html><html></html>', 'it is HTML or XML and no JSON'],
    ['a log', 'FATAL error in scan', "it is no JSON: a log or a table, perhaps. Set the scanner's output format"],
    ['a list', '[]', 'it is a JSON list and no report'],
    ['an empty object', '{}', 'it is an empty JSON object; expected is one of Trivy JSON, Grype JSON'],
    ['another object', '{"message":"denied","a":1}', 'unknown kind, with the keys message, a'],
    ['a CycloneDX SBOM', '{"bomFormat":"CycloneDX","components":[]}', 'it is a CycloneDX SBOM'],
    ['an SPDX SBOM', '{"spdxVersion":"SPDX-2.3"}', 'it is an SPDX SBOM'],
    ['a list of packages', '{"artifacts":[],"descriptor":{"name":"syft"}}', "it is Syft's list of packages"],
    ['npm audit', '{"auditReportVersion":2,"vulnerabilities":{}}', 'it is a report of npm audit'],
    ['Checkov', '{"check_type":"dockerfile","results":{}}', 'it is a report of Checkov'],
    ['a foreign list of results', '{"results":[{"source":{}}]}', 'unknown kind, with the keys results'],
    ['two documents', '{"SchemaVersion":2,"Results":[]}\n{"SchemaVersion":2}', 'it is no valid JSON'],
    ['a bracket too many', '{"SchemaVersion":2}}', 'nothing is open that byte 19 could close'],
    ['brackets that do not match', '{"SchemaVersion":2,"Results":[}]', 'it is no valid JSON'],
    ['a missing comma', '{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{} {}]}]}', 'it is no valid JSON'],
    ['a broken element', '{"SchemaVersion":2,"Results":[{"Secrets":[{"a" 1}]}]}', 'no valid JSON at or after byte 42'],
  ])('refuses %s', async (_what, content, message) => {
    const error = await failure(read(content, { name: 'out/scan.json' }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('out/scan.json cannot be used as a report');
    expect(error.message).toContain(message);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeff{"SchemaVersion":2}', 'utf16le'), 'it is UTF-16'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'it is compressed with gzip'],
    ['zero bytes', Buffer.alloc(10), 'it is no JSON'],
  ])('refuses %s', async (_what, content, message) => {
    await expect(readReport(content, { name: 'x' })).rejects.toThrow(message);
  });

  it('names both formats where another one was asked for', async () => {
    await expect(read(MAXIMAL['sarif'], { format: 'trivy' })).rejects.toThrow(
      'it is SARIF 2.1.0 where Trivy JSON belongs',
    );
    await expect(read('{"x":1}', { format: 'trivy' })).rejects.toThrow('expected is Trivy JSON');
  });

  it('reads no more than it was told', async () => {
    await expect(read(MAXIMAL['trivy'], { maxBytes: 100 })).rejects.toThrow('it is larger than 100 bytes');
  });

  it('passes on what the source throws', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes('{'));
      throw new Error('EIO');
    }
    await expect(readReport(broken(), { name: 'x' })).rejects.toThrow('EIO');
  });
});

describe('readReport with anything', () => {
  const keys = fc.constantFrom(
    ...[
      'SchemaVersion',
      'ArtifactName',
      'Results',
      'Vulnerabilities',
      'Secrets',
      'Packages',
      'matches',
      'vulnerability',
    ],
    ...['artifact', 'descriptor', 'source', 'runs', 'version', 'tool', 'driver', 'rules', 'results', 'errors', 'paths'],
    ...['imageScanStatus', 'imageScanFindings', 'findings', 'enhancedFindings', 'status', 'id', 'name', '__proto__'],
  );
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(null, true, 2, -1, 1e308, '', 'x', '2.1.0', 'COMPLETE'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    ),
  })).value;

  it('gives a report or a UserError', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom(undefined, ...REPORT_FORMATS), async (value, format) => {
        await readOrRefuse(bytes(JSON.stringify(value)), format);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives a report or a UserError where one value of a good report is another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...REPORTS), fc.nat(), anything, async ([, document], place, value) => {
        await readOrRefuse(bytes(replaced(document, place, value)));
      }),
      { numRuns: 1500 },
    );
  });

  it('gives a report or a UserError for bytes that were damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...REPORTS), fc.nat(), fc.nat(255), async ([, document], place, byte) => {
        const content = Buffer.from(bytes(document));
        content[place % content.length] = byte;
        await readOrRefuse(content);
      }),
      { numRuns: 1500 },
    );
  });
});

async function readOrRefuse(content: Uint8Array, format?: (typeof REPORT_FORMATS)[number]): Promise<void> {
  try {
    const report = await readReport(content, { name: 'x.json', ...(format === undefined ? {} : { format }) });
    for (const { fingerprint } of report.findings) expect(fingerprint).toMatch(/^v1:[0-9a-f]{32}$/);
    expect(new Set(report.findings.map((finding) => finding.fingerprint)).size).toBe(report.findings.length);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toMatch(/^x\.json cannot be used as a report: ./);
  }
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail');
}

/** The value with the keys of every object turned round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

/** The document with the value at one place, counted in depth-first order, replaced. */
function replaced(document: unknown, place: number, value: unknown): unknown {
  const count = size(document);
  let left = place % count;
  const walk = (current: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(current)) return current.map(walk);
    if (typeof current !== 'object' || current === null) return current;
    return Object.fromEntries(Object.entries(current).map(([key, child]) => [key, walk(child)]));
  };
  return walk(document);
}

function size(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, child) => sum + size(child), 1);
}
