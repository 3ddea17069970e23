import { resolveSession } from '@ssoctl/core/internal/config/resolve-session';
import { allSignIns, profilesOf } from '@ssoctl/core/internal/config/sign-ins';
import type { Config } from '@ssoctl/core/internal/config/types';
import { isSsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { signInNamed, signInOf } from '../../selection/sign-in.ts';
import { type SessionStatus, statusView } from '../../views/status.ts';
import type { StatusInput } from './status.ts';

/** What `--exit-code` ends with when somebody has to sign in. */
const SIGN_IN_NEEDED = 4;

export async function run({ args, options }: StatusInput, context: Context): Promise<number> {
  const { config, sessions } = await context.services();
  const { session, profile } = context.globals;
  const named = [...args.sessions, ...(session === undefined ? [] : [session])];
  const signIns = named.map((name) => signInNamed(config, name));
  if (profile !== undefined) signIns.push(signInOf(config, profile));
  if (signIns.length === 0) signIns.push(...allSignIns(config));
  const found: SessionStatus[] = [];
  for (const signIn of signIns)
    found.push({ signIn, state: await sessions.state(signIn), profiles: profilesOf(config, signIn) });
  context.output.show(statusView, found);
  if (named.length === 0 && profile === undefined) warnOfIncomplete(context, config);
  if (found.length === 0 && config.sessions.size === 0) tellHowToBegin(context, config.configFile);
  const usable = found.length > 0 && found.every(({ state }) => state.kind === 'active' || state.kind === 'renewable');
  return options.exitCode && !usable ? SIGN_IN_NEEDED : 0;
}

/** A session that lacks a setting cannot be signed in to, so it is in no list; but somebody meant it to be. */
function warnOfIncomplete({ output }: Context, config: Config): void {
  for (const name of config.sessions.keys())
    try {
      resolveSession(config, name);
    } catch (error) {
      if (!isSsoctlError(error)) throw error;
      output.warn(error.message, error.hint);
    }
}

function tellHowToBegin({ output }: Context, configFile: string): void {
  output.say(`No sso-session is configured in ${configFile}. Begin with the address of your access portal:`);
  output.say();
  output.say('  ssoctl setup https://d-1234567890.awsapps.com/start');
}
