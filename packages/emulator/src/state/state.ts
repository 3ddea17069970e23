import type { EmulatorClock } from '../clock.ts';
import type { Seed, SeedAccessKey, SeedBehaviour } from '../seed/types.ts';
import { BoundedMap } from './bounded-map.ts';
import type { Bytes } from './bytes.ts';
import { createDirectory, type Directory } from './directory.ts';
import type {
  AccessToken,
  AuthorizationCode,
  DeviceGrant,
  IssuedCredentials,
  PortalSession,
  RefreshToken,
  Registration,
} from './records.ts';
import type { Request } from './requests.ts';

/** Everything the service knows. Rules read and change it; nothing else does but {@link ./controls.ts}. */
export interface State {
  readonly seed: Seed;
  /** Made anew by a reset. */
  directory: Directory;
  readonly clock: Pick<EmulatorClock, 'now'>;
  readonly bytes: Bytes;
  readonly initialBehaviour: SeedBehaviour;
  /** Changeable while the emulator runs. */
  behaviour: SeedBehaviour;
  /** Who approves every sign-in at once, without a page. */
  approver: string | undefined;
  /** How many sign-ins are still to be denied. */
  denials: number;
  readonly registrations: Map<string, Registration>;
  readonly portalSessions: Map<string, PortalSession>;
  /** By device code. */
  readonly deviceGrants: Map<string, DeviceGrant>;
  readonly authorizationCodes: Map<string, AuthorizationCode>;
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  /** By access key id. */
  readonly credentials: Map<string, IssuedCredentials>;
  /** Access keys of IAM users, by id; the seed's. */
  readonly accessKeys: ReadonlyMap<string, SeedAccessKey>;
  /** What administrators asked for that takes its time, done or not, by request id. */
  readonly requests: Map<string, Request>;
  requestsTaken: number;
  /** Those that are not done, in the order in which they came. */
  underWay: Request[];
  /** Reasons for which the next of them fail, first come first served. */
  failures: string[];
  /** Browser → the portal session it is signed in with, or empty. */
  readonly browsers: Map<string, string>;
  /** Signs the forms of the pages. */
  readonly formKey: Uint8Array;
}

export interface StateOptions {
  seed: Seed;
  clock: Pick<EmulatorClock, 'now'>;
  bytes: Bytes;
  /** What a reset goes back to. */
  behaviour: SeedBehaviour;
}

export function createState({ seed, clock, bytes, behaviour }: StateOptions): State {
  return {
    seed,
    clock,
    bytes,
    directory: createDirectory(seed),
    initialBehaviour: behaviour,
    behaviour,
    approver: undefined,
    denials: 0,
    registrations: new BoundedMap(20_000),
    portalSessions: new BoundedMap(20_000),
    deviceGrants: new BoundedMap(20_000),
    authorizationCodes: new BoundedMap(20_000),
    accessTokens: new BoundedMap(100_000),
    refreshTokens: new BoundedMap(50_000),
    credentials: new BoundedMap(100_000),
    accessKeys: new Map(seed.accessKeys.map((key) => [key.accessKeyId, key])),
    requests: new BoundedMap(10_000),
    requestsTaken: 0,
    underWay: [],
    failures: [],
    browsers: new BoundedMap(20_000),
    formKey: bytes(32),
  };
}
