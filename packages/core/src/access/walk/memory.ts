import type { Clock } from '../../ports/index.ts';
import type { SnapshotPermissionSet } from '../snapshot-types.ts';
import type { WalkEntry, WalkLog } from '../store/types.ts';

/** A run that is killed loses the answers of this time, or so many of them. */
const WRITE_EVERY_MS = 5_000;
const WRITE_EVERY = 500;

/** What a walk need not ask again, and where its answers are put. */
export interface WalkMemory {
  /** When the first of its calls was made. */
  readonly startedMs: number;
  /** Whether all of an account, a permission set or a principal is known. */
  isDone(parent: string): boolean;
  isKnown(accountId: string, permissionSetArn: string): boolean;
  drift(parent: string): readonly string[] | undefined;
  set(arn: string): SnapshotPermissionSet | undefined;
  tags(accountId: string): Readonly<Record<string, string>> | undefined;
  hasMembers(groupId: string): boolean;
  /** Everything that is known, once more, a part at a time. */
  replay(): AsyncIterable<readonly WalkEntry[]>;
  keep(entry: WalkEntry): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  forget(): Promise<void>;
  /** How many things are held in memory. */
  readonly held: number;
}

/**
 * Takes up the walk that was interrupted, if it went the same way and is not older than `maxAgeMs`; begins a new one else. What is
 * held is a line for each account or permission set and group, not for each assignment: those are read again when replayed.
 */
export async function openMemory(
  log: WalkLog,
  clock: Clock,
  { way, maxAgeMs, fresh = false }: { way: string; maxAgeMs: number; fresh?: boolean | undefined },
): Promise<WalkMemory> {
  const nowMs = clock.now();
  const before = fresh ? undefined : await log.start();
  const isTakenUp =
    before !== undefined && before.way === way && before.startedMs <= nowMs && nowMs - before.startedMs < maxAgeMs;
  if (!isTakenUp) await log.begin({ startedMs: nowMs, way });

  const done = new Set<string>();
  const pairs = new Map<string, Set<string>>();
  const drift = new Map<string, readonly string[]>();
  const sets = new Map<string, SnapshotPermissionSet>();
  const tags = new Map<string, Readonly<Record<string, string>>>();
  const grouped = new Set<string>();
  let unwritten: WalkEntry[] = [];
  let writtenMs = nowMs;

  const isBySet = way.startsWith('by-set');
  function note(entry: WalkEntry): void {
    if ('pair' in entry) {
      const [parent, child] = isBySet ? [entry.pair[1], entry.pair[0]] : entry.pair;
      pairs.set(parent, (pairs.get(parent) ?? new Set()).add(child));
    } else if ('done' in entry) {
      // Where a part with its pairs was lost, it is not done after all.
      if ((pairs.get(entry.done)?.size ?? 0) < entry.pairs) return;
      done.add(entry.done);
      pairs.delete(entry.done);
    } else if ('principal' in entry) done.add(entry.principal[1]);
    else if ('drift' in entry) drift.set(entry.drift, entry.where);
    else if ('set' in entry) sets.set(entry.set.arn, entry.set);
    else if ('tags' in entry) tags.set(entry.tags, entry.are);
    else grouped.add(entry.members);
  }

  if (isTakenUp) for await (const entries of log.entries()) for (const entry of entries) note(entry);

  async function flush(): Promise<void> {
    const entries = unwritten;
    unwritten = [];
    writtenMs = clock.now();
    await log.append(entries);
  }

  return {
    startedMs: isTakenUp ? before.startedMs : nowMs,
    isDone: (parent) => done.has(parent),
    isKnown: (accountId, arn) => (isBySet ? pairs.get(arn)?.has(accountId) : pairs.get(accountId)?.has(arn)) ?? false,
    drift: (parent) => drift.get(parent),
    set: (arn) => sets.get(arn),
    tags: (accountId) => tags.get(accountId),
    hasMembers: (groupId) => grouped.has(groupId),
    async *replay() {
      if (isTakenUp) yield* log.entries();
    },
    async keep(entry) {
      unwritten.push(entry);
      if (unwritten.length >= WRITE_EVERY || clock.now() - writtenMs >= WRITE_EVERY_MS) await flush();
    },
    flush,
    forget: () => log.forget(),
    get held() {
      return done.size + pairs.size + grouped.size + sets.size + unwritten.length;
    },
  };
}
