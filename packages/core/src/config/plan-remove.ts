import type { IniDocument, IniSection } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';
import { profileMap } from '../ini/profile-map.ts';
import type { SectionChange } from './edit-plan.ts';

/**
 * Every section that means one of some profiles or sessions, also one that a later section of the same name hides: it would come
 * to light when that one goes.
 */
export function sectionsMeaning(
  document: IniDocument,
  what: 'profiles' | 'sessions',
  names: ReadonlySet<string>,
): IniSection[] {
  return document.sections.filter((section) => {
    const alone = profileMap({ ...document, sections: [section] })[what];
    return [...alone.keys()].some((name) => names.has(name));
  });
}

/** Tells the editor to take sections out, and answers what that means. */
export function removeSections(editor: IniEditor, sections: readonly IniSection[]): Omit<SectionChange, 'file'>[] {
  for (const section of sections) editor.removeSection(section);
  return sections.map(({ name }) => ({ section: name, action: 'remove' }));
}
