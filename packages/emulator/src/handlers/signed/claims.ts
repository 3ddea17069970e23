import { type SignatureClaims, writeTimestamp } from '../../sigv4/signed-request.ts';
import { SignatureFault } from './fault.ts';

const TOLERANCE_MS = 5 * 60 * 1000;

/** @throws SignatureFault when the request was signed too long ago, or is yet to be */
export function checkTime({ signedAtMs, timestamp, expiresSeconds }: SignatureClaims, nowMs: number): void {
  const oldest = nowMs - TOLERANCE_MS;
  const newest = nowMs + TOLERANCE_MS;
  const now = writeTimestamp(nowMs);
  if (signedAtMs > newest) {
    const because = `${timestamp} is still later than ${writeTimestamp(newest)} (${now} + 5 min.)`;
    throw new SignatureFault('mismatch', `Signature not yet current: ${because}`);
  }
  if (expiresSeconds !== undefined) {
    if (nowMs > signedAtMs + expiresSeconds * 1000) throw new SignatureFault('expired-request');
  } else if (signedAtMs < oldest) {
    const because = `${timestamp} is now earlier than ${writeTimestamp(oldest)} (${now} - 5 min.)`;
    throw new SignatureFault('mismatch', `Signature expired: ${because}`);
  }
}

/** @throws SignatureFault when it was signed for another service, Region or day */
export function checkScope(
  { scopeDate, timestamp, service, region }: SignatureClaims,
  wantedService: string,
  endpointRegion: string | undefined,
): void {
  if (service !== wantedService) {
    throw new SignatureFault('mismatch', `Credential should be scoped to correct service: '${wantedService}'. `);
  }
  if (endpointRegion !== undefined && region !== endpointRegion) {
    throw new SignatureFault('mismatch', 'Credential should be scoped to a valid region. ');
  }
  if (!timestamp.startsWith(scopeDate)) {
    const because = `${scopeDate} != ${timestamp.slice(0, 8)}, from ${timestamp}`;
    throw new SignatureFault(
      'mismatch',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${because}`,
    );
  }
}
