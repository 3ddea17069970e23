import { GRANT_TYPES } from '@ssoctl/core/wire';
import type { DeviceGrant, Registration } from '../../state/records.ts';
import { liveSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { checkGrantAllowed } from './clients.ts';
import { type Input, required } from './input.ts';
import { OidcRefusal } from './refusal.ts';
import { issueTokens } from './tokens.ts';

export type PollVerdict =
  | { kind: 'allowed'; sessionId: string }
  | { kind: 'denied' }
  | { kind: 'expired' }
  | { kind: 'used' }
  | { kind: 'slow-down' }
  | { kind: 'pending' };

/** The AWS CLI polls once before it shows the code and once right after: both are free. */
const FREE_POLLS = 2;
/** Two requests sent exactly an interval apart may arrive a little closer together. */
const LEEWAY_MS = 50;

/** What a poll at `nowMs` is answered, and the grant after it. A decided code is answered before the rate is judged. */
export function poll(grant: DeviceGrant, nowMs: number, intervalMs: number): [DeviceGrant, PollVerdict] {
  const after: DeviceGrant = { ...grant, polls: grant.polls + 1, polledAtMs: nowMs };
  if (grant.answer.kind === 'redeemed') return [after, { kind: 'used' }];
  if (nowMs >= grant.expiresAtMs) return [after, { kind: 'expired' }];
  if (grant.answer.kind === 'allowed') return [{ ...after, answer: { kind: 'redeemed' } }, grant.answer];
  if (grant.answer.kind === 'denied') return [after, { kind: 'denied' }];
  const tooSoon = after.polls > FREE_POLLS && nowMs - grant.polledAtMs < intervalMs - LEEWAY_MS;
  return [after, { kind: tooSoon ? 'slow-down' : 'pending' }];
}

export function deviceCodeGrant(state: State, client: Registration, input: Input): Reply {
  checkGrantAllowed(client, GRANT_TYPES.deviceCode);
  const grant = state.deviceGrants.get(required(input, 'deviceCode'));
  if (grant === undefined || grant.clientId !== client.clientId) throw new OidcRefusal('InvalidGrantException');
  const [after, verdict] = poll(grant, state.clock.now(), state.seed.sessions.deviceInterval * 1000);
  state.deviceGrants.set(grant.deviceCode, after);
  switch (verdict.kind) {
    case 'allowed': {
      const session = liveSession(state, verdict.sessionId);
      if (session === undefined) throw new OidcRefusal('InvalidGrantException');
      return issueTokens(state, { client, session });
    }
    case 'denied':
      throw new OidcRefusal('AccessDeniedException');
    case 'expired':
      throw new OidcRefusal('ExpiredTokenException');
    case 'used':
      throw new OidcRefusal('InvalidGrantException');
    case 'slow-down':
      throw new OidcRefusal('SlowDownException');
    case 'pending':
      throw new OidcRefusal('AuthorizationPendingException');
  }
}
