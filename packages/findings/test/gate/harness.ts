import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fakeRunner, type FakeRunner } from '@platform-actions/action-kit/testing';
import {
  concludeScan,
  gateInputs,
  loadRules,
  type BaseFile,
  type GateEvent,
  type GatePorts,
  type ScanReport,
  type ScanRun,
} from '../../src/index.js';
import { finding } from '../render/sample.js';

export const PUSH: GateEvent = { eventName: 'push' };
export const PULL: GateEvent = {
  eventName: 'pull_request',
  pullRequest: { number: 7, baseRef: 'main', fromFork: false },
};
export const FORK: GateEvent = {
  eventName: 'pull_request',
  pullRequest: { number: 8, baseRef: 'main', fromFork: true },
};

/** A report of Trivy on an image with that many findings of severity high. */
export function report(over: Partial<ScanReport> = {}, findings = [finding()]): ScanReport {
  return {
    tool: { name: 'trivy', version: '0.70.0' },
    target: { kind: 'image', reference: 'orders-api:1', digest: `sha256:${'a'.repeat(64)}` },
    findings,
    scanned: 12,
    problems: [],
    can: new Set(['vuln', 'secret', 'misconfig', 'fix-state', 'eol', 'database-age'] as const),
    database: { updatedAt: '2025-12-31T00:00:00Z' },
    ...over,
  };
}

export interface Scenario {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: GateEvent;
  readonly reports?: readonly ScanReport[];
  /** Files of the checkout, or the folder that has them. */
  readonly workspace?: Readonly<Record<string, string>> | string;
  /** Files of the base branch, or what reading it throws. */
  readonly base?: Readonly<Record<string, string>> | Error;
  readonly ports?: Partial<GatePorts>;
  readonly run?: Partial<ScanRun>;
}

export interface Calls {
  readonly read: string[];
  readonly uploads: { sarif: string; category: string }[];
  readonly comments: { marker: string; body: string; onlyUpdate: boolean }[];
}

const dirs: string[] = [];

/** A folder that is there until `removeFolders`. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'gate-')));
  dirs.push(dir);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

export function removeFolders(): void {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
}

/** Everything of a run at its end: the report, and what it has done on the way. */
export async function conclude(scenario: Scenario) {
  const { event = PUSH, reports = [report()], inputs = {} } = scenario;
  const workspace = typeof scenario.workspace === 'string' ? scenario.workspace : folder(scenario.workspace);
  const tempDir = folder();
  const runner: FakeRunner = fakeRunner({ 'github-token': 'token', ...inputs }, { workspace, tempDir, env: ENV });
  const calls: Calls = { read: [], uploads: [], comments: [] };
  const ports = { ...fakePorts(calls, scenario.base), ...scenario.ports };
  const request = { runner, event, inputs: runner.inputs(gateInputs), ...scenario.run };
  const rules = await loadRules(request, ports);
  const run = { action: 'scan-image', rules, reports, category: 'scan-image/orders-api', ...request };
  const result = await concludeScan(run, ports);
  return { result, calls, runner, workspace, tempDir };
}

const ENV = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'org/orders-api', GITHUB_RUN_ID: '5' };

function fakePorts(calls: Calls, base: Scenario['base'] = {}): GatePorts {
  return {
    readBaseFile: (path) => {
      calls.read.push(path);
      if (base instanceof Error) return Promise.reject(base);
      const text = base[path];
      return Promise.resolve<BaseFile | undefined>(text === undefined ? undefined : { text, ref: 'main at 1a2b3c4' });
    },
    uploadSarif: ({ sarif, category }) => {
      calls.uploads.push({ sarif, category });
      return Promise.resolve({ status: 'uploaded', url: 'https://github.com/alerts', reason: 'GitHub processed it.' });
    },
    upsertComment: (comment) => {
      calls.comments.push(comment);
      return Promise.resolve({ status: 'created', url: 'https://github.com/c/1' });
    },
  };
}
