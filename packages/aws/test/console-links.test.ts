import { describe, expect, it } from '@jest/globals';
import { link } from '@platform-actions/action-kit';
import { consoleLinks, partitionOf } from '../src/index.js';

const linksIn = (region: string) => consoleLinks({ region, partition: partitionOf(region) });
const links = linksIn('eu-west-1');
const HOST = 'https://eu-west-1.console.aws.amazon.com';

describe('console links', () => {
  it.each([
    ['a service', links.ecsService('main', 'orders'), '/ecs/v2/clusters/main/services/orders/health?region=eu-west-1'],
    [
      'a service by ARN',
      links.ecsService('arn:aws:ecs:eu-west-1:1:cluster/main', 'arn:aws:ecs:eu-west-1:1:service/main/orders'),
      '/ecs/v2/clusters/main/services/orders/health?region=eu-west-1',
    ],
    [
      'a service deployment',
      links.ecsServiceDeployment('arn:aws:ecs:eu-west-1:1:service-deployment/main/orders/abc'),
      '/ecs/v2/clusters/main/services/orders/deployments?region=eu-west-1',
    ],
    [
      'a task by ARN',
      links.ecsTask('main', 'arn:aws:ecs:eu-west-1:1:task/main/0a1b'),
      '/ecs/v2/clusters/main/tasks/0a1b?region=eu-west-1',
    ],
    [
      'a log stream',
      links.logStream('/ecs/orders', "app/web's/0a[$LATEST]"),
      '/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Forders/log-events/app$252Fweb$2527s$252F0a$255B$2524LATEST$255D',
    ],
    [
      'a namespace',
      links.metrics('CI/CD #1'),
      '/cloudwatch/home?region=eu-west-1#metricsV2:graph=~();namespace=~%27CI*2fCD*20*231',
    ],
    [
      'a hostile name',
      links.ecsService('main', 'a)(b c?d'),
      '/ecs/v2/clusters/main/services/a%29%28b%20c%3Fd/health?region=eu-west-1',
    ],
  ])('lead to %s', (_, url, path) => {
    expect(url).toBe(`${HOST}${path}`);
    expect(new URL(url).host).toBe('eu-west-1.console.aws.amazon.com');
    expect(link('open', url)).toMatch(/^\[open\]\(https:/);
  });

  it.each([
    ['us-east-1', 'us-east-1.console.aws.amazon.com'],
    ['cn-north-1', 'cn-north-1.console.amazonaws.cn'],
    ['us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
    ['eusc-de-east-1', 'eusc-de-east-1.console.amazonaws-eusc.eu'],
  ])('in %s lead to %s', (region, host) => {
    expect(new URL(linksIn(region).ecsService('main', 'orders')).host).toBe(host);
  });

  it('are empty, and shown as a label, where the console is not on the public internet', () => {
    const url = linksIn('us-iso-east-1').ecsService('main', 'orders');
    expect(url).toBe('');
    expect(link('orders', url)).toBe('orders');
  });
});
