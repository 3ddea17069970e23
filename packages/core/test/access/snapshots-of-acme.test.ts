import { describe, expect, test } from 'vitest';
import { hygiene } from '../../src/access/hygiene.ts';
import { who } from '../../src/access/questions/who.ts';
import { rowsOf } from '../../src/access/rows-of.ts';
import { takeSnapshot } from '../../src/access/snapshot/take-snapshot.ts';
import type { SnapshotOptions } from '../../src/access/snapshot/taking.ts';
import { ACCOUNT, acme, asking, GROUP, inWords, SET, USER } from './acme.ts';

const EVERYTHING: SnapshotOptions = { drift: true, policies: true, tags: true, units: true };
const taken = async (options: SnapshotOptions = EVERYTHING, ...how: Parameters<typeof asking>) =>
  (await takeSnapshot(asking(...how).deps, 'eu-west-1', options)).snapshot;

describe('a snapshot', () => {
  test('holds what was asked for, in order', async () => {
    const snapshot = await taken();
    expect(snapshot).toMatchObject({
      schema: 'ssoctl/snapshot/1',
      region: 'eu-west-1',
      organizationId: 'o-exampleorg',
      managementAccountId: ACCOUNT.prod,
      complete: true,
      errors: [],
    });
    expect(snapshot.accounts[0]).toEqual({
      accountId: ACCOUNT.prod,
      name: 'prod',
      email: 'prod@example.com',
      state: 'ACTIVE',
      unit: 'Root',
      tags: { env: 'prod' },
    });
    expect(snapshot.permissionSets[0]).toMatchObject({
      name: 'Admin',
      policies: { managed: [{ name: 'AdministratorAccess' }] },
      provisionedIn: [ACCOUNT.prod, ACCOUNT.sandbox],
      outOfDateIn: [ACCOUNT.sandbox],
    });
    expect(snapshot.groups.map(({ members }) => members?.length)).toEqual([2, 0, 1, 0]);
    expect(snapshot.assignments).toEqual(
      [...snapshot.assignments].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  });

  test('holds no more than was asked for', async () => {
    const snapshot = await taken({});
    expect(snapshot.accounts[0]).toEqual({
      accountId: ACCOUNT.prod,
      name: 'prod',
      email: 'prod@example.com',
      state: 'ACTIVE',
    });
    expect(snapshot.permissionSets[0]).toEqual({
      arn: SET.Admin,
      name: 'Admin',
      provisionedIn: [ACCOUNT.prod, ACCOUNT.sandbox],
    });
  });

  test('is the same by every strategy but for what one of them cannot find, which it says', async () => {
    const rows = async (strategy: 'by-set' | 'by-account' | 'by-principal') => {
      const snapshot = await taken({ strategy });
      return { rows: inWords([...rowsOf(snapshot)]), ...snapshot };
    };
    const bySet = await rows('by-set');
    expect((await rows('by-account')).rows).toEqual(bySet.rows);
    const byPrincipal = await rows('by-principal');
    expect(byPrincipal.rows).toEqual(bySet.rows.filter((row) => !row.endsWith('deleted')));
    expect(byPrincipal).toMatchObject({
      complete: false,
      errors: [{ code: 'INCOMPLETE', message: expect.stringContaining('deleted principals') }],
    });
  });

  test('a caller who may list neither permission sets nor accounts gets what can be found from people, and is told', async () => {
    const snapshot = await taken(
      {},
      {
        faults: ['sso-admin:ListPermissionSets', 'organizations:ListAccounts'].map((operation) => ({
          code: 'ACCESS_DENIED' as const,
          operation,
        })),
      },
    );
    expect([...rowsOf(snapshot)]).toHaveLength(5);
    expect(snapshot.errors.map(({ operation }) => operation).sort()).toEqual([
      'ListAccountAssignmentsForPrincipal',
      'ListAccounts',
      'ListPermissionSets',
    ]);
  });

  test('accounts of which a unit could not be listed are not walked along, nor taken for all there are', async () => {
    const model = acme();
    model.units.push({ id: 'ou-ab12-1', name: 'Work', parentId: 'r-ab12' });
    for (const account of model.accounts) if (account.name === 'sandbox') account.unitId = 'ou-ab12-1';
    const fault = {
      code: 'ACCESS_DENIED',
      operation: 'organizations:ListAccountsForParent',
      about: 'ou-ab12-1',
    } as const;
    const { deps } = asking({ paths: false, faults: [fault] }, model);
    const { snapshot, plan } = await takeSnapshot(deps, 'eu-west-1', { units: true, strategy: 'by-account' });
    expect(plan).toMatchObject({ strategy: 'by-set', insteadOf: { strategy: 'by-account' } });
    expect(snapshot.errors).toMatchObject([{ operation: 'ListAccountsForParent' }]);
    expect([...rowsOf(snapshot, { accountId: ACCOUNT.sandbox })]).toHaveLength(1);
    expect((await who(deps, { account: 'sandbox' })).rows).toHaveLength(1);
  });

  test('permission sets that nobody listed are described where the walk meets them', async () => {
    const snapshot = await taken(
      {},
      { faults: [{ code: 'ACCESS_DENIED', operation: 'sso-admin:ListPermissionSets' }] },
    );
    expect(snapshot.permissionSets.map(({ name }) => name)).toEqual(['Admin', 'Reader']);
    expect(snapshot.errors.map(({ operation }) => operation)).toEqual(['ListPermissionSets']);
  });

  test('a group that was made during the walk has its members, and nobody takes it for a deleted one', async () => {
    const model = acme();
    const late = { accountId: ACCOUNT.prod, permissionSetArn: SET.Admin, principalType: 'GROUP' as const };
    let made = false;
    const snapshot = await taken(
      {},
      {
        onCall({ operation }) {
          if (made || operation !== 'sso-admin:ListAccountsForProvisionedPermissionSet') return;
          made = true;
          model.groups.push({ groupId: GROUP.gone, displayName: 'Late', members: [USER.otto] });
          model.assignments.push({ ...late, principalId: GROUP.gone });
        },
      },
      model,
    );
    expect(inWords([...rowsOf(snapshot, { groupId: GROUP.gone })])).toEqual(['prod Admin otto via Late']);
  });

  test('pages that overlap cost no second call for what was on both', async () => {
    const { deps, calls } = asking({ pageSize: 1, overlapping: true });
    await takeSnapshot(deps, 'eu-west-1');
    const pairs = acme().permissionSets.flatMap(({ provisionedIn }) => provisionedIn).length;
    // One of the pairs has two principals: a page more.
    expect(calls()['sso-admin:ListAccountAssignments']).toBe(pairs + 1);
  });

  test('a permission set that nobody may describe goes by its ARN, and its rows have no name', async () => {
    const snapshot = await taken(
      {},
      { faults: [{ code: 'ACCESS_DENIED', operation: 'sso-admin:DescribePermissionSet', about: SET.Admin }] },
    );
    expect(snapshot.permissionSets[0]).toMatchObject({ arn: SET.Admin, name: SET.Admin });
    expect([...rowsOf(snapshot)][0]).not.toHaveProperty('permissionSet');
  });

  test('policies of which one call failed are not told at all', async () => {
    const snapshot = await taken(EVERYTHING, {
      faults: [{ code: 'ACCESS_DENIED', operation: 'sso-admin:GetInlinePolicyForPermissionSet', about: SET.Admin }],
    });
    expect(snapshot.permissionSets[0]).not.toHaveProperty('policies');
    expect(snapshot.permissionSets[1]).toHaveProperty('policies');
    expect(hygiene(snapshot).findings.map(({ id }) => id)).not.toContain('set-administrator');
  });
});

describe('the rows of a snapshot', () => {
  test.each([
    [{ accountId: ACCOUNT.old }, ['old Reader otto via Twin suspended-account']],
    [{ userId: USER.maya }, ['prod Admin maya via Admins', 'sandbox Admin maya directly']],
    [{ groupId: GROUP.Admins }, ['prod Admin maya via Admins', 'prod Admin noor via Admins']],
    [{ groupId: GROUP.Admins, groupsAsSuch: true }, ['prod Admin Admins directly']],
    [{ permissionSetArn: SET.Admin, accountId: ACCOUNT.sandbox }, ['sandbox Admin maya directly']],
    [
      { tag: { key: 'env' }, permissionSetArn: SET.Admin },
      ['prod Admin maya via Admins', 'prod Admin noor via Admins'],
    ],
    [{ tag: { key: 'env', value: 'test' } }, []],
    [{ tag: { key: 'toString' } }, []],
    [{ unit: 'Root', accountId: ACCOUNT.sandbox }, ['sandbox Admin maya directly']],
    [{ unit: 'Roo' }, []],
  ])('with %j', async (filters, rows) => {
    expect(inWords([...rowsOf(await taken(), filters)])).toEqual(rows);
  });

  test('units below the one that was asked for are in it', async () => {
    const model = acme();
    model.units.push({ id: 'ou-ab12-1', name: 'Work', parentId: 'r-ab12' });
    for (const account of model.accounts) account.unitId = 'ou-ab12-1';
    for (const unit of ['Root', 'Root/Work'])
      for (const paths of [true, false])
        expect([...rowsOf(await taken({ units: true }, { paths }, model), { unit })]).toHaveLength(6);
  });
});

describe('hygiene', () => {
  const found = async (...how: Parameters<typeof asking>) => {
    const { findings } = hygiene(await taken(EVERYTHING, ...how));
    return findings.map(
      ({ id, severity, subject, detail }) => `${severity} ${id} ${subject.name ?? subject.id}: ${detail}`,
    );
  };

  test('finds what is untidy, the gravest first', async () => {
    expect(await found()).toEqual([
      `warn principal-deleted ${USER.gone}: was deleted and still has 1 assignment, for instance in ${ACCOUNT.prod}`,
      `warn set-administrator Admin: AWS's policy AdministratorAccess allows everything`,
      `warn set-out-of-date Admin: 1 account still has an older version: ${ACCOUNT.sandbox}`,
      'warn user-direct maya: has 1 assignment in person, not through a group',
      'warn group-empty Empty: has no members, and 1 assignment: whoever joins gets them',
      'info group-empty Twin: has no members',
      'info account-suspended old: is SUSPENDED and still has 1 assignment',
      'info group-grants-nothing Twin: has no assignment in any account; applications were not looked at',
      'info set-unassigned Idle: assigned to nobody in any account',
      'info user-disabled noor: is disabled and still has 1 assignment, through groups or not',
    ]);
  });

  test('finds a role that nobody is assigned', async () => {
    const model = acme();
    model.permissionSets[2]?.provisionedIn.push({ accountId: ACCOUNT.prod, latest: true });
    expect(await found({}, model)).toContain(
      `warn set-provisioned-unassigned Idle: has a role in 1 account where it is assigned to nobody: ${ACCOUNT.prod}`,
    );
  });

  test('claims nothing by what is absent where the call failed that would have told', async () => {
    const lines = await found({
      faults: [{ code: 'ACCESS_DENIED', operation: 'sso-admin:ListAccountAssignments', about: SET.Reader }],
    });
    expect(
      lines.filter((line) => /set-unassigned Reader|set-provisioned-unassigned Reader|group-grants-nothing/.test(line)),
    ).toEqual([]);
    expect(lines).toContain('info set-unassigned Idle: assigned to nobody in any account');
  });

  test('says what the snapshot was not asked for', async () => {
    const { complete, errors } = hygiene(await taken({}));
    expect(complete).toBe(false);
    expect(errors.map(({ operation, code }) => [operation, code])).toEqual([
      ['ListManagedPoliciesInPermissionSet', 'INCOMPLETE'],
      ['ListAccountsForProvisionedPermissionSet', 'INCOMPLETE'],
    ]);
    expect(hygiene(await taken()).complete).toBe(true);
  });

  test('a boundary may limit an administrator, and an inline policy that cannot be read is named', async () => {
    const model = acme();
    const [admin, reader] = model.permissionSets;
    if (admin !== undefined) admin.policies = { ...admin.policies, boundary: { name: 'Edge', path: '/team/' } };
    if (reader !== undefined) reader.policies = { ...reader.policies, inline: '{"Statement": [' };
    const { findings, errors } = hygiene(await taken(EVERYTHING, {}, model));
    expect(findings.find(({ id }) => id === 'set-administrator')).toMatchObject({
      severity: 'info',
      detail: expect.stringContaining('the boundary /team/Edge may limit that'),
    });
    expect(errors).toMatchObject([{ operation: 'GetInlinePolicyForPermissionSet', permissionSetArn: SET.Reader }]);
  });
});
