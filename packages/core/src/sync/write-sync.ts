import type { SectionChange } from '../config/edit-plan.ts';
import type { IniSection } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';
import type { SyncDecision } from './decide-sync.ts';
import { MARK, markFor, writeMark } from './mark.ts';
import type { Match } from './match.ts';
import { type KeyMerge, mergeKeys } from './merge-keys.ts';
import type { DesiredProfile } from './types.ts';

type Change = Omit<SectionChange, 'file'>;

/** What was done to profiles of ours that stay. */
export interface Written {
  changes: readonly Change[];
  /** Names, and the keys that changed. */
  changed: readonly { name: string; keys: readonly string[] }[];
  /** Names, and the keys that a hand had changed and that therefore stay. */
  handsOff: readonly { name: string; keys: readonly string[] }[];
}

/** Tells the editor what was decided. New profiles stand behind the last one of their session, or at the end. */
export function writeSync(editor: IniEditor, decision: SyncDecision): Written {
  const changes: Change[] = [];
  const changed: { name: string; keys: string[] }[] = [];
  const handsOff: { name: string; keys: readonly string[] }[] = [];
  for (const { section } of decision.removed) {
    editor.removeSection(section);
    changes.push({ section: section.name, action: 'remove' });
  }
  for (const match of decision.same) {
    const merge = mergeKeys(match.owned, match.desired);
    const { name } = match.desired;
    const keys = [...merge.set.keys()];
    if (merge.kept.length > 0) handsOff.push({ name, keys: merge.kept });
    if (keys.length === 0) continue;
    writeKeys(editor, match, merge);
    changed.push({ name, keys });
    changes.push({ section: match.owned.section.name, action: 'change', keys });
  }
  for (const match of decision.renamed) {
    writeKeys(editor, match, mergeKeys(match.owned, match.desired));
    editor.renameSection(match.owned.section, headerOf(match.desired));
    changes.push({ section: match.owned.section.name, action: 'remove' });
    changes.push({ section: headerOf(match.desired), action: 'add', keys: match.desired.entries.map(([key]) => key) });
  }
  const anchors = lastOfEachSession(decision);
  for (const desired of decision.added) {
    const section = { header: headerOf(desired), entries: markedEntries(desired) };
    const anchor = anchors.get(desired.role.session);
    if (anchor === undefined) editor.appendSection(section);
    else editor.insertSectionAfter(anchor, section);
    changes.push({ section: section.header, action: 'add', keys: section.entries.map(([key]) => key) });
  }
  return { changes, changed, handsOff };
}

function writeKeys(editor: IniEditor, { owned, desired }: Match, { set, digests }: KeyMerge): void {
  for (const [key, value] of set) {
    if (value === undefined) editor.removeKey(owned.section, key);
    else editor.setKey(owned.section, key, value);
  }
  editor.setKey(owned.section, MARK, writeMark({ session: desired.role.session, digests }));
}

function headerOf({ name }: DesiredProfile): string {
  return `profile ${name}`;
}

function markedEntries({ name, role, entries }: DesiredProfile): (readonly [string, string])[] {
  return [...entries, [MARK, writeMark(markFor(role.session, name, entries))]];
}

function lastOfEachSession({ owned, removed }: SyncDecision): Map<string, IniSection> {
  const gone = new Set(removed);
  const last = new Map<string, IniSection>();
  for (const profile of owned) {
    if (gone.has(profile)) continue;
    const { section, mark } = profile;
    if (section.line > (last.get(mark.session)?.line ?? 0)) last.set(mark.session, section);
  }
  return last;
}
