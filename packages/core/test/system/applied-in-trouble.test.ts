import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyPlan, loadConfig, planSession } from '../../src/config/index.ts';
import { type ChildPrograms, childPrograms, NOBODY } from './child-programs.ts';

const isRoot = process.getuid?.() === 0;
const [STATE, BACKUPS] = ['.local/state', '.local/state/ssoctl/backups'];
const OLD = '[default]\noutput = json\n';

let programs: ChildPrograms;
let home: TempHome;
beforeAll(() => {
  programs = childPrograms('applier');
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await tempHome();
  await home.write('.aws/config', OLD, 0o644);
  mkdirSync(home.at(STATE), { recursive: true });
  for (const name of ['.', '.aws', '.aws/config', '.local', STATE]) give(name);
});
afterEach(() => {
  chmodSync(home.at('.aws'), 0o700);
  return home.remove();
});

/** Gives something in the home to the user who adds a session. */
function give(name: string) {
  if (NOBODY.uid !== undefined) chownSync(home.at(name), NOBODY.uid, NOBODY.gid);
}

/** Adds a session as a user without rights. */
function addAsNobody() {
  return JSON.parse(programs.printedByNobody('applier', home.path, 'corp'));
}

/** Adds a session as the user who runs the tests. */
async function add() {
  const world = worldFor(home);
  const session = { name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
  return applyPlan(world, await planSession(world, await loadConfig(world), session));
}

const isAdded = (name = '.aws/config') => readFileSync(home.at(name), 'utf8').includes('[sso-session corp]');

/** No byte of the file, no lock, no temp file and no copy. */
function expectNothingChanged() {
  expect(readFileSync(home.at('.aws/config'), 'utf8')).toBe(OLD);
  expect(readdirSync(home.at('.aws'))).toEqual(['config']);
  expect(copies()).toEqual([]);
}

function copies(): string[] {
  try {
    return readdirSync(home.at(BACKUPS));
  } catch {
    return [];
  }
}

describe('a file that is read-only', () => {
  test('stays as it is, and the error says why', () => {
    chmodSync(home.at('.aws/config'), 0o444);
    expect(addAsNobody()).toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: `${home.at('.aws/config')}: cannot be written: permission denied (EACCES)`,
      hint: `see who may write there: ls -la '${home.at('.aws')}'`,
    });
    expectNothingChanged();
  });

  test('stays as it is in a read-only folder too', () => {
    chmodSync(home.at('.aws'), 0o555);
    expect(addAsNobody()).toMatchObject({ code: 'FILE_UNWRITABLE', details: { errno: 'EACCES' } });
    expectNothingChanged();
  });
});

describe('a file of somebody else', () => {
  test.runIf(isRoot)('is not taken over by one who may only write into it', () => {
    chownSync(home.at('.aws/config'), 0, 0);
    chmodSync(home.at('.aws/config'), 0o666);
    expect(addAsNobody()).toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: `${home.at('.aws/config')}: cannot be written: it belongs to another user (uid 0), who would lose it to you`,
    });
    expectNothingChanged();
    expect(statSync(home.at('.aws/config')).uid).toBe(0);
  });

  test.runIf(isRoot)('stays his, with its group and its mode, when root changes it', async () => {
    chownSync(home.at('.aws/config'), 1234, 2345);
    chmodSync(home.at('.aws/config'), 0o640);
    await add();
    const { uid, gid, mode } = statSync(home.at('.aws/config'));
    expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 1234, gid: 2345, mode: 0o640 });
    expect(isAdded()).toBe(true);
  });

  test.runIf(isRoot)('whose group cannot be kept gives the new group no more than everybody has', () => {
    chownSync(home.at('.aws/config'), NOBODY.uid ?? 0, 2345);
    chmodSync(home.at('.aws/config'), 0o664);
    expect(addAsNobody()).toMatchObject([{ written: true }]);
    const { gid, mode } = statSync(home.at('.aws/config'));
    expect({ gid, mode: mode & 0o7777 }).toEqual({ gid: NOBODY.gid, mode: 0o644 });
  });
});

describe('a link', () => {
  test('to no file has the file made where it points', async () => {
    const link = home.at('.aws/config');
    execFileSync('rm', [link]);
    symlinkSync('../dotfiles/aws', link);
    mkdirSync(home.at('dotfiles'));
    expect(await add()).toEqual({ written: true });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(isAdded('dotfiles/aws')).toBe(true);
    expect(readdirSync(home.at('dotfiles'))).toEqual(['aws']);
  });

  test('to a file in a folder that may not be written stays, and the error names the file', () => {
    mkdirSync(home.at('dotfiles'), { mode: 0o755 });
    writeFileSync(home.at('dotfiles/aws'), OLD);
    execFileSync('rm', [home.at('.aws/config')]);
    symlinkSync('../dotfiles/aws', home.at('.aws/config'));
    chmodSync(home.at('dotfiles'), 0o555);
    expect(addAsNobody()).toMatchObject({ code: 'FILE_UNWRITABLE' });
    expectNothingChanged();
    chmodSync(home.at('dotfiles'), 0o755);
  });
});

describe('a disk that is full', () => {
  let mounted: string[] = [];
  afterEach(() => {
    for (const place of mounted) execFileSync('umount', [place]);
    mounted = [];
  });

  /** A file system of so many pages at a folder of the home; false where none can be mounted. */
  function smallDisk(name: string, pages: number): boolean {
    const place = home.at(name);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${pages * 4}k,mode=0700`, 'tmpfs', place], { stdio: 'ignore' });
    } catch {
      return false;
    }
    mounted.push(place);
    return true;
  }

  test.runIf(isRoot)('leaves the file, and no half of another one', async ({ skip }) => {
    if (!smallDisk('.aws', 4)) skip('no file system can be mounted here');
    writeFileSync(home.at('.aws/config'), OLD);
    writeFileSync(home.at('.aws/filler'), Buffer.alloc(2 * 4096));
    await expect(add()).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: `${home.at('.aws/config')}: cannot be written: no space is left on the device (ENOSPC)`,
      hint: expect.stringContaining('free some space'),
    });
    execFileSync('rm', [home.at('.aws/filler')]);
    expectNothingChanged();
  });

  test.runIf(isRoot)('leaves the file when there is no room for the copy', async ({ skip }) => {
    if (!smallDisk(STATE, 1)) skip('no file system can be mounted here');
    writeFileSync(home.at(STATE, 'filler'), Buffer.alloc(4096));
    await expect(add()).rejects.toMatchObject({ code: 'DISK_FULL' });
    expectNothingChanged();
  });
});
