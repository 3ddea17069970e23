import { type Haystacks, haystacksOf } from '../model/haystacks.ts';
import { type Filters, matchesOf, NO_FILTERS } from '../model/matches.ts';
import type { Model } from '../model/model.ts';
import { type Selection, select } from '../model/selection.ts';
import type { Trail } from '../model/trail.ts';
import { counted, el, grouped } from './dom.ts';
import { FilterForm } from './filter-form.ts';
import { Findings } from './findings.ts';
import { Jump } from './jump.ts';
import { List } from './list.ts';
import { Matrix } from './matrix.ts';
import { Panel } from './panel.ts';
import { printing } from './print.ts';
import { save } from './save.ts';
import { Tabs } from './tabs.ts';

/** A screen reader is told of the counts when the typing rests. */
const REST_MS = 600;

/** Builds the report into the page: whatever is asked for is answered before the next picture. */
export function startReport(model: Model, main: HTMLElement): void {
  let haystacks: Haystacks | undefined;
  const looked = () => {
    haystacks ??= haystacksOf(model);
    return haystacks;
  };
  const none = {
    account: empty(model.accountCount),
    set: empty(model.setCount),
    group: empty(model.groupCount),
    user: empty(model.userCount),
  };
  const everything = {
    all: 0,
    words: none,
    allowed: { account: undefined, set: undefined, group: undefined, user: undefined },
    directOnly: false,
  };
  const total = select(model, everything);
  let shown: { selection: Selection; filters: Filters } = { selection: total, filters: NO_FILTERS };

  const counts = el('p', { id: 'counts', class: 'counted' });
  const spoken = el('p', { role: 'status', class: 'unseen' });
  const saving = el('button', { type: 'button' }, 'Save as CSV');
  const print = el('button', { type: 'button' }, 'Print');
  const open = (trail: Trail) => panel.open(trail);
  const form = new FilterForm(model, looked, apply);
  const panel = new Panel(model, (filters) => form.set(filters));
  const jump = new Jump(model, open);
  const matrix = new Matrix(model, open);
  const list = new List(model, open);
  const findings = new Findings(model, open);
  const tabs = new Tabs([
    { id: 'matrix', title: 'Matrix', element: matrix.element },
    { id: 'list', title: 'List', element: list.element },
    { id: 'findings', title: 'Findings', element: findings.element, shown: (seen) => findings.see(seen) },
  ]);

  saving.addEventListener('click', () => save(model, shown.selection));
  print.addEventListener('click', () => window.print());
  main.append(
    el(
      'div',
      { class: 'app' },
      el(
        'div',
        { class: 'report' },
        form.element,
        jump.element,
        el('div', { class: 'bar' }, counts, el('div', { class: 'actions' }, saving, print)),
        spoken,
        tabs.element,
      ),
      panel.element,
    ),
    printing(model, () => shown),
  );
  show(total, NO_FILTERS);
  requestAnimationFrame(() => setTimeout(() => performance.mark('report-shown')));
  // While nobody waits for it: else the first keystrokes would, for the texts to be put together and for the browser to compile the search.
  const warmUp = () => {
    for (const search of ['a', 'e o'])
      select(model, matchesOf(looked(), model.data.accounts.unit, { ...NO_FILTERS, search }));
  };
  if (window.requestIdleCallback === undefined) setTimeout(warmUp);
  else requestIdleCallback(warmUp, { timeout: 300 });

  let rest: ReturnType<typeof setTimeout> | undefined;
  function apply(): void {
    const { filters } = form;
    const matches = matchesOf(looked(), model.data.accounts.unit, filters);
    jump.show(matches);
    show(select(model, matches), filters);
    clearTimeout(rest);
    rest = setTimeout(() => {
      spoken.textContent = counts.textContent;
    }, REST_MS);
  }

  function show(selection: Selection, filters: Filters): void {
    shown = { selection, filters };
    const { rowCount, peopleCount, accounts, sets } = selection;
    counts.replaceChildren(
      el(
        'b',
        {},
        rowCount === total.rowCount
          ? counted(rowCount, 'row')
          : `${grouped(rowCount)} of ${counted(total.rowCount, 'row')}`,
      ),
      ` · ${counted(peopleCount, 'person', 'people')} · ${counted(accounts.length, 'account')} · ${counted(sets.length, 'permission set')}`,
    );
    saving.disabled = rowCount === 0;
    matrix.show(selection);
    list.show(selection);
    tabs.count('findings', findings.show(filters.search));
  }
}

const empty = (count: number) => new Uint16Array(count);
