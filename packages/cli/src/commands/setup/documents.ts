import { emptyDocument } from '@ssoctl/core/internal/config/load';
import { readDocument } from '@ssoctl/core/internal/config/read-document';
import type { Config } from '@ssoctl/core/internal/config/types';
import type { Documents } from '@ssoctl/core/internal/migrate/find-candidates';
import type { World } from '@ssoctl/core/internal/ports/index';

/** The AWS files as they are now; a file that is not there is an empty one. @throws CONFIG_UNREADABLE, CONFIG_INVALID */
export async function documentsOf({ files }: Pick<World, 'files'>, config: Config): Promise<Documents> {
  const read = async (file: string) => (await readDocument(files, file)) ?? emptyDocument(file);
  return { config: await read(config.configFile), credentials: await read(config.credentialsFile) };
}
