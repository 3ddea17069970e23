import { endSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { authenticate, type PortalRequest } from './request.ts';

/** Ends the whole sign-in, not just the token. Role credentials already issued live until they expire. */
export function logout(state: State, request: PortalRequest): Reply {
  endSession(state, authenticate(state, request).token.sessionId);
  return { status: 200 };
}
