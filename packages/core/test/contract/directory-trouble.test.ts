import { loadConfig, resolveSession, serviceSettings } from '@ssoctl/core/internal/config/index';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import { directoryClient } from '@ssoctl/core/internal/directory/directory-client';
import type { Directory } from '@ssoctl/core/internal/directory/types';
import { createSessions } from '@ssoctl/core/internal/session/sessions';
import type { FaultRule } from '@ssoctl/emulator';
import { afterEach, describe, expect, test } from 'vitest';
import {
  all,
  type Company,
  closeCompanies,
  company,
  DELEGATED,
  MANAGEMENT,
  MEMBER,
  OUTSIDE,
} from './directory-context.ts';

afterEach(closeCompanies);

const faults = (t: Company, ...rules: FaultRule[]) => t.emulator.control.faults.replace({ rules });

describe('a caller who may not', () => {
  test.each<[string, (directory: Directory) => Promise<unknown>, string]>([
    ['list permission sets', (d) => all(d.permissionSets()), 'sso:ListPermissionSets'],
    ['list users', (d) => all(d.users()), 'identitystore:ListUsers'],
    ['find a user', (d) => d.findUser('userName', 'maya'), 'identitystore:GetUserId'],
    ['list accounts', (d) => all(d.accounts()), 'organizations:ListAccounts'],
    ['describe the organization', (d) => d.organization(), 'organizations:DescribeOrganization'],
  ])('%s is told which right lacks', async (_what, ask, action) => {
    const t = await company();
    await expect(ask(t.as(MANAGEMENT, 'none'))).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringMatching(`^the credentials lack the right ${action} \\(`),
      hint: `ask for ${action} in their permission set`,
      details: { action, denied: 'policy', status: 400 },
    });
  });

  test('change anything may read', async () => {
    const t = await company();
    const directory = t.as(MANAGEMENT, 'read');
    expect(await all(directory.permissionSets())).toHaveLength(5);
    const principal = { principalType: 'USER', principalId: t.user('maya') } as const;
    const assignment = { accountId: MEMBER, permissionSetArn: t.set('Billing'), ...principal };
    await expect(directory.createAssignment(assignment)).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      details: { action: 'sso:CreateAccountAssignment' },
    });
  });

  test.each<[string, (directory: Directory) => Promise<unknown>, string]>([
    ['the instance', (d) => all(d.permissionSets()), 'sso:ListPermissionSets'],
    ['its people', (d) => all(d.users()), 'identitystore:ListUsers'],
    ['the organization', (d) => all(d.accounts()), 'organizations:ListAccounts'],
  ])('see %s from a member account is told to use another', async (_what, ask, action) => {
    const t = await company();
    await expect(ask(t.as(MEMBER))).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      hint: expect.stringContaining("the organization's management account"),
      details: { action, denied: expect.stringMatching(/^(account|policy)$/) },
    });
  });

  test('touch the management account as its delegate is told that it is the account', async () => {
    const t = await company();
    const directory = t.as(DELEGATED);
    const principal = { principalType: 'USER', principalId: t.user('maya') } as const;
    const assignment = { accountId: MANAGEMENT, permissionSetArn: t.set('Billing'), ...principal };
    await expect(directory.createAssignment(assignment)).rejects.toMatchObject({ details: { denied: 'account' } });
  });

  test('enter a Region by a policy of the organization is told so', async () => {
    const t = await company({ behaviour: { deniedRegions: ['eu-central-1'] } });
    await expect(all(t.as().permissionSets())).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringMatching(/^a policy of the organization denies sso:ListPermissionSets/),
      details: { denied: 'organization-policy' },
    });
  });

  test('see an instance in another Region than its own is told which Region it was', async () => {
    const t = await company();
    const elsewhere = directoryClient(t.deps, { ...t.instance, region: 'eu-west-1' }, t.keys());
    await expect(all(elsewhere.permissionSets())).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringContaining("the caller's account may not do sso:ListPermissionSets in eu-west-1"),
    });
    await expect(all(elsewhere.users())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await all(elsewhere.accounts())).toHaveLength(8);
  });

  test('change permission sets in a further Region is told what the service says', async () => {
    const t = await company({ instance: { region: 'eu-central-1', regions: ['us-east-1'] } });
    const further = directoryClient(t.deps, { ...t.instance, region: 'us-east-1' }, t.keys());
    await expect(all(further.permissionSets())).rejects.toMatchObject({
      code: 'SERVICE_REJECTED',
      message: expect.stringContaining('primary Region'),
    });
    expect(await all(further.users())).toHaveLength(5);
  });

  test('be in an organization is told so', async () => {
    const t = await company();
    await expect(t.as(OUTSIDE).organization()).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining("the caller's account is in no organization"),
      details: { exception: 'AWSOrganizationsNotInUseException' },
    });
  });
});

describe('what is not there', () => {
  test.each<[string, (directory: Directory, t: Company) => Promise<unknown>, object]>([
    [
      'a user who was deleted',
      (d) => d.user('90674d6d1f-c0ffee00-0000-4000-8000-000000000000'),
      { resourceType: 'USER' },
    ],
    [
      'the members of a deleted group',
      (d) => all(d.membersOf('c0ffee00-0000-4000-8000-000000000000')),
      { resourceType: 'GROUP' },
    ],
    ['a permission set', (d, t) => d.permissionSet(t.set('Billing').replace(/.{4}$/, '0000')), {}],
    ['an account', (d) => d.account('000000000001'), { exception: 'AccountNotFoundException' }],
    ['a unit', (d) => all(d.accountsIn('ou-0000-00000000')), { exception: 'ParentNotFoundException' }],
  ])('%s is NOT_FOUND', async (_what, ask, details) => {
    const t = await company();
    await expect(ask(t.as(), t)).rejects.toMatchObject({ code: 'NOT_FOUND', details });
  });
});

describe('keys that', () => {
  test('have expired end it, with the way out that the caller knows', async () => {
    const t = await company();
    const role = await roleKeys(t);
    t.emulator.control.state.expireRoleCredentials();
    const directory = directoryClient({ ...t.deps, expiredHint: 'run: renew' }, t.instance, async () => role);
    for (const list of [directory.permissionSets(), directory.users(), directory.accounts()]) {
      await expect(all<unknown>(list)).rejects.toMatchObject({
        code: 'CREDENTIALS_EXPIRED',
        exitCode: 4,
        hint: 'run: renew',
      });
    }
  });

  test('are renewed meanwhile go on', async () => {
    const t = await company();
    const first = await roleKeys(t);
    let keys = first;
    const directory = directoryClient(t.deps, t.instance, async () => keys);
    expect(await all(directory.permissionSets())).toHaveLength(5);
    t.clock.advance(2 * 3_600_000);
    keys = await roleKeys(t);
    expect(keys.accessKeyId).not.toBe(first.accessKeyId);
    expect(await all(directory.permissionSets())).toHaveLength(5);
  });

  test('nobody knows are told as such', async () => {
    const t = await company();
    const unknown = async () => ({ accessKeyId: 'AKIANOBODYKNOWSTHIS1', secretAccessKey: 'planted-secret-key' });
    const refused = await all(directoryClient(t.deps, t.instance, unknown).users()).catch((error) => error);
    expect(refused).toMatchObject({ code: 'ACCESS_DENIED', details: { denied: 'keys' } });
    expect(JSON.stringify([refused.message, refused.hint, refused.details])).not.toContain('planted-secret-key');
  });
});

describe('a service that', () => {
  test.each<[string, FaultRule]>([
    ['throttles sso-admin now and then', { operation: 'sso-admin:*', fault: 'throttle', every: 3 }],
    [
      'throttles the identity store',
      { operation: 'identitystore:*', fault: 'throttle', every: 2, retryAfterSeconds: 2 },
    ],
    ['throttles Organizations, by status 400', { operation: 'organizations:*', fault: 'throttle', every: 2 }],
    ['fails now and then', { operation: '*', fault: 'error', every: 4 }],
    ['loses answers', { operation: '*', fault: 'lost-reply', every: 4 }],
  ])('%s loses nothing', async (_what, rule) => {
    const t = await company({ behaviour: { emptyPages: true } });
    faults(t, rule);
    const directory = t.as();
    expect(await all(directory.permissionSets())).toHaveLength(5);
    expect(await all(directory.users())).toHaveLength(5);
    expect(await all(directory.accounts())).toHaveLength(8);
  });

  test('throttles for good is told as such, whatever its status', async () => {
    const t = await company();
    faults(t, { operation: '*', fault: 'throttle' });
    await expect(all(t.as().accounts())).rejects.toMatchObject({ code: 'THROTTLED', details: { status: 400 } });
    await expect(all(t.as().users())).rejects.toMatchObject({ code: 'THROTTLED', details: { status: 429 } });
  });

  test('gives the same page token twice never makes a list endless', async () => {
    const t = await company({ behaviour: { emptyPages: true } });
    faults(t, { operation: 'identitystore:ListUsers', fault: 'repeated-page' } as FaultRule);
    await expect(all(t.as().users())).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('identitystore ListUsers: the service gave the same page token twice'),
    });
  });

  test('answers with a page of a hotel’s is not taken at its word', async () => {
    const t = await company();
    faults(t, { operation: '*', fault: 'garbage', body: '{}', contentType: 'application/x-amz-json-1.1' });
    await expect(all(t.as().users())).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(t.as().organization()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  test('has published limits is hardly ever called above them', async () => {
    const t = await company({ behaviour: { emptyPages: true } }, { limits: true });
    const directory = t.as();
    await Promise.all([
      ...Array.from({ length: 20 }, () => all(directory.permissionSets())),
      ...Array.from({ length: 20 }, () => all(directory.users())),
      ...Array.from({ length: 10 }, () => all(directory.accounts())),
    ]);
    const calls = t.emulator.control.calls.list();
    const refused = calls.filter(({ faults: hit }) => hit?.includes('throttle'));
    expect(refused.length / calls.length).toBeLessThan(0.02);
  });
});

/** Maya's keys in the management account: her permission set may do everything. */
async function roleKeys(t: Company) {
  const config = await loadConfig(t.world);
  const corp = resolveSession(config, 'corp');
  await createSessions(t.world, serviceSettings(config, t.world.env)).signIn(corp, { flow: 'pkce' });
  const role = {
    profile: 'm',
    signIn: corp,
    accountId: MANAGEMENT,
    roleName: 'AdministratorAccess',
    region: undefined,
  };
  return roleCredentials(t.world, config, role);
}
