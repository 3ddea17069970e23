import { readFile } from 'node:fs/promises';
import type { EmulatorClock } from './clock.ts';
import type { Afflicted } from './faults/apply.ts';
import { operationOf } from './route-table.ts';
import { defaultSeed, loadSeed, type Seed, type SeedDocument } from './seed/index.ts';
import { createService } from './service.ts';
import type { MountedService } from './service-border.ts';
import type { StateControls } from './state/controls.ts';

export interface MountOptions {
  clock: EmulatorClock;
  seed?: Seed | SeedDocument | string | undefined;
  approve?: string | true | undefined;
  rotate?: boolean | undefined;
}

/** The services as the server drives them. */
export interface Mounted extends MountedService, Afflicted {
  seed: Seed;
  place: { startUrl: string; region: string };
  state: StateControls;
  /** Back to the seed, and to who approved at the start. */
  reset(): void;
}

/** Reads the seed and sets up the services on it. @throws SeedError, or RangeError when `approve` names nobody */
export async function mountService({ clock, seed: source, approve, rotate }: MountOptions): Promise<Mounted> {
  const seed = await readSeed(source);
  const behaviour = rotate === undefined ? {} : { rotate };
  const { app, state, startUrl, region } = createService({ seed, clock, options: { approve, behaviour } });
  const approver = state.approver;
  return {
    fetch: (request, env) => app.fetch(request, env),
    operationOf,
    seed,
    place: { startUrl, region },
    state,
    expireTokens: () => state.expireAccessTokens(),
    revokeSessions: (user) => state.revokeSessions(user),
    reset() {
      state.reset();
      state.approveAs(approver);
    },
  };
}

async function readSeed(source: Seed | SeedDocument | string | undefined): Promise<Seed> {
  if (source === undefined) return defaultSeed();
  if (typeof source !== 'string') return loadSeed(source);
  return loadSeed(await readFile(source, 'utf8'), { file: source });
}

/** @throws RangeError when nobody can sign in */
export function firstUser(seed: Seed): string {
  const user = seed.users.find(({ status }) => status === 'ENABLED');
  if (user === undefined) throw new RangeError('the seed has no user who can sign in');
  return user.name;
}
