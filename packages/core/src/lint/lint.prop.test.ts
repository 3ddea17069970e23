import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, botocore, SKIPPED } from '../../test/ini/botocore.ts';
import { documents } from '../../test/ini/documents.ts';
import { faultyFiles } from '../../test/lint/files.ts';
import { CONFIG, findings, plan } from '../../test/lint/subject.ts';
import { isSsoctlError } from '../errors/index.ts';
import { decodeIni } from '../ini/decode.ts';
import { parseIni } from '../ini/parse.ts';

const MANY = process.env['SSOCTL_LONG'] ? 20_000 : 1_000;
const files = fc.oneof({ weight: 4, arbitrary: faultyFiles }, { weight: 1, arbitrary: documents });

function isRead(bytes: Uint8Array): boolean {
  try {
    parseIni(decodeIni(bytes, CONFIG), CONFIG);
    return true;
  } catch (error) {
    if (isSsoctlError(error, 'CONFIG_INVALID')) return false;
    throw error;
  }
}

const FAULTS = ['not-utf-8', 'byte-order-mark', 'line-unreadable', 'duplicate-section', 'duplicate-key'];

describe('whatever stands in the file', () => {
  test('a fault is found exactly where the AWS CLI refuses the file', () => {
    fc.assert(
      fc.property(files, (bytes) => {
        expect(findings(bytes).some(({ id }) => FAULTS.includes(id))).toBe(!isRead(bytes));
      }),
      { numRuns: MANY },
    );
  });

  test('every finding names a line of the file', () => {
    fc.assert(
      fc.property(files, (bytes) => {
        const lines = Buffer.from(bytes)
          .toString()
          .split(/\r\n|\n|\r/).length;
        for (const { line, file } of findings(bytes)) {
          expect(file).toBe(CONFIG);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: MANY },
    );
  });

  test('after fixing nothing is left to fix, and fixing again changes nothing', { timeout: 240_000 }, () => {
    let changed = 0;
    let plain = 0;
    fc.assert(
      fc.property(files, (bytes) => {
        const { after, changes, diff } = plan(bytes);
        // Where lines are indented, a line may not be movable without becoming a part of another one.
        const isPlain = !/^\s/m.test(Buffer.from(bytes).toString());
        if (isPlain) plain += 1;
        if (isPlain) expect(findings(after).filter(({ fixable }) => fixable)).toEqual([]);
        expect(plan(after).changes).toEqual([]);
        expect(diff === '').toBe(changes.length === 0);
        if (changes.length > 0) changed += 1;
      }),
      { numRuns: MANY },
    );
    expect(changed).toBeGreaterThan(MANY / 4);
    expect(plain).toBeGreaterThan(MANY / 20);
  });

  test('fixing adds no error', () => {
    fc.assert(
      fc.property(files, (bytes) => {
        const { after } = plan(bytes);
        const errors = (of: Uint8Array) => findings(of).filter(({ id }) => FAULTS.includes(id)).length;
        expect(errors(after)).toBeLessThanOrEqual(errors(bytes));
      }),
      { numRuns: MANY },
    );
  });
});

/** The sections that read otherwise, by what a plan says of them. */
function unexplained(before: Answer, after: Answer, changes: ReturnType<typeof plan>['changes']): string[] {
  if (before === null) return [];
  if (after === null || after.raw.length !== before.raw.length) return ['the whole file'];
  return before.raw.flatMap(([name, entries], at) => {
    const [nameAfter, entriesAfter] = after.raw[at] ?? ['', []];
    const told = changes.filter(({ section }) => section === nameAfter || section === name);
    const keys = told.flatMap((change) => change.keys ?? []);
    const rest = (all: typeof entries) => JSON.stringify(all.filter(([key]) => !keys.includes(key)));
    const isSame = (name === nameAfter || told.length > 0) && rest(entries) === rest(entriesAfter);
    return isSame ? [] : [name];
  });
}

test.skipIf(SKIPPED !== '')(`for botocore nothing reads otherwise but what was mended${SKIPPED}`, () => {
  const sample = fc.sample(files, { numRuns: 1_500, seed: 20260807 });
  const plans = sample.map((bytes) => plan(bytes));
  const before = botocore(sample);
  const after = botocore(plans.map((one) => one.after));
  const wrong = plans.flatMap(({ changes, diff }, at) => {
    const sections = unexplained(before[at] ?? null, after[at] ?? null, changes);
    return sections.length === 0 ? [] : [{ sections, diff }];
  });
  expect(wrong).toEqual([]);
  // What we say is whole again, it reads.
  const whole = plans.map((one) => !findings(one.after).some(({ id }) => FAULTS.includes(id)));
  expect(after.map((answer) => answer !== null)).toEqual(whole);
  const mended = plans.filter((one, at) => one.changes.length > 0 && before[at] === null && after[at] !== null);
  expect(mended.length).toBeGreaterThan(20);
});
