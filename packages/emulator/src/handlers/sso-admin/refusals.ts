import { refusal } from '../aws-json/refusal.ts';

/** What the service itself says, whatever the caller's policies allow. */

export function denied(because: string) {
  return refusal('sso-admin', 'AccessDeniedException', because);
}

export function notFound(what: string) {
  return refusal('sso-admin', 'ResourceNotFoundException', `${what} not found`);
}

export function unsupported(because: string) {
  return refusal('sso-admin', 'ValidationException', because);
}

/** Too much is under way already. The words are those that callers have reported. */
export function tooMuchUnderWay() {
  return refusal('sso-admin', 'ThrottlingException', 'There are too many requests processing. Please try again later.');
}
