import type { PrincipalType } from '../../directory/types.ts';
import type { KeptNames } from '../names/book.ts';
import type { SnapshotPermissionSet } from '../snapshot-types.ts';

/** Whose view of which instance: answers depend on both, and are never mixed. */
export interface Scope {
  instanceArn: string;
  /** Account and role, or user, of who asks: {@link callerOf}. */
  caller: string;
}

/** What was learnt in a walk over all that is provisioned; enough to go on after an interruption and ask only for the rest. */
export type WalkEntry =
  /** Who is assigned one permission set in one account. */
  | { pair: [accountId: string, permissionSetArn: string]; principals: readonly (readonly [PrincipalType, string])[] }
  /** An account or a permission set is done, with so many pairs. */
  | { done: string; pairs: number }
  /** All that is assigned to one principal. */
  | { principal: readonly [PrincipalType, string]; assigned: readonly (readonly [accountId: string, arn: string])[] }
  /** Where an account or permission set is out of date. */
  | { drift: string; where: readonly string[] }
  /** `null`: the group is gone. */
  | { members: string; ids: readonly string[] | null }
  | { set: SnapshotPermissionSet }
  | { tags: string; are: Readonly<Record<string, string>> };

/** How a walk was begun: another one cannot be taken up. */
export interface WalkStart {
  startedMs: number;
  /** Strategy, and all that decides what is asked. */
  way: string;
}

/** The answers of one walk that is not at its end yet. Nothing here fails: what cannot be kept is told once, and not missed. */
export interface WalkLog {
  /** How the walk that is kept was begun; undefined when none is. */
  start(): Promise<WalkStart | undefined>;
  /** Forgets the one before. */
  begin(start: WalkStart): Promise<void>;
  /** What was kept before now, in the order in which it was, a part at a time: it may be more than memory holds. */
  entries(): AsyncIterable<readonly WalkEntry[]>;
  append(entries: readonly WalkEntry[]): Promise<void>;
  forget(): Promise<void>;
}

/** What is kept between runs for who asks about an instance. No secret is in it; it is for its owner alone all the same. */
export interface AccessStore {
  /** Undefined when there is nothing, or it cannot be read (which is told). */
  readNames(scope: Scope): Promise<KeptNames | undefined>;
  /** Never fails: a file that cannot be written gives a warning. */
  writeNames(scope: Scope, names: KeptNames): Promise<void>;
  walk(scope: Scope, name: string): WalkLog;
}

/**
 * Who asks, without the name of the session: the same role sees the same, whoever holds it.
 * `arn:aws:sts::111122223333:assumed-role/Role/session` → `111122223333 assumed-role/Role`.
 */
export function callerOf({ account, arn }: { account: string; arn: string }): string {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, name] = resource.split('/');
  return `${account} ${kind === 'assumed-role' ? `${kind}/${name}` : resource}`;
}

/** Keeps nothing. */
export function forgetfulStore(): AccessStore {
  return {
    readNames: async () => undefined,
    writeNames: async () => {},
    walk: () => ({
      start: async () => undefined,
      begin: async () => {},
      async *entries() {},
      append: async () => {},
      forget: async () => {},
    }),
  };
}
