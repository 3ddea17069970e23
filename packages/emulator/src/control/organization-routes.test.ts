import { ListAccountAssignmentsForPrincipalCommand } from '@aws-sdk/client-sso-admin';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adminClients, keysIn } from '../../test/admin-clients.ts';
import type { Emulator } from '../options.ts';
import { DEFAULT_COMPANY, defaultSeed } from '../seed/index.ts';
import { startEmulator } from '../start.ts';

const MANAGEMENT = '111122223333';
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed: { ...DEFAULT_COMPANY, accessKeys: [keysIn(MANAGEMENT)] } });
});
afterEach(() => emulator.close());

async function control(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${emulator.url}/_control${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.control.token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Asked over a socket, as a program would. */
async function rowsOf(name: string): Promise<number> {
  const seed = defaultSeed();
  const clock = { now: () => emulator.control.clock.now() };
  const call = (path: string, init: RequestInit = {}) =>
    fetch(emulator.url + path, init).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      body: {},
    }));
  const { sso } = adminClients({ call, clock } as never, keysIn(MANAGEMENT), { endpoint: emulator.url });
  const asked = new ListAccountAssignmentsForPrincipalCommand({
    InstanceArn: `arn:aws:sso:::instance/${seed.instance.id}`,
    PrincipalId: seed.users.find((user) => user.name === name)?.id,
    PrincipalType: 'USER',
    Filter: { AccountId: '012345678901' },
  });
  return (await sso.send(asked)).AccountAssignments?.length ?? 0;
}

test('assigns, takes away, moves people and changes behaviour over HTTP', async () => {
  const assignment = { account: 'sandbox', permissionSet: 'Billing', user: 'priya' };
  expect(await rowsOf('priya')).toBe(0);
  expect(await control('/assign', assignment)).toEqual({ status: 200, body: {} });
  await control('/membership', { user: 'priya', group: 'Developers', isMember: true });
  expect(await rowsOf('priya')).toBe(2);
  await control('/behaviour', { principalRows: 'direct' });
  expect(await rowsOf('priya')).toBe(1);
  await control('/unassign', assignment);
  expect(await rowsOf('priya')).toBe(0);
  await control('/reset', {});
  expect(await rowsOf('tomas')).toBe(1);
});

test('records what was asked for', async () => {
  await rowsOf('maya');
  expect(emulator.control.calls.list()).toMatchObject([
    {
      operation: 'sso-admin:ListAccountAssignmentsForPrincipal',
      status: 200,
      parameters: { principalType: 'USER', accountId: '012345678901' },
    },
  ]);
});

test.each([
  ['/account', { account: 'sandbox', status: 'SUSPENDED' }],
  ['/drift', { permissionSet: 'ReadOnlyAccess' }],
  ['/delete', { group: 'Data' }],
  ['/delete', { user: 'kenji' }],
  ['/fail-requests', { reason: 'because', count: 2 }],
])('%s takes %j', async (path, body) => {
  expect(await control(path, body)).toEqual({ status: 200, body: {} });
});

test.each([
  ['/assign', { account: 'sandbox', permissionSet: 'Billing' }, 'name a user or a group'],
  ['/assign', { account: 'nowhere', permissionSet: 'Billing', user: 'maya' }, 'no account nowhere'],
  ['/delete', { user: 'nobody' }, 'no user nobody'],
  ['/drift', { permissionSet: 'Nothing' }, 'no permission set Nothing'],
  ['/account', { account: 'sandbox', status: 'GONE' }, 'GONE'],
  ['/behaviour', { principalRows: 'some' }, 'expected inherited or direct'],
])('%s refuses %j', async (path, body, because) => {
  expect(await control(path, body)).toEqual({ status: 400, body: { error: expect.stringContaining(because) } });
});
