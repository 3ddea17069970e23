import { ADMIN_SERVICES, type AdminServiceId } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { type Caller, callerOf } from '../signed/caller.ts';
import { SignatureFault, type SignatureProblem } from '../signed/fault.ts';
import { authenticateSigner, type SignedRequest } from '../signed/signer.ts';
import { notAuthorized, refusedAtDoor } from './refusal.ts';
import type { AdminRule, CallContext } from './rule.ts';

const NAMES = {
  unsigned: 'MissingAuthenticationTokenException',
  malformed: 'IncompleteSignatureException',
  'unknown-keys': 'UnrecognizedClientException',
  'expired-keys': 'ExpiredTokenException',
  'expired-request': 'InvalidSignatureException',
  mismatch: 'InvalidSignatureException',
} as const satisfies Record<SignatureProblem, string>;

/** Who calls, from the signature. @throws AwsJsonRefusal */
export function enter(state: State, service: AdminServiceId, request: SignedRequest): CallContext {
  try {
    const { keys, region } = authenticateSigner(state, request, ADMIN_SERVICES[service].signingName);
    return { service, caller: callerOf(state, keys), region };
  } catch (fault) {
    if (fault instanceof SignatureFault) throw refusedAtDoor(NAMES[fault.problem], fault.detail);
    throw fault;
  }
}

/** Whether the caller's policies allow the operation. What the service itself allows their account comes later. @throws AwsJsonRefusal */
export function authorize(state: State, { service, caller, region }: CallContext, name: string, rule: AdminRule): void {
  const action = `${ADMIN_SERVICES[service].actionPrefix}:${name}`;
  if (!allows(caller, rule.access))
    throw notAuthorized(caller.arn, action, `because no identity-based policy allows the ${action} action`);
  if (service !== 'organizations' && state.behaviour.deniedRegions.includes(region))
    throw notAuthorized(caller.arn, action, 'with an explicit deny in a service control policy');
}

function allows({ rights }: Caller, access: AdminRule['access']): boolean {
  return rights === 'full' || (rights === 'read' && access === 'read');
}
