import { afterEach, beforeEach } from '@jest/globals';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { CLEAN_ENVIRONMENT, startAwsServer, type Answer, type AwsServer, type Seen } from './aws-server.js';

/**
 * Gives each test an environment without AWS, and a way to start a server that this environment names as its endpoint.
 * The server stops with the test.
 */
export function awsPerTest(): (answer: (seen: Seen, earlier: number) => Answer) => Promise<AwsServer> {
  const environment = process.env;
  const servers: AwsServer[] = [];
  beforeEach(() => {
    const kept = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_'));
    process.env = { ...Object.fromEntries(kept), ...CLEAN_ENVIRONMENT };
  });
  afterEach(async () => {
    process.env = environment;
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
  return async (answer) => {
    const server = await startAwsServer(answer);
    servers.push(server);
    process.env['AWS_ENDPOINT_URL'] = server.url;
    return server;
  };
}

export const describeOrders = () => new DescribeServicesCommand({ services: ['orders'] });
