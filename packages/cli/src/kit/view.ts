import type { Colours } from './sink.ts';

/** What lines are laid out for. */
export interface Page {
  readonly terminal: boolean;
  readonly columns: number;
  readonly colours: Colours;
  readonly nowMs: number;
}

/** One result, two renderings. */
export interface View<T> {
  /** `ssoctl/<command>/<number>` */
  schema: string;
  /** What stands beside `schema`. */
  json(value: T): Readonly<Record<string, unknown>>;
  lines(value: T, page: Page): Iterable<string>;
}
