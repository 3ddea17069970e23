import { isSso } from '../reading.ts';
import type { Check } from '../types.ts';

/** Nothing says in which Region a profile works: tools ask for one, or stop. */
export const noRegion: Check = {
  id: 'no-region',
  *look(reading) {
    const { env } = reading.input;
    if (env['AWS_REGION'] || env['AWS_DEFAULT_REGION']) return;
    const lacking = reading.profiles.filter(({ keys, credentials }) => {
      const isHere = keys.get('region') || credentials?.entries.some(({ key }) => key === 'region');
      return !isHere && isSso(keys) && keys.has('sso_account_id');
    });
    // What a sync generated, it gives a Region to, to all of a session at once; so one note is enough for them.
    const told = new Set<string>();
    for (const { name, section, keys } of lacking) {
      const generatedFor = keys.get('ssoctl_sync')?.split(' ')[0];
      if (generatedFor !== undefined && told.has(generatedFor)) continue;
      if (generatedFor !== undefined) told.add(generatedFor);
      const alike = lacking.filter(
        (one) => generatedFor !== undefined && one.keys.get('ssoctl_sync')?.split(' ')[0] === generatedFor,
      );
      const others = alike.length > 1 ? ` and ${alike.length - 1} more generated for "${generatedFor}" have` : ' has';
      yield {
        severity: 'info',
        ...reading.at(section),
        message: `the profile "${name}"${others} no region, and AWS_REGION is not set`,
        fix:
          generatedFor === undefined
            ? `add region = … below line ${section.line}`
            : `run: ssoctl profiles sync ${generatedFor} --region REGION`,
      };
    }
  },
};
