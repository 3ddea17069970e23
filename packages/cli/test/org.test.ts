import { generateSeedDocument } from '@ssoctl/emulator';
import { afterEach, describe, expect, test } from 'vitest';
import { type Administered, administered, closeAdministered, MEMBER } from './administered.ts';
import { answering } from './answering.ts';

afterEach(closeAdministered);

type Items = Record<string, unknown>[];

async function items(t: Administered, line: string, list: string): Promise<Items> {
  const { exitCode, json } = await t.ssoctl(`org ${line} --profile root --json`);
  expect(exitCode).toBe(0);
  return json<Record<string, Items>>()[list] ?? [];
}

/** Without it the first answer to each client corrects its clock, and the call is made again whatever it said. */
const RIGHT_CLOCK = { clock: {} };

const named = (list: Items, key = 'name') => list.map((item) => item[key]);

describe('org accounts', () => {
  test('has a documented shape', async () => {
    const t = await administered();
    const { json } = await t.ssoctl('org accounts --profile root --name shop-production --tags --json');
    expect(json()).toEqual({
      schema: 'ssoctl/org-accounts/1',
      accounts: [
        {
          id: '444455556666',
          name: 'shop-production',
          email: 'aws+shop-production@larkspur.example',
          state: 'ACTIVE',
          ouPath: 'Root/Workloads/Production',
          parentId: expect.stringMatching(/^ou-/),
          joinedMethod: 'CREATED',
          joinedTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/),
          arn: expect.stringMatching(/^arn:aws:organizations::111122223333:account\/o-/),
          paths: [expect.stringMatching(/^o-.*\/444455556666\/$/)],
          tags: { team: 'shop', stage: 'production' },
        },
      ],
      complete: true,
      errors: [],
    });
  });

  test('is a table by name, whatever the state', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('org accounts --profile root', { terminal: 120, env: { NO_COLOR: '1' } });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ACCOUNT +ID +STATE +OU +EMAIL$/);
    expect(lines[4]).toMatch(/^old-webshop +777788889999 +SUSPENDED +Root +aws\+old-webshop@larkspur.example$/);
    expect(lines).toHaveLength(9);
  });

  test.each([
    ['--ou Workloads/Production', ['data-platform', 'shop-production']],
    ['--name SHOP-*', ['shop-production', 'shop-staging']],
    ['--name *@larkspur.example --ou Security', ['log-archive', 'security-tooling']],
    ['--tag team=shop', ['shop-production', 'shop-staging']],
    ['--tag stage=prod* --tag team', ['data-platform', 'shop-production']],
    ['--tag nothing', []],
  ])('narrows down by %s', async (flags, names) => {
    const t = await administered();
    expect(named(await items(t, `accounts ${flags}`, 'accounts'))).toEqual(names);
  });

  test('asks for tags and units only where that is wanted, and of those that are left', async () => {
    const t = await administered();
    await items(t, 'accounts --no-units', 'accounts');
    expect(t.count('organizations:*')).toBe(1);
    await items(t, 'accounts --no-units --name shop-* --tags', 'accounts');
    expect(t.count('organizations:ListTagsForResource')).toBe(2);
  });

  test('says that there is no such unit', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl('org accounts --profile root --ou Production');
    expect(exitCode).toBe(5);
    expect(stderr).toContain('there is no organizational unit "Production"');
  });

  test('needs no instance', async () => {
    const t = await administered();
    await items(t, 'accounts', 'accounts');
    expect(t.count('sso-admin:*')).toBe(0);
  });

  test('is CSV with a header, quoted where needed, and no formula', async () => {
    const accounts = [
      { id: '111122223333', name: '=HYPERLINK("http://evil.example","pay")' },
      { id: '222233334444', name: 'Sales, "EMEA"\nand more', tags: { a: '1', b: '2' } },
    ];
    const t = await administered({
      organization: { managementAccountId: '111122223333', delegatedAdministrators: [] },
      accounts,
      permissionSets: [],
      assignments: [],
      applications: [],
    });
    const { stdout } = await t.ssoctl('org accounts --profile root --csv --no-units --tags');
    expect(stdout.startsWith('id,name,email,state,joinedMethod,joinedTimestamp,arn,tags\r\n')).toBe(true);
    expect(stdout).toContain(`111122223333,"'=HYPERLINK(""http://evil.example"",""pay"")",`);
    expect(stdout).toContain('222233334444,"Sales, ""EMEA""\nand more",');
    expect(stdout).toContain(',a=1;b=2\r\n');
  });

  test('shows names with control characters as they are, but harmless', async () => {
    const t = await administered({
      organization: { managementAccountId: '111122223333', delegatedAdministrators: [] },
      accounts: [{ id: '111122223333', name: 'red\u001b[31m\u202ealert' }],
      permissionSets: [],
      assignments: [],
      applications: [],
    });
    const { stdout } = await t.ssoctl('org accounts --profile root');
    expect(stdout).toContain('red\\x1b[31m\\u202ealert\t');
  });

  test.each([
    ['--csv --json', '--csv and --json exclude each other'],
    ['--tag =x', 'names no key'],
    ['--ou x --no-units', 'exclude each other'],
  ])('refuses %s before it asks anybody', async (flags, because) => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl(`org accounts --profile root ${flags}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(because);
    expect(t.emulator.control.calls.count()).toBe(0);
  });

  test('names each call that failed, and ends with 8', async () => {
    const t = await administered({}, RIGHT_CLOCK);
    t.emulator.control.faults.replace({
      rules: [{ operation: 'organizations:ListTagsForResource', fault: 'deny', after: 3, times: 2 }],
    });
    const { exitCode, json, stderr } = await t.ssoctl('org accounts --profile root --tags --json');
    expect(exitCode).toBe(8);
    const { accounts, complete, errors } = json<{ accounts: Items; complete: boolean; errors: Items }>();
    expect({ complete, all: accounts.length }).toEqual({ complete: false, all: 8 });
    expect(accounts.filter((account) => account['tags'] === undefined)).toHaveLength(2);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatchObject({
      operation: 'ListTagsForResource',
      accountId: expect.any(String),
      code: 'ACCESS_DENIED',
    });
    expect(stderr).toContain('incomplete: 2 calls failed');
  });

  test('of a member account is refused, with the way out', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl('org accounts --profile member');
    expect(exitCode).toBe(5);
    expect(stderr).toContain("hint: use a profile in the organization's management account");
  });
});

describe('org permission-sets', () => {
  test('has a documented shape', async () => {
    const t = await administered();
    const { json } = await t.ssoctl('org permission-sets PowerUserAccess --profile root --json');
    expect(json()).toEqual({
      schema: 'ssoctl/org-permission-sets/1',
      permissionSets: [
        {
          name: 'PowerUserAccess',
          permissionSetArn: expect.stringMatching(/^arn:aws:sso:::permissionSet\//),
          description: 'Everything but people and money',
          sessionDuration: 'PT8H',
          createdDate: expect.any(String),
          attachedManagedPolicies: [{ name: 'PowerUserAccess', arn: 'arn:aws:iam::aws:policy/PowerUserAccess' }],
          customerManagedPolicyReferences: [],
          permissionsBoundary: { customerManagedPolicyReference: { name: 'DeveloperBoundary', path: '/' } },
          provisionedAccountIds: expect.arrayContaining(['012345678901', '555566667777', '666677778888']),
          outOfDateAccountIds: [],
          tags: { owner: 'platform' },
        },
      ],
      complete: true,
      errors: [],
    });
  });

  test('tells what they grant and where they are out of date', async () => {
    const t = await administered();
    const line = 'org permission-sets --profile root --policies --drift --tags';
    const { stdout } = await t.ssoctl(line, { terminal: 160, env: { NO_COLOR: '1' } });
    expect(stdout).toMatch(/^PERMISSION SET +SESSION +ACCOUNTS +OUT OF DATE +GRANTS +TAGS$/m);
    expect(stdout).toMatch(/^ReadOnlyAccess +12 h +2 +1 +ReadOnlyAccess, inline policy$/m);
    expect(stdout).toMatch(
      /^PowerUserAccess +8 h +3 +0 +PowerUserAccess; within \/DeveloperBoundary +owner=platform$/m,
    );
  });

  test('shows one with its inline policy in lines', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('org permission-sets ReadOnlyAccess --profile root', {
      terminal: 100,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toContain('ReadOnlyAccess  Look, do not touch\n');
    expect(stdout).toContain('"Action": "s3:GetObject",\n');
    expect(stdout).toMatch(/ {2}out of date in +444455556666\n$/);
  });

  test('asks only what is shown', async () => {
    const t = await administered();
    await items(t, 'permission-sets --name *Access', 'permissionSets');
    expect(t.count('sso-admin:*')).toBe(1 + 1 + 5);
    await items(t, 'permission-sets --name *Access --drift', 'permissionSets');
    expect(t.count('sso-admin:ListAccountsForProvisionedPermissionSet')).toBe(3 * 2);
    expect(t.count('sso-admin:ListManagedPoliciesInPermissionSet')).toBe(0);
  });

  test.each([
    ['--name *only*', ['ReadOnlyAccess']],
    ['--tag owner=plat*', ['AdministratorAccess', 'PowerUserAccess']],
  ])('narrows down by %s', async (flags, names) => {
    const t = await administered();
    expect(named(await items(t, `permission-sets ${flags}`, 'permissionSets'))).toEqual(names);
  });

  test('is CSV with lists in cells', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('org permission-sets SecurityAudit --profile root --csv');
    const policy = 'arn:aws:iam::aws:policy';
    expect(stdout).toContain(
      `,${policy}/SecurityAudit;${policy}/job-function/ViewOnlyAccess,/security/AuditTrailReader,`,
    );
  });

  test('says that there is none of that name, and what was meant', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl('org permission-sets poweruser --profile root');
    expect(exitCode).toBe(5);
    expect(stderr).toContain('there is no permission set "poweruser"; did you mean "PowerUserAccess"?');
  });

  test('lists the rest when one cannot be described, and says which', async () => {
    const t = await administered({}, RIGHT_CLOCK);
    t.emulator.control.faults.replace({
      rules: [{ operation: 'sso-admin:DescribePermissionSet', fault: 'deny', times: 1 }],
    });
    const { exitCode, json } = await t.ssoctl('org permission-sets --profile root --json');
    expect(exitCode).toBe(8);
    const { permissionSets, errors } = json<Record<string, Items>>();
    expect(permissionSets).toHaveLength(4);
    expect(errors).toMatchObject([
      { operation: 'DescribePermissionSet', permissionSetArn: expect.stringContaining('arn:') },
    ]);
  });
});

describe('org users and groups', () => {
  test('have documented shapes', async () => {
    const t = await administered();
    expect(await items(t, 'users --name maya', 'users')).toEqual([
      {
        userId: expect.any(String),
        userName: 'maya',
        displayName: 'Maya Lindqvist',
        email: 'maya@larkspur.example',
        userStatus: 'ENABLED',
      },
    ]);
    expect(await items(t, 'groups --name data --members', 'groups')).toEqual([
      {
        groupId: expect.any(String),
        displayName: 'Data',
        description: 'Answer questions',
        members: [
          { userId: expect.any(String), userName: 'ines' },
          { userId: expect.any(String), userName: 'kenji' },
        ],
      },
    ]);
    expect(await items(t, 'groups', 'groups')).toHaveLength(5);
  });

  test('show who is in a group', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('org groups --profile root --members', { terminal: 100, env: { NO_COLOR: '1' } });
    expect(stdout).toMatch(/^Developers +3 +ines, maya, tomas +\S+$/m);
    expect(stdout).toMatch(/^Contractors +0 +\S+$/m);
  });

  test('are found by address too', async () => {
    const t = await administered();
    expect(named(await items(t, 'users --name *@LARKSPUR.example', 'users'), 'userName')).toHaveLength(5);
    expect(named(await items(t, 'users --name Kenji*', 'users'), 'userName')).toEqual(['kenji']);
  });

  test('are whole over many pages', async () => {
    const t = await administered(generateSeedDocument({ users: 320, groups: 130, accounts: 3 }));
    expect(await items(t, 'users', 'users')).toHaveLength(320);
    expect(await items(t, 'groups', 'groups')).toHaveLength(130);
  });

  test('that stop in the middle are told as far as they came', async () => {
    const t = await administered(generateSeedDocument({ users: 320, accounts: 3 }));
    t.emulator.control.faults.replace({ rules: [{ operation: 'identitystore:ListUsers', fault: 'deny', after: 3 }] });
    const { exitCode, json } = await t.ssoctl('org users --profile root --json');
    expect(exitCode).toBe(8);
    const { users, errors } = json<Record<string, Items>>();
    expect(users?.length).toBeGreaterThanOrEqual(100);
    expect(users?.length).toBeLessThan(320);
    expect(errors).toMatchObject([{ operation: 'ListUsers', code: 'ACCESS_DENIED' }]);
  });
});

describe('the instance', () => {
  test('is looked for where it likely is first', async () => {
    const t = await administered();
    await items(t, 'users', 'users');
    expect(t.count('sso-admin:ListInstances')).toBe(1);
  });

  test('is found elsewhere too', async () => {
    const t = await administered({ instance: { region: 'ap-southeast-2' } });
    const config = (await t.home.read('.aws/config')) ?? '';
    await t.home.write('.aws/config', config.replaceAll('ap-southeast-2', 'eu-west-1'));
    expect(await items(t, 'users', 'users')).toHaveLength(5);
  });

  const own = { account: MEMBER, region: 'eu-central-1', name: 'Shop', users: [{ name: 'solo' }] };

  test.each([['Shop'], ['ssoins-'], ['d-']])('can be named: %s', async (name) => {
    const t = await administered({ accountInstances: [own] });
    const { json } = await t.ssoctl('discover --profile member --region eu-central-1 --json');
    const instance = json<{ instances: Items }>().instances[1];
    const arn = String(instance?.['instanceArn']);
    const id = { Shop: 'Shop', 'ssoins-': arn.split('/').at(-1), 'd-': instance?.['identityStoreId'] }[name];
    const users = await t.ssoctl(`org users --profile member --instance ${id} --json`);
    expect(named(users.json<{ users: Items }>().users, 'userName')).toEqual(['solo']);
  });

  test('that is not there is told as such', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl('org users --profile root --instance nobody --region eu-central-1');
    expect(exitCode).toBe(5);
    expect(stderr).toContain('there is no instance "nobody" that these credentials can see');
  });

  test('is asked for where several are there and none is the organization’s', async () => {
    const elsewhere = { ...own, account: '999999999999' };
    const ids = { id: 'ssoins-1234567890abcdef', identityStoreId: 'd-1234567890' };
    const lab = { ...elsewhere, ...ids, region: 'us-east-1', name: 'Lab' };
    const t = await administered({ accountInstances: [elsewhere, lab] });
    const regions = '--region eu-central-1,us-east-1';
    const off = await t.ssoctl(`org users --profile outside ${regions}`);
    expect(off.exitCode).toBe(2);
    expect(off.stderr).toContain('give --instance ID');
    const prompt = answering('Lab');
    expect((await t.ssoctl(`org users --profile outside ${regions}`, { terminal: 100, prompt })).exitCode).toBe(0);
  });
});

describe('org assignments', () => {
  test('has a documented shape', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl('org assignments --profile root --account sandbox --json');
    expect(exitCode).toBe(0);
    const sandbox = { accountId: '012345678901', accountName: 'sandbox' };
    const set = (permissionSet: string) => ({ permissionSetArn: expect.stringContaining('arn:'), permissionSet });
    const to = (principalType: string, more: object) => ({ principalType, principalId: expect.any(String), ...more });
    expect(json()).toEqual({
      schema: 'ssoctl/org-assignments/1',
      assignments: expect.arrayContaining([
        { ...sandbox, ...set('AdministratorAccess'), ...to('GROUP', { principalName: 'Platform' }) },
        { ...sandbox, ...set('PowerUserAccess'), ...to('GROUP', { principalName: 'Developers' }) },
        { ...sandbox, ...set('PowerUserAccess'), ...to('USER', { state: 'deleted' }) },
      ]),
      complete: true,
      errors: [],
    });
    expect(json<{ assignments: Items }>().assignments).toHaveLength(3);
  });

  test('is a table of names', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('org assignments --profile root --permission-set ReadOnlyAccess', {
      terminal: 120,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toMatch(/^ACCOUNT +ID +PERMISSION SET +TYPE +PRINCIPAL +STATE$/m);
    expect(stdout).toMatch(/^shop-production +444455556666 +ReadOnlyAccess +GROUP +Developers$/m);
    expect(stdout).toMatch(/^old-webshop +777788889999 +ReadOnlyAccess +USER +priya +suspended-account$/m);
  });

  const rows = async (t: Administered, flags: string) =>
    (await items(t, `assignments ${flags}`, 'assignments')).map((row) =>
      [row['accountName'], row['permissionSet'], row['principalName'] ?? '?'].join(' '),
    );

  test.each([
    ['--group Finance', ['larkspur-management Billing Finance']],
    ['--user kenji', ['log-archive SecurityAudit kenji', 'security-tooling SecurityAudit kenji']],
    ['--user kenji --account log-archive', ['log-archive SecurityAudit kenji']],
    [
      '--permission-set SecurityAudit --ou Security',
      ['log-archive SecurityAudit kenji', 'security-tooling SecurityAudit kenji'],
    ],
    ['--permission-set PowerUserAccess --tag team=data', ['data-platform PowerUserAccess Data']],
    [
      '--name shop-* --group Platform',
      ['shop-production AdministratorAccess Platform', 'shop-staging AdministratorAccess Platform'],
    ],
    ['--ou Security --group Finance', []],
  ])('narrows down by %s', async (flags, expected) => {
    const t = await administered();
    expect((await rows(t, flags)).sort()).toEqual(expected);
  });

  test('of everything are all of them, and cost one way over what is provisioned', async () => {
    const t = await administered();
    expect(await rows(t, '')).toHaveLength(17);
    expect(t.count('sso-admin:ListAccountsForProvisionedPermissionSet')).toBe(5);
    expect(t.count('sso-admin:ListAccountAssignments')).toBe(16);
    expect(t.count('identitystore:ListGroupMemberships')).toBe(0);
  });

  test('are CSV too', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('org assignments --profile root --group Finance --csv');
    const [header, row, end] = stdout.split('\r\n');
    expect(header).toBe(
      'accountId,accountName,permissionSetArn,permissionSet,principalType,principalId,principalName,state',
    );
    expect(row).toMatch(
      /^111122223333,larkspur-management,arn:aws:sso:::permissionSet\/\S+,Billing,GROUP,[\w-]+,Finance,$/,
    );
    expect(end).toBe('');
  });

  test('that cannot be asked are named, and the exit code is 8', async () => {
    const t = await administered({}, RIGHT_CLOCK);
    t.emulator.control.faults.replace({
      rules: [{ operation: 'sso-admin:ListAccountAssignments', fault: 'deny', times: 1 }],
    });
    const { exitCode, json } = await t.ssoctl('org assignments --profile root --permission-set Billing --json');
    expect(exitCode).toBe(8);
    expect(json()).toMatchObject({
      assignments: [],
      complete: false,
      errors: [{ operation: 'ListAccountAssignments', accountId: '111122223333', code: 'ACCESS_DENIED' }],
    });
  });
});
