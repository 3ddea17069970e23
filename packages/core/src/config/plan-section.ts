import { SsoctlError } from '../errors/index.ts';
import type { IniDocument, IniSection } from '../ini/document.ts';
import type { NewSection } from '../ini/editor.ts';
import type { EditPlan } from './edit-plan.ts';
import { planEdit } from './plan-edit.ts';

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
  return planEdit(
    {
      file,
      make(editor) {
        edit.require?.(editor.document);
        const existing = edit.find(editor.document);
        if (existing !== undefined) {
          requireSame(edit, existing);
          return [];
        }
        editor.appendSection(edit);
        return [{ section: header, action: 'add', keys: edit.entries.map(([key]) => key) }];
      },
      check: (result) => edit.check(result),
    },
    before,
  );
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
