import { isoTime } from '../../kit/relative-time.ts';

const STEM = 'ssoctl-access';

/** `ssoctl-access-2026-01-15T1200Z`: sorts by time, and is a good name on every file system. */
export function stampedName(nowMs: number): string {
  return `${STEM}-${isoTime(nowMs).slice(0, 16).replace(':', '')}Z`;
}

/** Whether a file is a snapshot of such a day, by the name that it is given by default. */
export function isOfDay(name: string, day: string): boolean {
  return name.startsWith(`${STEM}-${day}`) && name.endsWith('.json');
}

/** Whether it is a date, or the beginning of one's time: `2026-01-15`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T\d{0,4})?$/.test(text);
}
