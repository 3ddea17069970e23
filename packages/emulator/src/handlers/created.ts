import { derivedTimeMs } from '../seed/derive.ts';
import type { State } from '../state/state.ts';

/** When a thing of the seed was made, in epoch seconds: the same in every run. */
export function createdAt({ seed }: State, id: string): number {
  return derivedTimeMs(seed.key, 'created', id) / 1000;
}
