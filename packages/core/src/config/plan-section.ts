import { SsoctlError } from '../errors/index.ts';
import { decodeIni } from '../ini/decode.ts';
import type { IniDocument, IniSection } from '../ini/document.ts';
import { parseIni } from '../ini/parse.ts';
import { appendDiff } from './append-diff.ts';
import { appendSection, type NewSection } from './append-section.ts';
import type { EditPlan } from './edit-plan.ts';
import { emptyDocument } from './load.ts';

export interface SectionEdit extends NewSection {
  file: string;
  /** As a person would say it: `profile "dev"`. */
  title: string;
  /** Refuses a document that the section would not fit into. */
  require?(document: IniDocument): void;
  /** The section of that name, if the document has one. */
  find(document: IniDocument): IniSection | undefined;
  /** Refuses a result that would not work. */
  check(result: IniDocument): void;
}

/**
 * Plans one section at the end of a file. A section that says the same already gives a plan without changes.
 * @throws ALREADY_EXISTS with the place and the keys that differ, CONFIG_INVALID, and what `require` and `check` throw
 */
export function planSection(edit: SectionEdit, before: Uint8Array | undefined): EditPlan {
  const { file, header } = edit;
  const bytes = before ?? new Uint8Array();
  const document = before === undefined ? emptyDocument(file) : parseIni(decodeIni(bytes, file), file);
  const replan = (other: Uint8Array | undefined) => planSection(edit, other);
  edit.require?.(document);
  const existing = edit.find(document);
  if (existing !== undefined) {
    requireSame(edit, existing);
    return { file, changes: [], before, after: bytes, diff: '', replan };
  }
  const after = appendSection(bytes, edit);
  const result = parseIni(decodeIni(after, file), file);
  requireAppended(edit, document, result);
  edit.check(result);
  const keys = edit.entries.map(([key]) => key);
  const changes = [{ file, section: header, action: 'add', keys }] as const;
  return { file, changes, before, after, diff: appendDiff(file, before, after), replan };
}

function requireSame({ title, file, entries }: SectionEdit, existing: IniSection): void {
  const wanted = new Map(entries);
  const found = new Map(existing.entries.map(({ key, value }) => [key, value]));
  const differing = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (key) => wanted.get(key) !== found.get(key),
  );
  if (differing.length > 0) throw alreadyExists(title, file, existing.line, differing);
}

export function alreadyExists(title: string, file: string, line: number, keys: readonly string[]): SsoctlError {
  return new SsoctlError('ALREADY_EXISTS', `${title} exists (${file}:${line}) and differs in ${keys.join(', ')}`, {
    hint: `choose another name, or edit the section in line ${line} of ${file}`,
    details: { file, line, keys },
  });
}

/** What was there must read as before, and what was added must read as it was meant. */
function requireAppended(edit: SectionEdit, document: IniDocument, result: IniDocument): void {
  const added = result.sections.at(-1);
  const entries = added?.entries.map(({ key, value }) => [key, value]);
  const intact = result.sections.length === document.sections.length + 1 && added?.name === edit.header;
  if (intact && JSON.stringify(entries) === JSON.stringify(edit.entries)) return;
  throw new SsoctlError(
    'INTERNAL',
    `the section [${edit.header}] would not be read back from ${edit.file} as it was meant`,
  );
}
