import { readFileSync, writeFileSync } from 'node:fs';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentPrompter } from '../src/kit/prompter.ts';
import { commandLine } from './command-line.ts';

const ADD = 'profiles add audit --session corp --account 333344445555 --role AdministratorAccess';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
let file: string;
let before: string;
beforeEach(async () => {
  place = await emulated();
  ssoctl = commandLine(place);
  file = place.home.at('.aws/config');
  before = now();
});
afterEach(() => place.close());

const now = () => readFileSync(file, 'utf8');

/** A person who answers, and how often he was asked. */
function person(answer: boolean) {
  let asked = 0;
  const prompt = {
    ...silentPrompter(),
    usable: true,
    async confirm() {
      asked += 1;
      return answer;
    },
  };
  return { prompt, asked: () => asked };
}

describe('profiles undo', () => {
  test('restores what the last change left as it was, unasked, byte for byte', async () => {
    await ssoctl(ADD);
    place.clock.advance(12 * 60_000);
    const { exitCode, json } = await ssoctl('profiles undo --json');
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/profiles-undo/1',
      changes: [{ file, section: 'profile audit', action: 'remove' }],
      written: true,
      backup: expect.stringContaining('backups'),
    });
    expect(now()).toBe(before);
  });

  test('tells what it did, and takes it back when it is called again', async () => {
    await ssoctl(ADD);
    const changed = now();
    place.clock.advance(12 * 60_000);
    const { stdout, stderr } = await ssoctl('profiles undo');
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `Restored ${file} as it was 12 min ago (2026-01-15T12:00:00Z).\nNext: ssoctl profiles undo, to take this back\n`,
    );
    await ssoctl('profiles undo');
    expect(now()).toBe(changed);
  });

  test('goes back to any copy by its id', async () => {
    for (const name of ['a', 'b', 'c']) await ssoctl(ADD.replace('audit', name));
    const { json } = await ssoctl('profiles undo --list --json');
    const { backups, schema } = json<{ schema: string; backups: { id: string; [key: string]: unknown }[] }>();
    expect(schema).toBe('ssoctl/profiles-undo/1');
    expect(backups).toHaveLength(3);
    expect(backups[2]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      file,
      at: '2026-01-15T12:00:00Z',
      size: before.length,
    });
    await ssoctl(`profiles undo ${backups[2]?.id}`);
    expect(now()).toBe(before);
  });

  test('lists for people, and says that there is nothing', async () => {
    expect((await ssoctl('profiles undo --list')).stderr).toBe(
      'There is no copy yet: ssoctl has not changed the AWS files.\n',
    );
    await ssoctl(ADD);
    place.clock.advance(120_000);
    const { stdout } = await ssoctl('profiles undo --list --no-color', { terminal: 120 });
    expect(stdout).toMatch(/^ID +REPLACED +BYTES +FILE\n[0-9a-f]{8} +2 min ago +\d+ .*config\n$/);
  });

  test('shows what it would do, and does nothing, with --dry-run', async () => {
    await ssoctl(ADD);
    const changed = now();
    const { stdout, exitCode } = await ssoctl('profiles undo --dry-run');
    expect(stdout).toContain('-[profile audit]\n');
    expect({ exitCode, now: now() }).toEqual({ exitCode: 0, now: changed });
  });

  test('restores a file that no longer can be read', async () => {
    await ssoctl(ADD);
    writeFileSync(file, '[profile torn');
    expect((await ssoctl('profiles list')).exitCode).toBe(3);
    expect((await ssoctl('profiles undo --yes')).exitCode).toBe(0);
    expect(now()).toBe(before);
  });
});

describe('profiles undo, where something else changed the file since', () => {
  beforeEach(async () => {
    await ssoctl(ADD);
    writeFileSync(file, `${now()}# by hand\n`);
  });

  test('names --yes where nobody can be asked, and writes nothing', async () => {
    const { exitCode, stderr } = await ssoctl('profiles undo');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${file} was changed by something else since ssoctl wrote it, which would be lost`);
    expect(stderr).toContain('--yes');
    expect(now()).toContain('# by hand');
  });

  test('shows it and asks, and writes nothing when the person says no', async () => {
    const { prompt, asked } = person(false);
    const { exitCode, stderr } = await ssoctl('profiles undo', { prompt });
    expect(stderr).toContain('-# by hand');
    expect({ exitCode, asked: asked() }).toEqual({ exitCode: 130, asked: 1 });
    expect(now()).toContain('# by hand');
  });

  test.each(['--yes', 'yes'])('restores when told to, and keeps the hand edit as a copy: %s', async (how) => {
    const edited = now();
    const { prompt } = person(true);
    expect((await ssoctl(how === '--yes' ? 'profiles undo --yes' : 'profiles undo', { prompt })).exitCode).toBe(0);
    expect(now()).toBe(before);
    await ssoctl('profiles undo');
    expect(now()).toBe(edited);
  });
});

describe('profiles undo, wrongly called', () => {
  test.each([
    ['an id that is none', 'profiles undo 00000000', 3, 'ssoctl profiles undo --list'],
    ['an id to --list', 'profiles undo --list 00000000', 2, 'it lists all copies'],
    ['--list with --yes', 'profiles undo --list --yes', 2, 'exclude each other'],
  ])('refuses %s', async (_what, line, exitCode, said) => {
    await ssoctl(ADD);
    const outcome = await ssoctl(line);
    expect(outcome.stderr).toContain(said);
    expect(outcome.exitCode).toBe(exitCode);
  });

  test('says that there is nothing to undo', async () => {
    const { exitCode, stderr } = await ssoctl('profiles undo');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('ssoctl has changed none yet');
  });
});
