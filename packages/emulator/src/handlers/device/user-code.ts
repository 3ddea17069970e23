import type { DeviceGrant } from '../../state/records.ts';
import type { State } from '../../state/state.ts';

/** As codes are written, however they were typed: `bcdf ghjk` is `BCDF-GHJK`. RFC 8628 §6.1. */
export function tidyCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 8);
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}

export function findGrant(state: State, typed: string): DeviceGrant | undefined {
  const code = tidyCode(typed);
  return [...state.deviceGrants.values()].find((grant) => grant.userCode === code);
}

export type Standing =
  | { kind: 'waiting'; grant: DeviceGrant }
  | { kind: 'unknown' | 'expired' | 'answered'; because: string };

export function standingOf(grant: DeviceGrant | undefined, nowMs: number): Standing {
  if (grant === undefined)
    return { kind: 'unknown', because: 'No program is waiting with this code. Is it typed right?' };
  if (grant.answer.kind !== 'pending') {
    return { kind: 'answered', because: 'This code has been used. Start again in the program to get a new one.' };
  }
  if (nowMs >= grant.expiresAtMs) {
    return { kind: 'expired', because: 'This code has expired. Start again in the program to get a new one.' };
  }
  return { kind: 'waiting', grant };
}
