import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { run, watch, type Cost } from '../measure.js';

/** A way to make something of a report. */
export interface Candidate {
  readonly name: string;
  readonly what: string;
  /** Why it cannot run here; `undefined` where it can. */
  readonly missing?: string;
  readonly run: (report: string) => Promise<Cost>;
}

const TRIVY_VERSION = '0.70.0';
const cachedTrivy = join(homedir(), '.cache/platform-actions/tools/trivy', TRIVY_VERSION, 'bin/trivy');
const trivy = existsSync(cachedTrivy) ? cachedTrivy : 'trivy';

function missing(command: string, args: readonly string[], why: string): { missing?: string } {
  return spawnSync(command, [...args]).status === 0 ? {} : { missing: why };
}

const ours: Candidate = {
  name: 'scan-image',
  what: 'parse, policy, log table, summary, SARIF, JSON, gate',
  run: async (report) => {
    let watcher: ReturnType<typeof watch> | undefined;
    const inputs = { report: 'report.json', 'upload-sarif': 'false', comment: 'false', 'github-token': '' };
    const { outputs, stdout } = await spawnAction('scan-image', inputs, {
      workspace: { 'report.json': readFileSync(report, 'utf8') },
      onStart: (pid) => (watcher = watch(pid)),
    });
    const cost = watcher?.stop();
    if (outputs['outcome'] !== 'failed-policy' || cost === undefined) {
      throw new Error(`scan-image said ${outputs['outcome'] ?? 'nothing'}: ${stdout.slice(-2000)}`);
    }
    return cost;
  },
};

const COUNTS = '[.Results[].Vulnerabilities[]?.Severity] | group_by(.) | map({(.[0]): length}) | add';

const jq: Candidate = {
  name: 'jq',
  what: 'counts by severity, nothing else',
  ...missing('jq', ['--version'], 'there is no `jq` on the PATH'),
  run: (report) => run('jq', [COUNTS, report]),
};

function convert(format: string): Candidate {
  return {
    name: `trivy convert, ${format}`,
    what: `the ${format} output, nothing else`,
    ...missing(trivy, ['--version'], `Trivy ${TRIVY_VERSION} is not in the tool cache (\`npm run test:engines\`)`),
    run: async (report) => {
      const out = `${report}.${format}`;
      try {
        return await run(trivy, ['convert', '--quiet', '--format', format, '--output', out, report]);
      } finally {
        rmSync(out, { force: true });
      }
    },
  };
}

export const CANDIDATES: readonly Candidate[] = [ours, jq, convert('sarif'), convert('table')];
