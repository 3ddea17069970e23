import { accountIdFault } from '../config/configured-values.ts';
import { roleNameFault } from '../config/role-name.ts';
import { SsoctlError } from '../errors/index.ts';
import { nameOf } from './name-of.ts';
import { keysByRule } from './rules.ts';
import { isSelected } from './select.ts';
import type { SyncSettings } from './settings.ts';
import type { DesiredProfile, Listing, RoleInRegion } from './types.ts';

/**
 * The profiles that there should be for what a person may use through a session, by name, whatever order the portal lists
 * in. Several may want one name.
 * @throws USAGE when the template names the Region and a profile has none
 */
export function desiredProfiles(session: string, listing: Listing, settings: SyncSettings): DesiredProfile[] {
  const desired = new Map<string, DesiredProfile>();
  for (const account of listing.accounts) {
    for (const roleName of listing.roles.get(account.accountId) ?? []) {
      const role = { ...account, session, roleName };
      if (!isSelected(settings, role)) continue;
      for (const region of regionsOf(role, settings)) {
        const one = region === undefined ? role : { ...role, region };
        desired.set(keyOf(one), desiredProfile(one, settings));
      }
    }
  }
  return [...desired.values()].sort(
    (one, other) => compare(one.name, other.name) || compare(keyOf(one.role), keyOf(other.role)),
  );
}

function desiredProfile(role: RoleInRegion, settings: SyncSettings): DesiredProfile {
  const { name, because } = nameOf(settings.template, role);
  return { name, role, entries: entriesOf(role, settings), refused: faultOf(role) ?? because };
}

/** A Region by rule takes the place of the Regions for all. */
function regionsOf(role: RoleInRegion, { template, regions, rules }: SyncSettings): readonly (string | undefined)[] {
  const ruled = keysByRule(rules, role).get('region');
  const wanted = ruled === undefined ? regions : [ruled];
  if (wanted.length > 0) return wanted;
  if (!template.namesRegion) return [undefined];
  const because = `the name template ${JSON.stringify(template.text)} holds {region}, but ${titleOf(role)} has none`;
  throw new SsoctlError('USAGE', because, { hint: 'give --region' });
}

function entriesOf(role: RoleInRegion, { rules }: SyncSettings): (readonly [string, string])[] {
  const extras = keysByRule(rules, role);
  extras.delete('region');
  return [
    ['sso_session', role.session],
    ['sso_account_id', role.accountId],
    ['sso_role_name', role.roleName],
    ...(role.region === undefined ? [] : [['region', role.region] as const]),
    ...extras,
  ];
}

/** The portal's names are data: what does not have their shape never gets into the file. */
function faultOf({ accountId, roleName }: RoleInRegion): string | undefined {
  const account = accountIdFault(accountId);
  if (account !== undefined) return `${JSON.stringify(accountId)} ${account.because}`;
  const role = roleNameFault(roleName);
  return role && `${JSON.stringify(roleName)} ${role.because}`;
}

/** How messages call what a profile stands for. */
export function titleOf({ session, accountId, accountName, roleName, region }: RoleInRegion): string {
  const account = accountName ? `${JSON.stringify(accountName)} (${accountId})` : accountId;
  return `role ${roleName} in account ${account}${region === undefined ? '' : ` in ${region}`} of session ${session}`;
}

function keyOf({ accountId, roleName, region = '' }: RoleInRegion): string {
  return `${accountId} ${roleName} ${region}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
