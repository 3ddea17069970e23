import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { createDirectory } from '../state/directory.ts';
import { defaultSeed, generateSeed, generateSeedDocument, loadSeed, SeedError } from './index.ts';

const SMALL = `
accounts:
  - id: "012345678901"
    name: sandbox
users:
  - name: ann
permissionSets:
  - name: Read
assignments:
  - permissionSet: Read
    accounts: [sandbox]
    users: [ann]
`;

function issuesOf(source: Parameters<typeof loadSeed>[0]): string {
  try {
    loadSeed(source, { file: 'seed.yaml' });
  } catch (error) {
    if (error instanceof SeedError) return error.message;
    throw error;
  }
  return 'no issue';
}

describe('loading', () => {
  test('fills in ids and defaults, the same every time', () => {
    const seed = loadSeed(SMALL);
    expect(seed).toEqual(loadSeed(SMALL));
    expect(seed.instance).toEqual({
      region: 'eu-central-1',
      partition: 'aws',
      id: expect.stringMatching(/^ssoins-[0-9a-f]{16}$/),
      identityStoreId: expect.stringMatching(/^d-[0-9a-f]{10}$/),
    });
    expect(seed.permissionSets[0]?.arn).toBe(
      `arn:aws:sso:::permissionSet/${seed.instance.id}/${seed.permissionSets[0]?.arn.split('/')[2]}`,
    );
    expect(seed.assignments).toEqual([
      { permissionSet: 'Read', accounts: ['012345678901'], groups: [], users: ['ann'] },
    ]);
    expect(seed.sessions).toMatchObject({ portal: 28_800, accessToken: 3600, deviceCode: 600 });
  });

  test('JSON is YAML, and a complete seed is a document again', () => {
    const seed = defaultSeed();
    expect(loadSeed(JSON.stringify(parse(SMALL)))).toEqual(loadSeed(SMALL));
    expect(loadSeed(seed)).toEqual(seed);
    expect(loadSeed(stringify(seed))).toEqual(seed);
  });

  test('another user leaves the ids of all others alone', () => {
    const more = SMALL.replace('  - name: ann', '  - name: zed\n  - name: ann');
    const ann = (text: string) => loadSeed(text).users.find((user) => user.name === 'ann')?.id;
    expect(ann(more)).toBe(ann(SMALL));
  });

  test.each([
    ['8h', 28_800],
    ['90m', 5400],
    ['PT8H', 28_800],
    ['PT1H30M', 5400],
    ['P1D', 86_400],
    ['7200', undefined],
    ['8 hours', undefined],
    [900, 900],
    [0, undefined],
  ])('reads the duration %j', (portal, seconds) => {
    const load = () => loadSeed({ ...parse(SMALL), sessions: { portal } }).sessions.portal;
    if (seconds === undefined) expect(load).toThrow(/sessions.portal: .*duration/);
    else expect(load()).toBe(seconds);
  });
});

describe('what is wrong is said with place and line', () => {
  test.each([
    [
      'an id that lost its zero',
      ['"012345678901"', '012345678901'],
      'seed.yaml:3: accounts[0].id: account ids have twelve digits, this has 11: quote it, so that a leading zero stays: "012345678901"',
    ],
    ['an unknown key', ['name: sandbox', 'nmae: sandbox'], 'seed.yaml:4: accounts[0].nmae: unknown key'],
    ['an unknown account', ['[sandbox]', '[snadbox]'], 'seed.yaml:11: assignments[0].accounts[0]: no account snadbox'],
    ['an unknown user', ['[ann]', '[bob]'], 'seed.yaml:12: assignments[0].users[0]: no user bob (there are: ann)'],
    [
      'an unknown permission set',
      ['permissionSet: Read', 'permissionSet: Write'],
      'seed.yaml:10: assignments[0].permissionSet: no permission set Write (there are: Read)',
    ],
    [
      'an assignment to nobody',
      ['    users: [ann]\n', ''],
      'seed.yaml:10: assignments[0]: names neither groups nor users',
    ],
    [
      'a name that is too long',
      ['- name: Read', `- name: ${'x'.repeat(33)}`],
      'seed.yaml:8: permissionSets[0].name: expected 1 to 32 of letters, digits and _+=,.@-',
    ],
    ['a missing list', ['users:\n  - name: ann\n', ''], 'seed.yaml: users: is missing'],
  ])('%s', (_what, [from, to], message) => {
    expect(issuesOf(SMALL.replace(from as string, to as string))).toContain(message);
  });

  test('broken YAML', () => {
    expect(issuesOf('accounts: [\n')).toMatch(/^seed.yaml:2: /);
  });

  test('duplicates', () => {
    const twice = SMALL.replace('  - name: ann', '  - name: ann\n  - name: ann');
    expect(issuesOf(twice)).toBe('seed.yaml:7: users[1].name: ann is already users[0]');
  });

  test('every issue at once', () => {
    expect(issuesOf({ accounts: [], users: [{ name: '' }] }).split('\n')).toEqual([
      'seed.yaml: accounts: an organization has an account',
      'seed.yaml: users[0].name: must not be empty',
    ]);
  });
});

test('the seed in the documentation loads, and shows the defaults as they are', () => {
  const page = readFileSync(new URL('../../../../docs/emulator.md', import.meta.url), 'utf8');
  const documented = loadSeed(/```yaml\n(key: acme.*?)```/s.exec(page)?.[1] ?? '');
  const { sessions, behaviour } = loadSeed(SMALL);
  expect({ sessions: documented.sessions, behaviour: documented.behaviour }).toEqual({ sessions, behaviour });
  expect(documented.users.map((user) => user.status)).toEqual(['ENABLED', 'DISABLED']);
});

describe('generating', () => {
  test('gives what was asked for, the same for equal keys', () => {
    const sizes = { accounts: 1000, permissionSets: 40, users: 2000, groups: 100, seed: 'a' };
    const seed = generateSeed(sizes);
    expect([seed.accounts, seed.permissionSets, seed.users, seed.groups].map((list) => list.length)).toEqual([
      1000, 40, 2000, 100,
    ]);
    expect(generateSeedDocument(sizes)).toEqual(generateSeedDocument(sizes));
    expect(generateSeed({ ...sizes, seed: 'b' }).accounts[0]?.id).not.toBe(seed.accounts[0]?.id);
  });

  test('shows the first user everything, and others less', () => {
    const seed = generateSeed({ accounts: 300, users: 400 });
    const directory = createDirectory(seed);
    const sees = seed.users.map((user) => directory.accountsOf(user.name).length);
    expect(sees[0]).toBe(300);
    expect(sees.filter((count) => count > 0 && count < 300).length).toBeGreaterThan(200);
  });

  test('can be written down and loaded again', () => {
    const document = generateSeedDocument({ accounts: 30, users: 30 });
    expect(loadSeed(stringify(document))).toEqual(loadSeed(document));
  });

  test.each([{ accounts: 0 }, { users: 1.5 }, { groups: -1 }])('refuses %j', (sizes) => {
    expect(() => generateSeed(sizes)).toThrow(RangeError);
  });

  test('works at the smallest', () => {
    expect(generateSeed({ accounts: 1, users: 1, groups: 1, permissionSets: 1 }).assignments).toHaveLength(1);
  });
});
