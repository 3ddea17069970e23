import { isPlainName } from '../names.ts';
import type { Check } from '../types.ts';
import { hasBlankName } from './section-prefix.ts';

/** Names with blanks, brackets, `&` and the like: they want quotes in a shell, and tools disagree on how the header is to be read. */
export const profileNameShell: Check = {
  id: 'profile-name-shell',
  *look(reading) {
    for (const { kind, name, section, shadowed } of reading.sections) {
      if (shadowed) continue;
      if (kind === 'stray' && hasBlankName(section.name) && section.name.startsWith('profile'))
        yield {
          severity: 'error',
          ...reading.at(section),
          message: `the AWS CLI and boto3 pass over [${section.name}]: a name with blanks wants quotes there, which other SDKs take for a part of the name`,
          fix: 'give it a name of letters, digits and . _ @ : / + -',
        };
      if (kind !== 'profile' || section.name === 'default') continue;
      const isQuoted = /['"\\]/.test(section.name);
      if (isPlainName(name) && !isQuoted) continue;
      yield {
        severity: 'warn',
        ...reading.at(section),
        message: isPlainName(name)
          ? `the name of the profile stands in quotes: some SDKs take them for a part of it`
          : `the profile's name ${JSON.stringify(name)} has characters that shells and some tools trip over`,
        fix: isPlainName(name)
          ? `write [profile ${name}]`
          : 'give it a name of letters, digits and . _ @ : / + -, here and where it is used',
      };
    }
  },
};
