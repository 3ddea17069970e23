import type { EmulatorClock } from './clock.ts';
import type { Afflicted } from './faults/apply.ts';
import type { MountedService } from './service-border.ts';

export interface MountOptions {
  clock: EmulatorClock;
  seed?: unknown;
  approve?: string | true | undefined;
  rotate?: boolean | undefined;
}

/** The service side as the server drives it. */
export interface Mounted extends MountedService {
  afflicted: Afflicted;
  place: { startUrl: string; region: string };
  operationOf(method: string, path: string, body?: string, headers?: Headers): string | undefined;
  approve(userCode: string, user?: string): void;
  deny(userCode: string): void;
  /** Back to the seed. */
  reset(): void;
}

/** Stands in until the services do. */
export async function mountService(_options: MountOptions): Promise<Mounted> {
  return {
    app: { fetch: () => Response.json({ message: 'not built yet' }, { status: 501 }) },
    afflicted: { expireTokens: () => undefined, revokeSessions: () => undefined },
    place: { startUrl: 'https://d-9067a1b2c3.awsapps.com/start', region: 'us-east-1' },
    operationOf: () => undefined,
    approve: () => undefined,
    deny: () => undefined,
    reset: () => undefined,
  };
}
