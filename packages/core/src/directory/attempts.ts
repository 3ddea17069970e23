import { type FailedCall, failedCall } from './failed-call.ts';
import type { Pages } from './types.ts';

/** Makes calls of which any may fail without sinking the others, and remembers those that did. */
export interface Attempts {
  readonly failures: readonly FailedCall[];
  /** What the work gives; undefined where it failed. @throws what would make every other call fail too */
  attempt<T>(operation: string, work: () => Promise<T>): Promise<T | undefined>;
  /** All items; undefined where a page failed. */
  list<T>(operation: string, pages: () => Pages<T>): Promise<T[] | undefined>;
  /** How many items there are, one page in memory at a time; undefined where a page failed. */
  count(operation: string, pages: () => Pages<unknown>, onCount: (sofar: number) => void): Promise<number | undefined>;
}

export function attempts(): Attempts {
  const failures: FailedCall[] = [];
  async function attempt<T>(operation: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      failures.push(failedCall(operation, error));
      return undefined;
    }
  }
  return {
    failures,
    attempt,
    list: (operation, pages) =>
      attempt(operation, async () => {
        const all = [];
        for await (const page of pages()) all.push(...page);
        return all;
      }),
    count: (operation, pages, onCount) =>
      attempt(operation, async () => {
        let count = 0;
        for await (const page of pages()) {
          count += page.length;
          onCount(count);
        }
        return count;
      }),
  };
}
