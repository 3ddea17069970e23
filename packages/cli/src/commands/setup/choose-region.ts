import { requireRegion } from '@ssoctl/core/internal/config/given-values';
import { isRegion } from '@ssoctl/core/wire';
import type { Context } from '../../kit/context.ts';

/** What is said instead of a Region where profiles are to have none. */
export const NO_REGION = 'none';

/** The Region that tools use by default with new profiles: given, asked for, or `suggested`. Undefined: none. @throws REGION_INVALID */
export async function chooseRegion(
  { prompt }: Context,
  { given, suggested, asks }: { given: string | undefined; suggested: string; asks: boolean },
): Promise<string | undefined> {
  const unasked = { missing: 'the Region for the profiles is missing', flag: '--profile-region REGION' };
  const question = `Default Region for AWS commands, or ${NO_REGION}`;
  const region = given ?? (asks ? await prompt.text(question, unasked, regionFault, suggested) : suggested);
  if (region === NO_REGION) return undefined;
  requireRegion(region);
  return region;
}

function regionFault(text: string): string | undefined {
  if (text === NO_REGION || isRegion(text)) return undefined;
  return 'No: this is not the name of a Region, such as us-east-1';
}
