import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import { profilesOf } from '@ssoctl/core/internal/config/sign-ins';
import type { Config, RoleProfile, SignIn } from '@ssoctl/core/internal/config/types';
import { ERROR_CODES, isSsoctlError } from '@ssoctl/core/internal/errors/index';
import type { SignOutResult } from '@ssoctl/core/internal/session/types';
import type { Context } from '../../kit/context.ts';
import { visible } from '../../kit/visible.ts';
import { chooseSignIns } from '../../selection/sign-in.ts';
import { type SignedOut, signOutView } from '../../views/sign-out.ts';
import type { LogoutInput } from './logout.ts';

export async function run({ args, options }: LogoutInput, context: Context): Promise<number> {
  const { config, sessions } = await context.services();
  const signIns = await chooseSignIns(context, config, { named: args.sessions, all: options.all });
  const done: SignedOut[] = [];
  for (const signIn of signIns) {
    const profiles = rolesOf(config, signIn);
    const result = await sessions.signOut(signIn, { profiles, signal: context.signal });
    done.push({ name: signIn.name, ...result });
    tell(context, signIn, result);
  }
  if (context.globals.json) context.output.show(signOutView, done);
  return done.some(({ because }) => because !== undefined) ? ERROR_CODES.NOT_REVOKED.exit : 0;
}

/** The roles of the session's profiles; a profile that is wrong has no credentials in the cache. */
function rolesOf(config: Config, signIn: SignIn): RoleProfile[] {
  return profilesOf(config, signIn).flatMap((name) => {
    try {
      return [resolveRole(config, name)];
    } catch (error) {
      if (isSsoctlError(error)) return [];
      throw error;
    }
  });
}

function tell({ output }: Context, signIn: SignIn, { revoked, removed, because }: SignOutResult): void {
  const name = output.err.colours.bold(visible(signIn.name));
  if (because !== undefined) {
    output.warn(
      `${signIn.name}: not revoked: ${because}`,
      'the token is gone from this machine, but is good elsewhere until it expires',
    );
    return;
  }
  if (!revoked && removed.tokens === 0 && removed.roleCredentials === 0) {
    output.say(`Nobody was signed in to ${name}.`);
    return;
  }
  const credentials =
    removed.roleCredentials === 0 ? '' : ` and ${counted(removed.roleCredentials, 'cached role credential')}`;
  output.say(`Signed out of ${name}: ${counted(removed.tokens, 'token')}${credentials} removed.`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
