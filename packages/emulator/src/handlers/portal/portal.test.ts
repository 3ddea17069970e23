import { describe, expect, test } from 'vitest';
import { type Playground, playground } from '../../../test/playground.ts';
import { loadSeed } from '../../seed/index.ts';

async function signedIn(user: string, play: Playground = playground()) {
  const { accessToken } = await play.signIn(user);
  return { ...play, accessToken, get: (path: string) => play.portal(path, accessToken) };
}

const TYPE = 'com.amazonaws.switchboard.portal#';

describe('ListAccounts', () => {
  test('shows what groups and the person themselves were given, in the order of the seed', async () => {
    const { get } = await signedIn('kenji');
    const { body } = await get('/assignment/accounts');
    expect(body).toEqual({
      nextToken: null,
      accountList: [
        { accountId: '222233334444', accountName: 'log-archive', emailAddress: 'aws+logs@larkspur.example' },
        { accountId: '333344445555', accountName: 'security-tooling', emailAddress: 'aws+security@larkspur.example' },
        { accountId: '666677778888', accountName: 'data-platform', emailAddress: 'aws+data@larkspur.example' },
      ],
    });
  });

  test('pages, and joins up to the same list', async () => {
    const { get } = await signedIn('maya');
    const pages: number[] = [];
    const ids: string[] = [];
    for (let token: string | null = ''; token !== null; ) {
      const more: string = token === '' ? '' : `&next_token=${encodeURIComponent(token)}`;
      const { body } = await get(`/assignment/accounts?max_result=3${more}`);
      pages.push(body.accountList.length);
      ids.push(...body.accountList.map((a: { accountId: string }) => a.accountId));
      token = body.nextToken;
    }
    expect(pages).toEqual([3, 3, 2]);
    expect(new Set(ids).size).toBe(8);
  });

  test.each(['0', '101', '-1', 'x', '', '1.5'])('refuses the page size %j', async (size) => {
    const { get } = await signedIn('maya');
    const { status, body } = await get(`/assignment/accounts?max_result=${size}`);
    expect([status, body.__type]).toEqual([400, `${TYPE}InvalidRequestException`]);
  });

  test('refuses a token that is made up, or of another list', async () => {
    const { get } = await signedIn('maya');
    const { body } = await get('/assignment/accounts?max_result=1');
    expect((await get('/assignment/accounts?next_token=made-up')).status).toBe(400);
    expect((await get(`/assignment/roles?account_id=111122223333&next_token=${body.nextToken}`)).status).toBe(400);
  });

  test('may begin with an empty page', async () => {
    const { get } = await signedIn('maya', playground({ behaviour: { emptyFirstPage: true } }));
    const first = (await get('/assignment/accounts')).body;
    expect(first.accountList).toEqual([]);
    const second = (await get(`/assignment/accounts?next_token=${first.nextToken}`)).body;
    expect([second.accountList.length, second.nextToken]).toEqual([8, null]);
  });

  test('leaves out a name and an address that are not there', async () => {
    const seed = loadSeed({
      accounts: [{ id: '012345678901' }],
      users: [{ name: 'ann' }],
      permissionSets: [{ name: 'Read' }],
      assignments: [{ permissionSet: 'Read', accounts: 'all', users: ['ann'] }],
    });
    const { get } = await signedIn('ann', playground({}, seed));
    expect((await get('/assignment/accounts')).body.accountList).toEqual([{ accountId: '012345678901' }]);
  });
});

describe('ListAccountRoles', () => {
  test('shows the names of the permission sets there', async () => {
    const { get } = await signedIn('maya');
    const { body } = await get('/assignment/roles?account_id=555566667777');
    expect(body.roleList).toEqual([
      { roleName: 'AdministratorAccess', accountId: '555566667777' },
      { roleName: 'PowerUserAccess', accountId: '555566667777' },
    ]);
  });

  test.each([
    ['an account of somebody else', '111122223333', 403, 'ForbiddenException', 'No access'],
    ['an account that is not there', '999999999999', 404, 'ResourceNotFoundException', 'Resource not found'],
    ['an id that lost its zero', '12345678901', 400, 'InvalidRequestException', 'Invalid request'],
    ['nothing', '', 400, 'InvalidRequestException', 'Invalid request'],
  ])('refuses %s', async (_what, account, status, exception, message) => {
    const { get } = await signedIn('tomas');
    const answer = await get(`/assignment/roles?account_id=${account}`);
    expect([answer.status, answer.body]).toEqual([status, { message, __type: `${TYPE}${exception}` }]);
    expect(answer.headers.get('x-amzn-errortype')?.split(':')[0]).toBe(exception);
  });
});

describe('GetRoleCredentials', () => {
  const path = (account: string, role: string) => `/federation/credentials?role_name=${role}&account_id=${account}`;

  test('gives new keys every time, for as long as the permission set says', async () => {
    const { get, clock } = await signedIn('tomas');
    clock.advance(123);
    const one = (await get(path('444455556666', 'ReadOnlyAccess'))).body.roleCredentials;
    const two = (await get(path('012345678901', 'PowerUserAccess'))).body.roleCredentials;
    expect(one).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      secretAccessKey: expect.stringMatching(/^[\w+/]{40}$/),
      sessionToken: expect.stringMatching(/^[\w+/=]{800,}$/),
      expiration: Date.parse('2026-11-24T00:00:00Z'),
    });
    expect(two.expiration).toBe(Date.parse('2026-11-23T20:00:00Z'));
    expect(two.accessKeyId).not.toBe(one.accessKeyId);
  });

  test.each([
    ['a role that is not assigned', '444455556666', 'AdministratorAccess', 403],
    ['a role misspelt', '444455556666', 'readonlyaccess', 403],
    ['an account that is not there', '999999999999', 'ReadOnlyAccess', 404],
    ['no role', '444455556666', '', 400],
    ['no account', '', 'ReadOnlyAccess', 400],
  ])('refuses %s', async (_what, account, role, status) => {
    const { get } = await signedIn('tomas');
    expect((await get(path(account, role))).status).toBe(status);
  });

  test('refuses a suspended account, though it is listed', async () => {
    const { get } = await signedIn('priya');
    const { body } = await get('/assignment/accounts');
    expect(body.accountList.at(-1).accountName).toBe('old-webshop');
    const answer = await get(path('777788889999', 'ReadOnlyAccess'));
    expect([answer.status, answer.body.message]).toEqual([403, 'No access']);
  });
});

describe('Logout', () => {
  const logout = (play: Playground, token: string) =>
    play.call('/logout', { method: 'POST', headers: { 'x-amz-sso_bearer_token': token } });

  test('ends the sign-in and all its tokens', async () => {
    const play = await signedIn('maya');
    const refreshed = await play.signIn('maya');
    const { status, text } = await logout(play, play.accessToken);
    expect([status, text]).toEqual([200, '']);
    for (const token of [play.accessToken, refreshed.accessToken]) {
      expect((await play.portal('/assignment/accounts', token)).status).toBe(401);
    }
    expect((await play.post('/token', { ...refreshed, grantType: 'refresh_token' })).body.error).toBe('invalid_grant');
    expect((await logout(play, play.accessToken)).status).toBe(401);
  });
});

describe('the bearer token', () => {
  test.each([
    ['missing', undefined],
    ['unknown', 'unknown'],
  ])('%s is refused', async (_what, token) => {
    const headers = token === undefined ? {} : { 'x-amz-sso_bearer_token': token };
    const { status, body } = await playground().call('/assignment/accounts', { headers });
    expect([status, body]).toEqual([
      401,
      { message: 'Session token not found or invalid', __type: `${TYPE}UnauthorizedException` },
    ]);
  });
});

test('another method than the one meant is 405', async () => {
  const { status, body } = await playground().call('/assignment/accounts', { method: 'POST' });
  expect([status, body.__type]).toEqual([405, `${TYPE}MethodNotAllowedException`]);
});
