import { expect, test } from 'vitest';
import { DEVICE_CODE, formOf, playground, posted } from '../../../test/playground.ts';
import type { ServiceOptions } from '../../service.ts';
import type { CallerEnv } from '../../service-border.ts';

async function started(options: ServiceOptions = {}, env: Partial<CallerEnv> = {}) {
  const play = playground(options);
  const client = await play.register(undefined, env);
  const { body } = await play.post('/device_authorization', { ...client, startUrl: play.service.startUrl }, env);
  const userCode = body.userCode as string;
  const ask = () => play.post('/token', { ...client, grantType: DEVICE_CODE, deviceCode: body.deviceCode }, env);
  const path = `/device?user_code=${userCode}`;
  const answer = async (fields: Record<string, string>) => {
    const { action, csrf } = formOf(await play.call(path));
    return play.call(action, posted({ csrf, ...fields }));
  };
  return { ...play, userCode, ask, path, answer };
}

test('a person finds the code, says who they are, and allows', async () => {
  const { call, answer, ask, path, userCode, portal } = await started();
  const page = await call(path);
  expect(page.text).toContain(`>${userCode}</output>`);
  expect((await answer({ user: 'priya', decision: 'allow' })).text).toContain('Request approved');
  const { accessToken } = (await ask()).body;
  expect((await portal('/assignment/accounts', accessToken)).body.accountList).toHaveLength(2);
});

test('a person denies', async () => {
  const { answer, ask } = await started();
  expect((await answer({ decision: 'deny' })).text).toContain('Request denied');
  expect((await ask()).body.error).toBe('access_denied');
});

test('the code may be typed in any way', async () => {
  const { call, userCode } = await started();
  for (const typed of [userCode.toLowerCase(), userCode.replace('-', ''), ` ${userCode.replace('-', ' ')} `]) {
    expect((await call(`/device?user_code=${encodeURIComponent(typed)}`)).text).toContain('Is this your code?');
  }
});

test('a code that is unknown, denied or expired is named so', async () => {
  const play = await started();
  expect((await play.call('/device?user_code=XXXX-XXXX')).text).toContain('No program is waiting');
  await play.answer({ decision: 'deny' });
  expect((await play.call(play.path)).text).toContain('has been denied');
  const late = await started();
  late.clock.advance(600_000);
  const page = await late.call(late.path);
  expect([page.status, page.text.includes('has expired')]).toEqual([400, true]);
});

test('without a code there is a field for one', async () => {
  const { status, text } = await playground().call('/device');
  expect(status).toBe(200);
  expect(text).toMatch(/<label class="above" for="user_code">/);
});

test('old links to the root and portal links with a fragment lead here', async () => {
  const { call, userCode } = await started();
  expect((await call(`/?user_code=${userCode}`)).headers.get('location')).toBe(`/device?user_code=${userCode}`);
  expect((await call('/start/')).text).toContain('location.hash');
});

test('a code made in another Region cannot be allowed', async () => {
  const { answer, ask } = await started({ behaviour: { wrongRegion: 'hangs' } }, { region: 'us-east-1' });
  const { status, text } = await answer({ user: 'maya', decision: 'allow' });
  expect(status).toBe(400);
  expect(text).toContain('Invalid grant provided');
  expect((await ask()).body.error).toBe('authorization_pending');
});

test('a form from elsewhere decides nothing', async () => {
  const { call, path, ask } = await started();
  expect((await call(path, posted({ user: 'maya', decision: 'allow', csrf: 'x.y' }))).status).toBe(403);
  expect((await ask()).body.error).toBe('authorization_pending');
});

test('a code that was approved already says so, and is not asked again', async () => {
  const { call, path, answer, ask } = await started();
  await answer({ user: 'maya', decision: 'allow' });
  expect((await call(path)).text).toContain('Request approved');
  await ask();
  expect((await call(path)).text).not.toContain('<form');
});
