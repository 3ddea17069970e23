import type { State } from '../../state/state.ts';
import { refusal } from '../aws-json/refusal.ts';
import type { CallContext } from '../aws-json/rule.ts';
import { standingOf } from '../aws-json/standing.ts';

/** That the caller's account is in the organization at all. @throws AwsJsonRefusal */
export function checkMember(state: State, { caller }: CallContext): void {
  if (standingOf(state, caller.accountId) !== 'outside') return;
  throw refusal(
    'organizations',
    'AWSOrganizationsNotInUseException',
    'Your account is not a member of an organization.',
  );
}

/**
 * That the caller's account may look at the organization: as its management account, or as the delegated administrator
 * for any service.
 *
 * @throws AwsJsonRefusal
 */
export function checkOversight(state: State, call: CallContext): void {
  checkMember(state, call);
  if (standingOf(state, call.caller.accountId) !== 'member') return;
  throw refusal('organizations', 'AccessDeniedException', "You don't have permissions to access this resource.");
}
