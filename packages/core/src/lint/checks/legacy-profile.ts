import type { Check } from '../types.ts';

/** A profile with a start URL of its own: its sign-in cannot be renewed, and ends after the hours of one token. */
export const legacyProfile: Check = {
  id: 'legacy-profile',
  *look(reading) {
    for (const { name, section, keys } of reading.profiles) {
      if (!keys.get('sso_start_url') || !keys.get('sso_region') || keys.has('sso_session')) continue;
      yield {
        severity: 'info',
        ...reading.at(section),
        message: `the profile "${name}" has no session: its sign-in cannot be renewed`,
        fix: `run: ssoctl profiles migrate ${/^[\w.@:/+-]+$/.test(name) ? name : JSON.stringify(name)}`,
      };
    }
  },
};
