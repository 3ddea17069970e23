import type { EndpointSetting, ServiceSettings } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import { type EndpointService, endpointOf } from '../wire/endpoints.ts';
import { isRegion } from '../wire/partitions.ts';
import { readSecureUrl } from '../wire/secure-url.ts';

export type CalledService = EndpointSetting;

const BY_RULES: Readonly<Record<CalledService, EndpointService>> = {
  'sso-oidc': 'oidc',
  sso: 'portal.sso',
  sts: 'sts',
  'sso-admin': 'sso',
  identitystore: 'identitystore',
  organizations: 'organizations',
};

/**
 * Where a service is called: the override, or what the Region's rules say. FIPS and dual-stack do not touch an override,
 * as with the AWS CLI.
 * @throws REGION_INVALID, ENDPOINT_INVALID when it is neither https nor http on loopback
 */
export function serviceEndpoint(service: CalledService, region: string, settings: ServiceSettings): URL {
  if (!isRegion(region)) {
    throw new SsoctlError('REGION_INVALID', `"${region}" is not the name of a Region`, {
      hint: 'write a Region like us-east-1 into the configuration',
      details: { region },
    });
  }
  const override = settings.endpoints[service];
  const text =
    override ?? endpointOf(BY_RULES[service], region, { fips: settings.fips, dualStack: settings.dualStack });
  const url = readSecureUrl(text);
  if (url !== undefined) return url;
  throw new SsoctlError(
    'ENDPOINT_INVALID',
    `the endpoint of ${service} is neither https nor http on loopback: ${shown(text)}`,
    {
      hint: `correct AWS_ENDPOINT_URL_${service.toUpperCase().replace('-', '_')}, AWS_ENDPOINT_URL or endpoint_url`,
      details: { service },
    },
  );
}

/** Without what may be a password. */
function shown(text: string): string {
  return JSON.stringify(text.replace(/\/\/[^/@]*@/, '//…@').slice(0, 200));
}
