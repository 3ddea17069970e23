import { createHash } from 'node:crypto';
import { basename, isAbsolute, join } from 'node:path';
import type { World } from '../ports/index.ts';

const KEPT_PER_FILE = 10;

/**
 * Keeps a copy of a file's bytes, 0600, in `$XDG_STATE_HOME/ssoctl/backups` (default `~/.local/state`), and of older copies of
 * the same file the ten newest. Names sort by time.
 * @returns the copy's path
 * @throws FILE_UNWRITABLE, DISK_FULL
 */
export async function keepBackup(
  world: Pick<World, 'files' | 'clock' | 'random' | 'env' | 'home'>,
  file: string,
  bytes: Uint8Array,
): Promise<string> {
  const folder = backupFolder(world);
  const stem = `${basename(file)}.${createHash('sha256').update(file).digest('hex').slice(0, 12)}.`;
  const time = new Date(world.clock.now()).toISOString().replace(/[-:.]/g, '');
  const unique = Buffer.from(world.random.bytes(4)).toString('hex');
  const backup = join(folder, `${stem}${time}.${unique}`);
  await world.files.replace(backup, bytes, { mode: 0o600 });
  const copies = (await world.files.list(folder)).filter(
    (name) => /^\w{19}\.\w{8}$/.test(name.slice(stem.length)) && name.startsWith(stem),
  );
  const surplus = copies.sort().slice(0, -KEPT_PER_FILE);
  for (const name of surplus) await world.files.remove(join(folder, name));
  return backup;
}

function backupFolder({ env, home }: Pick<World, 'env' | 'home'>): string {
  const set = env['XDG_STATE_HOME'];
  // A relative one does not count (XDG Base Directory Specification).
  return join(set && isAbsolute(set) ? set : join(home, '.local', 'state'), 'ssoctl', 'backups');
}
