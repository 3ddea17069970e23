import { expect, test } from 'vitest';
import { authorizeUrl } from './authorize-url.ts';

test('names, order and encoding are the AWS CLI’s', () => {
  const url = authorizeUrl('http://127.0.0.1:18080', {
    clientId: 'CID',
    redirectUri: 'http://127.0.0.1:46429/oauth/callback',
    state: '3f08',
    scopes: ['sso:account:access', 'codecatalyst:read_write'],
    codeChallenge: 'KDtW-_',
  });
  expect(url).toBe(
    'http://127.0.0.1:18080/authorize?response_type=code&client_id=CID&redirect_uri=http%3A%2F%2F127.0.0.1%3A46429%2Foauth%2Fcallback&state=3f08&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess%20codecatalyst%3Aread_write&code_challenge=KDtW-_',
  );
});

test('only unreserved characters stay as they are', () => {
  const request = { clientId: "a~b_c-d.e!'()*+&", redirectUri: '', state: '', scopes: [], codeChallenge: '' };
  expect(authorizeUrl('', request)).toContain('client_id=a~b_c-d.e%21%27%28%29%2A%2B%26&');
});
