import { expect, test } from 'vitest';
import { loadSeed } from '../seed/index.ts';
import { namesInstance, portalUrls, startUrlOf } from './portal-urls.ts';

function instanceIn(region: string) {
  const instance = { region, id: 'ssoins-1234567890abcdef', identityStoreId: 'd-0123456789', alias: 'corp' };
  return loadSeed({ accounts: [{ id: '012345678901' }], users: [{ name: 'ann' }], instance }).instance;
}

test.each([
  ['eu-west-1', 'https://d-0123456789.awsapps.com/start'],
  ['us-gov-west-1', 'https://start.us-gov-home.awsapps.com/directory/d-0123456789'],
  ['cn-north-1', 'https://start.home.awsapps.cn/directory/d-0123456789'],
  ['eusc-de-east-1', 'https://ssoins-1234567890abcdef.eusc-de-east-1.portal.amazonaws.eu'],
])('an instance in %s has its portal at %s', (region, url) => {
  expect(startUrlOf(instanceIn(region))).toBe(url);
});

test.each([
  ['eu-west-1', 'https://corp.awsapps.com/start'],
  ['eu-west-1', 'https://ssoins-1234567890abcdef.eu-west-1.portal.amazonaws.com'],
  ['eu-west-1', 'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws'],
  ['eu-west-1', 'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef'],
  ['us-gov-west-1', 'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/corp'],
  ['us-gov-west-1', 'https://identitycenter.us-gov.amazonaws.com/ssoins-1234567890abcdef'],
  ['cn-north-1', 'https://ssoins-1234567890abcdef.portal.cn-north-1.app.amazonwebservices.com.cn'],
  ['cn-north-1', 'https://identitycenter.amazonaws.com.cn/ssoins-1234567890abcdef'],
  ['eusc-de-east-1', 'https://ssoins-1234567890abcdef.portal.eusc-de-east-1.api.amazonwebservices.eu'],
  ['eusc-de-east-1', 'https://identitycenter.amazonaws.eu/ssoins-1234567890abcdef'],
])('in %s, %s is one of its names', (region, url) => {
  const instance = instanceIn(region);
  expect(portalUrls(instance)).toContain(url);
  for (const tail of ['', '/', '#/', '/#/', '?referrer=accessPortal']) {
    expect(namesInstance(`${url}${tail}`, instance)).toBe(true);
  }
});
