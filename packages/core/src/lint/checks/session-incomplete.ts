import type { Check } from '../types.ts';

/** A session without a start URL or without a Region: nobody can sign in to it. */
export const sessionIncomplete: Check = {
  id: 'session-incomplete',
  *look(reading) {
    for (const { name, section, keys, twice } of reading.sessions.values()) {
      const missing = ['sso_start_url', 'sso_region'].filter((key) => !keys.get(key));
      if (missing.length === 0 || twice) continue;
      yield {
        severity: 'error',
        ...reading.at(section),
        message: `the session "${name}" lacks ${missing.join(' and ')}`,
        fix: `add ${missing.map((key) => `${key} = …`).join(' and ')} below line ${section.line}`,
      };
    }
  },
};
