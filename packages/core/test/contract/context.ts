import {
  loadConfig,
  resolveRole,
  resolveSession,
  serviceSettings,
  signInOfProfile,
} from '@ssoctl/core/internal/config/index';
import type { Config, SignIn } from '@ssoctl/core/internal/config/types';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import { createSessions } from '@ssoctl/core/internal/session/sessions';
import type { Sessions } from '@ssoctl/core/internal/session/types';
import type { FaultRule } from '@ssoctl/emulator';
import { type Emulated, emulated, type TestWorld } from '@ssoctl/testkit';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Context extends Emulated {
  config: Config;
  corp: SignIn;
  old: SignIn;
  sessions: Sessions;
  /** The sessions of another world, as another process would have them. */
  sessionsOf(world: TestWorld): Sessions;
  credentials(profile: string, world?: TestWorld): ReturnType<typeof roleCredentials>;
  /** How often the emulator was called. */
  count(operation: string): number;
  /** From now on. */
  faults(...rules: FaultRule[]): void;
  /** The only file in `~/.aws/sso/cache` that holds an access token, parsed. */
  tokenFile(): Promise<Record<string, string>>;
  /** The registrations in `~/.aws/sso/cache`, parsed. */
  registrations(): Promise<Record<string, unknown>[]>;
}

const running: Emulated[] = [];

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

export async function context(options: Parameters<typeof emulated>[0] = {}): Promise<Context> {
  const t = await emulated(options);
  running.push(t);
  const config = await loadConfig(t.world);
  const sessionsOf = (world: TestWorld) => createSessions(world, serviceSettings(config, world.env));
  const ssoCache = async () => {
    const files = await t.home.files('.aws/sso/cache');
    return Promise.all(files.map((file) => t.home.json(file)));
  };
  return {
    ...t,
    config,
    corp: resolveSession(config, 'corp'),
    old: signInOfProfile(config, 'old') as SignIn,
    sessions: sessionsOf(t.world),
    sessionsOf,
    credentials: (profile, world = t.world) => roleCredentials(world, config, resolveRole(config, profile)),
    count: (operation) => t.emulator.control.calls.count(operation),
    faults: (...rules) => t.emulator.control.faults.replace({ rules }),
    async tokenFile() {
      const found = (await ssoCache()).filter((content) => 'accessToken' in content);
      if (found.length !== 1) throw new Error(`${found.length} token files`);
      return found[0] as Record<string, string>;
    },
    registrations: async () => (await ssoCache()).filter((content) => !('accessToken' in content)),
  };
}
