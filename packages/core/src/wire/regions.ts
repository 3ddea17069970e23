import type { Partition } from './partitions.ts';

/**
 * The Regions in which IAM Identity Center may be enabled, the likeliest first. Source: the endpoints of `oidc` in botocore's
 * endpoints.json (1.43). The order is ours: how often each is seen in public configuration.
 */
export const IDENTITY_CENTER_REGIONS: Readonly<Partial<Record<Partition['id'], readonly string[]>>> = {
  aws: [
    'us-east-1',
    'us-west-2',
    'eu-west-1',
    'eu-central-1',
    'us-east-2',
    'ap-southeast-2',
    'ap-northeast-1',
    'eu-west-2',
    'ap-southeast-1',
    'ap-south-1',
    'ca-central-1',
    'eu-north-1',
    'eu-west-3',
    'ap-northeast-2',
    'sa-east-1',
    'us-west-1',
    'eu-central-2',
    'eu-south-1',
    'eu-south-2',
    'ap-northeast-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'af-south-1',
    'ap-east-1',
    'ap-south-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ca-west-1',
    'ap-southeast-5',
    'ap-southeast-7',
    'mx-central-1',
    'ap-east-2',
    'ap-southeast-6',
  ],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-eusc': ['eusc-de-east-1'],
};

/** Whether IAM Identity Center is known to be in a Region. AWS may have opened another since. */
export function isIdentityCenterRegion(region: string): boolean {
  return Object.values(IDENTITY_CENTER_REGIONS).some((regions) => regions.includes(region));
}

/** How the ids of identity stores (`d-9367…`) begin in each Region. Undocumented, and seen in more than a hundred public ones. */
const STORE_PREFIXES: Readonly<Record<string, string>> = {
  '80': 'eu-west-3',
  '90': 'us-east-1',
  '92': 'us-west-2',
  '93': 'eu-west-1',
  '94': 'sa-east-1',
  '95': 'ap-northeast-1',
  '96': 'ap-southeast-1',
  '97': 'ap-southeast-2',
  '99': 'eu-central-1',
  '9a': 'us-east-2',
  '9b': 'ap-northeast-2',
  '9c': 'eu-west-2',
  '9d': 'ca-central-1',
  '9f': 'ap-south-1',
  c3: 'eu-north-1',
};

/** The Region that the id of an identity store points to: good for where to ask first, never an answer. */
export function likelyRegionOf(identityStoreId: string): string | undefined {
  const prefix = /^d-([0-9a-f]{2})[0-9a-f]{8}$/.exec(identityStoreId)?.[1];
  return prefix === undefined || !Object.hasOwn(STORE_PREFIXES, prefix) ? undefined : STORE_PREFIXES[prefix];
}
