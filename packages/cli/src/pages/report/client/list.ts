import type { Model } from '../model/model.ts';
import type { Row, Selection } from '../model/selection.ts';
import { toldRow } from '../model/told-row.ts';
import type { Trail } from '../model/trail.ts';
import { Cursor } from './cursor.ts';
import { el, grouped, NOTHING_LEFT, named } from './dom.ts';
import { Viewport } from './viewport.ts';

const BEYOND = 6;
/** Browsers draw nothing in elements of more than some ten million pixels. */
const MOST = 150_000;

const HEADS = ['Who', 'Through', 'Permission set', 'Account', 'Unit', ''] as const;

/** A row a person and path. Only what is seen is in the page. */
export class List {
  readonly element: HTMLElement;
  readonly #model: Model;
  readonly #body = el('div', { role: 'rowgroup', class: 'body' });
  readonly #grid: HTMLElement;
  readonly #note = el('p', { class: 'hint', hidden: true });
  readonly #cursor: Cursor;
  readonly #view: Viewport;
  #selection!: Selection;

  constructor(model: Model, onOpen: (trail: Trail) => void) {
    this.#model = model;
    this.#grid = el(
      'div',
      {
        role: 'grid',
        id: 'list',
        class: 'list',
        tabindex: 0,
        'aria-label': 'Everybody and every path',
        'aria-colcount': HEADS.length,
      },
      el(
        'div',
        { role: 'rowgroup', class: 'top' },
        el(
          'div',
          { role: 'row', class: 'line' },
          ...HEADS.map((head) => el('span', { role: 'columnheader' }, head || 'State')),
        ),
      ),
      this.#body,
    );
    this.element = el('div', { class: 'view' }, el('p', { class: 'nothing' }, NOTHING_LEFT), this.#note, this.#grid);
    this.#cursor = new Cursor(
      this.#grid,
      {
        headings: false,
        size: () => ({ rows: this.#count, columns: 1 }),
        reveal: (row) => this.#reveal(row),
        open: (row) => onOpen(wayOf(this.#selection.rowAt(row))),
        moved: () => this.#paint(),
        page: () => Math.max(1, Math.floor(this.#room / this.#height) - 1),
      },
      'row',
    );
    this.#view = new Viewport(this.#grid, () => this.#paint());
  }

  show(selection: Selection): void {
    this.#selection = selection;
    const { rowCount } = selection;
    this.element.classList.toggle('empty', rowCount === 0);
    this.#grid.setAttribute('aria-rowcount', String(rowCount + 1));
    this.#note.hidden = rowCount <= MOST;
    this.#note.textContent = `The first ${grouped(MOST)} of ${grouped(rowCount)} rows; the matrix, the counts and the saved table hold all of them.`;
    this.#view.scrollTo(0, 0);
    this.#cursor.reset();
    this.#paint();
  }

  get #count(): number {
    return Math.min(MOST, this.#selection.rowCount);
  }

  /** On a small screen a row is a card. */
  get #height(): number {
    return this.#view.width < 640 ? 104 : 36;
  }

  get #heads(): number {
    return this.#view.width < 640 ? 0 : 36;
  }

  get #room(): number {
    return this.#view.height - this.#heads;
  }

  #paint(): void {
    const height = this.#height;
    const { seen, top } = this.#view;
    if (!seen) return;
    const from = Math.max(0, Math.floor(top / height) - BEYOND);
    const to = Math.min(this.#count, Math.ceil((top + Math.max(0, this.#room)) / height) + BEYOND);
    const lines: HTMLElement[] = [];
    for (let at = from; at < to; at += 1) lines.push(this.#line(at, height));
    this.#body.style.height = `${this.#count * height}px`;
    this.#grid.style.setProperty('--content', `${this.#heads + this.#count * height}px`);
    this.#body.replaceChildren(...lines);
    this.#cursor.mark();
  }

  #line(at: number, height: number): HTMLElement {
    const { who, through, set, account, accountId, unit, state } = toldRow(this.#model, this.#selection.rowAt(at));
    const cell = (of: string, ...children: Parameters<typeof el>[2][]) =>
      el('span', { role: 'gridcell', class: of }, ...children);
    const line = el(
      'div',
      { role: 'row', class: 'line', 'aria-rowindex': at + 2, id: `row-${at}-0` },
      cell(who === 'nobody' ? 'who soft' : 'who', named(who)),
      cell(through === 'directly' ? 'through direct' : 'through', named(through)),
      cell('set', named(set)),
      cell('account', named(account), account === accountId ? '' : el('small', {}, ` ${accountId}`)),
      cell('unit', named(unit)),
      cell('state', state !== '' && el('em', {}, state)),
    );
    line.style.top = `${at * height}px`;
    line.style.height = `${height}px`;
    return line;
  }

  #reveal(row: number): void {
    const { top } = this.#view;
    const height = this.#height;
    this.#view.scrollTo(Math.max(Math.min(top, row * height), (row + 1) * height - this.#room), 0);
  }
}

/** From the person down to the account; without a person, from the group. */
function wayOf({ user, group, set, account }: Row): Trail {
  const rest = [
    { kind: 'set' as const, index: set },
    { kind: 'account' as const, index: account },
  ];
  if (group === undefined) return [{ kind: 'user', index: user as number }, { kind: 'direct' }, ...rest];
  const through = { kind: 'group' as const, index: group };
  return user === undefined ? [through, ...rest] : [{ kind: 'user', index: user }, through, ...rest];
}
