import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemFiles } from './files.ts';
import { systemLocks } from './locks.ts';
import type { ProcessIdentity } from './this-process.ts';

const HERE = { host: 'here', bootId: 'boot', pidNamespace: 'pids' };
const DEAD = { ...HERE, pid: 1, start: '1' };
const [NONCE, CLAIM_NONCE] = ['0123456789abcdef', 'fedcba9876543210'];

interface Play {
  /** For each process, the step (of all that it makes) at which it is killed; undefined: never. */
  deaths: readonly (number | undefined)[];
  /** Whose turn it is, counted among those who can go on. */
  turns: () => number;
  /** Whether somebody had died already on the way to set aside the lock that is there at the beginning. */
  claimed: boolean;
}

/**
 * Processes that all want one lock, played in one process: between any two of their system calls a turn says who goes on,
 * and each may be killed at any of its steps. At the beginning the lock is a dead process's.
 */
async function play({ deaths, turns, claimed }: Play, folder: string) {
  const path = join(folder, 'token.json');
  writeFileSync(`${path}.lock`, JSON.stringify({ ...DEAD, nonce: NONCE }));
  if (claimed) writeFileSync(`${path}.lock.${NONCE}`, JSON.stringify({ ...DEAD, nonce: CLAIM_NONCE }));
  const running = new Set(deaths.map((_, index) => index + 2));
  const waiting: (() => void)[] = [];
  const inside = new Set<number>();
  const worked: number[] = [];
  let most = 0;

  const run = async (pid: number, diesAt: number | undefined) => {
    let steps = 0;
    const step = async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (steps++ !== diesAt) return;
      running.delete(pid);
      inside.delete(pid);
      await new Promise<never>(() => {});
    };
    const self: ProcessIdentity = { ...HERE, pid, start: '1' };
    const locks = systemLocks(
      { files: systemFiles(), clock: { now: () => 0, sleep: step }, onEvent: () => {} },
      { self, step, isRunning: (other) => running.has(other), repeat: () => () => {} },
    );
    await locks.hold(path, async () => {
      inside.add(pid);
      most = Math.max(most, inside.size);
      await step();
      worked.push(pid);
      inside.delete(pid);
    });
    running.delete(pid);
  };

  const failures: unknown[] = [];
  for (const [index, diesAt] of deaths.entries()) {
    run(index + 2, diesAt).catch((failure) => failures.push(failure));
  }
  let rounds = 0;
  for (; running.size > 0 && rounds < 2000; rounds += 1) {
    for (let settle = 0; settle < 3; settle += 1) await new Promise(setImmediate);
    waiting.splice(turns() % Math.max(1, waiting.length), 1)[0]?.();
  }
  return { most, worked, failures, stuck: running.size };
}

test('lets one process in at a time, and every living one in, however they meet and whoever is killed', async () => {
  const death = fc.option(fc.nat({ max: 16 }), { nil: undefined, freq: 2 });
  const deaths = fc.array(death, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(deaths, fc.infiniteStream(fc.nat({ max: 11 })), fc.boolean(), async (deaths, stream, claimed) => {
      const folder = mkdtempSync(join(tmpdir(), 'ssoctl-locks-'));
      try {
        const turns = () => stream.next().value as number;
        const { most, worked, failures, stuck } = await play({ deaths, turns, claimed }, folder);
        expect(failures).toEqual([]);
        expect(most).toBeLessThanOrEqual(1);
        expect(stuck).toBe(0);
        for (const [index, diesAt] of deaths.entries()) if (diesAt === undefined) expect(worked).toContain(index + 2);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 300 },
  );
});
