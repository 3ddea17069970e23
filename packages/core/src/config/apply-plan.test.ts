import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { fakeClock, type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { thisProcess } from '../system/this-process.ts';
import { applyPlan } from './apply-plan.ts';
import { loadConfig } from './load.ts';
import { planProfile } from './plan-profile.ts';
import { planSession } from './plan-session.ts';
import { resolveRole } from './resolve-role.ts';
import { backupsOf, planUndo } from './undo.ts';

const CORP = { name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

function context() {
  const clock = fakeClock();
  const world = worldFor(home, { clock });
  const addSession = async (name = 'corp') => planSession(world, await loadConfig(world), { ...CORP, name });
  return { clock, world, addSession };
}

describe('applyPlan', () => {
  test('makes a new file that only its owner may read, and can take it back to nothing', async () => {
    const { world, addSession } = context();
    expect(await applyPlan(world, await addSession())).toEqual({ written: true });
    expect((await stat(home.at('.aws', 'config'))).mode & 0o777).toBe(0o600);
    const [copy, ...others] = await backupsOf(world, [home.at('.aws', 'config')]);
    expect([copy?.size, others]).toEqual([0, []]);
    if (copy !== undefined) await applyPlan(world, await planUndo(world, copy));
    expect(await home.read('.aws/config')).toBe('');
  });

  test('takes away the lock of a run that was killed after its work, though nothing is left to do', async () => {
    const { world, addSession } = context();
    await applyPlan(world, await addSession());
    const lock = home.at('.aws', 'config.lock');
    await writeFile(lock, JSON.stringify({ ...thisProcess(), pid: 2 ** 22 + 1, nonce: '0123456789abcdef' }));
    expect(await applyPlan(world, await addSession())).toEqual({ written: false });
    expect(await readdir(home.at('.aws'))).toEqual(['config']);
  });

  test('leaves the lock of a run that lives alone, and does not wait for it, where nothing is to be done', async () => {
    const { clock, world, addSession } = context();
    await applyPlan(world, await addSession());
    const nothing = await addSession();
    await world.locks.hold(home.at('.aws', 'config'), async () => {
      expect(await applyPlan({ ...worldFor(home, { clock }) }, nothing)).toEqual({ written: false });
    });
    expect(clock.slept).toEqual([]);
  });

  test('writes what can be used at once', async () => {
    const { world, addSession } = context();
    await applyPlan(world, await addSession());
    const profile = { name: 'dev', session: 'corp', accountId: '111122223333', roleName: 'Admin' };
    await applyPlan(world, await planProfile(world, await loadConfig(world), profile));
    expect(resolveRole(await loadConfig(world), 'dev')).toMatchObject({ accountId: '111122223333', roleName: 'Admin' });
  });

  test('keeps the file’s mode and a copy of what it was, 0600', async () => {
    const { world, addSession } = context();
    const file = await home.write('.aws/config', '# mine\r\n[default]\r\nregion = x');
    await chmod(file, 0o640);
    const { backup = '' } = await applyPlan(world, await addSession());
    expect(backup.startsWith(home.at('.local', 'state', 'ssoctl', 'backups', 'config.'))).toBe(true);
    expect(await readFile(backup, 'utf8')).toBe('# mine\r\n[default]\r\nregion = x');
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await home.read('.aws/config')).toMatch(
      /^# mine\r\n\[default\]\r\nregion = x\r\n\r\n\[sso-session corp\]\r\n/,
    );
  });

  test('keeps backups under XDG_STATE_HOME, unless that is relative', async () => {
    await home.write('.aws/config', '[default]\n');
    const { world, addSession } = context();
    const at = (state: string) => ({ ...world, env: { XDG_STATE_HOME: state } });
    const one = await applyPlan(at(home.at('state')), await addSession('one'));
    const two = await applyPlan(at('state'), await addSession('two'));
    expect(one.backup).toMatch(home.at('state', 'ssoctl', 'backups'));
    expect(two.backup).toMatch(home.at('.local', 'state', 'ssoctl', 'backups'));
  });

  test('keeps the ten newest copies of a file, and leaves those of others alone', async () => {
    await home.write('.aws/config', '# 0\n');
    const { clock, world, addSession } = context();
    const folder = home.at('.local', 'state', 'ssoctl', 'backups');
    const foreign = await home.write(
      '.local/state/ssoctl/backups/config.000000000000.20200101T000000000Z.00000000',
      '',
    );
    for (let at = 0; at < 13; at += 1) {
      await applyPlan(world, await addSession(`s${at}`));
      clock.advance(1);
    }
    const kept = (await readdir(folder)).filter((name) => !foreign.endsWith(name)).sort();
    expect(kept).toHaveLength(10);
    expect(await readdir(folder)).toHaveLength(11);
    const sessions = await Promise.all(
      kept.map(async (name) => (await readFile(`${folder}/${name}`, 'utf8')).match(/\[sso/g)),
    );
    expect(sessions.map((found) => found?.length ?? 0)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('writes nothing for a plan without changes', async () => {
    const { world, addSession } = context();
    await applyPlan(world, await addSession());
    const { inode } = (await world.files.info(home.at('.aws', 'config'))) ?? {};
    expect(await applyPlan(world, await addSession())).toEqual({ written: false });
    expect(await world.files.info(home.at('.aws', 'config'))).toMatchObject({ inode });
  });

  test('works the edit out anew when the file changed in between', async () => {
    const file = await home.write('.aws/config', '[default]\n');
    const { world, addSession } = context();
    const plan = await addSession();
    await writeFile(file, '# new\n[profile other]\nregion = x\n');
    const { backup = '' } = await applyPlan(world, plan);
    expect(await readFile(backup, 'utf8')).toMatch(/^# new\n/);
    expect(await home.read('.aws/config')).toMatch(/^# new\n\[profile other\]\nregion = x\n\n\[sso-session corp\]\n/);
  });

  test('writes nothing when somebody else wrote the same in between, and refuses when it differs', async () => {
    const { world, addSession } = context();
    const plan = await addSession();
    await applyPlan(world, plan);
    expect(await applyPlan(world, plan)).toEqual({ written: false });
    await writeFile(home.at('.aws', 'config'), '[sso-session corp]\nsso_region = us-east-1\n');
    await expect(applyPlan(world, plan)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await home.read('.aws/config')).toBe('[sso-session corp]\nsso_region = us-east-1\n');
  });

  test('follows a link to the real file', async () => {
    await home.write('dotfiles/aws-config', '[default]\n');
    await home.write('.aws/placeholder', '');
    await symlink(home.at('dotfiles', 'aws-config'), home.at('.aws', 'config'));
    const { world, addSession } = context();
    await applyPlan(world, await addSession());
    expect((await lstat(home.at('.aws', 'config'))).isSymbolicLink()).toBe(true);
    expect(await home.read('dotfiles/aws-config')).toContain('[sso-session corp]');
  });

  test('loses no section when many are added at once', async () => {
    const { world, addSession } = context();
    const names = Array.from({ length: 20 }, (_, at) => `s${at}`);
    const plans = await Promise.all(names.map((name) => addSession(name)));
    await Promise.all(plans.map((plan) => applyPlan(world, plan)));
    expect([...(await loadConfig(world)).sessions.keys()].sort()).toEqual([...names].sort());
  });

  test('leaves the file as it was when the copy cannot be kept', async () => {
    await home.write('.aws/config', '[default]\n');
    await home.write('.local/state', 'a file where a folder should be');
    const { world, addSession } = context();
    await expect(applyPlan(world, await addSession())).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
    expect(await home.read('.aws/config')).toBe('[default]\n');
    expect(await home.files('.aws')).toEqual(['.aws/config']);
  });
});
