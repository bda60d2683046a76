import { AwsError } from './errors.js';
import type { Json, JsonObject } from './types.js';

/** Readers of a decoded request. A member of the wrong type is what AWS calls a serialization error. */

export function optionalText(input: JsonObject, name: string): string | undefined {
  return member(input, name, 'string', (value) => typeof value === 'string');
}

export function optionalNumber(input: JsonObject, name: string): number | undefined {
  return member(input, name, 'number', (value) => typeof value === 'number');
}

export function optionalBoolean(input: JsonObject, name: string): boolean | undefined {
  return member(input, name, 'boolean', (value) => typeof value === 'boolean');
}

export function optionalObject(input: JsonObject, name: string): JsonObject | undefined {
  return member(input, name, 'structure', isObject);
}

export function optionalList(input: JsonObject, name: string): readonly Json[] | undefined {
  return member(input, name, 'list', isList);
}

/** A list of text; an absent one is empty. */
export function texts(input: JsonObject, name: string): readonly string[] {
  return (optionalList(input, name) ?? []).map((item) => {
    if (typeof item !== 'string') throw wrongType(name, 'list of strings');
    return item;
  });
}

/** A list of objects; an absent one is empty. */
export function objects(input: JsonObject, name: string): readonly JsonObject[] {
  return (optionalList(input, name) ?? []).map((item) => {
    if (!isObject(item)) throw wrongType(name, 'list of structures');
    return item;
  });
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A copy without some members. */
export function omit(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function member<Value extends Json>(
  input: JsonObject,
  name: string,
  type: string,
  fits: (value: Json) => value is Value,
): Value | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (!fits(value)) throw wrongType(name, type);
  return value;
}

function wrongType(name: string, type: string): AwsError {
  return new AwsError('SerializationException', `${name} is not a ${type}.`);
}
