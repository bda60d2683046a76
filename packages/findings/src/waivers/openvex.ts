import { UserError } from '@platform-actions/action-kit';
import { instant } from './dates.js';
import { VEX_STATUSES, type VexProduct, type VexStatement, type VexStatus } from './types.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The statements of an OpenVEX document (0.0.1 to 0.2.0). Throws a UserError, naming file and statement, where it is
 * something else, a statement has no vulnerability or no status of OpenVEX, or `not_affected` stands without a
 * justification or an impact statement, which the specification requires.
 */
export function importOpenVex(source: string, name: string): readonly VexStatement[] {
  const root = parseJson(source, name);
  if (!isObject(root) || !isOpenVex(root)) {
    throw new UserError(`${name} is no OpenVEX document: its "@context" must begin with https://openvex.dev/ns.`);
  }
  const { statements } = root;
  if (!Array.isArray(statements) || statements.length === 0) {
    throw new UserError(`${name} has no statements: an OpenVEX document has at least one.`);
  }
  const documentTime = timeOf(root, name) ?? 0;
  return statements.map((statement: unknown, index) =>
    readStatement(statement, `${name}, statement ${index + 1}`, documentTime),
  );
}

function readStatement(statement: unknown, place: string, documentTime: number): VexStatement {
  if (!isObject(statement)) throw new UserError(`${place}: must be an object.`);
  const ids = vulnerabilityIds(statement);
  if (ids.length === 0) throw new UserError(`${place}: names no vulnerability.`);
  const status = VEX_STATUSES.find((candidate) => candidate === statement['status']);
  if (!status) {
    throw new UserError(
      `${place}: status is ${shown(statement['status'])}; it must be one of ${VEX_STATUSES.join(', ')}.`,
    );
  }
  const justification = justificationOf(statement, status);
  if (status === 'not_affected' && justification === undefined) {
    throw new UserError(`${place}: not_affected needs a justification or an impact_statement.`);
  }
  return {
    ids,
    products: arrayOf(statement['products']).map(readProduct),
    status,
    ...(justification !== undefined && { justification }),
    timestamp: timeOf(statement, place) ?? documentTime,
    source: place,
  };
}

function parseJson(source: string, name: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch (thrown) {
    throw new UserError(`${name} is no valid JSON: ${thrown instanceof Error ? thrown.message : 'it cannot be read'}.`);
  }
}

function isOpenVex(root: Json): boolean {
  return typeof root['@context'] === 'string' && root['@context'].startsWith('https://openvex.dev/ns');
}

/** Version 0.0.x has a plain id; later ones have an object whose `@id` is often a page about the vulnerability. */
function vulnerabilityIds({ vulnerability }: Json): string[] {
  if (typeof vulnerability === 'string') return vulnerability.trim() === '' ? [] : [vulnerability.trim()];
  if (!isObject(vulnerability)) return [];
  const { name, '@id': id, aliases } = vulnerability;
  const lastOfId = typeof id === 'string' ? id.split('/').at(-1) : undefined;
  return [name, lastOfId, ...arrayOf(aliases)].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
}

function readProduct(product: unknown): VexProduct {
  if (typeof product === 'string') return { purls: purlsOf({ '@id': product }), subcomponents: [] };
  if (!isObject(product)) return { purls: [], subcomponents: [] };
  const components = arrayOf(product['subcomponents']);
  const purls = components.flatMap((component) =>
    typeof component === 'string' ? [component] : isObject(component) ? purlsOf(component) : [],
  );
  // A subcomponent that is no package URL must not widen the statement to the whole product.
  return { purls: purlsOf(product), subcomponents: components.length > 0 && purls.length === 0 ? [''] : purls };
}

function purlsOf(component: Json): string[] {
  const identifiers = isObject(component['identifiers']) ? component['identifiers'] : {};
  return [component['@id'], identifiers['purl']].filter(
    (text): text is string => typeof text === 'string' && text.startsWith('pkg:'),
  );
}

function justificationOf(statement: Json, status: VexStatus): string | undefined {
  const keys = status === 'not_affected' ? ['justification', 'impact_statement'] : ['justification', 'status_notes'];
  const texts = keys
    .map((key) => statement[key])
    .filter((text): text is string => typeof text === 'string' && text !== '');
  return texts.length > 0 ? texts.join(': ') : undefined;
}

function timeOf(object: Json, place: string): number | undefined {
  const written = object['last_updated'] ?? object['timestamp'];
  if (written === undefined) return undefined;
  const at = typeof written === 'string' ? instant(written) : undefined;
  if (at === undefined) throw new UserError(`${place}: the time ${shown(written)} must be ISO 8601 with its offset.`);
  return at;
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value).slice(0, 80);
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
