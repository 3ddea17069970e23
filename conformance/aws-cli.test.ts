// The AWS CLI v2 as it is, inside the emulator by nothing but a proxy and a CA to trust.
import type { EmulatorOptions } from '@ssoctl/emulator';
import { describe, expect, test, vi } from 'vitest';
import { ageToken, readToken, roleCredentialsFile, tokenFile } from './kit/cache-files.ts';
import { callsDuring, freshEmulator, tokenCalls } from './kit/emulators.ts';
import { ACCOUNT, ARN, homeAt, ROLE } from './kit/home.ts';
import { awsCli, describeWith } from './kit/programs.ts';
import { output, run, start } from './kit/run.ts';

const APPROVED = { intercept: true, approve: 'maya' } as const;
const USER_CODE = /[A-Z]{4}-[A-Z]{4}/;

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  describe('sso login', () => {
    /** `aws sso login --no-browser` that has shown its code and waits. */
    async function waiting() {
      const emulator = await freshEmulator({ intercept: true });
      const home = homeAt(emulator);
      const login = start(aws, ['sso', 'login', '--profile', 'dev', '--no-browser'], home.env);
      const [userCode] = await login.says('stdout', USER_CODE);
      return { emulator, home, login, userCode };
    }

    test('waits with a code until a person allows it', async () => {
      const { emulator, home, login, userCode } = await waiting();
      expect(home.cache('sso').map((name) => `.aws/sso/cache/${name}`)).not.toContain(tokenFile('corp'));
      emulator.control.approve({ userCode, user: 'maya' });
      expect(await login.outcome).toMatchObject({ status: 0, stdout: expect.stringContaining('Successfully logged') });
      expect(Object.keys(readToken(home))).toContain('refreshToken');
    });

    test('ends when a person denies it', async () => {
      const { emulator, login, userCode } = await waiting();
      emulator.control.deny(userCode);
      expect(await login.outcome).toMatchObject({ status: 254, stderr: expect.stringContaining('AccessDenied') });
    });

    test('ends when the code has expired', async () => {
      const { emulator, login } = await waiting();
      emulator.control.clock.advance(601_000);
      expect(await login.outcome).toMatchObject({ status: 255, stderr: expect.stringContaining('expired') });
    });

    test('polls at the pace it was told without being slowed down', async () => {
      const { emulator, login, userCode } = await waiting();
      const polls = () => emulator.control.calls.count('sso-oidc:CreateToken');
      await vi.waitFor(() => expect(polls()).toBeGreaterThanOrEqual(5), 30_000);
      emulator.control.approve({ userCode, user: 'maya' });
      expect(await login.outcome).toMatchObject({ status: 0 });
      const { calls } = emulator.control;
      const statuses = calls.list({ operation: 'sso-oidc:CreateToken' }).map(({ status }) => status);
      expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
      expect(statuses.at(-1)).toBe(200);
    });

    test('waits longer when told to slow down', async () => {
      const { emulator, login, userCode } = await waiting();
      emulator.control.faults.add({
        operation: 'sso-oidc:CreateToken',
        fault: 'error',
        status: 400,
        code: 'SlowDownException',
        times: 1,
      });
      await vi.waitFor(() => expect(emulator.control.faults.counts()[0]?.hit).toBe(1), 30_000);
      emulator.control.approve({ userCode, user: 'maya' });
      const slowed = performance.now();
      expect(await login.outcome).toMatchObject({ status: 0 });
      expect(performance.now() - slowed).toBeGreaterThan(4000);
    });

    test('opens a page on loopback, where a browser needs neither proxy nor CA', async () => {
      const emulator = await freshEmulator({ intercept: true });
      const home = homeAt(emulator);
      home.write('bin/browser', '#!/bin/sh\necho "$1" > "$HOME/opened"\n');
      const login = start(aws, ['sso', 'login', '--profile', 'dev'], home.env);
      const [userCode] = await login.says('stdout', USER_CODE);
      const opened = await vi.waitFor(() => new URL(home.read('opened').trim()), 10_000);
      expect([opened.origin, opened.searchParams.get('user_code')]).toEqual([emulator.url, userCode]);
      const page = await fetch(opened);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
      emulator.control.approve({ userCode, user: 'maya' });
      expect(await login.outcome).toMatchObject({ status: 0 });
    });

    test('a second time gets a new token with the same registration', async () => {
      const emulator = await freshEmulator(APPROVED);
      const home = homeAt(emulator);
      await output(aws, ['sso', 'login', '--profile', 'dev'], home.env);
      const { accessToken } = readToken(home);
      const calls = await callsDuring(emulator, () => output(aws, ['sso', 'login', '--sso-session', 'corp'], home.env));
      expect(calls['sso-oidc:RegisterClient']).toBeUndefined();
      expect(readToken(home).accessToken).not.toBe(accessToken);
    });

    test('on a profile without a session gets a token that nobody can refresh', async () => {
      const emulator = await freshEmulator(APPROVED);
      const home = homeAt(emulator);
      await output(aws, ['sso', 'login', '--profile', 'old'], home.env);
      expect(readToken(home, tokenFile(emulator.startUrl)).refreshToken).toBeUndefined();
      const identity = await output(aws, ['sts', 'get-caller-identity', '--profile', 'old'], home.env);
      expect(JSON.parse(identity).Arn).toMatch(ARN);
    });
  });

  describe('signed in', () => {
    async function signedIn(options: EmulatorOptions = {}) {
      const emulator = await freshEmulator({ ...APPROVED, ...options });
      const home = homeAt(emulator);
      await output(aws, ['sso', 'login', '--profile', 'dev'], home.env);
      const exported = () => output(aws, ['configure', 'export-credentials', '--profile', 'dev'], home.env);
      return { emulator, home, exported };
    }

    test('sts get-caller-identity names the role and the person', async () => {
      const { home } = await signedIn();
      const identity = JSON.parse(await output(aws, ['sts', 'get-caller-identity', '--profile', 'dev'], home.env));
      expect(identity).toMatchObject({ Account: ACCOUNT, Arn: expect.stringMatching(ARN) });
    });

    test('sts get-caller-identity with a wrong secret key is refused', async () => {
      const { home, exported } = await signedIn();
      const { AccessKeyId, SessionToken } = JSON.parse(await exported());
      const env = {
        ...home.env,
        AWS_ACCESS_KEY_ID: AccessKeyId,
        AWS_SECRET_ACCESS_KEY: 'x'.repeat(40),
        AWS_SESSION_TOKEN: SessionToken,
        AWS_REGION: 'eu-west-1',
      };
      const { status, stderr } = await run(aws, ['sts', 'get-caller-identity'], env);
      expect([status, stderr]).toEqual([254, expect.stringContaining('SignatureDoesNotMatch')]);
    });

    test('configure export-credentials gives the document of credential_process, then the same from its cache', async () => {
      const { emulator, home, exported } = await signedIn();
      const first = await exported();
      expect(JSON.parse(first)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA[A-Z0-9]{16}$/) });
      expect(`.aws/cli/cache/${home.cache('cli')[0]}`).toBe(roleCredentialsFile(ACCOUNT, ROLE, 'corp'));
      expect(await callsDuring(emulator, async () => expect(await exported()).toBe(first))).toEqual({});
    });

    test.each([
      ['replaced at every refresh', true],
      ['kept', false],
    ])('refreshes an access token that ends soon, twice (refresh tokens %s)', async (_how, rotate) => {
      const { emulator, home, exported } = await signedIn({ rotate });
      for (const _round of [1, 2]) {
        const { accessToken } = readToken(home);
        ageToken(home, 300);
        home.remove('.aws/cli/cache');
        const calls = await callsDuring(emulator, exported);
        expect(calls).toMatchObject({ 'sso-oidc:CreateToken': 1, 'sso:GetRoleCredentials': 1 });
        expect(readToken(home).accessToken).not.toBe(accessToken);
      }
      expect(tokenCalls(emulator).slice(-2)).toEqual(['refresh_token 200', 'refresh_token 200']);
    });

    test('a session that the administrator ended asks for a new sign-in', async () => {
      const { emulator, home, exported } = await signedIn();
      emulator.control.revokeSessions('maya');
      ageToken(home, -10);
      await expect(exported()).rejects.toThrow(/ended with 255[\s\S]*expired and refresh failed/);
    });

    test('a role that nobody assigned is forbidden', async () => {
      const { home, exported } = await signedIn();
      home.write(
        '.aws/config',
        home.read('.aws/config').replaceAll(`sso_role_name = ${ROLE}`, 'sso_role_name = Billing'),
      );
      await expect(exported()).rejects.toThrow(/ForbiddenException[\s\S]*No access/);
    });

    test('sso logout ends the session at the service and removes token and role credentials, not the registration', async () => {
      const { emulator, home, exported } = await signedIn();
      await exported();
      const { accessToken } = readToken(home);
      const calls = await callsDuring(emulator, () => output(aws, ['sso', 'logout'], home.env));
      expect(calls).toEqual({ 'sso:Logout': 1 });
      expect(home.cache('cli')).toEqual([]);
      expect(home.cache('sso')).toHaveLength(1);
      const answer = await fetch(`${emulator.url}/assignment/accounts`, {
        headers: { 'x-amz-sso_bearer_token': accessToken },
      });
      expect(answer.status).toBe(401);
    });
  });
});
