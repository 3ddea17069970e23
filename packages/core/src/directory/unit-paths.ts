import type { CallOptions } from '../call/types.ts';
import { type FailedCall, failedCall } from './failed-call.ts';
import type { OrganizationView } from './organization.ts';
import type { OrganizationAccount, OrganizationalUnit } from './types.ts';

/** A root or an organizational unit, and where it hangs. */
export interface PlacedUnit extends OrganizationalUnit {
  /** Names from the root down: `Root/Workloads/Production`. */
  path: string;
  /** Ids from the root down, its own last. */
  ids: readonly string[];
}

export interface PlacedAccount extends OrganizationAccount {
  /** Absent where it could not be found out. */
  unit?: PlacedUnit | undefined;
}

export interface PlacedAccounts {
  accounts: readonly PlacedAccount[];
  units: readonly PlacedUnit[];
  failures: readonly FailedCall[];
}

export interface PlaceOptions extends CallOptions {
  /** Leaves out accounts outside these units, which are told by path from the root down, with or without the root, or by id. */
  within?: string | undefined;
  /** Told how many accounts, and how many units, are known. */
  onProgress?: ((accounts: number, units: number) => void) | undefined;
}

type Tree = Pick<OrganizationView, 'accounts' | 'roots' | 'unitsIn' | 'accountsIn'>;

/**
 * The organization's accounts with the units that they hang in, by the fewest calls: the units are walked once; the accounts are
 * listed as a whole where the service tells their paths, unit by unit where it does not, or where only some units are wanted.
 * @throws what listing the accounts throws; failures of the walk are told in the result
 */
export async function accountsWithUnits(directory: Tree, options: PlaceOptions = {}): Promise<PlacedAccounts> {
  const { signal, within, onProgress = () => {} } = options;
  const walk = await walkUnits(directory, options);
  const { units, failures } = walk;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const accounts: PlacedAccount[] = [];
  const add = (account: OrganizationAccount, unit: PlacedUnit | undefined) => {
    accounts.push(unit === undefined ? account : { ...account, unit });
    onProgress(accounts.length, units.length);
  };

  if (within === undefined) {
    let hasPaths = true;
    for await (const page of directory.accounts({ signal })) {
      hasPaths = page.every(({ paths }) => paths !== undefined);
      // What was listed without a place is listed again with one, unless that cannot be had.
      if (!hasPaths && failures.length === 0) break;
      for (const account of page) add(account, placeOf(account, byId));
    }
    if (hasPaths || failures.length > 0) return { accounts, units, failures };
    accounts.length = 0;
  }
  for (const unit of units) {
    try {
      for await (const page of directory.accountsIn(unit.id, { signal }))
        for (const account of page) add(account, unit);
    } catch (error) {
      failures.push(failedCall('ListAccountsForParent', error));
    }
  }
  return { accounts, units, failures };
}

interface Walk {
  units: PlacedUnit[];
  failures: FailedCall[];
}

/** From the roots down, the parents first; into what can lead to the wanted units alone. */
async function walkUnits(directory: Tree, { signal, within, onProgress }: PlaceOptions): Promise<Walk> {
  const walk: Walk = { units: [], failures: [] };
  const wanted = within === undefined ? undefined : wantedUnits(within);
  const queue: PlacedUnit[] = [];
  const meet = (unit: PlacedUnit) => {
    if (wanted === undefined || wanted.includes(unit)) walk.units.push(unit);
    if (wanted === undefined || wanted.mayLeadTo(unit)) queue.push(unit);
    onProgress?.(0, walk.units.length);
  };
  try {
    for await (const page of directory.roots({ signal }))
      for (const root of page) meet({ ...root, path: root.name, ids: [root.id] });
  } catch (error) {
    walk.failures.push(failedCall('ListRoots', error));
  }
  for (let parent = queue.shift(); parent !== undefined; parent = queue.shift()) {
    const { path, ids, id } = parent;
    try {
      for await (const page of directory.unitsIn(id, { signal }))
        for (const unit of page) meet({ ...unit, path: `${path}/${unit.name}`, ids: [...ids, unit.id] });
    } catch (error) {
      walk.failures.push(failedCall('ListOrganizationalUnitsForParent', error));
    }
  }
  return walk;
}

interface Wanted {
  /** Whether it is one of the units that are wanted, or below one. */
  includes(unit: PlacedUnit): boolean;
  mayLeadTo(unit: PlacedUnit): boolean;
}

function wantedUnits(within: string): Wanted {
  if (/^(ou|r)-[0-9a-z]{4,32}(-[a-z0-9]{8,32})?$/.test(within))
    return { includes: ({ ids }) => ids.includes(within), mayLeadTo: () => true };
  const text = within.replace(/^\/+|\/+$/g, '');
  const beginsWith = (longer: string, shorter: string) => longer === shorter || longer.startsWith(`${shorter}/`);
  const spellings = ({ path, ids }: PlacedUnit) => (ids.length === 1 ? [path] : [path, path.replace(/^[^/]*\//, '')]);
  return {
    includes: (unit) => spellings(unit).some((path) => beginsWith(path, text)),
    mayLeadTo: (unit) =>
      unit.ids.length === 1 || spellings(unit).some((path) => beginsWith(path, text) || beginsWith(text, path)),
  };
}

/** `o-…/r-…/ou-…/111122223333/`: the nearest of these that is known. */
function placeOf({ paths }: OrganizationAccount, byId: ReadonlyMap<string, PlacedUnit>): PlacedUnit | undefined {
  const ids = paths?.[0]?.split('/') ?? [];
  const nearest = ids.findLast((id) => /^(ou|r)-/.test(id));
  return nearest === undefined ? undefined : byId.get(nearest);
}
