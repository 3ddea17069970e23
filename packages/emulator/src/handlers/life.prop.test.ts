import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playground, type SignedIn } from '../../test/playground.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Step =
  | { do: 'sign in'; user: string; scoped: boolean }
  | { do: 'refresh' | 'log out' | 'revoke all'; which: number }
  | { do: 'wait'; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('sign in' as const), user: fc.constantFrom('maya', 'ines'), scoped: fc.boolean() }),
  fc.record({ do: fc.constantFrom('refresh' as const, 'refresh' as const, 'log out' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('revoke all' as const), which: fc.constant(0) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
);

/** What should be true of a token: told from the rules alone, not from the service's records. */
interface Expected {
  token: SignedIn;
  session: { user: string; endsAtMs: number };
  endsAtMs: number;
  refreshable: boolean;
}

test.each([false, true])('tokens and sessions live exactly as long as the rules say (rotate: %s)', async (rotate) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { clock, signIn, post, portal, call, service } = playground({ behaviour: { rotate } });
      const known: Expected[] = [];
      const sessions: Expected['session'][] = [];
      for (const next of steps) {
        const now = clock.now();
        if (next.do === 'wait') clock.advance(next.minutes * MINUTE);
        if (next.do === 'revoke all') {
          service.state.revokeSessions();
          for (const session of sessions) session.endsAtMs = Math.min(session.endsAtMs, now);
        }
        if (next.do === 'sign in') {
          const live = sessions.find((s) => s.user === next.user && now < s.endsAtMs);
          const session = live ?? { user: next.user, endsAtMs: now + 8 * HOUR };
          if (live === undefined) sessions.push(session);
          const token = await signIn(next.user, next.scoped ? undefined : {});
          const endsAtMs = next.scoped ? Math.min(now + HOUR, session.endsAtMs) : session.endsAtMs;
          known.push({ token, session, endsAtMs, refreshable: next.scoped });
        }
        const one = 'which' in next ? known[next.which % Math.max(known.length, 1)] : undefined;
        if (one === undefined) continue;
        if (next.do === 'log out') {
          const alive = now < one.endsAtMs && now < one.session.endsAtMs;
          const headers = { 'x-amz-sso_bearer_token': one.token.accessToken };
          expect((await call('/logout', { method: 'POST', headers })).status).toBe(alive ? 200 : 401);
          if (alive) one.session.endsAtMs = now;
        }
        if (next.do === 'refresh') {
          const { status, body } = await post('/token', { ...one.token, grantType: 'refresh_token' });
          const granted = one.refreshable && now < one.session.endsAtMs;
          expect(status).toBe(granted ? 200 : 400);
          if (granted) {
            one.refreshable = !rotate;
            expect(body.refreshToken === one.token.refreshToken).toBe(!rotate);
            const endsAtMs = Math.min(now + HOUR, one.session.endsAtMs);
            known.push({ token: { ...one.token, ...body }, session: one.session, endsAtMs, refreshable: true });
          }
        }
      }
      for (const { token, session, endsAtMs } of known) {
        const alive = clock.now() < endsAtMs && clock.now() < session.endsAtMs;
        expect((await portal('/assignment/accounts', token.accessToken)).status).toBe(alive ? 200 : 401);
      }
    }),
    { numRuns: 30 },
  );
});
