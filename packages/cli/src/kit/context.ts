import type { Config, ServiceSettings } from '@ssoctl/core/internal/config/types';
import type { Listings } from '@ssoctl/core/internal/listing/types';
import type { SsoctlEvent, World } from '@ssoctl/core/internal/ports/index';
import type { Sessions } from '@ssoctl/core/internal/session/types';
import type { Globals } from './globals.ts';
import type { Output } from './output.ts';
import type { Prompter } from './prompter.ts';
import type { Env } from './sink.ts';
import type { Spawn } from './spawn.ts';

export type { Env } from './sink.ts';

/** Answers true when it has told the event; else the usual telling follows. */
export type EventTeller = (event: SsoctlEvent) => boolean;

/** What a command that calls services works with. */
export interface Services {
  world: World;
  config: Config;
  settings: ServiceSettings;
  sessions: Sessions;
  listings: Listings;
}

/** Everything a command is given besides its own arguments and options. Costly parts are made when asked for. */
export interface Context {
  readonly env: Env;
  readonly globals: Globals;
  readonly output: Output;
  readonly prompt: Prompter;
  readonly spawn: Spawn;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** The AWS files, read once. @throws CONFIG_UNREADABLE, CONFIG_INVALID */
  config(): Promise<Config>;
  world(): Promise<World>;
  /** As the settings of a profile want services called; by default those of the active one. */
  services(profile?: string): Promise<Services>;
  /** While `work` runs, events go to `tell` first. */
  telling<T>(tell: EventTeller, work: () => Promise<T>): Promise<T>;
  /** Hands signals over to a child that is about to run. */
  releaseSignals(): void;
}
