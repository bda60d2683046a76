import type { FindingKind } from '../model.js';

/** What a kind is called in sentences. */
export const KIND_NOUNS: Readonly<Record<FindingKind, { readonly one: string; readonly many: string }>> = {
  vuln: { one: 'vulnerability', many: 'vulnerabilities' },
  misconfig: { one: 'misconfiguration', many: 'misconfigurations' },
  secret: { one: 'secret', many: 'secrets' },
  license: { one: 'licence', many: 'licences' },
  sast: { one: 'flaw in the code', many: 'flaws in the code' },
};

/** `1 vulnerability`, `2 vulnerabilities`. */
export function countOf(count: number, kind: FindingKind): string {
  return `${count} ${count === 1 ? KIND_NOUNS[kind].one : KIND_NOUNS[kind].many}`;
}
