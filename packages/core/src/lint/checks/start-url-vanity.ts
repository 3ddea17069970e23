import { configuredUrls } from '../start-urls.ts';
import type { Check } from '../types.ts';

/** An address of the organization's own: the AWS CLI resolves such ones from 2.35.13 on, other SDKs pass them on as text. */
export const startUrlVanity: Check = {
  id: 'start-url-vanity',
  *look(reading) {
    for (const { read, section, entry } of configuredUrls(reading)) {
      if (read.ok || read.why !== 'not-aws') continue;
      yield {
        severity: 'info',
        ...reading.at(section, entry),
        message: `${read.because}: older programs cannot sign in through an address of your organization's own`,
        fix: 'if a sign-in fails, write the address that it leads to, which ends in awsapps.com or app.aws',
      };
    }
  },
};
