import { describe, expect, test } from 'vitest';
import type { IniEntry, IniSection } from './document.ts';
import { IniEditor } from './editor.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text));

/** The text after an edit; `section` finds one by its header. */
function edited(text: string, edit: (editor: IniEditor, section: (name: string) => IniSection) => void): string {
  const editor = IniEditor.on(bytes(text), 'config');
  edit(editor, (name) => {
    const found = editor.document.sections.find((section) => section.name === name);
    if (found === undefined) throw new Error(`no section ${name}`);
    return found;
  });
  return Buffer.from(editor.bytes()).toString();
}

const NEW = { header: 'profile new', entries: [['region', 'eu-west-1'] as const] };
const ADDED = '[profile new]\nregion = eu-west-1\n';

describe('setKey', () => {
  test.each([
    ['[a]\nregion = old\n', '[a]\nregion = NEW\n'],
    ['[a]\nRegion:old\n', '[a]\nRegion:NEW\n'],
    ['[a]\n  region\t=\told   \n', '[a]\n  region\t=\tNEW\n'],
    ['[a]\nregion =\n', '[a]\nregion = NEW\n'],
    ['[a]\nregion=\n', '[a]\nregion=NEW\n'],
    ['[a]\nregion = old', '[a]\nregion = NEW'],
    ['[a]\r\nregion = old\r\nx = 1\r\n', '[a]\r\nregion = NEW\r\nx = 1\r\n'],
    ['[a]\nregion = old # no comment\n', '[a]\nregion = NEW\n'],
    [
      '[a]\nregion = one\n  two\n# between\n  three\n\n# after\nx = 1\n',
      '[a]\nregion = NEW\n# between\n\n# after\nx = 1\n',
    ],
    ['[a]\nregion =\n  k = v\nx = 1\n', '[a]\nregion = NEW\nx = 1\n'],
  ])('changes %j to %j', (before, after) => {
    expect(edited(before, (editor, section) => editor.setKey(section('a'), 'region', 'NEW'))).toBe(after);
  });

  test.each([
    ['[a]\nx = 1\n', '[a]\nx = 1\nregion = NEW\n'],
    ['[a]\n', '[a]\nregion = NEW\n'],
    ['[a]', '[a]\nregion = NEW\n'],
    ['[a]\nx = 1', '[a]\nx = 1\nregion = NEW\n'],
    ['[a]\r\nx = 1', '[a]\r\nx = 1\r\nregion = NEW\r\n'],
    ['[a]\n    x = 1\n\n[b]\n', '[a]\n    x = 1\n    region = NEW\n\n[b]\n'],
    ['[a]\nx = 1\n# c\n\n[b]\n', '[a]\nx = 1\nregion = NEW\n# c\n\n[b]\n'],
    ['[a]\ns3 =\n  k = v\n\n[b]\n', '[a]\ns3 =\n  k = v\nregion = NEW\n\n[b]\n'],
    ['[a]\n  [b]\nx = 1\n', '[a]\n  region = NEW\n  [b]\nx = 1\n'],
  ])('adds a key to %j behind the last one', (before, after) => {
    expect(edited(before, (editor, section) => editor.setKey(section('a'), 'region', 'NEW'))).toBe(after);
  });

  test('leaves a file alone where the value is the same', () => {
    const text = '[a]\nREGION:  same \n';
    expect(edited(text, (editor, section) => editor.setKey(section('a'), 'region', 'same'))).toBe(text);
  });

  test('refuses a value of several lines, whoever gave it', () => {
    expect(() => edited('[a]\n', (editor, section) => editor.setKey(section('a'), 'x', '1\n[profile evil]'))).toThrow(
      /several lines/,
    );
    expect(() => edited('', (editor) => editor.appendSection({ header: 'a', entries: [['x', 'a\rb']] }))).toThrow();
    expect(() => edited('', (editor) => editor.appendSection({ header: 'a]\n[b', entries: [] }))).toThrow();
    expect(() => edited('[a]\n', (editor, section) => editor.renameSection(section('a'), 'b\nx = 1'))).toThrow();
  });
});

describe('replaceEntry', () => {
  test.each([
    ['[a]\n  SSO_Start_Url \t=\tx   \ny = 1\n', '[a]\n  sso_session \t=\tcorp\ny = 1\n'],
    ['[a]\nsso_start_url:x', '[a]\nsso_session:corp'],
    ['[a]\r\nsso_start_url = x\r\n  y\r\n', '[a]\r\nsso_session = corp\r\n'],
  ])('changes %j to %j', (before, after) => {
    const replaced = edited(before, (editor, section) => {
      editor.replaceEntry(section('a').entries[0] as IniEntry, 'sso_session', 'corp');
      expect(editor.expected()[0]?.entries[0]).toEqual({ key: 'sso_session', value: 'corp' });
    });
    expect(replaced).toBe(after);
  });

  test('keeps a value as it stands where only the key is another one', () => {
    const renamed = edited('[a]\ns3x =\n  k = v\n# x\n  l = w\n', (editor, section) => {
      const entry = section('a').entries[0] as IniEntry;
      editor.replaceEntry(entry, 's3', entry.value);
    });
    expect(renamed).toBe('[a]\ns3 =\n  k = v\n# x\n  l = w\n');
  });
});

describe('removeKey', () => {
  test('takes the lines of its value along, and leaves comments', () => {
    const before = '[a]\nx = 1\n# about region\nregion = one\n  two\n\n# more\ny = 2\n';
    expect(edited(before, (editor, section) => editor.removeKey(section('a'), 'region'))).toBe(
      '[a]\nx = 1\n# about region\n\n# more\ny = 2\n',
    );
  });

  test('does nothing where there is no such key', () => {
    expect(edited('[a]\nx = 1\n', (editor, section) => editor.removeKey(section('a'), 'y'))).toBe('[a]\nx = 1\n');
  });
});

describe('appendSection', () => {
  test.each([
    ['', ADDED],
    ['\n', `\n${ADDED}`],
    ['[a]\nx = 1\n', `[a]\nx = 1\n\n${ADDED}`],
    ['[a]\nx = 1', `[a]\nx = 1\n\n${ADDED}`],
    ['[a]\nx = 1\n\n', `[a]\nx = 1\n\n${ADDED}`],
    ['[a]\nx = 1\n  \t\n', `[a]\nx = 1\n  \t\n${ADDED}`],
    ['[a]\nx = 1\n  \t', `[a]\nx = 1\n  \t\n${ADDED}`],
    ['[a]\r\nx = 1', '[a]\r\nx = 1\r\n\r\n[profile new]\r\nregion = eu-west-1\r\n'],
    ['[a]\r\nx = 1\ny = 2\n', `[a]\r\nx = 1\ny = 2\n\n${ADDED}`],
  ])('adds to the end of %j', (before, after) => {
    expect(edited(before, (editor) => editor.appendSection(NEW))).toBe(after);
  });

  test('separates several by one blank line each', () => {
    const two = (editor: IniEditor) => {
      editor.appendSection(NEW);
      editor.appendSection({ header: 'b', entries: [] });
    };
    expect(edited('[a]\n', two)).toBe(`[a]\n\n${ADDED}\n[b]\n`);
  });

  test('writes a key without a value without a blank behind it', () => {
    expect(edited('', (editor) => editor.appendSection({ header: 'a', entries: [['x', '']] }))).toBe('[a]\nx =\n');
  });
});

describe('insertSectionAfter', () => {
  test.each([
    ['[a]\nx = 1\n\n[b]\n', `[a]\nx = 1\n\n${ADDED}\n[b]\n`],
    ['[a]\nx = 1\n[b]\n', `[a]\nx = 1\n\n${ADDED}[b]\n`],
    ['[a]\nx = 1\n# of a\n\n# of b\n[b]\n', `[a]\nx = 1\n# of a\n\n${ADDED}\n# of b\n[b]\n`],
    ['[a]\nx = 1\n# of b\n[b]\n', `[a]\nx = 1\n\n${ADDED}# of b\n[b]\n`],
    ['[a]\nx = 1', `[a]\nx = 1\n\n${ADDED}`],
  ])('puts it right behind [a] in %j', (before, after) => {
    expect(edited(before, (editor, section) => editor.insertSectionAfter(section('a'), NEW))).toBe(after);
  });
});

describe('removeSection', () => {
  test.each([
    ['[a]\nx = 1\n\n[b]\ny = 2\n\n[c]\n', '[a]\nx = 1\n\n[c]\n'],
    ['[a]\n\n# about b\n[b]\ny = 2\n# of b\n\n# about c\n[c]\n', '[a]\n\n# about c\n[c]\n'],
    ['# the whole file\n[b]\ny = 2\n\n[c]\n', '# the whole file\n[c]\n'],
    ['[a]\nx = 1\n\n[b]\ny = 2\n', '[a]\nx = 1\n'],
    ['[a]\nx = 1\n\n[b]\ny = 2', '[a]\nx = 1\n'],
    ['[a]\nx = 1\n\n\n[b]\ny = 2\n\n\n', '[a]\nx = 1\n'],
    ['[b]\ny = 2\n', ''],
  ])('takes [b] out of %j', (before, after) => {
    expect(edited(before, (editor, section) => editor.removeSection(section('b')))).toBe(after);
  });

  test('takes several out, and one may come in their place', () => {
    const before = '[a]\n\n[b]\nx = 1\n\n[c]\nx = 1\n';
    const both = (editor: IniEditor, section: (name: string) => IniSection) => {
      editor.removeSection(section('b'));
      editor.removeSection(section('c'));
    };
    expect(edited(before, both)).toBe('[a]\n');
    expect(
      edited(before, (editor, section) => {
        both(editor, section);
        editor.appendSection(NEW);
      }),
    ).toBe(`[a]\n\n${ADDED}`);
  });
});

test('renames a section and keeps what stands around its name', () => {
  expect(edited('  [a] ; tail\nx = 1\n', (editor, section) => editor.renameSection(section('a'), 'b'))).toBe(
    '  [b] ; tail\nx = 1\n',
  );
});

test('takes a byte order mark away, and nothing else', () => {
  const editor = IniEditor.onAnything(bytes('\uFEFF[a]\r\nx = 1'), 'config');
  expect(editor.source.faults.map(({ kind }) => kind)).toEqual(['byte-order-mark']);
  expect(Buffer.from(editor.bytes()).toString()).toBe('\uFEFF[a]\r\nx = 1');
  editor.removeByteOrderMark();
  expect(Buffer.from(editor.bytes()).toString()).toBe('[a]\r\nx = 1');
});

test('tells the changed lines, and those that touch each other as one change', () => {
  const editor = IniEditor.on(bytes('[a]\nx = 1\ny = 2\n\n[b]\nz = 3\n'), 'config');
  const [a, b] = editor.document.sections as [IniSection, IniSection];
  editor.setKey(a, 'y', '3');
  editor.setKey(a, 'w', '4');
  editor.removeKey(b, 'z');
  expect(editor.edits()).toEqual([
    { from: 3, to: 4, lines: ['y = 3', 'w = 4'] },
    { from: 6, to: 7, lines: [] },
  ]);
});
