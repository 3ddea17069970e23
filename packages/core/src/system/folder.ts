import { chownSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder and its missing parents for their owner alone; those that existed stay as they are. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const owner = statSync(dirname(first));
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    handOver(
      () => owner,
      (uid, gid) => chownSync(made, uid, gid),
    );
  }
}

/** Root working in somebody's home must not leave things there that they cannot read; nobody else can give things away. */
export function handOver(owner: () => Pick<Stats, 'uid' | 'gid'>, chown: (uid: number, gid: number) => void): void {
  if (process.getuid?.() !== 0) return;
  try {
    const { uid, gid } = owner();
    chown(uid, gid);
  } catch {
    // A root without that right, as in some containers and over NFS, still writes a file that it can read itself.
  }
}
