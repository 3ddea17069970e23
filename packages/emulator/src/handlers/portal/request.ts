import type { AccessToken } from '../../state/records.ts';
import { liveSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import { opensPortal } from '../oidc/scopes.ts';
import { PortalRefusal } from './refusal.ts';

export interface PortalRequest {
  region: string;
  bearer: string | undefined;
  query: URLSearchParams;
}

export interface Caller {
  userName: string;
  token: AccessToken;
}

/**
 * Who calls. A token of another Region is as unknown as one that was never issued.
 *
 * @throws PortalRefusal UnauthorizedException; ForbiddenException for a token whose scopes are for something else
 */
export function authenticate(state: State, { bearer, region }: PortalRequest): Caller {
  const token = state.accessTokens.get(bearer ?? '');
  const session = token && liveSession(state, token.sessionId);
  const live = token !== undefined && session !== undefined && state.clock.now() < token.expiresAtMs;
  if (!live || token.region !== region) throw new PortalRefusal('UnauthorizedException');
  if (!opensPortal(token.scopes)) throw new PortalRefusal('ForbiddenException');
  return { userName: session.userName, token };
}

/**
 * The account that the query names.
 *
 * @throws PortalRefusal InvalidRequestException when it is no account id, ResourceNotFoundException when unknown
 */
export function namedAccount(state: State, { query }: PortalRequest): string {
  const id = query.get('account_id') ?? '';
  if (!/^\d{12}$/.test(id)) throw new PortalRefusal('InvalidRequestException');
  if (state.directory.account(id) === undefined) throw new PortalRefusal('ResourceNotFoundException');
  return id;
}
