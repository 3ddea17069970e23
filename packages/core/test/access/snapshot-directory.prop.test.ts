import fc from 'fast-check';
import { expect, test } from 'vitest';
import { why } from '../../src/access/questions/why.ts';
import { takeSnapshot } from '../../src/access/snapshot/take-snapshot.ts';
import { snapshotDirectory } from '../../src/access/snapshot-file/snapshot-directory.ts';
import { fairScenes, foulScenes, play, type Scene } from './scenes.ts';

const LONG = process.env['SSOCTL_LONG'] === '1';

async function both(scene: Scene, userAt: number, accountAt: number) {
  const { model } = scene;
  const user = model.users[userAt % Math.max(1, model.users.length)];
  const account = model.accounts[accountAt % Math.max(1, model.accounts.length)];
  if (user === undefined || account === undefined) return undefined;
  const question = { user: user.userId, account: account.accountId };
  const played = play(scene);
  const { snapshot } = await takeSnapshot(played.deps, 'eu-west-1', { drift: true, strategy: 'by-set' });
  const day = await why({ ...played.deps, directory: snapshotDirectory(snapshot) }, question);
  const fair = await why(play({ ...scene, faults: [], paging: { ...scene.paging, endless: '' } }).deps, question);
  return { day, fair, snapshot };
}

test('the answer of a snapshot is that of its day', async () => {
  await fc.assert(
    fc.asyncProperty(fairScenes, fc.nat(9), fc.nat(9), async (scene, userAt, accountAt) => {
      const told = await both(scene, userAt, accountAt);
      if (told === undefined) return;
      expect(told.day.granted).toBe(told.fair.granted);
      expect(told.day.chain.map(({ step, holds }) => [step, holds])).toEqual(
        told.fair.chain.map(({ step, holds }) => [step, holds]),
      );
    }),
    { numRuns: LONG ? 2_000 : 150 },
  );
});

test('where calls failed that day, the answer is right or not certain, never wrong', async () => {
  await fc.assert(
    fc.asyncProperty(foulScenes, fc.nat(9), fc.nat(9), async (scene, userAt, accountAt) => {
      const { deletion: _, ...kept } = scene;
      const told = await both(kept, userAt, accountAt).catch(() => undefined);
      if (told === undefined) return;
      if (told.day.granted !== undefined) expect(told.day.granted).toBe(told.fair.granted);
    }),
    { numRuns: LONG ? 2_000 : 150 },
  );
});
