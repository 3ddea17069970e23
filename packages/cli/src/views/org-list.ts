import { csvLine } from '@ssoctl/core/internal/access/export/csv';
import type { FailedCall } from '@ssoctl/core/internal/directory/failed-call';
import type { Output } from '../kit/output.ts';
import { type Cell, type Column, table } from '../kit/table.ts';
import type { Page, View } from '../kit/view.ts';

/** A call that failed, and what of the organization it was about. */
export interface OrgGap {
  operation: string;
  accountId?: string | undefined;
  permissionSetArn?: string | undefined;
  groupId?: string | undefined;
  principalId?: string | undefined;
  code: string;
  message: string;
  /** For a person. */
  hint?: string | undefined;
}

type Subject = Pick<OrgGap, 'accountId' | 'permissionSetArn' | 'groupId'>;

export function orgGap({ operation, error }: FailedCall, subject: Subject = {}): OrgGap {
  const { code, message, hint } = error;
  return { operation, ...subject, code, message, hint };
}

export interface OrgItems<T> {
  items: readonly T[];
  gaps: readonly OrgGap[];
  /** How old the oldest name or part of it is. */
  ageMs?: number | undefined;
}

export interface OrgColumn<T> extends Column {
  cell(item: T, page: Page): string | Cell;
}

/** How a list of the organization is shown: one order of items, three renderings. */
export interface OrgList<T> {
  /** As in JSON: `permissionSets`. */
  list: string;
  /** `org-permission-sets` */
  command: string;
  /** What to say to a person where there is nothing. */
  empty: string;
  columns: readonly OrgColumn<T>[];
  /** In AWS's own words, in camelCase. */
  json(item: T): Readonly<Record<string, unknown>>;
  /** Keys of the JSON that are columns of the CSV, in this order. */
  csv: readonly string[];
  /** What of it stands in a cell otherwise: lists of texts, and texts. */
  flat?: ((item: T) => Readonly<Record<string, string | readonly string[] | undefined>>) | undefined;
  /** In place of a table. */
  lines?: ((items: readonly T[], page: Page) => Iterable<string>) | undefined;
}

export function orgView<T>({ list, command, empty, columns, json, lines }: OrgList<T>): View<OrgItems<T>> {
  return {
    schema: `ssoctl/${command}/1`,
    json: ({ items, gaps, ageMs = 0 }) => ({
      [list]: items.map(json),
      complete: gaps.length === 0,
      errors: gaps.map(gapJson),
      ...(ageMs < 1000 ? {} : { age: Math.floor(ageMs / 1000) }),
    }),
    *lines({ items }, page) {
      if (items.length === 0 && page.terminal) yield empty;
      else if (lines !== undefined) yield* lines(items, page);
      else
        yield* table(
          columns,
          items.map((item) => columns.map((column) => column.cell(item, page))),
          page,
        );
    },
  };
}

/** The list as CSV on stdout. Lists of texts have semicolons between them. */
export function writeCsv<T>({ out }: Pick<Output, 'out'>, { csv, json, flat }: OrgList<T>, items: readonly T[]): void {
  out.write(csvLine(csv));
  for (const item of items) {
    const cells = { ...json(item), ...flat?.(item) };
    out.write(csvLine(csv.map((key) => csvCell(cells[key]))));
  }
}

function csvCell(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(';') : JSON.stringify(value);
}

function gapJson({ hint: _, ...gap }: OrgGap) {
  return gap;
}
