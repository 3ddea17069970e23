import { activeProfile, resolveProfile } from '@ssoctl/core/internal/config/resolve-profile';
import { resolveSession } from '@ssoctl/core/internal/config/resolve-session';
import { allSignIns, signInOfProfile } from '@ssoctl/core/internal/config/sign-ins';
import type { Config, SignIn } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../kit/context.ts';
import type { Choice } from '../kit/prompter.ts';

/** Where nothing is configured yet. */
export const BEGIN = 'run: ssoctl setup URL, with the address of your access portal';

type Chooser = Pick<Context, 'globals' | 'env' | 'prompt'>;

/** The sign-ins that a command is about: those named, all of them, or the one that {@link chooseSignIn} finds. */
export async function chooseSignIns(
  context: Chooser,
  config: Config,
  wanted: { named: readonly string[]; all: boolean },
): Promise<SignIn[]> {
  if (wanted.all && wanted.named.length > 0)
    throw new SsoctlError('USAGE', `--all and ${wanted.named[0]} exclude each other`, { hint: 'name one of them' });
  if (wanted.all) {
    const all = allSignIns(config);
    return all.length > 0 ? all : [nothingConfigured(config)];
  }
  if (wanted.named.length === 0) return [await chooseSignIn(context, config)];
  return [...new Set(wanted.named)].map((name) => signInNamed(config, name));
}

/**
 * The sign-in that is meant where none is named: that of --session, --profile, AWS_PROFILE, the only one, the one picked.
 * @throws SESSION_NOT_FOUND, PROFILE_NOT_FOUND, PROFILE_NOT_SSO, NO_SESSION, ANSWER_NEEDED and what else is wrong with it
 */
export async function chooseSignIn(context: Chooser, config: Config): Promise<SignIn> {
  const { session, profile } = context.globals;
  if (session !== undefined) return signInNamed(config, session);
  if (profile !== undefined) return signInOf(config, profile);
  const active = activeProfile(context.env);
  // A profile of another kind that happens to be active says nothing about where to sign in.
  const activeSignIn = active === undefined ? undefined : signInOfProfile(config, active);
  if (activeSignIn !== undefined) return activeSignIn;
  const all = allSignIns(config);
  const [only, ...others] = all;
  if (only === undefined) return nothingConfigured(config);
  return others.length === 0 ? only : pick(context, all);
}

/** The session of that name, or else the profile of that name that holds a start URL itself. */
export function signInNamed(config: Config, name: string): SignIn {
  if (config.sessions.has(name)) return resolveSession(config, name);
  const profile = config.profiles.get(name);
  if (profile?.kind === 'sso-legacy') return signInOf(config, name);
  if (profile?.keys.has('sso_session'))
    throw new SsoctlError('SESSION_NOT_FOUND', `"${name}" is a profile, not an sso-session`, {
      hint: `give --profile ${name}, or the session's name: ${profile.keys.get('sso_session')}`,
      details: { session: name, profile: name },
    });
  return resolveSession(config, name);
}

/** The sign-in of a profile. @throws PROFILE_NOT_FOUND, PROFILE_NOT_SSO and what else is wrong with it */
export function signInOf(config: Config, profile: string): SignIn {
  const signIn = signInOfProfile(config, profile);
  if (signIn !== undefined) return signIn;
  const { file, line, kind } = resolveProfile(config, profile);
  throw new SsoctlError('PROFILE_NOT_SSO', `profile "${profile}" (${file}:${line}) names no sso-session`, {
    hint: 'run: ssoctl profiles list',
    details: { profile, kind, file, line },
  });
}

function pick({ prompt }: Chooser, all: readonly SignIn[]): Promise<SignIn> {
  const choices: Choice<SignIn>[] = all.map((signIn) => ({ value: signIn, label: signIn.name, hint: signIn.startUrl }));
  const names = all.map(({ name }) => name).join(', ');
  return prompt.select('Which session?', choices, {
    missing: `several sessions are configured (${names})`,
    flag: '--session NAME',
  });
}

/** @throws NO_SESSION; or what is wrong with a session that is there but incomplete */
function nothingConfigured(config: Config): never {
  const [incomplete] = config.sessions.keys();
  if (incomplete !== undefined) resolveSession(config, incomplete);
  throw new SsoctlError('NO_SESSION', `no sso-session is configured in ${config.configFile}`, { hint: BEGIN });
}
