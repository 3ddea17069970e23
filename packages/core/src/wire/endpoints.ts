import { type Partition, partitionOf } from './partitions.ts';

/** Services that ssoctl calls or stands in for, by the first label of their hosts. */
export type EndpointService = 'oidc' | 'portal.sso' | 'sso' | 'identitystore' | 'sts' | 'organizations' | 'signin';

export interface EndpointVariant {
  fips?: boolean | undefined;
  dualStack?: boolean | undefined;
}

/**
 * The base URL of a service in a Region, without a trailing slash, by the endpoint rules of the AWS SDKs.
 * The Region is taken as it is: a Region nobody knows belongs to `aws`. Whether the host exists is not known here:
 * most `-fips` hosts of the commercial Regions exist only together with dual-stack.
 */
export function endpointOf(service: EndpointService, region: string, variant: EndpointVariant = {}): string {
  const partition = partitionOf(region);
  if (service === 'organizations') return `https://${organizationsHost(partition, region, variant)}`;
  if (service === 'signin' && partition.signInHost !== undefined && !variant.fips && !variant.dualStack) {
    return `https://${region}.${partition.signInHost}`;
  }
  return `https://${regionalHost(service, partition, region, variant)}`;
}

function regionalHost(service: string, partition: Partition, region: string, variant: EndpointVariant): string {
  const suffix = variant.dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
  // GovCloud's plain hosts are the FIPS hosts; only together with dual-stack is there a name of its own.
  const plainIsFips = partition.id === 'aws-us-gov' && !variant.dualStack && service !== 'signin';
  return `${service}${variant.fips && !plainIsFips ? '-fips' : ''}.${region}.${suffix}`;
}

/** One endpoint a partition, in its global Region, where the rules name one; regional with dual-stack. */
function organizationsHost(partition: Partition, region: string, variant: EndpointVariant): string {
  const named = partition.id !== 'aws-eusc' && partition.id !== 'aws-iso-e' && !variant.dualStack;
  const fipsNamed = partition.id === 'aws' || partition.id === 'aws-us-gov';
  if (!named || (variant.fips && !fipsNamed)) {
    const suffix = variant.dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
    return `organizations${variant.fips ? '-fips' : ''}.${region}.${suffix}`;
  }
  const fips = variant.fips && partition.id === 'aws' ? '-fips' : '';
  return `organizations${fips}.${partition.globalRegion}.${partition.dnsSuffix}`;
}
