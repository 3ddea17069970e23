import type { ClockOptions } from './clock.ts';
import type { Call } from './control/calls.ts';
import type { EmulatorControl } from './control/control.ts';
import type { EmulatorPlace } from './env.ts';
import type { Seed, SeedDocument } from './seed/index.ts';

export interface EmulatorOptions {
  /** The organization to play: a seed document, or the path of a YAML or JSON file with one. Default: a small company. */
  seed?: Seed | SeedDocument | string | undefined;
  /** Port on 127.0.0.1. Default 0: any. */
  port?: number | undefined;
  /** Approves every sign-in at once, as this user (true: the first user), so that scripts need no browser. */
  approve?: string | true | undefined;
  /** Also be a CONNECT proxy that ends TLS for AWS's host names. */
  intercept?: boolean | undefined;
  clock?: ClockOptions | undefined;
  /** A refresh answers with a new refresh token and the old one is dead. */
  rotate?: boolean | undefined;
  /** A fault plan: `{rules: […]}`, a list of rules, or one rule. */
  faults?: unknown;
  /** Enforce the service's published request rates. */
  limits?: boolean | undefined;
  /** Write a 0600 file here from which others find this emulator; removed at `close()`. */
  announce?: string | undefined;
  /** Told each call as it is answered. */
  onCall?: ((call: Call) => void) | undefined;
  /** Told what else a person should know: refused hosts, clients that do not trust the CA. */
  onLog?: ((line: string) => void) | undefined;
}

/** A running emulator. */
export interface Emulator extends EmulatorPlace {
  /** The variables that lead an AWS program here. */
  env: Record<string, string>;
  control: EmulatorControl;
  /** Ends every connection at once, stops listening, removes its files. */
  close(): Promise<void>;
}
