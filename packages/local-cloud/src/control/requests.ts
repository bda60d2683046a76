import type { Fault } from '../core/faults.js';
import {
  isList,
  isObject,
  objects,
  optionalBoolean,
  optionalNumber,
  optionalObject,
  optionalText,
  texts,
} from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';
import { FALLBACKS, type DistributionOptions } from '../cloudfront/distribution.js';
import { FATES, scenarioOf, type Scenario } from '../ecs/scenario.js';
import type { SeedOptions } from '../ecs/seed.js';
import type { BucketOptions } from '../s3/store.js';
import type { S3Settings } from '../s3/types.js';

const FAULTS = ['throttle', 'server-error', 'drop', 'latency', 'access-denied', 'expired-token', 'stale-read', 'hold'];

/** Checks of what another process sends. @throws Error that says which member is wrong, and what is right */

export function readFault(body: Json): Fault {
  const fault = document(body);
  oneOf(fault, 'kind', FAULTS);
  if (!isList(fault['operation'])) text(fault, 'operation');
  else if (texts(fault, 'operation').length === 0) throw new Error('operation is empty.');
  const needed = fault['kind'] === 'latency' ? 'milliseconds' : fault['kind'] === 'stale-read' ? 'seconds' : undefined;
  if (needed && optionalNumber(fault, needed) === undefined) throw new Error(`${needed} is missing.`);
  return fault as unknown as Fault;
}

export function readScenario(body: Json): { service: string; scenario: Scenario } {
  const request = document(body);
  const service = text(request, 'service');
  const { scenario } = request;
  if (typeof scenario === 'string') return { service, scenario: scenarioOf(scenario) };
  const written = optionalObject(request, 'scenario') ?? {};
  oneOf(written, 'kind', FATES);
  return { service, scenario: written as unknown as Scenario };
}

export function readSeed(body: Json): SeedOptions {
  const seed = document(body);
  text(seed, 'service');
  for (const name of ['cluster', 'family', 'container', 'image']) optionalText(seed, name);
  for (const name of ['taskDefinition', 'deploymentConfiguration', 'configuration']) optionalObject(seed, name);
  optionalNumber(seed, 'desiredCount');
  objects(seed, 'tags');
  return seed as unknown as SeedOptions;
}

export function readBucket(body: Json): { name: string; options: BucketOptions } {
  const { name, ...options } = document(body);
  optionalText(options, 'region');
  for (const member of ['kms', 'mayList', 'aclsDisabled']) optionalBoolean(options, member);
  return { name: text({ name }, 'name'), options };
}

export function readDistribution(body: Json): DistributionOptions {
  const options = document(body);
  text(options, 'bucket');
  for (const name of ['originPath', 'defaultRootObject', 'viewerProtocolPolicy']) optionalText(options, name);
  for (const name of ['listBucket', 'compress']) optionalBoolean(options, name);
  for (const name of ['port', 'errorCachingMinTtl']) optionalNumber(options, name);
  for (const name of ['cache', 'invalidationTimes']) optionalObject(options, name);
  if (options['responseHeaders'] !== 'none') optionalObject(options, 'responseHeaders');
  if (options['fallback'] !== undefined) oneOf(options, 'fallback', FALLBACKS);
  texts(options, 'aliases');
  return options as unknown as DistributionOptions;
}

export function readS3Settings(body: Json): Partial<S3Settings> {
  const settings = document(body);
  optionalBoolean(settings, 'strictClock');
  const times = optionalObject(settings, 'serviceTimes') ?? {};
  for (const kind of Object.keys(times)) optionalNumber(times, kind);
  return settings;
}

/** @throws Error for what is no object */
export function document(body: Json): JsonObject {
  if (!isObject(body)) throw new Error('Send a JSON object.');
  return body;
}

/** A member that must be there. @throws Error that names it */
export function text(request: JsonObject, name: string): string {
  const value = optionalText(request, name);
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

/** @throws Error that lists what the member may be */
export function oneOf(request: JsonObject, name: string, valid: readonly string[]): void {
  const value = optionalText(request, name) ?? '';
  if (!valid.includes(value)) throw new Error(`${name} '${value}' is none of: ${valid.join(', ')}.`);
}
