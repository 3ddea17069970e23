import { sharedClock } from '@ssoctl/testkit';
import {
  accountIdOf,
  everyRow,
  organizationDirectory,
  sizedOrganization,
  userIdOf,
} from '@ssoctl/testkit/organization';
import { expect, test } from 'vitest';
import type { AccessDeps } from '../../src/access/asking/inquiry.ts';
import { of } from '../../src/access/questions/of.ts';
import { who } from '../../src/access/questions/who.ts';
import { rowsOf } from '../../src/access/rows-of.ts';
import { takeSnapshot } from '../../src/access/snapshot/take-snapshot.ts';
import { forgetfulStore } from '../../src/access/store/types.ts';
import type { CallPlan } from '../../src/access/types.ts';
import { faults } from './judge.ts';
import { memoryStore } from './memory-store.ts';

const SIZE = { accounts: 300, permissionSets: 40, pairs: 2_400, users: 2_000, groups: 250 };
const model = sizedOrganization(SIZE);
/** What a look at everything says. */
const oracle = everyRow(model);
const scope = { instanceArn: model.instanceArn, caller: 'auditor' };

/** A service that answers after 60 ms and refuses more than twenty calls a second, and a client that keeps the pace. */
function service({ inherited = true } = {}) {
  const clock = sharedClock();
  const directory = organizationDirectory(model, { inherited, clock, latencyMs: 60, limitPerSecond: 20, paced: true });
  const deps: AccessDeps = { directory, clock, onEvent: () => {}, store: memoryStore(), scope };
  return {
    deps,
    clock,
    calls: (operation: string) => directory.service.calls[operation] ?? 0,
    service: directory.service,
  };
}

const callsOf = (made: Readonly<Record<string, number>>, service: string) =>
  Object.entries(made).reduce((sum, [id, count]) => (id.startsWith(`${service}:`) ? sum + count : sum), 0);

test('who reaches one account with eight sets: nine calls find it, and names cost what the cheapest way costs', async () => {
  const { deps } = service();
  const { rows, made, complete, plan } = await who(deps, { account: accountIdOf(7) });
  expect(complete).toBe(true);
  const expected = oracle.filter((row) => row.accountId === accountIdOf(7));
  expect(faults({ rows, complete, errors: [], before: expected, after: expected })).toEqual([]);
  const people = new Set(rows.map(({ principalId }) => principalId)).size;
  const groups = new Set(rows.flatMap(({ via }) => via?.groupId ?? [])).size;
  expect(made).toEqual({
    'sso-admin:ListPermissionSetsProvisionedToAccount': 1,
    'sso-admin:ListAccountAssignments': 8,
    'sso-admin:DescribePermissionSet': 8,
    'identitystore:ListGroupMemberships': groups,
    'identitystore:ListUsers': 20,
    'identitystore:ListGroups': 3,
    'organizations:DescribeAccount': 1,
  });
  expect(people).toBeGreaterThan(20);
  expect(plan).toMatchObject({ strategy: 'account', calls: { strategy: 9 } });
});

test('who reaches one set in one account is one call', async () => {
  const { deps } = service();
  const arn = oracle.find((row) => row.accountId === accountIdOf(7))?.permissionSetArn;
  const { made } = await who(deps, { account: accountIdOf(7), permissionSet: arn });
  expect(callsOf(made, 'sso-admin')).toBe(2);
  expect(made['sso-admin:ListAccountAssignments']).toBe(1);
});

test.each([true, false])(
  'what one user reaches: at most six calls, one a group and one a set (rows through groups: %s)',
  async (inherited) => {
    const { deps } = service({ inherited });
    const { rows, made, complete } = await of(deps, { user: 'user-42' });
    expect(complete).toBe(true);
    expect(rows.length).toBe(oracle.filter(({ principalId }) => principalId === userIdOf(42)).length);
    const groups = model.groups.filter(({ members }) => members.includes(userIdOf(42))).length;
    const sets = new Set(rows.map(({ permissionSetArn }) => permissionSetArn)).size;
    expect(groups).toBeGreaterThan(0);
    const asked = callsOf(made, 'sso-admin') + callsOf(made, 'identitystore');
    expect(asked).toBeLessThanOrEqual(6 + groups + sets);
    expect(made['sso-admin:ListAccountAssignmentsForPrincipal']).toBe(inherited ? 1 : 1 + groups);
  },
);

test('with names that are known, naming costs nothing', async () => {
  const { deps } = service();
  const cold = await who(deps, { account: accountIdOf(7) });
  const warm = await who(deps, { account: accountIdOf(7) });
  expect(warm.made).toEqual({
    'sso-admin:ListPermissionSetsProvisionedToAccount': 1,
    'sso-admin:ListAccountAssignments': 8,
  });
  expect(warm.rows).toEqual(cold.rows);
  expect(cold.ageMs).toBe(0);
  expect(warm.ageMs).toBeGreaterThan(0);
  const first = await of(deps, { user: 'user-42' });
  const again = await of(deps, { user: 'user-42' });
  expect(again.made).toEqual({ 'sso-admin:ListAccountAssignmentsForPrincipal': 1 });
  expect(again.rows).toEqual(first.rows);
});

test('the whole organization: the calls of the cheapest complete strategy, at the pace, and hardly one refused', async () => {
  const { deps, clock, service: behind, calls } = service();
  let plan: CallPlan | undefined;
  const startedMs = clock.now();
  const { snapshot, made } = await takeSnapshot(deps, 'eu-west-1', {
    drift: true,
    units: true,
    onPlan(told) {
      plan = told;
    },
  });
  const seconds = (clock.now() - startedMs) / 1000;
  expect(snapshot.complete).toBe(true);
  expect([...rowsOf(snapshot)].length).toBe(oracle.length);
  expect(plan?.strategy).toBe('by-set');

  const naming = calls('sso-admin:DescribePermissionSet');
  const strategy = callsOf(made, 'sso-admin') - naming;
  const cheapest = SIZE.permissionSets + SIZE.pairs;
  expect(naming).toBe(SIZE.permissionSets);
  expect(strategy).toBeLessThanOrEqual(1.05 * cheapest);
  expect(seconds).toBeLessThanOrEqual(1.2 * ((strategy + naming) / 18));
  expect(behind.throttled).toBeLessThanOrEqual(0.02 * behind.total);
  expect(calls('identitystore:ListGroupMemberships')).toBe(SIZE.groups);
});

test('the plan of the whole organization is exact once the pairs are known from a walk before', async () => {
  const { deps } = service();
  await takeSnapshot(deps, 'eu-west-1');
  const { plan, made } = await takeSnapshot(deps, 'eu-west-1');
  expect(plan.assumed).toBeUndefined();
  const naming = made['sso-admin:DescribePermissionSet'] ?? 0;
  expect(plan.calls.strategy).toBe(callsOf(made, 'sso-admin') - naming);
  const all = Object.values(made).reduce((sum, count) => sum + count, 0);
  expect(plan.calls.strategy + plan.calls.naming).toBe(all);
  expect(plan.others).toEqual([
    { strategy: 'by-account', calls: 1 + SIZE.accounts + SIZE.pairs },
    { strategy: 'by-principal', calls: 1 + SIZE.users + SIZE.groups, lacks: 'assignments of deleted principals' },
  ]);
});

test('nothing is kept where nothing is to be kept', async () => {
  const { deps } = service();
  const twice = { ...deps, store: forgetfulStore() };
  const first = await who(twice, { account: accountIdOf(7) });
  expect((await who(twice, { account: accountIdOf(7) })).made).toEqual(first.made);
});
