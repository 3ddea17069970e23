import { SsoctlError } from '../errors/index.ts';
import type { IniDocument, IniSection } from '../ini/document.ts';
import { IniEditor, type SectionAfter } from '../ini/editor.ts';
import { parseBytes } from '../ini/parse-bytes.ts';
import { surveySource } from '../ini/source.ts';
import type { EditPlan, SectionChange } from './edit-plan.ts';
import { unifiedDiff } from './unified-diff.ts';

/** An edit as a function of the file's bytes: it is worked out again when the file turns out to be another one. */
export interface Edit {
  file: string;
  /** Mends a file that the AWS CLI cannot read; by default such a file is refused. */
  mends?: boolean | undefined;
  /**
   * Tells the editor what to change, and answers what that means for each section, in the order in which it is to be told.
   * @throws whatever stands against the edit
   */
  make(editor: IniEditor): readonly Omit<SectionChange, 'file'>[];
  /** Refuses a result that would not work. */
  check?(result: IniDocument): void;
}

/**
 * Works out an edit on the bytes of a file. The result is read back before it is offered: it says what was meant, and everything
 * else as before.
 * @throws CONFIG_INVALID, and what `make` and `check` throw
 */
export function planEdit(edit: Edit, before: Uint8Array | undefined): EditPlan {
  const { file } = edit;
  const editor = edit.mends ? IniEditor.onAnything(before, file) : IniEditor.on(before, file);
  const changes = edit.make(editor).map((change) => ({ file, ...change }));
  const replan = (other: Uint8Array | undefined) => planEdit(edit, other);
  if (changes.length === 0) return { file, changes, before, after: before ?? new Uint8Array(), diff: '', replan };
  const after = editor.bytes();
  const result = edit.mends ? surveySource(after, file).document : parseBytes(after, file).document;
  requireMeant(file, editor, result);
  edit.check?.(result);
  let diff: string | undefined;
  return {
    file,
    changes,
    before,
    after,
    replan,
    // Most plans are applied without anybody looking at them.
    get diff() {
      diff ??= unifiedDiff(file, editor.source.lines, editor.edits(), before === undefined);
      return diff;
    },
  };
}

/** What was there must read as before, and what was changed must read as it was meant. */
function requireMeant(file: string, editor: IniEditor, result: IniDocument): void {
  const expected = editor.expected();
  const { sections } = result;
  const wrong = expected.findIndex((section, at) => !saysTheSame(section, sections[at]));
  if (wrong < 0 && sections.length === expected.length && sameEntries(editor.document.defaults, result.defaults))
    return;
  const name = expected[wrong]?.name ?? sections[expected.length]?.name ?? 'DEFAULT';
  const line = editor.document.sections.find((section) => section.name === name)?.line;
  throw new SsoctlError(
    'CONFIG_INVALID',
    `${file}${line === undefined ? '' : `:${line}`}: the edit would change what [${name}] says, so nothing is written`,
    {
      hint: `let the [section] headers and keys of ${file} begin at the start of their lines, then run the command again`,
      details: { file, line },
    },
  );
}

function saysTheSame(expected: SectionAfter, found: IniSection | undefined): boolean {
  return found !== undefined && found.name === expected.name && sameEntries(expected.entries, found.entries);
}

function sameEntries(expected: SectionAfter['entries'], found: IniSection['entries']): boolean {
  return (
    expected.length === found.length &&
    expected.every(({ key, value }, at) => found[at]?.key === key && found[at]?.value === value)
  );
}
