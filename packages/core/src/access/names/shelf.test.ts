import { expect, test } from 'vitest';
import { type KeptNames, openBook } from './book.ts';
import { createShelf, type KeptShelf } from './shelf.ts';

const HOUR = 3_600_000;
const shelf = (kept?: KeptShelf<string>, { nowMs = 0, maxAgeMs = HOUR } = {}) => {
  const used: number[] = [];
  const made = createShelf(kept, {
    now: () => nowMs,
    isYoung: (atMs) => nowMs - atMs < maxAgeMs,
    onUse: (atMs) => used.push(atMs),
  });
  return { made, used };
};

test('knows what was put on it, and that something is gone', () => {
  const { made } = shelf();
  made.put('a', 'A');
  made.put('b', undefined);
  expect([made.look('a'), made.look('b'), made.look('c')]).toEqual([
    { value: 'A', atMs: 0 },
    { value: undefined, atMs: 0 },
    undefined,
  ]);
});

test('uses what was kept while it is young, and tells how old it is', () => {
  const { made } = shelf();
  made.put('a', 'A');
  const later = shelf(made.keep(), { nowMs: HOUR / 2 });
  expect(later.made.look('a')?.value).toBe('A');
  expect(later.used).toEqual([0]);
  expect(shelf(made.keep(), { nowMs: HOUR }).made.look('a')).toBeUndefined();
});

test('a whole listing takes away what it does not hold', () => {
  const { made } = shelf();
  made.put('gone since', 'A');
  made.put('gone before', undefined);
  made.fill(new Map([['b', 'B']]));
  expect(made.look('gone since')).toBeUndefined();
  expect(made.look('gone before')).toMatchObject({ value: undefined });
  expect(made.all()).toEqual(['B']);
  expect(made.count).toBe(1);
});

test('all there are is known for as long as the listing is young, how many there were for good', () => {
  const { made } = shelf();
  made.fill(new Map([['b', 'B']]));
  expect(shelf(made.keep(), { nowMs: 1 }).made.all()).toEqual(['B']);
  const old = shelf(made.keep(), { nowMs: HOUR }).made;
  expect(old.all()).toBeUndefined();
  expect(old.count).toBe(1);
});

test('what one question may not use is kept for the next, up to a day', () => {
  const { made } = shelf();
  made.fill(new Map([['b', 'B']]));
  const strict = shelf(made.keep(), { nowMs: 1, maxAgeMs: 0 }).made;
  strict.put('c', 'C');
  expect(strict.look('b')).toBeUndefined();
  const lenient = shelf(strict.keep(), { nowMs: 2 }).made;
  expect([lenient.look('b')?.value, lenient.look('c')?.value, lenient.all()]).toEqual(['B', 'C', ['B', 'C']]);
  expect(shelf(strict.keep(), { nowMs: 25 * HOUR }).made.keep().entries).toEqual([]);
});

test('a book tells the age of the oldest that was used, and takes nothing that was kept in a time to come', () => {
  const at = (nowMs: number, kept?: KeptNames) => openBook(kept, { now: () => nowMs, maxAgeMs: HOUR });
  const first = at(1_000);
  first.groups.put('g', { groupId: 'g' });
  const kept = JSON.parse(JSON.stringify(first.keep())) as KeptNames;
  const second = at(61_000, kept);
  second.users.put('u', { userId: 'u' });
  expect(second.oldestMs).toBe(61_000);
  second.groups.look('g');
  expect(second.oldestMs).toBe(1_000);
  expect(at(999, kept).groups.look('g')).toBeUndefined();
});
