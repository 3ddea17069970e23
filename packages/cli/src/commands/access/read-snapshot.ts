import { resolve } from 'node:path';
import type { Snapshot } from '@ssoctl/core/internal/access/index';
import { readSnapshot } from '@ssoctl/core/internal/access/snapshot-file/snapshot-file';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { duration } from '../../kit/relative-time.ts';

/** A snapshot that answers in the place of AWS. */
export interface FromFile {
  snapshot: Snapshot;
  ageMs: number;
}

/** Reads it, and tells how old it is. @throws FILE_UNREADABLE, SNAPSHOT_INVALID */
export async function fromFile(context: Context, file: string): Promise<FromFile> {
  const { files } = await context.world();
  const snapshot = await readSnapshot(files, resolve(file));
  const ageMs = Math.max(0, context.now() - Date.parse(snapshot.takenAt));
  context.output.say(`From ${file}, taken ${duration(ageMs)} ago (${snapshot.takenAt}); no call is made.`);
  return { snapshot, ageMs };
}

/** What the answer from a file says of how it came about. */
export function toldOf({ snapshot, ageMs }: FromFile) {
  const { complete, errors, takenAt } = snapshot;
  return { plan: { strategy: 'snapshot', calls: { strategy: 0, naming: 0 } }, complete, errors, takenAt, ageMs };
}

/** Options that make no sense without AWS. @throws USAGE */
export function checkFrom(options: Readonly<Record<string, unknown>>, ...live: readonly string[]): void {
  if (options['from'] === undefined) return;
  const given = live.find((key) => Boolean(options[key]));
  if (given === undefined) return;
  const flag = `--${given.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
  throw new SsoctlError('USAGE', `${flag} is about asking AWS, and --from answers from a file`, {
    hint: `leave one of them out`,
  });
}
