import type { CloudWatch } from './cloudwatch/index.js';
import type { ServiceTable } from './core/dispatcher.js';
import type { RegionContext } from './core/types.js';
import { createEcr, type Ecr } from './ecr/index.js';
import { createEcs, type EcsService } from './ecs/index.js';
import type { Timings } from './ecs/timings.js';
import { createLogs, type Logs } from './logs/index.js';
import { createSts, type StsParts } from './sts/index.js';

export interface Region {
  readonly ecr: Ecr;
  readonly ecs: EcsService;
  readonly logs: Logs;
  readonly cloudWatch: CloudWatch;
  readonly services: ServiceTable;
}

export interface RegionParts {
  readonly context: Omit<RegionContext, 'region'>;
  readonly sts: StsParts;
  readonly timings: Partial<Timings>;
  /** Services that are the same in every region: S3's buckets. */
  readonly global: ServiceTable;
  createCloudWatch(context: RegionContext): CloudWatch;
}

/** Regions come into being, empty, when first asked for: a call to the wrong one finds nothing there. */
export function regions(parts: RegionParts): {
  readonly of: (region: string) => Region;
  readonly servicesOf: (region: string) => ServiceTable;
} {
  const known = new Map<string, Region>();
  const of = (name: string): Region => {
    const region = known.get(name) ?? createRegion(name, parts);
    known.set(name, region);
    return region;
  };
  return { of, servicesOf: (name) => of(name).services };
}

function createRegion(region: string, parts: RegionParts): Region {
  const context = { ...parts.context, region };
  const logs = createLogs(context);
  const ecs = createEcs(context, logs.store, parts.timings);
  const ecr = createEcr(context);
  const cloudWatch = parts.createCloudWatch(context);
  const sts = createSts(context, parts.sts);
  const services: ServiceTable = {
    ...parts.global,
    ecr: ecr.service,
    ecs: ecs.service,
    logs: logs.service,
    monitoring: cloudWatch.service,
    sts: sts.service,
  };
  return { ecr, ecs, logs, cloudWatch, services };
}
