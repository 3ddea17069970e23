import { fakeClock, recordedEvents, tempHome } from '@ssoctl/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { formatDate } from '../cache/dates.ts';
import { roleCredentialsFile } from '../cache/names.ts';
import type { RoleProfile } from '../config/types.ts';
import { systemFiles } from '../system/files.ts';
import { cached } from './cached.ts';

const role: RoleProfile = {
  profile: 'dev',
  signIn: { kind: 'sso-session', name: 'my-sso', startUrl: 'https://a', region: 'eu-west-1', scopes: null },
  accountId: '111111111111',
  roleName: 'Admin',
  region: undefined,
};

async function context(secondsLeft: number, more: Record<string, string> = {}) {
  const home = await tempHome();
  onTestFinished(home.remove);
  const clock = fakeClock();
  const events = recordedEvents();
  const Credentials = {
    AccessKeyId: 'ASIA',
    SecretAccessKey: 'secret',
    SessionToken: 'token',
    Expiration: formatDate(clock.now() + secondsLeft * 1000),
    ...more,
  };
  const path = `.aws/cli/cache/${roleCredentialsFile(role)}`;
  await home.write(path, JSON.stringify({ ProviderType: 'sso', Credentials }));
  const ask = () => cached({ clock, files: systemFiles(), home: home.path, onEvent: events.onEvent }, role);
  return { home, path, events, ask };
}

test("the AWS CLI's cached credentials are used with 900 seconds left, and not below", async () => {
  expect(await (await context(900)).ask()).toMatchObject({ accessKeyId: 'ASIA', sessionToken: 'token' });
  expect(await (await context(899)).ask()).toBeUndefined();
});

test('the account is the profile’s, where an older AWS CLI did not write it down', async () => {
  expect(await (await context(900)).ask()).toMatchObject({ accountId: '111111111111' });
  expect(await (await context(900, { AccountId: '222222222222' })).ask()).toMatchObject({ accountId: '222222222222' });
});

test('a broken file counts as none, with a warning', async () => {
  const t = await context(900);
  await t.home.write(t.path, '{"ProviderType": "sso", "Creden');
  expect(await t.ask()).toBeUndefined();
  expect(t.events.of('warning')).toHaveLength(1);
});
