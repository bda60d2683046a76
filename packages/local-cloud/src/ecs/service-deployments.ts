import { AwsError } from '../core/errors.js';
import { optionalNumber, optionalObject, optionalText, texts } from '../core/input.js';
import type { JsonObject, Operation } from '../core/types.js';
import { rollBackOnRequest } from './deploy.js';
import { findCluster, findService, invalidParameter } from './names.js';
import { isFinished } from './rollout.js';
import type { Ecs, Service, ServiceDeployment } from './state.js';
import { revisionView, serviceDeploymentBrief, serviceDeploymentView, visibleServiceDeployments } from './views.js';

const AT_ONCE = 20;

export function serviceDeploymentOperations(ecs: Ecs): Record<string, Operation> {
  return {
    ListServiceDeployments: (input) => listServiceDeployments(ecs, input),
    DescribeServiceDeployments: (input) => {
      const arns = atMostTwenty(input, 'serviceDeploymentArns');
      const found = arns.map((arn) => [arn, findDeployment(ecs, arn)] as const);
      return {
        serviceDeployments: found.flatMap(([, hit]) =>
          hit ? [serviceDeploymentView(hit.service, hit.deployment)] : [],
        ),
        failures: missing(found),
      };
    },
    DescribeServiceRevisions: (input) => {
      const arns = atMostTwenty(input, 'serviceRevisionArns');
      const found = arns.map((arn) => {
        const service = allServices(ecs).find(({ revisions }) => revisions.some((revision) => revision.arn === arn));
        const revision = service?.revisions.find((candidate) => candidate.arn === arn);
        return [arn, service && revision ? revisionView(service, revision) : undefined] as const;
      });
      return { serviceRevisions: found.flatMap(([, view]) => (view ? [view] : [])), failures: missing(found) };
    },
    StopServiceDeployment: (input) => stopServiceDeployment(ecs, input),
  };
}

function listServiceDeployments(ecs: Ecs, input: JsonObject): JsonObject {
  const cluster = findCluster(ecs, optionalText(input, 'cluster'));
  const service = findService(cluster, optionalText(input, 'service') ?? '');
  const created = optionalObject(input, 'createdAt') ?? {};
  const after = (optionalNumber(created, 'after') ?? 0) * 1000;
  const before = (optionalNumber(created, 'before') ?? Infinity) * 1000;
  const statuses = texts(input, 'status');
  const found = visibleServiceDeployments(ecs, service)
    .filter(({ createdAt, status }) => {
      const asked = statuses.length === 0 || statuses.includes(status);
      return asked && createdAt >= after && createdAt <= before;
    })
    .toReversed();
  const start = Number(optionalText(input, 'nextToken') ?? 0);
  const end = start + (optionalNumber(input, 'maxResults') ?? AT_ONCE);
  return {
    serviceDeployments: found.slice(start, end).map((deployment) => serviceDeploymentBrief(service, deployment)),
    nextToken: end < found.length ? String(end) : undefined,
  };
}

function stopServiceDeployment(ecs: Ecs, input: JsonObject): JsonObject {
  const arn = optionalText(input, 'serviceDeploymentArn') ?? '';
  const found = findDeployment(ecs, arn);
  if (!found) throw new AwsError('ServiceDeploymentNotFoundException', 'The service deployment could not be found.');
  const stopType = optionalText(input, 'stopType') ?? 'ROLLBACK';
  if (stopType !== 'ROLLBACK') throw invalidParameter(`Stop type ${stopType} is not supported.`);
  const { service, deployment } = found;
  if (isFinished(deployment)) {
    throw new AwsError(
      'ConflictException',
      `Service deployment is in ${deployment.status} state and cannot be stopped.`,
    );
  }
  if (deployment.status !== 'STOP_REQUESTED') rollBackOnRequest(ecs, service, deployment);
  return { serviceDeploymentArn: deployment.arn };
}

function atMostTwenty(input: JsonObject, name: string): readonly string[] {
  const arns = texts(input, name);
  if (arns.length === 0 || arns.length > AT_ONCE) throw invalidParameter(`${name} must have 1 to ${AT_ONCE} elements.`);
  return arns;
}

function missing(found: readonly (readonly [string, unknown])[]): readonly JsonObject[] {
  return found.filter(([, hit]) => hit === undefined).map(([arn]) => ({ arn, reason: 'MISSING' }));
}

function findDeployment(ecs: Ecs, arn: string): { service: Service; deployment: ServiceDeployment } | undefined {
  for (const service of allServices(ecs)) {
    const deployment = service.serviceDeployments.find((candidate) => candidate.arn === arn);
    if (deployment) return { service, deployment };
  }
  return undefined;
}

function allServices(ecs: Ecs): readonly Service[] {
  return [...ecs.clusters.values()].flatMap(({ services }) => [...services.values()]);
}
