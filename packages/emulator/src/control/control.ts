import type { EmulatorClock } from '../clock.ts';
import type { Faults } from '../faults/faults.ts';
import { firstUser, type Mounted } from '../mount.ts';
import type { StateControls } from '../state/controls.ts';
import type { CallLog } from './calls.ts';

/** What a person does on the device page, done by a program. */
export interface Approval {
  /** `ABCD-EFGH`, as the device was told. */
  userCode: string;
  /** User name; default: who approves everything, else the first user. */
  user?: string | undefined;
}

/** Everything that a test may do to a running emulator. The HTTP control API does the same. */
export interface EmulatorControl {
  /** `http://127.0.0.1:PORT/_control` */
  readonly url: string;
  /** The bearer token of the HTTP control API, made for this run. */
  readonly token: string;
  readonly clock: EmulatorClock;
  readonly faults: Faults;
  readonly calls: CallLog;
  /** The service's memory: who approves, what waits, what is to end now. */
  readonly state: StateControls;
  /** Back to the seed: sessions, tokens and registrations gone; clock, faults, calls and approver as at the start. */
  reset(): void;
  /** Allows a waiting device sign-in. @throws RangeError when no device waits with that code, or there is no such user */
  approve(approval: Approval): void;
  /** Denies a waiting device sign-in. @throws RangeError when no device waits with that code */
  deny(userCode: string): void;
  /** Ends the sign-in sessions of a user, or of all. */
  revokeSessions(user?: string): void;
  /** Ends every access token at once; refresh tokens and sessions live on. */
  expireTokens(): void;
}

interface Parts {
  url: string;
  token: string;
  clock: EmulatorClock;
  faults: Faults;
  calls: CallLog;
}

export function createControl(service: Mounted, parts: Parts): EmulatorControl {
  const { clock, faults, calls } = parts;
  const { state, seed } = service;
  return {
    ...parts,
    state,
    reset() {
      clock.reset();
      service.reset();
      faults.reset();
      calls.clear();
    },
    approve: ({ userCode, user }) => state.approveDevice(userCode, user ?? state.approver ?? firstUser(seed)),
    deny: (userCode) => state.denyDevice(userCode),
    revokeSessions: (user) => void state.revokeSessions(user),
    expireTokens: () => void state.expireAccessTokens(),
  };
}
