import { expect, test } from 'vitest';
import { isLoopbackHost, readSecureUrl } from './secure-url.ts';

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '[::1]', '::1'])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.each(['x.localhost', 'localhost.example', '128.0.0.1', '127.0.0.1.example', '[::2]', ''])(
  '%j may be another machine',
  (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  },
);

test.each(['https://oidc.eu-west-1.amazonaws.com/a', 'http://127.0.0.1:8080/', 'http://localhost/'])(
  '%s may be called',
  (url) => {
    expect(readSecureUrl(url)?.href).toBe(url);
  },
);

test.each(['http://example.com/', 'http://x.localhost/', 'https://user:word@a.example/', 'file:///etc/passwd', '-x'])(
  '%s may not be called',
  (url) => {
    expect(readSecureUrl(url)).toBeUndefined();
  },
);
