import { SsoctlError } from '../../errors/index.ts';
import type { Files } from '../../ports/index.ts';
import type { Snapshot } from '../snapshot-types.ts';
import { parseSnapshot, snapshotText } from './snapshot-text.ts';

/** Replaces the file atomically; it is readable for its owner alone (0600). @throws FILE_UNWRITABLE, DISK_FULL */
export async function writeSnapshot(files: Pick<Files, 'replace'>, path: string, snapshot: Snapshot): Promise<void> {
  await files.replace(path, snapshotText(snapshot), { mode: 0o600, exactMode: true });
}

/** @throws FILE_UNREADABLE: also where there is none. SNAPSHOT_INVALID: the message says what is wrong with it */
export async function readSnapshot(files: Pick<Files, 'read'>, path: string): Promise<Snapshot> {
  const content = await files.read(path);
  if (content === undefined)
    throw new SsoctlError('FILE_UNREADABLE', `there is no file ${path}`, { details: { path } });
  return parseSnapshot(content, path);
}
