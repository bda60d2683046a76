import { createCluster } from './clusters.js';
import { deployAsSomebodyElse } from './deploy.js';
import { findCluster, findService } from './names.js';
import { moveTag } from './revisions.js';
import { snapshot } from './rollout.js';
import { scenarioOf, type Scenario, type ScenarioName } from './scenario.js';
import { seedService, type SeedOptions, type ServiceSeed } from './seed.js';
import type { Deployment, Ecs, Service, ServiceDeployment, Task } from './state.js';

/** Read access to ECS for assertions, always as of now, and what others than the client under test may do to it. */
export interface EcsControl {
  /** @throws AwsError when there is none */
  service(name: string, cluster?: string): Service;
  services(): readonly Service[];
  /** The deployments in progress or in place, PRIMARY first. */
  deployments(service: string, cluster?: string): readonly Deployment[];
  /** Oldest first. */
  serviceDeployments(service: string, cluster?: string): readonly ServiceDeployment[];
  tasks(service: string, cluster?: string): readonly Task[];
  createCluster(name: string): void;
  /** Another pipeline deploys its own revision now. */
  deployAsSomebodyElse(service: string, cluster?: string): void;
  /** The tag names another image from the next deployment on; gives the new digest. */
  moveTag(image: string): string;
  /** What a tag resolves to from the next deployment on. */
  setDigest(image: string, digest: string): void;
  setServiceStatus(service: string, status: Service['status'], cluster?: string): void;
}

export interface EcsHandles {
  readonly ecs: EcsControl;
  seedService(options: SeedOptions): ServiceSeed;
  scenario(service: string, scenario: Scenario | ScenarioName): void;
}

export function ecsControl(ecs: Ecs): EcsHandles {
  const find = (name: string, cluster?: string): Service => {
    ecs.agenda.settle();
    return findService(findCluster(ecs, cluster ?? clusterOf(ecs, name)), name);
  };
  return {
    seedService: (options) => {
      ecs.agenda.settle();
      return seedService(ecs, options);
    },
    scenario: (service, scenario) => ecs.scenarios.set(service, scenarioOf(scenario)),
    ecs: {
      service: find,
      services: () => {
        ecs.agenda.settle();
        return [...ecs.clusters.values()].flatMap(({ services }) => [...services.values()]);
      },
      deployments: (name, cluster) => find(name, cluster).deployments,
      serviceDeployments: (name, cluster) => find(name, cluster).serviceDeployments,
      tasks: (name, cluster) => find(name, cluster).tasks,
      createCluster: (name) => {
        createCluster(ecs, name);
      },
      deployAsSomebodyElse: (name, cluster) => {
        deployAsSomebodyElse(ecs, find(name, cluster));
      },
      moveTag: (image) => moveTag(ecs, image),
      setDigest: (image, digest) => {
        ecs.registry.set(image, digest);
      },
      setServiceStatus: (name, status, cluster) => {
        const service = find(name, cluster);
        service.status = status;
        snapshot(ecs, service);
      },
    },
  };
}

/** Where no cluster is said: the one that has a service of that name. */
function clusterOf(ecs: Ecs, service: string): string | undefined {
  return [...ecs.clusters.values()].find(({ services }) => services.has(service))?.name;
}
