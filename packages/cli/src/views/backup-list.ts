import type { Backup } from '@ssoctl/core/internal/config/backups';
import { duration, isoTime } from '../kit/relative-time.ts';
import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';

export const backupListView: View<readonly Backup[]> = {
  schema: 'ssoctl/profiles-undo/1',
  json: (backups) => ({
    backups: backups.map(({ id, file, atMs, size }) => ({ id, file, at: isoTime(atMs), size })),
  }),
  *lines(backups, page) {
    if (backups.length === 0) return;
    yield* table(
      [{ title: 'ID' }, { title: 'REPLACED' }, { title: 'BYTES', align: 'right' }, { title: 'FILE', shrinks: true }],
      backups.map(({ id, file, atMs, size }) => [
        { text: id, paint: page.colours.bold },
        { text: `${duration(page.nowMs - atMs)} ago`, plain: isoTime(atMs) },
        `${size}`,
        { text: file, paint: page.colours.dim },
      ]),
      page,
    );
  },
};
