import {
  listOf,
  mapping,
  quote,
  text,
  type Document,
  type Reader,
  type Values,
} from '@platform-actions/action-kit/yaml';
import type { Node } from 'yaml';
import { DAY_MS, dayStart, isoDay } from './dates.js';
import { scopeOf } from './scope.js';
import type { Waiver } from './types.js';

interface Written {
  readonly node: Node;
  readonly text: string;
}

/** Text together with where it stands, for checks that come later. */
const written: Reader<Written> = (document, node, name) => {
  const value = text(document, node, name);
  return value === undefined ? undefined : { node, text: value };
};

/** Keys that people bring along from ignore files. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  expired_at: 'expires',
  expiry: 'expires',
  until: 'expires',
  statement: 'reason',
  justification: 'reason',
  paths: 'scope',
  purls: 'scope',
  path: 'scope',
  purl: 'scope',
};

const waiverFields = mapping(
  {
    id: text,
    rule: text,
    scope: written,
    reason: text,
    owner: text,
    ticket: text,
    created: written,
    expires: written,
  },
  (key) => (Object.hasOwn(FOREIGN_KEYS, key) ? `: here it is ${quote(FOREIGN_KEYS[key] ?? '')}.` : undefined),
);

/** A waiver as it stands in a file; the cap on its length is checked by `checkedWaiver`, once it is known. */
export interface WrittenWaiver {
  readonly node: Node;
  readonly name: string;
  readonly fields: Values<{
    readonly [K in 'id' | 'rule' | 'reason' | 'owner' | 'ticket']: typeof text;
  }> & { readonly scope?: Written; readonly created?: Written; readonly expires?: Written };
}

/** The list `waivers` of a policy file. */
export const writtenWaivers: Reader<readonly WrittenWaiver[]> = listOf((document, node, name) => {
  const fields = waiverFields(document, node, name);
  return fields && { node, name, fields };
});

/** The waiver, or undefined with a problem noted: a name, a reason, an owner and an end within the cap are required. */
export function checkedWaiver(
  document: Document,
  { node, name, fields }: WrittenWaiver,
  limits: { readonly now: Date; readonly maxDays: number },
): Waiver | undefined {
  const id = fields.id ?? fields.rule;
  if (id === undefined) document.problem(node, `${name} must name an advisory (id) or a rule (rule).`);
  if (fields.id !== undefined && fields.rule !== undefined) {
    document.problem(node, `${name} has both id and rule: write one waiver for each.`);
  }
  const { reason, owner, ticket } = fields;
  if (reason === undefined) document.problem(node, `${name} must have a reason.`);
  if (owner === undefined) document.problem(node, `${name} must have an owner: who answers for it.`);
  const dates = checkedDates(document, { node, name, fields }, limits);
  const scope = fields.scope && checkedScope(document, fields.scope, `${name}.scope`);
  if (id === undefined || reason === undefined || owner === undefined || !dates) return undefined;
  if (fields.scope && !scope) return undefined;
  return {
    id,
    reason,
    owner,
    ...dates,
    ...(scope && { scope }),
    ...(ticket !== undefined && { ticket }),
    source: document.placeOf(node),
  };
}

function checkedScope(document: Document, scope: Written, name: string): ReturnType<typeof scopeOf> {
  const read = scopeOf(scope.text);
  if (!read) {
    document.problem(
      scope.node,
      `${name} is ${quote(scope.text)}: it must be a package URL (pkg:npm/lodash@4.*), image:<glob> or a path glob inside the repository or image (services/legacy/**).`,
    );
  }
  return read;
}

function checkedDates(
  document: Document,
  { node, name, fields }: WrittenWaiver,
  { now, maxDays }: { readonly now: Date; readonly maxDays: number },
): Pick<Waiver, 'created' | 'expires' | 'endsAt'> | undefined {
  if (!fields.expires) {
    document.problem(node, `${name} must have a day on which it ends: expires: YYYY-MM-DD.`);
    return undefined;
  }
  const expires = readDay(document, fields.expires, `${name}.expires`);
  const created = fields.created && readDay(document, fields.created, `${name}.created`);
  if (expires === undefined || (fields.created && created === undefined)) return undefined;
  const today = dayStart(isoDay(now.getTime())) ?? 0;
  // East of Greenwich tomorrow has begun before UTC knows of it.
  if (created !== undefined && fields.created && created > today + DAY_MS) {
    document.problem(fields.created.node, `${name}.created is ${fields.created.text}, which is yet to come.`);
    return undefined;
  }
  const from = created ?? today;
  const latest = from + maxDays * DAY_MS;
  if (expires > latest) {
    const start = created === undefined ? 'today' : fields.created?.text;
    document.problem(
      fields.expires.node,
      `${name}.expires is ${fields.expires.text}: a waiver may last ${maxDays} days (max-waiver-days), from ${start} to ${isoDay(latest)} at most.`,
    );
    return undefined;
  }
  if (created !== undefined && expires < created) {
    document.problem(fields.expires.node, `${name}.expires is ${fields.expires.text}, before it was created.`);
    return undefined;
  }
  return {
    ...(fields.created && { created: fields.created.text }),
    expires: fields.expires.text,
    endsAt: expires + DAY_MS,
  };
}

function readDay(document: Document, { node, text: value }: Written, name: string): number | undefined {
  const day = dayStart(value);
  if (day === undefined) document.problem(node, `${name} must be a calendar day YYYY-MM-DD, is ${quote(value)}.`);
  return day;
}
