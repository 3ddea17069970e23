import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Case, DEV, findings, fixed, ROLE, SESSION, short } from '../../test/lint/subject.ts';
import { CHECKS } from './registry.ts';

const BOM = '\ufeff';

const CASES: Case[] = [
  { what: 'a file in order', config: SESSION + DEV, finds: [] },
  { what: 'an empty file', config: '', finds: [] },
  {
    what: 'a byte order mark',
    config: BOM + SESSION + DEV,
    finds: ['1 error byte-order-mark fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a byte order mark in the credentials file',
    config: '',
    facts: { credentials: `${BOM}[old]\naws_access_key_id = a\n` },
    finds: ['credentials:1 error byte-order-mark'],
  },
  {
    what: 'every line that cannot be read',
    config: `region = a\n${DEV}no separator\n= no key\n[open\n[]\ns3 =\n  x\n`,
    finds: [1, 6, 7, 8, 9, 11].map((line) => `${line} error line-unreadable`).concat('3 error session-missing'),
  },
  {
    what: 'a section twice that says nothing else',
    config: `${DEV}region = a\n\n${SESSION}\n[profile dev]\nsso_session = corp\noutput = json\n\n[profile x]\nregion = us-east-1\n`,
    finds: ['11 error duplicate-section fixable'],
    becomes: `${DEV}region = a\noutput = json\n\n${SESSION}\n[profile x]\nregion = us-east-1\n`,
  },
  {
    what: 'a section twice that contradicts itself',
    config: `${SESSION}${DEV}[profile dev]\nsso_role_name = Other\n`,
    finds: ['8 error duplicate-section'],
  },
  {
    what: 'a section twice with a comment in the second',
    config: `${SESSION}${DEV}[profile dev]\n# mine\noutput = json\n`,
    finds: ['8 error duplicate-section'],
  },
  {
    what: 'a section twice with nested keys in the second',
    config: `${SESSION}${DEV}[profile dev]\ns3 =\n  x = 1\n`,
    finds: ['8 error duplicate-section'],
  },
  {
    what: 'a section three times',
    config: `[profile a]\nregion = us-east-1\n[profile a]\noutput = json\n[profile a]\ncli_pager =\n`,
    finds: ['3 error duplicate-section fixable', '5 error duplicate-section fixable'],
    becomes: '[profile a]\nregion = us-east-1\noutput = json\ncli_pager =\n',
  },
  {
    what: 'a section twice in the credentials file',
    config: '',
    facts: { credentials: '[a]\nx = 1\n[a]\n' },
    finds: ['credentials:3 error duplicate-section'],
  },
  {
    what: 'a key twice with one value',
    config: `${SESSION}${DEV}SSO_Session: corp\n`,
    finds: ['8 error duplicate-key fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a key twice with two values',
    config: `${SESSION}${DEV}sso_session = other\n`,
    finds: ['8 error duplicate-key', '8 error session-missing'],
  },
  {
    what: 'a key of [DEFAULT] twice',
    config: '[DEFAULT]\nregion = a\nregion = a\n',
    finds: ['2 warn default-uppercase', '3 error duplicate-key'],
  },
  {
    what: 'a profile without its word',
    config: `${SESSION}[dev]\nsso_session = corp\n${ROLE}`,
    finds: ['4 error section-prefix fixable'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a profile with another word',
    config: `${SESSION}[Profile: dev]\nsso_session = corp\n${ROLE}\n[ profile x ]\nregion = us-east-1\n`,
    finds: ['4 error section-prefix fixable', '9 error section-prefix fixable'],
    becomes: `${SESSION}${DEV}\n[profile x]\nregion = us-east-1\n`,
  },
  {
    what: 'a profile without its word, whose name is taken',
    config: `${SESSION}${DEV}[dev]\nregion = us-east-1\n`,
    finds: ['8 error section-prefix'],
  },
  {
    what: 'two that would get one name',
    config: '[dev]\nregion = us-east-1\n[ profile dev]\nregion = us-east-1\n',
    finds: ['1 error section-prefix', '3 error section-prefix'],
  },
  {
    what: 'a section of nobody',
    config: '[tool]\ncolour = red\n[plugins]\ncli_legacy_plugin_path = /x\n',
    finds: ['1 warn section-prefix'],
  },
  {
    what: 'a session with another word',
    config: `${SESSION.replace('sso-session', 'sso_session')}${DEV}`,
    finds: ['1 error section-prefix fixable', '5 error session-missing'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a session without its word',
    config: `${SESSION.replace('sso-session ', '')}${DEV}`,
    finds: ['1 error section-prefix fixable', '5 error session-missing'],
    becomes: SESSION + DEV,
  },
  {
    what: 'a header that only the AWS CLI takes for a profile',
    config: '[profiles dev]\nregion = us-east-1\n',
    finds: ['1 warn section-prefix fixable'],
    becomes: '[profile dev]\nregion = us-east-1\n',
  },
  {
    what: 'the word "profile" in the credentials file',
    config: '',
    facts: { credentials: '[profile dev]\naws_access_key_id = a\n' },
    finds: ['credentials:1 error section-prefix'],
  },
  {
    what: 'two headers of one profile',
    config: '[default]\nregion = us-east-1\n[profile default]\noutput = json\n',
    finds: ['1 error section-shadowed'],
  },
  {
    what: 'two headers of one profile, by quotes',
    config: '[profile a]\nregion = us-east-1\n[profile "a"]\noutput = json\n',
    finds: ['1 error section-shadowed', '3 warn profile-name-shell'],
  },
  {
    what: 'keys of [DEFAULT]',
    config: '[DEFAULT]\nregion = us-east-1\n[profile a]\noutput = json\n',
    finds: ['2 warn default-uppercase'],
  },
  {
    what: 'a name with blanks, with quotes and without',
    config: `[profile 'my prod']\nregion = us-east-1\n[profile my test]\nregion = us-east-1\n`,
    finds: ['1 warn profile-name-shell', '3 error profile-name-shell'],
  },
  {
    what: 'a name with shell characters',
    config: '[profile a&b]\nregion = us-east-1\n',
    finds: ['1 warn profile-name-shell'],
  },
  {
    what: 'a session in the credentials file',
    config: '',
    facts: { credentials: SESSION },
    finds: ['credentials:1 error session-in-credentials'],
  },
];

describe.each(CASES)('$what', ({ config, facts, finds, becomes }) => {
  test('is found, and nothing else', () => {
    expect(findings(config, facts).map(short).sort()).toEqual([...finds].sort());
  });

  test(becomes === undefined ? 'is left as it is' : 'is mended', () => {
    expect(fixed(config, facts)).toBe(becomes ?? config);
  });
});

test('bytes that are no UTF-8 are found with their line, and left', () => {
  const bytes = Uint8Array.from([...Buffer.from(`${SESSION}# `), 0xfc, 0x0a, ...Buffer.from(DEV)]);
  expect(findings(bytes).map(short)).toEqual(['4 error not-utf-8']);
});

test('what can be mended is, beside what cannot', () => {
  expect(fixed(`${BOM}${SESSION}junk\n[dev]\nsso_session = crop\n${ROLE}`)).toBe(`${SESSION}junk\n${DEV}`);
});

test('findings come by file and line', () => {
  const all = findings('[tool]\n[DEFAULT]\nx = 1\n[profile a&b]\n', { credentials: '[profile z]\n' });
  expect(all.map(({ file, line }) => `${file.split('/').at(-1)}:${line}`)).toEqual([
    'config:1',
    'config:3',
    'config:4',
    'credentials:1',
  ]);
});

test('every check is told of in the documentation, and stands in the registry once', () => {
  const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
  const ids = CHECKS.map(({ id }) => id);
  expect(ids.filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
