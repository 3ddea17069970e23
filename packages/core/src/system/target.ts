import { readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SsoctlError } from '../errors/index.ts';
import { errnoOf, isAbsent } from './file-failure.ts';

/** As many as Linux follows. */
const MOST_LINKS = 40;

/**
 * The path behind all symbolic links, also when nothing stands there yet: a link to a file that does not exist is a wish
 * to have the file made there.
 */
export function behindLinks(path: string): string {
  let at = path;
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const folder = realFolder(dirname(at));
    at = join(folder, basename(at));
    const link = linkAt(at);
    if (link === undefined) return at;
    at = resolve(folder, link);
  }
  throw Object.assign(new Error(`too many symbolic links: ${path}`), { code: 'ELOOP' });
}

/**
 * Refuses a link into a folder that is not there: it may be of a volume that is not mounted, and what was written into a folder
 * made in its place would be lost from sight as soon as it is.
 * @throws FILE_UNWRITABLE
 */
export function requireFolderBehind(path: string, target: string): void {
  const folder = dirname(target);
  if (linkAt(path) === undefined || standing(folder) !== undefined) return;
  throw new SsoctlError(
    'FILE_UNWRITABLE',
    `${path}: cannot be written: it is a link to ${target}, and the folder ${folder} does not exist`,
    { hint: `see where the link leads: ls -l '${path}'`, details: { path, target } },
  );
}

/** What stands at the path, or undefined. */
export function standing(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** `..` in a link counts from the folder where it really lies. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (cause) {
    if (isAbsent(cause)) return folder;
    throw cause;
  }
}
