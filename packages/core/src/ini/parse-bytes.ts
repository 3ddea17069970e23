import { decodeIni } from './decode.ts';
import type { IniDocument } from './document.ts';
import { parseIni } from './parse.ts';

export interface ParsedBytes {
  bytes: Uint8Array;
  text: string;
  document: IniDocument;
}

/** The config file and the credentials file; whoever edits one has read it a moment ago. */
const MOST_KEPT = 2;
const kept = new Map<string, ParsedBytes>();

/** A file's text and document. The same bytes as the last time are not parsed again. @throws CONFIG_INVALID */
export function parseBytes(bytes: Uint8Array, file: string): ParsedBytes {
  const last = kept.get(file);
  if (last !== undefined && Buffer.compare(last.bytes, bytes) === 0) return last;
  const text = decodeIni(bytes, file);
  const parsed = { bytes, text, document: parseIni(text, file) };
  kept.delete(file);
  kept.set(file, parsed);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return parsed;
}
