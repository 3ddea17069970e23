import { fakeClock } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { SsoctlError } from '../errors/index.ts';
import { within } from './time-limit.ts';

const limit = { ms: 45_000, what: 'getting credentials' };
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

test('gives what the work gives, and leaves no timer behind', async () => {
  const clock = fakeClock();
  expect(await within(clock, limit, async () => 'done')).toBe('done');
  clock.advance(45_000);
});

test('ends the work when time is up, and says what took so long', async () => {
  const clock = fakeClock();
  const failed = expect(within(clock, limit, untilAborted)).rejects.toThrow(
    expect.objectContaining({ code: 'TIMED_OUT', message: 'getting credentials took longer than 45 s' }),
  );
  clock.advance(45_000);
  await failed;
});

test("passes on the caller's own reason to stop, and the work's own failure", async () => {
  const clock = fakeClock();
  const stop = new AbortController();
  const work = async (signal: AbortSignal) => {
    stop.abort(new SsoctlError('CANCELLED', 'interrupted'));
    signal.throwIfAborted();
  };
  await expect(within(clock, { ...limit, signal: stop.signal }, work)).rejects.toThrow('interrupted');
  await expect(within(clock, limit, async () => Promise.reject(new Error('own')))).rejects.toThrow('own');
});
