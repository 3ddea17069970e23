import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemFiles } from '../../src/system/files.ts';
import { WRITE_POINTS } from '../../src/system/replace-file.ts';
import { type ChildPrograms, childPrograms } from './child-programs.ts';

const [OLD, NEW] = ['o'.repeat(100_000), 'n'.repeat(100_000)];

let programs: ChildPrograms;
let home: TempHome;

beforeAll(() => {
  programs = childPrograms('writer');
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

/** What the killed writer left, and what is there after the next writer came by. */
async function aftermath() {
  const text = await home.read('cache/token.json');
  const content = text === OLD ? 'old' : text === NEW ? 'new' : `a mix of ${text?.length} characters`;
  await systemFiles().replace(home.at('cache/other.json'), '{}');
  return { content, names: readdirSync(home.at('cache')).sort() };
}

test.each(WRITE_POINTS)(
  'leaves the old file or the new one, and soon no temp file, when killed at "%s"',
  async (point) => {
    await home.write('cache/token.json', OLD);
    expect(await programs.run('writer', home.at('cache/token.json'), point)).toBe('SIGKILL');
    const { content, names } = await aftermath();
    expect(content).toBe(point === 'renamed' || point === 'folder-synced' ? 'new' : 'old');
    expect(names).toEqual(['other.json', 'token.json']);
  },
);

test('leaves the old file however many bytes were written when it was killed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 99_999 }), async (bytes) => {
      await home.write('cache/token.json', OLD);
      await programs.run('writer', home.at('cache/token.json'), String(Math.floor(bytes / 4_096) * 4_096));
      expect(await aftermath()).toEqual({ content: 'old', names: ['other.json', 'token.json'] });
    }),
    { numRuns: 6 },
  );
});

test('leaves the old file or the new one whenever it is killed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 30 }), async (afterMs) => {
      await home.write('cache/token.json', OLD);
      const writer = programs.start('writer', home.at('cache/token.json'));
      await once(writer.stdout ?? writer, 'data');
      await setTimeout(afterMs);
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const { content, names } = await aftermath();
      expect(content).toMatch(/^(old|new)$/);
      expect(names).toEqual(['other.json', 'token.json']);
    }),
    { numRuns: 8 },
  );
});

test('never takes away the temp file of a writer that lives', async () => {
  await home.write('cache/token.json', OLD);
  const writer = programs.start('writer', home.at('cache/token.json'));
  await once(writer.stdout ?? writer, 'data');
  let swept = 0;
  for (let round = 0; round < 300; round += 1) swept += await systemFiles().sweep(home.at('cache'));
  expect(swept).toBe(0);
  expect(writer.exitCode).toBeNull();
});
