import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpackNumbers } from './model/unpack.ts';
import { packNumbers } from './pack.ts';

test('numbers come out as they went in', () => {
  const number = fc.oneof(fc.nat(300), fc.nat(70_000), fc.integer({ min: 0, max: 0xffff_ffff }));
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      expect([...unpackNumbers(packNumbers(numbers))]).toEqual(numbers);
    }),
    { numRuns: 1_000 },
  );
});
