/**
 * GitHub's answer lacks a field that a decision stands on, as one of an older GitHub Enterprise Server does. Nothing is
 * concluded from the rest.
 */
export class IncompleteAnswerError extends Error {
  override readonly name = 'IncompleteAnswerError';
  readonly fields: readonly string[];

  /** @param what the thing that was asked for: `workflow run 7`. */
  constructor(what: string, fields: readonly string[]) {
    super(
      `GitHub's answer about ${what} has no usable ${fields.join(', ')}. An older GitHub Enterprise Server leaves fields out; this takes one that gives them.`,
    );
    this.fields = fields;
  }
}
