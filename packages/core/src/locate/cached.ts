import { join } from 'node:path';
import { ssoCacheFolder } from '../cache/folders.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { Files } from '../ports/index.ts';
import { leadsTo, mayBeIn, type Portal } from './portal.ts';

/** A folder that other tools write to as well; nobody has more sign-ins than this. */
const MOST_FILES = 200;
const MOST_BYTES = 64 * 1024;

export interface CachedDeps {
  home: string;
  files: Pick<Files, 'list' | 'info' | 'read'>;
}

/**
 * The Regions that tokens in `~/.aws/sso/cache` for a portal came from, each once. A token that is over tells as much as one that
 * lives. Nothing that lies there can make this fail.
 */
export async function cachedRegions(deps: CachedDeps, portal: Portal): Promise<string[]> {
  const folder = ssoCacheFolder(deps.home);
  const names = await readable(deps.files.list(folder), []);
  const jsons = names.filter((name) => name.endsWith('.json')).sort();
  const found = new Set<string>();
  for (const name of jsons.slice(0, MOST_FILES)) {
    const region = await regionIn(deps.files, join(folder, name), portal);
    if (region !== undefined) found.add(region);
  }
  return [...found];
}

async function regionIn(files: CachedDeps['files'], path: string, portal: Portal): Promise<string | undefined> {
  const info = await readable(files.info(path), undefined);
  if (info?.kind !== 'file' || info.size > MOST_BYTES) return undefined;
  const token = parsed(await readable(files.read(path), undefined));
  // Registrations hold no token; they are made in a Region before anybody knows whether it is the right one.
  if (typeof token?.['accessToken'] !== 'string') return undefined;
  const { startUrl, region } = token;
  if (typeof startUrl !== 'string' || typeof region !== 'string' || !mayBeIn(portal, region)) return undefined;
  return leadsTo(portal, startUrl) ? region : undefined;
}

function parsed(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function readable<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (isSsoctlError(cause)) return otherwise;
    throw cause;
  }
}
