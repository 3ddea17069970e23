import { rowsOf } from '@ssoctl/core/internal/access/rows-of';
import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import type { AccessRow } from '@ssoctl/core/internal/access/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySnapshot } from '../../../../../core/test/access/snapshots.ts';
import { visible } from '../../../kit/visible.ts';
import { encode } from '../encode.ts';
import { knownOf } from '../known.ts';
import { cellsOf } from './cells.ts';
import { wordsOf } from './haystack.ts';
import { haystacksOf } from './haystacks.ts';
import { type Filters, matchesOf, NO_FILTERS } from './matches.ts';
import { modelOf } from './model.ts';
import { select } from './selection.ts';

const modelFor = (snapshot: Snapshot) => modelOf(JSON.parse(JSON.stringify(encode(snapshot, knownOf(snapshot), []))));

/** What makes a row the same one. */
const keyOf = (row: AccessRow) =>
  [row.accountId, row.permissionSetArn, row.principalType, row.principalId, row.via?.groupId ?? ''].join(' ');

/** What the page shows, as rows are told elsewhere. */
function shown(snapshot: Snapshot, filters: Filters) {
  const model = modelFor(snapshot);
  const { accounts, sets, users, groups } = model.data;
  const selection = select(model, matchesOf(haystacksOf(model), accounts.unit, filters));
  const rows = Array.from({ length: selection.rowCount }, (_, at) => selection.rowAt(at));
  const keys = rows.map(({ account, set, user, group }) => {
    const via = user === undefined || group === undefined ? '' : groups.ids[group];
    const [type, id] = user === undefined ? ['GROUP', groups.ids[group as number]] : ['USER', users.ids[user]];
    return [accounts.ids[account], sets.arns[set], type, id, via].join(' ');
  });
  return { model, selection, rows, keys };
}

/** The same, worked out row by row from the snapshot. */
function expected(snapshot: Snapshot, filters: Filters): string[] {
  const account = new Map(snapshot.accounts.map((one) => [one.accountId, one]));
  const set = new Map(snapshot.permissionSets.map((one) => [one.arn, one]));
  const user = new Map(snapshot.users.map((one) => [one.userId, one]));
  const group = new Map(snapshot.groups.map((one) => [one.groupId, one]));
  const plain = (text: string) => visible(text).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const holds = (texts: readonly (string | undefined)[], word: string) =>
    texts.some((text) => text !== undefined && plain(text).includes(plain(word)));
  return [...rowsOf(snapshot)]
    .filter((row) => {
      const a = account.get(row.accountId);
      const s = set.get(row.permissionSetArn);
      const groupId = row.principalType === 'GROUP' ? row.principalId : row.via?.groupId;
      const g = groupId === undefined ? undefined : group.get(groupId);
      const u = row.principalType === 'USER' ? user.get(row.principalId) : undefined;
      const userId = row.principalType === 'USER' ? row.principalId : undefined;
      const state = a === undefined ? 'NOT IN THE ORGANIZATION' : a.state === 'ACTIVE' ? '' : a.state;
      const accountTexts = [row.accountId, a?.name, a?.email, a?.unit, state];
      const setTexts = [row.permissionSetArn, s?.name, s?.description];
      const groupTexts = [groupId, g?.displayName, g?.description];
      const userTexts = [userId, u?.userName, u?.displayName, u?.email];
      const fits = (value: string, texts: readonly (string | undefined)[]) => value === '' || holds(texts, value);
      return (
        wordsOf(filters.search).every((word) =>
          [accountTexts, setTexts, groupTexts, userTexts].some((texts) => holds(texts, word.text)),
        ) &&
        fits(filters.account, [row.accountId, a?.name]) &&
        fits(filters.unit, [a?.unit ?? '']) &&
        fits(filters.set, [row.permissionSetArn, s?.name]) &&
        fits(filters.group, [groupId, g?.displayName]) &&
        fits(filters.user, userTexts) &&
        (!filters.directOnly || (row.principalType === 'USER' && row.via === undefined))
      );
    })
    .map(keyOf)
    .sort();
}

/** Without policies, whose words the search looks through too. */
const snapshots = anySnapshot.map((snapshot) => ({
  ...snapshot,
  permissionSets: snapshot.permissionSets.map(({ policies: _, ...set }) => set),
}));
const word = fc.constantFrom('1', 'user-', 'group-2', 'ps-1', 'a', 'script', 'user-3', '田', 'é', 'zz');
const one = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: value });
const filters: fc.Arbitrary<Filters> = fc.record({
  search: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  account: one(fc.constantFrom('1', '222222222222', 'a')),
  unit: one(fc.constantFrom('a', 'e', '<')),
  set: one(fc.constantFrom('ps-2', 'ps-', 'e')),
  group: one(fc.constantFrom('group-', 'group-1', 'a')),
  user: one(fc.constantFrom('user-', 'user-2', 'a')),
  directOnly: fc.boolean(),
});

describe('what the page shows', () => {
  test('without filters is every row of the snapshot', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        expect(shown(snapshot, NO_FILTERS).keys.sort()).toEqual([...rowsOf(snapshot)].map(keyOf).sort());
      }),
      { numRuns: 500 },
    );
  });

  test('under any filters is what one gets row by row', () => {
    fc.assert(
      fc.property(snapshots, filters, (snapshot, asked) => {
        expect(shown(snapshot, asked).keys.sort()).toEqual(expected(snapshot, asked));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is counted right: people, accounts, sets, and the cells of the matrix', () => {
    fc.assert(
      fc.property(snapshots, filters, (snapshot, asked) => {
        const { model, selection, rows } = shown(snapshot, asked);
        const different = <T>(values: readonly T[]) => [...new Set(values)];
        const people = (of: typeof rows) =>
          different(of.flatMap(({ user }) => user ?? [])).filter((user) => model.gone[user] === 0).length;
        expect(selection.peopleCount).toBe(people(rows));
        expect([...selection.accounts]).toEqual(different(rows.map(({ account }) => account)).sort((a, b) => a - b));
        expect([...selection.sets]).toEqual(different(rows.map(({ set }) => set)).sort((a, b) => a - b));
        const cells = cellsOf(model, selection);
        for (const account of selection.accounts) {
          const here = rows.filter((row) => row.account === account);
          expect(cells(account)).toEqual(
            different(here.map(({ set }) => set)).map((set) => {
              const inCell = here.filter((row) => row.set === set);
              return { set, people: people(inCell), direct: inCell.some(({ group }) => group === undefined) };
            }),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
