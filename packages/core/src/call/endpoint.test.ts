import { describe, expect, test } from 'vitest';
import type { ServiceSettings } from '../config/types.ts';
import { serviceEndpoint } from './endpoint.ts';

const settings = (more: Partial<ServiceSettings> = {}): ServiceSettings => ({
  fips: false,
  dualStack: false,
  endpoints: {},
  caBundle: undefined,
  ...more,
});

describe('where a service is called', () => {
  test.each([
    ['sso-oidc', 'us-east-1', settings(), 'https://oidc.us-east-1.amazonaws.com/'],
    ['sso', 'cn-north-1', settings(), 'https://portal.sso.cn-north-1.amazonaws.com.cn/'],
    ['sts', 'eu-north-1', settings(), 'https://sts.eu-north-1.amazonaws.com/'],
    ['sso-admin', 'eu-north-1', settings(), 'https://sso.eu-north-1.amazonaws.com/'],
    ['sso-admin', 'us-east-1', settings({ fips: true, dualStack: true }), 'https://sso-fips.us-east-1.api.aws/'],
    ['identitystore', 'eusc-de-east-1', settings(), 'https://identitystore.eusc-de-east-1.amazonaws.eu/'],
    ['organizations', 'us-east-1', settings(), 'https://organizations.us-east-1.amazonaws.com/'],
    ['organizations', 'us-gov-west-1', settings(), 'https://organizations.us-gov-west-1.amazonaws.com/'],
    ['sso', 'us-east-1', settings({ dualStack: true }), 'https://portal.sso.us-east-1.api.aws/'],
    ['sso', 'us-east-1', settings({ fips: true, endpoints: { sso: 'https://x.test/p' } }), 'https://x.test/p'],
    ['sso', 'us-east-1', settings({ endpoints: { sso: 'http://127.0.0.1:9/' } }), 'http://127.0.0.1:9/'],
  ] as const)('%s in %s', (service, region, given, url) => {
    expect(serviceEndpoint(service, region, given).href).toBe(url);
  });

  test.each(['http://example.com', 'ftp://127.0.0.1', 'nonsense', 'https://user:hunter2@example.com'])(
    '%s is refused, and no password shown',
    (sso) => {
      try {
        serviceEndpoint('sso', 'us-east-1', settings({ endpoints: { sso } }));
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENDPOINT_INVALID' });
        expect(String(error)).not.toContain('hunter2');
      }
    },
  );

  test('something that is no Region is not made part of a host', () => {
    expect(() => serviceEndpoint('sso', 'evil.example/', settings())).toThrowError(
      expect.objectContaining({ code: 'REGION_INVALID' }),
    );
  });
});
