import type { SyncOutcome } from '@ssoctl/core/internal/sync/outcome';
import { visible } from '../kit/visible.ts';

/** So many names are told; --json and --dry-run have them all. */
const NAMED = 5;
/** Of what goes, a person sees more before saying yes. */
const NAMED_OF_REMOVED = 20;

/** What a sync does, in a line for each kind: `Adds 412 profiles: a, b, c, d, e and 407 more.` Empty when it does nothing. */
export function syncSummary(outcome: SyncOutcome, done: boolean): string[] {
  const { add, change, remove, rename, settings } = outcome;
  const [from, to] = [rename.map((one) => one.from), rename.map((one) => one.to)];
  const added = add.filter((name) => !to.includes(name));
  const removed = remove.filter((name) => !from.includes(name));
  const changed = change.map(({ name, keys }) => `${name} (${keys.join(', ')})`);
  return [
    ...line(done ? 'Added' : 'Adds', added),
    ...line(done ? 'Changed' : 'Changes', changed),
    ...line(
      done ? 'Renamed' : 'Renames',
      rename.map((one) => `${one.from} to ${one.to}`),
    ),
    ...line(done ? 'Removed' : 'Removes', removed, NAMED_OF_REMOVED),
    ...settings.map((name) => `${done ? 'Remembered' : 'Remembers'} how to sync session ${visible(name)}.`),
  ];
}

/** `Added 3 profiles: a, b, c.` */
function line(verb: string, names: readonly string[], named = NAMED): string[] {
  if (names.length === 0) return [];
  const first = names.slice(0, named).map(visible).join(', ');
  const more = names.length > named ? ` and ${names.length - named} more` : '';
  return [`${verb} ${names.length} profile${names.length === 1 ? '' : 's'}: ${first}${more}.`];
}
