import { UserError } from '@platform-actions/action-kit';

/** The fields of a JSON object in the bucket, each checked as it is read. */
export interface Fields {
  text(name: string, pattern?: RegExp): string;
  optionalText(name: string, pattern?: RegExp): string | undefined;
  texts(name: string, pattern: RegExp): readonly string[];
  optionalTexts(name: string, pattern: RegExp): readonly string[] | undefined;
  /** A whole number from 0. */
  count(name: string): number;
  /** An ISO time. */
  time(name: string): string;
  oneOf<const V extends string>(name: string, values: readonly V[]): V;
  object(name: string): Fields;
  optionalObject(name: string): Fields | undefined;
  /** Every property, each of which must be text. */
  allTexts(): Readonly<Record<string, string>>;
  /** Every property, each of which must be an object. */
  entries(): (readonly [string, Fields])[];
}

/**
 * The document of schema 1 in an object of the control prefix.
 *
 * @param key of the object, for messages.
 * @throws Error where it is no such document; UserError where its schema is a newer one.
 */
export function document(bytes: Uint8Array, key: string): Fields {
  const json = parse(bytes, key);
  const { schema } = json;
  if (typeof schema === 'number' && schema > 1) {
    throw new UserError(
      `${key} was written by a newer version of spa-publish (schema ${schema}). Update the action in this workflow.`,
    );
  }
  if (schema !== 1) throw damaged(key, 'schema', 'must be 1');
  return fieldsOf(json, key, '');
}

type Json = Readonly<Record<string, unknown>>;

function parse(bytes: Uint8Array, key: string): Json {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isObject(json)) return json;
  } catch (cause) {
    throw new Error(`${key} is damaged: it is no JSON. ${REMEDY}`, { cause });
  }
  throw damaged(key, 'the document', 'must be an object');
}

function fieldsOf(json: Json, key: string, place: string): Fields {
  const fail = (name: string, valid: string): Error => damaged(key, `${place}${name}`, valid);
  const own = (name: string): unknown => (Object.hasOwn(json, name) ? json[name] : undefined);
  const fields: Fields = {
    text: (name, pattern = /^/) =>
      checkText(own(name), pattern) ?? raise(fail(name, `must be text like ${pattern.source}`)),
    optionalText: (name, pattern) => (own(name) === undefined ? undefined : fields.text(name, pattern)),
    texts: (name, pattern) => {
      const value = own(name);
      const texts = Array.isArray(value) ? value.map((item) => checkText(item, pattern)) : [undefined];
      return texts.map((text) => text ?? raise(fail(name, `must be a list of texts like ${pattern.source}`)));
    },
    optionalTexts: (name, pattern) => (own(name) === undefined ? undefined : fields.texts(name, pattern)),
    count: (name) => {
      const value = own(name);
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
      throw fail(name, 'must be a whole number from 0');
    },
    time: (name) => {
      const value = fields.text(name);
      return Number.isNaN(Date.parse(value)) ? raise(fail(name, 'must be a time')) : value;
    },
    oneOf: (name, values) =>
      values.find((value) => value === own(name)) ?? raise(fail(name, `must be one of ${values.join(', ')}`)),
    object: (name) => fields.optionalObject(name) ?? raise(fail(name, 'must be an object')),
    optionalObject: (name) => {
      const value = own(name);
      if (value === undefined) return undefined;
      return isObject(value) ? fieldsOf(value, key, `${place}${name}.`) : raise(fail(name, 'must be an object'));
    },
    allTexts: () => Object.fromEntries(Object.keys(json).map((name) => [name, fields.text(name)])),
    entries: () => Object.keys(json).map((name) => [name, fields.object(name)] as const),
  };
  return fields;
}

function checkText(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const REMEDY = 'Restore its former version, or delete it, if nothing else writes below the control prefix.';

function damaged(key: string, name: string, valid: string): Error {
  return new Error(`${key} is damaged: ${name} ${valid}. ${REMEDY}`);
}

function raise(error: Error): never {
  throw error;
}
