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
  | { kind: 'approved' }
  | { kind: 'unknown' | 'expired' | 'denied'; because: string };

const START_AGAIN = 'Start again in the program to get a new one.';

export function standingOf(grant: DeviceGrant | undefined, nowMs: number): Standing {
  if (grant === undefined)
    return { kind: 'unknown', because: 'No program is waiting with this code. Is it typed right?' };
  const { kind } = grant.answer;
  if (kind === 'allowed' || kind === 'redeemed') return { kind: 'approved' };
  if (kind === 'denied') return { kind, because: `This code has been denied. ${START_AGAIN}` };
  if (nowMs >= grant.expiresAtMs) return { kind: 'expired', because: `This code has expired. ${START_AGAIN}` };
  return { kind: 'waiting', grant };
}
