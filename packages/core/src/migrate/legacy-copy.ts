import type { SectionChange } from '../config/edit-plan.ts';
import type { IniEditor } from '../ini/editor.ts';
import { profileMap } from '../ini/profile-map.ts';
import { LEGACY_COPY } from './find-candidates.ts';
import type { PooledSession } from './session-pool.ts';
import type { Candidate } from './types.ts';

/**
 * Puts `NAME-legacy` behind a profile: the same role with the start URL inside, for tools that know no sessions. It has a sign-in of
 * its own. Nothing happens where that name is taken, or is none that needs no quotes.
 */
export function insertLegacyCopy(
  editor: IniEditor,
  candidate: Candidate,
  session: PooledSession,
): Omit<SectionChange, 'file'> | undefined {
  const { profile, section, signsIn, accountId, roleName, obsolete } = candidate;
  const name = `${profile}${LEGACY_COPY}`;
  if (profileMap(editor.document).profiles.has(name) || !/^[A-Za-z0-9._@:/+-]+$/.test(name)) return undefined;
  // As it was spelt: the token of its last sign-in is filed under that text.
  const { startUrl, region } = signsIn.kind === 'portal' ? signsIn : session;
  const entries: [string, string | undefined][] = [
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ['sso_account_id', accountId],
    ['sso_role_name', roleName],
  ];
  for (const { key, value } of section.entries) {
    const isOwn = !obsolete.has(key) && !key.startsWith('sso_') && !key.startsWith('ssoctl_');
    // Nested values cannot be written as one line.
    if (isOwn && !value.includes('\n')) entries.push([key, value]);
  }
  const header = `profile ${name}`;
  const told = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  editor.insertSectionAfter(section, { header, entries: told });
  return { section: header, action: 'add', keys: told.map(([key]) => key) };
}
