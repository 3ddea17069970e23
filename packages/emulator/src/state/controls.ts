import { createDirectory } from './directory.ts';
import { createOrganizationControls, type OrganizationControls } from './organization-controls.ts';
import type { DeviceGrant } from './records.ts';
import { endSession, sessionOfApprover } from './sign-ins.ts';
import type { State } from './state.ts';

/** What a test or the control API may do to the service while it runs. Where a user may be given, all is the default. */
export interface StateControls extends OrganizationControls {
  /** Who approves every sign-in at once; undefined: a person at the pages. @throws RangeError for an unknown user */
  approveAs(userName: string | undefined): void;
  readonly approver: string | undefined;
  /** Device codes that wait for an answer. */
  pendingDevices(): { userCode: string; clientName: string; expiresAtMs: number }[];
  /** Answers a device code as a page would. @throws RangeError for an unknown code or user */
  approveDevice(userCode: string, userName: string): void;
  denyDevice(userCode: string): void;
  /** The next sign-ins are answered with Deny, whoever approves. */
  denyNext(count?: number): void;
  /** Ends portal sessions as an administrator would: tokens and refresh tokens are dead, role credentials live on. */
  revokeSessions(userName?: string): number;
  expireAccessTokens(userName?: string): number;
  expireRefreshTokens(userName?: string): number;
  /** Access and refresh tokens. */
  expireTokens(userName?: string): number;
  /** Client secrets are refused from now on. */
  expireRegistrations(): number;
  expireDeviceCodes(): number;
  expireRoleCredentials(userName?: string): number;
  /** Changes where behaviour is not documented, e.g. `{ rotate: true }`. */
  behave(change: Partial<State['behaviour']>): void;
  /** Forgets everything that happened; the seed and the approver stay. */
  reset(): void;
  /** How much is remembered, for the control API. */
  counts(): Record<string, number>;
}

export function createControls(state: State): StateControls {
  const now = () => state.clock.now();
  const isOf = (userName: string | undefined) => (record: { sessionId: string }) =>
    userName === undefined || state.portalSessions.get(record.sessionId)?.userName === userName;
  const expireRefreshTokens = (userName?: string) => dropWhere(state.refreshTokens, isOf(userName));
  const expireAccessTokens = (userName?: string) => dropWhere(state.accessTokens, isOf(userName));
  return {
    ...createOrganizationControls(state),
    approveAs: (userName) => {
      state.approver = userName === undefined ? undefined : knownUser(state, userName);
    },
    get approver() {
      return state.approver;
    },
    pendingDevices: () =>
      [...state.deviceGrants.values()]
        .filter((grant) => grant.answer.kind === 'pending' && now() < grant.expiresAtMs)
        .map(({ userCode, clientId, expiresAtMs }) => ({
          userCode,
          clientName: state.registrations.get(clientId)?.clientName ?? '',
          expiresAtMs,
        })),
    approveDevice: (userCode, userName) => {
      const session = sessionOfApprover(state, knownUser(state, userName));
      answer(state, userCode, { kind: 'allowed', sessionId: session.id });
    },
    denyDevice: (userCode) => answer(state, userCode, { kind: 'denied' }),
    denyNext: (count = 1) => {
      state.denials += count;
    },
    revokeSessions: (userName) => {
      const sessions = [...state.portalSessions.values()].filter(
        (s) => userName === undefined || s.userName === userName,
      );
      for (const session of sessions) endSession(state, session.id);
      return sessions.length;
    },
    expireAccessTokens,
    expireRefreshTokens,
    expireTokens: (userName) => expireAccessTokens(userName) + expireRefreshTokens(userName),
    expireRegistrations: () => expireAll(state.registrations.values(), now()),
    expireDeviceCodes: () => expireAll(state.deviceGrants.values(), now()),
    expireRoleCredentials: (userName) =>
      expireAll(
        [...state.credentials.values()].filter((c) => userName === undefined || c.userName === userName),
        now(),
      ),
    behave: (change) => {
      state.behaviour = { ...state.behaviour, ...change };
    },
    reset: () => forget(state),
    counts: () => Object.fromEntries(Object.entries(memories(state)).map(([name, map]) => [name, map.size])),
  };
}

function knownUser(state: State, name: string): string {
  const user = state.directory.findUser(name);
  if (user?.status === 'ENABLED') return user.name;
  const names = state.directory.enabledUsers.slice(0, 8).map((known) => known.name);
  const why = user === undefined ? `no user ${name}` : `user ${name} is disabled`;
  throw new RangeError(`${why} (there are: ${names.join(', ')})`);
}

function answer(state: State, userCode: string, given: DeviceGrant['answer']): void {
  const grant = [...state.deviceGrants.values()].find((g) => g.userCode === userCode);
  if (grant === undefined) throw new RangeError(`no device code ${userCode}`);
  grant.answer = given;
}

function dropWhere<V>(map: Map<string, V>, matches: (value: V) => boolean): number {
  const keys = [...map].filter(([, value]) => matches(value)).map(([key]) => key);
  for (const key of keys) map.delete(key);
  return keys.length;
}

function expireAll(records: Iterable<{ expiresAtMs: number }>, nowMs: number): number {
  const live = [...records].filter((record) => nowMs < record.expiresAtMs);
  for (const record of live) record.expiresAtMs = nowMs;
  return live.length;
}

function memories(state: State): Record<string, Map<string, unknown>> {
  const { registrations, portalSessions, deviceGrants, authorizationCodes } = state;
  const { accessTokens, refreshTokens, credentials, browsers, requests } = state;
  return {
    registrations,
    portalSessions,
    deviceGrants,
    authorizationCodes,
    accessTokens,
    refreshTokens,
    credentials,
    browsers,
    requests,
  };
}

function forget(state: State): void {
  for (const memory of Object.values(memories(state))) memory.clear();
  state.directory = createDirectory(state.seed);
  state.underWay = [];
  state.failures = [];
  state.behaviour = state.initialBehaviour;
  state.denials = 0;
}
