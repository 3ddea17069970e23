import { loadConfig, serviceSettings } from '@ssoctl/core/internal/config/index';
import { findRegion } from '@ssoctl/core/internal/locate/find-region';
import type { LocateOptions } from '@ssoctl/core/internal/locate/types';
import { IDENTITY_CENTER_REGIONS } from '@ssoctl/core/internal/wire/regions';
import { type Emulated, emulated, worldFor } from '@ssoctl/testkit';
import { afterEach, describe, expect, test } from 'vitest';

const running: Emulated[] = [];
afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));

const INSTANCE = 'ssoins-1234567890abcdef';

interface Instance {
  region?: string;
  alias?: string;
  wrongRegion?: 'refused' | 'hangs';
}

/** A company whose instance is in a Region, and a machine that knows nothing of it. */
async function company({ region = 'eu-central-1', alias = 'larkspur', wrongRegion = 'refused' }: Instance = {}) {
  const seed = {
    instance: { region, alias, id: INSTANCE },
    accounts: [{ id: '111122223333', name: 'management' }],
    users: [{ name: 'maya' }],
    behaviour: { wrongRegion },
  };
  const t = await emulated({ intercept: true, seed });
  running.push(t);
  await t.home.write('.aws/config', '');
  return t;
}

/** As AWS is reached: hosts of their own in every Region. The emulator's own endpoint is for browsers. */
async function find(
  t: Emulated,
  text: string,
  { env = {}, ...options }: LocateOptions & { env?: Record<string, string> } = {},
) {
  const { AWS_ENDPOINT_URL_SSO_OIDC: _, ...direct } = t.emulator.env;
  const world = worldFor(t.home, { env: { ...direct, ...env }, clock: t.clock });
  const config = await loadConfig(world);
  const settings = serviceSettings(config, world.env);
  const located = await findRegion({ world, config, settings }, text, options);
  const hosts = world.events.of('call').map(({ service, operation }) => `${service} ${operation}`);
  return { ...located, hosts, steps: located.tried.map(({ step }) => step) };
}

const registered = (t: Emulated) =>
  t.emulator.control.calls.list({ operation: 'sso-oidc:RegisterClient' }).map(({ host }) => host.split('.')[1]);

describe('the portal’s page', () => {
  test.each([
    ['eu-central-1', 'aws'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['cn-northwest-1', 'aws-cn'],
  ])('names %s, and that Region agrees', async (region, partition) => {
    const t = await company({ region });
    const found = await find(t, `${t.emulator.startUrl}#/`);
    expect(found).toMatchObject({ how: 'portal', region, partition, startUrl: t.emulator.startUrl });
    expect(found.canonicalUrl).toBe(t.emulator.startUrl);
    expect(registered(t)).toEqual([region]);
  });

  test('is enough where nobody may be asked', async () => {
    const t = await company();
    expect(await find(t, t.emulator.startUrl, { probe: false })).toMatchObject({
      how: 'portal',
      region: 'eu-central-1',
    });
    expect(registered(t)).toEqual([]);
  });

  test('is not believed for a portal that its Region does not know', async () => {
    const t = await company();
    const found = await find(t, 'nobody');
    expect(found).toMatchObject({ how: 'unknown', partition: 'aws' });
    expect(found.region).toBeUndefined();
    expect(found.tried).toContainEqual({ step: 'portal', outcome: 'but eu-central-1 does not know the start URL' });
  });
});

describe('what needs no network', () => {
  test.each([
    ['https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws/#/', 'eu-west-1', 'aws'],
    ['https://ssoins-1234567890abcdef.us-gov-west-1.portal.amazonaws.com', 'us-gov-west-1', 'aws-us-gov'],
    ['https://start.cn-north-1.home.awsapps.cn/directory/d-9967f2ab13', 'cn-north-1', 'aws-cn'],
    ['https://ssoins-1234567890abcdef.portal.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1', 'aws-eusc'],
    ['https://ssoins-1234567890abcdef.portal.xx-nowhere-9.app.aws', 'xx-nowhere-9', 'aws'],
  ])('the host of %s', async (text, region, partition) => {
    const t = await company();
    expect(await find(t, text)).toMatchObject({ how: 'host', region, partition, hosts: [] });
  });

  test('a session that is configured', async () => {
    const t = await company();
    await t.home.write(
      '.aws/config',
      '[sso-session x]\nsso_start_url = https://corp.awsapps.com/start/\nsso_region = eu-west-3\n',
    );
    expect(await find(t, 'corp')).toMatchObject({ how: 'configured', region: 'eu-west-3', hosts: [] });
  });
});

describe('asking the Regions', () => {
  test.each([
    ['eu-north-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('finds an issuer URL in %s, whose page nobody asks for', async (region, partition) => {
    const t = await company({ region });
    const host = { 'aws-us-gov': 'us-gov.amazonaws.com', 'aws-cn': 'amazonaws.com.cn', 'aws-eusc': 'amazonaws.eu' }[
      partition
    ];
    const found = await find(t, `https://identitycenter.${host ?? 'amazonaws.com'}/${INSTANCE}`);
    expect(found).toMatchObject({ how: 'probe', region, partition });
    expect(found.hosts.filter((call) => !call.startsWith('sso-oidc '))).toEqual([]);
  });

  test('gives candidates and no Region where old instances are known everywhere', async () => {
    const t = await company({ region: 'us-gov-west-1', wrongRegion: 'hangs' });
    const found = await find(t, `https://identitycenter.us-gov.amazonaws.com/${INSTANCE}`);
    expect(found).toMatchObject({
      how: 'unknown',
      candidates: ['us-gov-west-1', 'us-gov-east-1'],
      partition: 'aws-us-gov',
    });
    expect(found.region).toBeUndefined();
  });

  test('says of every Region that it does not know the portal', async () => {
    const t = await company({ region: 'cn-north-1' });
    const found = await find(t, 'https://identitycenter.amazonaws.com.cn/ssoins-0000000000000000');
    expect(found).toMatchObject({ how: 'unknown', partition: 'aws-cn' });
    expect(found.tried.at(-1)).toEqual({ step: 'probe', outcome: 'it is not known in cn-north-1, cn-northwest-1' });
    expect(found.failure).toBeUndefined();
  });

  test('asks every Region of the partition once', async () => {
    const t = await company();
    const found = await find(t, 'ssoins-0000000000000000');
    expect(found.tried.at(-1)?.outcome).toBe('it is not known in 34 Regions');
    expect([...registered(t)].sort()).toEqual([...(IDENTITY_CENTER_REGIONS.aws ?? [])].sort());
  });

  test('is left out where it is not wanted', async () => {
    const t = await company();
    const found = await find(t, INSTANCE, { probe: false });
    expect(found).toMatchObject({ how: 'unknown', steps: ['host', 'configured', 'cache', 'portal', 'probe'] });
    expect(registered(t)).toEqual([]);
  });

  test('tells of Regions that give no answer, and finds it all the same', async () => {
    const t = await company({ region: 'cn-north-1' });
    t.emulator.control.faults.replace({ operation: 'sso-oidc:RegisterClient', fault: 'error', after: 1 });
    const found = await find(t, `https://identitycenter.amazonaws.com.cn/${INSTANCE}`);
    expect(found).toMatchObject({ how: 'probe', region: 'cn-north-1' });
    expect(found.tried.at(-1)?.outcome).toContain('cn-northwest-1 gave no answer');
  });

  test('asks a Region that fails twice, not as often as a call of which much depends', async () => {
    const t = await company({ region: 'eusc-de-east-1' });
    t.emulator.control.faults.replace({ operation: 'sso-oidc:RegisterClient', fault: 'error' });
    const found = await find(t, `https://identitycenter.amazonaws.eu/${INSTANCE}`);
    expect(found).toMatchObject({ how: 'unknown', failure: { code: 'SERVICE_UNAVAILABLE' } });
    expect(registered(t)).toHaveLength(2);
  });

  test('gives the reason where nobody can be reached at all', async () => {
    const t = await company();
    const found = await find(t, INSTANCE, {
      env: { HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
    });
    expect(found).toMatchObject({ how: 'unknown', failure: { code: 'PROXY_FAILED' } });
  });

  test('ends when it is told to, and so does the look at the page', async () => {
    const t = await company();
    for (const text of [INSTANCE, t.emulator.startUrl])
      await expect(find(t, text, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('under an endpoint of its own', () => {
  const own = (t: Emulated) => ({ AWS_ENDPOINT_URL_SSO_OIDC: t.emulator.url });

  test('one client is registered, and its id tells the Region', async () => {
    const t = await company({ region: 'ap-south-1' });
    const found = await find(t, t.emulator.startUrl, { env: own(t) });
    expect(found).toMatchObject({ how: 'registration', region: 'ap-south-1', partition: 'aws' });
    expect(found.hosts).toEqual(['sso-oidc RegisterClient', 'sso-oidc StartDeviceAuthorization']);
  });

  test('a start URL that is not known there has no Region', async () => {
    const t = await company();
    const found = await find(t, 'nobody', { env: own(t) });
    expect(found).toMatchObject({ how: 'unknown', steps: ['host', 'configured', 'cache', 'registration'] });
  });

  test('an endpoint that does not answer is the reason', async () => {
    const t = await company();
    const env = { AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:9' };
    expect(await find(t, 'corp', { env })).toMatchObject({ how: 'unknown', failure: { code: 'NETWORK_UNREACHABLE' } });
  });
});

test.each([
  ['CA_BUNDLE_INVALID', { AWS_CA_BUNDLE: '/nowhere.pem' }],
  ['PROXY_INVALID', { HTTPS_PROXY: 'socks5://127.0.0.1:9', https_proxy: 'socks5://127.0.0.1:9' }],
])('a setting of the network that would fail every step is told at once: %s', async (code, env) => {
  const t = await company();
  for (const text of [INSTANCE, t.emulator.startUrl, 'https://sso.example.com'])
    await expect(find(t, text, { env })).rejects.toMatchObject({ code });
});

test('no secret of what was registered stays in the result or in an event', async () => {
  const t = await company();
  const events: unknown[] = [];
  const { AWS_ENDPOINT_URL_SSO_OIDC: _, ...env } = t.emulator.env;
  const world = { ...worldFor(t.home, { env, clock: t.clock }), onEvent: (event: unknown) => void events.push(event) };
  const config = await loadConfig(world);
  const located = await findRegion(
    { world, config, settings: serviceSettings(config, env) },
    'ssoins-0000000000000000',
  );
  const said = JSON.stringify([located, events]);
  expect(events.length).toBeGreaterThan(60);
  // Client secrets are JWTs, and begin so.
  expect(said).not.toContain('eyJ');
  expect(await t.home.files('.aws/sso')).toEqual([]);
});
