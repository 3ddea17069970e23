import { expect, test } from 'vitest';
import { playground } from '../test/playground.ts';

test('a device flow ends in role credentials', async () => {
  const { signIn, portal } = playground({ approve: 'maya' });
  const { accessToken } = await signIn();
  const accounts = await portal('/assignment/accounts?max_result=100', accessToken);
  expect(accounts.body.accountList).toHaveLength(8);
  const path = '/federation/credentials?role_name=AdministratorAccess&account_id=012345678901';
  const keys = await portal(path, accessToken);
  expect(keys.body.roleCredentials).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA.{16}$/) });
});

test('every answer carries a request id and the time of the emulator', async () => {
  const { call, clock } = playground();
  clock.set(Date.parse('2031-05-06T07:08:09Z'));
  const { headers } = await call('/assignment/accounts');
  expect(headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT');
  expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('an approver who is not in the seed is refused with the names that are', () => {
  expect(() => playground({ approve: 'nobody' })).toThrow(/no user nobody \(there are: maya, tomas/);
  expect(playground({ approve: true }).service.state.approver).toBe('maya');
  expect(playground({ approve: 'priya@larkspur.example' }).service.state.approver).toBe('priya');
});

test('a reset forgets what happened and keeps who approves', async () => {
  const { service, signIn, portal } = playground({ approve: 'maya', behaviour: { rotate: true } });
  const { accessToken } = await signIn();
  service.state.behave({ rotate: false });
  service.state.reset();
  expect((await portal('/assignment/accounts', accessToken)).status).toBe(401);
  expect(service.state.approver).toBe('maya');
  expect(Object.values(service.state.counts())).toEqual(Object.values(service.state.counts()).map(() => 0));
  const again = await signIn();
  expect((await portal('/assignment/accounts', again.accessToken)).status).toBe(200);
});

test('what no service answers is a 404 that says so', async () => {
  const { call } = playground();
  const { status, body } = await call('/nowhere');
  expect([status, body.message]).toEqual([404, 'nothing here answers GET /nowhere']);
});
