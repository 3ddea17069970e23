import { fakeClock } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import type { Directory } from '../../directory/types.ts';
import { type ErrorCode, SsoctlError } from '../../errors/index.ts';
import type { Progress } from '../types.ts';
import { counted } from './counted.ts';
import { survivable } from './gaps.ts';
import { createPatience } from './patience.ts';
import { createProgress } from './progress.ts';

const error = (code: ErrorCode) => new SsoctlError(code, 'no');

test('every page and every failure is a call, what comes after the last page is none', async () => {
  async function* users() {
    yield [{ userId: '1' }];
    yield [];
    yield [{ userId: '2' }];
  }
  const directory = {
    users,
    user: () => Promise.reject(error('NOT_FOUND')),
    instanceArn: 'arn',
  } as unknown as Directory;
  const tally = counted(directory);
  const found: string[] = [];
  for await (const page of tally.directory.users()) found.push(...page.map(({ userId }) => userId));
  await expect(tally.directory.user('x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(found).toEqual(['1', '2']);
  expect(tally.directory.instanceArn).toBe('arn');
  expect(tally.made()).toEqual({ 'identitystore:DescribeUser': 1, 'identitystore:ListUsers': 3 });
});

test('who stops taking pages makes no more calls', async () => {
  let ended = false;
  async function* users() {
    try {
      yield [];
      yield [];
    } finally {
      ended = true;
    }
  }
  const tally = counted({ users } as unknown as Directory);
  for await (const _page of tally.directory.users()) break;
  expect(tally.made()).toEqual({ 'identitystore:ListUsers': 1 });
  expect(ended).toBe(true);
});

test.each(['CANCELLED', 'SESSION_ENDED', 'SIGN_IN_REQUIRED', 'CA_BUNDLE_INVALID', 'INTERNAL'] as const)(
  '%s ends all',
  (code) => {
    expect(() => survivable(error(code))).toThrow(expect.objectContaining({ code }));
  },
);

test('a failure of the service does not end all, unless the person has cancelled; a defect does', () => {
  expect(survivable(error('THROTTLED')).code).toBe('THROTTLED');
  expect(() => survivable(error('TIMED_OUT'), AbortSignal.abort())).toThrow();
  expect(() => survivable(new TypeError('x'))).toThrow(TypeError);
});

test('an operation is given up after two dozen failures in a row, and not before', () => {
  const patience = createPatience();
  for (let count = 0; count < 23; count += 1) patience.failed('ListA', error('SERVICE_UNAVAILABLE'));
  expect(patience.lost('ListA')).toBeUndefined();
  patience.answered('ListA');
  for (let count = 0; count < 23; count += 1) patience.failed('ListA', error('SERVICE_UNAVAILABLE'));
  expect(patience.lost('ListA')).toBeUndefined();
  patience.failed('ListA', error('SERVICE_UNAVAILABLE'));
  expect(patience.lost('ListA')?.code).toBe('SERVICE_UNAVAILABLE');
  expect(patience.lost('ListB')).toBeUndefined();
});

test('refusals are a reason to give up where nothing was ever allowed, and none else; what is not found never is', () => {
  const patience = createPatience();
  for (let count = 0; count < 24; count += 1) {
    patience.failed('Never', error('ACCESS_DENIED'));
    patience.failed('Gone', error('NOT_FOUND'));
    patience.answered('Some');
    patience.failed('Some', error('ACCESS_DENIED'));
  }
  for (let count = 0; count < 24; count += 1) patience.failed('Some', error('ACCESS_DENIED'));
  expect([patience.lost('Never')?.code, patience.lost('Gone'), patience.lost('Some')]).toEqual([
    'ACCESS_DENIED',
    undefined,
    undefined,
  ]);
});

test('tells how long the rest takes: as planned at first, as it went later on', () => {
  const clock = fakeClock();
  const told: Progress[] = [];
  const meter = createProgress(clock, (progress) => told.push(progress));
  meter.called();
  expect(told).toEqual([]);
  meter.expect(181);
  expect(told.at(-1)).toEqual({ done: 1, total: 181, secondsLeft: 10 });
  for (let count = 1; count < 60; count += 1) {
    clock.advance(1_000);
    meter.called();
  }
  expect(told.at(-1)).toEqual({ done: 60, total: 181, secondsLeft: Math.ceil((121 * 59) / 60) });
  for (let count = 0; count < 200; count += 1) meter.called();
  expect(told.at(-1)).toMatchObject({ done: 260, total: 260, secondsLeft: 0 });
});
