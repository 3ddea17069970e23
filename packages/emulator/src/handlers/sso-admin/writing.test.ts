import {
  CreateAccountAssignmentCommand,
  DeleteAccountAssignmentCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  DescribePermissionSetProvisioningStatusCommand,
  ListAccountAssignmentCreationStatusCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetProvisioningStatusCommand,
  ProvisionPermissionSetCommand,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, test } from 'vitest';
import { adminClients, keysOf, withKeys } from '../../../test/admin-clients.ts';
import { DEFAULT_COMPANY, defaultSeed } from '../../seed/index.ts';

const SANDBOX = '012345678901';

function company() {
  const { play, as } = withKeys(DEFAULT_COMPANY);
  const { seed, state } = play.service;
  const { sso } = as('111122223333');
  const InstanceArn = `arn:aws:sso:::instance/${seed.instance.id}`;
  const arnOf = (name: string) => seed.permissionSets.find((one) => one.name === name)?.arn ?? '';
  const assignment = (more: object = {}) => ({
    InstanceArn,
    TargetId: SANDBOX,
    TargetType: 'AWS_ACCOUNT' as const,
    PermissionSetArn: arnOf('Billing'),
    PrincipalType: 'USER' as const,
    PrincipalId: seed.users.find(({ name }) => name === 'tomas')?.id ?? '',
    ...more,
  });
  const create = async (more?: object) =>
    (await sso.send(new CreateAccountAssignmentCommand(assignment(more)))).AccountAssignmentCreationStatus;
  const remove = async (more?: object) =>
    (await sso.send(new DeleteAccountAssignmentCommand(assignment(more)))).AccountAssignmentDeletionStatus;
  const created = async (AccountAssignmentCreationRequestId: string | undefined) =>
    (
      await sso.send(
        new DescribeAccountAssignmentCreationStatusCommand({ InstanceArn, AccountAssignmentCreationRequestId }),
      )
    ).AccountAssignmentCreationStatus;
  const removed = async (AccountAssignmentDeletionRequestId: string | undefined) =>
    (
      await sso.send(
        new DescribeAccountAssignmentDeletionStatusCommand({ InstanceArn, AccountAssignmentDeletionRequestId }),
      )
    ).AccountAssignmentDeletionStatus;
  const accounts = async (name: string, ProvisioningStatus?: 'LATEST_PERMISSION_SET_NOT_PROVISIONED') =>
    (
      await sso.send(
        new ListAccountsForProvisionedPermissionSetCommand({
          InstanceArn,
          PermissionSetArn: arnOf(name),
          ...(ProvisioningStatus && { ProvisioningStatus }),
        }),
      )
    ).AccountIds;
  const portal = async (path: string) => {
    const { accessToken } = await play.signIn('tomas');
    return play.portal(path, accessToken);
  };
  return { play, sso, seed, state, InstanceArn, arnOf, create, remove, created, removed, accounts, portal };
}

const CREDENTIALS = `/federation/credentials?role_name=Billing&account_id=${SANDBOX}`;

describe('an assignment', () => {
  test('is made after a while, and then opens the portal', async () => {
    const { play, create, created, accounts, portal } = company();
    const status = await create();
    expect(status).toMatchObject({ Status: 'IN_PROGRESS', TargetId: SANDBOX, PrincipalType: 'USER' });
    expect((await created(status?.RequestId))?.Status).toBe('IN_PROGRESS');
    expect((await portal(CREDENTIALS)).status).toBe(403);
    play.clock.advance(2000);
    expect((await created(status?.RequestId))?.Status).toBe('SUCCEEDED');
    expect((await portal(CREDENTIALS)).status).toBe(200);
    expect(await accounts('Billing')).toEqual(['111122223333', SANDBOX]);
  });

  test('is removed after a while, and closes the portal', async () => {
    const { play, create, remove, removed, accounts, portal } = company();
    await create();
    play.clock.advance(2000);
    const status = await remove();
    expect((await portal(CREDENTIALS)).status).toBe(200);
    play.clock.advance(2000);
    expect((await removed(status?.RequestId))?.Status).toBe('SUCCEEDED');
    expect((await portal(CREDENTIALS)).status).toBe(403);
    // Nobody else had it there, so it is gone from the account.
    expect(await accounts('Billing')).toEqual(['111122223333']);
  });

  test('that is made again after the last one was removed is another role', async () => {
    const { play, create, remove } = company();
    const roles: string[] = [];
    for (let round = 0; round < 2; round++) {
      await create();
      play.clock.advance(2000);
      const keys = await keysOf(play, 'tomas', SANDBOX, 'Billing');
      const refused = adminClients(play, keys).sso.send(new ListInstancesCommand({}));
      roles.push(/AWSReservedSSO_Billing_[0-9a-f]{16}/.exec(await refused.then(String, String))?.[0] ?? 'none');
      await remove();
      play.clock.advance(2000);
    }
    expect(roles).toEqual([expect.stringMatching(/^AWS/), expect.stringMatching(/^AWS/)]);
    expect(new Set(roles).size).toBe(2);
  });

  test('of somebody who is not there fails, as one for a suspended account does', async () => {
    const { play, create, created, state } = company();
    const gone = await create();
    state.deleteUser('tomas');
    const suspended = await create({
      TargetId: '777788889999',
      PrincipalType: 'GROUP',
      PrincipalId: gone?.PrincipalId,
    });
    play.clock.advance(2000);
    expect(await created(gone?.RequestId)).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'Received a 404 status error: USER not found',
    });
    expect(await created(suspended?.RequestId)).toMatchObject({
      Status: 'FAILED',
      FailureReason: expect.stringContaining('not active'),
    });
  });

  test('fails when it is told to', async () => {
    const { play, create, created, state } = company();
    state.failRequests('An unexpected internal service exception was encountered');
    const first = await create();
    play.clock.advance(2000);
    expect(await created(first?.RequestId)).toMatchObject({ Status: 'FAILED' });
    const second = await create();
    play.clock.advance(2000);
    expect(await created(second?.RequestId)).toMatchObject({ Status: 'SUCCEEDED' });
  });

  test('that is under way is in conflict with the same, and not with others', async () => {
    const { create, remove } = company();
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'ConflictException' });
    await expect(remove()).rejects.toMatchObject({ name: 'ConflictException' });
    await create({ TargetId: '444455556666' });
  });

  test('that is there succeeds once more; one that is not there cannot be removed', async () => {
    const { play, create, created, remove } = company();
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await create();
    play.clock.advance(2000);
    const again = await create();
    play.clock.advance(2000);
    expect((await created(again?.RequestId))?.Status).toBe('SUCCEEDED');
  });

  test('waits its turn where too many are under way', async () => {
    const { play, create, state } = company();
    state.behave({ outstandingAssignments: 2 });
    await create();
    await create({ TargetId: '444455556666' });
    await expect(create({ TargetId: '555566667777' })).rejects.toMatchObject({ name: 'ThrottlingException' });
    play.clock.advance(2000);
    await create({ TargetId: '555566667777' });
  });

  const absent = `arn:aws:sso:::permissionSet/${defaultSeed().instance.id}/ps-0000000000000000`;

  test.each([
    ['to an account that is not there', { TargetId: '999999999999' }, 'ResourceNotFoundException'],
    ['of a permission set that is not there', { PermissionSetArn: absent }, 'ResourceNotFoundException'],
    ['to no account', { TargetId: '12345' }, 'ValidationException'],
    ['of nobody', { PrincipalId: 'tomas' }, 'ValidationException'],
    ['to another kind of target', { TargetType: 'AWS_REGION' }, 'ValidationException'],
  ])('%s is refused at once', async (_what, change, name) => {
    await expect(company().create(change)).rejects.toMatchObject({ name });
  });
});

test('requests are listed by what became of them, and known by their ids', async () => {
  const { play, sso, InstanceArn, create, created, removed, state } = company();
  state.failRequests('because');
  const first = await create();
  play.clock.advance(2000);
  const second = await create({ TargetId: '444455556666' });
  const list = async (Status?: 'FAILED') =>
    (
      await sso.send(
        new ListAccountAssignmentCreationStatusCommand({ InstanceArn, ...(Status && { Filter: { Status } }) }),
      )
    ).AccountAssignmentsCreationStatus?.map(({ RequestId }) => RequestId);
  expect(await list()).toEqual([first?.RequestId, second?.RequestId]);
  expect(await list('FAILED')).toEqual([first?.RequestId]);
  expect((await created(first?.RequestId))?.FailureReason).toBe('because');
  await expect(removed(first?.RequestId)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

describe('provisioning', () => {
  test('brings the latest version into all accounts that have one', async () => {
    const { play, sso, InstanceArn, arnOf, accounts, state } = company();
    state.drift('ReadOnlyAccess');
    expect(await accounts('ReadOnlyAccess', 'LATEST_PERMISSION_SET_NOT_PROVISIONED')).toHaveLength(2);
    state.setAccountStatus('old-webshop', 'ACTIVE');
    const asked = {
      InstanceArn,
      PermissionSetArn: arnOf('ReadOnlyAccess'),
      TargetType: 'ALL_PROVISIONED_ACCOUNTS' as const,
    };
    const { PermissionSetProvisioningStatus: status } = await sso.send(new ProvisionPermissionSetCommand(asked));
    expect(status).toMatchObject({ Status: 'IN_PROGRESS' });
    play.clock.advance(2000);
    const described = await sso.send(
      new DescribePermissionSetProvisioningStatusCommand({
        InstanceArn,
        ProvisionPermissionSetRequestId: status?.RequestId,
      }),
    );
    expect(described.PermissionSetProvisioningStatus?.Status).toBe('SUCCEEDED');
    expect(await accounts('ReadOnlyAccess', 'LATEST_PERMISSION_SET_NOT_PROVISIONED')).toEqual([]);
    const listed = await sso.send(new ListPermissionSetProvisioningStatusCommand({ InstanceArn }));
    expect(listed.PermissionSetsProvisioningStatus).toMatchObject([{ RequestId: status?.RequestId }]);
  });

  test('of one account needs to be told which', async () => {
    const { sso, InstanceArn, arnOf } = company();
    const asked = { InstanceArn, PermissionSetArn: arnOf('Billing'), TargetType: 'AWS_ACCOUNT' as const };
    await expect(sso.send(new ProvisionPermissionSetCommand(asked))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

test('a reset brings back the assignments of the seed', async () => {
  const { play, sso, InstanceArn, arnOf, create, state } = company();
  await create();
  play.clock.advance(2000);
  state.deleteUser('maya');
  state.setAccountStatus('sandbox', 'SUSPENDED');
  state.reset();
  const asked = { InstanceArn, AccountId: SANDBOX, PermissionSetArn: arnOf('Billing') };
  expect((await sso.send(new ListAccountAssignmentsCommand(asked))).AccountAssignments).toEqual([]);
  const { accessToken } = await play.signIn('maya');
  expect((await play.portal('/assignment/accounts', accessToken)).body.accountList).toHaveLength(8);
});
