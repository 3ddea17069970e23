import { isSsoctlError } from '../errors/index.ts';
import type { Files, OnEvent } from '../ports/index.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface ReadDeps {
  files: Pick<Files, 'read'>;
  onEvent: OnEvent;
}

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
  try {
    text = await deps.files.read(path);
  } catch (cause) {
    if (!isSsoctlError(cause, 'FILE_UNREADABLE')) throw cause;
    warn(deps.onEvent, path, cause.message, cause.hint);
    return undefined;
  }
  if (text === undefined) return undefined;
  const content = objectIn(text);
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

function objectIn(text: string): JsonObject | undefined {
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
