/** From when until when lists show something: later than it is so, where the service is slow to tell. Epoch ms. */
export interface Listed {
  listedFromMs: number;
  /** Absent while it is so. */
  listedUntilMs?: number;
}

/** A moment, and how long lists take to show what happens in it. */
export interface Moment {
  atMs: number;
  listingDelayMs: number;
}

/** What was there from the beginning. */
export const ALWAYS: Moment = { atMs: Number.NEGATIVE_INFINITY, listingDelayMs: 0 };

/** Whether lists show it at that time, be it so or not. */
export function isListed({ listedFromMs, listedUntilMs }: Listed, nowMs: number): boolean {
  return listedFromMs <= nowMs && (listedUntilMs === undefined || nowMs < listedUntilMs);
}

/** When lists show what begins, or stop to show what ends, in a moment. */
export function shownAt({ atMs, listingDelayMs }: Moment): number {
  return atMs + listingDelayMs;
}
