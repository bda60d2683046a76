import { input, type InputSpec, type InputValues } from '@platform-actions/action-kit';

const SWITCH = ['auto', 'true', 'false'] as const;
export type Switch = (typeof SWITCH)[number];

/** The inputs that every scanning action has, to be spread into its own. */
export const gateInputs = {
  policy: input.text(),
  'fail-on': input.oneOf(['critical', 'high', 'medium', 'low', 'info'], { default: 'high' }),
  baseline: input.text(),
  'only-new': input.boolean({ default: 'false' }),
  'sarif-file': input.text(),
  'upload-sarif': input.oneOf(SWITCH, { default: 'auto' }),
  comment: input.oneOf(SWITCH, { default: 'auto' }),
  'github-token': input.githubToken(),
  timeout: input.duration({ default: '15m', min: 1 }),
} satisfies InputSpec;

export type GateInputs = InputValues<typeof gateInputs>;
