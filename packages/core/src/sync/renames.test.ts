import { describe, expect, test } from 'vitest';
import { CORP, edit, idOf, listingOf, synced } from '../../test/sync/sync-runs.ts';
import { readMark } from './mark.ts';

const named = (...names: string[]) => {
  const accounts = names.map((accountName, at) => ({ accountId: idOf(at), accountName }));
  return listingOf(accounts, () => ['Admin']);
};
const headers = (text: string) => [...text.matchAll(/^\[profile (.*)\]$/gm)].map(([, name]) => name);
const accountOf = (text: string, profile: string) =>
  /sso_account_id = (\d+)/.exec(text.slice(text.indexOf(`[profile ${profile}]`)))?.[1];
const first = synced(CORP, { corp: named('Alpha', 'Beta') }).text;

describe('a new name', () => {
  test('by the template renames the profile where it stands', () => {
    const { text, outcome } = synced(first, {
      corp: named('Alpha', 'Beta'),
      given: { name: ['{role}@{account|lower}'] },
    });
    expect(headers(text)).toEqual(['Admin@alpha', 'Admin@beta']);
    expect(outcome).toMatchObject({
      add: ['Admin@alpha', 'Admin@beta'],
      remove: ['alpha.Admin', 'beta.Admin'],
      change: [],
      keep: 0,
    });
    const again = synced(text, { corp: named('Alpha', 'Beta') });
    expect(again.outcome).toMatchObject({ add: [], remove: [], keep: 2 });
    expect(again.plan.edit.changes).toEqual([]);
  });

  test('of an account renames its profile and leaves the other alone', () => {
    const { text, outcome } = synced(first, { corp: named('Gamma', 'Beta') });
    expect(headers(text)).toEqual(['gamma.Admin', 'beta.Admin']);
    expect(outcome).toMatchObject({ add: ['gamma.Admin'], remove: ['alpha.Admin'], keep: 1 });
  });

  test('counts for no removal that asks', () => {
    const names = Array.from({ length: 20 }, (_, at) => `Account ${at}`);
    const text = synced(CORP, { corp: named(...names) }).text;
    const { outcome } = synced(text, {
      corp: named(...names),
      given: { name: ['{role}/{account|slug}'] },
      prune: true,
    });
    expect(outcome.remove).toHaveLength(20);
    expect(outcome.manyRemoved).toBeUndefined();
  });

  test('keeps comments and keys that a hand has added', () => {
    const text = edit(first, '[profile alpha.Admin]\n', '# mine\n[profile alpha.Admin]\noutput = json\n');
    const renamed = synced(text, { corp: named('Gamma', 'Beta') }).text;
    expect(renamed).toContain('# mine\n[profile gamma.Admin]\noutput = json\nsso_session = corp\n');
    const mark = readMark(/^ssoctl_sync = (.*)$/m.exec(renamed)?.[1] ?? '');
    expect([...(mark?.digests.keys() ?? [])]).toEqual(['sso_session', 'sso_account_id', 'sso_role_name']);
  });

  test('changes keys in the same step', () => {
    const { text } = synced(first, { corp: named('Gamma', 'Beta'), given: { region: ['eu-west-1'] } });
    expect(text).toMatch(/\[profile gamma.Admin\]\n(.*\n){3}ssoctl_sync = .*region:\w{8}\nregion = eu-west-1\n/);
    expect(synced(text, { corp: named('Gamma', 'Beta') }).plan.edit.changes).toEqual([]);
  });

  test('is not given to a profile that a hand has changed; no second one is made for its role', () => {
    const regional = synced(CORP, { corp: named('Alpha'), given: { region: ['eu-west-1'] } }).text;
    const text = edit(regional, '\nregion = eu-west-1', '\nregion = us-east-1');
    const { plan, outcome } = synced(text, { corp: named('Gamma') });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome).toMatchObject({
      add: [],
      kept: [{ name: 'alpha.Admin', because: 'region was changed by hand, so it is not renamed to gamma.Admin' }],
    });
  });
});

describe('names that change hands', () => {
  test('between two accounts: each profile follows its own account', () => {
    const { text, outcome } = synced(first, { corp: named('Beta', 'Alpha') });
    expect(headers(text)).toEqual(['beta.Admin', 'alpha.Admin']);
    expect([accountOf(text, 'alpha.Admin'), accountOf(text, 'beta.Admin')]).toEqual([idOf(1), idOf(0)]);
    expect(outcome.collisions).toEqual([]);
    expect(synced(text, { corp: named('Beta', 'Alpha') }).plan.edit.changes).toEqual([]);
  });

  test('along a chain: each gives way to the next', () => {
    const { text } = synced(first, { corp: named('Beta', 'Gamma') });
    expect(headers(text)).toEqual(['beta.Admin', 'gamma.Admin']);
  });

  test('along a chain whose end is taken: nobody moves', () => {
    const text = `${first}\n[profile gamma.Admin]\nregion = x\n`;
    const { plan, outcome } = synced(text, { corp: named('Beta', 'Gamma') });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome.collisions.map(({ name }) => name)).toEqual(['beta.Admin', 'gamma.Admin']);
    expect(outcome).toMatchObject({ add: [], remove: [], keep: 2 });
  });

  const replacement = () =>
    listingOf(
      [
        { accountId: idOf(1), accountName: 'Beta' },
        { accountId: idOf(7), accountName: 'Alpha' },
      ],
      () => ['Admin'],
    );

  test('to a new account: only when the old one’s profile may go', () => {
    const { plan, outcome } = synced(first, { corp: replacement() });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome.collisions).toEqual([
      {
        name: 'alpha.Admin',
        claimants: [
          `role Admin in account "Alpha" (${idOf(7)}) of session corp`,
          'profile "alpha.Admin" (config:5), which a sync of session corp has written',
        ],
      },
    ]);
    expect(outcome.kept).toEqual([{ name: 'alpha.Admin', because: expect.stringContaining('--prune removes it') }]);
    const pruned = synced(first, { corp: replacement(), prune: true });
    expect(headers(pruned.text)).toEqual(['beta.Admin', 'alpha.Admin']);
    expect(accountOf(pruned.text, 'alpha.Admin')).toBe(idOf(7));
  });
});

test('two accounts that get one name keep their profiles under the old ones', () => {
  const { plan, outcome } = synced(first, { corp: named('Gamma', 'gamma') });
  expect(plan.edit.changes).toEqual([]);
  expect(outcome).toMatchObject({ keep: 2, kept: [], collisions: [{ name: 'gamma.Admin' }] });
});

test('of several Regions none is taken for another one: what goes and what comes is not known to be the same', () => {
  const two = synced(CORP, { corp: named('Alpha'), given: { region: ['us-east-1,us-east-2'] } }).text;
  const { outcome } = synced(two, { corp: named('Alpha'), given: { region: ['eu-west-1,eu-west-2'] } });
  expect(outcome).toMatchObject({ rename: [], add: ['alpha.Admin.euw1', 'alpha.Admin.euw2'], remove: [] });
  expect(outcome.kept.map(({ name }) => name)).toEqual(['alpha.Admin.use1', 'alpha.Admin.use2']);
});

test('one profile becomes several when Regions are asked for: the old one is that of its Region', () => {
  const one = synced(CORP, { corp: named('Alpha'), given: { region: ['us-east-1'] } }).text;
  const { text, outcome } = synced(one, { corp: named('Alpha'), given: { region: ['eu-west-1,us-east-1'] } });
  expect(headers(text)).toEqual(['alpha.Admin.use1', 'alpha.Admin.euw1']);
  expect(outcome).toMatchObject({ add: ['alpha.Admin.euw1', 'alpha.Admin.use1'], remove: ['alpha.Admin'] });
});
