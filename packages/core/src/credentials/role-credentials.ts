import type { RoleCredentials } from '../cache/types.ts';
import type { Config, RoleProfile } from '../config/types.ts';
import type { World } from '../ports/index.ts';

export interface RoleCredentialsOptions {
  signal?: AbortSignal | undefined;
  /** Bound of the whole, waits for other processes included. Default 45 000. */
  limitMs?: number | undefined;
}

/**
 * The role's credentials: from the cache, or fetched once for all processes that wait for them, and cached. Never prompts.
 * @throws SIGN_IN_REQUIRED, SESSION_ENDED, ACCESS_DENIED, LOCKED, TIMED_OUT, and the network's codes
 */
export async function roleCredentials(
  _world: World,
  _config: Config,
  _role: RoleProfile,
  _options: RoleCredentialsOptions = {},
): Promise<RoleCredentials> {
  throw new Error('not yet');
}
