import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import type { IniDocument } from '../ini/document.ts';
import { parseBytes } from '../ini/parse-bytes.ts';
import type { Files } from '../ports/index.ts';

/**
 * A configuration file read and parsed, or undefined when there is none.
 * @throws CONFIG_UNREADABLE, CONFIG_INVALID
 */
export async function readDocument(files: Pick<Files, 'readBytes'>, file: string): Promise<IniDocument | undefined> {
  const bytes = await readConfigBytes(files, file);
  return bytes && parseBytes(bytes, file).document;
}

/** A configuration file's bytes, or undefined when there is none. @throws CONFIG_UNREADABLE */
export async function readConfigBytes(files: Pick<Files, 'readBytes'>, file: string): Promise<Uint8Array | undefined> {
  try {
    return await files.readBytes(file);
  } catch (error) {
    if (!isSsoctlError(error, 'FILE_UNREADABLE')) throw error;
    throw new SsoctlError('CONFIG_UNREADABLE', error.message, {
      hint: error.hint ?? `make ${file} readable for you, e.g. chmod u+r`,
      details: { ...error.details, file },
      cause: error,
    });
  }
}
