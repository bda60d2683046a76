import type { Finding, ScanReport } from '../model.js';
import { idKey, idKeysOf } from './ids.js';
import { parsePurl, purlMatches, type PurlParts } from './purl.js';
import type { VexProduct, VexStatement } from './types.js';

export interface VexMatcher {
  /** The statement that decides about a finding, where there is one: the latest, and of two at one time the more careful. */
  match(finding: Finding): VexStatement | undefined;
  /** The statements that fitted no finding so far. */
  unused(): readonly VexStatement[];
}

/** Whether a statement takes a finding out of the count. */
export function holdsBack({ status }: VexStatement): boolean {
  return status === 'not_affected' || status === 'fixed';
}

/** Prepares statements for many findings of these reports. They are about vulnerabilities only. */
export function vexMatcher(statements: readonly VexStatement[], reports: readonly ScanReport[]): VexMatcher {
  const byId = new Map<string, VexStatement[]>();
  for (const statement of statements) {
    for (const key of new Set(statement.ids.map(idKey))) byId.set(key, [...(byId.get(key) ?? []), statement]);
  }
  const images = imagesOf(reports);
  const used = new Set<VexStatement>();
  const match = (finding: Finding): VexStatement | undefined => {
    if (statements.length === 0 || finding.kind !== 'vuln') return undefined;
    const fitting = [...new Set([...idKeysOf(finding)].flatMap((key) => byId.get(key) ?? []))].filter(({ products }) =>
      products.some((product) => productFits(product, finding, images)),
    );
    for (const statement of fitting) used.add(statement);
    return fitting.sort(latestFirst)[0];
  };
  return { match, unused: () => statements.filter((statement) => !used.has(statement)) };
}

function latestFirst(one: VexStatement, other: VexStatement): number {
  return other.timestamp - one.timestamp || Number(holdsBack(one)) - Number(holdsBack(other));
}

interface Image {
  readonly reference: string;
  readonly digest: string | undefined;
}

function imagesOf(reports: readonly ScanReport[]): readonly Image[] {
  return reports.flatMap(({ target }) =>
    target.kind === 'image' ? [{ reference: target.reference, digest: target.digest }] : [],
  );
}

/** A product is the package itself or the image with it; subcomponents narrow either to the packages that are meant. */
function productFits({ purls, subcomponents }: VexProduct, finding: Finding, images: readonly Image[]): boolean {
  const actual = finding.package?.purl === undefined ? undefined : parsePurl(finding.package.purl);
  const isPackage = (text: string): boolean => {
    const wanted = parsePurl(text);
    return wanted !== undefined && actual !== undefined && purlMatches(wanted, actual);
  };
  if (purls.some(isPackage)) return subcomponents.length === 0 || subcomponents.some(isPackage);
  const isImage = finding.location.kind === 'image' && purls.some((purl) => imagesMatch(purl, images));
  return isImage && (subcomponents.length === 0 || subcomponents.some(isPackage));
}

/** All images must be the one that is meant: a finding may come from any of them. */
function imagesMatch(purl: string, images: readonly Image[]): boolean {
  const wanted = parsePurl(purl);
  return wanted?.type === 'oci' && images.length > 0 && images.every((image) => imageMatches(wanted, image));
}

/** `pkg:oci/orders-api@sha256:…?repository_url=ghcr.io/org/orders-api`: digest and repository count where given. */
function imageMatches({ path, version, qualifiers }: PurlParts, { reference, digest }: Image): boolean {
  const [beforeDigest = '', inReference] = reference.split('@');
  const repository = beforeDigest.replace(/:[^:/]+$/, '').toLowerCase();
  const wantedRepository = qualifiers.get('repository_url')?.toLowerCase();
  const tag = /:([^:/]+)$/.exec(beforeDigest)?.[1];
  const wantedTag = qualifiers.get('tag');
  return (
    repository.split('/').at(-1) === path.toLowerCase() &&
    (version === undefined || version === (digest ?? inReference)) &&
    (wantedRepository === undefined ||
      wantedRepository === repository ||
      `${wantedRepository}/${path}` === repository) &&
    (wantedTag === undefined || wantedTag === tag)
  );
}
