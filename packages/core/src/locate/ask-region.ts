import { createPace } from '../call/pace.ts';
import type { CallDeps, CallOptions } from '../call/types.ts';
import { type ErrorCode, isSsoctlError, type SsoctlError } from '../errors/index.ts';
import { oidcClient } from '../oidc/client.ts';
import { wireErrorOf } from '../oidc/rejections.ts';
import type { LocateDeps } from './types.ts';

/** What a Region says of a start URL. `silent`: it could not be asked, or answered with something else. */
export type RegionAnswer =
  | { kind: 'knows'; clientId: string }
  | { kind: 'unknown-there'; clientId: string }
  | { kind: 'silent'; error: SsoctlError };

/** Asks the sign-in service of a Region whether it knows a portal. @throws CANCELLED and what concerns every Region alike */
export type AskRegion = (startUrl: string, region: string, options?: CallOptions) => Promise<RegionAnswer>;

/** People see it nowhere: nobody is sent to the page of the sign-in that is begun. */
const CLIENT_NAME = 'ssoctl-find-region';

/** Settings that are wrong here, wherever the call goes. */
const EVERYWHERE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CANCELLED',
  'CA_BUNDLE_INVALID',
  'PROXY_INVALID',
  'ENDPOINT_INVALID',
]);

/**
 * Registers a client and begins a device sign-in that nobody goes on with. All registrations share one pace: they are limited to
 * 20 a second for a caller's address. A host that does not answer is asked twice at most, because many others may.
 */
export function askingRegions({ world, settings }: LocateDeps): AskRegion {
  const pace = createPace(world.clock);
  return async (startUrl, region, options) => {
    const deps: CallDeps = { ...world, settings, region, retries: 1 };
    const [registrar, oidc] = [oidcClient({ ...deps, pace }), oidcClient(deps)];
    let clientId: string | undefined;
    try {
      const client = await registrar.registerClient({ clientName: CLIENT_NAME }, options);
      clientId = client.clientId;
      await oidc.startDeviceAuthorization(client, startUrl, options);
      return { kind: 'knows', clientId };
    } catch (error) {
      if (!isSsoctlError(error) || EVERYWHERE.has(error.code)) throw error;
      if (clientId === undefined || wireErrorOf(error) !== 'invalid_request') return { kind: 'silent', error };
      // An instance whose encryption key has trouble is told of only where the instance is.
      return { kind: error.details?.['reason'] === undefined ? 'unknown-there' : 'knows', clientId };
    }
  };
}
