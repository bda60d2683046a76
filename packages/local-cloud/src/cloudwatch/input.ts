import { AwsError } from '../core/errors.js';
import type { Json, JsonObject } from '../core/types.js';

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombinationException', message);
}

export function missing(parameter: string): AwsError {
  return new AwsError('MissingRequiredParameterException', `The parameter ${parameter} is required.`, {
    queryCode: 'MissingParameter',
  });
}

/** A list member of the input; an absent one is the empty list. */
export function listOf(value: Json | undefined, parameter: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new AwsError('SerializationException', `${parameter} must be a list.`);
  return value as readonly Json[];
}

/** A structure member of the input. */
export function objectOf(value: Json | undefined, parameter: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', `${parameter} must be a structure.`);
  }
  return value as JsonObject;
}

export function optionalText(value: Json | undefined, parameter: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new AwsError('SerializationException', `${parameter} must be a string.`);
  return value;
}

/** Text of 1 to `max` characters; ASCII without control characters, as names in CloudWatch are. */
export function asciiText(value: Json | undefined, parameter: string, max: number): string {
  const text = optionalText(value, parameter);
  if (text === undefined) throw missing(parameter);
  if (text.trim() === '') throw invalidValue(`The parameter ${parameter} must contain a non-whitespace character.`);
  if (text.length > max) throw invalidValue(`The parameter ${parameter} must be shorter than ${max + 1} characters.`);
  if (!/^[\x20-\x7e]+$/.test(text)) throw invalidValue(`The parameter ${parameter} contains non-ASCII characters.`);
  return text;
}

/** A double; Smithy writes the three values that JSON lacks as strings. */
export function double(value: Json | undefined, parameter: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  throw new AwsError('SerializationException', `${parameter} must be a number.`);
}

export function requiredDouble(value: Json | undefined, parameter: string): number {
  const number = double(value, parameter);
  if (number === undefined) throw missing(parameter);
  return number;
}

/** A time in milliseconds since the epoch, from the epoch seconds on the wire. */
export function timeMs(value: Json | undefined, parameter: string): number | undefined {
  const seconds = double(value, parameter);
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

/** The dimensions of a metric, at most 30, in the order given. */
export function dimensionsOf(value: Json | undefined, parameter: string): readonly Dimension[] {
  const members = listOf(value, parameter);
  if (members.length > 30) throw invalidValue(`The collection ${parameter} must not have a size greater than 30.`);
  const dimensions = members.map((member, index) => {
    const at = `${parameter}.member.${index + 1}`;
    const { Name, Value } = objectOf(member, at);
    const name = asciiText(Name, `${at}.Name`, 255);
    if (name.startsWith(':')) throw invalidValue(`The parameter ${at}.Name must not start with a colon.`);
    return { name, value: asciiText(Value, `${at}.Value`, 1024) };
  });
  if (new Set(dimensions.map(({ name }) => name)).size < dimensions.length) {
    throw invalidValue(`The parameter ${parameter} must not contain duplicate dimension names.`);
  }
  return dimensions;
}
