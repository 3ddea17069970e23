import type { Output } from './output.ts';
import { duration } from './relative-time.ts';

export interface Progress {
  update(done: number, total: number): void;
  /** Takes the line away again; talk may follow. */
  end(): void;
}

const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;
const BAR = 24;

/** Progress on stderr: one line that is drawn over on a terminal, a line every ten seconds elsewhere. */
export function startProgress(output: Output, what: string): Progress {
  const { err, options } = output;
  if (options.quiet) return { update() {}, end() {} };
  let shownMs = options.now();
  let drawn = false;
  /** What was done already when the first word came took no time, and says nothing of the rest. */
  let begin: { ms: number; done: number } | undefined;
  return {
    update(done, total) {
      const nowMs = options.now();
      begin ??= { ms: nowMs, done };
      if (nowMs - shownMs < (err.terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
      shownMs = nowMs;
      const since = done - begin.done;
      const left = since === 0 ? '' : `, ${duration(((nowMs - begin.ms) / since) * (total - done))} left`;
      if (!err.terminal) {
        output.say(`${what}: ${done} of ${total}${left}`);
        return;
      }
      const filled = Math.round((BAR * done) / Math.max(1, total));
      const bar = `${'█'.repeat(filled)}${err.colours.dim('░'.repeat(BAR - filled))}`;
      err.write(`\r\x1b[2K${what}  ${bar}  ${done} of ${total}${left}`);
      drawn = true;
    },
    end() {
      if (drawn) err.write('\r\x1b[2K');
    },
  };
}
