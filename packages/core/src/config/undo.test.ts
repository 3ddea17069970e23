import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fakeClock, type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPlan } from './apply-plan.ts';
import { isAsWeLeftIt, keepBackup } from './backups.ts';
import { loadConfig } from './load.ts';
import { planSession } from './plan-session.ts';
import { sectionChanges } from './section-changes.ts';
import { backupsOf, chooseBackup, planUndo } from './undo.ts';

let home: TempHome;
let path: string;
beforeEach(async () => {
  home = await tempHome();
  path = home.at('.aws/config');
});
afterEach(() => home.remove());

const world = () => worldFor(home, { clock: fakeClock() });
const bytes = (text: string) => Buffer.from(text);
const now = () => readFileSync(path, 'utf8');
const list = () => backupsOf(world(), [path]);

async function add(name: string) {
  const session = { name, startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
  return applyPlan(world(), await planSession(world(), await loadConfig(world()), session));
}

async function undo(id?: string) {
  const plan = await planUndo(world(), chooseBackup(await list(), id));
  return { plan, applied: await applyPlan(world(), plan) };
}

describe('undo', () => {
  test('gives back every byte', async () => {
    const odd = '# mine\r\n[default]\r\nregion = x\n\n\n[profile a]\n  s3 =\n    y = 1';
    await home.write('.aws/config', odd);
    await add('corp');
    const { plan } = await undo();
    expect(now()).toBe(odd);
    expect(plan.changes).toEqual([{ file: path, section: 'sso-session corp', action: 'remove' }]);
    expect(plan.diff).toContain('-[sso-session corp]\n');
  });

  test('gives back bytes that are no text, in the place of others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), fc.uint8Array(), async (old, present) => {
        await home.write('.aws/config', '');
        writeFileSync(path, present);
        await keepBackup(world(), path, old);
        const { plan } = await undo();
        expect([...readFileSync(path)]).toEqual([...old]);
        expect(plan.changes.length > 0).toBe(Buffer.compare(old, present) !== 0);
        expect(plan.diff === '').toBe(plan.changes.length === 0);
      }),
      { numRuns: 50 },
    );
  });

  test('can be undone, and that too', async () => {
    await home.write('.aws/config', '[default]\n');
    await add('corp');
    const changed = now();
    await undo();
    expect(now()).toBe('[default]\n');
    await undo();
    expect(now()).toBe(changed);
    await undo();
    expect(now()).toBe('[default]\n');
  });

  test('goes further back by the id of a copy', async () => {
    await home.write('.aws/config', '[default]\n');
    for (const name of ['a', 'b', 'c']) await add(name);
    const [, , first] = await list();
    await undo(first?.id);
    expect(now()).toBe('[default]\n');
  });

  test('brings back a file that is gone', async () => {
    await home.write('.aws/config', '[default]\n');
    await add('corp');
    rmSync(path);
    const { plan, applied } = await undo();
    expect({ now: now(), applied, action: plan.changes[0]?.action }).toEqual({
      now: '[default]\n',
      applied: { written: true },
      action: 'add',
    });
  });

  test('changes nothing when the file is as it was', async () => {
    await home.write('.aws/config', '[default]\n');
    await add('corp');
    writeFileSync(path, '[default]\n');
    expect((await undo()).applied).toEqual({ written: false });
  });

  test('leaves a file alone that another program changes meanwhile', async () => {
    await home.write('.aws/config', '[default]\n');
    await add('corp');
    const plan = await planUndo(world(), chooseBackup(await list(), undefined));
    writeFileSync(path, '[profile theirs]\n');
    await expect(applyPlan(world(), plan)).rejects.toMatchObject({ code: 'CONFIG_CHANGED' });
    expect(now()).toBe('[profile theirs]\n');
  });

  test('knows that nobody has touched the file since', async () => {
    await home.write('.aws/config', '[default]\n');
    await add('corp');
    expect(await isAsWeLeftIt(world(), path, readFileSync(path))).toBe(true);
    await undo();
    expect(await isAsWeLeftIt(world(), path, readFileSync(path))).toBe(true);
    writeFileSync(path, `${now()}# by hand\n`);
    expect(await isAsWeLeftIt(world(), path, readFileSync(path))).toBe(false);
  });

  test('says that there is no such copy, and none at all', async () => {
    expect(() => chooseBackup([], undefined)).toThrow('ssoctl has changed none yet');
    await home.write('.aws/config', '[default]\n');
    await add('corp');
    const backups = await list();
    expect(() => chooseBackup(backups, '00000000')).toThrow('there is no copy "00000000"');
    rmSync(backups[0]?.path ?? '');
    await expect(planUndo(world(), chooseBackup(backups, undefined))).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
    });
  });

  test('shows no secret', async () => {
    await home.write('.aws/config', '[default]\naws_secret_access_key = planted-one\n');
    await keepBackup(world(), path, bytes('[default]\naws_secret_access_key = planted-two\n'));
    const { plan } = await undo();
    expect(plan.diff).toContain('-aws_secret_access_key = ****');
    expect(plan.diff).not.toContain('planted');
  });

  test('offers the copies of several files, the newest first', async () => {
    const clock = fakeClock();
    const other = home.at('.aws/credentials');
    const made = [];
    for (const file of [path, other, path]) {
      made.unshift(await keepBackup(worldFor(home, { clock }), file, bytes(file)));
      clock.advance(1_000);
    }
    expect((await backupsOf(world(), [path, other, path])).map((backup) => backup.path)).toEqual(made);
  });
});

describe('sectionChanges', () => {
  const between = (before: string | undefined, after: string) =>
    sectionChanges('f', before === undefined ? undefined : bytes(before), bytes(after)).map(
      ({ section, action, keys }) => `${action} [${section}]${keys === undefined ? '' : ` ${keys}`}`,
    );

  test.each([
    ['a section that comes', '[a]\nx = 1\n', '[a]\nx = 1\n[b]\ny = 2\nz = 3\n', ['add [b] y,z']],
    ['one that goes', '[a]\nx = 1\n[b]\ny = 2\n', '[a]\nx = 1\n', ['remove [b]']],
    ['keys of one', '[a]\nx = 1\ny = 2\n', '[a]\nx = 2\nz = 2\n', ['change [a] x,y,z']],
    ['a file that is new', undefined, '[a]\n', ['add [a] ']],
    ['a comment', '[a]\n', '# new\n[a]\n', ['change []']],
    ['the order', '[a]\n[b]\n', '[b]\n[a]\n', ['change []']],
    ['what could not be read', '[a\n', '[a]\n', ['change []']],
    ['what cannot be read', '[a]\n', '[a]\n[a]\n', ['change []']],
  ])('tells %s', (_what, before, after, changes) => {
    expect(between(before, after)).toEqual(changes);
  });
});
