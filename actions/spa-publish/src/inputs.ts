import {
  input,
  inputError,
  UserError,
  type InputSpec,
  type InputValues,
  type Runner,
} from '@platform-actions/action-kit';
import { awsInputs } from '@platform-actions/aws';
import { parseRules, type Rule } from './files/rules.js';
import { RELEASE_ID } from './release/manifest.js';
import { previewUrlOf, siteUrlOf } from './site-url.js';

export const MODES = ['publish', 'rollback', 'preview', 'preview-close', 'gc'] as const;

export const inputSpec = {
  mode: input.oneOf(MODES, { default: 'publish' }),
  'dry-run': input.boolean({ default: 'false' }),
  source: input.text({ default: 'dist' }),
  bucket: input.pattern(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of an S3 bucket, such as shop-web.', {
    required: true,
  }),
  prefix: input.text(),
  entry: input.pattern(
    /^(?!\/)(?!.*(^|\/)\.{1,2}\/)[^\u0000-\u001f\\]+\.html?$/,
    'must be the path of an HTML file, such as index.html.',
    {
      default: 'index.html',
    },
  ),
  'distribution-id': input.lines(),
  'site-url': input.text(),
  rules: input.lines(),
  invalidate: input.oneOf(['auto', 'none', 'all'], { default: 'auto' }),
  wait: input.duration({ default: '60s', max: 3600 }),
  verify: input.oneOf(['strict', 'warn', 'off']),
  'auto-rollback': input.boolean({ default: 'false' }),
  drift: input.oneOf(['off', 'list'], { default: 'off' }),
  'preview-id': input.pattern(
    /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
    'must be 1 to 63 letters, digits and hyphens, such as pr-7.',
  ),
  'preview-url': input.text(),
  ...awsInputs,
  'keep-releases': input.integer({ default: '5', min: 1, max: 100 }),
  'keep-days': input.integer({ default: '14', min: 0, max: 3650 }),
  'max-delete': input.integer({ default: '5000', min: 0 }),
  'lock-timeout': input.duration({ default: '5m', max: 21_600 }),
  'lock-ttl': input.duration({ default: '60s', min: 10, max: 3600 }),
  concurrency: input.integer({ default: '128', min: 1, max: 512 }),
  'source-maps': input.oneOf(['skip', 'upload', 'private'], { default: 'skip' }),
  'release-id': input.pattern(RELEASE_ID, 'must be 1 to 128 letters, digits, dots, hyphens and underscores.'),
  to: input.pattern(RELEASE_ID, 'must be "previous" or the id of a release.', { default: 'previous' }),
  'allow-shrink': input.boolean({ default: 'false' }),
  'allow-older': input.boolean({ default: 'false' }),
  comment: input.oneOf(['auto', 'true', 'false'], { default: 'auto' }),
  'github-token': input.githubToken(),
} satisfies InputSpec;

type Given = InputValues<typeof inputSpec>;

/** What the step is to do: the inputs, checked against each other, with what follows from several of them. */
export interface Inputs extends Omit<Given, 'prefix' | 'rules' | 'siteUrl' | 'verify'> {
  /** Empty, or ending with `/`; a preview's own where the mode is about one. */
  readonly prefix: string;
  readonly rules: readonly Rule[];
  /** Address of the site's root that this run is about, ending with `/`. */
  readonly siteUrl: string | undefined;
  readonly verify: 'strict' | 'warn' | 'off';
}

/** Folders of the control data; a prefix with such a name would lie in another site's. */
const RESERVED = new Set(['_spa', 'releases', 'bodies', 'maps']);
const DISTRIBUTION = /^E[A-Z0-9]{5,20}$/;

/**
 * Every input, checked as far as it can be without network and files.
 *
 * @param pullRequest of the event, which names a preview that the inputs do not.
 * @throws UserError that lists what is wrong.
 */
export function readInputs(runner: Runner, pullRequest: number | undefined): Inputs {
  const given = runner.inputs(inputSpec);
  const problems: string[] = [];
  const checked = <T>(check: () => T, otherwise: T): T => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error.message);
      return otherwise;
    }
  };
  const previewId = checked(() => previewIdOf(given, pullRequest), undefined);
  const prefix = checked(() => prefixOf(given.prefix), '') + (previewId === undefined ? '' : `${previewId}/`);
  const productionUrl = checked(() => siteUrlOf('site-url', given.siteUrl), undefined);
  const previewUrl = checked(() => previewUrlOf(given.previewUrl, previewId ?? '', productionUrl), undefined);
  const siteUrl = isPreview(given) ? previewUrl : productionUrl;
  const rules = checked(() => parseRules(given.rules), []);
  const distributionId = [...new Set(given.distributionId)];
  for (const id of distributionId)
    checked(() => {
      checkDistribution(id);
    }, undefined);
  if (problems.length === 0) problems.push(...verifyProblems(given, siteUrl));
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  const verify = given.verify ?? (siteUrl === undefined ? 'off' : 'strict');
  return { ...given, distributionId, previewId, prefix, rules, siteUrl, verify };
}

function isPreview({ mode }: Given): boolean {
  return mode === 'preview' || mode === 'preview-close';
}

function previewIdOf(given: Given, pullRequest: number | undefined): string | undefined {
  if (!isPreview(given)) return undefined;
  const id = given.previewId ?? (pullRequest === undefined ? undefined : `pr-${pullRequest}`);
  if (id === undefined) {
    throw new UserError(
      `Input "preview-id" is required for mode "${given.mode}" where no pull request started the run. Give it a name, such as pr-7.`,
    );
  }
  if (RESERVED.has(id)) throw inputError('preview-id', id, 'the action uses that name itself.');
  return id;
}

function prefixOf(given = ''): string {
  const parts = given.replace(/^\/|\/$/g, '').split('/');
  if (given === '' || given === '/') return '';
  const bad = parts.find((part) => !/^[A-Za-z0-9._~-]+$/.test(part) || /^\.+$/.test(part));
  if (bad !== undefined) {
    throw inputError(
      'prefix',
      given,
      'must be folders of letters, digits and . _ ~ - with / between them, such as shop/.',
    );
  }
  const taken = parts.find((part) => RESERVED.has(part));
  if (taken !== undefined) throw inputError('prefix', given, `the action uses the name ${taken} itself.`);
  return `${parts.join('/')}/`;
}

function checkDistribution(id: string): void {
  if (!DISTRIBUTION.test(id)) {
    throw inputError('distribution-id', id, 'must be the id of a CloudFront distribution, such as E1A2B3C4D5E6F7.');
  }
}

function verifyProblems({ mode, verify, autoRollback }: Given, siteUrl: string | undefined): string[] {
  if (mode === 'gc' || mode === 'preview-close') return [];
  const address = mode === 'preview' ? 'preview-url' : 'site-url';
  if (siteUrl === undefined && (verify === 'strict' || verify === 'warn')) {
    return [`Input "verify" is "${verify}" and needs the address of the site: give "${address}".`];
  }
  if (!autoRollback || (siteUrl !== undefined && (verify ?? 'strict') === 'strict')) return [];
  return [`Input "auto-rollback" is true and needs a probe to judge by: give "${address}" and "verify: strict".`];
}
