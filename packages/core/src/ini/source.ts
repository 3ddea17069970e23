import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import { decodeIni, decodeUtf8 } from './decode.ts';
import type { IniDocument } from './document.ts';
import { TextLines } from './lines.ts';
import { parseBytes } from './parse-bytes.ts';
import { type IniFault, surveyIni } from './survey.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** A file as bytes, as lines and as what it means. */
export interface IniSource {
  file: string;
  document: IniDocument;
  /** What the AWS CLI refuses the whole file for. Empty in what {@link readSource} gives. */
  faults: readonly IniFault[];
  /** Without a byte order mark. */
  lines: TextLines;
  mark: string;
  encode(text: string): Uint8Array;
}

/** @throws CONFIG_INVALID where the AWS CLI refuses the file too */
export function readSource(bytes: Uint8Array, file: string): IniSource {
  const { text, document } = parseBytes(bytes, file);
  return { file, document, faults: [], lines: new TextLines(text), mark: '', encode: toUtf8 };
}

/** Whatever the bytes are: what cannot be read is told in `faults`, and every byte is kept. */
export function surveySource(bytes: Uint8Array, file: string): IniSource {
  const decoded = decodeUtf8(bytes);
  const text = decoded ?? Buffer.from(bytes).toString('latin1');
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const { document, faults } = surveyIni(text, file);
  return {
    file,
    document,
    faults: decoded === undefined ? [notUtf8(bytes, file), ...faults] : faults,
    lines: new TextLines(text.slice(mark.length)),
    mark,
    encode: decoded === undefined ? (edited) => Buffer.from(edited, 'latin1') : toUtf8,
  };
}

function toUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function notUtf8(bytes: Uint8Array, file: string): IniFault {
  try {
    decodeIni(bytes, file);
  } catch (error) {
    if (isSsoctlError(error)) return { kind: 'not-utf-8', line: Number(error.details?.['line'] ?? 1), error };
    throw error;
  }
  throw new SsoctlError('INTERNAL', `${file} was taken for no UTF-8, and is`);
}
