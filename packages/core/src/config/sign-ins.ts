import { checkRegion, checkStartUrl } from './configured-values.ts';
import { requireKeys, textOf } from './require-keys.ts';
import { resolveProfile } from './resolve-profile.ts';
import { findSession, resolveSession, scopesOf } from './resolve-session.ts';
import type { Config, Profile, SignIn } from './types.ts';

/** How messages call a profile. */
export function profileTitle(profile: Profile): string {
  return `profile "${profile.name}"`;
}

/**
 * The sign-in that a profile needs: its `sso_session`, else its own `sso_start_url`; undefined when it has neither.
 * @throws PROFILE_NOT_FOUND, PROFILE_INCOMPLETE, SESSION_NOT_FOUND, SESSION_INCOMPLETE, START_URL_INVALID, REGION_INVALID
 */
export function signInOfProfile(config: Config, name: string): SignIn | undefined {
  const profile = resolveProfile(config, name);
  const session = profile.keys.get('sso_session');
  if (session !== undefined) {
    findSession(config, session, { title: profileTitle(profile), file: profile.file, line: profile.line });
    return resolveSession(config, session);
  }
  return profile.keys.has('sso_start_url') ? legacySignIn(profile) : undefined;
}

/** The sign-in of a profile that holds the start URL itself. @throws PROFILE_INCOMPLETE, START_URL_INVALID, REGION_INVALID */
export function legacySignIn(profile: Profile): SignIn {
  const { name, keys, file, line } = profile;
  const holder = { title: profileTitle(profile), keys, file, line };
  requireKeys('PROFILE_INCOMPLETE', holder, ['sso_start_url', 'sso_region']);
  const startUrl = textOf(keys, 'sso_start_url');
  const region = textOf(keys, 'sso_region');
  checkStartUrl(holder, startUrl);
  checkRegion(holder, region);
  return { kind: 'legacy', name, startUrl, region };
}

/**
 * Every sign-in that is configured: the sessions in file order, then those of legacy profiles, each once. Incomplete ones
 * are left out; {@link resolveSession} says what they lack.
 */
export function allSignIns(config: Config): SignIn[] {
  const signIns: SignIn[] = [];
  for (const { name, keys } of config.sessions.values()) {
    const startUrl = keys.get('sso_start_url');
    const region = keys.get('sso_region');
    if (startUrl && region) signIns.push({ kind: 'sso-session', name, startUrl, region, scopes: scopesOf(keys) });
  }
  const seen = new Set<string>();
  for (const { name, keys } of config.profiles.values()) {
    const startUrl = keys.get('sso_start_url');
    const region = keys.get('sso_region');
    if (keys.has('sso_session') || !startUrl || !region || seen.has(`${region} ${startUrl}`)) continue;
    seen.add(`${region} ${startUrl}`);
    signIns.push({ kind: 'legacy', name, startUrl, region });
  }
  return signIns;
}

/** The names of the profiles that use a sign-in, in file order. */
export function profilesOf(config: Config, signIn: SignIn): string[] {
  const names: string[] = [];
  for (const { name, keys } of config.profiles.values()) {
    const session = keys.get('sso_session');
    const uses =
      signIn.kind === 'sso-session'
        ? session === signIn.name
        : session === undefined &&
          keys.get('sso_start_url') === signIn.startUrl &&
          keys.get('sso_region') === signIn.region;
    if (uses) names.push(name);
  }
  return names;
}
