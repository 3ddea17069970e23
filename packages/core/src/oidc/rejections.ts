import type { Answer } from '../call/failure.ts';
import type { Call, Rejection } from '../call/translate.ts';
import { isSsoctlError } from '../errors/index.ts';
import { OIDC_ERRORS, type OidcErrorName } from '../wire/oidc-errors.ts';
import type { Grant } from './types.ts';

/** The wire's word for a rejection (`invalid_grant` …): from the exception's name, else from the body. */
export function wireErrorIn(answer: Answer): string | undefined {
  const { exception } = answer;
  if (exception !== undefined && Object.hasOwn(OIDC_ERRORS, exception))
    return OIDC_ERRORS[exception as OidcErrorName].error;
  return answer.error;
}

/** The `error` of the wire that an error of an {@link OidcClient} stands for, e.g. `invalid_client`. */
export function wireErrorOf(error: unknown): string | undefined {
  if (!isSsoctlError(error)) return undefined;
  const word = error.details?.['error'];
  return typeof word === 'string' ? word : undefined;
}

/** RegisterClient and StartDeviceAuthorization. Too fast is throttling here: nobody polls. */
export function readsRegistration(answer: Answer): Rejection | undefined {
  const error = wireErrorIn(answer);
  if (error === 'slow_down') return throttled(error);
  if (answer.status >= 500 || answer.status === 429) return undefined;
  return { code: 'SERVICE_REJECTED', error };
}

export function readsDeviceAuthorization(startUrl: string): NonNullable<Call['reads']> {
  return (answer, { region }) => {
    const rejection = readsRegistration(answer);
    if (rejection?.error !== 'invalid_request' || answer.reason !== undefined) return rejection;
    return {
      ...rejection,
      message: `the start URL ${startUrl} is not known in Region ${region}`,
      hint: 'correct sso_start_url, or set sso_region to the Region of your IAM Identity Center instance',
    };
  };
}

function throttled(error: string): Rejection {
  return { code: 'THROTTLED', error, hint: 'wait a minute, then run the command again' };
}

/** CreateToken: one word means different things for different grants. */
export function readsToken(grant: Grant['type']): NonNullable<Call['reads']> {
  return (answer, { loginHint }) => {
    const error = wireErrorIn(answer);
    if (answer.status >= 500 || answer.status === 429) return undefined;
    if (answer.reason !== undefined) {
      const hint = "have your administrator check the KMS key of your organization's IAM Identity Center";
      return { code: error === 'access_denied' ? 'ACCESS_DENIED' : 'SERVICE_REJECTED', error, hint };
    }
    return grant === 'refresh_token' ? readsRefresh(error, loginHint) : readsSignIn(error, loginHint);
  };
}

/** The client goes with the refresh token: when either is refused, only a new sign-in helps. */
const ENDED = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client', 'expired_token', 'access_denied']);

function readsRefresh(error: string | undefined, hint: string): Rejection {
  if (error !== undefined && ENDED.has(error)) {
    return { code: 'SESSION_ENDED', error, message: 'the sign-in has ended and cannot be renewed', hint };
  }
  return error === 'slow_down' ? throttled(error) : { code: 'SERVICE_REJECTED', error };
}

function readsSignIn(error: string | undefined, hint: string): Rejection {
  switch (error) {
    case 'access_denied':
      return { code: 'SIGN_IN_DENIED', error, message: 'the sign-in was refused in the browser', hint };
    case 'expired_token':
      return { code: 'SIGN_IN_EXPIRED', error, message: 'the sign-in was not approved in time', hint };
    case 'invalid_grant':
      return { code: 'SIGN_IN_FAILED', error, message: 'the service does not accept the sign-in', hint };
    case 'slow_down':
      return throttled(error);
    default:
      return { code: 'SERVICE_REJECTED', error };
  }
}
