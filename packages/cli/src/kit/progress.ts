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
  const startedMs = options.now();
  let shownMs = startedMs;
  let drawn = false;
  return {
    update(done, total) {
      const nowMs = options.now();
      if (nowMs - shownMs < (err.terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
      shownMs = nowMs;
      const left = done === 0 ? '' : `, ${duration(((nowMs - startedMs) / done) * (total - done))} left`;
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
