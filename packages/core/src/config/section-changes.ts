import { isSsoctlError } from '../errors/index.ts';
import type { IniSection } from '../ini/document.ts';
import { parseBytes } from '../ini/parse-bytes.ts';
import type { SectionChange } from './edit-plan.ts';

const NOTHING = new Uint8Array();

/**
 * What one content of a file has become in another, section by section. Where sections do not tell it (one of them cannot be
 * read, or only comments, blanks or the order differ) it is one change of a section without a name: the whole file.
 */
export function sectionChanges(file: string, before: Uint8Array | undefined, after: Uint8Array): SectionChange[] {
  const [old, made] = [sectionsOf(file, before ?? NOTHING), sectionsOf(file, after)];
  const changes: SectionChange[] = [];
  if (old !== undefined && made !== undefined) {
    for (const [section, keys] of made) {
      const earlier = old.get(section);
      if (earlier === undefined) changes.push({ file, section, action: 'add', keys: [...keys.keys()] });
      else {
        const differing = differingKeys(earlier, keys);
        if (differing.length > 0) changes.push({ file, section, action: 'change', keys: differing });
      }
    }
    for (const section of old.keys()) if (!made.has(section)) changes.push({ file, section, action: 'remove' });
  }
  return changes.length > 0 ? changes : [{ file, section: '', action: 'change' }];
}

type Keys = ReadonlyMap<string, string>;

function sectionsOf(file: string, bytes: Uint8Array): Map<string, Keys> | undefined {
  try {
    const { sections } = parseBytes(bytes, file).document;
    return new Map(sections.map((section) => [section.name, keysIn(section)]));
  } catch (error) {
    if (isSsoctlError(error, 'CONFIG_INVALID')) return undefined;
    throw error;
  }
}

function keysIn({ entries }: IniSection): Keys {
  return new Map(entries.map(({ key, value }) => [key, value]));
}

function differingKeys(one: Keys, other: Keys): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}
