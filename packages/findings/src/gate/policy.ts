import type { Policy } from '../policy/index.js';
import { defaultPolicy, parsePolicy } from '../policy/index.js';
import { importFile, withImports } from '../waivers/index.js';
import { messageChain, readInputFile, toError, UserError } from '@platform-actions/action-kit';
import { InfrastructureError } from './outcomes.js';
import { judgesAChange, type GatePorts } from './ports.js';
import { pathsInRepository } from './repository-path.js';
import type { RulesRequest, Rules } from './run.js';

export const DEFAULT_POLICY_PATH = '.github/security-policy.yml';

const MAX_POLICY_BYTES = 1024 * 1024;

/** Reads a file from where the rules come from; `undefined` where it is not there. */
export type ReadRules = (path: string, input: string) => Promise<{ text: string; ref: string } | undefined>;

/**
 * The policy that the scan is judged by. Of a change (a pull request, a merge queue) it is the one of the branch that the
 * change goes to, never the change's own; else the one of the checkout. Without a file, `fail-on` alone decides.
 *
 * @throws UserError where the file that the input names is not there or is not valid; InfrastructureError where it could
 *   not be looked for.
 */
export async function loadPolicy(run: RulesRequest, ports: GatePorts): Promise<Omit<Rules, 'baseline'>> {
  const { inputs, runner } = run;
  const path = inputs.policy ?? DEFAULT_POLICY_PATH;
  const read = rulesReader(run, ports);
  const found = await read(path, 'policy');
  if (found === undefined) {
    if (inputs.policy !== undefined) throw missing(inputs.policy, run);
    const source = `input fail-on: ${inputs.failOn}`;
    runner.log.info(`There is no ${DEFAULT_POLICY_PATH}${whereOf(run)}: ${source} decides alone.`);
    return { policy: withDbAge(defaultPolicy(inputs.failOn), run), source };
  }
  const source = `${path} of ${found.ref}`;
  runner.log.info(`Policy: ${source}.`);
  const now = new Date(runner.clock.now());
  const policy = parsePolicy(found.text, { file: path, now });
  return { policy: withDbAge(await imported(policy, read, run), run), source };
}

/** Reads what rules come from: policy, the ignore files that it imports, a baseline that is part of the repository. */
export function rulesReader({ runner, event }: RulesRequest, ports: GatePorts): ReadRules {
  if (!judgesAChange(event)) {
    return (path, input) => {
      const text = readInputFile([runner.workspace], input, path, MAX_POLICY_BYTES);
      return Promise.resolve(text === undefined ? undefined : { text, ref: 'the checkout' });
    };
  }
  return async (given) => {
    const [path] = pathsInRepository(runner.workspace, given);
    if (path === undefined) return undefined;
    try {
      return await ports.readBaseFile(path);
    } catch (thrown) {
      const error = toError(thrown);
      if (error instanceof UserError) throw error;
      throw new InfrastructureError(`${path} could not be read from the base branch: ${messageChain(error)}`, {
        cause: error,
      });
    }
  };
}

async function imported(policy: Policy, read: ReadRules, run: RulesRequest): Promise<Policy> {
  const files = await Promise.all(
    policy.imports.map(async (path) => {
      const found = await read(path, 'policy');
      if (found === undefined) {
        throw new UserError(`${policy.source} imports ${JSON.stringify(path)}, which is not there${whereOf(run)}.`);
      }
      return importFile(found.text, path);
    }),
  );
  return withImports(policy, files);
}

function withDbAge(policy: Policy, { maxDbAge }: RulesRequest): Policy {
  if (maxDbAge === undefined) return policy;
  return { ...policy, maxDbAge: Math.min(maxDbAge, policy.maxDbAge ?? maxDbAge) };
}

function missing(path: string, run: RulesRequest): UserError {
  const mend = judgesAChange(run.event)
    ? 'A change is judged by the policy of the branch it goes to, so a new policy counts once it is merged: until then, leave the input empty.'
    : 'Check the path, and that the repository is checked out.';
  return new UserError(`Input "policy" is ${JSON.stringify(path)}: there is no such file${whereOf(run)}. ${mend}`);
}

function whereOf({ event }: RulesRequest): string {
  if (!judgesAChange(event)) return ' in the checkout';
  return event.pullRequest === undefined ? ' on the base branch' : ` on the base branch ${event.pullRequest.baseRef}`;
}
