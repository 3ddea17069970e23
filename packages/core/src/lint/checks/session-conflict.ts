import type { IniEntry } from '../../ini/document.ts';
import { canonicalStartUrl } from '../../wire/start-url.ts';
import { entryOf, type Reading, type ReadProfile, type ReadSection } from '../reading.ts';
import type { Check } from '../types.ts';

/**
 * A key that stands in a profile and, with another value, in its session. The AWS CLI and boto3 refuse the profile ("… is
 * inconsistent between profile and sso-session"); others take the one or the other. Two spellings of one portal are told here too: they are
 * compared as text.
 */
export const sessionConflict: Check = {
  id: 'session-conflict',
  *look(reading) {
    for (const { profile, session, entry, theirs } of repeatedKeys(reading)) {
      if (entry.value === theirs.value) continue;
      const samePortal =
        entry.key === 'sso_start_url' && canonicalStartUrl(entry.value) === canonicalStartUrl(theirs.value);
      const there = `line ${theirs.line} of [${session.section.name}]`;
      yield {
        severity: 'error',
        ...reading.at(profile.section, entry),
        // Only keys of this feature are quoted: nobody knows what else stands there.
        message: entry.key.startsWith('sso_')
          ? `${entry.key} is ${entry.value} here and ${theirs.value} in ${there}: the AWS CLI refuses the profile`
          : `${entry.key} is another one here than in ${there}: the AWS CLI refuses the profile`,
        fix: samePortal
          ? `remove line ${entry.line}: it is the same portal in another spelling`
          : `remove line ${entry.line} if the session is right; else correct the session, or name another one`,
        mend: samePortal ? (repairs) => repairs.removeKey(entry) : undefined,
      };
    }
  },
};

/** The same with the same value: harmless until one of them changes. Tools that know no sessions need the copy. */
export const sessionRepeated: Check = {
  id: 'session-repeated',
  *look(reading) {
    for (const { profile, session, entry, theirs } of repeatedKeys(reading)) {
      if (entry.value !== theirs.value || !entry.key.startsWith('sso_')) continue;
      yield {
        severity: 'info',
        ...reading.at(profile.section, entry),
        message: `${entry.key} stands in [${session.section.name}] already, in line ${theirs.line}`,
        fix: `remove line ${entry.line}, unless a tool that knows no sessions reads it`,
        mend: (repairs) => repairs.removeKey(entry),
      };
    }
  },
};

interface Repeated {
  profile: ReadProfile;
  session: ReadSection;
  entry: IniEntry;
  theirs: IniEntry;
}

function* repeatedKeys(reading: Reading): Generator<Repeated> {
  for (const profile of reading.profiles) {
    const session = reading.sessions.get(profile.keys.get('sso_session') ?? '');
    if (session === undefined) continue;
    for (const theirs of session.section.entries) {
      const entry = entryOf(profile.section, theirs.key);
      if (entry !== undefined) yield { profile, session, entry, theirs };
    }
  }
}
