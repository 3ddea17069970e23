import { expect, test } from 'vitest';
import { refresh } from './refresh.ts';
import type { Grant, IssuedToken, OidcClient } from './types.ts';

function oidcGiving(token: IssuedToken, grants: Grant[] = []): OidcClient {
  const notHere = () => Promise.reject(new Error('not here'));
  return {
    region: 'r',
    authorizeBase: () => '',
    registerClient: notHere,
    startDeviceAuthorization: notHere,
    async createToken(_client, grant) {
      grants.push(grant);
      return { kind: 'token', token };
    },
  };
}
const held = { clientId: 'c', clientSecret: 's', refreshToken: 'old' };

test('a new refresh token takes the place of the old one', async () => {
  const grants: Grant[] = [];
  const oidc = oidcGiving({ accessToken: 'a', expiresAtMs: 5, refreshToken: 'new' }, grants);
  expect(await refresh(oidc, held)).toEqual({ accessToken: 'a', expiresAtMs: 5, refreshToken: 'new' });
  expect(grants).toEqual([{ type: 'refresh_token', refreshToken: 'old' }]);
});

test('without a new one the old one is kept', async () => {
  expect((await refresh(oidcGiving({ accessToken: 'a', expiresAtMs: 5 }), held)).refreshToken).toBe('old');
});
