import type { Block } from '../kit/page-writer.ts';

export const blocks = (): readonly Block[] => [
  'A sign-in belongs to an sso-session: a start URL and a Region. It gives an access token, which lives for an hour or more in ~/.aws/sso/cache and is renewed without you until the session itself ends, when your administrator said. With the token ssoctl, the AWS CLI and the SDKs fetch role credentials.',
  {
    title: 'Two ways lead to it',
    rows: [
      [
        'in the browser (PKCE)',
        'The page opens on this machine and comes back to a local port. Nothing has to be typed or compared. This is the way wherever a browser can reach you.',
      ],
      [
        'with a code',
        'You open a page on any device, check that it shows the code that is printed here, and approve. Taken over SSH, in a container, in CI and on WSL without a browser, and for profiles that hold sso_start_url themselves.',
      ],
    ],
  },
  {
    title: 'What decides',
    rows: [
      ['--pkce, --device-code', 'Choose one of them.'],
      [
        '--no-browser',
        'Opens nothing and prints the URL; the way stays the same. With PKCE the page must then be opened in a browser on this machine.',
      ],
      ['--qr', 'Draws the URL for a phone. A phone cannot come back to a port of this machine, so a code is used.'],
      ['BROWSER=PROGRAM', 'Which browser to start; setting it says that there is one.'],
    ],
  },
  'Approve only a sign-in that you started yourself, and a code only if it is the one on your terminal.',
  'How long does it last? "ssoctl status" says. "ssoctl login --force" gets a new token; "ssoctl login --fresh" signs out at the portal first, so that the session\'s clock starts again.',
];
