import type { AwsSession } from './session.js';

/**
 * Pages of the AWS console. Clusters, services and tasks may be given by name or by ARN. Each is the empty string where
 * the partition's console is not on the public internet; `link` of action-kit then shows its label alone.
 */
export interface ConsoleLinks {
  ecsService(cluster: string, service: string): string;
  /** The deployments of the service that a service-deployment ARN is of. */
  ecsServiceDeployment(serviceDeploymentArn: string): string;
  ecsTask(cluster: string, task: string): string;
  /** A CloudWatch Logs stream. */
  logStream(group: string, stream: string): string;
  /** The metrics of a CloudWatch namespace. */
  metrics(namespace: string): string;
}

/** The console's pages for what a session works on. */
export function consoleLinks({ region, partition }: Pick<AwsSession, 'region' | 'partition'>): ConsoleLinks {
  const { consoleHost } = partition;
  const page = (path: string, fragment = ''): string =>
    consoleHost === undefined ? '' : `https://${region}.${consoleHost}${path}?region=${region}${fragment}`;
  const clusterPath = (cluster: string): string => `/ecs/v2/clusters/${encode(lastPart(cluster))}`;
  const servicePath = (cluster: string, service: string): string =>
    `${clusterPath(cluster)}/services/${encode(lastPart(service))}`;
  return {
    ecsService: (cluster, service) => page(`${servicePath(cluster, service)}/health`),
    ecsServiceDeployment: (arn) => {
      const [, cluster = '', service = ''] = arn.split('/');
      return page(`${servicePath(cluster, service)}/deployments`);
    },
    ecsTask: (cluster, task) => page(`${clusterPath(cluster)}/tasks/${encode(lastPart(task))}`),
    logStream: (group, stream) =>
      page('/cloudwatch/home', `#logsV2:log-groups/log-group/${encodeTwice(group)}/log-events/${encodeTwice(stream)}`),
    metrics: (namespace) => page('/cloudwatch/home', `#metricsV2:graph=~();namespace=~%27${encodeStarred(namespace)}`),
  };
}

function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

/** RFC 3986, where `encodeURIComponent` leaves characters that end a Markdown link or an HTML attribute. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${hex(char)}`);
}

/** The fragment of the logs console is encoded twice, with `$` for the outer `%`: `/` is `$252F`. */
function encodeTwice(text: string): string {
  return encodeURIComponent(encode(text)).replaceAll('%', '$');
}

/** The fragment of the metrics console writes `*2f` where a URL has `%2F`. */
function encodeStarred(text: string): string {
  return text.replace(/[^\w.-]/g, (char) => `*${hex(char).toLowerCase()}`);
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}
