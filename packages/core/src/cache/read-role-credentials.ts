import { join } from 'node:path';
import { parseDate } from './dates.ts';
import { cliCacheFolder } from './folders.ts';
import { type CachedRole, roleCredentialsFile } from './names.ts';
import { type JsonObject, objectUnder, type ReadDeps, readCacheFile, stringIn } from './read-json.ts';
import type { RoleCredentials } from './types.ts';

/**
 * The cached credentials of a role, expired or not; undefined when there are none. This file stands alone: a process that finds
 * its answer here loads nothing that writes, locks or calls.
 */
export function readRoleCredentials(
  deps: ReadDeps & { home: string },
  role: CachedRole,
): Promise<RoleCredentials | undefined> {
  return readCacheFile(deps, join(cliCacheFolder(deps.home), roleCredentialsFile(role)), credentialsIn);
}

function credentialsIn(content: JsonObject): RoleCredentials | undefined {
  const held = objectUnder(content, 'Credentials');
  if (held === undefined) return undefined;
  const accessKeyId = stringIn(held, 'AccessKeyId');
  const secretAccessKey = stringIn(held, 'SecretAccessKey');
  const sessionToken = stringIn(held, 'SessionToken');
  const expiresAtMs = parseDate(stringIn(held, 'Expiration') ?? '');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  if (sessionToken === undefined || expiresAtMs === undefined) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs, accountId: stringIn(held, 'AccountId') };
}
