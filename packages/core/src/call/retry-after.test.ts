import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = Date.UTC(2026, 0, 15, 12);

test.each([
  ['seconds', '3', 3_000],
  ['fractions, which some proxies send', '0.25', 250],
  ['a date ahead', 'Thu, 15 Jan 2026 12:00:07 GMT', 7_000],
  ['a date behind', 'Thu, 15 Jan 2026 11:00:00 GMT', 0],
  ['nothing', undefined, undefined],
  ['a blank', '  ', undefined],
  ['a negative number', '-1', undefined],
  ['words', 'later', undefined],
  ['a bare year', '2026', 2_026_000],
])('reads %s', (_what, header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});
