import type { Config, ServiceSettings } from '../config/types.ts';
import type { SsoctlError } from '../errors/index.ts';
import type { World } from '../ports/index.ts';

/** Where the Region of a portal may be found, cheapest first. */
export type RegionSource =
  /** The start URL's host names it. */
  | 'host'
  /** A session or profile with the same portal is configured. */
  | 'configured'
  /** Somebody signed in to it here; the token is in the cache. */
  | 'cache'
  /** The organization's own address leads to a portal whose host names it. */
  | 'redirect'
  /** The sign-in service at the configured endpoint tells its Region, and knows the start URL. */
  | 'registration'
  /** The portal's page names it. */
  | 'portal'
  /** Of all Regions, one knows the start URL. */
  | 'probe';

/** One place that was looked at, and what came of it, as a phrase. */
export interface Tried {
  step: RegionSource;
  outcome: string;
}

export interface Located {
  /** To be configured: a start URL of AWS's in one form, an address of the organization's own as it was given. */
  startUrl: string;
  /** The portal behind it: differs where an address of the organization's own was followed. */
  canonicalUrl: string;
  /** Absent where it was not found for certain. */
  region?: string;
  /** Partition id. */
  partition?: string;
  how: RegionSource | 'unknown';
  /** Several Regions know the start URL, and nothing tells which is the instance's. */
  candidates?: readonly string[];
  tried: readonly Tried[];
  /** Why nobody could be asked, where that is why nothing was found. */
  failure?: SsoctlError;
}

export interface LocateDeps {
  world: Pick<World, 'home' | 'files' | 'transport' | 'clock' | 'random' | 'onEvent'>;
  config: Pick<Config, 'sessions' | 'profiles'>;
  settings: ServiceSettings;
}

export interface LocateOptions {
  /** Whether Regions may be asked, which registers a client in each. Default true. */
  probe?: boolean | undefined;
  signal?: AbortSignal | undefined;
  /** Told what came of each step as soon as it is known. */
  onTried?: ((tried: Tried) => void) | undefined;
  /** Told how many Regions have been asked. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}
