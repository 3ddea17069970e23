// ssoctl and the AWS CLI v2 on one home folder: what one leaves there, the other uses.
import type { EmulatorOptions } from '@ssoctl/emulator';
import { describe, expect, test } from 'vitest';
import { ageToken, form, readToken, registrationFile, roleCredentialsFile, tokenFile } from './kit/cache-files.ts';
import { callsDuring, freshEmulator, tokenCalls } from './kit/emulators.ts';
import { ACCOUNT, ARN, type Home, homeAt, ROLE } from './kit/home.ts';
import { awsCli, describeWith } from './kit/programs.ts';
import { output, run } from './kit/run.ts';

const APPROVED = { intercept: true, approve: 'maya' } as const;
const CACHED_ROLE = roleCredentialsFile(ACCOUNT, ROLE, 'corp');

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  const awsOutput = (home: Home, ...args: string[]) => output(aws, args, home.env);
  const awsExports = (home: Home, profile = 'dev') =>
    awsOutput(home, 'configure', 'export-credentials', '--profile', profile);
  const ssoctlExports = (home: Home, profile = 'dev') => home.ssoctlOutput('credential-process', '--profile', profile);
  const keyOf = (document: string): string => JSON.parse(document).AccessKeyId;

  async function fresh(options: EmulatorOptions = {}) {
    const emulator = await freshEmulator({ ...APPROVED, ...options });
    return { emulator, home: homeAt(emulator) };
  }

  describe('ssoctl signs in', () => {
    test.each(['--pkce', '--device-code'])('with %s and the AWS CLI uses the token', async (flow) => {
      const { emulator, home } = await fresh();
      await home.ssoctlOutput('login', 'corp', flow);
      const calls = await callsDuring(emulator, async () => {
        const identity = await awsOutput(home, 'sts', 'get-caller-identity', '--profile', 'dev');
        expect(JSON.parse(identity).Arn).toMatch(ARN);
        expect(keyOf(await awsExports(home))).toMatch(/^ASIA/);
      });
      expect(calls).toEqual({ 'sso:GetRoleCredentials': 1, 'sts:GetCallerIdentity': 1 });
    });

    test('on a profile without a session and the AWS CLI uses the token', async () => {
      const { home } = await fresh();
      await home.ssoctlOutput('login', '--profile', 'old');
      const identity = await awsOutput(home, 'sts', 'get-caller-identity', '--profile', 'old');
      expect(JSON.parse(identity).Arn).toMatch(ARN);
    });

    test('with PKCE; `aws sso login` still works, and after it ssoctl', async () => {
      const { emulator, home } = await fresh();
      await home.ssoctlOutput('login', 'corp', '--pkce');
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      expect(JSON.parse(await home.ssoctlOutput('whoami', '--profile', 'dev', '--json'))).toMatchObject({
        accountId: ACCOUNT,
      });
      const again = await callsDuring(emulator, () => home.ssoctlOutput('login', 'corp', '--pkce', '--force'));
      expect(again['sso-oidc:RegisterClient']).toBeUndefined();
      expect(keyOf(await awsExports(home))).toMatch(/^ASIA/);
      const registrations = ['botocore', 'ssoctl'] as const;
      const files = registrations.map((tool) => registrationFile(emulator.startUrl, emulator.region, 'corp', tool));
      expect(home.cache('sso').map((name) => `.aws/sso/cache/${name}`)).toEqual([...files, tokenFile('corp')].sort());
    });

    test('by device code with the registration that the AWS CLI made, and the other way round', async () => {
      const { emulator, home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      const ours = await callsDuring(emulator, () => home.ssoctlOutput('login', 'corp', '--device-code', '--force'));
      expect(ours['sso-oidc:RegisterClient']).toBeUndefined();
      const other = homeAt(emulator);
      await other.ssoctlOutput('login', 'corp', '--device-code');
      const theirs = await callsDuring(emulator, () => awsOutput(other, 'sso', 'login', '--profile', 'dev'));
      expect(theirs['sso-oidc:RegisterClient']).toBeUndefined();
    });
  });

  describe('the AWS CLI signs in', () => {
    test('and ssoctl uses the token', async () => {
      const { home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      const { expiresAt } = readToken(home);
      expect(JSON.parse(await home.ssoctlOutput('status', '--json')).sessions).toContainEqual(
        expect.objectContaining({ name: 'corp', state: 'active', refreshable: true, expiresAt }),
      );
      expect(JSON.parse(await ssoctlExports(home))).toMatchObject({
        Version: 1,
        AccessKeyId: expect.stringMatching(/^ASIA/),
      });
      expect(JSON.parse(await home.ssoctlOutput('whoami', '--profile', 'dev', '--json')).arn).toMatch(ARN);
    });

    test('on a profile without a session and ssoctl uses the token', async () => {
      const { home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'old');
      expect(JSON.parse(await home.ssoctlOutput('whoami', '--profile', 'old', '--json')).arn).toMatch(ARN);
    });

    test('and `ssoctl login` finds nothing to do', async () => {
      const { emulator, home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      const calls = await callsDuring(emulator, async () => {
        expect(JSON.parse(await home.ssoctlOutput('login', 'corp', '--json'))).toMatchObject({ flow: 'none' });
      });
      expect(calls).toEqual({});
    });
  });

  describe('role credentials', () => {
    test('that ssoctl cached are used by the AWS CLI without a call', async () => {
      const { emulator, home } = await fresh();
      await home.ssoctlOutput('login', 'corp');
      const ours = await ssoctlExports(home);
      const calls = await callsDuring(emulator, async () => expect(keyOf(await awsExports(home))).toBe(keyOf(ours)));
      expect(calls).toEqual({});
    });

    test('that the AWS CLI cached are used by ssoctl without a call, even when signed out', async () => {
      const { emulator, home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      const theirs = await awsExports(home);
      home.remove('.aws/sso/cache');
      const calls = await callsDuring(emulator, async () =>
        expect(keyOf(await ssoctlExports(home))).toBe(keyOf(theirs)),
      );
      expect(calls).toEqual({});
    });

    test('of a profile without a session pass both ways', async () => {
      const { emulator, home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'old');
      const calls = await callsDuring(emulator, async () => {
        expect(keyOf(await awsExports(home, 'old'))).toBe(keyOf(await ssoctlExports(home, 'old')));
      });
      expect(calls).toEqual({ 'sso:GetRoleCredentials': 1 });
    });
  });

  describe('a refresh', () => {
    test.each([
      ['replaced', true],
      ['kept', false],
    ])('by one is read by the other, in turn (refresh tokens %s)', async (_how, rotate) => {
      const { emulator, home } = await fresh({ rotate });
      await home.ssoctlOutput('login', 'corp', '--pkce');
      for (const [refresher, reader] of [
        [awsExports, ssoctlExports],
        [ssoctlExports, awsExports],
        [awsExports, ssoctlExports],
      ] as const) {
        const before = readToken(home).accessToken;
        ageToken(home, 60);
        home.remove('.aws/cli/cache');
        await refresher(home);
        expect(readToken(home).accessToken).not.toBe(before);
        home.remove('.aws/cli/cache');
        expect(await callsDuring(emulator, () => reader(home))).toEqual({ 'sso:GetRoleCredentials': 1 });
      }
      expect(tokenCalls(emulator).slice(-3)).toEqual(Array(3).fill('refresh_token 200'));
    });

    test('that both want at once gives everybody an answer, and keeps the session (refresh tokens replaced)', async () => {
      const { home } = await fresh({ rotate: true });
      await home.ssoctlOutput('login', 'corp');
      ageToken(home, 60);
      const all = await Promise.all(
        [awsExports, ssoctlExports, ssoctlExports, ssoctlExports].map((exports) => exports(home)),
      );
      expect(all.map(keyOf)).toEqual(all.map(() => expect.stringMatching(/^ASIA/)));
      ageToken(home, -10);
      home.remove('.aws/cli/cache');
      expect(keyOf(await ssoctlExports(home))).toMatch(/^ASIA/);
    });

    test('that brought no new refresh token leaves the AWS CLI without one, and ssoctl uses what is left of the token', async () => {
      const { emulator, home } = await fresh();
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      home.write(tokenFile('corp'), home.read(tokenFile('corp')).replace(/, "refreshToken": "[^"]*"/, ''));
      ageToken(home, 300);
      expect(await callsDuring(emulator, () => ssoctlExports(home))).toEqual({ 'sso:GetRoleCredentials': 1 });
      home.remove('.aws/cli/cache');
      ageToken(home, -10);
      const { status, stderr } = await home.ssoctl('credential-process', '--profile', 'dev');
      expect([status, stderr]).toEqual([4, expect.stringContaining('ssoctl login corp')]);
    });

    test('on a session that has ended sends both to a new sign-in', async () => {
      const { emulator, home } = await fresh();
      await home.ssoctlOutput('login', 'corp');
      emulator.control.revokeSessions();
      ageToken(home, -10);
      const ours = await home.ssoctl('credential-process', '--profile', 'dev');
      expect([ours.status, ours.stderr]).toEqual([4, expect.stringContaining('ssoctl login corp')]);
      const theirs = await run(aws, ['configure', 'export-credentials', '--profile', 'dev'], home.env);
      expect([theirs.status, theirs.stderr]).toEqual([255, expect.stringContaining('expired and refresh failed')]);
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      expect(keyOf(await ssoctlExports(home))).toMatch(/^ASIA/);
    });
  });

  describe('signing out', () => {
    test('with ssoctl leaves other sessions and the registrations', async () => {
      const { emulator, home } = await fresh();
      home.write('.aws/config', `${home.read('.aws/config')}\n${secondSession(emulator)}`);
      await awsOutput(home, 'sso', 'login', '--profile', 'dev');
      await awsOutput(home, 'sso', 'login', '--profile', 'side');
      await awsExports(home, 'dev');
      const before = home.cache('sso');
      const others = { token: home.read(tokenFile('side')), credentials: await awsExports(home, 'side') };
      const done = JSON.parse(await home.ssoctlOutput('logout', 'corp', '--json'));
      expect(done.sessions).toEqual([{ name: 'corp', revoked: true, removed: { tokens: 1, roleCredentials: 1 } }]);
      expect(home.cache('sso')).toEqual(before.filter((name) => !tokenFile('corp').endsWith(name)));
      expect(home.read(tokenFile('side'))).toBe(others.token);
      expect(
        await callsDuring(emulator, async () => expect(await awsExports(home, 'side')).toBe(others.credentials)),
      ).toEqual({});
      const again = await callsDuring(emulator, () => awsOutput(home, 'sso', 'login', '--profile', 'dev'));
      expect(again['sso-oidc:RegisterClient']).toBeUndefined();
    });

    test('with the AWS CLI removes what ssoctl fetched', async () => {
      const { emulator, home } = await fresh();
      await home.ssoctlOutput('login', 'corp', '--pkce');
      await ssoctlExports(home);
      await awsOutput(home, 'sso', 'logout');
      expect(home.cache('cli')).toEqual([]);
      const registration = registrationFile(emulator.startUrl, emulator.region, 'corp', 'ssoctl').split('/').at(-1);
      expect(home.cache('sso')).toEqual([registration]);
      expect((await home.ssoctl('credential-process', '--profile', 'dev')).status).toBe(4);
    });
  });

  describe('files', () => {
    test('of a device sign-in are alike to the byte: names, keys, order, separators, dates, end', async () => {
      const { emulator, home } = await fresh();
      const theirs = homeAt(emulator);
      await home.ssoctlOutput('login', 'corp', '--device-code');
      await awsOutput(theirs, 'sso', 'login', '--profile', 'dev');
      expect(home.cache('sso')).toEqual(theirs.cache('sso'));
      for (const name of theirs.cache('sso')) {
        const file = `.aws/sso/cache/${name}`;
        expect(form(home.read(file))).toBe(form(theirs.read(file)));
      }
      expect(home.read(tokenFile('corp'))).toContain(
        `{"startUrl": "${emulator.startUrl}", "region": "${emulator.region}", `,
      );
    });

    test('of a sign-in without a session likewise, but for the registration that is never used again', async () => {
      const { emulator, home } = await fresh();
      const theirs = homeAt(emulator);
      await home.ssoctlOutput('login', '--profile', 'old');
      await awsOutput(theirs, 'sso', 'login', '--profile', 'old');
      const file = tokenFile(emulator.startUrl);
      expect(form(home.read(file))).toBe(form(theirs.read(file)));
      expect(home.cache('sso')).toEqual(theirs.cache('sso'));
    });

    test('after a refresh likewise', async () => {
      const { emulator, home } = await fresh();
      const theirs = homeAt(emulator);
      for (const one of [home, theirs]) {
        await one.ssoctlOutput('login', 'corp', '--device-code');
        ageToken(one, 60);
      }
      await ssoctlExports(home);
      await awsExports(theirs);
      expect(form(home.read(tokenFile('corp')))).toBe(form(theirs.read(tokenFile('corp'))));
    });

    test('of role credentials likewise, with the account id that newer releases add', async () => {
      const { emulator, home } = await fresh();
      const theirs = homeAt(emulator);
      for (const one of [home, theirs]) await one.ssoctlOutput('login', 'corp');
      await ssoctlExports(home);
      await awsExports(theirs);
      expect(home.cache('cli')).toEqual(theirs.cache('cli'));
      const [ours, aws] = [home.read(CACHED_ROLE), theirs.read(CACHED_ROLE)];
      expect(form(ours).replace(', "AccountId": "<AccountId>"', '')).toBe(
        form(aws).replace(', "AccountId": "<AccountId>"', ''),
      );
    });

    test('that ssoctl makes are for their owner alone', async () => {
      const { home } = await fresh();
      await home.ssoctlOutput('login', 'corp');
      await ssoctlExports(home);
      expect(home.modes('.aws')).toEqual(expect.objectContaining({ 'sso/cache': '700', 'cli/cache': '700' }));
      const files = Object.entries(home.modes('.aws')).filter(([name]) => name.endsWith('.json'));
      expect(files.length).toBeGreaterThanOrEqual(3);
      expect(files.filter(([, mode]) => mode !== '600')).toEqual([]);
    });
  });
});

function secondSession({ startUrl, region }: { startUrl: string; region: string }): string {
  return `[sso-session side]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile side]
sso_session = side
sso_account_id = ${ACCOUNT}
sso_role_name = ${ROLE}
region = eu-west-1
`;
}
