/** A token bucket: lets `perSecond` through at once, and that many a second from then on. */
export interface Bucket {
  /** Takes one; false when the bucket is empty. */
  take(): boolean;
}

export function createBucket(perSecond: number, now: () => number): Bucket {
  const size = Math.max(1, perSecond);
  let level = perSecond === 0 ? 0 : size;
  let filledAtMs = now();
  return {
    take() {
      const nowMs = now();
      // A clock that was moved back must not empty the bucket.
      level = Math.min(size, level + (Math.max(0, nowMs - filledAtMs) / 1000) * perSecond);
      filledAtMs = nowMs;
      if (level < 1) return false;
      level -= 1;
      return true;
    },
  };
}
