import type { Token } from '../cache/types.ts';
import { wireErrorOf } from '../call/translate-error.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import type { SessionDeps } from './deps.ts';
import { sessionEnded, signInRequired, whyNotRefreshable } from './failures.ts';
import { isRefreshable, RENEW_BELOW_MS, type RefreshableToken } from './state.ts';
import type { AccessTokenOptions } from './types.ts';

/** What came of asking for a good token: one, or why there is none and what is at hand instead. */
export type Renewal =
  | { kind: 'token'; token: Token; refreshed: boolean }
  | { kind: 'failed'; error: SsoctlError; held: Token | undefined };

/** The service's words for: this refresh token, or the client it was given to, will never do again. */
const DEAD = new Set(['invalid_grant', 'invalid_client', 'expired_token', 'unauthorized_client']);

/** Whether the token may be handed out as it is, without a second thought. */
export function isGood(token: Token, options: AccessTokenOptions, nowMs: number): boolean {
  return token.accessToken !== options.rejected && token.expiresAtMs - nowMs >= RENEW_BELOW_MS;
}

/**
 * A good token: the one at hand, or a renewed one. Renewing happens under the token file's lock, after a second read, so that
 * one call serves every process that waits.
 * @throws CANCELLED or the signal's reason; all other failures are told in the result
 */
export async function renewal(deps: SessionDeps, signIn: SignIn, options: AccessTokenOptions): Promise<Renewal> {
  const decided = await decide(deps, signIn, options);
  if (decided.kind !== 'refreshable') return decided;
  try {
    return await deps.world.locks.hold(deps.tokens.file(signIn), () => renewHeld(deps, signIn, options), {
      signal: options.signal,
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!isSsoctlError(error) || error.code === 'CANCELLED') throw error;
    return { kind: 'failed', error, held: decided.token };
  }
}

type Decision = Renewal | { kind: 'refreshable'; token: RefreshableToken };

/** What the token file, as it stands now, allows. */
async function decide(deps: SessionDeps, signIn: SignIn, options: AccessTokenOptions): Promise<Decision> {
  const token = await deps.tokens.read(signIn);
  if (token === undefined)
    return { kind: 'failed', error: signInRequired(signIn, deps.tokens.file(signIn)), held: undefined };
  const nowMs = deps.world.clock.now();
  if (isGood(token, options, nowMs)) return { kind: 'token', token, refreshed: false };
  if (isRefreshable(signIn, token, nowMs)) return { kind: 'refreshable', token };
  return { kind: 'failed', error: sessionEnded(signIn, token, whyNotRefreshable(signIn, token, nowMs)), held: token };
}

/** Called under the lock. Twice at most: an answer may be lost, and tools that know no locks may have renewed meanwhile. */
async function renewHeld(deps: SessionDeps, signIn: SignIn, options: AccessTokenOptions): Promise<Renewal> {
  for (let last = false; ; last = true) {
    const decided = await decide(deps, signIn, options);
    if (decided.kind !== 'refreshable') return decided;
    const { token } = decided;
    try {
      return { kind: 'token', token: await refreshOnce(deps, signIn, token, options.signal), refreshed: true };
    } catch (cause) {
      options.signal?.throwIfAborted();
      if (!isSsoctlError(cause) || cause.code === 'CANCELLED') throw cause;
      if (DEAD.has(wireErrorOf(cause) ?? '')) {
        if (await isReplaced(deps, signIn, token)) {
          if (!last) continue;
        } else await bury(deps, signIn, token);
        return { kind: 'failed', error: sessionEnded(signIn, token, cause.message, cause), held: token };
      }
      if (last || !mayBeLost(cause)) return { kind: 'failed', error: cause, held: token };
    }
  }
}

async function refreshOnce(
  deps: SessionDeps,
  signIn: SignIn,
  token: RefreshableToken,
  signal: AbortSignal | undefined,
): Promise<Token> {
  const oidc = await deps.oidc(signIn.region);
  const issued = await oidc.createToken(token, { type: 'refresh_token', refreshToken: token.refreshToken }, { signal });
  if (issued.kind !== 'token')
    throw new SsoctlError('SERVICE_REJECTED', `the service answered ${issued.kind} to a refresh token`);
  const renewed: Token = {
    ...token,
    startUrl: signIn.startUrl,
    region: signIn.region,
    accessToken: issued.token.accessToken,
    expiresAtMs: issued.token.expiresAtMs,
    // The service may rotate it or leave it out; left out means that the old one goes on working.
    refreshToken: issued.token.refreshToken ?? token.refreshToken,
  };
  await keep(deps, signIn, renewed);
  deps.world.onEvent({ kind: 'refreshed', session: signIn.name });
  return renewed;
}

/** A token that cannot be stored still serves this process: the call that gave it cannot be taken back. */
async function keep(deps: SessionDeps, signIn: SignIn, token: Token): Promise<void> {
  try {
    await deps.tokens.write(signIn, token);
  } catch (error) {
    if (!isSsoctlError(error)) throw error;
    deps.world.onEvent({
      kind: 'warning',
      code: error.code,
      message: `the renewed token could not be stored: ${error.message}`,
      hint: error.hint,
      path: deps.tokens.file(signIn),
    });
  }
}

/** Whether somebody who does not lock, such as the AWS CLI, has renewed or replaced the token meanwhile. */
async function isReplaced(deps: SessionDeps, signIn: SignIn, token: Token): Promise<boolean> {
  const now = await deps.tokens.read(signIn);
  return now === undefined || now.accessToken !== token.accessToken || now.refreshToken !== token.refreshToken;
}

/** Takes the dead refresh token out of the file, so that everybody else who waits fails at once instead of asking again. */
async function bury(deps: SessionDeps, signIn: SignIn, token: Token): Promise<void> {
  const { refreshToken: _dead, ...rest } = token;
  await keep(deps, signIn, rest);
}

/** Whether the service may have answered, with nobody there to hear it. */
function mayBeLost(error: SsoctlError): boolean {
  return error.code === 'TIMED_OUT' || error.code === 'NETWORK_UNREACHABLE';
}
