import { uuid } from './bytes.ts';
import type { PortalSession } from './records.ts';
import type { State } from './state.ts';

export function liveSession(state: State, sessionId: string): PortalSession | undefined {
  const session = state.portalSessions.get(sessionId);
  return session !== undefined && state.clock.now() < session.expiresAtMs ? session : undefined;
}

export function startSession(state: State, userName: string): PortalSession {
  const startedAtMs = state.clock.now();
  const session: PortalSession = {
    id: uuid(state.bytes),
    userName,
    startedAtMs,
    expiresAtMs: startedAtMs + state.seed.sessions.portal * 1000,
  };
  state.portalSessions.set(session.id, session);
  return session;
}

/**
 * The session of a sign-in without a page. The approver counts as one person at one browser: a live session is taken
 * up again, so that signing in anew does not set its clock back, as with a real browser.
 */
export function sessionOfApprover(state: State, userName: string): PortalSession {
  const now = state.clock.now();
  const live = [...state.portalSessions.values()].filter((s) => s.userName === userName && now < s.expiresAtMs);
  return live.at(-1) ?? startSession(state, userName);
}

/** Ends a session and everything that hangs on it. Role credentials live on: they are out of the portal's reach. */
export function endSession(state: State, sessionId: string): void {
  state.portalSessions.delete(sessionId);
  for (const [token, { sessionId: of }] of state.accessTokens) if (of === sessionId) state.accessTokens.delete(token);
  for (const [token, { sessionId: of }] of state.refreshTokens) if (of === sessionId) state.refreshTokens.delete(token);
}

/** Whether the next sign-in is to be denied; counts it. */
export function takeDenial(state: State): boolean {
  if (state.denials === 0) return false;
  state.denials -= 1;
  return true;
}
