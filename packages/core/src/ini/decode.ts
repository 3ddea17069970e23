import { malformed } from './failure.ts';

/**
 * The text of a configuration file, a byte order mark kept where it stands.
 * @throws CONFIG_INVALID with the line of the first byte that is not UTF-8
 */
export function decodeIni(bytes: Uint8Array, file: string): string {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  const line = lineOfBadByte(bytes);
  const encoding = isUtf16(bytes) ? 'UTF-16' : 'WINDOWS-1252';
  throw malformed(file, line, 'the file is not UTF-8 text', {
    hint: `save ${file} as UTF-8, e.g. iconv -f ${encoding} -t UTF-8; the line is ${line}`,
  });
}

/** As `>` writes it in Windows PowerShell: it begins with a mark that is no UTF-8. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The text, or undefined where a byte is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function lineOfBadByte(bytes: Uint8Array): number {
  // Lines end at a byte that never occurs inside a UTF-8 sequence, so each line can be judged alone.
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    if (decodeUtf8(bytes.subarray(start, stop)) === undefined) return line;
    start = stop + 1;
  }
  return line;
}
