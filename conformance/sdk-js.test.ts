// The AWS SDK for JavaScript's own credential providers, in a Node of their own, on the files that ssoctl wrote.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromSsoctl } from '@ssoctl/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ageToken, readToken, roleCredentialsFile } from './kit/cache-files.ts';
import { callsDuring, freshEmulator, tokenCalls } from './kit/emulators.ts';
import { ACCOUNT, ARN, type Home, homeAt, ROLE } from './kit/home.ts';
import { ssoctl } from './kit/programs.ts';
import { output, run } from './kit/run.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), 'programs/sdk-credentials.mjs');
const argv = (provider: string, profile: string) => [script, provider, profile];
const provided = async (home: Home, provider: string, profile: string) =>
  JSON.parse(await output(process.execPath, argv(provider, profile), home.env));

async function signedIn(flow: '--pkce' | '--device-code' = '--pkce', rotate = false) {
  const emulator = await freshEmulator({ approve: 'maya', rotate });
  const home = homeAt(emulator);
  await home.ssoctlOutput('login', 'corp', flow);
  return { emulator, home };
}

describe('AWS SDK for JavaScript', () => {
  test.each([
    ['fromSSO', '--pkce'],
    ['fromIni', '--pkce'],
    ['fromSSO', '--device-code'],
  ] as const)('%s uses a token that ssoctl got with %s', async (provider, flow) => {
    const { emulator, home } = await signedIn(flow);
    const calls = await callsDuring(emulator, async () => {
      expect((await provided(home, provider, 'dev')).arn).toMatch(ARN);
    });
    expect(calls).toEqual({ 'sso:GetRoleCredentials': 1, 'sts:GetCallerIdentity': 1 });
  });

  test.each(['fromSSO', 'fromIni'])('%s uses the token of a profile without a session', async (provider) => {
    const emulator = await freshEmulator({ approve: 'maya' });
    const home = homeAt(emulator);
    await home.ssoctlOutput('login', '--profile', 'old');
    expect((await provided(home, provider, 'old')).arn).toMatch(ARN);
  });

  test('fromIni runs ssoctl as credential_process, and gets what ssoctl cached', async () => {
    const { emulator, home } = await signedIn();
    const line = `credential_process = "${process.execPath}" "${ssoctl}" credential-process --profile dev`;
    home.write('.aws/config', `${home.read('.aws/config')}\n[profile process]\n${line}\n`);
    const first = await provided(home, 'fromIni', 'process');
    expect(first).toMatchObject({ arn: expect.stringMatching(ARN), expiration: expect.stringMatching(/Z$/) });
    const calls = await callsDuring(emulator, async () => {
      expect((await provided(home, 'fromIni', 'process')).accessKeyId).toBe(first.accessKeyId);
    });
    expect(calls).toEqual({ 'sts:GetCallerIdentity': 1 });
  });

  test('fromIni passes on why ssoctl as credential_process gave nothing', async () => {
    const home = homeAt(await freshEmulator());
    home.write(
      '.aws/config',
      `${home.read('.aws/config')}\n[profile process]\ncredential_process = ssoctl credential-process --profile dev\n`,
    );
    const { status, stderr } = await run(process.execPath, argv('fromIni', 'process'), home.env);
    expect([status, stderr]).toEqual([1, expect.stringContaining('ssoctl login corp')]);
  });

  test.each([
    ['replaced', true],
    ['kept', false],
  ])('a refresh by the SDK is read by ssoctl, and refreshed again (refresh tokens %s)', async (_how, rotate) => {
    const { emulator, home } = await signedIn('--pkce', rotate);
    const { accessToken } = readToken(home);
    ageToken(home, 60);
    await provided(home, 'fromSSO', 'dev');
    const refreshed = readToken(home);
    expect(refreshed.accessToken).not.toBe(accessToken);
    // The SDK writes indented JSON and milliseconds.
    expect(refreshed.expiresAt).toMatch(/\.\d{3}Z$/);
    expect(JSON.parse(await home.ssoctlOutput('status', '--json')).sessions[0]).toMatchObject({
      name: 'corp',
      state: 'active',
    });
    const calls = await callsDuring(emulator, () => home.ssoctlOutput('credential-process', '--profile', 'dev'));
    expect(calls).toEqual({ 'sso:GetRoleCredentials': 1 });
    home.remove(roleCredentialsFile(ACCOUNT, ROLE, 'corp'));
    ageToken(home, 60);
    await home.ssoctlOutput('credential-process', '--profile', 'dev');
    expect(readToken(home).expiresAt).toMatch(/:\d\dZ$/);
    expect(tokenCalls(emulator).slice(-2)).toEqual(['refresh_token 200', 'refresh_token 200']);
    expect((await provided(home, 'fromSSO', 'dev')).arn).toMatch(ARN);
  });

  test('fromSSO refuses a session that ssoctl signed out', async () => {
    const { home } = await signedIn();
    await home.ssoctlOutput('logout', 'corp');
    const { status, stderr } = await run(process.execPath, argv('fromSSO', 'dev'), home.env);
    expect([status, stderr]).toEqual([1, expect.stringContaining('was not found or is invalid')]);
  });
});

describe('fromSsoctl', () => {
  afterEach(() => vi.unstubAllEnvs());

  /** Lets this process be a program in that home. */
  function inhabit({ env }: Home): void {
    for (const name of Object.keys(process.env).filter((name) => name.startsWith('AWS_'))) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  }

  test('gives an SDK client its credentials, from the service and then from the cache', async () => {
    const { emulator, home } = await signedIn();
    inhabit(home);
    const identity = async () => {
      const sts = new STSClient({ region: 'eu-west-1', credentials: fromSsoctl({ profile: 'dev' }) });
      return sts.send(new GetCallerIdentityCommand({}));
    };
    const calls = await callsDuring(emulator, async () => {
      expect(await identity()).toMatchObject({ Account: ACCOUNT, Arn: expect.stringMatching(ARN) });
      expect(await identity()).toMatchObject({ Account: ACCOUNT });
    });
    expect(calls).toEqual({ 'sso:GetRoleCredentials': 1, 'sts:GetCallerIdentity': 2 });
  });

  test('renews the access token that an SDK client finds expired', async () => {
    const { emulator, home } = await signedIn();
    ageToken(home, -10);
    inhabit(home);
    const credentials = await fromSsoctl({ profile: 'dev' })();
    expect(credentials).toMatchObject({ accountId: ACCOUNT, expiration: expect.any(Date) });
    expect(tokenCalls(emulator).at(-1)).toBe('refresh_token 200');
  });

  test('says what to run when nobody is signed in', async () => {
    inhabit(homeAt(await freshEmulator()));
    await expect(fromSsoctl({ profile: 'dev' })()).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      hint: expect.stringContaining('ssoctl login corp'),
    });
  });
});
