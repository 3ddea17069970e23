import type { IniSection } from '../../ini/document.ts';
import type { TextLines } from '../../ini/lines.ts';
import { isBlank, isComment, ownLines } from '../../ini/section-lines.ts';
import { faultsOf } from '../faults.ts';
import { entryOf } from '../reading.ts';
import type { Repairs } from '../repairs.ts';
import type { Check } from '../types.ts';

/**
 * The same header twice: the AWS CLI refuses the whole file, other SDKs take both together, or one of them. Two that do not
 * contradict each other can become one.
 */
export const duplicateSection: Check = {
  id: 'duplicate-section',
  *look(reading) {
    const { config } = reading.input;
    for (const fault of faultsOf(reading, 'duplicate-section')) {
      const { line, otherLine, inConfig } = fault;
      const section = inConfig ? sectionIn(config.document.sections, line) : undefined;
      const first = inConfig ? sectionIn(config.document.sections, otherLine) : undefined;
      if (section === undefined || first === undefined) {
        yield { ...fault, fix: `make one section of those in line ${otherLine} and in line ${line}` };
        continue;
      }
      const obstacle = obstacleTo(section, first, config.lines);
      yield {
        ...fault,
        ...reading.at(section),
        fix: obstacle
          ? `${obstacle}: make one section of those in line ${first.line} and in line ${line}`
          : `move the keys of line ${line} into the section in line ${first.line}`,
        mend: obstacle ? undefined : (repairs) => merge(section, first, repairs),
      };
    }
  },
};

function sectionIn(sections: readonly IniSection[], line: number | undefined): IniSection | undefined {
  return sections.find((section) => section.line === line);
}

/** Why the two cannot become one without a person. */
function obstacleTo(section: IniSection, first: IniSection, lines: TextLines): string | undefined {
  const values = new Map(first.entries.map(({ key, value }) => [key, value]));
  for (const { key, value } of section.entries) {
    const known = values.get(key);
    if (known !== undefined && known !== value) return `they differ in ${key}`;
    if (known === undefined && value.includes('\n')) return `${key} has further lines`;
    values.set(key, value);
  }
  if (strangeLines(section, lines).length > 0 || strangeLines(first, lines).length > 0)
    return 'one of the two holds lines that cannot be read';
  return commentsIn(section, lines) ? 'the second one holds comments' : undefined;
}

/** Lines that are no key and do not belong to one. */
function otherLines(section: IniSection, lines: TextLines): number[] {
  const told = new Set<number>();
  for (const { line, endLine } of section.entries) for (let at = line; at <= endLine; at += 1) told.add(at);
  const others: number[] = [];
  for (let line = section.line + 1; line <= section.endLine; line += 1)
    if (!told.has(line) && !isBlank(lines.at(line))) others.push(line);
  return others;
}

function strangeLines(section: IniSection, lines: TextLines): number[] {
  return otherLines(section, lines).filter((line) => !isComment(lines.at(line)));
}

/** Comments that would go with the section. */
function commentsIn(section: IniSection, lines: TextLines): boolean {
  const { from, to } = ownLines(lines, section);
  return from < section.line || otherLines(section, lines).some((line) => line <= to);
}

function merge(section: IniSection, first: IniSection, repairs: Repairs): void {
  for (const { key, value } of section.entries) {
    if (entryOf(first, key) === undefined) repairs.addKey(first, key, value);
  }
  repairs.removeSection(section);
}
