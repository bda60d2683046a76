import { input, UserError, type InputSpec, type InputValues, type Runner } from '@platform-actions/action-kit';
import { awsInputs } from '@platform-actions/aws';
import { parseImageInput, type ImageOverride } from './task-definition/index.js';

const SERVICE = /^([\w-]{1,255}|arn:aws[\w-]*:ecs:[\w-]+:\d{12}:service\/[\w/-]+)$/;
const TASK_DEFINITION = /^(arn:aws[\w-]*:ecs:[\w-]+:\d{12}:task-definition\/)?[\w-]{1,255}:\d+$/;

/** Every input of action.yml. */
export const inputSpec = {
  ...awsInputs,
  cluster: input.text({ default: 'default' }),
  service: input.lines({ required: true }),
  'task-definition': input.text(),
  'task-definition-arn': input.pattern(
    TASK_DEFINITION,
    'must be the ARN of a task definition revision, or family:revision, such as orders-api:42.',
  ),
  image: input.lines(),
  'container-name': input.text(),
  'environment-variables': input.map(),
  'force-new-deployment': input.boolean({ default: 'false' }),
  'desired-count': input.integer({ min: 0 }),
  'wait-for': input.oneOf(['none', 'healthy', 'deployed', 'stable'], { default: 'deployed' }),
  'wait-for-rollback': input.duration({ default: '0' }),
  timeout: input.duration({ min: 1 }),
  'poll-interval': input.duration({ default: '5', min: 1, max: 60 }),
  'on-failure': input.oneOf(['rollback', 'leave'], { default: 'rollback' }),
  'fail-fast-tasks': input.integer({ default: '3', min: 0 }),
  'dry-run': input.boolean({ default: 'false' }),
  'allow-unknown-fields': input.boolean({ default: 'false' }),
} satisfies InputSpec;

export type WaitFor = InputValues<typeof inputSpec>['waitFor'];
export type OnFailure = InputValues<typeof inputSpec>['onFailure'];

export type Inputs = Omit<InputValues<typeof inputSpec>, 'image'> & { readonly images: readonly ImageOverride[] };

/**
 * The inputs of this run, with every check that needs no network.
 *
 * @throws UserError for a bad value and for inputs that contradict each other.
 */
export function readInputs(runner: Runner): Inputs {
  const { image, ...values } = runner.inputs(inputSpec);
  const inputs = { ...values, images: parseImageInput(image, values.containerName) };
  checkServiceNames(inputs.service);
  checkExclusive(inputs);
  return inputs;
}

function checkServiceNames(services: readonly string[]): void {
  const bad = services.find((service) => !SERVICE.test(service));
  if (bad !== undefined) {
    throw new UserError(
      `Input "service" has the line ${JSON.stringify(bad)}: every line must be the name of a service (letters, digits, - and _) or its ARN.`,
    );
  }
  const twice = services.find((service, at) => services.indexOf(service) !== at);
  if (twice !== undefined) throw new UserError(`Input "service" names ${twice} twice. Leave one of the two lines out.`);
}

function checkExclusive(inputs: Inputs): void {
  const edits = [
    inputs.taskDefinition !== undefined && 'task-definition',
    inputs.images.length > 0 && 'image',
    inputs.environmentVariables.size > 0 && 'environment-variables',
  ].filter((name) => name !== false);
  if (inputs.taskDefinitionArn !== undefined && edits.length > 0) {
    throw new UserError(
      `Input "task-definition-arn" is ${JSON.stringify(inputs.taskDefinitionArn)}: it deploys an existing revision as it stands, so ${edits.join(', ')} cannot be given with it. Leave one side out.`,
    );
  }
}
