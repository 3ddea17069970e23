import { SSO_PROFILE_KEYS } from '../known-keys.ts';
import type { Check } from '../types.ts';

const MOVED = new Set<string>(SSO_PROFILE_KEYS);

/** In the credentials file these keys win for the AWS CLI and boto3, and are not there for most SDKs. */
export const ssoKeysInCredentials: Check = {
  id: 'sso-keys-in-credentials',
  *look(reading) {
    const { config, credentials } = reading.input;
    for (const section of credentials.document.sections) {
      const entries = section.entries.filter(({ key }) => MOVED.has(key));
      const [first] = entries;
      // A session there is told as such.
      if (first === undefined || section.name.startsWith('sso-session')) continue;
      yield {
        severity: 'warn',
        ...reading.inCredentials(section, first),
        message: `${entries.map(({ key }) => key).join(', ')} of [${section.name}] count here for the AWS CLI alone`,
        fix: `move them to the profile in ${config.file}`,
      };
    }
  },
};
