import { toError, type Report, type Runner } from '@platform-actions/action-kit';
import { conclude } from './conclude.js';
import { realEffects, type Effects } from './effects.js';
import { endingOfThrow, type Ending } from './ending.js';
import { openGate, type Gate } from './gate.js';
import { readInputs, readMode } from './inputs.js';
import { doctor } from './modes/doctor.js';
import { record } from './modes/record.js';
import { request } from './modes/request.js';
import { verify } from './modes/verify.js';
import { wait } from './modes/wait.js';
import type { Mode, Outcome } from './outcomes.js';
import type { Output } from './outputs.js';

const RUN: Readonly<Record<Mode, (gate: Gate) => Promise<Ending>>> = { request, record, verify, wait, doctor };

/** Asks for an approval, records a vote, decides, waits or checks the settings, as `mode` says. Always gives a report. */
export async function main(runner: Runner, effects: Effects = realEffects): Promise<Report<Outcome, Output>> {
  const startMs = runner.clock.now();
  let gate: Gate | undefined;
  let ending: Ending;
  try {
    gate = openGate(runner, readInputs(runner), effects);
    ending = await RUN[gate.inputs.mode](gate);
  } catch (thrown) {
    const error = toError(thrown);
    runner.log.debug(error.stack ?? '');
    ending = endingOfThrow(error);
  }
  return conclude(runner, { mode: readMode(runner), gate, ending, seconds: (runner.clock.now() - startMs) / 1000 });
}
