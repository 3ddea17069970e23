import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { callerOf } from '../signed/caller.ts';
import type { SignedRequest } from '../signed/signer.ts';
import { stsSigner } from './signer.ts';
import { stsDocument } from './xml.ts';

/** Whom the keys belong to: it needs no permission. */
export function getCallerIdentity(state: State, request: SignedRequest): Reply {
  const { arn, userId, accountId } = callerOf(state, stsSigner(state, request));
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: (requestId) =>
      stsDocument('GetCallerIdentityResponse', {
        GetCallerIdentityResult: { Arn: arn, UserId: userId, Account: accountId },
        ResponseMetadata: { RequestId: requestId },
      }),
  };
}
