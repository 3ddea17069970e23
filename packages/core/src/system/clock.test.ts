import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';

test('tells the time', () => {
  const before = Date.now();
  expect(systemClock().now()).toBeGreaterThanOrEqual(before);
  expect(systemClock().now()).toBeLessThanOrEqual(Date.now());
});

test('sleeps for as long as asked', async () => {
  const before = performance.now();
  await systemClock().sleep(20, new AbortController().signal);
  expect(performance.now() - before).toBeGreaterThanOrEqual(19);
});

test('takes a sleep of less than nothing for none', async () => {
  await systemClock().sleep(-5);
});

test('wakes with the reason of the signal', async () => {
  const [reason, controller] = [new Error('enough'), new AbortController()];
  const sleep = systemClock().sleep(60_000, controller.signal);
  controller.abort(reason);
  await expect(sleep).rejects.toBe(reason);
  await expect(systemClock().sleep(60_000, controller.signal)).rejects.toBe(reason);
});

test('sleeps on when a timer cannot be set that far ahead', async () => {
  const controller = new AbortController();
  const sleep = systemClock().sleep(2 ** 40, controller.signal);
  const first = await Promise.race([
    sleep.then(() => 'woke'),
    systemClock()
      .sleep(20)
      .then(() => 'slept on'),
  ]);
  expect(first).toBe('slept on');
  controller.abort(new Error('enough'));
  await expect(sleep).rejects.toThrow('enough');
});
