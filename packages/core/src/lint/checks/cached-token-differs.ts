import { canonicalStartUrl } from '../../wire/start-url.ts';
import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/** The token that lies under a session's name was got for another portal or Region: the name was given to another one since. */
export const cachedTokenDiffers: Check = {
  id: 'cached-token-differs',
  *look(reading) {
    for (const token of reading.input.tokens) {
      const session = reading.sessions.get(token.session);
      const startUrl = session?.keys.get('sso_start_url');
      const region = session?.keys.get('sso_region');
      if (session === undefined || !startUrl || !region) continue;
      const isOther = canonicalStartUrl(token.startUrl) !== canonicalStartUrl(startUrl);
      if (!isOther && token.region === region) continue;
      yield {
        severity: 'warn',
        ...reading.at(session.section, entryOf(session.section, isOther ? 'sso_start_url' : 'sso_region')),
        message: `the sign-in of the session "${token.session}" was made for ${isOther ? token.startUrl : token.region}`,
        fix: `sign in anew: ssoctl login ${/^[\w.@:/+-]+$/.test(token.session) ? token.session : 'NAME'} --force`,
      };
    }
  },
};
