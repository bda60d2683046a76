import { UserError } from '../errors.js';
import type { InputSpec, InputType, InputValues } from './types.js';

/**
 * Reads every input of a spec into one typed object. An empty input counts as unset, since the runner cannot tell the
 * two apart: an action that declares it receives `""`.
 *
 * @throws UserError that lists every bad input at once, so that a workflow is mended in one go.
 */
export function readInputs<S extends InputSpec>(spec: S, getInput: (name: string) => string): InputValues<S> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, type] of Object.entries(spec)) {
    try {
      values[camelCase(name)] = readOne(name, type, getInput(name));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return values as InputValues<S>;
}

function readOne(name: string, type: InputType<unknown>, given: string): unknown {
  const text = given === '' ? (type.default ?? '') : given;
  if (text !== '') return type.parse(text, name);
  if (type.required) throw new UserError(`Input "${name}" is required and was not given. Add it under "with:".`);
  return type.empty;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
