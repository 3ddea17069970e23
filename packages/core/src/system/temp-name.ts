import { createHash, randomBytes } from 'node:crypto';
import type { ProcessIdentity } from './this-process.ts';

const SUFFIX = '.ssoctl-tmp';
const SHAPE = /\.(\d+)-(\d*)-([0-9a-f]{12})-[0-9a-f]{16}\.ssoctl-tmp$/;
/** A file name may have 255 bytes, and a character up to three a code unit. */
const LONGEST_BASE = 60;

/** What a temp file's name says of its maker. */
export interface TempOwner {
  pid: number;
  start: string;
  /** Stands for host, boot and pid namespace: only where it is ours can the pid be looked up here. */
  place: string;
}

/** A name nobody else takes, `<base>.<pid>-<start>-<place>-<nonce>.ssoctl-tmp`: no reader of caches looks for it. */
export function tempName(base: string, maker: ProcessIdentity): string {
  const nonce = randomBytes(8).toString('hex');
  return `${base.slice(0, LONGEST_BASE)}.${maker.pid}-${maker.start}-${placeOf(maker)}-${nonce}${SUFFIX}`;
}

/** Who made the temp file of that name; undefined when it is none of ours. */
export function tempOwner(name: string): TempOwner | undefined {
  const parts = name.endsWith(SUFFIX) ? SHAPE.exec(name) : null;
  if (parts === null) return undefined;
  return { pid: Number(parts[1]), start: parts[2] ?? '', place: parts[3] ?? '' };
}

export function placeOf(identity: Omit<ProcessIdentity, 'pid' | 'start'>): string {
  const words = [identity.host, identity.bootId, identity.pidNamespace].join('\n');
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}
