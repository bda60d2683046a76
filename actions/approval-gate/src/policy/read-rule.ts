import { plural } from '@platform-actions/action-kit';
import { boolean, listOf, mapping, oneOf, type Reader, type Values } from '@platform-actions/action-kit/yaml';
import { isMap, type YAMLMap } from 'yaml';
import { EXCLUSIONS, type Approver, type Group, type Rule } from '../model.js';
import { approvers, branches, count, distinctList, groupName, lifetime } from './readers.js';
import { OWN_GROUP } from './tighten.js';

const DEFAULT_SECONDS = 86_400;

const group: Reader<Group> = (document, node, path) => {
  const { name, required = 1, approvers: named } = groupFields(document, node, path) ?? {};
  if (isMap(node)) {
    for (const key of ['name', 'approvers'].filter((each) => !node.has(each))) {
      document.problem(node, `${path} has no ${key}.`);
    }
  }
  return name === undefined || named === undefined ? undefined : { name, required, approvers: named };
};
const groupFields = mapping({ name: groupName, required: count, approvers });

const ruleFields = {
  required: count,
  approvers,
  groups: distinctList(group, ({ name }) => name.toLowerCase()),
  'distinct-across-groups': boolean,
  exclude: listOf(oneOf(EXCLUSIONS)),
  'expires-in': lifetime,
  branches,
  via: oneOf(['dispatch', 'environment']),
  'github-hosted-only': boolean,
};
const fields = mapping(ruleFields);

/** What stands under an environment's name. */
export const readRule: Reader<Rule> = (document, node, name) => {
  const values = fields(document, node, name);
  if (!isMap(node) || values === undefined) return undefined;
  const rule = ruleOf(values);
  for (const wrong of [...missingKeys(node), impossible(rule)]) {
    if (wrong !== undefined) document.problem(node, `${name} ${wrong}`);
  }
  return rule;
};

function missingKeys(node: YAMLMap): readonly string[] {
  if (node.has('approvers')) return [];
  return [
    ...(node.has('groups') ? [] : ['lets nobody approve: give approvers, or groups.']),
    ...(node.has('required') ? ['has "required" without "approvers": each of its groups has its own.'] : []),
  ];
}

function ruleOf(values: Values<typeof ruleFields>): Rule {
  const { approvers: named, groups = [] } = values;
  const own = named ? [{ name: OWN_GROUP, required: values.required ?? 1, approvers: named }] : [];
  return {
    groups: [...own, ...groups],
    distinctAcrossGroups: values['distinct-across-groups'] ?? true,
    exclude: EXCLUSIONS.filter((each) => (values.exclude ?? EXCLUSIONS).includes(each)),
    expiresIn: values['expires-in'] ?? DEFAULT_SECONDS,
    branches: values.branches ?? [],
    via: values.via ?? 'dispatch',
    hostedRunnersOnly: values['github-hosted-only'] ?? false,
  };
}

/** Why nobody could ever fulfil a rule, as far as the file alone tells. */
function impossible({ groups, distinctAcrossGroups, via }: Rule): string | undefined {
  const wrong = groups.map(unreachable).find((each) => each !== undefined);
  if (wrong !== undefined) return wrong;
  const needsMore = groups.some(({ required }) => required > 1) || (distinctAcrossGroups && groups.length > 1);
  if (via === 'environment' && needsMore) {
    return 'asks for more than one person, but via: environment starts at the first approval: GitHub waits for no second.';
  }
  return undefined;
}

function unreachable({ name, required, approvers: named }: Group): string | undefined {
  const isClosed = named.every((approver: Approver) => approver.kind === 'user');
  if (named.length === 0 || !isClosed || named.length >= required) return undefined;
  const group = name === OWN_GROUP ? '' : ` for ${name}`;
  return `requires ${plural(required, 'approval')}${group}, where the approvers are ${plural(named.length, 'user')}.`;
}
