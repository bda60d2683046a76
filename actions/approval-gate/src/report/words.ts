/** A reason code in words, Markdown of our own making. */
export interface Words {
  /** What happened, one sentence. */
  readonly happened: string;
  /** How to mend it, one sentence; empty where there is nothing to mend. */
  readonly mend: string;
}
