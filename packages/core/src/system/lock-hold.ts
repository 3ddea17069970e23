import { randomBytes } from 'node:crypto';
import { closeSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock, Files, OnEvent } from '../ports/index.ts';
import { unwritable } from './file-failure.ts';
import { makeFolder } from './folder.ts';
import { busy } from './lock-busy.ts';
import { createLock, type LockRecord, lookAtLock, removeLock, type SeenLock } from './lock-file.ts';
import { type LockStep, retireLock } from './lock-retire.ts';
import { tempName } from './temp-name.ts';
import { isRunning, type ProcessIdentity, sharesPids, thisProcess } from './this-process.ts';

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
  isRunning?: (pid: number, start: string, heardMs: number) => boolean;
  step?: LockStep;
  /** Calls `beat` again and again until the function that it returns is called. */
  repeat?: (beat: () => void, ms: number) => () => void;
}

/** One attempt to hold one lock, from the first look to the release. */
export class LockHold {
  readonly #path: string;
  readonly #deps: LockDeps;
  readonly #seams: LockSeams;
  readonly #record: LockRecord;
  #stopBeating: (() => void) | undefined;
  #folderTime: { atMs: number; folderMs: number } | undefined;

  constructor(path: string, deps: LockDeps, seams: LockSeams) {
    this.#path = path;
    this.#deps = deps;
    this.#seams = seams;
    this.#record = { ...(seams.self ?? thisProcess()), nonce: randomBytes(8).toString('hex') };
  }

  /** @param sinceMs when the caller began to wait */
  async take(
    sinceMs: number,
    waitMs: number,
    signal: AbortSignal | undefined,
    meanwhile?: () => Promise<void>,
  ): Promise<void> {
    const { clock, onEvent } = this.#deps;
    let told = false;
    for (let poll = 0; ; poll += 1) {
      signal?.throwIfAborted();
      const holder = await this.#tryOnce();
      if (holder === undefined) return;
      const waitedMs = clock.now() - sinceMs;
      await meanwhile?.();
      if (waitedMs >= waitMs) throw busy(this.#path, holder, waitedMs);
      if (!told && waitedMs >= TELL_AFTER_MS) {
        told = true;
        onEvent({ kind: 'waiting-for-lock', path: this.#path });
      }
      await clock.sleep(Math.min(pollMs(poll), waitMs - waitedMs), signal);
      // A clock that does not really sleep must still let a holder in this very process go on with its work.
      await new Promise(setImmediate);
    }
  }

  async letGo(): Promise<void> {
    this.#stopBeating?.();
    try {
      while (lookAtLock(this.#path)?.id === this.#record.nonce) {
        if (await retireLock(this.#path, this.#record.nonce, () => true, this.#retirement())) return;
        // Somebody who cannot look up our pid asks himself whether we are gone. He is quick.
        await this.#deps.clock.sleep(FIRST_POLL_MS);
        await new Promise(setImmediate);
      }
    } catch {
      this.#dropUnclaimed();
    }
  }

  /** For when there is no room for a claim: a lock that stays while its process lives would stop everybody. */
  #dropUnclaimed(): void {
    try {
      if (lookAtLock(this.#path)?.id === this.#record.nonce) removeLock(this.#path);
    } catch {
      // The work is done and its outcome counts; the lock is free when this process ends.
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
        this.#stopBeating = (this.#seams.repeat ?? everyNowAndThen)(() => this.#beat(), HEARTBEAT_MS);
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
      return !(this.#seams.isRunning ?? isRunning)(record.pid, record.start, mtimeMs);
    }
    // A time that far ahead is no heartbeat either: the clock was set back since.
    return Math.abs(this.#folderNow() - mtimeMs) >= SILENCE_MS;
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

function everyNowAndThen(beat: () => void, ms: number): () => void {
  const timer = setInterval(beat, ms).unref();
  return () => clearInterval(timer);
}
