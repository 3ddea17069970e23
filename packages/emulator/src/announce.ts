import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const announcement = v.object({
  pid: v.number(),
  url: v.string(),
  startUrl: v.string(),
  region: v.string(),
  proxyUrl: v.exactOptional(v.string()),
  caFile: v.exactOptional(v.string()),
  controlUrl: v.string(),
  controlToken: v.string(),
});

/** How other programs of the same user find a running emulator, its control token included. */
export type Announcement = v.InferOutput<typeof announcement>;

/** Where an emulator announces itself by default: the user's runtime folder, else the user's state folder. */
export function announcementPath(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const folder = env['XDG_RUNTIME_DIR'] || env['XDG_STATE_HOME'] || join(home, '.local', 'state');
  return join(folder, 'ssoctl', 'emulator.json');
}

/** Writes the announcement, 0600, replacing one that is there: the emulator started last is the one that is found. */
export async function announce(path: string, what: Announcement): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temp = `${path}.${process.pid}.${randomUUID()}.tmp`;
  await writeFile(temp, `${JSON.stringify(what, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(temp, path);
}

/** Removes the announcement, unless another emulator's stands there by now. */
export async function withdraw(path: string, controlUrl: string): Promise<void> {
  if ((await read(path))?.controlUrl === controlUrl) await rm(path, { force: true });
}

/** The announced emulator, or undefined when there is none, or its process is gone. */
export async function findAnnounced(path: string): Promise<Announcement | undefined> {
  const found = await read(path);
  return found !== undefined && isAlive(found.pid) ? found : undefined;
}

async function read(path: string): Promise<Announcement | undefined> {
  try {
    const result = v.safeParse(announcement, JSON.parse(await readFile(path, 'utf8')));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
