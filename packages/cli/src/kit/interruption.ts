import { setMaxListeners } from 'node:events';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';

/** The wish of a person or the system that we stop. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP; undefined while nobody asked. */
  readonly exitCode: number | undefined;
  /** Leaves signals to somebody else, such as a child that has them now. */
  release(): void;
}

const EXIT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Handled = keyof typeof EXIT;

/** The first signal asks politely, by aborting; the second ends the process. */
export function onInterruption(source: NodeJS.Process = process): Interruption {
  const controller = new AbortController();
  // Each call that is under way listens, and there may be many at once: more than ten are no leak.
  setMaxListeners(0, controller.signal);
  let exitCode: number | undefined;
  const handle = (signal: NodeJS.Signals) => {
    if (exitCode !== undefined) source.exit(exitCode);
    exitCode = EXIT[signal as Handled];
    controller.abort(new SsoctlError('CANCELLED', signal === 'SIGINT' ? 'cancelled' : `stopped by ${signal}`));
  };
  const signals = Object.keys(EXIT) as Handled[];
  for (const signal of signals) source.on(signal, handle);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    release() {
      for (const signal of signals) source.off(signal, handle);
    },
  };
}
