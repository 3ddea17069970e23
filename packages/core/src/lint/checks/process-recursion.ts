import { shellWords } from '../../ini/shell-words.ts';
import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

const AWS_CLI = /^aws2?(?:\.exe|\.cmd)?$/;

/** A process that asks for the credentials of its own profile: it starts itself again and again. */
export const processRecursion: Check = {
  id: 'process-recursion',
  *look(reading) {
    for (const { name, section, keys } of reading.profiles) {
      const entry = entryOf(section, 'credential_process');
      const words = entry && shellWords(entry.value);
      const program = words?.[0]?.split(/[\\/]/).at(-1) ?? '';
      // Calls of the portal are not signed.
      if (entry === undefined || words === undefined || !AWS_CLI.test(program) || words.includes('sso')) continue;
      const asked = profileIn(words) ?? 'default';
      // The AWS CLI takes a sign-in before a process.
      if (asked !== name || keys.has('sso_account_id') || keys.has('sso_role_name')) continue;
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `the credential_process of "${name}" asks the AWS CLI for the profile "${name}", which runs it again`,
        fix: 'let it ask for another profile, with --profile',
      };
    }
  },
};

function profileIn(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--profile' || word === '-p');
  return at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--profile='))?.slice('--profile='.length);
}
