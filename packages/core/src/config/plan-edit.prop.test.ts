import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, botocore, SKIPPED } from '../../test/ini/botocore.ts';
import { documents } from '../../test/ini/documents.ts';
import { change, make } from '../../test/ini/edits.ts';
import { isSsoctlError } from '../errors/index.ts';
import { planEdit } from './plan-edit.ts';

const CHANGES = [{ section: 'something', action: 'change' as const }];

test.skipIf(SKIPPED !== '')(
  `changes for botocore the one key, and nothing else${SKIPPED}`,
  { timeout: 120_000 },
  () => {
    const chosen = fc.sample(fc.tuple(documents, fc.nat()), { numRuns: 1_200, seed: 20261127 });
    const edits = chosen.flatMap(([bytes, pick]) => {
      let told: { section: string; key: string } | undefined;
      try {
        const plan = planEdit(
          {
            file: 'config',
            make(editor) {
              const entries = editor.document.sections.flatMap((section) =>
                section.entries.map((entry) => ({ section, entry })),
              );
              const found = entries[pick % Math.max(1, entries.length)];
              if (found === undefined) return [];
              told = { section: found.section.name, key: found.entry.key };
              editor.setEntry(found.entry, 'changed by us');
              return CHANGES;
            },
          },
          bytes,
        );
        return told === undefined ? [] : [{ bytes, after: plan.after, told }];
      } catch (error) {
        if (isSsoctlError(error, 'CONFIG_INVALID')) return [];
        throw error;
      }
    });
    expect(edits.length).toBeGreaterThan(300);
    const before = botocore(edits.map(({ bytes }) => bytes));
    const after = botocore(edits.map(({ after }) => after));
    for (const [at, { told }] of edits.entries()) {
      const expected = structuredClone(before[at] as NonNullable<Answer>);
      for (const [name, entries] of expected.raw) {
        if (name !== told.section) continue;
        for (const pair of entries) if (pair[0] === told.key) pair[1] = 'changed by us';
      }
      expect(after[at]?.raw).toEqual(expected.raw);
    }
  },
);

test('offers no plan that says something else than was meant', () => {
  let planned = 0;
  fc.assert(
    fc.property(documents, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
      try {
        const plan = planEdit(
          {
            file: 'config',
            make(editor) {
              for (const one of changes) make(editor, one);
              return CHANGES;
            },
          },
          bytes,
        );
        planned += 1;
        expect(plan.replan(bytes).after).toEqual(plan.after);
      } catch (error) {
        if (!isSsoctlError(error, 'CONFIG_INVALID')) throw error;
        expect(error.message).toMatch(/^config(:\d+)?: /);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(planned).toBeGreaterThan(500);
});

test('mends files that nobody reads, and keeps their bytes', () => {
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from('[a]\nx = 1\nbroken\n[a]\ny = 2 \n')]);
  const plan = planEdit(
    {
      file: 'config',
      mends: true,
      make(editor) {
        expect(editor.source.faults.map(({ kind, line }) => [kind, line])).toEqual([
          ['byte-order-mark', 1],
          ['no-separator', 3],
          ['duplicate-section', 4],
        ]);
        editor.removeByteOrderMark();
        const [first, second] = editor.document.sections;
        if (first === undefined || second === undefined) return [];
        editor.setKey(first, 'y', '2');
        editor.removeSection(second);
        return CHANGES;
      },
    },
    bytes,
  );
  expect(Buffer.from(plan.after).toString()).toBe('[a]\nx = 1\ny = 2\nbroken\n');
});

test('refuses an edit that would turn an indented header into a line of a value', () => {
  const plan = () =>
    planEdit(
      {
        file: 'config',
        make(editor) {
          const [, second] = editor.document.sections;
          if (second !== undefined) editor.removeSection(second);
          return CHANGES;
        },
      },
      Buffer.from('[a]\nx = 1\n[b]\n    y = 2\n  [c]\nz = 3\n'),
    );
  expect(plan).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', hint: expect.stringContaining('config') }));
});
