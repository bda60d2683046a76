import { duplicateKey } from './json-keys.js';
import {
  OPERATORS,
  PRINCIPAL_KINDS,
  type Condition,
  type Listed,
  type Operator,
  type Principals,
  type Statement,
  type TrustPolicy,
} from './statements.js';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with the text of a trust policy, in one sentence. */
export class TrustPolicyError extends Error {
  override readonly name = 'TrustPolicyError';
}

const VERSIONS: readonly unknown[] = ['2012-10-17', '2008-10-17'];

/**
 * A role's trust policy from its JSON, as `aws iam get-role --query Role.AssumeRolePolicyDocument` gives it. Whatever IAM
 * would refuse, or read otherwise than we, is an error: what is not understood must not pass for harmless.
 *
 * @throws TrustPolicyError
 */
export function parseTrustPolicy(text: string): TrustPolicy {
  const document = members(parseJson(text), 'The policy', ['Version', 'Id', 'Statement']);
  if (document['Version'] !== undefined && !VERSIONS.includes(document['Version'])) {
    throw new TrustPolicyError('"Version" must be "2012-10-17".');
  }
  const given = document['Statement'];
  const statements = Array.isArray(given) ? (given as unknown[]) : [given];
  if (given === undefined || statements.length === 0) throw new TrustPolicyError('It has no "Statement".');
  return { statements: statements.map(parseStatement) };
}

function parseJson(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new TrustPolicyError('It is no JSON.');
  }
  const twice = duplicateKey(text);
  if (twice !== undefined) throw new TrustPolicyError(`It has the key "${twice}" twice in one object.`);
  return parsed;
}

const STATEMENT_KEYS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];

function parseStatement(given: unknown, index: number): Statement {
  const place = `Statement ${index + 1}`;
  const statement = members(given, place, STATEMENT_KEYS);
  const { Sid: sid, Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw new TrustPolicyError(`${place}: "Effect" must be Allow or Deny.`);
  const principal = oneOf(statement, place, 'Principal', 'NotPrincipal');
  const action = oneOf(statement, place, 'Action', 'NotAction');
  const actions: Listed = { except: action.except, values: strings(action.value, `${place}, "Action"`) };
  return {
    name: typeof sid === 'string' && sid !== '' ? `statement "${sid}"` : `statement ${index + 1}`,
    effect,
    principals: parsePrincipals(principal, place),
    actions,
    conditions: parseConditions(statement['Condition'], place),
  };
}

function oneOf(statement: Json, place: string, key: string, negated: string): { value: unknown; except: boolean } {
  const both = [statement[key], statement[negated]].filter((value) => value !== undefined);
  if (both.length !== 1) throw new TrustPolicyError(`${place} needs either "${key}" or "${negated}".`);
  return { value: both[0], except: statement[key] === undefined };
}

function parsePrincipals({ value, except }: { value: unknown; except: boolean }, place: string): Principals {
  if (value === '*') return { except, values: [{ kind: '*', value }] };
  const kinds = members(value, `${place}, "Principal"`, PRINCIPAL_KINDS);
  const values = PRINCIPAL_KINDS.flatMap((kind) =>
    kinds[kind] === undefined
      ? []
      : strings(kinds[kind], `${place}, "${kind}"`).map((principal) => ({ kind, value: principal })),
  );
  if (values.length === 0) throw new TrustPolicyError(`${place} names no principal.`);
  return { except, values };
}

function parseConditions(given: unknown, place: string): Condition[] {
  if (given === undefined) return [];
  return Object.entries(members(given, `${place}, "Condition"`)).flatMap(([name, block]) => {
    const operator = parseOperator(name, place);
    return Object.entries(members(block, `${place}, "${name}"`)).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: strings(values, `${place}, "${key}"`),
    }));
  });
}

function parseOperator(given: string, place: string): Operator {
  const [, set, plain = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/is.exec(given) ?? [];
  const ifExists = /IfExists$/i.test(plain);
  const name = plain.replace(/IfExists$/i, '').toLowerCase();
  if (!OPERATORS.includes(name) || (name === 'null' && ifExists)) {
    throw new TrustPolicyError(`${place}: "${given}" is no condition operator of IAM.`);
  }
  return { name, set: set?.toLowerCase() as Operator['set'], ifExists };
}

/** An object's members; with `known`, no others. */
function members(value: unknown, place: string, known?: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TrustPolicyError(`${place} must be an object.`);
  }
  const stranger = known && Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    const hint = /^(Role|AssumeRolePolicyDocument)$/.test(stranger)
      ? ' Take the document alone: aws iam get-role --query Role.AssumeRolePolicyDocument.'
      : '';
    throw new TrustPolicyError(`${place} has "${stranger}", which a trust policy cannot have.${hint}`);
  }
  return value as Json;
}

/** A value or a list of values; numbers and booleans count as their text, as in IAM. */
function strings(value: unknown, place: string): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new TrustPolicyError(`${place} is an empty list.`);
  return list.map((item) => {
    if (typeof item === 'string') return item;
    if (typeof item === 'number' || typeof item === 'boolean') return String(item);
    throw new TrustPolicyError(`${place} must be text or a list of texts.`);
  });
}
