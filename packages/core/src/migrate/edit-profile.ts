import type { IniEntry } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';
import type { Candidate } from './types.ts';

/**
 * Tells the editor how a profile of an old form becomes one of a session: each new key takes the place of the old one that said the
 * same, so that comments between them stay where they belong.
 * @returns the keys that change
 */
export function editProfile(editor: IniEditor, candidate: Candidate, session: string): string[] {
  const { section, accountId, roleName, obsolete } = candidate;
  const wanted: [key: string, value: string | undefined, inPlaceOf: string[]][] = [
    ['sso_session', session, ['sso_start_url', 'granted_sso_start_url', 'credential_process']],
    ['sso_account_id', accountId, ['granted_sso_account_id']],
    ['sso_role_name', roleName, ['granted_sso_role_name']],
  ];
  const used = new Set<IniEntry>();
  const changed = new Set<string>();
  for (const [key, value, inPlaceOf] of wanted) {
    if (value === undefined) continue;
    const there = section.entries.findLast((entry) => entry.key === key);
    if (there?.value === value) continue;
    const old = inPlaceOf
      .filter((one) => obsolete.has(one))
      .flatMap((one) => section.entries.find((e) => e.key === one) ?? []);
    const [place] = old;
    if (there === undefined && place !== undefined) {
      editor.replaceEntry(place, key, value);
      used.add(place);
    } else editor.setKey(section, key, value);
    changed.add(key);
  }
  for (const entry of section.entries) {
    if (!obsolete.has(entry.key)) continue;
    if (!used.has(entry)) editor.removeEntry(entry);
    changed.add(entry.key);
  }
  return [...changed];
}
