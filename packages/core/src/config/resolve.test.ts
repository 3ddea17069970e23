import { describe, expect, test } from 'vitest';
import { parseIni } from '../ini/parse.ts';
import { configOf } from './load.ts';
import { activeProfile, resolveProfile } from './resolve-profile.ts';
import { resolveRole } from './resolve-role.ts';
import { resolveSession } from './resolve-session.ts';
import { allSignIns, profilesOf, signInOfProfile } from './sign-ins.ts';

const SESSION = '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n';
const PROFILE = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';

function configFrom(text: string, credentials = '') {
  return configOf(parseIni(text, 'config'), parseIni(credentials, 'credentials'));
}

function failure(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('activeProfile', () => {
  test.each([
    [{ AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' }, 'flag', 'flag'],
    [{ AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' }, undefined, 'a'],
    [{ AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'b' }, '', 'b'],
    [{}, undefined, undefined],
  ])('of %o with flag %j is %j', (env, flag, name) => {
    expect(activeProfile(env, flag)).toBe(name);
  });
});

describe('resolveProfile', () => {
  test('proposes the name that was probably meant', () => {
    expect(failure(() => resolveProfile(configFrom(PROFILE), 'dve'))).toMatchObject({
      code: 'PROFILE_NOT_FOUND',
      message: 'there is no profile "dve" in config; did you mean "dev"?',
      hint: 'run: ssoctl profiles list',
      details: { closest: 'dev' },
    });
  });

  test.each([
    ['dev', '[dev]\nregion = x\n', '[profile dev]'],
    ['a b', '[profile a b]\n', "[profile 'a b']"],
  ])('points at a header that was meant to be profile %j', (name, text, header) => {
    expect(failure(() => resolveProfile(configFrom(text), name))).toMatchObject({
      code: 'PROFILE_NOT_FOUND',
      message: expect.stringContaining('config:1 has ['),
      hint: `write ${header} in line 1 of config`,
    });
  });
});

describe('resolveRole', () => {
  test('joins profile and session', () => {
    const config = configFrom(
      `${SESSION}sso_registration_scopes = sso:account:access, x:y ,\n${PROFILE}region = us-east-1\n`,
    );
    expect(resolveRole(config, 'dev')).toEqual({
      profile: 'dev',
      accountId: '111122223333',
      roleName: 'Admin',
      region: 'us-east-1',
      signIn: {
        kind: 'sso-session',
        name: 'corp',
        startUrl: 'https://corp.awsapps.com/start',
        region: 'eu-west-1',
        scopes: ['sso:account:access', 'x:y'],
      },
    });
  });

  test('tells scopes that are absent from scopes that are empty', () => {
    expect(resolveRole(configFrom(SESSION + PROFILE), 'dev').signIn).toMatchObject({ scopes: null });
    const empty = configFrom(`${SESSION}sso_registration_scopes =\n${PROFILE}`);
    expect(resolveRole(empty, 'dev').signIn).toMatchObject({ scopes: [] });
  });

  test('reads a legacy profile, its start URL to the byte', () => {
    const config = configFrom(
      '[profile old]\nsso_start_url = https://d-abc.awsapps.com/start#/\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = R\n',
    );
    expect(resolveRole(config, 'old').signIn).toEqual({
      kind: 'legacy',
      name: 'old',
      startUrl: 'https://d-abc.awsapps.com/start#/',
      region: 'us-east-1',
    });
  });

  test.each([
    ['static keys', 'aws_access_key_id = AKIA\n', /long-lived keys/],
    ['a process', 'credential_process = x\n', /credential_process/],
    ['a role', 'role_arn = r\nsource_profile = base\n', /on top of profile "base"/],
    ['a role beside sso keys', 'role_arn = r\nsso_account_id = 1\n', /assumes a role/],
    ['nothing', 'region = x\n', /no sso_session/],
  ])('refuses a profile with %s', (_what, keys, message) => {
    expect(failure(() => resolveRole(configFrom(`[profile dev]\n${keys}`), 'dev'))).toMatchObject({
      code: 'PROFILE_NOT_SSO',
      message: expect.stringMatching(message),
    });
  });

  test.each([
    [`${SESSION}[profile dev]\nsso_session = corp\n`, ['sso_role_name', 'sso_account_id']],
    [`${SESSION}[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n`, ['sso_role_name']],
    [`${SESSION}[profile dev]\nsso_session = corp\nsso_account_id =\nsso_role_name = R\n`, ['sso_account_id']],
    ['[profile dev]\nsso_account_id = 111122223333\n', ['sso_role_name', 'sso_start_url', 'sso_region']],
  ])('names every key that a profile lacks: %j', (text, missing) => {
    expect(failure(() => resolveRole(configFrom(text), 'dev'))).toMatchObject({
      code: 'PROFILE_INCOMPLETE',
      message: expect.stringContaining(missing.join(', ')),
      details: { file: 'config', missing },
    });
  });

  test('names what a session lacks, with its place', () => {
    const config = configFrom(`[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\n${PROFILE}`);
    expect(failure(() => resolveRole(config, 'dev'))).toMatchObject({
      code: 'SESSION_INCOMPLETE',
      message: 'sso-session "corp" (config:1) lacks sso_region',
      hint: 'add sso_region = … below line 1 of config',
    });
  });

  test('completes a session with what stands in the profile alone, as the AWS CLI does', () => {
    const config = configFrom(
      `[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\n${PROFILE}sso_region = eu-west-1\n`,
    );
    expect(resolveRole(config, 'dev').signIn.region).toBe('eu-west-1');
  });

  test('shows both values of a key that differs between profile and session', () => {
    const config = configFrom(`${SESSION}${PROFILE}sso_region = us-east-1\n`);
    expect(failure(() => resolveRole(config, 'dev'))).toMatchObject({
      code: 'PROFILE_INCONSISTENT',
      message:
        'sso_region differs between profile "dev" (config:4) and sso-session "corp" (config:1): "us-east-1" against "eu-west-1"',
    });
  });

  test('shows no value of a key that it does not know', () => {
    const error = failure(() =>
      resolveRole(configFrom(`${SESSION}api_key = s3cr3t\n${PROFILE}api_key = 0ther\n`), 'dev'),
    );
    expect(error).toMatchObject({ code: 'PROFILE_INCONSISTENT' });
    expect(`${JSON.stringify(error)} ${String(error)}`).not.toMatch(/s3cr3t|0ther/);
  });

  test('allows an equal key in both', () => {
    expect(resolveRole(configFrom(`${SESSION}${PROFILE}sso_region = eu-west-1\n`), 'dev').signIn.region).toBe(
      'eu-west-1',
    );
  });

  test('proposes the session that was probably meant', () => {
    expect(failure(() => resolveRole(configFrom(SESSION + PROFILE.replace('= corp', '= crop')), 'dev'))).toMatchObject({
      code: 'SESSION_NOT_FOUND',
      message: 'profile "dev" (config:4) names sso-session "crop", which is not in config; did you mean "corp"?',
    });
  });

  test.each([
    ['1234567890', 'write sso_account_id = 001234567890 below line 4 of config'],
    ['12345678901', 'write sso_account_id = 012345678901 below line 4 of config'],
    ['1111-2222-3333', 'write sso_account_id = 111122223333 below line 4 of config'],
    ['123', 'write sso_account_id = <the 12 digits> below line 4 of config'],
    ['1234567890123', 'write sso_account_id = <the 12 digits> below line 4 of config'],
  ])('refuses the account id %s', (id, hint) => {
    const config = configFrom(SESSION + PROFILE.replace('111122223333', id));
    expect(failure(() => resolveRole(config, 'dev'))).toMatchObject({ code: 'ACCOUNT_ID_INVALID', hint });
  });

  test('leaves any other account id to the service', () => {
    expect(resolveRole(configFrom(SESSION + PROFILE.replace('111122223333', 'acme')), 'dev').accountId).toBe('acme');
  });
});

describe('resolveSession', () => {
  const withUrl = (url: string, region = 'eu-west-1') =>
    configFrom(`[sso-session corp]\nsso_start_url = ${url}\nsso_region = ${region}\n`);

  test.each([
    'https://sso.example.com/aws',
    'https://corp.awsapps.com/start/#/',
    'https://corp.awsapps.com',
    'https://view.awsapps.com/start',
    'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
  ])('accepts %s, to the byte', (url) => {
    expect(resolveSession(withUrl(url), 'corp').startUrl).toBe(url);
  });

  test.each([
    ['http://corp.awsapps.com/start', 'write sso_start_url = https://corp.awsapps.com/start below line 1 of config'],
    ['https://corp.okta.com/home', expect.stringContaining("portal's own address")],
    ['https://aa-1.account-access.eu-west-1.app.aws', expect.stringContaining("portal's own address")],
    ['corp', 'write sso_start_url = https://corp.awsapps.com/start below line 1 of config'],
    ['the portal', expect.stringContaining("portal's own address")],
  ])('refuses %s', (url, hint) => {
    expect(failure(() => resolveSession(withUrl(url), 'corp'))).toMatchObject({ code: 'START_URL_INVALID', hint });
  });

  test.each(['eu-west-1.evil.example/', 'eu west', '-x', 'Frankfurt', '127'])('refuses the Region %j', (region) => {
    expect(failure(() => resolveSession(withUrl('https://corp.awsapps.com/start', region), 'corp'))).toMatchObject({
      code: 'REGION_INVALID',
      message: expect.stringMatching(/sso-session "corp" \(.*:\d+\)/),
    });
  });

  test('names every missing key of an incomplete session', () => {
    expect(failure(() => resolveSession(configFrom('\n[sso-session corp]\n'), 'corp'))).toMatchObject({
      code: 'SESSION_INCOMPLETE',
      message: 'sso-session "corp" (config:2) lacks sso_start_url, sso_region',
    });
  });

  test('says how to make a session where there is none', () => {
    expect(failure(() => resolveSession(configFrom(''), 'corp'))).toMatchObject({
      code: 'SESSION_NOT_FOUND',
      hint: 'run: ssoctl sessions add corp --start-url URL --region REGION',
    });
  });

  test('points at a header that was meant to be the session', () => {
    expect(failure(() => resolveSession(configFrom('[sso_session corp]\n'), 'corp'))).toMatchObject({
      code: 'SESSION_NOT_FOUND',
      hint: 'write [sso-session corp] in line 1 of config',
    });
  });
});

describe('sign-ins', () => {
  const legacy = (name: string, region = 'us-east-1') =>
    `[profile ${name}]\nsso_start_url = https://d-abc.awsapps.com/start\nsso_region = ${region}\n`;
  const config = configFrom(
    `${legacy('old')}${SESSION}[sso-session half]\nsso_region = x\n${PROFILE}${legacy('older')}${legacy('far', 'eu-west-1')}[profile plain]\nregion = x\n[profile token]\nsso_session = corp\n`,
  );

  test('lists complete sessions in file order, then distinct legacy ones', () => {
    expect(allSignIns(config).map(({ kind, name }) => [kind, name])).toEqual([
      ['sso-session', 'corp'],
      ['legacy', 'old'],
      ['legacy', 'far'],
    ]);
  });

  test('finds the profiles of each', () => {
    expect(allSignIns(config).map((signIn) => profilesOf(config, signIn))).toEqual([
      ['dev', 'token'],
      ['old', 'older'],
      ['far'],
    ]);
  });

  test('finds the sign-in of a profile, if it needs one', () => {
    expect(signInOfProfile(config, 'token')).toMatchObject({ kind: 'sso-session', name: 'corp' });
    expect(signInOfProfile(config, 'older')).toMatchObject({ kind: 'legacy', name: 'older' });
    expect(signInOfProfile(config, 'plain')).toBeUndefined();
    expect(failure(() => signInOfProfile(config, 'nobody'))).toMatchObject({ code: 'PROFILE_NOT_FOUND' });
  });
});
