import type { Grant } from './assignments.ts';
import type { Directory } from './directory.ts';
import type { Moment } from './listed.ts';

/** Makes an assignment; the first of its kind in an account brings the permission set there. */
export function assign({ assignments, provisioning }: Directory, grant: Grant, moment: Moment): void {
  const { accountId, permissionSet } = grant;
  assignments.grant(grant, moment);
  if (!provisioning.isThere(accountId, permissionSet)) provisioning.provision(accountId, permissionSet, moment);
}

/** Ends an assignment; the last of its kind in an account takes the permission set away from there. */
export function unassign({ assignments, provisioning }: Directory, grant: Grant, moment: Moment): void {
  const { accountId, permissionSet } = grant;
  if (!assignments.isLive(grant)) return;
  assignments.end(grant, moment);
  if (!assignments.isHeld(accountId, permissionSet)) provisioning.deprovision(accountId, permissionSet, moment);
}
