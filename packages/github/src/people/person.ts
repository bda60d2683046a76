/** Somebody on GitHub. Logins are renamed and differ in case: only the id tells people apart. */
export interface Person {
  readonly id: number;
  readonly login: string;
}

export interface Account extends Person {
  /** `User`, `Bot`, `Organization`, … */
  readonly type: string;
}
