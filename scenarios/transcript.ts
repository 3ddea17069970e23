/**
 * A transcript is a terminal session as text, run on the built program in a fresh home against a fresh emulator.
 *
 *     # what this shows (the test's name)
 *     $ ssoctl status          a command, run by bash
 *     session  state           what stdout says; `*` stands for anything in a line, `...` for any lines
 *     ! hint: run …            what stderr says, in order; when no line has `! `, stderr is not looked at
 *     [exit 4]                 the exit code; 0 when absent
 *
 * `{{startUrl}}`, `{{region}}` and `{{url}}` are the emulator's.
 */
export interface Step {
  line: number;
  command: string;
  stdout: string[];
  stderr: string[] | undefined;
  exit: number;
}

export interface Transcript {
  title: string;
  steps: Step[];
}

export function parseTranscript(text: string): Transcript[] {
  const transcripts: Transcript[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const step = transcripts.at(-1)?.steps.at(-1);
    const exit = /^\[exit (\d+)\]$/.exec(line);
    if (line.startsWith('# ')) transcripts.push({ title: line.slice(2), steps: [] });
    else if (line.startsWith('$ '))
      transcripts
        .at(-1)
        ?.steps.push({ line: index + 1, command: line.slice(2), stdout: [], stderr: undefined, exit: 0 });
    else if (step === undefined || line === '') continue;
    else if (exit) step.exit = Number(exit[1]);
    else if (line.startsWith('! ')) step.stderr = [...(step.stderr ?? []), line.slice(2)];
    else step.stdout.push(line);
  }
  return transcripts;
}

/** Why the actual lines are not the expected ones; undefined when they are. Empty lines do not count. */
export function mismatch(expected: readonly string[], actual: string): string | undefined {
  const lines = actual.split('\n').filter((line) => line.trim() !== '');
  return matches(expected, lines) ? undefined : `expected\n${indent(expected)}\nbut got\n${indent(lines)}`;
}

function matches(expected: readonly string[], lines: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return lines.length === 0;
  if (first === '...') return lines.some((_, start) => matches(rest, lines.slice(start))) || matches(rest, []);
  const [line, ...others] = lines;
  return line !== undefined && lineMatches(first, line) && matches(rest, others);
}

function lineMatches(pattern: string, line: string): boolean {
  const parts = pattern
    .trimEnd()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/ {2,}/g, '\\s+'));
  return new RegExp(`^${parts.join('.*')}$`).test(line.trimEnd());
}

function indent(lines: readonly string[]): string {
  return lines.length === 0 ? '  (nothing)' : lines.map((line) => `  ${line}`).join('\n');
}
