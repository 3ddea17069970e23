import { createHash } from 'node:crypto';

/** A stream of numbers that a key decides: `next(below)` is from 0 to below-1. Mulberry32. */
export function numbers(key: string): (below: number) => number {
  let state = createHash('sha256').update(key).digest().readUInt32LE(0);
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
