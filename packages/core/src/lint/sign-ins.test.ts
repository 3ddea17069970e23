import { describe, expect, test } from 'vitest';
import { type Case, DEV, findings, fixed, ROLE, SESSION, short } from '../../test/lint/subject.ts';
import { tokenFile } from '../cache/names.ts';

const session = (url: string, region = 'eu-west-1', name = 'corp') =>
  `[sso-session ${name}]\nsso_start_url = ${url}\nsso_region = ${region}\n`;
const legacy = (name: string, url: string, region = 'eu-west-1') =>
  `[profile ${name}]\nsso_start_url = ${url}\nsso_region = ${region}\nsso_account_id = 111122223333\nsso_role_name = ${name}\n`;
const PORTAL = 'https://corp.awsapps.com/start';

const CASES: Case[] = [
  {
    what: "a session's name with blanks, in its header and where it is named",
    config: `[sso-session 'My SSO']\nsso_start_url = ${PORTAL}\nsso_region = eu-west-1\n\n[profile a]\nsso_session = My SSO\n${ROLE}\n[profile b]\nsso_session: My SSO\n`,
    finds: ['1 error session-name-blank fixable'],
    becomes: `[sso-session My-SSO]\nsso_start_url = ${PORTAL}\nsso_region = eu-west-1\n\n[profile a]\nsso_session = My-SSO\n${ROLE}\n[profile b]\nsso_session: My-SSO\n`,
  },
  {
    what: "a session's name with blanks and no quotes",
    config: `${session(PORTAL, 'eu-west-1', 'My SSO')}[profile a]\nsso_session = My SSO\n${ROLE}`,
    finds: ['1 error session-name-blank fixable'],
    becomes: `${session(PORTAL, 'eu-west-1', 'My-SSO')}[profile a]\nsso_session = My-SSO\n${ROLE}`,
  },
  {
    what: "a session's name in quotes that it does not need",
    config: session(PORTAL, 'eu-west-1', '"corp"') + DEV,
    finds: ['1 error session-name-blank fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a plain name that another session has',
    config: `${session(PORTAL, 'eu-west-1', "'a b'")}${session('https://x.awsapps.com/start', 'eu-west-1', 'a-b')}`,
    finds: ['1 error session-name-blank'],
  },
  {
    what: 'a name with blanks that the credentials file names too',
    config: session(PORTAL, 'eu-west-1', "'a b'"),
    facts: { credentials: '[x]\nsso_session = a b\n' },
    finds: ['1 error session-name-blank', 'credentials:2 warn sso-keys-in-credentials'],
  },
  {
    what: 'a reference that a rename will make right',
    config: `${session(PORTAL, 'eu-west-1', "'My SSO'")}[profile a]\nsso_session = My-SSO\n${ROLE}`,
    finds: ['1 error session-name-blank fixable', '5 error session-missing fixable'],
    becomes: `${session(PORTAL, 'eu-west-1', 'My-SSO')}[profile a]\nsso_session = My-SSO\n${ROLE}`,
  },
  {
    what: 'a session that is not there, with one of nearly that name',
    config: `${SESSION}${DEV.replace('= corp', '= copr')}`,
    finds: ['5 error session-missing fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a session that is not there, and none like it',
    config: `${SESSION}${DEV.replace('= corp', '= something')}`,
    finds: ['5 error session-missing'],
  },
  {
    what: 'no name of a session',
    config: `${SESSION}${DEV.replace('= corp', '=')}`,
    finds: ['5 error session-missing'],
  },
  {
    what: 'a session without a start URL',
    config: `${SESSION.replace(/sso_start_url.*\n/, '')}${DEV}`,
    finds: ['1 error session-incomplete'],
  },
  {
    what: 'the keys of the session in the profile',
    config: `${SESSION}${DEV}sso_start_url = ${PORTAL}\nsso_region = eu-west-1\n`,
    finds: ['8 info session-repeated fixable', '9 info session-repeated fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'other keys than those of the session in the profile',
    config: `${SESSION}${DEV}sso_start_url = https://other.awsapps.com/start\nsso_region = us-east-1\n`,
    finds: ['8 error session-conflict', '9 error session-conflict'],
  },
  {
    what: 'the portal of the session in another spelling',
    config: `${SESSION}${DEV}sso_start_url = ${PORTAL}/#/\n`,
    finds: ['8 error session-conflict fixable', '8 warn start-url-spellings fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'two sessions for one portal',
    config: `${SESSION}${session(PORTAL, 'eu-west-1', 'again')}`,
    finds: ['4 info session-duplicate'],
  },
  {
    what: 'a portal in two spellings',
    config: `${session(`${PORTAL}#/`)}${legacy('old', `${PORTAL}/`)}${legacy('older', PORTAL)}`,
    finds: [
      '2 warn start-url-spellings fixable',
      '4 info legacy-profile',
      '5 warn start-url-spellings fixable',
      '9 info legacy-profile',
    ],
    becomes: `${session(PORTAL)}${legacy('old', PORTAL)}${legacy('older', PORTAL)}`,
  },
  {
    what: 'one spelling, but that of the browser',
    config: session('https://Corp.awsapps.com/start/#/?tab=accounts'),
    finds: ['2 info start-url-form fixable'],
    becomes: session(PORTAL),
  },
  {
    what: 'no /start',
    config: session('https://corp.awsapps.com'),
    finds: ['2 error start-url-missing-start fixable'],
    becomes: session(PORTAL),
  },
  {
    what: 'a page below the portal',
    config: session('https://corp.awsapps.com/start/user-consent/authorize.html?clientId=x'),
    finds: ['2 info start-url-form fixable'],
    becomes: session(PORTAL),
  },
  {
    what: 'http',
    config: session('http://corp.awsapps.com/start'),
    finds: ['2 error start-url-http fixable'],
    becomes: session(PORTAL),
  },
  {
    what: 'no scheme',
    config: session('corp.awsapps.com/start'),
    finds: ['2 error start-url-malformed fixable'],
    becomes: session(PORTAL),
  },
  { what: 'no URL', config: session('our portal'), finds: ['2 error start-url-malformed'] },
  {
    what: 'the portal of the account access manager',
    config: session('https://aa-1234567890.account-access.eu-west-1.app.aws'),
    finds: ['2 error start-url-account-access'],
  },
  {
    what: 'the page of an identity provider',
    config: session('https://myapps.microsoft.com/signin/aws'),
    finds: ['2 error start-url-foreign'],
  },
  {
    what: 'AWS Builder ID',
    config: session('https://view.awsapps.com/start', 'us-east-1'),
    finds: ['2 error start-url-foreign'],
  },
  { what: 'an own address', config: session('https://aws.example.com'), finds: ['2 info start-url-vanity'] },
  {
    what: 'another Region than the host names',
    config: session('https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws', 'us-east-1'),
    finds: ['3 warn region-mismatch'],
  },
  {
    what: 'two Regions for one portal',
    config: `${SESSION}${session(PORTAL, 'us-east-1', 'again')}`,
    finds: ['3 warn region-mismatch', '6 warn region-mismatch'],
  },
  {
    what: 'a portal of another partition',
    config: session('https://start.us-gov-home.awsapps.com/directory/d-1234567890', 'us-east-1'),
    finds: ['3 error partition-mismatch'],
  },
  {
    what: 'a token of another portal under the name of the session',
    config: SESSION,
    facts: { tokens: [{ session: 'corp', startUrl: 'https://old.awsapps.com/start', region: 'eu-west-1' }] },
    finds: ['2 warn cached-token-differs'],
  },
  {
    what: 'a token of another Region, and one in another spelling',
    config: `${SESSION}${session('https://lab.awsapps.com/start', 'eu-west-1', 'lab')}`,
    facts: {
      tokens: [
        { session: 'corp', startUrl: PORTAL, region: 'us-east-1' },
        { session: 'lab', startUrl: 'https://lab.awsapps.com/start#/', region: 'eu-west-1' },
      ],
    },
    finds: ['3 warn cached-token-differs'],
  },
];

describe.each(CASES)('$what', ({ config, facts, finds, becomes }) => {
  test('is found, and nothing else', () => {
    expect(findings(config, facts).map(short).sort()).toEqual([...finds].sort());
  });

  test(becomes === undefined ? 'is left as it is' : 'is mended', () => {
    expect(fixed(config, facts)).toBe(becomes ?? config);
  });
});

test('a profile without a session is told which token it loses by another spelling', () => {
  const file = tokenFile({ kind: 'legacy', name: 'old', startUrl: `${PORTAL}/`, region: 'eu-west-1' });
  const [, spelling] = findings(legacy('old', `${PORTAL}/`));
  expect(spelling).toMatchObject({ id: 'start-url-form', fix: expect.stringContaining(file) });
});

test('a renamed session is told to want a new sign-in', () => {
  const [finding] = findings(session(PORTAL, 'eu-west-1', "'My SSO'"));
  expect(finding?.fix).toContain('ssoctl login My-SSO');
});
