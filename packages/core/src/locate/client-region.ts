import { isRegion } from '../wire/partitions.ts';

/** Opaque bytes before the Region. */
const OPAQUE = 16;

/**
 * The Region that the id of a registered client carries: base64url of 16 opaque bytes and the Region's name. Undocumented, and so
 * of every client seen; undefined where an id is made otherwise.
 */
export function regionOfClient(clientId: string): string | undefined {
  const region = Buffer.from(clientId, 'base64url').subarray(OPAQUE).toString('latin1');
  return isRegion(region) ? region : undefined;
}
