import type { Clock, Files, World } from '../ports/index.ts';
import { readConfigBytes } from './read-document.ts';
import { sameBytes } from './same-bytes.ts';

const PAUSE_MS = 50;
/** How long what somebody else wrote must stay as it is to be taken for whole. */
const STILL_MS = 250;
/** How long a file must stay empty to be taken for emptied. */
const EMPTY_MS = 1_000;
/** Whoever writes for longer than this is not waited for. */
const LONGEST_MS = 2_000;

/** What is known of a file that is about to be read. */
export interface Known {
  /** What it held the last time, undefined when there was no file. */
  bytes: Uint8Array | undefined;
  /** Whether what it holds now is known to be whole. */
  isWhole?: ((bytes: Uint8Array) => Promise<boolean>) | undefined;
}

/**
 * A file's bytes, not caught in the middle of being rewritten in place, as the AWS CLI does it: truncated, then written piece by
 * piece. What looks like a half must hold still first: without knowledge of the file that is one that is empty or whose last line
 * is not ended; with it, whatever differs from what is known. Takes no time otherwise.
 * @throws whatever `read` throws
 */
export async function readSettled(
  clock: Clock,
  read: () => Promise<Uint8Array | undefined>,
  known?: Known,
): Promise<Uint8Array | undefined> {
  let found = await read();
  if (!(await isSuspect(found, known))) return found;
  let stillMs = 0;
  for (let waitedMs = 0; waitedMs < LONGEST_MS && stillMs < patience(found, known); waitedMs += PAUSE_MS) {
    await clock.sleep(PAUSE_MS);
    const again = await read();
    stillMs = sameBytes(again, found) ? stillMs + PAUSE_MS : 0;
    found = again;
  }
  return found;
}

/**
 * The files of a world for reading what a change is to be planned on. Nothing depends on it but what a person is shown: whoever
 * applies the plan looks again.
 */
export function settledFiles(world: Pick<World, 'clock'> & { files: Pick<Files, 'readBytes'> }): {
  readBytes: Files['readBytes'];
} {
  return { readBytes: (path) => readSettled(world.clock, () => readConfigBytes(world.files, path)) };
}

async function isSuspect(found: Uint8Array | undefined, known: Known | undefined): Promise<boolean> {
  if (known !== undefined) {
    return !sameBytes(found, known.bytes) && !(found !== undefined && (await known.isWhole?.(found)));
  }
  return found !== undefined && found.at(-1) !== 0x0a;
}

/** How long a content must hold still. */
function patience(found: Uint8Array | undefined, known: Known | undefined): number {
  if (known === undefined) return PAUSE_MS;
  const emptied = found?.length === 0 && (known.bytes?.length ?? 0) > 0;
  return emptied ? EMPTY_MS : STILL_MS;
}
