import type { HttpRequest, SignatureClaims } from '../../sigv4/signed-request.ts';
import { readClaims, writeTimestamp } from '../../sigv4/signed-request.ts';
import { signatureHolds } from '../../sigv4/verify.ts';
import type { IssuedCredentials } from '../../state/records.ts';
import type { State } from '../../state/state.ts';
import { StsRefusal } from './refusal.ts';

export interface StsRequest extends HttpRequest {
  /** What the host name says, if it says anything. */
  region: string | undefined;
  partition: string | undefined;
}

const TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Whose keys signed the request. Only keys from GetRoleCredentials are known, and only in their own partition.
 *
 * @throws StsRefusal
 */
export function authenticateSigner(state: State, request: StsRequest): IssuedCredentials {
  const read = readClaims(request);
  if (read.kind === 'unsigned') throw new StsRefusal('MissingAuthenticationToken');
  if (read.kind === 'malformed') throw new StsRefusal('IncompleteSignature', read.because);
  const { claims } = read;
  const keys = state.credentials.get(claims.accessKeyId);
  const elsewhere = request.partition !== undefined && request.partition !== state.seed.instance.partition;
  if (keys === undefined || claims.sessionToken !== keys.sessionToken || elsewhere) {
    throw new StsRefusal('InvalidClientTokenId');
  }
  const nowMs = state.clock.now();
  if (nowMs >= keys.expiresAtMs) throw new StsRefusal('ExpiredToken');
  checkTime(claims, nowMs);
  checkScope(claims, request.region);
  const unsigned = !claims.signedHeaders.includes('host');
  if (unsigned) throw new StsRefusal('SignatureDoesNotMatch', "'Host' must be a 'SignedHeader' in the request.");
  if (!signatureHolds(request, claims, keys.secretAccessKey)) throw new StsRefusal('SignatureDoesNotMatch');
  return keys;
}

function checkTime({ signedAtMs, timestamp, expiresSeconds }: SignatureClaims, nowMs: number): void {
  const oldest = nowMs - TOLERANCE_MS;
  const newest = nowMs + TOLERANCE_MS;
  const now = writeTimestamp(nowMs);
  if (signedAtMs > newest) {
    const because = `${timestamp} is still later than ${writeTimestamp(newest)} (${now} + 5 min.)`;
    throw new StsRefusal('SignatureDoesNotMatch', `Signature not yet current: ${because}`);
  }
  if (expiresSeconds !== undefined) {
    if (nowMs > signedAtMs + expiresSeconds * 1000) throw new StsRefusal('RequestExpired');
  } else if (signedAtMs < oldest) {
    const because = `${timestamp} is now earlier than ${writeTimestamp(oldest)} (${now} - 5 min.)`;
    throw new StsRefusal('SignatureDoesNotMatch', `Signature expired: ${because}`);
  }
}

function checkScope(
  { scopeDate, timestamp, service, region }: SignatureClaims,
  endpointRegion: string | undefined,
): void {
  if (service !== 'sts') {
    throw new StsRefusal('SignatureDoesNotMatch', "Credential should be scoped to correct service: 'sts'. ");
  }
  if (endpointRegion !== undefined && region !== endpointRegion) {
    throw new StsRefusal('SignatureDoesNotMatch', 'Credential should be scoped to a valid region. ');
  }
  if (!timestamp.startsWith(scopeDate)) {
    const because = `${scopeDate} != ${timestamp.slice(0, 8)}, from ${timestamp}`;
    throw new StsRefusal(
      'SignatureDoesNotMatch',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${because}`,
    );
  }
}
