import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** One output stream, and what is known about its reader. */
export interface Sink {
  write(text: string): void;
  /**
   * Draws one line over the one drawn before; whatever is written next takes it away first, and so does drawing nothing. On
   * terminals only.
   */
  draw(line?: string): void;
  /** Somebody looks at it: tables with headings instead of tab-separated lines. */
  readonly terminal: boolean;
  readonly columns: number;
  readonly colours: Colours;
}

/** The part of a Node stream that a sink needs. */
export interface RawStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** To the line's beginning, and all of it cleared. */
const TAKE_AWAY = '\r\x1b[2K';

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * A sink over a stream. Colours are decided per stream: `--no-color` and NO_COLOR say no, then FORCE_COLOR says yes (`0`: no),
 * else a terminal gets them unless it is a dumb one. SSOCTL_FORCE_TTY lays output out as for a terminal though it goes
 * elsewhere; its value is the number of columns.
 */
export function sinkOver(stream: RawStream, env: Env, options: { noColor?: boolean } = {}): Sink {
  const forced = env['SSOCTL_FORCE_TTY'];
  const terminal = stream.isTTY === true || Boolean(forced);
  const columns = Number(forced) > 1 ? Number(forced) : (stream.columns ?? 0);
  let isDrawn = false;
  const put = (text: string) => {
    stream.write(isDrawn ? TAKE_AWAY + text : text);
    isDrawn = false;
  };
  return {
    write: put,
    draw(line) {
      if (line === undefined && !isDrawn) return;
      put(line ?? '');
      isDrawn = line !== undefined;
    },
    terminal,
    columns: columns > 0 ? columns : 100,
    colours: picocolors.createColors(!options.noColor && wantsColour(stream, env)),
  };
}

function wantsColour(stream: RawStream, env: Env): boolean {
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
