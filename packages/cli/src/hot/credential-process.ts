import { loadConfig } from '@ssoctl/core/internal/config/load';
import { activeProfile } from '@ssoctl/core/internal/config/resolve-profile';
import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import { cached } from '@ssoctl/core/internal/credentials/cached';
import { processDocument } from '@ssoctl/core/internal/credentials/process-document';
import { readFiles } from '@ssoctl/core/internal/system/read-files';
import type { HotRequest } from './request.ts';

/**
 * The document for a request that the cache answers; undefined when it does not, for whatever reason: the whole program then does
 * the same again, and tells what is wrong. SDKs start this for every client they make, so nothing else is loaded here.
 */
export async function answerFromCache(
  request: HotRequest,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): Promise<string | undefined> {
  try {
    const profile = activeProfile(env, request.profile);
    if (profile === undefined || home === '') return undefined;
    const files = readFiles();
    const config = await loadConfig({ env, home, files }, { configFile: request.configFile });
    const role = resolveRole(config, profile);
    const found = await cached({ clock: { now: () => Date.now() }, files, home, onEvent() {} }, role);
    return found && processDocument(found);
  } catch {
    return undefined;
  }
}
