import fc from 'fast-check';
import type { IniEntry, IniSection } from '../../src/ini/document.ts';
import type { IniEditor } from '../../src/ini/editor.ts';

/** One change, at places that are chosen among those that a document turns out to have. */
export type Change =
  | { kind: 'set'; section: number; key: string; value: string }
  | { kind: 'set-entry'; section: number; entry: number; value: string }
  | { kind: 'remove-entry'; section: number; entry: number }
  | { kind: 'remove-section'; section: number }
  | { kind: 'rename'; section: number; name: string }
  | { kind: 'insert'; section: number; name: string }
  | { kind: 'append'; name: string };

const place = fc.nat({ max: 20 });
const key = fc.constantFrom('region', 'output', 'sso_session', 'sso_role_name');
const value = fc.constantFrom('new', '', 'a = b', 'été', '[x]', '# x', '"q"', '100%');
/** Names that no generated document has, so that none comes to stand there twice. */
const name = fc.nat({ max: 99_999 }).map((number) => `profile made${number}`);

export const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), section: place, key, value }),
  fc.record({ kind: fc.constant('set-entry' as const), section: place, entry: place, value }),
  fc.record({ kind: fc.constant('remove-entry' as const), section: place, entry: place }),
  fc.record({ kind: fc.constant('remove-section' as const), section: place }),
  fc.record({ kind: fc.constant('rename' as const), section: place, name }),
  fc.record({ kind: fc.constant('insert' as const), section: place, name }),
  fc.record({ kind: fc.constant('append' as const), name }),
);

/** Makes a change where the document has a place for it. */
export function make(editor: IniEditor, change: Change): void {
  if (change.kind === 'append') {
    editor.appendSection({ header: change.name, entries: [['region', 'x']] });
    return;
  }
  const { sections } = editor.document;
  const section = sections[change.section % Math.max(1, sections.length)];
  if (section === undefined) return;
  if (change.kind === 'set') editor.setKey(section, change.key, change.value);
  else if (change.kind === 'remove-section') editor.removeSection(section);
  else if (change.kind === 'rename') editor.renameSection(section, change.name);
  else if (change.kind === 'insert')
    editor.insertSectionAfter(section, { header: change.name, entries: [['region', 'x']] });
  else makeEntry(editor, entryOf(section, change.entry), change.kind === 'set-entry' ? change.value : undefined);
}

function makeEntry(editor: IniEditor, entry: IniEntry | undefined, value: string | undefined): void {
  if (entry === undefined) return;
  if (value === undefined) editor.removeEntry(entry);
  else editor.setEntry(entry, value);
}

function entryOf(section: IniSection, at: number) {
  return section.entries[at % Math.max(1, section.entries.length)];
}
