import type { Model } from './model.ts';
import type { Selection } from './selection.ts';

/** What one set is in one account. */
export interface Cell {
  set: number;
  /** Different people; 0: a group that nobody is in, or somebody who is gone. */
  people: number;
  /** Whether somebody has it without a group. */
  direct: boolean;
}

/** @returns the cells of an account's row, in the order of the sets; worked out once */
export function cellsOf(model: Model, selection: Selection): (account: number) => readonly Cell[] {
  const { set, principal, userCount, gone } = model;
  const known = new Map<number, readonly Cell[]>();
  const seen = new Uint32Array(userCount);
  let turn = 0;

  /** How many different people some assignments let in. */
  function different(hits: Uint32Array): number {
    turn += 1;
    let people = 0;
    for (const hit of hits)
      for (const user of selection.peopleOf(hit)) {
        if (seen[user] === turn || gone[user] === 1) continue;
        seen[user] = turn;
        people += 1;
      }
    return people;
  }

  return (account) => {
    const before = known.get(account);
    if (before !== undefined) return before;
    const [start, end] = selection.rangeOf(account);
    const cells: Cell[] = [];
    for (let from = start; from < end; ) {
      const of = set[selection.assignments[from] as number] as number;
      let to = from + 1;
      while (to < end && set[selection.assignments[to] as number] === of) to += 1;
      const hits = selection.assignments.subarray(from, to);
      cells.push({
        set: of,
        people: different(hits),
        direct: hits.some((hit) => (principal[hit] as number) < userCount),
      });
      from = to;
    }
    known.set(account, cells);
    return cells;
  };
}
