import type { DiscoveredInstance, Discovery } from '@ssoctl/core/internal/directory/discover';
import { discover } from '@ssoctl/core/internal/directory/discover';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { portalUrlsOf } from '@ssoctl/core/internal/locate/portal-urls';
import { isRegion, readStartUrl } from '@ssoctl/core/wire';
import { type AdminConnection, connectAdmin } from '../../directory/connection.ts';
import type { Context } from '../../kit/context.ts';
import { startProgress } from '../../kit/progress.ts';
import { startTally } from '../../kit/tally.ts';
import type { KnownPortal, MissingRight, ShownInstance, ShownPortalUrl } from '../../views/discover.ts';
import { warnOfUnheardRegion } from '../sessions/find-region-telling.ts';
import type { DiscoverInput } from './discover.ts';
import { isAmong, withGiven } from './known-portal.ts';
import { missingRights } from './missing-rights.ts';

export interface Surroundings extends Omit<Discovery, 'instances'> {
  instances: readonly ShownInstance[];
  missingRights: readonly MissingRight[];
}

/** All that the credentials can see, with progress on stderr. @throws what finding the credentials throws, and {@link discover} */
export async function lookAround(
  context: Context,
  { region, noCounts }: DiscoverInput['options'],
  portal: KnownPortal | undefined,
): Promise<Surroundings> {
  const connection = await connectAdmin(context);
  const { deps, credentials } = connection;
  const regions = wantedRegions(context, region, portal) ?? connection.regions;
  const { output, signal } = context;
  const asking = startProgress(output, 'Asking Regions for instances');
  const counting = startTally(output);
  const counts = new Map<string, number>();
  try {
    const found = await discover(deps, regions, credentials, {
      counts: !noCounts,
      signal,
      onRegions: asking.update,
      onCount(what, count) {
        asking.end();
        counts.set(what, count);
        counting.update(`Counting: ${[...counts].map(([name, many]) => `${many} ${name}`).join(', ')}`);
      },
    });
    const instances = found.instances.map((one) => shown(one, connection, portal));
    return { ...found, instances, missingRights: missingRights(found, connection.source) };
  } finally {
    asking.end();
    counting.end();
  }
}

/** @throws USAGE */
function wantedRegions(
  context: Context,
  named: readonly string[] | undefined,
  portal: KnownPortal | undefined,
): readonly string[] | undefined {
  if (named === undefined) return portal?.located.region === undefined ? undefined : [portal.located.region];
  const wrong = named.find((region) => !isRegion(region));
  if (wrong !== undefined || named.length === 0)
    throw new SsoctlError('USAGE', `--region: ${JSON.stringify(wrong ?? '')} is not the name of a Region`, {
      hint: 'give Regions such as eu-west-1, separated by commas',
    });
  for (const region of named) warnOfUnheardRegion(context, region);
  return [...new Set(named)];
}

/** With the addresses of its portal: those that follow from its ids, and those that are in use here. */
function shown(
  instance: DiscoveredInstance,
  { source }: AdminConnection,
  portal: KnownPortal | undefined,
): ShownInstance {
  const { identityStoreId, region, regions = [] } = instance;
  const instanceId = instance.instanceArn.split('/').at(-1);
  const otherRegions = regions.filter(({ isPrimary, name }) => !isPrimary && name !== region).map(({ name }) => name);
  const derived = portalUrlsOf({ region, otherRegions, instanceId, identityStoreId });
  const used: ShownPortalUrl[] = [];
  const take = (startUrl: string) => {
    const read = readStartUrl(startUrl);
    if (read.ok) used.push({ form: read.form, url: read.url, derived: false });
  };
  // Only an instance that is an organization's gives roles in accounts, and there is one: what gave these keys leads to it.
  if ('role' in source && instance.kind === 'organization') take(source.role.signIn.startUrl);
  for (const { url } of portal?.portalUrls ?? []) if (isAmong(derived, url)) take(url);
  const unique = used.filter(({ url }, index) => used.findIndex((one) => one.url === url) === index);
  return { ...instance, portalUrls: withGiven(derived, unique) };
}
