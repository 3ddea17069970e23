import { describe, expect, test } from 'vitest';
import { DEVICE_CODE, playground } from '../../../test/playground.ts';
import type { DeviceGrant } from '../../state/records.ts';
import { poll } from './device-code-grant.ts';

const FRESH: DeviceGrant = {
  deviceCode: 'd',
  userCode: 'BCDF-GHJK',
  clientId: 'c',
  region: 'eu-central-1',
  expiresAtMs: 600_000,
  answer: { kind: 'pending' },
  polls: 0,
  polledAtMs: 0,
};

/** What polls at these times are answered. */
function polls(grant: DeviceGrant, ...timesMs: number[]): string[] {
  let now = grant;
  return timesMs.map((ms) => {
    const [after, verdict] = poll(now, ms, 1000);
    now = after;
    return verdict.kind;
  });
}

describe('polling', () => {
  test.each([
    ['the first two polls are free', [0, 0], ['pending', 'pending']],
    ['the third within the interval is too fast', [0, 0, 999 - 50], ['pending', 'pending', 'slow-down']],
    ['polls an interval apart are never too fast', [0, 0, 1000, 2000, 3000], Array(5).fill('pending')],
    ['the network may bring them a little closer', [0, 0, 970, 1940], Array(4).fill('pending')],
    ['a slow poll after a fast one is answered', [0, 0, 10, 1010], ['pending', 'pending', 'slow-down', 'pending']],
    [
      'expiry goes before the rate',
      [0, 0, 599_999, 600_000, 600_000],
      ['pending', 'pending', 'pending', 'expired', 'expired'],
    ],
  ])('%s', (_what, times, verdicts) => {
    expect(polls(FRESH, ...times)).toEqual(verdicts);
  });

  test('an approval is answered however fast the poll', () => {
    const hurried = { ...FRESH, polls: 9, polledAtMs: 5000 };
    expect(polls({ ...hurried, answer: { kind: 'allowed', sessionId: 's' } }, 5000, 5000)).toEqual(['allowed', 'used']);
    expect(polls({ ...hurried, answer: { kind: 'denied' } }, 5000, 5000)).toEqual(['denied', 'denied']);
  });

  test('an approval that comes too late to be fetched is expired', () => {
    expect(polls({ ...FRESH, answer: { kind: 'allowed', sessionId: 's' } }, 600_000)).toEqual(['expired']);
  });
});

describe('over the wire', () => {
  async function started(options = {}) {
    const play = playground(options);
    const client = await play.register();
    const { body } = await play.post('/device_authorization', { ...client, startUrl: play.service.startUrl });
    const ask = (more = {}) =>
      play.post('/token', { ...client, grantType: DEVICE_CODE, deviceCode: body.deviceCode, ...more });
    return { ...play, client, userCode: body.userCode as string, ask };
  }

  test('waits, then gives an hour and a refresh token, once', async () => {
    const { ask, service, userCode } = await started();
    const waiting = await ask();
    expect([waiting.status, waiting.body.error]).toEqual([400, 'authorization_pending']);
    expect(waiting.headers.get('x-amzn-errortype')).toMatch(/^AuthorizationPendingException:http/);
    service.state.approveDevice(userCode, 'ines');
    const { status, body } = await ask();
    expect([status, body.tokenType, body.expiresIn]).toEqual([200, 'Bearer', 3600]);
    expect(body.accessToken.length).toBeGreaterThan(200);
    expect(body.refreshToken.length).toBeGreaterThan(200);
    expect((await ask()).body.error).toBe('invalid_grant');
  });

  test('names denial, expiry and haste', async () => {
    const denied = await started();
    denied.service.state.denyDevice(denied.userCode);
    expect((await denied.ask()).body.error).toBe('access_denied');
    const late = await started();
    late.clock.advance(600_000);
    expect((await late.ask()).body.error).toBe('expired_token');
    const hasty = await started();
    const answers = [await hasty.ask(), await hasty.ask(), await hasty.ask()];
    expect(answers.map((a) => a.body.error)).toEqual(['authorization_pending', 'authorization_pending', 'slow_down']);
  });

  test('refuses an unknown code, a code of another client, a missing one', async () => {
    const { ask, register } = await started();
    expect((await ask({ deviceCode: 'unknown' })).body.error).toBe('invalid_grant');
    expect((await ask(await register())).body.error).toBe('invalid_grant');
    expect((await ask({ deviceCode: undefined })).body.error).toBe('invalid_request');
    expect((await ask({ grantType: 'password' })).body.error).toBe('unsupported_grant_type');
    expect((await ask({ grantType: 'authorization_code' })).body.error).toBe('unauthorized_client');
  });

  test('a denial that was ordered goes before the approver', async () => {
    const play = playground({ approve: 'maya' });
    play.service.state.denyNext();
    const client = await play.register();
    const start = () => play.post('/device_authorization', { ...client, startUrl: play.service.startUrl });
    const ask = async () =>
      play.post('/token', { ...client, grantType: DEVICE_CODE, deviceCode: (await start()).body.deviceCode });
    expect((await ask()).body.error).toBe('access_denied');
    expect((await ask()).status).toBe(200);
  });
});
