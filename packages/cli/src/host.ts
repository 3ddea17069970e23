import type { NodeWorldOptions } from '@ssoctl/core/internal/node';
import type { World } from '@ssoctl/core/internal/ports/index';
import type { Env } from './kit/context.ts';
import type { Interruption } from './kit/interruption.ts';
import type { Prompter } from './kit/prompter.ts';
import type { RawStream } from './kit/sink.ts';
import type { Spawn } from './kit/spawn.ts';

/** The process that a command line runs in, or a test's stand-in for one. What is optional is the real thing by default. */
export interface Host {
  argv: readonly string[];
  env: Env;
  home: string;
  platform: NodeJS.Platform;
  stdout: RawStream;
  stderr: RawStream;
  now: () => number;
  prompt?: Prompter | undefined;
  spawn?: Spawn | undefined;
  interruption?: Interruption | undefined;
  world?: ((options: NodeWorldOptions) => World) | undefined;
}
