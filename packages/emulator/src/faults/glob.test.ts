import { expect, test } from 'vitest';
import { globMatches } from './glob.ts';

test.each([
  ['sso:ListAccounts', 'sso:ListAccounts', true],
  ['sso:ListAccounts', 'sso:ListAccountRoles', false],
  ['sso:*', 'sso:Logout', true],
  ['sso:*', 'sso-oidc:CreateToken', false],
  ['*', 'sts:GetCallerIdentity', true],
  ['*Account*s', 'sso:ListAccountRoles', true],
  ['*:List*', 'sso:ListAccounts', true],
  ['a*a', 'a', false],
  ['*b*b', 'b', false],
  ['s.o:*', 'sso:Logout', false],
])('%s against %s is %s', (pattern, name, expected) => {
  expect(globMatches(pattern, name)).toBe(expected);
});
