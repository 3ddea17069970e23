/** Where a running emulator stands; nothing in it is secret. */
export interface EmulatorPlace {
  /** `http://127.0.0.1:PORT` */
  url: string;
  startUrl: string;
  region: string;
  /** The CONNECT proxy of intercept mode. */
  proxyUrl?: string;
  /** The CA certificate of intercept mode, PEM. */
  caFile?: string;
}

/** Services whose endpoint a program may be told by environment. */
const ENDPOINTS = ['SSO_OIDC', 'SSO', 'STS', 'SSO_ADMIN', 'IDENTITYSTORE', 'ORGANIZATIONS'] as const;

/**
 * The variables that lead an AWS program to the emulator: endpoint overrides, or in intercept mode the proxy and the CA to trust.
 * In intercept mode the endpoint of the sign-in service is given too, so that a person's browser (which knows neither proxy nor
 * CA) is sent to loopback.
 */
export function emulatorEnv(place: Pick<EmulatorPlace, 'url' | 'proxyUrl' | 'caFile'>): Record<string, string> {
  const { url, proxyUrl, caFile } = place;
  if (proxyUrl === undefined || caFile === undefined)
    return Object.fromEntries(ENDPOINTS.map((service) => [`AWS_ENDPOINT_URL_${service}`, url]));
  return {
    HTTPS_PROXY: proxyUrl,
    https_proxy: proxyUrl,
    NO_PROXY: '',
    no_proxy: '',
    AWS_CA_BUNDLE: caFile,
    NODE_EXTRA_CA_CERTS: caFile,
    AWS_ENDPOINT_URL_SSO_OIDC: url,
  };
}
