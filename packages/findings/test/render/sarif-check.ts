import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';

/** The official schema, in draft 4, of which only the name of `id` differs from what Ajv reads. */
function compile(): ValidateFunction {
  const file = new URL('../schema/sarif-schema-2.1.0.json', import.meta.url);
  const { id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as { id: string };
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Ajv compares each item with each; for thousands of rules that takes minutes.
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    validate: (unique: boolean, items: unknown) =>
      !unique || !Array.isArray(items) || new Set(items.map((item) => JSON.stringify(item))).size === items.length,
  });
  return ajv.compile({ ...schema, $id: id, $schema: 'http://json-schema.org/draft-07/schema#' });
}

const validate = compile();

/** What is wrong with a SARIF file, by the schema of SARIF 2.1.0. */
export function schemaProblems(json: string): readonly string[] {
  validate(JSON.parse(json));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}

/** What GitHub would refuse or misread in a SARIF file, by its documented limits. */
export function gitHubProblems(json: string): readonly string[] {
  const { runs } = JSON.parse(json) as Log;
  const categories = runs.map((run) => run.automationDetails?.id ?? '');
  return [
    ...(json.includes('\n') ? ['not minified'] : []),
    ...(runs.length > 20 ? ['more than 20 runs'] : []),
    ...(new Set(categories).size < categories.length ? ['a category twice'] : []),
    ...categories.filter((id) => !/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*\/$/.test(id)).map((id) => `category ${id}`),
    ...runs.flatMap(runProblems),
  ];
}

function runProblems({ tool, results, invocations }: Run): string[] {
  const rules = tool.driver.rules ?? [];
  const ids = rules.map(({ id }) => id);
  if (!Array.isArray(results)) return ['no results'];
  return [
    ...(results.length > 5000 ? ['more than 5000 results'] : []),
    ...(rules.length > 25_000 ? ['more than 25000 rules'] : []),
    ...(new Set(ids).size < ids.length ? ['a rule twice'] : []),
    ...(invocations?.some(({ executionSuccessful }) => typeof executionSuccessful !== 'boolean') ? ['no success'] : []),
    ...rules.filter(({ properties }) => (properties?.tags?.length ?? 0) > 20).map(({ id }) => `${id}: tags`),
    ...rules
      .filter(({ properties }) => properties?.tags?.includes('security') !== true)
      .map(({ id }) => `${id}: no tag`),
    ...fingerprintProblems(results),
    ...results.flatMap((result) => resultProblems(result, ids)),
  ];
}

function fingerprintProblems(results: readonly Result[]): string[] {
  const seen = results.map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'] ?? '');
  return [
    ...(new Set(seen).size < seen.length ? ['a fingerprint twice'] : []),
    ...(seen.includes('') ? ['no fingerprint'] : []),
  ];
}

function resultProblems({ ruleId = '', ruleIndex = -1, locations, message }: Result, ids: readonly string[]): string[] {
  const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
  const isRelative = uri !== '' && !/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(uri) && !uri.split('/').includes('..');
  return [
    ...(ids[ruleIndex] === ruleId ? [] : [`${ruleId}: another rule at ${ruleIndex}`]),
    ...(isRelative ? [] : [`${ruleId}: uri ${uri}`]),
    ...((message.text ?? '') === '' ? [`${ruleId}: no message`] : []),
  ];
}
