import { ListUsersCommand } from '@aws-sdk/client-identitystore';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin';
import { describe, expect, test } from 'vitest';
import { adminClients, type Keys, keysIn, keysOf, withKeys } from '../../../test/admin-clients.ts';
import { type Playground, playground } from '../../../test/playground.ts';
import { DEFAULT_COMPANY } from '../../seed/index.ts';

const MANAGEMENT = '111122223333';

async function admin() {
  const play = playground();
  return { play, keys: await keysOf(play, 'maya', MANAGEMENT, 'AdministratorAccess') };
}

const ask = (play: Playground, keys: Keys) => adminClients(play, keys).sso.send(new ListInstancesCommand({}));

describe('a caller', () => {
  test.each([
    ['with unknown keys', () => ({ accessKeyId: 'ASIAUNKNOWN', secretAccessKey: 'x' }), 'UnrecognizedClientException'],
    ['without the session token', ({ sessionToken: _, ...k }: Keys) => k, 'UnrecognizedClientException'],
    ['with another session token', (k: Keys) => ({ ...k, sessionToken: 'x' }), 'UnrecognizedClientException'],
    ['with another secret', (k: Keys) => ({ ...k, secretAccessKey: 'x' }), 'InvalidSignatureException'],
  ])('%s is a stranger', async (_what, change, name) => {
    const { play, keys } = await admin();
    await expect(ask(play, change(keys))).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  test('whose role credentials are over is told so', async () => {
    const { play, keys } = await admin();
    await ask(play, keys);
    play.clock.advance(3_600_000);
    await expect(ask(play, keys)).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    });
  });

  test('with the clock too far off is told by how much', async () => {
    const { play, keys } = await admin();
    const { sso } = adminClients(play, keys);
    play.clock.advance(6 * 60_000);
    await expect(sso.send(new ListInstancesCommand({}))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired: .* - 5 min\.\)$/),
    });
  });

  test('with long-lived keys needs no session, and may not bring one', async () => {
    const { play, as } = withKeys(DEFAULT_COMPANY);
    await as(MANAGEMENT).sso.send(new ListInstancesCommand({}));
    await expect(ask(play, { ...keysIn(MANAGEMENT), sessionToken: 'x' })).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  test('of another partition is a stranger', async () => {
    const { as } = withKeys(DEFAULT_COMPANY);
    const env = { region: 'cn-north-1', partition: 'aws-cn' };
    const { sso } = as(MANAGEMENT, 'full', { region: 'cn-north-1', env });
    await expect(sso.send(new ListInstancesCommand({}))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });
});

describe('a request', () => {
  const post = (headers: Record<string, string>, body = '{}') =>
    playground().call('/', { method: 'POST', headers, body });

  test('without a signature is refused in lower case', async () => {
    const { status, body, headers } = await post({ 'x-amz-target': 'SWBExternalService.ListInstances' });
    expect([status, body]).toEqual([
      400,
      { __type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
    ]);
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
  });

  test('signed for another service is refused', async () => {
    const { play, keys } = await admin();
    const signed = new Headers();
    const { store } = adminClients(
      {
        ...play,
        call: (path, init = {}) => {
          for (const [name, value] of new Headers(init.headers)) signed.set(name, value);
          signed.set('x-amz-target', 'SWBExternalService.ListInstances');
          return play.call(path, { ...init, headers: signed });
        },
      },
      keys,
    );
    const IdentityStoreId = play.service.seed.instance.identityStoreId;
    await expect(store.send(new ListUsersCommand({ IdentityStoreId }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringContaining("correct service: 'sso'"),
    });
  });

  test('of an operation that is not played says that it is not', async () => {
    const { status, body } = await post({ 'x-amz-target': 'SWBExternalService.DeleteInstance' });
    expect([status, body.__type]).toEqual([501, 'NotPlayedByEmulator']);
    expect(body.message).toContain('sso-admin:DeleteInstance');
    expect((await post({ 'x-amz-target': 'SWBExternalService.constructor' })).status).toBe(501);
  });

  test('of no service is unknown', async () => {
    const { status, body } = await post({ 'x-amz-target': 'DynamoDB_20120810.ListTables' });
    expect([status, body.__type]).toEqual([400, 'UnknownOperationException']);
  });
});

describe('an answer that refuses', () => {
  test('is named with a namespace by one service, and without by the others', async () => {
    const { play } = withKeys(DEFAULT_COMPANY);
    const raw: string[] = [];
    const spied = {
      ...play,
      call: async (...args: Parameters<Playground['call']>) => {
        const answer = await play.call(...args);
        raw.push(answer.text);
        return answer;
      },
    };
    const { store, org } = adminClients(spied, keysIn(MANAGEMENT));
    await expect(store.send(new ListUsersCommand({ IdentityStoreId: 'd-0000000000' }))).rejects.toThrow();
    await expect(org.send(new ListAccountsCommand({ NextToken: 'x' }))).rejects.toThrow();
    expect(raw.map((text) => JSON.parse(text))).toEqual([
      {
        __type: 'com.amazonaws.identitystore#ResourceNotFoundException',
        Message: expect.any(String),
        RequestId: expect.any(String),
        ResourceType: 'IDENTITY_STORE',
        ResourceId: 'd-0000000000',
      },
      { __type: 'InvalidInputException', Message: expect.any(String), Reason: 'INVALID_NEXT_TOKEN' },
    ]);
  });

  test('counts what is wrong with the input', async () => {
    const { as } = withKeys(DEFAULT_COMPANY);
    const asked = new ListInstancesCommand({ MaxResults: 0, NextToken: 'no spaces here' });
    await expect(as(MANAGEMENT).sso.send(asked)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^2 validation errors detected: Value at 'maxResults' .*; Value at 'nextToken' /),
    });
  });
});
