import { isSsoctlError } from '@ssoctl/core/internal/errors/index';
import { describe, expect, test } from 'vitest';
import { givenPortal, leadsTo, mayBeIn } from './portal.ts';

const INSTANCE = 'ssoins-1234567890abcdef';

describe('what a person gives', () => {
  test.each([
    ['https://d-9067f2ab13.awsapps.com/start#/', 'https://d-9067f2ab13.awsapps.com/start', 'classic', 'aws'],
    ['https://Corp.awsapps.com/start/?referrer=accessPortal', 'https://corp.awsapps.com/start', 'alias', 'aws'],
    [
      'https://corp.awsapps.com/start/#/console?account_id=111122223333',
      'https://corp.awsapps.com/start',
      'alias',
      'aws',
    ],
    [
      'https://corp.awsapps.com/start/user-consent/authorize.html?x=y',
      'https://corp.awsapps.com/start',
      'alias',
      'aws',
    ],
    ['https://corp.awsapps.com', 'https://corp.awsapps.com/start', 'alias', 'aws'],
    ['  corp.awsapps.com\n', 'https://corp.awsapps.com/start', 'alias', 'aws'],
    ['MyCorp', 'https://mycorp.awsapps.com/start', 'alias', 'aws'],
    ['<https://corp.awsapps.com/start/#/>', 'https://corp.awsapps.com/start', 'alias', 'aws'],
    [' "corp.awsapps.com/start"\n', 'https://corp.awsapps.com/start', 'alias', 'aws'],
    ["'corp'", 'https://corp.awsapps.com/start', 'alias', 'aws'],
    ['d-9067f2ab13', 'https://d-9067f2ab13.awsapps.com/start', 'classic', 'aws'],
    [INSTANCE, `https://identitycenter.amazonaws.com/${INSTANCE}`, 'issuer', 'aws'],
    [
      `identitycenter.us-gov.amazonaws.com/${INSTANCE}`,
      `https://identitycenter.us-gov.amazonaws.com/${INSTANCE}`,
      'issuer',
      'aws-us-gov',
    ],
    [
      'https://start.home.awsapps.cn/directory/d-9967f2ab13#/',
      'https://start.home.awsapps.cn/directory/d-9967f2ab13',
      'directory',
      'aws-cn',
    ],
    [
      `https://${INSTANCE}.eusc-de-east-1.portal.amazonaws.eu/#/`,
      `https://${INSTANCE}.eusc-de-east-1.portal.amazonaws.eu`,
      'ipv4',
      'aws-eusc',
    ],
  ])('%j is the portal %s', (text, url, form, partition) => {
    expect(givenPortal(text)).toMatchObject({ startUrl: url, portal: { url, form, partition } });
  });

  test('an address of the organization’s own stays as it was given, but for what no server sees', () => {
    expect(givenPortal('https://SSO.example.com/aws/?team=a#/top')).toEqual({
      startUrl: 'https://SSO.example.com/aws/?team=a',
      portal: { form: 'vanity', url: 'https://sso.example.com/aws' },
    });
    expect(givenPortal('sso.example.com').startUrl).toBe('https://sso.example.com');
  });

  test.each([
    ['http://corp.awsapps.com/start', 'give https://corp.awsapps.com/start'],
    ['https://aa-123.account-access.eu-west-1.app.aws', 'run: aws login'],
    ['aa-123.account-access.eu-west-1.app.aws/start', 'run: aws login'],
    ['https://view.awsapps.com/start', "give the portal's own address"],
    ['https://corp.okta.com/app/x', "give the portal's own address"],
    ['https://eu-west-1.signin.aws/platform/d-9067f2ab13/login', 'give https://d-9067f2ab13.awsapps.com/start'],
    ['https://corp.awsapps.com/workdocs', 'give https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com:8443/start', 'give https://corp.awsapps.com/start'],
    ['', "give the portal's own address"],
    ['""', "give the portal's own address"],
    ['"corp', "give the portal's own address"],
    ['us-east-1', "give the portal's own address"],
    ['corp dev', "give the portal's own address"],
  ])('refuses %j and says: %s', (text, hint) => {
    expect(() => givenPortal(text)).toThrow(
      expect.objectContaining({ code: 'START_URL_INVALID', hint: expect.stringContaining(hint) }),
    );
  });

  test.each([
    'https://me:hunter2@corp.awsapps.com/start',
    'https://me:hun@ter2@corp.awsapps.com/start',
    'https://me:x/hunter2@corp.awsapps.com/start',
    'me:hunter2@corp.awsapps.com/start',
  ])('never repeats what may be a password: %s', (text) => {
    try {
      givenPortal(text);
      expect.unreachable();
    } catch (error) {
      expect(isSsoctlError(error, 'START_URL_INVALID')).toBe(true);
      expect(`${(error as Error).message}${JSON.stringify(error)}`).not.toMatch(/hun|ter2/);
    }
  });
});

describe('leadsTo', () => {
  const { portal } = givenPortal(INSTANCE);

  test('compares spellings, not texts', () => {
    const corp = givenPortal('corp').portal;
    expect(leadsTo(corp, 'https://corp.awsapps.com/start/#/')).toBe(true);
    expect(leadsTo(corp, 'https://lab.awsapps.com/start')).toBe(false);
    expect(leadsTo(corp, 'nonsense')).toBe(false);
  });

  test('knows an instance by its id under another host', () => {
    expect(leadsTo(portal, `https://${INSTANCE}.portal.eu-west-1.app.aws`)).toBe(true);
    expect(leadsTo(portal, 'https://ssoins-0000000000000000.portal.eu-west-1.app.aws')).toBe(false);
  });

  test('tells addresses of the organization’s own apart by their path', () => {
    const vanity = givenPortal('https://sso.example.com/aws').portal;
    expect(leadsTo(vanity, 'https://SSO.example.com/aws/')).toBe(true);
    expect(leadsTo(vanity, 'https://sso.example.com/lab')).toBe(false);
  });
});

test('a portal is in a Region of its own partition alone', () => {
  expect(mayBeIn({ partition: 'aws-cn' }, 'cn-north-1')).toBe(true);
  expect(mayBeIn({ partition: 'aws-cn' }, 'us-east-1')).toBe(false);
  expect(mayBeIn({}, 'us-gov-west-1')).toBe(true);
  expect(mayBeIn({}, 'Frankfurt')).toBe(false);
});
