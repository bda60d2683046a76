import { AwsError } from '../core/errors.js';
import { isObject, objects, optionalBoolean, optionalList, optionalNumber, optionalText } from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';
import { clientError, invalidParameter } from './names.js';

/** @throws AwsError when a task definition could not be registered on AWS */
export function checkTaskDefinition(input: JsonObject): void {
  const family = optionalText(input, 'family');
  if (!family) throw clientError('TaskDefinition family should not be null or empty.');
  if (!/^[\w-]{1,255}$/.test(family)) throw clientError('Family contains invalid characters.');
  checkText(input, ['cpu', 'memory', 'taskRoleArn', 'executionRoleArn', 'networkMode']);
  const containers = objects(input, 'containerDefinitions');
  if (containers.length === 0) throw clientError('Container list cannot be empty.');
  for (const container of containers) checkContainer(container, input);
  const names = containers.map((container) => optionalText(container, 'name') ?? '');
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw clientError(`Container name '${repeated}' is not unique.`);
  if (containers.every((container) => container['essential'] === false)) {
    throw clientError('Task definition does not have any essential container');
  }
  if ((optionalList(input, 'requiresCompatibilities') ?? []).includes('FARGATE')) checkFargate(input);
}

function checkContainer(container: JsonObject, definition: JsonObject): void {
  const name = optionalText(container, 'name');
  if (!name) throw clientError('Container.name should not be null or empty.');
  if (!optionalText(container, 'image')) throw clientError('Container.image should not be null or empty.');
  optionalBoolean(container, 'essential');
  const own = optionalNumber(container, 'memory') ?? optionalNumber(container, 'memoryReservation');
  if (own === undefined && definition['memory'] === undefined) {
    throw clientError(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  for (const variable of objects(container, 'environment')) checkText(variable, ['name', 'value']);
  const health = container['healthCheck'];
  if (!isObject(health)) return;
  for (const member of ['interval', 'timeout', 'retries', 'startPeriod']) {
    if (typeof health[member] === 'string') throw cannotConvert('STRING_VALUE', 'Integer');
  }
}

function checkFargate(input: JsonObject): void {
  if (input['networkMode'] !== 'awsvpc') throw clientError("Fargate only supports network mode 'awsvpc'.");
  const { cpu, memory } = input;
  if (cpu === undefined || memory === undefined) {
    throw clientError(
      `Fargate requires that 'cpu' be defined at the task level. No Fargate configuration exists for given values: ${show(cpu)} CPU, ${show(memory)} memory.`,
    );
  }
  if (optionalText(input, 'executionRoleArn') === undefined && usesPrivateImages(input)) {
    throw clientError('Fargate requires task definition to have execution role ARN to support ECR images.');
  }
}

function usesPrivateImages(input: JsonObject): boolean {
  return objects(input, 'containerDefinitions').some(({ image }) =>
    /\.dkr\.ecr\./.test(typeof image === 'string' ? image : ''),
  );
}

function checkText(input: JsonObject, members: readonly string[]): void {
  for (const member of members) {
    const value = input[member];
    if (typeof value === 'number') throw cannotConvert('NUMBER_VALUE', 'String');
    if (typeof value === 'boolean') throw cannotConvert(value ? 'TRUE_VALUE' : 'FALSE_VALUE', 'String');
    if (value !== undefined && value !== null && typeof value !== 'string')
      throw invalidParameter(`${member} is not a string.`);
  }
}

function cannotConvert(from: string, to: string): AwsError {
  return new AwsError(
    'SerializationException',
    `${from} can not be converted to ${to === 'Integer' ? 'an' : 'a'} ${to}`,
  );
}

function show(value: Json | undefined): string {
  return typeof value === 'string' ? value : 'null';
}
