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
  /** Whether what was kept then is young enough. */
  isYoung(atMs: number): boolean;
  /** Told the age of whatever is used. */
  onUse(atMs: number): void;
}

/** What is older is of no use to anybody. */
const KEPT_FOR_MS = 24 * 3_600_000;

export function createShelf<T>(kept: KeptShelf<T> | undefined, { now, isYoung, onUse }: ShelfOptions): Shelf<T> {
  const entries = new Map(kept?.entries.filter(([, { atMs }]) => isYoung(atMs)));
  let sweptMs = kept?.sweptMs !== undefined && isYoung(kept.sweptMs) ? kept.sweptMs : undefined;
  // What this question may not use, another one may.
  let old = kept;
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
      old = undefined;
      this.count = values.size;
      // Whatever is not among them is gone, whenever it was known. That something is gone stays known.
      for (const [id, { value }] of entries) if (value !== undefined) entries.delete(id);
      for (const [id, value] of values) entries.set(id, { value, atMs });
    },
    all() {
      if (sweptMs === undefined) return undefined;
      onUse(sweptMs);
      return [...entries.values()].flatMap(({ value }) => (value === undefined ? [] : [value]));
    },
    get isWarm() {
      return entries.size > 0;
    },
    keep() {
      const still = old?.entries.filter(([, { atMs }]) => now() - atMs < KEPT_FOR_MS) ?? [];
      return {
        entries: [...new Map([...still, ...entries])],
        sweptMs: sweptMs ?? old?.sweptMs,
        count: this.count,
      };
    },
  };
}
