import { type Filters, NO_FILTERS } from '../model/matches.ts';
import type { Model } from '../model/model.ts';
import type { Selection } from '../model/selection.ts';
import { toldRow } from '../model/told-row.ts';
import { el, grouped, named } from './dom.ts';

const MOST = 5_000;
const NAMES = {
  search: 'search',
  user: 'person',
  group: 'group',
  account: 'account',
  unit: 'unit',
  set: 'permission set',
  directOnly: 'assigned directly',
} as const;

/** Puts the rows that are left on paper, as a table that is there while the browser prints. */
export function printing(model: Model, shown: () => { selection: Selection; filters: Filters }): HTMLElement {
  const paper = el('section', { id: 'paper' });
  window.addEventListener('beforeprint', () => paper.replaceChildren(...tableOf(model, shown())));
  window.addEventListener('afterprint', () => paper.replaceChildren());
  return paper;
}

function* tableOf(
  model: Model,
  { selection, filters }: { selection: Selection; filters: Filters },
): Generator<HTMLElement> {
  const { rowCount } = selection;
  const asked = (Object.keys(NAMES) as (keyof Filters)[])
    .filter((key) => filters[key] !== NO_FILTERS[key])
    .map((key) => (key === 'directOnly' ? NAMES[key] : `${NAMES[key]} ${filters[key]}`));
  yield el('h2', {}, asked.length === 0 ? 'Everybody' : named(`Filtered by ${asked.join('; ')}`));
  yield el(
    'p',
    {},
    rowCount > MOST
      ? `The first ${grouped(MOST)} of ${grouped(rowCount)} rows. Filter the report to print the others, or save the table.`
      : `All ${grouped(rowCount)} rows.`,
  );
  const body = el('tbody');
  for (let at = 0; at < Math.min(MOST, rowCount); at += 1) {
    const { who, through, set, account, accountId, unit, state } = toldRow(model, selection.rowAt(at));
    body.append(
      el(
        'tr',
        {},
        el('td', {}, named(account), account === accountId ? '' : ` ${accountId}`),
        el('td', {}, named(unit)),
        el('td', {}, named(set)),
        el('td', {}, named(who)),
        el('td', {}, named(through)),
        el('td', {}, state),
      ),
    );
  }
  const heads = ['Account', 'Unit', 'Permission set', 'Who', 'Through', 'State'];
  yield el('table', {}, el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))), body);
}
