export interface LockOptions {
  signal?: AbortSignal | undefined;
  /** How long to wait for the holder, in ms. Default 30 000. */
  waitMs?: number | undefined;
}

/** Mutual exclusion between processes. Shared state is always read again under the lock before deciding. */
export interface Locks {
  /**
   * Runs `work` while holding `<path>.lock`; releases it however `work` ends.
   * @throws LOCKED when the holder does not let go in time, FILE_UNWRITABLE when the lock cannot be made
   */
  hold<T>(path: string, work: () => Promise<T>, options?: LockOptions): Promise<T>;
}
