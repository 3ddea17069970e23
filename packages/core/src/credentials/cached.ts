import { readRoleCredentials } from '../cache/read-role-credentials.ts';
import type { RoleCredentials } from '../cache/types.ts';
import type { RoleProfile } from '../config/types.ts';
import type { Clock, Files, OnEvent } from '../ports/index.ts';

export interface CachedDeps {
  clock: Pick<Clock, 'now'>;
  files: Pick<Files, 'read'>;
  home: string;
  onEvent: OnEvent;
}

/** Cached role credentials are used while they have this long to live. The AWS CLI's number. */
export const USE_CACHED_ABOVE_MS = 900_000;

/** The role's credentials from the cache shared with the AWS CLI, when 15 minutes are left; no token is needed then. */
export async function cached(deps: CachedDeps, role: RoleProfile): Promise<RoleCredentials | undefined> {
  const { files, home, onEvent } = deps;
  // Without the clock: no second look at a file that is being written. Whoever finds nothing here looks again under the lock.
  const found = await readRoleCredentials({ files, home, onEvent }, role);
  if (found === undefined || found.expiresAtMs - deps.clock.now() < USE_CACHED_ABOVE_MS) return undefined;
  // AWS CLIs before 2.25 do not write it down.
  return { ...found, accountId: found.accountId ?? role.accountId };
}
