import { isRegion, partitionOf } from '../../wire/partitions.ts';
import { inLines } from '../names.ts';
import { entryOf, type Reading } from '../reading.ts';
import { type ConfiguredUrl, configuredUrls } from '../start-urls.ts';
import type { Check } from '../types.ts';

/**
 * A Region that the start URL contradicts, or that differs from what stands elsewhere for the same portal. `sso_region` is where the
 * instance of IAM Identity Center lives; with another one a sign-in ends with "Invalid grant provided" in the browser.
 */
export const regionMismatch: Check = {
  id: 'region-mismatch',
  *look(reading) {
    const all = withRegions(reading);
    const byPortal = groupedByPortal(all);
    for (const { url, portal, entry, region } of all) {
      const named = url.read.ok ? url.read.region : undefined;
      const where = reading.at(url.section, entry);
      if (named !== undefined) {
        // Another partition is told as such.
        if (named === region || partitionOf(named).id !== partitionOf(region).id) continue;
        const message = `the start URL names the Region ${named}, sso_region is ${region}`;
        yield { severity: 'warn', ...where, message, fix: `write sso_region = ${named}` };
        continue;
      }
      const others = (byPortal.get(portal) ?? []).filter((one) => one.region !== region);
      if (others.length === 0) continue;
      const lines = inLines(others.map((one) => one.entry.line));
      const message = `sso_region is ${region} here and another one in ${lines}, for the same portal`;
      yield { severity: 'warn', ...where, message, fix: `find the right one: ssoctl sessions find-region ${portal}` };
    }
  },
};

/** Start URL and Region belong to different partitions, or a profile's own Region to another one than its sign-in. */
export const partitionMismatch: Check = {
  id: 'partition-mismatch',
  *look(reading) {
    for (const { url, entry, region } of withRegions(reading)) {
      const { read, section } = url;
      const partition = read.ok ? read.partition : undefined;
      const { id } = partitionOf(region);
      if (partition === undefined || partition === id) continue;
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `the portal belongs to the partition ${partition}, ${region} to ${id}`,
        fix: `write the Region of the portal${read.ok && read.region ? `: sso_region = ${read.region}` : ''}`,
      };
    }
    for (const { section, keys } of reading.ssoProfiles) {
      const entry = entryOf(section, 'region');
      const session = reading.sessions.get(keys.get('sso_session') ?? '');
      const signsInAt = (session ?? { keys }).keys.get('sso_region') ?? '';
      if (entry === undefined || !isRegion(entry.value) || !isRegion(signsInAt)) continue;
      const [own, theirs] = [partitionOf(entry.value).id, partitionOf(signsInAt).id];
      if (own === theirs) continue;
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `${entry.value} belongs to the partition ${own}, and the sign-in in ${signsInAt} gives credentials for ${theirs}`,
        fix: `write a Region of ${theirs}`,
      };
    }
  },
};

interface WithRegion {
  url: ConfiguredUrl;
  portal: string;
  entry: ConfiguredUrl['entry'];
  region: string;
}

function withRegions(reading: Reading): WithRegion[] {
  return configuredUrls(reading).flatMap((url) => {
    const entry = entryOf(url.section, 'sso_region');
    if (entry === undefined || !isRegion(entry.value)) return [];
    return [{ url, portal: url.meant ?? url.entry.value, entry, region: entry.value }];
  });
}

/** Only portals with more than one Region. */
function groupedByPortal(all: readonly WithRegion[]): Map<string, WithRegion[]> {
  const groups = new Map<string, WithRegion[]>();
  for (const one of all) {
    const group = groups.get(one.portal);
    if (group === undefined) groups.set(one.portal, [one]);
    else group.push(one);
  }
  for (const [portal, group] of groups) if (new Set(group.map(({ region }) => region)).size < 2) groups.delete(portal);
  return groups;
}
