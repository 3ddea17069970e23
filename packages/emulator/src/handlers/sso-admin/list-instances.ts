import type { InstanceShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import type { State } from '../../state/state.ts';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { type AdminCall, adminRule } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { nameOf } from './instance-name.ts';
import { administers, allInstances, type Instance, isEnabledIn, ssoStandingOf } from './instances.ts';
import { regionsOf } from './regions.ts';

/** The instances in this Region: those of the caller's account, and the organization's. Elsewhere the list is empty. */
export const listInstances = adminRule({
  input: v.object(PAGE['sso-admin']),
  answer(state, call) {
    const items = allInstances(state).filter((one) => isEnabledIn(one, call.region) && isVisible(state, call, one));
    const { items: page, ...next } = adminPage(state, call, { of: ['instances', call.region], items, most: 10 });
    return { Instances: page.map((instance) => shapeOf(state, instance)), ...next };
  },
});

/** Member accounts see the organization's instance, though they can do nothing with it. */
function isVisible(state: State, call: AdminCall<unknown>, instance: Instance): boolean {
  if (administers(state, call, instance)) return true;
  const standing = ssoStandingOf(state, call);
  return instance.kind === 'organization' && standing === 'member' && state.behaviour.memberSeesInstance;
}

function shapeOf(state: State, instance: Instance): InstanceShape {
  return {
    InstanceArn: instance.arn,
    IdentityStoreId: instance.identityStoreId,
    OwnerAccountId: instance.ownerAccountId,
    ...nameOf(instance),
    CreatedDate: createdAt(state, instance.arn),
    Status: 'ACTIVE',
    PrimaryRegion: instance.region,
    Regions: regionsOf(state, instance),
  };
}
