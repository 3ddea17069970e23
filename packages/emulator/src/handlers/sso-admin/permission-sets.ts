import type { SeedPermissionSet } from '../../seed/types.ts';
import type { State } from '../../state/state.ts';
import type { CallContext } from '../aws-json/rule.ts';
import { organizationInstance, ssoStandingOf } from './instances.ts';
import { denied, notFound } from './refusals.ts';

/** A permission set of the organization's instance. @throws AwsJsonRefusal */
export function permissionSetOf(
  state: State,
  call: CallContext,
  input: { InstanceArn: string; PermissionSetArn: string },
): SeedPermissionSet {
  organizationInstance(state, call, input.InstanceArn);
  const set = state.seed.permissionSets.find(({ arn }) => arn === input.PermissionSetArn);
  if (set === undefined) throw notFound('PermissionSet');
  return set;
}

/** Where a permission set stands in the seed. */
export function setOrdinal(state: State): (name: string) => number {
  const ordinals = new Map(state.seed.permissionSets.map(({ name }, index) => [name, index]));
  return (name) => ordinals.get(name) ?? -1;
}

export function arnOfSet(state: State, name: string): string {
  return state.directory.permissionSet(name)?.arn ?? '';
}

/** An account of the organization. @throws AwsJsonRefusal */
export function checkAccount(state: State, accountId: string): void {
  if (state.directory.account(accountId) === undefined) throw notFound(`Account ${accountId}`);
}

/**
 * What the delegated administrator may not do: anything in the management account, and anything with a permission set
 * that is provisioned there.
 *
 * @throws AwsJsonRefusal
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html
 */
export function checkDelegation(state: State, call: CallContext, permissionSet: string, accountId?: string): void {
  if (ssoStandingOf(state, call) !== 'delegated') return;
  const { managementAccountId } = state.seed.organization;
  const touches = accountId === managementAccountId;
  if (touches || state.directory.provisioning.isThere(managementAccountId, permissionSet)) {
    throw denied('The management account and permission sets provisioned in it can be managed from there alone.');
  }
}
