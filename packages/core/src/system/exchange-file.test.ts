import {
  appendFileSync,
  chmodSync,
  closeSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from './files.ts';
import { WRITE_POINTS, type WritePoint } from './replace-file.ts';

let home: TempHome;
let path: string;
beforeEach(async () => {
  home = await tempHome();
  path = home.at('config');
});
afterEach(() => home.remove());

const bytes = (text: string) => Buffer.from(text);
/** Exchanges while `others` do something at a moment of the write. */
function exchange(expected: string | undefined, others: Partial<Record<WritePoint, () => void>> = {}) {
  const at = (point: WritePoint) => others[point]?.();
  return systemFiles({ at }).exchange(path, expected === undefined ? undefined : bytes(expected), bytes('new'));
}

/** What the file says, and what else lies around. */
async function left() {
  return { text: await home.read('config'), others: readdirSync(home.path).filter((name) => name !== 'config') };
}

/** Where what another program does is still seen by the comparison. */
const BEFORE = ['begun', 'opened', 'written', 'dressed', 'synced'] as const;

describe('exchanging', () => {
  test('takes the place of a file that holds what it should, and keeps its mode', async () => {
    await home.write('config', 'old');
    chmodSync(path, 0o640);
    expect(await exchange('old')).toMatchObject({ made: true });
    expect(await left()).toEqual({ text: 'new', others: [] });
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test('makes a file where none is', async () => {
    expect(await exchange(undefined)).toEqual({ made: true, replaced: undefined });
    expect(await left()).toEqual({ text: 'new', others: [] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).nlink).toBe(1);
  });

  test('follows a link to the file that it exchanges, also in vain', async () => {
    symlinkSync('real', path);
    expect(await exchange(undefined)).toMatchObject({ made: true });
    expect(await systemFiles().exchange(path, bytes('new'), bytes('newer'))).toMatchObject({ made: true });
    expect(readlinkSync(path)).toBe('real');
    expect(await home.read('real')).toBe('newer');
  });

  test.each([
    ['another content', 'other', 'old'],
    ['more', 'older', 'old'],
    ['less', 'ol', 'old'],
    ['nothing', '', 'old'],
    ['a file where none should be', 'old', undefined],
    ['an empty file where none should be', '', undefined],
    ['no file', undefined, 'old'],
    ['no file where an empty one should be', undefined, ''],
  ])('changes nothing when it finds %s', async (_what, there, expected) => {
    if (there !== undefined) await home.write('config', there);
    expect(await exchange(expected)).toEqual({ made: false });
    expect(await left()).toEqual({ text: there, others: [] });
  });

  test.each(BEFORE)('sees what another program writes until the file is ready: %s', async (point) => {
    await home.write('config', 'old');
    expect(await exchange('old', { [point]: () => writeFileSync(path, 'theirs') })).toEqual({ made: false });
    expect(await left()).toEqual({ text: 'theirs', others: [] });
  });

  test.each(BEFORE)('sees that the file is removed meanwhile: %s', async (point) => {
    await home.write('config', 'old');
    expect(await exchange('old', { [point]: () => unlinkSync(path) })).toEqual({ made: false });
    expect(await left()).toEqual({ text: undefined, others: [] });
  });

  test.each([...BEFORE, 'compared'] as const)('takes no name that somebody else took: %s', async (point) => {
    expect(await exchange(undefined, { [point]: () => writeFileSync(path, 'theirs') })).toEqual({ made: false });
    expect(await left()).toEqual({ text: 'theirs', others: [] });
  });
});

describe('the replaced file', () => {
  test('shows what a program that had it open writes into it after the rename', async () => {
    await home.write('config', 'old');
    const theirs = openSync(path, 'r+');
    const outcome = await exchange('old');
    if (!outcome.made || outcome.replaced === undefined) throw new Error('not made');
    expect(String(await outcome.replaced.readBytes())).toBe('old');
    ftruncateSync(theirs);
    expect(String(await outcome.replaced.readBytes())).toBe('');
    writeSync(theirs, 'x'.repeat(100_000), 0);
    expect(String(await outcome.replaced.readBytes())).toBe('x'.repeat(100_000));
    expect(await left()).toEqual({ text: 'new', others: [] });
    closeSync(theirs);
    await outcome.replaced.close();
  });

  test('shows what was written between the comparison and the rename', async () => {
    await home.write('config', 'old');
    const outcome = await exchange('old', { compared: () => appendFileSync(path, ' and theirs') });
    if (!outcome.made || outcome.replaced === undefined) throw new Error('not made');
    expect(String(await outcome.replaced.readBytes())).toBe('old and theirs');
    await outcome.replaced.close();
  });
});

describe('an exchange that fails', () => {
  test.each(WRITE_POINTS)('leaves the old file or the new one, and no temp file: %s', async (point) => {
    await home.write('config', 'old');
    const fail = () => {
      throw Object.assign(new Error(), { code: 'ENOSPC' });
    };
    await expect(exchange('old', { [point]: fail })).rejects.toMatchObject({ code: 'DISK_FULL' });
    const isDone = point === 'renamed' || point === 'folder-synced';
    expect(await left()).toEqual({ text: isDone ? 'new' : 'old', others: [] });
  });
});
