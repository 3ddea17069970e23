import type { AccountStatus, Seed, SeedAccount, SeedUnit } from '../seed/types.ts';

/** An organizational unit and where it hangs. */
export interface Unit extends Omit<SeedUnit, 'units'> {
  /** A unit or the root. */
  parentId: string;
  /** `o-…/r-…/ou-…/`: itself and everything above it. */
  path: string;
}

/** Accounts and the tree they hang in, as they stand now. Lists are in the seed's order. */
export interface Organization {
  readonly accounts: readonly SeedAccount[];
  account(id: string): SeedAccount | undefined;
  /** Where an account stands in the seed. */
  ordinalOf(accountId: string): number;
  unit(id: string): Unit | undefined;
  /** Whether it is the root or a unit. */
  isParent(id: string): boolean;
  unitsIn(parentId: string): readonly Unit[];
  accountsIn(parentId: string): readonly SeedAccount[];
  /** The root or a unit; undefined for the root and for strangers. */
  parentOf(childId: string): string | undefined;
  /** `o-…/r-…/ou-…/111122223333/` */
  pathOf(accountId: string): string;
  setStatus(accountId: string, status: AccountStatus): void;
}

export function createOrganization({ organization, ...seed }: Seed): Organization {
  const { id, rootId } = organization;
  const accounts = new Map(seed.accounts.map((account) => [account.id, account]));
  const ordinals = new Map(seed.accounts.map((account, index) => [account.id, index]));
  const units = unitsBelow(rootId, `${id}/${rootId}/`, organization.units);
  const parentOf = (childId: string) => {
    const account = accounts.get(childId);
    return account === undefined ? units.get(childId)?.parentId : (account.unit ?? rootId);
  };
  let listed: readonly SeedAccount[] | undefined;
  const list = () => {
    listed ??= [...accounts.values()];
    return listed;
  };
  return {
    get accounts() {
      return list();
    },
    account: (accountId) => accounts.get(accountId),
    ordinalOf: (accountId) => ordinals.get(accountId) ?? -1,
    unit: (unitId) => units.get(unitId),
    isParent: (parentId) => parentId === rootId || units.has(parentId),
    unitsIn: (parentId) => [...units.values()].filter((unit) => unit.parentId === parentId),
    accountsIn: (parentId) => list().filter((account) => (account.unit ?? rootId) === parentId),
    parentOf,
    pathOf: (accountId) => `${units.get(parentOf(accountId) ?? '')?.path ?? `${id}/${rootId}/`}${accountId}/`,
    setStatus(accountId, status) {
      const account = accounts.get(accountId);
      if (account !== undefined) accounts.set(accountId, { ...account, status });
      listed = undefined;
    },
  };
}

function unitsBelow(parentId: string, above: string, units: readonly SeedUnit[]): Map<string, Unit> {
  const found = new Map<string, Unit>();
  for (const { units: below, ...unit } of units) {
    const path = `${above}${unit.id}/`;
    found.set(unit.id, { ...unit, parentId, path });
    for (const [id, child] of unitsBelow(unit.id, path, below)) found.set(id, child);
  }
  return found;
}
