import type { Page } from './view.ts';
import { fit, visible, widthOf } from './visible.ts';

export interface Column {
  title: string;
  /** May be cut when the terminal is narrow; the others never are. */
  shrinks?: boolean;
  align?: 'right';
}

/** What a cell says: to a person, and to a program that reads tab-separated lines. */
export interface Cell {
  text: string;
  plain?: string;
  paint?: ((text: string) => string) | undefined;
}

export type Row = readonly (string | Cell)[];

const GAP = 2;
const NARROWEST = 8;

/** Aligned columns under headings on a terminal, tab-separated lines without headings elsewhere. */
export function table(columns: readonly Column[], rows: readonly Row[], page: Page): string[] {
  const cells = rows.map((row) => row.map(asCell));
  if (!page.terminal) return cells.map((row) => row.map((cell) => visible(cell.plain ?? cell.text)).join('\t'));
  const texts = cells.map((row) => row.map((cell) => ({ ...cell, text: visible(cell.text) })));
  const widths = layOut(columns, texts, page.columns);
  const heading = columns.map(({ title }) => ({ text: title, paint: page.colours.dim }));
  return [heading, ...texts].map((row) => line(columns, row, widths));
}

function asCell(cell: string | Cell): Cell {
  return typeof cell === 'string' ? { text: cell } : cell;
}

/** Natural widths; where they do not fit, the columns that may shrink give way, the widest first. */
function layOut(columns: readonly Column[], rows: readonly (readonly Cell[])[], available: number): number[] {
  const widths = columns.map((column, index) =>
    Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[index]?.text ?? ''))),
  );
  const width = (index: number) => widths[index] ?? 0;
  const shrinkable = [...columns.keys()].filter((index) => columns[index]?.shrinks);
  for (let excess = sum(widths) + GAP * (columns.length - 1) - available; excess > 0; excess -= 1) {
    const [widest] = shrinkable.filter((index) => width(index) > NARROWEST).sort((a, b) => width(b) - width(a));
    if (widest === undefined) break;
    widths[widest] = width(widest) - 1;
  }
  return widths;
}

function line(columns: readonly Column[], row: readonly Cell[], widths: readonly number[]): string {
  const parts = columns.map((column, index) => {
    const cell = row[index] ?? { text: '' };
    const text = fit(cell.text, widths[index] ?? 0);
    const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(text)));
    const painted = cell.paint ? cell.paint(text) : text;
    if (column.align === 'right') return padding + painted;
    return index === columns.length - 1 ? painted : painted + padding;
  });
  return parts.join(' '.repeat(GAP)).trimEnd();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
