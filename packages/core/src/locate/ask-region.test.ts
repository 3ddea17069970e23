import type { World } from '@ssoctl/core/internal/ports/index';
import { IDENTITY_CENTER_REGIONS } from '@ssoctl/core/internal/wire/regions';
import { fakeClock, sharedClock } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { askingRegions } from './ask-region.ts';
import type { LocateDeps } from './types.ts';

const REGISTERED = { clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 9_999_999_999 };
const STARTED = { deviceCode: 'd', userCode: 'u', verificationUri: 'https://x', expiresIn: 600 };

interface Said {
  status?: number;
  body: object;
}

/** The sign-in services of all Regions, without a wire: each call is answered at once, and its time kept. */
function services(clock: World['clock'], answer: (path: string) => Said | undefined = () => undefined) {
  const calls: { path: string; host: string; atMs: number; body: string }[] = [];
  const handle = async ({ path, hostname, body }: { path: string; hostname: string; body: string }) => {
    calls.push({ path, host: hostname, atMs: clock.now(), body });
    const said = answer(path) ?? { body: path === '/client/register' ? REGISTERED : STARTED };
    const bytes = new TextEncoder().encode(JSON.stringify(said.body));
    return { response: { statusCode: said.status ?? 200, headers: {}, body: bytes } };
  };
  const world = {
    clock,
    transport: { handler: async () => ({ handle }) },
    random: { bytes: (count: number) => new Uint8Array(count), uuid: () => '' },
    onEvent: () => {},
  };
  const settings = { fips: false, dualStack: false, endpoints: {}, caBundle: undefined };
  return { calls, ask: askingRegions({ world, settings } as unknown as LocateDeps) };
}

test('registers a client that asks for nothing, in the Region itself, and names the portal', async () => {
  const { calls, ask } = services(fakeClock());
  expect(await ask('https://corp.awsapps.com/start', 'eu-west-1')).toEqual({ kind: 'knows', clientId: 'c' });
  expect(calls.map(({ host }) => host)).toEqual(['oidc.eu-west-1.amazonaws.com', 'oidc.eu-west-1.amazonaws.com']);
  expect(calls.map(({ body }) => JSON.parse(body))).toEqual([
    { clientName: 'ssoctl-find-region', clientType: 'public' },
    { clientId: 'c', clientSecret: 's', startUrl: 'https://corp.awsapps.com/start' },
  ]);
});

test.each([
  ['no such portal there', { error: 'invalid_request' }, 'unknown-there'],
  ['a portal whose key has trouble', { error: 'invalid_request', reason: 'KMS_DisabledException' }, 'knows'],
  ['another refusal', { error: 'unauthorized_client' }, 'silent'],
])('takes %s for what it is', async (_what, body, kind) => {
  const { ask } = services(fakeClock(), (path) => (path === '/client/register' ? undefined : { status: 400, body }));
  expect((await ask('https://corp.awsapps.com/start', 'eu-west-1')).kind).toBe(kind);
});

test('a refused registration says nothing of the portal', async () => {
  const { ask } = services(fakeClock(), () => ({ status: 400, body: { error: 'invalid_request' } }));
  expect((await ask('https://corp.awsapps.com/start', 'eu-west-1')).kind).toBe('silent');
});

test('never registers more than twenty clients in a second, in all Regions together', async () => {
  const clock = sharedClock();
  const { calls, ask } = services(clock);
  // The SDK is loaded on the first call, and no clock of ours stands still for that.
  await ask('https://corp.awsapps.com/start', 'us-east-1');
  const regions = IDENTITY_CENTER_REGIONS.aws ?? [];
  await Promise.all(regions.map((region) => ask('https://corp.awsapps.com/start', region)));
  const times = calls.filter(({ path }) => path === '/client/register').map(({ atMs }) => atMs);
  expect(times).toHaveLength(35);
  const most = Math.max(...times.map((at) => times.filter((other) => other >= at && other < at + 1000).length));
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThanOrEqual(20);
});
