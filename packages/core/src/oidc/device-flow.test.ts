import { fakeBrowser, fakeClock, recordedEvents } from '@ssoctl/testkit';
import { describe, expect, test } from 'vitest';
import { type ErrorCode, SsoctlError } from '../errors/index.ts';
import { deviceFlow } from './device-flow.ts';
import type { OidcClient, TokenAnswer } from './types.ts';

const token = { accessToken: 'at', expiresAtMs: 1 };
const ANSWERS: Record<string, TokenAnswer> = {
  pending: { kind: 'pending' },
  'slow-down': { kind: 'slow-down' },
  token: { kind: 'token', token },
};

type Poll = 'pending' | 'slow-down' | 'token' | ErrorCode;

function context(polls: Poll[], more: { expiresInSeconds?: number; openBrowser?: boolean; signal?: AbortSignal } = {}) {
  const clock = fakeClock();
  const events = recordedEvents();
  const browser = fakeBrowser();
  const polledAtMs: number[] = [];
  const startMs = clock.now();
  const oidc: OidcClient = {
    region: 'r',
    authorizeBase: () => '',
    registerClient: () => Promise.reject(new Error('not here')),
    startDeviceAuthorization: async () => ({
      deviceCode: 'dc',
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://d-1.awsapps.com/start/#/device',
      verificationUriComplete: 'https://d-1.awsapps.com/start/#/device?user_code=ABCD-EFGH',
      expiresInSeconds: more.expiresInSeconds ?? 600,
      intervalSeconds: 2,
    }),
    async createToken(_client, grant) {
      expect(grant).toEqual({ type: 'device_code', deviceCode: 'dc' });
      const next = polls[Math.min(polledAtMs.length, polls.length - 1)] ?? 'pending';
      polledAtMs.push(clock.now() - startMs);
      const answer = ANSWERS[next];
      if (answer === undefined) throw new SsoctlError(next as ErrorCode, `it is ${next}`);
      return answer;
    },
  };
  const run = () =>
    deviceFlow(
      { oidc, clock, browser, onEvent: events.onEvent },
      {
        client: { clientId: 'c', clientSecret: 's' },
        startUrl: 'u',
        openBrowser: more.openBrowser ?? false,
        signal: more.signal,
      },
    );
  return { clock, events, browser, polledAtMs, run };
}

describe('polling', () => {
  test.each<[string, Poll[], number[]]>([
    ['asks at once', ['token'], [0]],
    ['waits the told interval', ['pending', 'pending', 'token'], [0, 2_000, 4_000]],
    [
      'keeps the longer interval after slow_down',
      ['pending', 'slow-down', 'pending', 'token'],
      [0, 2_000, 9_000, 16_000],
    ],
    ['adds up', ['slow-down', 'slow-down', 'token'], [0, 7_000, 19_000]],
  ])('%s', async (_statement, polls, atMs) => {
    const t = context(polls);
    expect(await t.run()).toEqual(token);
    expect(t.polledAtMs).toEqual(atMs);
  });

  test('ends when the code has expired, without asking once more', async () => {
    const t = context(['pending'], { expiresInSeconds: 5 });
    await expect(t.run()).rejects.toMatchObject({ code: 'SIGN_IN_EXPIRED', hint: 'run: ssoctl login' });
    expect(t.polledAtMs).toEqual([0, 2_000, 4_000]);
    expect(t.clock.slept).toEqual([2_000, 2_000, 1_000]);
  });

  test('goes on through trouble, and warns once while it lasts', async () => {
    const t = context(['pending', 'NETWORK_UNREACHABLE', 'TIMED_OUT', 'pending', 'SERVICE_UNAVAILABLE', 'token']);
    expect(await t.run()).toEqual(token);
    expect(t.events.of('warning').map((event) => event.code)).toEqual(['NETWORK_UNREACHABLE', 'SERVICE_UNAVAILABLE']);
  });

  test.each<ErrorCode>(['SIGN_IN_DENIED', 'SIGN_IN_EXPIRED', 'SERVICE_REJECTED', 'TLS_UNTRUSTED'])(
    '%s ends it',
    async (code) => {
      const t = context(['pending', code]);
      await expect(t.run()).rejects.toMatchObject({ code });
      expect(t.polledAtMs).toHaveLength(2);
    },
  );
});

describe('what is shown', () => {
  test('nothing to a client that was approved before', async () => {
    const t = context(['token'], { openBrowser: true });
    await t.run();
    expect(t.events.all).toEqual([]);
    expect(t.browser.opened).toEqual([]);
  });

  test('URL and code, once', async () => {
    const t = context(['pending', 'pending', 'token'], { openBrowser: true });
    await t.run();
    expect(t.events.of('device-code')).toEqual([
      {
        kind: 'device-code',
        userCode: 'ABCD-EFGH',
        url: 'https://d-1.awsapps.com/start/#/device',
        completeUrl: 'https://d-1.awsapps.com/start/#/device?user_code=ABCD-EFGH',
        expiresInSeconds: 600,
        opened: true,
      },
    ]);
    expect(t.browser.opened).toEqual(['https://d-1.awsapps.com/start/#/device?user_code=ABCD-EFGH']);
  });

  test('no browser when none is wanted', async () => {
    const t = context(['pending', 'token']);
    await t.run();
    expect(t.events.of('device-code')[0]?.opened).toBe(false);
    expect(t.browser.opened).toEqual([]);
  });
});

test('being cancelled ends the wait', async () => {
  const stop = new AbortController();
  const t = context(['pending'], { signal: stop.signal });
  void t.events.first('device-code').then(() => stop.abort());
  await expect(t.run()).rejects.toMatchObject({ code: 'CANCELLED' });
});
