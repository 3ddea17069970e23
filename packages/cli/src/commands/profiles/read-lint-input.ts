import { tokenFile } from '@ssoctl/core/internal/cache/names';
import { tokenStore } from '@ssoctl/core/internal/cache/token-store';
import { configPaths } from '@ssoctl/core/internal/config/paths';
import { readConfigBytes } from '@ssoctl/core/internal/config/read-document';
import { profileMap } from '@ssoctl/core/internal/ini/profile-map';
import { surveySource } from '@ssoctl/core/internal/ini/source';
import type { LintInput } from '@ssoctl/core/internal/lint/index';
import type { World } from '@ssoctl/core/internal/ports/index';

export interface LintFiles {
  /** The config file's bytes; undefined when there is none. */
  bytes: Uint8Array | undefined;
  input: LintInput;
}

const NOTHING = new Uint8Array();

/**
 * Reads what lint looks at. Files are taken as they are, readable for the AWS CLI or not.
 * @throws CONFIG_UNREADABLE
 */
export async function readLintFiles(world: World, files: Pick<World['files'], 'readBytes'>): Promise<LintFiles> {
  const { configFile, credentialsFile } = configPaths(world);
  const bytes = await readConfigBytes(files, configFile);
  const config = surveySource(bytes ?? NOTHING, configFile);
  const credentials = surveySource((await readConfigBytes(files, credentialsFile)) ?? NOTHING, credentialsFile);
  const { env, home } = world;
  const names = [...profileMap(config.document).sessions.keys()];
  return { bytes, input: { config, credentials, env, home, tokens: await tokensOf(world, names), tokenFile } };
}

async function tokensOf(world: World, names: readonly string[]): Promise<LintInput['tokens']> {
  const store = tokenStore(world);
  const read = names.map(async (session) => {
    const signIn = { kind: 'sso-session', name: session, startUrl: '', region: '', scopes: null } as const;
    const token = await store.read(signIn);
    // A token that does not say where it is from is none of another portal.
    return token?.startUrl && token.region ? [{ session, startUrl: token.startUrl, region: token.region }] : [];
  });
  return (await Promise.all(read)).flat();
}
