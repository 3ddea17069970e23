import { plantedSecrets } from '@ssoctl/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { depsFor, oidcError, type Reply, type WireServer, wireServer } from '../../test/wire-server.ts';
import { isSsoctlError, type SsoctlError } from '../errors/index.ts';
import { oidcClient } from './client.ts';
import { wireErrorOf } from './rejections.ts';
import type { Grant } from './types.ts';

const open: WireServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function against(...replies: Reply[]) {
  const server = await wireServer(...replies);
  open.push(server);
  const deps = depsFor(server.url);
  return { server, deps, oidc: oidcClient(deps) };
}

async function failure(work: Promise<unknown>): Promise<SsoctlError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!isSsoctlError(error)) throw new Error(`not an error of ours: ${String(error)}`);
  return error;
}

const client = { clientId: 'cid', clientSecret: 'csecret' };
const refreshGrant: Grant = { type: 'refresh_token', refreshToken: 'rt' };
const codeGrant: Grant = {
  type: 'authorization_code',
  code: 'the-code',
  codeVerifier: 'the-verifier',
  redirectUri: 'http://127.0.0.1:9/oauth/callback',
};
const deviceGrant: Grant = { type: 'device_code', deviceCode: 'dc' };

describe('requests', () => {
  test('a registration is sent as given, and comes back with what was asked for and the expiry in ms', async () => {
    const reply = {
      body: { clientId: 'c1', clientSecret: 's1', clientIdIssuedAt: 1, clientSecretExpiresAt: 1_900_000_000 },
    };
    const { server, oidc } = await against(reply);
    const registration = await oidc.registerClient({
      clientName: 'n',
      scopes: ['a', 'b'],
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: 'https://d-1.awsapps.com/start',
    });
    expect(registration).toEqual({
      clientId: 'c1',
      clientSecret: 's1',
      expiresAtMs: 1_900_000_000_000,
      scopes: ['a', 'b'],
      grantTypes: ['authorization_code', 'refresh_token'],
    });
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/client/register' });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      clientName: 'n',
      clientType: 'public',
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: 'https://d-1.awsapps.com/start',
      scopes: ['a', 'b'],
    });
  });

  test('absent and empty members are not sent', async () => {
    const { server, oidc } = await against({ body: { clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 1 } });
    await oidc.registerClient({ clientName: 'n', scopes: [] });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ clientName: 'n', clientType: 'public' });
  });

  test.each([
    [
      codeGrant,
      {
        grantType: 'authorization_code',
        code: 'the-code',
        codeVerifier: 'the-verifier',
        redirectUri: 'http://127.0.0.1:9/oauth/callback',
      },
    ],
    [deviceGrant, { grantType: 'urn:ietf:params:oauth:grant-type:device_code', deviceCode: 'dc' }],
    [refreshGrant, { grantType: 'refresh_token', refreshToken: 'rt' }],
  ])('a grant is sent with what belongs to it: %o', async (grant, members) => {
    const { server, oidc, deps } = await against({
      body: { accessToken: 'at', tokenType: 'Bearer', expiresIn: 3600, refreshToken: 'r2' },
    });
    const answer = await oidc.createToken(client, grant);
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ ...client, ...members });
    expect(answer).toEqual({
      kind: 'token',
      token: { accessToken: 'at', expiresAtMs: deps.clock.now() + 3_600_000, refreshToken: 'r2' },
    });
  });

  test('the path of an overridden endpoint is kept for calls and dropped for authorize', async () => {
    const server = await wireServer({ body: { accessToken: 'at', expiresIn: 1 } });
    open.push(server);
    const oidc = oidcClient(depsFor(`${server.url}/base/path/`));
    await oidc.createToken(client, refreshGrant);
    expect(server.received[0]?.url).toBe('/base/path/token');
    expect(oidc.authorizeBase()).toBe(server.url);
  });

  test('the user agent names ssoctl, and no connection is kept under a POST', async () => {
    const { server, oidc } = await against({ body: { accessToken: 'at', expiresIn: 1 } });
    await oidc.createToken(client, refreshGrant);
    expect(server.received[0]?.headers['user-agent']).toMatch(/^ssoctl\/\d+\.\d+\.\d+ /);
    expect(server.received[0]?.headers.connection).toBe('close');
  });
});

describe('what a rejection of CreateToken means', () => {
  test.each([
    [deviceGrant, 400, 'ExpiredTokenException', 'expired_token', 'SIGN_IN_EXPIRED'],
    [deviceGrant, 400, 'AccessDeniedException', 'access_denied', 'SIGN_IN_DENIED'],
    [deviceGrant, 401, 'InvalidClientException', 'invalid_client', 'SERVICE_REJECTED'],
    [deviceGrant, 400, 'InvalidGrantException', 'invalid_grant', 'SIGN_IN_FAILED'],
    [codeGrant, 400, 'InvalidGrantException', 'invalid_grant', 'SIGN_IN_FAILED'],
    [codeGrant, 400, 'UnsupportedGrantTypeException', 'unsupported_grant_type', 'SERVICE_REJECTED'],
    [codeGrant, 400, 'SlowDownException', 'slow_down', 'THROTTLED'],
    [refreshGrant, 400, 'InvalidGrantException', 'invalid_grant', 'SESSION_ENDED'],
    [refreshGrant, 401, 'InvalidClientException', 'invalid_client', 'SESSION_ENDED'],
    [refreshGrant, 400, 'SlowDownException', 'slow_down', 'THROTTLED'],
    [refreshGrant, 500, 'InternalServerException', 'server_error', 'SERVICE_UNAVAILABLE'],
  ])('%o %i %s', async (grant, status, exception, error, code) => {
    const { server, oidc } = await against(oidcError(status, exception, error));
    const thrown = await failure(oidc.createToken(client, grant));
    expect(thrown.code).toBe(code);
    expect(wireErrorOf(thrown)).toBe(error);
    expect(thrown.details).toMatchObject({ status, exception, requestId: 'req-1', region: 'eu-north-1' });
    expect(thrown.message).toContain(`${error} it is`);
    expect(server.received).toHaveLength(1);
  });

  test.each([
    ['AuthorizationPendingException', 'authorization_pending', 'pending'],
    ['SlowDownException', 'slow_down', 'slow-down'],
  ])('%s answers a poll, with or without the header that names it', async (exception, error, kind) => {
    for (const headers of [oidcError(400, exception, error).headers, {}]) {
      const { oidc } = await against({ ...oidcError(400, exception, error), headers: headers ?? {} });
      expect(await oidc.createToken(client, deviceGrant)).toEqual({ kind });
    }
  });

  test('the name in the header counts when the body has no error', async () => {
    const { oidc } = await against({ ...oidcError(400, 'AuthorizationPendingException', ''), body: {} });
    expect(await oidc.createToken(client, deviceGrant)).toEqual({ kind: 'pending' });
  });

  test('a reason of KMS is the administrator’s matter, not a refusal by the person', async () => {
    const reply = oidcError(400, 'AccessDeniedException', 'access_denied');
    const { oidc } = await against({ ...reply, body: { error: 'access_denied', reason: 'KMS_AccessDeniedException' } });
    const thrown = await failure(oidc.createToken(client, deviceGrant));
    expect(thrown.code).toBe('ACCESS_DENIED');
    expect(thrown.message).toContain('KMS_AccessDeniedException');
  });

  test('the hint is the one the caller gave', async () => {
    const server = await wireServer(oidcError(400, 'InvalidGrantException', 'invalid_grant'));
    open.push(server);
    const oidc = oidcClient({ ...depsFor(server.url), loginHint: 'run: ssoctl login corp' });
    expect((await failure(oidc.createToken(client, refreshGrant))).hint).toBe('run: ssoctl login corp');
  });
});

describe('other rejections', () => {
  test('an unknown start URL names itself and the Region', async () => {
    const { oidc } = await against(oidcError(400, 'InvalidRequestException', 'invalid_request'));
    const thrown = await failure(oidc.startDeviceAuthorization(client, 'https://d-1.awsapps.com/start'));
    expect(thrown).toMatchObject({ code: 'SERVICE_REJECTED', details: { error: 'invalid_request' } });
    expect(thrown.message).toContain('https://d-1.awsapps.com/start is not known in Region eu-north-1');
    expect(thrown.hint).toContain('sso_region');
  });

  test('a registration is repeated while the service fails or throttles', async () => {
    const good = { body: { clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 1 } };
    const { oidc, server, deps } = await against(
      oidcError(500, 'InternalServerException', 'server_error'),
      oidcError(400, 'SlowDownException', 'slow_down'),
      { fault: 'reset' },
      good,
    );
    await oidc.registerClient({ clientName: 'n' });
    expect(server.received).toHaveLength(4);
    expect(deps.events.of('call').map(({ attempt, status, error }) => ({ attempt, status, error }))).toEqual([
      { attempt: 1, status: 500, error: 'server_error' },
      { attempt: 2, status: 400, error: 'slow_down' },
      { attempt: 3, status: undefined, error: 'ECONNRESET' },
      { attempt: 4, status: 200, error: undefined },
    ]);
  });

  test('an answer without a token is a failure of the service', async () => {
    const { oidc } = await against({ body: { tokenType: 'Bearer', expiresIn: 5 } });
    expect((await failure(oidc.createToken(client, codeGrant))).code).toBe('SERVICE_UNAVAILABLE');
  });
});

describe('a CreateToken whose answer is lost', () => {
  test.each([
    ['a reset', { fault: 'reset' }, 'NETWORK_UNREACHABLE'],
    ['garbage', { body: '<html>', headers: { 'content-type': 'text/html' } }, 'SERVICE_UNAVAILABLE'],
    ['a 500', { status: 500, body: { message: 'no' } }, 'SERVICE_UNAVAILABLE'],
  ] as const)('is not sent again after %s', async (_what, reply, code) => {
    const { oidc, server } = await against(reply);
    expect((await failure(oidc.createToken(client, codeGrant))).code).toBe(code);
    expect((await failure(oidc.createToken(client, refreshGrant))).code).toBe(code);
    expect(server.received).toHaveLength(2);
  });

  test('is sent again when no connection came about', async () => {
    const { oidc, server, deps } = await against();
    await server.close();
    const thrown = await failure(oidc.createToken(client, codeGrant));
    expect(thrown).toMatchObject({ code: 'NETWORK_UNREACHABLE', details: { networkCode: 'ECONNREFUSED' } });
    expect(deps.events.of('call')).toHaveLength(5);
    await failure(oidc.createToken(client, deviceGrant));
    expect(deps.events.of('call')).toHaveLength(6);
  });
});

test('no secret shows in errors and events, whatever comes back', async () => {
  const secrets = plantedSecrets();
  const { accessToken, refreshToken, clientSecret, deviceCode, authorizationCode, codeVerifier } = secrets.values;
  const body = { accessToken, refreshToken, expiresIn: 'soon' };
  const text = `{"accessToken":"${accessToken}","refreshToken":"${refreshToken}",`;
  for (const reply of [
    { body },
    { body: text },
    { body: text, fault: 'half' },
    { status: 500, body: text },
  ] as Reply[]) {
    const server = await wireServer(reply);
    open.push(server);
    const deps = depsFor(server.url, { connectMs: 500, answerMs: 200 });
    const oidc = oidcClient(deps);
    const identity = { clientId: 'cid', clientSecret };
    const thrown = [
      await failure(oidc.createToken(identity, { type: 'refresh_token', refreshToken })),
      await failure(oidc.createToken(identity, { type: 'device_code', deviceCode })),
      await failure(oidc.createToken(identity, { ...codeGrant, code: authorizationCode, codeVerifier })),
    ];
    expect(secrets.findIn(...thrown, deps.events.all)).toEqual([]);
  }
});

test('a service that quotes the request in its error has no secret of it shown, whole or cut', async () => {
  const secrets = plantedSecrets();
  const { refreshToken, clientSecret, deviceCode, authorizationCode, codeVerifier } = secrets.values;
  const grants: [Grant, string[]][] = [
    [{ type: 'refresh_token', refreshToken }, [refreshToken, clientSecret]],
    [{ type: 'device_code', deviceCode }, [deviceCode, clientSecret]],
    [{ ...codeGrant, code: authorizationCode, codeVerifier }, [authorizationCode, codeVerifier, clientSecret]],
  ];
  for (const [grant, sent] of grants) {
    for (const secret of sent) {
      const body = {
        error: `${'x'.repeat(40)}${secret}`,
        error_description: `${'y'.repeat(280)}${secret} is not known`,
        reason: secret,
      };
      const headers = { 'x-amzn-errortype': 'InvalidRequestException', 'x-amzn-requestid': secret };
      const { deps, oidc } = await against({ status: 400, body, headers });
      const error = await failure(oidc.createToken({ clientId: 'cid', clientSecret }, grant));
      expect(error.message).toContain('yyy***');
      const told = JSON.stringify([error.message, error.details, deps.events.all]);
      expect(told).not.toContain(secret.slice(0, 12));
    }
  }
});
