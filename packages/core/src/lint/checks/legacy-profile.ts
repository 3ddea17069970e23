import type { Reading, ReadProfile } from '../reading.ts';
import type { Check } from '../types.ts';

/** A profile with a start URL of its own: its sign-in cannot be renewed, and ends after the hours of one token. */
export const legacyProfile: Check = {
  id: 'legacy-profile',
  *look(reading) {
    for (const profile of reading.profiles) {
      const { name, section, keys } = profile;
      if (!keys.get('sso_start_url') || !keys.get('sso_region') || keys.has('sso_session')) continue;
      if (isKeptCopy(reading, profile)) continue;
      yield {
        severity: 'info',
        ...reading.at(section),
        message: `the profile "${name}" has no session: its sign-in cannot be renewed`,
        fix: `run: ssoctl profiles migrate ${/^[\w.@:/+-]+$/.test(name) ? name : JSON.stringify(name)}`,
      };
    }
  },
};

/** `dev-legacy` beside a `dev` with a session, for the same role: what `profiles migrate --keep-legacy-copy` leaves, on purpose. */
function isKeptCopy({ profiles }: Reading, { name, keys }: ReadProfile): boolean {
  const original = name.endsWith('-legacy') ? profiles.find((one) => one.name === name.slice(0, -7)) : undefined;
  return (
    original?.keys.has('sso_session') === true &&
    ['sso_account_id', 'sso_role_name'].every((key) => original.keys.get(key) === keys.get(key))
  );
}
