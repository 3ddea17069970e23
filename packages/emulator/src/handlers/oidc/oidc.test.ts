import { describe, expect, test } from 'vitest';
import { BASE, DEVICE_CODE, playground } from '../../../test/playground.ts';
import { DEFAULT_COMPANY, loadSeed } from '../../seed/index.ts';

const REGISTER = { clientName: 'corp', clientType: 'public' };
const CODE_GRANT = { grantTypes: ['authorization_code', 'refresh_token'], scopes: ['sso:account:access'] };

describe('RegisterClient', () => {
  test('gives an id that carries the Region and a secret that is long, for 90 days', async () => {
    const { post, clock } = playground();
    const { status, body } = await post('/client/register', REGISTER);
    expect(status).toBe(200);
    expect(Buffer.from(body.clientId, 'base64url').subarray(16).toString()).toBe('eu-central-1');
    expect(body.clientSecret.length).toBeGreaterThan(1000);
    expect(body.clientSecret.split('.')).toHaveLength(3);
    expect(body.clientIdIssuedAt).toBe(clock.now() / 1000);
    expect(body.clientSecretExpiresAt - body.clientIdIssuedAt).toBe(90 * 86_400);
  });

  const startUrl = playground().service.startUrl;
  const code = { ...CODE_GRANT, issuerUrl: startUrl };
  test.each([
    ['no name', { clientName: undefined }, 'InvalidRequestException', 'invalid_request'],
    [
      'a confidential client',
      { clientType: 'confidential' },
      'InvalidClientMetadataException',
      'invalid_client_metadata',
    ],
    ['an unknown grant', { grantTypes: ['password'] }, 'UnsupportedGrantTypeException', 'unsupported_grant_type'],
    ['an unknown scope', { scopes: ['sso:everything'] }, 'InvalidScopeException', 'invalid_scope'],
    ['a malformed scope', { scopes: ['a:b:c:d'] }, 'InvalidScopeException', 'invalid_scope'],
    ['scopes as text', { scopes: 'sso:account:access' }, 'InvalidRequestException', 'invalid_request'],
    ['a code without redirect', code, 'InvalidRedirectUriException', 'invalid_redirect_uri'],
    [
      'https',
      { ...code, redirectUris: ['https://127.0.0.1/oauth/callback'] },
      'InvalidRedirectUriException',
      'invalid_redirect_uri',
    ],
    [
      'localhost',
      { ...code, redirectUris: ['http://localhost/oauth/callback'] },
      'InvalidRedirectUriException',
      'invalid_redirect_uri',
    ],
    [
      'another path',
      { ...code, redirectUris: ['http://127.0.0.1/cb'] },
      'InvalidRedirectUriException',
      'invalid_redirect_uri',
    ],
    [
      'a userinfo trick',
      { ...code, redirectUris: ['http://127.0.0.1:1@evil.example/oauth/callback'] },
      'InvalidRedirectUriException',
      'invalid_redirect_uri',
    ],
    [
      'no issuer',
      { ...CODE_GRANT, redirectUris: ['http://127.0.0.1/oauth/callback'] },
      'InvalidRequestException',
      'invalid_request',
    ],
    [
      'another instance',
      {
        ...code,
        redirectUris: ['http://127.0.0.1/oauth/callback'],
        issuerUrl: 'https://d-0000000000.awsapps.com/start',
      },
      'InvalidRequestException',
      'invalid_request',
    ],
  ])('refuses %s', async (_what, more, exception, error) => {
    const { status, body, headers } = await playground().post('/client/register', { ...REGISTER, ...more });
    expect([status, body.error]).toEqual([400, error]);
    expect(body.error_description).toEqual(expect.any(String));
    const suffix = ':http://internal.amazon.com/coral/com.amazonaws.sso.oidc/';
    expect(headers.get('x-amzn-errortype')).toBe(`${exception}${suffix}`);
  });

  test('takes a form as well as JSON', async () => {
    const { call } = playground();
    const body = new URLSearchParams({ client_name: 'x', client_type: 'public', scopes: 'sso:account:access openid' });
    expect((await call('/client/register', { method: 'POST', body })).status).toBe(200);
  });

  test.each(['', 'nonsense', '[]', 'null', '"text"'])('refuses the body %j', async (body) => {
    const answer = await playground().call('/client/register', { method: 'POST', body });
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request']);
  });

  test('knows the scopes that the seed adds', async () => {
    const { post } = playground({ behaviour: { extraScopes: ['larkspur:beans'] } });
    expect((await post('/client/register', { ...REGISTER, scopes: ['larkspur:beans'] })).status).toBe(200);
  });
});

describe('StartDeviceAuthorization', () => {
  test('gives a code of consonants and links to this server', async () => {
    const { register, post, service } = playground();
    const { body } = await post('/device_authorization', { ...(await register()), startUrl: service.startUrl });
    expect(body).toEqual({
      deviceCode: expect.stringMatching(/^[\w-]{86}$/),
      userCode: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
      verificationUri: `${BASE}/device`,
      verificationUriComplete: `${BASE}/device?user_code=${body.userCode}`,
      expiresIn: 600,
      interval: 1,
    });
  });

  test('takes every spelling of the start URL, and no other instance', async () => {
    const { register, post, service } = playground();
    const client = await register();
    const { id } = service.seed.instance;
    const start = service.startUrl;
    const good = ['', '/', '#', '#/', '/#/', '/?referrer=accessPortal', '/#/console'].map((tail) => `${start}${tail}`);
    const forms = [
      'https://larkspur.awsapps.com/start',
      `https://${id}.eu-central-1.portal.amazonaws.com`,
      `https://${id}.portal.eu-central-1.app.aws/`,
      `https://identitycenter.amazonaws.com/${id}`,
      start.replace('https://d', 'HTTPS://D'),
    ];
    for (const startUrl of [...good, ...forms]) {
      expect([startUrl, (await post('/device_authorization', { ...client, startUrl })).status]).toEqual([
        startUrl,
        200,
      ]);
    }
    const bad = [
      'https://other.awsapps.com/start',
      `${start}/x`,
      start.replace('https', 'http'),
      'x',
      `https://${id}.us-east-1.portal.amazonaws.com`,
    ];
    for (const startUrl of bad) {
      const { status, body } = await post('/device_authorization', { ...client, startUrl });
      expect([startUrl, status, body.error]).toEqual([startUrl, 400, 'invalid_request']);
    }
  });

  test('refuses a client registered for other grants', async () => {
    const { registerForCode, post, service } = playground();
    const client = await registerForCode();
    const { status, body } = await post('/device_authorization', { ...client, startUrl: service.startUrl });
    expect([status, body.error]).toEqual([400, 'unauthorized_client']);
  });

  test('refuses a wrong secret, an unknown client and an expired registration', async () => {
    const { register, post, service, clock } = playground();
    const client = await register();
    const startUrl = service.startUrl;
    const tries = [
      { ...client, clientSecret: `${client.clientSecret}x` },
      { ...client, clientId: 'unknown' },
    ];
    for (const wrong of tries) {
      const { status, body, headers } = await post('/device_authorization', { ...wrong, startUrl });
      expect([status, body.error]).toEqual([401, 'invalid_client']);
      expect(headers.get('x-amzn-errortype')).toMatch(/^InvalidClientException:/);
    }
    clock.advance(90 * 86_400_000);
    expect((await post('/device_authorization', { ...client, startUrl })).status).toBe(401);
  });
});

describe('Regions', () => {
  test('a client is unknown in every Region but its own', async () => {
    const { register, post, service } = playground();
    const client = await register(undefined, { region: 'us-east-1' });
    const { status } = await post('/device_authorization', { ...client, startUrl: service.startUrl });
    expect(status).toBe(401);
  });

  test('another Region does not know the instance', async () => {
    const { register, post, service } = playground();
    const env = { region: 'us-east-1' };
    const client = await register(undefined, env);
    const { status, body } = await post('/device_authorization', { ...client, startUrl: service.startUrl }, env);
    expect([status, body]).toEqual([400, { error: 'invalid_request', error_description: 'Invalid request' }]);
  });

  test('or lets a device flow start that nobody can approve', async () => {
    const { register, post, service, call } = playground({ approve: 'maya', behaviour: { wrongRegion: 'hangs' } });
    const env = { region: 'us-east-1' };
    const client = await register(undefined, env);
    const { body } = await post('/device_authorization', { ...client, startUrl: service.startUrl }, env);
    const poll = { ...client, grantType: DEVICE_CODE, deviceCode: body.deviceCode };
    expect((await post('/token', poll, env)).body.error).toBe('authorization_pending');
    expect((await call(`/device?user_code=${body.userCode}`)).status).toBe(200);
  });

  test('another Region does not know a token', async () => {
    const { signIn, portal } = playground({ approve: 'maya' });
    const { accessToken } = await signIn();
    const { status, body } = await portal('/assignment/accounts', accessToken, { region: 'us-east-1' });
    expect([status, body.message]).toEqual([401, 'Session token not found or invalid']);
  });

  test('a Region that was enabled too signs people in, with clients and tokens of its own', async () => {
    const seed = loadSeed({ ...DEFAULT_COMPANY, instance: { ...DEFAULT_COMPANY.instance, regions: ['us-east-1'] } });
    const { register, post, portal } = playground({ approve: 'maya' }, seed);
    const env = { region: 'us-east-1' };
    const client = await register(undefined, env);
    const startUrl = `https://${seed.instance.id}.us-east-1.portal.amazonaws.com`;
    const { body } = await post('/device_authorization', { ...client, startUrl }, env);
    const poll = { ...client, grantType: DEVICE_CODE, deviceCode: body.deviceCode };
    const { accessToken } = (await post('/token', poll, env)).body;
    expect((await portal('/assignment/accounts', accessToken, env)).status).toBe(200);
    expect((await portal('/assignment/accounts', accessToken)).status).toBe(401);
  });
});
