import { describe, expect, test } from 'vitest';
import { playground } from '../../../test/playground.ts';
import { DEFAULT_COMPANY, loadSeed } from '../../seed/index.ts';

const HOUR = 3_600_000;

describe('what scopes buy', () => {
  test('without scopes one token for the whole portal session, and no refresh token', async () => {
    const { signIn, portal, clock } = playground();
    const { expiresIn, refreshToken, accessToken } = await signIn('maya', {});
    expect([expiresIn, refreshToken]).toEqual([8 * 3600, undefined]);
    clock.advance(8 * HOUR - 1);
    expect((await portal('/assignment/accounts', accessToken)).status).toBe(200);
    clock.advance(1);
    expect((await portal('/assignment/accounts', accessToken)).status).toBe(401);
  });

  test('with scopes an hour', async () => {
    const { signIn, portal, clock } = playground();
    const { accessToken } = await signIn();
    clock.advance(HOUR - 1);
    expect((await portal('/assignment/accounts', accessToken)).status).toBe(200);
    clock.advance(1);
    expect((await portal('/assignment/accounts', accessToken)).status).toBe(401);
  });

  test('scopes for something else do not open the portal', async () => {
    const { signIn, portal } = playground();
    const { accessToken } = await signIn('maya', { scopes: ['codewhisperer:completions'] });
    expect((await portal('/assignment/accounts', accessToken)).status).toBe(403);
  });

  test('no refresh token for a client that did not register the grant', async () => {
    const { signIn } = playground();
    const grantTypes = ['urn:ietf:params:oauth:grant-type:device_code'];
    const { refreshToken } = await signIn('maya', { scopes: ['sso:account:access'], grantTypes });
    expect(refreshToken).toBeUndefined();
  });
});

describe('refresh', () => {
  const refresh = { grantType: 'refresh_token' };

  test('gives the same refresh token again, and leaves the access token before it alive', async () => {
    const { signIn, post, portal } = playground();
    const { accessToken, ...client } = await signIn();
    const { status, body } = await post('/token', { ...client, ...refresh });
    expect([status, body.expiresIn, body.refreshToken]).toEqual([200, 3600, client.refreshToken]);
    expect(body.accessToken).not.toBe(accessToken);
    for (const token of [accessToken, body.accessToken]) {
      expect((await portal('/assignment/accounts', token)).status).toBe(200);
    }
  });

  test('with rotation gives a new one, and the old one is dead', async () => {
    const { signIn, post } = playground({ behaviour: { rotate: true } });
    const client = await signIn();
    const { body } = await post('/token', { ...client, ...refresh });
    expect(body.refreshToken).not.toBe(client.refreshToken);
    const again = await post('/token', { ...client, ...refresh });
    expect(again.body).toEqual({ error: 'invalid_grant', error_description: 'Invalid refresh token provided' });
    expect((await post('/token', { ...client, ...refresh, refreshToken: body.refreshToken })).status).toBe(200);
  });

  test('never outlives the portal session', async () => {
    const { signIn, post, clock } = playground();
    const client = await signIn();
    clock.advance(7.75 * HOUR);
    expect((await post('/token', { ...client, ...refresh })).body.expiresIn).toBe(900);
    clock.advance(0.25 * HOUR);
    const { status, body } = await post('/token', { ...client, ...refresh });
    expect([status, body.error]).toEqual([400, 'invalid_grant']);
  });

  test('is refused to other clients, and once the registration has expired', async () => {
    const sessions = { portal: '90d', registration: '1d' };
    const { signIn, post, register, clock } = playground({}, loadSeed({ ...DEFAULT_COMPANY, sessions }));
    const client = await signIn();
    const stranger = await register();
    expect((await post('/token', { ...client, ...stranger, ...refresh })).body.error).toBe('invalid_grant');
    clock.advance(24 * HOUR);
    const { status, body } = await post('/token', { ...client, ...refresh });
    expect([status, body.error]).toEqual([401, 'invalid_client']);
  });
});

describe('the portal session', () => {
  test('is not extended by signing in again', async () => {
    const { signIn, clock, service } = playground({ approve: 'maya' });
    await signIn();
    clock.advance(7.5 * HOUR);
    expect((await signIn()).expiresIn).toBe(1800);
    clock.advance(0.5 * HOUR);
    expect((await signIn()).expiresIn).toBe(3600);
    expect(service.state.counts().portalSessions).toBe(2);
  });

  test('starts anew after sign-out', async () => {
    const { signIn, clock, call } = playground({ approve: 'maya' });
    const { accessToken } = await signIn();
    clock.advance(0.9 * HOUR);
    await call('/logout', { method: 'POST', headers: { 'x-amz-sso_bearer_token': accessToken } });
    clock.advance(7 * HOUR);
    expect((await signIn()).expiresIn).toBe(3600);
  });

  test('can be revoked for one person, with every token of it', async () => {
    const { signIn, portal, post, service } = playground();
    const maya = await signIn('maya');
    const ines = await signIn('ines');
    expect(service.state.revokeSessions('maya')).toBe(1);
    expect((await portal('/assignment/accounts', maya.accessToken)).status).toBe(401);
    expect((await post('/token', { ...maya, grantType: 'refresh_token' })).body.error).toBe('invalid_grant');
    expect((await portal('/assignment/accounts', ines.accessToken)).status).toBe(200);
  });

  test('outlives tokens that are expired by order', async () => {
    const { signIn, portal, post, service } = playground();
    const client = await signIn();
    service.state.expireAccessTokens();
    expect((await portal('/assignment/accounts', client.accessToken)).status).toBe(401);
    expect((await post('/token', { ...client, grantType: 'refresh_token' })).status).toBe(200);
    service.state.expireRegistrations();
    expect((await post('/token', { ...client, grantType: 'refresh_token' })).status).toBe(401);
  });
});
