import { afterEach, describe, expect, test } from 'vitest';
import {
  depsFor,
  portalError,
  type Received,
  type Reply,
  type WireServer,
  wireServer,
} from '../../test/wire-server.ts';
import type { SsoctlError } from '../errors/index.ts';
import { portalClient } from './client.ts';

const open: WireServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function against(...replies: (Reply | ((request: Received) => Reply))[]) {
  const server = await wireServer(...replies);
  open.push(server);
  const deps = depsFor(server.url);
  return { server, deps, portal: portalClient({ ...deps, loginHint: 'run: ssoctl login corp' }) };
}

async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<T[][]> {
  const all: T[][] = [];
  for await (const page of pages) all.push([...page]);
  return all;
}

const role = { accountId: '111122223333', roleName: 'Admin' };

describe('listing', () => {
  test('accounts come page by page, a hundred asked for, empty pages survived', async () => {
    const { server, portal } = await against(
      { body: { accountList: [{ accountId: '1', accountName: 'One', emailAddress: 'a@b.c' }], nextToken: 'p2' } },
      { body: { accountList: [], nextToken: 'p 3/' } },
      { body: { accountList: [{ accountId: '2' }], nextToken: null } },
    );
    expect(await collected(portal.listAccounts('the-token'))).toEqual([
      [{ accountId: '1', accountName: 'One', emailAddress: 'a@b.c' }],
      [],
      [{ accountId: '2' }],
    ]);
    expect(server.received.map((request) => request.url)).toEqual([
      '/assignment/accounts?max_result=100',
      '/assignment/accounts?max_result=100&next_token=p2',
      '/assignment/accounts?max_result=100&next_token=p%203%2F',
    ]);
    expect(server.received[0]?.headers['x-amz-sso_bearer_token']).toBe('the-token');
  });

  test('roles are those of the account asked for', async () => {
    const { server, portal } = await against({
      body: { roleList: [{ roleName: 'A', accountId: '1' }, { roleName: 'B' }] },
    });
    expect(await collected(portal.listAccountRoles('t', '1'))).toEqual([
      [
        { accountId: '1', roleName: 'A' },
        { accountId: '1', roleName: 'B' },
      ],
    ]);
    expect(server.received[0]?.url).toBe('/assignment/roles?account_id=1&max_result=100');
  });

  test('a page token that comes again ends the listing as a failure', async () => {
    const { portal } = await against({ body: { accountList: [], nextToken: 'again' } });
    await expect(collected(portal.listAccounts('t'))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  test('an answer without the list, or with an account without an id, is not an empty list', async () => {
    for (const body of [{}, { accountList: [{ accountName: 'x' }] }]) {
      const { portal } = await against({ body });
      await expect(collected(portal.listAccounts('t'))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    }
  });

  test('connections are kept from one page to the next, and do not keep the process', async () => {
    const ports = new Set<string | undefined>();
    const { portal, server } = await against(
      { body: { accountList: [], nextToken: 'a' } },
      { body: { accountList: [] } },
    );
    await collected(portal.listAccounts('t'));
    for (const request of server.received) ports.add(request.headers.connection);
    expect([...ports]).toEqual(['keep-alive']);
  });
});

describe('role credentials', () => {
  test('the expiration is taken as the milliseconds it is', async () => {
    const roleCredentials = {
      accessKeyId: 'AK',
      secretAccessKey: 'SK',
      sessionToken: 'ST',
      expiration: 1_768_500_000_123,
    };
    const { server, portal } = await against({ body: { roleCredentials } });
    expect(await portal.getRoleCredentials('t', role)).toEqual({
      accessKeyId: 'AK',
      secretAccessKey: 'SK',
      sessionToken: 'ST',
      expiresAtMs: 1_768_500_000_123,
      accountId: '111122223333',
    });
    const url = new URL(server.received[0]?.url ?? '', server.url);
    expect(url.pathname).toBe('/federation/credentials');
    expect(Object.fromEntries(url.searchParams)).toEqual({ role_name: 'Admin', account_id: '111122223333' });
  });

  test.each([
    [401, 'UnauthorizedException', 'SESSION_ENDED', 'run: ssoctl login corp'],
    [403, 'ForbiddenException', 'ACCESS_DENIED', 'run: ssoctl roles 111122223333'],
    [404, 'ResourceNotFoundException', 'ACCESS_DENIED', 'run: ssoctl roles 111122223333'],
    [400, 'InvalidRequestException', 'SERVICE_REJECTED', undefined],
  ])('%i %s is %s, at once', async (status, exception, code, hint) => {
    const { server, portal } = await against(portalError(status, exception, 'No access'));
    const details = { status, exception, requestId: 'req-2' };
    await expect(portal.getRoleCredentials('t', role)).rejects.toMatchObject({ code, hint, details });
    expect(server.received).toHaveLength(1);
  });

  test('a portal that lists nothing names a way on', async () => {
    const { portal } = await against(portalError(403, 'ForbiddenException', 'No access'));
    const hint = 'run: ssoctl login corp';
    await expect(collected(portal.listAccounts('t'))).rejects.toMatchObject({ code: 'ACCESS_DENIED', hint });
  });

  test('no access names role and account', async () => {
    const { portal } = await against(portalError(403, 'ForbiddenException', 'No access'));
    await expect(portal.getRoleCredentials('t', role)).rejects.toThrow(/"Admin" in account 111122223333.*No access/);
  });

  test('throttling is waited out as long as the service says', async () => {
    const roleCredentials = { accessKeyId: 'AK', secretAccessKey: 'SK', sessionToken: 'ST', expiration: 1 };
    const busy = portalError(429, 'TooManyRequestsException', 'HTTP 429 Unknown Code', { 'retry-after': '9' });
    const { portal, deps } = await against(busy, busy, { body: { roleCredentials } });
    await portal.getRoleCredentials('t', role);
    expect(deps.clock.slept).toEqual([9_000, 9_000]);
  });

  test('a 401 that is not the portal’s does not end the session', async () => {
    const { portal } = await against({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Log in to Wi-Fi</h1>',
    });
    await expect(portal.getRoleCredentials('t', role)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  test('incomplete credentials are none', async () => {
    const { portal } = await against({ body: { roleCredentials: { accessKeyId: 'AK', expiration: 5 } } });
    await expect(portal.getRoleCredentials('t', role)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});

test('a portal that quotes the token in its error has it not shown', async () => {
  const token = 'aoaAAAAAG-planted-token';
  const { portal, deps } = await against(portalError(401, 'UnauthorizedException', `Session token ${token} not found`));
  const error = await portal.getRoleCredentials(token, role).catch((cause: unknown) => cause as SsoctlError);
  expect(error).toMatchObject({ code: 'SESSION_ENDED', message: expect.stringContaining('token ******** not found') });
  expect(JSON.stringify([error, deps.events.all])).not.toContain(token);
});

test('signing out posts the token and nothing else', async () => {
  const { server, portal } = await against({ body: '', headers: { 'x-amzn-requestid': 'r-1' } });
  await portal.logout('t');
  expect(server.received[0]).toMatchObject({ method: 'POST', url: '/logout', body: '' });
  expect(server.received[0]?.headers['x-amz-sso_bearer_token']).toBe('t');
});
