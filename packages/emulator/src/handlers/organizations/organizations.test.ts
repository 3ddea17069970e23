import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListChildrenCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-organizations';
import { describe, expect, test } from 'vitest';
import { all, withKeys } from '../../../test/admin-clients.ts';
import { DEFAULT_COMPANY, generateSeedDocument, type SeedDocument } from '../../seed/index.ts';

const MANAGEMENT = '111122223333';
const DELEGATED = '333344445555';
const MEMBER = '444455556666';

function company(document: SeedDocument = DEFAULT_COMPANY) {
  const { play, as } = withKeys(document);
  const { seed, state } = play.service;
  return { play, as, seed, state, org: as(seed.organization.managementAccountId).org };
}

describe('the organization', () => {
  test('is described to every account in it, and to none outside', async () => {
    const { as, seed } = company();
    const { Organization } = await as(MEMBER).org.send(new DescribeOrganizationCommand({}));
    const { id } = seed.organization;
    expect(Organization).toEqual({
      Id: id,
      Arn: `arn:aws:organizations::${MANAGEMENT}:organization/${id}`,
      FeatureSet: 'ALL',
      MasterAccountId: MANAGEMENT,
      MasterAccountArn: `arn:aws:organizations::${MANAGEMENT}:account/${id}/${MANAGEMENT}`,
      MasterAccountEmail: 'aws+management@larkspur.example',
      AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    });
    const outside = as('999999999999').org.send(new DescribeOrganizationCommand({}));
    await expect(outside).rejects.toMatchObject({ name: 'AWSOrganizationsNotInUseException' });
  });

  test('is listed to its management account and to delegated administrators alone', async () => {
    const { as } = company();
    expect((await as(DELEGATED).org.send(new ListAccountsCommand({}))).Accounts).toHaveLength(8);
    await expect(as(MEMBER).org.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: "You don't have permissions to access this resource.",
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('accounts', () => {
  test('have a place, a state and a history', async () => {
    const { org, seed, state } = company();
    const described = async (AccountId: string) => (await org.send(new DescribeAccountCommand({ AccountId }))).Account;
    const { id, rootId, units } = seed.organization;
    const workloads = units[1];
    expect(await described(MEMBER)).toEqual({
      Id: MEMBER,
      Arn: `arn:aws:organizations::${MANAGEMENT}:account/${id}/${MEMBER}`,
      Email: 'aws+shop-production@larkspur.example',
      Name: 'shop-production',
      Status: 'ACTIVE',
      State: 'ACTIVE',
      Paths: [`${id}/${rootId}/${workloads?.id}/${workloads?.units[0]?.id}/${MEMBER}/`],
      JoinedMethod: 'CREATED',
      JoinedTimestamp: expect.any(Date),
    });
    expect(await described(MANAGEMENT)).toMatchObject({
      JoinedMethod: 'INVITED',
      Paths: [`${id}/${rootId}/${MANAGEMENT}/`],
    });
    expect(await described('777788889999')).toMatchObject({ Status: 'SUSPENDED', State: 'SUSPENDED' });
    state.setAccountStatus('sandbox', 'CLOSED');
    expect(await described('012345678901')).toMatchObject({ Status: 'SUSPENDED', State: 'CLOSED' });
    state.behave({ accountStatus: 'state' });
    expect(await described(MEMBER)).not.toHaveProperty('Status');
    state.behave({ accountStatus: 'status' });
    expect(await described(MEMBER)).not.toHaveProperty('State');
    const unknown = described('999999999998');
    await expect(unknown).rejects.toMatchObject({ name: 'AccountNotFoundException' });
  });

  test('come twenty a page at most, and after empty pages where the service does that', async () => {
    const { org, state } = company(generateSeedDocument({ accounts: 50, users: 5 }));
    const pages = async (more: object = {}) => {
      const sizes: number[] = [];
      const found = await all(
        (next) => org.send(new ListAccountsCommand({ ...more, ...next })),
        ({ Accounts = [] }) => {
          sizes.push(Accounts.length);
          return Accounts.map(({ Id }) => Id);
        },
      );
      expect(new Set(found).size).toBe(50);
      return sizes;
    };
    expect(await pages()).toEqual([20, 20, 10]);
    expect(await pages({ MaxResults: 7 })).toEqual([7, 7, 7, 7, 7, 7, 7, 1]);
    state.behave({ emptyPages: true });
    expect(await pages()).toEqual([0, 20, 0, 20, 0, 10]);
    await expect(pages({ MaxResults: 21 })).rejects.toMatchObject({ name: 'InvalidInputException' });
  });
});

describe('the tree', () => {
  test('is walked down from the root, and up from an account', async () => {
    const { org, seed } = company();
    const { Roots = [] } = await org.send(new ListRootsCommand({}));
    expect(Roots).toMatchObject([{ Id: seed.organization.rootId, Name: 'Root' }]);
    const units = async (ParentId: string) =>
      (await org.send(new ListOrganizationalUnitsForParentCommand({ ParentId }))).OrganizationalUnits ?? [];
    const top = await units(Roots[0]?.Id ?? '');
    expect(top.map(({ Name }) => Name)).toEqual(['Security', 'Workloads']);
    const below = await units(top[1]?.Id ?? '');
    expect(below.map(({ Name }) => Name)).toEqual(['Production', 'Development']);
    const production = below[0]?.Id ?? '';
    const { Accounts } = await org.send(new ListAccountsForParentCommand({ ParentId: production }));
    expect(Accounts?.map(({ Name }) => Name)).toEqual(['shop-production', 'data-platform']);
    const children = async (ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT') =>
      (await org.send(new ListChildrenCommand({ ParentId: Roots[0]?.Id, ChildType }))).Children?.map(({ Id }) => Id);
    expect(await children('ACCOUNT')).toEqual([MANAGEMENT, '777788889999']);
    expect(await children('ORGANIZATIONAL_UNIT')).toEqual(top.map(({ Id }) => Id));
    const parents = async (ChildId: string) => (await org.send(new ListParentsCommand({ ChildId }))).Parents;
    expect(await parents(MEMBER)).toEqual([{ Id: production, Type: 'ORGANIZATIONAL_UNIT' }]);
    expect(await parents(top[0]?.Id ?? '')).toEqual([{ Id: Roots[0]?.Id, Type: 'ROOT' }]);
    const described = await org.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: production }));
    expect(described.OrganizationalUnit).toMatchObject({ Name: 'Production' });
  });

  test('says for each kind of thing that it is not there', async () => {
    const { org } = company();
    const ParentId = 'ou-zzzz-zzzzzzzz';
    const named = (name: string) => ({ name });
    await expect(org.send(new ListAccountsForParentCommand({ ParentId }))).rejects.toMatchObject(
      named('ParentNotFoundException'),
    );
    await expect(org.send(new ListParentsCommand({ ChildId: ParentId }))).rejects.toMatchObject(
      named('ChildNotFoundException'),
    );
    await expect(
      org.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: ParentId })),
    ).rejects.toMatchObject(named('OrganizationalUnitNotFoundException'));
    await expect(org.send(new ListTagsForResourceCommand({ ResourceId: ParentId }))).rejects.toMatchObject(
      named('TargetNotFoundException'),
    );
    await expect(org.send(new ListParentsCommand({ ChildId: 'root' }))).rejects.toMatchObject({
      name: 'InvalidInputException',
      Reason: 'INVALID_PATTERN',
    });
    await expect(org.send(new ListAccountsCommand({ NextToken: 'made up' }))).rejects.toMatchObject({
      Reason: 'INVALID_NEXT_TOKEN',
    });
  });

  test('carries tags', async () => {
    const { org, seed } = company();
    const tags = async (ResourceId: string) => (await org.send(new ListTagsForResourceCommand({ ResourceId }))).Tags;
    expect(await tags(MEMBER)).toEqual([
      { Key: 'team', Value: 'shop' },
      { Key: 'stage', Value: 'production' },
    ]);
    expect(await tags(seed.organization.units[1]?.units[0]?.id ?? '')).toEqual([{ Key: 'stage', Value: 'production' }]);
    expect(await tags(seed.organization.rootId)).toEqual([]);
  });
});

test('delegated administrators and the services that have access are listed', async () => {
  const { org } = company();
  const admins = async (ServicePrincipal?: string) =>
    (await org.send(new ListDelegatedAdministratorsCommand({ ...(ServicePrincipal && { ServicePrincipal }) })))
      .DelegatedAdministrators;
  expect(await admins('sso.amazonaws.com')).toMatchObject([{ Id: DELEGATED, Name: 'security-tooling' }]);
  expect(await admins()).toHaveLength(1);
  expect(await admins('config.amazonaws.com')).toEqual([]);
  const services = async (AccountId: string) =>
    (await org.send(new ListDelegatedServicesForAccountCommand({ AccountId }))).DelegatedServices;
  expect(await services(DELEGATED)).toMatchObject([{ ServicePrincipal: 'sso.amazonaws.com' }]);
  await expect(services(MEMBER)).rejects.toMatchObject({ name: 'AccountNotRegisteredException' });
  const { EnabledServicePrincipals } = await org.send(new ListAWSServiceAccessForOrganizationCommand({}));
  expect(EnabledServicePrincipals?.map(({ ServicePrincipal }) => ServicePrincipal)).toEqual([
    'cloudtrail.amazonaws.com',
    'sso.amazonaws.com',
  ]);
});
