import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromSsoctl } from '@ssoctl/core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context } from './context.ts';

afterEach(closeAll);

/** The library's own time is the machine's, so the emulator's has to be. */
async function realTime() {
  const t = await context({ clock: {} });
  const real = { env: { ...t.emulator.env, AWS_PROFILE: 'sandbox' }, home: t.home.path };
  return { ...t, real };
}

async function signedIn() {
  const t = await realTime();
  const { nodeWorld, createSessions, serviceSettings } = await import('@ssoctl/core');
  const world = { ...nodeWorld(t.real), browser: t.browser };
  await createSessions(world, serviceSettings(t.config, world.env)).signIn(t.corp, { flow: 'pkce' });
  return t;
}

describe('the provider for the AWS SDK', () => {
  test("signs an SDK client's calls as the profile's role", async () => {
    const t = await signedIn();
    const sts = new STSClient({
      region: t.emulator.region,
      endpoint: t.emulator.url,
      credentials: fromSsoctl({ ...t.real, profile: 'admin' }),
    });
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Account).toBe('012345678901');
    expect(Arn).toContain('AWSReservedSSO_AdministratorAccess');
    sts.destroy();
  });

  test('gives what the SDK expects, for the profile that the environment names', async () => {
    const t = await signedIn();
    const identity = await fromSsoctl(t.real)();
    expect(identity).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
      sessionToken: expect.any(String),
      expiration: expect.any(Date),
      accountId: '012345678901',
    });
  });

  test('fetches once for all who ask, and not again while 15 minutes are left', async () => {
    const t = await signedIn();
    const provider = fromSsoctl(t.real);
    await Promise.all([provider(), provider(), provider()]);
    await t.home.remove();
    await provider();
    expect(t.count('sso:GetRoleCredentials')).toBe(1);
  });

  test('never asks a person: without a sign-in it rejects with the command to run', async () => {
    const t = await realTime();
    const provider = fromSsoctl(t.real);
    await expect(provider()).rejects.toThrow(
      expect.objectContaining({ code: 'SIGN_IN_REQUIRED', hint: 'run: ssoctl login corp' }),
    );
    expect(t.count('*')).toBe(0);
  });

  test('does not remember a failure', async () => {
    const t = await realTime();
    const provider = fromSsoctl({ ...t.real, profile: 'nowhere' });
    await expect(provider()).rejects.toThrow(expect.objectContaining({ code: 'PROFILE_NOT_FOUND' }));
    const config = (await t.home.read('.aws/config')) ?? '';
    await t.home.write('.aws/config', config.replace('[profile sandbox]', '[profile nowhere]'));
    await expect(provider()).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
  });
});
