import { describe, expect, test } from 'vitest';
import {
  authorizePath,
  CALLBACK,
  formOf,
  type Playground,
  playground,
  posted,
  VERIFIER,
} from '../../../test/playground.ts';

async function atPage(play: Playground) {
  const client = await play.registerForCode();
  const path = authorizePath(client.clientId);
  const page = await play.call(path);
  return { client, path, page, form: formOf(page) };
}

function callbackOf(location: string | null): Record<string, string> {
  const url = new URL(location ?? '');
  expect(`${url.origin}${url.pathname}`).toBe(CALLBACK);
  return Object.fromEntries(url.searchParams);
}

const exchange = { grantType: 'authorization_code', redirectUri: CALLBACK, codeVerifier: VERIFIER };

describe('the sign-in page', () => {
  test('asks who, tells what for, and sends a code back', async () => {
    const play = playground();
    const { client, page, form } = await atPage(play);
    expect(page.status).toBe(200);
    expect(page.text).toContain('get credentials for the roles');
    expect(page.text).toContain('Tomás Okafor');
    const answer = await play.call(form.action, posted({ csrf: form.csrf, user: 'tomas', decision: 'allow' }));
    expect(answer.status).toBe(302);
    const { code, state } = callbackOf(answer.headers.get('location'));
    expect(state).toBe('a state');
    const token = await play.post('/token', { ...client, ...exchange, code });
    expect([token.status, token.body.expiresIn]).toEqual([200, 3600]);
    const accounts = await play.portal('/assignment/accounts', token.body.accessToken);
    const names = accounts.body.accountList.map((a: { accountName: string }) => a.accountName);
    expect(names).toEqual(['shop-production', 'shop-staging', 'sandbox']);
  });

  test('takes No for an answer', async () => {
    const play = playground();
    const { form } = await atPage(play);
    const answer = await play.call(form.action, posted({ csrf: form.csrf, decision: 'deny' }));
    expect(callbackOf(answer.headers.get('location'))).toEqual({
      error: 'access_denied',
      error_description: 'The user denied the request',
      state: 'a state',
    });
  });

  test('remembers who signed in, and for no longer than their session', async () => {
    const play = playground();
    const first = await atPage(play);
    await play.call(first.form.action, posted({ csrf: first.form.csrf, user: 'ines', decision: 'allow' }));
    play.clock.advance(7.5 * 3_600_000);
    const again = await play.call(authorizePath(first.client.clientId));
    expect(again.text).toContain('Signed in until 20:00 UTC');
    expect(again.text).not.toContain('Tomás');
    const { action, csrf } = formOf(again);
    const answer = await play.call(action, posted({ csrf, decision: 'allow' }));
    const { code } = callbackOf(answer.headers.get('location'));
    expect((await play.post('/token', { ...first.client, ...exchange, code })).body.expiresIn).toBe(1800);
    play.clock.advance(0.5 * 3_600_000);
    expect((await play.call(authorizePath(first.client.clientId))).text).toContain('Tomás');
  });

  test('lets somebody else sign in', async () => {
    const play = playground();
    const first = await atPage(play);
    await play.call(first.form.action, posted({ csrf: first.form.csrf, user: 'ines', decision: 'allow' }));
    const { action, csrf } = formOf(await play.call(first.path));
    const back = await play.call(action, posted({ csrf, decision: 'switch' }));
    expect(back.headers.get('location')).toBe(first.path);
    expect((await play.call(first.path)).text).toContain('Who are you?');
  });

  test('asks again when nobody was chosen', async () => {
    const play = playground();
    const { form } = await atPage(play);
    for (const fields of [{ decision: 'allow' }, { decision: 'allow', user: 'stranger' }, { user: 'maya' }]) {
      const answer = await play.call(form.action, posted({ csrf: form.csrf, ...fields }));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('role="alert"');
    }
  });

  test('takes no form that it did not give to this browser, for this request, lately', async () => {
    const play = playground();
    const { form, client } = await atPage(play);
    const yes = { user: 'maya', decision: 'allow' };
    expect((await play.call(form.action, posted({ ...yes, csrf: '' }))).status).toBe(403);
    expect((await play.call(form.action, posted({ ...yes, csrf: `${form.csrf}x` }))).status).toBe(403);
    const other = authorizePath(client.clientId, { state: 'another' });
    expect((await play.call(other, posted({ ...yes, csrf: form.csrf }))).status).toBe(403);
    const stranger = await play.service.app.fetch(
      new Request(`http://127.0.0.1:7777${form.action}`, posted({ ...yes, csrf: form.csrf })),
      { via: 'direct', baseUrl: 'http://127.0.0.1:7777' },
    );
    expect(stranger.status).toBe(403);
    play.clock.advance(600_000);
    const late = await play.call(form.action, posted({ ...yes, csrf: form.csrf }));
    expect([late.status, late.headers.get('location')]).toEqual([400, null]);
  });

  test('is closed to everything but itself', async () => {
    const { page } = await atPage(playground());
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:40123");
    expect(policy).not.toMatch(/unsafe/);
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.text).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('shows names as text, whatever is in them', async () => {
    const play = playground();
    const client = await play.registerForCode({ clientName: '<script>alert(1)</script>"\'&' });
    const page = await play.call(authorizePath(client.clientId, { state: '"><img src=x>' }));
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('<img');
    expect(page.text).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
  });
});

describe('the request', () => {
  test('goes on a loopback port that was not registered, with scopes however they are written', async () => {
    const play = playground();
    const client = await play.registerForCode({ scopes: ['sso:account:access', 'openid'] });
    const { scopes: _, ...rest } = Object.fromEntries(
      new URLSearchParams(authorizePath(client.clientId).split('?')[1]),
    );
    const both = [{ scopes: 'sso:account:access openid' }, { scopes: 'openid,sso:account:access' }];
    for (const more of [...both, { scope: 'openid sso:account:access' }, { scope: 'openid' }, {}]) {
      const page = await play.call(`/authorize?${new URLSearchParams({ ...rest, ...more } as Record<string, string>)}`);
      expect(page.status).toBe(200);
    }
  });

  test.each([
    ['client_id', 'unknown'],
    ['redirect_uri', 'http://evil.example/oauth/callback'],
    ['redirect_uri', 'http://127.0.0.1:40123/other'],
    ['redirect_uri', 'https://127.0.0.1:40123/oauth/callback'],
    ['redirect_uri', 'http://localhost:40123/oauth/callback'],
    ['redirect_uri', 'http://127.0.0.1:99999/oauth/callback'],
    ['redirect_uri', 'http://127.0.0.1:40123/oauth/callback?x=1'],
  ])('with %s=%s is answered by a page, never by a redirect', async (name, value) => {
    const play = playground({ approve: 'maya' });
    const { clientId } = await play.registerForCode();
    const { status, headers } = await play.call(authorizePath(clientId, { [name]: value }));
    expect([status, headers.get('location')]).toEqual([400, null]);
  });

  test.each([
    ['response_type', 'token', 'unsupported_response_type'],
    ['state', '', 'invalid_request'],
    ['code_challenge_method', 'plain', 'invalid_request'],
    ['code_challenge', 'short', 'invalid_request'],
    ['code_challenge', '', 'invalid_request'],
    ['scopes', 'openid', 'invalid_scope'],
  ])('with %s=%s is refused at the callback', async (name, value, error) => {
    const play = playground({ approve: 'maya' });
    const { clientId } = await play.registerForCode();
    const { headers } = await play.call(authorizePath(clientId, { [name]: value }));
    expect(callbackOf(headers.get('location')).error).toBe(error);
  });

  test('of a client for the device flow has nowhere to go', async () => {
    const play = playground();
    const { clientId } = await play.register();
    expect((await play.call(authorizePath(clientId))).status).toBe(400);
  });

  test('keeps to the port that was registered', async () => {
    const play = playground({ approve: 'maya' });
    const { clientId } = await play.registerForCode({ redirectUris: ['http://127.0.0.1:5000/oauth/callback'] });
    expect((await play.call(authorizePath(clientId))).status).toBe(400);
    const redirect_uri = 'http://127.0.0.1:5000/oauth/callback';
    expect((await play.call(authorizePath(clientId, { redirect_uri }))).status).toBe(302);
  });
});

describe('the code', () => {
  async function approved(options = {}) {
    const play = playground({ approve: 'maya', ...options });
    const client = await play.registerForCode();
    const answer = await play.call(authorizePath(client.clientId));
    const { code } = callbackOf(answer.headers.get('location'));
    const redeem = (more = {}) => play.post('/token', { ...client, ...exchange, code, ...more });
    return { play, redeem };
  }

  test('works once; a second use takes back what the first bought', async () => {
    const { play, redeem } = await approved();
    const { accessToken, refreshToken } = (await redeem()).body;
    expect((await redeem()).body).toEqual({ error: 'invalid_grant', error_description: 'Invalid grant provided' });
    expect((await play.portal('/assignment/accounts', accessToken)).status).toBe(401);
    expect(refreshToken).toBeDefined();
  });

  test.each([
    ['another verifier', { codeVerifier: 'x'.repeat(43) }],
    ['the challenge as the verifier', { codeVerifier: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }],
    ['another port', { redirectUri: 'http://127.0.0.1:40124/oauth/callback' }],
    ['the redirect URI as registered', { redirectUri: 'http://127.0.0.1/oauth/callback' }],
    ['another code', { code: 'x' }],
  ])('is refused with %s', async (_what, more) => {
    const { redeem } = await approved();
    expect((await redeem(more)).body.error).toBe('invalid_grant');
  });

  test('is spent by a failed try', async () => {
    const { redeem } = await approved();
    await redeem({ codeVerifier: 'x'.repeat(43) });
    expect((await redeem()).body.error).toBe('invalid_grant');
  });

  test.each(['code', 'redirectUri', 'codeVerifier'])('is refused without %s', async (name) => {
    const { redeem } = await approved();
    expect((await redeem({ [name]: undefined })).body.error).toBe('invalid_request');
  });

  test('expires in five minutes', async () => {
    const { play, redeem } = await approved();
    play.clock.advance(300_000);
    expect((await redeem()).body.error).toBe('invalid_grant');
  });

  test('is not made while a denial is ordered', async () => {
    const play = playground({ approve: 'maya' });
    play.service.state.denyNext();
    const { clientId } = await play.registerForCode();
    const { headers } = await play.call(authorizePath(clientId));
    expect(callbackOf(headers.get('location')).error).toBe('access_denied');
  });
});
