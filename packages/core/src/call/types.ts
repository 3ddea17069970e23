import type { ServiceSettings } from '../config/types.ts';
import type { Clock, OnEvent, Random, Transport } from '../ports/index.ts';
import type { Pace } from './pace.ts';

/** What every service client is made of. */
export interface CallDeps {
  /** The Region whose endpoint is called: of the sign-in, never of the profile. */
  region: string;
  settings: ServiceSettings;
  transport: Transport;
  clock: Clock;
  random: Random;
  onEvent: OnEvent;
  /** Whose turns every attempt takes, where many calls share the service's limit. Default: a call begins at once. */
  pace?: Pace | undefined;
  /** Attempts after the first of a call that may be repeated, where many hosts are asked. Default: by what went wrong. */
  retries?: number | undefined;
  /** What to do when only a new sign-in helps. Default: `run: ssoctl login`. */
  loginHint?: string | undefined;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
}
