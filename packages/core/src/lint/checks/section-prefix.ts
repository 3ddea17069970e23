import type { IniSection } from '../../ini/document.ts';
import { PROFILE_KEYS } from '../known-keys.ts';
import { isPlainName } from '../names.ts';
import type { Reading } from '../reading.ts';
import type { Check, Found } from '../types.ts';

/** Sections of the config file that the AWS CLI itself gives another meaning. */
const KNOWN = new Set(['plugins', 'preview']);

/**
 * `[dev]` where `[profile dev]` is meant, and other headers that nobody reads; and the reverse in the credentials file. What
 * plainly is a profile or a session, and has a name that is free, can get its right header.
 */
export const sectionPrefix: Check = {
  id: 'section-prefix',
  *look(reading) {
    const strays = reading.sections.filter(({ kind, section }) => kind === 'stray' && !hasBlankName(section.name));
    const headers = strays.map(({ section }) => meantHeader(reading, section));
    for (const [at, { section }] of strays.entries()) {
      if (KNOWN.has(section.name)) continue;
      const meant = headers[at];
      const isOnly = meant !== undefined && headers.filter((header) => header === meant).length === 1;
      const isOurs = meant !== undefined || section.entries.some(({ key }) => PROFILE_KEYS.has(key));
      yield {
        // Other programs may keep a section of their own there.
        severity: isOurs ? 'error' : 'warn',
        ...reading.at(section),
        message: `[${section.name}] is neither a profile nor a session: no AWS program reads it`,
        fix: meant ? `write [${meant}]` : 'write [profile NAME] or [sso-session NAME], or remove the section',
        mend: isOnly && isNew(reading, meant) ? (repairs) => repairs.renameSection(section, meant) : undefined,
      };
    }
    yield* oddlySpelt(reading);
    for (const section of reading.input.credentials.document.sections) {
      const name = /^profile\s+(\S+)$/.exec(section.name)?.[1];
      if (name === undefined) continue;
      const message = `the credentials file has no word "profile" in its headers: this is a profile named "${section.name}"`;
      yield { severity: 'error', ...reading.inCredentials(section), message, fix: `write [${name}]` };
    }
  },
};

/** `[sso-session My SSO]`: not the prefix is wrong there, but the name. */
export function hasBlankName(header: string): boolean {
  return /^(?:profile|sso-session)\s+\S+\s+\S/.test(header);
}

/** `[profiles x]` is profile x for the AWS CLI, and nothing for the SDKs. */
function* oddlySpelt(reading: Reading): Generator<Found> {
  for (const { kind, name, section, shadowed } of reading.sections) {
    const word = kind === 'profile' ? 'profile' : kind === 'session' ? 'sso-session' : undefined;
    if (word === undefined || section.name === 'default' || /^(?:profile|sso-session)\s/.test(section.name)) continue;
    const header = `${word} ${name}`;
    const isFixable = isPlainName(name) && !shadowed && !hasHeader(reading, header);
    yield {
      severity: 'warn',
      ...reading.at(section),
      message: `only the AWS CLI and boto3 take [${section.name}] for a ${kind}`,
      fix: isPlainName(name) ? `write [${header}]` : `begin the header with "${word} "`,
      mend: isFixable ? (repairs) => repairs.renameSection(section, header) : undefined,
    };
  }
}

/** The header that a stray section was probably meant to have. */
export function meantHeader(reading: Reading, section: IniSection): string | undefined {
  const [, word = '', name = ''] = /^\s*(?:([A-Za-z_-]+)(?::\s*|\s+))?(\S+?)\s*$/.exec(section.name) ?? [];
  if (!isPlainName(name)) return undefined;
  const said = word.toLowerCase().replace(/[_-]/g, '');
  const keys = section.entries.map(({ key }) => key);
  const isSession = said === 'ssosession' || said === 'session' || (said === '' && isMissed(reading, name, keys));
  if (isSession) return `sso-session ${name}`;
  if (said !== '' && !said.startsWith('profile')) return undefined;
  return keys.some((key) => PROFILE_KEYS.has(key)) ? `profile ${name}` : undefined;
}

/** Some profile names a session of that name, and this looks like it. */
function isMissed({ profiles }: Reading, name: string, keys: readonly string[]): boolean {
  const isNamed = profiles.some((profile) => profile.keys.get('sso_session') === name);
  return isNamed && keys.includes('sso_start_url') && !keys.includes('sso_account_id');
}

function hasHeader({ sections }: Reading, header: string): boolean {
  return sections.some(({ section }) => section.name === header);
}

function isNew(reading: Reading, header: string): boolean {
  const [word, name = ''] = header.split(' ');
  const kind = word === 'profile' ? word : 'session';
  return !reading.sections.some((one) => one.kind === kind && one.name === name);
}
