import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1Hex } from './sha1.ts';

const reference = (text: string) => createHash('sha1').update(text, 'utf8').digest('hex');

test('hashes every text as the system library does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha1Hex(text)).toBe(reference(text));
    }),
    { numRuns: 500 },
  );
});

test('hashes texts of every length around the block size as the system library does', () => {
  for (let length = 0; length <= 200; length += 1)
    expect(sha1Hex('a'.repeat(length))).toBe(reference('a'.repeat(length)));
});
