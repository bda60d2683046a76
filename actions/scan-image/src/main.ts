import type { Report, Runner } from '@platform-actions/action-kit';
import type { AwsSession } from '@platform-actions/aws';
import {
  concludeScan,
  GATE_OUTPUTS,
  loadRules,
  readReportFile,
  reportingThrows,
  type GateOutcome,
  type GateOutput,
} from '@platform-actions/findings';
import { eventContext, githubClient, githubPorts } from '@platform-actions/github';
import { categoryOf } from './category.js';
import { scanByEcr } from './ecr/scan.js';
import { realEffects, type Effects } from './effects.js';
import { ecrRegistryOf } from './image-reference.js';
import { readInputs } from './inputs.js';
import { scanWithTool, type Scanned } from './scanner/scan.js';
import type { Source } from './source.js';

export type Output = GateOutput | 'image-digest' | 'sbom-path';
export const OUTPUTS: readonly Output[] = [...GATE_OUTPUTS, 'image-digest', 'sbom-path'];

type Wanted = ReturnType<typeof readInputs>;

/** Scans once, or reads a report, and judges it by the policy. */
export async function main(runner: Runner, effects: Effects = realEffects): Promise<Report<GateOutcome, Output>> {
  return reportingThrows('scan-image', OUTPUTS, () => scanAndJudge(runner, effects));
}

async function scanAndJudge(runner: Runner, effects: Effects): Promise<Report<GateOutcome, Output>> {
  const wanted = readInputs(runner);
  const event = eventContext(runner);
  const gh = githubClient(runner, wanted.githubToken ?? '');
  const ports = githubPorts(gh, event);
  const { maxDbAge } = wanted;
  const judgedBy = { runner, inputs: wanted, event, ...(maxDbAge === undefined ? {} : { maxDbAge }) };
  // Before the scan, so that a mistake in the policy costs no scan.
  const rules = await loadRules(judgedBy, ports);
  const sessions = sessionPerRegion(runner, wanted, effects);
  const scanned = await scan(runner, wanted, effects, sessions.of);
  for (const note of scanned.notes) runner.log.info(note);
  const digest = digestOf(wanted.source, scanned);
  warnOfTag(runner, wanted.source, digest);
  const { report } = scanned;
  const category = categoryOf(wanted.source, report.target, wanted.platform);
  const concluded = await concludeScan(
    { ...judgedBy, action: 'scan-image', rules, reports: [report], category },
    ports,
  );
  return {
    ...concluded,
    outputs: { ...concluded.outputs, 'image-digest': digest, 'sbom-path': scanned.sbomPath },
    details: {
      ...concluded.details,
      ...{ scanner: scanned.tool, imageDigest: digest, sbom: scanned.sbomPath },
      calls: { ...gh.calls.byOperation(), ...sessions.calls() },
    },
  };
}

async function scan(
  runner: Runner,
  wanted: Wanted,
  effects: Effects,
  session: (region: string) => AwsSession,
): Promise<Scanned> {
  const { source, engine, timeout } = wanted;
  const deadlineMs = runner.clock.now() + timeout * 1000;
  if (source.kind === 'report') {
    const report = await readReportFile(source.path, { name: source.shown });
    return { report, sbomPath: undefined, notes: [] };
  }
  if (engine !== 'ecr') return scanWithTool(runner, { inputs: wanted, source, engine, deadlineMs, session }, effects);
  const registry = source.kind === 'image' ? ecrRegistryOf(source.reference.registry) : undefined;
  if (source.kind !== 'image' || registry === undefined) throw new Error('readInputs lets no such source through.');
  return scanByEcr(runner, { reference: source.reference, registry, deadlineMs, session });
}

/** The region is the registry's, whatever the input says: a login of one region opens no registry of another. */
function sessionPerRegion(runner: Runner, wanted: Wanted, effects: Effects) {
  const open = new Map<string, AwsSession>();
  return {
    of: (region: string): AwsSession => {
      const session = open.get(region) ?? effects.session(runner, { ...wanted, awsRegion: region });
      open.set(region, session);
      return session;
    },
    calls: () => Object.assign({}, ...[...open.values()].map(({ calls }) => calls.byOperation())) as object,
  };
}

function digestOf(source: Source, { report: { target } }: Scanned): string | undefined {
  const given = source.kind === 'image' ? source.reference.digest : undefined;
  return given ?? (target.kind === 'image' ? target.digest : undefined);
}

/** An image that was only built here has no digest yet, and nothing better to give. */
function warnOfTag({ log }: Runner, source: Source, digest: string | undefined): void {
  if (source.kind !== 'image' || source.reference.digest !== undefined || digest === undefined) return;
  const { text, tag } = source.reference;
  const name = tag === undefined ? text : text.slice(0, -tag.length - 1);
  log.warning(
    `Input "image" is ${JSON.stringify(text)}, a tag, which may mean another image by the time it is deployed. Scanned was ${name}@${digest}: give and deploy that.`,
  );
}
