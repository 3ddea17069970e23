import type { Directory } from '@ssoctl/core/internal/directory/types';
import { accountsWithUnits } from '@ssoctl/core/internal/directory/unit-paths';
import type { FaultRule } from '@ssoctl/emulator';
import { afterEach, describe, expect, test } from 'vitest';
import { type Company, closeCompanies, company, MEMBER } from './directory-context.ts';

afterEach(closeCompanies);

/** Name → path of the unit. */
async function places(t: Company, within?: string): Promise<Record<string, string | undefined>> {
  const { accounts, failures } = await accountsWithUnits(t.as(), { within });
  expect(failures).toEqual([]);
  return Object.fromEntries(accounts.map(({ name = '', unit }) => [name, unit?.path]));
}

/** As it was before the service told paths. */
function withoutPaths(directory: Directory): Directory {
  return {
    ...directory,
    async *accounts(options) {
      for await (const page of directory.accounts(options)) yield page.map(({ paths: _, ...account }) => account);
    },
  };
}

const EVERYWHERE = {
  'larkspur-management': 'Root',
  'log-archive': 'Root/Security',
  'security-tooling': 'Root/Security',
  'shop-production': 'Root/Workloads/Production',
  'shop-staging': 'Root/Workloads/Development',
  'data-platform': 'Root/Workloads/Production',
  sandbox: 'Root/Workloads/Development',
  'old-webshop': 'Root',
};

describe('accounts with their units', () => {
  test('cost one walk and one list, where the service tells paths', async () => {
    const t = await company();
    expect(await places(t)).toEqual(EVERYWHERE);
    expect(t.count('organizations:ListOrganizationalUnitsForParent')).toBe(5);
    expect(t.count('organizations:ListAccounts')).toBe(1);
    expect(t.count('organizations:ListAccountsForParent')).toBe(0);
  });

  test('are listed unit by unit where it does not', async () => {
    const t = await company();
    const directory = withoutPaths(t.as());
    const { accounts } = await accountsWithUnits(directory);
    expect(Object.fromEntries(accounts.map(({ name = '', unit }) => [name, unit?.path]))).toEqual(EVERYWHERE);
    expect(t.count('organizations:ListAccountsForParent')).toBe(5);
    expect(t.count('organizations:ListParents')).toBe(0);
  });

  test.each([
    ['Workloads/Production', ['shop-production', 'data-platform']],
    ['/Root/Workloads/Production/', ['shop-production', 'data-platform']],
    ['Workloads', ['shop-production', 'data-platform', 'shop-staging', 'sandbox']],
    ['Root/Security', ['log-archive', 'security-tooling']],
    ['Production', []],
    ['Workloads/Prod', []],
  ])('within %s are those below it', async (within, names) => {
    const t = await company();
    expect(Object.keys(await places(t, within)).sort()).toEqual([...names].sort());
    expect(t.count('organizations:ListAccounts')).toBe(0);
  });

  test('within a unit by id are the same, and what cannot be on the way is not walked', async () => {
    const t = await company();
    const production = t.seed.organization.units[1]?.units[0]?.id;
    expect(Object.keys(await places(t, production))).toEqual(['shop-production', 'data-platform']);
    t.emulator.control.calls.clear();
    await places(t, 'Security');
    expect(t.count('organizations:ListOrganizationalUnitsForParent')).toBe(2);
    expect(t.count('organizations:ListAccountsForParent')).toBe(1);
  });

  test('whose units may not be seen are listed without, and that is told', async () => {
    const t = await company();
    const rule: FaultRule = {
      operation: 'organizations:ListOrganizationalUnitsForParent',
      fault: 'deny',
      after: 1,
    } as never;
    t.emulator.control.faults.replace({ rules: [rule] });
    const { accounts, failures } = await accountsWithUnits(t.as());
    expect(accounts).toHaveLength(8);
    expect(new Set(failures.map(({ operation, error }) => [operation, error.code].join()))).toEqual(
      new Set(['ListOrganizationalUnitsForParent,ACCESS_DENIED']),
    );
    const known = accounts.filter(({ unit }) => unit !== undefined).map(({ name }) => name);
    expect(known).not.toContain('shop-production');
    expect(known).toContain('log-archive');
  });

  test('that may not be listed are no answer', async () => {
    const t = await company();
    await expect(accountsWithUnits(t.as(MEMBER))).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  });
});
