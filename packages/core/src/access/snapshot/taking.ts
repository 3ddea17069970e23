import type { Inquiry } from '../asking/inquiry.ts';
import type { SnapshotExtras } from '../plan/cost.ts';
import type { AskOptions, Strategy } from '../types.ts';
import type { WalkMemory } from '../walk/memory.ts';
import type { SnapshotPart } from './part.ts';

export interface SnapshotOptions extends AskOptions, SnapshotExtras {
  /** Default: the cheapest that finds everything. */
  strategy?: Strategy | undefined;
  /** Forget what an interrupted run has learnt, and begin anew. */
  fresh?: boolean | undefined;
  /** How old what an interrupted run has learnt may be, in ms. Default 6 hours. */
  resumeWithinMs?: number | undefined;
  /** Told how many things are held in memory, whenever that has changed. */
  onHeld?: ((held: number) => void) | undefined;
}

/** A snapshot that is being taken. */
export interface Taking {
  inquiry: Inquiry;
  options: SnapshotOptions;
  /** Hands a part on; resolves when there is room for the next one. */
  put(part: SnapshotPart): Promise<void>;
}

/** With the memory of the run that was interrupted, or a new one. */
export interface Walking extends Taking {
  memory: WalkMemory;
}
