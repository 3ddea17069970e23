import { expect, test } from 'vitest';
import { duration, isoTime, relativeTime } from './relative-time.ts';

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

test.each([
  [30 * SECOND, '30 s'],
  [52 * MINUTE + 59 * SECOND, '52 min'],
  [HOUR, '1 h'],
  [7 * HOUR + 52 * MINUTE, '7 h 52 min'],
  [47 * HOUR, '47 h'],
  [90 * 24 * HOUR, '90 days'],
])('%i ms are %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test('tells what is to come from what is past', () => {
  expect(relativeTime(10 * MINUTE, 0)).toBe('in 10 min');
  expect(relativeTime(0, 10 * MINUTE)).toBe('10 min ago');
});

test('gives whole seconds in UTC', () => {
  expect(isoTime(1_768_478_400_999)).toBe('2026-01-15T12:00:00Z');
});
