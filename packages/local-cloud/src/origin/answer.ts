/** An HTTP answer before it goes out. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** A custom error page that stands in for a missing object. */
  readonly errorPage?: true;
}
