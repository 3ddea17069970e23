import { existsSync, readFileSync, statSync } from 'node:fs';
import type { AssignmentRequest, Directory } from '@ssoctl/core/internal/directory/types';
import { fakeClock, type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import {
  accountIdOf,
  deletePrincipal,
  groupIdOf,
  type OrganizationModel,
  organizationDirectory,
  permissionSetArnOf,
  userIdOf,
} from '@ssoctl/testkit/organization';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyChange } from '../../src/access/change/apply-change.ts';
import { followChange } from '../../src/access/change/follow-change.ts';
import { planChange, type WantedChange } from '../../src/access/change/plan-change.ts';
import { forgetfulStore } from '../../src/access/store/types.ts';
import { SsoctlError } from '../../src/errors/index.ts';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

const [SHOP, ADMIN, ANN, BOB, TEAM, CREW] = [
  accountIdOf(1),
  permissionSetArnOf(1),
  userIdOf(1),
  userIdOf(2),
  groupIdOf(1),
  groupIdOf(2),
];

function company(): OrganizationModel {
  return {
    instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
    identityStoreId: 'd-1234567890',
    organizationId: 'o-1234567890',
    managementAccountId: accountIdOf(0),
    units: [],
    accounts: [
      { accountId: SHOP, name: 'shop', email: 'shop@corp.example', state: 'ACTIVE', unitId: 'r-ab12', tags: {} },
    ],
    permissionSets: [
      {
        arn: ADMIN,
        name: 'Admin',
        policies: { managed: [], customerManaged: [] },
        administrator: false,
        tags: {},
        provisionedIn: [],
      },
    ],
    users: [
      { userId: ANN, userName: 'ann' },
      { userId: BOB, userName: 'bob' },
    ],
    groups: [
      { groupId: TEAM, displayName: 'Team', members: [ANN, BOB] },
      { groupId: CREW, displayName: 'Crew', members: [ANN] },
    ],
    assignments: [],
  };
}

const assigned = (principalType: 'USER' | 'GROUP', principalId: string) => ({
  accountId: SHOP,
  permissionSetArn: ADMIN,
  principalType,
  principalId,
});
const grantTo = (principal: WantedChange['principal']): WantedChange => ({
  verb: 'grant',
  account: 'shop',
  permissionSet: 'Admin',
  principal,
});
const revokeFrom = (principal: WantedChange['principal']): WantedChange => ({ ...grantTo(principal), verb: 'revoke' });

function over(
  model: OrganizationModel,
  changed: Partial<Directory> = {},
  options: Parameters<typeof organizationDirectory>[1] = {},
) {
  const directory: Directory = { ...organizationDirectory(model, options), ...changed };
  const clock = fakeClock();
  const scope = { instanceArn: model.instanceArn, caller: 'test' };
  const deps = { directory, clock, onEvent() {}, store: forgetfulStore(), scope };
  const world = worldFor(home, { clock });
  return {
    clock,
    directory,
    plan: (wanted: WantedChange) => planChange(deps, wanted),
    apply: async (wanted: WantedChange, given: Parameters<typeof applyChange>[4] = {}) =>
      applyChange(world, directory, 'eu-central-1', await planChange(deps, wanted), given),
  };
}

describe('the plan', () => {
  test('tells who gets in that did not, and who did by another path', async () => {
    const model = company();
    model.assignments.push(assigned('GROUP', CREW));
    const plan = await over(model).plan(grantTo({ group: 'Team' }));
    expect(plan).toMatchObject({ ...assigned('GROUP', TEAM), accountName: 'shop', permissionSet: 'Admin', others: 1 });
    expect(plan).toMatchObject({ principalName: 'Team', stands: false, needed: true, complete: true });
    expect(plan.affected?.map(({ userName }) => userName)).toEqual(['bob']);
    expect(plan.unaffected.map(({ userName }) => userName)).toEqual(['ann']);
  });

  test('tells who gets in no more', async () => {
    const model = company();
    model.assignments.push(assigned('USER', ANN), assigned('GROUP', TEAM));
    const t = over(model);
    expect((await t.plan(revokeFrom({ user: 'ann' }))).affected).toEqual([]);
    expect((await t.plan(revokeFrom({ group: 'Team' }))).affected).toEqual([{ userId: BOB, userName: 'bob' }]);
  });

  test('has nothing to do for what is there, or is not', async () => {
    const model = company();
    model.assignments.push(assigned('USER', ANN));
    const t = over(model);
    expect(await t.plan(grantTo({ user: 'ann' }))).toMatchObject({ stands: true, needed: false, affected: [] });
    expect(await t.plan(revokeFrom({ user: 'bob' }))).toMatchObject({ stands: false, needed: false, affected: [] });
  });

  test('takes somebody who was deleted by id, to be revoked alone', async () => {
    const model = company();
    model.assignments.push(assigned('USER', BOB));
    deletePrincipal(model, BOB);
    const t = over(model);
    expect(await t.plan(revokeFrom({ user: BOB }))).toMatchObject({ principalId: BOB, needed: true, affected: [] });
    await expect(t.plan(grantTo({ user: BOB }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(t.plan(revokeFrom({ user: 'bob' }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('says so when who is in the group cannot be asked', async () => {
    const faults = [{ code: 'ACCESS_DENIED' as const, operation: 'identitystore:ListGroupMemberships' }];
    const plan = await over(company(), {}, { faults }).plan(grantTo({ group: 'Team' }));
    expect(plan.affected).toBeUndefined();
    expect(plan).toMatchObject({ needed: true, complete: false });
  });

  test('is none when what is assigned there cannot be asked', async () => {
    const faults = [{ code: 'ACCESS_DENIED' as const, operation: 'sso-admin:ListAccountAssignments' }];
    await expect(over(company(), {}, { faults }).plan(grantTo({ user: 'ann' }))).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
    });
  });
});

describe('making it', () => {
  test('writes down first how to take it back, for its owner alone', async () => {
    const model = company();
    let before: string | undefined;
    const applied = await over(model).apply(grantTo({ user: 'ann' }), {
      how: ['--profile', 'root'],
      onRollback: (path) => {
        expect(model.assignments).toEqual([]);
        before = readFileSync(path, 'utf8');
      },
    });
    expect(model.assignments).toEqual([assigned('USER', ANN)]);
    expect(applied.rollback).toMatch(/\/\.local\/state\/ssoctl\/rollback\/\d{8}T\d{9}Z-grant-\w{8}\.json$/);
    expect(statSync(applied.rollback).mode & 0o777).toBe(0o600);
    const undo = `ssoctl access revoke --account ${SHOP} --permission-set ${ADMIN} --user ${ANN} --profile root`;
    expect(applied.undo.join(' ')).toBe(undo);
    expect(JSON.parse(before ?? '')).toMatchObject({
      schema: 'ssoctl/rollback/1',
      did: 'grant',
      undo: undo.split(' '),
      call: { operation: 'DeleteAccountAssignment', region: 'eu-central-1', input: { PrincipalId: ANN } },
    });
    expect(readFileSync(applied.rollback, 'utf8')).toBe(before);
  });

  test('what the service refuses leaves nothing to take back', async () => {
    const refusal = new SsoctlError('ACCESS_DENIED', 'no', { details: { denied: 'account' } });
    let path = '';
    const onRollback = (at: string) => {
      path = at;
    };
    const t = over(company(), { createAssignment: () => Promise.reject(refusal) });
    const applying = t.apply(grantTo({ user: 'ann' }), { onRollback });
    await expect(applying).rejects.toMatchObject({ code: 'ACCESS_DENIED', message: 'no', hint: /management account/ });
    expect(path).toContain('rollback');
    expect(existsSync(path)).toBe(false);
  });

  test('an answer that is lost leaves how to take it back', async () => {
    let path = '';
    const onRollback = (at: string) => {
      path = at;
    };
    const t = over(company(), { createAssignment: () => Promise.reject(new SsoctlError('TIMED_OUT', 'no answer')) });
    const applying = t.apply(grantTo({ user: 'ann' }), { onRollback });
    await expect(applying).rejects.toMatchObject({ code: 'TIMED_OUT' });
    expect(readFileSync(path, 'utf8')).toContain('"did": "grant"');
  });

  test('removed by somebody else in between is removed', async () => {
    const model = company();
    model.assignments.push(assigned('USER', ANN));
    const t = over(model, {
      async deleteAssignment() {
        model.assignments.length = 0;
        throw new SsoctlError('NOT_FOUND', 'Assignment not found');
      },
    });
    expect((await t.apply(revokeFrom({ user: 'ann' }))).requestId).toBeUndefined();
  });
});

test('the same under way already is waited for until it stands', async () => {
  const model = company();
  let looks = 0;
  const behind = organizationDirectory(model);
  const t = over(model, {
    async createAssignment() {
      throw new SsoctlError('SERVICE_REJECTED', 'conflict', { details: { exception: 'ConflictException' } });
    },
    assignments(...asked) {
      looks += 1;
      if (looks === 4) model.assignments.push(assigned('USER', ANN));
      return behind.assignments(...asked);
    },
  });
  const applied = await t.apply(grantTo({ user: 'ann' }));
  expect(applied.requestId).toBeUndefined();
  expect(readFileSync(applied.rollback, 'utf8')).toContain('"did": "grant"');
  // The first look was the plan's.
  expect(t.clock.slept).toEqual([1000, 1500, 2250]);
});

describe('following it', () => {
  const IN_PROGRESS: AssignmentRequest = { requestId: 'r-1', status: 'IN_PROGRESS' };
  const change = { verb: 'grant' as const, assignment: assigned('USER', ANN), request: IN_PROGRESS };

  /** Answers in turn, the last one for ever. */
  function answering(...answers: (AssignmentRequest | SsoctlError)[]) {
    let looks = 0;
    const look = async () => {
      const answer = answers[Math.min(looks, answers.length - 1)] as AssignmentRequest | SsoctlError;
      looks += 1;
      if (answer instanceof SsoctlError) throw answer;
      return answer;
    };
    return { creationStatus: look, deletionStatus: look, looks: () => looks };
  }

  test('looks ever more seldom until it is made', async () => {
    const clock = fakeClock();
    const done: AssignmentRequest = { requestId: 'r-1', status: 'SUCCEEDED' };
    await followChange(answering(...Array(7).fill(IN_PROGRESS), done), clock, change);
    expect(clock.slept).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 10_000, 10_000]);
  });

  test('tells the service’s reason when it comes to nothing', async () => {
    const failed: AssignmentRequest = {
      requestId: 'r-1',
      status: 'FAILED',
      failureReason: 'the account is not active',
    };
    await expect(followChange(answering(IN_PROGRESS, failed), fakeClock(), change)).rejects.toMatchObject({
      code: 'SERVICE_REJECTED',
      message: 'the service could not grant it: the account is not active',
      details: { requestId: 'r-1' },
    });
  });

  test('goes on after looks that fail for a while, and where the request is not known yet', async () => {
    const passing = (['NOT_FOUND', 'THROTTLED', 'NETWORK_UNREACHABLE'] as const).map(
      (code) => new SsoctlError(code, code),
    );
    const done: AssignmentRequest = { requestId: 'r-1', status: 'SUCCEEDED' };
    const service = answering(...passing, done);
    expect(await followChange(service, fakeClock(), change)).toBe(done);
    expect(service.looks()).toBe(4);
  });

  test('gives up after five minutes, and says that it goes on', async () => {
    const clock = fakeClock();
    const startedMs = clock.now();
    await expect(followChange(answering(IN_PROGRESS), clock, change)).rejects.toMatchObject({
      code: 'TIMED_OUT',
      details: { requestId: 'r-1' },
    });
    expect(clock.now() - startedMs).toBe(300_000);
  });

  test('is incomplete where nobody may look', async () => {
    const service = answering(new SsoctlError('ACCESS_DENIED', 'may not look'));
    await expect(followChange(service, fakeClock(), change)).rejects.toMatchObject({
      code: 'INCOMPLETE',
      message: /was asked for.*may not look/,
    });
  });

  test('interrupted, says that it goes on at AWS', async () => {
    const stop = new AbortController();
    const service = answering(IN_PROGRESS);
    const following = followChange(service, fakeClock({ onSleep: () => stop.abort(new Error('stop')) }), change, {
      signal: stop.signal,
    });
    await expect(following).rejects.toMatchObject({ code: 'CANCELLED', message: /goes on at AWS/ });
  });
});
