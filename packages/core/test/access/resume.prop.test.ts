import { fakeClock, tempHome, worldFor } from '@ssoctl/testkit';
import { everyRow, organizationDirectory, organizations, sizedOrganization } from '@ssoctl/testkit/organization';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { AccessDeps } from '../../src/access/asking/inquiry.ts';
import { rowsOf } from '../../src/access/rows-of.ts';
import { takeSnapshot } from '../../src/access/snapshot/take-snapshot.ts';
import type { SnapshotOptions } from '../../src/access/snapshot/taking.ts';
import { accessStore } from '../../src/access/store/file-store.ts';
import type { AccessStore } from '../../src/access/store/types.ts';
import { faults } from './judge.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { foulScenes, play } from './scenes.ts';

type Model = Parameters<typeof organizationDirectory>[0];
const EVERYTHING: SnapshotOptions = { drift: true, policies: true, tags: true };
const IS_LONG = process.env['SSOCTL_LONG'] !== undefined;
const MANY = IS_LONG ? 3_000 : 80;
const LIMIT_MS = IS_LONG ? 900_000 : 30_000;

/** A snapshot that is cancelled before its call number `atCall`, unless it is done by then. */
async function interrupted(model: Model, store: AccessStore, atCall: number, options: SnapshotOptions = EVERYTHING) {
  const stop = new AbortController();
  const { deps, directory } = depsFor(model, store, ({ number }) => {
    if (number === atCall) stop.abort();
  });
  const outcome = await takeSnapshot(deps, 'eu-west-1', { ...options, signal: stop.signal }).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
  return { outcome, calls: directory.service.calls, clock: deps.clock };
}

function depsFor(model: Model, store: AccessStore, onCall?: (call: { number: number }) => void) {
  const directory = organizationDirectory(structuredClone(model), { onCall });
  const scope = { instanceArn: model.instanceArn, caller: 'auditor' };
  const deps: AccessDeps = { directory, clock: fakeClock(), onEvent: () => {}, store, scope };
  return { deps, directory };
}

function wrongIn(model: Model, taken: Awaited<ReturnType<typeof takeSnapshot>>): string[] {
  const all = everyRow(model);
  return faults({ ...taken.snapshot, rows: [...rowsOf(taken.snapshot)], before: all, after: all });
}

const pairs = (calls: Readonly<Record<string, number>>) => calls['sso-admin:ListAccountAssignments'] ?? 0;
const memberships = (calls: Readonly<Record<string, number>>) => calls['identitystore:ListGroupMemberships'] ?? 0;

const model = sizedOrganization({ accounts: 12, permissionSets: 6, pairs: 40, users: 30, groups: 15 });

test('after an interruption only the rest is asked', async () => {
  const store = memoryStore();
  const first = await interrupted(model, store, 90);
  expect(first.outcome).toBe('CANCELLED');
  expect(pairs(first.calls)).toBeGreaterThan(10);
  const { deps, directory } = depsFor(model, store);
  const taken = await takeSnapshot(deps, 'eu-west-1', EVERYTHING);
  expect(wrongIn(model, taken)).toEqual([]);
  // What was under way when it was cancelled is asked again.
  expect(pairs(first.calls) + pairs(directory.service.calls)).toBeLessThanOrEqual(40 + 8);
  expect(memberships(first.calls) + memberships(directory.service.calls)).toBeLessThanOrEqual(15 + 8);
  expect(store.walks.size).toBe(0);
});

test(
  'wherever it is interrupted, and however often, the end is what it would have been',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        organizations,
        fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 3 }),
        async (drawn, at) => {
          const store = memoryStore();
          for (const atCall of at) await interrupted(drawn, store, atCall);
          const { deps } = depsFor(drawn, store);
          const whole = await takeSnapshot(depsFor(drawn, memoryStore()).deps, 'eu-west-1', EVERYTHING);
          const taken = await takeSnapshot(deps, 'eu-west-1', EVERYTHING);
          expect({ ...taken.snapshot, startedAt: '', takenAt: '' }).toEqual({
            ...whole.snapshot,
            startedAt: '',
            takenAt: '',
          });
        },
      ),
      { numRuns: MANY },
    );
  },
  LIMIT_MS,
);

test(
  'after a run with whatever faults, one without them is complete and right',
  async () => {
    let gaps = 0;
    await fc.assert(
      fc.asyncProperty(foulScenes, async (scene) => {
        const store = memoryStore();
        const { deletion: _deletion, ...foul } = scene;
        const first = await takeSnapshot(play(foul, store).deps, 'eu-west-1', EVERYTHING);
        if (!first.complete) gaps += 1;
        const { deps } = depsFor(scene.model, store);
        const second = await takeSnapshot(deps, 'eu-west-1', EVERYTHING);
        expect(second.complete).toBe(true);
        expect(wrongIn(scene.model, second)).toEqual([]);
      }),
      { numRuns: MANY },
    );
    expect(gaps).toBeGreaterThan(MANY / 4);
  },
  LIMIT_MS,
);

test(
  'parts that were lost or come twice are asked again, and never missing',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 20, max: 150 }),
        fc.array(fc.tuple(fc.nat(20), fc.boolean())),
        async (atCall, damage) => {
          const store = memoryStore();
          await interrupted(model, chopped(store), atCall);
          const parts = store.walks.get('snapshot')?.parts ?? [];
          for (const [number, isLost] of damage) {
            const at = number % Math.max(1, parts.length);
            if (isLost) parts.splice(at, 1);
            else parts.push(...parts.slice(at, at + 1));
          }
          const { deps } = depsFor(model, store);
          expect(wrongIn(model, await takeSnapshot(deps, 'eu-west-1', EVERYTHING))).toEqual([]);
        },
      ),
      { numRuns: MANY },
    );
  },
  LIMIT_MS,
);

/** Writes each entry as a part of its own, as if each were written at another time. */
function chopped(store: MemoryStore): AccessStore {
  return {
    ...store,
    walk(scope, name) {
      const log = store.walk(scope, name);
      return {
        ...log,
        async append(entries) {
          for (const entry of entries) await log.append([entry]);
        },
      };
    },
  };
}

test('a walk of another way, of too long ago or not wanted is not taken up', async () => {
  for (const other of [
    { drift: true },
    { ...EVERYTHING, resumeWithinMs: 0 },
    { ...EVERYTHING, fresh: true },
    { ...EVERYTHING, refresh: true },
  ]) {
    const store = memoryStore();
    await interrupted(model, store, 60);
    const { deps, directory } = depsFor(model, store);
    await takeSnapshot(deps, 'eu-west-1', other);
    expect(pairs(directory.service.calls)).toBe(40);
  }
});

test('the age of what was taken up is told', async () => {
  const store = memoryStore();
  const { clock: before } = await interrupted(model, store, 60);
  const { deps } = depsFor(model, store);
  const startedAt = new Date(deps.clock.now()).toISOString();
  (deps.clock as ReturnType<typeof fakeClock>).advance(90_000);
  const taken = await takeSnapshot(deps, 'eu-west-1', EVERYTHING);
  expect(before.now()).toBe(Date.parse(startedAt));
  expect(taken.ageMs).toBe(90_000);
  expect(taken.snapshot.startedAt).toBe(startedAt);
});

test('what failed and may pass is all that the next run asks; what was refused is asked again as a whole', async () => {
  for (const [code, asked] of [
    ['SERVICE_UNAVAILABLE', 1],
    ['ACCESS_DENIED', 40],
  ] as const) {
    const store = memoryStore();
    const [about] = model.assignments;
    const { deps } = depsFor(model, store);
    const failing = organizationDirectory(structuredClone(model), {
      faults: [{ code, operation: 'sso-admin:ListAccountAssignments', about: `${about?.accountId}` }].map((fault) => ({
        ...fault,
        times: 1,
      })),
    });
    const first = await takeSnapshot({ ...deps, directory: failing }, 'eu-west-1', EVERYTHING);
    expect(first.errors).toMatchObject([{ code, operation: 'ListAccountAssignments', accountId: about?.accountId }]);
    const second = depsFor(model, store);
    const taken = await takeSnapshot(second.deps, 'eu-west-1', EVERYTHING);
    expect(taken.complete).toBe(true);
    expect(pairs(second.directory.service.calls)).toBe(asked);
  }
});

test('with files it is the same, and nothing is left when it is done', async () => {
  const home = await tempHome();
  onTestFinished(() => home.remove());
  const store = () => accessStore(worldFor(home));
  const first = await interrupted(model, store(), 60);
  expect(first.outcome).toBe('CANCELLED');
  expect((await home.files()).filter((path) => path.includes('/walk-snapshot/')).length).toBeGreaterThan(1);
  const { deps, directory } = depsFor(model, store());
  expect(wrongIn(model, await takeSnapshot(deps, 'eu-west-1', EVERYTHING))).toEqual([]);
  expect(pairs(first.calls) + pairs(directory.service.calls)).toBeLessThanOrEqual(40 + 8);
  expect(await home.files()).toEqual([
    expect.stringMatching(/^\.cache\/ssoctl\/directory\/[0-9a-f]{40}\/names\.json$/),
  ]);
});
