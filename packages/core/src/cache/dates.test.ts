import { expect, test } from 'vitest';
import { formatDate, parseDate } from './dates.ts';

const INSTANT = Date.UTC(2026, 10, 23, 15, 30, 24);

test.each([
  ['the AWS CLI', '2026-11-23T15:30:24Z', INSTANT],
  ['AWS CLIs before 2.1.14', '2026-11-23T15:30:24UTC', INSTANT],
  ['the JavaScript SDK', '2026-11-23T15:30:24.000Z', INSTANT],
  ['fractions of any length', '2026-11-23T15:30:24.123456789Z', INSTANT + 123],
  ['one digit of a fraction', '2026-11-23T15:30:24.5Z', INSTANT + 500],
  ['an offset', '2026-11-23T17:30:24+02:00', INSTANT],
  ['an offset without a colon', '2026-11-23T08:30:24-0700', INSTANT],
  ['an offset of hours', '2026-11-23T16:30:24+01', INSTANT],
  ['no zone', '2026-11-23T15:30:24', INSTANT],
  ['a blank for the T', '2026-11-23 15:30:24 UTC', INSTANT],
])('reads the date of %s', (_who, text, ms) => {
  expect(parseDate(text)).toBe(ms);
});

test.each([
  '',
  'soon',
  '2026-11-23',
  '2026-13-23T15:30:24Z',
  '2026-11-23T25:30:24Z',
  '1732375824',
  '2026-11-23T15:30:24Zz',
])('takes %j for no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test('writes whole seconds, cut and never rounded up', () => {
  expect(formatDate(INSTANT + 999.9)).toBe('2026-11-23T15:30:24Z');
  expect(formatDate(INSTANT)).toBe('2026-11-23T15:30:24Z');
});
