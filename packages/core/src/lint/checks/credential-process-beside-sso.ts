import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/** A process beside a sign-in: the AWS CLI takes the sign-in, other SDKs and the CDK the process. Older generators left such lines. */
export const credentialProcessBesideSso: Check = {
  id: 'credential-process-beside-sso',
  *look(reading) {
    for (const { name, section } of reading.ssoProfiles) {
      const entry = entryOf(section, 'credential_process');
      if (entry === undefined) continue;
      yield {
        severity: 'warn',
        ...reading.at(section, entry),
        message: `the profile "${name}" signs in and has a credential_process too: programs disagree on which one counts`,
        fix: `remove line ${entry.line}, or make two profiles of it; ssoctl profiles migrate takes the lines of known tools away`,
      };
    }
  },
};
