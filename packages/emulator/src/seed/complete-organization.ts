import { SSO_SERVICE_PRINCIPAL } from '@ssoctl/core/wire';
import { derivedText, derivedTimeMs } from './derive.ts';
import { accountLookup, unitLookup } from './lookups.ts';
import type { CheckedUnit } from './organization-schema.ts';
import type { CheckedDocument } from './schema.ts';
import type { SeedAccessKey, SeedAccount, SeedOrganization, SeedUnit } from './types.ts';

const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz012345';

export function completeOrganization(key: string, document: CheckedDocument): SeedOrganization {
  const { organization: given = {}, accounts } = document;
  const rootId = given.rootId ?? `r-${derivedText(LOWER_ALPHANUMERIC, 4, key, 'root')}`;
  const accountOf = accountLookup(accounts);
  const delegatedAdministrators = (given.delegatedAdministrators ?? []).map(({ account, services }) => ({
    account: accountOf(account) ?? '',
    services,
  }));
  const used = [SSO_SERVICE_PRINCIPAL, ...delegatedAdministrators.flatMap(({ services }) => services)];
  return {
    id: given.id ?? `o-${derivedText(LOWER_ALPHANUMERIC, 10, key, 'organization')}`,
    managementAccountId: given.managementAccountId ?? accounts[0]?.id ?? '',
    rootId,
    featureSet: given.featureSet ?? 'ALL',
    units: completeUnits(key, rootId, given.units ?? [], []),
    delegatedAdministrators,
    serviceAccess: [...new Set([...used, ...(given.serviceAccess ?? [])])].sort(),
  };
}

/** Ids follow from the names on the way down, so that a unit keeps its own when others come or go. */
function completeUnits(
  key: string,
  rootId: string,
  units: readonly CheckedUnit[],
  above: readonly string[],
): SeedUnit[] {
  return units.map((unit) => {
    const path = [...above, unit.name];
    const text = derivedText(LOWER_ALPHANUMERIC, 8, key, 'unit', ...path);
    return {
      id: unit.id ?? `ou-${rootId.slice(2)}-${text}`,
      name: unit.name,
      tags: unit.tags ?? {},
      units: completeUnits(key, rootId, unit.units ?? [], path),
    };
  });
}

export function completeAccounts(
  key: string,
  accounts: CheckedDocument['accounts'],
  organization: SeedOrganization,
): SeedAccount[] {
  const unitOf = unitLookup(organization.units);
  return accounts.map(({ unit, ...account }) => {
    const found = unit === undefined ? undefined : unitOf(unit);
    return {
      ...account,
      status: account.status ?? 'ACTIVE',
      ...(found?.ok ? { unit: found.id } : {}),
      tags: account.tags ?? {},
      // The management account counts as invited, by itself.
      joinedMethod: account.joinedMethod ?? (account.id === organization.managementAccountId ? 'INVITED' : 'CREATED'),
      joinedAt: account.joinedAt ?? new Date(derivedTimeMs(key, 'joined', account.id)).toISOString(),
    };
  });
}

export function completeAccessKeys(keys: CheckedDocument['accessKeys']): SeedAccessKey[] {
  return (keys ?? []).map((key) => ({
    ...key,
    userName: key.userName ?? 'ci',
    adminRights: key.adminRights ?? 'none',
  }));
}
