import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { githubOperations } from '@platform-actions/local-cloud';

interface Media {
  readonly schema?: object;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Readonly<Record<string, Response>> }>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}

/** GitHub's published OpenAPI description, as a judge of answers. */
export interface GitHubDescription {
  /** What checks the body of an answer; `undefined` where the description has no such status for the route. */
  validator(operation: string, status: number, accept?: string): ValidateFunction | undefined;
  /** What checks a body against one schema of the description: `/components/schemas/basic-error`. */
  schema(pointer: string): ValidateFunction;
}

const ID = 'https://description.example/github';
const ERROR = '/components/schemas/basic-error';

export function githubDescription(file: string): GitHubDescription {
  const description = JSON.parse(readFileSync(file, 'utf8'), asJsonSchema) as Description;
  // The description is OpenAPI 3.0: beside JSON Schema's keywords it has its own, of which `nullable` says something.
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(description, ID);
  const schema = (pointer: string): ValidateFunction => ajv.compile({ $ref: `${ID}#${pointer}` });
  return {
    schema,
    validator: (operation, status, accept = 'application/json') => {
      const { method, path } = githubOperations[operation]!;
      const response = description.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
      if (!response) return undefined;
      const place = response.$ref?.slice(1) ?? `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
      const named = response.$ref?.split('/').at(-1) ?? '';
      const media = (response.$ref === undefined ? response : description.components.responses[named])?.content ?? {};
      if (media[accept]?.schema !== undefined) return schema(`${place}/content/${escaped(accept)}/schema`);
      const bodiless = Object.keys(media).length === 0;
      if (status < 300 && !bodiless) throw new Error(`${operation} has no schema for ${status} as ${accept}.`);
      return bodiless ? optional(schema(ERROR)) : schema(ERROR);
    },
  };
}

/** Where the description has no body, none or an error is right. */
function optional(validate: ValidateFunction): ValidateFunction {
  return ((body: unknown) => body === undefined || validate(body)) as ValidateFunction;
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/**
 * OpenAPI 3.0 as JSON Schema says it: `nullable` beside `oneOf` and without `type`, which Ajv refuses, and addresses whose
 * default is no address: the empty text.
 */
function asJsonSchema(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('format' in value && value.format === 'uri' && 'default' in value && value.default === '') {
    const { format, ...schema } = value;
    return { ...schema, anyOf: [{ format }, { const: '' }] };
  }
  if (!('nullable' in value) || 'type' in value) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}
