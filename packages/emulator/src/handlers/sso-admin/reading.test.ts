import {
  DescribeApplicationCommand,
  DescribeInstanceCommand,
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountAssignmentsForPrincipalCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListApplicationAssignmentsCommand,
  ListApplicationAssignmentsForPrincipalCommand,
  ListApplicationsCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
  ListPermissionSetsProvisionedToAccountCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, test } from 'vitest';
import { withKeys } from '../../../test/admin-clients.ts';
import { DEFAULT_COMPANY } from '../../seed/index.ts';

const MANAGEMENT = '111122223333';
const SANDBOX = '012345678901';

function company() {
  const { play, as } = withKeys(DEFAULT_COMPANY);
  const { seed, state } = play.service;
  const InstanceArn = `arn:aws:sso:::instance/${seed.instance.id}`;
  const set = (name: string) => ({
    InstanceArn,
    PermissionSetArn: seed.permissionSets.find((one) => one.name === name)?.arn ?? '',
  });
  const id = (name: string) => [...seed.users, ...seed.groups].find((one) => one.name === name)?.id ?? '';
  return { play, as, seed, state, InstanceArn, set, id, sso: as(MANAGEMENT).sso };
}

describe('the instance', () => {
  test('is listed and described', async () => {
    const { sso, seed, InstanceArn } = company();
    const { Instances } = await sso.send(new ListInstancesCommand({}));
    const known = {
      InstanceArn,
      IdentityStoreId: seed.instance.identityStoreId,
      OwnerAccountId: MANAGEMENT,
      Name: 'Larkspur-Coffee',
      Status: 'ACTIVE',
      CreatedDate: expect.any(Date),
    };
    expect(Instances).toMatchObject([known]);
    expect(await sso.send(new DescribeInstanceCommand({ InstanceArn }))).toMatchObject(known);
  });
});

describe('permission sets', () => {
  test('are listed in the order of the seed, and described', async () => {
    const { sso, InstanceArn, seed, set } = company();
    const { PermissionSets } = await sso.send(new ListPermissionSetsCommand({ InstanceArn }));
    expect(PermissionSets).toEqual(seed.permissionSets.map(({ arn }) => arn));
    const { PermissionSet } = await sso.send(new DescribePermissionSetCommand(set('Billing')));
    expect(PermissionSet).toEqual({
      Name: 'Billing',
      PermissionSetArn: set('Billing').PermissionSetArn,
      Description: 'Costs and invoices',
      CreatedDate: expect.any(Date),
      SessionDuration: 'PT1H',
      RelayState: 'https://console.aws.amazon.com/costmanagement/home',
    });
  });

  test('have policies of AWS, of the accounts, and their own', async () => {
    const { sso, set } = company();
    const managed = await sso.send(new ListManagedPoliciesInPermissionSetCommand(set('SecurityAudit')));
    expect(managed.AttachedManagedPolicies).toEqual([
      { Name: 'SecurityAudit', Arn: 'arn:aws:iam::aws:policy/SecurityAudit' },
      { Name: 'ViewOnlyAccess', Arn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess' },
    ]);
    const references = new ListCustomerManagedPolicyReferencesInPermissionSetCommand(set('SecurityAudit'));
    expect((await sso.send(references)).CustomerManagedPolicyReferences).toEqual([
      { Name: 'AuditTrailReader', Path: '/security/' },
    ]);
    const inline = await sso.send(new GetInlinePolicyForPermissionSetCommand(set('ReadOnlyAccess')));
    expect(JSON.parse(inline.InlinePolicy ?? '').Statement[0].Effect).toBe('Deny');
    const none = await sso.send(new GetInlinePolicyForPermissionSetCommand(set('Billing')));
    expect(none.InlinePolicy).toBe('');
  });

  test('have a boundary, or the boundary is not found', async () => {
    const { sso, set } = company();
    const boundary = await sso.send(new GetPermissionsBoundaryForPermissionSetCommand(set('PowerUserAccess')));
    expect(boundary.PermissionsBoundary).toEqual({
      CustomerManagedPolicyReference: { Name: 'DeveloperBoundary', Path: '/' },
    });
    const none = sso.send(new GetPermissionsBoundaryForPermissionSetCommand(set('Billing')));
    await expect(none).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('have tags, as applications do', async () => {
    const { sso, InstanceArn, set, seed } = company();
    const tags = async (ResourceArn: string) =>
      (await sso.send(new ListTagsForResourceCommand({ InstanceArn, ResourceArn }))).Tags;
    expect(await tags(set('AdministratorAccess').PermissionSetArn)).toEqual([{ Key: 'owner', Value: 'platform' }]);
    expect(await tags(InstanceArn)).toEqual([]);
    expect(await tags(seed.applications[0]?.arn ?? '')).toEqual([]);
  });

  test('are where somebody is assigned, in their latest version or not', async () => {
    const { sso, set, InstanceArn } = company();
    const accounts = async (ProvisioningStatus?: 'LATEST_PERMISSION_SET_PROVISIONED') =>
      (
        await sso.send(
          new ListAccountsForProvisionedPermissionSetCommand({
            ...set('ReadOnlyAccess'),
            ...(ProvisioningStatus && { ProvisioningStatus }),
          }),
        )
      ).AccountIds;
    expect(await accounts()).toEqual(['444455556666', '777788889999']);
    expect(await accounts('LATEST_PERMISSION_SET_PROVISIONED')).toEqual(['777788889999']);
    const { PermissionSets } = await sso.send(
      new ListPermissionSetsProvisionedToAccountCommand({
        InstanceArn,
        AccountId: '444455556666',
        ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
      }),
    );
    expect(PermissionSets).toEqual([set('ReadOnlyAccess').PermissionSetArn]);
  });

  test('are a member that is missing, where an account has none', async () => {
    const { play, as } = withKeys({ ...DEFAULT_COMPANY, assignments: [], permissionSets: [{ name: 'Unused' }] });
    const InstanceArn = `arn:aws:sso:::instance/${play.service.seed.instance.id}`;
    const asked = new ListPermissionSetsProvisionedToAccountCommand({ InstanceArn, AccountId: SANDBOX });
    expect(await as(MANAGEMENT).sso.send(asked)).not.toHaveProperty('PermissionSets');
  });
});

describe('assignments', () => {
  test('are rows of an account and a permission set, those of the deleted too', async () => {
    const { sso, set, id } = company();
    const asked = { ...set('PowerUserAccess'), AccountId: SANDBOX };
    const { AccountAssignments = [] } = await sso.send(new ListAccountAssignmentsCommand(asked));
    const row = { AccountId: SANDBOX, PermissionSetArn: asked.PermissionSetArn };
    expect(AccountAssignments).toEqual([
      { ...row, PrincipalType: 'GROUP', PrincipalId: id('Developers') },
      { ...row, PrincipalType: 'USER', PrincipalId: expect.stringMatching(/^[0-9a-f]{8}-/) },
    ]);
  });

  const rowsOf = async (from: ReturnType<typeof company>, user: string, more: object = {}) => {
    const { sso, InstanceArn, id } = from;
    const asked = { InstanceArn, PrincipalId: id(user), PrincipalType: 'USER' as const, ...more };
    const { AccountAssignments = [] } = await sso.send(new ListAccountAssignmentsForPrincipalCommand(asked));
    return AccountAssignments.map(({ AccountId, PrincipalType, PrincipalId }) => [
      AccountId,
      PrincipalType,
      PrincipalId,
    ]);
  };

  test("of a user are those of their groups too, as the group's", async () => {
    const from = company();
    expect(await rowsOf(from, 'kenji')).toEqual([
      ['666677778888', 'GROUP', from.id('Data')],
      ['222233334444', 'USER', from.id('kenji')],
      ['333344445555', 'USER', from.id('kenji')],
    ]);
    expect(await rowsOf(from, 'kenji', { Filter: { AccountId: '333344445555' } })).toEqual([
      ['333344445555', 'USER', from.id('kenji')],
    ]);
  });

  test('of a user are their own alone, where the service says no more', async () => {
    const from = company();
    from.state.behave({ principalRows: 'direct' });
    expect(await rowsOf(from, 'kenji')).toHaveLength(2);
    expect(await rowsOf(from, 'tomas')).toEqual([]);
    expect(await rowsOf(from, 'Developers', { PrincipalType: 'GROUP' })).toHaveLength(3);
  });

  test('appear and disappear in lists as late as the service is told to be', async () => {
    const from = company();
    from.state.behave({ listingDelay: 60 });
    from.state.assign({ account: 'sandbox', permissionSet: 'Billing', user: 'tomas' });
    from.state.unassign({ account: 'log-archive', permissionSet: 'SecurityAudit', user: 'kenji' });
    expect([await rowsOf(from, 'tomas'), await rowsOf(from, 'kenji')].map((rows) => rows.length)).toEqual([3, 3]);
    from.play.clock.advance(60_000);
    expect([await rowsOf(from, 'tomas'), await rowsOf(from, 'kenji')].map((rows) => rows.length)).toEqual([4, 2]);
  });
});

describe('applications', () => {
  test('are listed, filtered and described', async () => {
    const { sso, InstanceArn, seed } = company();
    const list = async (Filter?: object) =>
      (await sso.send(new ListApplicationsCommand({ InstanceArn, ...(Filter && { Filter }) }))).Applications ?? [];
    const [application] = await list();
    expect(application).toMatchObject({ Name: 'Larkspur Wiki', ApplicationAccount: '666677778888', Status: 'ENABLED' });
    expect(await list({ ApplicationAccount: '666677778888' })).toHaveLength(1);
    expect(await list({ ApplicationAccount: SANDBOX })).toEqual([]);
    expect(await list({ ApplicationProvider: 'arn:aws:sso::aws:applicationProvider/catalog/x' })).toEqual([]);
    const ApplicationArn = seed.applications[0]?.arn;
    expect(await sso.send(new DescribeApplicationCommand({ ApplicationArn }))).toMatchObject({ Name: 'Larkspur Wiki' });
  });

  test('have their own assignments, by application and by principal', async () => {
    const { sso, InstanceArn, seed, id } = company();
    const ApplicationArn = seed.applications[0]?.arn;
    const { ApplicationAssignments } = await sso.send(new ListApplicationAssignmentsCommand({ ApplicationArn }));
    expect(ApplicationAssignments?.map(({ PrincipalType, PrincipalId }) => [PrincipalType, PrincipalId])).toEqual([
      ['GROUP', id('Developers')],
      ['GROUP', id('Data')],
      ['USER', id('priya')],
    ]);
    const of = async (PrincipalType: 'USER' | 'GROUP', name: string) =>
      (
        await sso.send(
          new ListApplicationAssignmentsForPrincipalCommand({ InstanceArn, PrincipalType, PrincipalId: id(name) }),
        )
      ).ApplicationAssignments;
    expect(await of('USER', 'priya')).toMatchObject([{ ApplicationArn }]);
    expect(await of('USER', 'tomas')).toEqual([]);
  });
});
