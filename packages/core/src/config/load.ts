import { type IniDocument, keysOf } from '../ini/document.ts';
import { type ProfileMap, profileMap } from '../ini/profile-map.ts';
import type { Files, World } from '../ports/index.ts';
import { kindOf } from './kind.ts';
import { configPaths } from './paths.ts';
import { readDocument } from './read-document.ts';
import type { Config, Place, Profile, SessionSection } from './types.ts';

export interface LoadOptions {
  /** Instead of AWS_CONFIG_FILE. */
  configFile?: string | undefined;
}

/**
 * Reads the AWS config and credentials files and merges them as the AWS CLI does: keys of the credentials file win over
 * those of the same-named profile. Missing files are empty ones.
 * @throws CONFIG_UNREADABLE, CONFIG_INVALID with `file:line`
 */
export async function loadConfig(
  world: Pick<World, 'env' | 'home'> & { files: Pick<Files, 'readBytes'> },
  options: LoadOptions = {},
): Promise<Config> {
  const { configFile, credentialsFile } = configPaths(world, options.configFile);
  const config = (await readDocument(world.files, configFile)) ?? { file: configFile, sections: [], defaults: [] };
  const credentials = await readDocument(world.files, credentialsFile);
  const map = profileMap(config);
  const sessions = new Map<string, SessionSection>();
  for (const [name, section] of map.sessions) {
    sessions.set(name, { name, keys: keysOf(config, section), file: configFile, line: section.line });
  }
  const services = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, section] of map.services) services.set(name, keysOf(config, section));
  const profiles = mergeProfiles(config, map, credentials);
  return { configFile, credentialsFile, profiles, sessions, services, strays: strays(config, map) };
}

function mergeProfiles(
  config: IniDocument,
  map: ProfileMap,
  credentials: IniDocument | undefined,
): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const [name, section] of map.profiles) {
    const keys = keysOf(config, section);
    profiles.set(name, { name, kind: kindOf(keys, undefined), keys, file: config.file, line: section.line });
  }
  for (const section of credentials?.sections ?? []) {
    const own = keysOf(credentials as IniDocument, section);
    const { name } = section;
    const known = profiles.get(name);
    const keys = known ? new Map([...known.keys, ...own]) : own;
    const place = known ?? { file: credentials?.file as string, line: section.line };
    profiles.set(name, { name, kind: kindOf(keys, own), keys, file: place.file, line: place.line });
  }
  return profiles;
}

/** Sections that look like profiles or sessions to a person, but not to the AWS CLI. */
function strays(config: IniDocument, map: ProfileMap): Map<string, Place> {
  const read = new Set([...map.profiles.values(), ...map.sessions.values(), ...map.services.values()]);
  const left = config.sections.filter((section) => !read.has(section));
  return new Map(left.map(({ name, line }) => [name, { file: config.file, line }]));
}
