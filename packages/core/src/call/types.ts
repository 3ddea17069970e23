import type { ServiceSettings } from '../config/types.ts';
import type { Clock, OnEvent, Random, Transport } from '../ports/index.ts';

/** What every service client is made of. */
export interface CallDeps {
  /** The Region whose endpoint is called: of the sign-in, never of the profile. */
  region: string;
  settings: ServiceSettings;
  transport: Transport;
  clock: Clock;
  random: Random;
  onEvent: OnEvent;
  /** What to do when only a new sign-in helps. Default: `run: ssoctl login`. */
  loginHint?: string | undefined;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
}
