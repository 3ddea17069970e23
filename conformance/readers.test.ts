// Who reads what: the same file before botocore, before the AWS SDK for JavaScript, and before ssoctl, which reads as botocore does.
// docs/configuration.md tells this table to people; what the other SDKs do stands there after their published test cases.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { decodeIni } from '@ssoctl/core/internal/ini/decode';
import { keysOf } from '@ssoctl/core/internal/ini/document';
import { parseIni } from '@ssoctl/core/internal/ini/parse';
import { profileMap } from '@ssoctl/core/internal/ini/profile-map';
import { afterAll, describe, expect, test } from 'vitest';
import { botocore, SKIPPED } from '../packages/core/test/ini/botocore.ts';

/** Profile → key → value. */
type Profiles = Record<string, Record<string, unknown>>;
const REFUSED = 'the whole file is refused';

const folder = mkdtempSync(join(tmpdir(), 'ssoctl-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Document by document. */
function byBotocore(texts: readonly string[]): (Profiles | typeof REFUSED)[] {
  return botocore(texts.map((text) => Buffer.from(text))).map((answer) => {
    if (answer === null) return REFUSED;
    return Object.fromEntries((answer.map['profiles'] ?? []).map(([name, keys]) => [name, Object.fromEntries(keys)]));
  });
}

async function byJavaScript(text: string): Promise<Profiles> {
  const file = join(folder, 'config');
  writeFileSync(file, text);
  const { configFile } = await loadSharedConfigFiles({
    configFilepath: file,
    filepath: join(folder, 'none'),
    ignoreCache: true,
  });
  return configFile as Profiles;
}

function byUs(text: string): Profiles | typeof REFUSED {
  try {
    const document = parseIni(decodeIni(Buffer.from(text), 'config'), 'config');
    const { profiles } = profileMap(document);
    return Object.fromEntries(
      [...profiles].map(([name, section]) => [name, Object.fromEntries(keysOf(document, section))]),
    );
  } catch {
    return REFUSED;
  }
}

const x = { region: 'x' };
const TABLE: readonly (readonly [
  what: string,
  text: string,
  python: Profiles | typeof REFUSED,
  javascript: Profiles,
])[] = [
  [
    'what ssoctl writes',
    '[profile a.b-c]\nregion = x\nssoctl_sync = corp region:12345678\n',
    { 'a.b-c': { ...x, ssoctl_sync: 'corp region:12345678' } },
    { 'a.b-c': { ...x, ssoctl_sync: 'corp region:12345678' } },
  ],
  ['a comment behind a value', '[profile a]\nregion = x # c\n', { a: { region: 'x # c' } }, { a: x }],
  ['a comment behind a header', '[profile a] # c\nregion = x\n', { a: x }, { a: x }],
  ['a colon for a separator', '[profile a]\nregion: x\n', { a: x }, {}],
  [
    'a section that stands twice',
    '[profile a]\nregion = x\n[profile a]\noutput = y\n',
    REFUSED,
    { a: { ...x, output: 'y' } },
  ],
  ['a key that stands twice', '[profile a]\nregion = y\nregion = x\n', REFUSED, { a: x }],
  ['a line without a separator', '[profile a]\nbroken\nregion = x\n', REFUSED, { a: x }],
  ['a line before the first section', 'region = y\n[profile a]\nregion = x\n', REFUSED, { a: x }],
  ['a byte order mark', '\uFEFF[profile a]\nregion = x\n', REFUSED, { a: x }],
  ['a name with a blank, in quotes', '[profile "a b"]\nregion = x\n', { 'a b': x }, {}],
  ['blanks around a header', '[ profile a ]\nregion = x\n', {}, {}],
  ['a name with another character', '[profile a!b]\nregion = x\n', { 'a!b': x }, {}],
  ['a key in capitals', '[profile a]\nREGION = x\n', { a: x }, { a: { REGION: 'x' } }],
  [
    '[default] before [profile default]',
    '[default]\nregion = x\n[profile default]\noutput = y\n',
    { default: { output: 'y' } },
    { default: { output: 'y' } },
  ],
  [
    '[profile default] before [default]',
    '[profile default]\nregion = x\n[default]\noutput = y\n',
    { default: { output: 'y' } },
    { default: x },
  ],
  [
    '[DEFAULT] in capitals',
    '[DEFAULT]\nregion = x\n[profile a]\noutput = y\n',
    { a: { ...x, output: 'y' } },
    { a: { output: 'y' } },
  ],
];

describe.skipIf(SKIPPED !== '')(`who reads what${SKIPPED}`, () => {
  test('botocore', () => {
    expect(byBotocore(TABLE.map(([, text]) => text))).toEqual(TABLE.map(([, , python]) => python));
  });

  test.each(TABLE)('%s', async (_what, text, python, javascript) => {
    expect(byUs(text)).toEqual(python);
    expect(await byJavaScript(text)).toEqual(javascript);
  });
});
