import { configuredEndpoint, parseXml, signedRequests, type AwsSession, type XmlElement } from '@platform-actions/aws';

/** A request of CloudFront's API, signed and sent once. Gives the parsed document of the answer. */
export type CloudFrontCall = (request: {
  /** `CreateInvalidation`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Encoded, below the version. */
  readonly path: string;
  readonly body?: string;
}) => Promise<XmlElement>;

const VERSION = '2020-05-31';
const CONNECTIONS = 4;

/** Calls by the session's credentials. CloudFront has one endpoint per partition, in a region of its own. */
export function cloudFrontCall(session: AwsSession): CloudFrontCall {
  const requests = signedRequests(session, { service: 'cloudfront', name: 'CloudFront', connections: CONNECTIONS });
  const isChina = session.partition.id === 'aws-cn';
  const region = isChina ? 'cn-northwest-1' : 'us-east-1';
  const host = isChina ? `cloudfront.${region}.amazonaws.com.cn` : 'cloudfront.amazonaws.com';
  const origin = configuredEndpoint(session, 'CloudFront') ?? `https://${host}`;
  return async ({ operation, method, path, body }) => {
    const answer = await requests.send({
      ...{ operation, method, origin, region },
      path: `/${VERSION}${path}`,
      ...(body !== undefined && { body: Buffer.from(body), headers: { 'content-type': 'application/xml' } }),
    });
    return parseXml(new TextDecoder().decode(answer.body));
  };
}
