import { describe, expect, test } from 'vitest';
import { partitionOf } from '../wire/partitions.ts';
import { IDENTITY_CENTER_REGIONS } from '../wire/regions.ts';
import { readStartUrl } from '../wire/start-url.ts';
import { portalUrlsOf } from './portal-urls.ts';

const parts = { instanceId: 'ssoins-7223abcdef012345', identityStoreId: 'd-9067abcdef' };
const urls = (region: string, more: Partial<Parameters<typeof portalUrlsOf>[0]> = {}) =>
  portalUrlsOf({ region, ...parts, ...more }).map(({ url }) => url);

describe('the addresses of a portal', () => {
  test.each([
    [
      'eu-west-1',
      [
        'https://d-9067abcdef.awsapps.com/start',
        'https://ssoins-7223abcdef012345.eu-west-1.portal.amazonaws.com',
        'https://ssoins-7223abcdef012345.portal.eu-west-1.app.aws',
        'https://identitycenter.amazonaws.com/ssoins-7223abcdef012345',
      ],
    ],
    [
      'us-gov-west-1',
      [
        'https://start.us-gov-home.awsapps.com/directory/d-9067abcdef',
        'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-9067abcdef',
        'https://ssoins-7223abcdef012345.us-gov-west-1.portal.amazonaws.com',
        'https://ssoins-7223abcdef012345.portal.us-gov-west-1.app.aws',
        'https://identitycenter.us-gov.amazonaws.com/ssoins-7223abcdef012345',
      ],
    ],
    [
      'cn-north-1',
      [
        'https://start.home.awsapps.cn/directory/d-9067abcdef',
        'https://start.cn-north-1.home.awsapps.cn/directory/d-9067abcdef',
        'https://ssoins-7223abcdef012345.cn-north-1.portal.amazonaws.com.cn',
        'https://ssoins-7223abcdef012345.portal.cn-north-1.app.amazonwebservices.com.cn',
        'https://identitycenter.amazonaws.com.cn/ssoins-7223abcdef012345',
      ],
    ],
    [
      'eusc-de-east-1',
      [
        'https://ssoins-7223abcdef012345.eusc-de-east-1.portal.amazonaws.eu',
        'https://ssoins-7223abcdef012345.portal.eusc-de-east-1.api.amazonwebservices.eu',
        'https://identitycenter.amazonaws.eu/ssoins-7223abcdef012345',
      ],
    ],
  ])('in %s', (region, expected) => {
    expect(urls(region)).toEqual(expected);
  });

  test('are read back as what they were made of, in every Region', () => {
    for (const region of Object.values(IDENTITY_CENTER_REGIONS).flat())
      for (const { form, url } of portalUrlsOf({ region, ...parts })) {
        const read = readStartUrl(url);
        expect(read).toMatchObject({ ok: true, form, url });
        if (!read.ok) continue;
        if (read.region !== undefined) expect(read.region).toBe(region);
        if (read.partition !== undefined) expect(read.partition).toBe(partitionOf(region).id);
        expect(read.instanceId ?? read.subdomain).toMatch(/^(ssoins-7223abcdef012345|d-9067abcdef)$/);
      }
  });

  test('of further Regions are the regional ones', () => {
    const more = urls('eu-west-1', { otherRegions: ['us-east-1'] });
    expect(more.filter((url) => url.includes('us-east-1'))).toEqual([
      'https://ssoins-7223abcdef012345.us-east-1.portal.amazonaws.com',
      'https://ssoins-7223abcdef012345.portal.us-east-1.app.aws',
    ]);
    expect(more).toHaveLength(6);
  });

  test('are fewer where less is known', () => {
    expect(urls('eu-west-1', { instanceId: undefined })).toEqual(['https://d-9067abcdef.awsapps.com/start']);
    expect(urls('eu-west-1', { identityStoreId: 'f3b1c2d4-0000-4000-8000-000000000000' })).toHaveLength(3);
    expect(urls('us-iso-east-1', { instanceId: undefined })).toEqual([]);
  });
});
