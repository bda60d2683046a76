import { childOf, childrenOf, textOf, type XmlElement } from '@platform-actions/aws';
import type { Invalidation } from '../ports.js';
import type { Behaviour, Distribution, ErrorResponse, Origin } from './distribution.js';

type Element = XmlElement | undefined;

/** The body of CreateInvalidation. */
export function invalidationBatch(paths: readonly string[], callerReference: string): string {
  const items = paths.map((path) => `<Path>${xmlText(path)}</Path>`).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
    `<Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths>` +
    `<CallerReference>${xmlText(callerReference)}</CallerReference></InvalidationBatch>`
  );
}

/** @throws Error where the answer is none of CloudFront's. */
export function readInvalidation(document: XmlElement): Invalidation {
  const invalidation = childOf(document, 'Invalidation');
  const id = text(invalidation, 'Id');
  if (id === '') throw new Error('CloudFront answered no invalidation.');
  return { id, status: text(invalidation, 'Status') === 'Completed' ? 'Completed' : 'InProgress' };
}

/**
 * The configuration of a distribution.
 *
 * @param minTtlOf the minimum TTL of a cache policy in seconds, where it could be read.
 */
export function readDistribution(
  id: string,
  document: XmlElement,
  minTtlOf: (cachePolicyId: string) => number | undefined,
): Distribution {
  const config = childOf(document, 'DistributionConfig');
  const behaviours = [
    readBehaviour(childOf(config, 'DefaultCacheBehavior'), minTtlOf),
    ...items(config, 'CacheBehaviors', 'CacheBehavior').map((each) => readBehaviour(each, minTtlOf)),
  ];
  return {
    id,
    defaultRootObject: text(config, 'DefaultRootObject'),
    origins: items(config, 'Origins', 'Origin').map(readOrigin),
    behaviours,
    errorResponses: items(config, 'CustomErrorResponses', 'CustomErrorResponse').map(readErrorResponse),
  };
}

/** Ids of the cache policies that the behaviours use, each once. */
export function cachePolicyIds(document: XmlElement): string[] {
  const { behaviours } = readDistribution('', document, () => undefined);
  return [...new Set(behaviours.map(({ cachePolicyId }) => cachePolicyId).filter((each) => each !== ''))];
}

/** Seconds. */
export function readMinTtl(document: XmlElement): number {
  return number(childOf(childOf(document, 'CachePolicy'), 'CachePolicyConfig'), 'MinTTL');
}

function readOrigin(origin: XmlElement): Origin {
  const isSigned = text(origin, 'OriginAccessControlId') !== '';
  const hasIdentity = text(childOf(origin, 'S3OriginConfig'), 'OriginAccessIdentity') !== '';
  return {
    id: text(origin, 'Id'),
    domain: text(origin, 'DomainName'),
    path: text(origin, 'OriginPath'),
    access: isSigned ? 'oac' : hasIdentity ? 'oai' : 'none',
  };
}

/** Without a cache policy the behaviour has a minimum of its own. */
function readBehaviour(behaviour: Element, minTtlOf: (cachePolicyId: string) => number | undefined): Behaviour {
  const cachePolicyId = text(behaviour, 'CachePolicyId');
  const functions = [
    ...items(behaviour, 'FunctionAssociations', 'FunctionAssociation'),
    ...items(behaviour, 'LambdaFunctionAssociations', 'LambdaFunctionAssociation'),
  ];
  return {
    pattern: text(behaviour, 'PathPattern') || '*',
    originId: text(behaviour, 'TargetOriginId'),
    compress: text(behaviour, 'Compress') === 'true',
    viewerProtocol: text(behaviour, 'ViewerProtocolPolicy'),
    minTtl: cachePolicyId === '' ? number(behaviour, 'MinTTL') : minTtlOf(cachePolicyId),
    cachePolicyId,
    responseHeadersPolicyId: text(behaviour, 'ResponseHeadersPolicyId'),
    hasViewerRequestFunction: functions.some((each) => text(each, 'EventType') === 'viewer-request'),
  };
}

function readErrorResponse(response: XmlElement): ErrorResponse {
  return {
    status: number(response, 'ErrorCode'),
    answeredStatus: number(response, 'ResponseCode'),
    page: text(response, 'ResponsePagePath'),
    minTtl: number(response, 'ErrorCachingMinTTL'),
  };
}

/** CloudFront's lists: `<Origins><Quantity>…</Quantity><Items><Origin>…`. */
function items(parent: Element, list: string, item: string): XmlElement[] {
  return childrenOf(childOf(childOf(parent, list), 'Items'), item);
}

function text(parent: Element, name: string): string {
  return textOf(parent, name) ?? '';
}

function number(parent: Element, name: string): number {
  return Number(text(parent, name)) || 0;
}

function xmlText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
