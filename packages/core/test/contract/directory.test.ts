import { directoryClient } from '@ssoctl/core/internal/directory/directory-client';
import type { Directory } from '@ssoctl/core/internal/directory/types';
import { generateSeedDocument } from '@ssoctl/emulator';
import { afterEach, describe, expect, test } from 'vitest';
import { all, type Company, closeCompanies, company, MEMBER } from './directory-context.ts';

afterEach(closeCompanies);

const SANDBOX = '012345678901';
const PRODUCTION = '444455556666';

describe('permission sets', () => {
  test('are listed and described', async () => {
    const t = await company();
    const directory = t.as();
    expect((await all(directory.permissionSets())).sort()).toEqual(t.seed.permissionSets.map(({ arn }) => arn).sort());
    expect(await directory.permissionSet(t.set('Billing'))).toEqual({
      arn: t.set('Billing'),
      name: 'Billing',
      description: 'Costs and invoices',
      sessionDuration: 'PT1H',
      relayState: 'https://console.aws.amazon.com/costmanagement/home',
      createdAtMs: expect.any(Number),
    });
  });

  test('tell what they grant', async () => {
    const t = await company();
    const directory = t.as();
    const policy = 'arn:aws:iam::aws:policy';
    expect(await all(directory.managedPolicies(t.set('SecurityAudit')))).toEqual([
      { name: 'SecurityAudit', arn: `${policy}/SecurityAudit` },
      { name: 'ViewOnlyAccess', arn: expect.stringMatching(/ViewOnlyAccess$/) },
    ]);
    expect(await all(directory.customerManagedPolicies(t.set('SecurityAudit')))).toEqual([
      { name: 'AuditTrailReader', path: '/security/' },
    ]);
    expect(JSON.parse((await directory.inlinePolicy(t.set('ReadOnlyAccess'))) ?? '')).toMatchObject({
      Statement: [{ Effect: 'Deny' }],
    });
    expect(await directory.boundary(t.set('PowerUserAccess'))).toEqual({ name: 'DeveloperBoundary', path: '/' });
    expect(await directory.tagsOf(t.set('PowerUserAccess'))).toEqual({ owner: 'platform' });
  });

  test('that lack a policy, a boundary or tags say so', async () => {
    const t = await company();
    const directory = t.as();
    const billing = t.set('Billing');
    expect(await all(directory.customerManagedPolicies(billing))).toEqual([]);
    expect(await directory.inlinePolicy(billing)).toBeUndefined();
    expect(await directory.boundary(billing)).toBeUndefined();
    expect(await directory.tagsOf(billing)).toEqual({});
  });

  test('are provisioned to accounts, in their latest version or not', async () => {
    const t = await company();
    const directory = t.as();
    expect((await all(directory.permissionSetsIn(PRODUCTION))).sort()).toEqual(
      [t.set('AdministratorAccess'), t.set('ReadOnlyAccess')].sort(),
    );
    const old = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
    expect(await all(directory.permissionSetsIn(PRODUCTION, old))).toEqual([t.set('ReadOnlyAccess')]);
    expect(await all(directory.accountsWith(t.set('ReadOnlyAccess'), old))).toEqual([PRODUCTION]);
    expect((await all(directory.accountsWith(t.set('PowerUserAccess')))).sort()).toEqual([
      SANDBOX,
      '555566667777',
      '666677778888',
    ]);
  });
});

describe('assignments', () => {
  const rowsOf = (t: Company, directory: Directory, ...[principalType, name]: ['USER' | 'GROUP', string]) =>
    all(
      directory.assignmentsOf({ principalType, principalId: principalType === 'USER' ? t.user(name) : t.group(name) }),
    );

  test('of an account and a set name their principals', async () => {
    const t = await company();
    const rows = await all(t.as().assignments(SANDBOX, t.set('PowerUserAccess')));
    expect(rows).toContainEqual({
      accountId: SANDBOX,
      permissionSetArn: t.set('PowerUserAccess'),
      principalType: 'GROUP',
      principalId: t.group('Developers'),
    });
    expect(rows.map(({ principalType }) => principalType).sort()).toEqual(['GROUP', 'USER']);
  });

  test.each(['inherited', 'direct'] as const)('of a user may hold those of their groups: %s', async (principalRows) => {
    const t = await company({ behaviour: { principalRows } });
    const groups = new Set((await rowsOf(t, t.as(), 'USER', 'kenji')).map(({ principalType }) => principalType));
    expect([...groups].sort()).toEqual(principalRows === 'inherited' ? ['GROUP', 'USER'] : ['USER']);
  });

  test('of a principal are narrowed down to an account', async () => {
    const t = await company();
    const developers = { principalType: 'GROUP', principalId: t.group('Developers') } as const;
    expect(await all(t.as().assignmentsOf(developers))).toHaveLength(3);
    expect(await all(t.as().assignmentsOf(developers, PRODUCTION))).toMatchObject([
      { accountId: PRODUCTION, permissionSetArn: t.set('ReadOnlyAccess') },
    ]);
  });

  test('are made and removed, and their status told', async () => {
    const t = await company({ behaviour: { assignmentTime: 5 } });
    const directory = t.as();
    const assignment = {
      accountId: MEMBER,
      permissionSetArn: t.set('Billing'),
      principalType: 'USER',
      principalId: t.user('tomas'),
    } as const;
    const made = await directory.createAssignment(assignment);
    expect(made.status).toBe('IN_PROGRESS');
    t.clock.advance(6_000);
    expect(await directory.creationStatus(made.requestId)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rowsOf(t, directory, 'USER', 'tomas')).toContainEqual(assignment);
    const gone = await directory.deleteAssignment(assignment);
    t.clock.advance(6_000);
    expect(await directory.deletionStatus(gone.requestId)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rowsOf(t, directory, 'USER', 'tomas')).not.toContainEqual(assignment);
  });

  test('of applications are listed apart', async () => {
    const t = await company();
    const [wiki, ...others] = await all(t.as().applications());
    expect([wiki?.name, wiki?.status, others]).toEqual(['Larkspur Wiki', 'ENABLED', []]);
    const principals = await all(t.as().applicationAssignments(wiki?.applicationArn ?? ''));
    expect(principals).toContainEqual({ principalType: 'USER', principalId: t.user('priya') });
    expect(principals).toHaveLength(3);
  });
});

describe('people', () => {
  test('are listed and described', async () => {
    const t = await company();
    const directory = t.as();
    const maya = {
      userId: t.user('maya'),
      userName: 'maya',
      displayName: 'Maya Lindqvist',
      email: 'maya@larkspur.example',
      status: 'ENABLED',
    };
    expect(await all(directory.users())).toContainEqual(maya);
    expect(await directory.user(t.user('maya'))).toEqual(maya);
    const data = { groupId: t.group('Data'), displayName: 'Data', description: 'Answer questions' };
    expect(await all(directory.groups())).toContainEqual(data);
    expect(await directory.group(t.group('Data'))).toEqual(data);
  });

  test('are in groups, both ways', async () => {
    const t = await company();
    const directory = t.as();
    const membersOf = async (name: string) => (await all(directory.membersOf(t.group(name)))).map((one) => one.userId);
    expect((await membersOf('Data')).sort()).toEqual([t.user('ines'), t.user('kenji')].sort());
    expect(await membersOf('Contractors')).toEqual([]);
    const groups = (await all(directory.groupsOf(t.user('ines')))).map(({ groupId }) => groupId);
    expect(groups.sort()).toEqual([t.group('Data'), t.group('Developers')].sort());
  });

  test('are found by name and by address; nobody is undefined', async () => {
    const t = await company();
    const directory = t.as();
    expect(await directory.findUser('userName', 'kenji')).toBe(t.user('kenji'));
    expect(await directory.findUser('emails.value', 'kenji@larkspur.example')).toBe(t.user('kenji'));
    expect(await directory.findUser('userName', 'nobody')).toBeUndefined();
    expect(await directory.findGroup('Finance')).toBe(t.group('Finance'));
    expect(await directory.findGroup('Nobodies')).toBeUndefined();
  });

  test('of a store that is elsewhere are not nobody', async () => {
    const t = await company();
    const elsewhere = { ...t.instance, identityStoreId: 'd-0000000000' };
    const directory = directoryClient(t.deps, elsewhere, t.keys());
    await expect(directory.findUser('userName', 'maya')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { resourceType: 'IDENTITY_STORE' },
    });
  });
});

describe('the organization', () => {
  test('has accounts, in units, with tags', async () => {
    const t = await company();
    const directory = t.as();
    const { id, managementAccountId } = t.seed.organization;
    expect(await directory.organization()).toMatchObject({ id, managementAccountId, featureSet: 'ALL' });
    const accounts = await all(directory.accounts());
    expect(accounts).toHaveLength(8);
    const shop = accounts.find(({ accountId }) => accountId === PRODUCTION);
    expect(shop).toMatchObject({ name: 'shop-production', state: 'ACTIVE', joinedMethod: 'CREATED' });
    expect(await directory.account(PRODUCTION)).toEqual(shop);
    expect(await directory.tagsOfAccount(PRODUCTION)).toEqual({ team: 'shop', stage: 'production' });
    const [root] = await all(directory.roots());
    const units = await all(directory.unitsIn(root?.id ?? ''));
    expect(units.map(({ name }) => name)).toEqual(['Security', 'Workloads']);
    const security = await all(directory.accountsIn(units[0]?.id ?? ''));
    expect(security.map(({ name }) => name)).toEqual(['log-archive', 'security-tooling']);
    expect(await all(directory.delegatedAdministrators())).toEqual([
      { accountId: '333344445555', name: 'security-tooling' },
    ]);
  });

  test.each([
    ['status', 'SUSPENDED'],
    ['state', 'SUSPENDED'],
    ['both', 'SUSPENDED'],
  ] as const)('tells the state of an account by %s', async (accountStatus, state) => {
    const t = await company({ behaviour: { accountStatus } });
    expect(await t.as().account('777788889999')).toMatchObject({ state });
  });
});

describe('lists', () => {
  test('are whole over many pages, some of them empty', async () => {
    const generated = generateSeedDocument({ accounts: 45, users: 230, groups: 30, permissionSets: 110 });
    const t = await company({ ...generated, behaviour: { emptyPages: true } }, { approve: true });
    const directory = t.as();
    for (const [list, of] of [
      [directory.users(), t.seed.users],
      [directory.accounts(), t.seed.accounts],
      [directory.permissionSets(), t.seed.permissionSets],
    ] as const)
      expect(await all<unknown>(list)).toHaveLength(of.length);
    expect(t.count('identitystore:ListUsers')).toBe(6);
  });

  test('ask for the largest pages', async () => {
    const t = await company();
    await all(t.as().users());
    await all(t.as().accounts());
    expect(t.count('identitystore:ListUsers')).toBe(1);
    expect(t.count('organizations:ListAccounts')).toBe(1);
  });
});
