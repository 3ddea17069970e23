import type { SectionChange } from '../config/edit-plan.ts';
import type { IniEditor } from '../ini/editor.ts';
import { profileMap } from '../ini/profile-map.ts';
import { type GivenSettings, settingsToKeep } from './settings.ts';

/** A session whose remembered settings change. */
export interface KeptSettings {
  /** The session. */
  name: string;
  change: Omit<SectionChange, 'file'>;
}

/** Tells the editor what the sessions remember from now on. */
export function keepSettings(editor: IniEditor, names: Iterable<string>, given: GivenSettings): KeptSettings[] {
  const { sessions } = profileMap(editor.document);
  const wanted = settingsToKeep(given);
  return [...names].flatMap((name) => {
    const section = sessions.get(name);
    if (section === undefined) return [];
    const keys = [...wanted].filter(([key, value]) => {
      return section.entries.find((entry) => entry.key === key)?.value !== value;
    });
    for (const [key, value] of keys) {
      if (value === undefined) editor.removeKey(section, key);
      else editor.setKey(section, key, value);
    }
    const change = { section: section.name, action: 'change' as const, keys: keys.map(([key]) => key) };
    return keys.length === 0 ? [] : [{ name, change }];
  });
}
