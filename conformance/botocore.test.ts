// botocore, as boto3 runs it, on the files that ssoctl wrote: every version that a Python on this machine has.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmulatorOptions } from '@ssoctl/emulator';
import { expect, test } from 'vitest';
import { ageToken, readToken, roleCredentialsFile } from './kit/cache-files.ts';
import { callsDuring, freshEmulator, tokenCalls } from './kit/emulators.ts';
import { ACCOUNT, ARN, type Home, homeAt, ROLE } from './kit/home.ts';
import { botocores, describeWith, ssoctl } from './kit/programs.ts';
import { output, run } from './kit/run.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), 'programs/botocore_credentials.py');

/** AWS_ENDPOINT_URL_* came with 1.31; an older one is led by the proxy alone. */
const knowsEndpointVariables = (version: string) => Number(version.split('.')[1]) >= 31;

describeWith('botocore', 'python3-botocore', botocores, ({ path: python, version }) => {
  const modes = knowsEndpointVariables(version) ? [false, true] : [true];
  const [intercept] = modes as [boolean];
  const provided = async (home: Home, profile: string) => JSON.parse(await output(python, [script, profile], home.env));

  async function fresh(options: EmulatorOptions = {}) {
    const emulator = await freshEmulator({ approve: 'maya', intercept, ...options });
    return { emulator, home: homeAt(emulator) };
  }

  test.each(modes)('uses a token that ssoctl got with PKCE (intercept: %s)', async (intercept) => {
    const { emulator, home } = await fresh({ intercept });
    await home.ssoctlOutput('login', 'corp', '--pkce');
    const calls = await callsDuring(emulator, async () => {
      expect((await provided(home, 'dev')).arn).toMatch(ARN);
    });
    expect(calls).toEqual({ 'sso:GetRoleCredentials': 1, 'sts:GetCallerIdentity': 1 });
  });

  test('uses a token that ssoctl got by device code', async () => {
    const { home } = await fresh();
    await home.ssoctlOutput('login', 'corp', '--device-code');
    expect((await provided(home, 'dev')).arn).toMatch(ARN);
  });

  test('uses the token of a profile without a session', async () => {
    const { home } = await fresh();
    await home.ssoctlOutput('login', '--profile', 'old');
    expect((await provided(home, 'old')).arn).toMatch(ARN);
  });

  test('runs ssoctl as credential_process', async () => {
    const { home } = await fresh();
    await home.ssoctlOutput('login', 'corp');
    const line = `credential_process = "${process.execPath}" "${ssoctl}" credential-process --profile dev`;
    home.write('.aws/config', `${home.read('.aws/config')}\n[profile process]\nregion = eu-west-1\n${line}\n`);
    expect((await provided(home, 'process')).arn).toMatch(ARN);
  });

  test.each([
    ['replaced', true],
    ['kept', false],
  ])('refreshes a token that ssoctl reads and refreshes again (refresh tokens %s)', async (_how, rotate) => {
    const { emulator, home } = await fresh({ rotate });
    await home.ssoctlOutput('login', 'corp', '--pkce');
    const { accessToken } = readToken(home);
    ageToken(home, 60);
    await provided(home, 'dev');
    expect(readToken(home).accessToken).not.toBe(accessToken);
    const calls = await callsDuring(emulator, () => home.ssoctlOutput('credential-process', '--profile', 'dev'));
    expect(calls).toEqual({ 'sso:GetRoleCredentials': 1 });
    home.remove(roleCredentialsFile(ACCOUNT, ROLE, 'corp'));
    ageToken(home, 60);
    await home.ssoctlOutput('credential-process', '--profile', 'dev');
    expect(tokenCalls(emulator).slice(-2)).toEqual(['refresh_token 200', 'refresh_token 200']);
    expect((await provided(home, 'dev')).arn).toMatch(ARN);
  });

  test('refuses a session that ssoctl signed out', async () => {
    const { home } = await fresh();
    await home.ssoctlOutput('login', 'corp');
    await home.ssoctlOutput('logout', 'corp');
    const { status, stderr } = await run(python, [script, 'dev'], home.env);
    expect([status, stderr]).toEqual([1, expect.stringContaining('Error loading SSO Token')]);
  });
});
