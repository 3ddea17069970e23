import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Child } from '../src/kit/spawn.ts';
import { answering } from './answering.ts';
import { commandLine } from './command-line.ts';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
beforeEach(async () => {
  place = await emulated();
  ssoctl = commandLine(place);
});
afterEach(() => place.close());

describe('accounts', () => {
  test('lists them by name', async () => {
    await ssoctl('login corp');
    const { exitCode, stdout } = await ssoctl('accounts -s corp');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('data-platform\t666677778888\taws+data@larkspur.example');
    const { json } = await ssoctl('accounts -s corp --json');
    expect(json()).toMatchObject({ schema: 'ssoctl/accounts/1', session: 'corp', complete: true, errors: [] });
  });

  test('starts no sign-in', async () => {
    const { exitCode, stderr, stdout } = await ssoctl('accounts -s corp');
    expect(exitCode).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toContain('hint: run: ssoctl login corp');
    expect(place.browser.opened).toEqual([]);
  });

  test('tries another token when the portal refuses the one at hand', async () => {
    await ssoctl('login corp');
    place.emulator.control.expireTokens();
    expect((await ssoctl('accounts -s corp')).exitCode).toBe(0);
  });

  test('needs a new sign-in when the session was revoked', async () => {
    await ssoctl('login corp');
    place.emulator.control.revokeSessions();
    const { exitCode, stderr } = await ssoctl('accounts -s corp');
    expect(exitCode).toBe(4);
    expect(stderr).toContain('hint: run: ssoctl login corp');
  });
});

describe('roles', () => {
  beforeEach(() => ssoctl('login corp'));

  test.each([
    ['an id', 'roles 012345678901 -s corp'],
    ['an exact name', 'roles sandbox -s corp'],
  ])('takes %s', async (_what, line) => {
    expect((await ssoctl(line)).stdout).toBe(
      'sandbox\t012345678901\tAdministratorAccess\nsandbox\t012345678901\tPowerUserAccess\n',
    );
  });

  test.each([
    ['a lost zero', 'roles 12345678901 -s corp', 3, 'run: ssoctl roles 012345678901'],
    ['a misspelt name', 'roles sandbx -s corp', 5, 'did you mean "sandbox"?'],
    ['an account that is not yours', 'roles 999999999999 -s corp', 5, 'you may use no account 999999999999'],
  ])('says what is wrong with %s', async (_what, line, exitCode, said) => {
    const outcome = await ssoctl(line);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(said);
  });

  test('lists every role of every account', async () => {
    const { json } = await ssoctl('roles -s corp --json');
    const { roles } = json<{ roles: { accountId: string }[] }>();
    expect(new Set(roles.map(({ accountId }) => accountId)).size).toBe(8);
  });

  test('prints the rest and ends with 8 when an account does not answer', async () => {
    place.emulator.control.faults.add({ operation: 'sso:ListAccountRoles', fault: 'deny', times: 1 });
    const { exitCode, stderr, json } = await ssoctl('roles -s corp --json');
    expect(exitCode).toBe(8);
    expect(json()).toMatchObject({
      complete: false,
      errors: [{ operation: 'ListAccountRoles', code: 'ACCESS_DENIED' }],
    });
    expect(stderr).toContain('incomplete: 1 of 8 accounts did not answer');
  });

  test('comes through throttling without a gap', async () => {
    place.emulator.control.faults.add({ operation: 'sso:ListAccountRoles', fault: 'throttle', every: 3 });
    expect((await ssoctl('roles -s corp --json')).json()).toMatchObject({ complete: true });
  });
});

describe('whoami', () => {
  test('names identity, account and source', async () => {
    await ssoctl('login corp');
    expect((await ssoctl('whoami --profile sandbox --json')).json()).toEqual({
      schema: 'ssoctl/whoami/1',
      profile: 'sandbox',
      account: 'sandbox',
      accountId: '012345678901',
      arn: expect.stringMatching(/^arn:aws:sts::012345678901:assumed-role\/AWSReservedSSO_PowerUserAccess_\w+\/maya$/),
      userId: expect.stringContaining(':maya'),
      partition: 'aws',
      source: 'sso-session',
      shadowed: [],
    });
  });

  test('lets keys in the environment win over AWS_PROFILE, and --profile over them', async () => {
    await ssoctl('login corp');
    const keys = JSON.parse((await ssoctl('env admin --shell json')).stdout);
    const env = { ...keys, AWS_PROFILE: 'sandbox' };
    const byKeys = (await ssoctl('whoami --json', { env })).json();
    expect(byKeys).toMatchObject({ source: 'environment', shadowed: [{ source: 'profile sandbox' }] });
    expect(byKeys['arn']).toContain('AdministratorAccess');
    const byFlag = (await ssoctl('whoami --profile sandbox --json', { env })).json();
    expect(byFlag).toMatchObject({ source: 'sso-session', shadowed: [{ source: 'environment' }] });
  });

  test('says how to be rid of keys that are no good', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' };
    const { exitCode, stderr } = await ssoctl('whoami', { env });
    expect(exitCode).toBe(5);
    expect(stderr).toContain('unset AWS_ACCESS_KEY_ID');
  });
});

describe('credential-process', () => {
  test('prints the document of AWS alone, from the service and from the cache', async () => {
    await ssoctl('login corp');
    const first = await ssoctl('credential-process --profile sandbox');
    expect(JSON.parse(first.stdout)).toMatchObject({ Version: 1, AccountId: '012345678901' });
    expect((await ssoctl('credential-process -p sandbox')).stdout).toBe(first.stdout);
    expect(place.emulator.control.calls.count('sso:GetRoleCredentials')).toBe(1);
  });

  test('never asks, and never opens a browser', async () => {
    const { exitCode, stdout, stderr } = await ssoctl('credential-process --profile sandbox', { terminal: 80 });
    expect(exitCode).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toContain('ssoctl login corp');
    expect(place.browser.opened).toEqual([]);
  });

  test.each([
    ['an unknown profile', 'credential-process -p sandbx', 'did you mean "sandbox"?'],
    ['no profile', 'credential-process', '--profile NAME'],
  ])('says what is wrong with %s', async (_what, line, said) => {
    const { exitCode, stderr } = await ssoctl(line);
    expect([2, 3]).toContain(exitCode);
    expect(stderr).toContain(said);
  });
});

describe('env', () => {
  beforeEach(() => ssoctl('login corp'));

  test('writes for the shell of SHELL and takes out what would shadow', async () => {
    const { stdout } = await ssoctl('env sandbox', { env: { SHELL: '/usr/bin/fish' } });
    expect(stdout).toContain('set -e AWS_PROFILE;');
    expect(stdout).toContain("set -gx AWS_REGION 'eu-central-1';");
  });

  test('gives the variables alone as JSON', async () => {
    const variables = JSON.parse((await ssoctl('env sandbox --shell json')).stdout);
    expect(Object.keys(variables)).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_CREDENTIAL_EXPIRATION',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
    ]);
  });

  test.each([
    ['a shell it does not know', 'env sandbox', { SHELL: '/bin/tcsh' }],
    ['no shell', 'env sandbox', {}],
    ['a flag it does not know', 'env sandbox --shell tcsh', {}],
  ])('refuses %s', async (_what, line, env) => {
    const { exitCode, stderr } = await ssoctl(line, { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('bash, zsh, fish, powershell, cmd');
  });
});

describe('exec', () => {
  let child: Child | undefined;
  const keep = (exitCode: number) => (started: Child) => {
    child = started;
    return exitCode;
  };

  test.each([
    ['with --', 'exec sandbox -- aws s3 ls --recursive -p x --json'],
    ['without', 'exec sandbox aws s3 ls --recursive -p x --json'],
  ])('gives the child its own words, %s', async (_what, line) => {
    await ssoctl('login corp');
    const { exitCode, stdout } = await ssoctl(line, { child: keep(3) });
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(child).toMatchObject({ command: 'aws', args: ['s3', 'ls', '--recursive', '-p', 'x', '--json'] });
  });

  test('takes AWS_PROFILE where only the command is given, and removes what would shadow', async () => {
    await ssoctl('login corp');
    const env = { AWS_PROFILE: 'sandbox', AWS_SECURITY_TOKEN: 'stale' };
    await ssoctl('exec -- env', { env, child: keep(0) });
    expect(child?.env).toMatchObject({ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: expect.any(String) });
    expect(child?.env).not.toHaveProperty('AWS_PROFILE');
    expect(child?.env).not.toHaveProperty('AWS_SECURITY_TOKEN');
  });

  test('signs in first where a person is there to do it', async () => {
    const prompt = answering();
    expect((await ssoctl('exec sandbox -- true', { prompt, child: keep(0) })).exitCode).toBe(0);
    expect(place.browser.opened).toHaveLength(1);
  });

  test('asks for a sign-in where nobody is', async () => {
    expect((await ssoctl('exec sandbox -- true', { child: keep(0) })).exitCode).toBe(4);
  });

  test.each([
    ['a command where the profile belongs', 'exec aws s3 ls', 3, 'ssoctl exec -- aws s3 ls'],
    ['no command', 'exec sandbox', 2, 'COMMAND is missing'],
    ['two profiles', 'exec -p admin sandbox -- true', 2, 'two profiles are named'],
  ])('says what is wrong with %s', async (_what, line, exitCode, said) => {
    const outcome = await ssoctl(line);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(said);
  });
});
