import { writeSync } from 'node:fs';
import { leaveWhenReaderGoes } from '../kit/reader-gone.ts';

/** Prints straight to the descriptor: making `process.stdout` takes longer than finding a cached answer. */
export function print(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    // A reader that has gone, or a pipe that is full and does not block: the stream knows what to do.
    leaveWhenReaderGoes([process.stdout]);
    process.stdout.write(bytes.subarray(written));
  }
}
