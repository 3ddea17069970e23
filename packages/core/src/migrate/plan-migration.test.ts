import { describe, expect, test } from 'vitest';
import { emptyDocument } from '../config/load.ts';
import { isSsoctlError } from '../errors/index.ts';
import { parseIni } from '../ini/parse.ts';
import { migratableTo } from './find-candidates.ts';
import { type MigrationOptions, planMigration } from './plan-migration.ts';

const FILE = '/home/ada/.aws/config';
const URL = 'https://corp.awsapps.com/start';
const ROLE = 'sso_account_id = 111122223333\nsso_role_name = Admin\n';
const SESSION = `[sso-session corp]\nsso_start_url = ${URL}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`;
const PROFILE = `sso_session = corp\n${ROLE}`;

function migration(config: string, options: Partial<MigrationOptions> & { credentialsText?: string } = {}) {
  const { credentialsText, ...more } = options;
  const credentials =
    credentialsText === undefined ? emptyDocument('credentials') : parseIni(credentialsText, 'credentials');
  const plan = planMigration({ file: FILE, credentials, ...more }, Uint8Array.from(Buffer.from(config)));
  return { text: Buffer.from(plan.edit.after).toString(), plan: plan.edit, ...plan.outcome() };
}

const refusal = (config: string, options: Parameters<typeof migration>[1]) => {
  try {
    migration(config, options);
  } catch (error) {
    if (isSsoctlError(error)) return error.code;
    throw error;
  }
  return undefined;
};

interface Case {
  what: string;
  config: string;
  options?: Parameters<typeof migration>[1];
  becomes: string;
  from?: string;
}

const CASES: Case[] = [
  {
    what: "the AWS CLI's old form",
    config: `# mine\n[profile old]\n# where\nsso_start_url = ${URL}\nsso_region=eu-west-1\n# what\n${ROLE}region = us-east-1\n`,
    becomes: `# mine\n[profile old]\n# where\nsso_session = corp\n# what\n${ROLE}region = us-east-1\n\n${SESSION}`,
    from: 'legacy',
  },
  {
    what: 'the default profile, to a session that is there',
    config: `[default]\nsso_start_url = ${URL}/#/\nsso_region = eu-west-1\n${ROLE}\n${SESSION}`,
    becomes: `[default]\n${PROFILE}\n${SESSION}`,
    from: 'legacy',
  },
  {
    what: 'a profile for a token alone',
    config: `[profile old]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n`,
    becomes: `[profile old]\nsso_session = corp\n\n${SESSION}`,
    from: 'legacy',
  },
  {
    what: 'a profile that names its session, and has the old keys too',
    config: `${SESSION}[profile a]\nsso_session = corp\nsso_start_url = ${URL}/\nsso_region = eu-west-1\n${ROLE}`,
    becomes: `${SESSION}[profile a]\n${PROFILE}`,
    from: 'legacy',
  },
  {
    what: 'what aws-sso-util generates',
    config: `[profile acme.Admin]\nsso_start_url = ${URL}\nsso_region = eu-west-1\nsso_account_name = acme\n${ROLE}region = us-east-1\ncredential_process = aws-sso-util credential-process --profile acme.Admin\nsso_auto_populated = true\n`,
    becomes: `[profile acme.Admin]\n${PROFILE}region = us-east-1\n\n${SESSION}`,
    from: 'aws-sso-util',
  },
  {
    what: 'what aws-sso-util generates without a process',
    config: `[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n${ROLE}sso_auto_populated = true\n`,
    becomes: `[profile a]\n${PROFILE}\n${SESSION}`,
    from: 'aws-sso-util',
  },
  {
    what: 'the arguments of aws-sso-util',
    config: `[profile a]\ncredential_process = "/opt/my tools/aws-sso-util" credential-process --sso-start-url ${URL} --sso-region=eu-west-1 --account-id 111122223333 --role-name Admin\noutput = json\n`,
    becomes: `[profile a]\nsso_session = corp\noutput = json\nsso_account_id = 111122223333\nsso_role_name = Admin\n\n${SESSION}`,
    from: 'aws-sso-util',
  },
  {
    what: 'a process of aws-sso-util for another profile',
    config: `${SESSION}[profile a]\n${PROFILE}sso_start_url = ${URL}\nsso_region = eu-west-1\n[profile a-process]\ncredential_process = aws-sso-util credential-process --profile a\n`,
    options: { profiles: ['a-process'] },
    becomes: `${SESSION}[profile a]\n${PROFILE}sso_start_url = ${URL}\nsso_region = eu-west-1\n[profile a-process]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n`,
    from: 'aws-sso-util',
  },
  {
    what: 'what granted generates',
    config: `[profile acme/Admin]\ngranted_sso_start_url      = ${URL}\ngranted_sso_region         = eu-west-1\ngranted_sso_account_id     = 111122223333\ngranted_sso_role_name      = Admin\ncommon_fate_generated_from = aws-sso\ncredential_process         = granted credential-process --profile acme/Admin\n`,
    becomes: `[profile acme/Admin]\nsso_session      = corp\nsso_account_id     = 111122223333\nsso_role_name      = Admin\n\n${SESSION}`,
    from: 'granted',
  },
  {
    what: 'what granted generates without a process',
    config: `[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\nsso_account_id = 111122223333\ncommon_fate_generated_from = aws-sso\nsso_role_name = Admin\n`,
    becomes: `[profile a]\n${PROFILE}\n${SESSION}`,
    from: 'granted',
  },
  {
    what: 'a profile of granted with a session and scopes',
    config: `${SESSION}[profile a]\nsso_session = corp\ngranted_sso_account_id = 111122223333\ngranted_sso_role_name = Admin\ngranted_color = red\ncredential_process = granted credential-process --profile a\n`,
    becomes: `${SESSION}[profile a]\n${PROFILE}granted_color = red\n`,
    from: 'granted',
  },
  {
    what: 'what aws-sso-cli generates, by the name of the instance',
    config: `${SESSION}# BEGIN_AWS_SSO_CLI\n\n[profile a]\ncredential_process = /usr/local/bin/aws-sso -S "corp" process --arn arn:aws:iam::111122223333:role/Admin\nregion = us-east-1\n\n# END_AWS_SSO_CLI\n`,
    becomes: `${SESSION}# BEGIN_AWS_SSO_CLI\n\n[profile a]\nsso_session = corp\nregion = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n\n# END_AWS_SSO_CLI\n`,
    from: 'aws-sso-cli',
  },
  {
    what: 'what aws-sso-cli generates, with a session that is given',
    config: `${SESSION}[profile a]\ncredential_process = C:\\Program Files\\aws-sso.exe -u open process --account 1234567 --role Admin\n`,
    options: { session: 'corp' },
    becomes: `${SESSION}[profile a]\nsso_session = corp\nsso_account_id = 000001234567\nsso_role_name = Admin\n`,
    from: 'aws-sso-cli',
  },
  {
    what: 'an instance of aws-sso-cli that somebody told the session of',
    config: `${SESSION}[profile a]\ncredential_process = aws-sso process -a 111122223333:Admin\n`,
    options: { instances: new Map([['Default', 'corp']]) },
    becomes: `${SESSION}[profile a]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n`,
    from: 'aws-sso-cli',
  },
  {
    what: 'a vanity address, under the name of its domain',
    config: `[profile a]\nsso_start_url = https://aws.acme.co.uk/x\nsso_region = eu-west-1\n`,
    becomes: `[profile a]\nsso_session = acme\n\n${SESSION.replace('corp]', 'acme]').replace(URL, 'https://aws.acme.co.uk/x')}`,
    from: 'legacy',
  },
  {
    what: 'a copy for tools that know no sessions',
    config: `[profile a]\nsso_start_url = ${URL}#/\nsso_region = eu-west-1\n${ROLE}region = us-east-1\n# below\n\n[profile b]\noutput = json\n`,
    options: { keepLegacyCopy: true },
    becomes: `[profile a]\n${PROFILE}region = us-east-1\n# below\n\n[profile a-legacy]\nsso_start_url = ${URL}#/\nsso_region = eu-west-1\n${ROLE}region = us-east-1\n\n[profile b]\noutput = json\n\n${SESSION}`,
    from: 'legacy',
  },
  {
    what: 'a name that was chosen for the session',
    config: `[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n`,
    options: { sessionName: 'work' },
    becomes: `[profile a]\nsso_session = work\n\n${SESSION.replace('corp]', 'work]')}`,
    from: 'legacy',
  },
];

describe.each(CASES)('$what', ({ config, options, becomes, from }) => {
  test('becomes a profile of a session', () => {
    const { text, migrated, skipped } = migration(config, options);
    expect(text).toBe(becomes);
    expect(skipped).toEqual([]);
    expect(migrated.map((one) => one.from)).toEqual([from]);
  });

  test('is migrated once and for all', () => {
    const { plan } = migration(becomes, options);
    expect(plan.changes).toEqual([]);
  });
});

test('makes one session for all profiles of one portal and Region, and another one for another', () => {
  const of = (name: string, url: string, region: string) =>
    `[profile ${name}]\nsso_start_url = ${url}\nsso_region = ${region}\n${ROLE}`;
  const { text, migrated, sessions } = migration(
    of('a', URL, 'eu-west-1') +
      of('b', `${URL}/`, 'eu-west-1') +
      of('c', URL, 'us-east-1') +
      of('d', 'https://d-1234567890.awsapps.com/start', 'us-east-1'),
  );
  expect(migrated.map(({ profile, session }) => `${profile} ${session}`)).toEqual([
    'a corp',
    'b corp',
    'c corp-us-east-1',
    'd d-1234567890',
  ]);
  expect(sessions).toEqual(['corp', 'corp-us-east-1', 'd-1234567890']);
  expect(text.split('sso_session = corp\n')).toHaveLength(3);
});

test('gives a new session the scopes that granted was told', () => {
  const { text } = migration(
    `[profile a]\ngranted_sso_start_url = ${URL}\ngranted_sso_region = eu-west-1\ngranted_sso_account_id = 111122223333\ngranted_sso_role_name = Admin\ngranted_sso_registration_scopes = sso:account:access, codewhisperer:completions\ncredential_process = granted credential-process --profile a\n`,
  );
  expect(text).toContain('sso_registration_scopes = sso:account:access,codewhisperer:completions\n');
});

test('takes another name where a session of that name leads elsewhere', () => {
  const other = SESSION.replace(URL, 'https://other.awsapps.com/start');
  const { migrated } = migration(`${other}[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n`);
  expect(migrated[0]?.session).toBe('corp-eu-west-1');
});

describe('leaves, and says why', () => {
  const legacy = (more: string) => `${SESSION}[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n${more}`;
  const granted = (more: string) =>
    `[profile a]\ngranted_sso_account_id = 111122223333\ngranted_sso_role_name = Admin\ncredential_process = granted credential-process --profile a\n${more}`;
  test.each([
    [
      'a session with another portal',
      `${SESSION}[profile a]\n${PROFILE}sso_start_url = https://x.awsapps.com/start\n`,
      'the start URL is',
    ],
    ['a session that is not there', legacy(`sso_session = gone\n${ROLE}`), 'which does not exist'],
    ['no Region', `[profile a]\nsso_start_url = ${URL}\n`, 'lacks sso_region'],
    ['no start URL', granted('granted_sso_region = eu-west-1\n'), 'lacks the start URL'],
    ['no role', legacy('sso_account_id = 111122223333\n'), 'lacks the role'],
    [
      'a short account id',
      legacy('sso_account_id = 11112222333\nsso_role_name = x\n'),
      'leading zeros were lost; see: ssoctl profiles lint',
    ],
    [
      'the page of an IdP',
      '[profile a]\nsso_start_url = https://x.okta.com\nsso_region = eu-west-1\n',
      'a page of Okta',
    ],
    [
      'two accounts',
      granted('sso_account_id = 444455556666\n'),
      'the account is 444455556666 by sso_account_id, and 111122223333',
    ],
    ['a process for another profile', granted('').replace('--profile a', '--profile b'), 'for another profile, "b"'],
    [
      'an instance that nobody knows',
      '[profile a]\ncredential_process = aws-sso -S Work process --arn arn:aws:iam::111122223333:role/Admin\n',
      'give --session NAME',
    ],
    [
      'a profile of aws-sso-cli by its name',
      '[profile a]\ncredential_process = aws-sso process --profile x\n',
      'for which account and role',
    ],
    [
      'another scope than the session',
      legacy('s3 =\n  x = 1\n').replace('[sso-session corp]\n', '[sso-session corp]\ns3 = no\n'),
      'its s3 is another one',
    ],
  ])('%s', (_what, config, because) => {
    const { text, skipped } = migration(config);
    expect(skipped).toEqual([{ profile: 'a', because: expect.stringContaining(because) }]);
    expect(text).toBe(config);
  });

  test('keys in the credentials file', () => {
    const { skipped } = migration(legacy(''), { credentialsText: '[a]\nsso_region = eu-west-1\n' });
    expect(skipped[0]?.because).toBe('sso_region stands in credentials:2 too, and counts there');
  });

  test('what was named and is of no old form', () => {
    const { skipped } = migration('[profile a]\nregion = x\n[profile b]\ncredential_process = mine\n', {
      profiles: ['a', 'b'],
    });
    expect(skipped.map(({ because }) => because)).toEqual([
      'it does not sign in through IAM Identity Center',
      'it has a credential_process of no tool that is known here',
    ]);
  });

  test('a session that was given and leads elsewhere', () => {
    const other = SESSION.replace('corp]', 'other]').replace(URL, 'https://other.awsapps.com/start');
    const { skipped } = migration(`${other}${legacy('')}`, { session: 'other' });
    expect(skipped[0]?.because).toContain('the session "other" to https://other.awsapps.com/start');
  });
});

test('passes over the copies that it made itself', () => {
  const { plan } = migration(
    `${SESSION}[profile a]\n${PROFILE}[profile a-legacy]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n${ROLE}`,
  );
  expect(plan.changes).toEqual([]);
});

test.each([
  ['an unknown profile', { profiles: ['x'] }, 'PROFILE_NOT_FOUND'],
  ['an unknown session', { session: 'x' }, 'SESSION_NOT_FOUND'],
  ['a name that wants quotes', { sessionName: 'a b' }, 'USAGE'],
  ['a name that is taken', { sessionName: 'lab' }, 'ALREADY_EXISTS'],
])('refuses %s', (_what, options, code) => {
  const lab = SESSION.replace('corp]', 'lab]').replace(URL, 'https://lab.awsapps.com/start');
  expect(refusal(`${lab}[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n`, options)).toBe(code);
});

test('refuses one name for several sessions', () => {
  const of = (name: string) =>
    `[profile ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = eu-west-1\n`;
  expect(refusal(of('a') + of('b'), { sessionName: 'x' })).toBe('USAGE');
});

test('tells which profiles aws-sso-cli would write anew', () => {
  const line = 'credential_process = aws-sso -S corp process --arn arn:aws:iam::111122223333:role/Admin\n';
  const { rewritten } = migration(
    `${SESSION}[profile a]\n${line}# BEGIN_AWS_SSO_CLI_corp\n[profile b]\n${line}# END_AWS_SSO_CLI_corp\n[profile c]\n${line}`,
  );
  expect(rewritten).toEqual(['b']);
});

test('finds the profiles of a portal for whoever makes its session', () => {
  const text = `[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n[profile b]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n`;
  const documents = { config: parseIni(text, FILE), credentials: emptyDocument('credentials') };
  expect(migratableTo(documents, `${URL}/#/`)).toEqual(['a']);
});

test('is worked out anew on a file that changed, and tells what it does then', () => {
  const first = `[profile a]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n`;
  const plan = planMigration({ file: FILE, credentials: emptyDocument('c') }, Uint8Array.from(Buffer.from(first)));
  const again = plan.edit.replan(Uint8Array.from(Buffer.from(first.repeat(2).replace('profile a', 'profile z'))));
  expect(plan.outcome().migrated.map(({ profile }) => profile)).toEqual(['z', 'a']);
  expect(again.changes).toHaveLength(3);
  // A last look after writing finds nothing to do.
  again.replan(again.after);
  expect(plan.outcome().migrated).toEqual([]);
  expect(plan.outcome({ written: true }).migrated).toHaveLength(2);
});
