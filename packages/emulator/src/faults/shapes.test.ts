import { expect, test } from 'vitest';
import { failureOf } from './shapes.ts';

test.each([
  ['sso-oidc:CreateToken', 'throttle', 400, 'SlowDownException', { error: 'slow_down' }],
  ['sso-oidc:CreateToken', 'deny', 400, 'AccessDeniedException', { error: 'access_denied' }],
  ['sso-oidc:CreateToken', 'error', 500, 'InternalServerException', { error: 'server_error' }],
  ['sso:ListAccounts', 'throttle', 429, 'TooManyRequestsException', { message: 'HTTP 429 Unknown Code' }],
  ['sso:GetRoleCredentials', 'deny', 403, 'ForbiddenException', { message: 'No access' }],
  ['sso-admin:ListInstances', 'throttle', 429, 'ThrottlingException', { __type: 'ThrottlingException' }],
  ['sso-admin:ListInstances', 'deny', 403, 'AccessDeniedException', { Message: 'Access denied' }],
  ['organizations:ListAccounts', 'error', 500, 'ServiceException', { Message: 'Internal failure' }],
  ['organizations:ListAccounts', 'throttle', 400, 'TooManyRequestsException', { __type: 'TooManyRequestsException' }],
] as const)('%s says %s in its own words', async (operation, kind, status, exception, body) => {
  const response = failureOf(operation, kind);
  expect(response.status).toBe(status);
  expect(response.headers.get('x-amzn-errortype')).toMatch(new RegExp(`^${exception}(:http://|$)`));
  expect(await response.json()).toMatchObject(body);
});

test('STS fails in XML, and quotes what it was told to say', async () => {
  const response = failureOf('sts:GetCallerIdentity', 'error', { status: 503, code: 'Busy', message: '<&>' });
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('<Code>Busy</Code><Message>&#60;&#38;&#62;</Message>');
});

test('a portal failure can be given another status and name', async () => {
  const response = failureOf('sso:ListAccounts', 'error', { status: 503, code: 'ServiceUnavailableException' });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    __type: 'com.amazonaws.switchboard.portal#ServiceUnavailableException',
  });
});

test('the identity store tells in the body when to come again, and names its exception whole', async () => {
  const response = failureOf('identitystore:ListUsers', 'throttle', { retryAfterSeconds: 3 });
  expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([429, null]);
  expect(await response.json()).toEqual({
    __type: 'com.amazonaws.identitystore#ThrottlingException',
    Message: 'Rate exceeded',
    RequestId: response.headers.get('x-amzn-requestid'),
    RetryAfterSeconds: 3,
  });
});
