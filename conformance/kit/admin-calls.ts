import { defaultSeed, type Seed } from '@ssoctl/emulator';

/** One call of an administrator's service, and what the emulator's own company must answer. */
export interface AdminCall {
  service: 'sso-admin' | 'identitystore' | 'organizations';
  operation: string;
  params: Record<string, unknown>;
  /** What the answer must hold, told from the seed alone. */
  expected?: object;
  /** Or the exception's name. */
  error?: string;
}

export const MANAGEMENT = '111122223333';
const PRODUCTION = '444455556666';
const SANDBOX = '012345678901';

/** Every operation that the emulator plays, but for those that change something. */
export function adminCalls(seed: Seed = defaultSeed()): AdminCall[] {
  return [...instanceCalls(seed), ...permissionCalls(seed), ...peopleCalls(seed), ...organizationCalls(seed)];
}

const instanceArn = (seed: Seed) => `arn:aws:sso:::instance/${seed.instance.id}`;
const setArn = (seed: Seed, name: string) => seed.permissionSets.find((set) => set.name === name)?.arn;
const idOf = (seed: Seed, name: string) => [...seed.users, ...seed.groups].find((one) => one.name === name)?.id;

function instanceCalls(seed: Seed): AdminCall[] {
  const InstanceArn = instanceArn(seed);
  const sso = (operation: string, params: object, rest: Pick<AdminCall, 'expected' | 'error'>): AdminCall => ({
    service: 'sso-admin',
    operation,
    params: { ...params },
    ...rest,
  });
  const instance = { InstanceArn, IdentityStoreId: seed.instance.identityStoreId };
  const [application] = seed.applications;
  const ApplicationArn = application?.arn;
  const granted = [
    { PrincipalType: 'GROUP', PrincipalId: idOf(seed, 'Developers') },
    { PrincipalType: 'GROUP', PrincipalId: idOf(seed, 'Data') },
    { PrincipalType: 'USER', PrincipalId: idOf(seed, 'priya') },
  ];
  return [
    sso('ListInstances', {}, { expected: { Instances: [instance] } }),
    sso(
      'DescribeInstance',
      { InstanceArn },
      { expected: { ...instance, OwnerAccountId: MANAGEMENT, Status: 'ACTIVE' } },
    ),
    sso(
      'ListRegions',
      { InstanceArn },
      {
        expected: { Regions: [{ RegionName: seed.instance.region, IsPrimaryRegion: true }] },
      },
    ),
    sso(
      'DescribeRegion',
      { InstanceArn, RegionName: seed.instance.region },
      { expected: { Status: 'ACTIVE', IsPrimaryRegion: true } },
    ),
    sso('DescribeRegion', { InstanceArn, RegionName: 'eu-west-3' }, { error: 'ResourceNotFoundException' }),
    sso(
      'ListApplications',
      { InstanceArn },
      { expected: { Applications: [{ ApplicationArn, Name: 'Larkspur Wiki' }] } },
    ),
    sso('DescribeApplication', { ApplicationArn }, { expected: { Name: 'Larkspur Wiki', Status: 'ENABLED' } }),
    sso('ListApplicationAssignments', { ApplicationArn }, { expected: { ApplicationAssignments: granted } }),
    sso(
      'ListApplicationAssignmentsForPrincipal',
      { InstanceArn, PrincipalType: 'GROUP', PrincipalId: idOf(seed, 'Data') },
      { expected: { ApplicationAssignments: [{ ApplicationArn }] } },
    ),
    ...['Creation', 'Deletion'].flatMap((what) => [
      sso(
        `ListAccountAssignment${what}Status`,
        { InstanceArn },
        {
          expected: { [`AccountAssignments${what}Status`]: [] },
        },
      ),
      sso(
        `DescribeAccountAssignment${what}Status`,
        { InstanceArn, [`AccountAssignment${what}RequestId`]: '00000000-0000-0000-0000-000000000000' },
        { error: 'ResourceNotFoundException' },
      ),
    ]),
    sso('ListPermissionSetProvisioningStatus', { InstanceArn }, { expected: { PermissionSetsProvisioningStatus: [] } }),
    sso(
      'DescribePermissionSetProvisioningStatus',
      { InstanceArn, ProvisionPermissionSetRequestId: '00000000-0000-0000-0000-000000000000' },
      { error: 'ResourceNotFoundException' },
    ),
  ];
}

function permissionCalls(seed: Seed): AdminCall[] {
  const InstanceArn = instanceArn(seed);
  const sso = (operation: string, params: object, expected: object, error?: string): AdminCall => {
    const rest = error === undefined ? { expected } : { error };
    return { service: 'sso-admin', operation, params: { InstanceArn, ...params }, ...rest };
  };
  const arns = seed.permissionSets.map(({ arn }) => arn);
  const PermissionSetArn = setArn(seed, 'SecurityAudit');
  const readOnly = { PermissionSetArn: setArn(seed, 'ReadOnlyAccess') };
  const outdated = { ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED' };
  const powerUser = { PermissionSetArn: setArn(seed, 'PowerUserAccess') };
  return [
    sso('ListPermissionSets', {}, { PermissionSets: arns }),
    sso(
      'DescribePermissionSet',
      { PermissionSetArn },
      {
        PermissionSet: { Name: 'SecurityAudit', SessionDuration: 'PT4H', Description: 'See how things are set up' },
      },
    ),
    sso(
      'ListManagedPoliciesInPermissionSet',
      { PermissionSetArn },
      {
        AttachedManagedPolicies: [
          { Name: 'SecurityAudit', Arn: 'arn:aws:iam::aws:policy/SecurityAudit' },
          { Name: 'ViewOnlyAccess', Arn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess' },
        ],
      },
    ),
    sso(
      'ListCustomerManagedPolicyReferencesInPermissionSet',
      { PermissionSetArn },
      {
        CustomerManagedPolicyReferences: [{ Name: 'AuditTrailReader', Path: '/security/' }],
      },
    ),
    sso('GetInlinePolicyForPermissionSet', readOnly, {
      InlinePolicy: seed.permissionSets.find(({ name }) => name === 'ReadOnlyAccess')?.inlinePolicy,
    }),
    sso('GetPermissionsBoundaryForPermissionSet', powerUser, {
      PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'DeveloperBoundary', Path: '/' } },
    }),
    sso('GetPermissionsBoundaryForPermissionSet', readOnly, {}, 'ResourceNotFoundException'),
    sso(
      'ListTagsForResource',
      { ResourceArn: powerUser.PermissionSetArn },
      {
        Tags: [{ Key: 'owner', Value: 'platform' }],
      },
    ),
    sso(
      'ListPermissionSetsProvisionedToAccount',
      { AccountId: PRODUCTION, ...outdated },
      {
        PermissionSets: [readOnly.PermissionSetArn],
      },
    ),
    sso('ListAccountsForProvisionedPermissionSet', readOnly, { AccountIds: [PRODUCTION, '777788889999'] }),
    sso(
      'ListAccountAssignments',
      { AccountId: SANDBOX, ...powerUser },
      {
        AccountAssignments: [
          { AccountId: SANDBOX, PrincipalType: 'GROUP', PrincipalId: idOf(seed, 'Developers') },
          { AccountId: SANDBOX, PrincipalType: 'USER' },
        ],
      },
    ),
    sso(
      'ListAccountAssignmentsForPrincipal',
      { PrincipalType: 'USER', PrincipalId: idOf(seed, 'kenji') },
      {
        AccountAssignments: [
          { AccountId: '666677778888', PrincipalType: 'GROUP', PrincipalId: idOf(seed, 'Data') },
          { AccountId: '222233334444', PrincipalType: 'USER', PrincipalId: idOf(seed, 'kenji') },
          { AccountId: '333344445555', PrincipalType: 'USER', PrincipalId: idOf(seed, 'kenji') },
        ],
      },
    ),
  ];
}

function peopleCalls(seed: Seed): AdminCall[] {
  const IdentityStoreId = seed.instance.identityStoreId;
  const store = (operation: string, params: object, expected: object, error?: string): AdminCall => {
    const rest = error === undefined ? { expected } : { error };
    return { service: 'identitystore', operation, params: { IdentityStoreId, ...params }, ...rest };
  };
  const [UserId, GroupId] = [idOf(seed, 'ines'), idOf(seed, 'Data')];
  const unique = (AttributePath: string, AttributeValue: string) => ({
    AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } },
  });
  return [
    store('ListUsers', {}, { Users: seed.users.map(({ id, name }) => ({ UserId: id, UserName: name })) }),
    store('ListGroups', {}, { Groups: seed.groups.map(({ id, name }) => ({ GroupId: id, DisplayName: name })) }),
    store('DescribeUser', { UserId }, { UserName: 'ines', Emails: [{ Value: 'ines@larkspur.example' }] }),
    store('DescribeUser', { UserId: GroupId }, {}, 'ResourceNotFoundException'),
    store('DescribeGroup', { GroupId }, { DisplayName: 'Data', Description: 'Answer questions' }),
    store(
      'ListGroupMemberships',
      { GroupId },
      {
        GroupMemberships: [{ MemberId: { UserId } }, { MemberId: { UserId: idOf(seed, 'kenji') } }],
      },
    ),
    store(
      'ListGroupMembershipsForMember',
      { MemberId: { UserId } },
      {
        GroupMemberships: [{ GroupId: idOf(seed, 'Developers') }, { GroupId }],
      },
    ),
    store('GetUserId', unique('userName', 'ines'), { UserId }),
    store('GetGroupId', unique('displayName', 'Data'), { GroupId }),
    store(
      'IsMemberInGroups',
      { MemberId: { UserId }, GroupIds: [GroupId] },
      {
        Results: [{ GroupId, MembershipExists: true }],
      },
    ),
  ];
}

function organizationCalls(seed: Seed): AdminCall[] {
  const org = (operation: string, params: object, expected: object, error?: string): AdminCall => {
    const rest = error === undefined ? { expected } : { error };
    return { service: 'organizations', operation, params: { ...params }, ...rest };
  };
  const { id, rootId, units } = seed.organization;
  const [security, workloads] = units;
  const production = workloads?.units[0]?.id;
  const delegated = { Id: '333344445555', Name: 'security-tooling' };
  return [
    org('DescribeOrganization', {}, { Organization: { Id: id, MasterAccountId: MANAGEMENT, FeatureSet: 'ALL' } }),
    org(
      'ListAccounts',
      {},
      {
        Accounts: seed.accounts.map(({ id: Id, name: Name, status: Status }) => ({ Id, Name, Status })),
      },
    ),
    org('DescribeAccount', { AccountId: SANDBOX }, { Account: { Id: SANDBOX, Name: 'sandbox' } }),
    org('DescribeAccount', { AccountId: '999999999999' }, {}, 'AccountNotFoundException'),
    org('ListRoots', {}, { Roots: [{ Id: rootId }] }),
    org(
      'ListOrganizationalUnitsForParent',
      { ParentId: rootId },
      {
        OrganizationalUnits: [
          { Id: security?.id, Name: 'Security' },
          { Id: workloads?.id, Name: 'Workloads' },
        ],
      },
    ),
    org('ListAccountsForParent', { ParentId: production }, { Accounts: [{ Id: PRODUCTION }, { Id: '666677778888' }] }),
    org(
      'ListChildren',
      { ParentId: workloads?.id, ChildType: 'ORGANIZATIONAL_UNIT' },
      {
        Children: workloads?.units.map((unit) => ({ Id: unit.id, Type: 'ORGANIZATIONAL_UNIT' })),
      },
    ),
    org('ListParents', { ChildId: PRODUCTION }, { Parents: [{ Id: production, Type: 'ORGANIZATIONAL_UNIT' }] }),
    org(
      'DescribeOrganizationalUnit',
      { OrganizationalUnitId: production },
      {
        OrganizationalUnit: { Name: 'Production' },
      },
    ),
    org(
      'ListTagsForResource',
      { ResourceId: PRODUCTION },
      {
        Tags: [
          { Key: 'team', Value: 'shop' },
          { Key: 'stage', Value: 'production' },
        ],
      },
    ),
    org(
      'ListDelegatedAdministrators',
      { ServicePrincipal: 'sso.amazonaws.com' },
      { DelegatedAdministrators: [delegated] },
    ),
    org(
      'ListDelegatedServicesForAccount',
      { AccountId: delegated.Id },
      {
        DelegatedServices: [{ ServicePrincipal: 'sso.amazonaws.com' }],
      },
    ),
    org(
      'ListAWSServiceAccessForOrganization',
      {},
      {
        EnabledServicePrincipals: [
          { ServicePrincipal: 'cloudtrail.amazonaws.com' },
          { ServicePrincipal: 'sso.amazonaws.com' },
        ],
      },
    ),
  ];
}
