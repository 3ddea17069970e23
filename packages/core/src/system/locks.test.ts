import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { type FakeClock, fakeClock, type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSsoctlError } from '../errors/index.ts';
import type { Clock, SsoctlEvent } from '../ports/index.ts';
import { systemFiles } from './files.ts';
import type { LockSeams } from './lock-hold.ts';
import { systemLocks } from './locks.ts';
import { tempName } from './temp-name.ts';
import { thisProcess } from './this-process.ts';

const NO_PID = 2 ** 30;
const NONCE = '0123456789abcdef';

let home: TempHome;
let clock: FakeClock;
let events: SsoctlEvent[];

beforeEach(async () => {
  home = await tempHome();
  clock = fakeClock();
  events = [];
});
afterEach(() => home.remove());

function locks(seams: LockSeams = {}, on: Clock = clock) {
  return systemLocks({ files: systemFiles(), clock: on, onEvent: (event) => events.push(event) }, seams);
}

const path = () => home.at('cache/token.json');

/** A lock that somebody left or holds, last touched some seconds ago. */
async function lockOf(holder: object, silentSeconds = 0) {
  await home.write('cache/token.json.lock', JSON.stringify({ ...thisProcess(), nonce: NONCE, ...holder }));
  touch(silentSeconds);
}

function touch(silentSeconds: number) {
  const atSeconds = Date.now() / 1000 - silentSeconds;
  utimesSync(home.at('cache/token.json.lock'), atSeconds, atSeconds);
}

describe('a lock', () => {
  test('is there while the work lasts, and gone after it', async () => {
    const seen = await locks().hold(path(), async () => home.json('cache/token.json.lock'));
    expect(seen).toEqual({ ...thisProcess(), nonce: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(readdirSync(home.at('cache'))).toEqual([]);
    expect(statSync(home.at('cache')).mode & 0o777).toBe(0o700);
  });

  test('is gone after work that fails, and the failure is passed on', async () => {
    const failure = new Error('work');
    await expect(locks().hold(path(), () => Promise.reject(failure))).rejects.toBe(failure);
    expect(readdirSync(home.at('cache'))).toEqual([]);
  });

  test('stays when it is no longer its holder\u2019s', async () => {
    await locks().hold(path(), () => lockOf({ host: 'elsewhere' }));
    expect(await home.json('cache/token.json.lock')).toMatchObject({ nonce: NONCE });
  });

  test('gives what the work gives although somebody removed the folder meanwhile', async () => {
    const work = () => home.remove().then(() => 'done');
    expect(await locks().hold(path(), work)).toBe('done');
  });

  test('lets those of one process in one after the other, in the order of their asking', async () => {
    const [one, order] = [locks(), [] as number[]];
    let inside = 0;
    const work = (turn: number) => async () => {
      expect(++inside).toBe(1);
      await new Promise(setImmediate);
      order.push(turn);
      inside -= 1;
    };
    await Promise.all([1, 2, 3, 4, 5].map((turn) => one.hold(path(), work(turn))));
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(clock.slept).toEqual([]);
  });

  test('of one file does not keep others from theirs', async () => {
    const one = locks();
    expect(await one.hold(path(), () => one.hold(home.at('cache/other.json'), async () => 'both'))).toBe('both');
  });
});

describe('a lock that is left over', () => {
  test.each([
    ['a process that is gone', { pid: NO_PID }],
    ['a process whose pid another has now', { start: '1' }],
  ])('from %s is taken at once', async (_who, holder) => {
    await lockOf(holder);
    expect(await locks().hold(path(), async () => 'held')).toBe('held');
    expect(clock.slept).toEqual([]);
    expect(readdirSync(home.at('cache'))).toEqual([]);
  });

  test('takes the temp files of the dead along', async () => {
    await lockOf({ pid: NO_PID });
    await home.write(`cache/${tempName('token.json', { ...thisProcess(), pid: NO_PID })}`, 'secret');
    await locks().hold(path(), async () => {});
    expect(readdirSync(home.at('cache'))).toEqual([]);
  });

  test('is taken although another died taking it', async () => {
    await lockOf({ pid: NO_PID });
    const claim = { ...thisProcess(), pid: NO_PID, nonce: 'ffffffffffffffff' };
    await home.write(`cache/token.json.lock.${NONCE}`, JSON.stringify(claim));
    expect(await locks().hold(path(), async () => 'held')).toBe('held');
    expect(readdirSync(home.at('cache'))).toEqual([]);
  });

  test.each([
    ['another host', { host: 'elsewhere', pid: NO_PID }],
    ['another boot', { bootId: 'before', pid: NO_PID }],
    ['another pid namespace', { pidNamespace: 'pid:[1]', pid: NO_PID }],
    ['nobody who can be told', { nonce: 7 }],
  ])('from %s is respected until it was silent for 30 s', async (_who, holder) => {
    await lockOf(holder, 25);
    const sinceMs = clock.now();
    expect(await locks().hold(path(), async () => 'held')).toBe('held');
    expect(clock.now() - sinceMs).toBeGreaterThan(4_500);
    expect(clock.now() - sinceMs).toBeLessThan(5_500);
    expect(events).toEqual([{ kind: 'waiting-for-lock', path: `${path()}.lock` }]);
  });

  test('from a host whose clock was set back since is taken', async () => {
    await lockOf({ host: 'elsewhere' }, -3_600);
    expect(await locks().hold(path(), async () => 'held')).toBe('held');
    expect(clock.slept).toEqual([]);
  });
});

describe('a lock that is held', () => {
  test('makes others wait 30 s, say so once, and then name the holder', async () => {
    await lockOf({ pid: 4711, host: 'elsewhere' });
    const beating = fakeClock({ onSleep: () => touch(-(beating.now() - startMs) / 1000) });
    const startMs = beating.now();
    const failure = await locks({}, beating)
      .hold(path(), async () => 'held')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'LOCKED',
      message: `${path()}.lock is held by process 4711 on elsewhere, after 30 s of waiting`,
      details: { path: `${path()}.lock`, pid: 4711, host: 'elsewhere' },
    });
    expect(events).toEqual([{ kind: 'waiting-for-lock', path: `${path()}.lock` }]);
    expect(beating.now() - startMs).toBe(30_000);
    expect(Math.max(...beating.slept)).toBeLessThanOrEqual(250);
    expect(beating.slept[0]).toBeLessThanOrEqual(20);
    expect(readdirSync(home.at('cache'))).toEqual(['token.json.lock']);
  });

  test('is waited for no longer than asked', async () => {
    await lockOf({});
    const failure = await locks()
      .hold(path(), async () => 'held', { waitMs: 1_000 })
      .catch((error: unknown) => error);
    expect(isSsoctlError(failure, 'LOCKED') && failure.exitCode).toBe(7);
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(1_000, 3);
  });

  test('by another call of the same process is waited for no longer than asked', async () => {
    const one = locks();
    await one.hold(path(), async () => {
      await expect(one.hold(path(), async () => 'held', { waitMs: 5 })).rejects.toMatchObject({
        code: 'LOCKED',
        message: `${path()}.lock is held by another call of this very process`,
      });
    });
    expect(await one.hold(path(), async () => 'held')).toBe('held');
  });

  test.each(['the same process', 'another process'])('by %s stops nobody from giving up', async (who) => {
    const [one, controller, reason] = [locks(), new AbortController(), new Error('enough')];
    const other = who === 'the same process' ? one : locks({}, { now: clock.now, sleep: abortedSleep });
    await one.hold(path(), async () => {
      const waiting = other.hold(path(), async () => 'held', { signal: controller.signal });
      setImmediate(() => controller.abort(reason));
      await expect(waiting).rejects.toBe(reason);
      await expect(other.hold(path(), async () => 'held', { signal: controller.signal })).rejects.toBe(reason);
    });
    expect(await one.hold(path(), async () => 'held')).toBe('held');
  });

  test('shows that its holder lives, by the clock of the file system', async () => {
    const beats: [() => void, number][] = [];
    const repeat: LockSeams['repeat'] = (beat, ms) => {
      beats.push([beat, ms]);
      return () => beats.pop();
    };
    await locks({ repeat }).hold(path(), async () => {
      const text = await home.read('cache/token.json.lock');
      touch(20);
      const [beat, ms] = beats[0] ?? [];
      expect(ms).toBe(5_000);
      beat?.();
      expect(Date.now() - statSync(home.at('cache/token.json.lock')).mtimeMs).toBeLessThan(10_000);
      expect(await home.read('cache/token.json.lock')).toBe(text);
    });
    expect(beats).toEqual([]);
  });

  test('by another shows no life of one who lost it', async () => {
    let beat = () => {};
    const repeat: LockSeams['repeat'] = (given) => {
      beat = given;
      return () => {};
    };
    await locks({ repeat }).hold(path(), async () => {
      await lockOf({ host: 'elsewhere' }, 20);
      beat();
      expect(Date.now() - statSync(home.at('cache/token.json.lock')).mtimeMs).toBeGreaterThan(19_000);
    });
  });
});

test('tells why a lock cannot be made', async () => {
  await home.write('cache', 'a file where a folder is wanted');
  await expect(locks().hold(path(), async () => 'held')).rejects.toMatchObject({
    code: 'FILE_UNWRITABLE',
    details: { path: `${path()}.lock` },
  });
  expect(existsSync(path())).toBe(false);
});

/** A sleep that only its signal ends. */
function abortedSleep(_ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
