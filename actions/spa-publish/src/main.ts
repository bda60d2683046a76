import { pathOfInput, plural, type Report, type Runner } from '@platform-actions/action-kit';
import type { EventContext } from '@platform-actions/github';
import { conclude, type Output } from './conclude.js';
import { realEffects, type Effects } from './effects.js';
import { eventOf, releaseFacts } from './facts.js';
import { readBuild, type Build } from './files/scan.js';
import type { ModeResult, Outcome } from './mode-result.js';
import { readInputs, type Inputs } from './inputs.js';
import { collectOnly } from './modes/clean-up.js';
import { planPublish } from './modes/plan-publish.js';
import { closeOnly } from './modes/preview-close.js';
import { publish } from './modes/publish.js';
import { planRollback, rollbackOnly } from './modes/rollback.js';
import { commentOnPreview } from './preview-comment.js';
import { releaseHead } from './release/release-id.js';
import { formatBytes } from './report/bytes.js';
import { openSite, type Site } from './site.js';

/** Publishes a build, rolls a site back, closes a preview or cleans up, as `mode` says. */
export async function main(runner: Runner, effects: Effects = realEffects): Promise<Report<Outcome, Output>> {
  const startMs = runner.clock.now();
  const event = eventOf(runner);
  const inputs = readInputs(runner, event?.pullRequest?.number);
  // Before the first call, so that a mistake in the build costs none.
  const build = needsBuild(inputs) ? await scan(runner, inputs) : undefined;
  const site = openSite(runner, inputs, event, effects);
  const finding = await told(site, await run(site, build, event, effects), event);
  return conclude(site, finding, (runner.clock.now() - startMs) / 1000);
}

function needsBuild({ mode }: Inputs): boolean {
  return mode === 'publish' || mode === 'preview';
}

async function run(
  site: Site,
  build: Build | undefined,
  event: EventContext | undefined,
  effects: Effects,
): Promise<ModeResult> {
  const { runner, inputs } = site;
  if (build !== undefined) {
    if (inputs.dryRun) return warned(await planPublish(site, build), build);
    const facts = await releaseFacts(runner, event, effects);
    return warned(await publish(site, build, releaseHead(facts, runner.clock.now(), inputs.releaseId)), build);
  }
  if (inputs.mode === 'rollback') return inputs.dryRun ? planRollback(site) : rollbackOnly(site);
  return inputs.mode === 'gc' ? collectOnly(site) : closeOnly(site);
}

async function told(site: Site, finding: ModeResult, event: EventContext | undefined): Promise<ModeResult> {
  const warning = await commentOnPreview(site.inputs, finding, event, site.writeComment);
  if (warning === undefined) return finding;
  site.runner.log.warning(warning);
  return { ...finding, warnings: [...(finding.warnings ?? []), warning] };
}

function warned(finding: ModeResult, { warnings }: Build): ModeResult {
  return { ...finding, warnings: [...warnings, ...(finding.warnings ?? [])] };
}

async function scan(runner: Runner, inputs: Inputs): Promise<Build> {
  const { log } = runner;
  return log.group('Reading the build', async () => {
    const source = pathOfInput(runner, 'source', inputs.source, { temp: true });
    const build = await readBuild(source, inputs.rules, inputs);
    const bytes = build.files.reduce((sum, { size }) => sum + size, 0);
    const immutable = build.files.filter((file) => file.class === 'immutable').length;
    log.info(`${plural(build.files.length, 'file')}, ${formatBytes(bytes)}; ${immutable} are named by their content.`);
    for (const note of build.notes) log.info(note);
    for (const warning of build.warnings) log.warning(warning);
    return build;
  });
}
