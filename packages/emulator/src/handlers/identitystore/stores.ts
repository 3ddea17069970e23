import type { IdentityStore } from '../../state/identity-store.ts';
import type { State } from '../../state/state.ts';
import { matching } from '../aws-json/fields.ts';
import { refusal } from '../aws-json/refusal.ts';
import type { CallContext } from '../aws-json/rule.ts';
import { administers, allInstances, isEnabledIn } from '../sso-admin/instances.ts';

export const identityStoreId = matching(
  /^(d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
);

type ResourceType = 'USER' | 'GROUP' | 'IDENTITY_STORE' | 'GROUP_MEMBERSHIP';

export function notFound(type: ResourceType, id: string) {
  return refusal('identitystore', 'ResourceNotFoundException', `${type} not found.`, {
    ResourceType: type,
    ResourceId: id,
  });
}

/**
 * An identity store, read in any enabled Region of its instance by who administers that. Elsewhere it is not there.
 *
 * @throws AwsJsonRefusal
 */
export function storeOf(state: State, call: CallContext, id: string): IdentityStore {
  const instance = allInstances(state).find((one) => one.identityStoreId === id);
  const store = state.directory.storeOf(id);
  if (instance === undefined || store === undefined || !isEnabledIn(instance, call.region)) {
    throw notFound('IDENTITY_STORE', id);
  }
  if (administers(state, call, instance)) return store;
  const message = `User: ${call.caller.arn} is not authorized to access the identity store ${id}`;
  throw refusal('identitystore', 'AccessDeniedException', message);
}
