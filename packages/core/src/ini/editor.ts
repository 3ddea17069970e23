import { SsoctlError } from '../errors/index.ts';
import { indentOf, trim } from './blanks.ts';
import type { IniDocument, IniEntry, IniSection } from './document.ts';
import { LineChanges, type LineEdit } from './line-changes.ts';
import type { TextLines } from './lines.ts';
import { afterComments, isBlank, lastContentLine, ownLines } from './section-lines.ts';
import { type IniSource, readSource, surveySource } from './source.ts';

export interface NewSection {
  /** The text between the brackets. */
  header: string;
  entries: readonly (readonly [key: string, value: string])[];
}

/** What a section says after an edit. */
export interface SectionAfter {
  name: string;
  entries: readonly Pick<IniEntry, 'key' | 'value'>[];
}

const NOTHING = new Uint8Array();

/**
 * Changes to a file by whole lines. Every line that no change is about stays byte for byte, with its own line end; new lines
 * end as the file's lines mostly do. `document` stays what was read: changes are told by its sections and entries.
 */
export class IniEditor {
  readonly source: IniSource;
  readonly #changes: LineChanges;
  readonly #added = new Map<IniSection, Map<string, string>>();
  readonly #set = new Map<IniEntry, string | undefined>();
  readonly #keys = new Map<IniEntry, string>();
  readonly #renamed = new Map<IniSection, string>();
  readonly #removed = new Set<IniSection>();
  readonly #behind = new Map<IniSection, NewSection[]>();
  readonly #appended: NewSection[] = [];

  private constructor(source: IniSource) {
    this.source = source;
    this.#changes = new LineChanges(source.lines);
  }

  /** @param bytes undefined: there is no file yet. @throws CONFIG_INVALID where the AWS CLI refuses the file too */
  static on(bytes: Uint8Array | undefined, file: string): IniEditor {
    return new IniEditor(readSource(bytes ?? NOTHING, file));
  }

  /** For mending: takes any bytes, and tells in `source.faults` what is wrong with them. */
  static onAnything(bytes: Uint8Array | undefined, file: string): IniEditor {
    return new IniEditor(surveySource(bytes ?? NOTHING, file));
  }

  get document(): IniDocument {
    return this.source.document;
  }

  /**
   * Gives a key a value. A line that is there keeps its spelling, its indentation and its separator; lines that continued the
   * old value go. A new key goes behind the section's last one. The same value: nothing changes.
   */
  setKey(section: IniSection, key: string, value: string): void {
    requireLine(key, value);
    const entry = section.entries.findLast((candidate) => candidate.key === key);
    if (entry !== undefined) {
      this.setEntry(entry, value);
      return;
    }
    const added = this.#added.get(section) ?? new Map<string, string>();
    this.#added.set(section, added.set(key, value));
  }

  setEntry(entry: IniEntry, value: string): void {
    requireLine(entry.key, value);
    this.#set.set(entry, value);
  }

  /** Another key in the place of this one: line, indentation and separator stay. */
  replaceEntry(entry: IniEntry, key: string, value: string): void {
    if (value !== entry.value) requireLine(key, value);
    this.#keys.set(entry, key);
    this.#set.set(entry, value);
  }

  /** Nothing happens where the section has no such key. */
  removeKey(section: IniSection, key: string): void {
    this.#added.get(section)?.delete(key);
    for (const entry of section.entries) if (entry.key === key) this.removeEntry(entry);
  }

  removeEntry(entry: IniEntry): void {
    this.#set.set(entry, undefined);
  }

  /** @param header the new text between the brackets */
  renameSection(section: IniSection, header: string): void {
    requireLine(header, '');
    this.#renamed.set(section, header);
  }

  removeSection(section: IniSection): void {
    this.#removed.add(section);
  }

  /** A section at the end of the file, after one blank line. */
  appendSection(section: NewSection): void {
    requireLines(section);
    this.#appended.push(section);
  }

  /** A section right behind another one. Several go there in the order of the calls. */
  insertSectionAfter(section: IniSection, added: NewSection): void {
    requireLines(added);
    this.#behind.set(section, [...(this.#behind.get(section) ?? []), added]);
  }

  removeByteOrderMark(): void {
    this.#changes.removeMark();
  }

  /** The file after all changes. */
  bytes(): Uint8Array {
    const { source } = this;
    const mark = this.#changes.keepsMark ? source.mark : '';
    return source.encode(mark + this.#made().text());
  }

  /** The changed lines, in order: what a diff shows. */
  edits(): LineEdit[] {
    return this.#made().edits();
  }

  /** What the file must say after the changes: its sections, in order. */
  expected(): SectionAfter[] {
    return [
      ...this.document.sections.flatMap((section) => [
        ...(this.#removed.has(section) ? [] : [this.#after(section)]),
        ...(this.#behind.get(section) ?? []).map(asRead),
      ]),
      ...this.#appended.map(asRead),
    ];
  }

  #after(section: IniSection): SectionAfter {
    const added = this.#added.get(section);
    const renamed = this.#renamed.get(section);
    const isSet = this.#set.size > 0 && section.entries.some((entry) => this.#set.has(entry));
    // The file may have thousands of sections, and mostly one of them changes.
    if (added === undefined && renamed === undefined && !isSet) return section;
    const entries = section.entries.flatMap((entry) => {
      const value = this.#set.has(entry) ? this.#set.get(entry) : entry.value;
      return value === undefined ? [] : [{ key: this.#keys.get(entry) ?? entry.key, value }];
    });
    for (const [key, value] of added ?? []) entries.push({ key, value });
    return { name: renamed ?? section.name, entries };
  }

  /** Changes are worked out together, when they are asked for: where a line goes depends on what goes around it. */
  #made(): LineChanges {
    const { lines } = this.source;
    const changes = this.#changes.cleared();
    for (const [entry, value] of this.#set) this.#makeEntry(changes, entry, value);
    for (const [section, header] of this.#renamed) {
      if (!this.#removed.has(section)) changes.replace(section.line, headerLine(lines.at(section.line), header));
    }
    for (const [section, added] of this.#added) {
      if (this.#removed.has(section) || added.size === 0) continue;
      const indent = this.#indentFor(section);
      const made = [...added].map(([key, value]) => `${indent}${assignment(key, value)}`);
      changes.insertAfter(lastContentLine(section), made);
    }
    for (const [section, behind] of this.#behind) {
      changes.insertAfter(
        afterComments(lines, section),
        behind.flatMap((added) => ['', ...linesOf(added)]),
      );
    }
    // Last, so that no change to a key of it keeps a line of it.
    for (const section of this.#removed) {
      const { from, to } = ownLines(lines, section);
      for (let line = from; line <= to; line += 1) changes.remove(line);
    }
    if (this.#removed.size > 0 && this.#appended.length === 0) changes.removeBlankEnd();
    for (const section of this.#appended) changes.append(linesOf(section));
    return changes;
  }

  #makeEntry(changes: LineChanges, entry: IniEntry, value: string | undefined): void {
    const key = this.#keys.get(entry) ?? entry.key;
    const isSame = value === entry.value;
    if (isSame && key === entry.key) return;
    const { lines } = this.source;
    for (let line = entry.line + 1; line <= entry.endLine; line += 1) {
      // Comments between the lines of a value are not its own.
      if (!isSame && !isInterruption(lines, line)) changes.remove(line);
    }
    if (value === undefined) {
      changes.remove(entry.line);
      return;
    }
    const line = isSame ? lines.at(entry.line) : assigned(lines.at(entry.line), value);
    changes.replace(entry.line, key === entry.key ? line : rekeyed(line, key));
  }

  /** As its last key; where there is none, so that the next header is not taken for a value's further line. */
  #indentFor(section: IniSection): string {
    const { lines } = this.source;
    const last = section.entries.at(-1);
    const model = last?.line ?? (section.endLine < lines.count ? section.endLine + 1 : section.line);
    const line = lines.at(model);
    return line.slice(0, indentOf(line));
  }
}

function linesOf({ header, entries }: NewSection): string[] {
  return [`[${header}]`, ...entries.map(([key, value]) => assignment(key, value))];
}

function assignment(key: string, value: string): string {
  return value === '' ? `${key} =` : `${key} = ${value}`;
}

/** The line with another value behind its separator. */
function assigned(line: string, value: string): string {
  const at = line.search(/[=:]/);
  const before = line.slice(0, at + 1);
  const rest = line.slice(at + 1);
  const gap = trim(rest) === '' ? (/[ \t]$/.test(line.slice(0, at)) ? ' ' : '') : rest.slice(0, indentOf(rest));
  return value === '' ? before : before + gap + value;
}

/** The line with another key before its separator. */
function rekeyed(line: string, key: string): string {
  const from = indentOf(line);
  const name = trim(line.slice(from, line.search(/[=:]/)));
  return line.slice(0, from) + key + line.slice(from + name.length);
}

/** What stands before the first bracket and behind the last one stays. */
function headerLine(line: string, header: string): string {
  return `${line.slice(0, line.indexOf('[') + 1)}${header}${line.slice(line.lastIndexOf(']'))}`;
}

function asRead({ header, entries }: NewSection): SectionAfter {
  return { name: header, entries: entries.map(([key, value]) => ({ key, value })) };
}

function isInterruption(lines: TextLines, line: number): boolean {
  const text = lines.at(line);
  return !isBlank(text) && /^[#;]/.test(text.slice(indentOf(text)));
}

function requireLines({ header, entries }: NewSection): void {
  requireLine(header, '');
  for (const [key, value] of entries) requireLine(key, value);
}

/** Names come from the service: none may become lines of the file. @throws INTERNAL, for what a caller should have refused */
function requireLine(key: string, value: string): void {
  if (!/[\r\n]/.test(key + value)) return;
  throw new SsoctlError(
    'INTERNAL',
    `a key or value for a configuration file has several lines: ${JSON.stringify(key)}`,
  );
}
