import { fakeClock } from '@ssoctl/testkit';
import { type VastDirectory, type Vastness, vastDirectory } from '@ssoctl/testkit/organization';
import { expect, test } from 'vitest';
import type { AccessDeps } from '../../src/access/asking/inquiry.ts';
import { planFor } from '../../src/access/plan/plan-for.ts';
import type { SnapshotPart } from '../../src/access/snapshot/part.ts';
import { snapshotParts } from '../../src/access/snapshot/parts.ts';
import type { SnapshotOptions } from '../../src/access/snapshot/taking.ts';
import type { AccessStore } from '../../src/access/store/types.ts';
import { memoryStore } from './memory-store.ts';

/** All the quotas at once; few pairs a set unless there is time. */
const VAST: Vastness = {
  accounts: 7_000,
  permissionSets: 3_500,
  accountsPerSet: process.env['SSOCTL_LONG'] ? 200 : 6,
  users: 200_000,
  groups: 2_000,
  membersPerGroup: 30,
};
const PAIRS = VAST.permissionSets * VAST.accountsPerSet;

/** A few lines for each permission set and one for each group, the answers that are not written yet, and what eight at once found. */
const HELD = 4 * VAST.permissionSets + VAST.groups + 500 + 8 * 100;

const depsFor = (directory: VastDirectory, store: AccessStore): AccessDeps => ({
  directory,
  clock: fakeClock(),
  onEvent: () => {},
  store,
  scope: { instanceArn: directory.instanceArn, caller: 'auditor' },
});

interface Passed {
  assignments: number;
  pairs: number;
  users: number;
  members: number;
  /** Most things that were held at any time. */
  held: number;
  /** Most calls that were ahead of the parts that were taken. */
  ahead: number;
  last: SnapshotPart | undefined;
}

/** Takes the parts one by one, as a writer to a file does, and keeps none. */
async function pass(directory: VastDirectory, store: AccessStore, options: SnapshotOptions = {}): Promise<Passed> {
  const passed: Passed = { assignments: 0, pairs: 0, users: 0, members: 0, held: 0, ahead: 0, last: undefined };
  let taken = 0;
  let begun = 0;
  const parts = snapshotParts(depsFor(directory, store), {
    ...options,
    onHeld(held) {
      passed.held = Math.max(passed.held, held);
    },
  });
  for await (const part of parts) {
    passed.last = part;
    if (part.part === 'pair') {
      passed.pairs += 1;
      passed.assignments += part.assignments.length;
      if (taken === 0) begun = directory.calls;
      taken += 1;
      passed.ahead = Math.max(passed.ahead, directory.callsOf('assignments') - taken);
    } else if (part.part === 'users') passed.users += part.users.length;
    else if (part.part === 'members') passed.members += part.members?.length ?? 0;
  }
  expect(begun).toBeGreaterThan(0);
  return passed;
}

test('the largest organization passes through, and what is held does not grow with what is assigned', async () => {
  const directory = vastDirectory(VAST);
  const passed = await pass(directory, memoryStore());
  expect(passed).toMatchObject({
    pairs: PAIRS,
    assignments: 2 * PAIRS,
    users: VAST.users,
    members: VAST.groups * VAST.membersPerGroup,
    last: { part: 'end', complete: true },
  });
  expect(passed.held).toBeLessThan(HELD);
  expect(passed.ahead).toBeLessThan(100);
}, 300_000);

test('it is taken up where it was interrupted', async () => {
  const store = memoryStore();
  const stop = new AbortController();
  const first = vastDirectory(VAST);
  first.onCall = () => {
    if (first.callsOf('assignments') >= PAIRS / 2) stop.abort();
  };
  await expect(pass(first, store, { signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  const second = vastDirectory(VAST);
  const passed = await pass(second, store);
  expect(passed).toMatchObject({ assignments: 2 * PAIRS, last: { part: 'end', complete: true } });
  expect(first.callsOf('assignments') + second.callsOf('assignments')).toBeLessThanOrEqual(PAIRS + 8);
  expect(passed.held).toBeLessThan(HELD);
}, 300_000);

test('whoever stops taking stops the calls', async () => {
  const directory = vastDirectory(VAST);
  for await (const part of snapshotParts(depsFor(directory, memoryStore()))) if (part.part === 'pair') break;
  const { calls } = directory;
  await new Promise((resolve) => setImmediate(resolve));
  expect(directory.calls).toBe(calls);
  expect(directory.callsOf('assignments')).toBeLessThan(200);
});

test('it can be planned without a call', () => {
  const sizes = { accounts: 7_000, permissionSets: 3_500, pairs: 700_000, users: 200_000, groups: 100_000 };
  const plan = planFor({ ask: 'snapshot', policies: true, drift: true }, sizes);
  expect(plan.strategy).toBe('by-set');
  // 35 pages of permission sets, two pages of accounts for each, a call for each pair, and one for each set's drift.
  expect(plan.calls.strategy).toBe(35 + 2 * 3_500 + 700_000 + 3_500);
  expect(plan.seconds).toBeGreaterThan(plan.calls.strategy / 18);
  expect(plan.others).toContainEqual({ strategy: 'by-account', calls: 35 + 7_000 + 700_000 + 7_000 });
});
