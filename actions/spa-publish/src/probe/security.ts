import { plural } from '@platform-actions/action-kit';
import { ok, warn, type Check } from './check.js';
import { policiesOf } from './csp.js';
import type { Look } from './look.js';

const YEAR_SECONDS = 31_536_000;
const POLICY = 'Attach a response headers policy to the behaviour, such as the one in the README.';

type Headers = Readonly<Record<string, string>>;

interface Rule {
  readonly name: string;
  /** What is wrong with an answer's headers; `undefined` where nothing is. */
  readonly problem: (headers: Headers) => string | undefined;
  /** Browsers heed it over HTTPS alone. */
  readonly httpsOnly?: boolean;
}

const RULES: readonly Rule[] = [
  { name: 'hsts', problem: (headers) => hstsProblem(headers['strict-transport-security']), httpsOnly: true },
  {
    name: 'nosniff',
    problem: (headers) =>
      headers['x-content-type-options']?.trim().toLowerCase() === 'nosniff'
        ? undefined
        : 'no X-Content-Type-Options: nosniff',
  },
  { name: 'csp', problem: (headers) => (policiesOf(headers).length > 0 ? undefined : 'no Content-Security-Policy') },
  { name: 'framing', problem: framingProblem },
  { name: 'referrer-policy', problem: (headers) => (headers['referrer-policy'] ? undefined : 'no Referrer-Policy') },
];

/** The headers that S3 cannot store and a response headers policy adds, on the entry and on a deep link. */
export function checkSecurityHeaders(root: Look, deepRoute: Look): Check[] {
  const answered = [
    { place: 'the root', look: root },
    { place: 'a deep link', look: deepRoute },
  ].flatMap(({ place, look }) => ('error' in look || look.status !== 200 ? [] : [{ place, look }]));
  const rules = RULES.filter(({ httpsOnly }) => httpsOnly !== true || root.url.startsWith('https:'));
  if (answered.length === 0) return [];
  return rules.map(({ name, problem }) => {
    const found = answered.flatMap(({ place, look }) => {
      const text = problem(look.headers);
      return text === undefined ? [] : [{ place, text }];
    });
    const [first] = found;
    if (first === undefined) return ok(name, `As it should be on ${plural(answered.length, 'page')}.`);
    const places = found.length === answered.length ? '' : ` on ${first.place}`;
    return warn(name, `There is ${first.text}${places}.`, POLICY);
  });
}

function hstsProblem(value: string | undefined): string | undefined {
  if (value === undefined) return 'no Strict-Transport-Security';
  const age = Number(/max-age\s*=\s*"?(\d+)/i.exec(value)?.[1] ?? 0);
  return age >= YEAR_SECONDS ? undefined : `a Strict-Transport-Security of less than a year (max-age ${age})`;
}

/** X-Frame-Options is what browsers fall back to where the policy has no frame-ancestors. */
function framingProblem(headers: Headers): string | undefined {
  const isLimited = policiesOf(headers).some((policy) => policy.has('frame-ancestors'));
  return isLimited || headers['x-frame-options'] ? undefined : 'no frame-ancestors in the Content-Security-Policy';
}
