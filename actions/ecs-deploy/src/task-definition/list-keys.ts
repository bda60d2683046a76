/**
 * The lists whose order means nothing, by the name of the member, with what tells their elements apart. Every other
 * list (`command`, `environmentFiles`, `dnsServers`, …) is compared in its order.
 */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['containerDefinitions', ['name']],
  ['environment', ['name']],
  ['secrets', ['name']],
  ['secretOptions', ['name']],
  ['mountPoints', ['containerPath']],
  ['portMappings', ['containerPort', 'containerPortRange', 'protocol']],
  ['volumesFrom', ['sourceContainer']],
  ['dependsOn', ['containerName']],
  ['ulimits', ['name']],
  ['systemControls', ['namespace']],
  ['resourceRequirements', ['type']],
  ['tmpfs', ['containerPath']],
  ['volumes', ['name']],
  ['placementConstraints', ['type', 'expression']],
  ['properties', ['name']],
  ['inferenceAccelerators', ['deviceName']],
  ['tags', ['key']],
]);

/** Lists of words whose order means nothing. */
const SETS: ReadonlySet<string> = new Set(['requiresCompatibilities', 'add', 'drop']);

/** The members that tell the elements of a list of that name apart. */
export function keyFieldsOf(listName: string): readonly string[] {
  return KEYS.get(listName) ?? [];
}

/** The key of an element in a list of that name, such as `LOG_LEVEL` or `80/tcp`; undefined where order counts. */
export function elementKey(listName: string, element: unknown): string | undefined {
  if (SETS.has(listName)) return typeof element === 'string' ? element : undefined;
  const fields = keyFieldsOf(listName);
  if (fields.length === 0 || !isRecord(element)) return undefined;
  return fields
    .map((field) => element[field])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join('/');
}

/** Whether a value is an object with named members, and not a list, a date or the like. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
