import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';

/** The command that signs a person in. */
export function loginCommand(signIn: SignIn): string {
  const name = /^[\w.@:/+-]+$/.test(signIn.name) ? signIn.name : `'${signIn.name.replaceAll("'", `'\\''`)}'`;
  return signIn.kind === 'legacy' ? `ssoctl login --profile ${name}` : `ssoctl login ${name}`;
}

/** How a sign-in is called in messages. */
export function titleOf(signIn: SignIn): string {
  return signIn.kind === 'legacy' ? `profile ${signIn.name}` : `session ${signIn.name}`;
}

export function signInRequired(signIn: SignIn, tokenFile: string): SsoctlError {
  return new SsoctlError(
    'SIGN_IN_REQUIRED',
    `nobody is signed in to ${titleOf(signIn)}: there is no token in ${tokenFile}`,
    {
      hint: `run: ${loginCommand(signIn)}`,
      details: { session: signIn.name, path: tokenFile },
    },
  );
}

/** Why a token cannot be had without a person. */
export function sessionEnded(signIn: SignIn, token: Token, because: string, cause?: unknown): SsoctlError {
  const since = new Date(token.expiresAtMs).toISOString();
  return new SsoctlError(
    'SESSION_ENDED',
    `the sign-in to ${titleOf(signIn)} has ended: its token is of ${since}, and ${because}`,
    {
      hint: `run: ${loginCommand(signIn)}`,
      details: { session: signIn.name, expiresAt: since },
      cause,
    },
  );
}

/** Why nobody but a person can renew this token. */
export function whyNotRefreshable(signIn: SignIn, token: Token, nowMs: number): string {
  if (signIn.kind === 'legacy') return 'a profile without an sso-session cannot renew it';
  if (!token.refreshToken) return 'it cannot be renewed (there is no refresh token)';
  if (!token.clientId || !token.clientSecret) return 'it cannot be renewed (its registration is not in the file)';
  if (token.registrationExpiresAtMs !== undefined && token.registrationExpiresAtMs <= nowMs)
    return `its registration expired at ${new Date(token.registrationExpiresAtMs).toISOString()}`;
  return 'the portal does not accept it any more';
}
