import { expect, test } from 'vitest';
import { CHALLENGE, VERIFIER } from '../../../test/playground.ts';
import { isChallenge, provesChallenge } from './pkce.ts';

test('the example of RFC 7636, appendix B, proves its challenge', () => {
  expect(isChallenge(CHALLENGE)).toBe(true);
  expect(provesChallenge(VERIFIER, CHALLENGE)).toBe(true);
});

test.each([
  ['another verifier', `${VERIFIER.slice(1)}A`],
  ['the challenge itself', CHALLENGE],
  ['too short', 'a'.repeat(42)],
  ['too long', 'a'.repeat(129)],
  ['outside the alphabet', `${VERIFIER}+`],
  ['nothing', ''],
])('%s does not', (_what, verifier) => {
  expect(provesChallenge(verifier, CHALLENGE)).toBe(false);
});

test.each(['', `${CHALLENGE}=`, CHALLENGE.slice(1), CHALLENGE.replace('M', '+')])('%s is no challenge', (text) => {
  expect(isChallenge(text)).toBe(false);
});
