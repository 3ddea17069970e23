import { mkdir } from 'node:fs/promises';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, authority } from '../../test/tls-world.ts';
import { chooseCaBundle, readCaBundle } from './ca-bundle.ts';
import { systemFiles } from './files.ts';

let home: TempHome;
let one: Authority;
let two: Authority;
beforeAll(async () => {
  [home, one, two] = [await tempHome(), authority('One'), authority('Two')];
});
afterAll(() => home.remove());

const read = (path: string) => readCaBundle(systemFiles(), { path, setting: 'AWS_CA_BUNDLE' });
const trimmed = (...pems: string[]) => pems.map((pem) => pem.trim());

describe('which bundle', () => {
  test.each([
    [{ AWS_CA_BUNDLE: 'a', REQUESTS_CA_BUNDLE: 'r' }, 'p', { setting: 'AWS_CA_BUNDLE', path: 'a' }],
    [{ AWS_CA_BUNDLE: '', REQUESTS_CA_BUNDLE: 'r' }, 'p', { setting: 'ca_bundle', path: 'p' }],
    [{ REQUESTS_CA_BUNDLE: 'r' }, undefined, { setting: 'REQUESTS_CA_BUNDLE', path: 'r' }],
    [{ AWS_CA_BUNDLE: '  ' }, 'p', { setting: 'AWS_CA_BUNDLE', path: '  ' }],
    [{}, '', undefined],
  ])('%o and %s', (env, caBundle, chosen) => {
    expect(chooseCaBundle(env, caBundle)).toEqual(chosen);
  });
});

test('a file gives all its certificates, whatever stands between them', async () => {
  const path = await home.write('all.pem', `# One\n${one.ca}\r\nsubject=Two\n${two.ca}${one.ca}`);
  expect(await read(path)).toEqual(trimmed(one.ca, two.ca));
});

test('a folder gives those of its files', async () => {
  await home.write('folder/1.pem', one.ca);
  await home.write('folder/2.crt', two.ca);
  await home.write('folder/README', 'no certificate');
  await mkdir(home.at('folder', 'sub'));
  expect(await read(home.at('folder'))).toEqual(trimmed(one.ca, two.ca));
});

describe('a bundle that cannot be used names itself, its setting and why', () => {
  test.each<[string, () => Promise<string> | string, string]>([
    ['missing', () => home.at('missing.pem'), 'there is no such file'],
    ['empty', () => home.write('empty.pem', ''), 'holds no certificate'],
    [
      'a key',
      () => home.write('key.pem', '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n'),
      'holds no certificate',
    ],
    ['damaged', () => home.write('bad.pem', one.ca.replace(/[A-Za-z]{20}/, 'AAAA')), 'certificate 1 in '],
    ['blank', () => '   ', 'blank'],
  ])('%s', async (_what, path, because) => {
    const named = await path();
    const error = await read(named).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'CA_BUNDLE_INVALID', details: { path: named, setting: 'AWS_CA_BUNDLE' } });
    expect(String(error)).toContain(because);
  });
});
