import type { Snapshot } from '@ssoctl/core/internal/access/index';
import type { View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { counted } from './access-words.ts';

export interface WrittenFile {
  file: string;
  format: string;
  bytes: number;
}

export interface WrittenReport {
  files: readonly WrittenFile[];
  snapshot: Snapshot;
}

/** The files that were written. */
export const reportView: View<WrittenReport> = {
  schema: 'ssoctl/access-report-written/1',
  json: ({ files, snapshot }) => ({
    files,
    takenAt: snapshot.takenAt,
    complete: snapshot.complete,
    errors: snapshot.errors,
  }),
  *lines({ files, snapshot }, page) {
    if (!page.terminal) {
      yield* files.map(({ file }) => visible(file));
      return;
    }
    const { accounts, permissionSets, assignments } = snapshot;
    const of = `${counted(accounts.length, 'account')}, ${counted(permissionSets.length, 'permission set')}, ${counted(assignments.length, 'assignment')}`;
    for (const { file, bytes } of files) yield `${page.colours.bold(visible(file))}: ${of}, ${size(bytes)}`;
  },
};

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
