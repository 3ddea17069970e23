import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeChallenge, codeVerifier } from './pkce.ts';

test('the challenge is the one of RFC 7636, appendix B', () => {
  expect(codeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('a verifier is 64 unreserved characters, of 384 bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 48, maxLength: 48 }), (bytes) => {
      const verifier = codeVerifier({ bytes: (count) => bytes.slice(0, count), uuid: () => '' });
      expect(verifier).toMatch(/^[A-Za-z0-9._~-]{64}$/);
      expect(Buffer.from(verifier, 'base64url')).toEqual(Buffer.from(bytes));
    }),
  );
});
