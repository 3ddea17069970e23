import { stat } from 'node:fs/promises';
import { type TempHome, type TestWorld, tempHome, worldFor } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessStore } from './file-store.ts';
import { callerOf, type Scope, type WalkEntry } from './types.ts';

const scope: Scope = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  caller: '111122223333 assumed-role/Auditor',
};
const names = {
  groups: { entries: [['g-1', { value: { groupId: 'g-1', displayName: '__proto__' }, atMs: 5 }] as const], count: 1 },
  pairs: 7,
};
const entries: WalkEntry[] = [
  { pair: ['111122223333', 'arn:ps'], principals: [['USER', 'u-1']] },
  { done: 'arn:ps', pairs: 1 },
];

let home: TempHome;
let world: TestWorld;

beforeEach(async () => {
  home = await tempHome();
  world = worldFor(home);
});
afterEach(() => home.remove());

async function all(log: { entries(): AsyncIterable<readonly WalkEntry[]> }): Promise<WalkEntry[]> {
  const found: WalkEntry[] = [];
  for await (const part of log.entries()) found.push(...part);
  return found;
}

test('reads back what it wrote, for its owner alone', async () => {
  await accessStore(world).writeNames(scope, names);
  expect(await accessStore(world).readNames(scope)).toEqual(names);
  const [file = ''] = await home.files();
  expect(file).toMatch(/^\.cache\/ssoctl\/directory\/[0-9a-f]{40}\/names\.json$/);
  expect((await stat(home.at(file))).mode & 0o777).toBe(0o600);
  expect((await stat(home.at('.cache/ssoctl/directory'))).mode & 0o777).toBe(0o700);
});

test("is the instance's and the caller's, even where a file was put in another's place", async () => {
  const store = accessStore(world);
  await store.writeNames(scope, names);
  const other = { ...scope, caller: '111122223333 assumed-role/Guest' };
  expect(await store.readNames(other)).toBeUndefined();
  expect(await store.readNames({ ...scope, instanceArn: 'arn:aws:sso:::instance/ssoins-2' })).toBeUndefined();
  await store.writeNames(other, {});
  const files = await home.files();
  const own = JSON.stringify({ schema: 'ssoctl/directory-names/1', ...scope, names });
  for (const file of files) await home.write(file, own);
  expect(await store.readNames(other)).toBeUndefined();
});

test('the same role is the same caller in every session, another role or account is not', () => {
  const arn = (account: string, role: string, session: string) => ({
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  });
  expect(callerOf(arn('1', 'AWSReservedSSO_Audit_0a', 'maya'))).toBe(
    callerOf(arn('1', 'AWSReservedSSO_Audit_0a', 'noor@example.com')),
  );
  expect(callerOf(arn('1', 'A', 'x'))).not.toBe(callerOf(arn('1', 'B', 'x')));
  expect(callerOf(arn('1', 'A', 'x'))).not.toBe(callerOf(arn('2', 'A', 'x')));
  expect(callerOf({ account: '1', arn: 'arn:aws:iam::1:user/path/maya' })).toBe('1 user/path/maya');
});

test.each([
  ['no JSON', '{'],
  [
    'of another form',
    JSON.stringify({ schema: 'ssoctl/directory-names/1', ...scope, names: { users: { entries: [['u', 5]] } } }),
  ],
  ['of another time', JSON.stringify({ schema: 'ssoctl/directory-names/2', ...scope, names })],
])('a file that is %s counts as absent, and is told', async (_name, text) => {
  await accessStore(world).writeNames(scope, names);
  const [file = ''] = await home.files();
  await home.write(file, text);
  expect(await accessStore(world).readNames(scope)).toBeUndefined();
  expect(world.events.of('warning')).toMatchObject([{ code: 'FILE_UNREADABLE', path: home.at(file) }]);
});

test('what cannot be written is told once and not missed', async () => {
  await home.write('.cache/ssoctl', 'a file where the folder should be');
  const store = accessStore(world);
  await store.writeNames(scope, names);
  await store.writeNames(scope, names);
  await store.walk(scope, 'snapshot').begin({ startedMs: 1, way: 'by-set' });
  expect(world.events.of('warning')).toMatchObject([
    { code: 'FILE_UNWRITABLE', message: expect.stringContaining('not kept') },
  ]);
});

describe('a walk', () => {
  const log = () => accessStore(world).walk(scope, 'snapshot');

  test('is found by the next run, with its entries in order', async () => {
    const first = log();
    expect(await first.start()).toBeUndefined();
    await first.begin({ startedMs: 1_000, way: 'by-set drift' });
    for (const entry of entries) await first.append([entry]);
    await first.append([]);
    const second = log();
    expect(await second.start()).toEqual({ startedMs: 1_000, way: 'by-set drift' });
    expect(await all(second)).toEqual(entries);
    await second.append([{ done: 'arn:other', pairs: 0 }]);
    const third = log();
    await third.start();
    expect(await all(third)).toEqual([...entries, { done: 'arn:other', pairs: 0 }]);
  });

  test('leaves nothing when it is forgotten', async () => {
    const first = log();
    await first.begin({ startedMs: 1, way: 'by-set' });
    await first.append(entries);
    expect(await home.files()).toHaveLength(2);
    await log().forget();
    expect(await home.files()).toEqual([]);
  });

  test('that began anew is not mixed with what another process still writes of the one before', async () => {
    const old = log();
    await old.begin({ startedMs: 1, way: 'by-set' });
    const anew = log();
    await anew.begin({ startedMs: 2, way: 'by-set' });
    await anew.append([{ done: 'new', pairs: 0 }]);
    await old.append([{ done: 'old', pairs: 0 }]);
    const next = log();
    expect(await next.start()).toMatchObject({ startedMs: 2 });
    expect(await all(next)).toEqual([{ done: 'new', pairs: 0 }]);
  });

  test('of two who take it up at once nobody writes over the other', async () => {
    await log().begin({ startedMs: 1, way: 'by-set' });
    const [one, two] = [log(), log()];
    await Promise.all([one.start(), two.start()]);
    await one.append([{ done: 'one', pairs: 0 }]);
    await two.append([{ done: 'two', pairs: 0 }]);
    const next = log();
    await next.start();
    expect((await all(next)).length).toBe(2);
  });

  test('goes without a part that cannot be read, and tells', async () => {
    const first = log();
    await first.begin({ startedMs: 1, way: 'by-set' });
    for (const entry of entries) await first.append([entry]);
    const part = (await home.files()).find((path) => path.includes('part-000001'));
    await home.write(part ?? '', '{"schema":');
    const next = log();
    await next.start();
    expect(await all(next)).toEqual(entries.slice(1));
    expect(world.events.of('warning')).toHaveLength(1);
  });
});
