import { expect, test } from 'vitest';
import type { SignIn } from '../config/types.ts';
import { registrationFile, roleCredentialsFile, tokenFile } from './names.ts';

const PORTAL = 'https://d-abc123.awsapps.com/start';

function session(name: string, more: Partial<Extract<SignIn, { kind: 'sso-session' }>> = {}): SignIn {
  return { kind: 'sso-session', name, startUrl: PORTAL, region: 'us-east-1', scopes: null, ...more };
}

function legacy(startUrl: string, region = 'us-east-1'): SignIn {
  return { kind: 'legacy', name: 'dev', startUrl, region };
}

// Names that AWS CLI 2.36.7 gave.
test.each([
  ['a session', session('my-sso'), '0ad374308c5a4e22f723adf10145eafad7c4031c'],
  ['another session', session('admin'), 'd033e22ae348aeb5660fc2140aec35850c4da997'],
  ['a session beyond ASCII', session('café'), 'f424452a9673918c6f09b0cdd35b20be8e6ae7d7'],
  ['a legacy start URL', legacy(PORTAL), '40a89917e3175433e361b710a9d43528d7f1890a'],
  ['a legacy start URL with #/', legacy(`${PORTAL}#/`), '1d20e6889e22d083cdaba8ccfc0f15209544e0c0'],
  [
    'another legacy start URL',
    legacy('https://d-92671207e4.awsapps.com/start'),
    '13f9d35043871d073ab260e020f0ffde092cb14b',
  ],
])('names the token of %s as the AWS CLI does', (_what, signIn, sha1) => {
  expect(tokenFile(signIn)).toBe(`${sha1}.json`);
});

test.each([
  [
    'two scopes',
    session('my-sso', { scopes: ['sso:account:access', 'codecatalyst:read_write'] }),
    '08f11066b3832f462e4bfb58cdedf672613b0ba0',
  ],
  ['a legacy profile', legacy(PORTAL), 'c7029af06842ab71c7d71a4f2d85fc584e0c5528'],
  ['a legacy profile elsewhere', legacy(PORTAL, 'us-west-2'), 'd75f79f67bab3f92a2b1450471c0c2574de0dca4'],
  [
    'one scope',
    session('my-sso', { startUrl: 'https://d-abc.awsapps.com/start', scopes: ['sso:account:access'] }),
    'deb8cc906c2b78450415f3bc940056d81e790b51',
  ],
  ['an empty list of scopes', session('café', { scopes: [] }), '75e5b6db845525639bdab6e500a109fe87477f61'],
  ['no scopes', session('café'), 'e42e23e7e5a40be7a31db884ad5b6531d0b2095b'],
])('names the registration with %s as the AWS CLI does', (_what, signIn, sha1) => {
  expect(registrationFile(signIn, 'botocore')).toBe(`${sha1}.json`);
});

test('keeps our own registration apart from the one of the AWS CLI', () => {
  expect(registrationFile(session('my-sso'), 'ssoctl')).not.toBe(registrationFile(session('my-sso'), 'botocore'));
});

test.each([
  ['111111111111', 'Admin', session('my-sso'), '4d591a7ab0da2e15379d89377621ae9cda619cc3'],
  ['111111111111', 'Admin', legacy(PORTAL), '56bdeadb97597393173586f7e53ae3a5357241c8'],
  [
    '1234567890',
    'test-role',
    legacy('https://d-92671207e4.awsapps.com/start'),
    '048db75bbe50955c16af7aba6ff9c41a3131bb7e',
  ],
  ['111111111111', 'Adminé', session('café'), '174808132105da20662034046170b1e585dc428c'],
])('names the credentials of %s %s as the AWS CLI does', (accountId, roleName, signIn, sha1) => {
  expect(roleCredentialsFile({ accountId, roleName, signIn })).toBe(`${sha1}.json`);
});

test('names role credentials alike in every Region', () => {
  const [here, there] = ['us-east-1', 'eu-west-1'].map((region) =>
    roleCredentialsFile({ accountId: '111111111111', roleName: 'Admin', signIn: session('my-sso', { region }) }),
  );
  expect(here).toBe(there);
});
