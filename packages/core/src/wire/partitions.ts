/** One of AWS's separate clouds. Source: partitions.json of the AWS SDKs (botocore 1.43). */
export interface Partition {
  id: 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f';
  dnsSuffix: string;
  dualStackDnsSuffix: string;
  /** The Region that global services (organizations, iam) are signed for. */
  globalRegion: string;
  /** Host of the sign-in and federation pages; `<region>.` goes before it where a Region is named. */
  signInHost: string | undefined;
  /** Host of the console; `<region>.` goes before it where a Region is named. */
  consoleHost: string | undefined;
}

interface Rule extends Partition {
  regions: RegExp;
}

const RULES: readonly Rule[] = [
  {
    id: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    globalRegion: 'us-east-1',
    signInHost: 'signin.aws.amazon.com',
    consoleHost: 'console.aws.amazon.com',
  },
  {
    id: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    globalRegion: 'cn-northwest-1',
    signInHost: 'signin.amazonaws.cn',
    consoleHost: 'console.amazonaws.cn',
  },
  {
    id: 'aws-us-gov',
    regions: /^us-gov-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    globalRegion: 'us-gov-west-1',
    signInHost: 'signin.amazonaws-us-gov.com',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  {
    id: 'aws-eusc',
    regions: /^eusc-de-\w+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    globalRegion: 'eusc-de-east-1',
    signInHost: 'signin.amazonaws-eusc.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
  },
  {
    id: 'aws-iso',
    regions: /^us-iso-\w+-\d+$/,
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
    globalRegion: 'us-iso-east-1',
    signInHost: undefined,
    consoleHost: undefined,
  },
  {
    id: 'aws-iso-b',
    regions: /^us-isob-\w+-\d+$/,
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
    globalRegion: 'us-isob-east-1',
    signInHost: undefined,
    consoleHost: undefined,
  },
  {
    id: 'aws-iso-e',
    regions: /^eu-isoe-\w+-\d+$/,
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
    globalRegion: 'eu-isoe-west-1',
    signInHost: undefined,
    consoleHost: undefined,
  },
  {
    id: 'aws-iso-f',
    regions: /^us-isof-\w+-\d+$/,
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
    globalRegion: 'us-isof-south-1',
    signInHost: undefined,
    consoleHost: undefined,
  },
];

/** Every partition, `aws` first. */
export const PARTITIONS: readonly Partition[] = RULES.map(({ regions: _, ...partition }) => partition);

/** The partition a Region lies in; `aws` for a Region nobody knows yet, as the AWS SDKs do. */
export function partitionOf(region: string): Partition {
  const at = RULES.findIndex((rule) => rule.regions.test(region));
  return PARTITIONS[Math.max(at, 0)] as Partition;
}

/** The partition of that id, e.g. from an ARN's second field. */
export function partitionById(id: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.id === id);
}

/** Whether a text has the shape of a Region (`eu-west-1`, `us-gov-east-1`); not whether AWS has that Region. */
export function isRegion(text: string): boolean {
  return text.length <= 32 && /^[a-z]{2,5}(?:-[a-z]{2,12}){1,2}-\d{1,2}$/.test(text);
}
