import { optionalText, texts } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { ecsArn, shortName } from './names.js';
import type { Ecs } from './state.js';

/** The ARN that IAM checks for a request, as an AccessDenied names it. */
export function resourceOf(ecs: Ecs, operation: string, input: JsonObject): string {
  const cluster = shortName(optionalText(input, 'cluster') ?? 'default');
  switch (operation) {
    case 'UpdateService':
    case 'DescribeServices':
    case 'ListServiceDeployments':
    case 'CreateService': {
      const service =
        optionalText(input, 'service') ?? optionalText(input, 'serviceName') ?? texts(input, 'services')[0];
      return ecsArn(ecs, `service/${cluster}/${shortName(service ?? '*')}`);
    }
    case 'DescribeServiceDeployments':
      return texts(input, 'serviceDeploymentArns')[0] ?? '*';
    case 'StopServiceDeployment':
      return optionalText(input, 'serviceDeploymentArn') ?? '*';
    case 'DescribeServiceRevisions':
      return texts(input, 'serviceRevisionArns')[0] ?? '*';
    case 'DescribeTasks':
      return ecsArn(ecs, `task/${cluster}/${shortName(texts(input, 'tasks')[0] ?? '*')}`);
    case 'RegisterTaskDefinition':
      return ecsArn(ecs, `task-definition/${optionalText(input, 'family') ?? '*'}:*`);
    case 'CreateCluster':
    case 'DescribeClusters':
      return ecsArn(ecs, `cluster/${cluster}`);
    default:
      return '*';
  }
}
