import type { IniDocument, IniSection } from '../ini/document.ts';
import type { TextLines } from '../ini/lines.ts';
import { profileMap } from '../ini/profile-map.ts';
import { isComment, ownLines } from '../ini/section-lines.ts';
import { digestOf, MARK, type Mark, readMark } from './mark.ts';
import type { RoleInRegion } from './types.ts';

/** A profile that an earlier sync wrote, and what a hand has done to it since. */
export interface OwnedProfile {
  name: string;
  section: IniSection;
  mark: Mark;
  values: ReadonlyMap<string, string>;
  /** Keys that are as we wrote them. */
  intact: ReadonlySet<string>;
  /** Keys that we wrote and that a hand has changed or removed. */
  edited: readonly string[];
  /** Keys that a hand has added. */
  added: readonly string[];
}

/** The three keys that say whose credentials a profile gives. */
const IDENTITY = ['sso_session', 'sso_account_id', 'sso_role_name'] as const;

/**
 * The profiles that a sync wrote, by name, in file order. A section whose mark belongs to another name was copied or renamed by
 * hand, and is nobody's but the person's.
 */
export function ownedProfiles(document: IniDocument): Map<string, OwnedProfile> {
  const owned = new Map<string, OwnedProfile>();
  for (const [name, section] of profileMap(document).profiles) {
    const profile = ownedProfile(name, section);
    if (profile !== undefined) owned.set(name, profile);
  }
  return owned;
}

function ownedProfile(name: string, section: IniSection): OwnedProfile | undefined {
  const text = section.entries.find(({ key }) => key === MARK)?.value;
  const mark = text === undefined ? undefined : readMark(text);
  if (mark === undefined) return undefined;
  const values = new Map(section.entries.filter(({ key }) => key !== MARK).map(({ key, value }) => [key, value]));
  const written = [...mark.digests.keys()];
  const intact = new Set(written.filter((key) => isIntact(name, mark, key, values.get(key))));
  if (intact.size === 0) return undefined;
  const edited = written.filter((key) => !intact.has(key));
  const added = [...values.keys()].filter((key) => !mark.digests.has(key));
  return { name, section, mark, values, intact, edited, added };
}

function isIntact(name: string, { digests }: Mark, key: string, value: string | undefined): boolean {
  return value !== undefined && digests.get(key) === digestOf(name, key, value);
}

/** Whether we wrote it for that role, whatever a hand has made of it. */
export function wasWrittenFor({ name, mark }: OwnedProfile, role: RoleInRegion): boolean {
  const values = [role.session, role.accountId, role.roleName];
  return IDENTITY.every((key, at) => mark.digests.get(key) === digestOf(name, key, values[at] as string));
}

/** What it stands for as we wrote it; undefined where a hand has changed that. */
export function identityOf({ values, edited }: OwnedProfile): string | undefined {
  if (IDENTITY.some((key) => edited.includes(key) || !values.has(key))) return undefined;
  return identity(values);
}

/** What keys stand for: equal for profiles that give the same credentials. Undefined where one of the three is missing. */
export function identity(keys: ReadonlyMap<string, string>): string | undefined {
  const values = IDENTITY.map((key) => keys.get(key));
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

/** The same for a role. */
export function identityOfRole({ session, accountId, roleName }: RoleInRegion): string {
  return JSON.stringify([session, accountId, roleName]);
}

/** What a hand has done to a profile, as the end of a sentence; undefined when it is exactly as we wrote it. */
export function handEdits({ section, edited, added }: OwnedProfile, lines: TextLines): string | undefined {
  if (edited.length > 0) return `${edited.join(', ')} ${edited.length === 1 ? 'was' : 'were'} changed by hand`;
  if (added.length > 0) return `${added.join(', ')} ${added.length === 1 ? 'was' : 'were'} added by hand`;
  const { from, to } = ownLines(lines, section);
  for (let line = from; line <= to; line += 1) if (isComment(lines.at(line))) return 'a comment was added by hand';
  return undefined;
}
