import type { SectionChange } from '../config/edit-plan.ts';
import type { IniEntry, IniSection } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';

/**
 * Gathers what checks want changed, each without knowing of the others: what one wants removed goes, whatever another one
 * wants of it. Then the editor is told once.
 */
export class Repairs {
  readonly #set = new Map<IniEntry, { key: string; value: string }>();
  readonly #removed = new Set<IniEntry>();
  readonly #added = new Map<IniSection, Map<string, string>>();
  readonly #renamed = new Map<IniSection, string>();
  readonly #removedSections = new Set<IniSection>();
  #mark = false;

  setValue(entry: IniEntry, value: string): void {
    if (value !== entry.value) this.#set.set(entry, { key: entry.key, value });
  }

  renameKey(entry: IniEntry, key: string): void {
    this.#set.set(entry, { key, value: entry.value });
  }

  addKey(section: IniSection, key: string, value: string): void {
    this.#added.set(section, (this.#added.get(section) ?? new Map()).set(key, value));
  }

  removeKey(entry: IniEntry): void {
    this.#removed.add(entry);
  }

  /** @param header the new text between the brackets */
  renameSection(section: IniSection, header: string): void {
    this.#renamed.set(section, header);
  }

  removeSection(section: IniSection): void {
    this.#removedSections.add(section);
  }

  removeByteOrderMark(): void {
    this.#mark = true;
  }

  /** Tells the editor, and answers what that means for each section. */
  make(editor: IniEditor): Omit<SectionChange, 'file'>[] {
    if (this.#mark) editor.removeByteOrderMark();
    const changes = editor.document.sections.flatMap((section) => this.#makeSection(editor, section));
    if (changes.length > 0 || !this.#mark) return changes;
    // The mark belongs to no section.
    return [{ section: '', action: 'change' }];
  }

  #makeSection(editor: IniEditor, section: IniSection): Omit<SectionChange, 'file'>[] {
    if (this.#removedSections.has(section)) {
      editor.removeSection(section);
      return [{ section: section.name, action: 'remove' }];
    }
    const keys = new Set<string>();
    for (const entry of section.entries) {
      const wanted = this.#set.get(entry);
      if (this.#removed.has(entry)) editor.removeEntry(entry);
      else if (wanted === undefined) continue;
      else editor.replaceEntry(entry, wanted.key, wanted.value);
      keys.add(entry.key).add(wanted?.key ?? entry.key);
    }
    for (const [key, value] of this.#added.get(section) ?? []) {
      editor.setKey(section, key, value);
      keys.add(key);
    }
    const header = this.#renamed.get(section);
    if (header !== undefined) editor.renameSection(section, header);
    if (header === undefined && keys.size === 0) return [];
    return [{ section: header ?? section.name, action: 'change', keys: [...keys] }];
  }
}
