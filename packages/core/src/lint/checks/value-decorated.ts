import { decorationOf } from '../decoration.ts';
import { SESSION_KEYS, SSO_PROFILE_KEYS } from '../known-keys.ts';
import type { Check } from '../types.ts';

const READ = new Set<string>([...SSO_PROFILE_KEYS, ...SESSION_KEYS, 'region', 'output']);

/** Quotes, and comments behind a value: other SDKs take a comment away, for the AWS CLI both belong to the value. */
export const valueDecorated: Check = {
  id: 'value-decorated',
  *look(reading) {
    for (const { section } of reading.signInSections) {
      for (const entry of section.entries) {
        const around = READ.has(entry.key) ? decorationOf(entry.value) : undefined;
        if (around === undefined) continue;
        yield {
          severity: 'error',
          ...reading.at(section, entry),
          message:
            around === 'quotes'
              ? `the quotes are a part of ${entry.key}'s value`
              : `what looks like a comment is a part of ${entry.key}'s value for the AWS CLI`,
          fix: around === 'quotes' ? 'write the value without quotes' : 'move the comment to a line of its own',
        };
      }
    }
  },
};
