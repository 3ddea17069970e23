import type { Check } from '../types.ts';

/** An account without a role, a role without an account, or neither start URL nor session. */
export const profileIncomplete: Check = {
  id: 'profile-incomplete',
  *look(reading) {
    for (const { name, section, keys, credentials, twice } of reading.profiles) {
      if (twice) continue;
      const all = new Map([...keys, ...(credentials?.entries ?? []).map(({ key, value }) => [key, value] as const)]);
      const isRole = all.has('sso_account_id') || all.has('sso_role_name');
      const session = reading.sessions.get(all.get('sso_session') ?? '');
      const own = new Map([...all, ...(session?.keys ?? [])]);
      const wanted = [
        ...(isRole ? ['sso_account_id', 'sso_role_name'] : []),
        ...((isRole || all.has('sso_start_url')) && !all.has('sso_session') ? ['sso_start_url', 'sso_region'] : []),
      ];
      const missing = wanted.filter((key) => !own.get(key));
      if (missing.length === 0) continue;
      const isSignIn = missing.includes('sso_start_url');
      yield {
        severity: 'error',
        ...reading.at(section),
        message: `the profile "${name}" lacks ${missing.join(' and ')}`,
        fix: `add ${isSignIn ? 'sso_session = …' : missing.map((key) => `${key} = …`).join(' and ')} below line ${section.line}`,
      };
    }
  },
};
