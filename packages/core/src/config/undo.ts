import { SsoctlError } from '../errors/index.ts';
import { surveySource } from '../ini/source.ts';
import type { World } from '../ports/index.ts';
import { type Backup, listBackups } from './backups.ts';
import type { EditPlan } from './edit-plan.ts';
import { lineDifference } from './line-difference.ts';
import { readConfigBytes } from './read-document.ts';
import { sameBytes } from './same-bytes.ts';
import { sectionChanges } from './section-changes.ts';
import { unifiedDiff } from './unified-diff.ts';

type UndoWorld = Pick<World, 'files' | 'clock' | 'random' | 'env' | 'home'>;

/** The copies of several files, the newest first. @throws FILE_UNREADABLE */
export async function backupsOf(world: UndoWorld, files: readonly string[]): Promise<Backup[]> {
  const lists = await Promise.all([...new Set(files)].map((file) => listBackups(world, file)));
  return lists.flat().sort((a, b) => b.atMs - a.atMs);
}

/** The copy of that id, or the newest one. @throws BACKUP_NOT_FOUND */
export function chooseBackup(backups: readonly Backup[], id: string | undefined): Backup {
  const chosen = id === undefined ? backups[0] : backups.find((backup) => backup.id === id);
  if (chosen !== undefined) return chosen;
  if (backups.length === 0) throw notFound('there is no copy of a configuration file: ssoctl has changed none yet');
  throw notFound(`there is no copy "${id}"`, 'see which there are: ssoctl profiles undo --list');
}

/**
 * Plans to give a file back the bytes that a copy of it holds, whether or not any of them can be read as configuration. The file
 * as it is then gets a copy of its own, so that this can be undone too.
 * @throws BACKUP_NOT_FOUND, CONFIG_UNREADABLE, FILE_UNREADABLE; applying it: CONFIG_CHANGED
 */
export async function planUndo(world: { files: Pick<World['files'], 'readBytes'> }, backup: Backup): Promise<EditPlan> {
  const { file } = backup;
  const after = await world.files.readBytes(backup.path);
  if (after === undefined) throw notFound(`the copy "${backup.id}" is gone: ${backup.path}`);
  return restoring(file, await readConfigBytes(world.files, file), after);
}

function restoring(file: string, before: Uint8Array | undefined, after: Uint8Array): EditPlan {
  const isThere = sameBytes(before, after);
  let diff: string | undefined;
  return {
    file,
    before,
    after,
    changes: isThere ? [] : sectionChanges(file, before, after),
    replan(other) {
      if (sameBytes(other, after)) return restoring(file, other, after);
      throw new SsoctlError('CONFIG_CHANGED', `another program changed ${file} just now, so nothing is restored`, {
        hint: 'look at the file, then run the command again',
        details: { file },
      });
    },
    get diff() {
      diff ??= isThere ? '' : difference(file, before, after);
      return diff;
    },
  };
}

function difference(file: string, before: Uint8Array | undefined, after: Uint8Array): string {
  const old = surveySource(before ?? new Uint8Array(), file).lines;
  return unifiedDiff(file, old, lineDifference(old, surveySource(after, file).lines), before === undefined);
}

function notFound(message: string, hint?: string): SsoctlError {
  return new SsoctlError('BACKUP_NOT_FOUND', message, hint === undefined ? {} : { hint });
}
