import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySnapshot } from '../../../test/access/snapshots.ts';
import type { Snapshot } from '../snapshot-types.ts';
import { parseSnapshot, snapshotText } from './snapshot-text.ts';

const shuffled = (snapshot: Snapshot): Snapshot =>
  Object.fromEntries(
    Object.entries(snapshot)
      .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value])
      .reverse(),
  ) as unknown as Snapshot;

test('is read as it was written, and is the same text in whatever order things came', () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const text = snapshotText(snapshot);
      expect(snapshotText(parseSnapshot(text, 'file'))).toBe(text);
      expect(snapshotText(shuffled(snapshot))).toBe(text);
      const { assignments, users, accounts } = parseSnapshot(text, 'file');
      expect(new Set(assignments.map((one) => JSON.stringify(one)))).toEqual(
        new Set(snapshot.assignments.map((one) => JSON.stringify(one))),
      );
      expect(users).toHaveLength(snapshot.users.length);
      expect(new Map(accounts.map((a) => [a.accountId, a.name]))).toEqual(
        new Map(snapshot.accounts.map((a) => [a.accountId, a.name])),
      );
    }),
    { numRuns: 500 },
  );
});

test('anything else is refused as no snapshot, and nothing else is thrown', () => {
  fc.assert(
    fc.property(anySnapshot, fc.nat(), fc.nat(), fc.string(), (snapshot, from, length, put) => {
      const text = snapshotText(snapshot);
      const at = from % text.length;
      const torn = text.slice(0, at) + put + text.slice(at + (length % 40));
      try {
        parseSnapshot(torn, 'file');
      } catch (error) {
        expect(error).toMatchObject({ code: 'SNAPSHOT_INVALID' });
      }
    }),
    { numRuns: 500 },
  );
});
