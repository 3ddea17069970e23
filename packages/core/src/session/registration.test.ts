import { fakeClock, type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Registration, type RegistrationTool, registrationStore } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import { type ErrorCode, SsoctlError } from '../errors/index.ts';
import type { OidcClient, RegisterClientInput, SignInFlow } from '../oidc/types.ts';
import { systemFiles } from '../system/files.ts';
import type { SessionDeps } from './deps.ts';
import { withRegistration } from './registration.ts';

const MINUTE = 60_000;
const signIn = (scopes: string[] | null): SignIn => ({
  kind: 'sso-session',
  name: 'corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  scopes,
});
const corp = signIn(['sso:account:access']);
const legacy: SignIn = { kind: 'legacy', name: 'old', startUrl: corp.startUrl, region: corp.region };
const CODES = { grantTypes: ['authorization_code', 'refresh_token'] };

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

function context() {
  const clock = fakeClock();
  const files = systemFiles();
  const registered: RegisterClientInput[] = [];
  const oidc = {
    async registerClient({ scopes, grantTypes, ...input }: RegisterClientInput): Promise<Registration> {
      registered.push({ ...input, scopes, grantTypes });
      const name = `new-${registered.length}`;
      return { clientId: name, clientSecret: 's', expiresAtMs: clock.now() + 90 * MINUTE, scopes, grantTypes };
    },
  } as unknown as OidcClient;
  const store = registrationStore({ files, home: home.path, onEvent: () => {} });
  const deps = { world: { clock }, registrations: store, oidc: () => oidc } as unknown as SessionDeps;
  const used = async (who: SignIn, flow: SignInFlow, refuse: string[] = []) => {
    const tried: string[] = [];
    await withRegistration(deps, { who, told: who }, flow, undefined, async ({ clientId }) => {
      tried.push(clientId);
      if (refuse.includes(clientId))
        throw new SsoctlError('SERVICE_REJECTED', 'no', { details: { error: 'invalid_client' } });
    });
    return tried;
  };
  const failing = (flow: SignInFlow, code: ErrorCode) =>
    withRegistration(deps, { who: corp, told: corp }, flow, undefined, () =>
      Promise.reject(new SsoctlError(code, 'no')),
    );
  const given = (who: SignIn, tool: RegistrationTool, more: Partial<Registration> = {}) =>
    store.write(who, tool, {
      clientId: `cached-${tool}`,
      clientSecret: 's',
      expiresAtMs: clock.now() + 15 * MINUTE,
      scopes: ['sso:account:access'],
      ...more,
    });
  return { clock, store, registered, used, failing, given };
}

describe('a cached registration', () => {
  test.each<[string, SignInFlow, RegistrationTool, Partial<Registration>, boolean]>([
    ["the AWS CLI's of its device flow", 'device-code', 'botocore', {}, true],
    ["the AWS CLI's of its device flow", 'pkce', 'botocore', {}, false],
    ["the AWS CLI's of its PKCE flow", 'pkce', 'botocore', CODES, true],
    ["the AWS CLI's of its PKCE flow", 'device-code', 'botocore', CODES, false],
    ['our own', 'pkce', 'ssoctl', CODES, true],
    ['our own', 'device-code', 'ssoctl', CODES, false],
    ['one with another grant', 'pkce', 'ssoctl', { grantTypes: ['refresh_token'] }, false],
  ])('%s: for %s, under the name of %s', async (_whose, flow, tool, more, reused) => {
    const t = context();
    await t.given(corp, tool, more);
    expect(await t.used(corp, flow)).toEqual([reused ? `cached-${tool}` : 'new-1']);
  });

  test('ours comes before the AWS CLI’s', async () => {
    const t = context();
    await t.given(corp, 'botocore', CODES);
    await t.given(corp, 'ssoctl', CODES);
    expect(await t.used(corp, 'pkce')).toEqual(['cached-ssoctl']);
  });

  test('is used with 15 minutes left, and replaced below', async () => {
    const t = context();
    await t.given(corp, 'botocore');
    expect(await t.used(corp, 'device-code')).toEqual(['cached-botocore']);
    t.clock.advance(1000);
    expect(await t.used(corp, 'device-code')).toEqual(['new-1']);
    expect(await t.store.read(corp, 'botocore')).toMatchObject({ clientId: 'new-1' });
  });

  test('without the scope that makes tokens renewable is replaced', async () => {
    const t = context();
    const unscoped = signIn(null);
    await t.given(unscoped, 'botocore', { scopes: undefined });
    expect(await t.used(unscoped, 'device-code')).toEqual(['new-1']);
    expect(t.registered[0]?.scopes).toEqual(['sso:account:access']);
  });

  test('of a legacy profile needs no scopes', async () => {
    const t = context();
    await t.given(legacy, 'botocore', { scopes: undefined });
    expect(await t.used(legacy, 'device-code')).toEqual(['cached-botocore']);
  });

  test('that the service does not know any more is forgotten, and the flow runs once more', async () => {
    const t = context();
    await t.given(corp, 'botocore', CODES);
    expect(await t.used(corp, 'pkce', ['cached-botocore'])).toEqual(['cached-botocore', 'new-1']);
    expect(await t.store.read(corp, 'botocore')).toBeUndefined();
    expect(await t.store.read(corp, 'ssoctl')).toMatchObject({ clientId: 'new-1' });
  });
});

describe('when nobody came back from the page, because the service may not know the client', () => {
  test.each<[SignInFlow, RegistrationTool, ErrorCode, boolean]>([
    ['pkce', 'ssoctl', 'CANCELLED', false],
    ['pkce', 'botocore', 'SIGN_IN_EXPIRED', false],
    ['pkce', 'ssoctl', 'SIGN_IN_DENIED', true],
    ['device-code', 'botocore', 'CANCELLED', true],
  ])('%s, registered as %s, ended by %s: is kept: %s', async (flow, tool, code, kept) => {
    const t = context();
    await t.given(corp, tool, flow === 'pkce' ? CODES : {});
    await expect(t.failing(flow, code)).rejects.toMatchObject({ code });
    expect((await t.store.read(corp, tool)) !== undefined).toBe(kept);
  });
});

test('a new registration that the service does not know is not tried again', async () => {
  const t = context();
  await expect(t.used(corp, 'pkce', ['new-1'])).rejects.toThrow(expect.objectContaining({ code: 'SERVICE_REJECTED' }));
  expect(t.registered).toHaveLength(1);
});
