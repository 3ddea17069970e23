/** What is known of one thing: its value, or (no value) that it is gone. */
export interface Known<T> {
  value: T | undefined;
  atMs: number;
}

/** As it is kept between runs. */
export interface KeptShelf<T> {
  entries: readonly (readonly [id: string, known: Known<T>])[];
  /** When all there are were listed. */
  sweptMs?: number | undefined;
  /** How many they were when they were last counted. */
  count?: number | undefined;
}

/** Things of one kind by id, as far as they are known and young enough. */
export interface Shelf<T> {
  /** Undefined: nothing is known. */
  look(id: string): Known<T> | undefined;
  put(id: string, value: T | undefined): void;
  /** All there are, as a whole listing told. */
  fill(values: ReadonlyMap<string, T>): void;
  /** All there are, where a whole listing is young enough. */
  all(): T[] | undefined;
  /** How many there were when they were last counted, however long ago. */
  count: number | undefined;
  /** Whether anything is known. */
  readonly isWarm: boolean;
  keep(): KeptShelf<T>;
}

export interface ShelfOptions {
  now(): number;
  isYoung(atMs: number): boolean;
  /** Told the age of whatever is used. */
  onUse(atMs: number): void;
}

export function createShelf<T>(kept: KeptShelf<T> | undefined, { now, isYoung, onUse }: ShelfOptions): Shelf<T> {
  const entries = new Map(kept?.entries.filter(([, { atMs }]) => isYoung(atMs)));
  let sweptMs = kept?.sweptMs;
  return {
    count: kept?.count,
    look(id) {
      const known = entries.get(id);
      if (known !== undefined) onUse(known.atMs);
      return known;
    },
    put: (id, value) => void entries.set(id, { value, atMs: now() }),
    fill(values) {
      const atMs = now();
      sweptMs = atMs;
      this.count = values.size;
      for (const [id, value] of values) entries.set(id, { value, atMs });
    },
    all() {
      if (sweptMs === undefined || !isYoung(sweptMs)) return undefined;
      onUse(sweptMs);
      return [...entries.values()].flatMap(({ value }) => (value === undefined ? [] : [value]));
    },
    get isWarm() {
      return entries.size > 0;
    },
    keep() {
      return { entries: [...entries], sweptMs, count: this.count };
    },
  };
}
