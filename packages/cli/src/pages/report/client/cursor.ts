/** What a cursor moves in: rows and columns from 0; -1 is the headings, where `headings` is not false. */
export interface Field {
  size(): { rows: number; columns: number };
  /** Scrolls there. */
  reveal(row: number, column: number): void;
  open(row: number, column: number): void;
  /** It stands elsewhere now. */
  moved(): void;
  /** Rows that a page is. */
  page(): number;
  headings?: boolean;
}

/**
 * The one place of a grid that arrow keys move. The grid itself keeps the focus and names the place (`aria-activedescendant`), because
 * the element there comes and goes with scrolling; its id is `cell-<row>-<column>`.
 */
export class Cursor {
  row = 0;
  column = 0;
  readonly #grid: HTMLElement;
  readonly #field: Field;
  readonly #prefix: string;

  constructor(grid: HTMLElement, field: Field, prefix = 'cell') {
    this.#grid = grid;
    this.#field = field;
    this.#prefix = prefix;
    grid.addEventListener('keydown', (event) => this.#press(event));
    grid.addEventListener('click', (event) => {
      const place = placeOf(event.target, prefix);
      if (place === undefined) return;
      [this.row, this.column] = place;
      field.moved();
      field.open(...place);
    });
  }

  reset(): void {
    this.row = 0;
    this.column = 0;
  }

  /** Shows where it stands, if that is drawn. */
  mark(): void {
    for (const old of this.#grid.querySelectorAll('.at')) old.classList.remove('at');
    const id = `${this.#prefix}-${this.row}-${this.column}`;
    const element = document.getElementById(id);
    element?.classList.add('at');
    if (element === null) this.#grid.removeAttribute('aria-activedescendant');
    else this.#grid.setAttribute('aria-activedescendant', id);
  }

  #press(event: KeyboardEvent): void {
    const { rows, columns } = this.#field.size();
    if (rows === 0 || event.altKey || event.metaKey) return;
    const first = this.#field.headings === false ? 0 : -1;
    const to = (row: number, column: number) => {
      event.preventDefault();
      this.row = Math.max(first, Math.min(rows - 1, row));
      this.column = Math.max(first, Math.min(columns - 1, column));
      // Nothing stands in the corner of the headings.
      if (this.row === -1 && this.column === -1) this.row = 0;
      this.#field.reveal(this.row, this.column);
      this.#field.moved();
    };
    const { row, column } = this;
    const page = this.#field.page();
    const moves: Record<string, () => void> = {
      ArrowDown: () => to(row + 1, column),
      ArrowUp: () => to(row - 1, column),
      ArrowRight: () => to(row, column + 1),
      ArrowLeft: () => to(row, column - 1),
      PageDown: () => to(row + page, column),
      PageUp: () => to(Math.max(0, row - page), column),
      Home: () => (event.ctrlKey ? to(0, 0) : to(row, 0)),
      End: () => (event.ctrlKey ? to(rows - 1, columns - 1) : to(row, columns - 1)),
      Enter: () => {
        event.preventDefault();
        this.#field.open(row, column);
      },
    };
    moves[event.key === ' ' ? 'Enter' : event.key]?.();
  }
}

function placeOf(target: EventTarget | null, prefix: string): [number, number] | undefined {
  const element = target instanceof Element ? target.closest(`[id^="${prefix}-"]`) : null;
  const found = /-(-?\d+)-(-?\d+)$/.exec(element?.id ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}
