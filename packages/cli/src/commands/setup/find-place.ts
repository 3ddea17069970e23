import { requireRegion, requireStartUrl } from '@ssoctl/core/internal/config/given-values';
import { givenPortal } from '@ssoctl/core/internal/locate/portal';
import type { Located } from '@ssoctl/core/internal/locate/types';
import { partitionById } from '@ssoctl/core/internal/wire/partitions';
import { IDENTITY_CENTER_REGIONS } from '@ssoctl/core/internal/wire/regions';
import { isRegion } from '@ssoctl/core/wire';
import type { Context } from '../../kit/context.ts';
import { visible } from '../../kit/visible.ts';
import { FOUND } from '../../views/find-region.ts';
import { findRegionTelling, warnOfUnheardRegion } from '../sessions/find-region-telling.ts';

/** Where to sign in. */
export interface Place {
  /** As it is to be configured. */
  startUrl: string;
  region: string;
}

/** Ways of finding that name the Region themselves; the others are worth a look. */
const CERTAIN: readonly Located['how'][] = ['host', 'redirect', 'configured'];

/**
 * The start URL to configure and the Region of its instance: given, found, or told by a person.
 * @throws START_URL_INVALID, REGION_INVALID, ANSWER_NEEDED, and what asking Regions throws
 */
export async function findPlace(
  context: Context,
  portal: string,
  { region, asks }: { region: string | undefined; asks: boolean },
): Promise<Place> {
  if (region !== undefined) {
    requireRegion(region);
    warnOfUnheardRegion(context, region);
    return { startUrl: requireStartUrl(givenPortal(portal).startUrl, region), region };
  }
  const located = await findRegionTelling(context, portal);
  const { startUrl } = located;
  const found = await confirmed(context, located, asks);
  const chosen = found ?? (await askRegion(context, located));
  return { startUrl: requireStartUrl(startUrl, chosen), region: chosen };
}

async function confirmed({ output, prompt }: Context, located: Located, asks: boolean): Promise<string | undefined> {
  const { region, how, startUrl, canonicalUrl } = located;
  if (region === undefined || how === 'unknown') return undefined;
  const { bold } = output.err.colours;
  const leads = startUrl === canonicalUrl ? '' : ` (leads to ${visible(canonicalUrl)})`;
  output.say(`Portal: ${visible(startUrl)}${leads}`);
  output.say(`Region: ${bold(region)} (${FOUND[how]})`);
  if (CERTAIN.includes(how) || !asks) return region;
  const unasked = { missing: `the Region ${region} is not confirmed`, flag: `--region ${region}` };
  return (await prompt.confirm('Sign in there?', unasked)) ? region : undefined;
}

async function askRegion({ output, prompt }: Context, located: Located): Promise<string> {
  const { candidates, failure, tried, partition } = located;
  const unasked = { missing: 'the Region of IAM Identity Center was not found', flag: '--region REGION' };
  if (failure !== undefined) output.warn(failure.message, failure.hint);
  if (!prompt.usable) return prompt.text('', unasked);
  if (candidates !== undefined) {
    const choices = candidates.map((region) => ({ value: region, label: region }));
    return prompt.select('Several Regions know this portal. Which one is its own?', choices, unasked);
  }
  if (located.region === undefined && failure === undefined)
    output.say(`The Region was not found: ${visible(tried.at(-1)?.outcome ?? '')}.`);
  output.say('The portal shows it: under any account, "Access keys", "SSO Region".');
  const another = { value: undefined, label: 'Another one' };
  const regions = regionsOf(partition).map((region) => ({ value: region, label: region }));
  const chosen = await prompt.select<string | undefined>(
    'In which Region is IAM Identity Center?',
    [...regions, another],
    unasked,
  );
  if (chosen !== undefined) return chosen;
  return prompt.text('Region of IAM Identity Center', unasked, (text) =>
    isRegion(text) ? undefined : 'No: this is not the name of a Region, such as us-east-1',
  );
}

function regionsOf(partition: string | undefined): readonly string[] {
  const known = partition === undefined ? undefined : partitionById(partition);
  return (known && IDENTITY_CENTER_REGIONS[known.id]) ?? Object.values(IDENTITY_CENTER_REGIONS).flat();
}
