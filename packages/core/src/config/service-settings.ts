import { SsoctlError } from '../errors/index.ts';
import { isNested, parseNested } from '../ini/nested.ts';
import { didYouMean } from './closest.ts';
import { activeProfile } from './resolve-profile.ts';
import { profileTitle } from './sign-ins.ts';
import type { Config, EndpointSetting, Profile, ServiceSettings } from './types.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Service → the ending of its variable and its key in a `[services]` section. */
const SERVICES: readonly (readonly [EndpointSetting, string, string])[] = [
  ['sso-oidc', 'SSO_OIDC', 'sso_oidc'],
  ['sso', 'SSO', 'sso'],
  ['sts', 'STS', 'sts'],
  ['sso-admin', 'SSO_ADMIN', 'sso_admin'],
  ['identitystore', 'IDENTITYSTORE', 'identitystore'],
  ['organizations', 'ORGANIZATIONS', 'organizations'],
];

/**
 * Where and how services are called, by environment and active profile, in the AWS CLI's order of precedence
 * (2.36.7): AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's `[services]` section, its `endpoint_url`.
 * Empty values count as unset. Never read from an `[sso-session]`.
 * @param profile the active profile; without it AWS_PROFILE, AWS_DEFAULT_PROFILE, `default`
 * @throws ENDPOINT_INVALID when the profile names a `[services]` section that does not exist
 */
export function serviceSettings(config: Config, env: Env, profile?: string): ServiceSettings {
  const active = config.profiles.get(activeProfile(env, profile) ?? 'default');
  const flag = (variable: string, key: string) =>
    (env[variable] || active?.keys.get(key) || '').trim().toLowerCase() === 'true';
  const ignored = flag('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls');
  return {
    fips: flag('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    dualStack: flag('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    endpoints: ignored ? {} : endpoints(config, env, active),
    caBundle: env['AWS_CA_BUNDLE'] || active?.keys.get('ca_bundle') || env['REQUESTS_CA_BUNDLE'] || undefined,
  };
}

function endpoints(config: Config, env: Env, active: Profile | undefined): ServiceSettings['endpoints'] {
  const section = active && servicesSection(config, active);
  const found: Partial<Record<EndpointSetting, string>> = {};
  for (const [service, variable, key] of SERVICES) {
    const url =
      env[`AWS_ENDPOINT_URL_${variable}`] ||
      env['AWS_ENDPOINT_URL'] ||
      nestedEndpoint(section?.get(key)) ||
      active?.keys.get('endpoint_url');
    if (url) found[service] = url;
  }
  return found;
}

function nestedEndpoint(value: string | undefined): string | undefined {
  return value !== undefined && isNested(value) ? parseNested(value)?.get('endpoint_url') : undefined;
}

function servicesSection(config: Config, active: Profile): ReadonlyMap<string, string> | undefined {
  const name = active.keys.get('services');
  if (!name) return undefined;
  const section = config.services.get(name);
  if (section !== undefined) return section;
  const meant = didYouMean(name, config.services.keys());
  const { file, line } = active;
  const because = `${profileTitle(active)} (${file}:${line}) names [services ${name}], which does not exist${meant}`;
  throw new SsoctlError('ENDPOINT_INVALID', because, {
    hint: `correct services = ${name} below line ${line} of ${file}`,
    details: { profile: active.name, services: name, file, line },
  });
}
