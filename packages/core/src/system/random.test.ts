import { expect, test } from 'vitest';
import { systemRandom } from './random.ts';

test('gives as many bytes as asked, other ones each time', () => {
  expect(systemRandom().bytes(32)).toHaveLength(32);
  expect(systemRandom().bytes(32)).not.toEqual(systemRandom().bytes(32));
});

test('gives UUIDs of version 4', () => {
  expect(systemRandom().uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
