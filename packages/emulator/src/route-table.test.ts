import { expect, test } from 'vitest';
import { operationOf } from './route-table.ts';

test.each([
  ['POST', '/client/register', '', 'sso-oidc:RegisterClient'],
  ['POST', '/device_authorization', '{}', 'sso-oidc:StartDeviceAuthorization'],
  ['POST', '/token', '{}', 'sso-oidc:CreateToken'],
  ['GET', '/authorize?client_id=x', '', 'sso-oidc:Authorize'],
  ['POST', '/authorize?client_id=x', 'decision=allow', 'sso-oidc:Authorize'],
  ['GET', '/assignment/accounts?max_result=1', '', 'sso:ListAccounts'],
  ['GET', '/assignment/roles?account_id=1', '', 'sso:ListAccountRoles'],
  ['GET', '/federation/credentials', '', 'sso:GetRoleCredentials'],
  ['POST', '/logout', '', 'sso:Logout'],
  ['POST', '/', 'Action=GetCallerIdentity&Version=2011-06-15', 'sts:GetCallerIdentity'],
  ['GET', '/?Action=GetCallerIdentity&Version=2011-06-15', '', 'sts:GetCallerIdentity'],
  ['POST', '/', 'Action=AssumeRole', undefined],
  ['GET', '/device', '', undefined],
  ['GET', '/', '', undefined],
  ['GET', '/logout', '', undefined],
])('%s %s %s is %s', (method, path, body, operation) => {
  expect(operationOf(method, path, body)).toBe(operation);
});

test.each([
  ['SWBExternalService.ListInstances', 'sso-admin:ListInstances'],
  ['AWSIdentityStore.ListUsers', 'identitystore:ListUsers'],
  [
    'AWSOrganizationsV20161128.ListAWSServiceAccessForOrganization',
    'organizations:ListAWSServiceAccessForOrganization',
  ],
  ['SWBExternalService.DeleteInstance', undefined],
  ['ListInstances', undefined],
])('the target %s is %s', (target, operation) => {
  expect(operationOf('POST', '/', '{}', new Headers({ 'x-amz-target': target }))).toBe(operation);
  expect(operationOf('GET', '/', '', new Headers({ 'x-amz-target': target }))).toBeUndefined();
});
