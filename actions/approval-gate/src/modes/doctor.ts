import { plural } from '@platform-actions/action-kit';
import { examine, verdictOf } from '../doctor/examine.js';
import { checkLine } from '../doctor/render.js';
import { readFacts } from '../doctor/read-facts.js';
import type { Ending } from '../ending.js';
import type { Gate } from '../gate.js';

/** Looks, without changing anything, whether the gate can be walked around, and says how to mend what it finds. */
export async function doctor(gate: Gate): Promise<Ending> {
  const { evidence, runner } = gate;
  const facts = await runner.log.group('Reading the settings', () => readFacts(gate));
  const checks = examine(facts);
  evidence.add({ defaultBranch: facts.defaultBranch, checks });
  await runner.log.group(plural(checks.length, 'finding'), () => {
    for (const check of checks) runner.log.info(checkLine(check));
    return Promise.resolve();
  });
  return verdictOf(checks);
}
