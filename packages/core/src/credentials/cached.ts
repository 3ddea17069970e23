import type { RoleCredentials } from '../cache/types.ts';
import type { RoleProfile } from '../config/types.ts';
import type { Clock, Files, OnEvent } from '../ports/index.ts';

export interface CachedDeps {
  clock: Pick<Clock, 'now'>;
  files: Files;
  home: string;
  onEvent: OnEvent;
}

/** Cached role credentials are used while they have this long to live. The AWS CLI's number. */
export const USE_CACHED_ABOVE_MS = 900_000;

/** The role's credentials from the cache shared with the AWS CLI, when 15 minutes are left; no token is needed then. */
export async function cached(_deps: CachedDeps, _role: RoleProfile): Promise<RoleCredentials | undefined> {
  throw new Error('not yet');
}
