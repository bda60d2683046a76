/** What of an advisory repeats with each package that has it. */
export interface AdvisoryTexts {
  readonly title: string;
  readonly description: string | undefined;
  readonly references: readonly string[];
  readonly cwe: readonly string[];
}

/** Texts of advisories that were read, so that a hundred findings of one advisory hold them once in memory. */
export class Shared {
  readonly #known = new Map<string, AdvisoryTexts>();

  /** The same texts, as far as possible those that are held already. */
  texts(id: string, found: AdvisoryTexts): AdvisoryTexts {
    const known = this.#known.get(id);
    if (known === undefined) {
      this.#known.set(id, found);
      return found;
    }
    return {
      title: known.title === found.title ? known.title : found.title,
      description: known.description === found.description ? known.description : found.description,
      references: sameTexts(known.references, found.references) ? known.references : found.references,
      cwe: sameTexts(known.cwe, found.cwe) ? known.cwe : found.cwe,
    };
  }
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
