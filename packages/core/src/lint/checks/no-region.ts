import { isSso } from '../reading.ts';
import type { Check } from '../types.ts';

/** Nothing says in which Region a profile works: tools ask for one, or stop. */
export const noRegion: Check = {
  id: 'no-region',
  *look(reading) {
    const { env } = reading.input;
    if (env['AWS_REGION'] || env['AWS_DEFAULT_REGION']) return;
    for (const { name, section, keys, credentials } of reading.profiles) {
      const isHere = keys.get('region') || credentials?.entries.some(({ key }) => key === 'region');
      if (isHere || !isSso(keys) || !keys.has('sso_account_id')) continue;
      // What a sync generated, it gives a Region to, and to all the others at once.
      const generatedFor = keys.get('ssoctl_sync')?.split(' ')[0];
      yield {
        severity: 'info',
        ...reading.at(section),
        message: `the profile "${name}" has no region, and AWS_REGION is not set`,
        fix:
          generatedFor === undefined
            ? `add region = … below line ${section.line}`
            : `run: ssoctl profiles sync ${generatedFor} --region REGION`,
      };
    }
  },
};
