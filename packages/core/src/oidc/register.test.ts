import { describe, expect, test } from 'vitest';
import type { SignIn } from '../config/types.ts';
import { registration, scopesOf } from './register.ts';

const startUrl = 'https://d-1.awsapps.com/start#/';
const session = (scopes: readonly string[] | null, name = 'corp'): SignIn => ({
  kind: 'sso-session',
  name,
  startUrl,
  region: 'us-east-1',
  scopes,
});
const legacy: SignIn = { kind: 'legacy', name: 'old', startUrl, region: 'us-east-1' };

describe('what a client is registered for', () => {
  test('PKCE: the grants, the redirect without a port, the issuer as configured', () => {
    expect(registration(session(['a:b', 'c:d']), 'pkce')).toEqual({
      clientName: 'ssoctl-client-corp',
      scopes: ['a:b', 'c:d'],
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: startUrl,
    });
  });

  test('device code: name and scopes alone', () => {
    expect(registration(session(null), 'device-code')).toEqual({
      clientName: 'ssoctl-client-corp',
      scopes: ['sso:account:access'],
    });
    expect(registration(legacy, 'device-code')).toEqual({ clientName: 'ssoctl-client-old' });
  });

  test.each([
    [session(null), ['sso:account:access']],
    [session([]), ['sso:account:access']],
    [session(['x']), ['x']],
    [legacy, []],
  ])('scopes of %o', (signIn, scopes) => {
    expect(scopesOf(signIn)).toEqual(scopes);
  });

  test('the name is ASCII and bounded, whatever the session is called', () => {
    const { clientName } = registration(session(null, `café \u001b ${'x'.repeat(200)}`), 'pkce');
    expect(clientName).toMatch(/^ssoctl-client-caf[A-Za-z0-9._-]+$/);
    expect(clientName.length).toBeLessThanOrEqual(64);
  });
});
