import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySnapshot } from '../../../test/access/snapshots.ts';
import { rowsOf } from '../rows-of.ts';
import type { Snapshot } from '../snapshot-types.ts';
import type { AccessRow } from '../types.ts';
import { diffSnapshots } from './diff-snapshots.ts';

/** A row by ids and state: names may change without it. */
const bare = ({ accountId, permissionSetArn, principalType, principalId, via, state }: AccessRow) =>
  [accountId, permissionSetArn, principalType, principalId, via?.groupId ?? '-', state ?? '-'].join(' ');
const allOf = (snapshot: Snapshot) => [...rowsOf(snapshot)].map(bare).sort();

/** Two states of one instance that have much in common. */
const pair = fc
  .tuple(
    anySnapshot,
    anySnapshot,
    fc.subarray(['accounts', 'permissionSets', 'users', 'groups', 'assignments'] as const),
  )
  .map(([before, other, changed]): [Snapshot, Snapshot] => [
    before,
    { ...before, takenAt: other.takenAt, ...Object.fromEntries(changed.map((key) => [key, other[key]])) },
  ]);
const gap = fc.record({
  operation: fc.constantFrom('ListAccountAssignments', 'ListGroupMemberships', 'ListUsers', 'DescribePermissionSet'),
  code: fc.constant('THROTTLED'),
  message: fc.constant('later'),
});

describe('diffSnapshots', () => {
  test('finds nothing between a snapshot and itself', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        expect(diffSnapshots(snapshot, structuredClone(snapshot))).toMatchObject({
          granted: [],
          removed: [],
          changed: [],
          renamed: [],
          complete: true,
        });
      }),
    );
  });

  test('leads from the rows of the old one to the rows of the new one', () => {
    fc.assert(
      fc.property(pair, fc.array(gap, { maxLength: 1 }), ([before, after], errors) => {
        const { granted, removed, changed } = diffSnapshots(before, { ...after, errors });
        const gone = new Set([...removed, ...changed.flatMap(({ was }) => was ?? [])].map(bare));
        const old = allOf(before);
        expect([...gone].filter((row) => !old.includes(row))).toEqual([]);
        const made = [...granted, ...changed.flatMap(({ is }) => is ?? [])].map(bare);
        expect([...old.filter((row) => !gone.has(row)), ...made].sort()).toEqual(allOf({ ...after, errors }));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the same backwards, the other way round', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const there = diffSnapshots(before, after);
        const back = diffSnapshots(after, before);
        expect(back.granted).toEqual(there.removed);
        expect(back.removed).toEqual(there.granted);
        expect(back.changed).toEqual(
          there.changed.map(({ was, is }) => ({ ...(is && { was: is }), ...(was && { is: was }) })),
        );
        expect(back.renamed).toEqual(there.renamed.map(({ was, is, ...what }) => ({ ...what, was: is, is: was })));
      }),
      { numRuns: 1_000 },
    );
  });

  test('a new name alone is never told as granted or removed', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const renamed: Snapshot = {
          ...snapshot,
          accounts: snapshot.accounts.map((one) => ({ ...one, name: `${one.name ?? ''}!` })),
          permissionSets: snapshot.permissionSets.map((one) => ({ ...one, name: `${one.name}!` })),
          users: snapshot.users.map((one) => ({ ...one, userName: `${one.userName ?? ''}!` })),
          groups: snapshot.groups.map((one) => ({ ...one, displayName: `${one.displayName ?? ''}!` })),
        };
        const { granted, removed, changed, renamed: told } = diffSnapshots(snapshot, renamed);
        expect([granted, removed, changed]).toEqual([[], [], []]);
        const named = [
          ...snapshot.accounts.filter(({ name }) => name !== undefined),
          ...snapshot.permissionSets,
          ...snapshot.users.filter(({ userName }) => userName !== undefined),
          ...snapshot.groups.filter(({ displayName }) => displayName !== undefined),
        ];
        expect(told).toHaveLength(named.length);
      }),
    );
  });
});
