import { isAbsolute, join } from 'node:path';
import type { World } from '../ports/index.ts';

/** Where the AWS CLI and the SDKs keep tokens and registrations. AWS_CONFIG_FILE does not move it. */
export function ssoCacheFolder(home: string): string {
  return join(home, '.aws', 'sso', 'cache');
}

/** Where the AWS CLI keeps role credentials. */
export function cliCacheFolder(home: string): string {
  return join(home, '.aws', 'cli', 'cache');
}

/** Where ssoctl keeps what concerns nobody else: `$XDG_STATE_HOME/ssoctl`. */
export function stateFolder({ env, home }: Pick<World, 'env' | 'home'>): string {
  return join(xdgFolder(env['XDG_STATE_HOME'], join(home, '.local', 'state')), 'ssoctl');
}

/** Where ssoctl keeps what can be asked for again: `$XDG_CACHE_HOME/ssoctl`. */
export function cacheFolder({ env, home }: Pick<World, 'env' | 'home'>): string {
  return join(xdgFolder(env['XDG_CACHE_HOME'], join(home, '.cache')), 'ssoctl');
}

/** A relative one does not count (XDG Base Directory Specification). */
function xdgFolder(set: string | undefined, otherwise: string): string {
  return set !== undefined && isAbsolute(set) ? set : otherwise;
}
