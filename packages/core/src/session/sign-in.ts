import type { Registration, Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { IssuedToken } from '../oidc/types.ts';
import { refusePkceOnLegacy } from './choose-flow.ts';
import type { SessionDeps } from './deps.ts';
import { titleOf } from './failures.ts';
import { withRegistration } from './registration.ts';
import { renewal } from './renewal.ts';
import { runFlow } from './run-flow.ts';
import { endSession } from './sign-out.ts';
import type { SignInOptions, SignInResult } from './types.ts';

/** As long as a person has for signing in, and a little more: whoever waits for that sign-in is served by it. */
const WAIT_FOR_SIGN_IN_MS = 630_000;

/** @see Sessions.signIn */
export async function signIn(deps: SessionDeps, who: SignIn, options: SignInOptions): Promise<SignInResult> {
  if (options.flow === 'pkce') refusePkceOnLegacy(who);
  const anew = options.force === true || options.fresh === true;
  if (!anew) {
    const atHand = await withoutPerson(deps, who, options.signal);
    if (atHand) return atHand;
  }
  // Not the token's own lock: nobody who only reads or renews a token waits for a person.
  return deps.world.locks.hold(
    `${deps.tokens.file(who)}.signin`,
    async () => {
      const atHand = anew ? undefined : await withoutPerson(deps, who, options.signal);
      return atHand ?? withPerson(deps, who, options);
    },
    { signal: options.signal, waitMs: WAIT_FOR_SIGN_IN_MS },
  );
}

/** The token at hand, or a renewed one; undefined when only a person can help. @throws the network's codes, LOCKED, CANCELLED */
async function withoutPerson(
  deps: SessionDeps,
  who: SignIn,
  signal: AbortSignal | undefined,
): Promise<SignInResult | undefined> {
  const outcome = await renewal(deps, who, { signal });
  if (outcome.kind === 'token') return { token: outcome.token, flow: 'none', refreshed: outcome.refreshed };
  // Exit codes 4 and 5: the service, or the file, does not let this token go on; the rest would also stop a new sign-in.
  if (outcome.error.exitCode === 4 || outcome.error.exitCode === 5) return undefined;
  throw outcome.error;
}

async function withPerson(deps: SessionDeps, who: SignIn, options: SignInOptions): Promise<SignInResult> {
  const { flow, signal } = options;
  if (options.fresh) await signOutAtPortal(deps, who, signal);
  const told = await deps.told(who, signal);
  const token = await withRegistration(deps, { who, told }, flow, signal, async (client) =>
    tokenOf(who, client, await runFlow(deps, told, client, options)),
  );
  await keep(deps, who, token, signal);
  return { token, flow, refreshed: false };
}

/** A person stands behind this token. Whoever holds the lock for so long is not given the last word. */
async function keep(deps: SessionDeps, who: SignIn, token: Token, signal: AbortSignal | undefined): Promise<void> {
  const write = () => deps.tokens.write(who, token);
  try {
    await deps.world.locks.hold(deps.tokens.file(who), write, { signal });
  } catch (error) {
    if (!isSsoctlError(error, 'LOCKED')) throw error;
    await write();
  }
}

/** The session's clock starts again only if the old sign-in has ended at the portal; a failure there is worth a word. */
async function signOutAtPortal(deps: SessionDeps, who: SignIn, signal: AbortSignal | undefined): Promise<void> {
  const { because } = await endSession(deps, who, signal);
  if (because === undefined) return;
  const message = `${titleOf(who)} could not be signed out at the portal, so its session may end when the old one would have: ${because}`;
  deps.world.onEvent({ kind: 'warning', code: 'NOT_REVOKED', message });
}

function tokenOf(who: SignIn, client: Registration, issued: IssuedToken): Token {
  return {
    startUrl: who.startUrl,
    region: who.region,
    accessToken: issued.accessToken,
    expiresAtMs: issued.expiresAtMs,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAtMs: client.expiresAtMs,
    refreshToken: issued.refreshToken,
  };
}
