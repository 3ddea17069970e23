import { emptyDocument } from '@ssoctl/core/internal/config/load';
import { readDocument } from '@ssoctl/core/internal/config/read-document';
import type { Config } from '@ssoctl/core/internal/config/types';
import type { IniDocument } from '@ssoctl/core/internal/ini/document';
import type { World } from '@ssoctl/core/internal/ports/index';

/** The credentials file as it stands: its sections hold names too. @throws CONFIG_UNREADABLE, CONFIG_INVALID */
export async function readCredentials(
  world: Pick<World, 'files'>,
  { credentialsFile }: Pick<Config, 'credentialsFile'>,
): Promise<IniDocument> {
  return (await readDocument(world.files, credentialsFile)) ?? emptyDocument(credentialsFile);
}
