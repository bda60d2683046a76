import { messageChain, toError } from '@platform-actions/action-kit';
import { faultOf } from '@platform-actions/github';
import { ended, type Ending } from '../ending.js';
import type { Gate } from '../gate.js';
import { judge } from '../judge.js';
import { listVotesIfChanged } from '../look/list-votes.js';
import { openRequest, requireTime, type OpenRequest } from '../look/open-request.js';
import { readOwnRun, requireRunner } from '../look/own-run.js';
import type { Run } from '../model.js';
import { pollLine } from '../report/index.js';
import { missingInWords } from '../report/votes.js';
import { settle } from './verify.js';

/** Seconds from one look to the next: after news, at most, and what a pause is to the one before. */
const PAUSE = { first: 15, longest: 60, growth: 1.25 };
/** What looks of several calls may take of the calls that all jobs of a repository share. */
const CALLS_PER_HOUR = 160;
/** A runner's price per minute in US dollars: GitHub's Linux runner with two cores, since January 2026. */
const PRICE_PER_MINUTE = 0.006;

/** `verify` that holds its runner until the votes are there, the time is over or the request is closed. */
export async function wait(gate: Gate): Promise<Ending> {
  const { inputs, runner } = gate;
  const startMs = runner.clock.now();
  const run = await readOwnRun(gate);
  const request = await openRequest(gate, inputs.request ?? '');
  await requireRunner(gate, request.rule, run);
  let watch: Watch = { request, looks: 0 };
  let pause = PAUSE.first;
  for (;;) {
    const callsBefore = gate.gh.calls.total();
    const look = await lookOrFault(gate, watch, run);
    watch = { ...watch, ...look.watch, looks: watch.looks + 1 };
    const seconds = tellWaiting(gate, startMs, watch.looks);
    if (look.ending !== undefined) return look.ending;
    const left = inputs.waitTimeout - seconds;
    if (left <= 0) return timedOut(gate, look.fault);
    pause = look.hasNews ? PAUSE.first : longer(pause, gate.gh.calls.total() - callsBefore);
    const next = Math.min(left, pause * (0.9 + 0.2 * gate.effects.random()));
    tellNext(gate, look, next);
    await runner.clock.sleep(next * 1000, runner.signal);
  }
}

/** The pause after a look without news. Where many runs are listed, a look takes many calls, and the pause is as long. */
function longer(pause: number, calls: number): number {
  const grown = Math.min(PAUSE.longest, pause * PAUSE.growth);
  return calls > 1 ? Math.max(grown, (calls * 3600) / CALLS_PER_HOUR) : grown;
}

/** What the looks so far told. */
interface Watch {
  readonly request: OpenRequest;
  readonly looks: number;
  readonly etag?: string | undefined;
  /** The runs of the request, as they were decided last. */
  readonly seen?: string;
}

interface Look {
  readonly hasNews: boolean;
  readonly watch?: Partial<Watch>;
  /** Where the request is decided. */
  readonly ending?: Ending;
  /** Why this look told nothing. */
  readonly fault?: Error;
}

/** A look that GitHub does not answer is left out: the next one may tell. */
async function lookOrFault(gate: Gate, watch: Watch, run: Run): Promise<Look> {
  try {
    return await look(gate, watch, run);
  } catch (thrown) {
    const fault = faultOf(thrown);
    if (fault === undefined || fault === 'refused') throw thrown;
    return { hasNews: false, fault: toError(thrown) };
  }
}

/** Reads the list of runs, and decides anew, by a request that is proved anew, where a run of the request changed. */
async function look(gate: Gate, { request, etag, seen }: Watch, run: Run): Promise<Look> {
  const list = await listVotesIfChanged(gate, request.createdAt, etag);
  requireTime(gate, request.endsAt);
  if (list === 'unchanged') return { hasNews: false };
  const now = signature(list.runs, request.code);
  if (now === seen) return { hasNews: false, watch: { etag: list.etag } };
  const current = seen === undefined ? request : await openRequest(gate, request.code);
  const decision = await judge(gate, current, list.runs, run);
  const watch = { request: current, etag: list.etag, seen: now };
  if (decision.outcome === 'pending') return { hasNews: true, watch };
  return { hasNews: true, watch, ending: await settle(gate, current, decision, run) };
}

/** Whatever may change what a run of the request counts for. */
function signature(runs: readonly Run[], code: string): string {
  const own = runs.filter(({ title }) => title.toLowerCase().includes(code));
  return JSON.stringify(own.map(({ id, attempt, status, conclusion }) => [id, attempt, status, conclusion]));
}

/** @returns the seconds waited. */
function tellWaiting({ evidence, runner }: Gate, startMs: number, polls: number): number {
  const seconds = (runner.clock.now() - startMs) / 1000;
  evidence.add({ waiting: { seconds: Math.round(seconds), polls, cost: (seconds / 60) * PRICE_PER_MINUTE } });
  return seconds;
}

function tellNext({ evidence, runner }: Gate, { fault }: Look, nextSeconds: number): void {
  const { waiting, decision } = evidence.known;
  if (fault !== undefined) runner.log.info(`This look told nothing: ${messageChain(fault)}`);
  const missing = decision === undefined ? 'Votes are not known yet' : missingInWords(decision);
  const [waitedSeconds, cost] = [waiting?.seconds ?? 0, waiting?.cost ?? 0];
  runner.log.info(pollLine({ missing, nextSeconds, waitedSeconds, cost }));
}

/** The time is over: a last look that told nothing is a fault, not a missing vote. */
function timedOut({ evidence, inputs }: Gate, fault: Error | undefined): Ending {
  if (fault !== undefined) throw fault;
  const { decision } = evidence.known;
  const missing = decision === undefined ? '' : ` ${missingInWords(decision)}.`;
  return ended('pending', 'wait-timeout', `The approvals did not come within ${inputs.waitTimeout} s.${missing}`);
}
