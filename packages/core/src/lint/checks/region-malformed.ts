import type { IniEntry } from '../../ini/document.ts';
import { isRegion } from '../../wire/partitions.ts';
import { decorationOf } from '../decoration.ts';
import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/** A Region that is none: an availability zone, a typing error, a word. Host names are made of it, and do not resolve. */
export const regionMalformed: Check = {
  id: 'region-malformed',
  *look(reading) {
    for (const { kind, section } of reading.signInSections) {
      for (const key of kind === 'session' ? ['sso_region'] : ['sso_region', 'region']) {
        const entry = entryOf(section, key);
        if (entry === undefined || !isMalformed(entry)) continue;
        const zone = /^(.*-\d{1,2})[a-z]$/.exec(entry.value)?.[1];
        const isZone = zone !== undefined && isRegion(zone);
        yield {
          severity: 'error',
          ...reading.at(section, entry),
          message: isZone
            ? `${entry.value} is an availability zone, not a Region`
            : `${JSON.stringify(entry.value)} is not the name of a Region`,
          fix: `write ${key} = ${isZone ? zone : '…'}${isZone ? '' : ', a Region like us-east-1'}`,
        };
      }
    }
  },
};

/** Missing ones, and those with quotes, comments or further lines, are told otherwise. `aws-global` is botocore's own. */
function isMalformed({ value }: IniEntry): boolean {
  if (value === '' || value.includes('\n') || decorationOf(value)) return false;
  return !isRegion(value) && !/^aws-[a-z-]*global$/.test(value);
}
