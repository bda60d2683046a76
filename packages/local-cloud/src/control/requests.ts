import type { Fault } from '../core/faults.js';
import { isObject, objects, optionalNumber, optionalObject, optionalText } from '../core/input.js';
import type { Json, JsonObject } from '../core/types.js';
import { FATES, scenarioOf, type Scenario } from '../ecs/scenario.js';
import type { SeedOptions } from '../ecs/seed.js';

const FAULTS = ['throttle', 'server-error', 'drop', 'latency', 'access-denied', 'expired-token', 'stale-read'];

/** Checks of what another process sends. @throws Error that says which member is wrong, and what is right */

export function readFault(body: Json): Fault {
  const fault = document(body);
  oneOf(fault, 'kind', FAULTS);
  text(fault, 'operation');
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

function document(body: Json): JsonObject {
  if (!isObject(body)) throw new Error('Send a JSON object.');
  return body;
}

function text(request: JsonObject, name: string): string {
  const value = optionalText(request, name);
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

function oneOf(request: JsonObject, name: string, valid: readonly string[]): void {
  const value = optionalText(request, name) ?? '';
  if (!valid.includes(value)) throw new Error(`${name} '${value}' is none of: ${valid.join(', ')}.`);
}
