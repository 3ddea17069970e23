import { indentOf, trim, trimRight } from './blanks.ts';
import type { IniDocument, IniEntry, IniSection } from './document.ts';
import { type FaultKind, type MoreOnFault, malformed, nameKey } from './failure.ts';
import { splitLines } from './lines.ts';
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
      hint: `save ${file} as UTF-8 without a byte order mark (BOM)`,
    });
  }
  const reader = new Reader(file, onFault);
  const lines = splitLines(marked ? text.slice(1) : text);
  for (let at = 0; at < lines.length; at += 1) reader.read(lines[at] as string, at + 1);
  return reader.finish(lines.length - (lines.at(-1) === '' ? 1 : 0));
}

/** Sections with more keys than this look them up in a map; almost none has. */
const FEW_KEYS = 12;

interface OpenSection {
  name: string;
  line: number;
  endLine: number;
  entries: IniEntry[];
  lineOfKey: Map<string, number> | undefined;
}

class Reader {
  readonly #file: string;
  readonly #fault: OnFault;
  readonly #sections: OpenSection[] = [];
  readonly #lineOfSection = new Map<string, number>();
  readonly #defaults: OpenSection = { name: DEFAULTS, line: 0, endLine: 0, entries: [], lineOfKey: undefined };
  readonly #brokenNesting = new Map<IniEntry, number>();
  #section: OpenSection | undefined;
  #entry: IniEntry | undefined;
  #continued: { text: string; line: number }[] = [];
  #indent = 0;

  constructor(file: string, fault: OnFault) {
    this.#file = file;
    this.#fault = fault;
  }

  read(line: string, at: number): void {
    const indent = indentOf(line);
    if (indent === line.length) {
      // A blank line inside a value belongs to it; a comment there does not.
      if (this.#entry !== undefined) this.#continued.push({ text: '', line: at });
      return;
    }
    if (line[indent] === '#' || line[indent] === ';') return;
    const text = trimRight(indent === 0 ? line : line.slice(indent));
    if (this.#entry !== undefined && indent > this.#indent) {
      this.#continued.push({ text, line: at });
      return;
    }
    this.#indent = indent;
    const close = text[0] === '[' ? text.lastIndexOf(']') : -1;
    if (close > 1) this.#openSection(text.slice(1, close), at);
    else this.#addEntry(text, at);
  }

  finish(lastLine: number): IniDocument {
    this.#closeSection(lastLine + 1);
    const sections: IniSection[] = this.#sections.map(({ name, line, endLine, entries }) => {
      return { name, line, endLine, entries };
    });
    this.#refuseBrokenNesting();
    return { file: this.#file, sections, defaults: this.#defaults.entries };
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
    this.#section = { name, line, endLine: line, entries: [], lineOfKey: undefined };
    this.#sections.push(this.#section);
  }

  #addEntry(text: string, line: number): void {
    this.#closeEntry();
    const section = this.#section;
    const at = separatorIn(text);
    const wrong = whatIsWrong(text, at, section !== undefined);
    if (wrong !== undefined || section === undefined) {
      if (wrong !== undefined) this.#fault(wrong.kind, line, wrong.because);
      return;
    }
    const key = trimRight(text.slice(0, at)).toLowerCase();
    const first = lineOfKey(section, key);
    if (first !== undefined) {
      const because = `${nameKey(key)} stands twice in [${section.name}], in line ${first} and in line ${line}`;
      this.#fault('duplicate-key', line, because, { other: first });
    }
    this.#entry = { key, value: trim(text.slice(at + 1)), line, endLine: line };
    section.entries.push(this.#entry);
    section.lineOfKey?.set(key, line);
  }

  #closeEntry(): void {
    const entry = this.#entry;
    this.#entry = undefined;
    if (entry === undefined || this.#continued.length === 0) return;
    const parts = this.#continued;
    this.#continued = [];
    entry.value = trimRight([entry.value, ...parts.map(({ text }) => text)].join('\n'));
    entry.endLine = parts.findLast(({ text }) => text !== '')?.line ?? entry.line;
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
      if (isDefault && this.#sections.every((section) => lineOfKey(section, entry.key))) continue;
      this.#fault('broken-nesting', line, `a line below ${nameKey(entry.key)} has no "="`);
    }
  }
}

/** Why a line is no key; undefined when it is one. */
function whatIsWrong(text: string, separator: number, inSection: boolean) {
  const fault = (kind: FaultKind, because: string) => ({ kind, because });
  if (text[0] === '[' && (!inSection || separator < 0)) {
    const named = text.includes(']');
    return fault('bad-header', named ? 'the [section] has no name' : 'the [section] lacks its closing bracket');
  }
  if (!inSection) return fault('no-section', 'a line stands before the first [section]');
  if (separator < 0) return fault('no-separator', 'the line is no [section], no comment and no key: it has no "="');
  return separator === 0 ? fault('no-key', 'there is no key before the separator') : undefined;
}

function separatorIn(text: string): number {
  const equals = text.indexOf('=');
  const colon = text.indexOf(':');
  return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
}

function lineOfKey(section: OpenSection, key: string): number | undefined {
  const { entries } = section;
  if (entries.length < FEW_KEYS) return entries.find((entry) => entry.key === key)?.line;
  section.lineOfKey ??= new Map(entries.map((entry) => [entry.key, entry.line]));
  return section.lineOfKey.get(key);
}
