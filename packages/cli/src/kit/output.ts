/**
 * The terminal contract.
 *
 * stdout is data: what was asked for, and nothing else. On a terminal a table with headings, elsewhere tab-separated lines
 * without headings, with `--json` one document. stderr is talk: progress, what was done, what a person has to do,
 * warnings, errors. Prompts are on stderr too, and only when both stdin and stderr are terminals.
 *
 * `--quiet` silences progress and confirmations; it never hides a warning, an error, or a URL and a code to act upon.
 * A sentence of talk begins with a capital and ends with a full stop. `error:`, `hint:` and `warning:` are followed by lower
 * case. A state is always told in words; colour only repeats it. Nothing blinks and nothing is drawn over, but for one
 * progress line on a terminal. Text from elsewhere passes `visible` first.
 */
import { type Env, type RawStream, type Sink, sinkOver } from './sink.ts';
import type { View } from './view.ts';
import { visibleJson, visibleLines } from './visible.ts';

export interface OutputOptions {
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  now: () => number;
}

export interface Output {
  readonly options: OutputOptions;
  readonly out: Sink;
  readonly err: Sink;
  /** A result: its document with `--json`, else its lines. */
  show<T>(view: View<T>, value: T): void;
  /** Data as it is, with a final line end. */
  data(text: string): void;
  /** What was done, or is going on. Silent with `--quiet`. */
  say(text?: string): void;
  /** What a person has to act upon. Never silent. */
  tell(text?: string): void;
  warn(message: string, hint?: string): void;
  /** Only with `--verbose`. */
  trace(text: string): void;
}

export function createOutput(out: Sink, err: Sink, options: OutputOptions): Output {
  const line = (text: string) => err.write(`${text}\n`);
  const { yellow, dim } = err.colours;
  return {
    options,
    out,
    err,
    show(view, value) {
      if (options.json) {
        out.write(`${visibleJson({ schema: view.schema, ...view.json(value) })}\n`);
        return;
      }
      for (const text of view.lines(value, { ...out, nowMs: options.now() })) out.write(`${text}\n`);
    },
    data: (text) => out.write(`${text}\n`),
    say: (text = '') => {
      if (!options.quiet) line(text);
    },
    tell: (text = '') => line(text),
    warn(message, hint) {
      line(`${yellow('warning:')} ${visibleLines(message)}`);
      if (hint !== undefined) line(`${dim('hint:')} ${visibleLines(hint)}`);
    },
    trace: (text) => {
      if (options.verbose) line(dim(visibleLines(text)));
    },
  };
}

/** The output of a process, as its options and its environment want it. */
export function outputFor(
  process: { stdout: RawStream; stderr: RawStream; env: Env; now: () => number },
  globals: Omit<OutputOptions, 'now'> & { noColor: boolean },
): Output {
  const sink = (stream: RawStream) => sinkOver(stream, process.env, { noColor: globals.noColor });
  const { json, quiet, verbose } = globals;
  return createOutput(sink(process.stdout), sink(process.stderr), { json, quiet, verbose, now: process.now });
}
