import { ALWAYS, isListed, type Listed, type Moment, shownAt } from './listed.ts';

/** A permission set as an IAM role in an account. */
export interface Provisioned extends Listed {
  accountId: string;
  permissionSet: string;
  /** Whether the role is what the permission set says now. */
  latest: boolean;
  live: boolean;
}

/** Which permission sets are where. */
export interface Provisioning {
  /** Puts it there, or makes what is there the latest. */
  provision(accountId: string, permissionSet: string, moment: Moment): void;
  /** Takes it away, if it is there. Put there again, its role has another name. */
  deprovision(accountId: string, permissionSet: string, moment: Moment): void;
  /** Makes what is there outdated. */
  drift(accountId: string, permissionSet: string): void;
  isThere(accountId: string, permissionSet: string): boolean;
  /** How often it was taken away there. */
  generation(accountId: string, permissionSet: string): number;
  /** Ids of accounts where it is. */
  accountsOf(permissionSet: string): string[];
  /** What lists show. */
  listedIn(accountId: string, nowMs: number): Provisioned[];
  listedOf(permissionSet: string, nowMs: number): Provisioned[];
}

export function createProvisioning(): Provisioning {
  const byAccount = new Map<string, Map<string, Provisioned[]>>();
  const bySet = new Map<string, Map<string, Provisioned[]>>();
  const records = (accountId: string, permissionSet: string) => byAccount.get(accountId)?.get(permissionSet) ?? [];
  const there = (accountId: string, permissionSet: string) => records(accountId, permissionSet).find((one) => one.live);
  const generation = (accountId: string, permissionSet: string) =>
    records(accountId, permissionSet).filter((one) => !one.live).length;
  const listed = (all: Map<string, Provisioned[]> | undefined, nowMs: number) =>
    // Where one is still listed that was taken away, and the next one too, the newest counts.
    [...(all?.values() ?? [])].flatMap((one) => one.filter((record) => isListed(record, nowMs)).slice(-1));
  return {
    provision(accountId, permissionSet, moment) {
      const record = there(accountId, permissionSet);
      if (record !== undefined) {
        record.latest = true;
        return;
      }
      const made: Provisioned = { accountId, permissionSet, latest: true, live: true, listedFromMs: shownAt(moment) };
      const together = [...records(accountId, permissionSet), made];
      put(byAccount, accountId, permissionSet, together);
      put(bySet, permissionSet, accountId, together);
    },
    deprovision(accountId, permissionSet, moment) {
      const record = there(accountId, permissionSet);
      if (record === undefined) return;
      record.live = false;
      record.listedUntilMs = shownAt(moment);
    },
    drift(accountId, permissionSet) {
      const record = there(accountId, permissionSet);
      if (record !== undefined) record.latest = false;
    },
    isThere: (accountId, permissionSet) => there(accountId, permissionSet) !== undefined,
    generation,
    accountsOf: (permissionSet) =>
      [...(bySet.get(permissionSet) ?? [])]
        .filter(([, all]) => all.some((one) => one.live))
        .map(([account]) => account),
    listedIn: (accountId, nowMs) => listed(byAccount.get(accountId), nowMs),
    listedOf: (permissionSet, nowMs) => listed(bySet.get(permissionSet), nowMs),
  };
}

/** Everything in a seed is provisioned from the beginning. */
export function provisionFromStart(provisioning: Provisioning, accountId: string, permissionSet: string): void {
  if (!provisioning.isThere(accountId, permissionSet)) provisioning.provision(accountId, permissionSet, ALWAYS);
}

function put<V>(map: Map<string, Map<string, V>>, outer: string, inner: string, value: V): void {
  const there = map.get(outer) ?? new Map<string, V>();
  map.set(outer, there.set(inner, value));
}
