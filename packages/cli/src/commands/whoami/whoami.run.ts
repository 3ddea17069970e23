import { activeProfile } from '@ssoctl/core/internal/config/resolve-profile';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import { callerIdentity } from '@ssoctl/core/internal/identity/client';
import type { SigningCredentials } from '@ssoctl/core/internal/identity/types';
import type { Context } from '../../kit/context.ts';
import type { Input, None } from '../../kit/option.ts';
import { connectPortal } from '../../portal/connection.ts';
import { findSource, type Source } from '../../selection/source.ts';
import { identityView } from '../../views/identity.ts';

/** Where STS answers for credentials that name no Region. */
const ANY_REGION = 'us-east-1';

export async function run(_input: Input<None, None>, context: Context): Promise<void> {
  const { world, config, settings } = await context.services();
  const { env, globals, signal } = context;
  const active = activeProfile(env, globals.profile) ?? (config.profiles.has('default') ? 'default' : undefined);
  const source = findSource(config, env, { profile: active, byFlag: globals.profile !== undefined });
  const credentials = await credentialsOf(context, source);
  const region = source.region ?? ('role' in source ? source.role.signIn.region : ANY_REGION);
  const [identity, account] = await Promise.all([
    callerIdentity({ ...world, settings, region }, credentials, { signal }).catch((error) => {
      throw withWayOut(error, source);
    }),
    accountName(context, source),
  ]);
  context.output.show(identityView, { identity, account, source });
}

/** Keys that are not good have a way out that depends on where they lie. */
function withWayOut(error: unknown, source: Source): unknown {
  if (!isSsoctlError(error, 'ACCESS_DENIED') || error.hint !== undefined || 'role' in source) return error;
  const hint =
    source.kind === 'environment'
      ? 'run: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN, or give --profile NAME'
      : `renew the keys of profile ${source.profile}, or name another profile`;
  return new SsoctlError(error.code, error.message, { hint, details: error.details, cause: error });
}

async function credentialsOf(context: Context, source: Source): Promise<SigningCredentials> {
  if ('credentials' in source) return source.credentials;
  const { world, config } = await context.services();
  return roleCredentials(world, config, source.role, { signal: context.signal });
}

/** The account's name, where the portal tells it; the answer does not depend on it. */
async function accountName(context: Context, source: Source): Promise<string | undefined> {
  if (!('role' in source)) return undefined;
  try {
    const accounts = await connectPortal(context, await context.services(), source.role.signIn).accounts();
    return accounts.find(({ accountId }) => accountId === source.role.accountId)?.accountName;
  } catch (error) {
    if (isSsoctlError(error)) return undefined;
    throw error;
  }
}
