import { rowsOf } from '@ssoctl/core/internal/access/rows-of';
import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySnapshot } from '../../../../../core/test/access/snapshots.ts';
import { encode } from '../encode.ts';
import { knownOf } from '../known.ts';
import { type Model, modelOf } from './model.ts';
import { type Section, type Step, sectionsOf, type Trail } from './trail.ts';

const modelFor = (snapshot: Snapshot) => modelOf(JSON.parse(JSON.stringify(encode(snapshot, knownOf(snapshot), []))));

const places = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Every way from one kind of thing to its end, and what each section on it said. */
function ways(model: Model, kind: 'account' | 'set' | 'group' | 'user') {
  const { accountCount, setCount, groupCount, userCount } = model;
  const count = { account: accountCount, set: setCount, group: groupCount, user: userCount }[kind];
  const ends: Trail[] = [];
  const passed: { trail: Trail; section: Section }[] = [];
  const walk = (trail: Trail) => {
    const sections = sectionsOf(model, trail);
    passed.push(...sections.map((section) => ({ trail, section })));
    const deeper = sections.filter((section) => section.deeper);
    if (deeper.length === 0) ends.push(trail);
    for (const { step } of deeper.flatMap(({ items }) => items)) walk([...trail, step]);
  };
  for (const index of places(count)) walk([{ kind, index }]);
  return { ends, passed };
}

const indexIn = (trail: Trail, kind: Step['kind']) =>
  trail.flatMap((step) => (step.kind === kind && step.kind !== 'direct' ? [step.index] : []))[0];

/** A row's ids, as the end of a way tells them. */
function rowOf({ data }: Model, trail: Trail): string {
  const id = (ids: readonly string[], kind: Step['kind']) => ids[indexIn(trail, kind) ?? -1] ?? '-';
  return [
    id(data.accounts.ids, 'account'),
    id(data.sets.arns, 'set'),
    id(data.groups.ids, 'group'),
    id(data.users.ids, 'user'),
  ].join(' ');
}

describe('the way down', () => {
  test.each(['account', 'set', 'user'] as const)('from each %s ends at every person and path, once each', (kind) => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const model = modelFor(snapshot);
        const found = ways(model, kind).ends.filter(
          (trail) => indexIn(trail, 'user') !== undefined && trail.length > 2,
        );
        const rows = [...rowsOf(snapshot)]
          .filter(({ principalType }) => principalType === 'USER')
          .map((row) => [row.accountId, row.permissionSetArn, row.via?.groupId ?? '-', row.principalId].join(' '));
        expect(found.map((trail) => rowOf(model, trail)).sort()).toEqual(rows.sort());
      }),
      { numRuns: 300 },
    );
  });

  test('from each group ends at every account and set that it is assigned', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const model = modelFor(snapshot);
        const found = ways(model, 'group').ends.filter((trail) => trail.length === 3);
        const assigned = snapshot.assignments
          .filter(({ principalType }) => principalType === 'GROUP')
          .map((one) => [one.accountId, one.permissionSetArn, one.principalId, '-'].join(' '));
        expect(found.map((trail) => rowOf(model, trail)).sort()).toEqual(assigned.sort());
      }),
      { numRuns: 300 },
    );
  });

  test('says beforehand how many people or accounts lie below', () => {
    fc.assert(
      fc.property(
        anySnapshot,
        fc.constantFrom('account' as const, 'set' as const, 'user' as const),
        (snapshot, kind) => {
          const model = modelFor(snapshot);
          const { ends, passed } = ways(model, kind);
          for (const { trail, section } of passed)
            for (const { step, count } of section.deeper && section.counted ? section.items : []) {
              const below = ends.filter((end) =>
                JSON.stringify(end).startsWith(JSON.stringify([...trail, step]).slice(0, -1)),
              );
              const counted = section.counted === 'people' ? 'user' : 'account';
              expect(
                new Set(
                  below
                    .map((end) => indexIn(end, counted))
                    .filter((at) => at !== undefined && !(counted === 'user' && model.gone[at] === 1)),
                ).size,
              ).toBe(count);
            }
        },
      ),
      { numRuns: 300 },
    );
  });
});
