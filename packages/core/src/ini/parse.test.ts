import { describe, expect, test } from 'vitest';
import { SsoctlError } from '../errors/index.ts';
import { decodeIni } from './decode.ts';
import { keysOf } from './document.ts';
import { parseIni } from './parse.ts';

const FILE = '/home/ada/.aws/config';

function failureOf(text: string): SsoctlError {
  try {
    parseIni(text, FILE);
  } catch (error) {
    if (error instanceof SsoctlError) return error;
    throw error;
  }
  throw new Error('the text was accepted');
}

describe('parseIni', () => {
  test('knows where sections and keys stand', () => {
    const text = '# mine\n[default]\nregion = eu-west-1\n\n[profile dev]\nSSO_Session: corp\n  # a comment\n\n';
    expect(parseIni(text, FILE).sections).toEqual([
      { name: 'default', line: 2, endLine: 4, entries: [{ key: 'region', value: 'eu-west-1', line: 3, endLine: 3 }] },
      {
        name: 'profile dev',
        line: 5,
        endLine: 8,
        entries: [{ key: 'sso_session', value: 'corp', line: 6, endLine: 6 }],
      },
    ]);
  });

  test('ends a section where the next one begins or the file ends without a line end', () => {
    const { sections } = parseIni('[a]\n[b]\nx = 1', FILE);
    expect(sections.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  test('keeps what looks like a comment inside a value', () => {
    const [section] = parseIni('[a]\nkey = "x" # y ; z\n', FILE).sections;
    expect(section?.entries[0]?.value).toBe('"x" # y ; z');
  });

  test('joins indented lines to the value above, without comments', () => {
    const [section] = parseIni('[a]\nkey = 1\n  two\n# no\n\n  three\n\n', FILE).sections;
    expect(section?.entries[0]?.value).toBe('1\ntwo\n\nthree');
  });

  test('lets keys of [DEFAULT] show through where a section has no value of its own', () => {
    const document = parseIni('[DEFAULT]\nregion = a\noutput = json\n[profile dev]\nregion = b\n', FILE);
    const [section] = document.sections;
    expect(section && Object.fromEntries(keysOf(document, section))).toEqual({ region: 'b', output: 'json' });
  });

  test.each([
    ['a section that stands twice', '[profile a]\n\n[profile a]\n', 3, /stands twice, in line 1 and in line 3/, 1],
    [
      'a key that stands twice',
      '[a]\nregion = 1\n[b]\nregion = 1\nRegion = 2\n',
      5,
      /region .*in line 4 and in line 5/,
      4,
    ],
    ['a key without a value', '[a]\nregion\n', 2, /no "="/, undefined],
    ['a value without a key', '[a]\n= eu-west-1\n', 2, /no key before/, undefined],
    ['a line before any section', '# fine\n\nregion = eu-west-1\n', 3, /before the first \[section\]/, undefined],
    ['a section without its bracket', '# fine\n[profile a\nregion = x\n', 2, /lacks its closing bracket/, undefined],
    ['such a one behind others', '[a]\nregion = x\n[profile b\n', 3, /lacks its closing bracket/, undefined],
    ['a section without a name', '[]\nregion = x\n', 1, /has no name/, undefined],
    ['a broken nested value', '[a]\ns3 =\n  x = 1\n# c\n  broken\n', 5, /line below the key s3 has no "="/, undefined],
    ['a byte order mark', '\uFEFF[default]\n', 1, /byte order mark/, undefined],
  ])('refuses %s, and says where', (_what, text, line, message, otherLine) => {
    const error = failureOf(text);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', details: { file: FILE, line } });
    expect(error.message).toMatch(new RegExp(`^${FILE}:${line}: `));
    expect(error.message).toMatch(message);
    expect(error.details?.['otherLine']).toBe(otherLine);
    expect(error.hint).toMatch(/\S/);
  });

  test('counts lines ended by CRLF and by CR', () => {
    expect(failureOf('[a]\r\nregion\r\n').details).toMatchObject({ line: 2 });
    expect(failureOf('[a]\r\rregion\r').details).toMatchObject({ line: 3 });
  });

  test('never repeats a line that may be a secret', () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    for (const text of [
      `[a]\n${secret}\n`,
      `${secret}\n`,
      `[a]\n${secret}= 1\n${secret}= 2\n`,
      `[a]\n${secret} =\n  broken\n`,
    ]) {
      const { message, hint, details } = failureOf(text);
      expect(JSON.stringify([message, hint, details]).toLowerCase()).not.toContain('wjalr');
    }
  });

  test('finds a key that stands twice among many', () => {
    const keys = Array.from({ length: 5_000 }, (_, at) => `k${at} = 1\n`).join('');
    expect(failureOf(`[a]\n${keys}k17 = 2\n`).details).toMatchObject({ line: 5_002, otherLine: 19 });
  });

  test('reads a value continued over very many lines', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => `  line ${at}\n`).join('');
    const [section] = parseIni(`[a]\nkey = 1\n${lines}`, FILE).sections;
    expect(section?.entries[0]?.value.split('\n')).toHaveLength(50_001);
  });
});

describe('decodeIni', () => {
  test('refuses bytes that are not UTF-8, and says in which line', () => {
    const bytes = Buffer.concat([Buffer.from('[profile a]\n# M'), Buffer.from([0xfc]), Buffer.from('ller\n')]);
    expect(() => decodeIni(bytes, FILE)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: `${FILE}:2: the file is not UTF-8 text` }),
    );
  });

  test('refuses UTF-16', () => {
    const bytes = Buffer.from('\uFEFF[default]\n', 'utf16le');
    expect(() => decodeIni(bytes, FILE)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', hint: expect.stringContaining('iconv -f UTF-16 ') }),
    );
  });

  test('keeps a byte order mark, so that the parser can name it', () => {
    expect(decodeIni(Buffer.from('\uFEFF[default]'), FILE)).toBe('\uFEFF[default]');
  });
});
