import { fakeClock, sharedClock } from '@ssoctl/testkit';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../ports/index.ts';
import { createPace, createPaces, type Pace } from './pace.ts';

/** When each of `calls` began, asked for by `atOnce` who wait beside each other. */
async function begun(clock: Clock, pace: Pace, calls: number, atOnce = 1): Promise<number[]> {
  const startsMs: number[] = [];
  const one = async () => {
    for (let call = 0; call < calls / atOnce; call += 1) {
      await pace.turn();
      startsMs.push(clock.now());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return startsMs;
}

function mostInASecond(startsMs: readonly number[]): number {
  return Math.max(...startsMs.map((ms) => startsMs.filter((other) => other >= ms && other < ms + 1000).length));
}

describe('the ceiling', () => {
  test('is 18 calls in any second, and nearly reached', async () => {
    const clock = fakeClock();
    const startsMs = await begun(clock, createPace(clock), 181);
    expect(mostInASecond(startsMs)).toBe(18);
    const tookMs = (startsMs.at(-1) ?? 0) - (startsMs[0] ?? 0);
    expect(tookMs).toBeGreaterThanOrEqual(9_999);
    expect(tookMs).toBeLessThan(10_100);
  });

  test('can be lower', async () => {
    const clock = fakeClock();
    expect(mostInASecond(await begun(clock, createPace(clock, 8), 81))).toBe(8);
    const pace = createPaces(clock)('organizations', 8);
    expect(pace.perSecond).toBe(8);
    pace.succeeded();
    expect(pace.perSecond).toBe(8);
  });

  test('is the same for eight who wait at once', async () => {
    const clock = sharedClock();
    const startsMs = await begun(clock, createPace(clock), 160, 8);
    expect(mostInASecond(startsMs)).toBe(18);
    expect(Math.max(...startsMs) - Math.min(...startsMs)).toBeLessThan(9_100);
  });

  test('does not rise for time in which nobody called', async () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    await pace.turn();
    clock.advance(60_000);
    expect(mostInASecond(await begun(clock, pace, 40))).toBeLessThanOrEqual(18);
  });

  test('is kept apart for another limit, and shared under the same key', async () => {
    const paces = createPaces(fakeClock());
    expect(paces('sso a')).toBe(paces('sso a'));
    expect(paces('sso a')).not.toBe(paces('sso b'));
  });
});

describe('a refusal', () => {
  test('halves the rate once for a burst, and success brings it back', () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    for (let refusal = 0; refusal < 8; refusal += 1) pace.throttled();
    expect(pace.perSecond).toBe(9);
    clock.advance(1000);
    pace.throttled();
    expect(pace.perSecond).toBe(4.5);
    pace.succeeded();
    expect(pace.perSecond).toBeCloseTo(4.5 + 1 / 4.5);
    for (let success = 0; success < 500; success += 1) pace.succeeded();
    expect(pace.perSecond).toBe(18);
  });

  test('never stops the calls altogether', () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    for (let refusal = 0; refusal < 20; refusal += 1) {
      pace.throttled();
      clock.advance(1000);
    }
    expect(pace.perSecond).toBe(1);
  });

  test('slows down those who were waiting already', async () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    await pace.turn();
    pace.throttled();
    const [first = 0, second = 0] = await begun(clock, pace, 2);
    expect(second - first).toBeGreaterThanOrEqual(111);
  });

  test('with Retry-After lets nobody begin before that time is over, not even who waited before', async () => {
    const clock = sharedClock();
    const pace = createPace(clock);
    const startMs = clock.now();
    await pace.turn();
    const waiting = begun(clock, pace, 4, 4);
    pace.throttled(7_000);
    const startsMs = await waiting;
    expect(Math.min(...startsMs) - startMs).toBeGreaterThanOrEqual(7_000);
  });

  test('with a Retry-After that nobody waits for holds up nobody', async () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    pace.throttled(3_600_000);
    const startMs = clock.now();
    await begun(clock, pace, 2);
    expect(clock.now() - startMs).toBeLessThan(200);
  });
});

describe('who is cancelled', () => {
  test('takes no turn, and leaves it to the next', async () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    await pace.turn();
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(pace.turn(stop.signal)).rejects.toThrow('enough');
    const startMs = clock.now();
    await pace.turn();
    expect(clock.now() - startMs).toBeLessThan(60);
  });

  test('while waiting stops waiting', async () => {
    const stop = new AbortController();
    const clock = fakeClock({ onSleep: () => stop.abort(new Error('enough')) });
    const pace = createPace(clock);
    await pace.turn();
    await expect(pace.turn(stop.signal)).rejects.toThrow('enough');
  });
});

test('a clock that is set back holds up nobody', async () => {
  const clock = fakeClock();
  const pace = createPace(clock);
  await pace.turn();
  clock.advance(-3_600_000);
  await pace.turn();
  expect(clock.slept).toEqual([]);
});
