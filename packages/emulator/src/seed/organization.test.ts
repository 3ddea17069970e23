import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { defaultSeed, generateSeedDocument, loadSeed, SeedError } from './index.ts';

const COMPANY = `
organization:
  units:
    - name: Workloads
      units:
        - name: Production
          tags: { stage: production, cost-center: 4711 }
        - name: Sandboxes
    - name: Old
      units:
        - name: Sandboxes
  delegatedAdministrators:
    - { account: security, services: [sso.amazonaws.com] }
accounts:
  - { id: "111122223333", name: management }
  - { id: "222233334444", name: security, unit: Production, joinedAt: 2024-05-06, joinedMethod: INVITED }
  - { id: "333344445555", name: sandbox, unit: Workloads/Sandboxes }
users:
  - { name: ann }
groups:
  - { name: Ops }
  - { name: Ops, id: 11111111-2222-3333-4444-555555555555, members: [ann] }
permissionSets:
  - name: Read
    managedPolicies: [ReadOnlyAccess, Billing, "arn:aws:iam::aws:policy/service-role/Thing"]
    customerManagedPolicies: [Extra, { name: More, path: /team/ }]
    inlinePolicy: { Version: "2012-10-17", Statement: [] }
    permissionsBoundary: { managedPolicy: PowerUserAccess }
    notLatestIn: [sandbox]
assignments:
  - { permissionSet: Read, accounts: [sandbox], groups: [11111111-2222-3333-4444-555555555555] }
  - { permissionSet: Read, accounts: [sandbox], deletedUsers: [bob, 21111111-2222-3333-4444-555555555555] }
applications:
  - { name: Wiki, users: [ann], url: "https://wiki.example/" }
accountInstances:
  - { account: sandbox, users: [{ name: solo }] }
  - { account: "999999999999", region: us-east-1 }
accessKeys:
  - { accountId: "111122223333", accessKeyId: AKIAIOSFODNN7EXAMPLE, secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }
`;

describe('a company that is told whole', () => {
  const seed = loadSeed(COMPANY);

  test('is complete, and a document again', () => {
    expect(loadSeed(seed)).toEqual(seed);
    expect(loadSeed(stringify(seed))).toEqual(seed);
    expect(loadSeed(stringify(defaultSeed()))).toEqual(defaultSeed());
    const generated = loadSeed(generateSeedDocument({ accounts: 30, users: 60 }));
    expect(loadSeed(stringify(generated))).toEqual(generated);
  });

  test('has units with ids, and accounts in them', () => {
    const { rootId, units } = seed.organization;
    const [workloads] = units;
    expect(rootId).toMatch(/^r-[0-9a-z]{4}$/);
    expect(workloads?.id).toMatch(new RegExp(`^ou-${rootId.slice(2)}-[0-9a-z]{8}$`));
    expect(workloads?.units[0]?.tags).toEqual({ stage: 'production', 'cost-center': '4711' });
    expect(seed.accounts.map(({ unit }) => unit)).toEqual([
      undefined,
      workloads?.units[0]?.id,
      workloads?.units[1]?.id,
    ]);
    expect(seed.accounts[1]).toMatchObject({ joinedAt: '2024-05-06', joinedMethod: 'INVITED' });
    expect(seed.accounts[0]?.joinedMethod).toBe('INVITED');
  });

  test('has policies by their ARNs', () => {
    expect(seed.permissionSets[0]).toMatchObject({
      managedPolicies: [
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
        'arn:aws:iam::aws:policy/job-function/Billing',
        'arn:aws:iam::aws:policy/service-role/Thing',
      ],
      customerManagedPolicies: [
        { name: 'Extra', path: '/' },
        { name: 'More', path: '/team/' },
      ],
      inlinePolicy: '{"Version":"2012-10-17","Statement":[]}',
      permissionsBoundary: { managedPolicy: 'arn:aws:iam::aws:policy/PowerUserAccess' },
      notLatestIn: ['333344445555'],
    });
  });

  test('has instances and keys beside the organization’s', () => {
    expect(seed.accountInstances.map(({ account, region }) => [account, region])).toEqual([
      ['333344445555', 'eu-central-1'],
      ['999999999999', 'us-east-1'],
    ]);
    expect(new Set([seed.instance.id, ...seed.accountInstances.map(({ id }) => id)]).size).toBe(3);
    expect(seed.accessKeys[0]).toMatchObject({ userName: 'ci', adminRights: 'none' });
  });
});

describe('what is wrong is said with its place', () => {
  test.each([
    ['unit: Production', 'unit: Prod', 'accounts[1].unit: no unit Prod'],
    [
      'unit: Workloads/Sandboxes',
      'unit: Sandboxes',
      'accounts[2].unit: 2 units are called Sandboxes: give the path from the root',
    ],
    [
      '    - name: Old',
      '    - name: Workloads',
      'organization.units[1].name: Workloads is already organization.units[0]',
    ],
    ['account: security,', 'account: secrets,', 'organization.delegatedAdministrators[0].account: no account secrets'],
    ['account: security,', 'account: management,', 'account: the management account needs no delegation'],
    [
      'groups: [11111111-2222-3333-4444-555555555555]',
      'groups: [Ops]',
      'assignments[0].groups[0]: 2 groups are called Ops: name one by id: ',
    ],
    ['name: Ops, id: 11111111-2222-3333-4444-555555555555,', 'name: Ops,', 'groups[1].name: Ops is already groups[0]'],
    ['deletedUsers: [bob', 'deletedUsers: [ann', 'assignments[1].deletedUsers[0]: the user ann is there'],
    ['notLatestIn: [sandbox]', 'notLatestIn: [sand]', 'permissionSets[0].notLatestIn[0]: no account sand'],
    ['users: [ann], url', 'users: [anna], url', 'applications[0].users[0]: no user anna (there are: ann)'],
    ['{ account: sandbox, users', '{ account: sand, users', 'accountInstances[0].account: no account sand'],
    ['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE', 'accessKeys[0].accessKeyId: expected AKIA and 12 or more'],
    [
      'joinedAt: 2024-05-06',
      'joinedAt: yesterday',
      'accounts[1].joinedAt: not a time such as 2024-05-06T07:08:09Z: "yesterday"',
    ],
    ['joinedAt: 2024-05-06', 'joinedAt: 2024-05-06T07:08:09', 'accounts[1].joinedAt: not a time'],
    [
      'cost-center: 4711',
      'cost-center: "a;b"',
      'organization.units[0].units[0].tags.cost-center: expected letters, digits, blanks',
    ],
    ['id: 11111111-2222-3333-4444-555555555555,', 'id: ops,', 'groups[1].id: expected a UUID'],
    ['managedPolicy: PowerUserAccess', 'policy: x', 'permissionSets[0].permissionsBoundary'],
  ])('%s → %s', (from, to, message) => {
    expect(COMPANY).toContain(from);
    const load = () => loadSeed(COMPANY.replace(from, to), { file: 'seed.yaml' });
    expect(load).toThrow(SeedError);
    expect(load).toThrow(message);
    expect(load).toThrow(/^seed\.yaml:\d+: /);
  });

  test('units nest five deep at most', () => {
    const nest = (depth: number): object => (depth === 0 ? { name: 'u' } : { name: 'u', units: [nest(depth - 1)] });
    const load = (depth: number) =>
      loadSeed({
        organization: { units: [nest(depth) as never] },
        accounts: [{ id: '111122223333' }],
        users: [{ name: 'ann' }],
      });
    load(4);
    expect(() => load(5)).toThrow('units nest 5 deep at most');
  });
});

test('adding a unit leaves the ids of all others alone', () => {
  const more = COMPANY.replace('    - name: Old', '    - name: New\n    - name: Old');
  const ids = (text: string) =>
    loadSeed(text)
      .organization.units.filter(({ name }) => name !== 'New')
      .map(({ id }) => id);
  expect(ids(more)).toEqual(ids(COMPANY));
});

test('a generated organization has what audits look for, and never more people or sets than were asked for', () => {
  const seed = loadSeed(generateSeedDocument({ accounts: 200, users: 600, permissionSets: 30 }));
  const { permissionSets, groups, assignments, accounts, users, organization } = seed;
  expect([accounts.length, users.length, permissionSets.length]).toEqual([200, 600, 30]);
  expect(permissionSets.filter(({ notLatestIn }) => notLatestIn.length > 0)).not.toEqual([]);
  expect(permissionSets.filter(({ provisionedIn }) => provisionedIn.length > 0)).not.toEqual([]);
  expect(groups.filter(({ members }) => members.length === 0)).not.toEqual([]);
  expect(assignments.filter(({ deletedUsers }) => deletedUsers !== undefined)).not.toEqual([]);
  expect(accounts.filter(({ status }) => status === 'SUSPENDED')).not.toEqual([]);
  expect(users.filter(({ status }) => status === 'DISABLED')).not.toEqual([]);
  expect(organization.delegatedAdministrators).toHaveLength(1);
  expect(groups[0]?.members).not.toEqual([]);
});
