import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import { refresh } from '../oidc/refresh.ts';
import { wireErrorOf } from '../oidc/rejections.ts';
import type { SessionDeps } from './deps.ts';
import { isRefreshable } from './state.ts';
import type { SignOutOptions, SignOutResult } from './types.ts';

/** @see Sessions.signOut */
export async function signOut(deps: SessionDeps, signIn: SignIn, options: SignOutOptions): Promise<SignOutResult> {
  const { signal } = options;
  const ended = await endSession(deps, signIn, signal);
  await deps.listings.forget(signIn);
  const roleCredentials = await deps.roleCredentials.removeFetched(signIn, options.profiles);
  return { ...ended, removed: { tokens: ended.removed, roleCredentials } };
}

interface Ended extends Revocation {
  removed: number;
}

/** Revokes the token and removes it here, under its lock: whoever was about to renew it finds it gone. */
export async function endSession(deps: SessionDeps, signIn: SignIn, signal: AbortSignal | undefined): Promise<Ended> {
  const nothing: Ended = { revoked: false, removed: 0 };
  if ((await deps.tokens.read(signIn)) === undefined) return nothing;
  const work = async () => {
    const token = await deps.tokens.read(signIn);
    if (token === undefined) return nothing;
    const revocation = await revoke(deps, signIn, token, signal);
    return { ...revocation, removed: (await removeToken(deps, signIn, revocation)) ? 1 : 0 };
  };
  return lockedWherePossible(deps, signIn, work, signal);
}

/** A full disk has no room for a lock, and nobody should stay signed in for that: revoking and removing need none. */
async function lockedWherePossible<T>(
  deps: SessionDeps,
  signIn: SignIn,
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    return await deps.world.locks.hold(deps.tokens.file(signIn), begin, { signal });
  } catch (error) {
    if (begun || !isSsoctlError(error, 'DISK_FULL', 'FILE_UNWRITABLE')) throw error;
    return work();
  }
}

/** @throws FILE_UNWRITABLE, which says what the token that stays is still worth */
async function removeToken(deps: SessionDeps, signIn: SignIn, { revoked }: Revocation): Promise<boolean> {
  try {
    return await deps.tokens.remove(signIn);
  } catch (error) {
    if (!isSsoctlError(error, 'FILE_UNWRITABLE')) throw error;
    const worth = revoked ? 'the sign-in was revoked, so the token in it is worthless' : 'the sign-in was not revoked';
    const { code, message, hint, details } = error;
    throw new SsoctlError(code, `${message}; ${worth}`, { hint, details: { ...details, revoked }, cause: error });
  }
}

interface Revocation {
  revoked: boolean;
  because?: string;
}

/** A failure is an answer here: what lies on this machine is removed all the same. @throws CANCELLED */
async function revoke(
  deps: SessionDeps,
  signIn: SignIn,
  token: Token,
  signal: AbortSignal | undefined,
): Promise<Revocation> {
  try {
    // Where the token was issued, which is not where the config points if somebody has changed it since.
    const accessToken = await livingToken(deps, signIn, token, signal);
    await deps.portal({ ...signIn, region: token.region }).logout(accessToken, { signal });
    return { revoked: true };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isSsoctlError(error)) throw error;
    // The portal's 401, or a refresh token that is over. A client that is not known (any more) says nothing about the sign-in.
    const wire = wireErrorOf(error);
    if (error.code === 'SESSION_ENDED' && (wire === undefined || wire === 'invalid_grant')) return { revoked: true };
    return { revoked: false, because: error.message };
  }
}

/**
 * The portal ends a sign-in only for a token that lives. One that has run out may leave a session behind that its refresh
 * token could still wake, so it is renewed first, for this one call.
 */
async function livingToken(
  deps: SessionDeps,
  signIn: SignIn,
  token: Token,
  signal: AbortSignal | undefined,
): Promise<string> {
  const nowMs = deps.world.clock.now();
  if (token.expiresAtMs > nowMs || !isRefreshable(signIn, token, nowMs)) return token.accessToken;
  return (await refresh(deps.oidc({ ...signIn, region: token.region }), token, { signal })).accessToken;
}
