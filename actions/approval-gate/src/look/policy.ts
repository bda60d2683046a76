import { UserError } from '@platform-actions/action-kit';
import { faultOf, readDefaultBranchFile } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import { EXCLUSIONS, type Rule, type Tightening } from '../model.js';
import { Refusal } from '../outcomes.js';
import { approverText, parseApprover } from '../policy/approver.js';
import { describeRule } from '../policy/describe.js';
import { parsePolicy, ruleFor } from '../policy/parse.js';
import { OWN_GROUP, tighten, type EffectiveRule } from '../policy/tighten.js';

/** A rule, and where it stands. */
export interface LiveRule {
  readonly rule: Rule;
  /** For people: `.github/approval-policy.yml of the default branch`. */
  readonly source: string;
  /** What the inputs of this step add. */
  readonly tightening: Tightening;
}

const DAY = 86_400;

/**
 * The rule for an environment as the default branch has it now; where the policy does not list the environment and the
 * input `approvers` is given, the rule that the inputs make.
 *
 * @returns undefined where neither asks for an approval.
 * @throws Refusal `policy-unreadable` where the token may not look, so that there is no saying that nothing is asked for;
 *   `policy-invalid`.
 */
export async function readRule(gate: Gate, environment: string): Promise<LiveRule | undefined> {
  const { inputs } = gate;
  const listed = await listedRule(gate, environment);
  const tightening = tighteningOf(gate);
  if (listed !== undefined) return { rule: listed, source: `${inputs.policy} of the default branch`, tightening };
  if (tightening.approvers.length === 0) return undefined;
  const none = { required: 1, approvers: [], exclude: [] };
  return { rule: ruleOfInputs(gate, tightening), source: 'the inputs of this step', tightening: none };
}

/**
 * The rule that a request is held to. Tells it to the report.
 *
 * @param asked what the request itself adds to the rule.
 * @throws UserError where the two name no approver in common.
 */
export function applyRule({ evidence }: Gate, live: LiveRule, asked: Tightening = live.tightening): EffectiveRule {
  const rule = tighten(live.rule, both(asked, live.tightening));
  evidence.add({ policy: { source: live.source, rule: live.rule, inWords: describeRule(rule) } });
  return rule;
}

function both(one: Tightening, other: Tightening): Tightening {
  const texts = other.approvers.map(approverText);
  const common = one.approvers.filter((approver) => texts.includes(approverText(approver)));
  const isFree = one.approvers.length === 0 || other.approvers.length === 0;
  if (!isFree && common.length === 0) {
    throw new UserError('Input "approvers" names nobody whom the request names: then nobody could approve.');
  }
  return {
    required: Math.max(one.required, other.required),
    approvers: isFree ? [...one.approvers, ...other.approvers] : common,
    exclude: [...one.exclude, ...other.exclude],
  };
}

async function listedRule(gate: Gate, environment: string): Promise<Rule | undefined> {
  const { gh, repository, inputs } = gate;
  const file = await readPolicy(() => readDefaultBranchFile(gh, repository, inputs.policy));
  if (file === undefined) return undefined;
  return readPolicy(() => ruleFor(parsePolicy(file.text, inputs.policy), environment));
}

async function readPolicy<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (faultOf(error) === 'refused') throw new Refusal('error', 'policy-unreadable', error.message, { cause: error });
    throw new Refusal('config-error', 'policy-invalid', error.message, { cause: error });
  }
}

function tighteningOf({ inputs }: Gate): Tightening {
  return {
    required: inputs.required ?? 1,
    approvers: inputs.approvers.map((line) => parseApprover(line)),
    exclude: inputs.exclude,
  };
}

function ruleOfInputs({ inputs }: Gate, { required, approvers, exclude }: Tightening): Rule {
  return {
    groups: [{ name: OWN_GROUP, required, approvers }],
    distinctAcrossGroups: true,
    exclude: exclude.length > 0 ? exclude : EXCLUSIONS,
    expiresIn: inputs.expiresIn ?? DAY,
    branches: [],
    via: 'dispatch',
    hostedRunnersOnly: false,
  };
}
