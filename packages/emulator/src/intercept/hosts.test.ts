import { describe, expect, test } from 'vitest';
import { readHost } from './hosts.ts';

describe('services, for every partition and variant', () => {
  test.each([
    ['oidc.us-east-1.amazonaws.com', 'oidc', 'us-east-1', 'aws'],
    ['OIDC.us-east-1.amazonaws.com.', 'oidc', 'us-east-1', 'aws'],
    ['portal.sso.eu-central-1.amazonaws.com', 'portal.sso', 'eu-central-1', 'aws'],
    ['portal.sso-fips.us-east-2.amazonaws.com', 'portal.sso', 'us-east-2', 'aws'],
    ['oidc.eu-west-1.api.aws', 'oidc', 'eu-west-1', 'aws'],
    ['sso-fips.us-east-1.api.aws', 'sso', 'us-east-1', 'aws'],
    ['sts.ap-southeast-7.amazonaws.com', 'sts', 'ap-southeast-7', 'aws'],
    ['sts.amazonaws.com', 'sts', 'us-east-1', 'aws'],
    ['organizations.us-east-1.amazonaws.com', 'organizations', 'us-east-1', 'aws'],
    ['organizations.amazonaws.com.cn', 'organizations', 'cn-northwest-1', 'aws-cn'],
    ['identitystore.us-gov-west-1.amazonaws.com', 'identitystore', 'us-gov-west-1', 'aws-us-gov'],
    ['portal.sso-fips.us-gov-east-1.api.aws', 'portal.sso', 'us-gov-east-1', 'aws-us-gov'],
    ['portal.sso.cn-north-1.amazonaws.com.cn', 'portal.sso', 'cn-north-1', 'aws-cn'],
    ['oidc.cn-northwest-1.api.amazonwebservices.com.cn', 'oidc', 'cn-northwest-1', 'aws-cn'],
    ['oidc.eusc-de-east-1.amazonaws.eu', 'oidc', 'eusc-de-east-1', 'aws-eusc'],
    ['oidc-fips.eusc-de-east-1.api.amazonwebservices.eu', 'oidc', 'eusc-de-east-1', 'aws-eusc'],
    ['identitystore.us-isof-east-1.csp.hci.ic.gov', 'identitystore', 'us-isof-east-1', 'aws-iso-f'],
    ['sts.us-iso-east-1.c2s.ic.gov', 'sts', 'us-iso-east-1', 'aws-iso'],
    ['sts.us-isob-east-1.sc2s.sgov.gov', 'sts', 'us-isob-east-1', 'aws-iso-b'],
    ['sts.eu-isoe-west-1.cloud.adc-e.uk', 'sts', 'eu-isoe-west-1', 'aws-iso-e'],
  ])('%s', (host, service, region, partition) => {
    expect(readHost(host)).toEqual({ kind: 'played', service, region, partition });
  });
});

describe('pages for a browser', () => {
  test.each([
    ['d-1234567890.awsapps.com', undefined, 'aws'],
    ['start.us-gov-home.awsapps.com', undefined, 'aws-us-gov'],
    ['start.us-gov-west-1.us-gov-home.awsapps.com', 'us-gov-west-1', 'aws-us-gov'],
    ['start.home.awsapps.cn', undefined, 'aws-cn'],
    ['start.cn-north-1.home.awsapps.cn', 'cn-north-1', 'aws-cn'],
    ['ssoins-1234567890abcdef.eu-west-3.portal.amazonaws.com', 'eu-west-3', 'aws'],
    ['ssoins-1234567890abcdef.cn-north-1.portal.amazonaws.com.cn', 'cn-north-1', 'aws-cn'],
    ['ssoins-1234567890abcdef.eusc-de-east-1.portal.amazonaws.eu', 'eusc-de-east-1', 'aws-eusc'],
    ['ssoins-1234567890abcdef.portal.us-west-2.app.aws', 'us-west-2', 'aws'],
    ['ssoins-1234567890abcdef.portal.us-gov-west-1.app.aws', 'us-gov-west-1', 'aws-us-gov'],
    ['ssoins-1234567890abcdef.portal.cn-north-1.app.amazonwebservices.com.cn', 'cn-north-1', 'aws-cn'],
    ['ssoins-1234567890abcdef.portal.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1', 'aws-eusc'],
    ['device.sso.us-east-2.amazonaws.com', 'us-east-2', 'aws'],
  ])('%s', (host, region, partition) => {
    const expected = { kind: 'played', service: 'pages', partition };
    expect(readHost(host)).toEqual(region === undefined ? expected : { ...expected, region });
  });
});

test.each([
  's3.amazonaws.com',
  'bucket.s3.eu-west-1.amazonaws.com',
  'assets.sso-portal.us-east-1.amazonaws.com',
  'aa-123.account-access.us-east-1.app.aws',
  'us-east-1.signin.aws.amazon.com',
  'us-east-1.signin.aws',
  'identitycenter.amazonaws.com',
  'oidc.nowhere.amazonaws.com',
  'oidc.a.us-east-1.amazonaws.com',
])('%s is AWS’s, but not played', (host) => {
  expect(readHost(host).kind).toBe('unplayed');
});

test.each([
  ['example.com', 'not a host of AWS'],
  ['amazonaws.com', 'not a host of AWS'],
  ['evilamazonaws.com', 'not a host of AWS'],
  ['oidc.us-east-1.amazonaws.com.evil.example', 'not a host of AWS'],
  ['127.0.0.1', 'not a host of AWS'],
  ['', 'not a host of AWS'],
  ['oidc.cn-north-1.amazonaws.com', 'no such host: cn-north-1 is not under amazonaws.com'],
  ['portal.sso.us-east-1.amazonaws.com.cn', 'no such host: us-east-1 is not under amazonaws.com.cn'],
  ['oidc-fips.us-gov-west-1.amazonaws.com', 'no such host: in us-gov-west-1 the plain name is the FIPS endpoint'],
])('%s is refused', (host, because) => {
  expect(readHost(host)).toEqual({ kind: 'refused', because });
});
