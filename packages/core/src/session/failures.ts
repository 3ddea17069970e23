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

/** The token at hand is over, and nobody but a person can get another. */
export function sessionEnded(signIn: SignIn, token: Token, nowMs: number): SsoctlError {
  const expiresAt = new Date(token.expiresAtMs).toISOString();
  const over = token.expiresAtMs > nowMs ? 'the portal refuses its token' : `its token expired at ${expiresAt}`;
  const message = `the sign-in to ${titleOf(signIn)} has ended: ${over}, and ${whyNotRefreshable(signIn, token)}`;
  return new SsoctlError('SESSION_ENDED', message, {
    hint: `run: ${loginCommand(signIn)}`,
    details: { session: signIn.name, expiresAt },
  });
}

/** The service's word that a sign-in is over, with the sign-in's name. */
export function endedAtService(signIn: SignIn, cause: SsoctlError): SsoctlError {
  return new SsoctlError('SESSION_ENDED', `${titleOf(signIn)}: ${cause.message}`, {
    hint: `run: ${loginCommand(signIn)}`,
    details: { session: signIn.name, ...cause.details },
    cause,
  });
}

function whyNotRefreshable(signIn: SignIn, token: Token): string {
  if (signIn.kind === 'legacy') return 'a profile without an sso-session has no way to renew it';
  if (!token.refreshToken) return 'there is no refresh token to renew it with';
  if (!token.clientId || !token.clientSecret)
    return 'the client it was given to, which could renew it, is not in its file';
  return 'the registration that could renew it has expired';
}
