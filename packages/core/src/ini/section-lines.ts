import { indentOf } from './blanks.ts';
import type { IniSection } from './document.ts';
import type { TextLines } from './lines.ts';

/** Lines by number, the last one included. */
export interface LineRange {
  from: number;
  to: number;
}

/** The last line that says something in a section: of its last key's value, or its header. */
export function lastContentLine(section: IniSection): number {
  return section.entries.at(-1)?.endLine ?? section.line;
}

/**
 * What goes when a section goes: the comment right above its header, the header, all up to its last key, a comment right
 * below that, and the blank lines behind. A comment at the very top of the file stays, and so does one that stands right above the next header.
 */
export function ownLines(lines: TextLines, section: IniSection): LineRange {
  let from = section.line;
  while (from > 1 && isComment(lines.at(from - 1))) from -= 1;
  if (from === 1) from = section.line;
  let to = afterComments(lines, section);
  while (to < section.endLine && isBlank(lines.at(to + 1))) to += 1;
  return { from, to };
}

/** The last line of a section and of the comment right below it, unless that one belongs to the next header. */
export function afterComments(lines: TextLines, section: IniSection): number {
  const last = lastContentLine(section);
  let at = last;
  while (at < section.endLine && isComment(lines.at(at + 1))) at += 1;
  const leansOnNext = at === section.endLine && at < lines.count;
  return leansOnNext ? last : at;
}

export function isBlank(line: string): boolean {
  return indentOf(line) === line.length;
}

export function isComment(line: string): boolean {
  const first = line[indentOf(line)];
  return first === '#' || first === ';';
}
