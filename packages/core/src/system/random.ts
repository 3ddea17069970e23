import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from '../ports/index.ts';

/** The operating system's random source. */
export function systemRandom(): Random {
  return {
    bytes: (count) => new Uint8Array(randomBytes(count)),
    uuid: () => randomUUID(),
  };
}
