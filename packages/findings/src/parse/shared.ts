/** What of an advisory repeats with each package that has it. */
export interface AdvisoryTexts {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly references: readonly string[];
  readonly cwe: readonly string[];
}

/** What was read of a report so far, so that what its elements have in common is worked out once and held once in memory. */
export class Shared {
  readonly #advisories = new Map<string, AdvisoryTexts>();
  readonly #answers = new Map<unknown, Map<string, unknown>>();

  /** The same texts, as far as possible those that are held already. */
  texts(found: AdvisoryTexts): AdvisoryTexts {
    const known = this.#advisories.get(found.id);
    if (known === undefined) {
      this.#advisories.set(found.id, found);
      return found;
    }
    return {
      id: known.id,
      title: known.title === found.title ? known.title : found.title,
      description: known.description === found.description ? known.description : found.description,
      references: sameTexts(known.references, found.references) ? known.references : found.references,
      cwe: sameTexts(known.cwe, found.cwe) ? known.cwe : found.cwe,
    };
  }

  /** What a pure function gives for a text: the same object for the same text. */
  once<T>(compute: (text: string) => T, text: string): T {
    let answers = this.#answers.get(compute) as Map<string, T> | undefined;
    if (answers === undefined) this.#answers.set(compute, (answers = new Map<string, T>()));
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = compute(text);
    answers.set(text, answer);
    return answer;
  }
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
