import { type IniDocument, type IniEntry, type IniSection, keysOf } from '../ini/document.ts';
import { type ProfileMap, profileMap } from '../ini/profile-map.ts';
import type { Finding, LintInput } from './types.ts';

export type SectionKind = 'profile' | 'session' | 'services' | 'stray';

/** A section of the config file, and what it is. */
export interface ReadSection {
  kind: SectionKind;
  /** Of the profile or session; the whole header of a stray one. */
  name: string;
  section: IniSection;
  /** Its keys, those of `[DEFAULT]` behind them. */
  keys: ReadonlyMap<string, string>;
  /** A later section of the same name is read instead. */
  shadowed: boolean;
  /** The same header stands elsewhere too: what this section lacks, that one may have. */
  twice: boolean;
}

/** A profile that is read. */
export interface ReadProfile extends ReadSection {
  /** Its section of the credentials file. */
  credentials: IniSection | undefined;
}

type Where = Pick<Finding, 'file' | 'line' | 'section' | 'key'>;

/** Both files, sorted out once for all checks. */
export class Reading {
  readonly input: LintInput;
  /** Every section of the config file, in file order. */
  readonly sections: readonly ReadSection[];
  /** Those that the AWS CLI reads, in file order. */
  readonly profiles: readonly ReadProfile[];
  readonly sessions: ReadonlyMap<string, ReadSection>;
  /** Sessions and profiles: the sections that keys of this feature are read from. In file order. */
  readonly signInSections: readonly ReadSection[];

  constructor(input: LintInput) {
    this.input = input;
    const { document } = input.config;
    this.sections = sectionsOf(document);
    const read = this.sections.filter(({ shadowed }) => !shadowed);
    const credentials = new Map(input.credentials.document.sections.map((section) => [section.name, section]));
    this.signInSections = read.filter(({ kind }) => kind === 'profile' || kind === 'session');
    this.profiles = read
      .filter(({ kind }) => kind === 'profile')
      .map((profile) => ({ ...profile, credentials: credentials.get(profile.name) }));
    this.sessions = new Map(read.filter(({ kind }) => kind === 'session').map((session) => [session.name, session]));
  }

  /** What signs in through IAM Identity Center. */
  get ssoProfiles(): readonly ReadProfile[] {
    return this.profiles.filter(({ keys }) => isSso(keys));
  }

  /** In the config file. */
  at(section: IniSection, entry?: IniEntry): Where {
    return where(this.input.config.file, section, entry);
  }

  inCredentials(section: IniSection, entry?: IniEntry): Where {
    return where(this.input.credentials.file, section, entry);
  }
}

function where(file: string, section: IniSection, entry: IniEntry | undefined): Where {
  return { file, line: (entry ?? section).line, section: section.name, ...(entry ? { key: entry.key } : {}) };
}

/** Whether the AWS CLI would ask IAM Identity Center for this profile. */
export function isSso(keys: ReadonlyMap<string, string>): boolean {
  return ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name'].some((key) => keys.has(key));
}

/** The last line that sets a key: the one that counts. */
export function entryOf(section: IniSection, key: string): IniEntry | undefined {
  return section.entries.findLast((entry) => entry.key === key);
}

function sectionsOf(document: IniDocument): ReadSection[] {
  const known = meanings(profileMap(document));
  const lines = new Map(document.sections.map(({ name, line }) => [name, line]));
  const twice = new Set(document.sections.filter(({ name, line }) => lines.get(name) !== line).map(({ name }) => name));
  return document.sections.map((section) => {
    const meaning = known.get(section);
    // What is in no list was put out of it by a later one; alone, it says what it is.
    const { kind, name } = meaning ?? alone(document, section);
    const keys = keysOf(document, section);
    return { kind, name, section, keys, shadowed: meaning === undefined, twice: twice.has(section.name) };
  });
}

type Meaning = Pick<ReadSection, 'kind' | 'name'>;

function meanings({ profiles, sessions, services, strays }: ProfileMap): Map<IniSection, Meaning> {
  const known = new Map<IniSection, Meaning>();
  for (const [name, section] of profiles) known.set(section, { kind: 'profile', name });
  for (const [name, section] of sessions) known.set(section, { kind: 'session', name });
  for (const [name, section] of services) known.set(section, { kind: 'services', name });
  for (const section of strays) known.set(section, { kind: 'stray', name: section.name });
  return known;
}

function alone(document: IniDocument, section: IniSection): Meaning {
  const known = meanings(profileMap({ ...document, sections: [section] }));
  return known.get(section) ?? { kind: 'stray', name: section.name };
}
