import { requireName } from '@ssoctl/core/internal/config/given-values';
import type { NewProfile } from '@ssoctl/core/internal/config/plan-profile';
import type { Config } from '@ssoctl/core/internal/config/types';
import { isSsoctlError } from '@ssoctl/core/internal/errors/index';
import { nameOf } from '@ssoctl/core/internal/sync/name-of';
import { type NameTemplate, parseTemplate } from '@ssoctl/core/internal/sync/template';
import type { RoleInRegion } from '@ssoctl/core/internal/sync/types';
import type { Context } from '../../kit/context.ts';
import type { PlainProfiles } from './wanted-profiles.ts';

export interface Naming {
  template: NameTemplate;
  /** The Region was chosen for these profiles: one that stands for the role in another is not what is wanted. */
  exactRegion: boolean;
}

/** The profile for a role: under the name given, that of one which stands for the role already, or by the template. */
export async function nameProfile(
  context: Context,
  config: Config,
  role: RoleInRegion,
  { named, asks, ...naming }: Naming & { named: string | undefined; asks: boolean },
): Promise<PlainProfiles> {
  const name = named ?? (await chooseName(context, config, role, { asks, ...naming }));
  return standsFor(config, name, role, naming)
    ? { profiles: [], there: [name] }
    : { profiles: [newProfile(name, role)], there: [] };
}

/** Profiles for several roles; each role that has one already keeps it. No two get the same name. */
export function nameProfiles(config: Config, roles: readonly RoleInRegion[], naming: Naming): PlainProfiles {
  const profiles: NewProfile[] = [];
  const there: string[] = [];
  const given = new Set<string>();
  for (const role of roles) {
    const known = profileFor(config, role, naming);
    if (known !== undefined) {
      there.push(known);
      continue;
    }
    const name = freeName(role, naming, (candidate) => config.profiles.has(candidate) || given.has(candidate));
    given.add(name);
    profiles.push(newProfile(name, role));
  }
  return { profiles, there };
}

function chooseName(
  { prompt }: Context,
  config: Config,
  role: RoleInRegion,
  { asks, ...naming }: Naming & { asks: boolean },
): Promise<string> | string {
  const suggested = profileFor(config, role, naming) ?? freeName(role, naming, (name) => config.profiles.has(name));
  if (!asks) return suggested;
  const every = config.profiles.has('default') ? '' : ' ("default" serves every command that names none)';
  const unasked = { missing: 'the profile has no name', flag: '--profile-name NAME' };
  const fault = (text: string) => nameFault(config, text, role, naming);
  return prompt.text(`Name of the profile${every}`, unasked, fault, suggested);
}

function nameFault(config: Config, text: string, role: RoleInRegion, naming: Naming): string | undefined {
  if (config.profiles.has(text) && !standsFor(config, text, role, naming))
    return `No: there is another profile ${text}`;
  try {
    requireName('profile', text);
    return undefined;
  } catch (error) {
    if (!isSsoctlError(error, 'USAGE')) throw error;
    return `No: ${error.hint}`;
  }
}

function profileFor(config: Config, role: RoleInRegion, naming: Naming): string | undefined {
  return [...config.profiles.keys()].find((name) => standsFor(config, name, role, naming));
}

function standsFor(config: Config, name: string, role: RoleInRegion, { exactRegion }: Naming): boolean {
  const keys = config.profiles.get(name)?.keys;
  return (
    keys?.get('sso_session') === role.session &&
    keys.get('sso_account_id') === role.accountId &&
    keys.get('sso_role_name') === role.roleName &&
    (!exactRegion || keys.get('region') === role.region)
  );
}

const BY_ID = parseTemplate('{accountId}.{role}');

/** By the template; where that is taken or no name, with the account's id in it, which no other account has. */
function freeName(role: RoleInRegion, { template }: Naming, isTaken: (name: string) => boolean): string {
  const { name, because } = nameOf(template, role);
  if (because === undefined && !isTaken(name)) return name;
  const byId = nameOf(BY_ID, role).name;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? byId : `${byId}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function newProfile(name: string, { session, accountId, roleName, region }: RoleInRegion): NewProfile {
  return { name, session, accountId, roleName, region };
}
