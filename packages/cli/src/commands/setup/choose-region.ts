import { requireRegion } from '@ssoctl/core/internal/config/given-values';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { isRegion, partitionOf } from '@ssoctl/core/wire';
import type { Context } from '../../kit/context.ts';

/** What is said instead of a Region where profiles are to have none. */
export const NO_REGION = 'none';

/**
 * The Region that tools use by default with new profiles: given, asked for, or `suggested`, that of the portal. Undefined: none.
 * @throws REGION_INVALID for what is no Region, or one that role credentials of this portal are not good in
 */
export async function chooseRegion(
  { prompt }: Context,
  { given, suggested, asks }: { given: string | undefined; suggested: string; asks: boolean },
): Promise<string | undefined> {
  const unasked = { missing: 'the Region for the profiles is missing', flag: '--profile-region REGION' };
  const question = `Default Region for AWS commands, or ${NO_REGION}`;
  const fault = (text: string) => regionFault(text, suggested);
  const region = given ?? (asks ? await prompt.text(question, unasked, fault, suggested) : suggested);
  if (region === NO_REGION) return undefined;
  requireRegion(region);
  requirePartition(region, suggested);
  return region;
}

/** Credentials of one partition are good in no other. @throws REGION_INVALID */
export function requirePartition(region: string, portalRegion: string): void {
  const { id } = partitionOf(portalRegion);
  if (partitionOf(region).id === id) return;
  throw new SsoctlError(
    'REGION_INVALID',
    `the Region ${region} is not one of the partition ${id}, as the portal's is`,
    {
      hint: `give --profile-region ${portalRegion}`,
      details: { region, partition: id },
    },
  );
}

function regionFault(text: string, portalRegion: string): string | undefined {
  if (text === NO_REGION) return undefined;
  if (!isRegion(text)) return 'No: this is not the name of a Region, such as us-east-1';
  const { id } = partitionOf(portalRegion);
  return partitionOf(text).id === id
    ? undefined
    : `No: this Region is not one of the partition ${id}, as the portal's is`;
}
