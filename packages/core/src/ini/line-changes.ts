import { type TextLines, usualEnd } from './lines.ts';
import { isBlank } from './section-lines.ts';

/** Lines `from` to before `to` become `lines`. Nothing is replaced where both are equal. Lines count from 1. */
export interface LineEdit {
  from: number;
  to: number;
  lines: readonly string[];
}

interface Hunk {
  from: number;
  to: number;
  made: { text: string; end: string }[];
}

/** Which lines of a text are replaced, removed, and where new ones go. */
export class LineChanges {
  readonly #lines: TextLines;
  readonly #replaced = new Map<number, string | undefined>();
  readonly #inserted = new Map<number, string[]>();
  #keepsMark = true;

  constructor(lines: TextLines, keepsMark = true) {
    this.#lines = lines;
    this.#keepsMark = keepsMark;
  }

  /** None yet, on the same text. */
  cleared(): LineChanges {
    return new LineChanges(this.#lines, this.#keepsMark);
  }

  get keepsMark(): boolean {
    return this.#keepsMark;
  }

  removeMark(): void {
    this.#keepsMark = false;
  }

  replace(line: number, text: string): void {
    this.#replaced.set(line, text);
  }

  remove(line: number): void {
    this.#replaced.set(line, undefined);
  }

  insertAfter(line: number, added: readonly string[]): void {
    const there = this.#inserted.get(line);
    // A sync adds thousands of sections in one place.
    if (there === undefined) this.#inserted.set(line, [...added]);
    else for (const text of added) there.push(text);
  }

  /** Lines at the end, after one blank line. */
  append(added: readonly string[]): void {
    const last = this.#lastText();
    this.insertAfter(this.#lines.count, last === undefined || isBlank(last) ? added : ['', ...added]);
  }

  /** Where the end of the text goes, the blank lines before it go too. */
  removeBlankEnd(): void {
    let line = this.#lines.count;
    if (!this.#isRemoved(line)) return;
    for (; line > 0; line -= 1) {
      if (this.#inserted.has(line)) return;
      if (this.#isRemoved(line)) continue;
      if (!isBlank(this.#lines.at(line))) return;
      this.remove(line);
    }
  }

  edits(): LineEdit[] {
    return this.#hunks().map(({ from, to, made }) => ({ from, to, lines: made.map(({ text }) => text) }));
  }

  text(): string {
    const lines = this.#lines;
    const written = new Written(usualEnd(lines.text));
    let next = 1;
    for (const { from, to, made } of this.#hunks()) {
      written.add(lines.text.slice(lines.startOf(next), lines.startOf(from)));
      for (const { text, end } of made) written.add(text + end);
      next = to;
    }
    written.add(lines.text.slice(lines.startOf(next)));
    return written.text();
  }

  /** Changes that touch each other become one. */
  #hunks(): Hunk[] {
    const touched = [...new Set([...this.#replaced.keys(), ...this.#inserted.keys()])].sort((a, b) => a - b);
    const usual = usualEnd(this.#lines.text);
    const hunks: Hunk[] = [];
    for (const line of touched) {
      const text = this.#replaced.get(line);
      const made = (this.#inserted.get(line) ?? []).map((added) => ({ text: added, end: usual as string }));
      if (text !== undefined) made.unshift({ text, end: this.#lines.endOf(line) });
      const from = this.#replaced.has(line) ? line : line + 1;
      const last = hunks.at(-1);
      if (last?.to === from) {
        last.to = line + 1;
        for (const one of made) last.made.push(one);
      } else hunks.push({ from, to: line + 1, made });
    }
    return hunks;
  }

  #isRemoved(line: number): boolean {
    return this.#replaced.has(line) && this.#replaced.get(line) === undefined;
  }

  /** The last line that there will be. */
  #lastText(): string | undefined {
    for (let line = this.#lines.count; line > 0; line -= 1) {
      const added = this.#inserted.get(line)?.at(-1);
      if (added !== undefined) return added;
      if (!this.#isRemoved(line)) return this.#replaced.get(line) ?? this.#lines.at(line);
    }
    return this.#inserted.get(0)?.at(-1);
  }
}

/** What is put together; a line that was not ended is, as soon as another one follows. */
class Written {
  readonly #end: string;
  readonly #parts: string[] = [];
  #last = '\n';

  constructor(end: string) {
    this.#end = end;
  }

  add(text: string): void {
    if (text === '') return;
    // A lone return and a line feed behind it would be one line end.
    const isOpen = this.#last !== '\n' && this.#last !== '\r';
    if (isOpen || (this.#last === '\r' && text[0] === '\n')) this.#parts.push(this.#end);
    this.#parts.push(text);
    this.#last = text.charAt(text.length - 1);
  }

  text(): string {
    return this.#parts.join('');
  }
}
