import { loadConfig } from '@ssoctl/core/internal/config/load';
import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import type { RoleProfile } from '@ssoctl/core/internal/config/types';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import type { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { callerIdentity } from '@ssoctl/core/internal/identity/client';
import type { CallerIdentity } from '@ssoctl/core/internal/identity/types';
import type { Context } from '../../kit/context.ts';
import { asSsoctlError } from '../../kit/error-report.ts';

/** A profile that gives credentials, and whose they are; or why none does. Neither where there is no profile. */
export interface Verification {
  role?: RoleProfile;
  verified?: CallerIdentity;
  unverified?: SsoctlError;
}

/** So many of the profiles are tried: one role may be refused, as in an account that was closed, where the others work. */
const TRIED_AT_MOST = 3;

/** Asks whose credentials a profile gives, read anew from the files: what a tool would find there. @throws CANCELLED */
export async function verify(context: Context, profiles: readonly string[]): Promise<Verification> {
  let unverified: SsoctlError | undefined;
  for (const profile of profiles.slice(0, TRIED_AT_MOST)) {
    try {
      return await identityOf(context, profile);
    } catch (thrown) {
      const error = asSsoctlError(thrown);
      if (error.code === 'CANCELLED') throw error;
      unverified ??= error;
      if (error.code !== 'ACCESS_DENIED') break;
    }
  }
  return unverified === undefined ? {} : { unverified };
}

async function identityOf(context: Context, profile: string): Promise<Verification> {
  const { world, settings } = await context.services();
  const { signal } = context;
  const config = await loadConfig(world);
  const role = resolveRole(config, profile);
  const credentials = await roleCredentials(world, config, role, { signal });
  const region = role.region ?? role.signIn.region;
  return { role, verified: await callerIdentity({ ...world, settings, region }, credentials, { signal }) };
}
