import { join } from 'node:path';
import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { Files, Locks, OnEvent, World } from '../ports/index.ts';
import { stateFolder } from './folders.ts';
import { tokenFile } from './names.ts';
import { type JsonObject, objectUnder, readCacheFile } from './read-json.ts';

const SCHEMA = 'ssoctl/fetched/1';
const FILE_NAME = /^[0-9a-f]{40}\.json$/;

export interface IndexDeps extends Pick<World, 'env' | 'home'> {
  files: Pick<Files, 'read' | 'replace'>;
  locks: Locks;
  onEvent: OnEvent;
}

/**
 * Which role-credential files each sign-in brought us, so that a sign-out finds those whose profile has gone since: the names are
 * hashes and tell nothing. Holds names of sessions and hashes, no secret; 0600 all the same.
 */
export interface FetchedIndex {
  names(signIn: SignIn): Promise<string[]>;
  /** Never fails, as `forget` never does: what cannot be written gives a warning, and the work goes on without. */
  note(signIn: SignIn, name: string): Promise<void>;
  forget(signIn: SignIn): Promise<void>;
}

/** Credentials are at hand when they are noted, and others wait for them: sign-out can do without a note. */
const LONGEST_WAIT_MS = 3_000;

/** The index in `$XDG_STATE_HOME/ssoctl/fetched.json`. */
export function fetchedIndex(deps: IndexDeps): FetchedIndex {
  const path = join(stateFolder(deps), 'fetched.json');
  const read = async () => (await readCacheFile(deps, path, entriesIn)) ?? new Map<string, string[]>();
  const change = (signIn: SignIn, edit: (names: string[]) => string[]) =>
    deps.locks.hold(
      path,
      async () => {
        const entries = await read();
        const names = edit(entries.get(keyOf(signIn)) ?? []);
        if (names.length === 0) entries.delete(keyOf(signIn));
        else entries.set(keyOf(signIn), names);
        await deps.files.replace(path, textOf(entries), { exactMode: true });
      },
      { waitMs: LONGEST_WAIT_MS },
    );
  const names = async (signIn: SignIn) => (await read()).get(keyOf(signIn)) ?? [];
  const orWarn = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof SsoctlError)) throw cause;
      const message = `${cause.message}; a later sign-out may leave cached role credentials`;
      deps.onEvent({ kind: 'warning', code: cause.code, message, hint: cause.hint, path });
    }
  };
  return {
    names,
    note: (signIn, name) =>
      orWarn(async () => {
        if ((await names(signIn)).includes(name)) return;
        await change(signIn, (known) => (known.includes(name) ? known : [...known, name]));
      }),
    forget: (signIn) =>
      orWarn(async () => {
        if ((await names(signIn)).length > 0) await change(signIn, () => []);
      }),
  };
}

/** The token's file name: two sign-ins are one exactly when they share a token. */
function keyOf(signIn: SignIn): string {
  return tokenFile(signIn);
}

function entriesIn(content: JsonObject): Map<string, string[]> | undefined {
  const signIns = objectUnder(content, 'signIns');
  if (content['schema'] !== SCHEMA || signIns === undefined) return undefined;
  const entries = new Map<string, string[]>();
  for (const [key, names] of Object.entries(signIns)) {
    // These names become paths that get removed: nothing but what we write ourselves may pass.
    if (Array.isArray(names))
      entries.set(
        key,
        names.filter((name) => FILE_NAME.test(String(name))),
      );
  }
  return entries;
}

function textOf(entries: ReadonlyMap<string, readonly string[]>): string {
  return `${JSON.stringify({ schema: SCHEMA, signIns: Object.fromEntries(entries) })}\n`;
}
