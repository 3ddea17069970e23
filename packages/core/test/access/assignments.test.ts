import { sharedClock } from '@ssoctl/testkit';
import {
  accountIdOf,
  organizationDirectory,
  permissionSetArnOf,
  sizedOrganization,
} from '@ssoctl/testkit/organization';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AssignmentsQuestion, listAssignments } from '../../src/access/questions/list-assignments.ts';
import type { AccessRow } from '../../src/access/types.ts';
import type { Assignment } from '../../src/directory/types.ts';
import { isSsoctlError } from '../../src/errors/index.ts';
import { ACCOUNT, asking, GROUP, inWords, SET, USER } from './acme.ts';
import { memoryStore } from './memory-store.ts';
import { fairScenes, foulScenes, play, type Scene } from './scenes.ts';

describe('assignments', () => {
  test('are told as they are made: groups are not expanded, and nothing is said of who is in them', async () => {
    const { deps, calls } = asking();
    const { rows, complete } = await listAssignments(deps, { account: 'prod' });
    expect(inWords(rows)).toEqual([
      'prod Admin Admins directly',
      'prod Reader Empty directly',
      'prod Reader ? directly deleted',
    ]);
    expect(complete).toBe(true);
    expect(calls()['identitystore:ListGroupMemberships']).toBeUndefined();
  });

  test('of one account and permission set cost one call', async () => {
    const { deps, calls } = asking();
    const { rows, plan } = await listAssignments(deps, { account: ACCOUNT.prod, permissionSet: SET.Admin });
    expect(inWords(rows)).toEqual(['prod Admin Admins directly']);
    expect(calls()['sso-admin:ListAccountAssignments']).toBe(1);
    expect(plan).toMatchObject({ strategy: 'account', calls: { strategy: 1 } });
  });

  test('of a group cost one call; of a user, what comes through groups is the groups’', async () => {
    const { deps, calls } = asking({ inherited: true });
    const { rows } = await listAssignments(deps, { principal: { group: 'Admins' } });
    expect(rows.every(({ principalId }) => principalId === GROUP.Admins)).toBe(true);
    expect(rows.length).toBeGreaterThan(0);
    expect(calls()['sso-admin:ListAccountAssignmentsForPrincipal']).toBe(1);
    const own = await listAssignments(asking({ inherited: true }).deps, { principal: { user: 'maya' } });
    expect(own.rows.every(({ principalId }) => principalId === USER.maya)).toBe(true);
  });

  test('of somebody whom nobody may ask for are found by walking', async () => {
    const faults = [{ code: 'ACCESS_DENIED' as const, operation: 'sso-admin:ListAccountAssignmentsForPrincipal' }];
    const asked = await listAssignments(asking().deps, { principal: { group: 'Admins' } });
    const walked = await listAssignments(asking({ faults }).deps, { principal: { group: 'Admins' } });
    expect(walked).toMatchObject({ rows: asked.rows, complete: true, plan: { strategy: 'by-set' } });
  });

  test('in accounts that are no organization’s or none at all are none', async () => {
    const { deps, calls } = asking();
    expect((await listAssignments(deps, { accounts: [] })).rows).toEqual([]);
    expect((await listAssignments(deps, { account: 'prod', accounts: [ACCOUNT.sandbox] })).rows).toEqual([]);
    expect(calls()['sso-admin:ListAccountAssignments']).toBeUndefined();
  });
});

test('a walk that was interrupted is taken up: what was told is not asked again', async () => {
  const model = sizedOrganization({ accounts: 40, permissionSets: 10, pairs: 200, users: 50, groups: 20 });
  const store = memoryStore();
  const clock = sharedClock();
  const deps = () => {
    const directory = organizationDirectory(model, { clock });
    return { directory, deps: { directory, clock, onEvent: () => {}, store, scope: { instanceArn: '', caller: 'a' } } };
  };
  const stop = new AbortController();
  const first = deps();
  let calls = 0;
  const interrupted = listAssignments(
    first.deps,
    {},
    {
      signal: stop.signal,
      onProgress: () => {
        calls += 1;
        if (calls === 120) stop.abort();
      },
    },
  );
  await expect(interrupted).rejects.toMatchObject({ code: 'CANCELLED' });
  const second = deps();
  const { rows, complete } = await listAssignments(second.deps, {});
  expect({ complete, rows: rows.length }).toEqual({ complete: true, rows: model.assignments.length });
  expect(second.directory.service.calls['sso-admin:ListAccountAssignments']).toBeLessThan(150);
});

test('all of them cost one way over what is provisioned, the cheaper one', async () => {
  const model = sizedOrganization({ accounts: 300, permissionSets: 40, pairs: 2_400, users: 2_000, groups: 250 });
  const directory = organizationDirectory(model, {});
  const deps = {
    directory,
    clock: sharedClock(),
    onEvent: () => {},
    store: memoryStore(),
    scope: { instanceArn: '', caller: 'a' },
  };
  const { made, rows, plan } = await listAssignments(deps, {});
  expect(rows).toHaveLength(model.assignments.length);
  expect(plan.strategy).toBe('by-set');
  const walking = ['ListPermissionSets', 'ListAccountsForProvisionedPermissionSet', 'ListAccountAssignments'];
  const calls = walking.reduce((sum, operation) => sum + (made[`sso-admin:${operation}`] ?? 0), 0);
  expect(calls).toBeLessThanOrEqual(1.05 * (1 + 40 + 2_400));
  expect(made['identitystore:ListGroupMemberships']).toBeUndefined();
});

/** `principal` by number: it is aimed when the organization is known. */
type Aim = Omit<AssignmentsQuestion, 'principal'> & { number?: number };

const question: fc.Arbitrary<Aim> = fc.record(
  {
    account: fc.nat(7).map(accountIdOf),
    accounts: fc.uniqueArray(fc.nat(7).map(accountIdOf), { maxLength: 4 }),
    permissionSet: fc.nat(4).map(permissionSetArnOf),
    number: fc.nat(30),
  },
  { requiredKeys: [] },
);

/** Somebody to whom something is assigned. */
function aimed({ number, ...rest }: Aim, { model }: Scene): AssignmentsQuestion {
  const aim = number === undefined ? undefined : model.assignments[number % Math.max(1, model.assignments.length)];
  if (aim === undefined) return rest;
  const { principalType, principalId } = aim;
  return { ...rest, principal: { principal: { principalType, principalId } } };
}

const keyOf = ({ accountId, permissionSetArn, principalId }: Assignment | AccessRow) =>
  [accountId, permissionSetArn, principalId].join(' ');

function oracle({ model }: Scene, { account, accounts, permissionSet, principal }: AssignmentsQuestion): string[] {
  const whom = principal as { principal: { principalId: string } } | undefined;
  return model.assignments
    .filter((one) => account === undefined || one.accountId === account)
    .filter((one) => accounts === undefined || accounts.includes(one.accountId))
    .filter((one) => permissionSet === undefined || one.permissionSetArn === permissionSet)
    .filter((one) => whom === undefined || one.principalId === whom.principal.principalId)
    .map(keyOf)
    .sort();
}

const MANY = process.env['SSOCTL_LONG'] ? 5_000 : 400;

test('in any organization they are what is assigned there, each once', async () => {
  await fc.assert(
    fc.asyncProperty(fairScenes, question, async (scene, asked) => {
      const aim = aimed(asked, scene);
      try {
        const { rows, complete } = await listAssignments(play(scene).deps, aim);
        expect(rows.map(keyOf).sort()).toEqual(oracle(scene, aim));
        expect(complete).toBe(true);
      } catch (error) {
        if (!isSsoctlError(error, 'NOT_FOUND')) throw error;
      }
    }),
    { numRuns: MANY },
  );
});

test('of a service that fails they are never fewer in silence, and never others', async () => {
  await fc.assert(
    fc.asyncProperty(foulScenes, question, async (scene, asked) => {
      const aim = aimed(asked, scene);
      try {
        const { rows, complete, errors } = await listAssignments(play(scene).deps, aim);
        const truth = oracle(scene, aim);
        const told = rows.map(keyOf);
        if (complete) expect(told.sort()).toEqual(truth);
        else expect(errors.length).toBeGreaterThan(0);
        for (const row of told) expect(truth).toContain(row);
      } catch (error) {
        if (!isSsoctlError(error)) throw error;
      }
    }),
    { numRuns: MANY },
  );
});
