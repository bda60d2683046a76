import { plural, UserError } from '@platform-actions/action-kit';
import { isMap, type YAMLMap } from 'yaml';
import { isReserved, ownTags } from './described.js';
import { membersOf, readOnlyFields, registerSchema } from './ecs-schema.js';
import {
  addUnknown,
  pairsOf,
  readStruct,
  readValue,
  startReading,
  uniquePairs,
  type Problem,
  type Reading,
} from './read-by-schema.js';
import { readSource } from './source-document.js';
import type { ParsedTaskDefinition, TaskDefinitionInput } from './types.js';

const MAX_SHOWN_PROBLEMS = 50;

/**
 * The task definition of a JSON or YAML file: the definition itself, or `{ taskDefinition, tags }` as
 * `aws ecs describe-task-definition --include TAGS` prints it. `file` is only named in messages.
 *
 * Throws one UserError for all that is wrong, with paths and places: malformed text, keys that RegisterTaskDefinition
 * does not have (the SDK would drop them silently), values of the wrong type; then no family, no containers.
 * `allowUnknownFields` turns unknown keys into warnings; they are left out all the same.
 */
export function parseTaskDefinition(
  text: string,
  options: { readonly file: string; readonly allowUnknownFields: boolean },
): ParsedTaskDefinition {
  const { members, problems, readOnly } = readMembers(text, options.file);
  const fatal = options.allowUnknownFields ? problems.filter((problem) => problem.kind === 'invalid') : problems;
  if (fatal.length > 0) throw problemsError(fatal, options.file);
  // The reader let nothing pass that is not in the schema of RegisterTaskDefinition, but for members that are required.
  const read = members as unknown as Partial<TaskDefinitionInput>;
  const { tags, ...definition } = withRequired(read, options.file);
  const own = ownTags(tags ?? []);
  return {
    definition: own.length > 0 ? { ...definition, tags: own } : definition,
    notes: [
      ...listed('Read-only fields left out', readOnly),
      ...listed(
        'Tags reserved for AWS left out',
        (tags ?? []).filter(isReserved).map((tag) => tag.key ?? ''),
      ),
    ],
    warnings: problems
      .filter((problem) => problem.kind === 'unknown')
      .map((problem) => `${sentence(problem)} It was left out.`),
  };
}

interface Members {
  readonly members: Record<string, unknown>;
  readonly problems: readonly Problem[];
  /** The names of the read-only fields that were passed over. */
  readonly readOnly: readonly string[];
}

function readMembers(text: string, file: string): Members {
  const source = readSource(text, file);
  const reading = startReading(source);
  if (!isMap(source.root)) {
    throw new UserError(`${file} holds no task definition: it must be a mapping with family and containerDefinitions.`);
  }
  const wrapped = pairsOf(reading, source.root).find(({ name }) => name === 'taskDefinition');
  const root = wrapped ? source.follow(wrapped.value) : source.root;
  const members = readStruct(reading, root, registerSchema, '', readOnlyFields) ?? {};
  const names = isMap(root) ? pairsOf(reading, root).map(({ name }) => name) : [];
  const tags = wrapped ? readBesideDefinition(reading, source.root) : undefined;
  if (tags !== undefined && members['tags'] !== undefined) {
    throw new UserError(`${file} has tags both beside and inside taskDefinition: keep one of them.`);
  }
  return {
    members: tags === undefined ? members : { ...members, tags },
    problems: reading.problems,
    readOnly: names.filter((name) => readOnlyFields.has(name)),
  };
}

/** The tags of `{ taskDefinition, tags }`, which has no other key. */
function readBesideDefinition(reading: Reading, root: YAMLMap): unknown {
  const outer = uniquePairs(reading, root, '');
  for (const { key, name } of outer) {
    if (name !== 'taskDefinition' && name !== 'tags') addUnknown(reading, key, name, ' beside taskDefinition');
  }
  const tags = outer.find(({ name }) => name === 'tags');
  const schema = membersOf(registerSchema).get('tags');
  return tags && schema ? readValue(reading, tags.value, schema, 'tags') : undefined;
}

function withRequired(read: Partial<TaskDefinitionInput>, file: string): TaskDefinitionInput {
  const { family, containerDefinitions } = read;
  const missing: string[] = [];
  if (!family) missing.push('family is missing: the name under which ECS numbers the revisions.');
  if (!containerDefinitions?.length) missing.push('containerDefinitions is missing: at least one container.');
  const names = (containerDefinitions ?? []).map((container) => container.name);
  names.forEach((name, index) => {
    if (!name) missing.push(`containerDefinitions[${index}].name is missing.`);
    else if (names.indexOf(name) < index) {
      missing.push(`containerDefinitions[${index}].name is ${JSON.stringify(name)}, as of another container.`);
    }
  });
  if (missing.length > 0 || family === undefined || containerDefinitions === undefined) {
    throw new UserError(`${file} is no complete task definition.\n${missing.join('\n')}`);
  }
  return { ...read, family, containerDefinitions };
}

function problemsError(problems: readonly Problem[], file: string): UserError {
  const shown = problems.slice(0, MAX_SHOWN_PROBLEMS).map((problem) => `- ${sentence(problem)}`);
  if (problems.length > shown.length) shown.push(`- … and ${problems.length - shown.length} more.`);
  const hint = problems.some((problem) => problem.kind === 'unknown')
    ? '\nECS would never see an unknown key. Correct or remove it; a field that is new in ECS needs a newer release of ' +
      'this action; allow-unknown-fields: true leaves it out with a warning.'
    : '';
  return new UserError(`${file} has ${plural(problems.length, 'problem')}:\n${shown.join('\n')}${hint}`);
}

function sentence({ path, place, message }: Problem): string {
  return `${place}: ${path === '' ? 'the definition' : path} ${message}${/[.?]$/.test(message) ? '' : '.'}`;
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`${what}: ${names.join(', ')}.`] : [];
}
