/** How one input is read: its default as action.yml writes it, and a parser for what the workflow gave. */
export interface InputType<T> {
  readonly required: boolean;
  /** The default exactly as in action.yml; `undefined` where it has none. */
  readonly default: string | undefined;
  /** @throws UserError where the text is not valid; the message names the input. */
  readonly parse: (text: string, name: string) => T;
  /** The value of an input that was left empty and has no default. */
  readonly empty: T;
}

/** Every input of an action by its kebab-case name: the only way for code to read one. */
export type InputSpec = Readonly<Record<string, InputType<unknown>>>;

type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** The typed object that an input spec is read into; `poll-interval` becomes `pollInterval`. */
export type InputValues<S extends InputSpec> = {
  readonly [Name in keyof S & string as CamelCase<Name>]: S[Name] extends InputType<infer T> ? T : never;
};
