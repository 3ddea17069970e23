import { describe, expect, test } from 'vitest';
import { proxyFor } from './proxy.ts';

const target = 'https://oidc.us-east-1.amazonaws.com/token';
const through = (env: Record<string, string>, url = target) => proxyFor(new URL(url), env)?.href;

describe('which proxy', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['none by default', {}, undefined],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128/'],
    ['https_proxy before HTTPS_PROXY', { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' }, 'http://b:2/'],
    ['an empty https_proxy takes HTTPS_PROXY away', { HTTPS_PROXY: 'http://a:1', https_proxy: '' }, undefined],
    ['a value without a scheme', { HTTPS_PROXY: 'p.corp:3128' }, 'http://p.corp:3128/'],
    ['user and password', { HTTPS_PROXY: 'http://u:p%40ss@p:1' }, 'http://u:p%40ss@p:1/'],
    ['a proxy spoken to over TLS', { HTTPS_PROXY: 'https://p' }, 'https://p/'],
    ['never HTTP_PROXY for https', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['nor ALL_PROXY', { ALL_PROXY: 'http://p:1' }, undefined],
  ])('%s', (_what, env, proxy) => {
    expect(through(env)).toBe(proxy);
  });

  test.each(['http://127.0.0.1:8080/x', 'http://localhost:1/', 'https://127.0.0.1:1/', 'https://[::1]:1/'])(
    'loopback is reached directly: %s',
    (url) => {
      expect(through({ HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://p:1' }, url)).toBeUndefined();
    },
  );

  test.each(['socks5://p:1', 'http://', 'http://p:99999'])(
    '%s cannot be used, and says so without a password',
    (value) => {
      expect(() => through({ HTTPS_PROXY: value })).toThrowError(expect.objectContaining({ code: 'PROXY_INVALID' }));
      try {
        through({ HTTPS_PROXY: value.replace('//', '//user:hunter2@') });
      } catch (error) {
        expect(String(error)).not.toContain('hunter2');
      }
    },
  );
});

describe('NO_PROXY', () => {
  test.each<[string, string, boolean]>([
    ['oidc.us-east-1.amazonaws.com', target, true],
    ['amazonaws.com', target, true],
    ['.amazonaws.com', target, true],
    ['..AMAZONAWS.COM ', target, true],
    ['example.com , amazonaws.com', target, true],
    ['*', target, true],
    ['*.amazonaws.com', target, false],
    ['x,*', target, false],
    ['azonaws.com', target, false],
    ['10.0.0.0/8', target, false],
    ['', target, false],
    ['example.com:8443', 'https://sso.example.com:8443/', true],
    ['example.com:8443', 'https://sso.example.com/', false],
    ['example.com', 'https://sso.example.com:8443/', true],
  ])('"%s" and %s', (noProxy, url, bypassed) => {
    const env = { HTTPS_PROXY: 'http://p:1', NO_PROXY: noProxy };
    expect(through(env, url) === undefined).toBe(bypassed);
  });

  test('the lower-case spelling wins, even when empty', () => {
    expect(through({ HTTPS_PROXY: 'http://p:1', NO_PROXY: '*', no_proxy: '' })).toBe('http://p:1/');
  });
});
