import { GRANT_TYPES, type StartDeviceAuthorizationResponse } from '@ssoctl/core/wire';
import { mintDeviceCode, mintUserCode } from '../../state/mint.ts';
import { isEnabledIn, namesInstance } from '../../state/portal-urls.ts';
import type { DeviceAnswer } from '../../state/records.ts';
import { sessionOfApprover, takeDenial } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import { json, type Reply } from '../reply.ts';
import { authenticateClient, checkGrantAllowed } from './clients.ts';
import { type Input, required } from './input.ts';
import { OidcRefusal } from './refusal.ts';

export interface DevicePlace {
  region: string;
  /** Where a person answers: `…/device`. */
  verificationUri: string;
}

export function startDeviceAuthorization(state: State, input: Input, place: DevicePlace): Reply {
  const client = authenticateClient(state, input, place.region);
  checkGrantAllowed(client, GRANT_TYPES.deviceCode);
  const { instance, sessions } = state.seed;
  const elsewhere = !isEnabledIn(instance, place.region);
  if (
    !namesInstance(required(input, 'startUrl'), instance) ||
    (elsewhere && state.behaviour.wrongRegion === 'refused')
  ) {
    throw new OidcRefusal('InvalidRequestException');
  }
  const deviceCode = mintDeviceCode(state.bytes);
  const userCode = mintUserCode(state.bytes);
  state.deviceGrants.set(deviceCode, {
    deviceCode,
    userCode,
    clientId: client.clientId,
    region: place.region,
    expiresAtMs: state.clock.now() + sessions.deviceCode * 1000,
    answer: elsewhere ? { kind: 'pending' } : answerAtOnce(state),
    polls: 0,
    polledAtMs: 0,
  });
  const response: StartDeviceAuthorizationResponse = {
    deviceCode,
    userCode,
    verificationUri: place.verificationUri,
    verificationUriComplete: `${place.verificationUri}?user_code=${userCode}`,
    expiresIn: sessions.deviceCode,
    interval: sessions.deviceInterval,
  };
  return json(200, response);
}

/** What the approver says before anybody has asked: Allow, or Deny when a denial was ordered. */
function answerAtOnce(state: State): DeviceAnswer {
  if (state.approver === undefined) return { kind: 'pending' };
  if (takeDenial(state)) return { kind: 'denied' };
  return { kind: 'allowed', sessionId: sessionOfApprover(state, state.approver).id };
}
