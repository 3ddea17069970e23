import { describe, expect, test } from 'vitest';
import { parseIni } from '../ini/parse.ts';
import { configOf } from './load.ts';
import { serviceSettings } from './service-settings.ts';

function settings(text: string, env: Record<string, string> = {}, profile?: string) {
  return serviceSettings(configOf(parseIni(text, 'config'), parseIni('', 'credentials')), env, profile);
}

const SERVICES =
  '[services local]\nsso =\n  endpoint_url = https://sso.services\nsso_oidc =\n  endpoint_url = https://oidc.services\n';

describe('serviceSettings', () => {
  test('is plain where nothing is set', () => {
    expect(settings('')).toEqual({ fips: false, dualStack: false, endpoints: {}, caBundle: undefined });
  });

  test('takes the endpoint from the variable of the service, the common variable, [services], endpoint_url, in that order', () => {
    const text = `${SERVICES}[default]\nservices = local\nendpoint_url = https://profile\n`;
    expect(settings(text).endpoints).toEqual({
      sso: 'https://sso.services',
      'sso-oidc': 'https://oidc.services',
      sts: 'https://profile',
      'sso-admin': 'https://profile',
      identitystore: 'https://profile',
      organizations: 'https://profile',
    });
    const common = { AWS_ENDPOINT_URL: 'https://common' };
    expect(settings(text, common).endpoints.sso).toBe('https://common');
    const own = { ...common, AWS_ENDPOINT_URL_SSO: 'https://own/base', AWS_ENDPOINT_URL_SSO_OIDC: '' };
    expect(settings(text, own).endpoints).toMatchObject({
      sso: 'https://own/base',
      'sso-oidc': 'https://common',
      sts: 'https://common',
    });
  });

  test.each([
    ['sso-admin', 'SSO_ADMIN', 'sso_admin'],
    ['identitystore', 'IDENTITYSTORE', 'identitystore'],
    ['organizations', 'ORGANIZATIONS', 'organizations'],
  ] as const)('%s has its own variable and its own key', (service, variable, key) => {
    const text = `[services local]\n${key} =\n  endpoint_url = https://services\n[default]\nservices = local\n`;
    expect(settings(text).endpoints).toEqual({ [service]: 'https://services' });
    const env = { [`AWS_ENDPOINT_URL_${variable}`]: 'https://own' };
    expect(settings(text, env).endpoints).toEqual({ [service]: 'https://own' });
  });

  test.each([
    ['[default]\nendpoint_url = https://x\nignore_configured_endpoint_urls = true\n', {}],
    [
      '[default]\nendpoint_url = https://x\n',
      { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE', AWS_ENDPOINT_URL: 'https://y' },
    ],
  ])('ignores all of them when told to', (text, env) => {
    expect(settings(text, env).endpoints).toEqual({});
  });

  test('lets the environment overrule the profile, also to switch off', () => {
    const text = '[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = True\nca_bundle = /profile.pem\n';
    expect(settings(text)).toMatchObject({ fips: true, dualStack: true, caBundle: '/profile.pem' });
    const env = { AWS_USE_FIPS_ENDPOINT: 'false', AWS_USE_DUALSTACK_ENDPOINT: 'no', AWS_CA_BUNDLE: '/env.pem' };
    expect(settings(text, env)).toMatchObject({ fips: false, dualStack: false, caBundle: '/env.pem' });
    expect(settings('', { REQUESTS_CA_BUNDLE: '/requests.pem' }).caBundle).toBe('/requests.pem');
  });

  test('reads the active profile, and never a session', () => {
    const text = '[profile a]\nuse_fips_endpoint = true\n[sso-session a]\nuse_dualstack_endpoint = true\n';
    expect(settings(text, { AWS_PROFILE: 'a' })).toMatchObject({ fips: true, dualStack: false });
    expect(settings(text, { AWS_PROFILE: 'a' }, 'nobody').fips).toBe(false);
  });

  test('refuses a profile that names services which do not exist', () => {
    expect(() => settings(`${SERVICES}[default]\nservices = locla\n`)).toThrow(
      expect.objectContaining({ code: 'ENDPOINT_INVALID', message: expect.stringContaining('did you mean "local"?') }),
    );
  });
});
