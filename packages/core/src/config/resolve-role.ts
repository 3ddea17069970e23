import { SsoctlError } from '../errors/index.ts';
import { checkAccountId } from './configured-values.ts';
import { requireKeys, textOf } from './require-keys.ts';
import { resolveProfile } from './resolve-profile.ts';
import { findSession, sessionHolder, signInFrom } from './resolve-session.ts';
import { legacySignIn, profileTitle } from './sign-ins.ts';
import type { Config, Profile, RoleProfile, SessionSection, SignIn } from './types.ts';

const ROLE_KEYS = ['sso_role_name', 'sso_account_id'];
const SIGN_IN_KEYS = ['sso_start_url', 'sso_region'];

/**
 * The account, role and sign-in that a profile's credentials come from, judged as the AWS CLI's credential provider
 * judges it: a key that stands in the profile and in its session must have one value.
 * @throws PROFILE_NOT_FOUND, PROFILE_NOT_SSO, PROFILE_INCOMPLETE, PROFILE_INCONSISTENT, SESSION_NOT_FOUND,
 *   SESSION_INCOMPLETE, ACCOUNT_ID_INVALID, START_URL_INVALID, REGION_INVALID
 */
export function resolveRole(config: Config, name: string): RoleProfile {
  const profile = resolveProfile(config, name);
  if (profile.kind !== 'sso-session' && profile.kind !== 'sso-legacy') throw notSso(profile);
  const { file, line } = profile;
  const holder = { title: profileTitle(profile), keys: profile.keys, file, line };
  const sessionName = profile.keys.get('sso_session');
  const session = sessionName === undefined ? undefined : findSession(config, sessionName, holder);
  // One of the two must stand in the profile itself; the rest may come from the session, whatever key it is.
  if (!ROLE_KEYS.some((key) => profile.keys.has(key))) requireKeys('PROFILE_INCOMPLETE', holder, ROLE_KEYS);
  if (session !== undefined) requireAgreement(profile, session);
  const keys = session === undefined ? profile.keys : new Map([...profile.keys, ...session.keys]);
  const lacking = session === undefined ? [...ROLE_KEYS, ...SIGN_IN_KEYS] : ROLE_KEYS;
  requireKeys('PROFILE_INCOMPLETE', { ...holder, keys }, lacking);
  const accountId = textOf(keys, 'sso_account_id');
  checkAccountId(holder, accountId);
  return {
    profile: name,
    signIn: session === undefined ? legacySignIn(profile) : sessionSignIn(session, keys),
    accountId,
    roleName: textOf(keys, 'sso_role_name'),
    region: profile.keys.get('region') || undefined,
  };
}

function sessionSignIn(session: SessionSection, keys: ReadonlyMap<string, string>): SignIn {
  const holder = { ...sessionHolder(session), keys };
  requireKeys('SESSION_INCOMPLETE', holder, SIGN_IN_KEYS);
  return signInFrom(holder, session);
}

function requireAgreement(profile: Profile, session: SessionSection): void {
  for (const [key, value] of session.keys) {
    const own = profile.keys.get(key);
    if (own === undefined || own === value) continue;
    // Only keys of this feature are quoted: nobody knows what else stands there.
    const quoted = key.startsWith('sso_');
    const here = `${profileTitle(profile)} (${profile.file}:${profile.line})`;
    const there = `sso-session "${session.name}" (${session.file}:${session.line})`;
    const values = quoted ? `: "${own}" against "${value}"` : '';
    throw new SsoctlError('PROFILE_INCONSISTENT', `${key} differs between ${here} and ${there}${values}`, {
      hint: `remove ${key} from the profile below line ${profile.line} of ${profile.file}`,
      details: { profile: profile.name, session: session.name, key, file: profile.file, line: profile.line },
    });
  }
}

function notSso(profile: Profile): SsoctlError {
  const { name, file, line } = profile;
  const source = profile.keys.get('source_profile');
  const instead = {
    static: 'it holds long-lived keys',
    process: 'it has a credential_process of its own',
    role: source ? `it assumes a role on top of profile "${source}"` : 'it assumes a role',
    other: 'it has no sso_session, sso_account_id and sso_role_name',
    'sso-session': '',
    'sso-legacy': '',
  }[profile.kind];
  const because = `${profileTitle(profile)} (${file}:${line}) does not sign in through IAM Identity Center: ${instead}`;
  return new SsoctlError('PROFILE_NOT_SSO', because, {
    hint: 'run: ssoctl profiles list',
    details: { profile: name, kind: profile.kind, file, line },
  });
}
