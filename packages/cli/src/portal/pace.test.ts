import { fakeClock } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('lets no more than 18 calls through in a second', async () => {
  const clock = fakeClock();
  const pace = createPace(clock);
  const startMs = clock.now();
  for (let call = 0; call < 181; call += 1) await pace.turn();
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(9_999);
  expect(clock.now() - startMs).toBeLessThan(10_100);
});

test('does not make up for time in which nobody called', async () => {
  const clock = fakeClock();
  const pace = createPace(clock);
  await pace.turn();
  clock.advance(60_000);
  const startMs = clock.now();
  for (let call = 0; call < 19; call += 1) await pace.turn();
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(999);
});

test('halves its rate once for a burst of refusals, and grows back with success', () => {
  const clock = fakeClock();
  const pace = createPace(clock);
  for (let refusal = 0; refusal < 8; refusal += 1) pace.throttled();
  expect(pace.perSecond).toBe(9);
  clock.advance(1000);
  pace.throttled();
  expect(pace.perSecond).toBe(4.5);
  for (let success = 0; success < 500; success += 1) pace.succeeded();
  expect(pace.perSecond).toBe(18);
});
