import { describe, expect, test } from 'vitest';
import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { stateOf } from './state.ts';

const now = Date.UTC(2026, 0, 15, 12);
const signIn: SignIn = { kind: 'sso-session', name: 'corp', startUrl: 'https://a', region: 'eu-west-1', scopes: null };
const legacy: SignIn = { kind: 'legacy', name: 'old', startUrl: 'https://a', region: 'eu-west-1' };
const full: Token = {
  startUrl: 'https://a',
  region: 'eu-west-1',
  accessToken: 'at',
  expiresAtMs: now + 3_600_000,
  clientId: 'id',
  clientSecret: 'secret',
  registrationExpiresAtMs: now + 86_400_000,
  refreshToken: 'rt',
};
const without = (key: keyof Token): Token => ({ ...full, [key]: undefined });
const expired = (token: Token): Token => ({ ...token, expiresAtMs: now });

describe('the state of a sign-in', () => {
  test.each<[string, SignIn, Token | undefined, string, boolean?]>([
    ['no token file', signIn, undefined, 'signed-out'],
    ['a living token', signIn, full, 'active', true],
    ['a living token without a refresh token', signIn, without('refreshToken'), 'active', false],
    ['an expired token with a refresh token', signIn, expired(full), 'renewable', true],
    ['an expired token without a refresh token', signIn, expired(without('refreshToken')), 'ended', false],
    ['an expired token without its client', signIn, expired(without('clientId')), 'ended', false],
    ['an expired token without its client secret', signIn, expired(without('clientSecret')), 'ended', false],
    [
      'an expired token whose registration does not say when it ends',
      signIn,
      expired(without('registrationExpiresAtMs')),
      'renewable',
      true,
    ],
    [
      'an expired token of an expired registration',
      signIn,
      expired({ ...full, registrationExpiresAtMs: now }),
      'ended',
      false,
    ],
    ['an expired legacy token, refresh token or not', legacy, expired(full), 'ended', false],
    ['a living legacy token', legacy, full, 'active', false],
  ])('%s', (_what, who, token, kind, refreshable) => {
    const state = stateOf(who, token, now);
    expect(state.kind).toBe(kind);
    if (state.kind !== 'signed-out') expect(state.refreshable).toBe(refreshable);
  });
});
