import { resolve } from 'node:path';
import type { Config } from '@ssoctl/core/internal/config/types';
import type { SsoctlEvent, World } from '@ssoctl/core/internal/ports/index';
import type { Host } from './host.ts';
import type { Context, Env, EventTeller, Services } from './kit/context.ts';
import type { Globals } from './kit/globals.ts';
import type { Interruption } from './kit/interruption.ts';
import type { Output } from './kit/output.ts';
import { type Prompter, silentPrompter } from './kit/prompter.ts';
import { spawnChild } from './kit/spawn.ts';
import { tellEvent } from './kit/tell-event.ts';
import { terminalPrompter } from './kit/terminal-prompter.ts';

/** What a command works with, made from its process and its global options. Parts are loaded when first asked for. */
export function createContext(host: Host & { interruption: Interruption }, globals: Globals, output: Output): Context {
  const env = withConfigFile(host.env, globals.configFile);
  const tellers: EventTeller[] = [];
  const onEvent = (event: SsoctlEvent) => {
    if (!tellers.some((tell) => tell(event))) tellEvent(event, output);
  };
  const world = once(async (): Promise<World> => {
    const make = host.world ?? (await import('@ssoctl/core/internal/node')).nodeWorld;
    return make({ env, home: host.home, platform: host.platform, onEvent });
  });
  const config = once(async (): Promise<Config> => {
    const { loadConfig } = await import('@ssoctl/core/internal/config/load');
    return loadConfig(await world());
  });
  const services = byKey(async (profile: string | undefined): Promise<Services> => {
    const loaded = await config();
    const { serviceSettings } = await import('@ssoctl/core/internal/config/service-settings');
    const { createSessions } = await import('@ssoctl/core/internal/session/sessions');
    const { createListings } = await import('@ssoctl/core/internal/listing/listings');
    const settings = serviceSettings(loaded, env, profile);
    const made = await world();
    const sessions = createSessions(made, settings);
    const listings = createListings(made, settings, sessions);
    return { world: made, config: loaded, settings, sessions, listings };
  });
  return {
    env,
    globals,
    output,
    prompt: host.prompt ?? processPrompter(host.interruption.signal),
    spawn: host.spawn ?? spawnChild,
    signal: host.interruption.signal,
    now: host.now,
    config,
    world,
    services: (profile = globals.profile) => services(profile),
    async telling(tell, work) {
      tellers.unshift(tell);
      try {
        return await work();
      } finally {
        tellers.splice(tellers.indexOf(tell), 1);
      }
    },
    releaseSignals: () => host.interruption.release(),
  };
}

/** `--config-file` is AWS_CONFIG_FILE said otherwise, for us and for the commands that we start. */
function withConfigFile(env: Env, configFile: string | undefined): Env {
  return configFile === undefined ? env : { ...env, AWS_CONFIG_FILE: resolve(configFile) };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  const made = byKey<undefined, T>(make);
  return () => made(undefined);
}

function byKey<K, T>(make: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const made = new Map<K, Promise<T>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** Asks only where somebody can see the question and answer it. */
function processPrompter(signal: AbortSignal): Prompter {
  const { stdin, stderr } = process;
  const canAsk = stdin.isTTY === true && stderr.isTTY === true;
  return canAsk ? terminalPrompter({ input: stdin, output: stderr, signal }) : silentPrompter();
}
