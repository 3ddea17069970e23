export interface LockOptions {
  signal?: AbortSignal | undefined;
  /** How long to wait for the holder, in ms. Default 30 000. */
  waitMs?: number | undefined;
  /**
   * Called now and then while somebody else holds the lock; what it throws ends the wait and is thrown. For those who wait for what
   * the holder makes, not for the lock: a crowd need not file past the lock only to find it done.
   */
  meanwhile?: (() => Promise<void>) | undefined;
}

/** Mutual exclusion between processes. Shared state is always read again under the lock before deciding. */
export interface Locks {
  /**
   * Runs `work` while holding `<path>.lock`; releases it however `work` ends.
   * @throws LOCKED when the holder does not let go in time, FILE_UNWRITABLE when the lock cannot be made
   */
  hold<T>(path: string, work: () => Promise<T>, options?: LockOptions): Promise<T>;
}
