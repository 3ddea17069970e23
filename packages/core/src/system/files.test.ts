import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, statSync, symlinkSync, unlinkSync, writeSync } from 'node:fs';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from './files.ts';
import { WRITE_POINTS, type WriteSeams } from './replace-file.ts';

let home: TempHome;

beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

const mode = (name: string) => statSync(home.at(name)).mode & 0o7777;
const failing = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

describe('reading', () => {
  test('gives text and bytes', async () => {
    await home.write('a', 'é');
    expect(await systemFiles().read(home.at('a'))).toBe('é');
    expect(Array.from((await systemFiles().readBytes(home.at('a'))) ?? [])).toEqual([0xc3, 0xa9]);
  });

  test('gives undefined for what is not there, also below a file', async () => {
    await home.write('a', '');
    for (const name of ['b', 'b/c', 'a/b']) {
      expect(await systemFiles().read(home.at(name))).toBeUndefined();
      expect(await systemFiles().readBytes(home.at(name))).toBeUndefined();
      expect(await systemFiles().info(home.at(name))).toBeUndefined();
      expect(await systemFiles().list(home.at(name))).toEqual([]);
    }
  });

  test('refuses to read a folder as a file', async () => {
    await expect(systemFiles().read(home.path)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `${home.path}: cannot be read: it is a folder (EISDIR)`,
      hint: `see what lies there: ls -la '${home.path}'`,
    });
  });

  test('does not wait for a writer at a pipe, and reads a device', async () => {
    execFileSync('mkfifo', [home.at('pipe')]);
    const message = `${home.at('pipe')}: cannot be read: it is a pipe, not a file`;
    await expect(systemFiles().read(home.at('pipe'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE', message });
    await expect(systemFiles().readBytes(home.at('pipe'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE', message });
    expect(await systemFiles().read('/dev/null')).toBe('');
  });

  test('names a way out that fits the reason', async () => {
    mkdirSync(home.at('folder'));
    symlinkSync('loop', home.at('loop'));
    await expect(systemFiles().replace(home.at('folder'), 'x')).rejects.toMatchObject({
      hint: `move the folder out of the way: mv '${home.at('folder')}' '${home.at('folder')}.old'`,
    });
    await expect(systemFiles().read(home.at('loop'))).rejects.toMatchObject({
      hint: `see where the links lead: ls -l '${home.at('loop')}'`,
    });
  });

  test('tells what stands at a path, through links', async () => {
    await home.write('a', 'abc', 0o640);
    symlinkSync('a', home.at('link'));
    const info = await systemFiles().info(home.at('link'));
    expect(info).toMatchObject({ kind: 'file', size: 3, mode: 0o640, uid: process.getuid?.() });
    expect(await systemFiles().info(home.path)).toMatchObject({ kind: 'directory' });
    expect(await systemFiles().info('/dev/null')).toMatchObject({ kind: 'other' });
  });

  test('tells a replaced file by its inode', async () => {
    await home.write('a', 'abc');
    const before = await systemFiles().info(home.at('a'));
    await systemFiles().replace(home.at('a'), 'abc');
    expect((await systemFiles().info(home.at('a')))?.inode).not.toBe(before?.inode);
  });
});

describe('replacing', () => {
  test('makes a file of its owner alone, and missing folders too', async () => {
    mkdirSync(home.at('.aws'), { mode: 0o755 });
    await systemFiles().replace(home.at('.aws/sso/cache/a.json'), 'text');
    expect(await home.read('.aws/sso/cache/a.json')).toBe('text');
    expect(['.aws', '.aws/sso', '.aws/sso/cache', '.aws/sso/cache/a.json'].map(mode)).toEqual([
      0o755, 0o700, 0o700, 0o600,
    ]);
    expect(readdirSync(home.at('.aws/sso/cache'))).toEqual(['a.json']);
  });

  test('gives a new file the mode asked for', async () => {
    await systemFiles().replace(home.at('a'), 'x', { mode: 0o644 });
    expect(mode('a')).toBe(0o644);
  });

  test('keeps the mode of a file that is there', async () => {
    await home.write('a', 'old', 0o640);
    await systemFiles().replace(home.at('a'), 'new', { mode: 0o600 });
    expect([mode('a'), await home.read('a')]).toEqual([0o640, 'new']);
  });

  test('tightens the mode of a file that is to be ours alone', async () => {
    await home.write('a', 'old', 0o644);
    await systemFiles().replace(home.at('a'), 'new', { exactMode: true });
    expect(mode('a')).toBe(0o600);
  });

  test('writes bytes as they are', async () => {
    await systemFiles().replace(home.at('a'), new Uint8Array([0xff, 0x00, 0xc3]));
    expect(Array.from((await systemFiles().readBytes(home.at('a'))) ?? [])).toEqual([0xff, 0x00, 0xc3]);
  });

  test('writes an empty file', async () => {
    await systemFiles().replace(home.at('a'), '');
    expect(await home.read('a')).toBe('');
  });

  test('writes all though the system takes a few bytes at a time', async () => {
    const files = systemFiles({
      write: (descriptor, bytes, offset) => writeSync(descriptor, bytes, offset, Math.min(3, bytes.length - offset)),
    });
    await files.replace(home.at('a'), 'abcdéfghij'.repeat(10));
    expect(await home.read('a')).toBe('abcdéfghij'.repeat(10));
  });

  test('writes a file whose name is as long as a name may be', async () => {
    const name = 'é'.repeat(127);
    await systemFiles().replace(home.at(name), 'text');
    expect(await home.read(name)).toBe('text');
  });

  test('follows links, one after the other and out of their folders', async () => {
    mkdirSync(home.at('.aws'));
    mkdirSync(home.at('dotfiles/deep'), { recursive: true });
    await home.write('dotfiles/config', 'old', 0o644);
    symlinkSync(home.at('dotfiles/deep'), home.at('deep'));
    symlinkSync('../config', home.at('dotfiles/deep/config'));
    symlinkSync('../deep/config', home.at('.aws/config'));
    await systemFiles().replace(home.at('.aws/config'), 'new');
    expect(await home.read('dotfiles/config')).toBe('new');
    expect(readlinkSync(home.at('.aws/config'))).toBe('../deep/config');
    expect(mode('dotfiles/config')).toBe(0o644);
  });

  test('makes the file that a link points to in vain', async () => {
    mkdirSync(home.at('dotfiles'));
    symlinkSync('dotfiles/config', home.at('config'));
    await systemFiles().replace(home.at('config'), 'x');
    expect(readlinkSync(home.at('config'))).toBe('dotfiles/config');
    expect(await home.read('dotfiles/config')).toBe('x');
  });

  test('makes no folder for a link: the volume that it leads to may not be mounted', async () => {
    symlinkSync('volume/config', home.at('config'));
    await expect(systemFiles().replace(home.at('config'), 'x')).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: expect.stringContaining(`it is a link to ${home.at('volume/config')}`),
      hint: `see where the link leads: ls -l '${home.at('config')}'`,
    });
    expect(readdirSync(home.path)).toEqual(['config']);
  });

  test('refuses links that go round in a circle', async () => {
    symlinkSync('b', home.at('a'));
    symlinkSync('a', home.at('b'));
    await expect(systemFiles().replace(home.at('a'), 'x')).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      details: { errno: 'ELOOP' },
    });
  });

  test.each([
    ['a folder', '.', 'it is a folder (EISDIR)'],
    ['a device', '/dev/null', 'it is no regular file'],
  ])('refuses to put a file in the place of %s', async (_what, path, because) => {
    const target = path === '.' ? home.path : path;
    await expect(systemFiles().replace(target, 'x')).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: `${target}: cannot be written: ${because}`,
    });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('refuses a path that leads through a file', async () => {
    await home.write('a', 'kept');
    await expect(systemFiles().replace(home.at('a/b'), 'x')).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
    expect(await home.read('a')).toBe('kept');
  });
});

describe('a write that fails', () => {
  const cases = WRITE_POINTS.flatMap((point) => ['ENOSPC', 'EDQUOT', 'EIO'].map((code) => [point, code] as const));

  test.each(cases)('leaves the old file or the new one, and no temp file: %s, %s', async (point, code) => {
    await home.write('a', 'old');
    const at: WriteSeams['at'] = (reached) => (reached === point ? failing(code) : undefined);
    await expect(systemFiles({ at }).replace(home.at('a'), 'new')).rejects.toMatchObject({
      code: code === 'EIO' ? 'FILE_UNWRITABLE' : 'DISK_FULL',
      details: { path: home.at('a'), errno: code },
    });
    expect(readdirSync(home.path)).toEqual(['a']);
    expect(await home.read('a')).toBe(point === 'renamed' || point === 'folder-synced' ? 'new' : 'old');
  });

  test('leaves no file where none was when the disk is full half-way', async () => {
    const write: WriteSeams['write'] = (descriptor, bytes, offset) =>
      offset > 0 ? failing('ENOSPC') : writeSync(descriptor, bytes, offset, 2);
    await expect(systemFiles({ write }).replace(home.at('a'), 'secret')).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: `${home.at('a')}: cannot be written: no space is left on the device (ENOSPC)`,
      hint: `free some space, then run the command again: df -h '${home.path}'`,
    });
    expect(readdirSync(home.path)).toEqual([]);
  });

  test('does not fail because a stranger tidied the temp file away', async () => {
    let tidied = 0;
    const at: WriteSeams['at'] = (point) => {
      if (point === 'synced' && tidied++ === 0) for (const name of readdirSync(home.path)) unlinkSync(home.at(name));
    };
    await systemFiles({ at }).replace(home.at('a'), 'new');
    expect(await home.read('a')).toBe('new');
  });
});

describe('removing', () => {
  test('says whether there was a file', async () => {
    await home.write('a', '');
    expect(await systemFiles().remove(home.at('a'))).toBe(true);
    expect(await systemFiles().remove(home.at('a'))).toBe(false);
    expect(await systemFiles().remove(home.at('a/b'))).toBe(false);
  });

  test('refuses a folder', async () => {
    mkdirSync(home.at('a'));
    await expect(systemFiles().remove(home.at('a'))).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  });
});
