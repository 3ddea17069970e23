import type { StartUrlFault } from '../../wire/start-url.ts';
import { afterRewriting, configuredUrls } from '../start-urls.ts';
import type { Check, CheckId, Severity } from '../types.ts';

/** A check for start URLs that {@link readStartUrl} refuses for one of some reasons. */
function refused(id: CheckId, severity: Severity, why: readonly StartUrlFault[], otherwise: string): Check {
  return {
    id,
    *look(reading) {
      for (const url of configuredUrls(reading)) {
        const { read, section, entry, meant } = url;
        if (read.ok || !why.includes(read.why)) continue;
        yield {
          severity,
          ...reading.at(section, entry),
          message: `the start URL is not that of an access portal: ${read.because}`,
          fix: meant ? `write ${meant}; ${afterRewriting(reading, url)}` : otherwise,
          mend: meant ? (repairs) => repairs.setValue(entry, meant) : undefined,
        };
      }
    },
  };
}

const OWN_ADDRESS = "write the portal's own address, like https://d-1234567890.awsapps.com/start";

/** `http://…`, which the AWS CLI refuses. */
export const startUrlHttp = refused('start-url-http', 'error', ['not-https'], OWN_ADDRESS);

/** No scheme, blanks, a user name: no URL that could be called. */
export const startUrlMalformed = refused('start-url-malformed', 'error', ['not-a-url'], OWN_ADDRESS);

/** `https://d-….awsapps.com` without `/start`, or a longer address that was pasted from the browser. */
export const startUrlMissingStart = refused('start-url-missing-start', 'error', ['missing-start'], OWN_ADDRESS);

/** The portal of the account access manager: `aws sso login` and ssoctl cannot sign in there. */
export const startUrlAccountAccess = refused(
  'start-url-account-access',
  'error',
  ['account-access'],
  'sign in with: aws login',
);

/** The page of an identity provider, or of the console. */
export const startUrlForeign = refused('start-url-foreign', 'error', ['idp-page', 'builder-id'], OWN_ADDRESS);
