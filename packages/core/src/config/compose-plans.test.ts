import { describe, expect, test } from 'vitest';
import type { IniDocument } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';
import { composePlans, type PlanOn } from './compose-plans.ts';
import type { SectionChange } from './edit-plan.ts';
import { planEdit } from './plan-edit.ts';

const FILE = '/home/maya/.aws/config';
const bytes = (text: string) => Buffer.from(text);
const text = (plan: { after: Uint8Array }) => Buffer.from(plan.after).toString();

const edit =
  (make: (editor: IniEditor) => readonly Omit<SectionChange, 'file'>[], file = FILE): PlanOn =>
  (before) =>
    planEdit({ file, make }, before);

const named = (document: IniDocument, name: string) => document.sections.find((section) => section.name === name);
/** Adds a section, unless it is there. */
const adds = (header: string, entries: readonly (readonly [string, string])[]) =>
  edit((editor) => {
    if (named(editor.document, header)) return [];
    editor.appendSection({ header, entries });
    return [{ section: header, action: 'add', keys: entries.map(([key]) => key) }];
  });
/** Sets a key of a section that has to be there. */
const sets = (header: string, key: string, value: string) =>
  edit((editor) => {
    const section = named(editor.document, header);
    if (section === undefined) throw new Error(`there is no [${header}]`);
    editor.setKey(section, key, value);
    return [{ section: header, action: 'change', keys: [key] }];
  });
const removes = (header: string) =>
  edit((editor) => {
    const section = named(editor.document, header);
    if (section === undefined) return [];
    editor.removeSection(section);
    return [{ section: header, action: 'remove' }];
  });

const SESSION = adds('sso-session corp', [['sso_region', 'eu-west-1']]);
const PROFILE = adds('profile dev', [['sso_session', 'corp']]);

test('works each edit out on what the one before it leaves', () => {
  const plan = composePlans(FILE, [SESSION, sets('sso-session corp', 'x', '1'), PROFILE], undefined);
  expect(text(plan)).toBe(`[sso-session corp]\nsso_region = eu-west-1\nx = 1\n\n[profile dev]\nsso_session = corp\n`);
  expect(plan.before).toBeUndefined();
});

test('is worked out anew, as a whole, on other bytes', () => {
  const plan = composePlans(FILE, [SESSION, PROFILE], undefined).replan(bytes('[profile dev]\nregion = x\n'));
  expect(text(plan)).toBe('[profile dev]\nregion = x\n\n[sso-session corp]\nsso_region = eu-west-1\n');
  expect(plan.changes.map(({ section }) => section)).toEqual(['sso-session corp']);
});

test('changes nothing where no edit does', () => {
  const before = bytes('[profile dev]\n');
  expect(composePlans(FILE, [PROFILE, removes('profile x')], before)).toMatchObject({
    changes: [],
    after: before,
    diff: '',
  });
  expect(composePlans(FILE, [], undefined)).toMatchObject({ changes: [], after: new Uint8Array() });
});

test('fails as the edit that fails', () => {
  expect(() => composePlans(FILE, [PROFILE, sets('profile x', 'a', 'b')], undefined)).toThrow(
    'there is no [profile x]',
  );
});

test('never mixes two files', () => {
  const other = edit(() => [{ section: 'x', action: 'add' }], '/etc/config');
  expect(() => composePlans(FILE, [other], undefined)).toThrow('/etc/config');
});

describe('what is told of a section', () => {
  const before = bytes('[profile old]\na = 1\n');
  const told = (...steps: PlanOn[]) =>
    composePlans(FILE, steps, before).changes.map(({ file: _file, ...change }) => change);

  test.each([
    [
      'added and changed: added, with all keys',
      [SESSION, sets('sso-session corp', 'x', '1')],
      [{ section: 'sso-session corp', action: 'add', keys: ['sso_region', 'x'] }],
    ],
    [
      'changed twice: changed, each key once',
      [sets('profile old', 'a', '2'), sets('profile old', 'b', '2'), sets('profile old', 'a', '3')],
      [{ section: 'profile old', action: 'change', keys: ['a', 'b'] }],
    ],
    [
      'changed and removed: removed',
      [sets('profile old', 'a', '2'), removes('profile old')],
      [{ section: 'profile old', action: 'remove' }],
    ],
    ['added and removed: nothing', [PROFILE, removes('profile dev')], []],
    [
      'removed and added: changed',
      [removes('profile old'), adds('profile old', [['c', '1']])],
      [{ section: 'profile old', action: 'change', keys: ['c'] }],
    ],
  ])('%s', (_what, steps, changes) => {
    expect(told(...steps)).toEqual(changes);
  });
});

describe('the diff', () => {
  test('shows the file as it was beside what becomes of it, and nothing between', () => {
    const before = bytes('[profile old]\na = 1\n');
    const { diff } = composePlans(
      FILE,
      [sets('profile old', 'a', '2'), sets('profile old', 'a', '3'), PROFILE],
      before,
    );
    expect(diff).toBe(
      `--- ${FILE}\n+++ ${FILE}\n@@ -1,2 +1,5 @@\n [profile old]\n-a = 1\n+a = 3\n+\n+[profile dev]\n+sso_session = corp\n`,
    );
  });

  test('is that of a new file where there was none', () => {
    expect(composePlans(FILE, [SESSION, PROFILE], undefined).diff).toMatch(
      /^--- \/dev\/null\n\+\+\+ .*\n@@ -0,0 \+1,5 @@\n/,
    );
  });

  test('masks secrets', () => {
    const before = bytes('[profile old]\naws_secret_access_key = hush\n');
    const { diff } = composePlans(FILE, [sets('profile old', 'a', '2'), PROFILE], before);
    expect(diff).toContain('aws_secret_access_key = ********');
  });
});
