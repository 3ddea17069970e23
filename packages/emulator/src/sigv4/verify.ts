import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalRequest } from './canonical-request.ts';
import type { HttpRequest, SignatureClaims } from './signed-request.ts';

/** Whether the signature is what `secretAccessKey` makes of this request. Times and scope are judged elsewhere. */
export function signatureHolds(request: HttpRequest, claims: SignatureClaims, secretAccessKey: string): boolean {
  let expected: Buffer;
  try {
    expected = Buffer.from(signatureOf(request, claims, secretAccessKey));
  } catch (broken) {
    if (broken instanceof URIError) return false;
    throw broken;
  }
  const given = Buffer.from(claims.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature */
function signatureOf(request: HttpRequest, claims: SignatureClaims, secretAccessKey: string): string {
  const scope = `${claims.scopeDate}/${claims.region}/${claims.service}/aws4_request`;
  const hashed = createHash('sha256').update(canonicalRequest(request, claims.signedHeaders)).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', claims.timestamp, scope, hashed].join('\n');
  const key = [claims.scopeDate, claims.region, claims.service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex');
}
