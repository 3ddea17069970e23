import { get } from 'node:http';
import { fakeBrowser, fakeClock, recordedEvents } from '@ssoctl/testkit';
import { describe, expect, test } from 'vitest';
import { evenRandom } from '../../test/wire-server.ts';
import { SsoctlError } from '../errors/index.ts';
import { systemLoopback } from '../system/loopback.ts';
import { type AuthorizationCodeFlowRequest, authorizationCodeFlow } from './authorization-code-flow.ts';
import { codeChallenge } from './pkce.ts';
import type { Grant, OidcClient } from './types.ts';

const token = { accessToken: 'at', expiresAtMs: 1, refreshToken: 'rt' };

/** What a person's browser does with the authorize URL, given the callback's base and the state. */
type Visit = (redirectUri: string, state: string) => Promise<unknown>;

function context(visit: Visit, ...failures: SsoctlError[]) {
  const clock = fakeClock();
  const events = recordedEvents();
  const grants: Grant[] = [];
  const browser = fakeBrowser({
    visit: async (url) => {
      const query = new URL(url).searchParams;
      await visit(query.get('redirect_uri') ?? '', query.get('state') ?? '');
    },
  });
  const oidc: OidcClient = {
    region: 'r',
    authorizeBase: () => 'https://oidc.example',
    registerClient: () => Promise.reject(new Error('not here')),
    startDeviceAuthorization: () => Promise.reject(new Error('not here')),
    async createToken(_client, grant) {
      grants.push(grant);
      const failure = failures.shift();
      if (failure) throw failure;
      return { kind: 'token', token };
    },
  };
  const run = (request: Partial<AuthorizationCodeFlowRequest> = {}) =>
    authorizationCodeFlow(
      {
        oidc,
        clock,
        browser,
        events,
        random: evenRandom(),
        loopback: systemLoopback(),
        onEvent: events.onEvent,
      } as never,
      { client: { clientId: 'cid', clientSecret: 's' }, scopes: ['a', 'b'], openBrowser: true, ...request },
    );
  return { clock, events, browser, grants, run };
}

const answers =
  (query: (state: string) => string): Visit =>
  (redirectUri, state) =>
    navigate(`${redirectUri}?${query(state)}`);

/** `fetch` says of itself that it does not navigate, whatever header it is given. */
const navigate = (url: string) =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'sec-fetch-mode': 'navigate' } }, (response) => response.resume().on('end', resolve)).on(
      'error',
      reject,
    );
  });
const nobody: Visit = async () => {};

describe('a sign-in in the browser', () => {
  const lost = new SsoctlError('NETWORK_UNREACHABLE', 'reset', { details: { networkCode: 'ECONNRESET' } });
  const spent = new SsoctlError('SERVICE_REJECTED', 'spent', { details: { error: 'invalid_grant' } });
  const code = answers((state) => `code=the-code&state=${state}`);

  test('sends the code once more when the answer was lost', async () => {
    const t = context(code, lost);
    expect(await t.run()).toEqual(token);
    expect(t.grants).toHaveLength(2);
    expect(t.grants[1]).toEqual(t.grants[0]);
  });

  test('tells that the answer was lost when the first try had spent the code', async () => {
    const t = context(code, lost, spent);
    await expect(t.run()).rejects.toBe(lost);
    expect(t.grants).toHaveLength(2);
  });

  test('sends a refused code only once', async () => {
    const t = context(code, spent);
    await expect(t.run()).rejects.toBe(spent);
    expect(t.grants).toHaveLength(1);
  });

  test('changes the code for a token, with the verifier of the challenge and the same redirect URI', async () => {
    const t = context(answers((state) => `code=the-code&state=${state}`));
    expect(await t.run()).toEqual(token);
    await t.browser.settled();

    const [event] = t.events.of('authorize');
    const url = new URL(event?.url ?? '');
    expect(event).toMatchObject({
      opened: true,
      port: Number(new URL(url.searchParams.get('redirect_uri') ?? '').port),
    });
    expect(url.origin + url.pathname).toBe('https://oidc.example/authorize');
    expect(url.searchParams.get('scopes')).toBe('a b');
    expect(t.browser.opened).toEqual([event?.url]);

    const [grant] = t.grants;
    if (grant?.type !== 'authorization_code') throw new Error('no code was changed');
    expect(grant).toMatchObject({ code: 'the-code', redirectUri: url.searchParams.get('redirect_uri') });
    expect(codeChallenge(grant.codeVerifier)).toBe(url.searchParams.get('code_challenge'));
    expect(JSON.stringify(t.events.all)).not.toContain(grant.codeVerifier);
  });

  test('goes on waiting past strangers, and tells of them', async () => {
    const t = context(async (redirectUri, state) => {
      expect((await fetch(`${redirectUri}?code=evil&state=guess`)).status).toBe(400);
      expect((await fetch(`${redirectUri}?error=evil`)).status).toBe(400);
      expect((await fetch(new URL('/favicon.ico', redirectUri))).status).toBe(404);
      expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(404);
      expect((await fetch(`${redirectUri}?code=good&state=${state}`)).status).toBe(200);
    });
    await t.run();
    await t.browser.settled();
    expect(t.events.of('stray-callback')).toHaveLength(2);
    expect(t.grants).toMatchObject([{ code: 'good' }]);
  });

  test('leaves nobody listening afterwards', async () => {
    let where = '';
    const t = context(async (redirectUri, state) => {
      where = redirectUri;
      await fetch(`${redirectUri}?code=c&state=${state}`);
    });
    await t.run();
    await expect(fetch(where)).rejects.toThrow();
  });

  test('listens on the port it is given', async () => {
    const free = await systemLoopback().listen(0, () => ({ status: 204, headers: {}, body: '' }));
    await free.close();
    const t = context(answers((state) => `code=c&state=${state}`));
    await t.run({ port: free.port });
    expect(t.events.of('authorize')[0]?.port).toBe(free.port);
  });

  test('opens nothing when told not to', async () => {
    const t = context(nobody);
    const running = t.run({ openBrowser: false });
    const event = await t.events.first('authorize');
    const query = new URL(event.url).searchParams;
    await fetch(`${query.get('redirect_uri')}?code=c&state=${query.get('state')}`);
    expect(await running).toEqual(token);
    expect(event.opened).toBe(false);
    expect(t.browser.opened).toEqual([]);
  });
});

describe('a sign-in that fails', () => {
  test.each([
    ['denied', (state: string) => `error=access_denied&state=${state}`, 'SIGN_IN_DENIED'],
    ['without a code', (state: string) => `state=${state}`, 'SIGN_IN_FAILED'],
    ['an error page without a state', () => 'error=invalid_scope', 'SIGN_IN_FAILED'],
  ] as const)('%s', async (_what, query, code) => {
    const t = context(answers(query));
    await expect(t.run()).rejects.toMatchObject({ code });
    expect(t.grants).toEqual([]);
  });

  test('ends after ten minutes', async () => {
    const t = context(nobody);
    const running = t.run();
    const ended = expect(running).rejects.toMatchObject({ code: 'SIGN_IN_EXPIRED' });
    await t.events.first('authorize');
    await new Promise((resolve) => setImmediate(resolve));
    t.clock.advance(599_000);
    t.clock.advance(1_000);
    await ended;
  });

  test('ends when cancelled, at each step', async () => {
    const stop = new AbortController();
    const t = context(nobody);
    const running = t.run({ signal: stop.signal });
    void t.events.first('authorize').then(() => stop.abort());
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(t.run({ signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(t.events.of('authorize')).toHaveLength(1);
  });

  test('ends with what the service says to the code, and leaves nobody listening', async () => {
    let where = '';
    const t = context(async (redirectUri, state) => {
      where = redirectUri;
      await fetch(`${redirectUri}?code=c&state=${state}`);
    }, new SsoctlError('SIGN_IN_FAILED', 'no'));
    await expect(t.run()).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(fetch(where)).rejects.toThrow();
  });
});
