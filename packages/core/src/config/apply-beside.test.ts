import { closeSync, ftruncateSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { fakeClock, type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from '../system/files.ts';
import type { WritePoint } from '../system/replace-file.ts';
import { applyPlan } from './apply-plan.ts';
import { listBackups } from './backups.ts';
import { loadConfig } from './load.ts';
import { planSession } from './plan-session.ts';

const CORP = { name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
const OURS = '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n';
const SCOPES = 'sso_registration_scopes = sso:account:access\n';

let home: TempHome;
let path: string;
beforeEach(async () => {
  home = await tempHome();
  path = await home.write('.aws/config', '[default]\n');
});
afterEach(() => home.remove());

/** A world in which others do something at moments of our writes: of the first one, the second one… */
function beside(others: Partial<Record<WritePoint, (round: number) => void>>, onSleep?: () => void) {
  const clock = fakeClock(onSleep === undefined ? {} : { onSleep });
  let round = 0;
  const { exchange } = systemFiles({
    at(point) {
      if (point === 'begun') round += 1;
      others[point]?.(round);
    },
  });
  const world = worldFor(home, { clock });
  return { clock, world: { ...world, files: { ...world.files, exchange } } };
}

async function addCorp({ world }: ReturnType<typeof beside>) {
  return applyPlan(world, await planSession(worldFor(home), await loadConfig(worldFor(home)), CORP));
}

/** Somebody who has the file open, and rewrites it through his descriptor whatever its name has come to. */
function openWriter(file = path) {
  const descriptor = openSync(file, 'r+');
  return (text: string) => {
    ftruncateSync(descriptor);
    writeSync(descriptor, text, 0);
    closeSync(descriptor);
  };
}

const backups = () => listBackups(worldFor(home), path);
const now = () => readFileSync(path, 'utf8');

describe('applyPlan beside a program that takes no lock', () => {
  test('waits for nothing where nobody is', async () => {
    const alone = beside({});
    await addCorp(alone);
    expect(alone.clock.slept).toEqual([]);
  });

  test('does not wait to see whether what another run of ours left is whole', async () => {
    const { world, clock } = beside({});
    const plans = ['a', 'b', 'c'].map(async (name) => planSession(world, await loadConfig(world), { ...CORP, name }));
    for (const plan of await Promise.all(plans)) await applyPlan(world, plan);
    expect((await loadConfig(world)).sessions.size).toBe(3);
    expect(clock.slept).toEqual([]);
  });

  test('keeps what was written while the new file was made ready', async () => {
    const { backup } = await addCorp(beside({ synced: (round) => round === 1 && writeFileSync(path, '[theirs]\n') }));
    expect(now()).toBe(`[theirs]\n\n${OURS}${SCOPES}`);
    expect((await backups()).map((copy) => copy.path)).toEqual([backup]);
    expect(readFileSync(backup ?? '', 'utf8')).toBe('[theirs]\n');
  });

  test('keeps what was written into the file that it replaced', async () => {
    const write = openWriter();
    const { backup } = await addCorp(beside({ renamed: (round) => round === 1 && write('[default]\n[theirs]\n') }));
    expect(now()).toBe(`[default]\n[theirs]\n\n${OURS}${SCOPES}`);
    expect(readFileSync(backup ?? '', 'utf8')).toBe('[default]\n[theirs]\n');
  });

  test('writes anew when its change was lost to one who had read before', async () => {
    await addCorp(beside({ renamed: (round) => round === 1 && writeFileSync(path, '[default]\n[theirs]\n') }));
    expect(now()).toBe(`[default]\n[theirs]\n\n${OURS}${SCOPES}`);
  });

  test('is content with a change on top of its own', async () => {
    const on = () => writeFileSync(path, `${now()}[theirs]\n`);
    const { written, backup } = await addCorp(beside({ renamed: on }));
    expect(now()).toBe(`[default]\n\n${OURS}${SCOPES}[theirs]\n`);
    expect({ written, backups: (await backups()).map((copy) => copy.path) }).toEqual({
      written: true,
      backups: [backup],
    });
  });

  test('waits for the end of a file that is being written', async () => {
    const pieces = ['', '[default]\n', '[default]\n[theirs]\n'];
    const next = () => {
      const piece = pieces.shift();
      if (piece !== undefined) writeFileSync(path, piece);
    };
    await addCorp(beside({ renamed: (round) => round === 1 && next() }, next));
    expect(now()).toBe(`[default]\n[theirs]\n\n${OURS}${SCOPES}`);
  });

  test('takes a file as empty that was emptied for good, and keeps a copy of what was in it', async () => {
    await addCorp(beside({ synced: (round) => round === 1 && writeFileSync(path, '') }));
    expect(now()).toBe(OURS + SCOPES);
    expect((await backups()).map((copy) => readFileSync(copy.path, 'utf8'))).toEqual(['', '[default]\n']);
  });

  test('does not take the replaced file for a wish to have none when its writer was stopped', async () => {
    const write = openWriter();
    await addCorp(beside({ renamed: () => write('') }));
    expect(now()).toBe(`[default]\n\n${OURS}${SCOPES}`);
  });

  test('keeps a copy of what it cannot put together when two others wrote', async () => {
    const write = openWriter();
    const both = (round: number) => {
      if (round > 1) return;
      write('[default]\n[second]\n');
      writeFileSync(path, '[default]\n[third]\n');
    };
    const { setAside } = await addCorp(beside({ renamed: both }));
    expect(now()).toBe(`[default]\n[third]\n\n${OURS}${SCOPES}`);
    expect(readFileSync(setAside ?? '', 'utf8')).toBe('[default]\n[second]\n');
  });

  test('gives way when what the other one wrote leaves no room for the change', async () => {
    const write = openWriter();
    const same = '[sso-session corp]\nsso_region = us-east-1\n';
    await expect(addCorp(beside({ renamed: (round) => round === 1 && write(same) }))).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    expect(now()).toBe(same);
  });

  test('keeps its own file when what the other one wrote cannot be read, and tells where that is', async () => {
    const write = openWriter();
    const torn = beside({ renamed: () => write('[default]\n[profile to') });
    const error = await addCorp(torn).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'CONFIG_CHANGED', details: { file: path } });
    expect(now()).toBe(`[default]\n\n${OURS}${SCOPES}`);
    expect(readFileSync(error.details.copy, 'utf8')).toBe('[default]\n[profile to');
  });

  test('gives up when the file keeps changing, and leaves it as the other one left it', async () => {
    let writes = 0;
    const restless = beside({
      synced: () => {
        writes += 1;
        writeFileSync(path, `[theirs-${writes}]\n`);
      },
    });
    await expect(addCorp(restless)).rejects.toMatchObject({ code: 'CONFIG_CHANGED' });
    expect(writes).toBe(10);
    expect(now()).toBe('[theirs-10]\n');
    expect(await backups()).toEqual([]);
  });

  test('loses nothing when it gives up after having written', async () => {
    let round = 0;
    const restless = beside({ begun: () => undefined });
    const { exchange } = restless.world.files;
    restless.world.files.exchange = async (...args) => {
      const write = openWriter();
      const outcome = await exchange(...args);
      round += 1;
      write(`[theirs-${round}]\n`);
      return outcome;
    };
    await expect(addCorp(restless)).rejects.toMatchObject({ code: 'CONFIG_CHANGED' });
    expect(now()).toBe('[theirs-10]\n');
  });

  test('keeps no copy of a file that it could not change', async () => {
    const full = beside({
      opened: () => {
        throw Object.assign(new Error(), { code: 'ENOSPC' });
      },
    });
    await expect(addCorp(full)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(now()).toBe('[default]\n');
    expect(await backups()).toEqual([]);
    expect(readdirSync(home.at('.aws'))).toEqual(['config']);
  });
});
