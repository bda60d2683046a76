import { createHash } from 'node:crypto';
import { plural } from '@platform-actions/action-kit';
import { fail, ok, type Check } from './check.js';
import { inlineScripts, metaPolicies, type InlineScript } from './html.js';
import type { Look } from './look.js';

/** A policy's directives, lower case, with their sources as written. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** The enforced policies of an answer. A header that is there twice arrives as a list, and each of them rules. */
export function policiesOf(headers: Readonly<Record<string, string>>): ContentPolicy[] {
  return (headers['content-security-policy'] ?? '')
    .split(',')
    .map(parsePolicy)
    .filter(({ size }) => size > 0);
}

/** Of two directives with one name the first counts. */
export function parsePolicy(text: string): ContentPolicy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/**
 * The page's own inline scripts run under the policy that the site sends. Their hashes change with every edit, and a
 * policy that lives in the distribution does not follow by itself.
 */
export function checkInlineScripts(root: Look): Check[] {
  if ('error' in root || root.status !== 200) return [];
  const html = new TextDecoder().decode(root.body);
  const scripts = inlineScripts(html);
  const policies = [...policiesOf(root.headers), ...metaPolicies(html).map(parsePolicy)];
  if (scripts.length === 0 || policies.length === 0) return [];
  const blocked = scripts.filter((script) => policies.some((policy) => !allows(policy, script)));
  if (blocked.length === 0)
    return [ok('inline-scripts', `The policy allows ${plural(scripts.length, 'inline script')}.`)];
  const hashes = blocked.map(({ text }) => `'sha256-${digest('sha256', text)}'`).join(' ');
  return [
    fail(
      'inline-scripts',
      `The Content-Security-Policy blocks ${plural(blocked.length, 'inline script')} of the entry.`,
      `Add to script-src: ${hashes}. Or move the scripts into files.`,
    ),
  ];
}

/** By CSP Level 3, "Does element match source list for type and source?", for scripts without src. */
function allows(policy: ContentPolicy, { text, nonce }: InlineScript): boolean {
  const sources = ['script-src-elem', 'script-src', 'default-src'].map((name) => policy.get(name)).find((each) => each);
  if (sources === undefined) return true;
  const strict = sources.some((source) => /^'(nonce-|sha(256|384|512)-|strict-dynamic')/i.test(source));
  if (!strict && sources.some((source) => source.toLowerCase() === "'unsafe-inline'")) return true;
  if (nonce !== '' && sources.includes(`'nonce-${nonce}'`)) return true;
  return sources.some((source) => matchesHash(source, text));
}

function matchesHash(source: string, text: string): boolean {
  const [, algorithm, value = ''] = /^'(sha256|sha384|sha512)-([\w+/=-]+)'$/i.exec(source) ?? [];
  if (algorithm === undefined) return false;
  return digest(algorithm.toLowerCase(), text) === value.replaceAll('-', '+').replaceAll('_', '/');
}

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('base64');
}
