import { SsoctlError } from '../../errors/index.ts';
import type { Snapshot } from '../snapshot-types.ts';
import { Misfit } from './shape.ts';
import { SCHEMA, snapshotShape } from './snapshot-shape.ts';

/**
 * The snapshot as the text of its file: JSON, sorted, each item of a list on a line of its own, so that line-wise tools (`diff`, git)
 * see what changed. Two snapshots of one state differ in `startedAt` and `takenAt` alone.
 */
export function snapshotText(snapshot: Snapshot): string {
  const entries = Object.entries(snapshotShape(snapshot)).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `"${key}": ${JSON.stringify(value)}`;
    return `"${key}": [\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}

/**
 * The snapshot in a text. What this version does not know is passed over. @param file for messages
 * @throws SNAPSHOT_INVALID: it is no snapshot, not whole, of a newer form, or contradicts itself
 */
export function parseSnapshot(content: string, file: string): Snapshot {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (cause) {
    const what = content.trim() === '' ? 'is empty' : `is no whole JSON: ${(cause as Error).message}`;
    throw new SsoctlError('SNAPSHOT_INVALID', `${file} ${what}`, { cause, details: { path: file } });
  }
  refuseOtherSchema(value, file);
  try {
    return snapshotShape(value);
  } catch (cause) {
    if (!(cause instanceof Misfit)) throw cause;
    throw new SsoctlError('SNAPSHOT_INVALID', `${file} is no whole snapshot: ${cause.message}`, {
      cause,
      details: { path: file },
    });
  }
}

function refuseOtherSchema(value: unknown, file: string): void {
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (schema === SCHEMA) return;
  if (typeof schema === 'string' && /^ssoctl\/snapshot\/\d+$/.test(schema))
    throw new SsoctlError('SNAPSHOT_INVALID', `${file} has the form ${schema}; this version reads ${SCHEMA}`, {
      hint: 'a newer ssoctl wrote it: npm install -g ssoctl@latest',
      details: { path: file },
    });
  const what =
    typeof schema === 'string' ? `its schema is ${JSON.stringify(schema.slice(0, 60))}` : 'it names no schema';
  throw new SsoctlError('SNAPSHOT_INVALID', `${file} is no snapshot: ${what}`, {
    hint: 'ssoctl access snapshot FILE makes one',
    details: { path: file },
  });
}
