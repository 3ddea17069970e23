import type { SeedIssue } from './error.ts';
import { accountLookup, unitLookup } from './lookups.ts';
import type { CheckedUnit } from './organization-schema.ts';
import type { CheckedDocument } from './schema.ts';

/** What does not fit together in the organization: its management account, its units, who is in them, who is delegated to. */
export function checkOrganization({ organization = {}, accounts }: CheckedDocument): SeedIssue[] {
  const units = organization.units ?? [];
  return [
    ...management(organization.managementAccountId, accounts),
    ...units.flatMap((unit, i) => nested(`organization.units[${i}]`, unit, 1)),
    ...siblings('organization.units', units),
    ...inUnits(accounts, units),
    ...delegated(organization, accounts),
  ];
}

type Accounts = CheckedDocument['accounts'];

function management(id: string | undefined, accounts: Accounts): SeedIssue[] {
  if (id === undefined || accounts.some((account) => account.id === id)) return [];
  return [{ path: 'organization.managementAccountId', message: `no account ${id}` }];
}

/** AWS nests units five deep. */
const DEEPEST = 5;

function nested(at: string, unit: CheckedUnit, depth: number): SeedIssue[] {
  if (depth > DEEPEST) return [{ path: at, message: `units nest ${DEEPEST} deep at most` }];
  const units = unit.units ?? [];
  return [
    ...siblings(`${at}.units`, units),
    ...units.flatMap((child, i) => nested(`${at}.units[${i}]`, child, depth + 1)),
  ];
}

function siblings(at: string, units: readonly CheckedUnit[]): SeedIssue[] {
  return units.flatMap(({ name }, i) => {
    const before = units.findIndex((unit) => unit.name === name);
    return before === i ? [] : [{ path: `${at}[${i}].name`, message: `${name} is already ${at}[${before}]` }];
  });
}

function inUnits(accounts: Accounts, units: readonly CheckedUnit[]): SeedIssue[] {
  const unitOf = unitLookup(units);
  return accounts.flatMap(({ unit }, i) => {
    const found = unit === undefined ? undefined : unitOf(unit);
    if (found === undefined || found.ok) return [];
    const message =
      found.ids.length > 1
        ? `${found.ids.length} units are called ${unit}: give the path from the root`
        : `no unit ${unit}`;
    return [{ path: `accounts[${i}].unit`, message }];
  });
}

function delegated(
  { delegatedAdministrators = [], managementAccountId }: NonNullable<CheckedDocument['organization']>,
  accounts: Accounts,
): SeedIssue[] {
  const accountOf = accountLookup(accounts);
  const management = managementAccountId ?? accounts[0]?.id;
  return delegatedAdministrators.flatMap(({ account }, i) => {
    const path = `organization.delegatedAdministrators[${i}].account`;
    const id = accountOf(account);
    if (id === undefined) return [{ path, message: noAccount(account) }];
    return id === management ? [{ path, message: 'the management account needs no delegation' }] : [];
  });
}

export function noAccount(account: string | number): string {
  const short = typeof account === 'number' && String(account).length < 12;
  return `no account ${account}${short ? ': quote account ids, so that a leading zero stays' : ''}`;
}
