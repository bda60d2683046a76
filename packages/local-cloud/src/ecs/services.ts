import { objects, optionalNumber, optionalText, texts } from '../core/input.js';
import type { ApiRequest, JsonObject, Operation } from '../core/types.js';
import { createService } from './create-service.js';
import { ecsArn, findCluster, invalidParameter, lookUpService, shortName } from './names.js';
import type { Ecs, Service } from './state.js';
import { updateService } from './update-service.js';
import { serviceView } from './views.js';

export function serviceOperations(ecs: Ecs): Record<string, Operation> {
  return {
    CreateService: (input) => ({ service: serviceView(ecs, createService(ecs, input)) }),
    UpdateService: (input) => ({ service: serviceView(ecs, updateService(ecs, input)) }),
    DescribeServices: (input, request) => describeServices(ecs, input, request),
    ListServices: (input) => {
      const cluster = findCluster(ecs, optionalText(input, 'cluster'));
      const arns = [...cluster.services.values()].filter(({ status }) => status !== 'INACTIVE').map(({ arn }) => arn);
      const start = Number(optionalText(input, 'nextToken') ?? 0);
      const end = start + (optionalNumber(input, 'maxResults') ?? 10);
      return { serviceArns: arns.slice(start, end), nextToken: end < arns.length ? String(end) : undefined };
    },
  };
}

function describeServices(ecs: Ecs, input: JsonObject, request: ApiRequest): JsonObject {
  const cluster = findCluster(ecs, optionalText(input, 'cluster'));
  const references = texts(input, 'services');
  if (references.length === 0) throw invalidParameter('Services cannot be empty.');
  if (references.length > 10) throw invalidParameter('Services cannot have more than 10 elements');
  const withTags = texts(input, 'include').includes('TAGS');
  const services: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const service = lookUpService(cluster, reference);
    if (!service) {
      failures.push({ arn: ecsArn(ecs, `service/${cluster.name}/${shortName(reference)}`), reason: 'MISSING' });
      continue;
    }
    const view = readView(ecs, service, request.staleSeconds);
    services.push(withTags ? { ...view, tags: objects(service.configuration, 'tags') } : view);
  }
  return { services, failures };
}

/** The service now, or as it was, where a fault or a scenario makes the read a stale one. */
function readView(ecs: Ecs, service: Service, staleSeconds: number): JsonObject {
  const now = ecs.agenda.now();
  const { stale } = service;
  if (stale && now < stale.until) return stale.view;
  if (staleSeconds === 0) return serviceView(ecs, service);
  const asOf = now - staleSeconds * 1000;
  const past = service.history.findLast(({ at }) => at <= asOf) ?? service.history[0];
  return past?.view ?? serviceView(ecs, service);
}
