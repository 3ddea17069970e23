import { csvTable } from '@ssoctl/core/internal/access/export/csv';
import type { FlatRow } from '@ssoctl/core/internal/access/export/flat-row';
import type { Model } from '../model/model.ts';
import type { Selection } from '../model/selection.ts';
import { statesOf } from '../model/told-row.ts';
import { el } from './dom.ts';

/** Lines that are put together at once: a browser holds few texts more easily than many. */
const LINES = 5_000;

/** Gives the rows that are left to the person as a CSV file. Nothing leaves the machine. */
export function save(model: Model, selection: Selection): void {
  // The byte order mark is for the spreadsheet that opens it by a double click.
  const parts: string[] = ['\ufeff'];
  let lines: string[] = [];
  for (const line of csvTable(flatRowsOf(model, selection))) {
    lines.push(line);
    if (lines.length < LINES) continue;
    parts.push(lines.join(''));
    lines = [];
  }
  const blob = new Blob([...parts, lines.join('')], { type: 'text/csv;charset=utf-8' });
  const href = URL.createObjectURL(blob);
  const link = el('a', { href, download: `access-${model.data.takenAt.slice(0, 10)}.csv` });
  link.click();
  // The browser may still be reading.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

function* flatRowsOf(model: Model, { rowCount, rowAt }: Selection): Generator<FlatRow, void, undefined> {
  const { accounts, sets, groups, users, units } = model.data;
  const known = (text: string | undefined) => (text === '' ? undefined : text);
  for (let at = 0; at < rowCount; at += 1) {
    const { account, set, user, group } = rowAt(at);
    const asGroup = user === undefined;
    yield {
      account_id: accounts.ids[account],
      account_name: known(accounts.names[account]),
      ou: known(units[accounts.unit[account] as number]),
      permission_set: known(sets.names[set]),
      permission_set_arn: sets.arns[set],
      principal_type: asGroup ? 'GROUP' : 'USER',
      principal_id: asGroup ? groups.ids[group as number] : users.ids[user],
      principal_name: known(asGroup ? groups.names[group as number] : users.names[user] || users.displayNames[user]),
      via_group_id: asGroup || group === undefined ? undefined : groups.ids[group],
      via_group_name: asGroup || group === undefined ? undefined : known(groups.names[group]),
      state: known(statesOf(model, { account, user, group }).join('; ')),
    };
  }
}
