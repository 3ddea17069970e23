import { canonicalStartUrl } from '../../wire/start-url.ts';
import type { ReadProfile } from '../reading.ts';
import type { Check } from '../types.ts';

/** Two profiles that say the same: what generators leave behind. */
export const duplicateProfile: Check = {
  id: 'duplicate-profile',
  *look(reading) {
    const seen = new Map<string, ReadProfile>();
    for (const profile of reading.ssoProfiles) {
      const { keys } = profile;
      const [account, role] = [keys.get('sso_account_id'), keys.get('sso_role_name')];
      if (!account || !role || keys.has('role_arn')) continue;
      const signIn = keys.get('sso_session') ?? canonicalStartUrl(keys.get('sso_start_url') ?? '');
      const key = JSON.stringify([signIn, account, role, keys.get('region')]);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, profile);
        continue;
      }
      yield {
        severity: 'info',
        ...reading.at(profile.section),
        message: `the profile "${first.name}" in line ${first.section.line} has the same session, account, role and Region`,
        fix: `keep one of the two: ssoctl profiles remove ${profile.name}`,
      };
    }
  },
};
