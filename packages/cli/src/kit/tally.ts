import type { Output } from './output.ts';
import { fit } from './visible.ts';

/** Progress of what has no known end: a line that is drawn over on a terminal, a line every ten seconds elsewhere. */
export interface Tally {
  update(said: string): void;
  /** Takes the line away again; talk may follow. */
  end(): void;
}

const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;

export function startTally(output: Output): Tally {
  const { err, options } = output;
  if (options.quiet) return { update() {}, end() {} };
  let shownMs = options.now();
  return {
    update(said) {
      const nowMs = options.now();
      if (nowMs - shownMs < (err.terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
      shownMs = nowMs;
      if (err.terminal) err.draw(fit(said, err.columns - 1));
      else output.say(said);
    },
    end: () => err.draw(),
  };
}
