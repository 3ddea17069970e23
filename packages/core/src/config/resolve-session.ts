import { SsoctlError } from '../errors/index.ts';
import { closest, didYouMean } from './closest.ts';
import { checkRegion, checkStartUrl } from './configured-values.ts';
import { type Holder, requireKeys, textOf } from './require-keys.ts';
import { headerOf, strayFor } from './resolve-profile.ts';
import type { Config, Place, SessionSection, SignIn } from './types.ts';

/** `sso_registration_scopes`: split at commas, trimmed, empty ones dropped; null when the key is absent. */
export function scopesOf(keys: ReadonlyMap<string, string>): readonly string[] | null {
  const text = keys.get('sso_registration_scopes');
  if (text === undefined) return null;
  return text
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

/** The `[sso-session]` of that name, complete or not. @throws SESSION_NOT_FOUND */
export function findSession(config: Config, name: string, namedBy?: Place & { title: string }): SessionSection {
  const session = config.sessions.get(name);
  if (session !== undefined) return session;
  const stray = strayFor(config, name);
  const evidence = stray
    ? `; ${stray.file}:${stray.line} has [${stray.name}], which is not an sso-session`
    : didYouMean(name, config.sessions.keys());
  const subject = namedBy
    ? `${namedBy.title} (${namedBy.file}:${namedBy.line}) names sso-session "${name}", which is not in ${config.configFile}`
    : `there is no sso-session "${name}" in ${config.configFile}`;
  throw new SsoctlError('SESSION_NOT_FOUND', `${subject}${evidence}`, {
    hint: stray
      ? `write ${headerOf('sso-session', name)} in line ${stray.line} of ${stray.file}`
      : config.sessions.size === 0
        ? `run: ssoctl sessions add ${shown(name)} --start-url URL --region REGION`
        : 'run: ssoctl sessions list',
    details: { session: name, file: config.configFile, closest: closest(name, config.sessions.keys()) },
  });
}

function shown(name: string): string {
  return /^[\w.@:/+-]+$/.test(name) ? name : 'NAME';
}

/**
 * The sign-in that an `[sso-session]` describes.
 * @throws SESSION_NOT_FOUND, SESSION_INCOMPLETE, START_URL_INVALID, REGION_INVALID
 */
export function resolveSession(config: Config, name: string): SignIn {
  const session = findSession(config, name);
  const holder = sessionHolder(session);
  requireKeys('SESSION_INCOMPLETE', holder, ['sso_start_url', 'sso_region']);
  return signInFrom(holder, session);
}

export function sessionHolder(session: SessionSection): Holder {
  return { title: `sso-session "${session.name}"`, keys: session.keys, file: session.file, line: session.line };
}

/** The sign-in of a session, its start URL and Region as `holder` has them. @throws START_URL_INVALID, REGION_INVALID */
export function signInFrom(holder: Holder, session: SessionSection): SignIn {
  const startUrl = textOf(holder.keys, 'sso_start_url');
  const region = textOf(holder.keys, 'sso_region');
  checkStartUrl(holder, startUrl);
  checkRegion(holder, region);
  return { kind: 'sso-session', name: session.name, startUrl, region, scopes: scopesOf(session.keys) };
}
