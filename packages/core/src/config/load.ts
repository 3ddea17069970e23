import { type IniDocument, type IniSection, keysOf } from '../ini/document.ts';
import { type ProfileMap, profileMap } from '../ini/profile-map.ts';
import type { Files, World } from '../ports/index.ts';
import { kindOf } from './kind.ts';
import { configPaths } from './paths.ts';
import { readDocument } from './read-document.ts';
import type { Config, Profile, ProfileKind, SessionSection } from './types.ts';

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
  const config = await readDocument(world.files, configFile);
  const credentials = await readDocument(world.files, credentialsFile);
  return configOf(config ?? emptyDocument(configFile), credentials ?? emptyDocument(credentialsFile));
}

export function emptyDocument(file: string): IniDocument {
  return { file, sections: [], defaults: [] };
}

/** What two parsed files say together. */
export function configOf(config: IniDocument, credentials: IniDocument): Config {
  const map = profileMap(config);
  const { file } = config;
  const sessions = new Map<string, SessionSection>();
  for (const [name, section] of map.sessions) {
    sessions.set(name, { name, keys: keysOf(config, section), file, line: section.line });
  }
  const services = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, section] of map.services) services.set(name, keysOf(config, section));
  const profiles = mergeProfiles(config, map, credentials);
  const strays = new Map(map.strays.map(({ name, line }) => [name, { file, line }]));
  return { configFile: file, credentialsFile: credentials.file, profiles, sessions, services, strays };
}

function mergeProfiles(config: IniDocument, map: ProfileMap, credentials: IniDocument): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const [name, section] of map.profiles) {
    profiles.set(name, new LazyProfile(name, { document: config, section }, undefined));
  }
  for (const section of credentials.sections) {
    const { name } = section;
    const own = map.profiles.get(name);
    profiles.set(
      name,
      new LazyProfile(name, own && { document: config, section: own }, { document: credentials, section }),
    );
  }
  return profiles;
}

/** A file may hold thousands of profiles of which a process needs one: its keys are gathered when they are asked for. */
class LazyProfile implements Profile {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly #own: Part | undefined;
  readonly #credentials: Part | undefined;
  #keys: ReadonlyMap<string, string> | undefined;

  constructor(name: string, own: Part | undefined, credentials: Part | undefined) {
    const place = own ?? credentials;
    this.name = name;
    this.file = place?.document.file ?? '';
    this.line = place?.section.line ?? 0;
    this.#own = own;
    this.#credentials = credentials;
  }

  get keys(): ReadonlyMap<string, string> {
    this.#keys ??= new Map([...keysOfPart(this.#own), ...keysOfPart(this.#credentials)]);
    return this.#keys;
  }

  get kind(): ProfileKind {
    return kindOf(this.keys, this.#credentials && keysOfPart(this.#credentials));
  }
}

interface Part {
  document: IniDocument;
  section: IniSection;
}

function keysOfPart(part: Part | undefined): ReadonlyMap<string, string> {
  return part === undefined ? new Map() : keysOf(part.document, part.section);
}
