import { accessSync, constants, fchmodSync, fchownSync, fstatSync, type Stats, statSync } from 'node:fs';
import type { ReplaceOptions } from '../ports/index.ts';
import { handOver } from './folder.ts';

/**
 * A device or a pipe would be lost by a rename over it, a file that its owner made read-only is meant to stay, and of somebody
 * else's file only root can make another one. What is ours alone is replaced whatever it looks like.
 */
export function refuseUnfit(target: string, existing: Stats | undefined, options: ReplaceOptions): void {
  if (existing === undefined) return;
  if (existing.isDirectory()) throw Object.assign(new Error(`${target} is a folder`), { code: 'EISDIR' });
  if (!existing.isFile()) throw new Error('it is no regular file');
  if (options.exactMode === true) return;
  accessSync(target, constants.W_OK);
  const self = process.geteuid?.();
  if (self === undefined || self === 0 || self === existing.uid) return;
  throw new Error(`it belongs to another user (uid ${existing.uid}), who would lose it to you`);
}

/** Gives the new file the owner, the group and the permissions that the old one had. */
export function dress(descriptor: number, folder: string, existing: Stats | undefined, options: ReplaceOptions): void {
  handOver(
    () => existing ?? statSync(folder),
    (uid, gid) => fchownSync(descriptor, uid, gid),
  );
  const asked = options.mode ?? 0o600;
  fchmodSync(descriptor, existing === undefined || options.exactMode === true ? asked : keptMode(descriptor, existing));
}

function keptMode(descriptor: number, existing: Stats): number {
  const mode = existing.mode & 0o7777;
  return keepsGroup(descriptor, existing.gid) ? mode : withoutGroup(mode);
}

/** Whether the file has that group, or could be given it: its owner may, where he is a member. */
function keepsGroup(descriptor: number, gid: number): boolean {
  if (fstatSync(descriptor).gid === gid) return true;
  try {
    fchownSync(descriptor, -1, gid);
    return true;
  } catch {
    return false;
  }
}

/** The members of another group may do what everybody may. */
function withoutGroup(mode: number): number {
  return (mode & 0o1707) | ((mode & 0o007) << 3);
}
