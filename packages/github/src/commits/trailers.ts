/** A name and a mail as a commit's message gives them: foreign text. */
export interface Credit {
  readonly name: string;
  /** Empty where the trailer has none. */
  readonly mail: string;
}

const TRAILER = /^co-authored-by[ \t]*:/i;

/**
 * The co-authors that a commit's message names, wherever the line stands: a squashed commit carries the trailers of the
 * commits that it was made of in the middle of its text.
 */
export function coAuthorTrailers(message: string): readonly Credit[] {
  return message
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => TRAILER.test(line))
    .map((line) => credit(line.slice(line.indexOf(':') + 1).trim()))
    .filter(({ name, mail }) => name !== '' || mail !== '');
}

function credit(text: string): Credit {
  const [open, close] = [text.lastIndexOf('<'), text.lastIndexOf('>')];
  if (open === -1 || close < open) return { name: text, mail: '' };
  return { name: text.slice(0, open).trim(), mail: text.slice(open + 1, close).trim() };
}

/** Whom an address of GitHub's own belongs to. The older kind, without the id, names the login alone. */
export interface NoreplyMail {
  readonly id: number | undefined;
  readonly login: string;
}

/**
 * Reads `1234567+login@users.noreply.github.com` and `login@users.noreply.github.com`.
 *
 * @param host `github.com`, or that of a GitHub Enterprise Server
 */
export function noreplyMail(mail: string, host: string): NoreplyMail | undefined {
  const at = mail.lastIndexOf('@');
  if (at === -1 || mail.slice(at + 1).toLowerCase() !== `users.noreply.${host.toLowerCase()}`) return undefined;
  const [, id, login] = /^(?:([1-9]\d{0,15})\+)?([a-z\d](?:[\w-]{0,98})(?:\[bot\])?)$/i.exec(mail.slice(0, at)) ?? [];
  if (login === undefined) return undefined;
  return { id: id === undefined || !Number.isSafeInteger(Number(id)) ? undefined : Number(id), login };
}
