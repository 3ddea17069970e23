import type { Matches } from './matches.ts';
import { listOf, type Model } from './model.ts';

/** One person (or a group without people) and one path. */
export interface Row {
  account: number;
  set: number;
  /** Undefined: a group without people, or one whose people are not known. */
  user: number | undefined;
  group: number | undefined;
}

/** What is left of the report under some filters. Rows are in the order of accounts, sets, principals, people. */
export interface Selection {
  rowCount: number;
  assignmentCount: number;
  /** Different ones, without those that are gone. */
  peopleCount: number;
  /** With rows, in order. */
  accounts: Uint32Array;
  sets: Uint32Array;
  /** Assignments with rows, in order. */
  assignments: Uint32Array;
  rowAt(index: number): Row;
  /** Where the assignments of an account begin and end within `assignments`. */
  rangeOf(account: number): readonly [number, number];
  /** The people of an assignment that are left; empty for a group's row without people. */
  peopleOf(assignment: number): Uint32Array;
}

/** What is left of a group. */
interface Left {
  people: Uint32Array;
  /** Whether they were counted already. */
  counted: boolean;
}

const NOTHING: Left = { people: new Uint32Array(0), counted: true };

export function select(model: Model, matches: Matches): Selection {
  const { account, set, principal, assignmentCount, userCount } = model;
  const { all, words, allowed, directOnly } = matches;
  const leftOf = leftOfGroups(model, matches);
  const assignments = new Uint32Array(assignmentCount);
  const ends = new Float64Array(assignmentCount);
  const accountSeen = new Uint8Array(model.accountCount);
  const setSeen = new Uint8Array(model.setCount);
  // Who is gone counts as seen already.
  const seen = model.gone.slice();
  let count = 0;
  let rowCount = 0;
  let peopleCount = 0;

  for (let at = 0; at < assignmentCount; at += 1) {
    const a = account[at] as number;
    const s = set[at] as number;
    if (
      (allowed.account !== undefined && allowed.account[a] === 0) ||
      (allowed.set !== undefined && allowed.set[s] === 0)
    )
      continue;
    const p = principal[at] as number;
    const found = (words.account[a] as number) | (words.set[s] as number);
    let rows = 0;
    if (p < userCount) {
      if (allowed.group !== undefined || (allowed.user !== undefined && allowed.user[p] === 0)) continue;
      if ((found | (words.user[p] as number)) !== all) continue;
      rows = 1;
      if (seen[p] === 0) {
        seen[p] = 1;
        peopleCount += 1;
      }
    } else {
      if (directOnly) continue;
      const left = leftOf(p - userCount, all & ~found);
      if (left === NOTHING) continue;
      const { people } = left;
      rows = people.length || 1;
      if (!left.counted) {
        left.counted = true;
        for (let index = 0; index < people.length; index += 1) {
          const user = people[index] as number;
          peopleCount += 1 - (seen[user] as number);
          seen[user] = 1;
        }
      }
    }
    accountSeen[a] = 1;
    setSeen[s] = 1;
    rowCount += rows;
    assignments[count] = at;
    ends[count] = rowCount;
    count += 1;
  }

  const kept = assignments.subarray(0, count);
  const ranges = rangesOf(model, kept);
  const peopleOf = (at: number) => {
    const found = (words.account[account[at] as number] as number) | (words.set[set[at] as number] as number);
    const p = principal[at] as number;
    return p < userCount ? Uint32Array.of(p) : leftOf(p - userCount, all & ~found).people;
  };
  return {
    rowCount,
    assignmentCount: count,
    peopleCount,
    accounts: placesOf(accountSeen),
    sets: placesOf(setSeen),
    assignments: kept,
    rangeOf: (index) => [ranges[index] as number, ranges[index + 1] as number],
    peopleOf,
    rowAt(index) {
      const hit = firstAbove(ends, count, index);
      const at = kept[hit] as number;
      const p = principal[at] as number;
      const before = hit === 0 ? 0 : (ends[hit - 1] as number);
      return {
        account: account[at] as number,
        set: set[at] as number,
        user: peopleOf(at)[index - before],
        group: p < userCount ? undefined : p - userCount,
      };
    },
  };
}

/**
 * What is left of a group where some words must still be found, worked out once. A group that nobody is in is left as such where no
 * person is asked for.
 */
function leftOfGroups(model: Model, { words, allowed }: Matches): (group: number, needed: number) => Left {
  // By the words that the people must have, then by group.
  const known: (Left | undefined)[][] = [];
  const scratch = new Uint32Array(model.userCount);
  const wanted = allowed.user;
  return (group, needed) => {
    const lacking = needed & ~(words.group[group] as number);
    let lefts = known[lacking];
    if (lefts === undefined) {
      lefts = new Array<Left | undefined>(model.groupCount);
      known[lacking] = lefts;
    }
    let left = lefts[group];
    if (left === undefined) {
      left = leftIn(group, lacking);
      lefts[group] = left;
    }
    return left;
  };

  function leftIn(group: number, lacking: number): Left {
    if (allowed.group !== undefined && allowed.group[group] === 0) return NOTHING;
    const members = listOf(model.members, group);
    if (lacking === 0 && wanted === undefined) return { people: members, counted: false };
    // By hand: `filter` of typed arrays takes ten times as long, and this is done for each group at each keystroke.
    let count = 0;
    for (let at = 0; at < members.length; at += 1) {
      const user = members[at] as number;
      if (((words.user[user] as number) & lacking) !== lacking || (wanted !== undefined && wanted[user] === 0))
        continue;
      scratch[count] = user;
      count += 1;
    }
    return count === 0 ? NOTHING : { people: scratch.slice(0, count), counted: false };
  }
}

function placesOf(seen: Uint8Array): Uint32Array {
  const places = new Uint32Array(seen.length);
  let count = 0;
  for (let at = 0; at < seen.length; at += 1) if (seen[at] === 1) places[count++] = at;
  return places.slice(0, count);
}

/** For each account, where its assignments begin. */
function rangesOf({ account, accountCount }: Model, kept: Uint32Array): Uint32Array {
  const starts = new Uint32Array(accountCount + 1);
  for (const at of kept) {
    const next = (account[at] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let at = 0; at < accountCount; at += 1) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  return starts;
}

/** The first place whose value is above the given one. */
function firstAbove(values: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
