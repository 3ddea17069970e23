import { closest } from '../../config/closest.ts';
import { entryOf, type Reading } from '../reading.ts';
import type { Check } from '../types.ts';
import { sessionRenames } from './session-name-blank.ts';

/** `sso_session` that names no section. Where one name is near, that one was meant. */
export const sessionMissing: Check = {
  id: 'session-missing',
  *look(reading) {
    const names = namesToBe(reading);
    for (const { name: profile, section, keys, credentials } of reading.profiles) {
      const name = keys.get('sso_session');
      if (name === undefined || reading.sessions.has(name)) continue;
      const entry = entryOf(section, 'sso_session');
      // Unquoted, with blanks: the header is at fault, and is told.
      if (entry === undefined || names.renamed.has(name)) continue;
      const meant = name === '' ? undefined : closest(name, names.all);
      const isSure = meant !== undefined && !(credentials && entryOf(credentials, 'sso_session'));
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: name
          ? `the profile "${profile}" names the session "${name}", and there is no [sso-session ${name}]`
          : `the profile "${profile}" names no session: sso_session is empty`,
        fix: meant
          ? `write sso_session = ${meant}`
          : `name one that is there, or run: ssoctl sessions add ${/^[\w.@:/+-]+$/.test(name) ? name : 'NAME'}`,
        mend: isSure ? (repairs) => repairs.setValue(entry, meant) : undefined,
      };
    }
  },
};

/** The sessions as they will be called when unfit names have been mended. */
function namesToBe(reading: Reading): { all: Set<string>; renamed: Map<string, string> } {
  const renamed = new Map<string, string>();
  for (const { name, to, hindered } of sessionRenames(reading))
    if (to !== undefined && !hindered) renamed.set(name, to);
  const all = new Set([...reading.sessions.keys()].map((name) => renamed.get(name) ?? name));
  for (const to of renamed.values()) all.add(to);
  return { all, renamed };
}
