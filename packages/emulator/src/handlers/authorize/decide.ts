import { mintAuthorizationCode } from '../../state/mint.ts';
import type { PortalSession } from '../../state/records.ts';
import { takeDenial } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import { type AuthorizeRequest, refusalAt } from './request.ts';

/** Where the browser goes with a Yes: to the application, with a code that works once and not for long. */
export function allow(state: State, request: AuthorizeRequest, session: PortalSession): string {
  if (takeDenial(state)) return deny(request);
  const code = mintAuthorizationCode(state.bytes);
  state.authorizationCodes.set(code, {
    code,
    clientId: request.client.clientId,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    sessionId: session.id,
    expiresAtMs: state.clock.now() + state.seed.sessions.authorizationCode * 1000,
  });
  return `${request.redirectUri}?${new URLSearchParams({ code, state: request.state })}`;
}

export function deny(request: AuthorizeRequest): string {
  return refusalAt(request.redirectUri, request.state, 'access_denied', 'The user denied the request');
}
