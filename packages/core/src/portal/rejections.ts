import type { Answer } from '../call/failure.ts';
import type { Call, Rejection } from '../call/translate.ts';

/** What all operations of the portal share: 401 is a token that is over, or of another Region's instance. */
export function readsPortal(answer: Answer, call: Call): Rejection | undefined {
  if (answer.status === 403) return { code: 'ACCESS_DENIED', hint: call.loginHint };
  if (answer.status !== 401) return undefined;
  return {
    code: 'SESSION_ENDED',
    message: `the sign-in has ended, or does not belong to Region ${call.region}`,
    hint: call.loginHint,
  };
}

/** GetRoleCredentials: an account and role that are not assigned answer 403 `ForbiddenException: No access`. */
export function readsRole(role: { accountId: string; roleName: string }): NonNullable<Call['reads']> {
  return (answer, call) => {
    if (answer.status !== 403 && answer.status !== 404) return readsPortal(answer, call);
    return {
      code: 'ACCESS_DENIED',
      message: `no access to role "${role.roleName}" in account ${role.accountId}`,
      hint: `run: ssoctl roles ${role.accountId}`,
    };
  };
}

export function readsAccount(accountId: string): NonNullable<Call['reads']> {
  return (answer, call) => {
    if (answer.status !== 403 && answer.status !== 404) return readsPortal(answer, call);
    return { code: 'ACCESS_DENIED', message: `no access to account ${accountId}`, hint: 'run: ssoctl accounts' };
  };
}
