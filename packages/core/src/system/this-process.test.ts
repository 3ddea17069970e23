import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { isRunning, sharesPids, thisProcess } from './this-process.ts';

const self = thisProcess();

test('knows itself to be running', () => {
  expect(self.pid).toBe(process.pid);
  expect(isRunning(self.pid, self.start, 0)).toBe(true);
});

test('takes a later process of the same pid for another', () => {
  expect(self.start).toMatch(existsSync('/proc/self/stat') ? /^[1-9]\d*$/ : /^$/);
  if (self.start !== '') expect(isRunning(self.pid, `${self.start}0`, Date.now())).toBe(false);
  expect(isRunning(self.pid, '', Date.now())).toBe(true);
});

test('takes a process last heard of before the machine started for gone', () => {
  expect(isRunning(self.pid, '', 0)).toBe(false);
});

test('knows when a process is gone', async () => {
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await once(child, 'exit');
  expect(isRunning(child.pid ?? 0, '', Date.now())).toBe(false);
});

test.skipIf(!existsSync('/proc/self/stat'))('takes a zombie for gone', async () => {
  // The shell's child ends when descriptor 3 does, and cat, which takes the shell's place, never asks how it ended.
  const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] });
  try {
    const [line] = await once(parent.stdio[1] as Readable, 'data');
    const pid = Number(String(line).trim());
    const name = () => readFileSync(`/proc/${parent.pid}/comm`, 'utf8').trim();
    while (name() !== 'cat') await new Promise(setImmediate);
    (parent.stdio[3] as Writable).end();
    while (isRunning(pid, '', Date.now())) await new Promise(setImmediate);
    expect(() => process.kill(pid, 0)).not.toThrow();
  } finally {
    parent.kill();
    await once(parent, 'exit');
  }
});

test.each([0, -1, 1.5, Number.NaN])('takes %d for no process', (pid) => {
  expect(isRunning(pid, '', Date.now())).toBe(false);
});

test.each(['host', 'bootId', 'pidNamespace'] as const)('looks up no pid of another %s', (key) => {
  expect(sharesPids(self, self)).toBe(true);
  expect(sharesPids(self, { ...self, [key]: 'other' })).toBe(false);
});
