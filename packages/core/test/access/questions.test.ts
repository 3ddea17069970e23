import { describe, expect, test } from 'vitest';
import { of } from '../../src/access/questions/of.ts';
import { who } from '../../src/access/questions/who.ts';
import type { CallPlan } from '../../src/access/types.ts';
import { ACCOUNT, asking, GROUP, inWords, SET, USER } from './acme.ts';

describe('who', () => {
  test('tells people by the group they come through, a group without members, and a principal that is gone', async () => {
    const { deps } = asking();
    const { rows, complete, errors } = await who(deps, { account: 'prod' });
    expect(inWords(rows)).toEqual([
      'prod Admin maya via Admins',
      'prod Admin noor via Admins',
      'prod Reader Empty directly empty-group',
      'prod Reader ? directly deleted',
    ]);
    expect(complete).toBe(true);
    expect(errors).toEqual([]);
  });

  test('takes names, e-mails and ids of accounts, names and ARNs of permission sets', async () => {
    for (const account of ['prod', 'PROD', 'prod@example.com', ACCOUNT.prod])
      for (const permissionSet of ['Admin', 'admin', SET.Admin]) {
        const { rows } = await who(asking().deps, { account, permissionSet });
        expect(inWords(rows)).toEqual(['prod Admin maya via Admins', 'prod Admin noor via Admins']);
      }
  });

  test('says of a suspended account that it is', async () => {
    const { rows } = await who(asking().deps, { account: 'old' });
    expect(inWords(rows)).toEqual(['old Reader otto via Twin suspended-account']);
  });

  test('a permission set that exists, but not there, has nobody; one that does not exist is an error with the nearest name', async () => {
    const { deps } = asking();
    expect((await who(deps, { account: 'prod', permissionSet: 'Idle' })).rows).toEqual([]);
    await expect(who(deps, { account: 'prod', permissionSet: 'Raeder' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'there is no permission set "Raeder"; did you mean "Reader"?',
    });
  });

  test('an account outside the organization is an error', async () => {
    await expect(who(asking().deps, { account: '999999999999' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'there is no account "999999999999"',
    });
  });

  test('whoever may not list what is provisioned there is answered by asking for every permission set, and told so', async () => {
    const operation = 'sso-admin:ListPermissionSetsProvisionedToAccount';
    const { deps, calls } = asking({ faults: [{ code: 'ACCESS_DENIED', operation }] });
    const { rows, plan, complete } = await who(deps, { account: 'prod' });
    expect(rows).toHaveLength(4);
    expect(complete).toBe(true);
    expect(plan).toMatchObject({
      strategy: 'by-set',
      insteadOf: { strategy: 'account', because: expect.stringContaining('ACCESS_DENIED') },
    });
    expect(calls()['sso-admin:ListAccountAssignments']).toBe(3);
  });

  test('a group whose members nobody may list stands for them, marked, with the call that failed', async () => {
    const { deps } = asking({
      faults: [{ code: 'ACCESS_DENIED', operation: 'identitystore:ListGroupMemberships', about: GROUP.Admins }],
    });
    const { rows, complete, errors } = await who(deps, { account: 'prod', permissionSet: 'Admin' });
    expect(inWords(rows)).toEqual(['prod Admin Admins directly unknown']);
    expect(complete).toBe(false);
    expect(errors).toEqual([
      {
        operation: 'ListGroupMemberships',
        principalType: 'GROUP',
        principalId: GROUP.Admins,
        code: 'ACCESS_DENIED',
        message: expect.any(String),
      },
    ]);
  });

  test('one pair that fails is named, and the rest is told', async () => {
    const { deps } = asking({
      faults: [{ code: 'SERVICE_UNAVAILABLE', operation: 'sso-admin:ListAccountAssignments', about: SET.Reader }],
    });
    const { rows, errors } = await who(deps, { account: 'prod' });
    expect(inWords(rows)).toEqual(['prod Admin maya via Admins', 'prod Admin noor via Admins']);
    expect(errors).toMatchObject([
      { operation: 'ListAccountAssignments', accountId: ACCOUNT.prod, permissionSetArn: SET.Reader },
    ]);
  });

  test('names that may not be described are found in a listing, and the other way round', async () => {
    for (const operation of ['identitystore:DescribeUser', 'identitystore:ListUsers']) {
      const { rows, complete } = await who(asking({ faults: [{ code: 'ACCESS_DENIED', operation }] }).deps, {
        account: 'prod',
      });
      expect(inWords(rows)).toContain('prod Admin maya via Admins');
      expect(complete).toBe(true);
    }
  });

  test('cancelled and out of credentials end all', async () => {
    for (const code of ['CANCELLED', 'SESSION_ENDED'] as const) {
      const { deps } = asking({ faults: [{ code, operation: 'sso-admin:ListAccountAssignments' }] });
      await expect(who(deps, { account: 'prod' })).rejects.toMatchObject({ code });
    }
  });

  test('tells the plan before it is carried out, and how far it is', async () => {
    const { deps, calls } = asking();
    const plans: CallPlan[] = [];
    const progress: [number, number][] = [];
    await who(
      deps,
      { account: ACCOUNT.prod },
      {
        onPlan(plan) {
          expect(calls()['sso-admin:ListAccountAssignments']).toBeUndefined();
          plans.push(plan);
        },
        onProgress: ({ done, total }) => progress.push([done, total]),
      },
    );
    expect(plans).toMatchObject([{ strategy: 'account', calls: { strategy: 3 } }]);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.every(([done, total]) => done <= total)).toBe(true);
  });
});

describe('of', () => {
  test('tells what a person reaches and through which group, whether or not the service tells rows of groups', async () => {
    for (const inherited of [true, false]) {
      const { deps, calls } = asking({ inherited });
      const { rows, plan } = await of(deps, { user: 'maya' });
      expect(inWords(rows)).toEqual(['prod Admin maya via Admins', 'sandbox Admin maya directly']);
      expect(plan.strategy).toBe('principal');
      expect(calls()['sso-admin:ListAccountAssignmentsForPrincipal']).toBe(inherited ? 1 : 2);
    }
  });

  test('rows without one of a group prove nothing: each group is asked', async () => {
    const { deps, calls, model } = asking({ inherited: true });
    model.assignments = model.assignments.filter(({ principalId }) => principalId !== GROUP.Admins);
    await of(deps, { user: 'maya' });
    expect(calls()['sso-admin:ListAccountAssignmentsForPrincipal']).toBe(2);
  });

  test('takes e-mails, ids, and display names that only one has', async () => {
    for (const user of ['noor', 'noor@example.com', USER.noor, 'Noor N', 'noor n'])
      expect((await of(asking().deps, { user })).rows).toMatchObject([
        { principalId: USER.noor, principalName: 'noor' },
      ]);
  });

  test('a name that two have is an error that lists both', async () => {
    await expect(of(asking().deps, { user: 'Maya M' })).rejects.toMatchObject({
      code: 'USAGE',
      message: `"Maya M" is the name of 2 users: ${USER.maya}, ${USER.otto}`,
    });
    await expect(of(asking().deps, { group: 'Twin' })).rejects.toMatchObject({
      code: 'USAGE',
      message: `"Twin" is the name of 2 groups: ${GROUP.Twin}, ${GROUP.OtherTwin}`,
    });
  });

  test('a group has a row for each assignment, and says when it is empty or gone', async () => {
    expect(inWords((await of(asking().deps, { group: 'Admins' })).rows)).toEqual(['prod Admin Admins directly']);
    expect(inWords((await of(asking().deps, { group: 'Empty' })).rows)).toEqual([
      'prod Reader Empty directly empty-group',
    ]);
    const principal = { principalType: 'USER' as const, principalId: USER.gone };
    expect(inWords((await of(asking().deps, { principal })).rows)).toEqual(['prod Reader ? directly deleted']);
  });

  test('whoever is meant by a name alone is a user, or else a group, or else a user by display name', async () => {
    const { deps, calls } = asking();
    await of(deps, { anybody: 'Admins' });
    expect(calls()['identitystore:ListUsers']).toBeUndefined();
    expect((await of(asking().deps, { anybody: 'Noor N' })).rows[0]?.principalId).toBe(USER.noor);
    const gone = { code: 'NOT_FOUND', message: `there is no user "${USER.gone}"` };
    await expect(of(asking().deps, { anybody: USER.gone })).rejects.toMatchObject(gone);
    expect((await of(asking().deps, { anybody: GROUP.Admins })).rows[0]?.principalType).toBe('GROUP');
    expect((await of(asking().deps, { anybody: 'maya' })).rows[0]?.principalType).toBe('USER');
    expect((await of(asking().deps, { anybody: 'Admins' })).rows[0]?.principalType).toBe('GROUP');
    await expect(of(asking().deps, { anybody: 'moya' })).rejects.toMatchObject({
      message: 'there is no user "moya"; did you mean "maya"?',
    });
  });

  test('where the call for a principal is refused, everything is walked, which the plan tells', async () => {
    const operation = 'sso-admin:ListAccountAssignmentsForPrincipal';
    const { deps } = asking({ faults: [{ code: 'ACCESS_DENIED', operation }] });
    const plans: CallPlan[] = [];
    const { rows, plan, complete } = await of(deps, { user: 'maya' }, { onPlan: (told) => plans.push(told) });
    expect(inWords(rows)).toEqual(['prod Admin maya via Admins', 'sandbox Admin maya directly']);
    expect(complete).toBe(true);
    expect(plans.map(({ strategy }) => strategy)).toEqual(['principal', 'by-set']);
    expect(plan.insteadOf).toEqual({ strategy: 'principal', because: expect.stringContaining('ACCESS_DENIED') });
  });

  test('a refusal of one group alone is a gap, not another way', async () => {
    const operation = 'sso-admin:ListAccountAssignmentsForPrincipal';
    const { deps } = asking({ inherited: false, faults: [{ code: 'ACCESS_DENIED', operation, about: GROUP.Admins }] });
    const { rows, plan, errors } = await of(deps, { user: 'maya' });
    expect(inWords(rows)).toEqual(['sandbox Admin maya directly']);
    expect(plan.strategy).toBe('principal');
    expect(errors).toMatchObject([{ operation: 'ListAccountAssignmentsForPrincipal', principalId: GROUP.Admins }]);
  });

  test('somebody without anything has no rows, and that is complete', async () => {
    const { rows, complete } = await of(asking({ inherited: false }).deps, { group: GROUP.OtherTwin });
    expect(rows).toEqual([]);
    expect(complete).toBe(true);
  });
});

test('what is known of names is used for as long as it is young, its age told, and asked anew when that is wanted', async () => {
  const { deps, clock, calls, model } = asking();
  await who(deps, { account: 'prod' });
  const described = calls()['sso-admin:DescribePermissionSet'];
  clock.advance(60_000);
  for (const set of model.permissionSets) set.name = `${set.name}2`;
  const warm = await who(deps, { account: 'prod' });
  expect(warm.rows[0]?.permissionSet).toBe('Admin');
  expect(warm.ageMs).toBe(60_000);
  expect(calls()['sso-admin:DescribePermissionSet']).toBe(described);
  const anew = await who(deps, { account: 'prod' }, { refresh: true });
  expect(anew.rows[0]?.permissionSet).toBe('Admin2');
  expect(anew.ageMs).toBe(0);
  clock.advance(16 * 60_000);
  for (const set of model.permissionSets) set.name = 'Third';
  expect((await who(deps, { account: 'prod' })).rows[0]?.permissionSet).toBe('Third');
});

test('what another caller was told is not taken over', async () => {
  const { deps, model } = asking();
  await who(deps, { account: 'prod' });
  for (const set of model.permissionSets) set.name = 'Other';
  const other = { ...deps, scope: { ...deps.scope, caller: 'somebody else' } };
  expect((await who(other, { account: 'prod' })).rows[0]?.permissionSet).toBe('Other');
});
