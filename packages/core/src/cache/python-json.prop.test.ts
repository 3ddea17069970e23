import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonJson } from './python-json.ts';

test('writes printable ASCII alone, and text that reads back to the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }))), (value) => {
      for (const style of ['default', 'compact'] as const) {
        const text = pythonJson(value, style);
        expect(text).toMatch(/^[ -~]*$/);
        expect(Object.entries(JSON.parse(text))).toEqual(Object.entries(value));
      }
    }),
  );
});
