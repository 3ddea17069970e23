import { randomBytes } from 'node:crypto';
import { closeSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SsoctlError } from '../errors/index.ts';
import type { Clock, Files, LockOptions, Locks, OnEvent } from '../ports/index.ts';
import { unwritable } from './file-failure.ts';
import { createLock, type LockRecord, lookAtLock, type SeenLock } from './lock-file.ts';
import { type LockStep, retireLock } from './lock-retire.ts';
import { makeFolder } from './replace-file.ts';
import { tempName } from './temp-name.ts';
import { isRunning, type ProcessIdentity, sharesPids, thisProcess } from './this-process.ts';

const WAIT_MS = 30_000;
/** A holder whose pid cannot be looked up from here is gone when its lock has not been touched for this long. */
const SILENCE_MS = 30_000;
const HEARTBEAT_MS = 5_000;
const TELL_AFTER_MS = 2_000;
const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 250;

export interface LockDeps {
  files: Pick<Files, 'sweep'>;
  clock: Clock;
  onEvent: OnEvent;
}

/** What tests put in the place of the running process. */
export interface LockSeams {
  self?: ProcessIdentity;
  isRunning?: (pid: number, start: string) => boolean;
  step?: LockStep;
}

/** Locks between processes, as files: `<path>.lock` is there while somebody holds it. */
export function systemLocks(deps: LockDeps, seams: LockSeams = {}): Locks {
  return {
    async hold(path, work, options = {}) {
      const hold = new Hold(`${path}.lock`, deps, seams);
      await hold.take(options);
      try {
        return await work();
      } finally {
        await hold.letGo();
      }
    },
  };
}

/** One attempt to hold one lock, from the first look to the release. */
class Hold {
  readonly #path: string;
  readonly #deps: LockDeps;
  readonly #seams: LockSeams;
  readonly #record: LockRecord;
  #heartbeat: NodeJS.Timeout | undefined;
  #folderTime: { atMs: number; folderMs: number } | undefined;

  constructor(path: string, deps: LockDeps, seams: LockSeams) {
    this.#path = path;
    this.#deps = deps;
    this.#seams = seams;
    this.#record = { ...(seams.self ?? thisProcess()), nonce: randomBytes(8).toString('hex') };
  }

  async take(options: LockOptions): Promise<void> {
    const { clock, onEvent } = this.#deps;
    const waitMs = options.waitMs ?? WAIT_MS;
    const sinceMs = clock.now();
    let told = false;
    for (let poll = 0; ; poll += 1) {
      options.signal?.throwIfAborted();
      const holder = await this.#tryOnce();
      if (holder === undefined) return;
      const waitedMs = clock.now() - sinceMs;
      if (waitedMs >= waitMs) throw busy(this.#path, holder, waitedMs);
      if (!told && waitedMs >= TELL_AFTER_MS) {
        told = true;
        onEvent({ kind: 'waiting-for-lock', path: this.#path });
      }
      await clock.sleep(Math.min(pollMs(poll), waitMs - waitedMs), options.signal);
      // A clock that does not really sleep must still let a holder in this very process go on with its work.
      await new Promise(setImmediate);
    }
  }

  async letGo(): Promise<void> {
    clearInterval(this.#heartbeat);
    try {
      await retireLock(this.#path, this.#record.nonce, () => true, this.#retirement());
    } catch {
      // The work is done and its outcome counts; what is left of the lock is set aside by the next who wants it.
    }
  }

  /** Takes the lock, or says who has it. */
  async #tryOnce(): Promise<SeenLock | undefined> {
    try {
      const holder = lookAtLock(this.#path);
      await this.#seams.step?.('looked');
      if (holder !== undefined) {
        if (!this.#isDead(holder)) return holder;
        const dead = (seen: SeenLock) => this.#isDead(seen);
        if (!(await retireLock(this.#path, holder.id, dead, this.#retirement()))) return holder;
        // Whoever died holding it may have died writing.
        await this.#deps.files.sweep(dirname(this.#path));
      }
      if (this.#create()) {
        this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref();
        return undefined;
      }
      return lookAtLock(this.#path) ?? { id: '', record: undefined, mtimeMs: 0 };
    } catch (cause) {
      throw unwritable(this.#path, cause);
    }
  }

  #create(): boolean {
    makeFolder(dirname(this.#path));
    return createLock(this.#path, this.#record);
  }

  #retirement() {
    return { claimant: this.#record, isDead: (seen: SeenLock) => this.#isDead(seen), step: this.#seams.step };
  }

  #isDead({ record, mtimeMs }: SeenLock): boolean {
    if (record !== undefined && sharesPids(record, this.#record)) {
      return !(this.#seams.isRunning ?? isRunning)(record.pid, record.start);
    }
    return this.#folderNow() - mtimeMs >= SILENCE_MS;
  }

  /** Now, by the clock that dates the files here: a file server's may differ from ours. */
  #folderNow(): number {
    const nowMs = this.#deps.clock.now();
    if (this.#folderTime === undefined) {
      const probe = join(dirname(this.#path), tempName(basename(this.#path), this.#record));
      closeSync(openSync(probe, 'wx', 0o600));
      this.#folderTime = { atMs: nowMs, folderMs: statSync(probe).mtimeMs };
      unlinkSync(probe);
    }
    return this.#folderTime.folderMs + nowMs - this.#folderTime.atMs;
  }

  /** Writes what stands there already, so that the file's time moves by the clock that dates files here. */
  #beat(): void {
    try {
      if (lookAtLock(this.#path)?.id !== this.#record.nonce) return;
      const descriptor = openSync(this.#path, 'r+');
      try {
        writeSync(descriptor, '{', 0);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // The next beat may succeed; silence has its own rule.
    }
  }
}

function pollMs(poll: number): number {
  const longest = Math.min(LONGEST_POLL_MS, FIRST_POLL_MS * 2 ** Math.min(poll, 8));
  return longest * (0.5 + Math.random() / 2);
}

function busy(path: string, { record }: SeenLock, waitedMs: number): SsoctlError {
  const seconds = Math.round(waitedMs / 1000);
  if (record === undefined) {
    return new SsoctlError(
      'LOCKED',
      `${path} is held by a process that cannot be told, after ${seconds} s of waiting`,
      {
        hint: `if no other ssoctl is at work, remove the lock: rm '${path}'`,
        details: { path },
      },
    );
  }
  const { pid, host } = record;
  return new SsoctlError('LOCKED', `${path} is held by process ${pid} on ${host}, after ${seconds} s of waiting`, {
    hint: `wait for process ${pid} on ${host} or end it, then run the command again: kill ${pid}`,
    details: { path, pid, host },
  });
}
