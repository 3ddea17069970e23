import { describe, expect, test } from 'vitest';
import { CORP, edit, idOf, LAB, listing, synced, syncPlan } from '../../test/sync/sync-runs.ts';
import type { Listing } from './types.ts';

const COMPANY = { Payments: ['Admin', 'ReadOnly'], Lab: ['Admin'] };
const first = synced(CORP, { corp: COMPANY }).text;
const without = (company: Record<string, string[]>, changes: Partial<Listing> = {}): Listing => ({
  ...listing(company),
  ...changes,
});
const prune = (corp: Listing, text = first) => synced(text, { corp, prune: true });
const REVOKED = { Payments: ['Admin'], Lab: ['Admin'] };

describe('a profile whose role is gone', () => {
  test('stays without --prune, and is told', () => {
    const { plan, outcome } = synced(first, { corp: REVOKED });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome).toMatchObject({
      keep: 2,
      kept: [
        {
          name: 'payments.ReadOnly',
          because: `role ReadOnly in account ${idOf(0)} is not assigned any more; --prune removes it`,
        },
      ],
    });
  });

  test('goes with --prune, and nothing else changes', () => {
    const { text, outcome } = prune(without(REVOKED));
    expect(outcome).toMatchObject({ remove: ['payments.ReadOnly'], kept: [], keep: 2 });
    expect(text).toBe(first.slice(0, first.indexOf('\n[profile payments.ReadOnly]')));
  });

  test('makes room for a new one, and leaves no gap behind', () => {
    const { text } = prune(without({ Payments: ['Admin', 'Support'], Lab: ['Admin'] }));
    expect(text).toMatch(/\n\n\[profile payments.Admin\]\n[^[]*\n\n\[profile payments.Support\]\n[^[]*\n$/);
    expect(text).not.toContain('\n\n\n');
    expect(text.endsWith('\n\n')).toBe(false);
  });

  test('goes too when its whole account is gone', () => {
    const { Lab: _, ...company } = COMPANY;
    expect(prune(without(company)).outcome).toMatchObject({ remove: ['lab.Admin'], keep: 2 });
  });

  test('comes back as it was when it is assigned again', () => {
    expect(synced(prune(without(REVOKED)).text, { corp: COMPANY }).text).toBe(first);
  });

  test.each([
    ['its account did not answer', { roles: new Map([[idOf(1), ['Admin']]]), fresh: new Set([idOf(1)]) }, []],
    ['its account was listed in an earlier run', { fresh: new Set([idOf(1)]) }, [idOf(0)]],
  ])('stays when %s', (_what, changes: Partial<Listing>, unasked) => {
    const { plan, outcome } = prune(without(REVOKED, changes));
    expect(plan.edit.changes).toEqual([]);
    expect(outcome.kept.map(({ name }) => name)).toContain('payments.ReadOnly');
    expect(outcome.unasked).toEqual(unasked);
  });

  test('stays when its account is missing in a list that is not complete', () => {
    const { Lab: _, ...company } = COMPANY;
    expect(prune(without(company, { complete: false })).outcome).toMatchObject({
      remove: [],
      kept: [{ name: 'lab.Admin', because: 'the accounts could not all be listed' }],
    });
  });

  test.each([
    ['no account is listed', {}],
    ['no role is listed', { Payments: [], Lab: [] }],
  ])('stays when %s', (_what, company) => {
    const { plan, outcome } = prune(without(company));
    expect(plan.edit.changes).toEqual([]);
    expect(outcome.kept).toHaveLength(3);
    expect(outcome.kept[0]?.because).toMatch(/nothing is removed after that$/);
  });

  test('of another session stays, whatever this one lists', () => {
    const both = synced(`${first}\n${LAB}`, { lab: { Test: ['Admin'] } }).text;
    expect(prune(without({ Other: ['Admin'] }), both).outcome.remove).toEqual([
      'lab.Admin',
      'payments.Admin',
      'payments.ReadOnly',
    ]);
  });

  const SECTION = '[profile payments.ReadOnly]\nsso_session = corp\n';
  test.each([
    [
      'changed a key',
      edit(first, 'ReadOnly\nssoctl_sync', 'Reader\nssoctl_sync'),
      /^sso_role_name was changed by hand$/,
    ],
    ['added a key', edit(first, SECTION, `${SECTION}output = json\n`), /any more, but output was added by hand$/],
    ['put a comment into it', edit(first, SECTION, `${SECTION}# for terraform\n`), /a comment was added by hand$/],
    ['put a comment above it', edit(first, SECTION, `; for terraform\n${SECTION}`), /a comment was added by hand$/],
    ['put a comment below it', `${first}# for terraform\n`, /a comment was added by hand$/],
  ])('stays when a hand has %s', (_what, text, because) => {
    const { plan, outcome } = prune(without(REVOKED), text);
    expect(plan.edit.changes).toEqual([]);
    expect(outcome.kept).toEqual([{ name: 'payments.ReadOnly', because: expect.stringMatching(because) }]);
  });
});

describe('a profile that the settings leave out', () => {
  test.each([
    [{ exclude: ['role:ReadOnly'] }, ['payments.ReadOnly'], /include and exclude leave it out/],
    [{ include: ['account:Payments'] }, ['lab.Admin'], /include and exclude leave it out/],
  ])('%j: stays, and goes with --prune', (given, names, because) => {
    expect(synced(first, { corp: COMPANY, given }).outcome.kept).toEqual(
      names.map((name) => ({ name, because: expect.stringMatching(because) })),
    );
    expect(synced(first, { corp: COMPANY, given, prune: true }).outcome.remove).toEqual(names);
  });

  test('needs no fresh listing to go: nothing but the settings says so', () => {
    const stale = without(COMPANY, { complete: false, fresh: new Set() });
    expect(synced(first, { corp: stale, given: { exclude: ['role:ReadOnly'] }, prune: true }).outcome.remove).toEqual([
      'payments.ReadOnly',
    ]);
  });

  test('goes when its Region is not asked for any more', () => {
    const two = synced(CORP, { corp: COMPANY, given: { region: ['eu-west-1,us-east-1'] } }).text;
    const { outcome } = synced(two, {
      corp: COMPANY,
      given: { region: ['eu-west-1,sa-east-1'] },
      prune: true,
    });
    // A lone profile of the role is that of the new Region now: it is renamed.
    expect(outcome.remove).toEqual(['lab.Admin.use1', 'payments.Admin.use1', 'payments.ReadOnly.use1']);
    expect(outcome.add).toEqual(['lab.Admin.sae1', 'payments.Admin.sae1', 'payments.ReadOnly.sae1']);
  });

  test('of several Regions goes when one is left, whose profile takes the plain name', () => {
    const two = synced(CORP, { corp: { Lab: ['Admin'] }, given: { region: ['eu-west-1,us-east-1'] } }).text;
    const { outcome } = synced(two, { corp: { Lab: ['Admin'] }, given: { region: ['us-east-1'] }, prune: true });
    expect(outcome).toMatchObject({ add: ['lab.Admin'], remove: ['lab.Admin.euw1', 'lab.Admin.use1'], kept: [] });
  });

  test('stays when they leave nothing', () => {
    const { outcome } = synced(first, { corp: COMPANY, given: { include: ['account:Typo'] }, prune: true });
    expect(outcome.remove).toEqual([]);
    expect(outcome.kept[0]?.because).toMatch(/but nothing is selected, and nothing is removed after that$/);
  });
});

describe('removing many', () => {
  const many = (count: number) => ({ Big: Array.from({ length: count }, (_, at) => `Role${at}`) });
  const removing = (from: number, to: number) => {
    const text = synced(CORP, { corp: many(from) }).text;
    return synced(text, { corp: many(to), prune: true }).outcome;
  };

  test.each([
    [4, 1, false],
    [5, 4, false],
    [5, 3, true],
    [10, 8, false],
    [10, 7, true],
    [100, 90, false],
    [100, 89, true],
  ])('of %i down to %i asks: %s', (from, to, asks) => {
    const { manyRemoved } = removing(from, to);
    expect(manyRemoved).toEqual(asks ? { removed: from - to, of: from } : undefined);
  });

  test('is refused when only a change of the file meanwhile made it so many', () => {
    const small = synced(CORP, { corp: many(4) }).text;
    const big = synced(CORP, { corp: many(30) }).text;
    const plan = syncPlan(small, { corp: listing(many(3)), prune: true });
    expect(plan.outcome().manyRemoved).toBeUndefined();
    expect(() => plan.edit.replan(Buffer.from(big))).toThrow(expect.objectContaining({ code: 'CONFIG_CHANGED' }));
  });

  test('that was asked about goes on with a file that was changed meanwhile', () => {
    const text = synced(CORP, { corp: many(30) }).text;
    const plan = syncPlan(text, { corp: listing(many(3)), prune: true });
    expect(plan.outcome().manyRemoved).toEqual({ removed: 27, of: 30 });
    plan.edit.replan(Buffer.from(`# changed\n${text}`));
    expect(plan.outcome().remove).toHaveLength(27);
  });
});
