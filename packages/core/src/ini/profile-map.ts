import type { IniDocument, IniSection } from './document.ts';
import { shellWords } from './shell-words.ts';

/** The sections of a config file by what they are and by name, in file order. */
export interface ProfileMap {
  profiles: ReadonlyMap<string, IniSection>;
  sessions: ReadonlyMap<string, IniSection>;
  services: ReadonlyMap<string, IniSection>;
  /** Those that nobody reads. */
  strays: readonly IniSection[];
}

/**
 * Sorts the sections of a config file as botocore does: `[profile NAME]`, `[sso-session NAME]` and `[services NAME]`
 * count when the shell would split them into exactly two words, `[default]` is a profile too, and of two headers
 * that mean the same name the later one replaces the earlier. All other sections are nobody's.
 */
export function profileMap(document: IniDocument): ProfileMap {
  const known = maps.get(document);
  if (known !== undefined) return known;
  const map = sorted(document);
  maps.set(document, map);
  return map;
}

/** A document never changes, and who plans an edit asks for its map more than once. */
const maps = new WeakMap<IniDocument, ProfileMap>();

function sorted(document: IniDocument): ProfileMap {
  const profiles = new Map<string, IniSection>();
  const sessions = new Map<string, IniSection>();
  const services = new Map<string, IniSection>();
  const strays: IniSection[] = [];
  for (const section of document.sections) {
    const { name } = section;
    if (name === 'default') profiles.set(name, section);
    // By prefix, not by word: `[profiles a]` is profile a for botocore, and so it is here.
    else if (name.startsWith('profile')) put(profiles, section, strays);
    else if (name.startsWith('sso-session')) put(sessions, section, strays);
    else if (name.startsWith('services')) put(services, section, strays);
    else strays.push(section);
  }
  return { profiles, sessions, services, strays };
}

function put(map: Map<string, IniSection>, section: IniSection, strays: IniSection[]): void {
  const words = shellWords(section.name);
  if (words?.length === 2) map.set(words[1] as string, section);
  else strays.push(section);
}
