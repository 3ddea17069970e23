import { isAbsolute, join, resolve } from 'node:path';
import type { World } from '../ports/index.ts';

export interface ConfigPaths {
  configFile: string;
  credentialsFile: string;
}

/**
 * Where the AWS files lie: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE with `~` and `$VAR` expanded as the AWS CLI
 * expands them, else `~/.aws/config` and `~/.aws/credentials`. An empty variable counts as unset.
 */
export function configPaths(world: Pick<World, 'env' | 'home'>, configFile?: string): ConfigPaths {
  const { env, home } = world;
  const chosen = configFile || env['AWS_CONFIG_FILE'];
  const credentials = env['AWS_SHARED_CREDENTIALS_FILE'];
  return {
    configFile: chosen ? expand(chosen, env, home) : join(home, '.aws', 'config'),
    credentialsFile: credentials ? expand(credentials, env, home) : join(home, '.aws', 'credentials'),
  };
}

function expand(path: string, env: World['env'], home: string): string {
  const filled = path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (whole, plain, braced) => env[plain ?? braced] ?? whole);
  const expanded = /^~(?=$|[/\\])/.test(filled) ? join(home, filled.slice(1)) : filled;
  return isAbsolute(expanded) ? expanded : resolve(expanded);
}
