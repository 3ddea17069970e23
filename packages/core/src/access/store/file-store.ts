import { join } from 'node:path';
import { cacheFolder } from '../../cache/folders.ts';
import { type JsonObject, objectUnder, readCacheFile, stringIn } from '../../cache/read-json.ts';
import { sha1Hex } from '../../cache/sha1.ts';
import { isSsoctlError } from '../../errors/index.ts';
import type { Files, OnEvent, Random, World } from '../../ports/index.ts';
import type { KeptNames } from '../names/book.ts';
import type { AccessStore, Scope, WalkEntry, WalkLog, WalkStart } from './types.ts';

const NAMES = 'ssoctl/directory-names/1';
const START = 'ssoctl/directory-walk/1';
const PART = 'ssoctl/directory-part/1';
/** The number first: by name is by time. */
const PART_NAME = /^part-(\d+)-[0-9a-f]+\.json$/;

export interface FileStoreDeps extends Pick<World, 'env' | 'home'> {
  files: Pick<Files, 'read' | 'replace' | 'remove' | 'list' | 'sweep'>;
  random: Pick<Random, 'uuid'>;
  onEvent: OnEvent;
}

/**
 * The store in `$XDG_CACHE_HOME/ssoctl/directory`, a folder for each instance and caller. There is no lock: of two who ask at once the
 * last one's names stay; the parts of a walk are files of their own, told apart by who wrote them.
 */
export function accessStore(deps: FileStoreDeps): AccessStore {
  const folder = ({ instanceArn, caller }: Scope) =>
    join(cacheFolder(deps), 'directory', sha1Hex(JSON.stringify([instanceArn, caller])));
  const orWarn = onceWarned(deps.onEvent);
  return {
    async readNames(scope) {
      const isOurs = (content: JsonObject) => content['schema'] === NAMES && isOf(content, scope);
      return readCacheFile(deps, join(folder(scope), 'names.json'), (content) =>
        isOurs(content) ? namesIn(objectUnder(content, 'names')) : undefined,
      );
    },
    writeNames: (scope, names) => {
      const path = join(folder(scope), 'names.json');
      const text = JSON.stringify({ schema: NAMES, ...scope, names });
      return orWarn(path, () => deps.files.replace(path, `${text}\n`, { exactMode: true }));
    },
    walk: (scope, name) => walkLog(deps, scope, join(folder(scope), `walk-${name}`), orWarn),
  };
}

type OrWarn = (path: string, write: () => Promise<unknown>) => Promise<void>;

function walkLog(deps: FileStoreDeps, scope: Scope, folder: string, orWarn: OrWarn): WalkLog {
  const startFile = join(folder, 'start.json');
  const writer = deps.random.uuid().slice(0, 8);
  let walk: string | undefined;
  let written = 0;

  async function parts(): Promise<string[]> {
    const names = await deps.files.list(folder);
    return names.filter((name) => PART_NAME.test(name)).sort();
  }

  async function forget(): Promise<void> {
    walk = undefined;
    await orWarn(folder, async () => {
      await deps.files.remove(startFile);
      for (const name of await parts()) await deps.files.remove(join(folder, name));
      await deps.files.sweep(folder);
    });
  }

  return {
    async start() {
      const found = await readCacheFile(deps, startFile, (content) => {
        const [id, way] = [stringIn(content, 'walk'), stringIn(content, 'way')];
        const { schema, startedMs } = content;
        if (schema !== START || !isOf(content, scope) || id === undefined || way === undefined) return undefined;
        return Number.isFinite(startedMs) ? { id, way, startedMs: startedMs as number } : undefined;
      });
      if (found === undefined) return undefined;
      walk = found.id;
      written = Number(PART_NAME.exec((await parts()).at(-1) ?? '')?.[1] ?? 0);
      return { way: found.way, startedMs: found.startedMs };
    },
    async begin({ startedMs, way }: WalkStart) {
      await forget();
      walk = deps.random.uuid();
      const text = JSON.stringify({ schema: START, ...scope, walk, way, startedMs });
      await orWarn(startFile, () => deps.files.replace(startFile, `${text}\n`, { exactMode: true }));
    },
    async *entries() {
      for (const name of await parts()) {
        const found = await readCacheFile(deps, join(folder, name), ({ schema, walk: id, entries }) =>
          schema === PART && typeof id === 'string' && Array.isArray(entries) && entries.every(isObject)
            ? { id, entries: entries as WalkEntry[] }
            : undefined,
        );
        // What belongs to another walk was written by somebody who did not see that this one began.
        if (found?.id === walk && found !== undefined) yield found.entries;
      }
    },
    async append(entries) {
      if (walk === undefined || entries.length === 0) return;
      written += 1;
      const path = join(folder, `part-${String(written).padStart(6, '0')}-${writer}.json`);
      const text = JSON.stringify({ schema: PART, walk, entries });
      await orWarn(path, () => deps.files.replace(path, `${text}\n`, { exactMode: true }));
    },
    forget,
  };
}

function isOf(content: JsonObject, { instanceArn, caller }: Scope): boolean {
  return content['instanceArn'] === instanceArn && content['caller'] === caller;
}

/** Undefined unless every shelf is one. */
function namesIn(names: JsonObject | undefined): KeptNames | undefined {
  if (names === undefined) return undefined;
  const { pairs, ...shelves } = names;
  const isSound = Object.values(shelves).every((shelf) => isObject(shelf) && areKnown(shelf['entries']));
  return isSound && (pairs === undefined || Number.isFinite(pairs)) ? (names as KeptNames) : undefined;
}

function areKnown(entries: unknown): boolean {
  return (
    Array.isArray(entries) &&
    entries.every((entry) => Array.isArray(entry) && isObject(entry[1]) && Number.isFinite(entry[1]['atMs']))
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

/** One warning is enough, and after it nothing is tried again. */
function onceWarned(onEvent: OnEvent): OrWarn {
  let failed = false;
  return async (path, write) => {
    if (failed) return;
    try {
      await write();
    } catch (cause) {
      if (!isSsoctlError(cause)) throw cause;
      failed = true;
      const message = `what was asked is not kept for the next run: ${cause.message}`;
      onEvent({ kind: 'warning', code: cause.code, message, hint: cause.hint, path });
    }
  };
}
