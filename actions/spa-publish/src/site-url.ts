import { inputError } from '@platform-actions/action-kit';

const VALID = 'must be an address with https, such as https://shop.example.com/.';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address of a site's root, ending with `/`; `undefined` where none is given.
 *
 * @throws UserError where it is none; plain http is for the own machine only.
 */
export function siteUrlOf(input: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!isSafe || url.username !== '' || url.password !== '') throw inputError(input, given, VALID);
  if (url.search !== '' || url.hash !== '') throw inputError(input, given, 'must end with a path, without ? and #.');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/**
 * The address of a preview: `{id}` in it is replaced by the preview's name, else the name is appended.
 *
 * @throws UserError where it is none, or on the production site's host: a preview's scripts would run as that site's.
 */
export function previewUrlOf(
  given: string | undefined,
  id: string,
  productionUrl: string | undefined,
): string | undefined {
  if (given === undefined) return undefined;
  const address = given.includes('{id}') ? given.replaceAll('{id}', id) : `${given.replace(/\/+$/, '')}/${id}/`;
  const url = siteUrlOf('preview-url', address);
  if (url !== undefined && productionUrl !== undefined && new URL(url).origin === new URL(productionUrl).origin) {
    throw inputError(
      'preview-url',
      given,
      'it is on the host of "site-url"; give previews a host of their own, since they share cookies and storage with all of a host.',
    );
  }
  return url;
}
