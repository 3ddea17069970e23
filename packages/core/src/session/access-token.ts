import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import type { SsoctlError } from '../errors/index.ts';
import type { SessionDeps } from './deps.ts';
import { loginCommand, titleOf } from './failures.ts';
import { renewal } from './renewal.ts';
import { isRefreshable } from './state.ts';
import type { AccessTokenOptions } from './types.ts';

/** @see Sessions.accessToken */
export async function accessToken(deps: SessionDeps, signIn: SignIn, options: AccessTokenOptions = {}): Promise<Token> {
  const outcome = await renewal(deps, signIn, options);
  if (outcome.kind === 'token') return outcome.token;
  const { held, error } = outcome;
  const nowMs = deps.world.clock.now();
  if (held === undefined || held.expiresAtMs <= nowMs || held.accessToken === options.rejected) throw error;
  // A token that was never to be renewed just runs out; one whose renewal failed is worth a word.
  if (isRefreshable(signIn, held, nowMs)) warn(deps, signIn, held, error);
  return held;
}

function warn(deps: SessionDeps, signIn: SignIn, held: Token, error: SsoctlError): void {
  deps.world.onEvent({
    kind: 'warning',
    code: error.code,
    message: `the token of ${titleOf(signIn)} could not be renewed and is used until ${new Date(held.expiresAtMs).toISOString()}: ${error.message}`,
    hint: error.hint ?? `run: ${loginCommand(signIn)}`,
    path: deps.tokens.file(signIn),
  });
}
