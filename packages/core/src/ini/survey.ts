import type { SsoctlError } from '../errors/error.ts';
import type { IniDocument } from './document.ts';
import { type FaultKind, malformed } from './failure.ts';
import { readIni } from './parse.ts';

/** One thing that the AWS CLI refuses the whole file for. */
export interface IniFault {
  kind: FaultKind;
  line: number;
  /** The line that it clashes with, where a section or key stands twice. */
  otherLine?: number | undefined;
  /** What `parseIni` would throw if it were the first one. */
  error: SsoctlError;
}

export interface IniSurvey {
  /** What can be made out of the file. A section or key that stands twice is there twice. */
  document: IniDocument;
  /** In the order of their lines. Empty: the AWS CLI reads the file. */
  faults: readonly IniFault[];
}

/** Reads a file as far as it can be read, and says everything that is wrong with it instead of the first thing. Never throws. */
export function surveyIni(text: string, file: string): IniSurvey {
  const faults: IniFault[] = [];
  const document = readIni(text, file, (kind, line, because, more) => {
    faults.push({ kind, line, otherLine: more?.other, error: malformed(file, line, because, more) });
  });
  return { document, faults: faults.sort((one, other) => one.line - other.line) };
}
