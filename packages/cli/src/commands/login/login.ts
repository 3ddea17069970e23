import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, several, value, wholeNumber } from '../../kit/option.ts';

export const args = {
  sessions: several('SESSION', 'The sso-sessions to sign in to, one after the other; by default the one that is meant'),
} as const;

export const options = {
  all: flag('--all', 'Sign in to every session that is configured'),
  pkce: flag('--pkce', 'Sign in through a browser on this machine, also where none was found', {
    conflicts: ['deviceCode'],
  }),
  deviceCode: flag('--device-code', 'Sign in with a code, on any device'),
  noBrowser: flag('--no-browser', 'Open nothing: print the URL, and wait'),
  qr: flag('--qr', 'Draw the URL for a phone; signs in with a code, unless --pkce is given'),
  force: flag('--force', 'Sign in anew, however long the present sign-in would last'),
  fresh: flag('--fresh', "Sign out at the portal first, so that the session's clock starts again"),
  callbackPort: value(
    '--callback-port PORT',
    'The local port that the browser comes back to; by default any free one',
    {
      read: wholeNumber('--callback-port', 1, 65535),
    },
  ),
} as const;

export type LoginInput = Input<typeof args, typeof options>;

export const login = defineCommand({
  name: 'login',
  group: 'Sign in',
  summary: 'Sign in to an sso-session',
  description: `Nothing happens while the sign-in at hand is good for 15 minutes or more; else it is renewed, and only where that is not possible a person is asked: in the browser, with PKCE. Over SSH, in a container, in CI, or wherever a browser would not reach you, a code is used instead, and it says so. The URL is always printed as well.

The session is the one named, or that of --session, --profile or AWS_PROFILE, or the only one; with several a terminal offers a choice. The sign-in serves the AWS CLI and the SDKs too.`,
  args,
  options,
  examples: [
    { line: 'ssoctl login', does: 'Signs in to the only session, or asks which one' },
    { line: 'ssoctl login corp --qr', does: 'Shows a QR code, to sign in with a phone' },
    { line: 'ssoctl login --profile dev', does: 'Signs in to the session that the profile dev uses' },
    { line: 'ssoctl login --all', does: 'Signs in to every session, one after the other' },
  ],
  load: () => import('./login.run.ts'),
});
