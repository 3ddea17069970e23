import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

function machineAt(startMs: number) {
  const machine = { nowMs: startMs, read: () => machine.nowMs };
  return machine;
}

test('follows the machine until it is moved', () => {
  const machine = machineAt(1_000);
  const clock = createClock({}, machine.read);
  machine.nowMs = 5_000;
  expect(clock.now()).toBe(5_000);
  expect(clock.offsetMs).toBe(0);
});

test('goes on from where it was moved to', () => {
  const machine = machineAt(1_000);
  const clock = createClock({}, machine.read);
  clock.advance(60_000);
  machine.nowMs += 500;
  expect(clock.now()).toBe(61_500);
  clock.set(7_000);
  machine.nowMs += 1;
  expect(clock.now()).toBe(7_001);
});

test('stands still when frozen, and moves only when told', () => {
  const machine = machineAt(1_000);
  const clock = createClock({ at: '2026-01-01T00:00:00Z', frozen: true }, machine.read);
  machine.nowMs += 10_000;
  expect(clock.now()).toBe(Date.parse('2026-01-01T00:00:00Z'));
  clock.advance(1_000);
  machine.nowMs += 10_000;
  expect(clock.now()).toBe(Date.parse('2026-01-01T00:00:01Z'));
});

test('runs again from where it stood', () => {
  const machine = machineAt(1_000);
  const clock = createClock({ frozen: true }, machine.read);
  machine.nowMs = 9_000;
  clock.run();
  machine.nowMs = 9_100;
  expect(clock.now()).toBe(1_100);
  expect(clock.frozen).toBe(false);
});

test('goes back to how it was started', () => {
  const machine = machineAt(1_000);
  const clock = createClock({ offsetSeconds: 30 }, machine.read);
  clock.freeze();
  clock.advance(3_600_000);
  clock.reset();
  machine.nowMs = 2_000;
  expect(clock.now()).toBe(32_000);
});

test('refuses what is no time', () => {
  expect(() => createClock({ at: 'yesterday' })).toThrow(RangeError);
  expect(() => createClock().advance(Number.NaN)).toThrow(RangeError);
  expect(() => createClock().set(1e300)).toThrow(RangeError);
});
