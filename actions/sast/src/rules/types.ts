/** A clause of a Semgrep rule, as far as this pack needs them. */
export type Clause =
  | { readonly pattern: string }
  | { readonly 'pattern-not': string }
  | { readonly 'pattern-inside': string }
  | { readonly 'pattern-not-inside': string }
  | { readonly 'pattern-regex': string }
  | { readonly 'pattern-not-regex': string }
  | { readonly 'pattern-either': readonly Clause[] }
  | { readonly patterns: readonly Clause[] }
  | { readonly 'focus-metavariable': string }
  | { readonly 'metavariable-regex': { readonly metavariable: string; readonly regex: string } }
  | { readonly 'metavariable-pattern': { readonly metavariable: string; readonly patterns: readonly Clause[] } };

/** What a rule looks for: clauses that all must hold, or a flow of data from a source to a sink. */
export type Match =
  | { readonly all: readonly Clause[] }
  | {
      readonly sources: readonly Clause[];
      readonly sinks: readonly Clause[];
      readonly sanitizers: readonly Clause[];
    };

/** One rule of the bundled pack. */
export interface Rule {
  /** Starts with the subject: `python-`, `javascript-`, `dockerfile-`, `workflow-`. */
  readonly id: string;
  readonly languages: readonly string[];
  /** ERROR counts as high, WARNING as medium, INFO as low. */
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  /** How sure a match is a flaw. */
  readonly confidence: 'HIGH' | 'MEDIUM';
  readonly cwe: string;
  /** What can happen, in a sentence. */
  readonly problem: string;
  /** What to write instead, in a sentence. */
  readonly fix: string;
  /** Globs of the files that are looked at; default every file of the languages. */
  readonly files?: readonly string[];
  readonly match: Match;
}

/** Any of the patterns. */
export function anyOf(...patterns: readonly string[]): Clause {
  return { 'pattern-either': patterns.map((pattern) => ({ pattern })) };
}

/** Inside any of the patterns. */
export function insideAny(...patterns: readonly string[]): Clause {
  return { 'pattern-either': patterns.map((pattern) => ({ 'pattern-inside': pattern })) };
}

/** None of the patterns. */
export function noneOf(...patterns: readonly string[]): readonly Clause[] {
  return patterns.map((pattern) => ({ 'pattern-not': pattern }));
}

/** A metavariable whose text matches from its start. */
export function named(metavariable: string, regex: string): Clause {
  return { 'metavariable-regex': { metavariable, regex } };
}

/** Names that a secret value goes by in code. */
export const SECRET_NAME = '(?i).*(token|secret|passw(or)?d|passphrase|nonce|otp|api_?key|session_?id|csrf|salt).*';
/** Names that a password goes by in code. */
export const PASSWORD_NAME = '(?i).*(passw(or)?d|passphrase|pwd).*';
