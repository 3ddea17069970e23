import { SSO_SERVICE_PRINCIPAL } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import type { CallContext } from '../aws-json/rule.ts';
import { type Standing, standingOf } from '../aws-json/standing.ts';
import { denied, notFound, unsupported } from './refusals.ts';

/** An instance of IAM Identity Center: the organization's, or one account's own. */
export interface Instance {
  kind: 'organization' | 'account';
  arn: string;
  identityStoreId: string;
  ownerAccountId: string;
  name: string | undefined;
  /** The primary one. */
  region: string;
  /** Enabled beside it. */
  moreRegions: readonly string[];
}

/** All instances there are, wherever and whosever. */
export function allInstances({ seed }: State): Instance[] {
  const { instance, organization, accountInstances } = seed;
  const arnOf = (id: string) => `arn:${instance.partition}:sso:::instance/${id}`;
  return [
    {
      kind: 'organization',
      arn: arnOf(instance.id),
      identityStoreId: instance.identityStoreId,
      ownerAccountId: organization.managementAccountId,
      name: instance.name,
      region: instance.region,
      moreRegions: instance.regions ?? [],
    },
    ...accountInstances.map(
      (own): Instance => ({
        kind: 'account',
        arn: arnOf(own.id),
        identityStoreId: own.identityStoreId,
        ownerAccountId: own.account,
        name: own.name,
        region: own.region,
        moreRegions: [],
      }),
    ),
  ];
}

export function isEnabledIn({ region, moreRegions }: Instance, where: string): boolean {
  return region === where || moreRegions.includes(where);
}

/** What the caller's account is to the organization's instance. */
export function ssoStandingOf(state: State, { caller }: CallContext): Standing {
  return standingOf(state, caller.accountId, SSO_SERVICE_PRINCIPAL);
}

/** Whether the caller's account may administer the instance. */
export function administers(state: State, call: CallContext, instance: Instance): boolean {
  if (instance.kind === 'account') return instance.ownerAccountId === call.caller.accountId;
  return ['management', 'delegated'].includes(ssoStandingOf(state, call));
}

/** An instance by its ARN, in a Region where it is enabled. Whose it is, is not asked. @throws AwsJsonRefusal */
export function findInstance(state: State, call: CallContext, arn: string): Instance {
  const instance = allInstances(state).find((one) => one.arn === arn);
  if (instance === undefined) throw notFound('Instance');
  // An ARN names no Region. What callers report from other Regions is a denial, not that nothing was found.
  if (!isEnabledIn(instance, call.region)) throw denied('You do not have sufficient access to perform this action.');
  return instance;
}

/** An instance that the caller's account may administer. @throws AwsJsonRefusal */
export function instanceOf(state: State, call: CallContext, arn: string): Instance {
  const instance = findInstance(state, call, arn);
  if (!administers(state, call, instance)) throw denied('You do not have sufficient access to perform this action.');
  return instance;
}

/**
 * The organization's instance, for what it alone has: permission sets and assignments, and these in its primary Region
 * alone.
 *
 * @throws AwsJsonRefusal
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/api-support-in-additional-regions.html
 */
export function organizationInstance(state: State, call: CallContext, arn: string): Instance {
  const instance = instanceOf(state, call, arn);
  if (instance.kind === 'account') throw unsupported('The operation is not supported for account instances.');
  if (instance.region !== call.region) {
    throw unsupported(`The operation is supported in the primary Region alone, which is ${instance.region}.`);
  }
  return instance;
}
