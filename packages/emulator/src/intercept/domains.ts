import { PARTITIONS } from '@ssoctl/core/wire';

/** AWS's domains beside the suffixes of its endpoints: portals, sign-in pages, consoles. */
const PAGES = [
  'awsapps.com',
  'awsapps.cn',
  'app.aws',
  'signin.aws',
  'aws.amazon.com',
  'amazonaws.cn',
  'amazonaws-us-gov.com',
  'amazonaws-eusc.eu',
  'app.amazonwebservices.com.cn',
];

/** Every domain that is AWS's own. The emulator's CA may speak for these and no other. */
export const AWS_DOMAINS: readonly string[] = [
  ...new Set([...PARTITIONS.flatMap(({ dnsSuffix, dualStackDnsSuffix }) => [dnsSuffix, dualStackDnsSuffix]), ...PAGES]),
];

/** The longest AWS domain that a host lies in. */
export function awsDomainOf(host: string): string | undefined {
  return AWS_DOMAINS.filter((domain) => host.endsWith(`.${domain}`)).sort((a, b) => b.length - a.length)[0];
}
