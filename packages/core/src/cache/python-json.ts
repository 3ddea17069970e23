/** Values as the AWS CLI's caches hold them. */
export type JsonValue =
  | null
  | string
  | boolean
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** Separators of Python's `json.dumps`: the default ones, and those of `separators=(",", ":")`. */
const SEPARATORS = { default: [', ', ': '], compact: [',', ':'] } as const;

/**
 * The text Python's `json.dumps` gives, byte for byte: keys in the order given, keys with undefined left out,
 * everything outside printable ASCII escaped. Cache file names are hashes of such texts.
 */
export function pythonJson(value: JsonValue, style: keyof typeof SEPARATORS = 'default'): string {
  const [comma, colon] = SEPARATORS[style];
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return pythonString(value);
  if (isArray(value)) return `[${value.map((item) => pythonJson(item, style)).join(comma)}]`;
  const members: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) members.push(`${pythonString(key)}${colon}${pythonJson(item, style)}`);
  }
  return `{${members.join(comma)}}`;
}

// JSON.stringify escapes quotes, backslashes and controls as Python does; DEL and all beyond ASCII are left to do.
function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
