import type { Answer } from '../call/failure.ts';
import { type Call, commonRejection, type Rejection } from '../call/translate.ts';
import { ADMIN_SERVICES, type AdminServiceId } from '../wire/admin-operations.ts';

/** Why a call was refused, as `details.denied` tells it. */
export type Denied =
  /** The policies of the caller do not allow it. */
  | 'policy'
  /** A policy of the organization denies it to everybody. */
  | 'organization-policy'
  /** The caller's account may not, whatever its policies say. */
  | 'account'
  /** The caller may not use the key that the instance is encrypted with. */
  | 'key'
  /** The keys are not known there. */
  | 'keys';

const EXPIRED = /^ExpiredToken/;
const UNKNOWN_KEYS =
  /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|OptInRequired)/;
const WRONG_SIGNATURE = /^(InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed|RequestExpired)/;
const DENIED = /^(AccessDenied|NotAuthorized|UnauthorizedOperation)/;
const BROKEN = /^(InternalServer|InternalFailure|ServiceUnavailable|ServiceException)/;
const REJECTED = /^(Validation|InvalidInput|Conflict|ServiceQuotaExceeded|ConstraintViolation|UnsupportedOperation)/;

/**
 * What the rejections of an administrator's service mean. The exception's name alone decides: the services send the same one with
 * several statuses, and those that stand in for them with others again.
 */
export function readsAdmin(service: AdminServiceId, expiredHint?: string): NonNullable<Call['reads']> {
  return (answer, call) => {
    const { exception = '', reason } = answer;
    if (EXPIRED.test(exception)) {
      const hint = expiredHint ?? 'get new credentials, then run the command again';
      return { code: 'CREDENTIALS_EXPIRED', message: 'the credentials have expired', hint };
    }
    if (WRONG_SIGNATURE.test(exception)) {
      const hint = "set this machine's clock, or check the secret key, then run the command again";
      return { code: 'ACCESS_DENIED', message: 'the signature is not accepted', hint, details: { denied: 'keys' } };
    }
    if (UNKNOWN_KEYS.test(exception)) return unknownKeys(call);
    // Too many calls of the key too: that is a matter of waiting.
    if (/Throttl|TooManyRequests/.test(exception)) return commonRejection(answer);
    if (reason !== undefined && /^KMS_/.test(reason)) return keyTrouble(reason);
    if (DENIED.test(exception))
      return denial(answer, call, `${ADMIN_SERVICES[service].actionPrefix}:${call.operation}`);
    if (exception.startsWith('AWSOrganizationsNotInUse')) {
      const hint = 'use a profile in an account of the organization';
      return { code: 'NOT_FOUND', message: "the caller's account is in no organization", hint };
    }
    if (/NotFound(Exception)?$/.test(exception)) {
      return { code: 'NOT_FOUND', details: { resourceType: answer.resourceType } };
    }
    if (BROKEN.test(exception)) return { code: 'SERVICE_UNAVAILABLE', hint: 'run the command again' };
    return REJECTED.test(exception) ? { code: 'SERVICE_REJECTED' } : undefined;
  };
}

function unknownKeys({ region }: Call): Rejection {
  return {
    code: 'ACCESS_DENIED',
    message: `the access keys are not known in ${region}`,
    hint: `check the keys; a Region that is not enabled for their account answers so too`,
    details: { denied: 'keys' },
  };
}

function keyTrouble(reason: string): Rejection {
  if (/access_?denied/i.test(reason)) {
    return {
      code: 'ACCESS_DENIED',
      message: 'the caller may not use the key that IAM Identity Center is encrypted with',
      hint: 'ask whoever administers that key for kms:Decrypt through IAM Identity Center',
      details: { denied: 'key', action: 'kms:Decrypt' },
    };
  }
  return {
    code: 'SERVICE_REJECTED',
    message: 'the key that IAM Identity Center is encrypted with cannot be used',
    hint: 'ask whoever administers that key whether it is enabled',
  };
}

/** A service names the right that lacks where a policy decided; the operation's own else. */
function denial({ description = '' }: Answer, { region }: Call, own: string): Rejection {
  const named = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)/.exec(description)?.[1];
  const action = named ?? own;
  const because = (denied: Denied, message: string, hint: string): Rejection => {
    return { code: 'ACCESS_DENIED', message, hint, details: { action, denied } };
  };
  if (/service control policy|resource control policy/.test(description)) {
    const message = `a policy of the organization denies ${action}`;
    return because('organization-policy', message, `ask the organization's administrators to allow ${action} there`);
  }
  if (named !== undefined)
    return because('policy', `the credentials lack the right ${action}`, `ask for ${action} in their permission set`);
  return because(
    'account',
    `the caller's account may not do ${action} in ${region}`,
    "use a profile in the organization's management account, or in the delegated administrator for IAM Identity Center",
  );
}
