import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import type { Config, RoleProfile } from '@ssoctl/core/internal/config/types';
import { childEnvironment, environment } from '@ssoctl/core/internal/credentials/environment';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { chooseProfile } from '../../selection/profile.ts';
import { signInTo } from '../login/sign-in.ts';
import type { ExecInput } from './exec.ts';

export async function run({ args }: ExecInput, context: Context): Promise<number> {
  const [command, ...rest] = args.command;
  if (command === undefined) throw noCommand(args.profile);
  const config = await context.config();
  const profile = await chooseProfile(context, config, args.profile);
  const role = roleOf(config, profile, args.profile === profile ? [command, ...rest] : undefined);
  const credentials = await credentialsFor(context, role);
  const { world } = await context.services();
  const env = childEnvironment(context.env, environment(credentials, { region: role.region }), world.platform);
  context.releaseSignals();
  return context.spawn({ command, args: rest, env });
}

function noCommand(profile: string | undefined): SsoctlError {
  return new SsoctlError('USAGE', 'COMMAND is missing', {
    hint: `run: ssoctl exec ${profile ?? '[PROFILE]'} -- COMMAND`,
  });
}

/** Whoever leaves the profile out without writing `--` has named a command where a profile is expected. */
function roleOf(config: Config, profile: string, rest: readonly string[] | undefined): RoleProfile {
  try {
    return resolveRole(config, profile);
  } catch (error) {
    if (rest === undefined || !isSsoctlError(error, 'PROFILE_NOT_FOUND')) throw error;
    throw new SsoctlError(error.code, error.message, {
      hint: `if ${profile} is the command, write: ssoctl exec -- ${profile} ${rest.join(' ')}`,
      details: error.details,
      cause: error,
    });
  }
}

/** On a terminal a person is there to sign in, so exec does not send them away to do it. */
async function credentialsFor(context: Context, role: RoleProfile) {
  const { world, config } = await context.services(role.profile);
  const ask = () => roleCredentials(world, config, role, { signal: context.signal });
  try {
    return await ask();
  } catch (error) {
    if (!context.prompt.usable || !isSsoctlError(error, 'SIGN_IN_REQUIRED', 'SESSION_ENDED')) throw error;
    await signInTo(context, role.signIn, { profile: role.profile });
    return ask();
  }
}
