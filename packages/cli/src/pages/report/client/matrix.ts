import { type Cell, cellsOf } from '../model/cells.ts';
import type { Model } from '../model/model.ts';
import { idOf, nameOf } from '../model/names.ts';
import type { Selection } from '../model/selection.ts';
import type { Trail } from '../model/trail.ts';
import { Cursor } from './cursor.ts';
import { counted, el, grouped, NOTHING_LEFT, named } from './dom.ts';
import { Viewport } from './viewport.ts';

const ROW = 40;
const COLUMN = 42;
/** Rows and columns drawn beyond what is seen. */
const BEYOND = 3;

/** Accounts by permission sets. Only what is seen is in the page. */
export class Matrix {
  readonly element: HTMLElement;
  readonly #model: Model;
  readonly #heads = el('div', { role: 'row', class: 'heads', 'aria-rowindex': 1 });
  readonly #body = el('div', { role: 'rowgroup', class: 'body' });
  readonly #sheet: HTMLElement;
  readonly #grid: HTMLElement;
  readonly #cursor: Cursor;
  readonly #view: Viewport;
  #selection!: Selection;
  #cells!: (account: number) => readonly Cell[];
  /** High enough for the longest name, which stands upright. */
  #headsHeight = 0;
  /** The column of each set; -1: none. */
  #columnOf = new Int32Array(0);

  constructor(model: Model, onOpen: (trail: Trail) => void) {
    this.#model = model;
    this.#sheet = el(
      'div',
      { class: 'sheet', role: 'presentation' },
      el('div', { role: 'rowgroup', class: 'top' }, this.#heads),
      this.#body,
    );
    this.#grid = el(
      'div',
      {
        role: 'grid',
        id: 'matrix',
        class: 'matrix',
        tabindex: 0,
        'aria-label': 'Accounts by permission sets; the numbers are people',
        'aria-describedby': 'matrix-keys',
      },
      this.#sheet,
    );
    this.element = el(
      'div',
      { class: 'view' },
      el('p', { class: 'nothing' }, NOTHING_LEFT),
      this.#grid,
      el(
        'p',
        { class: 'hint', id: 'matrix-keys' },
        'Numbers are people. ',
        el('i', { class: 'key direct', 'aria-hidden': 'true' }),
        'Somebody has it directly, without a group. ',
        el('i', { class: 'key nobody', 'aria-hidden': 'true' }, '0'),
        'Assigned, but nobody gets in: an empty group, or somebody who is gone. Arrow keys move, Enter opens.',
      ),
    );
    this.#cursor = new Cursor(this.#grid, {
      size: () => ({ rows: this.#selection.accounts.length, columns: this.#selection.sets.length }),
      reveal: (row, column) => this.#reveal(row, column),
      open: (row, column) => {
        const trail = this.#trailAt(row, column);
        if (trail !== undefined) onOpen(trail);
      },
      moved: () => this.#paint(),
      page: () => Math.max(1, Math.floor((this.#view.height - this.#headsHeight) / ROW) - 1),
    });
    this.#view = new Viewport(this.#grid, () => this.#paint());
  }

  show(selection: Selection): void {
    this.#selection = selection;
    this.#cells = cellsOf(this.#model, selection);
    this.#columnOf = new Int32Array(this.#model.setCount).fill(-1);
    selection.sets.forEach((set, column) => {
      this.#columnOf[set] = column;
    });
    const longest = selection.sets.reduce((most, set) => Math.max(most, nameOf(this.#model, 'set', set).length), 0);
    this.#headsHeight = Math.max(96, Math.min(232, 24 + Math.ceil(longest * 6.9)));
    this.#grid.style.setProperty('--heads', `${this.#headsHeight}px`);
    this.element.classList.toggle('empty', selection.rowCount === 0);
    this.#grid.style.setProperty('--content', `${this.#headsHeight + selection.accounts.length * ROW}px`);
    this.#grid.setAttribute('aria-rowcount', String(selection.accounts.length + 1));
    this.#grid.setAttribute('aria-colcount', String(selection.sets.length + 1));
    this.#view.scrollTo(0, 0);
    this.#cursor.reset();
    this.#paint();
  }

  #paint(): void {
    const { accounts, sets } = this.#selection;
    const { seen, top, left, height, width } = this.#view;
    if (!seen) return;
    const side = sideOf(width);
    const rows = span(top, height - this.#headsHeight, ROW, accounts.length);
    const columns = span(left, width - side, COLUMN, sets.length);
    const { row, column } = this.#cursor;

    const heads: HTMLElement[] = [this.#corner()];
    for (let at = columns.from; at < columns.to; at += 1) heads.push(this.#head(at, side));
    const lines: HTMLElement[] = [];
    for (let at = rows.from; at < rows.to; at += 1)
      lines.push(this.#line(at, columns, side, row === at ? column : undefined));

    this.#grid.style.setProperty('--side', `${side}px`);
    this.#sheet.style.width = `${side + sets.length * COLUMN}px`;
    this.#body.style.width = this.#sheet.style.width;
    this.#body.style.height = `${accounts.length * ROW}px`;
    this.#heads.replaceChildren(...heads);
    this.#body.replaceChildren(...lines);
    this.#cursor.mark();
  }

  #corner(): HTMLElement {
    return el(
      'div',
      { role: 'columnheader', class: 'corner', 'aria-colindex': 1 },
      el('span', {}, 'Permission set →'),
      el('span', {}, 'Account ↓'),
    );
  }

  #head(column: number, side: number): HTMLElement {
    const set = this.#selection.sets[column] as number;
    const name = nameOf(this.#model, 'set', set);
    const head = el(
      'div',
      { role: 'columnheader', class: 'head', 'aria-colindex': column + 2, id: `cell--1-${column}`, title: name },
      el('span', {}, named(name)),
    );
    head.style.left = `${side + column * COLUMN}px`;
    return head;
  }

  #line(row: number, columns: Span, side: number, active: number | undefined): HTMLElement {
    const account = this.#selection.accounts[row] as number;
    const name = nameOf(this.#model, 'account', account);
    const id = idOf(this.#model, 'account', account);
    const state = this.#model.data.states[this.#model.data.accounts.state[account] as number];
    const line = el(
      'div',
      { role: 'row', class: 'line', 'aria-rowindex': row + 2 },
      el(
        'div',
        { role: 'rowheader', class: 'side', 'aria-colindex': 1, id: `cell-${row}--1`, title: `${name} ${id}` },
        el('span', { class: 'name' }, named(name)),
        el(
          'span',
          { class: 'id' },
          name === id ? '' : id,
          state !== '' && el('em', {}, ` ${state?.toLowerCase().replaceAll('_', ' ')}`),
        ),
      ),
    );
    line.style.top = `${row * ROW}px`;
    let activeDrawn = active === undefined || active < 0;
    for (const cell of this.#cells(account)) {
      const column = this.#columnOf[cell.set] as number;
      if (column < columns.from || column >= columns.to) continue;
      if (column === active) activeDrawn = true;
      line.append(this.#cell(row, column, side, name, cell));
    }
    if (!activeDrawn) line.append(this.#cell(row, active as number, side, name, undefined));
    return line;
  }

  #cell(row: number, column: number, side: number, account: string, cell: Cell | undefined): HTMLElement {
    const set = nameOf(this.#model, 'set', this.#selection.sets[column] as number);
    const who =
      cell === undefined
        ? 'not assigned'
        : `${counted(cell.people, 'person', 'people')}${cell.direct ? ', some directly' : ''}`;
    const strength =
      cell === undefined || cell.people === 0 ? 0 : Math.min(4, 1 + Math.floor(Math.log10(cell.people) * 1.5));
    const element = el(
      'div',
      {
        role: 'gridcell',
        class: cell === undefined ? 'cell none' : `cell s${strength}${cell.direct ? ' direct' : ''}`,
        'aria-colindex': column + 2,
        'aria-label': `${account}, ${set}: ${who}`,
        id: `cell-${row}-${column}`,
      },
      cell === undefined ? '' : short(cell.people),
    );
    element.style.left = `${side + column * COLUMN}px`;
    return element;
  }

  #trailAt(row: number, column: number): Trail | undefined {
    const account = this.#selection.accounts[row];
    const set = this.#selection.sets[column];
    const way = [
      ...(account === undefined ? [] : [{ kind: 'account' as const, index: account }]),
      ...(set === undefined ? [] : [{ kind: 'set' as const, index: set }]),
    ];
    const [first, ...rest] = way;
    return first === undefined ? undefined : [first, ...rest];
  }

  #reveal(row: number, column: number): void {
    const { top, left, height, width } = this.#view;
    this.#view.scrollTo(
      row < 0 ? top : within(top, row * ROW, ROW, height - this.#headsHeight),
      column < 0 ? left : within(left, column * COLUMN, COLUMN, width - sideOf(width)),
    );
  }
}

/** How wide the accounts' names are. */
function sideOf(width: number): number {
  return Math.round(Math.min(264, Math.max(120, width * 0.4)));
}

interface Span {
  from: number;
  to: number;
}

function span(start: number, length: number, size: number, count: number): Span {
  return {
    from: Math.max(0, Math.floor(start / size) - BEYOND),
    to: Math.min(count, Math.ceil((start + Math.max(0, length)) / size) + BEYOND),
  };
}

/** Scrolled as little as shows it. */
function within(scrolled: number, start: number, size: number, room: number): number {
  return Math.max(Math.min(scrolled, start), start + size - room);
}

/** At most four characters. */
function short(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1_000_000 ? `${Math.floor(count / 1_000)}k` : `${grouped(Math.floor(count / 1_000_000))}M`;
}
