import { tokenStore } from '../cache/token-store.ts';
import type { SignIn } from '../config/types.ts';
import type { World } from '../ports/index.ts';
import { sessionEnded, signInRequired } from './failures.ts';
import { stateOf } from './state.ts';

/**
 * Nothing, if the sign-in can give an access token without a person, as far as its file tells. Small enough to be asked again
 * and again by those who wait for others.
 * @throws SIGN_IN_REQUIRED, SESSION_ENDED
 */
export async function requireSignIn(
  world: Pick<World, 'clock' | 'files' | 'home' | 'onEvent'>,
  signIn: SignIn,
): Promise<void> {
  const tokens = tokenStore(world);
  const token = await tokens.read(signIn);
  if (token === undefined) throw signInRequired(signIn, tokens.file(signIn));
  const nowMs = world.clock.now();
  if (stateOf(signIn, token, nowMs).kind === 'ended') throw sessionEnded(signIn, token, nowMs);
}
