import type { RegionContext, RestService } from '../core/types.js';
import { s3Control, type S3Control } from './control.js';
import { s3Service } from './service.js';
import { s3Store } from './store.js';
import type { S3Context, S3Settings } from './types.js';

export interface S3 {
  readonly service: RestService;
  readonly control: S3Control;
}

const DEFAULTS: S3Settings = { serviceTimes: {}, strictClock: false };

/** The S3 of an account, which all regions share; `region` is where its buckets are by default. */
export function createS3(parts: RegionContext, options: Partial<S3Settings> = {}): S3 {
  const { clock, random, account, region } = parts;
  const context: S3Context = { store: s3Store(clock, region), uploads: new Map(), clock, random, account };
  let settings: S3Settings = { ...DEFAULTS, ...options };
  const configure = (changed: Partial<S3Settings>): void => {
    settings = { ...settings, ...changed };
  };
  return { service: s3Service(context, () => settings), control: s3Control(context, configure) };
}
