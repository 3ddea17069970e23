import type { KeptNames } from '../../src/access/names/book.ts';
import type { AccessStore, WalkEntry, WalkLog, WalkStart } from '../../src/access/store/types.ts';

export interface MemoryStore extends AccessStore {
  readonly walks: ReadonlyMap<string, { start: WalkStart; parts: (readonly WalkEntry[])[] }>;
}

/** Keeps in memory what would be kept in files, as text, for as long as a test lasts. */
export function memoryStore(): MemoryStore {
  const names = new Map<string, string>();
  const walks = new Map<string, { start: WalkStart; parts: (readonly WalkEntry[])[] }>();
  return {
    walks,
    async readNames(scope) {
      const text = names.get(JSON.stringify(scope));
      return text === undefined ? undefined : (JSON.parse(text) as KeptNames);
    },
    async writeNames(scope, kept) {
      names.set(JSON.stringify(scope), JSON.stringify(kept));
    },
    walk(_scope, name): WalkLog {
      return {
        start: async () => walks.get(name)?.start,
        async begin(start) {
          walks.set(name, { start, parts: [] });
        },
        async *entries() {
          yield* [...(walks.get(name)?.parts ?? [])];
        },
        async append(entries) {
          if (entries.length > 0) walks.get(name)?.parts.push(entries);
        },
        async forget() {
          walks.delete(name);
        },
      };
    },
  };
}
