/** CVE before GHSA before anything else: the id by which an advisory is known everywhere. */
export function canonicalId(ids: readonly string[]): string | undefined {
  return ids.find((id) => isCve(id)) ?? ids.find((id) => /^GHSA-/i.test(id)) ?? ids[0];
}

export function isCve(id: string): boolean {
  return /^CVE-\d{4}-\d+$/i.test(id);
}

/** The canonical id of an advisory and its other names, in a fixed order and without repetition. */
export function namesOf(ids: readonly string[]): { id: string; aliases: readonly string[] } | undefined {
  const id = canonicalId(ids);
  if (id === undefined) return undefined;
  if (ids.length === 1) return { id, aliases: [] };
  return { id, aliases: [...new Set(ids)].filter((other) => other !== id).sort() };
}
