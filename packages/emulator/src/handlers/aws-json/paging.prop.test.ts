import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adminPage } from './paging.ts';
import type { AdminCall } from './rule.ts';

const state = (emptyPages: boolean) => ({ behaviour: { adminPageSize: 100, emptyPages } }) as never;
const call = (input: object) =>
  ({ service: 'sso-admin', region: 'r', caller: {} as never, input }) as AdminCall<{ MaxResults?: number }>;

/** What happens between two pages: some of the items go. */
const scene = fc.record({
  count: fc.integer({ min: 0, max: 40 }),
  size: fc.integer({ min: 1, max: 10 }),
  gone: fc.array(fc.array(fc.nat(39), { maxLength: 5 }), { maxLength: 40 }),
  emptyPages: fc.boolean(),
});

test('whoever stays is shown once, whoever goes between two pages', () => {
  fc.assert(
    fc.property(scene, ({ count, size, gone, emptyPages }) => {
      let items = Array.from({ length: count }, (_, ordinal) => ordinal);
      const shown: number[] = [];
      let next: string | undefined;
      let pages = 0;
      do {
        const list = { of: ['things'], items, ordinalOf: (item: number) => item };
        const page = adminPage(state(emptyPages), call({ MaxResults: size, ...(next && { NextToken: next }) }), list);
        expect(page.items.length).toBeLessThanOrEqual(size);
        shown.push(...page.items);
        const leaving = new Set(gone[pages] ?? []);
        items = items.filter((item) => !leaving.has(item));
        next = page.NextToken;
        pages += 1;
      } while (next !== undefined);
      expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
      expect(items.filter((item) => !shown.includes(item))).toEqual([]);
      expect(pages).toBeLessThanOrEqual(2 * (Math.ceil(count / size) + 1));
    }),
  );
});

test('a token of one list means nothing to another', () => {
  const items = [1, 2, 3];
  const { NextToken } = adminPage(state(false), call({ MaxResults: 1 }), { of: ['users'], items });
  const again = () => adminPage(state(false), call({ NextToken }), { of: ['groups'], items });
  expect(NextToken).toMatch(/^[-a-zA-Z0-9+=/_]{1,2048}$/);
  expect(again).toThrow('NextToken is not valid');
});
