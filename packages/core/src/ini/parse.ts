import { endOfText, skipBlanks, trimRight } from './blanks.ts';
import type { IniDocument, IniEntry } from './document.ts';
import { type FaultKind, type MoreOnFault, malformed, nameKey } from './failure.ts';
import { isNested, parseNested } from './nested.ts';

/** Python's magic section: its keys show through in all others, and it may stand more than once. */
const DEFAULTS = 'DEFAULT';

/**
 * Reads the AWS dialect of INI exactly as the AWS CLI and boto3 do (Python's strict `RawConfigParser`, then botocore's
 * nested values): comments are whole lines, keys are lower-cased, `=` or `:` separates, indented lines continue a value.
 * Whatever they refuse is refused here.
 * @throws CONFIG_INVALID with `file:line`; both lines where a section or key stands twice
 */
export function parseIni(text: string, file: string): IniDocument {
  return readIni(text, file, (_kind, line, because, more) => {
    throw malformed(file, line, because, more);
  });
}

/**
 * Called for what the AWS CLI refuses the whole file for. When it returns, the line in question is passed over; a section or
 * key that stands twice is kept twice.
 */
export type OnFault = (kind: FaultKind, line: number, because: string, more?: MoreOnFault) => void;

/** Reads a text by the rules of {@link parseIni}, and leaves it to `onFault` what becomes of a mistake. */
export function readIni(text: string, file: string, onFault: OnFault): IniDocument {
  const marked = text.startsWith('\uFEFF');
  if (marked) {
    onFault('byte-order-mark', 1, 'the file begins with a byte order mark, which the AWS CLI cannot read', {
      hint: `save ${file} as UTF-8 without a byte order mark (BOM); in the config file, ssoctl profiles lint --fix takes it away`,
    });
  }
  const reader = new Reader(marked ? text.slice(1) : text, file, onFault);
  return reader.read();
}

/** Sections with more keys than this look them up in a map; almost none has. */
const FEW_KEYS = 12;

interface OpenSection {
  name: string;
  line: number;
  endLine: number;
  entries: IniEntry[];
}

const [HASH, SEMICOLON, BRACKET, EQUALS, COLON] = [0x23, 0x3b, 0x5b, 0x3d, 0x3a];

/** Goes over a text once. A file may have a hundred thousand lines, so a line becomes a string of its own only where it says something. */
class Reader {
  readonly #text: string;
  readonly #file: string;
  readonly #fault: OnFault;
  readonly #sections: OpenSection[] = [];
  readonly #lineOfSection = new Map<string, number>();
  readonly #defaults: OpenSection = { name: DEFAULTS, line: 0, endLine: 0, entries: [] };
  readonly #linesOfKeys = new Map<OpenSection, Map<string, number>>();
  readonly #brokenNesting = new Map<IniEntry, number>();
  #section: OpenSection | undefined;
  #entry: IniEntry | undefined;
  #continued: { text: string; line: number }[] = [];
  /** Blank lines inside a value, as long as nothing follows that makes them part of it. */
  #blankLines = 0;
  #indent = 0;

  constructor(text: string, file: string, fault: OnFault) {
    this.#text = text;
    this.#file = file;
    this.#fault = fault;
  }

  read(): IniDocument {
    const text = this.#text;
    const hasReturns = text.includes('\r');
    let line = 0;
    for (let from = 0; from < text.length; ) {
      const end = lineEnd(text, from, hasReturns);
      line += 1;
      this.#readLine(from, end, line);
      from = end + (hasReturns && text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    this.#closeSection(line + 1);
    this.#refuseBrokenNesting();
    return { file: this.#file, sections: this.#sections, defaults: this.#defaults.entries };
  }

  #readLine(from: number, to: number, line: number): void {
    const text = this.#text;
    const start = skipBlanks(text, from, to);
    if (start === to) {
      // A blank line inside a value belongs to it; a comment there does not.
      if (this.#entry !== undefined) this.#blankLines += 1;
      return;
    }
    const first = text.charCodeAt(start);
    if (first === HASH || first === SEMICOLON) return;
    const end = endOfText(text, start, to);
    const indent = start - from;
    if (this.#entry !== undefined && indent > this.#indent) {
      for (; this.#blankLines > 0; this.#blankLines -= 1) this.#continued.push({ text: '', line });
      this.#continued.push({ text: text.slice(start, end), line });
      return;
    }
    this.#indent = indent;
    const close = first === BRACKET ? text.lastIndexOf(']', end - 1) : -1;
    if (close > start + 1) this.#openSection(text.slice(start + 1, close), line);
    else this.#addEntry(start, end, line);
  }

  #openSection(name: string, line: number): void {
    this.#closeSection(line);
    if (name === DEFAULTS) {
      this.#section = this.#defaults;
      return;
    }
    const first = this.#lineOfSection.get(name);
    if (first === undefined) this.#lineOfSection.set(name, line);
    else {
      const because = `the section [${name}] stands twice, in line ${first} and in line ${line}`;
      this.#fault('duplicate-section', line, because, { other: first });
    }
    this.#section = { name, line, endLine: line, entries: [] };
    this.#sections.push(this.#section);
  }

  #addEntry(start: number, end: number, line: number): void {
    this.#closeEntry();
    const text = this.#text;
    const section = this.#section;
    const at = separatorIn(text, start, end);
    if (section === undefined || at <= start) {
      const { kind, because } = whatIsWrong(text.slice(start, end), at - start, section !== undefined);
      this.#fault(kind, line, because);
      return;
    }
    const key = lowerCased(text.slice(start, endOfText(text, start, at)));
    const first = this.#lineOfKey(section, key);
    if (first !== undefined) {
      const because = `${nameKey(key)} stands twice in [${section.name}], in line ${first} and in line ${line}`;
      this.#fault('duplicate-key', line, because, { other: first });
    }
    this.#entry = { key, value: text.slice(skipBlanks(text, at + 1, end), end), line, endLine: line };
    section.entries.push(this.#entry);
    this.#linesOfKeys.get(section)?.set(key, line);
  }

  #lineOfKey(section: OpenSection, key: string): number | undefined {
    const { entries } = section;
    if (entries.length < FEW_KEYS) {
      for (const entry of entries) if (entry.key === key) return entry.line;
      return undefined;
    }
    const known = this.#linesOfKeys.get(section) ?? new Map(entries.map((entry) => [entry.key, entry.line]));
    this.#linesOfKeys.set(section, known);
    return known.get(key);
  }

  #closeEntry(): void {
    const entry = this.#entry;
    this.#entry = undefined;
    this.#blankLines = 0;
    if (entry === undefined || this.#continued.length === 0) return;
    const parts = this.#continued;
    this.#continued = [];
    entry.value = trimRight([entry.value, ...parts.map(({ text }) => text)].join('\n'));
    entry.endLine = parts.at(-1)?.line ?? entry.line;
    if (!isNested(entry.value) || parseNested(entry.value) !== undefined) return;
    const broken = parts.find(({ text }) => parseNested(text) === undefined);
    this.#brokenNesting.set(entry, broken?.line ?? entry.line);
  }

  #closeSection(nextLine: number): void {
    this.#closeEntry();
    if (this.#section !== undefined) this.#section.endLine = nextLine - 1;
    this.#section = undefined;
  }

  /** A key of `[DEFAULT]` is only ever read through the sections that do not have it themselves. */
  #refuseBrokenNesting(): void {
    for (const [entry, line] of this.#brokenNesting) {
      const isDefault = this.#defaults.entries.includes(entry);
      if (isDefault && this.#sections.every((section) => this.#lineOfKey(section, entry.key) !== undefined)) continue;
      this.#fault('broken-nesting', line, `a line below ${nameKey(entry.key)} has no "="`);
    }
  }
}

/** Why a line that is no key is none. `separator` is -1 where it has none. */
function whatIsWrong(text: string, separator: number, inSection: boolean): { kind: FaultKind; because: string } {
  const fault = (kind: FaultKind, because: string) => ({ kind, because });
  if (text[0] === '[' && (!inSection || separator < 0)) {
    const named = text.includes(']');
    return fault('bad-header', named ? 'the [section] has no name' : 'the [section] lacks its closing bracket');
  }
  if (!inSection) return fault('no-section', 'a line stands before the first [section]');
  if (separator < 0) return fault('no-separator', 'the line is no [section], no comment and no key: it has no "="');
  return fault('no-key', 'there is no key before the separator');
}

/** A file of ten thousand profiles has but a few different keys. */
const lowerCase = new Map<string, string>();

function lowerCased(key: string): string {
  const known = lowerCase.get(key);
  if (known !== undefined) return known;
  const lower = key.toLowerCase();
  if (lowerCase.size < 1_000) lowerCase.set(key, lower);
  return lower;
}

/** Where the line that begins at `from` ends: before its line end, or with the text. */
function lineEnd(text: string, from: number, hasReturns: boolean): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  if (!hasReturns) return end;
  for (let at = from; at < end; at += 1) if (text[at] === '\r') return at;
  return end;
}

/** The first separator between two places, or -1. */
function separatorIn(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === EQUALS || code === COLON) return at;
  }
  return -1;
}
