import { expect, test } from 'vitest';
import { nameForPortal } from './name-session.ts';

test.each([
  ['the alias', 'https://Larkspur.awsapps.com/start/#/', 'larkspur'],
  ['the id of the identity store', 'https://d-1234567890.awsapps.com/start', 'd-1234567890'],
  ['the id in a directory', 'https://start.us-gov-home.awsapps.com/directory/d-9876543210', 'd-9876543210'],
  ['the instance', 'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws', 'ssoins-1234567890abcdef'],
  [
    'the instance of an issuer',
    'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef',
    'ssoins-1234567890abcdef',
  ],
  ["the organization's domain", 'https://sso.acme.com/aws', 'acme'],
  ['the domain, however deep', 'https://aws.login.eu.acme.co.uk', 'acme'],
  ['a domain that is called like a second level', 'https://co.uk', 'co'],
  ['nothing at all', '', 'sso'],
])('is called after %s', (_what, startUrl, name) => {
  expect(nameForPortal(startUrl)).toBe(name);
});

test('needs no quotes, whatever the portal is called', () => {
  expect(nameForPortal('https://start.us-gov-home.awsapps.com/directory/d-1%20%5D$x')).toMatch(/^[a-z0-9._-]+$/);
});
