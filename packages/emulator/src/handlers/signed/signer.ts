import type { SeedAccessKey } from '../../seed/types.ts';
import type { HttpRequest } from '../../sigv4/signed-request.ts';
import { readClaims } from '../../sigv4/signed-request.ts';
import { signatureHolds } from '../../sigv4/verify.ts';
import type { IssuedCredentials } from '../../state/records.ts';
import type { State } from '../../state/state.ts';
import { checkScope, checkTime } from './claims.ts';
import { SignatureFault } from './fault.ts';

export interface SignedRequest extends HttpRequest {
  /** What the host name says, if it says anything. */
  region: string | undefined;
  partition: string | undefined;
}

/** Whose keys they are: those of a role that the portal gave, or those of an IAM user in the seed. */
export type Keys = { kind: 'role'; of: IssuedCredentials } | { kind: 'user'; of: SeedAccessKey };

export interface Signer {
  keys: Keys;
  /** The Region that was meant: what the host name says, else what the signature is for. */
  region: string;
}

/**
 * Whose keys signed the request for `service`. Keys are known in their own partition alone.
 *
 * @throws SignatureFault
 */
export function authenticateSigner(state: State, request: SignedRequest, service: string): Signer {
  const read = readClaims(request);
  if (read.kind === 'unsigned') throw new SignatureFault('unsigned');
  if (read.kind === 'malformed') throw new SignatureFault('malformed', read.because);
  const { claims } = read;
  const elsewhere = request.partition !== undefined && request.partition !== state.seed.instance.partition;
  const keys = elsewhere ? undefined : keysOf(state, claims.accessKeyId, claims.sessionToken);
  if (keys === undefined) throw new SignatureFault('unknown-keys');
  const nowMs = state.clock.now();
  if (keys.kind === 'role' && nowMs >= keys.of.expiresAtMs) throw new SignatureFault('expired-keys');
  checkTime(claims, nowMs);
  checkScope(claims, service, request.region);
  if (!claims.signedHeaders.includes('host'))
    throw new SignatureFault('mismatch', "'Host' must be a 'SignedHeader' in the request.");
  if (!signatureHolds(request, claims, keys.of.secretAccessKey)) throw new SignatureFault('mismatch');
  return { keys, region: request.region ?? claims.region };
}

function keysOf(state: State, accessKeyId: string, sessionToken: string | undefined): Keys | undefined {
  const role = state.credentials.get(accessKeyId);
  if (role !== undefined) return role.sessionToken === sessionToken ? { kind: 'role', of: role } : undefined;
  const user = state.accessKeys.get(accessKeyId);
  return user === undefined || sessionToken !== undefined ? undefined : { kind: 'user', of: user };
}
