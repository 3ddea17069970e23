import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { release } from 'node:os';
import type { Browser } from '../ports/index.ts';
import { readSecureUrl } from '../wire/secure-url.ts';
import { type BrowserWorld, systemOpener } from './browser-use.ts';
import { commandWords } from './command-words.ts';

export interface BrowserOptions {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** For tests. */
  exists?: (path: string) => boolean;
  kernel?: () => string;
}

/** The person's browser: what BROWSER says, else what the system opens pages with. */
export function systemBrowser(options: BrowserOptions): Browser {
  const { env, platform, exists = existsSync, kernel = release } = options;
  const world: BrowserWorld = { env, platform, exists, kernel };
  const own = env['BROWSER']?.trim() ?? '';

  return {
    use: () => (own === '' ? systemOpener(world).use : { usable: true, by: 'BROWSER' }),

    async open(url) {
      const secure = readSecureUrl(url);
      if (secure === undefined) return false;
      for (const command of commandsFor(secure.href, own, world)) {
        if (await started(command, env)) return true;
      }
      return false;
    },
  };
}

/** Argument lists to try in turn. `%s` in an entry of BROWSER stands for the URL; without one, the URL comes last. */
function commandsFor(url: string, own: string, world: BrowserWorld): string[][] {
  if (own === '') {
    const { opener } = systemOpener(world);
    return opener === undefined ? [] : [[opener.command, ...opener.args, url]];
  }
  const separator = world.platform === 'win32' ? ';' : ':';
  return own.split(separator).flatMap((entry) => {
    const words = commandWords(entry, world.platform) ?? [];
    // Left over from shells: every program is started in the background here.
    if (words.at(-1) === '&') words.pop();
    if (words.length === 0) return [];
    const placed = words.map((word) => word.replaceAll('%s', () => url));
    return [words.some((word) => word.includes('%s')) ? placed : [...words, url]];
  });
}

/** Starts a program of its own life; true when it was started, whatever becomes of it. */
function started(command: readonly string[], env: BrowserOptions['env']): Promise<boolean> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    try {
      const child = spawn(program, args, {
        detached: true,
        stdio: 'ignore',
        shell: false,
        windowsHide: true,
        env: { ...env },
      });
      child.once('error', () => resolve(false));
      child.once('spawn', () => {
        child.unref();
        resolve(true);
      });
    } catch {
      // Node refuses some programs at once, e.g. batch files on Windows.
      resolve(false);
    }
  });
}
