import { activeProfile, loadConfig, resolveRole } from './config/index.ts';
import { memoised } from './credentials/memoised.ts';
import { roleCredentials } from './credentials/role-credentials.ts';
import type { SsoctlProvider } from './credentials/types.ts';
import type { OnEvent, World } from './ports/index.ts';
import { systemBrowser } from './system/browser.ts';
import { systemClock } from './system/clock.ts';
import { systemFiles } from './system/files.ts';
import { homeFolder } from './system/home.ts';
import { systemLocks } from './system/locks.ts';
import { systemRandom } from './system/random.ts';
import { systemTransport } from './system/transport.ts';

export interface NodeWorldOptions {
  /** Default: the process's environment. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Where `.aws` lies. Default: `HOME` of the environment (on Windows `USERPROFILE`), else what the system says. */
  home?: string | undefined;
  platform?: NodeJS.Platform | undefined;
  /** Told what the library does; events carry no secrets. Default: nobody is told. */
  onEvent?: OnEvent | undefined;
}

/** The real world: this machine's files, clock, network and browser. Makes nothing and reads nothing until it is used. */
export function nodeWorld(options: NodeWorldOptions = {}): World {
  const { env = process.env, platform = process.platform, onEvent = () => {} } = options;
  const clock = systemClock();
  const files = systemFiles();
  return {
    env,
    platform,
    onEvent,
    clock,
    files,
    home: options.home || homeFolder(env, platform),
    locks: systemLocks({ files, clock, onEvent }),
    random: systemRandom(),
    browser: systemBrowser({ env, platform }),
    loopback: {
      // Most processes never listen, and what they would load for it takes as long as all that they do.
      async listen(port, handle) {
        const { systemLoopback } = await import('./system/loopback.ts');
        return systemLoopback().listen(port, handle);
      },
    },
    transport: systemTransport({ env, files }),
  };
}

export interface FromSsoctlOptions extends NodeWorldOptions {
  /** Default: `AWS_PROFILE`, `AWS_DEFAULT_PROFILE`, `default`. */
  profile?: string | undefined;
  /** Default: `AWS_CONFIG_FILE`, `~/.aws/config`. */
  configFile?: string | undefined;
}

/**
 * A credential provider for the AWS SDK for JavaScript: the role of an IAM Identity Center profile, from the cache shared with
 * the AWS CLI or fetched and cached, renewing the access token when need be. One fetch serves all clients of this
 * process, and all processes that wait. It never asks a person and never opens a browser.
 *
 * ```ts
 * const s3 = new S3Client({ credentials: fromSsoctl({ profile: 'dev' }) });
 * ```
 *
 * The provider rejects with a {@link SsoctlError}: SIGN_IN_REQUIRED and SESSION_ENDED name the command to run.
 */
export function fromSsoctl(options: FromSsoctlOptions = {}): SsoctlProvider {
  const world = nodeWorld(options);
  return memoised(world.clock, async () => {
    // Read again each time: a program may run for days, and its configuration change.
    const config = await loadConfig(world, { configFile: options.configFile });
    const role = resolveRole(config, activeProfile(world.env, options.profile) ?? 'default');
    return roleCredentials(world, config, role);
  });
}
