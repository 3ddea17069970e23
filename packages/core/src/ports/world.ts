import type { Browser } from './browser.ts';
import type { Clock } from './clock.ts';
import type { OnEvent } from './events.ts';
import type { Files } from './files.ts';
import type { Locks } from './locks.ts';
import type { Loopback } from './loopback.ts';
import type { Random } from './random.ts';
import type { Transport } from './transport.ts';

/** Everything the library touches outside itself. `system/` makes the real one; functions take the slice they use. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The home directory: HOME on POSIX, USERPROFILE on Windows. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly files: Files;
  readonly locks: Locks;
  readonly random: Random;
  readonly browser: Browser;
  readonly loopback: Loopback;
  readonly transport: Transport;
  readonly onEvent: OnEvent;
}
