import type { Output } from './output.ts';
import { duration } from './relative-time.ts';
import { fit } from './visible.ts';

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
      const counts = `${done} of ${total}${left}`;
      // A line that the terminal breaks in two cannot be drawn over.
      const roomy = what.length + BAR + counts.length + 4 < err.columns;
      err.draw(roomy ? `${what}  ${bar}  ${counts}` : fit(`${what}  ${counts}`, err.columns - 1));
    },
    end: () => err.draw(),
  };
}
