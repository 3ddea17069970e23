import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError, type SsoctlError } from '../errors/index.ts';
import { mayBeLost } from '../oidc/lost-answer.ts';
import { refresh } from '../oidc/refresh.ts';
import type { SessionDeps } from './deps.ts';
import { endedAtService, sessionEnded, signInRequired } from './failures.ts';
import { isRefreshable, RENEW_BELOW_MS, type RefreshableToken } from './state.ts';
import type { AccessTokenOptions } from './types.ts';

/** What came of asking for a good token: one, or why there is none and what is at hand instead. */
export type Renewal =
  | { kind: 'token'; token: Token; refreshed: boolean }
  | { kind: 'failed'; error: SsoctlError; held: Token | undefined };

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
  return { kind: 'failed', error: sessionEnded(signIn, token, nowMs), held: token };
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
      if (cause.code === 'SESSION_ENDED') {
        if (await isReplaced(deps, signIn, token)) {
          if (!last) continue;
        } else await bury(deps, signIn, token);
        return { kind: 'failed', error: endedAtService(signIn, cause), held: token };
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
  const issued = await refresh(deps.oidc(signIn), token, { signal });
  const renewed: Token = { ...token, startUrl: signIn.startUrl, region: signIn.region, ...issued };
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
    const message = `the token file could not be brought up to date: ${error.message}`;
    deps.world.onEvent({
      kind: 'warning',
      code: error.code,
      message,
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
