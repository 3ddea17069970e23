import type { Assignment } from '../../directory/types.ts';
import { lookupIn } from '../known-in.ts';
import type { Lookup } from '../rows.ts';
import type { Snapshot } from '../snapshot-types.ts';
import type { Finding } from '../types.ts';
import { type Certainty, certaintyOf } from './certainty.ts';

/** A snapshot as the checks look at it. */
export interface View {
  snapshot: Snapshot;
  certainty: Certainty;
  lookup: Lookup;
  bySet: ReadonlyMap<string, readonly Assignment[]>;
  byAccount: ReadonlyMap<string, readonly Assignment[]>;
  byPrincipal: ReadonlyMap<string, readonly Assignment[]>;
  /** Groups of each user. */
  groupsOf: ReadonlyMap<string, readonly string[]>;
}

export type Check = (view: View) => Iterable<Finding>;

export function viewOf(snapshot: Snapshot): View {
  const groupsOf = new Map<string, string[]>();
  for (const { groupId, members = [] } of snapshot.groups) for (const userId of members) add(groupsOf, userId, groupId);
  return {
    snapshot,
    certainty: certaintyOf(snapshot.errors),
    lookup: lookupIn(snapshot),
    bySet: indexed(snapshot.assignments, ({ permissionSetArn }) => permissionSetArn),
    byAccount: indexed(snapshot.assignments, ({ accountId }) => accountId),
    byPrincipal: indexed(snapshot.assignments, ({ principalId }) => principalId),
    groupsOf,
  };
}

function indexed(assignments: readonly Assignment[], keyOf: (one: Assignment) => string): Map<string, Assignment[]> {
  const index = new Map<string, Assignment[]>();
  for (const one of assignments) add(index, keyOf(one), one);
  return index;
}

function add<T>(index: Map<string, T[]>, key: string, value: T): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}

/** `1 account`, `2 accounts`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
