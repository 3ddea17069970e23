import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, markFor, readMark, writeMark } from './mark.ts';

const ENTRIES = [
  ['sso_session', 'corp'],
  ['region', 'eu-west-1'],
] as const;

test('a mark names the session and a digest a key', () => {
  expect(writeMark(markFor('corp', 'dev', ENTRIES))).toMatch(/^corp sso_session:[0-9a-f]{8} region:[0-9a-f]{8}$/);
});

test('the digest stays what it is: files hold it', () => {
  // The first 8 digits of sha256 over ["dev","region","eu-west-1"].
  expect(digestOf('dev', 'region', 'eu-west-1')).toBe('73481d16');
});

test('the digest depends on profile, key and value', () => {
  const digests = [
    digestOf('dev', 'region', 'eu-west-1'),
    digestOf('prod', 'region', 'eu-west-1'),
    digestOf('dev', 'output', 'eu-west-1'),
    digestOf('dev', 'region', 'eu-west-2'),
    digestOf('devregion', '', 'eu-west-1'),
  ];
  expect(new Set(digests).size).toBe(5);
});

test('any session name is read back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (session) => {
      const mark = markFor(session, 'dev', ENTRIES);
      expect(readMark(writeMark(mark))).toEqual(mark);
    }),
  );
});

test.each(['', 'corp', 'corp region', 'corp region:xyz', '%E0%A4%A region:12345678'])('%j is no mark', (text) => {
  expect(readMark(text)).toBeUndefined();
});

test('mangled words are passed over', () => {
  expect(readMark('corp  region:12345678 x output:123 :12345678')?.digests).toEqual(new Map([['region', '12345678']]));
});
