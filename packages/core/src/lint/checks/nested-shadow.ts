import { isNested, parseNested } from '../../ini/nested.ts';
import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/** Keys that people give with `aws configure set`. */
const OFTEN_SET = ['region', 'output', 'sso_session', 'sso_account_id', 'sso_role_name', 'sso_region', 'sso_start_url'];

/**
 * `aws configure set` does not know nested values: it takes the first line that begins like a key, so `  region = …` under `s3 =` is
 * overwritten where the profile's own `region` comes later, or not at all.
 */
export const nestedShadow: Check = {
  id: 'nested-shadow',
  *look(reading) {
    for (const { section } of reading.profiles) {
      for (const entry of section.entries) {
        if (!isNested(entry.value)) continue;
        for (const key of parseNested(entry.value)?.keys() ?? []) {
          const own = entryOf(section, key);
          if (!OFTEN_SET.includes(key) || (own !== undefined && own.line < entry.line)) continue;
          yield {
            severity: 'warn',
            ...reading.at(section, entry),
            message: `"aws configure set ${key}" would change the ${key} under ${entry.key} instead of the profile's own`,
            fix: own
              ? `move line ${own.line} above line ${entry.line}`
              : `give the profile a ${key} above line ${entry.line}`,
          };
        }
      }
    }
  },
};
