const SHAPE =
  /^\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*$/i;

/** The instant as the AWS CLI writes it: UTC, whole seconds (cut, never rounded up), `Z`. */
export function formatDate(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/**
 * Milliseconds since the epoch, or undefined when the text is no date. Reads what the AWS CLI (of every age) and the SDKs write:
 * `Z`, `UTC`, offsets, fractions of a second; a date without a zone is UTC.
 */
export function parseDate(text: string): number | undefined {
  const parts = SHAPE.exec(text);
  if (parts === null) return undefined;
  const [, day, time, fraction = '', zone = 'Z'] = parts;
  const ms = Date.parse(`${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}${isoZone(zone)}`);
  return Number.isNaN(ms) ? undefined : ms;
}

function isoZone(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}
