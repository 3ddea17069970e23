import type { CallDeps } from './types.ts';
import { VERSION } from './version.ts';

/**
 * Options for an SDK client that leave it nothing to look up: every setting the SDK would read from the environment or
 * from ~/.aws is given here, so that what decides a call is what ssoctl read itself, and nothing else.
 * @throws CA_BUNDLE_INVALID, PROXY_INVALID
 */
export async function clientOptions(deps: CallDeps, endpoint: URL) {
  return {
    region: deps.region,
    // The SDK joins paths with a slash of its own.
    endpoint: endpoint.href.replace(/\/+$/, ''),
    // The endpoint is final: the SDK refuses these beside one.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    ignoreConfiguredEndpointUrls: true,
    requestHandler: await deps.transport.handler(deps.settings),
    // A CreateToken repeated blindly burns a code that is good for one answer: repeating is decided by `retrying`.
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard' as const,
    authSchemePreference: [],
    disableClockSkewCorrection: false,
    userAgentAppId: async () => undefined,
    defaultUserAgentProvider: async (): Promise<[string, string][]> => [
      ['ssoctl', VERSION],
      ['ua', '2.1'],
      ['lang', 'js'],
    ],
  };
}
