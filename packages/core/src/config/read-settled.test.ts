import { fakeClock } from '@ssoctl/testkit';
import { describe, expect, test } from 'vitest';
import { type Known, readSettled, settledFiles } from './read-settled.ts';

const bytes = (text: string) => Buffer.from(text);

/** Reads a file that holds these contents in turn, and for good the last one. */
async function reading(contents: readonly (string | undefined)[], known?: Known) {
  const clock = fakeClock();
  const left = [...contents];
  const read = async () => {
    const text = left.length > 1 ? left.shift() : left[0];
    return text === undefined ? undefined : bytes(text);
  };
  const found = await readSettled(clock, read, known);
  const waitedMs = clock.slept.reduce((sum, ms) => sum + ms, 0);
  return { text: found === undefined ? undefined : String(found), waitedMs };
}

describe('the first look at a file', () => {
  test.each([['[a]\nx = 1\n'], [undefined]])('takes no time: %j', async (text) => {
    expect(await reading([text])).toEqual({ text, waitedMs: 0 });
  });

  test.each(['', '[a]\nx = 1'])('makes sure that %j is all', async (text) => {
    expect(await reading([text])).toEqual({ text, waitedMs: 50 });
  });

  test('waits for the rest of a file that is being written', async () => {
    expect(await reading(['', '[a]\nx', '[a]\nx = 1\n'])).toEqual({ text: '[a]\nx = 1\n', waitedMs: 150 });
  });

  test('reports what reading throws', async () => {
    const files = {
      readBytes: async () => {
        throw new Error('unreadable');
      },
    };
    await expect(settledFiles({ files, clock: fakeClock() }).readBytes('config')).rejects.toThrow('unreadable');
  });
});

describe('a look at a file that is known', () => {
  const known = { bytes: bytes('[a]\nx = 1\n[b]\n') };

  test('takes no time where nothing has changed', async () => {
    expect(await reading(['[a]\nx = 1\n[b]\n'], known)).toMatchObject({ waitedMs: 0 });
    expect(await reading(['[a]'], { bytes: bytes('[a]') })).toMatchObject({ waitedMs: 0 });
    expect(await reading([undefined], { bytes: undefined })).toMatchObject({ waitedMs: 0 });
  });

  test.each([
    ['cut short', '[a]\nx = 1\n'],
    ['another one', '[c]\n'],
    ['gone', undefined],
  ])('waits until it has held still for a quarter of a second: %s', async (_what, text) => {
    expect(await reading([text], known)).toEqual({ text, waitedMs: 250 });
  });

  test('takes it as empty when it has been empty for a second', async () => {
    expect(await reading([''], known)).toEqual({ text: '', waitedMs: 1_000 });
  });

  test('begins to wait anew with each piece that comes', async () => {
    const pieces = ['', '[a]\n', '[a]\n', '[a]\nx = 2\n', '[a]\nx = 2\n[b]\n'];
    expect(await reading(pieces, known)).toEqual({ text: '[a]\nx = 2\n[b]\n', waitedMs: 4 * 50 + 250 });
  });

  test('gives what there is after two seconds when it never holds still', async () => {
    const restless = Array.from({ length: 100 }, (_, at) => `[a${at}]\n`);
    expect(await reading(restless, known)).toEqual({ text: '[a40]\n', waitedMs: 2_000 });
  });

  test('takes no time where it is known to be whole', async () => {
    expect(await reading(['[c]\n'], { ...known, isWhole: async () => true })).toMatchObject({ waitedMs: 0 });
  });
});
