import type { Pluggable } from '@smithy/types';
import type { Partition } from '../region.js';

/** A session's surroundings, as far as fetching its credentials needs them. */
export interface CredentialContext {
  readonly region: string;
  readonly partition: Partition;
  /** For the STS client: region, user agent, retry policy. */
  readonly clientConfig: Readonly<Record<string, unknown>>;
  readonly clientPlugins: Pluggable<object, object>[];
}
