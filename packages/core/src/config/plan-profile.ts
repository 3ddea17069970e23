import type { IniDocument } from '../ini/document.ts';
import { profileMap } from '../ini/profile-map.ts';
import type { Files } from '../ports/index.ts';
import type { EditPlan } from './edit-plan.ts';
import { requireAccountId, requireName, requireRegion, requireRoleName } from './given-values.ts';
import { configOf, emptyDocument } from './load.ts';
import { alreadyExists, planSection } from './plan-section.ts';
import { readConfigBytes, readDocument } from './read-document.ts';
import { resolveRole } from './resolve-role.ts';
import { findSession } from './resolve-session.ts';
import type { Config } from './types.ts';

export interface NewProfile {
  /** `default` becomes `[default]`. */
  name: string;
  /** An `[sso-session]` that exists. */
  session: string;
  accountId: string;
  roleName: string;
  /** The profile's default Region. */
  region?: string | undefined;
}

/**
 * Plans a `[profile NAME]` at the end of the config file; nothing is written.
 * @throws USAGE, ACCOUNT_ID_INVALID, REGION_INVALID, SESSION_NOT_FOUND, SESSION_INCOMPLETE, PROFILE_INCONSISTENT,
 *   ALREADY_EXISTS, CONFIG_INVALID, CONFIG_UNREADABLE
 */
export async function planProfile(
  world: { files: Pick<Files, 'readBytes'> },
  config: Pick<Config, 'configFile' | 'credentialsFile'>,
  profile: NewProfile,
): Promise<EditPlan> {
  const { configFile: file, credentialsFile } = config;
  const credentials = (await readDocument(world.files, credentialsFile)) ?? emptyDocument(credentialsFile);
  return planProfileOn({ file, credentials }, profile, await readConfigBytes(world.files, file));
}

/** The same on given bytes. @param place the config file, and the credentials file beside it, which is read too */
export function planProfileOn(
  { file, credentials }: { file: string; credentials: IniDocument },
  profile: NewProfile,
  before: Uint8Array | undefined,
): EditPlan {
  const { name, session, accountId, roleName, region } = profile;
  requireName('profile', name);
  requireAccountId(accountId);
  requireRoleName(roleName);
  if (region !== undefined) requireRegion(region);
  const entries: [string, string][] = [
    ['sso_session', session],
    ['sso_account_id', accountId],
    ['sso_role_name', roleName],
    ...(region === undefined ? [] : [['region', region] satisfies [string, string]]),
  ];
  const title = `profile "${name}"`;
  const header = name === 'default' ? name : `profile ${name}`;
  let sessionHeader: string | undefined;
  const edit = {
    file,
    title,
    header,
    entries,
    require: (document: IniDocument) => {
      const found = profileMap(document).sessions.get(session);
      if (found === undefined) findSession(configOf(document, credentials), session);
      sessionHeader = found?.name;
    },
    find: (document: IniDocument) => profileMap(document).profiles.get(name),
    check: (result: IniDocument) => {
      requireUnshadowed(title, name, new Map(entries), credentials);
      // The two sections that a role is resolved from: the file may have thousands of others.
      const sections = result.sections.filter((section) => section.name === header || section.name === sessionHeader);
      resolveRole(configOf({ ...result, sections }, credentials), name);
    },
  };
  return planSection(edit, before);
}

const CREDENTIAL_KEYS = new Set(['aws_access_key_id', 'aws_secret_access_key', 'credential_process', 'role_arn']);

/** The credentials file wins over the config file, and some SDKs take its static keys before anything else. */
function requireUnshadowed(
  title: string,
  name: string,
  wanted: ReadonlyMap<string, string>,
  credentials: IniDocument,
): void {
  const section = credentials.sections.find((candidate) => candidate.name === name);
  const shadowing = (section?.entries ?? []).filter(({ key, value }) => {
    return CREDENTIAL_KEYS.has(key) || (wanted.has(key) ? wanted.get(key) !== value : key.startsWith('sso_'));
  });
  if (section === undefined || shadowing.length === 0) return;
  const keys = shadowing.map(({ key }) => key);
  throw alreadyExists(title, credentials.file, section.line, keys);
}
