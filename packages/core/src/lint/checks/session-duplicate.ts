import { canonicalStartUrl } from '../../wire/start-url.ts';
import { entryOf, type ReadSection } from '../reading.ts';
import type { Check } from '../types.ts';

/** Two sessions for one portal and Region: two sign-ins, two tokens, for the same accounts. */
export const sessionDuplicate: Check = {
  id: 'session-duplicate',
  *look(reading) {
    const seen = new Map<string, ReadSection>();
    for (const session of reading.sessions.values()) {
      const startUrl = entryOf(session.section, 'sso_start_url')?.value;
      const region = entryOf(session.section, 'sso_region')?.value;
      if (!startUrl || !region) continue;
      const key = `${region} ${canonicalStartUrl(startUrl)}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, session);
        continue;
      }
      yield {
        severity: 'info',
        ...reading.at(session.section),
        message: `the session "${first.name}" in line ${first.section.line} leads to the same portal: each of the two wants a sign-in of its own`,
        fix: `let all profiles name one of them, then run: ssoctl sessions remove ${session.name}`,
      };
    }
  },
};
