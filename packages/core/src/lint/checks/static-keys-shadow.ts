import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/**
 * Static keys under the name of a profile that signs in. The AWS CLI and boto3 take the sign-in, the SDK for JavaScript the keys:
 * one profile, two identities. Mostly they were pasted from the portal, and have expired since.
 */
export const staticKeysShadow: Check = {
  id: 'static-keys-shadow',
  *look(reading) {
    for (const { name, section, credentials } of reading.ssoProfiles) {
      const there = credentials && entryOf(credentials, 'aws_access_key_id');
      const here = entryOf(section, 'aws_access_key_id');
      const because = 'the AWS CLI takes its sign-in, the SDK for JavaScript these keys';
      if (credentials && there) {
        const isTemporary = entryOf(credentials, 'aws_session_token') !== undefined;
        yield {
          severity: 'error',
          ...reading.inCredentials(credentials, there),
          message: `the profile "${name}" has ${isTemporary ? 'temporary' : 'static'} keys here and signs in too: ${because}`,
          fix: isTemporary ? 'remove the section: such keys live for hours' : `name the section [${name}-keys]`,
        };
      }
      if (here)
        yield {
          severity: 'error',
          ...reading.at(section, here),
          message: `the profile "${name}" has keys and signs in too: ${because}`,
          fix: 'make two profiles of it',
        };
    }
  },
};
