import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fakeClock, type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropOldBackups, isAsWeLeftIt, keepBackup, listBackups } from './backups.ts';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

const FILE = '/home/ines/.aws/config';
const bytes = (text: string) => Buffer.from(text);
const folder = () => home.at('.local/state/ssoctl/backups');

describe('backups', () => {
  test('are listed with the newest first, with when and how much', async () => {
    const clock = fakeClock({ startMs: Date.UTC(2026, 0, 15, 12, 30, 45, 678) });
    const world = worldFor(home, { clock });
    const older = await keepBackup(world, FILE, bytes('one'));
    clock.advance(60_000);
    const newer = await keepBackup(world, FILE, bytes('second'), bytes('third'));
    const [first, second, ...others] = await listBackups(world, FILE);
    expect(first).toMatchObject({ path: newer, file: FILE, atMs: Date.UTC(2026, 0, 15, 12, 31, 45, 678), size: 6 });
    expect(second).toMatchObject({ path: older, atMs: Date.UTC(2026, 0, 15, 12, 30, 45, 678), size: 3 });
    expect(first?.id).toMatch(/^[0-9a-f]{8}$/);
    expect(others).toEqual([]);
    expect(readFileSync(newer, 'utf8')).toBe('second');
    expect(statSync(newer).mode & 0o777).toBe(0o600);
  });

  test('keep their order when the clock is set back, and within a millisecond', async () => {
    const made: string[] = [];
    for (const startMs of [Date.UTC(2026, 5, 1), Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 1)]) {
      made.unshift(await keepBackup(worldFor(home, { clock: fakeClock({ startMs }) }), FILE, bytes('')));
    }
    expect((await listBackups(worldFor(home), FILE)).map(({ path }) => path)).toEqual(made);
  });

  test('are those of one file, though another has the same name', async () => {
    const world = worldFor(home);
    const mine = await keepBackup(world, FILE, bytes('mine'));
    const his = await keepBackup(world, '/home/otto/.aws/config', bytes('his'));
    await home.write('.local/state/ssoctl/backups/notes.txt', '');
    expect((await listBackups(world, FILE)).map(({ path }) => path)).toEqual([mine]);
    expect((await listBackups(world, '/home/otto/.aws/config')).map(({ path }) => path)).toEqual([his]);
    expect(await listBackups(world, '/home/otto/.aws/credentials')).toEqual([]);
  });

  test('of an earlier release, which tell no digest, are listed too', async () => {
    const world = worldFor(home);
    const path = await keepBackup(world, FILE, bytes('old'), bytes('new'));
    expect((await listBackups(world, FILE))[0]?.wrote).toMatch(/^[0-9a-f]{16}$/);
    await world.files.replace(path.slice(0, path.lastIndexOf('.')), 'old');
    await world.files.remove(path);
    expect(await listBackups(world, FILE)).toMatchObject([{ size: 3, wrote: undefined }]);
    expect(await isAsWeLeftIt(world, FILE, bytes('new'))).toBe(false);
  });

  test('are dropped from the eleventh on', async () => {
    const world = worldFor(home, { clock: fakeClock() });
    for (let at = 0; at < 12; at += 1) await keepBackup(world, FILE, bytes(`${at}`));
    const other = await keepBackup(world, '/elsewhere/config', bytes('other'));
    await dropOldBackups(world, FILE);
    const kept = await listBackups(world, FILE);
    expect(kept.map(({ path }) => readFileSync(path, 'utf8'))).toEqual('11 10 9 8 7 6 5 4 3 2'.split(' '));
    expect(readdirSync(folder())).toHaveLength(11);
    expect(readFileSync(other, 'utf8')).toBe('other');
  });

  test('know whether a file is what the last change left', async () => {
    const world = worldFor(home);
    expect(await isAsWeLeftIt(world, FILE, bytes(''))).toBe(false);
    await keepBackup(world, FILE, bytes('one'), bytes('two'));
    await keepBackup(world, FILE, bytes('two'), bytes('three'));
    expect(await isAsWeLeftIt(world, FILE, bytes('three'))).toBe(true);
    expect(await isAsWeLeftIt(world, FILE, bytes('two'))).toBe(false);
  });

  test('take a file whose name is as long as a name may be', async () => {
    const world = worldFor(home);
    const file = `/home/ines/${'é'.repeat(127)}`;
    const path = await keepBackup(world, file, bytes('long'), bytes('x'));
    expect(await listBackups(world, file)).toMatchObject([{ path, size: 4 }]);
  });
});
