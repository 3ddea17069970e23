import { stat } from 'node:fs/promises';
import { loadConfig, resolveRole, resolveSession, serviceSettings } from '@ssoctl/core/internal/config/index';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import { createSessions } from '@ssoctl/core/internal/session/sessions';
import {
  configFor,
  fakeBrowser,
  fakeClock,
  follow,
  type PlantedSecrets,
  plantedSecrets,
  tempHome,
  worldFor,
} from '@ssoctl/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oidcError, portalError, type Received, type Reply, wireServer } from '../wire-server.ts';

const FAILURES = ['reset', 'cut off', 'garbage', 'wrong shape', '500', '429', '403', '401', 'refused'] as const;
type Failure = (typeof FAILURES)[number];

const OIDC_REFUSALS = [
  'InvalidGrantException',
  'InvalidClientException',
  'AccessDeniedException',
  'ExpiredTokenException',
];

/** What the service would answer when all is well, with the planted secrets. */
function goodReply({ url, body }: Received, { values }: PlantedSecrets, nowMs: number): Reply {
  const query = new URL(url, 'http://127.0.0.1').searchParams;
  if (url.startsWith('/client/register'))
    return {
      body: { clientId: 'client', clientSecret: values.clientSecret, clientSecretExpiresAt: nowMs / 1000 + 7e6 },
    };
  if (url.startsWith('/device_authorization')) {
    const page = 'http://127.0.0.1:1/device';
    const codes = { deviceCode: values.deviceCode, userCode: 'ABCD-EFGH' };
    return { body: { ...codes, verificationUri: page, verificationUriComplete: page, expiresIn: 600, interval: 1 } };
  }
  if (url.startsWith('/authorize')) {
    const answer = new URLSearchParams({ code: values.authorizationCode, state: query.get('state') ?? '' });
    return { status: 302, headers: { location: `${query.get('redirect_uri')}?${answer}` } };
  }
  if (url.startsWith('/token'))
    return { body: { accessToken: values.accessToken, refreshToken: values.refreshToken, expiresIn: 3600 } };
  if (url.startsWith('/federation/credentials')) {
    const { secretAccessKey, sessionToken } = values;
    const expiration = nowMs + 3_600_000;
    return { body: { roleCredentials: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey, sessionToken, expiration } } };
  }
  return { headers: { 'x-amzn-requestid': 'r-1' }, body: body === '' ? '' : {} };
}

function badReply(failure: Failure, request: Received, good: Reply): Reply {
  const text = JSON.stringify(good.body ?? '');
  const oidc = request.method === 'POST' && !request.url.startsWith('/logout');
  switch (failure) {
    case 'reset':
      return { fault: 'reset' };
    case 'cut off':
      return { body: text.slice(0, -3) };
    case 'garbage':
      return { headers: { 'content-type': 'text/html' }, body: `<html>${text}${request.body}</html>` };
    case 'wrong shape':
      return { body: [good.body] };
    case '500':
    case '429':
      return { status: Number(failure), body: text };
    case 'refused': {
      const name = OIDC_REFUSALS[request.body.length % OIDC_REFUSALS.length] ?? '';
      const word = name.replace('Exception', '').replace(/(?<=[a-z])(?=[A-Z])/g, '_');
      return oidc ? oidcError(400, name, word.toLowerCase()) : portalError(404, 'ResourceNotFoundException', 'no');
    }
    default:
      return portalError(
        Number(failure),
        failure === '401' ? 'UnauthorizedException' : 'ForbiddenException',
        'No access',
      );
  }
}

async function life(flow: 'pkce' | 'device-code', plan: readonly (Failure | undefined)[]) {
  const clock = fakeClock();
  const planted = plantedSecrets();
  const verifiers: string[] = [];
  let turn = 0;
  const server = await wireServer((request) => {
    const good = goodReply(request, planted, clock.now());
    if (request.body.includes('codeVerifier')) verifiers.push(JSON.parse(request.body).codeVerifier);
    // The browser's own call is not ours to fail: the wait for it would be ten minutes.
    const failure = request.url.startsWith('/authorize') ? undefined : plan[turn++ % plan.length];
    return failure === undefined ? good : badReply(failure, request, good);
  });
  const home = await tempHome();
  try {
    await home.write(
      '.aws/config',
      configFor({ startUrl: 'https://d-1234567890.awsapps.com/start', region: 'eu-west-1' }),
    );
    const browser = fakeBrowser({ visit: follow });
    const env = { AWS_ENDPOINT_URL: server.url };
    const world = worldFor(home, { env, clock, browser });
    const config = await loadConfig(world);
    const corp = resolveSession(config, 'corp');
    const sessions = createSessions(world, serviceSettings(config, env));
    const seen: unknown[] = [];
    const attempt = (work: Promise<unknown>) => work.then(undefined, (error) => seen.push(error));
    const role = () => roleCredentials(world, config, resolveRole(config, 'sandbox'));
    for (let tries = 0; tries < 3; tries++) await attempt(sessions.signIn(corp, { flow }));
    await attempt(role());
    clock.advance(3_000_000);
    await attempt(sessions.accessToken(corp));
    clock.advance(3_600_000);
    await attempt(role());
    await attempt(sessions.accessToken(corp, { rejected: planted.values.accessToken }));
    const modes = await Promise.all(
      (await home.files())
        .filter((name) => name !== '.aws/config')
        .map(async (name) => (await stat(home.at(name))).mode & 0o777),
    );
    const out = await sessions.signOut(corp, { profiles: [] }).catch((error) => error);
    const told = [...seen, ...world.events.all, ...browser.opened, out];
    return { planted, verifiers, told, modes, calls: server.received.length };
  } finally {
    await server.close();
    await home.remove();
  }
}

test('no secret shows in an event, an error or a URL, whatever fails; files with secrets are for their owner alone', async () => {
  let calls = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('pkce' as const, 'device-code' as const),
      fc.array(fc.option(fc.constantFrom(...FAILURES), { nil: undefined, freq: 2 }), { minLength: 1, maxLength: 12 }),
      async (flow, plan) => {
        const { planted, verifiers, told, modes, ...seen } = await life(flow, plan);
        calls += seen.calls;
        expect(planted.findIn(...told)).toEqual([]);
        for (const codeVerifier of verifiers) expect(plantedSecrets({ codeVerifier }).findIn(...told)).toEqual([]);
        expect(modes.filter((mode) => mode !== 0o600)).toEqual([]);
      },
    ),
    { numRuns: 40, interruptAfterTimeLimit: 90_000, markInterruptAsFailure: true },
  );
  expect(calls).toBeGreaterThan(200);
}, 120_000);

test('the search finds a secret wherever it is put', () => {
  const planted = plantedSecrets();
  const { accessToken } = planted.values;
  const inCause = new Error('outer', { cause: new Error('inner', { cause: { $response: { body: accessToken } } }) });
  for (const place of [accessToken, { deep: { deeper: [accessToken] } }, new Error(`x ${accessToken}`), inCause])
    expect(planted.findIn(place)).toEqual(['accessToken']);
  expect(planted.findIn(Buffer.from(accessToken).toString('base64'))).toEqual(['accessToken']);
});
