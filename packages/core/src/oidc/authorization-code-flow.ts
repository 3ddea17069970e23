import { cancelled, throwIfCancelled } from '../call/cancelled.ts';
import type { CallOptions } from '../call/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { Browser, Clock, Loopback, OnEvent, Random } from '../ports/index.ts';
import { CALLBACK_PATH } from '../wire/operations.ts';
import { authorizeUrl } from './authorize-url.ts';
import { callback, type Verdict } from './callback.ts';
import { mayBeLost } from './lost-answer.ts';
import { codeChallenge, codeVerifier } from './pkce.ts';
import { wireErrorOf } from './rejections.ts';
import type { ClientIdentity, Grant, IssuedToken, OidcClient } from './types.ts';

export interface AuthorizationCodeFlowDeps {
  oidc: OidcClient;
  clock: Clock;
  random: Random;
  browser: Browser;
  loopback: Loopback;
  onEvent: OnEvent;
}

export interface AuthorizationCodeFlowRequest extends CallOptions {
  client: ClientIdentity;
  /** Those the client was registered for. */
  scopes: readonly string[];
  openBrowser: boolean;
  /** Of the callback's listener. Default: any. */
  port?: number | undefined;
}

const LIMIT_MINUTES = 10;

/**
 * Signs in through a browser on this machine: authorization code with PKCE (RFC 7636) and a loopback redirect
 * (RFC 8252 §7.3). The listener stands before the browser opens, and is gone when this returns. Tells the URL by an
 * `authorize` event, and by `stray-callback` what it did not accept.
 * @throws SIGN_IN_EXPIRED after ten minutes, SIGN_IN_DENIED, SIGN_IN_FAILED, CALLBACK_UNAVAILABLE, CANCELLED
 */
export async function authorizationCodeFlow(
  deps: AuthorizationCodeFlowDeps,
  request: AuthorizationCodeFlowRequest,
): Promise<IssuedToken> {
  const { client, signal } = request;
  throwIfCancelled(signal, 'the sign-in');
  const verifier = codeVerifier(deps.random);
  const state = deps.random.uuid();
  const wait = waiting(deps, signal);
  const server = await deps.loopback.listen(request.port ?? 0, (received) => {
    const { response, verdict } = callback(received, { state, port: server.port });
    wait.settle(verdict);
    return response;
  });
  try {
    const redirectUri = `http://127.0.0.1:${server.port}${CALLBACK_PATH}`;
    const challenge = {
      clientId: client.clientId,
      redirectUri,
      state,
      scopes: request.scopes,
      codeChallenge: codeChallenge(verifier),
    };
    const url = authorizeUrl(deps.oidc.authorizeBase(), challenge);
    const opened = request.openBrowser && (await deps.browser.open(url));
    deps.onEvent({ kind: 'authorize', url, opened, port: server.port });
    const code = await wait.code();
    const grant = { type: 'authorization_code', code, codeVerifier: verifier, redirectUri } as const;
    const answer = await exchange(deps.oidc, client, grant, signal);
    if (answer.kind === 'token') return answer.token;
    throw new SsoctlError('SIGN_IN_FAILED', `sso-oidc CreateToken answered a code with "${answer.kind}"`);
  } finally {
    await server.close();
  }
}

/**
 * The token for the code. Once more when the answer was lost: a code that did not arrive is still good, and the tokens of one that
 * did arrive serve nobody any more.
 */
async function exchange(oidc: OidcClient, client: ClientIdentity, grant: Grant, signal: AbortSignal | undefined) {
  try {
    return await oidc.createToken(client, grant, { signal });
  } catch (lost) {
    if (signal?.aborted || !mayBeLost(lost)) throw lost;
    try {
      return await oidc.createToken(client, grant, { signal });
    } catch (again) {
      // The first answer did arrive and spent the code; that it was lost is what went wrong.
      throw wireErrorOf(again) === 'invalid_grant' ? lost : again;
    }
  }
}

/** The wait for the one verdict that ends it, for ten minutes or until cancelled. */
function waiting(deps: AuthorizationCodeFlowDeps, signal: AbortSignal | undefined) {
  let resolve: (code: string) => void = () => {};
  let reject: (error: SsoctlError) => void = () => {};
  const answer = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // It may fail before anybody waits: while the browser is being opened.
  answer.catch(() => {});
  return {
    settle(verdict: Verdict): void {
      if (verdict.kind === 'code') resolve(verdict.code);
      if (verdict.kind === 'failed') reject(verdict.error);
      if (verdict.kind === 'stray') deps.onEvent({ kind: 'stray-callback', reason: verdict.reason });
    },
    async code(): Promise<string> {
      const over = new AbortController();
      const stop = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
      const limit = deps.clock.sleep(LIMIT_MINUTES * 60_000, stop).then(
        () => reject(expired()),
        () => signal?.aborted && reject(cancelled(signal, 'the sign-in')),
      );
      try {
        return await answer;
      } finally {
        over.abort();
        await limit;
      }
    },
  };
}

function expired(): SsoctlError {
  return new SsoctlError('SIGN_IN_EXPIRED', `nobody signed in within ${LIMIT_MINUTES} min`, {
    hint: 'run: ssoctl login --device-code',
  });
}
