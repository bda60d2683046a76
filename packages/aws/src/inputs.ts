import { input, type InputValues } from '@platform-actions/action-kit';
import { REGION_PATTERN } from './region.js';
import { ROLE_PATTERN } from './credentials/role.js';

/** The inputs of every action that calls AWS; spread them into its input spec. */
export const awsInputs = {
  'aws-region': input.pattern(REGION_PATTERN, 'must be the code of an AWS region, such as eu-west-1.'),
  'role-to-assume': input.pattern(
    ROLE_PATTERN,
    'must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/deploy.',
  ),
  'role-session-name': input.pattern(/^[\w+=,.@-]{2,64}$/, 'must be 2 to 64 letters, digits or any of _ + = , . @ -'),
  'role-duration-seconds': input.integer({ default: '3600', min: 900, max: 43_200 }),
};

export type AwsInputValues = InputValues<typeof awsInputs>;
