import { closest } from '../../config/closest.ts';
import type { IniEntry } from '../../ini/document.ts';
import { FOREIGN_SSO_KEYS, SESSION_KEYS, SSO_PROFILE_KEYS } from '../known-keys.ts';
import { entryOf, type ReadSection } from '../reading.ts';
import type { Check } from '../types.ts';

/**
 * Keys that nobody reads because a letter is wrong: they are passed over in silence. `sso_registration_scope` costs the refresh
 * token, `region` in a session the sign-in.
 */
export const keyMisspelt: Check = {
  id: 'key-misspelt',
  *look(reading) {
    for (const read of reading.signInSections) {
      const wrong = read.section.entries.flatMap((entry) => {
        const meant = meantBy(entry, read);
        return meant === undefined ? [] : [{ entry, meant }];
      });
      for (const { entry, meant } of wrong) {
        const there = entryOf(read.section, meant);
        const isOnly = wrong.filter((one) => one.meant === meant).length === 1;
        yield {
          severity: there ? 'warn' : 'error',
          ...reading.at(read.section, entry),
          message: `nobody reads ${entry.key} in [${read.section.name}]`,
          fix: there ? `remove it: ${meant} stands in line ${there.line}` : `write ${meant}`,
          mend: there === undefined && isOnly ? (repairs) => repairs.renameKey(entry, meant) : undefined,
        };
      }
    }
  },
};

/** The key that was probably meant, where this one is none. */
function meantBy({ key }: IniEntry, { kind }: ReadSection): string | undefined {
  const known: readonly string[] = kind === 'session' ? SESSION_KEYS : SSO_PROFILE_KEYS;
  if (known.includes(key) || FOREIGN_SSO_KEYS.has(key)) return undefined;
  const spelt = key.replace(/[^a-z0-9]+/g, '_');
  if (known.includes(spelt)) return spelt;
  // In a profile such a key may well be some tool's own, or, as `region` is, a key of another meaning.
  if (kind === 'session' && known.includes(`sso_${spelt}`)) return `sso_${spelt}`;
  if (!/^s[so]/.test(key)) return undefined;
  const meant = closest(spelt, known);
  // A name that only begins like a key is another key: some tool's own.
  return meant !== undefined && Math.abs(meant.length - spelt.length) <= 2 ? meant : undefined;
}
