import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from '../../test/ini/documents.ts';
import { change, make } from '../../test/ini/edits.ts';
import { isSsoctlError } from '../errors/index.ts';
import { indentOf } from './blanks.ts';
import { decodeIni } from './decode.ts';
import { IniEditor, type SectionAfter } from './editor.ts';
import { parseIni } from './parse.ts';

/** How many documents; more with SSOCTL_LONG=1. */
const MANY = process.env['SSOCTL_LONG'] ? 1_000_000 : 100_000;

/** An editor on a document that the AWS CLI reads; undefined for others. */
function opened(bytes: Uint8Array): IniEditor | undefined {
  try {
    return IniEditor.on(bytes, 'config');
  } catch (error) {
    if (isSsoctlError(error, 'CONFIG_INVALID')) return undefined;
    throw error;
  }
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

describe('a file that is opened and closed', () => {
  test('keeps every byte, whatever the bytes are', () => {
    const arbitrary = fc.oneof(fc.uint8Array({ maxLength: 80 }), documents);
    fc.assert(
      fc.property(arbitrary, (bytes) => same(IniEditor.onAnything(bytes, 'config').bytes(), bytes)),
      { numRuns: 5_000 },
    );
  });

  test('keeps every byte when all that it says is said again', { timeout: 240_000 }, () => {
    let read = 0;
    fc.assert(
      fc.property(documents, (bytes) => {
        const editor = opened(bytes);
        if (editor === undefined) return true;
        read += 1;
        for (const section of editor.document.sections) {
          editor.renameSection(section, section.name);
          for (const entry of section.entries) if (!entry.value.includes('\n')) editor.setEntry(entry, entry.value);
        }
        return same(editor.bytes(), bytes);
      }),
      { numRuns: MANY },
    );
    expect(read).toBeGreaterThan(MANY / 4);
  });
});

describe('changes', () => {
  test('leave every line alone that they are not about', () => {
    fc.assert(
      fc.property(documents, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        const editor = opened(bytes);
        if (editor === undefined) return;
        for (const one of changes) make(editor, one);
        const { lines } = editor.source;
        let next = 1;
        const kept: string[] = [];
        for (const { from, to } of editor.edits()) {
          for (; next < from && next <= lines.count; next += 1) kept.push(lines.whole(next));
          next = to;
        }
        for (; next <= lines.count; next += 1) kept.push(lines.whole(next));
        const after = Buffer.from(editor.bytes()).toString();
        let at = 0;
        for (const line of kept) {
          const found = after.indexOf(line, at);
          expect(found).toBeGreaterThanOrEqual(0);
          at = found + line.length;
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test('of one key change one line', () => {
    let tried = 0;
    fc.assert(
      fc.property(documents, fc.nat(), (bytes, pick) => {
        const editor = opened(bytes);
        const entries = editor?.document.sections.flatMap((section) => section.entries) ?? [];
        const entry = entries[pick % Math.max(1, entries.length)];
        if (editor === undefined || entry === undefined || entry.endLine > entry.line || entry.value === 'new') return;
        tried += 1;
        editor.setEntry(entry, 'new');
        expect(editor.edits()).toMatchObject([{ from: entry.line, to: entry.line + 1, lines: [expect.any(String)] }]);
        const before = Buffer.from(bytes)
          .toString()
          .split(/(?<=\r\n|\n|\r(?!\n))/);
        const after = Buffer.from(editor.bytes())
          .toString()
          .split(/(?<=\r\n|\n|\r(?!\n))/);
        expect(after).toHaveLength(before.length);
        expect(before.flatMap((line, at) => (line === after[at] ? [] : [at + 1]))).toEqual([entry.line]);
      }),
      { numRuns: 5_000 },
    );
    expect(tried).toBeGreaterThan(500);
  });

  test('are read back as they were meant, but for headers that are indented', () => {
    let tried = 0;
    fc.assert(
      fc.property(documents, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        const text = Buffer.from(bytes).toString();
        // Nobody reads [DEFAULT] as long as there is no other section; a first one may be what makes it unreadable.
        if (
          text.includes('[DEFAULT]') ||
          text.split(/[\r\n]/).some((line) => /^.+\[/.test(line.slice(0, indentOf(line) + 1)))
        )
          return;
        const editor = opened(bytes);
        if (editor === undefined) return;
        for (const one of changes) make(editor, one);
        const expected = editor.expected();
        // Two changes may give one name twice; that is for whoever plans them to refuse.
        if (new Set(expected.map(({ name }) => name)).size < expected.length) return;
        tried += 1;
        const result = parseIni(decodeIni(editor.bytes(), 'config'), 'config');
        const said = (sections: readonly SectionAfter[]) =>
          sections.map(({ name, entries }) => ({ name, entries: entries.map(({ key, value }) => [key, value]) }));
        expect(said(result.sections)).toEqual(said(expected));
      }),
      { numRuns: 5_000 },
    );
    expect(tried).toBeGreaterThan(1_000);
  });
});
