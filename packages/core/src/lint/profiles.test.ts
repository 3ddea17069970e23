import { describe, expect, test } from 'vitest';
import { type Case, DEV, findings, fixed, ROLE, SESSION, short } from '../../test/lint/subject.ts';

const withRole = (account: string, role: string) =>
  `${SESSION}[profile dev]\nsso_session = corp\nsso_account_id = ${account}\nsso_role_name = ${role}\n`;
const with_ = (...lines: string[]) => `${SESSION}${DEV}${lines.map((line) => `${line}\n`).join('')}`;

const CASES: Case[] = [
  {
    what: 'an account id that lost its zero',
    config: withRole('12345678901', 'Admin'),
    finds: ['6 error account-id-shape fixable'],
    becomes: withRole('012345678901', 'Admin'),
  },
  {
    what: 'an account id with dashes',
    config: withRole('1111-2222-3333', 'Admin'),
    finds: ['6 error account-id-shape fixable'],
    becomes: withRole('111122223333', 'Admin'),
  },
  { what: 'an account by its name', config: withRole('acme', 'Admin'), finds: ['6 error account-id-shape'] },
  {
    what: 'the role in IAM',
    config: withRole('111122223333', 'AWSReservedSSO_Admin_0123456789abcdef'),
    finds: ['7 error role-name-shape fixable'],
    becomes: withRole('111122223333', 'Admin'),
  },
  {
    what: 'the ARN of a role',
    config: withRole(
      '111122223333',
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef',
    ),
    finds: ['7 error role-name-shape fixable'],
    becomes: withRole('111122223333', 'Admin'),
  },
  {
    what: 'a role by its description',
    config: withRole('111122223333', 'Read only!'),
    finds: ['7 error role-name-shape'],
  },
  {
    what: 'misspelt keys',
    config: `${SESSION.replace('sso_region', 'sso_regoin')}sso_registration_scope = sso:account:access\n[profile dev]\nsso-session = corp\n${ROLE}`,
    finds: [
      '1 error session-incomplete',
      '3 error key-misspelt fixable',
      '4 error key-misspelt fixable',
      '5 error profile-incomplete',
      '6 error key-misspelt fixable',
    ],
    becomes: `${SESSION}sso_registration_scopes = sso:account:access\n${DEV}`,
  },
  {
    what: 'a key of a session without its beginning',
    config: `[sso-session corp]\nstart_url: https://corp.awsapps.com/start\n  region = eu-west-1\n`.replace(
      '  region',
      'region',
    ),
    finds: ['1 error session-incomplete', '2 error key-misspelt fixable', '3 error key-misspelt fixable'],
    becomes: '[sso-session corp]\nsso_start_url: https://corp.awsapps.com/start\nsso_region = eu-west-1\n',
  },
  {
    what: 'a misspelt key beside the right one',
    config: with_('sso_acount_id = 444455556666'),
    finds: ['8 warn key-misspelt'],
  },
  {
    what: 'two spellings of one key',
    config: `${SESSION}[profile dev]\nsso_sesion = corp\nsso_sessin = corp\n${ROLE}`,
    finds: ['4 error profile-incomplete', '5 error key-misspelt', '6 error key-misspelt'],
  },
  {
    what: "keys of other tools, and ssoctl's own",
    config: `${SESSION}ssoctl_sync_name = x\n${DEV}sso_account_name = x\nsso_auto_populated = true\ngranted_sso_region = x\nssoctl_sync = corp region:00000000\n`,
    finds: [],
  },
  {
    what: 'a second key that is indented',
    config: `${SESSION}[profile dev]\nsso_session = corp\n  sso_account_id = 111122223333\nsso_role_name = Admin\n`,
    finds: ['4 error profile-incomplete', '5 error session-missing', '5 error value-continued'],
  },
  {
    what: 'quotes and a comment in values',
    config: `${SESSION}[profile dev]\nsso_session = corp\nsso_account_id = "111122223333"\nsso_role_name = Admin # the boss\nregion = 'eu-west-1'\n`,
    finds: ['6 error value-decorated', '7 error value-decorated', '8 error value-decorated'],
  },
  {
    what: 'a nested key that hides from `aws configure set`',
    config: with_('s3 =', '  region = us-east-1', 'region = eu-west-1'),
    finds: ['8 warn nested-shadow'],
  },
  {
    what: 'a nested key below its own',
    config: with_('region = eu-west-1', 's3 =', '  region = us-east-1'),
    finds: [],
  },
  {
    what: 'an account without a role',
    config: `${SESSION}[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n`,
    finds: ['4 error profile-incomplete'],
  },
  { what: 'a role without a sign-in', config: `[profile dev]\n${ROLE}`, finds: ['1 error profile-incomplete'] },
  { what: 'a profile for the token alone', config: `${SESSION}[profile dev]\nsso_session = corp\n`, finds: [] },
  {
    what: 'two profiles that say the same',
    config: `${with_('region = us-east-1')}[profile again]\nregion = us-east-1\nsso_session = corp\n${ROLE}[profile other]\nsso_session = corp\n${ROLE}`,
    finds: ['9 info duplicate-profile'],
  },
  {
    what: 'a profile without a session',
    config: `[profile old]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n${ROLE}`,
    finds: ['1 info legacy-profile'],
  },
  {
    what: 'a profile without a session beside the same one with a session: the copy that a migration kept, and another',
    config: `${with_()}[profile dev-legacy]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n${ROLE}[profile x-legacy]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n${ROLE}region = us-east-1\n`,
    finds: ['13 info legacy-profile'],
  },
  {
    what: 'a zone and a word instead of a Region',
    config: `${SESSION.replace('eu-west-1', 'ireland')}${DEV}region = us-east-1a\n`,
    finds: ['3 error region-malformed', '8 error region-malformed'],
  },
  {
    what: 'a Region of another partition',
    config: with_('region = cn-north-1'),
    finds: ['8 error partition-mismatch'],
  },
  {
    what: 'no Region anywhere',
    config: with_(),
    facts: { env: { AWS_PROFILE: 'dev' } },
    finds: ['4 info no-region'],
  },
  {
    what: 'temporary keys under the name of a profile that signs in',
    config: with_(),
    facts: { credentials: '[dev]\naws_access_key_id = a\naws_secret_access_key = b\naws_session_token = c\n' },
    finds: ['credentials:2 error static-keys-shadow'],
  },
  {
    what: 'keys in a profile that signs in',
    config: with_('aws_access_key_id = a', 'aws_secret_access_key = b'),
    finds: ['8 error static-keys-shadow'],
  },
  {
    what: 'settings of a sign-in in the credentials file',
    config: SESSION,
    facts: { credentials: `[dev]\nsso_session = corp\n${ROLE}` },
    finds: ['credentials:2 warn sso-keys-in-credentials'],
  },
  {
    what: 'a process beside a sign-in',
    config: with_('credential_process = aws-sso-util credential-process --profile dev'),
    finds: ['8 warn credential-process-beside-sso'],
  },
  {
    what: 'processes that ask for their own profile',
    config:
      '[default]\ncredential_process = aws configure export-credentials\n[profile a]\ncredential_process = "/usr/local/bin/aws" sts x --profile=a\n[profile b]\ncredential_process = aws x --profile a\n',
    finds: ['2 error process-recursion', '4 error process-recursion'],
  },
  {
    what: 'a source that is not there',
    config: '[profile base]\nregion = us-east-1\n[profile a]\nrole_arn = x\nsource_profile = bass\n',
    finds: ['5 error source-profile-missing'],
  },
  {
    what: 'profiles that lead to each other',
    config:
      '[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nrole_arn = x\nsource_profile = a\n[profile c]\nrole_arn = x\nsource_profile = a\n',
    finds: ['3 error source-profile-cycle'],
  },
  {
    what: 'a profile that assumes a role with its own keys',
    config: '[profile a]\nrole_arn = x\nsource_profile = a\n',
    facts: { credentials: '[a]\naws_access_key_id = a\n' },
    finds: [],
  },
  {
    what: 'keys in the environment',
    config: with_(),
    facts: { env: { AWS_PROFILE: 'dev', AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' } },
    finds: ['4 warn environment-shadows'],
  },
  {
    what: 'no chosen profile and no default',
    config: with_(),
    facts: { env: { AWS_REGION: 'us-east-1' } },
    finds: ['4 info no-default-profile'],
  },
  {
    what: 'another place, under sudo',
    config: with_(),
    facts: {
      env: { AWS_PROFILE: 'dev', AWS_REGION: 'us-east-1', AWS_CONFIG_FILE: '/x', SUDO_USER: 'ada' },
      home: '/root',
    },
    finds: ['1 info other-home', '1 info other-home'],
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

test('says what to do, where, and about which key', () => {
  expect(findings(withRole('12345678901', 'Admin'))).toEqual([
    {
      id: 'account-id-shape',
      severity: 'error',
      file: '/home/ada/.aws/config',
      line: 6,
      section: 'profile dev',
      key: 'sso_account_id',
      message: 'the account id "12345678901" has 11 digits, not 12: leading zeros were lost',
      fix: 'write sso_account_id = 012345678901',
      fixable: true,
    },
  ]);
});

test('sends to the sync for the Region of a generated profile', () => {
  const [finding] = findings(with_('ssoctl_sync = corp sso_session:0a1b2c3d'), { env: { AWS_PROFILE: 'dev' } });
  expect(finding).toMatchObject({ id: 'no-region', fix: 'run: ssoctl profiles sync corp --region REGION' });
});

test('says once what lacks in all profiles that a sync generated', () => {
  const other = (name: string) =>
    `\n[profile ${name}]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ${name}\nssoctl_sync = corp x:0a1b2c3d\n`;
  const config = with_('ssoctl_sync = corp sso_session:0a1b2c3d') + other('one') + other('two');
  const told = findings(config, { env: { AWS_PROFILE: 'dev' } }).filter(({ id }) => id === 'no-region');
  expect(told.map(({ message }) => message)).toEqual([
    'the profile "dev" and 2 more generated for "corp" have no region, and AWS_REGION is not set',
  ]);
});
