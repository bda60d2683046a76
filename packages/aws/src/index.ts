/**
 * AWS for the actions: clients that share one credential provider, one retry policy and one call counter; errors that
 * say what to mend; links into the console.
 *
 * An action spreads `awsInputs` into its input spec, opens one `awsSession` per run, takes SDK clients from it and lets
 * `explainAwsError` translate what they throw. Custom endpoints need nothing here: the SDK reads `AWS_ENDPOINT_URL` and
 * `AWS_ENDPOINT_URL_<SERVICE>` itself.
 */
export { consoleLinks, type ConsoleLinks } from './console-links.js';
export * from './errors/index.js';
export { awsInputs, type AwsInputValues } from './inputs.js';
export { partitionOf, type Partition } from './region.js';
export {
  awsSession,
  type AwsClient,
  type AwsClientConfig,
  type AwsSession,
  type Purpose,
  type SigningAccess,
} from './session.js';
export {
  configuredEndpoint,
  signedRequests,
  type SignedRequest,
  type SignedRequestOptions,
  type SignedRequests,
} from './signed-requests.js';
export type { ServiceError } from './signed/error.js';
export type { Transport, WireAnswer, WireRequest } from './signed/transport.js';
export { childOf, childrenOf, parseXml, textOf, type XmlElement } from './signed/xml.js';
