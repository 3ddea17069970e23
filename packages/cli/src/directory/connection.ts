import { createPaces } from '@ssoctl/core/internal/call/pace';
import { activeProfile } from '@ssoctl/core/internal/config/resolve-profile';
import type { Config } from '@ssoctl/core/internal/config/types';
import { memoised } from '@ssoctl/core/internal/credentials/memoised';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import type { AdminDeps, CredentialSource } from '@ssoctl/core/internal/directory/admin-caller';
import { IDENTITY_CENTER_REGIONS } from '@ssoctl/core/internal/wire/regions';
import { isRegion, partitionOf } from '@ssoctl/core/wire';
import type { Context } from '../kit/context.ts';
import { chooseProfile } from '../selection/profile.ts';
import { findSource, type Source } from '../selection/source.ts';

/** The administrator's services, as whoever the credentials belong to. */
export interface AdminConnection {
  deps: AdminDeps;
  source: Source;
  credentials: CredentialSource;
  /** Where IAM Identity Center may be in the partition of the credentials, the likeliest Regions first. */
  regions: readonly string[];
  /** Those among them where it was seen from here. */
  likelyRegions: readonly string[];
}

/** Any profile whose keys can be had, or the environment, in the AWS CLI's order. @throws what finding them throws */
export async function connectAdmin(context: Context): Promise<AdminConnection> {
  const { world, config, settings } = await context.services();
  const source = await chooseSource(context, config);
  const { signal } = context;
  const deps: AdminDeps = { ...world, settings, paces: createPaces(world.clock), expiredHint: expiredHint(source) };
  const credentials =
    'credentials' in source
      ? async () => source.credentials
      : memoised(world.clock, () => roleCredentials(world, config, source.role, { signal }));
  return { deps, source, credentials, ...whereToLook(config, source) };
}

async function chooseSource(context: Context, config: Config): Promise<Source> {
  const { env, globals } = context;
  const active = activeProfile(env, globals.profile) ?? (config.profiles.has('default') ? 'default' : undefined);
  const hasKeys = Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
  const profile = active ?? (hasKeys ? undefined : await chooseProfile(context, config));
  return findSource(config, env, { profile, byFlag: globals.profile !== undefined });
}

function expiredHint(source: Source): string {
  if ('role' in source) return `run: ssoctl login ${source.role.signIn.name}`;
  return source.kind === 'environment'
    ? 'run: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN, or give --profile NAME'
    : `renew the keys of profile ${source.profile}, or name another profile`;
}

/** The Region of the sign-in that gave the credentials, those of configured sessions, that of the profile, then all others. */
function whereToLook(config: Config, source: Source): Pick<AdminConnection, 'regions' | 'likelyRegions'> {
  const own = 'role' in source ? source.role.signIn.region : undefined;
  const configured = [...config.sessions.values()].map(({ keys }) => keys.get('sso_region') ?? '');
  const partition = partitionOf(own ?? source.region ?? '').id;
  const likely = [own ?? '', ...configured, source.region ?? ''].filter(
    (region) => isRegion(region) && partitionOf(region).id === partition,
  );
  const regions = [...new Set([...likely, ...(IDENTITY_CENTER_REGIONS[partition] ?? [])])];
  return { regions, likelyRegions: regions.filter((region) => likely.includes(region)) };
}
