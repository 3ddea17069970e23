import { fakeClock } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import type { RoleCredentials } from '../cache/types.ts';
import { memoised } from './memoised.ts';

function context() {
  const clock = fakeClock();
  const asked: number[] = [];
  const answers: (() => Promise<RoleCredentials>)[] = [];
  const good = async (): Promise<RoleCredentials> => ({
    accessKeyId: `ASIA${asked.length}`,
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiresAtMs: clock.now() + 3_600_000,
  });
  const provider = memoised(clock, () => {
    asked.push(clock.now());
    return (answers.shift() ?? good)();
  });
  return { clock, asked, answers, provider };
}

test('asks once for all who wait, and gives the SDK a Date', async () => {
  const t = context();
  const all = await Promise.all([t.provider(), t.provider(), t.provider()]);
  expect(t.asked).toHaveLength(1);
  expect(all[2]).toEqual({
    accessKeyId: 'ASIA1',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: new Date(t.clock.now() + 3_600_000),
  });
});

test('asks again when less than 15 minutes are left, not before', async () => {
  const t = context();
  await t.provider();
  t.clock.advance(2_700_000);
  await t.provider();
  expect(t.asked).toHaveLength(1);
  t.clock.advance(1);
  expect((await t.provider()).accessKeyId).toBe('ASIA2');
});

test('does not remember a failure', async () => {
  const t = context();
  t.answers.push(() => Promise.reject(new Error('first')));
  await expect(t.provider()).rejects.toThrow('first');
  expect((await t.provider()).accessKeyId).toBe('ASIA2');
});
