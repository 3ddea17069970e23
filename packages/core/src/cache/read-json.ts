import { isSsoctlError } from '../errors/index.ts';
import type { Clock, Files, OnEvent } from '../ports/index.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface ReadDeps {
  files: Pick<Files, 'read'>;
  onEvent: OnEvent;
  /** Where there is one, a file caught in the middle of being written is read a second time. */
  clock?: Pick<Clock, 'sleep'> | undefined;
}

/** The AWS CLI empties a cache file and then writes it, without a lock. The gap is under a millisecond; a busy machine may stretch it. */
const SECOND_LOOK_MS = 50;

/**
 * What `shape` makes of the JSON object in a cache file. A file that is missing is absent; one that cannot be read, is no JSON
 * object, or lacks what it must have, is absent too and gives one warning with its path. It stays until somebody replaces it.
 */
export async function readCacheFile<T>(
  deps: ReadDeps,
  path: string,
  shape: (content: JsonObject) => T | undefined,
): Promise<T | undefined> {
  let text: string | undefined;
  let content: JsonObject | undefined;
  try {
    text = await deps.files.read(path);
    content = objectIn(text);
    if (text !== undefined && content === undefined && deps.clock !== undefined) {
      await deps.clock.sleep(SECOND_LOOK_MS);
      text = await deps.files.read(path);
      content = objectIn(text);
    }
  } catch (cause) {
    if (!isSsoctlError(cause, 'FILE_UNREADABLE')) throw cause;
    warn(deps.onEvent, path, cause.message, cause.hint);
    return undefined;
  }
  if (text === undefined) return undefined;
  const value = content === undefined ? undefined : shape(content);
  if (value === undefined) {
    const what =
      text.trim() === '' ? 'is empty' : content === undefined ? 'is no whole JSON' : 'lacks what it must hold';
    warn(deps.onEvent, path, `${path} ${what}; it counts as absent`, undefined);
  }
  return value;
}

export function stringIn(content: JsonObject, key: string): string | undefined {
  const value = content[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function objectUnder(content: JsonObject, key: string): JsonObject | undefined {
  return asObject(content[key]);
}

function objectIn(text: string | undefined): JsonObject | undefined {
  if (text === undefined) return undefined;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The paths of which each listener was told: a file is read more than once in a run, and once told is enough. */
const told = new WeakMap<OnEvent, Set<string>>();

function warn(onEvent: OnEvent, path: string, message: string, hint: string | undefined): void {
  const paths = told.get(onEvent) ?? new Set();
  if (paths.has(path)) return;
  told.set(onEvent, paths.add(path));
  onEvent({ kind: 'warning', code: 'FILE_UNREADABLE', message, hint, path });
}
