import { createHash } from 'node:crypto';
import type { Random } from '../ports/index.ts';

/** A verifier of 64 characters (48 random bytes). RFC 7636 §4.1 */
export function codeVerifier(random: Random): string {
  return Buffer.from(random.bytes(48)).toString('base64url');
}

/** The S256 challenge of a verifier. RFC 7636 §4.2 */
export function codeChallenge(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}
