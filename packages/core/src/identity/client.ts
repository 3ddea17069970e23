import { clientOptions } from '../call/client-options.ts';
import type { Answer } from '../call/failure.ts';
import { serviceCaller } from '../call/service-call.ts';
import { incompleteAnswer, type Rejection } from '../call/translate.ts';
import type { CallDeps, CallOptions } from '../call/types.ts';
import type { CallerIdentity, SigningCredentials } from './types.ts';

/**
 * Asks STS whose the credentials are. Needs no permission and works even under an explicit deny.
 * @throws ACCESS_DENIED when the credentials are not good (any more), and the network's codes
 */
export async function callerIdentity(
  deps: CallDeps,
  credentials: SigningCredentials,
  options?: CallOptions,
): Promise<CallerIdentity> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const service = serviceCaller(
    deps,
    'sts',
    async (endpoint) =>
      new STSClient({
        ...(await clientOptions(deps, endpoint)),
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
        sigv4aSigningRegionSet: [deps.region],
      }),
  );
  const secrets = [secretAccessKey, ...(sessionToken ? [sessionToken] : [])];
  const rules = { repeat: 'reads', reads: readsIdentity, secrets } as const;
  const answer = await service.send('GetCallerIdentity', rules, options, (client, http) =>
    client.send(new GetCallerIdentityCommand({}), http),
  );
  const { Account: account, Arn: arn, UserId: userId } = answer;
  if (!account || !arn || !userId) throw incompleteAnswer(service.named('GetCallerIdentity'), 'Account, Arn or UserId');
  return { account, arn, userId };
}

function readsIdentity(answer: Answer): Rejection | undefined {
  const { exception = '', status } = answer;
  if (/^(SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed)/.test(exception)) {
    return {
      code: 'ACCESS_DENIED',
      message: 'the signature is not accepted',
      hint: "set this machine's clock, then run the command again",
    };
  }
  if (/^ExpiredToken/.test(exception)) return { code: 'ACCESS_DENIED', message: 'the credentials have expired' };
  return status === 401 || status === 403 ? { code: 'ACCESS_DENIED' } : undefined;
}
