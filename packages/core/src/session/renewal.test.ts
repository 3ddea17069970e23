import { fakeClock, recordedEvents, type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registrationStore, roleCredentialsStore, type Token, tokenStore } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { Grant, OidcClient, TokenAnswer } from '../oidc/types.ts';
import type { PortalClient } from '../portal/types.ts';
import { systemClock } from '../system/clock.ts';
import { systemFiles } from '../system/files.ts';
import { systemLocks } from '../system/locks.ts';
import { accessToken } from './access-token.ts';
import type { SessionDeps } from './deps.ts';

const MINUTE = 60_000;
const who: SignIn = {
  kind: 'sso-session',
  name: 'corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  scopes: null,
};

/** What the service does with each refresh, in order. */
type Answer = { accessToken: string; refreshToken?: string; lives?: number } | SsoctlError | (() => Promise<void>);

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

function context(answers: Answer[] = []) {
  const clock = fakeClock();
  const events = recordedEvents();
  const files = systemFiles();
  const asked: Extract<Grant, { type: 'refresh_token' }>[] = [];
  const world = {
    clock,
    files,
    locks: systemLocks({ files, clock: systemClock(), onEvent: events.onEvent }),
    home: home.path,
    env: {},
    onEvent: events.onEvent,
  };
  const oidc = {
    async createToken(_client: unknown, grant: Grant): Promise<TokenAnswer> {
      if (grant.type !== 'refresh_token') throw new Error(`unexpected grant ${grant.type}`);
      asked.push(grant);
      let answer = answers.shift();
      if (typeof answer === 'function') {
        await answer();
        answer = answers.shift();
      }
      if (answer === undefined) throw new Error('asked too often');
      if (answer instanceof SsoctlError) throw answer;
      if (typeof answer === 'function') throw new Error('two in a row');
      const { lives = 60 * MINUTE, ...token } = answer;
      return { kind: 'token', token: { ...token, expiresAtMs: clock.now() + lives } };
    },
  } as unknown as OidcClient;
  const deps: SessionDeps = {
    world: world as unknown as SessionDeps['world'],
    tokens: tokenStore(world),
    registrations: registrationStore(world),
    roleCredentials: roleCredentialsStore(world),
    listings: { forget: async () => {} },
    oidc: () => oidc,
    portal: () => ({}) as PortalClient,
    told: async (signIn) => signIn,
  };
  return { clock, events, asked, deps, warnings: () => events.of('warning') };
}

function token(t: { clock: { now(): number } }, minutesLeft: number, more: Partial<Token> = {}): Token {
  return {
    startUrl: who.startUrl,
    region: who.region,
    accessToken: 'old-access',
    expiresAtMs: t.clock.now() + minutesLeft * MINUTE,
    clientId: 'client',
    clientSecret: 'secret',
    registrationExpiresAtMs: t.clock.now() + 90 * 24 * 60 * MINUTE,
    refreshToken: 'old-refresh',
    ...more,
  };
}

const invalidGrant = () =>
  new SsoctlError('SESSION_ENDED', 'Invalid refresh token provided', {
    details: { error: 'invalid_grant', status: 400 },
  });
const lost = () =>
  new SsoctlError('NETWORK_UNREACHABLE', 'the connection was reset', { details: { networkCode: 'ECONNRESET' } });
const refused = () =>
  new SsoctlError('NETWORK_UNREACHABLE', 'the connection was refused', { details: { networkCode: 'ECONNREFUSED' } });
const signInNeeded = (code: 'SIGN_IN_REQUIRED' | 'SESSION_ENDED') =>
  expect.objectContaining({ code, hint: 'run: ssoctl login corp' });

describe('a token at hand', () => {
  test('is used as it is with 15 minutes left', async () => {
    const t = context();
    await t.deps.tokens.write(who, token(t, 15));
    expect(await accessToken(t.deps, who)).toMatchObject({ accessToken: 'old-access' });
  });

  test('is renewed below 15 minutes', async () => {
    const t = context([{ accessToken: 'new-access', refreshToken: 'new-refresh' }]);
    await t.deps.tokens.write(who, token(t, 14.9));
    expect(await accessToken(t.deps, who)).toMatchObject({ accessToken: 'new-access' });
    expect(t.asked).toEqual([{ type: 'refresh_token', refreshToken: 'old-refresh' }]);
    expect(t.events.of('refreshed')).toEqual([{ kind: 'refreshed', session: 'corp' }]);
    expect(await t.deps.tokens.read(who)).toEqual({
      ...token(t, 60),
      accessToken: 'new-access',
      refreshToken: 'new-refresh',
    });
  });

  test('keeps its refresh token when the reply has none', async () => {
    const t = context([{ accessToken: 'new-access' }]);
    await t.deps.tokens.write(who, token(t, -1));
    await accessToken(t.deps, who);
    expect(await t.deps.tokens.read(who)).toMatchObject({ accessToken: 'new-access', refreshToken: 'old-refresh' });
  });

  test.each([
    ['has no refresh token', { refreshToken: undefined }],
    ['belongs to an expired registration', { registrationExpiresAtMs: 0 }],
    ['does not know its client', { clientId: undefined }],
  ])('that %s is used to its end without a word, and then only a person helps', async (_what, lacking) => {
    const t = context();
    await t.deps.tokens.write(who, token(t, 1, lacking));
    expect(await accessToken(t.deps, who)).toMatchObject({ accessToken: 'old-access' });
    expect(t.warnings()).toEqual([]);
    t.clock.advance(MINUTE);
    await expect(accessToken(t.deps, who)).rejects.toThrow(signInNeeded('SESSION_ENDED'));
  });

  test('of a legacy profile is never renewed', async () => {
    const legacy: SignIn = { kind: 'legacy', name: 'old one', startUrl: who.startUrl, region: who.region };
    const t = context();
    await t.deps.tokens.write(legacy, token(t, -1));
    await expect(accessToken(t.deps, legacy)).rejects.toThrow(
      expect.objectContaining({ code: 'SESSION_ENDED', hint: "run: ssoctl login --profile 'old one'" }),
    );
  });

  test('is missing: nobody is signed in', async () => {
    const t = context();
    await expect(accessToken(t.deps, who)).rejects.toThrow(signInNeeded('SIGN_IN_REQUIRED'));
    expect(await home.files()).toEqual([]);
  });

  test('cannot be read: one warning with its path, and nobody is signed in', async () => {
    const t = context();
    await home.write('.aws/sso/cache/placeholder', '');
    await home.write(t.deps.tokens.file(who).slice(home.path.length + 1), '{"accessToken": "half');
    await expect(accessToken(t.deps, who)).rejects.toThrow(signInNeeded('SIGN_IN_REQUIRED'));
    expect(t.warnings()).toEqual([expect.objectContaining({ path: t.deps.tokens.file(who) })]);
  });
});

describe('a renewal that fails', () => {
  test('leaves the living token in use, with one warning', async () => {
    const t = context([refused()]);
    await t.deps.tokens.write(who, token(t, 5));
    expect(await accessToken(t.deps, who)).toMatchObject({ accessToken: 'old-access' });
    expect(t.warnings()).toEqual([expect.objectContaining({ code: 'NETWORK_UNREACHABLE' })]);
  });

  test('is the failure to tell when the token is over', async () => {
    const t = context([refused()]);
    await t.deps.tokens.write(who, token(t, 0));
    await expect(accessToken(t.deps, who)).rejects.toThrow(expect.objectContaining({ code: 'NETWORK_UNREACHABLE' }));
    expect(await t.deps.tokens.read(who)).toMatchObject({ refreshToken: 'old-refresh' });
  });

  test('because the session is over takes the refresh token out of the file, so that the next fails without a call', async () => {
    const t = context([invalidGrant()]);
    await t.deps.tokens.write(who, token(t, 0));
    await expect(accessToken(t.deps, who)).rejects.toThrow(signInNeeded('SESSION_ENDED'));
    const { refreshToken: _gone, ...rest } = token(t, 0);
    expect(await t.deps.tokens.read(who)).toEqual(rest);
    await expect(accessToken(t.deps, who)).rejects.toThrow(signInNeeded('SESSION_ENDED'));
    expect(t.asked).toHaveLength(1);
  });

  test('because a tool that knows no locks was faster uses what that tool wrote', async () => {
    const t = context([
      async () => t.deps.tokens.write(who, token(t, 60, { accessToken: 'theirs', refreshToken: 'their-refresh' })),
      invalidGrant(),
    ]);
    await t.deps.tokens.write(who, token(t, 0));
    expect(await accessToken(t.deps, who)).toMatchObject({ accessToken: 'theirs' });
    expect(await t.deps.tokens.read(who)).toMatchObject({ refreshToken: 'their-refresh' });
  });

  test('because somebody signed out meanwhile says so, and writes nothing', async () => {
    const t = context([async () => void (await t.deps.tokens.remove(who)), invalidGrant()]);
    await t.deps.tokens.write(who, token(t, 0));
    await expect(accessToken(t.deps, who)).rejects.toThrow(signInNeeded('SIGN_IN_REQUIRED'));
    expect(await t.deps.tokens.read(who)).toBeUndefined();
  });

  test('because the answer was lost is tried once more', async () => {
    const t = context([lost(), { accessToken: 'new-access' }]);
    await t.deps.tokens.write(who, token(t, 0));
    expect(await accessToken(t.deps, who)).toMatchObject({ accessToken: 'new-access' });
  });

  test('twice is told, after no third try', async () => {
    const t = context([lost(), lost()]);
    await t.deps.tokens.write(who, token(t, 0));
    await expect(accessToken(t.deps, who)).rejects.toThrow(expect.objectContaining({ code: 'NETWORK_UNREACHABLE' }));
    expect(t.asked).toHaveLength(2);
  });

  test('because it was cancelled is no reason to use the old token', async () => {
    const stop = new AbortController();
    const t = context([async () => stop.abort(new SsoctlError('CANCELLED', 'stopped')), lost()]);
    await t.deps.tokens.write(who, token(t, 5));
    await expect(accessToken(t.deps, who, { signal: stop.signal })).rejects.toThrow(
      expect.objectContaining({ code: 'CANCELLED' }),
    );
  });
});

describe('a token that the portal has refused', () => {
  test('is renewed, however long it would live', async () => {
    const t = context([{ accessToken: 'new-access' }]);
    await t.deps.tokens.write(who, token(t, 60));
    expect(await accessToken(t.deps, who, { rejected: 'old-access' })).toMatchObject({ accessToken: 'new-access' });
  });

  test('is not renewed when somebody else has done so', async () => {
    const t = context();
    await t.deps.tokens.write(who, token(t, 60, { accessToken: 'theirs' }));
    expect(await accessToken(t.deps, who, { rejected: 'old-access' })).toMatchObject({ accessToken: 'theirs' });
  });

  test('is the end when it cannot be renewed', async () => {
    const t = context();
    await t.deps.tokens.write(who, token(t, 60, { refreshToken: undefined }));
    await expect(accessToken(t.deps, who, { rejected: 'old-access' })).rejects.toThrow(signInNeeded('SESSION_ENDED'));
  });
});

test('twenty who ask at once cause one refresh', async () => {
  const t = context([{ accessToken: 'new-access' }]);
  await t.deps.tokens.write(who, token(t, 0));
  const tokens = await Promise.all(Array.from({ length: 20 }, () => accessToken(t.deps, who)));
  expect(new Set(tokens.map((one) => one.accessToken))).toEqual(new Set(['new-access']));
  expect(t.asked).toHaveLength(1);
});
