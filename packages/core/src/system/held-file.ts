import { closeSync, fstatSync, readSync } from 'node:fs';
import type { HeldFile } from '../ports/index.ts';
import { unreadable } from './file-failure.ts';

/** A file by its descriptor, whatever its name has come to. */
export function heldFile(descriptor: number, path: string): HeldFile {
  return {
    async readBytes() {
      try {
        return contentBehind(descriptor);
      } catch (cause) {
        throw unreadable(path, cause);
      }
    },
    async close() {
      closeSync(descriptor);
    },
  };
}

/** All bytes, from the first one on, however often they were read before. */
export function contentBehind(descriptor: number): Buffer {
  const parts: Buffer[] = [];
  for (let position = 0; ; ) {
    // One byte more than there should be, so that the end shows in the first read.
    const room = Math.max(fstatSync(descriptor).size - position, 0) + 1;
    const part = Buffer.allocUnsafe(room);
    const count = readSync(descriptor, part, 0, room, position);
    parts.push(part.subarray(0, count));
    position += count;
    if (count < room) break;
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}
