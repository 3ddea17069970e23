import type { RoleCredentials } from '../cache/types.ts';
import type { Config, RoleProfile } from '../config/types.ts';
import type { World } from '../ports/index.ts';
import { cached } from './cached.ts';

/** Bound of a whole call, waits for other processes included: a program that asks for credentials does not hang. */
const LIMIT_MS = 45_000;

export interface RoleCredentialsOptions {
  signal?: AbortSignal | undefined;
  /** Bound of the whole, waits for other processes included, in ms. Default 45 000. */
  limitMs?: number | undefined;
}

/**
 * The role's credentials: from the cache, or fetched once for all processes that wait for them, and cached. Never prompts.
 * @throws SIGN_IN_REQUIRED, SESSION_ENDED, ACCESS_DENIED, LOCKED, TIMED_OUT, and the network's codes
 */
export async function roleCredentials(
  world: World,
  config: Config,
  role: RoleProfile,
  options: RoleCredentialsOptions = {},
): Promise<RoleCredentials> {
  const known = await cached(world, role);
  if (known) return known;
  const { fetchOnce } = await import('./fetch-once.ts');
  const { within } = await import('./time-limit.ts');
  const limit = { ms: options.limitMs ?? LIMIT_MS, what: `getting credentials for profile ${role.profile}` };
  return within(world.clock, { ...limit, signal: options.signal }, (signal) => fetchOnce(world, config, role, signal));
}
