/** The lines of a text by number, with all that belongs to them: what is taken apart goes together again byte for byte. */
export class TextLines {
  readonly text: string;
  /** How many lines there are; a final line end begins no further one. */
  readonly count: number;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = startsOf(text);
    this.count = this.#starts.length - (this.#starts.at(-1) === text.length ? 1 : 0);
  }

  /** Where a line begins; of the line after the last one, the end of the text. Lines count from 1. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** A line without its end. */
  at(line: number): string {
    const whole = this.whole(line);
    return whole.slice(0, whole.length - endOf(whole).length);
  }

  /** A line with its end. */
  whole(line: number): string {
    return this.text.slice(this.startOf(line), this.startOf(line + 1));
  }

  /** `\n`, `\r\n`, `\r`, or nothing where the last line is not ended. */
  endOf(line: number): string {
    return endOf(this.whole(line));
  }
}

/** The line end that the text mostly has. */
export function usualEnd(text: string): '\n' | '\r\n' {
  if (!text.includes('\r')) return '\n';
  const windows = text.split('\r\n').length - 1;
  return windows > text.split('\n').length - 1 - windows ? '\r\n' : '\n';
}

function startsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function endOf(whole: string): string {
  if (whole.endsWith('\r\n')) return '\r\n';
  return whole.endsWith('\n') ? '\n' : whole.endsWith('\r') ? '\r' : '';
}
