import type { PrincipalType } from '@ssoctl/core/wire';
import { isListed, type Listed, type Moment, shownAt } from './listed.ts';

/** Who gets what where. */
export interface Grant {
  accountId: string;
  /** By name. */
  permissionSet: string;
  principalType: PrincipalType;
  /** Not always of somebody who is there: assignments outlive the people they were made for. */
  principalId: string;
}

/** A grant in the book. */
export interface Assignment extends Grant, Listed {
  /** Counts up from 0 in the order in which they were made. */
  ordinal: number;
  /** Whether it opens doors. */
  live: boolean;
}

/** All assignments, found by place and by person. */
export interface AssignmentBook {
  /** Makes an assignment, unless it is there. */
  grant(grant: Grant, moment: Moment): void;
  /** Ends one, if it is there. */
  end(grant: Grant, moment: Moment): void;
  isLive(grant: Grant): boolean;
  /** Whether anybody has the permission set in the account. */
  isHeld(accountId: string, permissionSet: string): boolean;
  /** Names of the permission sets that the principal has in the account. */
  setsOf(principalType: PrincipalType, principalId: string, accountId: string): string[];
  /** Ids of the accounts where the principal has any. */
  accountsOf(principalType: PrincipalType, principalId: string): string[];
  /** What lists show of an account and a permission set. */
  listedIn(accountId: string, permissionSet: string, nowMs: number): Assignment[];
  /** What lists show of a principal. */
  listedOf(principalType: PrincipalType, principalId: string, nowMs: number): Assignment[];
}

export function createAssignmentBook(): AssignmentBook {
  const byPlace = new Map<string, Assignment[]>();
  const byPrincipal = new Map<string, Map<string, Assignment[]>>();
  let made = 0;
  const inPlace = (accountId: string, permissionSet: string) => byPlace.get(`${accountId}/${permissionSet}`) ?? [];
  const ofPrincipal = (type: PrincipalType, id: string) => byPrincipal.get(`${type}/${id}`);
  const find = (grant: Grant) =>
    (ofPrincipal(grant.principalType, grant.principalId)?.get(grant.accountId) ?? []).find(
      (one) => one.live && one.permissionSet === grant.permissionSet,
    );
  return {
    grant(grant, moment) {
      if (find(grant) !== undefined) return;
      const assignment: Assignment = { ...grant, ordinal: made, live: true, listedFromMs: shownAt(moment) };
      made += 1;
      push(byPlace, `${grant.accountId}/${grant.permissionSet}`, assignment);
      const principal = `${grant.principalType}/${grant.principalId}`;
      const places = byPrincipal.get(principal) ?? new Map<string, Assignment[]>();
      byPrincipal.set(principal, places);
      push(places, grant.accountId, assignment);
    },
    end(grant, moment) {
      const assignment = find(grant);
      if (assignment === undefined) return;
      assignment.live = false;
      assignment.listedUntilMs = shownAt(moment);
    },
    isLive: (grant) => find(grant) !== undefined,
    isHeld: (accountId, permissionSet) => inPlace(accountId, permissionSet).some((one) => one.live),
    setsOf: (type, id, accountId) =>
      (ofPrincipal(type, id)?.get(accountId) ?? []).filter((one) => one.live).map((one) => one.permissionSet),
    accountsOf: (type, id) =>
      [...(ofPrincipal(type, id) ?? [])]
        .filter(([, there]) => there.some((one) => one.live))
        .map(([account]) => account),
    listedIn: (accountId, permissionSet, nowMs) =>
      inPlace(accountId, permissionSet).filter((one) => isListed(one, nowMs)),
    listedOf: (type, id, nowMs) =>
      [...(ofPrincipal(type, id)?.values() ?? [])]
        .flat()
        .filter((one) => isListed(one, nowMs))
        .sort((a, b) => a.ordinal - b.ordinal),
  };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}
