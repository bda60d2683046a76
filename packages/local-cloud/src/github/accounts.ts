import { createHash } from 'node:crypto';

export type AccountType = 'Bot' | 'Organization' | 'User';

/** Somebody as a seed or an answer names them. Without an id it is the one that the login has from the start. */
export interface Account {
  readonly login: string;
  readonly type: AccountType;
  readonly id?: number;
}

/** Somebody GitHub knows: the id stays, whatever becomes of the login. */
export interface Member extends Account {
  readonly id: number;
  login: string;
}

/** Accounts whose ids everybody knows. */
const WELL_KNOWN: Readonly<Record<string, number>> = { 'web-flow': 19_864_447, 'github-actions[bot]': 41_898_282 };

/** The id of an account that was never renamed. GitHub compares logins without case. */
export function firstIdOf(login: string): number {
  const name = login.toLowerCase();
  return WELL_KNOWN[name] ?? Number.parseInt(createHash('sha1').update(name).digest('hex').slice(0, 7), 16);
}

export function findAccount(accounts: readonly Member[], login: string): Member | undefined {
  const name = login.toLowerCase();
  return accounts.find((account) => account.login.toLowerCase() === name);
}

/** The account of that login, which is made where there is none. `…[bot]` is an app's. */
export function accountOf(accounts: Member[], login: string, type?: AccountType): Member {
  const known = findAccount(accounts, login);
  if (known) return known;
  const taken = new Set(accounts.map(({ id }) => id));
  let id = firstIdOf(login);
  while (taken.has(id)) id += 1;
  const made: Member = { id, login, type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User') };
  accounts.push(made);
  return made;
}

/** The address under which GitHub writes the commits of somebody who hides theirs. */
export function noReplyAddress({ id, login }: Member): string {
  return `${id}+${login}@users.noreply.github.com`;
}
