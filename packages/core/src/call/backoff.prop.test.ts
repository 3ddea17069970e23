import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, LONGEST_RETRY_AFTER_MS } from './backoff.ts';

const randomOf = (bytes: Uint8Array) => ({ bytes: () => bytes, uuid: () => '' });
const fourBytes = fc.uint8Array({ minLength: 4, maxLength: 4 });

test('the wait lies under a ceiling that doubles up to eight seconds', () => {
  fc.assert(
    fc.property(fourBytes, fc.integer({ min: 1, max: 40 }), (bytes, attempt) => {
      const wait = backoffMs(randomOf(bytes), attempt, undefined) ?? -1;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(8_000, 400 * 2 ** (attempt - 1)));
    }),
  );
});

test('the whole range is used', () => {
  expect(backoffMs(randomOf(new Uint8Array([0, 0, 0, 0])), 3, undefined)).toBe(0);
  expect(backoffMs(randomOf(new Uint8Array([128, 0, 0, 0])), 3, undefined)).toBe(800);
  expect(backoffMs(randomOf(new Uint8Array([255, 255, 255, 255])), 3, undefined)).toBe(1_600);
});

test('the wait is never shorter than the service asked for, or there is none', () => {
  fc.assert(
    fc.property(fourBytes, fc.integer({ min: 1, max: 9 }), fc.nat(60_000), (bytes, attempt, asked) => {
      const wait = backoffMs(randomOf(bytes), attempt, asked);
      if (asked > LONGEST_RETRY_AFTER_MS) expect(wait).toBeUndefined();
      else expect(wait).toBeGreaterThanOrEqual(asked);
    }),
  );
});
