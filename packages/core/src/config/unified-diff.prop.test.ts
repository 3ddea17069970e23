import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change, make } from '../../test/ini/edits.ts';
import { IniEditor } from '../ini/editor.ts';
import { unifiedDiff } from './unified-diff.ts';

/** Diff and result of changes to a text. */
function diffOf(text: string, edit: (editor: IniEditor) => void) {
  const editor = IniEditor.on(Buffer.from(text), 'config');
  edit(editor);
  const diff = unifiedDiff('config', editor.source.lines, editor.edits(), false);
  return { diff, after: Buffer.from(editor.bytes()).toString() };
}

/** What `patch` would make of the lines. */
function patched(before: string, diff: string): string[] {
  const lines = linesOf(before);
  const made: string[] = [];
  let next = 0;
  for (const hunk of diff.split(/^(?=@@ )/m).slice(1)) {
    const [head = '', ...body] = hunk.replace(/\n$/, '').split('\n');
    const [, from = 0, count, to = 0, newCount] = (/^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(head) ?? []).map(Number);
    const marked = body.filter((line) => !line.startsWith('\\'));
    const old = marked.filter((line) => line[0] !== '+').map((line) => line.slice(1));
    const at = count === 0 ? from : from - 1;
    made.push(...lines.slice(next, at));
    expect(newCount === 0 ? to : to - 1).toBe(made.length);
    expect(lines.slice(at, at + old.length)).toEqual(old);
    expect(old).toHaveLength(count ?? -1);
    const added = marked.filter((line) => line[0] !== '-').map((line) => line.slice(1));
    expect(added).toHaveLength(newCount ?? -1);
    made.push(...added);
    next = at + old.length;
  }
  return [...made, ...lines.slice(next)];
}

function linesOf(content: string): string[] {
  const lines = content.split(/\r\n|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

describe('unifiedDiff', () => {
  const body = fc.constantFrom('x = 1', 'y = 2', '', '', '# c', 's3 =', '  k = v');
  const section = fc.uniqueArray(body, {
    maxLength: 6,
    selector: (line) => (line === '' ? fc.sample(fc.nat(), 1)[0] : line),
  });
  const file = fc
    .tuple(fc.array(section, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([sections, end, final]) => {
      const lines = sections.flatMap((lines, at) => [
        `[s${at}]`,
        ...lines.filter((l) => l[0] !== ' ' || lines.includes('s3 =')),
      ]);
      return lines.join(end) + (final ? end : '');
    });

  test('turns the old lines into the new ones', () => {
    fc.assert(
      fc.property(file, fc.array(change, { minLength: 1, maxLength: 5 }), (text, changes) => {
        const { diff, after } = diffOf(text, (editor) => {
          for (const one of changes) make(editor, one);
        });
        expect(patched(text, diff)).toEqual(linesOf(after));
      }),
      { numRuns: 2_000 },
    );
  });

  test('says where a last line had no end', () => {
    const append = (editor: IniEditor) => editor.appendSection({ header: 'b', entries: [] });
    expect(diffOf('[a]\nx = 1', append).diff).toBe(
      '--- config\n+++ config\n@@ -1,2 +1,4 @@\n [a]\n-x = 1\n\\ No newline at end of file\n+x = 1\n+\n+[b]\n',
    );
  });

  test('masks secrets in what stays, what goes and what comes, but not the settings of this feature', () => {
    const text =
      '[a]\naws_secret_access_key = one\naws_session_token = tw\n  two\nsso_registration_scopes = token\nx = 1\n';
    const { diff } = diffOf(text, (editor) => {
      const [a] = editor.document.sections;
      if (a === undefined) return;
      editor.setKey(a, 'aws_secret_access_key', 'three');
      editor.setKey(a, 'x', '2');
    });
    expect(diff).not.toMatch(/one|two|three/);
    expect(diff).toContain(' sso_registration_scopes = token');
    expect(diff).toContain('-aws_secret_access_key = ********\n+aws_secret_access_key = ********\n');
  });

  test('spells out what would move a cursor or turn the direction of writing', () => {
    const text = '[a]\n# \u001b[31m\u202Ered\nx = 1\n';
    const { diff } = diffOf(text, (editor) => {
      const [a] = editor.document.sections;
      if (a !== undefined) editor.setKey(a, 'x', '2');
    });
    expect(diff).toContain(' # \\x1b[31m\\u202ered');
  });

  test('is empty where nothing changes', () => {
    expect(diffOf('[a]\nx = 1\n', () => {}).diff).toBe('');
  });
});
