import type { Clock, HeldFile } from '../ports/index.ts';
import { readSettled } from './read-settled.ts';
import { sameBytes } from './same-bytes.ts';

/** Files that were taken out of their place, watched for what others who had them open write into them still. */
export class ReplacedFiles {
  readonly #clock: Clock;
  readonly #held: { file: HeldFile; known: Uint8Array }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param known what the file held when it was replaced */
  watch(file: HeldFile, known: Uint8Array): void {
    this.#held.push({ file, known });
  }

  /** What somebody wrote into one of them since the last look; undefined when nobody did. */
  async written(): Promise<Uint8Array | undefined> {
    for (const held of this.#held) {
      const found = await readSettled(this.#clock, () => held.file.readBytes(), { bytes: held.known });
      // Emptied and left so by somebody who was stopped: his result is not there, and nobody's wish is an empty file.
      if (found === undefined || found.length === 0 || sameBytes(found, held.known)) continue;
      held.known = found;
      return found;
    }
    return undefined;
  }

  async close(): Promise<void> {
    for (const { file } of this.#held) await file.close();
  }
}
