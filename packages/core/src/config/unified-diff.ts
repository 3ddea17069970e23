import type { LineEdit } from '../ini/line-changes.ts';
import type { TextLines } from '../ini/lines.ts';

const CONTEXT_LINES = 3;

/** A line, and where it goes: ` ` stays, `-` goes, `+` comes. */
interface Mark {
  sign: ' ' | '-' | '+';
  text: string;
  /** The line as it was is the last one, and has no line end. */
  open?: boolean;
}

/**
 * A unified diff of line edits, for reading: values of keys that hold secrets are masked, control characters are spelled out, line
 * ends are shown as plain ones.
 * @param isNew there was no file before
 */
export function unifiedDiff(file: string, lines: TextLines, edits: readonly LineEdit[], isNew: boolean): string {
  if (edits.length === 0) return '';
  const parts = [`--- ${isNew ? '/dev/null' : visible(file)}`, `+++ ${visible(file)}`];
  let shift = 0;
  for (const group of grouped(edits)) {
    const { from, marks } = hunkOf(lines, group);
    const old = marks.filter(({ sign }) => sign !== '+').length;
    const made = marks.filter(({ sign }) => sign !== '-').length;
    // Where one side has no lines, its number is that of the line before.
    const oldFrom = old === 0 ? from - 1 : from;
    const newFrom = made === 0 ? from + shift - 1 : from + shift;
    parts.push(`@@ -${oldFrom},${old} +${newFrom},${made} @@`);
    for (const { sign, text, open } of marks) {
      parts.push(`${sign}${text}`);
      if (open) parts.push('\\ No newline at end of file');
    }
    shift += made - old;
  }
  return `${parts.join('\n')}\n`;
}

/** Edits whose contexts would touch are shown together. */
function grouped(edits: readonly LineEdit[]): LineEdit[][] {
  const groups: LineEdit[][] = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && edit.from - before.to <= 2 * CONTEXT_LINES) last.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function hunkOf(lines: TextLines, edits: readonly LineEdit[]): { from: number; marks: Mark[] } {
  const first = edits[0]?.from ?? 1;
  const from = Math.max(1, first - CONTEXT_LINES);
  const end = Math.min(lines.count, (edits.at(-1)?.to ?? first) - 1 + CONTEXT_LINES);
  const before = maskFrom(lines, from);
  const made = new Masking(before.secret);
  const marks: Mark[] = [];
  let next = from;
  const keep = (to: number) => {
    for (; next < to; next += 1) {
      const text = lines.at(next);
      const shown = before.mask(text);
      made.mask(text);
      marks.push({ sign: ' ', text: shown });
    }
  };
  for (const edit of edits) {
    keep(edit.from);
    const completes = edit.from > lines.count && lines.count > 0 && lines.endOf(lines.count) === '';
    if (completes) complete(marks);
    for (; next < edit.to && next <= lines.count; next += 1) {
      marks.push({ sign: '-', text: before.mask(lines.at(next)), open: lines.endOf(next) === '' });
    }
    for (const line of edit.lines) marks.push({ sign: '+', text: made.mask(line) });
  }
  keep(end + 1);
  return { from, marks };
}

/** A last line that had no line end gets one, which is a change of that line. */
function complete(marks: Mark[]): void {
  const last = marks.pop();
  if (last === undefined) return;
  marks.push({ sign: '-', text: last.text, open: true }, { sign: '+', text: last.text });
}

const SECRET_KEY = /^\s*[^=:]*(?:secret|token|password|access_key)[^=:]*[=:]\s*/i;
/** Keys of this feature whose names only sound like secrets. */
const HARMLESS = /^\s*(?:sso_|ssoctl_)/i;

/** Knows, line by line, whether a line belongs to the value of a key that holds a secret. */
class Masking {
  secret: boolean;

  constructor(secret: boolean) {
    this.secret = secret;
  }

  mask(line: string): string {
    const key = HARMLESS.test(line) ? undefined : SECRET_KEY.exec(line)?.[0];
    if (!isContinuation(line)) this.secret = key !== undefined;
    if (key !== undefined && key !== line) return visible(`${key}********`);
    return visible(this.secret && key === undefined ? line.replace(/\S.*/, '********') : line);
  }
}

/** What is known about secrets where a line begins: the key that it continues may stand far above. */
function maskFrom(lines: TextLines, line: number): Masking {
  let owner = line;
  while (owner > 1 && isContinuation(lines.at(owner))) owner -= 1;
  const masking = new Masking(false);
  for (; owner < line; owner += 1) masking.mask(lines.at(owner));
  return masking;
}

function isContinuation(line: string): boolean {
  return line === '' || /^\s/.test(line);
}

function visible(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
