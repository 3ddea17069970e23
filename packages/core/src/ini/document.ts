/** One key of a section. */
export interface IniEntry {
  /** In lower case, as every reader of these files sees it. */
  key: string;
  /** Trimmed; the lines of a continued value are joined with `\n`. A nested value begins with `\n`. */
  value: string;
  /** Lines count from 1. */
  line: number;
  /** The last line of its value: that of the key, unless lines below continue it. */
  endLine: number;
}

/** One section as it stands in the file. */
export interface IniSection {
  /** The raw text between the brackets. */
  name: string;
  line: number;
  /** The last line before the next header or the end of the file. */
  endLine: number;
  entries: readonly IniEntry[];
}

/** A file in the AWS dialect of INI. */
export interface IniDocument {
  file: string;
  /** In file order. Names are unique in what `parseIni` gives; a survey may hold one twice. */
  sections: readonly IniSection[];
  /** Keys of `[DEFAULT]`: Python's parser lets them show through in every section. */
  defaults: readonly IniEntry[];
}

/** A section's keys with those of `[DEFAULT]` behind them. */
export function keysOf(document: IniDocument, section: IniSection): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { key, value } of section.entries) keys.set(key, value);
  for (const { key, value } of document.defaults) if (!keys.has(key)) keys.set(key, value);
  return keys;
}
