import { partitionOf } from '../wire/partitions.ts';
import type { StartUrlForm } from '../wire/start-url-forms.ts';

/** What is known of an instance, as far as its portal's addresses are made of it. */
export interface PortalParts {
  /** The primary Region, where the other parts were found. */
  region: string;
  /** Further Regions that the instance is enabled in. */
  otherRegions?: readonly string[] | undefined;
  /** `ssoins-…` */
  instanceId?: string | undefined;
  /** `d-…`; a store of the newer kind, which has a UUID, gives no address. */
  identityStoreId?: string | undefined;
}

export interface PortalUrl {
  form: StartUrlForm;
  url: string;
}

/**
 * Every address of a portal that follows from what is known of its instance, the one that is best written down first: start URLs
 * as AWS gives them out. Only the primary Region has the classic ones. A name that the organization chose follows from nothing.
 */
export function portalUrlsOf({
  region,
  otherRegions = [],
  instanceId,
  identityStoreId = '',
}: PortalParts): PortalUrl[] {
  const partition = partitionOf(region).id;
  const store = /^d-[0-9a-f]{10}$/.test(identityStoreId) ? identityStoreId : undefined;
  const named = store === undefined ? [] : namedUrls(partition, region, store);
  if (instanceId === undefined) return named;
  const regional = [region, ...otherRegions].flatMap((at) => regionalUrls(partition, at, instanceId));
  const issuer = ISSUERS[partition];
  return [
    ...named,
    ...regional,
    ...(issuer === undefined ? [] : [{ form: 'issuer', url: `https://${issuer}/${instanceId}` } as const]),
  ];
}

function namedUrls(partition: string, region: string, store: string): PortalUrl[] {
  if (partition === 'aws') return [{ form: 'classic', url: `https://${store}.awsapps.com/start` }];
  const homes: Readonly<Record<string, string>> = {
    'aws-us-gov': 'us-gov-home.awsapps.com',
    'aws-cn': 'home.awsapps.cn',
  };
  const home = homes[partition];
  if (home === undefined) return [];
  return [`start.${home}`, `start.${region}.${home}`].map((host) => ({
    form: 'directory',
    url: `https://${host}/directory/${store}`,
  }));
}

/** What comes after `ssoins-….REGION.portal.` and after `ssoins-….portal.REGION.` */
const REGIONAL: Readonly<Record<string, readonly [ipv4: string, dualStack: string]>> = {
  aws: ['amazonaws.com', 'app.aws'],
  'aws-us-gov': ['amazonaws.com', 'app.aws'],
  'aws-cn': ['amazonaws.com.cn', 'app.amazonwebservices.com.cn'],
  'aws-eusc': ['amazonaws.eu', 'api.amazonwebservices.eu'],
};

function regionalUrls(partition: string, region: string, instanceId: string): PortalUrl[] {
  const [ipv4, dualStack] = REGIONAL[partition] ?? [];
  if (ipv4 === undefined || dualStack === undefined) return [];
  return [
    { form: 'ipv4', url: `https://${instanceId}.${region}.portal.${ipv4}` },
    { form: 'dual-stack', url: `https://${instanceId}.portal.${region}.${dualStack}` },
  ];
}

const ISSUERS: Readonly<Record<string, string>> = {
  aws: 'identitycenter.amazonaws.com',
  'aws-us-gov': 'identitycenter.us-gov.amazonaws.com',
  'aws-cn': 'identitycenter.amazonaws.com.cn',
  'aws-eusc': 'identitycenter.amazonaws.eu',
};
