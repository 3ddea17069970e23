import {
  CreateAccountAssignmentCommand,
  DescribeApplicationCommand,
  DescribeInstanceCommand,
  ListAccountAssignmentsForPrincipalCommand,
  ListApplicationsCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  ListRegionsCommand,
  ProvisionPermissionSetCommand,
  type SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, test } from 'vitest';
import { adminClients, keysOf, withKeys } from '../../../test/admin-clients.ts';
import { playground } from '../../../test/playground.ts';
import { DEFAULT_COMPANY } from '../../seed/index.ts';

const MANAGEMENT = '111122223333';
const DELEGATED = '333344445555';
const MEMBER = '444455556666';
const OUTSIDE = '999999999999';

function company(more: object = {}) {
  const { play, as } = withKeys({ ...DEFAULT_COMPANY, ...more });
  const { seed, state } = play.service;
  const InstanceArn = `arn:aws:sso:::instance/${seed.instance.id}`;
  const arnOf = (name: string) => seed.permissionSets.find((one) => one.name === name)?.arn;
  const assigning = (permissionSet: string, TargetId: string) =>
    new CreateAccountAssignmentCommand({
      InstanceArn,
      TargetId,
      TargetType: 'AWS_ACCOUNT',
      PermissionSetArn: arnOf(permissionSet),
      PrincipalType: 'USER',
      PrincipalId: seed.users[0]?.id,
    });
  return { play, as, seed, state, InstanceArn, arnOf, assigning };
}

const instances = async (sso: SSOAdminClient) => (await sso.send(new ListInstancesCommand({}))).Instances ?? [];
const refused = (name: string) => ({ name, message: expect.any(String) });
const denied = refused('AccessDeniedException');

describe('what policies allow', () => {
  test('full rights read and write, read rights read, and none are told which action they lack', async () => {
    const { as, InstanceArn, assigning } = company();
    const list = new ListPermissionSetsCommand({ InstanceArn });
    const assign = assigning('Billing', MEMBER);
    await as(MANAGEMENT, 'full').sso.send(assign);
    await as(MANAGEMENT, 'read').sso.send(list);
    await expect(as(MANAGEMENT, 'read').sso.send(assign)).rejects.toMatchObject(denied);
    await expect(as(MANAGEMENT, 'none').sso.send(list)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::${MANAGEMENT}:user/ci is not authorized to perform: sso:ListPermissionSets because no identity-based policy allows the sso:ListPermissionSets action`,
    });
  });

  test("role credentials of the portal have their permission set's rights", async () => {
    const play = playground();
    const can = async (user: string, account: string, role: string) =>
      instances(adminClients(play, await keysOf(play, user, account, role)).sso);
    expect(await can('maya', MANAGEMENT, 'AdministratorAccess')).toHaveLength(1);
    expect(await can('kenji', DELEGATED, 'SecurityAudit')).toHaveLength(1);
    await expect(can('priya', MANAGEMENT, 'Billing')).rejects.toMatchObject({
      message: expect.stringMatching(/assumed-role\/AWSReservedSSO_Billing_[0-9a-f]{16}\/priya is not authorized/),
    });
  });
});

describe('what the account allows', () => {
  test('the delegated administrator reads and assigns', async () => {
    const { as, InstanceArn, assigning } = company();
    const { sso } = as(DELEGATED);
    expect((await sso.send(new ListPermissionSetsCommand({ InstanceArn }))).PermissionSets).toHaveLength(5);
    await sso.send(assigning('ReadOnlyAccess', MEMBER));
  });

  test('but touches neither the management account nor what is provisioned there', async () => {
    const { as, InstanceArn, arnOf, assigning } = company();
    const { sso } = as(DELEGATED);
    await expect(sso.send(assigning('ReadOnlyAccess', MANAGEMENT))).rejects.toMatchObject(denied);
    await expect(sso.send(assigning('Billing', MEMBER))).rejects.toMatchObject(denied);
    const provision = {
      InstanceArn,
      PermissionSetArn: arnOf('Billing'),
      TargetType: 'ALL_PROVISIONED_ACCOUNTS' as const,
    };
    await expect(sso.send(new ProvisionPermissionSetCommand(provision))).rejects.toMatchObject(denied);
    await as(MANAGEMENT).sso.send(assigning('Billing', MEMBER));
  });

  test('the call by principal may be for the management account alone', async () => {
    const { as, InstanceArn, seed, state } = company();
    const asked = { InstanceArn, PrincipalId: seed.users[0]?.id, PrincipalType: 'USER' as const };
    await as(DELEGATED).sso.send(new ListAccountAssignmentsForPrincipalCommand(asked));
    state.behave({ principalCallers: 'management' });
    const again = new ListAccountAssignmentsForPrincipalCommand(asked);
    await expect(as(DELEGATED).sso.send(again)).rejects.toMatchObject(denied);
    await as(MANAGEMENT).sso.send(again);
  });

  test('a member sees the instance, and may do nothing with it', async () => {
    const { as, InstanceArn, state } = company();
    const { sso } = as(MEMBER);
    expect(await instances(sso)).toMatchObject([{ InstanceArn, OwnerAccountId: MANAGEMENT }]);
    await expect(sso.send(new DescribeInstanceCommand({ InstanceArn }))).rejects.toMatchObject(denied);
    await expect(sso.send(new ListPermissionSetsCommand({ InstanceArn }))).rejects.toMatchObject(denied);
    state.behave({ memberSeesInstance: false });
    expect(await instances(sso)).toEqual([]);
    expect(await instances(as(OUTSIDE).sso)).toEqual([]);
  });

  test('a member sees its own applications, and must ask for no others', async () => {
    const { as, InstanceArn, seed } = company();
    const own = as('666677778888').sso;
    const filtered = { InstanceArn, Filter: { ApplicationAccount: '666677778888' } };
    expect((await own.send(new ListApplicationsCommand(filtered))).Applications).toHaveLength(1);
    await expect(own.send(new ListApplicationsCommand({ InstanceArn }))).rejects.toMatchObject(denied);
    const described = new DescribeApplicationCommand({ ApplicationArn: seed.applications[0]?.arn });
    expect(await own.send(described)).toMatchObject({ Name: 'Larkspur Wiki' });
    await expect(as(MEMBER).sso.send(described)).rejects.toMatchObject(denied);
  });
});

describe('an account instance', () => {
  const more = {
    accountInstances: [
      { account: MEMBER, name: 'shop' },
      { account: OUTSIDE, region: 'us-east-1' },
    ],
  };

  test('is seen by its account, beside the organization’s', async () => {
    const { as } = company(more);
    expect((await instances(as(MEMBER).sso)).map(({ OwnerAccountId }) => OwnerAccountId)).toEqual([MANAGEMENT, MEMBER]);
    expect(await instances(as(MANAGEMENT).sso)).toHaveLength(1);
    expect(await instances(as(OUTSIDE, 'full', { region: 'us-east-1' }).sso)).toHaveLength(1);
  });

  test('has no permission sets', async () => {
    const { as } = company(more);
    const [, own] = await instances(as(MEMBER).sso);
    const InstanceArn = own?.InstanceArn;
    await as(MEMBER).sso.send(new DescribeInstanceCommand({ InstanceArn }));
    const asked = new ListPermissionSetsCommand({ InstanceArn });
    await expect(as(MEMBER).sso.send(asked)).rejects.toMatchObject(refused('ValidationException'));
    await expect(as(MANAGEMENT).sso.send(asked)).rejects.toMatchObject(denied);
  });
});

describe('Regions', () => {
  const more = { instance: { ...DEFAULT_COMPANY.instance, regions: ['us-east-1'] } };

  test('other than the enabled ones have no instance', async () => {
    const { as, InstanceArn } = company(more);
    const { sso } = as(MANAGEMENT, 'full', { region: 'eu-west-1' });
    expect(await instances(sso)).toEqual([]);
    await expect(sso.send(new DescribeInstanceCommand({ InstanceArn }))).rejects.toMatchObject(denied);
  });

  test('the host name says which is meant, where there is one', async () => {
    const { as } = company(more);
    const env = { region: 'eu-west-1', partition: 'aws' };
    expect(await instances(as(MANAGEMENT, 'full', { region: 'eu-west-1', env }).sso)).toEqual([]);
    const elsewhere = as(MANAGEMENT, 'full', { region: 'eu-central-1', env }).sso;
    await expect(instances(elsewhere)).rejects.toMatchObject(refused('InvalidSignatureException'));
  });

  test('enabled beside the primary one tell of the instance, and not of permission sets', async () => {
    const { as, InstanceArn } = company(more);
    const { sso } = as(MANAGEMENT, 'full', { region: 'us-east-1' });
    expect(await instances(sso)).toHaveLength(1);
    const { Regions } = await sso.send(new ListRegionsCommand({ InstanceArn }));
    expect(Regions?.map(({ RegionName, IsPrimaryRegion }) => [RegionName, IsPrimaryRegion])).toEqual([
      ['eu-central-1', true],
      ['us-east-1', false],
    ]);
    const asked = new ListPermissionSetsCommand({ InstanceArn });
    await expect(sso.send(asked)).rejects.toMatchObject(refused('ValidationException'));
  });

  test('may be denied to everybody', async () => {
    const { as, state } = company(more);
    state.behave({ deniedRegions: ['eu-west-1'] });
    await expect(instances(as(MANAGEMENT, 'full', { region: 'eu-west-1' }).sso)).rejects.toMatchObject({
      message: expect.stringContaining('explicit deny'),
    });
    expect(await instances(as(MANAGEMENT).sso)).toHaveLength(1);
  });
});
