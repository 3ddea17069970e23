import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';

export interface Child {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Runs a child with our three streams and answers its exit code, 128 + n for a signal. @throws COMMAND_NOT_FOUND, COMMAND_NOT_RUNNABLE */
export type Spawn = (child: Child) => Promise<number>;

const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * No shell: what was typed is what the child gets. While it runs, signals are its business: the terminal sends Ctrl-C to both of
 * us, so we only stay alive to pass its exit code on; whatever is sent to us alone is forwarded.
 */
export const spawnChild: Spawn = async ({ command, args, env }) => {
  if (command === '')
    throw new SsoctlError('COMMAND_NOT_FOUND', 'the command is empty', {
      hint: 'check whether a variable in it is unset',
    });
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    let child: ChildProcess | undefined;
    const forward = (signal: NodeJS.Signals) => void child?.kill(signal);
    const interrupted = (signal: NodeJS.Signals) => {
      if (!process.stdin.isTTY) forward(signal);
    };
    // Before the child is there: it may be running, and Ctrl-C be pressed, before we are back from starting it.
    for (const signal of FORWARDED) process.on(signal, forward);
    process.on('SIGINT', interrupted);
    const settle = (finish: () => void) => {
      for (const signal of FORWARDED) process.off(signal, forward);
      process.off('SIGINT', interrupted);
      finish();
    };
    try {
      child = spawn(command, [...args], { env, stdio: 'inherit', shell: false });
    } catch (error) {
      settle(() => reject(notStarted(command, error as NodeJS.ErrnoException)));
      return;
    }
    child.once('error', (error) => settle(() => reject(notStarted(command, error))));
    child.once('close', (code, signal) =>
      settle(() => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))),
    );
  });
};

function notStarted(command: string, error: NodeJS.ErrnoException): SsoctlError {
  if (error.code === 'ENOENT')
    return new SsoctlError('COMMAND_NOT_FOUND', notFound(command), {
      hint: 'check the spelling, or give its whole path',
      details: { command },
      cause: error,
    });
  return new SsoctlError('COMMAND_NOT_RUNNABLE', `${command} cannot be started: ${error.code ?? error.message}`, {
    hint:
      process.platform === 'win32'
        ? `run it through its interpreter: ssoctl exec PROFILE -- cmd /c ${command}`
        : `run: chmod +x ${command}, or give its interpreter`,
    details: { command },
    cause: error,
  });
}

/** The system says the same of a script whose interpreter is missing. */
function notFound(command: string): string {
  if (!/[/\\]/.test(command)) return `there is no command ${command} on PATH`;
  return `${command} does not exist, or the interpreter in its first line does not`;
}
