import { nodeWorld } from '@ssoctl/core/internal/node';
import type { Browser, Clock, World } from '@ssoctl/core/internal/ports/index';
import { fakeBrowser } from './fake-browser.ts';
import { type RecordedEvents, recordedEvents } from './recorded-events.ts';
import type { TempHome } from './temp-home.ts';

export interface WorldOptions {
  /** Default: empty, so that nothing of the machine's own environment leaks in. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Default: the machine's. Locks always go by the machine's: they compare with the times of files. */
  clock?: Clock;
  /** Default: one without a window that nobody looks at. */
  browser?: Browser;
}

export interface TestWorld extends World {
  readonly events: RecordedEvents;
}

/** The real files, locks and network, in a home of its own. */
export function worldFor(home: Pick<TempHome, 'path'>, options: WorldOptions = {}): TestWorld {
  const events = recordedEvents();
  const world = nodeWorld({ env: options.env ?? {}, home: home.path, onEvent: events.onEvent });
  return {
    ...world,
    clock: options.clock ?? world.clock,
    browser: options.browser ?? fakeBrowser(),
    events,
  };
}
