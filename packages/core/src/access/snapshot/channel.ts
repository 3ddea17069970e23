/** Hands values from many who make them to one who takes them, and lets the makers wait when he is slow. */
export interface Channel<T> {
  /** Resolves when there is room for more. Rejects once nobody takes any more. */
  put(value: T): Promise<void>;
  /** No more will come; with an error, because of that. */
  end(failure?: { error: unknown }): void;
  /** For one taker. Whoever stops taking stops the makers. */
  taken(): AsyncGenerator<T, void, undefined>;
}

export function createChannel<T>(room: number, onStopped: () => void): Channel<T> {
  const values: T[] = [];
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  let wake: () => void = () => {};
  let ended: { failure?: { error: unknown } | undefined } | undefined;
  let stopped = false;
  const closed = () => new Error('nobody takes any more');
  return {
    put(value) {
      if (stopped) return Promise.reject(closed());
      values.push(value);
      wake();
      if (values.length < room) return Promise.resolve();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    end(failure) {
      ended ??= { failure };
      wake();
    },
    async *taken() {
      try {
        for (;;) {
          const value = values.shift();
          if (value !== undefined) {
            if (values.length < room) for (const { resolve } of waiting.splice(0)) resolve();
            yield value;
          } else if (ended !== undefined) {
            if (ended.failure !== undefined) throw ended.failure.error;
            return;
          } else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        stopped = true;
        onStopped();
        for (const { reject } of waiting.splice(0)) reject(closed());
      }
    },
  };
}
