import { describe, expect, test } from 'vitest';
import { regionInPage } from './page-region.ts';

const ANY = {};

describe('the Region that a page names', () => {
  test.each([
    ['<head><meta name="region" content="us-west-2"/></head>', 'us-west-2'],
    ["<META\n  content='eu-west-1'   name='region'>", 'eu-west-1'],
    ['<meta name=region content=eu-north-1>', 'eu-north-1'],
    ['<script id="env" type="application/json">{"stage":"prod","region" : "eu-central-1"}</script>', 'eu-central-1'],
    ['<script src="https://assets.sso-portal.eu-west-1.amazonaws.com/2026/main.js"></script>', 'eu-west-1'],
    ['connect-src https://portal.sso.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['connect-src https://oidc.us-gov-west-1.api.aws', 'us-gov-west-1'],
    ['https://eu-west-2.signin.aws/platform/d-9c67f2ab13/login?x=y', 'eu-west-2'],
    ['https://us-east-2.sso.signin.aws/platform/d-9a67f2ab13/login', 'us-east-2'],
    ['/start/user-consent/authorize.html?clientId=x&amp;region=ap-south-1', 'ap-south-1'],
  ])('%s', (text, region) => {
    expect(regionInPage(text, ANY)).toBe(region);
  });

  test.each([
    ['nothing', '<html><body>Welcome</body></html>'],
    ['what is not a Region', '<meta name="region" content="Bavaria"><meta name="region" content="US">'],
    ['an availability zone', '<meta name="region" content="us-east-1a">'],
    ['another meta tag', '<meta name="geo.region" content="us-east-1"><meta property="og:region" content="us-east-1">'],
    ['two that disagree', 'https://oidc.us-east-1.amazonaws.com https://oidc.eu-west-1.amazonaws.com'],
    ['a host that only ends like one', 'https://myoidc.us-east-1.amazonaws.com.example'],
    ['a console link', 'https://eu-west-1.console.aws.amazon.com/'],
  ])('is not found in %s', (_what, text) => {
    expect(regionInPage(text, ANY)).toBeUndefined();
  });

  test('is taken from the meta tag, whatever else the page lists', () => {
    const page = '<meta name="region" content="eu-west-1"> oidc.us-east-1.amazonaws.com oidc.us-west-2.amazonaws.com';
    expect(regionInPage(page, ANY)).toBe('eu-west-1');
  });

  test('does not count when it lies in another partition than the portal', () => {
    expect(regionInPage('<meta name="region" content="us-east-1">', { partition: 'aws-cn' })).toBeUndefined();
  });

  test('is looked for in time that grows with the page, not with its square', () => {
    for (const piece of [
      '<meta ',
      '<meta name="region" ',
      '"region"   :   ',
      'oidc.',
      '/a-',
      '&region=',
      '<meta content="a',
    ])
      expect(regionInPage(piece.repeat(Math.floor(1024 ** 2 / piece.length)), ANY)).toBeUndefined();
  }, 5_000);
});
