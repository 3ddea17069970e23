import { isNested } from '../../ini/nested.ts';
import { SESSION_KEYS, SSO_PROFILE_KEYS } from '../known-keys.ts';
import type { Check } from '../types.ts';

const ONE_LINE = new Set<string>([...SSO_PROFILE_KEYS, ...SESSION_KEYS, 'region', 'output']);

/** An indented line below a key belongs to its value. Who indents the second key of a section loses both. */
export const valueContinued: Check = {
  id: 'value-continued',
  *look(reading) {
    for (const { section } of reading.signInSections) {
      for (const entry of section.entries) {
        const { key, value, line, endLine } = entry;
        if (!ONE_LINE.has(key) || !(value.includes('\n') || isNested(value))) continue;
        const lines = endLine > line + 1 ? `lines ${line + 1} to ${endLine} are` : `line ${endLine} is`;
        yield {
          severity: 'error',
          ...reading.at(section, entry),
          message: `${lines} indented, and so a part of ${key}'s value`,
          fix: `let the lines below line ${line} begin where it begins`,
        };
      }
    }
  },
};
