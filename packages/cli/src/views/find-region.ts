import type { Located, RegionSource } from '@ssoctl/core/internal/locate/types';
import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';

/** How a Region was found, to follow "The Region is eu-west-1: ". */
export const FOUND: Readonly<Record<RegionSource, string>> = {
  host: 'the start URL names it',
  configured: 'the configuration of the same portal says so',
  cache: 'a sign-in to this portal was made there',
  redirect: 'the address leads to a portal that names it',
  registration: 'the configured endpoint is there and knows the portal',
  portal: 'the page of the portal names it',
  probe: 'of all Regions that answered, this one alone knows the portal',
};

/** Off a terminal the Region alone, so that it can be used as it is; nothing where it was not found. */
export const locatedView: View<Located> = {
  schema: 'ssoctl/sessions-find-region/1',
  json: ({ startUrl, canonicalUrl, region, partition, how, candidates }) => ({
    startUrl,
    canonicalUrl,
    ...(region !== undefined && { region }),
    ...(partition !== undefined && { partition }),
    how,
    ...(candidates !== undefined && { candidates }),
  }),
  *lines({ startUrl, canonicalUrl, region, partition, how }, page) {
    if (region === undefined || how === 'unknown') return;
    if (!page.terminal) {
      yield region;
      return;
    }
    const { dim, bold } = page.colours;
    const rows: [string, string][] = [
      ['region', region],
      ['partition', partition ?? ''],
      ['how', FOUND[how]],
      ['portal', canonicalUrl],
      ...(startUrl === canonicalUrl ? [] : [['start URL', startUrl] as [string, string]]),
    ];
    const cells = rows.map(([name, text]) => [
      { text: name, paint: dim },
      { text, paint: name === 'region' ? bold : undefined },
    ]);
    yield* table([{ title: '' }, { title: '' }], cells, page).slice(1);
  },
};
