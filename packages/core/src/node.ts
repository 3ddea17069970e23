import type { ServiceSettings } from './config/types.ts';
import type { OnEvent, World } from './ports/index.ts';

export interface NodeWorldOptions {
  /** Default: the process's environment. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Default: HOME, on Windows USERPROFILE, of `env`; else the operating system's word. */
  home?: string;
  platform?: NodeJS.Platform;
  onEvent?: OnEvent;
  /** How services are called; the CA bundle matters here. Default: the environment's. */
  settings?: ServiceSettings;
}

/** The real world behind the ports. */
export function nodeWorld(_options: NodeWorldOptions = {}): World {
  throw new Error('not yet');
}
