import { type IniDocument, type IniSection, keysOf } from '../ini/document.ts';
import { profileMap } from '../ini/profile-map.ts';
import { identity, identityOfRole, type OwnedProfile } from './owned.ts';
import type { DesiredProfile } from './types.ts';

/** What has a name that a profile should get. */
export interface Holder {
  /** The section of the config file; undefined for one of the credentials file. */
  section: IniSection | undefined;
  /** `profile "dev" (file:line), …`, as a claimant of the name. */
  title: string;
  /** It stands for the same role, so nothing is missing. */
  fits: boolean;
}

const CREDENTIAL_KEYS = new Set(['aws_access_key_id', 'aws_secret_access_key', 'credential_process', 'role_arn']);

/** Finds who has a name in the AWS files. */
export function nameHolders(
  document: IniDocument,
  credentials: IniDocument,
  owned: ReadonlyMap<string, OwnedProfile>,
): (desired: DesiredProfile) => Holder | undefined {
  const { profiles } = profileMap(document);
  const shadows = new Map(credentials.sections.map((section) => [section.name, section]));
  return (desired) => {
    const { name, role } = desired;
    const shadow = shadows.get(name);
    if (shadow !== undefined && isShadowed(desired, shadow))
      return { section: undefined, title: titled(name, credentials, shadow, 'whose keys come first'), fits: false };
    const section = profiles.get(name);
    if (section === undefined) return undefined;
    const session = owned.get(name)?.mark.session;
    const whose =
      session === undefined ? 'which no sync has written' : `which a sync of session ${session} has written`;
    const fits = identity(keysOf(document, section)) === identityOfRole(role);
    return { section, title: titled(name, document, section, whose), fits };
  };
}

/** The credentials file wins over the config file, and some SDKs take its keys before anything else. */
function isShadowed({ entries }: DesiredProfile, shadow: IniSection): boolean {
  const wanted = new Map(entries);
  return shadow.entries.some(({ key, value }) => {
    return CREDENTIAL_KEYS.has(key) || (wanted.has(key) ? wanted.get(key) !== value : key.startsWith('sso_'));
  });
}

function titled(name: string, { file }: IniDocument, { line }: IniSection, whose: string): string {
  return `profile ${JSON.stringify(name)} (${file}:${line}), ${whose}`;
}
