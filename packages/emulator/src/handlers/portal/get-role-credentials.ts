import type { GetRoleCredentialsResponse } from '@ssoctl/core/wire';
import { mintKeys } from '../../state/mint.ts';
import type { State } from '../../state/state.ts';
import { json, type Reply } from '../reply.ts';
import { PortalRefusal } from './refusal.ts';
import { authenticate, namedAccount, type PortalRequest } from './request.ts';

/**
 * Keys for as long as the permission set says, whatever is left of the portal session. A role that is not assigned,
 * a misspelt one and a suspended account look alike: `No access`.
 */
export function getRoleCredentials(state: State, request: PortalRequest): Reply {
  const { userName } = authenticate(state, request);
  const permissionSet = request.query.get('role_name') ?? '';
  if (permissionSet === '') throw new PortalRefusal('InvalidRequestException');
  const accountId = namedAccount(state, request);
  const set = state.directory.permissionSet(permissionSet);
  const held = state.directory.rolesOf(userName, accountId).includes(permissionSet);
  if (set === undefined || !held || state.directory.account(accountId)?.status !== 'ACTIVE') {
    throw new PortalRefusal('ForbiddenException');
  }
  const keys = mintKeys(state.bytes);
  // The service's clock ticks in seconds here, though it counts in milliseconds.
  const expiresAtMs = (Math.floor(state.clock.now() / 1000) + set.sessionDuration) * 1000;
  state.credentials.set(keys.accessKeyId, { ...keys, userName, accountId, permissionSet, expiresAtMs });
  const response: GetRoleCredentialsResponse = { roleCredentials: { ...keys, expiration: expiresAtMs } };
  return json(200, response);
}
