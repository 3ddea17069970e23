import { describe, expect, test } from 'vitest';
import { endpointOf } from './endpoints.ts';
import { isRegion, PARTITIONS, partitionById, partitionOf } from './partitions.ts';

const REGIONS = [
  'us-east-1',
  'eu-west-1',
  'ap-southeast-7',
  'mx-central-1',
  'cn-north-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
  'xx-nowhere-9',
];
const VARIANTS = [
  { fips: false, dualStack: false },
  { fips: true, dualStack: false },
  { fips: false, dualStack: true },
  { fips: true, dualStack: true },
];

type Provider = (parameters: { Region: string; UseFIPS: boolean; UseDualStack: boolean }) => { url: URL };

/** The endpoint rules that the AWS SDK carries: somebody else's reading of the same rules. */
async function sdkRules(): Promise<Record<'oidc' | 'portal.sso' | 'sts', Provider>> {
  const region = 'us-east-1';
  const [{ SSOOIDCClient }, { SSOClient }, { STSClient }] = await Promise.all([
    import('@aws-sdk/client-sso-oidc'),
    import('@aws-sdk/client-sso'),
    import('@aws-sdk/client-sts'),
  ]);
  return {
    oidc: new SSOOIDCClient({ region }).config.endpointProvider as unknown as Provider,
    'portal.sso': new SSOClient({ region }).config.endpointProvider as unknown as Provider,
    sts: new STSClient({ region }).config.endpointProvider as unknown as Provider,
  };
}

describe('endpointOf', () => {
  test("agrees with the AWS SDK's endpoint rules in every partition and variant", async () => {
    const rules = await sdkRules();
    for (const service of ['oidc', 'portal.sso', 'sts'] as const) {
      for (const region of REGIONS) {
        for (const { fips, dualStack } of VARIANTS) {
          const { url } = rules[service]({ Region: region, UseFIPS: fips, UseDualStack: dualStack });
          expect(endpointOf(service, region, { fips, dualStack })).toBe(url.href.replace(/\/$/, ''));
        }
      }
    }
  });

  test.each([
    ['sso', 'eu-west-1', {}, 'https://sso.eu-west-1.amazonaws.com'],
    ['sso', 'us-gov-west-1', { fips: true }, 'https://sso.us-gov-west-1.amazonaws.com'],
    ['identitystore', 'cn-north-1', {}, 'https://identitystore.cn-north-1.amazonaws.com.cn'],
    ['organizations', 'eu-west-1', {}, 'https://organizations.us-east-1.amazonaws.com'],
    ['organizations', 'eu-west-1', { fips: true }, 'https://organizations-fips.us-east-1.amazonaws.com'],
    ['organizations', 'eu-west-1', { dualStack: true }, 'https://organizations.eu-west-1.api.aws'],
    ['organizations', 'us-gov-east-1', { fips: true }, 'https://organizations.us-gov-west-1.amazonaws.com'],
    ['organizations', 'cn-north-1', {}, 'https://organizations.cn-northwest-1.amazonaws.com.cn'],
    ['organizations', 'eusc-de-east-1', {}, 'https://organizations.eusc-de-east-1.amazonaws.eu'],
    ['signin', 'eu-west-1', {}, 'https://eu-west-1.signin.aws.amazon.com'],
    ['signin', 'cn-north-1', {}, 'https://cn-north-1.signin.amazonaws.cn'],
    ['signin', 'us-iso-east-1', {}, 'https://signin.us-iso-east-1.c2s.ic.gov'],
  ] as const)('%s in %s with %o is %s', (service, region, variant, url) => {
    expect(endpointOf(service, region, variant)).toBe(url);
  });
});

describe('partitions', () => {
  test.each([
    ['us-east-1', 'aws'],
    ['il-central-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-east-1', 'aws-iso-f'],
    ['zz-unheard-1', 'aws'],
  ])('%s lies in %s', (region, id) => {
    expect(partitionOf(region).id).toBe(id);
    expect(partitionById(id)).toBe(partitionOf(region));
  });

  test('holds the global Region of each partition inside it', () => {
    for (const partition of PARTITIONS) expect(partitionOf(partition.globalRegion)).toBe(partition);
  });

  test.each(REGIONS)('%s has the shape of a Region', (region) => {
    expect(isRegion(region)).toBe(true);
  });

  test.each(['', 'us-east-1a', 'US-EAST-1', 'us_east_1', 'useast1', 'us-east-1 ', 'us-east', 'aws-global', 'Ireland'])(
    '%j has not',
    (text) => {
      expect(isRegion(text)).toBe(false);
    },
  );
});
