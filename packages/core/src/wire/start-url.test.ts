import { describe, expect, test } from 'vitest';
import { canonicalStartUrl, readStartUrl } from './start-url.ts';

const INSTANCE = 'ssoins-1234567890abcdef';

describe('readStartUrl', () => {
  test.each([
    ['https://d-9067f2ab13.awsapps.com/start', { form: 'classic', partition: 'aws', subdomain: 'd-9067f2ab13' }],
    ['https://corp.awsapps.com/start', { form: 'alias', partition: 'aws', subdomain: 'corp' }],
    ['https://d-9067f2ab13.awsapps.cn/start', { form: 'classic', partition: 'aws-cn' }],
    [
      `https://${INSTANCE}.eu-west-1.portal.amazonaws.com`,
      { form: 'ipv4', region: 'eu-west-1', partition: 'aws', instanceId: INSTANCE },
    ],
    [
      `https://${INSTANCE}.portal.eu-west-1.app.aws`,
      { form: 'dual-stack', region: 'eu-west-1', partition: 'aws', instanceId: INSTANCE },
    ],
    [
      `https://${INSTANCE}.portal.us-gov-west-1.app.aws`,
      { form: 'dual-stack', region: 'us-gov-west-1', partition: 'aws-us-gov' },
    ],
    [`https://identitycenter.amazonaws.com/${INSTANCE}`, { form: 'issuer', partition: 'aws', instanceId: INSTANCE }],
    [`https://identitycenter.us-gov.amazonaws.com/${INSTANCE}`, { form: 'issuer', partition: 'aws-us-gov' }],
    [`https://identitycenter.amazonaws.com.cn/${INSTANCE}`, { form: 'issuer', partition: 'aws-cn' }],
    [`https://identitycenter.amazonaws.eu/${INSTANCE}`, { form: 'issuer', partition: 'aws-eusc' }],
    [
      'https://start.us-gov-home.awsapps.com/directory/d-9867f2ab13',
      { form: 'directory', partition: 'aws-us-gov', subdomain: 'd-9867f2ab13' },
    ],
    [
      'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/agency',
      { form: 'directory', partition: 'aws-us-gov', region: 'us-gov-west-1', subdomain: 'agency' },
    ],
    ['https://start.home.awsapps.cn/directory/d-9967f2ab13', { form: 'directory', partition: 'aws-cn' }],
    [
      'https://start.cn-north-1.home.awsapps.cn/directory/d-9967f2ab13',
      { form: 'directory', partition: 'aws-cn', region: 'cn-north-1' },
    ],
    [
      `https://${INSTANCE}.cn-north-1.portal.amazonaws.com.cn`,
      { form: 'ipv4', region: 'cn-north-1', partition: 'aws-cn' },
    ],
    [
      `https://${INSTANCE}.portal.cn-north-1.app.amazonwebservices.com.cn`,
      { form: 'dual-stack', region: 'cn-north-1', partition: 'aws-cn' },
    ],
    [
      `https://${INSTANCE}.eusc-de-east-1.portal.amazonaws.eu`,
      { form: 'ipv4', region: 'eusc-de-east-1', partition: 'aws-eusc' },
    ],
    [
      `https://${INSTANCE}.portal.eusc-de-east-1.api.amazonwebservices.eu`,
      { form: 'dual-stack', region: 'eusc-de-east-1', partition: 'aws-eusc' },
    ],
    ['https://something-new.app.aws', { form: 'other' }],
    ['https://something-new.app.amazonwebservices.com.cn', { form: 'other', partition: 'aws-cn' }],
    ['https://something-new.api.amazonwebservices.eu', { form: 'other', partition: 'aws-eusc' }],
    [`https://${INSTANCE}.portal.frankfurt.app.aws`, { form: 'other' }],
  ])('reads %s', (text, expected) => {
    expect(readStartUrl(text)).toMatchObject({ ok: true, url: text, configured: text, ...expected });
  });

  test('names no region where the host does not', () => {
    for (const text of [
      'https://corp.awsapps.com/start',
      `https://identitycenter.amazonaws.com/${INSTANCE}`,
      `https://${INSTANCE}.portal.frankfurt.app.aws`,
      'https://start.frankfurt.us-gov-home.awsapps.com/directory/agency',
    ])
      expect(readStartUrl(text)).not.toHaveProperty('region');
  });

  test.each([
    'https://corp.awsapps.com/start/',
    'https://corp.awsapps.com/start#/',
    'https://corp.awsapps.com/start#',
    'https://corp.awsapps.com/start/#/',
    'https://corp.awsapps.com/start/?referrer=accessPortal',
    'https://corp.awsapps.com/start/#/device?user_code=ABCD-EFGH',
    'https://CORP.awsapps.com/start',
    'HTTPS://corp.awsapps.com:443/start',
    '  https://corp.awsapps.com/start\n',
    'https://corp.awsapps.com./start',
  ])('brings %j into one form and keeps what was configured', (text) => {
    expect(readStartUrl(text)).toMatchObject({
      ok: true,
      url: 'https://corp.awsapps.com/start',
      configured: text.trim(),
    });
  });

  test.each([
    [
      'https://corp.awsapps.com/start/#/console?account_id=111122223333&role_name=Dev',
      'https://corp.awsapps.com/start',
    ],
    ['https://corp.awsapps.com/start/user-consent/authorize.html?clientId=x', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/start/device', 'https://corp.awsapps.com/start'],
    [
      'https://start.us-gov-home.awsapps.com/directory/agency/user-consent/authorize.html',
      'https://start.us-gov-home.awsapps.com/directory/agency',
    ],
    [
      'https://start.home.awsapps.cn/directory/d-9967f2ab13#/console?account_id=111122223333',
      'https://start.home.awsapps.cn/directory/d-9967f2ab13',
    ],
    [`https://${INSTANCE}.portal.eu-west-1.app.aws/#/console`, `https://${INSTANCE}.portal.eu-west-1.app.aws`],
    [`https://${INSTANCE}.portal.eu-west-1.app.aws/device`, `https://${INSTANCE}.portal.eu-west-1.app.aws`],
    [`https://identitycenter.amazonaws.com/${INSTANCE}/?x=1#y`, `https://identitycenter.amazonaws.com/${INSTANCE}`],
  ])('finds the portal in the link %s', (text, url) => {
    expect(readStartUrl(text)).toMatchObject({ ok: true, url, configured: text });
    expect(canonicalStartUrl(text)).toBe(url);
  });

  test.each([
    ['corp', true],
    ['corp.awsapps.com', true],
    ['sso.example.com/aws', true],
    ['https://corp.awsapps.com/', true],
    ['corp.awsapps.com/workdocs', undefined],
    ['http://corp.awsapps.com/start', undefined],
    ['https://corp.awsapps.com:8443/start', undefined],
    ['https://eu-west-1.signin.aws/platform/d-9067f2ab13/login', undefined],
  ])('%j: only a beginning or an end is missing: %s', (text, incomplete) => {
    const read = readStartUrl(text);
    expect(read).toMatchObject({ ok: false, fixed: expect.stringMatching(/^https:/) });
    expect((read as { incomplete?: true }).incomplete).toBe(incomplete);
  });

  test.each([
    ['http://corp.awsapps.com/start', 'not-https', 'https://corp.awsapps.com/start'],
    ['ftp://corp.awsapps.com/start', 'not-https', undefined],
    ['', 'not-a-url', undefined],
    ['corp', 'not-a-url', 'https://corp.awsapps.com/start'],
    ['D-9067F2AB13', 'not-a-url', 'https://d-9067f2ab13.awsapps.com/start'],
    [INSTANCE, 'not-a-url', `https://identitycenter.amazonaws.com/${INSTANCE}`],
    ['us-east-1', 'not-a-url', undefined],
    ['123456789012', 'not-a-url', undefined],
    ['-corp', 'not-a-url', undefined],
    ['me@example.com', 'not-a-url', undefined],
    ['me:secret@corp.awsapps.com/start', 'not-a-url', undefined],
    ['corp.okta.com/home', 'idp-page', undefined],
    ['aa-123.account-access.eu-west-1.app.aws', 'account-access', undefined],
    ['view.awsapps.com/start', 'builder-id', undefined],
    ['corp.awsapps.com/start', 'not-a-url', 'https://corp.awsapps.com/start'],
    ['corp.awsapps.com', 'not-a-url', 'https://corp.awsapps.com/start'],
    ['http://corp.awsapps.com', 'not-https', 'https://corp.awsapps.com/start'],
    ['http://corp.okta.com/home', 'not-https', undefined],
    ['sso.example.com/aws', 'not-a-url', 'https://sso.example.com/aws'],
    ['https://', 'not-a-url', undefined],
    ['https://corp.awsapps.com/st art', 'not-a-url', undefined],
    ['https://corp.awsapps.com/start\u0000', 'not-a-url', undefined],
    ['https://me:secret@corp.awsapps.com/start', 'not-a-url', undefined],
    ['https://corp.awsapps.com:8443/start', 'not-a-url', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com', 'missing-start', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/', 'missing-start', 'https://corp.awsapps.com/start'],
    ['https://start.us-gov-home.awsapps.com/start', 'missing-start', undefined],
    ['https://identitycenter.amazonaws.com', 'missing-start', undefined],
    ['https://corp.okta.com/app/amazon_aws_sso/abc/sso/saml', 'idp-page', undefined],
    ['https://myapps.microsoft.com/signin/abc', 'idp-page', undefined],
    ['https://login.microsoftonline.com/abc/saml2', 'idp-page', undefined],
    ['https://accounts.google.com/o/saml2', 'idp-page', undefined],
    ['https://123456789012.signin.aws.amazon.com/console', 'idp-page', undefined],
    ['https://eu-west-1.console.aws.amazon.com/', 'idp-page', undefined],
    [
      'https://eu-west-1.signin.aws/platform/d-9067f2ab13/login?workflowStateHandle=x',
      'idp-page',
      'https://d-9067f2ab13.awsapps.com/start',
    ],
    ['https://us-gov-west-1.signin.aws/platform/d-9067f2ab13/login', 'idp-page', undefined],
    ['https://eu-west-1.signin.aws/platform/corp/login', 'idp-page', undefined],
    ['https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH', 'idp-page', undefined],
    ['https://oidc.eu-west-1.amazonaws.com/authorize?client_id=x', 'idp-page', undefined],
    ['https://corp.awsapps.com/workdocs/', 'missing-start', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/starting', 'missing-start', 'https://corp.awsapps.com/start'],
    ['https://aa-123.account-access.eu-west-1.app.aws', 'account-access', undefined],
    ['https://view.awsapps.com/start', 'builder-id', undefined],
    ['https://sso.example.com/aws', 'not-aws', undefined],
    ['https://awsapps.com.example.com/start', 'not-aws', undefined],
    ['https://notokta.com/start', 'not-aws', undefined],
  ])('refuses %j as %s', (text, why, fixed) => {
    const read = readStartUrl(text);
    expect(read).toMatchObject({ ok: false, why, because: expect.stringMatching(/\S/) });
    expect((read as { fixed?: string }).fixed).toBe(fixed);
  });

  test('never repeats a password in its reason', () => {
    expect(JSON.stringify(readStartUrl('https://me:hunter2@corp.awsapps.com/start'))).not.toContain('hunter2');
  });

  test('proposes only what it would accept itself', () => {
    for (const text of [
      'corp',
      INSTANCE,
      'https://eu-west-1.signin.aws/platform/d-9067f2ab13/login',
      'http://corp.awsapps.com/start/#/',
      'corp.awsapps.com/start',
      'https://corp.awsapps.com:99/start/',
    ]) {
      const read = readStartUrl(text);
      expect(read.ok === false && read.fixed !== undefined && readStartUrl(read.fixed).ok).toBe(true);
    }
  });
});

describe('canonicalStartUrl', () => {
  test('makes spellings of one portal equal', () => {
    expect(canonicalStartUrl('https://Corp.awsapps.com/start/#/')).toBe(
      canonicalStartUrl('https://corp.awsapps.com/start'),
    );
  });

  test('keeps the path of a vanity address and the text of anything else', () => {
    expect(canonicalStartUrl('https://SSO.example.com/aws/')).toBe('https://sso.example.com/aws');
    expect(canonicalStartUrl(' nonsense ')).toBe('nonsense');
  });
});
