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

/** Where ssoctl keeps what concerns nobody else: `$XDG_STATE_HOME/ssoctl`. A relative XDG_STATE_HOME does not count (XDG base directories). */
export function stateFolder({ env, home }: Pick<World, 'env' | 'home'>): string {
  const set = env['XDG_STATE_HOME'];
  const base = set !== undefined && isAbsolute(set) ? set : join(home, '.local', 'state');
  return join(base, 'ssoctl');
}
