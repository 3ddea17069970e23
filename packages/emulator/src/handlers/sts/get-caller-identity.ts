import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { authenticateSigner, type StsRequest } from './signer.ts';
import { stsDocument } from './xml.ts';

/** Which role the keys belong to. The ARN has no path, and the session is named after the person. */
export function getCallerIdentity(state: State, request: StsRequest): Reply {
  const { accountId, permissionSet, userName } = authenticateSigner(state, request);
  const role = state.directory.roleIn(accountId, permissionSet);
  const { partition } = state.seed.instance;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: (requestId) =>
      stsDocument('GetCallerIdentityResponse', {
        GetCallerIdentityResult: {
          Arn: `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/${userName}`,
          UserId: `${role.id}:${userName}`,
          Account: accountId,
        },
        ResponseMetadata: { RequestId: requestId },
      }),
  };
}
