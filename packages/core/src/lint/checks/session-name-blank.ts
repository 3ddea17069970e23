import type { IniSection } from '../../ini/document.ts';
import { inLines, isPlainName, plainName } from '../names.ts';
import { entryOf, type Reading } from '../reading.ts';
import type { Check } from '../types.ts';
import { meantHeader } from './section-prefix.ts';

/**
 * A session whose name has blanks or quotes. The AWS CLI writes `[sso-session 'My SSO']` and `sso_session = My SSO`; the SDKs for
 * JavaScript, Java and .NET, and Terraform, then look for another header. Header and references can be renamed at once.
 */
export const sessionNameBlank: Check = {
  id: 'session-name-blank',
  *look(reading) {
    const renames = sessionRenames(reading);
    for (const { section, name, to, references, hindered } of renames) {
      const lines = references.map(([profile]) => (entryOf(profile, 'sso_session') ?? profile).line);
      const also = lines.length === 0 ? '' : ` and in ${inLines(lines)}`;
      yield {
        severity: 'error',
        ...reading.at(section),
        message: `the session's name ${isPlainName(name) ? 'stands in quotes' : 'needs quotes'}: most SDKs, and Terraform, do not find [${section.name}]`,
        fix: to
          ? `name it ${to} in line ${section.line}${also}${to === name ? '' : `, then sign in again: ssoctl login ${to}`}`
          : `give it a name of letters, digits and . _ @ : / + -${also}`,
        mend:
          to === undefined || hindered
            ? undefined
            : (repairs) => {
                repairs.renameSection(section, `sso-session ${to}`);
                for (const [profile, entry] of references) {
                  if (profile.entries.includes(entry)) repairs.setValue(entry, to);
                }
              },
      };
    }
  },
};

interface Rename {
  section: IniSection;
  name: string;
  /** Undefined where no name could be made, or where it is taken. */
  to: string | undefined;
  /** Of the config file. */
  references: readonly (readonly [profile: IniSection, entry: IniSection['entries'][number]])[];
  /** The credentials file names the session too, and is never written. */
  hindered: boolean;
}

/** What each session with an unfit name should be called. */
export function sessionRenames(reading: Reading): Rename[] {
  const unfit = reading.sections.flatMap(({ kind, name, section, shadowed }) => {
    if (kind === 'session' && !shadowed && section.name !== `sso-session ${name}`) return [{ section, name }];
    const unquoted = kind === 'stray' ? /^sso-session\s+(\S+\s.*\S)\s*$/.exec(section.name)?.[1] : undefined;
    return unquoted === undefined ? [] : [{ section, name: unquoted }];
  });
  const plain = unfit.map(({ name }) => plainName(name));
  const others = new Set([...reading.sessions.keys()].filter((name) => !unfit.some((one) => one.name === name)));
  return unfit
    .map(({ section, name }, at) => {
      const to = plain[at];
      const isTaken =
        others.has(to ?? '') ||
        plain.filter((one) => one === to).length > 1 ||
        reading.sections.some(({ section: one }) =>
          [one.name, meantHeader(reading, one)].includes(`sso-session ${to}`),
        );
      return { section, name, to: isTaken ? undefined : to, ...referencesTo(reading, name) };
    })
    .filter(({ name, section }) => !isPlainName(name) || /['"\\]/.test(section.name));
}

function referencesTo({ input }: Reading, name: string): Pick<Rename, 'references' | 'hindered'> {
  const naming = (section: IniSection) =>
    section.entries.filter(({ key, value }) => key === 'sso_session' && value === name);
  return {
    references: input.config.document.sections.flatMap((section) =>
      naming(section).map((entry) => [section, entry] as const),
    ),
    hindered: input.credentials.document.sections.some((section) => naming(section).length > 0),
  };
}
