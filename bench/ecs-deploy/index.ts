import { markup, table, type Cell } from '@platform-actions/action-kit';
import { machine, type BenchOptions } from '../results.js';
import { CANDIDATES } from './candidates.js';
import { race, type Lap } from './race.js';
import { SCENARIOS } from './scenarios.js';
import { coldStarts, sizes } from './startup.js';

/** The time and the calls from ECS's verdict to ours, beside what a user would take instead. */
export async function benchEcsDeploy({ only, patience }: BenchOptions): Promise<string> {
  const scenarios = SCENARIOS.filter(({ name }) => only.length === 0 || only.includes(name));
  if (scenarios.length === 0) throw new Error(`There are: ${SCENARIOS.map(({ name }) => name).join(', ')}.`);
  // Before the race, since that takes both cores for its first seconds.
  const starts = coldStarts();
  const weight = sizes();
  const present = CANDIDATES.filter(({ missing }) => missing === undefined);
  console.log(`${scenarios.length} scenarios with ${present.length} candidates each, all at once, in real time …`);
  const laps = await Promise.all(
    scenarios.flatMap((scenario) =>
      present.map(async (candidate) => {
        const lap = await race(scenario, candidate, patience);
        console.log(`${scenario.name}, ${candidate.name}: ${lap.verdict}, ${lap.seconds.toFixed(0)} s`);
        return lap;
      }),
    ),
  );
  const missing = CANDIDATES.flatMap(({ name, missing: why }) => (why === undefined ? [] : [`${name}: ${why}`]));
  return [
    `${machine()}. Each lap in real time on a cloud of its own; a candidate is stopped ${patience} s after ECS's verdict, or after its start where ECS comes to none.`,
    raceTable(laps),
    ...(missing.length === 0 ? [] : [`Missing here: ${missing.join('; ')}.`]),
    startTable(starts),
    `Bundles of all actions: ${kb(weight.dist)}, gzipped ${kb(weight.distGzip)}. Release tree as tar.gz: ${kb(weight.release)}.`,
  ].join('\n\n');
}

function raceTable(laps: readonly Lap[]): string {
  const headers = [
    'scenario',
    'what happens',
    'candidate',
    'said',
    'right',
    's after ECS',
    's in all',
    'calls',
    'peak MB',
  ];
  return table(
    headers,
    laps.map((lap) => [
      lap.scenario.name,
      lap.scenario.truth,
      lap.candidate,
      lap.verdict,
      judgement(lap),
      lap.lag === undefined ? '–' : seconds(lap, lap.lag),
      seconds(lap, lap.seconds),
      lap.calls,
      lap.peakMb === undefined ? '–' : lap.peakMb.toFixed(0),
    ]),
  );
}

/** A pass that came well before ECS's own is luck: a poll interval earlier, nothing had shipped yet. */
function judgement({ gaveUp, verdict, scenario, lag }: Lap): string {
  if (gaveUp || verdict.startsWith('pass') !== scenario.shouldPass) return 'no';
  return scenario.shouldPass && (lag ?? 0) < -5 ? 'no, too early' : 'yes';
}

function seconds({ gaveUp }: Lap, value: number): Cell {
  return markup(`${gaveUp ? '> ' : ''}${value.toFixed(1)}`);
}

function startTable(starts: ReturnType<typeof coldStarts>): string {
  return table(
    ['cold start', 'ms, median of 15'],
    starts.map(({ name, ms }) => [name, ms.toFixed(0)]),
  );
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
