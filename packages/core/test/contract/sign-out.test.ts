import { rolesOf } from '@ssoctl/core/internal/session/roles-of';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context, HOUR } from './context.ts';

afterEach(closeAll);

async function signedIn() {
  const t = await context();
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  const signOut = () => t.sessions.signOut(t.corp, { profiles: rolesOf(t.config, t.corp) });
  return { ...t, signOut };
}

describe('signing out', () => {
  test('revokes, and removes the token and the role credentials of that session alone', async () => {
    const t = await signedIn();
    await t.credentials('sandbox');
    await t.credentials('admin');
    await t.sessions.signIn(t.old, { flow: 'device-code' });
    await t.credentials('old');
    expect(await t.signOut()).toEqual({ revoked: true, removed: { tokens: 1, roleCredentials: 2 } });
    expect(await t.sessions.state(t.corp)).toEqual({ kind: 'signed-out' });
    expect(await t.sessions.state(t.old)).toMatchObject({ kind: 'active' });
    expect(await t.home.files('.aws/cli/cache')).toHaveLength(1);
    expect(await t.registrations()).toHaveLength(2);
    expect(t.count('sso:Logout')).toBe(1);
  });

  test('removes credentials of a profile that is configured no more', async () => {
    const t = await signedIn();
    await t.credentials('admin');
    expect(await t.sessions.signOut(t.corp, { profiles: [] })).toMatchObject({ removed: { roleCredentials: 1 } });
  });

  test('removes credentials that the AWS CLI fetched for a configured profile', async () => {
    const t = await signedIn();
    await t.credentials('admin');
    await t.home.write('.local/state/ssoctl/fetched.json', '');
    expect(await t.signOut()).toMatchObject({ removed: { roleCredentials: 1 } });
  });

  test('twice: nothing to revoke is no failure', async () => {
    const t = await signedIn();
    await t.signOut();
    expect(await t.signOut()).toEqual({ revoked: false, removed: { tokens: 0, roleCredentials: 0 } });
    expect(t.count('sso:Logout')).toBe(1);
  });

  test('in a home without any AWS files makes none', async () => {
    const t = await context();
    await t.sessions.signOut(t.corp, { profiles: [] });
    expect(await t.home.files()).toEqual(['.aws/config']);
  });

  test('counts as revoked when the service knows of no such sign-in any more', async () => {
    const t = await signedIn();
    t.emulator.control.revokeSessions();
    expect(await t.signOut()).toMatchObject({ revoked: true, removed: { tokens: 1 } });
  });

  test.each([
    ['fails', { fault: 'error' }],
    ['resets connections', { fault: 'reset' }],
    ['answers garbage', { fault: 'garbage' }],
  ] as const)('removes the files though the portal %s, and tells that nothing was revoked', async (_what, fault) => {
    const t = await signedIn();
    await t.credentials('admin');
    t.faults({ operation: 'sso:Logout', ...fault });
    expect(await t.signOut()).toEqual({
      revoked: false,
      because: expect.stringContaining('Logout'),
      removed: { tokens: 1, roleCredentials: 1 },
    });
    expect(await t.sessions.state(t.corp)).toEqual({ kind: 'signed-out' });
  });

  test('with an expired access token ends the session that its refresh token could still wake', async () => {
    const t = await signedIn();
    const { clientId, clientSecret, refreshToken } = await t.tokenFile();
    t.clock.advance(2 * HOUR);
    expect(await t.signOut()).toMatchObject({ revoked: true, removed: { tokens: 1 } });
    const body = JSON.stringify({ grantType: 'refresh_token', clientId, clientSecret, refreshToken });
    const again = await fetch(`${t.emulator.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await again.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('leaves credential-process nothing to go on with', async () => {
    const t = await signedIn();
    await t.credentials('admin');
    await t.signOut();
    await expect(t.credentials('admin')).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
  });
});
