import type { SyncDecision } from './decide-sync.ts';
import type { Collision, Kept } from './types.ts';
import type { Written } from './write-sync.ts';

/** What a sync does to the profiles, by name. */
export interface SyncOutcome {
  add: readonly string[];
  change: readonly { name: string; keys: readonly string[] }[];
  remove: readonly string[];
  /** Those of both lists that are one profile: its old name and its new one. */
  rename: readonly { from: string; to: string }[];
  kept: readonly Kept[];
  /** How many profiles of ours are as they should be. */
  keep: number;
  collisions: readonly Collision[];
  /** Sessions whose remembered settings change. */
  settings: readonly string[];
  /** Accounts whose roles have to be asked for in this run before it is certain that profiles of ours may go. */
  unasked: readonly string[];
  /** So much would be removed that a person should be asked: how many, and of how many. */
  manyRemoved?: { removed: number; of: number };
}

const ALL_AT_ONCE = 10;
/** From so many profiles on a share of them counts too. */
const SHARE_COUNTS_FROM = 5;
const SHARE = 0.2;

/** @param settings sessions whose remembered settings change */
export function outcomeOf(decision: SyncDecision, written: Written, settings: readonly string[]): SyncOutcome {
  const { added, renamed, removed, kept, collisions, owned } = decision;
  const handsOff = written.handsOff.map(({ name, keys }) => ({
    name,
    because: `${keys.join(', ')} ${keys.length === 1 ? 'was' : 'were'} changed by hand`,
  }));
  const keptOnce = new Map([...handsOff, ...kept].map((one) => [one.name, one]));
  const touched = new Set([
    ...keptOnce.keys(),
    ...written.changed.map(({ name }) => name),
    ...renamed.map((match) => match.owned.name),
    ...removed.map(({ name }) => name),
  ]);
  const many =
    removed.length > ALL_AT_ONCE || (owned.length >= SHARE_COUNTS_FROM && removed.length > SHARE * owned.length);
  return {
    add: [...added, ...renamed.map(({ desired }) => desired)].map(({ name }) => name).sort(),
    change: [...written.changed].sort(byName),
    remove: [...removed, ...renamed.map((match) => match.owned)].map(({ name }) => name).sort(),
    rename: renamed.map((match) => ({ from: match.owned.name, to: match.desired.name })),
    kept: [...keptOnce.values()].sort(byName),
    keep: owned.filter(({ name }) => !touched.has(name)).length,
    collisions: [...collisions].sort(byName),
    settings,
    unasked: decision.unasked,
    ...(many ? { manyRemoved: { removed: removed.length, of: owned.length } } : {}),
  };
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
