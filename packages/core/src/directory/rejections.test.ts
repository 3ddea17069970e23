import { describe, expect, test } from 'vitest';
import { type Call, translateError } from '../call/translate.ts';
import type { AdminServiceId } from '../wire/admin-operations.ts';
import { readsAdmin } from './rejections.ts';

const call = (service: AdminServiceId, operation: string): Call => ({
  service,
  operation,
  region: 'eu-west-1',
  host: 'host.test',
  reads: readsAdmin(service),
  loginHint: '',
});

/** An exception as the SDK throws it. */
const thrown = (name: string, status: number, more: object = {}) => ({
  name,
  $fault: 'client',
  $metadata: { httpStatusCode: status, requestId: 'req-9' },
  ...more,
});

const read = (name: string, status: number, more: object = {}) =>
  translateError(call('sso-admin', 'ListPermissionSets'), thrown(name, status, more));

describe('what the exception is called decides, not the status', () => {
  test.each([
    ['AccessDeniedException', 'ACCESS_DENIED'],
    ['AccessDenied', 'ACCESS_DENIED'],
    ['ResourceNotFoundException', 'NOT_FOUND'],
    ['ThrottlingException', 'THROTTLED'],
    ['TooManyRequestsException', 'THROTTLED'],
    ['ExpiredTokenException', 'CREDENTIALS_EXPIRED'],
    ['ExpiredToken', 'CREDENTIALS_EXPIRED'],
    ['InternalServerException', 'SERVICE_UNAVAILABLE'],
    ['ServiceException', 'SERVICE_UNAVAILABLE'],
    ['ValidationException', 'SERVICE_REJECTED'],
    ['ConflictException', 'SERVICE_REJECTED'],
    ['ServiceQuotaExceededException', 'SERVICE_REJECTED'],
    ['UnrecognizedClientException', 'ACCESS_DENIED'],
    ['InvalidSignatureException', 'ACCESS_DENIED'],
  ])('%s is %s', (name, code) => {
    for (const status of [400, 403, 404, 409, 429, 500]) expect(read(name, status).code).toBe(code);
  });

  test.each([
    [429, 'THROTTLED'],
    [503, 'SERVICE_UNAVAILABLE'],
    [403, 'ACCESS_DENIED'],
    [400, 'SERVICE_REJECTED'],
  ])('but one that nobody has heard of, with %d, is %s', (status, code) => {
    expect(read('NewException', status).code).toBe(code);
  });
});

describe('a denial', () => {
  const said = (message: string) => read('AccessDeniedException', 403, { message });
  const user = 'arn:aws:sts::111122223333:assumed-role/r/s';

  test.each([
    [
      `User: ${user} is not authorized to perform: sso:DescribeInstance on resource: x because no identity-based policy allows it`,
      { action: 'sso:DescribeInstance', denied: 'policy' },
    ],
    [
      `User: ${user} is not authorized to perform: sso:ListPermissionSets with an explicit deny in a service control policy`,
      { action: 'sso:ListPermissionSets', denied: 'organization-policy' },
    ],
    ['You do not have sufficient access.', { action: 'sso:ListPermissionSets', denied: 'account' }],
    ['', { action: 'sso:ListPermissionSets', denied: 'account' }],
  ])('"%s" tells who denies what', (message, details) => {
    expect(said(message).details).toMatchObject(details);
    expect(said(message).hint).toBeDefined();
  });

  test('names the right by the service’s own word in IAM', () => {
    const of = (service: AdminServiceId, operation: string) =>
      translateError(call(service, operation), thrown('AccessDeniedException', 400)).details?.['action'];
    expect(of('sso-admin', 'ListInstances')).toBe('sso:ListInstances');
    expect(of('identitystore', 'ListUsers')).toBe('identitystore:ListUsers');
    expect(of('organizations', 'ListAccounts')).toBe('organizations:ListAccounts');
  });
});

describe('trouble with the key that the instance is encrypted with', () => {
  test.each([
    ['sso-admin', 'AccessDeniedException', 'KMS_AccessDeniedException', 'ACCESS_DENIED', 'kms:Decrypt'],
    ['identitystore', 'AccessDeniedException', 'KMS_ACCESS_DENIED', 'ACCESS_DENIED', 'kms:Decrypt'],
    ['sso-admin', 'ValidationException', 'KMS_DisabledException', 'SERVICE_REJECTED', 'enabled'],
    ['identitystore', 'ValidationException', 'KMS_INVALID_STATE', 'SERVICE_REJECTED', 'enabled'],
    ['sso-admin', 'ResourceNotFoundException', 'KMS_NotFoundException', 'SERVICE_REJECTED', 'enabled'],
    ['identitystore', 'ThrottlingException', 'KMS_THROTTLING', 'THROTTLED', 'wait'],
  ] as const)('%s %s with %s is %s', (service, name, Reason, code, hint) => {
    const error = translateError(call(service, 'ListUsers'), thrown(name, 400, { Reason }));
    expect(error).toMatchObject({ code, details: { reason: Reason }, hint: expect.stringContaining(hint) });
  });
});
