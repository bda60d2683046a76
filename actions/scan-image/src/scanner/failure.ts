import { capitalised } from '@platform-actions/action-kit';
interface Cause {
  readonly pattern: RegExp;
  readonly what: string;
  readonly hint: string;
}

const DATABASE = /vulnerability DB|trivy-db|java[ -]db|DB error|db update|vulnerability database/i;

/** What the world did to the scanner, from the most telling words to the least. */
const WORLD: readonly Cause[] = [
  {
    pattern: /TOOMANYREQUESTS|\b429\b|too many requests|rate limit|pull rate/i,
    what: 'the registry limits the rate of downloads',
    hint: 'Give "db-repository" several registries, one per line, or a mirror of your own; for images of Docker Hub, log in.',
  },
  {
    pattern: /no space left on device/i,
    what: 'the disk of the runner is full',
    hint: 'The scanner unpacks layers and its database: free some space in an earlier step.',
  },
  {
    pattern: /x509|certificate (?:signed|has expired|is not)|tls: /i,
    what: 'the certificate of a registry was not accepted',
    hint: 'Behind a proxy, SSL_CERT_FILE of the job names the file with its authority.',
  },
  {
    pattern:
      /UNAUTHORIZED|\b401\b|DENIED|\b403\b|authentication required|no basic auth|authorization token has expired/i,
    what: 'the registry did not let the scanner in',
    hint: 'Give "registry-username" and "registry-password", or "role-to-assume" for a private ECR registry; a pull request from a fork has no secrets.',
  },
  {
    pattern: /MANIFEST_UNKNOWN|NAME_UNKNOWN|\b404\b|no such image|not found: manifest|manifest unknown/i,
    what: 'there is no such image',
    hint: 'Check name and tag, that it was pushed before, and that the platform exists.',
  },
  {
    pattern: /deadline exceeded|i\/o timeout|TLS handshake timeout|request canceled|Client\.Timeout/i,
    what: 'a registry did not answer in time',
    hint: 'Run it again; "timeout" is the time for everything together.',
  },
  {
    pattern:
      /no such host|connection refused|connection reset|network is unreachable|server misbehaving|unexpected EOF|\b50[0234]\b|service unavailable|bad gateway/i,
    what: 'a registry could not be reached',
    hint: 'Run it again, or check proxy and DNS of the runner.',
  },
  {
    pattern:
      /database was built .* ago|db could not be loaded|--skip-db-update cannot be specified|something wrong with DB/i,
    what: 'the vulnerability database could not be used',
    hint: 'It is too old, damaged, or was never downloaded.',
  },
];

const NOT_FOUND: Cause = {
  pattern: /unable to find the specified image/i,
  what: 'the image was not found',
  hint: 'It is neither in a container engine of the runner nor in its registry.',
};

/**
 * Why the world, and not the scanner, is at fault (registries, network, disk), and what to do; `undefined` where its last
 * words do not say so.
 */
export function explainFailure(said: string): string | undefined {
  const words = tellingLines(lastWords(said));
  const found = [...WORLD, NOT_FOUND].find(({ pattern }) => pattern.test(words));
  if (found === undefined) return undefined;
  const where = DATABASE.test(words) ? ' (vulnerability database)' : '';
  return `${capitalised(found.what)}${where}. ${found.hint}`;
}

/** What a scanner said, from its fatal error on; all where it had none. */
export function lastWords(said: string): string {
  const lines = said.split('\n');
  const fatal = lines.findIndex((line) => /\bFATAL\b/.test(line));
  return fatal === -1 ? said : lines.slice(fatal).join('\n');
}

/** That no container engine has an image of a registry is how it should be: what the registry said counts. */
function tellingLines(words: string): string {
  if (!/^\s*\* remote error:/m.test(words)) return words;
  const engines = /^\s*\* (?:docker|containerd|podman) error:/;
  return words
    .split('\n')
    .filter((line) => !engines.test(line))
    .join('\n');
}

/** The text with every secret replaced: masks of the runner reach its log, but no file. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
