import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Located } from '@ssoctl/core/internal/locate/types';
import type { Context } from '../../kit/context.ts';
import { locatedView } from '../../views/find-region.ts';
import type { FindRegionInput } from './find-region.ts';
import { findRegionTelling, warnOfUnheardRegion } from './find-region-telling.ts';

export async function run({ args, options }: FindRegionInput, context: Context): Promise<void> {
  const located = await findRegionTelling(context, args.startUrl, { probe: !options.noProbe });
  if (located.region === undefined) throw notFound(context, located, options);
  context.output.show(locatedView, located);
  warnOfUnheardRegion(context, located.region);
}

/** A program reads what is known all the same. */
function notFound({ output }: Context, located: Located, { noProbe }: FindRegionInput['options']): SsoctlError {
  if (output.options.json) output.show(locatedView, located);
  if (located.failure !== undefined) return located.failure;
  const { canonicalUrl, candidates, tried } = located;
  const several =
    candidates && `several Regions know it (${candidates.join(', ')}), and nothing tells which is its own`;
  return new SsoctlError(
    'REGION_NOT_FOUND',
    `the Region of ${canonicalUrl} was not found: ${several ?? tried.at(-1)?.outcome}`,
    {
      hint: noProbe
        ? 'run the command without --no-probe, which asks the Regions'
        : 'sign in to the portal in a browser: "Access keys" of any account shows the SSO Region',
      details: { canonicalUrl, candidates },
    },
  );
}
