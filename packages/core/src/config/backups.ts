import { createHash } from 'node:crypto';
import { basename, isAbsolute, join } from 'node:path';
import type { World } from '../ports/index.ts';

const KEPT_PER_FILE = 10;
/** A file name may have 255 bytes, and a character up to three a code unit. */
const LONGEST_BASE = 60;
/** Behind the stem: time, id, and the digest of what took the copied bytes' place. */
const SHAPE = /^(\d{8}T\d{9}Z)\.(\w{8})(?:\.([0-9a-f]{16}))?$/;

/** A copy of a file as it was. */
export interface Backup {
  /** Tells it from the file's other copies. */
  id: string;
  /** Where the copy lies. */
  path: string;
  /** What it is a copy of. */
  file: string;
  atMs: number;
  size: number;
  /** The digest of what was written in its place, where that is known. */
  wrote?: string | undefined;
}

type BackupWorld = Pick<World, 'files' | 'clock' | 'random' | 'env' | 'home'>;

/**
 * Keeps a copy of a file's bytes, 0600, in `$XDG_STATE_HOME/ssoctl/backups` (default `~/.local/state`). Its name tells when, and
 * by a digest what is about to take their place; names sort in the order in which the copies were made, also when the clock was
 * set back. To be called under the file's lock.
 * @returns the copy's path
 * @throws FILE_UNWRITABLE, DISK_FULL
 */
export async function keepBackup(
  world: BackupWorld,
  file: string,
  bytes: Uint8Array,
  written?: Uint8Array,
): Promise<string> {
  const [newest] = await copiesOf(world, file);
  const atMs = Math.max(world.clock.now(), (newest?.atMs ?? 0) + 1);
  const id = Buffer.from(world.random.bytes(4)).toString('hex');
  const parts = [timeText(atMs), id, ...(written === undefined ? [] : [digestOf(written)])];
  const backup = join(backupFolder(world), `${stemOf(file)}${parts.join('.')}`);
  await world.files.replace(backup, bytes, { mode: 0o600 });
  return backup;
}

/** Removes all but the ten newest copies of a file. */
export async function dropOldBackups(world: BackupWorld, file: string): Promise<void> {
  const surplus = (await copiesOf(world, file)).slice(KEPT_PER_FILE);
  for (const { path } of surplus) await world.files.remove(path);
}

/** The copies of a file, the newest first. @throws FILE_UNREADABLE */
export async function listBackups(world: BackupWorld, file: string): Promise<Backup[]> {
  const copies = await copiesOf(world, file);
  const infos = await Promise.all(copies.map(({ path }) => world.files.info(path)));
  return copies.flatMap((copy, at) => {
    const info = infos[at];
    return info?.kind === 'file' ? [{ ...copy, size: info.size }] : [];
  });
}

/** Whether a file's bytes are what its last change by us left there. */
export async function isAsWeLeftIt(world: BackupWorld, file: string, bytes: Uint8Array): Promise<boolean> {
  const [newest] = await copiesOf(world, file);
  return newest?.wrote !== undefined && newest.wrote === digestOf(bytes);
}

async function copiesOf(world: BackupWorld, file: string): Promise<Omit<Backup, 'size'>[]> {
  const folder = backupFolder(world);
  const stem = stemOf(file);
  const names = (await world.files.list(folder)).filter((name) => name.startsWith(stem)).sort();
  return names.reverse().flatMap((name) => {
    const [, time, id, wrote] = SHAPE.exec(name.slice(stem.length)) ?? [];
    if (time === undefined || id === undefined) return [];
    return [{ id, path: join(folder, name), file, atMs: timeOf(time), wrote }];
  });
}

function stemOf(file: string): string {
  const where = createHash('sha256').update(file).digest('hex').slice(0, 12);
  return `${basename(file).slice(0, LONGEST_BASE)}.${where}.`;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** `20260115T120000000Z` */
function timeText(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:.]/g, '');
}

function timeOf(text: string): number {
  const [, year, month, day, hour, minute, second, ms] = (
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(text) ?? []
  ).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms);
}

function backupFolder({ env, home }: Pick<World, 'env' | 'home'>): string {
  const set = env['XDG_STATE_HOME'];
  // A relative one does not count (XDG Base Directory Specification).
  return join(set && isAbsolute(set) ? set : join(home, '.local', 'state'), 'ssoctl', 'backups');
}
